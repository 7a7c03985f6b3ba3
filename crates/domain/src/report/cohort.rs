//! Cohorts: of those who were let in in one week, how many came to a room in each week since.

use super::{Week, told, told_of_some};
use std::collections::BTreeMap;

/// Those who were let in in one week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cohort {
    pub week: Week,
    /// How many they are. `None`: few.
    pub members: Option<u32>,
    /// How many of them came to a room: in their own week, in the next one, and so on. `None`: few.
    pub came: Vec<Option<u32>>,
}

/// Of each week from `first` to `last`. `sizes`: who was let in when; `came`: who came, by the week they came and the one in
/// which they were let in.
///
/// How many came back in a week is told of all together. So where one count of that week alone was left out, it would be
/// known from the others: the smallest of those is left out as well.
pub fn cohorts(
    sizes: &BTreeMap<Week, u32>,
    came: &BTreeMap<(Week, Week), u32>,
    first: Week,
    last: Week,
) -> Vec<Cohort> {
    let mut cohorts: Vec<Cohort> = first
        .to(last)
        .map(|week| {
            let size = sizes.get(&week).copied().unwrap_or_default();
            let members = told(size);
            // Who left since is none of its members any more, and came all the same.
            let count = |then: Week| came.get(&(then, week)).map_or(0, |count| (*count).min(size));
            let seen = |then: Week| members.and_then(|_| told_of_some(count(then)));
            let came = if size == 0 { vec![] } else { week.to(last).map(seen).collect() };
            Cohort { week, members, came }
        })
        .collect();
    for week in first.to(last) {
        hide_a_second(&mut cohorts, week);
    }
    cohorts
}

fn hide_a_second(cohorts: &mut [Cohort], week: Week) {
    let since = |cohort: &Cohort| (week.number() - cohort.week.number()) as usize;
    let before = cohorts.iter().enumerate().take_while(|(_, cohort)| cohort.week < week);
    let returned: Vec<(usize, Option<u32>)> = before
        .filter(|(_, cohort)| !cohort.came.is_empty())
        .map(|(at, cohort)| (at, cohort.came[since(cohort)]))
        .collect();
    if returned.iter().filter(|(_, came)| came.is_none()).count() != 1 {
        return;
    }
    if let Some((_, at)) = returned.iter().filter_map(|(at, came)| Some(((*came)?, *at))).min() {
        let since = since(&cohorts[at]);
        cohorts[at].came[since] = None;
    }
}
