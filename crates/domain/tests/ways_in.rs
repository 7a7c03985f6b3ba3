//! Ways in: who needs a second factor, what is enough, and what may not be taken away.

use domain::entry::one_time_code::{self, CODE_TRIES, CODE_TTL, Life};
use domain::entry::ways_in::*;
use domain::entry::{Account, Field, Handle, LetInBy, Standing, Stated};
use domain::{AccountId, At};
use std::time::Duration;

const NOW: At = At(1_000_000_000);

fn account(owner: bool) -> Account {
    Account {
        id: AccountId::new(7),
        handle: Handle::parse("ann").unwrap_or_else(|_| panic!("a handle")),
        stated: Stated::parse("Tunes pianos").expect("a line"),
        field: Field::Crafts,
        registered: At(1),
        standing: Standing::Member { since: At(2), let_in_by: LetInBy::FirstStart },
        owner,
        bot: false,
    }
}

fn fresh(second: bool) -> Option<Proof> {
    Some(Proof { at: NOW, second })
}

const SHOWN: [Shown; 5] =
    [Shown::Passkey, Shown::Password, Shown::MailCode, Shown::RecoveryCode, Shown::OperatorsCode];
const SECOND: [Option<Second>; 3] = [None, Some(Second::AppCode), Some(Second::RecoveryCode)];

#[test]
fn what_is_enough_to_sign_in_is_one_table() {
    let mut table = String::new();
    let plain = WaysIn { password: true, mail: true, ..WaysIn::default() };
    let with = |passkeys, app| WaysIn { passkeys, app, ..plain };
    for (name, owner, ways) in [
        ("member", false, plain),
        ("member with a passkey", false, with(1, false)),
        ("member with an app", false, with(0, true)),
        ("owner without", true, plain),
        ("owner with a passkey", true, with(1, false)),
        ("owner with an app", true, with(0, true)),
    ] {
        table.push_str(&format!("{name}:"));
        for shown in SHOWN {
            for second in SECOND {
                let enough = sign_in(&account(owner), &ways, false, NOW, shown, second);
                table.push(match enough {
                    Ok(Proof { second: true, .. }) => '2',
                    Ok(_) => '1',
                    Err(Refusal::SecondFactorNeeded) => '-',
                    Err(_) => '?',
                });
            }
            table.push(' ');
        }
        table.push('\n');
    }
    // Passkey, password, mail code, recovery code, operator's code; each alone, with an app's code, with a recovery code.
    assert_eq!(
        table,
        "member:222 122 122 121 222 \n\
         member with a passkey:222 122 122 121 222 \n\
         member with an app:222 -22 -22 -2- 222 \n\
         owner without:222 122 122 121 222 \n\
         owner with a passkey:222 -22 -22 -2- 222 \n\
         owner with an app:222 -22 -22 -2- 222 \n"
    );
}

#[test]
fn the_demo_asks_its_owner_for_nothing() {
    let ways = WaysIn { passkeys: 1, password: true, ..WaysIn::default() };
    assert_eq!(second_factor(&account(true), &ways, true), SecondFactor::NotNeeded);
    assert_eq!(second_factor(&account(true), &WaysIn::default(), true), SecondFactor::NotNeeded);
    assert_eq!(second_factor(&account(true), &WaysIn::default(), false), SecondFactor::SetUpDue);
}

#[test]
fn a_sign_in_is_fresh_for_ten_minutes_and_no_longer() {
    let ways = WaysIn { password: true, mail: true, ..WaysIn::default() };
    let at =
        |late: Duration| may_remove(&account(false), &ways, Way::Mail, false, fresh(false), NOW.after(late));
    assert_eq!(at(Duration::from_secs(599)), Ok(()));
    assert_eq!(at(Duration::from_secs(600)), Err(Refusal::SignInAgain));
    assert_eq!(may_remove(&account(false), &ways, Way::Mail, false, None, NOW), Err(Refusal::SignInAgain));
}

#[test]
fn an_address_that_stands_in_for_another_is_neither_replaced_nor_removed() {
    let ways = WaysIn { password: true, mail: true, old_mail: true, ..WaysIn::default() };
    assert_eq!(may_set_mail(&ways, fresh(true), NOW), Err(Refusal::MailChangedLately));
    let gone = may_remove(&account(false), &ways, Way::Mail, false, fresh(true), NOW);
    assert_eq!(gone, Err(Refusal::MailChangedLately));
}

/// Whatever is removed, in whatever order, by whatever sign-in: nobody is locked out, and nobody slips below two factors.
#[test]
fn no_order_of_removals_locks_anybody_out_or_loses_an_owner_s_second_factor() {
    let mut seed = 42_u64;
    let mut random = |below: u64| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        seed % below
    };
    let mut removed = 0;
    for run in 0..20_000 {
        let owner = random(2) == 0;
        let who = account(owner);
        let mut ways = WaysIn {
            passkeys: random(4) as u32,
            password: random(2) == 0,
            mail: random(2) == 0,
            old_mail: random(8) == 0,
            app: random(2) == 0,
            recovery_codes: random(11) as u32,
            version: 0,
        };
        if !ways.can_sign_in() {
            continue;
        }
        for step in 0..8 {
            let way = [Way::Passkey, Way::Password, Way::Mail, Way::App][random(4) as usize];
            let proof = match random(3) {
                0 => None,
                n => fresh(n == 1),
            };
            let before = second_factor(&who, &ways, false);
            if may_remove(&who, &ways, way, false, proof, NOW).is_err() {
                continue;
            }
            removed += 1;
            assert!(proof.is_some(), "run {run} step {step}: without a fresh sign-in");
            match way {
                Way::Passkey => ways.passkeys -= 1,
                Way::Password => ways.password = false,
                Way::Mail => ways.mail = false,
                Way::App => ways.app = false,
            }
            assert!(ways.can_sign_in(), "run {run} step {step}: {way:?} was the last way in");
            let after = second_factor(&who, &ways, false);
            if before == SecondFactor::Needed && after != SecondFactor::Needed {
                assert!(!owner, "run {run} step {step}: an owner lost the second factor");
                assert!(proof.is_some_and(|proof| proof.second), "run {run} step {step}: without showing it");
            }
        }
    }
    assert!(removed > 5_000, "the script removes too little: {removed}");
}

#[test]
fn a_code_has_eight_digits_five_tries_and_ten_minutes() {
    assert_eq!(one_time_code::code(7), "00000007");
    assert_eq!(one_time_code::code(u64::MAX).len(), 8);
    assert_eq!(one_time_code::read(" 1234-5678 "), "12345678");
    let life = Life::new(NOW);
    assert!(life.is_open(NOW) && !life.is_open(NOW.after(CODE_TTL)));
    assert!(!Life { tries: CODE_TRIES, ..life }.is_open(NOW));
}
