//! One packet of sound to everybody in the group who may hear it, and the reports that go with sound.

use crate::clock::Clock;
use crate::input::PAYLOAD_LEN_MAX;
use crate::peer::{Peer, REPORT_INTERVAL};
use crate::slot::{Passed, Slot};
use crate::{Out, Plane, SLOTS, Why};
use jushou_rtc::rtcp::{self, ReportBlock, SenderInfo};
use jushou_rtc::rtp::{self, HEADER_LEN, Packet};
use jushou_rtc::srtp::TAG_LEN_MAX;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

/// The longest datagram of sound.
pub const DATAGRAM_LEN_MAX: usize = HEADER_LEN + PAYLOAD_LEN_MAX + TAG_LEN_MAX;

impl Plane {
    /// Seals one packet for each listener: no lock, no lookup by hash, no allocation.
    #[allow(clippy::too_many_arguments)] // One call, in the hottest path.
    pub(crate) fn fan_out(
        &mut self,
        now: Instant,
        group: u32,
        slot: usize,
        speaker: u32,
        passed: Passed,
        marker: bool,
        packet: &Packet,
        out: &mut dyn Out,
    ) {
        let Plane { peers, groups, counters, datagram, rtcp, clock, .. } = self;
        let Some(group) = groups.get(group) else { return };
        let mut broken = Vec::new();
        let mut next = 0;
        while next < group.hearers.len() {
            // Entered once unless somebody breaks; then the loop goes on behind the one who did.
            let run = catch_unwind(AssertUnwindSafe(|| {
                while let Some(&hearer) = group.hearers.get(next) {
                    next += 1;
                    if hearer == speaker {
                        continue;
                    }
                    let Some(peer) = peers.get_mut(hearer) else { continue };
                    #[cfg(test)]
                    self.faults.check_output(peer.id);
                    let Some(line) = peer.lines.get_mut(slot) else { continue };
                    let Some((sender, route)) = peer.connection.sender() else { continue };
                    let Some((number, is_first)) = line.number(passed.tenure, packet.index) else { continue };
                    let header = rtp::write_header(
                        line.payload_type,
                        marker || is_first,
                        number as u16,
                        passed.timestamp,
                        line.ssrc,
                    );
                    let Some(len) = sender.seal_rtp_into(&header, packet.payload, number, datagram) else {
                        continue;
                    };
                    line.count(packet.payload.len());
                    counters.packets_forwarded += 1;
                    counters.datagrams_out += 1;
                    counters.bytes_out += len as u64;
                    out.send(route, &datagram[..len]);
                    if now >= peer.report_at {
                        report(now, hearer, peer, &group.slots, clock, rtcp);
                        if !rtcp.is_empty() {
                            counters.datagrams_out += 1;
                            counters.bytes_out += rtcp.len() as u64;
                            out.send(route, rtcp);
                        }
                    }
                }
            }));
            if run.is_err() {
                broken.push(group.hearers[next - 1]);
            }
        }
        for peer in broken {
            self.drop_peer(now, peer, Why::Bug, out);
        }
    }

    /// Tells a publisher what arrives of its sound.
    pub(crate) fn send_receiver_report(&mut self, index: u32, block: ReportBlock, out: &mut dyn Out) {
        let Plane { peers, counters, rtcp, .. } = self;
        let Some(peer) = peers.get_mut(index) else { return };
        let (ssrc, cname) = (peer.own_ssrc(), peer.slot_cname(0));
        let Some((sender, route)) = peer.connection.sender() else { return };
        rtcp.clear();
        rtcp::write_receiver_report(rtcp, ssrc, &[block]);
        rtcp::write_cname(rtcp, ssrc, &cname);
        if sender.seal_rtcp(rtcp) {
            counters.datagrams_out += 1;
            counters.bytes_out += rtcp.len() as u64;
            out.send(route, rtcp);
        }
    }
}

/// Leaves in `compound` a sealed report for every line that carried sound since the last one; empty if it
/// is not yet time. Reports ride on sound, so silence needs no timer.
fn report(
    now: Instant,
    index: u32,
    peer: &mut Peer,
    slots: &[Slot; SLOTS],
    clock: &Clock,
    compound: &mut Vec<u8>,
) {
    compound.clear();
    if now.saturating_duration_since(peer.report_at) >= REPORT_INTERVAL {
        // The first sound after a silence: spread the reports, or all listeners would get theirs at once.
        peer.report_at = now + stagger(index);
        return;
    }
    peer.report_at = now + REPORT_INTERVAL;
    for (line, slot) in peer.lines.iter().zip(slots).filter(|(line, _)| line.sent_since_report) {
        let info = SenderInfo {
            ntp: clock.ntp(now),
            rtp_timestamp: slot.timestamp_at(now),
            packets: line.packets,
            octets: line.octets,
        };
        rtcp::write_sender_report(compound, line.ssrc, &info, &[]);
    }
    for slot in 0..peer.lines.len() {
        if std::mem::take(&mut peer.lines[slot].sent_since_report) {
            rtcp::write_cname(compound, peer.lines[slot].ssrc, &peer.slot_cname(slot));
        }
    }
    let sealed = peer.connection.sender().is_some_and(|(sender, _)| sender.seal_rtcp(compound));
    if !sealed {
        compound.clear();
    }
}

/// Neighbours in the table are far apart in time.
fn stagger(index: u32) -> Duration {
    Duration::from_millis(u64::from(index.wrapping_mul(389) % 1000))
}
