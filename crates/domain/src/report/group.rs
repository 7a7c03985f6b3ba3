//! Groups of members told one by one, as far as each is large enough, and all others together.

use super::FEW;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Groups<T> {
    /// The largest first.
    pub told: Vec<(T, u32)>,
    /// Members of all others together.
    pub others: u32,
}

/// `total`: members of all groups, those that are not in the list among them. Few others are told together with the smallest
/// of those that are large enough: else they would be known as what is left of the total.
pub fn told_apart<T>(mut groups: Vec<(T, u32)>, total: u32, most: usize) -> Groups<T> {
    groups.retain(|(_, members)| *members >= FEW);
    groups.sort_by_key(|(_, members)| std::cmp::Reverse(*members));
    groups.truncate(most);
    let in_groups: u32 = groups.iter().map(|(_, members)| *members).sum();
    let mut others = total.saturating_sub(in_groups);
    while (1..FEW).contains(&others)
        && let Some((_, members)) = groups.pop()
    {
        others += members;
    }
    Groups { told: groups, others }
}
