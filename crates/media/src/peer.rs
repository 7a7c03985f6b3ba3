//! One peer: its transport, what it may do, and the streams it receives.

use crate::line::Line;
use crate::microphone::Microphone;
use crate::timers::{Timers, Whose};
use crate::{PeerId, Permit, Route};
use jushou_rtc::{Connection, rtcp};
use std::time::{Duration, Instant};

/// How often a listener gets sender reports, while there is sound.
pub const REPORT_INTERVAL: Duration = Duration::from_millis(1000);

/// A deadline that has come and still stands is tried again this much later, never at once.
const RETRY: Duration = Duration::from_millis(10);

pub struct Peer {
    pub id: PeerId,
    pub group: u32,
    pub connection: Connection,
    pub permit: Permit,
    /// Of what the peer sends. None: it has no microphone line.
    pub payload_type: Option<u8>,
    /// The number of the audio level extension in what the peer sends.
    pub level_extension: Option<u8>,
    pub microphone: Option<Box<Microphone>>,
    /// One for each slot that the peer has a line for.
    pub lines: Vec<Line>,
    /// When the next sender reports are due.
    pub report_at: Instant,
    pub ufrag: String,
    pub cname: String,
    /// Where it has proven to be; as many as its connection remembers, the oldest first.
    pub routes: Vec<Route>,
    /// The alarm that counts.
    pub timer: Option<Instant>,
}

impl Peer {
    /// Sees to it that the connection is looked after in time.
    pub fn schedule(&mut self, now: Instant, index: u32, timers: &mut Timers) {
        if let Some(at) = self.connection.wake_at() {
            let at = if at <= now { now + RETRY } else { at };
            timers.set(at, Whose::Peer(index), &mut self.timer);
        }
    }

    /// The name of a slot's stream. Each slot has its own: streams that share one are played in step.
    pub fn slot_cname(&self, slot: usize) -> String {
        slot_cname(&self.cname, slot)
    }

    /// The source we report from: reports need one, even if nothing is ever sent.
    pub fn own_ssrc(&self) -> u32 {
        self.lines.first().map_or(1, |line| line.ssrc)
    }

    /// Says goodbye for every stream that was ever sent, then for the transport.
    pub fn say_goodbye(&mut self, now: Instant, send: &mut dyn FnMut(Route, &[u8])) {
        let ended: Vec<u32> = self.lines.iter().filter(|line| line.is_used()).map(|line| line.ssrc).collect();
        let (ssrc, cname) = (self.own_ssrc(), self.slot_cname(0));
        if let Some((sender, route)) = self.connection.sender().filter(|_| !ended.is_empty()) {
            let mut compound = Vec::new();
            rtcp::write_receiver_report(&mut compound, ssrc, &[]);
            rtcp::write_cname(&mut compound, ssrc, &cname);
            rtcp::write_bye(&mut compound, &ended);
            if sender.seal_rtcp(&mut compound) {
                send(route, &compound);
            }
        }
        self.connection.close(now, send);
    }
}

pub fn slot_cname(cname: &str, slot: usize) -> String {
    format!("{cname}-{slot}")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What every listener costs here; keys and lines are beside it, and the handshake is given up.
    #[test]
    fn a_peer_is_small() {
        let lines = crate::SLOTS * size_of::<Line>();
        assert!(size_of::<Peer>() + lines <= 1024, "{} + {lines} bytes", size_of::<Peer>());
    }
}
