//! Sound without sockets and clocks: who is speaking, and what an Opus packet says about itself.

pub mod opus;
pub mod speaking;
