//! One frame of sound to everybody in the group who may hear it, and the reports that go with sound.

use crate::clock::Clock;
use crate::group::{MIX, STREAMS};
use crate::home::Frame;
use crate::input::PAYLOAD_LEN_MAX;
use crate::joiner::{self, Head, Joiner};
use crate::pace::{Hearing, PacketLen, Way};
use crate::peer::{Peer, REPORT_INTERVAL, slot_cname};
use crate::slot::SlotClock;
use crate::timers::Whose;
use crate::{Out, Plane, SLOTS, Why};
use jushou_rtc::rtcp::{self, ReportBlock, SenderInfo};
use jushou_rtc::rtp::{self, HEADER_LEN};
use jushou_rtc::srtp::TAG_LEN_MAX;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

/// A report that no sound came by to carry waits for its next turn. Longer than any packet.
const MISSED_AFTER: Duration = Duration::from_millis(250);

/// The longest datagram of sound.
pub const DATAGRAM_LEN_MAX: usize = HEADER_LEN + PAYLOAD_LEN_MAX + TAG_LEN_MAX;

/// Which of a group's hearers.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Who hears without delay.
    Near,
    /// The others, as the group's pace says.
    Far,
    /// Who has too few lines for the slots: hears the mix whatever the pace. Only at the group's home.
    Mixed,
    /// Who loses much: hears as those far do, but by 20 ms. Nobody while they do, too.
    Lossy,
}

/// Those of an audience who get their packets in this phase, of so many.
#[derive(Clone, Copy)]
struct Phase {
    number: u32,
    of: u32,
}

impl Phase {
    fn all_of(len: PacketLen) -> impl Iterator<Item = Phase> {
        let of = len.phases() as u32;
        (0..of).map(move |number| Phase { number, of })
    }
}

/// Everybody at once.
const AT_ONCE: Phase = Phase { number: 0, of: 1 };

/// One packet as it is sent to each of several listeners.
struct Packet<'a> {
    /// The line it comes on.
    line: usize,
    head: Head,
    payload: &'a [u8],
}

impl Plane {
    /// One frame to everybody on this shard, some of whom get it in a longer packet later on.
    pub(crate) fn fan_out(
        &mut self,
        now: Instant,
        index: u32,
        frame: &Frame,
        payload: &[u8],
        out: &mut dyn Out,
    ) {
        let Some(group) = self.groups.get_mut(index) else { return };
        let Frame { slot, speaker, passed, .. } = *frame;
        if passed.is_newest {
            group.clocks[slot].set(now, passed.timestamp);
        }
        self.hear_as(now, index, frame.hearing, out);
        let Hearing { way, len } = frame.hearing;
        let is_mix = slot == MIX;
        let head = Head {
            tenure: tenure_of(passed.tenure, PacketLen::Ms20, is_mix),
            index: frame.index,
            timestamp: passed.timestamp,
            marker: frame.marker,
            speaker,
        };
        let packet = Packet { line: line_of(slot), head, payload };
        let always = if is_mix { Audience::Mixed } else { Audience::Near };
        self.send_to(now, index, always, AT_ONCE, &packet, out);
        if is_mix != (way == Way::Mix) {
            return;
        }
        self.send_to(now, index, Audience::Lossy, AT_ONCE, &packet, out);
        if len == PacketLen::Ms20 {
            return self.send_to(now, index, Audience::Far, AT_ONCE, &packet, out);
        }
        let head = Head { tenure: tenure_of(passed.tenure, len, is_mix), ..head };
        // Everybody gets the last words before anybody gets the silence after them.
        if joiner::is_alone(payload) {
            for phase in Phase::all_of(len) {
                self.join(now, index, slot, phase, out, |joiner, emit| joiner.flush(emit));
            }
        }
        for phase in Phase::all_of(len) {
            self.join(now, index, slot, phase, out, |joiner, emit| {
                joiner.push(now, len, phase.number, head, payload, emit);
            });
        }
    }

    /// Lets the joiner of a phase do something; what comes out goes to those who hear in that phase.
    fn join(
        &mut self,
        now: Instant,
        index: u32,
        slot: usize,
        phase: Phase,
        out: &mut dyn Out,
        work: impl FnOnce(&mut Joiner, &mut dyn FnMut(Head, &[u8])),
    ) {
        // It is gone if its last peer was, over a bug in sending.
        let Some(group) = self.groups.get_mut(index) else { return };
        if group.hearers(Audience::Far).is_empty() {
            return;
        }
        let mut joiner = std::mem::take(group.joiner(slot, phase.number));
        work(&mut joiner, &mut |head, payload| {
            let packet = Packet { line: line_of(slot), head, payload };
            self.send_to(now, index, Audience::Far, phase, &packet, out);
        });
        let Some(group) = self.groups.get_mut(index) else { return };
        if let Some(at) = joiner.flush_at() {
            self.timers.set(at, Whose::Joiners(index), &mut group.flush_at);
        }
        *group.joiner(slot, phase.number) = joiner;
    }

    /// At the alarm that counts.
    pub(crate) fn flush_due(&mut self, now: Instant, at: Instant, index: u32, out: &mut dyn Out) {
        if self.groups.get(index).is_some_and(|group| group.flush_at == Some(at)) {
            self.flush_joiners(now, index, false, out);
        }
    }

    /// What has waited long enough for its next frame goes out without it; `all`: whatever waits.
    pub(crate) fn flush_joiners(&mut self, now: Instant, index: u32, all: bool, out: &mut dyn Out) {
        let len = self.groups.get(index).map_or(PacketLen::Ms20, |group| group.hearing.len);
        for (slot, phase) in (0..STREAMS).flat_map(|slot| Phase::all_of(len).map(move |phase| (slot, phase)))
        {
            let Some(group) = self.groups.get_mut(index).filter(|group| !group.joiners.is_empty()) else {
                return;
            };
            if group.joiner(slot, phase.number).flush_at().is_some_and(|at| all || at <= now) {
                self.join(now, index, slot, phase, out, |joiner, emit| joiner.flush(emit));
            }
        }
        let Some(group) = self.groups.get_mut(index) else { return };
        group.flush_at.take_if(|at| *at <= now); // Another alarm still comes, and finds what there is then.
        if let Some(at) = group.joiners.iter().filter_map(Joiner::flush_at).min() {
            self.timers.set(at, Whose::Joiners(index), &mut group.flush_at);
        }
    }

    /// Seals one packet for each listener: no lock, no lookup by hash, no allocation.
    fn send_to(
        &mut self,
        now: Instant,
        index: u32,
        audience: Audience,
        phase: Phase,
        packet: &Packet,
        out: &mut dyn Out,
    ) {
        let Plane { peers, groups, counters, datagram, rtcp, clock, .. } = self;
        let Some(group) = groups.get(index) else { return };
        let Packet { line, head, payload } = *packet;
        let (hearers, clocks) = (group.hearers(audience), group.clocks_for(audience));
        let mut broken = Vec::new();
        let mut next = 0;
        while next < hearers.len() {
            // Entered once unless somebody breaks; then the loop goes on behind the one who did.
            let run = catch_unwind(AssertUnwindSafe(|| {
                while let Some(&hearer) = hearers.get(next) {
                    next += 1;
                    if hearer % phase.of != phase.number {
                        continue;
                    }
                    let Some(peer) = peers.get_mut(hearer) else { continue };
                    if Some(peer.id) == head.speaker {
                        continue;
                    }
                    #[cfg(test)]
                    self.faults.check_output(peer.id);
                    let Some(line) = &mut peer.lines[line] else { continue };
                    let Some((sender, route)) = peer.connection.sender() else { continue };
                    let Some((number, is_first)) = line.number(head.tenure, head.index) else { continue };
                    let header = rtp::write_header(
                        line.payload_type,
                        head.marker || is_first,
                        number as u16,
                        head.timestamp.wrapping_add(line.shift),
                        line.ssrc,
                    );
                    let Some(len) = sender.seal_rtp_into(&header, payload, number, datagram) else {
                        continue;
                    };
                    line.count(payload.len());
                    counters.packets_forwarded += 1;
                    counters.datagrams_out += 1;
                    counters.bytes_out += len as u64;
                    out.send(route, &datagram[..len]);
                    if now >= peer.report_at {
                        report(now, hearer, peer, clocks, clock, rtcp);
                        if !rtcp.is_empty() {
                            counters.datagrams_out += 1;
                            counters.bytes_out += rtcp.len() as u64;
                            out.send(route, rtcp);
                        }
                    }
                }
            }));
            if run.is_err() {
                broken.push(hearers[next - 1]);
            }
        }
        for peer in broken {
            self.drop_peer(now, peer, Why::Bug, out);
        }
    }

    /// Tells a publisher what arrives of its sound, and what is to be sent again.
    pub(crate) fn send_feedback(
        &mut self,
        now: Instant,
        index: u32,
        report: Option<ReportBlock>,
        out: &mut dyn Out,
    ) {
        let Plane { peers, counters, rtcp, .. } = self;
        let Some(peer) = peers.get_mut(index) else { return };
        let repeats = peer.repeats && peer.permit.publish;
        let missing = peer.microphone.as_mut().filter(|_| repeats).and_then(|from| from.poll_missing(now));
        if report.is_none() && missing.is_none() {
            return;
        }
        let (ssrc, cname) = (peer.own_ssrc(), peer.slot_cname(0));
        let Some((sender, route)) = peer.connection.sender() else { return };
        rtcp.clear();
        rtcp::write_receiver_report(rtcp, ssrc, report.as_slice());
        rtcp::write_cname(rtcp, ssrc, &cname);
        if let Some((source, missing)) = missing {
            rtcp::write_nack(rtcp, ssrc, source, missing.inspect(|_| counters.asked_again += 1));
        }
        if sender.seal_rtcp(rtcp) {
            counters.datagrams_out += 1;
            counters.bytes_out += rtcp.len() as u64;
            out.send(route, rtcp);
        }
    }
}

/// The mix comes on the line of the first slot.
fn line_of(slot: usize) -> usize {
    if slot == MIX { 0 } else { slot }
}

/// Numbers a run of packets so that no other on the same line has the same number, however it is packed.
fn tenure_of(tenure: u32, len: PacketLen, is_mix: bool) -> u32 {
    (tenure.wrapping_mul(4) + len.frames() as u32).wrapping_mul(2) + u32::from(is_mix)
}

/// Leaves in `compound` a sealed report for every line that carried sound since the last one; empty if its
/// time has passed in silence. Reports ride on sound, so silence needs no timer.
fn report(
    now: Instant,
    index: u32,
    peer: &mut Peer,
    clocks: [&SlotClock; SLOTS],
    clock: &Clock,
    compound: &mut Vec<u8>,
) {
    compound.clear();
    // After a silence many are due: they would all go out with the first word, and hold it up.
    let is_missed = now.saturating_duration_since(peer.report_at) >= MISSED_AFTER;
    peer.report_at = next_report(now, clock.start(), index);
    if is_missed {
        return;
    }
    let lines = peer.lines.iter().zip(clocks).filter_map(|(line, clock)| Some((line.as_ref()?, clock)));
    for (line, slot_clock) in lines.filter(|(line, _)| line.sent_since_report) {
        let info = SenderInfo {
            ntp: clock.ntp(now),
            rtp_timestamp: slot_clock.timestamp_at(now).wrapping_add(line.shift),
            packets: line.packets,
            octets: line.octets,
        };
        rtcp::write_sender_report(compound, line.ssrc, &info, &[]);
    }
    for (slot, line) in peer.lines.iter_mut().enumerate() {
        if let Some(line) = line.as_mut().filter(|line| line.sent_since_report) {
            line.sent_since_report = false;
            rtcp::write_cname(compound, line.ssrc, &slot_cname(&peer.cname, slot));
        }
    }
    let sealed = peer.connection.sender().is_some_and(|(sender, _)| sender.seal_rtcp(compound));
    if !sealed {
        compound.clear();
    }
}

/// Every peer has moments of its own, one in each interval; neighbours in the table are far apart in time.
fn next_report(now: Instant, start: Instant, index: u32) -> Instant {
    let interval = REPORT_INTERVAL.as_millis() as u64;
    let own = u64::from(index.wrapping_mul(389)) % interval;
    let passed = now.saturating_duration_since(start).as_millis() as u64;
    start + Duration::from_millis((passed + interval - own) / interval * interval + own)
}
