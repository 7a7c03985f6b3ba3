//! How one becomes a member: register, wait, be invited or let in.

mod account;
mod field;
mod handle;
pub mod invite;
pub mod password;
mod phone;
mod refusal;
pub mod sms;
pub mod waitlist;

pub use account::{Account, LetInBy, Standing, Stated};
pub use field::{BadField, Field};
pub use handle::{BadHandle, Handle};
pub use invite::{INVITE_BUDGET, INVITE_BUDGET_OWNER, INVITE_TTL, Invite, InviteState};
pub use password::BadPassword;
pub use phone::{BadPhone, Phone, Range};
pub use refusal::Refusal;
