//! What may happen: who becomes a member, and what goes on in a room. Pure: no clock, socket, SQL, JSON or randomness.

pub mod entry;
mod id;
pub mod room;
mod text;
mod time;

pub use id::{AccountId, AppealId, BadId, DecisionId, InviteId, MemberId, ProofId, ReviewId, RoomId};
pub use text::{BadText, Line};
pub use time::At;
