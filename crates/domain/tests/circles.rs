//! Circles: who gets in and who may do what, as tables; and random scripts in which no outsider is ever in a members-only room,
//! or sees it.

use crate::cast::{ANN, BO, CY, MOD, actor, command, everybody, give, member, open};
use domain::network::circle::{
    CIRCLE_MEMBERS_MAX, CIRCLE_MODERATORS_MAX, CIRCLE_WAITING_MAX, CIRCLE_WAITS, CIRCLES_ASKED_MAX,
    CIRCLES_MAX, CIRCLES_OWNED_MAX, give_role, invite, join, leave, may_make, may_see, put_out,
};
use domain::network::{
    CircleAbout, CircleChange, CircleCounts, CircleEntry, CircleRole, Membership, Refusal,
};
use domain::room::circle::is_there;
use domain::room::{Action, By, Command, House, Permit, Policy, Role, Room, Visibility};
use domain::{At, CircleId, MemberId, room};
use std::collections::BTreeSet;
use std::time::Duration;

const NONE: CircleCounts =
    CircleCounts { members: 0, moderators: 0, waiting: 0, circles: 0, owned: 0, asked: 0 };
const DECLINED: Membership = Membership::Declined { at: At(0) };

/// Everything that somebody can be to a circle.
const ALL: [(&str, Option<Membership>); 8] = [
    ("stranger", None),
    ("asked", Some(Membership::Asked)),
    ("invited", Some(Membership::Invited)),
    ("declined", Some(DECLINED)),
    ("removed", Some(Membership::Removed)),
    ("member", Some(Membership::In(CircleRole::Member))),
    ("moderator", Some(Membership::In(CircleRole::Moderator))),
    ("owner", Some(Membership::In(CircleRole::Owner))),
];

fn said(change: Result<CircleChange, Refusal>) -> String {
    change.map_or_else(|no| format!("no: {no:?}"), |change| format!("{change:?}"))
}

#[test]
fn who_gets_in_and_out() {
    let mut said_all = format!("{:10}{:24}{:24}{:24}leave\n", "", "open", "approval", "invite");
    for (name, own) in ALL {
        let row = |entry| said(join(entry, 3, own, 3, &NONE, At(0)));
        said_all += &format!(
            "{name:10}{:24}{:24}{:24}{}\n",
            row(CircleEntry::Open),
            row(CircleEntry::Approval).split(" {").next().expect("a word"),
            row(CircleEntry::Invite),
            said(leave(own))
        );
    }
    let want = "
          open                    approval                invite                  leave
stranger  Join                    Ask                     no: NoSuchCircle        Nothing
asked     Join                    Agree                   no: NoSuchCircle        Forget
invited   Join                    Join                    Join                    Forget
declined  Join                    no: TooSoon             no: NoSuchCircle        Nothing
removed   no: RemovedFromCircle   no: RemovedFromCircle   no: NoSuchCircle        Nothing
member    Agree                   Agree                   Agree                   Leave
moderator Agree                   Agree                   Agree                   Leave
owner     Agree                   Agree                   Agree                   no: HandOverFirst
";
    assert_eq!(said_all.trim(), want.trim(), "\n{said_all}");
    for (name, own) in ALL {
        let seen = may_see(CircleEntry::Invite, own);
        let answer = join(CircleEntry::Invite, 3, own, 2, &NONE, At(0));
        assert_eq!(
            seen,
            answer == Err(Refusal::RulesChanged),
            "{name}: other rules are a no only for who sees it"
        );
        assert!(seen || answer == Err(Refusal::NoSuchCircle), "{name}");
        assert!(may_see(CircleEntry::Open, own) && may_see(CircleEntry::Approval, own), "{name}");
    }
    let again = |now| join(CircleEntry::Approval, 0, Some(DECLINED), 0, &NONE, now);
    assert_eq!(again(At(1)), Err(Refusal::TooSoon { retry_in: CIRCLE_WAITS - Duration::from_millis(1) }));
    assert_eq!(again(At(0).after(CIRCLE_WAITS)), Ok(CircleChange::Ask));
}

/// What a moderator and the owner may do to whom; a member nothing, to nobody.
#[test]
fn who_may_do_what_to_whom() {
    let mut said_all = String::new();
    for (by, own) in [ALL[6], ALL[7]] {
        for (name, who) in ALL {
            let give = |to| said(give_role(own, who, to, &NONE));
            said_all += &format!(
                "{by:10}{name:10}{:17}{:17}{:22}{:22}{}\n",
                said(invite(own, who, &NONE)),
                said(put_out(own, who)),
                give(CircleRole::Member),
                give(CircleRole::Moderator),
                give(CircleRole::Owner)
            );
        }
    }
    let want = "
moderator stranger  Invite           Nothing          no: NotInCircle       no: NotInCircle       no: NotInCircle
moderator asked     LetIn            Decline          LetIn                 no: NotInCircle       no: NotInCircle
moderator invited   Nothing          Forget           no: NotInCircle       no: NotInCircle       no: NotInCircle
moderator declined  Invite           Nothing          no: NotInCircle       no: NotInCircle       no: NotInCircle
moderator removed   Invite           Nothing          no: NotInCircle       no: NotInCircle       no: NotInCircle
moderator member    Nothing          Remove           no: NotAllowed        no: NotAllowed        no: NotAllowed
moderator moderator Nothing          no: NotAllowed   no: NotAllowed        no: NotAllowed        no: NotAllowed
moderator owner     Nothing          no: NotAllowed   no: NotAllowed        no: NotAllowed        no: NotAllowed
owner     stranger  Invite           Nothing          no: NotInCircle       no: NotInCircle       no: NotInCircle
owner     asked     LetIn            Decline          LetIn                 no: NotInCircle       no: NotInCircle
owner     invited   Nothing          Forget           no: NotInCircle       no: NotInCircle       no: NotInCircle
owner     declined  Invite           Nothing          no: NotInCircle       no: NotInCircle       no: NotInCircle
owner     removed   Invite           Nothing          no: NotInCircle       no: NotInCircle       no: NotInCircle
owner     member    Nothing          Remove           Nothing               SetRole(Moderator)    HandOver
owner     moderator Nothing          Remove           SetRole(Member)       Nothing               HandOver
owner     owner     Nothing          no: NotAllowed   no: HandOverFirst     no: HandOverFirst     Nothing
";
    assert_eq!(said_all.trim(), want.trim(), "\n{said_all}");
    for (name, own) in &ALL[..6] {
        for (_, who) in ALL {
            let no = Err(Refusal::NotAllowed);
            assert_eq!(invite(*own, who, &NONE), no, "{name}");
            assert_eq!(put_out(*own, who), no, "{name}");
            assert_eq!(give_role(*own, who, CircleRole::Member, &NONE), no, "{name}");
        }
    }
}

#[test]
fn nothing_grows_past_its_bound() {
    let asks = |counts: CircleCounts| join(CircleEntry::Approval, 0, None, 0, &counts, At(0));
    let joins = |counts: CircleCounts| join(CircleEntry::Open, 0, None, 0, &counts, At(0));
    let owner = Some(Membership::In(CircleRole::Owner));
    let gives = |to, counts| give_role(owner, Some(Membership::In(CircleRole::Member)), to, &counts);
    let full = Err(Refusal::CircleFull);
    let many = Err(Refusal::TooManyCircles);
    assert_eq!(joins(CircleCounts { members: CIRCLE_MEMBERS_MAX, ..NONE }), full);
    assert_eq!(joins(CircleCounts { circles: CIRCLES_MAX, ..NONE }), many);
    assert_eq!(asks(CircleCounts { waiting: CIRCLE_WAITING_MAX, ..NONE }), full);
    assert_eq!(asks(CircleCounts { asked: CIRCLES_ASKED_MAX, ..NONE }), many);
    let waiting = CircleCounts { waiting: CIRCLE_WAITING_MAX, ..NONE };
    assert_eq!(invite(owner, None, &waiting), full);
    let crowd = CircleCounts { members: CIRCLE_MEMBERS_MAX, ..NONE };
    assert_eq!(give_role(owner, Some(Membership::Asked), CircleRole::Member, &crowd), full);
    assert_eq!(
        gives(CircleRole::Moderator, CircleCounts { moderators: CIRCLE_MODERATORS_MAX, ..NONE }),
        full
    );
    assert_eq!(gives(CircleRole::Owner, CircleCounts { owned: CIRCLES_OWNED_MAX, ..NONE }), many);
    assert_eq!(may_make(&CircleCounts { owned: CIRCLES_OWNED_MAX, ..NONE }), Err(Refusal::TooManyCircles));
    assert_eq!(may_make(&CircleCounts { circles: CIRCLES_MAX, ..NONE }), Err(Refusal::TooManyCircles));
    assert_eq!(may_make(&NONE), Ok(()));
}

#[test]
fn what_a_circle_says_of_itself_is_read_and_what_is_blank_is_left_out() {
    let topics = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let about = |name: &str, description: &str, rules: &str, names: &[&str]| {
        CircleAbout::parse(name, description, rules, &topics(names), CircleEntry::Approval)
    };
    let good = about(" Night shift 夜班 ", "  ", "Be kind.\r\nSay who you are.", &["Medicine", "간호"]);
    let good = good.unwrap_or_else(|_| panic!("it reads"));
    assert_eq!(good.name.as_str(), "Night shift 夜班");
    assert!(good.description.is_none());
    assert_eq!(
        good.rules.map(|rules| rules.as_str().to_owned()).as_deref(),
        Some("Be kind.\nSay who you are.")
    );
    let no = |about: Result<CircleAbout, Refusal>| about.err();
    assert_eq!(no(about("", "", "", &[])), Some(Refusal::BadCircle));
    assert_eq!(no(about("A\nB", "", "", &[])), Some(Refusal::BadCircle));
    assert_eq!(no(about("A", &"x".repeat(301), "", &[])), Some(Refusal::BadCircle));
    assert_eq!(no(about("A", "", &"x".repeat(4001), &[])), Some(Refusal::BadCircle));
    assert_eq!(no(about("A", "", "\u{202e}", &[])), Some(Refusal::BadCircle));
    assert_eq!(no(about("A", "", "", &["Rust", "rust!"])), Some(Refusal::BadCircle), "twice the same");
    assert_eq!(no(about("A", "", "", &["a", "b", "c", "d", "e", "f"])), Some(Refusal::BadCircle));
    assert_eq!(no(about("A", "", "", &["!!"])), Some(Refusal::BadTopic));
}

const CIRCLE: CircleId = CircleId::new(77);

fn of_circle(policy: Policy) -> Policy {
    Policy { circle: Some(CIRCLE), ..policy }
}

#[test]
fn a_room_of_a_circle_is_for_its_members_whatever_else_somebody_has_of_it() {
    let join = |with_link, in_circle| Command::Join { with_link, in_circle };
    for visibility in [Visibility::Open, Visibility::Closed] {
        // Whoever opened it, is in its line-up, or was its guest: each is an outsider all the same.
        let room = open(of_circle(Policy { visibility, ..Policy::default() }));
        let room = room.opened_for(BO).in_green_room(At(0), [(ANN, Role::Speaker)]);
        for who in [MOD, ANN, BO, CY] {
            assert_eq!(room.decide(At(1), &actor(who), &join(true, false)), Err(room::Refusal::NoSuchRoom));
            assert!(!room.is_visible_to(Some(who), true, false) && !room.is_visible_to(None, true, false));
            assert_eq!(room.may_list_audience(who, false), Err(room::Refusal::NoSuchRoom));
            assert_eq!(room.may_see_link(who, false), Err(room::Refusal::NoSuchRoom));
        }
        assert!(room.decide(At(1), &actor(MOD), &join(false, true)).is_ok());
    }
    let mut room = open(of_circle(Policy::default()));
    give(&mut room, At(0), MOD, &join(false, true));
    assert!(room.is_visible_to(Some(ANN), false, true));
    assert_eq!(room.ping(At(1), MOD, ANN, false), Err(room::Refusal::NotInCircle));
    assert_eq!(room.ping(At(1), MOD, ANN, true), Ok(true));
    // Nobody moves it out of its circle, or another room into one.
    give(&mut room, At(2), MOD, &Command::SetPolicy(Policy { hands_max: 7, ..Policy::default() }));
    assert_eq!((room.policy().circle, room.policy().hands_max), (Some(CIRCLE), 7));
    let mut other = open(Policy::default());
    give(&mut other, At(0), MOD, &join(false, false));
    assert_eq!(
        other.decide(At(1), &actor(MOD), &Command::SetPolicy(of_circle(Policy::default()))),
        Ok(vec![])
    );
    // A held seat is no way back for whoever was put out meanwhile.
    give(&mut room, At(3), ANN, &join(false, true));
    give(&mut room, At(4), ANN, &Command::Disconnect);
    assert_eq!(room.decide(At(5), &actor(ANN), &join(true, false)), Err(room::Refusal::NoSuchRoom));
}

#[test]
fn a_room_of_no_circle_is_there_for_everybody_and_one_of_a_circle_for_whoever_belongs_to_that_one() {
    let of_77 = |circle: CircleId| circle == CIRCLE;
    assert!(is_there(None, |_| false) && is_there(Some(CIRCLE), of_77));
    assert!(!is_there(Some(CircleId::new(78)), of_77), "another circle is no way in");
}

#[test]
fn where_every_room_is_in_the_hallway_no_circle_has_its_own() {
    let house = House { closed_rooms: false, ..House::default() };
    assert_eq!(house.check(&of_circle(Policy::default()), None), Err(room::Refusal::NoClosedRooms));
    assert_eq!(House::default().check(&of_circle(Policy::default()), None), Ok(()));
}

const SEEDS: u64 = 300;
const STEPS: u64 = 120;

/// Numbers that look random and are the same on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }
}

/// Whatever people ask, in whatever order they come to the circle and go, whatever the room does meanwhile, and also after a
/// restart from what was stored some time ago.
#[test]
fn no_outsider_is_ever_in_a_room_of_a_circle_or_sees_it() {
    let (mut refused, mut let_in, mut put_out_of) = (0, 0, 0);
    for seed in 0..SEEDS {
        let mut dice = Dice(seed);
        let policy = of_circle(Policy { room_size: 8, stage_size: 4, ..Policy::default() });
        let mut room = open(policy);
        let mut circle: BTreeSet<MemberId> = [MOD, ANN, BO].into();
        let mut stored = (room.row(), room.seat_rows());
        let mut now = At(0);
        for step in 0..STEPS {
            now = now.after(Duration::from_secs(dice.below(4)));
            let who = member(1 + dice.below(9));
            match dice.below(12) {
                0 => {
                    circle.insert(who);
                }
                1 => {
                    // As the server does it: from now on an outsider, and then out of the room.
                    circle.remove(&who);
                    put_out_of += u64::from(room.role_of(who).is_some());
                    let gone = room.decide(now, &actor(who), &Command::Leave).expect("whoever goes may go");
                    room.record(now, By::Member(who), gone);
                }
                2 => {
                    let due = room.due(now);
                    room.record(now, By::Room, due);
                }
                3 => stored = (room.row(), room.seat_rows()),
                4 if dice.below(4) == 0 => {
                    room = Room::restore(stored.0.clone(), stored.1.clone(), now);
                }
                _ => {
                    let action = Action::ALL[dice.below(Action::ALL.len() as u64) as usize];
                    let action = if dice.below(3) == 0 { Action::Join } else { action };
                    // One that ends for ever shows little.
                    let action = if action == Action::End { Action::Leave } else { action };
                    let about = member(1 + dice.below(9));
                    let asked = command(action, about, dice.below(2) == 0, Policy::default(), "Wood");
                    let asked = match asked {
                        Command::Join { with_link, .. } => {
                            Command::Join { with_link, in_circle: circle.contains(&who) }
                        }
                        asked => asked,
                    };
                    let came = matches!(asked, Command::Join { .. });
                    match room.decide(now, &actor(who), &asked) {
                        Ok(events) => {
                            let_in += u64::from(came && !events.is_empty());
                            room.record(now, By::Member(who), events);
                        }
                        Err(_) => refused += u64::from(came),
                    }
                }
            }
            for outsider in everybody().filter(|member| !circle.contains(member)) {
                let at = format!("seed {seed} step {step}");
                assert!(!room.is_connected(outsider), "{at}: an outsider is in the room");
                assert_eq!(room.permit(outsider), Permit::default(), "{at}");
                for with_link in [false, true] {
                    assert!(!room.is_visible_to(Some(outsider), with_link, false), "{at}");
                    let join = Command::Join { with_link, in_circle: false };
                    assert_eq!(
                        room.decide(now, &actor(outsider), &join),
                        Err(room::Refusal::NoSuchRoom),
                        "{at}"
                    );
                }
                assert_eq!(room.may_list_audience(outsider, false), Err(room::Refusal::NoSuchRoom), "{at}");
                assert_eq!(room.may_see_sound(outsider, false), Err(room::Refusal::NoSuchRoom), "{at}");
            }
            assert_eq!(room.policy().circle, Some(CIRCLE), "seed {seed} step {step}");
        }
    }
    assert!(refused > 1000 && let_in > 500 && put_out_of > 200, "{refused} {let_in} {put_out_of}");
}
