//! How one becomes a member: register, wait, be invited or let in.

mod account;
pub mod admission;
pub mod badge;
pub mod criteria;
pub mod decision;
pub mod facts;
mod field;
mod handle;
pub mod invite;
mod mail_address;
pub mod one_time_code;
pub mod organisation;
pub mod password;
pub mod proof;
mod refusal;
mod region;
pub mod review;
pub mod waitlist;
pub mod ways_in;
pub mod work_mail;

pub use account::{Account, LetInBy, Standing, Stated};
pub use admission::{Admission, Key};
pub use badge::{Badge, BadgeChoice};
pub use decision::{Appeal, Decision};
pub use facts::Facts;
pub use field::{BadField, Field};
pub use handle::{BadHandle, Handle};
pub use invite::{INVITE_BUDGET, INVITE_BUDGET_OWNER, INVITE_TTL, Invite, InviteState};
pub use mail_address::{BadMailAddress, MailAddress};
pub use password::BadPassword;
pub use proof::{Proof, ProofKind, Proven, Shows};
pub use refusal::Refusal;
pub use region::{BadRegion, Region};
