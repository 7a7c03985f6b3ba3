//! Inviting under random scripts: budgets, invites, vouches and branches keep their promises whatever people do.

mod house;

use domain::entry::handle_keeping::{self, Due};
use domain::entry::tree::{self, BRANCH_MAX};
use domain::entry::vouch::{self, NAMED_MAX, VOUCH_WEEK, VOUCHES_A_WEEK};
use domain::entry::{
    Account, Bound, ContactHash, Deeds, Field, Handle, Hit, Holder, InvitePolicy, InviteState, Invitee,
    Inviter, Leaf, LetInBy, Refusal, Standing, Stated, invite,
};
use domain::{AccountId, At, InviteId};
use house::{Fault, House, play};
use std::time::Duration;

const NOW: At = At(1_700_000_000_000);
const DAY: Duration = Duration::from_secs(24 * 3600);

fn account(number: u64, standing: Standing) -> Account {
    Account {
        id: AccountId::new(number),
        handle: Handle::parse(&format!("person_{number}")).expect("a handle"),
        stated: Stated::parse("Tunes pianos").expect("a line"),
        field: Field::Crafts,
        registered: NOW,
        standing,
        owner: false,
        bot: false,
    }
}

fn member(number: u64) -> Account {
    account(number, Standing::Member { since: NOW, let_in_by: LetInBy::FirstStart })
}

fn applicant(number: u64) -> Account {
    account(number, Standing::Applicant)
}

fn inviter(account: &Account) -> Inviter<'_> {
    Inviter { account, invites: &[], deeds: Deeds::default(), frozen: false }
}

fn holder(account: &Account) -> Holder<'_> {
    Holder { account, mails: &[], phones: &[], removed: false }
}

fn wish(bound: Option<Bound>) -> invite::Wish {
    invite::Wish { id: InviteId::new(7), room: None, bound }
}

#[test]
fn after_each_of_many_random_steps_every_promise_holds() {
    for seed in 0..60 {
        if let Err(broken) = play(seed, 600, Fault::None) {
            panic!("seed {seed}: {broken}");
        }
    }
}

#[test]
fn a_house_that_breaks_a_promise_is_caught() {
    for fault in [
        Fault::AcceptTwice,
        Fault::NoDayBound,
        Fault::FrozenInvite,
        Fault::LeaveOneBehind,
        Fault::VouchOnAndOn,
    ] {
        let caught = (0..60).any(|seed| play(seed, 600, fault).is_err());
        assert!(caught, "{fault:?} passes unseen");
    }
}

#[test]
fn the_same_seed_plays_the_same_script() {
    let end = |seed| {
        let mut house = House::new(seed, Fault::None);
        (0..300).for_each(|_| house.step());
        house.summary()
    };
    assert_eq!(end(3), end(3));
    assert_ne!(end(3), end(4));
}

#[test]
fn an_invite_for_one_account_or_address_is_void_for_any_other() {
    let by = member(1);
    let (mail, other) = (ContactHash([1; 32]), [ContactHash([2; 32])]);
    let policy = InvitePolicy::default();
    let make = |bound| invite::create(&inviter(&by), wish(Some(bound)), &policy, NOW).expect("a member");
    let for_two = make(Bound::Account(AccountId::new(2)));
    assert_eq!(invite::accept(&for_two, &holder(&applicant(3)), NOW), Err(Refusal::InviteNotYours));
    assert!(invite::accept(&for_two, &holder(&applicant(2)), NOW).is_ok());
    let ann = applicant(2);
    for (bound, mails, phones) in
        [(Bound::Mail(mail), &[mail][..], &[][..]), (Bound::Phone(mail), &[][..], &[mail][..])]
    {
        let invite = make(bound);
        let with = |mails, phones| Holder { account: &ann, mails, phones, removed: false };
        assert!(invite::accept(&invite, &with(mails, phones), NOW).is_ok());
        assert_eq!(
            invite::accept(&invite, &with(phones, mails), NOW),
            Err(Refusal::InviteNotYours),
            "a phone is no mail"
        );
        assert_eq!(invite::accept(&invite, &with(&other, &other), NOW), Err(Refusal::InviteNotYours));
        assert_eq!(invite::accept(&invite, &with(&[], &[]), NOW), Err(Refusal::InviteNotYours));
    }
    assert!(format!("{:?}", make(Bound::Mail(mail))).contains("Mail(…)"), "no log learns the address");
}

#[test]
fn where_links_are_off_an_invite_names_somebody() {
    let policy = InvitePolicy { link_invites: false, ..InvitePolicy::default() };
    let by = member(1);
    assert_eq!(invite::create(&inviter(&by), wish(None), &policy, NOW), Err(Refusal::LinkInvitesOff));
    let bound = Some(Bound::Account(AccountId::new(2)));
    assert!(invite::create(&inviter(&by), wish(bound), &policy, NOW).is_ok());
}

#[test]
fn invites_grow_with_those_who_stay_and_host_and_shrink_with_upheld_reports() {
    let by = member(1);
    let left = |deeds| Inviter { deeds, ..inviter(&by) }.left(NOW);
    assert_eq!(left(Deeds::default()), 5);
    let none = Deeds::default();
    assert_eq!(left(Deeds { stayed: 2, hosted: 1, ..none }), 8);
    assert_eq!(left(Deeds { stayed: 90, hosted: 9, ..none }), 10, "not all in one night");
    assert_eq!(left(Deeds { upheld: 1, ..none }), 3);
    assert_eq!(left(Deeds { upheld: 900, ..none }), 0, "never less than none");
    assert_eq!(left(Deeds::of(&[], 1)), 6, "a room of one's own that others took part in");
    assert_eq!(left(Deeds::of(&[], 900)), 8, "two who open rooms for each other gain little");
    assert_eq!(Inviter { frozen: true, ..inviter(&by) }.left(NOW), 0);
    let owner = Account { owner: true, ..member(1) };
    assert!(Inviter { deeds: Deeds { upheld: 9, ..Deeds::default() }, ..inviter(&owner) }.left(NOW) > 100);

    let one = Invitee {
        account: AccountId::new(2),
        let_in: NOW,
        is_member: true,
        last_seen: NOW,
        hosted: false,
        upheld: 0,
    };
    let seen = |days: u32| Invitee { last_seen: NOW.after(days * DAY), ..one };
    assert_eq!(Deeds::of(&[seen(13)], 0).stayed, 0);
    assert_eq!(Deeds::of(&[seen(14)], 0).stayed, 1);
    assert_eq!(
        Deeds::of(&[Invitee { is_member: false, hosted: true, ..seen(90) }], 0),
        Deeds::default(),
        "who is out counts no more"
    );
}

#[test]
fn a_word_is_for_the_own_field_once_a_pair_and_never_for_oneself_or_a_bot() {
    let (by, ann) = (member(1), applicant(2));
    let given = vouch::give(&by, &ann, false, &[], false, NOW).expect("the same field");
    let again = vouch::give(&by, &ann, false, &[given], false, NOW.after(DAY));
    assert_eq!(again, Ok(given), "giving it twice changes nothing");
    let law = Account { field: Field::Law, ..applicant(3) };
    assert_eq!(vouch::give(&by, &law, true, &[], false, NOW), Err(Refusal::OtherField));
    assert_eq!(
        vouch::give(&by, &law, false, &[], false, NOW),
        Err(Refusal::NoSuchAccount),
        "nothing is learned of strangers"
    );
    assert!(vouch::give(&by, &member(4), false, &[], false, NOW).is_ok(), "members speak for members");
    assert_eq!(vouch::give(&by, &member(1), false, &[], false, NOW), Err(Refusal::NotAllowed));
    let bot = Account { bot: true, ..member(4) };
    assert_eq!(vouch::give(&by, &bot, true, &[], false, NOW), Err(Refusal::NotAllowed));
    let in_law = Account { field: Field::Law, ..member(4) };
    assert_eq!(
        vouch::give(&by, &in_law, false, &[], false, NOW),
        Err(Refusal::OtherField),
        "members know members"
    );
    assert_eq!(vouch::give(&applicant(5), &ann, true, &[], false, NOW), Err(Refusal::NotAMember));
    assert_eq!(vouch::give(&by, &ann, true, &[], true, NOW), Err(Refusal::Frozen));
    let back = vouch::withdraw(&given, NOW.after(DAY));
    assert!(!back.stands());
    assert_eq!(vouch::withdraw(&back, NOW.after(2 * DAY)), back, "taking it back twice changes nothing");

    let many: Vec<_> = (0..u64::from(VOUCHES_A_WEEK))
        .map(|n| vouch::give(&by, &applicant(10 + n), false, &[], false, NOW).expect("the same field"))
        .collect();
    assert_eq!(vouch::give(&by, &ann, true, &many, false, NOW), Err(Refusal::TooManyVouches));
    assert!(vouch::give(&by, &ann, true, &many, false, NOW.after(VOUCH_WEEK)).is_ok());
}

#[test]
fn an_applicant_names_a_few_members_and_learns_nothing_of_others() {
    let ann = applicant(1);
    let five: Vec<_> = (0..u64::from(NAMED_MAX)).map(AccountId::new).collect();
    assert_eq!(vouch::name(&ann, Some(&member(9)), &[]), Ok(AccountId::new(9)));
    assert_eq!(vouch::name(&ann, Some(&member(9)), &five), Err(Refusal::TooManyNamed));
    assert_eq!(vouch::name(&ann, Some(&member(3)), &five), Ok(AccountId::new(3)), "named already");
    let nobody = vouch::name(&ann, None, &[]);
    assert_eq!(vouch::name(&ann, Some(&applicant(2)), &[]), nobody, "who waits is answered like nobody");
    assert_eq!(nobody, Err(Refusal::NoSuchAccount));
}

#[test]
fn a_member_lets_in_only_who_named_them_and_only_where_the_policy_says_so() {
    let (by, ann) = (member(1), applicant(2));
    let try_it = |named, policy: &InvitePolicy| {
        invite::let_in(&inviter(&by), &holder(&ann), named, InviteId::new(7), policy, NOW)
    };
    let (spent, standing) = try_it(true, &InvitePolicy::default()).expect("named, and with invites left");
    assert_eq!(spent.state, InviteState::Accepted { by: ann.id, at: NOW });
    assert_eq!(standing, Standing::Member { since: NOW, let_in_by: LetInBy::Voucher { member: by.id } });
    assert_eq!(try_it(false, &InvitePolicy::default()), Err(Refusal::NoSuchAccount));
    let off = InvitePolicy { members_let_in: false, ..InvitePolicy::default() };
    assert_eq!(try_it(true, &off), Err(Refusal::NotAllowed));
}

fn leaf(account: u64, parent: Option<u64>) -> Leaf {
    Leaf { account: AccountId::new(account), parent: parent.map(AccountId::new), owner: false }
}

#[test]
fn a_branch_is_everybody_below_but_owners_and_whom_they_let_in() {
    let mut tree = vec![
        leaf(1, None),
        leaf(2, Some(1)),
        leaf(3, Some(2)),
        leaf(4, Some(3)),
        leaf(5, Some(1)),
        leaf(6, None),
    ];
    let ids = |root| {
        tree::branch(AccountId::new(root), &tree)
            .map(|hit| hit.iter().map(|id| id.number()).collect::<Vec<_>>())
    };
    assert_eq!(ids(2), Ok(vec![2, 3, 4]));
    assert_eq!(ids(1), Ok(vec![1, 2, 3, 4, 5]));
    assert_eq!(ids(6), Ok(vec![6]));
    assert_eq!(ids(9), Err(Refusal::NoSuchAccount));
    tree[2].owner = true;
    let hit = tree::branch(AccountId::new(2), &tree).expect("no owner");
    assert_eq!(hit, [AccountId::new(2)], "an owner is not hit, nor whom they let in");
    assert_eq!(tree::branch(AccountId::new(3), &tree), Err(Refusal::IsOwner));

    let looped = [leaf(1, Some(2)), leaf(2, Some(1))];
    assert_eq!(
        tree::branch(AccountId::new(1), &looped).map(|hit| hit.len()),
        Ok(2),
        "damaged data ends as well"
    );
    let wide: Vec<_> = (0..=BRANCH_MAX as u64 + 1).map(|n| leaf(n, (n > 0).then_some(0))).collect();
    assert_eq!(tree::branch(AccountId::new(0), &wide), Err(Refusal::BranchTooLarge));
}

#[test]
fn everybody_who_was_hit_may_appeal_once_and_a_lifted_removal_stands_on_the_owners_word() {
    let struck = domain::entry::Struck {
        account: AccountId::new(2),
        hit: Hit::Removed,
        root: AccountId::new(2),
        by: AccountId::new(1),
        at: NOW,
        appeal: domain::entry::AppealState::None,
    };
    assert_eq!(tree::appeal(None, NOW), Err(Refusal::NothingToAppeal));
    let appealed = tree::appeal(Some(&struck), NOW).expect("the first");
    assert_eq!(tree::appeal(Some(&appealed), NOW), Err(Refusal::AppealedAlready));
    let owner = Account { owner: true, ..member(1) };
    let let_in_by = LetInBy::Owner { owner: owner.id };
    assert_eq!(tree::lift(&owner, &appealed, NOW), Ok(Some(Standing::Member { since: NOW, let_in_by })));
    assert_eq!(tree::lift(&owner, &domain::entry::Struck { hit: Hit::Frozen, ..struck }, NOW), Ok(None));
    assert_eq!(tree::lift(&member(3), &appealed, NOW), Err(Refusal::NotAllowed));
}

#[test]
fn a_reserved_handle_lapses_long_after_a_warning_and_never_a_members() {
    let ann = applicant(1);
    let due = |seen: u32, warned: Option<u32>, now: u32| {
        handle_keeping::due(
            &ann,
            NOW.after(seen * DAY),
            warned.map(|days| NOW.after(days * DAY)),
            NOW.after(now * DAY),
        )
    };
    assert_eq!(due(0, None, 149), Due::Nothing);
    assert_eq!(due(0, None, 150), Due::Warning);
    assert_eq!(due(0, None, 999), Due::Warning, "never without a warning");
    assert_eq!(due(0, Some(150), 179), Due::Nothing);
    assert_eq!(due(0, Some(150), 180), Due::Lapse);
    assert_eq!(due(0, Some(170), 199), Due::Nothing, "a late warning gives as much time");
    assert_eq!(due(160, Some(150), 340), Due::Warning, "who came back is warned anew");
    assert_eq!(handle_keeping::due(&member(1), NOW, None, NOW.after(999 * DAY)), Due::Nothing);
}

#[test]
fn a_handle_is_changed_now_and_then_and_owners_keep_theirs() {
    let ann = member(2);
    assert_eq!(handle_keeping::may_rename(&ann, None, NOW), Ok(()));
    assert_eq!(handle_keeping::may_rename(&ann, Some(NOW), NOW.after(29 * DAY)), Err(Refusal::RenamedLately));
    assert_eq!(handle_keeping::may_rename(&ann, Some(NOW), NOW.after(30 * DAY)), Ok(()));
    let lost = Account { handle: handle_keeping::placeholder(ann.id), ..ann.clone() };
    assert_eq!(handle_keeping::may_rename(&lost, Some(NOW), NOW), Ok(()), "who lost theirs need not wait");
    let owner = Account { owner: true, ..member(1) };
    assert_eq!(handle_keeping::may_give(&owner, &ann, &member(3)), Ok(()));
    assert_eq!(handle_keeping::may_give(&owner, &owner, &member(3)), Err(Refusal::IsOwner));
    assert_eq!(handle_keeping::may_give(&owner, &ann, &ann), Err(Refusal::HandleIsTheirs));
    assert_eq!(handle_keeping::may_give(&ann, &member(4), &ann), Err(Refusal::NotAllowed));
}
