//! How many are here, how a room sounds for them, and the no when nobody else fits.

use super::Live;
use super::mail::Mail;
use crate::media_thread::NoAnswer;
use crate::metrics::Count;
use crate::secret;
use domain::{MemberId, RoomId};
use media::{NotAdded, Way};
use protocol::rest::{Capacity, RoomSound};
use protocol::tell::{RefusalCode, Refused};
use std::sync::atomic::Ordering;

impl Live {
    /// How many there are.
    pub fn count(&self) -> Count {
        let house = &self.0;
        Count {
            rooms: house.rooms.count(),
            seats: house.claims.count(),
            joins: house.joins.load(Ordering::Relaxed),
        }
    }

    /// How many more this server carries.
    pub async fn capacity(&self) -> Result<Capacity, Refused> {
        let media = &self.0.media;
        let figures = media.figures().await.ok_or(RefusalCode::NotNow)?;
        Ok(Capacity { room_for: small(media.room_for(&figures)) })
    }

    /// How a room sounds for those who listen, for moderators.
    pub async fn sound(&self, room: RoomId, member: MemberId) -> Result<RoomSound, Refused> {
        let group = self.ask(room, |reply| Mail::Sound { member, reply }).await;
        let group = group.unwrap_or_else(super::no_such_room)?;
        let media = &self.0.media;
        let quality = media.quality(group).await.ok_or(RefusalCode::NotNow)?;
        let figures = media.figures().await.ok_or(RefusalCode::NotNow)?;
        let pace = media.pace_of(group);
        Ok(RoomSound {
            listeners: small(quality.listeners),
            good: small(quality.good),
            fair: small(quality.fair),
            poor: small(quality.poor),
            lost: quality.lost_per_mille as f32 / 1000.0,
            jitter_ms: quality.jitter_ms,
            mixed: pace.way == Way::Mix,
            packet_ms: pace.len.duration().as_millis() as u32,
            room_for: small(media.room_for(&figures)),
        })
    }
}

fn small(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// When it may be worth trying again, each at another time: those who were refused together shall not come together.
pub(super) fn full_here() -> Refused {
    Refused { code: RefusalCode::FullHere, retry_in_ms: Some(10_000 + secret::number() % 10_000) }
}

pub(super) fn no_answer(why: NoAnswer) -> Refused {
    match why {
        NoAnswer::NotAdded(NotAdded::Full) => full_here(),
        NoAnswer::NotAdded(NotAdded::Taken | NotAdded::Bug) | NoAnswer::Stuck => RefusalCode::NotNow.into(),
    }
}
