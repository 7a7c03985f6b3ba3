//! Scheduled rooms: what can be announced, what becomes of it, who may do what, and who is told when.

use crate::cast::title;
use domain::network::Refusal;
use domain::network::schedule::{
    Guest, LINEUP_MAX, Letter, Opened, Plan, Reminded, SCHEDULED_MAX, SETTLED, SOON, Scheduled, State,
    ZoneName, check_lineup, letter_owed, may_schedule, reminder,
};
use domain::room::{LAPSES_AFTER, Policy, Role, Visibility};
use domain::{AccountId, At, CircleId, MemberId, RoomId, ScheduledId};
use std::time::Duration;

const NOW: At = At(1_800_000_000_000);
const HOST: MemberId = member(1);
const LIN: MemberId = member(2);

const fn member(number: u64) -> MemberId {
    MemberId::of(AccountId::new(number))
}

fn plan() -> Plan {
    Plan {
        title: title("Bridges"),
        topic: None,
        begins: NOW.after(Duration::from_hours(24)),
        zone: ZoneName::parse("Europe/Rome").expect("a zone"),
        length_min: 60,
        places: 30,
        policy: Policy::default(),
    }
}

fn scheduled() -> Scheduled {
    Scheduled {
        id: ScheduledId::new(7),
        owner: HOST,
        plan: plan(),
        sequence: 0,
        changed: NOW,
        cancelled: false,
        opened: None,
    }
}

fn guest(role: Role, coming: Option<bool>) -> Guest {
    Guest { role, coming, remind: true, answered: 0 }
}

fn opened(has_begun: bool, has_ended: bool) -> Option<Opened> {
    Some(Opened { has_begun, has_ended })
}

#[test]
fn one_member_schedules_so_many_and_no_more() {
    assert_eq!(may_schedule(SCHEDULED_MAX - 1), Ok(()));
    assert_eq!(may_schedule(SCHEDULED_MAX), Err(Refusal::TooManyScheduled));
}

#[test]
fn a_zone_has_the_shape_of_a_name_and_nothing_else_has() {
    for zone in
        ["UTC", "Europe/Rome", "America/Argentina/Buenos_Aires", "Etc/GMT+12", "America/Port-au-Prince"]
    {
        assert_eq!(ZoneName::parse(zone).expect(zone).as_str(), zone);
    }
    let long = format!("A/{}", "b".repeat(63));
    for no in [
        "",
        "/",
        "Europe/",
        "/Rome",
        "Europe//Rome",
        "A/B/C/D",
        "Europe/Ro me",
        "Ευρώπη",
        "+02:00",
        "A/B\r\nX",
        &long,
    ] {
        assert!(ZoneName::parse(no).is_none(), "{no:?}");
    }
}

#[test]
fn what_is_announced_lies_ahead_and_not_too_far_and_has_places() {
    let check = |change: fn(&mut Plan)| {
        let mut plan = plan();
        change(&mut plan);
        plan.check(NOW)
    };
    assert_eq!(check(|_| {}), Ok(()));
    assert_eq!(check(|plan| plan.begins = NOW), Err(Refusal::BadTime));
    assert_eq!(check(|plan| plan.begins = At(NOW.0 + 1)), Ok(()));
    assert_eq!(check(|plan| plan.begins = NOW.after(Duration::from_hours(366 * 24))), Ok(()));
    assert_eq!(check(|plan| plan.begins = NOW.after(Duration::from_hours(367 * 24))), Err(Refusal::BadTime));
    assert_eq!(check(|plan| plan.length_min = 4), Err(Refusal::BadTime));
    assert_eq!(check(|plan| plan.length_min = 721), Err(Refusal::BadTime));
    assert_eq!(check(|plan| plan.places = 0), Err(Refusal::BadPlaces));
    assert_eq!(check(|plan| plan.places = 2001), Err(Refusal::BadPlaces), "more than the room has");
    assert_eq!(plan().ends(), plan().begins.after(Duration::from_hours(1)));
}

#[test]
fn only_what_stands_in_a_calendar_is_news() {
    let is_news = |change: fn(&mut Plan)| {
        let mut other = plan();
        change(&mut other);
        other.is_news_beside(&plan())
    };
    assert!(is_news(|plan| plan.begins = At(plan.begins.0 + 60_000)));
    assert!(is_news(|plan| plan.length_min = 90) && is_news(|plan| plan.title = title("Tunnels")));
    assert!(!is_news(|plan| plan.places = 40) && !is_news(|plan| plan.policy.hands_max = 9));
}

#[test]
fn the_line_up_is_bounded_and_nobody_stands_in_it_twice() {
    let policy = Policy { stage_size: 50, ..Policy::default() };
    let speakers = |count: u64| (2..2 + count).map(|n| (member(n), Role::Speaker)).collect::<Vec<_>>();
    let most = LINEUP_MAX as u64;
    assert_eq!(check_lineup(HOST, &speakers(most), &policy), Ok(()));
    assert_eq!(check_lineup(HOST, &[], &Policy { stage_size: 1, ..policy }), Ok(()));
    for (lineup, policy) in [
        (speakers(most + 1), policy),
        (speakers(3), Policy { stage_size: 3, ..policy }),
        (vec![(HOST, Role::Moderator)], policy),
        (vec![(LIN, Role::Listener)], policy),
        (vec![(LIN, Role::Speaker), (LIN, Role::Moderator)], policy),
    ] {
        assert_eq!(check_lineup(HOST, &lineup, &policy), Err(Refusal::BadLineup));
    }
}

#[test]
fn what_becomes_of_it_is_told_by_its_room_and_the_hour() {
    let begins = plan().begins;
    let lapses = begins.after(LAPSES_AFTER);
    let state = |opened, cancelled, now| Scheduled { opened, cancelled, ..scheduled() }.state(now);
    assert_eq!(state(None, false, NOW), State::Upcoming);
    assert_eq!(
        state(None, false, At(lapses.0 - 1)),
        State::Upcoming,
        "a server that was down may still open it"
    );
    assert_eq!(state(None, false, lapses), State::Lapsed);
    assert_eq!(state(opened(false, false), false, begins), State::GreenRoom);
    assert_eq!(state(opened(true, false), false, begins), State::Live);
    assert_eq!(state(opened(true, true), false, begins), State::Ended);
    assert_eq!(state(opened(false, true), false, begins), State::Lapsed);
    assert_eq!(state(None, true, lapses), State::Cancelled);
    assert_eq!(RoomId::of(ScheduledId::new(7)).number(), 7, "the room has its number");
    let opens = scheduled().green_room(Duration::from_mins(15));
    assert_eq!(begins.since(opens), Duration::from_mins(15));
}

#[test]
fn who_may_see_change_and_answer_it() {
    let (lin, mine) = (guest(Role::Listener, Some(true)), guest(Role::Moderator, Some(true)));
    let open = scheduled();
    let mut closed = scheduled();
    closed.plan.policy.visibility = Visibility::Closed;
    assert!(open.may_see(None, false, false));
    let sees = |guest, with_link| closed.may_see(guest, with_link, false);
    assert!(!sees(None, false) && sees(None, true) && sees(Some(&lin), false));
    let mut of_circle = open.clone();
    of_circle.plan.policy.circle = Some(CircleId::new(7));
    assert!(
        !of_circle.may_see(Some(&lin), true, false),
        "whoever left the circle sees nothing of it any more"
    );
    assert!(of_circle.may_see(None, false, true));
    assert_eq!(
        open.plan.check_change(&of_circle.plan),
        Err(Refusal::NotAllowed),
        "it stays where it was announced"
    );
    assert_eq!(of_circle.plan.check_change(&of_circle.plan), Ok(()));

    assert_eq!(open.may_change(HOST, NOW), Ok(()));
    assert_eq!(open.may_change(LIN, NOW), Err(Refusal::NotAllowed));
    for begun in [opened(false, false), opened(true, false), opened(true, true)] {
        let late = Scheduled { opened: begun, ..scheduled() };
        assert_eq!(late.may_change(HOST, NOW), Err(Refusal::TooLate));
        assert_eq!(late.may_change(LIN, NOW), Err(Refusal::NotAllowed), "others learn nothing by asking");
    }
    assert_eq!(open.may_come(None, 29, NOW), Ok(()));
    assert_eq!(open.may_come(None, 30, NOW), Err(Refusal::NoPlacesLeft));
    assert_eq!(open.may_come(Some(&lin), 30, NOW), Ok(()), "who has a place keeps it");
    assert_eq!(open.may_come(Some(&guest(Role::Speaker, None)), 30, NOW), Ok(()), "the line-up needs none");
    let reminded = guest(Role::Listener, None);
    assert_eq!(open.may_come(Some(&reminded), 30, NOW), Err(Refusal::NoPlacesLeft), "a reminder is no place");
    assert_eq!(open.may_come(Some(&reminded), 29, NOW), Ok(()));
    let green = Scheduled { opened: opened(false, false), ..scheduled() };
    assert_eq!((open.may_be_reminded(NOW), green.may_be_reminded(NOW)), (Ok(()), Ok(())));
    let live = Scheduled { opened: opened(true, false), ..scheduled() };
    assert_eq!(live.may_come(None, 0, NOW), Err(Refusal::TooLate));
    for late in [live, Scheduled { cancelled: true, ..scheduled() }] {
        assert_eq!(late.may_be_reminded(NOW), Err(Refusal::TooLate));
    }
    assert_eq!((open.may_stay_away(LIN), open.may_stay_away(HOST)), (Ok(()), Err(Refusal::NotAllowed)));

    let moved = Scheduled { sequence: 1, ..scheduled() };
    assert!(mine.is_out_of_date(&moved) && !mine.is_out_of_date(&open));
    assert!(!guest(Role::Speaker, None).is_out_of_date(&moved), "who said nothing said nothing else");
}

#[test]
fn everybody_comes_across_what_is_open_and_to_come_and_across_nothing_else() {
    let open = scheduled();
    let lapses = plan().begins.after(LAPSES_AFTER);
    assert!(open.is_announced(NOW) && open.is_announced(At(lapses.0 - 1)) && !open.is_announced(lapses));
    assert!(Scheduled { opened: opened(false, false), ..scheduled() }.is_announced(NOW), "in its green room");
    for begun in [opened(true, false), opened(true, true), opened(false, true)] {
        assert!(!Scheduled { opened: begun, ..scheduled() }.is_announced(NOW), "{begun:?}");
    }
    assert!(!Scheduled { cancelled: true, ..scheduled() }.is_announced(NOW));
    let mut closed = scheduled();
    closed.plan.policy.visibility = Visibility::Closed;
    assert!(!closed.is_announced(NOW), "not even by whoever is invited: they have it in their own list");
}

#[test]
fn a_change_is_told_once_it_stands_and_never_after_the_hour() {
    let owed = Some(Letter::Changed);
    let due = |now| letter_owed(owed, &scheduled(), now);
    assert_eq!(due(NOW), None);
    assert_eq!(due(At(NOW.after(SETTLED).0 - 1)), None);
    assert_eq!(due(NOW.after(SETTLED)), owed);
    assert_eq!(due(plan().begins), None);
    assert_eq!(letter_owed(None, &scheduled(), NOW.after(SETTLED)), None);
}

/// Whatever happens to a room, and whenever it is looked at, nobody is reminded twice of the same.
#[test]
fn of_each_reminder_there_is_one_at_most_and_none_of_what_will_not_be() {
    let begins = plan().begins;
    for seed in 0..5_000_u64 {
        let mut dice = seed;
        let mut below = |n: u64| {
            dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (dice >> 33) % n
        };
        let (mut room, mut reminded, mut sent) = (scheduled(), Reminded::Nothing, vec![]);
        let mut now = At(begins.0 - 3 * SOON.as_millis() as u64);
        for step in 0..40 {
            now = At(now.0 + below(300_000));
            room.opened = match (below(8), room.opened) {
                (0, None) => opened(false, false),
                (1, Some(Opened { has_begun: false, has_ended: false })) => opened(true, false),
                (2, Some(Opened { has_begun, .. })) => opened(has_begun, true),
                (_, before) => before,
            };
            room.cancelled |= room.opened.is_none() && below(60) == 0;
            let Some(letter) = reminder(&room, reminded, now) else { continue };
            let state = room.state(now);
            assert!(
                matches!(state, State::Upcoming | State::GreenRoom | State::Live),
                "seed {seed} step {step}: {letter:?} of {state:?}"
            );
            assert!(letter == Letter::Began || now < begins, "seed {seed} step {step}: soon, and it was");
            sent.push(letter);
            reminded = if letter == Letter::Soon { Reminded::Soon } else { Reminded::Began };
        }
        let mut once = sent.clone();
        once.dedup();
        assert_eq!(once, sent, "seed {seed}");
        assert!(sent.len() <= 2 && sent.is_sorted(), "seed {seed}: {sent:?}");
    }
}
