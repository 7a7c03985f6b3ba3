//! Circles: members who belong together, and have rooms that nobody else enters or sees. To whom there is such a circle, who
//! gets into it, and who may do what there.

use super::{Refusal, TopicName};
use crate::text::in_lines;
use crate::{At, Line};
use std::collections::BTreeSet;
use std::time::Duration;

/// Circles that one member belongs to. More is a list that nobody looks at.
pub const CIRCLES_MAX: u32 = 50;
/// Of these, as their owner.
pub const CIRCLES_OWNED_MAX: u32 = 5;
/// Members of one circle. The server holds them in memory while a room of theirs is live.
pub const CIRCLE_MEMBERS_MAX: u32 = 2000;
/// Moderators of one circle, the owner not counted.
pub const CIRCLE_MODERATORS_MAX: u32 = 20;
/// Who asked to join one circle or was invited, and waits. More is a list that no moderator reads.
pub const CIRCLE_WAITING_MAX: u32 = 200;
/// Circles that one member asks to join at once.
pub const CIRCLES_ASKED_MAX: u32 = 20;
/// How long a request and an invite wait, and how long whoever was declined waits before they ask again.
pub const CIRCLE_WAITS: Duration = Duration::from_hours(30 * 24);
/// What one circle is about.
pub const CIRCLE_TOPICS_MAX: usize = 5;
/// Characters of the rules.
const RULES_CHARS_MAX: usize = 4000;

/// 1 to 60 characters.
pub type CircleName = Line<60>;
/// What a circle is for, in one line.
pub type CircleDescription = Line<300>;

/// What everybody agrees to who joins: 1 to 4,000 characters, with line breaks. No `Debug`: somebody wrote it.
#[derive(Clone, PartialEq, Eq)]
pub struct CircleRules(String);

impl CircleRules {
    pub fn parse(text: &str) -> Result<CircleRules, Refusal> {
        in_lines(text, RULES_CHARS_MAX).map(CircleRules).ok_or(Refusal::BadCircle)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// How one gets in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CircleEntry {
    /// Whoever likes joins.
    Open,
    /// A moderator lets in who asks.
    Approval,
    /// Whom a moderator invites. To everybody else there is no such circle.
    Invite,
}

/// What its owner says of a circle. No `Debug`: they wrote it.
#[derive(Clone, PartialEq, Eq)]
pub struct CircleAbout {
    pub name: CircleName,
    pub description: Option<CircleDescription>,
    /// `None`: there are none to agree to.
    pub rules: Option<CircleRules>,
    /// Each once, at most [`CIRCLE_TOPICS_MAX`].
    pub topics: Vec<TopicName>,
    pub entry: CircleEntry,
}

impl CircleAbout {
    /// What is blank is left out.
    pub fn parse(
        name: &str,
        description: &str,
        rules: &str,
        topics: &[String],
        entry: CircleEntry,
    ) -> Result<CircleAbout, Refusal> {
        let is_said = |text: &&str| !text.trim().is_empty();
        let name = CircleName::parse(name).map_err(|_| Refusal::BadCircle)?;
        let description = Some(description).filter(is_said).map(CircleDescription::parse).transpose();
        let topics: Vec<TopicName> =
            topics.iter().map(|topic| TopicName::parse(topic)).collect::<Result<_, _>>()?;
        let keys: BTreeSet<_> = topics.iter().map(TopicName::key).collect();
        if topics.len() > CIRCLE_TOPICS_MAX || keys.len() < topics.len() {
            return Err(Refusal::BadCircle);
        }
        Ok(CircleAbout {
            name,
            description: description.map_err(|_| Refusal::BadCircle)?,
            rules: Some(rules).filter(is_said).map(CircleRules::parse).transpose()?,
            topics,
            entry,
        })
    }
}

/// As what somebody belongs to a circle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CircleRole {
    Member,
    Moderator,
    Owner,
}

/// What somebody is to a circle, if anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Membership {
    In(CircleRole),
    /// Asked to join, and waits.
    Asked,
    Invited,
    /// Asked, and was not let in.
    Declined {
        at: At,
    },
    /// Was put out, and comes back by invite alone.
    Removed,
}

/// A role, if they belong to it.
pub fn role(membership: Option<Membership>) -> Option<CircleRole> {
    match membership {
        Some(Membership::In(role)) => Some(role),
        _ => None,
    }
}

/// To whom there is such a circle at all.
pub fn may_see(entry: CircleEntry, own: Option<Membership>) -> bool {
    entry != CircleEntry::Invite || matches!(own, Some(Membership::In(_) | Membership::Invited))
}

/// What is counted before somebody comes or is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CircleCounts {
    /// Of the circle.
    pub members: u32,
    pub moderators: u32,
    /// Who asked or was invited.
    pub waiting: u32,
    /// Of the one it is about: circles they belong to, those they own, and those they asked to join.
    pub circles: u32,
    pub owned: u32,
    pub asked: u32,
}

impl CircleCounts {
    /// Whether one more may belong to the circle, and they to one more.
    fn check_place(&self) -> Result<(), Refusal> {
        if self.members >= CIRCLE_MEMBERS_MAX {
            Err(Refusal::CircleFull)
        } else if self.circles >= CIRCLES_MAX {
            Err(Refusal::TooManyCircles)
        } else {
            Ok(())
        }
    }

    fn check_waiting(&self) -> Result<(), Refusal> {
        if self.waiting < CIRCLE_WAITING_MAX { Ok(()) } else { Err(Refusal::CircleFull) }
    }
}

/// What comes of an act in a circle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CircleChange {
    /// It is so already.
    Nothing,
    Join,
    Ask,
    /// To the rules as they are now.
    Agree,
    Leave,
    /// A request or an invite is over, and nothing stays of it.
    Forget,
    LetIn,
    Invite,
    Decline,
    Remove,
    SetRole(CircleRole),
    HandOver,
}

/// May whoever belongs to so many circles, and owns so many, make one more?
pub fn may_make(counts: &CircleCounts) -> Result<(), Refusal> {
    let has_place = counts.circles < CIRCLES_MAX && counts.owned < CIRCLES_OWNED_MAX;
    if has_place { Ok(()) } else { Err(Refusal::TooManyCircles) }
}

/// What its owner alone does: says anew what it is about, or dissolves it.
pub fn check_owner(own: Option<Membership>) -> Result<(), Refusal> {
    if role(own) == Some(CircleRole::Owner) { Ok(()) } else { Err(Refusal::NotAllowed) }
}

/// Who waits is for moderators to see.
pub fn check_moderator(own: Option<Membership>) -> Result<(), Refusal> {
    if role(own) >= Some(CircleRole::Moderator) { Ok(()) } else { Err(Refusal::NotAllowed) }
}

/// Who else belongs to it is for those who do.
pub fn check_member(own: Option<Membership>) -> Result<(), Refusal> {
    if role(own).is_some() { Ok(()) } else { Err(Refusal::NotAllowed) }
}

/// Somebody wants in, and agrees to the rules as of version `agreed`; whoever is in agrees anew.
pub fn join(
    entry: CircleEntry,
    rules_version: u32,
    own: Option<Membership>,
    agreed: u32,
    counts: &CircleCounts,
    now: At,
) -> Result<CircleChange, Refusal> {
    if !may_see(entry, own) {
        return Err(Refusal::NoSuchCircle);
    }
    if agreed != rules_version {
        return Err(Refusal::RulesChanged);
    }
    match (own, entry) {
        (Some(Membership::In(_)), _) => Ok(CircleChange::Agree),
        (Some(Membership::Removed), _) => Err(Refusal::RemovedFromCircle),
        (Some(Membership::Invited), _) | (_, CircleEntry::Open) => {
            counts.check_place().map(|()| CircleChange::Join)
        }
        (Some(Membership::Asked), _) => Ok(CircleChange::Agree),
        (Some(Membership::Declined { at }), _) if now < at.after(CIRCLE_WAITS) => {
            Err(Refusal::TooSoon { retry_in: at.after(CIRCLE_WAITS).since(now) })
        }
        _ if counts.asked >= CIRCLES_ASKED_MAX => Err(Refusal::TooManyCircles),
        _ => counts.check_waiting().map(|()| CircleChange::Ask),
    }
}

/// Goes, takes a request back, or declines an invite. Owners hand it over first.
pub fn leave(own: Option<Membership>) -> Result<CircleChange, Refusal> {
    match own {
        Some(Membership::In(CircleRole::Owner)) => Err(Refusal::HandOverFirst),
        Some(Membership::In(_)) => Ok(CircleChange::Leave),
        Some(Membership::Asked | Membership::Invited) => Ok(CircleChange::Forget),
        // What a moderator said of them stays.
        Some(Membership::Declined { .. } | Membership::Removed) | None => Ok(CircleChange::Nothing),
    }
}

/// A moderator invites somebody; whoever asked is let in by it, and whoever was put out may come back.
pub fn invite(
    own: Option<Membership>,
    who: Option<Membership>,
    counts: &CircleCounts,
) -> Result<CircleChange, Refusal> {
    check_moderator(own)?;
    match who {
        Some(Membership::In(_) | Membership::Invited) => Ok(CircleChange::Nothing),
        Some(Membership::Asked) => counts.check_place().map(|()| CircleChange::LetIn),
        Some(Membership::Declined { .. } | Membership::Removed) | None => {
            counts.check_waiting().map(|()| CircleChange::Invite)
        }
    }
}

/// The owner gives a member a role, also their own: that hands the circle over. Whoever asked is let in as a member, by a
/// moderator as well.
pub fn give_role(
    own: Option<Membership>,
    who: Option<Membership>,
    to: CircleRole,
    counts: &CircleCounts,
) -> Result<CircleChange, Refusal> {
    check_moderator(own)?;
    match (who, to) {
        (Some(Membership::Asked), CircleRole::Member) => counts.check_place().map(|()| CircleChange::LetIn),
        (Some(Membership::In(from)), to) => {
            check_owner(own)?;
            match (from, to) {
                (from, to) if from == to => Ok(CircleChange::Nothing),
                // They would leave nobody behind who owns it.
                (CircleRole::Owner, _) => Err(Refusal::HandOverFirst),
                (_, CircleRole::Owner) if counts.owned >= CIRCLES_OWNED_MAX => Err(Refusal::TooManyCircles),
                (_, CircleRole::Owner) => Ok(CircleChange::HandOver),
                (_, CircleRole::Moderator) if counts.moderators >= CIRCLE_MODERATORS_MAX => {
                    Err(Refusal::CircleFull)
                }
                (_, to) => Ok(CircleChange::SetRole(to)),
            }
        }
        _ => Err(Refusal::NotInCircle),
    }
}

/// Puts somebody out of whom one is above; declines whoever asked; takes an invite back.
pub fn put_out(own: Option<Membership>, who: Option<Membership>) -> Result<CircleChange, Refusal> {
    check_moderator(own)?;
    match who {
        Some(Membership::In(of)) if Some(of) < role(own) => Ok(CircleChange::Remove),
        Some(Membership::In(_)) => Err(Refusal::NotAllowed),
        Some(Membership::Asked) => Ok(CircleChange::Decline),
        Some(Membership::Invited) => Ok(CircleChange::Forget),
        Some(Membership::Declined { .. } | Membership::Removed) | None => Ok(CircleChange::Nothing),
    }
}
