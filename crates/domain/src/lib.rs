//! What may happen: who becomes a member, and what goes on in a room. Pure: no clock, socket, SQL, JSON or randomness.

pub mod entry;
mod id;
mod language;
pub mod room;
mod text;
mod time;

pub use id::{AccountId, AppealId, BadId, DecisionId, InviteId, MemberId, ProofId, ReviewId, RoomId};
pub use language::Language;
pub use text::{BadText, Line};
pub use time::At;
