//! One room's common mix: everybody on stage in one stream, encoded once for a large audience.
//!
//! Packets of the speakers come in at any time; a frame of 20 ms comes out at each tick while there is sound.
//! Longer packets are joined from these frames ([`crate::join`]). A mix shares nothing with another one.

mod delay;
pub mod leveller;
pub mod limiter;
mod queue;
mod stretch;
mod voice;

use crate::codec::{Encoder, FRAME};
use crate::opus::{CLOCK_HZ, DTX_LEN_MAX, silence_like};
use crate::speaking::REST_AFTER;
use limiter::Limiter;
use std::time::{Duration, Instant};
use voice::{Rendered, Voice};

/// How many speakers are decoded at once. A decoder takes about 27 µs a frame and 30 KiB; more than this at
/// once is no conversation. One more takes the place of the quietest.
pub const SPEAKERS_MAX: usize = 16;

/// How often a frame comes out.
pub const TICK: Duration = Duration::from_millis(20);

/// What the mix is encoded at first. Less is heard, more costs every listener.
pub const BITRATE_BPS: u32 = 24_000;

/// One who has just got a place keeps it for this long, and only one loses it to another meanwhile, in
/// samples: 1 s. Shorter, and those who have no place make a decoder each packet.
const PLACE_MIN: i64 = CLOCK_HZ as i64;

/// A caller late by more than this many ticks leaves them out; the delay shall not grow. 200 ms.
const TICKS_LATE_MAX: u64 = 10;

/// After the last sound so many frames of silence are encoded: the sound's end leaves codec and limiter, and
/// a copy of it the packet after. Then a packet says silence, so that a listener does not take it for loss.
const TAIL: u32 = 3;

/// A pause is encoded as it is for this many frames; then it becomes silence. After 200 ms, as DTX has it, the room comes
/// and goes between the words of one sentence: that costs some voices half a point of PESQ.
const HANGOVER: u32 = (REST_AFTER.as_millis() / TICK.as_millis()) as u32;

/// How the sound comes back from silence and goes there, a sample: within 2.5 and 20 ms.
const OPEN: f32 = 1.0 / 120.0;
const CLOSE: f32 = -1.0 / FRAME as f32;

/// One frame of the mix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame {
    /// Bytes of the packet in the caller's buffer.
    pub len: usize,
    /// The first one after a silence: RTP's marker (RFC 7587, section 4.1).
    pub marker: bool,
    /// When it begins, in samples since [`Mixer::new`]. Runs on through silences, in steps of 960.
    pub at: u64,
}

/// What a speaker's sound went through, for those who watch the server. In samples but for `decoded` and
/// `late`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Packets.
    pub decoded: u64,
    /// Packets that came after their time.
    pub late: u64,
    /// Taken from the copy in a later packet.
    pub recovered: u64,
    /// Made up while nothing said that the speaker had paused.
    pub concealed: u64,
    /// Left out or repeated to change the delay.
    pub shortened: u64,
    pub lengthened: u64,
}

/// A room's mix.
pub struct Mixer {
    start: Instant,
    voices: Vec<(u64, Voice)>,
    /// The number of the next tick while there is something to do.
    next: Option<u64>,
    /// When somebody who sounded last gave way to another.
    gave_way: i64,
    /// How many ticks are over; none comes twice.
    over: u64,
    /// Made at the first sound.
    desk: Option<Box<Desk>>,
    loss_percent: u8,
}

/// What the sum goes through.
struct Desk {
    encoder: Encoder,
    limiter: Limiter,
    sum: [f32; FRAME],
    voice: [f32; FRAME],
    /// What is left of those who were taken out; goes into the next frame.
    left: [f32; FRAME],
    is_left: bool,
    /// For so many frames more what is nearly silent counts as sound.
    hangover: u32,
    /// 1 while there is sound, 0 in silence.
    gate: f32,
    /// Frames of silence encoded since the last sound. None: listeners know that it is silent.
    tail: Option<u32>,
    /// The first byte of the last packet: mode, bandwidth, frame length.
    toc: u8,
    /// Listeners know of silence, or of nothing yet: the next packet is marked.
    marker: bool,
}

impl Mixer {
    /// A mix of nobody yet. It costs nothing until the first packet.
    pub fn new(now: Instant) -> Mixer {
        Mixer {
            start: now,
            voices: Vec::new(),
            next: None,
            gave_way: i64::MIN,
            over: 0,
            desk: None,
            loss_percent: 0,
        }
    }

    /// How many packets in a hundred listeners lose; from the next frame on.
    pub fn set_expected_loss(&mut self, percent: u8) {
        self.loss_percent = percent.min(100);
        self.apply();
    }

    /// An authentic packet of a speaker who may be heard, in any order. `index` is the sequence number with
    /// its rollovers. What is no Opus packet is left out.
    pub fn push(&mut self, now: Instant, speaker: u64, index: u64, timestamp: u32, payload: &[u8]) {
        let arrival = self.samples_at(now);
        let says_silence = payload.len() <= DTX_LEN_MAX;
        let Some(voice) = self.voice(arrival, speaker, says_silence) else { return };
        if says_silence && voice.is_idle() {
            return; // It is silent already.
        }
        voice.push(arrival, index, timestamp, payload);
        if self.next.is_none() && self.voices.iter().any(|(_, voice)| !voice.is_idle()) {
            self.next = Some((arrival as u64).div_ceil(FRAME as u64).max(self.over));
        }
    }

    /// The speaker may not be heard any more: faded out within the next frame. What waited is thrown away.
    pub fn remove(&mut self, speaker: u64) {
        if let Some(at) = self.voices.iter().position(|(of, _)| *of == speaker) {
            self.take_out(at);
        }
    }

    /// Encodes the frame that is due into `out`, which holds 1,276 bytes. None: none is due, or there is
    /// nothing to send. The last one before a silence says so in one byte. Afterwards [`Mixer::wake_at`] says
    /// when the next one is due; a caller who is late asks again.
    pub fn tick(&mut self, now: Instant, out: &mut [u8]) -> Option<Frame> {
        let due = self.next?;
        let passed = self.samples_at(now) as u64 / FRAME as u64;
        if passed < due {
            return None;
        }
        let tick = if passed - due > TICKS_LATE_MAX { passed } else { due };
        self.over = tick + 1;
        self.next = Some(self.over);
        let at = tick * FRAME as u64;
        let rendered = self.sum(at as i64);
        let idle = self.voices.iter().all(|(_, voice)| voice.is_idle());
        let desk = self.desk.as_mut()?;
        let frame = desk.encode(rendered, at, out);
        if idle && desk.tail.is_none() && !desk.is_left {
            self.next = None;
        }
        frame
    }

    /// When [`Mixer::tick`] is to be called next. None: not before the next packet.
    pub fn wake_at(&self) -> Option<Instant> {
        self.next.map(|tick| self.start + TICK * tick as u32)
    }

    /// What became of a speaker's packets. None: not in the mix.
    pub fn counts(&self, speaker: u64) -> Option<Counts> {
        self.voices.iter().find(|(of, _)| *of == speaker).map(|(_, voice)| voice.counts)
    }

    /// How long a speaker's sound waits from its arrival, had the network been at its quickest, to its tick.
    /// None: does not sound.
    pub fn wait(&self, speaker: u64) -> Option<Duration> {
        let (_, voice) = self.voices.iter().find(|(of, _)| *of == speaker)?;
        let now = self.next? as i64 * FRAME as i64;
        Some(Duration::from_millis(voice.waited(now)?.max(0) as u64 * 1000 / u64::from(CLOCK_HZ)))
    }

    /// How many speakers have a decoder.
    pub fn speakers(&self) -> usize {
        self.voices.len()
    }

    fn samples_at(&self, now: Instant) -> i64 {
        let micros = now.saturating_duration_since(self.start).as_micros();
        (micros * u128::from(CLOCK_HZ) / 1_000_000) as i64
    }

    /// The speaker's voice. None: says silence and has none, or all places are taken by those who need them.
    fn voice(&mut self, now: i64, speaker: u64, says_silence: bool) -> Option<&mut Voice> {
        if let Some(at) = self.voices.iter().position(|(of, _)| *of == speaker) {
            return Some(&mut self.voices[at].1);
        }
        if says_silence {
            return None;
        }
        if self.voices.len() == SPEAKERS_MAX {
            let at = self.gives_way(now)?;
            self.take_out(at);
        }
        self.desk();
        self.voices.push((speaker, Voice::new(now).ok()?));
        self.voices.last_mut().map(|(_, voice)| voice)
    }

    /// Whose place goes to a newcomer: the one who is silent for longest, else the quietest.
    fn gives_way(&mut self, now: i64) -> Option<usize> {
        let voice = |at: &usize| &self.voices[*at].1;
        let all = 0..self.voices.len();
        if let Some(silent) =
            all.clone().filter(|at| voice(at).is_idle()).min_by_key(|at| voice(at).last_arrival)
        {
            return Some(silent);
        }
        if now.saturating_sub(self.gave_way) < PLACE_MIN {
            return None;
        }
        let loudness = |at: &usize| voice(at).level.mean_lufs();
        let old = all.filter(|at| now - voice(at).since >= PLACE_MIN);
        let quietest = old.min_by(|a, b| loudness(a).total_cmp(&loudness(b)))?;
        self.gave_way = now;
        Some(quietest)
    }

    fn take_out(&mut self, at: usize) {
        let (_, voice) = self.voices.remove(at);
        if voice.is_idle() {
            return;
        }
        let Some(desk) = &mut self.desk else { return };
        voice.finish(&mut desk.voice);
        for (left, sample) in desk.left.iter_mut().zip(&desk.voice) {
            *left += sample;
        }
        desk.is_left = true;
    }

    /// Adds everybody up. Gives the most that anybody brought.
    fn sum(&mut self, now: i64) -> Rendered {
        let Some(desk) = &mut self.desk else { return Rendered::Nothing };
        desk.sum = std::mem::replace(&mut desk.left, [0.0; FRAME]);
        let mut most = if std::mem::take(&mut desk.is_left) { Rendered::Quiet } else { Rendered::Nothing };
        for (_, voice) in &mut self.voices {
            let rendered = voice.render(now, &mut desk.voice);
            if rendered != Rendered::Nothing {
                most = most.max(rendered);
                for (sum, sample) in desk.sum.iter_mut().zip(&desk.voice) {
                    *sum += sample;
                }
            }
        }
        most
    }

    fn desk(&mut self) {
        if self.desk.is_none() {
            let encoder = Encoder::new(BITRATE_BPS);
            let mut encoder =
                encoder.expect("libopus takes these settings, and without memory everything fails");
            // The mix itself knows when it is silent; the encoder would take a hum for silence.
            encoder.set_dtx(false).expect("libopus takes both, at any time");
            self.desk = Some(Box::new(Desk {
                encoder,
                limiter: Limiter::default(),
                sum: [0.0; FRAME],
                voice: [0.0; FRAME],
                left: [0.0; FRAME],
                is_left: false,
                hangover: 0,
                gate: 0.0,
                tail: None,
                toc: 0,
                marker: true,
            }));
            self.apply();
        }
    }

    fn apply(&mut self) {
        if let Some(desk) = &mut self.desk {
            let done = desk.encoder.set_expected_loss(self.loss_percent);
            debug_assert!(done.is_ok(), "it is at most 100");
        }
    }
}

impl Desk {
    fn encode(&mut self, rendered: Rendered, at: u64, out: &mut [u8]) -> Option<Frame> {
        self.hangover = match rendered {
            Rendered::Sound => HANGOVER,
            Rendered::Quiet => self.hangover.saturating_sub(1),
            Rendered::Nothing => 0,
        };
        let sounds = self.hangover > 0;
        let tail = if sounds { 0 } else { self.tail? + 1 };
        self.tail = Some(tail);
        if tail > TAIL {
            // Mode and length, and no frame: silence (RFC 6716, section 3.2.1).
            self.tail = None;
            self.marker = true;
            *out.first_mut()? = silence_like(self.toc);
            return Some(Frame { len: 1, marker: false, at });
        }
        self.pass_gate(if sounds { OPEN } else { CLOSE });
        self.limiter.process(&mut self.sum);
        let len = self.encoder.encode(&self.sum, out).ok()?;
        self.toc = out[0];
        Some(Frame { len, marker: std::mem::take(&mut self.marker), at })
    }

    fn pass_gate(&mut self, step: f32) {
        if self.gate == 1.0 && step > 0.0 {
            return;
        }
        for sample in &mut self.sum {
            self.gate = (self.gate + step).clamp(0.0, 1.0);
            *sample *= self.gate;
        }
    }
}
