//! Circles.

use crate::circle::{CircleEntry, CircleMembership, CircleRole, NewCircle};
use domain::network::{self, CircleAbout, Membership, Refusal};

impl From<network::CircleEntry> for CircleEntry {
    fn from(entry: network::CircleEntry) -> CircleEntry {
        match entry {
            network::CircleEntry::Open => CircleEntry::Open,
            network::CircleEntry::Approval => CircleEntry::Approval,
            network::CircleEntry::Invite => CircleEntry::Invite,
        }
    }
}

impl From<CircleEntry> for network::CircleEntry {
    fn from(entry: CircleEntry) -> network::CircleEntry {
        match entry {
            CircleEntry::Open => network::CircleEntry::Open,
            CircleEntry::Approval => network::CircleEntry::Approval,
            CircleEntry::Invite => network::CircleEntry::Invite,
        }
    }
}

impl From<network::CircleRole> for CircleRole {
    fn from(role: network::CircleRole) -> CircleRole {
        match role {
            network::CircleRole::Member => CircleRole::Member,
            network::CircleRole::Moderator => CircleRole::Moderator,
            network::CircleRole::Owner => CircleRole::Owner,
        }
    }
}

impl From<CircleRole> for network::CircleRole {
    fn from(role: CircleRole) -> network::CircleRole {
        match role {
            CircleRole::Member => network::CircleRole::Member,
            CircleRole::Moderator => network::CircleRole::Moderator,
            CircleRole::Owner => network::CircleRole::Owner,
        }
    }
}

impl From<Membership> for CircleMembership {
    fn from(membership: Membership) -> CircleMembership {
        match membership {
            Membership::In(network::CircleRole::Owner) => CircleMembership::Owner,
            Membership::In(network::CircleRole::Moderator) => CircleMembership::Moderator,
            Membership::In(network::CircleRole::Member) => CircleMembership::Member,
            Membership::Asked => CircleMembership::Asked,
            Membership::Invited => CircleMembership::Invited,
            Membership::Declined { .. } => CircleMembership::Declined,
            Membership::Removed => CircleMembership::Removed,
        }
    }
}

impl TryFrom<&NewCircle> for CircleAbout {
    type Error = Refusal;

    fn try_from(new: &NewCircle) -> Result<CircleAbout, Refusal> {
        CircleAbout::parse(&new.name, &new.description, &new.rules, &new.topics, new.entry.into())
    }
}
