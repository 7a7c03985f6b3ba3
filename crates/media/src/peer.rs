//! One peer: its transport, what it may do, and the streams it receives.

use crate::fan_out::Audience;
use crate::group::{MIX, STREAMS};
use crate::line::Line;
use crate::microphone::Microphone;
use crate::quality::Heard;
use crate::slot::SlotClock;
use crate::timers::{Timers, Whose};
use crate::{PeerId, Permit, Route, SLOTS, Shard};
use jushou_rtc::{Connection, rtcp};
use std::time::{Duration, Instant};

/// How often a listener gets sender reports, while there is sound. Players in step with others need them; at longer
/// packets one a second would be a twentieth of all that is sent.
pub const REPORT_INTERVAL: Duration = Duration::from_millis(5000);

/// Once nothing was sent to a peer for so long, it has reported of all it got. Browsers do every five seconds.
const REPORTS_BEHIND: Duration = Duration::from_secs(15);

/// A deadline that has come and still stands is tried again this much later, never at once.
const RETRY: Duration = Duration::from_millis(10);

pub struct Peer {
    pub id: PeerId,
    pub group: u32,
    pub connection: Connection,
    pub permit: Permit,
    /// Of what the peer sends. None: it has no microphone line.
    pub payload_type: Option<u8>,
    /// The payload type of redundant audio in it.
    pub red: Option<u8>,
    /// It repeats packets that are asked for.
    pub repeats: bool,
    /// The number of the audio level extension in what the peer sends.
    pub level_extension: Option<u8>,
    pub microphone: Option<Box<Microphone>>,
    /// As whom it hears while it is not near.
    pub far: Audience,
    /// One for each slot that the peer has a line for, in slot order. In here, not beside: see [`Connection`].
    pub lines: [Option<Line>; SLOTS],
    /// The first line carries the mix.
    pub hears_mix: bool,
    pub heard: Heard,
    /// When the next sender reports are due.
    pub report_at: Instant,
    pub cname: String,
    /// Where it has proven to be, and which shard hears it there; as many as its connection remembers, the oldest first.
    pub routes: Vec<(Route, Shard)>,
    /// The alarm that counts.
    pub timer: Option<Instant>,
}

impl Peer {
    pub fn audience(&self) -> Audience {
        if self.permit.near { Audience::Near } else { self.far }
    }

    /// It was sent nothing for a while, and has sent no sound: not worth deciphering, among thousands who are silent.
    pub fn has_nothing_to_report(&self, now: Instant) -> bool {
        self.microphone.is_none() && now.saturating_duration_since(self.report_at) >= REPORTS_BEHIND
    }

    /// Sees to it that the connection is looked after in time.
    pub fn schedule(&mut self, now: Instant, index: u32, timers: &mut Timers) {
        if let Some(at) = self.connection.wake_at() {
            let at = if at <= now { now + RETRY } else { at };
            timers.set(at, Whose::Peer(index), &mut self.timer);
        }
    }

    /// Its first line carries the mix from now on, or the first slot; the others are used, or not. Time runs on in it,
    /// and what was left out meanwhile leaves no gap in the numbers of any: half a rollover is lost for good.
    pub fn change_way(&mut self, now: Instant, hears_mix: bool, clocks: &[SlotClock; STREAMS]) {
        if self.hears_mix == hears_mix {
            return;
        }
        self.hears_mix = hears_mix;
        self.lines.iter_mut().flatten().for_each(Line::interrupt);
        let (before, after) = if hears_mix { (0, MIX) } else { (MIX, 0) };
        if let Some(line) = &mut self.lines[0] {
            // A frame of one may have gone out just now, and the next one of the other is due.
            let ahead = clocks[before].timestamp_for_next(now).wrapping_sub(clocks[after].timestamp_at(now));
            line.shift = line.shift.wrapping_add(ahead);
        }
    }

    /// The name of a slot's stream. Each slot has its own: streams that share one are played in step.
    pub fn slot_cname(&self, slot: usize) -> String {
        slot_cname(&self.cname, slot)
    }

    /// The source we report from: reports need one, even if nothing is ever sent.
    pub fn own_ssrc(&self) -> u32 {
        self.lines[0].as_ref().map_or(1, |line| line.ssrc)
    }

    /// Says goodbye for every stream that was ever sent, then for the transport.
    pub fn say_goodbye(&mut self, now: Instant, send: &mut dyn FnMut(Route, &[u8])) {
        let ended: Vec<u32> =
            self.lines.iter().flatten().filter(|line| line.is_used()).map(|line| line.ssrc).collect();
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

    /// What every listener costs here; the expanded key is beside it, and the handshake is given up.
    #[test]
    fn a_peer_is_small() {
        assert!(size_of::<Peer>() <= 1280, "{} bytes", size_of::<Peer>());
    }
}
