//! Ways in: what is spent is spent once, what is changed is changed on one reading, and what reads back.

use domain::entry::MailAddress;
use domain::entry::one_time_code::{CODE_TRIES, Life};
use domain::entry::ways_in::Proof;
use domain::{AccountId, At};
use store::{Conflict, Notice, Passkey, Session, SessionId, SignInWrite, Store, Write, WriteError};

use super::*;

const ANN: AccountId = AccountId::new(1);
const EVE: AccountId = AccountId::new(2);

fn mail(text: &str) -> MailAddress {
    MailAddress::parse(text).unwrap_or_else(|_| panic!("{text} is an address"))
}

fn passkey(id: &str, account: AccountId) -> Passkey {
    let text = |text: &str| text.to_owned();
    Passkey {
        id: text(id),
        account,
        fixed: text("aa"),
        moving: text("bb"),
        name: text("phone"),
        created: NOW,
        last_used: None,
    }
}

fn session(id: u64, account: AccountId) -> Write {
    let id = SessionId::new(id);
    let session = Session { id, account, created: NOW, last_seen: NOW, device: String::new() };
    Write::AddSession { session, token_hash: hash(id.number()) }
}

fn bump(account: AccountId, version: u64) -> Write {
    Write::SignIn(SignInWrite::Bump { account, version })
}

async fn house(ground: &Ground) -> Store {
    let store = ground.store().await;
    let people = vec![add(applicant(1, "ann")), add(applicant(2, "eve"))];
    store.write(people).await.expect("nobody has these handles");
    store
}

async fn refused(store: &Store, unit: Vec<Write>, conflict: Conflict) {
    let done = store.write(unit).await;
    assert!(matches!(done, Err(WriteError::Conflict(is)) if is == conflict), "{done:?}");
}

pub async fn of_many_changes_made_on_one_reading_one_is_written(ground: &Ground) {
    let store = house(ground).await;
    for version in 0..3 {
        let change = |n: u32| {
            let secret = Some(format!("{n:02}"));
            vec![bump(ANN, version), Write::SignIn(SignInWrite::SetApp { account: ANN, secret })]
        };
        let results = write_all(&store, (0..16).map(change).collect()).await;
        assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 1, "version {version}");
        assert_eq!(store.ways_in(ANN).await.expect("up").version, version + 1);
    }
    refused(&store, vec![bump(ANN, 0)], Conflict::WaysChanged).await;
    assert_eq!(store.ways_in(EVE).await.expect("up").version, 0, "others are not touched");
    store.close().await.expect("closes");
}

pub async fn passkeys_read_back_and_belong_to_one_account(ground: &Ground) {
    let store = house(ground).await;
    let add = |id: &str, of| Write::SignIn(SignInWrite::AddPasskey(passkey(id, of)));
    store.write(vec![add("01", ANN), add("02", ANN)]).await.expect("new");
    refused(&store, vec![add("01", EVE)], Conflict::Mismatch).await;
    let used = SignInWrite::UsePasskey { id: "02".to_owned(), moving: "cc".to_owned(), at: At(NOW.0 + 5) };
    store.write(vec![Write::SignIn(used)]).await.expect("there");
    let read = store.passkey("02").await.expect("up").expect("there");
    assert!(read.moving == "cc" && read.last_used == Some(At(NOW.0 + 5)) && read.account == ANN);
    assert_eq!(store.passkeys(ANN).await.expect("up").len(), 2);
    let drop = |account| Write::SignIn(SignInWrite::DropPasskey { account, id: "01".to_owned() });
    refused(&store, vec![drop(EVE)], Conflict::Mismatch).await;
    store.write(vec![drop(ANN)]).await.expect("hers");
    refused(&store, vec![drop(ANN)], Conflict::Mismatch).await;
    assert_eq!(store.ways_in(ANN).await.expect("up").passkeys, 1);
    store.close().await.expect("closes");
}

pub async fn an_address_has_one_account_and_the_one_before_is_found_until_it_lapses(ground: &Ground) {
    let store = house(ground).await;
    let set = |account, version, to: &str, old: Option<(&str, At)>| {
        let old = old.map(|(text, until)| (mail(text), until));
        vec![
            bump(account, version),
            Write::SignIn(SignInWrite::SetMail { account, mail: Some(mail(to)), old }),
        ]
    };
    store.write(set(ANN, 0, "a@x.test", None)).await.expect("free");
    refused(&store, set(EVE, 0, "a@x.test", None), Conflict::Mismatch).await;
    let until = At(NOW.0 + 1000);
    store.write(set(ANN, 1, "b@x.test", Some(("a@x.test", until)))).await.expect("free");
    let found = async |text: &str, at| store.account_by_mail(&mail(text), at).await.expect("up");
    assert_eq!(found("b@x.test", NOW).await, Some((ANN, false)));
    assert_eq!(found("a@x.test", NOW).await, Some((ANN, true)));
    assert_eq!(found("a@x.test", until).await, None);
    let ways = store.ways_in(ANN).await.expect("up");
    assert!(ways.old_mail_at(NOW).is_some() && ways.old_mail_at(until).is_none() && !ways.password);
    store.close().await.expect("closes");
}

pub async fn a_code_is_tried_five_times_and_spent_once_even_by_many_at_once(ground: &Ground) {
    let store = house(ground).await;
    let (key, code) = (hash(7), hash(8));
    let life = Life::new(NOW);
    let add = SignInWrite::AddMailCode { key, account: Some(ANN), code, life, now: NOW };
    store.write(vec![Write::SignIn(add)]).await.expect("up");
    let try_it = |at| Write::SignIn(SignInWrite::TryMailCode { key, tries_max: CODE_TRIES, now: at });
    refused(&store, vec![try_it(life.expires)], Conflict::CodeGone).await;
    let results = write_all(&store, (0..32).map(|_| vec![try_it(NOW)]).collect()).await;
    assert_eq!(results.iter().filter(|result| result.is_ok()).count(), CODE_TRIES as usize);
    let read = store.mail_code(&key).await.expect("up").expect("there");
    assert!(read.account == Some(ANN) && read.life.tries == CODE_TRIES);
    let spend = || vec![Write::SignIn(SignInWrite::UseMailCode { key, code })];
    let wrong = SignInWrite::UseMailCode { key, code: hash(9) };
    refused(&store, vec![Write::SignIn(wrong)], Conflict::CodeGone).await;
    let results = write_all(&store, (0..8).map(|_| spend()).collect()).await;
    assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 1);
    // A later one sweeps those that are over.
    let old = SignInWrite::AddMailCode { key, account: None, code, life, now: NOW };
    store.write(vec![Write::SignIn(old)]).await.expect("up");
    let later = life.expires;
    let new =
        SignInWrite::AddMailCode { key: hash(10), account: None, code, life: Life::new(later), now: later };
    store.write(vec![Write::SignIn(new)]).await.expect("up");
    assert!(store.mail_code(&key).await.expect("up").is_none());
    store.close().await.expect("closes");
}

pub async fn recovery_codes_and_app_codes_work_once(ground: &Ground) {
    let store = house(ground).await;
    let set = |codes| Write::SignIn(SignInWrite::SetRecoveryCodes { account: ANN, codes });
    let operators = SignInWrite::SetOperatorsCode { account: ANN, code: hash(9), until: At(NOW.0 + 10) };
    store.write(vec![set(vec![hash(1), hash(2)]), Write::SignIn(operators)]).await.expect("up");
    assert_eq!(store.ways_in(ANN).await.expect("up").recovery_codes, 2, "the operator's is not hers");
    let spend = |account, code, operators, now| {
        vec![Write::SignIn(SignInWrite::UseCode { account, code: hash(code), operators, now })]
    };
    refused(&store, spend(EVE, 1, false, NOW), Conflict::CodeGone).await;
    refused(&store, spend(ANN, 9, false, NOW), Conflict::CodeGone).await;
    refused(&store, spend(ANN, 9, true, At(NOW.0 + 10)), Conflict::CodeGone).await;
    let results = write_all(&store, (0..8).map(|_| spend(ANN, 1, false, NOW)).collect()).await;
    assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 1);
    store.write(vec![set(vec![hash(3)])]).await.expect("up");
    refused(&store, spend(ANN, 2, false, NOW), Conflict::CodeGone).await;
    store.write(spend(ANN, 9, true, NOW)).await.expect("a new set leaves the operator's alone");

    let step = |step| vec![Write::SignIn(SignInWrite::UseAppStep { account: ANN, step })];
    store.write(vec![bump(ANN, 0)]).await.expect("first");
    store.write(step(10)).await.expect("new");
    refused(&store, step(10), Conflict::CodeGone).await;
    refused(&store, step(9), Conflict::CodeGone).await;
    store.write(step(11)).await.expect("later");
    store.close().await.expect("closes");
}

pub async fn a_notice_reaches_every_session_but_its_own_and_a_proof_ends_with_its_session(ground: &Ground) {
    let store = house(ground).await;
    store.write(vec![session(1, ANN), session(2, ANN), session(3, ANN), session(9, EVE)]).await.expect("up");
    let notice = Notice {
        id: 5,
        account: ANN,
        session: 1,
        at: At(NOW.0 + 1),
        kind: "signed_in".to_owned(),
        device: "Firefox".to_owned(),
    };
    store.write(vec![Write::SignIn(SignInWrite::AddNotice(notice))]).await.expect("up");
    let of =
        async |account, session| store.notices(account, SessionId::new(session)).await.expect("up").len();
    assert_eq!((of(ANN, 1).await, of(ANN, 2).await, of(ANN, 3).await, of(EVE, 9).await), (0, 1, 1, 0));
    let see = |account, session| {
        vec![Write::SignIn(SignInWrite::SeeNotice { id: 5, account, session: SessionId::new(session) })]
    };
    refused(&store, see(ANN, 1), Conflict::Mismatch).await;
    refused(&store, see(EVE, 9), Conflict::Mismatch).await;
    store.write(see(ANN, 2)).await.expect("hers");
    assert_eq!((of(ANN, 2).await, of(ANN, 3).await), (0, 1));

    let id = SessionId::new(2);
    let proof = Proof { at: NOW, second: true };
    store.write(vec![Write::SignIn(SignInWrite::Prove { session: id, proof })]).await.expect("up");
    assert_eq!(store.proof(id).await.expect("up"), Some(proof));
    store.write(vec![Write::DropSession { id, account: ANN }, session(2, ANN)]).await.expect("up");
    assert_eq!(store.proof(id).await.expect("up"), None);
    assert_eq!(store.account_ids(None, 10).await.expect("up"), [ANN, EVE]);
    assert_eq!(store.account_ids(Some(ANN), 10).await.expect("up"), [EVE]);
    store.close().await.expect("closes");
}
