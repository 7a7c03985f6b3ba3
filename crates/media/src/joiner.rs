//! One stream of packets made into one of longer packets: the same frames, fewer datagrams.

use crate::PeerId;
use crate::pace::{FRAME, PacketLen};
use audio::join::join;
use audio::opus;
use std::time::Instant;

/// Packets held at most: 60 ms in packets of 10 ms, as no browser sends them.
const HELD_MAX: usize = 6;

/// Longer ones are no speech; they go out as they came.
const HELD_LEN_MAX: usize = 1200;

const FRAME_SAMPLES: u32 = opus::CLOCK_HZ / 1000 * FRAME.as_millis() as u32;

/// Joins the packets of one slot, or of the mix, for one phase.
#[derive(Default)]
pub struct Joiner {
    held: Vec<u8>,
    /// Where each held packet ends.
    ends: Vec<usize>,
    samples: u32,
    first: Option<First>,
    /// The unbroken run of a source that the held packets belong to, and the number that is next in it.
    tenure: u32,
    next: u64,
    /// Of the next packet that goes out. Goes up by one; by more where packets are missing.
    number: u64,
    joined: Vec<u8>,
}

/// Of the packets that are held.
#[derive(Clone, Copy)]
struct First {
    timestamp: u32,
    marker: bool,
    speaker: Option<PeerId>,
    /// When it is to go out, complete or not.
    until: Instant,
}

/// What is known of a packet beside its payload.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    pub tenure: u32,
    pub index: u64,
    pub timestamp: u32,
    pub marker: bool,
    /// Who does not hear it.
    pub speaker: Option<PeerId>,
}

/// What is never joined with others, and lets nothing wait: it says silence, or is none of ours.
pub fn is_alone(payload: &[u8]) -> bool {
    payload.len() <= opus::DTX_LEN_MAX
        || payload.len() > HELD_LEN_MAX
        || opus::samples(payload).unwrap_or(0) == 0
}

impl Joiner {
    /// Takes a packet; `emit` gets what is complete with it. What comes later than a packet after it is left out.
    /// `phase`: by how many frames its packets end later than others'. The first after a silence is shorter for it.
    pub fn push(
        &mut self,
        now: Instant,
        len: PacketLen,
        phase: u32,
        head: Head,
        payload: &[u8],
        emit: &mut dyn FnMut(Head, &[u8]),
    ) {
        let is_next_run = head.tenure != self.tenure;
        if !is_next_run && head.index < self.next {
            return;
        }
        if is_next_run || head.index != self.next {
            self.flush(emit);
        }
        if is_next_run {
            self.tenure = head.tenure;
        } else {
            // A gap in the numbers says that something is missing, however many were in it.
            self.number += head.index.saturating_sub(self.next).div_ceil(len.frames() as u64);
        }
        self.next = head.index + 1;
        let samples = opus::samples(payload).unwrap_or(0);
        if is_alone(payload) {
            self.flush(emit);
            return self.emit(head, payload, emit);
        }
        let wanted = opus::CLOCK_HZ / 1000 * len.duration().as_millis() as u32;
        if self.samples + samples > wanted || self.ends.len() == HELD_MAX {
            self.flush(emit);
        }
        let first = self.first.get_or_insert(First {
            timestamp: head.timestamp,
            marker: false,
            speaker: head.speaker,
            // Half a frame more than it should take.
            until: now + len.duration() - FRAME / 2,
        });
        // Where it becomes clear in the middle of a run that this is speech, nothing is sent earlier for it.
        first.marker |= head.marker;
        self.held.extend_from_slice(payload);
        self.ends.push(self.held.len());
        self.samples += samples;
        let nth = |timestamp: u32| timestamp.wrapping_sub(phase * FRAME_SAMPLES) / wanted;
        let is_last = nth(head.timestamp) != nth(head.timestamp.wrapping_add(samples));
        if self.samples >= wanted || is_last {
            self.flush(emit);
        }
    }

    /// Lets go of what is held, in one packet if it can be joined.
    pub fn flush(&mut self, emit: &mut dyn FnMut(Head, &[u8])) {
        let Some(first) = self.first.take() else { return };
        let (held, ends) = (std::mem::take(&mut self.held), std::mem::take(&mut self.ends));
        let mut joined = std::mem::take(&mut self.joined);
        joined.resize(HELD_MAX * HELD_LEN_MAX, 0);
        let mut parts = [&[][..]; HELD_MAX];
        let mut from = 0;
        for (part, end) in parts.iter_mut().zip(&ends) {
            *part = &held[from..*end];
            from = *end;
        }
        let parts = &parts[..ends.len()];
        let head =
            |timestamp, marker| Head { tenure: 0, index: 0, timestamp, marker, speaker: first.speaker };
        match join(parts, &mut joined) {
            Ok(len) if len <= HELD_LEN_MAX => {
                self.emit(head(first.timestamp, first.marker), &joined[..len], emit);
            }
            _ => {
                let (mut timestamp, mut marker) = (first.timestamp, first.marker);
                for part in parts {
                    self.emit(head(timestamp, marker), part, emit);
                    timestamp = timestamp.wrapping_add(opus::samples(part).unwrap_or(0));
                    marker = false;
                }
            }
        }
        // The memory is used again.
        (self.held, self.ends, self.joined) = (held, ends, joined);
        self.held.clear();
        self.ends.clear();
        self.samples = 0;
    }

    /// When what is held is to go out at the latest. None: nothing is held.
    pub fn flush_at(&self) -> Option<Instant> {
        self.first.map(|first| first.until)
    }

    /// In the next number of this run.
    fn emit(&mut self, head: Head, payload: &[u8], emit: &mut dyn FnMut(Head, &[u8])) {
        self.number += 1;
        emit(Head { tenure: self.tenure, index: self.number, ..head }, payload);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    /// 20 ms of SILK at 16 kHz.
    const TOC: u8 = 9 << 3;
    const RUN: u32 = 5;

    struct Bed {
        joiner: Joiner,
        now: Instant,
        len: PacketLen,
        phase: u32,
        out: Vec<(Head, Vec<u8>)>,
    }

    impl Bed {
        fn new(len: PacketLen) -> Bed {
            Bed { joiner: Joiner::default(), now: Instant::now(), len, phase: 0, out: vec![] }
        }

        fn push(&mut self, tenure: u32, index: u64, payload: &[u8]) {
            let head = Head { tenure, index, timestamp: index as u32 * 960, marker: false, speaker: None };
            let Bed { joiner, now, len, phase, out } = self;
            joiner
                .push(*now, *len, *phase, head, payload, &mut |head, bytes| out.push((head, bytes.to_vec())));
            self.now += Duration::from_millis(20);
        }

        /// Numbers, timestamps in frames, and how long each packet lasts in frames.
        fn got(&self) -> Vec<(u64, u32, u32)> {
            let frames = |bytes: &[u8]| opus::samples(bytes).expect("Opus") / 960;
            self.out.iter().map(|(head, bytes)| (head.index, head.timestamp / 960, frames(bytes))).collect()
        }
    }

    fn frame(n: u64) -> [u8; 20] {
        [TOC; 20].map(|byte| byte.max(n as u8 & 1))
    }

    #[test]
    fn frames_go_out_by_twos_and_threes_in_unbroken_numbers() {
        for (len, frames) in [(PacketLen::Ms40, 2), (PacketLen::Ms60, 3)] {
            let mut bed = Bed::new(len);
            (102..114).for_each(|n| bed.push(RUN, n, &frame(n)));
            let expected: Vec<_> =
                (0..12 / frames).map(|n| (u64::from(n) + 1, 102 + n * frames, frames)).collect();
            assert_eq!(bed.got(), expected);
            assert_eq!(bed.joiner.flush_at(), None);
        }
    }

    #[test]
    fn each_phase_ends_its_packets_with_another_frame() {
        for len in [PacketLen::Ms40, PacketLen::Ms60] {
            let frames = len.frames() as u32;
            let mut ends = vec![];
            for phase in 0..len.phases() as u32 {
                let mut bed = Bed { phase, ..Bed::new(len) };
                (102..114).for_each(|n| bed.push(RUN, n, &frame(n)));
                let got = bed.got();
                let (first, rest) = got.split_first().expect("packets");
                assert_eq!(first.1, 102, "nothing is left out");
                assert!(rest.iter().all(|(_, _, together)| *together == frames));
                assert!(
                    got.windows(2).all(|two| two[1].0 == two[0].0 + 1 && two[1].1 == two[0].1 + two[0].2)
                );
                ends.push((rest[0].1 + frames) % frames);
            }
            ends.sort_unstable();
            assert!(ends.iter().copied().eq(0..frames), "{ends:?}");
        }
    }

    #[test]
    fn a_loss_shows_in_the_numbers_and_what_is_too_late_is_left_out() {
        let mut bed = Bed::new(PacketLen::Ms60);
        for n in [0, 1, 3, 2, 4, 5, 12, 13, 14] {
            bed.push(RUN, n, &frame(n));
        }
        assert_eq!(bed.got(), [(1, 0, 2), (3, 3, 3), (6, 12, 3)]);
    }

    #[test]
    fn another_speaker_silence_and_the_end_of_words_wait_for_nothing() {
        let mut bed = Bed::new(PacketLen::Ms60);
        bed.push(RUN, 0, &frame(0));
        let until = bed.joiner.flush_at().expect("a frame is held");
        assert_eq!(until, bed.now + Duration::from_millis(30), "after 20 the third would be there");
        bed.push(RUN + 1, 51, &frame(51));
        assert_eq!(bed.got(), [(1, 0, 1)]);
        bed.push(RUN + 1, 52, &[TOC]);
        assert_eq!(bed.got()[1..], [(2, 51, 1), (3, 52, 1)], "and what says silence says it at once");
        bed.push(RUN + 1, 54, &frame(54));
        let Bed { joiner, out, .. } = &mut bed;
        joiner.flush(&mut |head, bytes| out.push((head, bytes.to_vec())));
        assert_eq!(bed.got()[3..], [(5, 54, 1)]);
    }

    #[test]
    fn what_cannot_be_joined_goes_out_one_by_one() {
        let mut bed = Bed::new(PacketLen::Ms40);
        bed.push(RUN, 0, &frame(0));
        bed.push(RUN, 1, &[(15 << 3), 1, 2, 3, 4]); // 20 ms of hybrid: another mode.
        bed.push(RUN, 2, &[(9 << 3) | 1, 1, 2, 3, 4]); // 40 ms in one packet already.
        assert_eq!(bed.got(), [(1, 0, 1), (2, 1, 1), (3, 2, 2)]);
        bed.push(RUN, 4, &[3]); // No Opus: it has no length.
        assert_eq!(bed.out.len(), 4);
    }
}
