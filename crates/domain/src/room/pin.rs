//! Pins: web pages that moderators keep in sight of everybody, each with a title. Nobody looks at the pages for them.

use super::{Event, Refusal, Room};
use crate::Line;
use crate::network::Link;
use std::fmt;

/// 1 to 80 characters.
pub type PinTitle = Line<80>;

/// Pins of one room.
pub const PINS_MAX: usize = 5;

/// What is pinned.
#[derive(Clone, PartialEq, Eq)]
pub struct PinnedPage {
    pub address: Link,
    pub title: PinTitle,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pin {
    /// Of the event that pinned it: no two in a room are equal.
    pub number: u64,
    pub page: PinnedPage,
}

/// What people write is personal.
impl fmt::Debug for PinnedPage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("…")
    }
}

pub(super) fn pin(room: &Room, page: &PinnedPage) -> Result<Vec<Event>, Refusal> {
    if room.pins.iter().any(|pin| pin.page == *page) {
        return Ok(vec![]); // A resend.
    }
    if room.pins.len() >= PINS_MAX {
        return Err(Refusal::TooManyPins);
    }
    Ok(vec![Event::Pinned { page: page.clone() }])
}

/// One that is gone already: nothing happens.
pub(super) fn unpin(room: &Room, number: u64) -> Vec<Event> {
    let is_there = room.pins.iter().any(|pin| pin.number == number);
    is_there.then_some(Event::Unpinned { number }).into_iter().collect()
}

impl Room {
    /// In the order they were pinned.
    pub fn pins(&self) -> &[Pin] {
        &self.pins
    }
}
