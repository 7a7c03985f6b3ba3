//! Becoming a member: handles, passwords, invites, the waitlist.

use domain::entry::invite::{INVITE_DAY, INVITES_A_DAY};
use domain::entry::{
    Account, BadHandle, BadPassword, Deeds, Field, Handle, Holder, INVITE_BUDGET, INVITE_TTL, Invite,
    InvitePolicy, InviteState, Inviter, LetInBy, Refusal, Standing, Stated, invite, password, waitlist,
};
use domain::{AccountId, At, InviteId, RoomId};

const NOW: At = At(1_000_000);

fn account(number: u64, standing: Standing) -> Account {
    Account {
        id: AccountId::new(number),
        handle: handle(&format!("person_{number}")),
        stated: Stated::parse("Writes compilers").expect("a short line"),
        field: Field::Software,
        registered: At(1),
        standing,
        owner: false,
        bot: false,
    }
}

fn member(number: u64) -> Account {
    account(number, Standing::Member { since: At(2), let_in_by: LetInBy::FirstStart })
}

fn applicant(number: u64) -> Account {
    account(number, Standing::Applicant)
}

fn owner(number: u64) -> Account {
    Account { owner: true, ..member(number) }
}

fn handle(text: &str) -> Handle {
    Handle::parse(text).expect("a good handle")
}

fn made(by: &Account, number: u64) -> Invite {
    create(by, &[], NOW, number).expect("a member with invites left")
}

fn inviter<'a>(account: &'a Account, invites: &'a [Invite]) -> Inviter<'a> {
    Inviter { account, invites, deeds: Deeds::default(), frozen: false }
}

fn create(by: &Account, given: &[Invite], now: At, number: u64) -> Result<Invite, Refusal> {
    let wish = invite::Wish { id: InviteId::new(number), room: None, bound: None };
    invite::create(&inviter(by, given), wish, &InvitePolicy::default(), now)
}

fn left(by: &Account, given: &[Invite], now: At) -> u32 {
    inviter(by, given).left(now)
}

fn accept(invite: &Invite, by: &Account, now: At) -> Result<(Invite, Standing), Refusal> {
    let holder = Holder { account: by, mails: &[], phones: &[], removed: false };
    invite::accept(invite, &holder, now)
}

fn later(invite: &Invite) -> At {
    At(invite.expires.0 + 1)
}

#[test]
fn a_handle_is_three_to_twenty_of_a_few_letters() {
    let why = |text: &str| Handle::parse(text).map(|handle| handle.as_str().to_owned());
    assert_eq!(why("Lin_42"), Ok("lin_42".to_owned()));
    assert_eq!(why("li"), Err(BadHandle::TooShort));
    assert_eq!(why(&"l".repeat(20)), Ok("l".repeat(20)));
    assert_eq!(why(&"l".repeat(21)), Err(BadHandle::TooLong));
    for bad in ["lin chen", "lin-chen", "lín", "лин", "___", "12345", "lin\u{200b}"] {
        assert_eq!(why(bad), Err(BadHandle::Letters), "{bad}");
    }
}

#[test]
fn nobody_takes_a_name_that_passes_for_the_house() {
    let reserved = [
        "admin",
        "Adm1n",
        "ADMIN_",
        "_admin_",
        "ad_min",
        "rnoderator",
        "jushou",
        "jush0u",
        "lin_support",
        "support_lin",
        "everyone",
        "root",
        "5upport",
    ];
    for text in reserved {
        assert_eq!(Handle::parse(text).err(), Some(BadHandle::Reserved), "{text}");
        assert!(Handle::kept(text).is_ok(), "{text}: who had it before it was reserved keeps it");
    }
    for text in ["badminton", "modesty", "rooted", "helper", "adminton", "supportive"] {
        assert!(Handle::parse(text).is_ok(), "{text} is somebody's name");
    }
}

#[test]
fn look_alikes_have_one_skeleton() {
    let alike = [
        ("lin", "l1n"),
        ("lin", "iin"),
        ("l_i_n", "lin"),
        ("mona", "rnona"),
        ("bo0b", "8oo8"),
        ("wanda", "vvanda"),
        ("sam", "5am"),
        ("r_nona", "mona"),
    ];
    for (one, other) in alike {
        assert_eq!(handle(one).skeleton(), handle(other).skeleton(), "{one} and {other}");
    }
    for (one, other) in [("lin", "lina"), ("lin", "len"), ("ann_1", "ann_2"), ("max3", "maxe")] {
        assert_ne!(handle(one).skeleton(), handle(other).skeleton(), "{one} and {other}");
    }
}

#[test]
fn a_password_is_long_and_not_the_first_guess() {
    let lin = handle("lin_chen");
    let check = |text: &str| password::check(text, &lin);
    assert_eq!(check("a b c d e"), Err(BadPassword::TooShort));
    assert_eq!(check("trombone on a pier"), Ok(()));
    assert_eq!(check("举手举手举手举手举手发言"), Ok(()), "characters count, not bytes");
    assert_eq!(check(&"correct horse ".repeat(10)), Err(BadPassword::TooLong));
    for common in [
        "password123",
        "1234567890",
        "0987654321",
        "aaaaaaaaaaaa",
        "Qwertyuiop1!",
        "lin_chen123",
        "LIN_CHEN!!!",
        "letmein2024",
    ] {
        assert_eq!(check(common), Err(BadPassword::TooCommon), "{common}");
    }
    assert_eq!(check("lin_chen likes trombones"), Ok(()), "the handle may be part of a long one");
}

#[test]
fn every_field_reads_back_its_key() {
    for field in Field::ALL {
        assert_eq!(Field::parse(field.key()), Ok(*field));
    }
    assert!(Field::parse("wizardry").is_err());
}

#[test]
fn only_a_member_has_a_member_id() {
    assert!(applicant(1).member().is_none());
    assert_eq!(member(1).member().map(|member| member.account()), Some(AccountId::new(1)));
}

#[test]
fn only_members_invite() {
    assert_eq!(create(&applicant(1), &[], NOW, 1), Err(Refusal::NotAMember));
    assert_eq!(left(&applicant(1), &[], NOW), 0);
    let room = Some(RoomId::new(3));
    let wish = invite::Wish { id: InviteId::new(1), room, bound: None };
    let made =
        invite::create(&inviter(&member(1), &[]), wish, &InvitePolicy::default(), NOW).expect("a member");
    assert_eq!((made.by, made.room, made.expires), (AccountId::new(1), room, NOW.after(INVITE_TTL)));
}

#[test]
fn invites_run_out_and_come_back_when_unused() {
    let lin = member(1);
    let mut given: Vec<_> = (0..u64::from(INVITE_BUDGET)).map(|number| made(&lin, number)).collect();
    assert_eq!(create(&lin, &given, NOW, 9), Err(Refusal::NoInvitesLeft));

    given[0] = invite::revoke(&given[0], &lin, NOW).expect("one's own");
    assert_eq!(left(&lin, &given, NOW), 1, "a revoked one comes back");

    let (accepted, _) = accept(&given[1], &applicant(2), NOW).expect("open");
    given[1] = accepted;
    assert_eq!(left(&lin, &given, NOW), 1, "an accepted one is spent");
    assert_eq!(left(&lin, &given, later(&given[1])), INVITE_BUDGET - 1, "expired ones come back");
}

#[test]
fn whoever_makes_and_revokes_without_end_waits_for_another_day() {
    let lin = member(1);
    let mut given = vec![];
    for number in 0..u64::from(INVITES_A_DAY) {
        let made = create(&lin, &given, NOW, number).expect("within the day's");
        given.push(invite::revoke(&made, &lin, NOW).expect("one's own"));
    }
    assert_eq!(create(&lin, &given, NOW, 99), Err(Refusal::NoInvitesLeft));
    assert_eq!(left(&lin, &given, NOW.after(INVITE_DAY)), INVITE_BUDGET);
}

#[test]
fn others_invites_do_not_count() {
    let theirs = [made(&member(2), 1), made(&member(2), 2)];
    assert_eq!(left(&member(1), &theirs, NOW), INVITE_BUDGET);
}

#[test]
fn an_owner_is_not_short_of_invites() {
    assert!(left(&owner(1), &[], NOW) > 100);
    assert_eq!(left(&Account { owner: true, ..applicant(1) }, &[], NOW), 0);
}

#[test]
fn an_accepted_invite_makes_a_member_and_remembers_who_gave_it() {
    let (spent, standing) = accept(&made(&member(1), 1), &applicant(2), NOW).expect("open");
    assert_eq!(spent.state, InviteState::Accepted { by: AccountId::new(2), at: NOW });
    let let_in_by = LetInBy::Invite { inviter: AccountId::new(1) };
    assert_eq!(standing, Standing::Member { since: NOW, let_in_by });
}

#[test]
fn an_invite_works_once() {
    let (spent, _) = accept(&made(&member(1), 1), &applicant(2), NOW).expect("open");
    assert_eq!(accept(&spent, &applicant(3), NOW), Err(Refusal::InviteUsed));
    assert_eq!(invite::revoke(&spent, &member(1), NOW), Err(Refusal::InviteUsed));
}

#[test]
fn an_invite_does_not_work_when_revoked_or_expired() {
    let open = made(&member(1), 1);
    let revoked = invite::revoke(&open, &member(1), NOW).expect("one's own");
    assert_eq!(accept(&revoked, &applicant(2), NOW), Err(Refusal::InviteRevoked));
    assert_eq!(accept(&open, &applicant(2), open.expires), Err(Refusal::InviteExpired));
    assert_eq!(invite::revoke(&open, &member(1), open.expires), Err(Refusal::InviteExpired));
    assert_eq!(invite::revoke(&revoked, &member(1), NOW), Ok(revoked), "revoking again changes nothing");
}

#[test]
fn a_member_does_not_spend_an_invite() {
    assert_eq!(accept(&made(&member(1), 1), &member(2), NOW), Err(Refusal::AlreadyAMember));
    assert_eq!(accept(&made(&member(1), 1), &member(1), NOW), Err(Refusal::AlreadyAMember));
}

#[test]
fn nobody_revokes_anothers_invite() {
    let open = made(&member(1), 1);
    assert_eq!(invite::revoke(&open, &member(2), NOW), Err(Refusal::NoSuchInvite));
    assert_eq!(invite::revoke(&open, &owner(2), NOW), Err(Refusal::NoSuchInvite));
}

#[test]
fn owners_let_applicants_in_and_nobody_else_does() {
    let let_in_by = LetInBy::Owner { owner: AccountId::new(1) };
    let let_in = Standing::Member { since: NOW, let_in_by };
    assert_eq!(waitlist::let_in(&owner(1), &applicant(2), NOW), Ok(let_in));
    assert_eq!(waitlist::let_in(&owner(1), &member(2), NOW), Err(Refusal::AlreadyAMember));
    assert_eq!(waitlist::let_in(&member(1), &applicant(2), NOW), Err(Refusal::NotAllowed));
    assert_eq!(waitlist::let_in(&applicant(2), &applicant(2), NOW), Err(Refusal::NotAllowed));
    let unlucky = Account { owner: true, ..applicant(2) };
    assert_eq!(
        waitlist::let_in(&unlucky, &applicant(3), NOW),
        Err(Refusal::NotAllowed),
        "an owner is a member first"
    );
}

#[test]
fn the_first_start_lets_in_an_applicant_once() {
    let let_in = Standing::Member { since: NOW, let_in_by: LetInBy::FirstStart };
    assert_eq!(waitlist::let_in_first(&applicant(1), NOW), Ok(let_in));
    assert_eq!(waitlist::let_in_first(&member(1), NOW), Err(Refusal::AlreadyAMember));
}
