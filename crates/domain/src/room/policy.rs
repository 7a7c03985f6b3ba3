//! What a room's owner can set. One field, one rule, one line in the docs.

use crate::Line;

/// A room's name, 1 to 80 characters.
pub type Title = Line<80>;
/// What the room is about, 1 to 40 characters.
pub type Topic = Line<40>;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Policy {
    /// Who may ask to speak.
    pub hands: Hands,
    /// How many hands may wait at once, 1 to 500.
    pub hands_max: u16,
    /// How many people fit on stage, moderators included, 1 to 50.
    pub stage_size: u16,
    /// How many people fit in the room, 2 to 10,000.
    pub room_size: u16,
    pub visibility: Visibility,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hands {
    Off,
    Everyone,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Visibility {
    /// In the hallway; every member may enter.
    Open,
    /// In nobody's hallway; whoever has the link may enter. To everybody else there is no such room.
    Closed,
}

impl Default for Policy {
    fn default() -> Self {
        Policy { hands: Hands::Everyone, hands_max: 50, stage_size: 12, room_size: 2000, visibility: Visibility::Open }
    }
}
