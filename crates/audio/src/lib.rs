//! Sound without sockets and clocks: who is speaking, the codec, joining packets, and a room's common mix.

pub mod codec;
pub mod ears;
pub mod join;
pub mod mix;
pub mod opus;
pub mod quality;
pub mod speaking;
