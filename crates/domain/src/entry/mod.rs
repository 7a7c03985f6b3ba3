//! How one becomes a member: register, wait, be invited or let in.

mod account;
pub mod admission;
pub mod criteria;
pub mod decision;
pub mod facts;
mod field;
mod handle;
pub mod invite;
pub mod password;
mod refusal;
mod region;
pub mod waitlist;

pub use account::{Account, LetInBy, Standing, Stated};
pub use admission::{Admission, Key};
pub use decision::{Appeal, Decision};
pub use facts::Facts;
pub use field::{BadField, Field};
pub use handle::{BadHandle, Handle};
pub use invite::{INVITE_BUDGET, INVITE_BUDGET_OWNER, INVITE_TTL, Invite, InviteState};
pub use password::BadPassword;
pub use refusal::Refusal;
pub use region::{BadRegion, Region};
