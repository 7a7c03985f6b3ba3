//! WebRTC for an audio server, sans-IO: STUN, ICE-lite, DTLS, SRTP, RTP, RTCP and SDP.
//!
//! [`Connection`] is one peer's transport: datagrams and the time go in, datagrams and opened media come
//! out. It owns no socket and no clock, answers nobody who has not proven the ICE password, and keeps
//! every queue and table bounded. The other modules are its parts, usable alone; [`sdp`] says with whom
//! and how a connection is made.
//!
//! `examples/echo.rs` is a whole server in one file.
//!
//! The caller draws ICE credentials and SSRCs. Only [`dtls::Identity::generate`] and the DTLS handshake
//! use the system's randomness.

mod bytes;
pub mod connection;
pub mod demux;
pub mod dtls;
pub mod framing;
pub mod ice;
pub mod red;
mod route;
pub mod rtcp;
pub mod rtp;
pub mod sdp;
pub mod srtp;
pub mod stun;

pub use connection::{Connection, Received, Why};
pub use route::{Route, Transport};
