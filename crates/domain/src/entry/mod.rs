//! How one becomes a member: register, wait, be invited or let in.

mod account;
mod field;
mod handle;
pub mod invite;
mod mail_address;
pub mod one_time_code;
pub mod password;
mod refusal;
pub mod waitlist;
pub mod ways_in;

pub use account::{Account, LetInBy, Standing, Stated};
pub use field::{BadField, Field};
pub use handle::{BadHandle, Handle};
pub use invite::{INVITE_BUDGET, INVITE_BUDGET_OWNER, INVITE_TTL, Invite, InviteState};
pub use mail_address::{BadMailAddress, MailAddress};
pub use password::BadPassword;
pub use refusal::Refusal;
