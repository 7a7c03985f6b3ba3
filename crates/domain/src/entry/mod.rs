//! How one becomes a member: register, wait, be invited or let in.

mod account;
mod field;
mod handle;
pub mod invite;
pub mod look;
pub mod password;
mod refusal;
pub mod waitlist;

pub use account::{Account, LetInBy, Standing, Stated};
pub use field::{BadField, Field};
pub use handle::{BadHandle, Handle};
pub use invite::{INVITE_BUDGET, INVITE_BUDGET_OWNER, INVITE_TTL, Invite, InviteState};
pub use password::BadPassword;
pub use refusal::Refusal;
