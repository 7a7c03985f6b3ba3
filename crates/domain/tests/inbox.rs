//! The inbox: nobody's starts flood it, what belongs together is one row, nothing makes a noise in quiet hours.

use domain::network::inbox::{
    AGAIN, Before, DAY, Entry, Kind, ROWS_A_DAY, STARTER_PAUSE, STARTS_A_DAY, Same, Taken, take,
};
use domain::network::wishes::{Digest, PUSHES_A_DAY, SETTLED, Way};
use domain::network::{CHANGES_MAX, Clocks, Quiet, Wishes};
use domain::{AccountId, At, MemberId};
use std::time::Duration;

const MINUTE: Duration = Duration::from_mins(1);
const HOUR: Duration = Duration::from_hours(1);
/// A Wednesday, at 10:00 UTC.
const NOW: At = At(1_700_042_400_000);

const fn member(number: u64) -> MemberId {
    MemberId::of(AccountId::new(number))
}

fn entry(kind: Kind, by: u64, at: At) -> Entry {
    Entry { kind, by: member(by), about: Some(7), at }
}

fn same(kind: Kind, by: u64, since: At, seen: bool) -> Before {
    Before { same: Some(Same { kind, by: member(by), since, seen }), today: 1, starts_today: 1 }
}

#[test]
fn a_second_start_of_one_person_within_the_hour_is_no_news() {
    let started = entry(Kind::RoomStarted, 1, NOW.after(STARTER_PAUSE - MINUTE));
    assert_eq!(take(&started, &Before::default()), Taken::Adds);
    assert_eq!(take(&started, &same(Kind::RoomStarted, 1, NOW, true)), Taken::Joins);
    assert_eq!(take(&started, &same(Kind::RoomScheduled, 1, NOW, false)), Taken::Joins, "it is live now");
    let announced = Entry { kind: Kind::RoomScheduled, ..started };
    assert_eq!(take(&announced, &same(Kind::RoomStarted, 1, NOW, false)), Taken::Nothing);
    assert_eq!(started.slot(), announced.slot(), "both are starts of theirs");
    assert_ne!(started.slot(), entry(Kind::RoomStarted, 2, NOW).slot());
    let later = Entry { at: NOW.after(STARTER_PAUSE), ..started };
    assert_eq!(take(&later, &same(Kind::RoomStarted, 1, NOW, false)), Taken::Adds, "seen or not");
}

#[test]
fn what_was_not_looked_at_says_it_once_more_and_what_was_is_said_anew() {
    for kind in [
        Kind::NewMessage,
        Kind::ThreadRequest,
        Kind::RoomChanged,
        Kind::MissedWave,
        Kind::MissedPing,
        Kind::LetIntoCircle,
        Kind::QuestionAnswered,
    ] {
        let again = entry(kind, 1, NOW.after(MINUTE));
        assert_eq!(take(&again, &same(kind, 1, NOW, false)), Taken::Joins, "{kind:?}");
        assert_eq!(take(&again, &same(kind, 1, NOW, true)), Taken::Adds, "{kind:?}");
    }
    let soon = |at| take(&entry(Kind::RoomSoon, 1, at), &same(Kind::RoomSoon, 1, NOW, false));
    assert_eq!((soon(NOW.after(MINUTE)), soon(NOW.after(DAY))), (Taken::Nothing, Taken::Adds), "put off");
    for kind in
        [Kind::Followed, Kind::FollowedBack, Kind::Vouched, Kind::CircleRequest, Kind::InvitedToCircle]
    {
        let again = entry(kind, 1, NOW.after(AGAIN - MINUTE));
        for seen in [true, false] {
            assert_eq!(take(&again, &same(kind, 1, NOW, seen)), Taken::Nothing, "{kind:?}: on and off");
        }
        assert_eq!(take(&again, &same(kind, 2, NOW, false)), Taken::Joins, "{kind:?}: somebody else");
        let later = Entry { at: NOW.after(AGAIN), ..again };
        assert_eq!(take(&later, &same(kind, 1, NOW, true)), Taken::Adds, "{kind:?}");
    }
    let of = |kind| entry(kind, 1, NOW).slot();
    assert_ne!(of(Kind::NewMessage), of(Kind::ThreadRequest));
    assert_eq!(of(Kind::Followed), entry(Kind::Followed, 2, NOW).slot(), "who follows is one row");
    let asks = entry(Kind::CircleRequest, 1, NOW);
    assert_eq!(asks.slot(), entry(Kind::CircleRequest, 2, NOW).slot(), "who asks to join one circle, too");
    assert_ne!(asks.slot(), Entry { about: Some(8), ..asks }.slot(), "of another it is another");
}

/// A row as the store has it.
struct Row {
    slot: String,
    kind: Kind,
    by: MemberId,
    since: At,
    seen: bool,
    push_at: Option<At>,
}

/// Whatever happens, and however often: in any hour one new row of one starter, in any day so many rows, starts and pushes.
#[test]
fn no_script_floods_anybody() {
    let mut dice = Dice(11);
    let (mut most_rows, mut most_starts, mut most_pushes) = (0, 0, 0);
    for script in 0..40 {
        let mut wishes = Wishes::default();
        for kind in Kind::ALL {
            wishes.set_way(kind, Way::ALL[dice.below(3)]);
        }
        let (from, to) = (dice.below(1440) as u16, dice.below(1440) as u16);
        wishes.quiet = Quiet::parse(from, to).filter(|_| script % 3 > 0);
        wishes.clocks = Some(rome());
        let starters_alone = script % 4 == 0;
        let mut rows: Vec<Row> = vec![];
        let mut at = NOW;
        for step in 0..1_500 {
            at = at.after(Duration::from_secs(dice.below(if script % 2 == 0 { 120 } else { 1_500 }) as u64));
            if dice.below(6) == 0 {
                rows.iter_mut().for_each(|row| row.seen = true);
            }
            let kind = match starters_alone {
                true => [Kind::RoomStarted, Kind::RoomScheduled][dice.below(2)],
                false => Kind::ALL[dice.below(Kind::ALL.len())],
            };
            let about = Some(dice.below(40) as u64);
            let entry = Entry { kind, by: member(1 + dice.below(60) as u64), about, at };
            if wishes.way(kind) == Way::Off {
                continue;
            }
            let within = |then: At| at.since(then) < DAY;
            let slot = entry.slot();
            let latest = rows.iter().rev().find(|row| row.slot == slot);
            let today = rows.iter().filter(|row| within(row.since));
            let before = Before {
                same: latest.map(|row| Same { kind: row.kind, by: row.by, since: row.since, seen: row.seen }),
                today: today.clone().count() as u32,
                starts_today: today.filter(|row| row.kind.is_start()).count() as u32,
            };
            match take(&entry, &before) {
                Taken::Nothing => {}
                Taken::Joins => {
                    let row = rows.iter_mut().rev().find(|row| row.slot == slot).expect("it joins one");
                    (row.kind, row.by) = (kind, entry.by);
                }
                Taken::Adds => {
                    let pushed = rows.iter().filter_map(|row| row.push_at);
                    let pushed = pushed.filter(|then| *then > At(at.0 - DAY.as_millis() as u64)).count();
                    let push_at = wishes.push_at(kind, at, pushed as u32);
                    if let Some(push_at) = push_at {
                        let case = format!("script {script} step {step}: {kind:?} {:?}", wishes.quiet);
                        assert!(push_at >= at.after(SETTLED) && at.after(DAY + 2 * HOUR) > push_at, "{case}");
                        assert_eq!(wishes.quiet_until(push_at), None, "{case}");
                    }
                    rows.push(Row { slot, kind, by: entry.by, since: at, seen: false, push_at });
                }
            }
        }
        for row in &rows {
            let from = row.since;
            let day: Vec<&Row> = rows.iter().filter(|other| in_span(other.since, from, DAY)).collect();
            let starts = day.iter().filter(|other| other.kind.is_start()).count();
            assert!(day.len() <= ROWS_A_DAY as usize && starts <= STARTS_A_DAY as usize, "script {script}");
            let of_slot = |other: &&&Row| other.slot == row.slot && in_span(other.since, from, STARTER_PAUSE);
            if row.kind.is_start() {
                assert_eq!(day.iter().filter(of_slot).count(), 1, "script {script}: one in any hour");
            }
            let pushes = rows.iter().filter_map(|other| other.push_at);
            let begin = row.push_at.unwrap_or(from);
            let pushes = pushes.filter(|then| in_span(*then, begin, DAY)).count();
            assert!(pushes <= PUSHES_A_DAY as usize, "script {script}: {pushes} pushes in a day");
            most_rows = most_rows.max(day.len());
            most_starts = most_starts.max(starts);
            most_pushes = most_pushes.max(pushes);
        }
    }
    assert!(most_rows > 50 && most_starts == STARTS_A_DAY as usize, "{most_rows} {most_starts}");
    assert_eq!(most_pushes, PUSHES_A_DAY as usize, "the bounds are reached");
}

fn in_span(at: At, from: At, span: Duration) -> bool {
    from <= at && at < from.after(span)
}

/// As browsers say it: Rome, from the winter of 2023 to the summer of 2025.
fn rome() -> Clocks {
    let changes = [
        (At(1_711_846_800_000), 120), // 31 March 2024, 01:00 UTC.
        (At(1_729_990_800_000), 60),  // 27 October 2024, 01:00 UTC.
        (At(1_743_296_400_000), 120), // 30 March 2025, 01:00 UTC.
    ];
    Clocks::parse("Europe/Rome", 60, &changes).expect("clocks")
}

#[test]
fn clocks_that_are_put_forward_and_back_show_what_they_show() {
    let (rome, march, october) = (rome(), 1_711_846_800_000, 1_729_990_800_000);
    assert_eq!((rome.minute(At(march - 1)), rome.minute(At(march))), (2 * 60 - 1, 3 * 60));
    assert_eq!((rome.minute(At(october - 1)), rome.minute(At(october))), (3 * 60 - 1, 2 * 60));
    // Half past two is skipped in March, and comes twice in October.
    let eve = |change: u64| At(change - 2 * HOUR.as_millis() as u64);
    assert_eq!(rome.next(150, eve(march)), At(march));
    let first = At(october - 30 * 60_000);
    assert_eq!(rome.next(150, eve(october)), first);
    assert_eq!(rome.next(150, first), first.after(HOUR));
    assert_eq!(rome.next(150, first.after(HOUR)), first.after(25 * HOUR));
    // What is shown at the very moment of the change.
    assert_eq!((rome.next(120, eve(march)), rome.next(180, eve(march))), (At(march), At(march)));
    assert_eq!(rome.next(120, eve(october)), At(october - HOUR.as_millis() as u64));
    assert_eq!(rome.next(120, At(october - 1)), At(october));
    assert!(rome.is_monday(At(1_704_063_600_000)) && !rome.is_monday(At(1_704_063_600_000 - 1)));
}

#[test]
fn quiet_hours_end_when_clocks_say_so() {
    let (rome, night) = (rome(), Quiet::parse(22 * 60, 7 * 60).expect("hours"));
    let march = At(1_711_846_800_000);
    // From the evening before clocks are put forward: an hour less.
    let evening = At(march.0 - 4 * HOUR.as_millis() as u64);
    assert_eq!(rome.minute(evening), 22 * 60);
    assert_eq!(night.until(&rome, evening), Some(evening.after(8 * HOUR)));
    assert_eq!(night.until(&rome, At(evening.0 - 1)), None);
    let october = At(1_729_990_800_000);
    let evening = At(october.0 - 5 * HOUR.as_millis() as u64);
    assert_eq!(night.until(&rome, evening), Some(evening.after(10 * HOUR)), "an hour more");
    let noon = Quiet::parse(12 * 60, 13 * 60).expect("hours");
    assert!(noon.holds(720) && noon.holds(779) && !noon.holds(780) && !noon.holds(719));
    for (from, to) in [(5, 5), (1440, 0), (0, 1440)] {
        assert_eq!(Quiet::parse(from, to), None);
    }
}

/// Random clocks, random hours, random moments: the end of quiet hours is not quiet, comes, and is no later than it must be.
#[test]
fn quiet_hours_end_on_any_clocks() {
    let mut dice = Dice(3);
    let mut across = 0;
    for turn in 0..4_000 {
        let mut at = NOW.0;
        let mut changes = vec![];
        for _ in 0..dice.below(8) {
            at += 1 + dice.below(40) as u64 * 6 * 3_600_000 + dice.below(60) as u64 * 60_000;
            changes.push((At(at), dice.below(105) as i16 * 15 - 720));
        }
        // Half of all put their clocks forward and back by an hour, as most zones do.
        if turn % 2 == 0 {
            changes.iter_mut().enumerate().for_each(|(n, (_, ahead))| *ahead = 60 + 60 * (n as i16 % 2));
        }
        let clocks = Clocks::parse("Etc/Nowhere", 60, &changes).expect("clocks");
        let Some(quiet) = Quiet::parse(dice.below(1440) as u16, dice.below(1440) as u16) else { continue };
        let mut now = NOW.after(Duration::from_secs(dice.below(70 * 24 * 3600) as u64));
        if let Some((change, _)) = changes.first().filter(|_| turn % 4 < 2) {
            now = At(change.0 - dice.below(12 * 3600) as u64 * 1000);
        }
        let Some(until) = quiet.until(&clocks, now) else {
            assert!(!quiet.holds(clocks.minute(now)), "turn {turn}");
            continue;
        };
        let case = format!("turn {turn}: {quiet:?} {changes:?} at {now:?} until {until:?}");
        assert!(quiet.holds(clocks.minute(now)) && now < until, "{case}");
        let (from, to) = quiet.minutes();
        let is_usual = turn % 2 == 0 && 1440 - (to + 1440 - from) % 1440 > 60;
        if is_usual {
            assert!(!quiet.holds(clocks.minute(until)), "{case}");
            assert!(until.since(now) <= 25 * HOUR, "{case}");
            // The end is shown, or clocks were put forward past it.
            let change = changes.iter().any(|(change, _)| *change == until);
            assert!(clocks.minute(until) == to || change, "{case}");
        }
        let is_across = changes.iter().any(|(change, _)| now < *change && *change <= until);
        across += usize::from(is_across);
        if !is_across {
            let mut moment = now;
            while moment < until {
                assert!(quiet.holds(clocks.minute(moment)), "{case}: not at {moment:?}");
                moment = moment.after(7 * MINUTE);
            }
        }
    }
    assert!(across > 100, "clocks change within quiet hours: {across}");
}

#[test]
fn letters_that_sum_up_are_written_in_the_morning_of_whoever_reads_them() {
    let mut wishes = Wishes { clocks: Some(rome()), ..Wishes::default() };
    assert_eq!(wishes.digest_at(NOW), None, "off until somebody wants them");
    wishes.digest = Digest::Daily;
    let first = wishes.digest_at(NOW).expect("a letter");
    assert_eq!((rome().minute(first), first.since(NOW) < DAY), (8 * 60, true));
    assert_eq!(wishes.digest_at(first), Some(first.after(DAY)));
    let spring = At(1_711_846_800_000 - 12 * HOUR.as_millis() as u64);
    let before = wishes.digest_at(At(spring.0 - DAY.as_millis() as u64)).expect("a letter");
    assert_eq!(wishes.digest_at(before), Some(before.after(23 * HOUR)), "eight o’clock stays eight o’clock");
    wishes.digest = Digest::Weekly;
    let monday = wishes.digest_at(NOW).expect("a letter");
    assert!(rome().is_monday(monday) && rome().minute(monday) == 8 * 60);
    assert_eq!(wishes.digest_at(monday), Some(monday.after(7 * DAY)));
    wishes.quiet = Quiet::parse(22 * 60, 9 * 60);
    assert_eq!(wishes.digest_at(NOW), Some(monday.after(HOUR)), "not in quiet hours");
    let utc = Wishes { digest: Digest::Daily, ..Wishes::default() };
    assert_eq!(utc.digest_at(NOW), Some(NOW.after(22 * HOUR)), "without a word, by UTC");
}

#[test]
fn what_is_worth_nothing_later_is_not_pushed_later() {
    let night = Quiet::parse(10 * 60, 12 * 60);
    let clocks = Clocks::parse("UTC", 0, &[]);
    let wishes = Wishes { quiet: night, clocks, ..Wishes::default() };
    assert_eq!(wishes.push_at(Kind::RoomStarted, NOW, 0), None);
    assert_eq!(wishes.push_at(Kind::NewMessage, NOW, 0), Some(NOW.after(2 * HOUR)));
    assert_eq!(wishes.push_at(Kind::NewMessage, NOW, PUSHES_A_DAY), None);
    assert_eq!(wishes.push_at(Kind::Followed, NOW, 0), None, "it waits in the inbox");
    let anytime = Wishes::default();
    assert_eq!(anytime.push_at(Kind::RoomStarted, NOW, 0), Some(NOW.after(SETTLED)));
}

#[test]
fn clocks_of_no_zone_on_earth_are_none() {
    let at = |n: u64| At(NOW.0 + n);
    assert!(Clocks::parse("Asia/Kathmandu", 345, &[]).is_some());
    for (zone, first, changes) in [
        ("", 0, vec![]),
        ("UTC", 14 * 60 + 1, vec![]),
        ("UTC", -12 * 60 - 1, vec![]),
        ("UTC", 0, vec![(at(1), 900)]),
        ("UTC", 0, vec![(at(2), 60), (at(1), 0)]),
        ("UTC", 0, vec![(at(1), 60), (at(1), 0)]),
        ("UTC", 0, (0..=CHANGES_MAX as u64).map(|n| (at(n), 0)).collect()),
    ] {
        assert_eq!(Clocks::parse(zone, first, &changes), None, "{zone} {first} {changes:?}");
    }
    for kind in Kind::ALL {
        assert_eq!(Kind::parse(kind.key()), Some(kind));
    }
}

#[test]
fn whoever_has_not_said_hears_of_people_at_once_and_of_the_rest_when_they_look() {
    let mut wishes = Wishes::default();
    assert_eq!((wishes.way(Kind::RoomStarted), wishes.way(Kind::Followed)), (Way::Push, Way::Inbox));
    wishes.set_way(Kind::RoomStarted, Way::Off);
    wishes.set_way(Kind::Followed, Way::Inbox);
    assert_eq!(wishes.ways, [(Kind::RoomStarted, Way::Off)].into());
    wishes.set_way(Kind::RoomStarted, Way::Push);
    assert_eq!(wishes, Wishes::default());
}

/// Numbers that look random and are the same on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n
    }
}
