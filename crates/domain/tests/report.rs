//! What is counted for a server's owner: weeks, waits of hands, cohorts, groups and costs; and what is not told.

use crate::cast::{ANN, BO, CY, DI, MOD, give, room_with};
use domain::report::{
    BadPrices, Cohort, Counted, Day, FEW, Groups, MICROS_TOLD_MAX, PRICE_MAX, Prices, RaisedHands, ToldHands,
    TopicCount, Used, WAIT_BOUNDS_S, Waited, WaitedHands, Week, by_day, cohorts, cost, cost_of, told,
    told_apart, told_of_some, topics, weeks,
};
use domain::room::{Asking, Command, Policy, Recorded};
use domain::{At, MemberId};
use std::collections::BTreeMap;
use std::time::Duration;

const MINUTE: Duration = Duration::from_secs(60);
const HOUR: Duration = Duration::from_secs(3600);
const DAY_MS: u64 = 24 * 3600 * 1000;

/// The same numbers on every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }
}

#[test]
fn weeks_begin_on_mondays_and_days_at_midnight() {
    // 1 January 1970 was a Thursday, 5 January a Monday.
    assert_eq!(Week::of(At(0)), Week::new(0));
    assert_eq!(Week::of(At(4 * DAY_MS - 1)), Week::new(0));
    assert_eq!((Week::of(At(4 * DAY_MS)), Week::new(1).begins()), (Week::new(1), At(4 * DAY_MS)));
    assert_eq!(Week::new(0).begins(), At(0));
    // 23 November 2026 was a Monday.
    let monday = At(1_795_392_000_000);
    assert_eq!((Week::of(monday).begins(), Day::of(monday).begins()), (monday, monday));
    assert_eq!(Day::of(monday).week(), Week::of(monday));
    assert_eq!(Week::of(At(monday.0 - 1)), Week::of(monday).back(1));
    let three: Vec<Week> = Week::new(7).to(Week::new(9)).collect();
    assert_eq!(three, [Week::new(7), Week::new(8), Week::new(9)]);
}

#[test]
fn every_moment_of_a_stay_falls_on_one_day() {
    let mut dice = Dice(3);
    for _ in 0..1000 {
        let from = At(dice.below(40 * DAY_MS));
        let until = from.after(Duration::from_millis(dice.below(3 * DAY_MS)));
        let parts: Vec<(Day, Duration)> = by_day(from, until).collect();
        assert_eq!(parts.iter().map(|(_, part)| *part).sum::<Duration>(), until.since(from));
        assert!(parts.windows(2).all(|two| two[0].0 < two[1].0), "each day once");
        assert!(parts.iter().all(|(_, part)| *part <= 24 * HOUR && !part.is_zero()));
    }
    let midnight = At(5 * DAY_MS);
    assert_eq!(by_day(midnight, midnight).count(), 0);
    let parts: Vec<_> = by_day(At(midnight.0 - 1), At(midnight.0 + 1)).collect();
    assert_eq!(parts, [(Day::new(4), Duration::from_millis(1)), (Day::new(5), Duration::from_millis(1))]);
    let whole: Vec<_> = by_day(midnight, At(6 * DAY_MS)).collect();
    assert_eq!(whole, [(Day::new(5), 24 * HOUR)]);
}

fn note(hands: &mut RaisedHands, recorded: &[Recorded]) -> Vec<Waited> {
    recorded.iter().flat_map(|recorded| hands.apply(recorded)).collect()
}

#[test]
fn a_hand_waits_from_raising_to_lowering_and_is_served_on_stage_alone() {
    let mut room = room_with(Policy::default(), &[MOD, ANN, BO, CY, DI]);
    let mut hands = RaisedHands::of(&room);
    let at = |seconds: u64| At(seconds * 1000);
    let mut play = |seconds, by: MemberId, command: Command| {
        note(&mut hands, &give(&mut room, at(seconds), by, &command))
    };
    for (seconds, who) in [(10, ANN), (20, BO), (30, CY), (40, DI)] {
        assert!(play(seconds, who, Command::RaiseHand(Asking::default())).is_empty());
    }
    let waited =
        |at_s: u64, wait_s, served| vec![Waited { at: at(at_s), wait: Duration::from_secs(wait_s), served }];
    assert_eq!(play(70, MOD, Command::AcceptHand(ANN)), waited(70, 60, true));
    assert!(play(75, ANN, Command::StepDown).is_empty(), "of a hand that is down nothing more is counted");
    assert_eq!(play(80, BO, Command::LowerHand), waited(80, 60, false));
    assert_eq!(play(90, CY, Command::Leave), waited(90, 60, false));
    assert_eq!(play(100, MOD, Command::End), waited(100, 60, false), "the room ended over the last one");
    assert_eq!(waited(0, 60, true)[0].bucket(), Some(4), "a bound is counted with what is below");
    assert_eq!(waited(0, 60, false)[0].bucket(), None);
}

#[test]
fn a_hand_that_was_up_before_a_restart_has_waited_since_then() {
    let mut room = room_with(Policy::default(), &[MOD, ANN]);
    give(&mut room, At(1000), ANN, &Command::RaiseHand(Asking::default()));
    let mut hands = RaisedHands::of(&room);
    let served = note(&mut hands, &give(&mut room, At(61_000), MOD, &Command::AcceptHand(ANN)));
    assert_eq!(served, [Waited { at: At(61_000), wait: MINUTE, served: true }]);
}

#[test]
fn the_median_lies_in_the_bucket_of_the_true_one() {
    let mut dice = Dice(11);
    for turn in 0..500 {
        let mut waits: Vec<u64> = (0..1 + dice.below(60)).map(|_| dice.below(5_000_000)).collect();
        let mut counted = WaitedHands::default();
        let hand = |wait: u64, served| Waited { at: At(0), wait: Duration::from_millis(wait), served };
        waits.iter().for_each(|wait| counted.add(hand(*wait, true).bucket(), 1));
        counted.add(hand(9, false).bucket(), 7);
        waits.sort_unstable();
        let truth = waits[(waits.len() - 1) / 2];
        let told = counted.median().expect("some were served").as_millis() as u64;
        let last = WAIT_BOUNDS_S[WAIT_BOUNDS_S.len() - 1] * 1000;
        if truth > last {
            assert_eq!(told, last, "turn {turn}");
        } else {
            assert_eq!(hand(told, true).bucket(), hand(truth, true).bucket(), "turn {turn}: {told} {truth}");
        }
        assert_eq!((counted.served_count(), counted.count()), (waits.len() as u64, waits.len() as u64 + 7));
    }
    let mut none_served = WaitedHands::default();
    none_served.add(None, 3);
    assert_eq!(none_served.median(), None);
}

#[test]
fn few_are_not_told_and_nobody_of_some_is_few() {
    assert_eq!([0, 1, FEW - 1, FEW].map(told), [Some(0), None, None, Some(FEW)]);
    assert_eq!([0, 1, FEW - 1, FEW].map(told_of_some), [None, None, None, Some(FEW)]);
}

#[test]
fn a_cohort_is_told_week_by_week_and_a_small_one_not_at_all() {
    let week = Week::new;
    let sizes = BTreeMap::from([(week(1), 20), (week(2), 4), (week(3), 9)]);
    let came = BTreeMap::from([
        ((week(1), week(1)), 18),
        ((week(2), week(1)), 12),
        ((week(3), week(1)), 30),
        ((week(2), week(2)), 4),
        ((week(3), week(2)), 2),
        ((week(3), week(3)), 3),
    ]);
    let told = cohorts(&sizes, &came, week(1), week(4));
    assert_eq!(told.iter().map(|cohort| cohort.week.number()).collect::<Vec<_>>(), [1, 2, 3, 4]);
    let members: Vec<_> = told.iter().map(|cohort| cohort.members).collect();
    assert_eq!(members, [Some(20), None, Some(9), Some(0)]);
    // Whoever left since is not counted among those who came: 30 of 20 are 20. In the third week one count alone was left out.
    assert_eq!(told[0].came, [Some(18), Some(12), None, None]);
    assert_eq!(told[1].came, [None, None, None]);
    assert_eq!(told[2].came, [None, None]);
    assert!(told[3].came.is_empty(), "of nobody there is nothing to tell");
}

#[test]
fn no_count_that_was_left_out_is_what_remains_of_the_others() {
    let mut dice = Dice(23);
    for script in 0..500 {
        let (mut sizes, mut came) = (BTreeMap::new(), BTreeMap::new());
        for cohort in 0..8_u32 {
            let size = dice.below(25) as u32;
            sizes.insert(Week::new(cohort), size);
            for week in cohort..8 {
                let count = dice.below(u64::from(size) + 1) as u32;
                came.insert((Week::new(week), Week::new(cohort)), count);
            }
        }
        let cohorts = cohorts(&sizes, &came, Week::new(0), Week::new(7));
        for cohort in &cohorts {
            let at = |since: usize| (Week::new(cohort.week.number() + since as u32), cohort.week);
            for (since, count) in cohort.came.iter().enumerate() {
                assert!(
                    count.is_none_or(|count| count >= FEW && count == came[&at(since)]),
                    "script {script}"
                );
            }
        }
        for week in 1..8_u32 {
            let before: Vec<_> =
                cohorts.iter().filter(|c| c.week.number() < week && !c.came.is_empty()).collect();
            let seen = |c: &&&Cohort| c.came[(week - c.week.number()) as usize].is_some();
            let told = before.iter().filter(seen).count();
            let left_out = before.len() - told;
            // Where one is left out alone it is the only one there is, and all together are too few to tell.
            assert!(left_out != 1 || before.len() == 1, "script {script} week {week}");
        }
    }
}

#[test]
fn a_group_is_told_if_it_is_large_enough_and_the_others_only_together() {
    let told = told_apart(vec![("a", 9), ("b", 4), ("c", 30), ("d", 3)], 46, 10);
    assert_eq!(told, Groups { told: vec![("c", 30), ("a", 9)], others: 7 });
    // Two are left over: with the smallest of the others they are told, alone they would be known.
    let told = told_apart(vec![("a", 9), ("b", 2), ("c", 30)], 41, 10);
    assert_eq!(told, Groups { told: vec![("c", 30)], others: 11 });
    let told = told_apart(vec![("a", 9), ("c", 30)], 50, 1);
    assert_eq!(told, Groups { told: vec![("c", 30)], others: 20 });
    assert_eq!(told_apart(vec![("a", 3)], 3, 10), Groups { told: vec![], others: 3 });
    let mut dice = Dice(31);
    for _ in 0..1000 {
        let groups: Vec<(u32, u32)> =
            (0..dice.below(12) as u32).map(|name| (name, dice.below(15) as u32)).collect();
        let total = groups.iter().map(|(_, members)| *members).sum::<u32>() + dice.below(6) as u32;
        let Groups { told, others } = told_apart(groups, total, 5);
        assert_eq!(told.iter().map(|(_, members)| *members).sum::<u32>() + others, total, "nobody is lost");
        assert!(told.len() <= 5 && told.iter().all(|(_, members)| *members >= FEW));
        assert!(told.is_empty() || others == 0 || others >= FEW, "few others are not told beside the rest");
    }
}

/// Of one week: so many members of two cohorts, an hour in rooms each, and hands.
fn counted(old: u32, new: u32, served: u64, not_served: u64) -> Counted {
    let (week, mut hands) = (Week::new(9), WaitedHands::default());
    hands.add(Some(4), served);
    hands.add(None, not_served);
    let listened = HOUR * (old + new);
    Counted {
        used: [(week, Used { rooms: 2, listened, bytes: 1_000_000_000, cpu: HOUR })].into(),
        hands: [(week, hands)].into(),
        came: [((week, Week::new(3)), old), ((week, week), new), ((week.next(), week), 50)].into(),
        let_in: [(week, new)].into(),
    }
}

#[test]
fn of_a_week_in_which_few_came_only_the_rooms_and_the_machine_are_told() {
    let of = |counted: &Counted| weeks(counted, Week::new(8), Week::new(9)).remove(1);
    let week = of(&counted(6, 2, 5, 3));
    assert_eq!((week.rooms, week.new, week.returning), (2, None, Some(6)));
    assert_eq!(week.listened, Some(8 * HOUR));
    let hands = ToldHands { count: 8, served: 5, median_wait: Some(Duration::from_millis(52_500)) };
    assert_eq!(week.hands, Some(hands));
    let few_served = of(&counted(6, 0, 4, 3)).hands.expect("seven hands are told");
    assert_eq!((few_served.count, few_served.served, few_served.median_wait), (7, 4, None));
    assert_eq!(of(&counted(6, 0, 1, 1)).hands, None, "two hands are of two people at most");

    let few = of(&counted(2, 2, 5, 3));
    assert_eq!((few.new, few.returning, few.listened, few.hands), (None, None, None, None));
    assert_eq!((few.rooms, few.bytes, few.cpu), (2, 1_000_000_000, HOUR));
    let quiet = weeks(&counted(6, 2, 5, 3), Week::new(8), Week::new(9)).remove(0);
    assert_eq!((quiet.rooms, quiet.new, quiet.listened), (0, Some(0), Some(Duration::ZERO)));
    assert_eq!(quiet.hands, Some(ToldHands { count: 0, served: 0, median_wait: None }));
}

#[test]
fn what_is_divided_by_hours_is_divided_by_told_ones() {
    let told = weeks(&counted(6, 2, 0, 0), Week::new(8), Week::new(9));
    let (count, cost) = cost_of(&told, &prices()).expect("a week that is told");
    // 1 × 0.01 + 1 × 0.02 + 8 × 0.001 = 0.038
    assert_eq!(
        (count, cost.total, cost.per_room, cost.per_listener_hour),
        (1, 38_000, Some(19_000), Some(4750))
    );
    let few = weeks(&counted(2, 2, 0, 0), Week::new(8), Week::new(9));
    assert_eq!(cost_of(&few, &prices()), None);
}

fn topic(name: &str, members: u32, newcomers: u32) -> TopicCount {
    TopicCount { topic: name.to_owned(), rooms: 1, members, newcomers, listened: HOUR }
}

#[test]
fn ways_of_writing_a_topic_are_one_and_of_few_nothing_is_told() {
    let counts = vec![
        topic("Rust at scale", 7, 2),
        topic("rust  at SCALE!", 3, 3),
        topic("Tea", 4, 4),
        topic("tea", 4, 4),
        topic("夜班", 12, 6),
        topic("…", 40, 40),
    ];
    let told = topics(counts, 10);
    let rows: Vec<_> = told
        .iter()
        .map(|row| (row.topic.as_str(), row.rooms, row.members, row.newcomers, row.listened))
        .collect();
    assert_eq!(rows, [("夜班", 1, 12, Some(6), HOUR), ("Rust at scale", 2, 10, None, 2 * HOUR)]);
    assert_eq!(topics(vec![topic("a", 9, 0), topic("b", 8, 0)], 1).len(), 1);
}

fn prices() -> Prices {
    Prices::parse("EUR", 10_000, 20_000, 1000).expect("prices")
}

#[test]
fn a_cost_is_what_was_used_by_its_price_and_divided_by_what_there_was() {
    let used =
        Used { rooms: 4, listened: 100 * HOUR, bytes: 50_000_000_000, cpu: Duration::from_secs(5 * 3600) };
    let told = cost(&used, &prices());
    // 50 × 0.01 + 5 × 0.02 + 100 × 0.001 = 0.70
    assert_eq!((told.total, told.per_room, told.per_listener_hour), (700_000, Some(175_000), Some(7000)));
    let idle = Used { bytes: 1_000_000_000, ..Used::default() };
    let told = cost(&idle, &prices());
    assert_eq!((told.total, told.per_room, told.per_listener_hour), (10_000, None, None));
    let mut both = used;
    both += idle;
    assert_eq!(cost(&both, &prices()).total, 710_000);
}

#[test]
fn costs_grow_with_what_is_used_and_never_overflow() {
    let mut dice = Dice(41);
    for _ in 0..1000 {
        let mut some = || Used {
            rooms: dice.below(1000),
            listened: Duration::from_millis(dice.below(1 << 40)),
            bytes: dice.below(1 << 50),
            cpu: Duration::from_millis(dice.below(1 << 40)),
        };
        let (less, more) = (some(), some());
        let mut sum = less;
        sum += more;
        assert!(cost(&sum, &prices()).total >= cost(&less, &prices()).total);
    }
    // As much as a column holds.
    let longest = Duration::from_millis(i64::MAX as u64);
    let most = Used { rooms: 1, listened: longest, bytes: u64::MAX, cpu: longest };
    let dear = Prices::parse("EUR", PRICE_MAX, PRICE_MAX, PRICE_MAX).expect("prices");
    assert_eq!(cost(&most, &dear).total, MICROS_TOLD_MAX);
}

#[test]
fn what_is_no_currency_or_no_price_is_refused() {
    for bad in ["", "EU", "eur", "EURO", "€€€", "=1+"] {
        assert_eq!(Prices::parse(bad, 0, 0, 0), Err(BadPrices), "{bad}");
    }
    assert_eq!(Prices::parse("EUR", PRICE_MAX + 1, 0, 0), Err(BadPrices));
    assert_eq!(Prices::parse("EUR", 0, 0, PRICE_MAX + 1), Err(BadPrices));
    assert!(Prices::parse("CNY", 0, PRICE_MAX, 0).is_ok());
}
