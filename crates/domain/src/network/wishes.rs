//! Wishes: which of what happened reaches somebody by which way, when nothing may make a noise, and letters that sum it up.

use super::clocks::{Clocks, Quiet};
use super::inbox::Kind;
use crate::At;
use std::collections::BTreeMap;
use std::time::Duration;

/// Rows of one account that go to its devices in a day.
pub const PUSHES_A_DAY: u32 = 30;
/// How long something stands in the inbox before it is pushed. Longer makes one noise of several things; shorter is sooner there.
pub const SETTLED: Duration = Duration::from_secs(5);
/// Browsers of one account that are pushed to. The one that came first makes room.
pub const DEVICES_MAX: u32 = 8;
/// Rows that one letter names.
pub const DIGEST_ROWS: usize = 20;
/// The minute of the day at which letters that sum up are written: eight in the morning.
const DIGEST_MINUTE: u16 = 8 * 60;

/// How somebody learns of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Not at all.
    Off,
    /// In the inbox.
    Inbox,
    /// In the inbox and on their devices.
    Push,
}

impl Way {
    pub const ALL: [Way; 3] = [Way::Off, Way::Inbox, Way::Push];

    /// As on the wire.
    pub const fn key(self) -> &'static str {
        match self {
            Way::Off => "off",
            Way::Inbox => "inbox",
            Way::Push => "push",
        }
    }

    /// Reads what [`Way::key`] wrote.
    pub fn parse(key: &str) -> Option<Way> {
        Way::ALL.into_iter().find(|way| way.key() == key)
    }

    /// Of whoever has not said. What can wait waits in the inbox.
    pub fn ordinary(kind: Kind) -> Way {
        match kind {
            Kind::RoomScheduled
            | Kind::Followed
            | Kind::FollowedBack
            | Kind::Vouched
            | Kind::CircleRequest
            | Kind::InvitedToCircle => Way::Inbox,
            _ => Way::Push,
        }
    }
}

/// How often a letter sums up what was not looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Digest {
    #[default]
    Off,
    Daily,
    /// On Mondays.
    Weekly,
}

impl Digest {
    pub const ALL: [Digest; 3] = [Digest::Off, Digest::Daily, Digest::Weekly];

    /// As on the wire.
    pub const fn key(self) -> &'static str {
        match self {
            Digest::Off => "off",
            Digest::Daily => "daily",
            Digest::Weekly => "weekly",
        }
    }

    /// Reads what [`Digest::key`] wrote.
    pub fn parse(key: &str) -> Option<Digest> {
        Digest::ALL.into_iter().find(|digest| digest.key() == key)
    }
}

/// Letters that whoever gets them can end without signing in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Letters {
    Digest,
    /// About scheduled rooms that one comes to, or is invited on stage of.
    Rooms,
}

/// What one account wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wishes {
    /// Where it is not the ordinary one.
    pub ways: BTreeMap<Kind, Way>,
    pub quiet: Option<Quiet>,
    /// `None`: those of UTC.
    pub clocks: Option<Clocks>,
    pub digest: Digest,
    /// Wants letters about scheduled rooms, where it has not said otherwise of one.
    pub room_letters: bool,
}

impl Default for Wishes {
    fn default() -> Wishes {
        Wishes { ways: BTreeMap::new(), quiet: None, clocks: None, digest: Digest::Off, room_letters: true }
    }
}

impl Wishes {
    pub fn way(&self, kind: Kind) -> Way {
        self.ways.get(&kind).copied().unwrap_or(Way::ordinary(kind))
    }

    pub fn set_way(&mut self, kind: Kind, way: Way) {
        match way == Way::ordinary(kind) {
            true => self.ways.remove(&kind),
            false => self.ways.insert(kind, way),
        };
    }

    /// When a row that came at `at` goes to their devices; `None`: not at all. `today`: how many did, or will, from a day
    /// before on.
    pub fn push_at(&self, kind: Kind, at: At, today: u32) -> Option<At> {
        if self.way(kind) != Way::Push || today >= PUSHES_A_DAY {
            return None;
        }
        let soon = at.after(SETTLED);
        match self.quiet_until(soon) {
            None => Some(soon),
            Some(_) if kind.is_of_the_moment() => None,
            Some(until) => Some(until),
        }
    }

    /// When the quiet hours are over; `None`: there are none now.
    pub fn quiet_until(&self, now: At) -> Option<At> {
        let (quiet, clocks) = (self.quiet?, self.clocks.as_ref()?);
        quiet.until(clocks, now)
    }

    /// When the next letter that sums up is written; `None`: there is none.
    pub fn digest_at(&self, now: At) -> Option<At> {
        let utc = Clocks::parse("UTC", 0, &[]);
        let clocks = self.clocks.as_ref().or(utc.as_ref())?;
        let mut next = clocks.next(DIGEST_MINUTE, now);
        match self.digest {
            Digest::Off => return None,
            Digest::Daily => {}
            Digest::Weekly => {
                // Clocks that are put forward past it may show another day: of eight one is a Monday.
                for _ in 0..7 {
                    if clocks.is_monday(next) {
                        break;
                    }
                    next = clocks.next(DIGEST_MINUTE, next);
                }
            }
        }
        Some(self.quiet_until(next).unwrap_or(next))
    }
}
