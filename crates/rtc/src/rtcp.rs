//! RTCP: reading compound packets, writing reports and goodbyes, and what a receiver counts (RFC 3550).

use crate::bytes::{u32_at, u64_at};
use std::time::{Duration, Instant};

const SENDER_REPORT: u8 = 200;
const RECEIVER_REPORT: u8 = 201;
const SOURCE_DESCRIPTION: u8 = 202;
const BYE: u8 = 203;
/// RFC 4585, section 6.2.1: feedback of the transport, by its format.
const TRANSPORT_FEEDBACK: u8 = 205;
const GENERIC_NACK: usize = 1;

/// Packets that one request can name is bounded by what fits a datagram; nobody asks for more.
const NACKS_MAX: usize = 32;

/// Packets in one compound that are read; a browser sends two or three.
pub const PACKETS_MAX: usize = 32;

/// Report blocks or sources in one packet: what its 5-bit count can hold.
pub const BLOCKS_MAX: usize = 31;

const BLOCK_LEN: usize = 24;

/// Time of day: seconds since 1900 in the upper 32 bits, the fraction in the lower.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ntp(pub u64);

impl Ntp {
    pub fn from_unix(since_1970: Duration) -> Ntp {
        const SECONDS_1900_TO_1970: u64 = 2_208_988_800;
        let seconds = since_1970.as_secs().wrapping_add(SECONDS_1900_TO_1970);
        let fraction = (u64::from(since_1970.subsec_nanos()) << 32) / 1_000_000_000;
        Ntp(seconds << 32 | fraction)
    }

    /// The middle 32 bits, by which a report names the sender report it has seen.
    pub fn middle(self) -> u32 {
        (self.0 >> 16) as u32
    }
}

/// What a sender says about its stream.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SenderInfo {
    pub ntp: Ntp,
    /// The same instant in the stream's own clock.
    pub rtp_timestamp: u32,
    pub packets: u32,
    /// Payload only.
    pub octets: u32,
}

/// What a receiver says about one stream it receives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReportBlock {
    pub ssrc: u32,
    /// Since the last report, in 1/256.
    pub fraction_lost: u8,
    /// Since the start, saturated to 24 bits; negative when packets were duplicated.
    pub cumulative_lost: i32,
    /// The low 16 bits are a sequence number, above it the count of rollovers.
    pub highest_sequence_number: u32,
    /// In the stream's clock.
    pub jitter: u32,
    /// [`Ntp::middle`] of the last sender report; 0 if there was none.
    pub last_sender_report: u32,
    /// Since then, in 1/65536 s.
    pub delay_since: u32,
}

/// One packet of a compound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Packet<'a> {
    SenderReport {
        ssrc: u32,
        info: SenderInfo,
        blocks: Blocks<'a>,
    },
    ReceiverReport {
        ssrc: u32,
        blocks: Blocks<'a>,
    },
    Bye {
        ssrcs: Sources<'a>,
    },
    /// Source descriptions, feedback and the like, by packet type: of no use to us.
    Other(u8),
}

/// Checks a decrypted compound and gives its packets in order, at most [`PACKETS_MAX`].
/// None if any length inside is wrong.
pub fn parse(compound: &[u8]) -> Option<impl Iterator<Item = Packet<'_>>> {
    let all = || Split { rest: compound }.take(PACKETS_MAX);
    if compound.is_empty() || !all().all(|packet| packet.is_some()) {
        return None;
    }
    Some(all().flatten())
}

/// Yields None for, and ends at, what is not a packet.
struct Split<'a> {
    rest: &'a [u8],
}

impl<'a> Iterator for Split<'a> {
    type Item = Option<Packet<'a>>;

    fn next(&mut self) -> Option<Option<Packet<'a>>> {
        if self.rest.is_empty() {
            return None;
        }
        let packet = self.split();
        if packet.is_none() {
            self.rest = &[];
        }
        Some(packet)
    }
}

impl<'a> Split<'a> {
    fn split(&mut self) -> Option<Packet<'a>> {
        let &[first, kind, len_1, len_2, ..] = self.rest else { return None };
        let len = 4 + 4 * usize::from(u16::from_be_bytes([len_1, len_2]));
        if first >> 6 != 2 || self.rest.len() < len {
            return None;
        }
        let (packet, rest) = self.rest.split_at(len);
        self.rest = rest;
        let body = without_padding(packet, first & 0x20 != 0)?;
        let count = usize::from(first & 0x1F);
        Some(match kind {
            SENDER_REPORT => {
                let info = SenderInfo {
                    ntp: Ntp(u64_at(body, 4)?),
                    rtp_timestamp: u32_at(body, 12)?,
                    packets: u32_at(body, 16)?,
                    octets: u32_at(body, 20)?,
                };
                let blocks = Blocks(body.get(24..24 + count * BLOCK_LEN)?);
                Packet::SenderReport { ssrc: u32_at(body, 0)?, info, blocks }
            }
            RECEIVER_REPORT => {
                let blocks = Blocks(body.get(4..4 + count * BLOCK_LEN)?);
                Packet::ReceiverReport { ssrc: u32_at(body, 0)?, blocks }
            }
            BYE => Packet::Bye { ssrcs: Sources(body.get(..4 * count)?) },
            other => Packet::Other(other),
        })
    }
}

/// What follows the first four bytes.
fn without_padding(packet: &[u8], has_padding: bool) -> Option<&[u8]> {
    let body = packet.get(4..)?;
    if !has_padding {
        return Some(body);
    }
    let padding = usize::from(*body.last()?);
    body.get(..body.len().checked_sub(padding)?)
}

/// Report blocks, at most [`BLOCKS_MAX`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blocks<'a>(&'a [u8]);

impl Iterator for Blocks<'_> {
    type Item = ReportBlock;

    fn next(&mut self) -> Option<ReportBlock> {
        let (block, rest) = self.0.split_at_checked(BLOCK_LEN)?;
        self.0 = rest;
        let word = |at: usize| u32_at(block, 4 * at).unwrap_or_default();
        Some(ReportBlock {
            ssrc: word(0),
            fraction_lost: block[4],
            // Signed, 24 bits.
            cumulative_lost: (word(1) << 8) as i32 >> 8,
            highest_sequence_number: word(2),
            jitter: word(3),
            last_sender_report: word(4),
            delay_since: word(5),
        })
    }
}

/// Synchronisation sources, at most [`BLOCKS_MAX`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sources<'a>(&'a [u8]);

impl Iterator for Sources<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let (source, rest) = self.0.split_first_chunk::<4>()?;
        self.0 = rest;
        Some(u32::from_be_bytes(*source))
    }
}

/// Appends a sender report. A compound begins with this or [`write_receiver_report`], and has
/// [`write_cname`] next. Blocks beyond [`BLOCKS_MAX`] are left out.
pub fn write_sender_report(out: &mut Vec<u8>, ssrc: u32, info: &SenderInfo, blocks: &[ReportBlock]) {
    write_packet(out, SENDER_REPORT, blocks.len(), |out| {
        out.extend_from_slice(&ssrc.to_be_bytes());
        out.extend_from_slice(&info.ntp.0.to_be_bytes());
        for word in [info.rtp_timestamp, info.packets, info.octets] {
            out.extend_from_slice(&word.to_be_bytes());
        }
        write_blocks(out, blocks);
    });
}

/// Appends a receiver report.
pub fn write_receiver_report(out: &mut Vec<u8>, ssrc: u32, blocks: &[ReportBlock]) {
    write_packet(out, RECEIVER_REPORT, blocks.len(), |out| {
        out.extend_from_slice(&ssrc.to_be_bytes());
        write_blocks(out, blocks);
    });
}

/// Appends a source description with the stream's canonical name, at most 255 bytes of it. Browsers
/// play streams with one name in step.
pub fn write_cname(out: &mut Vec<u8>, ssrc: u32, cname: &str) {
    const CNAME: u8 = 1;
    let cname = &cname.as_bytes()[..cname.len().min(255)];
    write_packet(out, SOURCE_DESCRIPTION, 1, |out| {
        out.extend_from_slice(&ssrc.to_be_bytes());
        out.extend_from_slice(&[CNAME, cname.len() as u8]);
        out.extend_from_slice(cname);
        // The list of items ends with at least one zero byte.
        out.push(0);
    });
}

/// Appends a goodbye for at most [`BLOCKS_MAX`] streams.
pub fn write_bye(out: &mut Vec<u8>, ssrcs: &[u32]) {
    write_packet(out, BYE, ssrcs.len(), |out| {
        for ssrc in &ssrcs[..ssrcs.len().min(BLOCKS_MAX)] {
            out.extend_from_slice(&ssrc.to_be_bytes());
        }
    });
}

/// Appends a request to send these packets again, by their rising indices (RFC 4585, section 6.2.1). `ssrc` is the
/// asker, `of` the stream. Beyond 32 requests of up to 17 packets each, the rest is left out.
pub fn write_nack(out: &mut Vec<u8>, ssrc: u32, of: u32, indices: impl Iterator<Item = u64>) {
    write_packet(out, TRANSPORT_FEEDBACK, GENERIC_NACK, |out| {
        out.extend_from_slice(&ssrc.to_be_bytes());
        out.extend_from_slice(&of.to_be_bytes());
        let mut requests: [(u64, u16); NACKS_MAX] = [(0, 0); NACKS_MAX];
        let mut count = 0;
        for index in indices {
            let last = requests[..count].last_mut();
            if let Some((first, others)) = last.filter(|(first, _)| (1..=16).contains(&(index - *first))) {
                *others |= 1 << (index - *first - 1);
            } else if let Some(request) = requests.get_mut(count) {
                *request = (index, 0);
                count += 1;
            }
        }
        for (first, others) in &requests[..count] {
            out.extend_from_slice(&(*first as u16).to_be_bytes());
            out.extend_from_slice(&others.to_be_bytes());
        }
    });
}

fn write_packet(out: &mut Vec<u8>, kind: u8, count: usize, body: impl FnOnce(&mut Vec<u8>)) {
    let start = out.len();
    out.extend_from_slice(&[0x80 | count.min(BLOCKS_MAX) as u8, kind, 0, 0]);
    body(out);
    while !(out.len() - start).is_multiple_of(4) {
        out.push(0);
    }
    let words = ((out.len() - start) / 4 - 1) as u16;
    out[start + 2..start + 4].copy_from_slice(&words.to_be_bytes());
}

fn write_blocks(out: &mut Vec<u8>, blocks: &[ReportBlock]) {
    for block in &blocks[..blocks.len().min(BLOCKS_MAX)] {
        let lost = block.cumulative_lost.clamp(LOST_MIN, LOST_MAX) as u32 & 0x00FF_FFFF;
        for word in [
            block.ssrc,
            u32::from(block.fraction_lost) << 24 | lost,
            block.highest_sequence_number,
            block.jitter,
            block.last_sender_report,
            block.delay_since,
        ] {
            out.extend_from_slice(&word.to_be_bytes());
        }
    }
}

const LOST_MIN: i32 = -0x80_0000;
const LOST_MAX: i32 = 0x7F_FFFF;

/// What the receiver of one stream counts for its reports (RFC 3550, appendix A). SRTP has told
/// authentic packets from others before, so a stream needs no probation.
#[derive(Clone, Debug)]
pub struct ReceiveStats {
    ssrc: u32,
    clock_rate: u32,
    seen: Option<Seen>,
    last_report: Option<(u32, Instant)>,
}

#[derive(Clone, Debug)]
struct Seen {
    lowest: u64,
    highest: u64,
    received: u64,
    /// Both at the last report.
    expected_before: u64,
    received_before: u64,
    /// Arrival of the first packet; arrivals count from here in the stream's clock.
    first_at: Instant,
    transit: u32,
    /// Times 16, so that the division by 16 of section A.8 loses nothing.
    jitter_16: u32,
}

impl ReceiveStats {
    /// `clock_rate` in Hz: 48,000 for Opus.
    pub fn new(ssrc: u32, clock_rate: u32) -> ReceiveStats {
        ReceiveStats { ssrc, clock_rate, seen: None, last_report: None }
    }

    /// A packet of the stream arrived; `index` as in [`crate::rtp::Packet`].
    pub fn handle_packet(&mut self, now: Instant, index: u64, rtp_timestamp: u32) {
        let first_at = self.seen.as_ref().map_or(now, |seen| seen.first_at);
        let micros = now.saturating_duration_since(first_at).as_micros();
        let arrival = (micros * u128::from(self.clock_rate) / 1_000_000) as u32;
        let transit = arrival.wrapping_sub(rtp_timestamp);
        let seen = self.seen.get_or_insert(Seen {
            lowest: index,
            highest: index,
            received: 0,
            expected_before: 0,
            received_before: 0,
            first_at,
            transit,
            jitter_16: 0,
        });
        seen.lowest = seen.lowest.min(index);
        seen.highest = seen.highest.max(index);
        seen.received += 1;
        let change = (transit.wrapping_sub(seen.transit) as i32).unsigned_abs();
        seen.transit = transit;
        seen.jitter_16 = seen.jitter_16.saturating_add(change) - ((seen.jitter_16 + 8) >> 4);
    }

    /// A sender report of the stream arrived.
    pub fn handle_sender_report(&mut self, now: Instant, ntp: Ntp) {
        self.last_report = Some((ntp.middle(), now));
    }

    /// The block for the next report; the fraction lost counts from the one before. None before any packet.
    pub fn report(&mut self, now: Instant) -> Option<ReportBlock> {
        let seen = self.seen.as_mut()?;
        let expected = seen.highest - seen.lowest + 1;
        let expected_since = expected - seen.expected_before;
        let lost_since = expected_since.saturating_sub(seen.received - seen.received_before);
        let lost = expected as i64 - seen.received as i64;
        (seen.expected_before, seen.received_before) = (expected, seen.received);
        let (last_sender_report, delay_since) = match self.last_report {
            Some((middle, at)) => {
                let delay = now.saturating_duration_since(at).as_micros() * 65_536 / 1_000_000;
                (middle, u32::try_from(delay).unwrap_or(u32::MAX))
            }
            None => (0, 0),
        };
        Some(ReportBlock {
            ssrc: self.ssrc,
            fraction_lost: (lost_since * 256).checked_div(expected_since).unwrap_or(0).min(255) as u8,
            cumulative_lost: lost.clamp(i64::from(LOST_MIN), i64::from(LOST_MAX)) as i32,
            highest_sequence_number: seen.highest as u32,
            jitter: seen.jitter_16 >> 4,
            last_sender_report,
            delay_since,
        })
    }
}
