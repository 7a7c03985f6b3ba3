//! The media plane, sans-IO: groups of peers, permits, slots and fan-out of sound.
//!
//! [`Plane`] knows peers and groups by number only: no roles, accounts or names, and no rules beyond the
//! [`Permit`] that each peer has. Datagrams, permits and the time go in; datagrams and [`Event`]s come out
//! through [`Out`] during the call. It owns no socket and no clock, and queues nothing.
//!
//! The loudest speakers of a group are *forwarded*: each gets one of [`SLOTS`] slots, and every other peer
//! that may hear receives the packets of a slot as one continuous stream, sealed with its own keys.

#[cfg(test)]
extern crate self as media; // So that unit tests share the support of the others.

mod clock;
mod counters;
mod fan_out;
mod gaps;
mod group;
mod home;
mod hush;
mod input;
mod joiner;
mod line;
mod losses;
mod lossy;
mod microphone;
mod mixing;
mod out;
mod pace;
mod peer;
mod plane;
mod player;
mod quality;
mod settle;
mod shard;
mod slab;
mod slot;
mod timers;

pub use counters::Counters;
pub use jushou_rtc::{Route, Transport};
pub use out::{Event, Out, Why};
pub use pace::{Pace, PacketLen, Way};
pub use plane::{Answer, NotAdded, PeerSecrets, Permit, Plane, REMOVED};
pub use quality::Quality;
pub use shard::{Place, Relay, SHARDS_MAX, Shard};

/// How many speakers of a group are heard at once, and how many streams a listener receives. More than
/// four people at once are not understood anyway, and each slot costs every listener an m-line.
pub const SLOTS: usize = 4;

/// A device's transport. The caller draws it; it never crosses the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PeerId(pub u64);

/// Those who hear each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GroupId(pub u64);
