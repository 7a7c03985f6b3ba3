//! How one becomes a member: register, wait, be invited or let in.

mod account;
pub mod budget;
mod contact;
mod field;
mod handle;
pub mod handle_keeping;
pub mod invite;
pub mod password;
mod refusal;
pub mod tree;
pub mod vouch;
pub mod waitlist;

pub use account::{Account, LetInBy, Standing, Stated};
pub use budget::{Budget, Deeds, INVITE_BUDGET, INVITE_BUDGET_OWNER, Invitee};
pub use contact::{Bound, ContactHash};
pub use field::{BadField, Field};
pub use handle::{BadHandle, Handle};
pub use invite::{Holder, INVITE_TTL, Invite, InvitePolicy, InviteState, Inviter, Note};
pub use password::BadPassword;
pub use refusal::Refusal;
pub use tree::{Appeal, AppealState, Hit, Leaf, Struck};
pub use vouch::Vouch;
