//! What the owner of a server is told of how it is used: rooms, hours, hands and members, counted, and what that costs. Never
//! one person: counts of fewer than [`FEW`] members are not told.

mod cohort;
mod costs;
mod group;
mod told_week;
mod topic;
mod wait;
mod week;

pub use cohort::{Cohort, cohorts};
pub use costs::{BadPrices, Cost, MICROS_TOLD_MAX, PRICE_MAX, Prices, Used, cost};
pub use group::{Groups, told_apart};
pub use told_week::{Counted, ToldHands, ToldWeek, cost_of, weeks};
pub use topic::{ToldTopic, TopicCount, topics};
pub use wait::{RaisedHands, WAIT_BOUNDS_S, WAIT_BUCKETS, Waited, WaitedHands};
pub use week::{Day, Week, by_day};

/// Fewer members than this are one word, "few": whoever knows some of them would learn of the others. More hides more of a
/// small server; fewer says more of people.
pub const FEW: u32 = 5;

/// Weeks that a report shows at most: a year.
pub const WEEKS_MAX: u32 = 52;

/// A count of members of the whole server. `None`: few.
pub fn told(count: u32) -> Option<u32> {
    if count == 0 { Some(0) } else { told_of_some(count) }
}

/// A count of those in a group whose members somebody may know. Nobody is few as well: else it would be told of each of them
/// that they did not come.
pub fn told_of_some(count: u32) -> Option<u32> {
    (count >= FEW).then_some(count)
}
