//! One live room as a pure state machine: a command goes in, facts come out.
//!
//! `decide` reads, `apply` writes. Nothing here waits, sends or looks at a clock.

mod command;
mod event;
mod policy;
mod refusal;
mod role;

pub use command::{Actor, Command};
pub use event::{By, Event, HandEnd, InviteEnd, Recorded};
pub use policy::{Hands, Policy, Title, Topic, Visibility};
pub use refusal::Refusal;
pub use role::{Mute, Role};
