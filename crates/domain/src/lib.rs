//! What may happen: who becomes a member, what goes on in a room, why one comes back, and what is told of it in counts. Pure: no
//! clock, socket, SQL, JSON or randomness.

pub mod entry;
mod id;
mod language;
pub mod network;
pub mod report;
pub mod room;
mod text;
mod time;

pub use id::{
    AccountId, AppealId, AvatarId, BadId, CircleId, DecisionId, DeviceId, InboxId, InviteId, MemberId,
    ProofId, ReviewId, RoomId, ScheduledId, ThreadId, ThreadReportId, TopicId,
};
pub use language::Language;
pub use text::{BadText, Line};
pub use time::At;
