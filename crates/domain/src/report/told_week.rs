//! Weeks as they are told: where few came, what all of them did together would be what each did.

use super::{Cost, FEW, Prices, Used, WaitedHands, Week, cost, told};
use std::collections::BTreeMap;
use std::time::Duration;

/// What was counted, week by week.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Counted {
    pub used: BTreeMap<Week, Used>,
    pub hands: BTreeMap<Week, WaitedHands>,
    /// Members who came to a room, by the week they came and the one in which they were let in.
    pub came: BTreeMap<(Week, Week), u32>,
    /// Members, by the week in which they were let in.
    pub let_in: BTreeMap<Week, u32>,
}

/// One week. `None`: of few.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToldWeek {
    pub week: Week,
    /// Rooms are there for everybody to see.
    pub rooms: u64,
    /// Let in.
    pub new: Option<u32>,
    /// Let in earlier, and came to a room.
    pub returning: Option<u32>,
    pub listened: Option<Duration>,
    pub hands: Option<ToldHands>,
    /// What the machine did says nothing of anybody.
    pub bytes: u64,
    pub cpu: Duration,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ToldHands {
    pub count: u64,
    pub served: u64,
    /// `None`: few were served.
    pub median_wait: Option<Duration>,
}

/// Every week from `first` to `last`.
pub fn weeks(counted: &Counted, first: Week, last: Week) -> Vec<ToldWeek> {
    first.to(last).map(|week| told_week(counted, week)).collect()
}

fn told_week(counted: &Counted, week: Week) -> ToldWeek {
    let came = |cohorts: std::ops::RangeInclusive<Week>| {
        let (from, to) = ((week, *cohorts.start()), (week, *cohorts.end()));
        counted.came.range(from..=to).map(|(_, members)| *members).sum::<u32>()
    };
    let all = came(Week::new(0)..=week);
    let returning = if week == Week::new(0) { 0 } else { came(Week::new(0)..=week.back(1)) };
    let is_told = all >= FEW;
    let used = counted.used.get(&week).copied().unwrap_or_default();
    let hands = counted.hands.get(&week).copied().unwrap_or_default();
    ToldWeek {
        week,
        rooms: used.rooms,
        new: told(counted.let_in.get(&week).copied().unwrap_or_default()),
        returning: told(returning),
        listened: (is_told || used.listened.is_zero()).then_some(used.listened),
        hands: told_hands(&hands).filter(|told| is_told || told.count == 0),
        bytes: used.bytes,
        cpu: used.cpu,
    }
}

fn told_hands(hands: &WaitedHands) -> Option<ToldHands> {
    let (count, served) = (hands.count(), hands.served_count());
    let few = u64::from(FEW);
    let told = ToldHands { count, served, median_wait: hands.median().filter(|_| served >= few) };
    (count == 0 || count >= few).then_some(told)
}

/// What the weeks cost in which more than few came, and how many those are. Divided by hours that are not told, a cost would
/// tell them. `None`: there is no such week.
pub fn cost_of(weeks: &[ToldWeek], prices: &Prices) -> Option<(u32, Cost)> {
    let mut used = Used::default();
    let mut count = 0;
    for week in weeks {
        let Some(listened) = week.listened.filter(|listened| !listened.is_zero()) else { continue };
        used += Used { rooms: week.rooms, listened, bytes: week.bytes, cpu: week.cpu };
        count += 1;
    }
    (count > 0).then(|| (count, cost(&used, prices)))
}
