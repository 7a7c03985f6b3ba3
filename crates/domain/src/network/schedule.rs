//! Scheduled rooms: announced for a moment to come; who says that they come; what is told to whom, and when.

use super::Refusal;
use crate::room::{LAPSES_AFTER, Policy, Role, Title, Topic, Visibility, circle};
use crate::{At, MemberId, ScheduledId};
use std::ops::RangeInclusive;
use std::time::Duration;

/// Rooms that one member has scheduled and that have not begun. More would be a programme, and somebody else's calendar full.
pub const SCHEDULED_MAX: u32 = 20;
/// Invited on stage beforehand, besides the owner.
pub const LINEUP_MAX: usize = 10;
/// How far ahead. Longer is for things that nobody remembers.
const AHEAD_MAX: Duration = Duration::from_hours(366 * 24);
const LENGTHS_MIN: RangeInclusive<u16> = 5..=720;
const ZONE_LEN_MAX: usize = 64;

/// How long before it begins those who come are reminded.
pub const SOON: Duration = Duration::from_mins(15);
/// How long what was changed last must stand before anybody is told: longer makes one letter of several changes.
pub const SETTLED: Duration = Duration::from_mins(2);

/// A time zone by its name in the IANA database: `Europe/Rome`, `UTC`. Only the shape is known here; whether there is such a
/// zone, and what its clocks say, is known to browsers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ZoneName(String);

impl ZoneName {
    pub fn parse(text: &str) -> Option<ZoneName> {
        let is_part = |part: &str| {
            part.starts_with(|c: char| c.is_ascii_alphabetic())
                && part.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'+'))
        };
        let is_zone =
            text.len() <= ZONE_LEN_MAX && text.split('/').count() <= 3 && text.split('/').all(is_part);
        is_zone.then(|| ZoneName(text.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What is announced. No `Debug`: people wrote it.
#[derive(Clone, PartialEq, Eq)]
pub struct Plan {
    pub title: Title,
    pub topic: Option<Topic>,
    pub begins: At,
    /// The owner's own: for everybody else it says whose hour that is.
    pub zone: ZoneName,
    pub length_min: u16,
    /// How many may say that they come, the line-up not counted.
    pub places: u16,
    /// Of the room that it becomes.
    pub policy: Policy,
}

impl Plan {
    /// Whether it can be announced, or changed to this, at `now`.
    pub fn check(&self, now: At) -> Result<(), Refusal> {
        let is_ahead = now < self.begins && self.begins <= now.after(AHEAD_MAX);
        if !is_ahead || !LENGTHS_MIN.contains(&self.length_min) {
            Err(Refusal::BadTime)
        } else if !(1..=self.policy.room_size).contains(&self.places) {
            Err(Refusal::BadPlaces)
        } else {
            Ok(())
        }
    }

    /// Whether it can become this: who was told of it in a circle, or beyond one, counts on that.
    pub fn check_change(&self, to: &Plan) -> Result<(), Refusal> {
        if self.policy.circle == to.policy.circle { Ok(()) } else { Err(Refusal::NotAllowed) }
    }

    /// When it is expected to be over.
    pub fn ends(&self) -> At {
        self.begins.after(Duration::from_mins(self.length_min.into()))
    }

    /// Whether those who come have to know of the change: it stands in their calendars.
    pub fn is_news_beside(&self, before: &Plan) -> bool {
        (&self.title, &self.topic, self.begins, self.length_min)
            != (&before.title, &before.topic, before.begins, before.length_min)
    }
}

/// What became of the room that was opened for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Opened {
    /// Past the green room.
    pub has_begun: bool,
    pub has_ended: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    Upcoming,
    /// Its stage is open, for the line-up.
    GreenRoom,
    Live,
    Ended,
    /// Nobody began it in time.
    Lapsed,
    Cancelled,
}

/// A scheduled room. No `Debug`: people wrote it.
#[derive(Clone, PartialEq, Eq)]
pub struct Scheduled {
    pub id: ScheduledId,
    pub owner: MemberId,
    pub plan: Plan,
    /// Goes up with every change that those who come have to know.
    pub sequence: u32,
    /// When that was last.
    pub changed: At,
    pub cancelled: bool,
    /// `None`: no room was opened for it yet.
    pub opened: Option<Opened>,
}

/// Who is invited on stage, says that they come, or asks to be reminded. The owner is one, as a moderator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Guest {
    /// A listener comes by their own word; the others were invited.
    pub role: Role,
    /// `None`: invited, and has not said yet; a listener is only reminded.
    pub coming: Option<bool>,
    /// Wants letters about it.
    pub remind: bool,
    /// Of the sequence that their word is about.
    pub answered: u32,
}

impl Guest {
    /// Comes by their own word, or needs none of the places.
    fn has_place(&self) -> bool {
        self.role != Role::Listener || self.coming == Some(true)
    }

    /// Something they would have to know was changed since they said that they come.
    pub fn is_out_of_date(&self, scheduled: &Scheduled) -> bool {
        self.coming == Some(true) && self.answered < scheduled.sequence
    }
}

impl Scheduled {
    pub fn state(&self, now: At) -> State {
        match self.opened {
            _ if self.cancelled => State::Cancelled,
            None if now >= self.plan.begins.after(LAPSES_AFTER) => State::Lapsed,
            None => State::Upcoming,
            Some(Opened { has_begun: false, has_ended: true }) => State::Lapsed,
            Some(Opened { has_begun: true, has_ended: true }) => State::Ended,
            Some(Opened { has_begun: false, has_ended: false }) => State::GreenRoom,
            Some(Opened { has_begun: true, has_ended: false }) => State::Live,
        }
    }

    /// To everybody else there is no such thing. `in_circle`: they belong to its circle, if it has one.
    pub fn may_see(&self, guest: Option<&Guest>, with_link: bool, in_circle: bool) -> bool {
        let is_there = circle::is_there(self.plan.policy.circle, |_| in_circle);
        is_there && (self.plan.policy.visibility == Visibility::Open || guest.is_some() || with_link)
    }

    /// Everybody may come across it: it is there for whoever is nothing to it, and it is to come.
    pub fn is_announced(&self, now: At) -> bool {
        self.may_see(None, false, false) && matches!(self.state(now), State::Upcoming | State::GreenRoom)
    }

    /// Only by whoever scheduled it, and only while nobody waits in the green room.
    pub fn may_change(&self, by: MemberId, now: At) -> Result<(), Refusal> {
        match self.state(now) {
            _ if by != self.owner => Err(Refusal::NotAllowed),
            State::Upcoming => Ok(()),
            _ => Err(Refusal::TooLate),
        }
    }

    /// Says that one comes. `coming`: how many of the places are taken. Who has one keeps it.
    pub fn may_come(&self, guest: Option<&Guest>, coming: u32, now: At) -> Result<(), Refusal> {
        match (self.state(now), guest) {
            (State::Upcoming | State::GreenRoom, Some(guest)) if guest.has_place() => Ok(()),
            (State::Upcoming | State::GreenRoom, _) if coming >= self.plan.places.into() => {
                Err(Refusal::NoPlacesLeft)
            }
            (State::Upcoming | State::GreenRoom, _) => Ok(()),
            _ => Err(Refusal::TooLate),
        }
    }

    /// Asks to be reminded. That takes no place.
    pub fn may_be_reminded(&self, now: At) -> Result<(), Refusal> {
        match self.state(now) {
            State::Upcoming | State::GreenRoom => Ok(()),
            _ => Err(Refusal::TooLate),
        }
    }

    /// Says that one does not. The owner cancels instead.
    pub fn may_stay_away(&self, by: MemberId) -> Result<(), Refusal> {
        if by == self.owner { Err(Refusal::NotAllowed) } else { Ok(()) }
    }

    /// When its stage opens for the line-up. `early`: how long before it begins.
    pub fn green_room(&self, early: Duration) -> At {
        At(self.plan.begins.0.saturating_sub(early.as_millis() as u64))
    }
}

/// May whoever has scheduled so many schedule one more?
pub fn may_schedule(scheduled: u32) -> Result<(), Refusal> {
    if scheduled < SCHEDULED_MAX { Ok(()) } else { Err(Refusal::TooManyScheduled) }
}

/// Whether these can be invited on stage: not the owner, nobody twice, as many as fit beside the owner.
pub fn check_lineup(owner: MemberId, lineup: &[(MemberId, Role)], policy: &Policy) -> Result<(), Refusal> {
    let is_twice = |at: usize| lineup[..at].iter().any(|(member, _)| *member == lineup[at].0);
    let fits = lineup.len() <= LINEUP_MAX && lineup.len() < usize::from(policy.stage_size);
    let are_invited = lineup.iter().all(|(member, role)| *member != owner && role.on_stage());
    if fits && are_invited && !(0..lineup.len()).any(is_twice) { Ok(()) } else { Err(Refusal::BadLineup) }
}

/// What a letter is about. Of each kind there is one at most for one guest, but for changes: there is one for each that settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Letter {
    /// Invited on stage.
    Invited,
    Changed,
    Cancelled,
    Soon,
    Began,
}

/// How far a guest was reminded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Reminded {
    #[default]
    Nothing,
    Soon,
    Began,
}

/// The letter about something said, once that stands and as long as it is of use.
pub fn letter_owed(owed: Option<Letter>, scheduled: &Scheduled, now: At) -> Option<Letter> {
    let is_settled = now >= scheduled.changed.after(SETTLED);
    owed.filter(|_| is_settled && now < scheduled.plan.begins)
}

/// The reminder that is due, to somebody who comes or asked for it. One that was missed is not made up for.
pub fn reminder(scheduled: &Scheduled, reminded: Reminded, now: At) -> Option<Letter> {
    let is_soon = now < scheduled.plan.begins && now.after(SOON) >= scheduled.plan.begins;
    match scheduled.state(now) {
        State::Live if reminded < Reminded::Began => Some(Letter::Began),
        State::Upcoming | State::GreenRoom if is_soon && reminded == Reminded::Nothing => Some(Letter::Soon),
        _ => None,
    }
}
