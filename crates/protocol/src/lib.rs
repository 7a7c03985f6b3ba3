//! What crosses the wire and nothing else: REST and WebSocket types. The TypeScript types come from here.

pub mod admission;
pub mod ask;
pub mod circle;
pub mod convert;
pub mod inbox;
pub mod inviting;
pub mod leaving;
pub mod network;
pub mod proofs;
pub mod report;
pub mod rest;
pub mod room;
pub mod schedule;
pub mod search;
pub mod set_up;
pub mod sign_in;
pub mod sms;
pub mod tell;
pub mod thread;
pub mod typescript;

pub use ask::{Ask, Asked, RoomCommand};
pub use room::{Delta, View};
pub use tell::Tell;
