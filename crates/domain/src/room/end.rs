//! The end of a room: a moderator says so, nobody is left to speak, or it never began.

use super::{Room, green_room};
use crate::At;
use std::time::Duration;

/// How long a room without anybody in it stays open. Long enough for everybody to come back after a restart.
pub const EMPTY_ROOM_KEPT: Duration = Duration::from_secs(5 * 60);

/// How long a room stays open with nobody on stage: its listeners wait for the owner this long.
pub const EMPTY_STAGE_KEPT: Duration = Duration::from_secs(10 * 60);

/// When the room ends by itself, as things stand.
pub(super) fn due(room: &Room) -> Option<At> {
    if room.begins.is_some() {
        return green_room::lapses(room);
    }
    let empty = room.empty_since.map(|since| since.after(EMPTY_ROOM_KEPT));
    let silent = room.stage_empty_since.map(|since| since.after(EMPTY_STAGE_KEPT));
    [empty, silent].into_iter().flatten().min()
}
