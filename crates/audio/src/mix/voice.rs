//! One speaker on the way into the mix: packets wait for their time, are decoded, and what is missing is made
//! up.

use super::Counts;
use super::delay::{DEPTH_MAX, Delay};
use super::leveller::Leveller;
use super::queue::{Queue, Queued};
use super::stretch;
use crate::codec::{CodecError, Decoder, FRAME, SAMPLES_MAX, STEP};
use crate::opus::{self, DTX_LEN_MAX};

/// Sound is made up for at most this long, in samples: 120 ms, getting quieter from 20 ms on. Longer sounds
/// like a machine, and the voice has ended by then.
const CONCEALED_MAX: usize = 6 * FRAME;

/// A larger gap is a pause, not a loss: 200 ms.
const LOSS_MAX: i64 = DEPTH_MAX;

/// A jump of timestamps against the clock beyond this begins anew: 2 s.
const JUMP_MAX: i64 = 2 * 48_000;

/// Decoded later than wanted by more than this (25 ms; a beginning waits up to 20 for its tick), the sound is
/// shortened where it goes unheard; by more than 100 ms, everywhere.
const BEHIND: i64 = 1200;
const FAR_BEHIND: i64 = 4800;

/// Later than the longest delay by this (60 ms), what waits is skipped.
const TOO_LATE: i64 = DEPTH_MAX + 2880;

/// Decoded earlier than wanted by more than this (5 ms), the sound is lengthened where it goes unheard.
const AHEAD: i64 = 240;

/// How the sound's own gain moves, a sample: in over 5 ms, out over 15, and out over 100 while it is made up.
const FADE_IN: f32 = 1.0 / 240.0;
const FADE_OUT: f32 = -1.0 / 720.0;
const FADE_CONCEALED: f32 = -1.0 / 4800.0;

/// One who is taken out of the mix fades over 10 ms.
const FADE_LAST: usize = FRAME / 2;

/// Below this mean square (-67 dBFS) a frame counts as silence.
const AUDIBLE: f32 = 2e-7;

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// Nothing until a packet's time has come.
    Silent,
    Playing,
    /// The speaker has paused; the last sound fades.
    Ending,
}

/// What became of a frame.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rendered {
    Nothing,
    /// Too quiet to be worth a packet by itself.
    Quiet,
    Sound,
}

pub struct Voice {
    decoder: Decoder,
    queue: Queue,
    delay: Delay,
    /// The newest timestamp: as sent, and with its rollovers.
    clock: Option<(u32, i64)>,
    state: State,
    /// The position of the next sample to be decoded.
    next: i64,
    /// Of the packet decoded last.
    last_index: Option<u64>,
    /// Bit n: the packet n before that one was decoded, too.
    decoded: u64,
    /// Samples made up since the last packet.
    concealed: usize,
    /// Decoded, not yet played.
    pcm: Vec<f32>,
    /// The sound's own gain, 0 to 1.
    fade: f32,
    pub level: Leveller,
    pub counts: Counts,
    /// When it was made, and when its last packet came.
    pub since: i64,
    pub last_arrival: i64,
}

impl Voice {
    /// Errors: [`CodecError::Internal`] without memory.
    pub fn new(now: i64) -> Result<Voice, CodecError> {
        Ok(Voice {
            decoder: Decoder::new()?,
            queue: Queue::default(),
            delay: Delay::default(),
            clock: None,
            state: State::Silent,
            next: 0,
            last_index: None,
            decoded: 0,
            concealed: 0,
            pcm: Vec::with_capacity(2 * SAMPLES_MAX),
            fade: 0.0,
            level: Leveller::default(),
            counts: Counts::default(),
            since: now,
            last_arrival: now,
        })
    }

    /// A packet arrived at `now`, in samples of the mix's clock.
    pub fn push(&mut self, now: i64, index: u64, timestamp: u32, payload: &[u8]) {
        let Some(samples) = opus::samples(payload) else { return };
        self.last_arrival = now;
        if self.is_copy(index) {
            return; // Says nothing about the network.
        }
        let mut position = self.position_of(timestamp);
        let later = now - position - self.delay.base();
        if self.clock.is_some() && later.abs() > JUMP_MAX {
            self.restart();
            position = i64::from(timestamp);
        } else if self.is_silent() && later > DEPTH_MAX {
            self.delay.forget(); // The way here has become longer, or the speaker's clock has stood still.
        }
        if self.clock.is_none_or(|(_, newest)| position > newest) {
            self.clock = Some((timestamp, position));
        }
        self.delay.note(now, now - position);
        if self.last_index.is_some_and(|last| index < last) || position < self.next {
            self.counts.late += 1;
            return;
        }
        self.queue.insert(index, position, i64::from(samples), payload);
    }

    /// Is this packet waiting, or was it decoded among the last 64?
    fn is_copy(&self, index: u64) -> bool {
        let ago = self.last_index.and_then(|last| last.checked_sub(index)).filter(|ago| *ago < 64);
        ago.is_some_and(|ago| self.decoded & 1 << ago != 0) || self.queue.contains(index)
    }

    /// The timestamp with its rollovers: within half the range of the newest.
    fn position_of(&self, timestamp: u32) -> i64 {
        match self.clock {
            None => i64::from(timestamp),
            Some((newest, position)) => position + i64::from(timestamp.wrapping_sub(newest).cast_signed()),
        }
    }

    /// The stream goes on somewhere else: nothing that was known of it holds.
    fn restart(&mut self) {
        self.queue.clear();
        self.delay.forget();
        self.clock = None;
        self.next = i64::MIN;
        self.last_index = None;
        self.decoded = 0;
        if self.state == State::Playing {
            self.state = State::Ending;
        }
    }

    /// Nothing sounds. Packets may wait.
    fn is_silent(&self) -> bool {
        self.state == State::Silent && self.pcm.is_empty()
    }

    /// Nothing sounds and nothing waits.
    pub fn is_idle(&self) -> bool {
        self.is_silent() && self.queue.is_empty()
    }

    /// The sound of the frame that begins at `now` goes into `out`, levelled.
    pub fn render(&mut self, now: i64, out: &mut [f32; FRAME]) -> Rendered {
        self.drop_late();
        self.begin_if_due(now);
        // What is being made up may be lost or late; that is known when the next packet comes.
        let behind = self.wanted(now).saturating_sub(self.next.saturating_add(self.concealed as i64));
        self.fill(now);
        if self.state == State::Playing {
            self.steer(behind);
            self.fill(now);
        }
        if self.pcm.is_empty() {
            return Rendered::Nothing;
        }
        let heard = self.concealed == 0 && self.fade >= 1.0 && self.pcm.len() >= FRAME;
        self.take(out);
        let power = power(out);
        self.level.process(out, heard);
        let is_quiet = power < AUDIBLE || heard && self.level.is_noise();
        if is_quiet { Rendered::Quiet } else { Rendered::Sound }
    }

    /// What is left of the voice when it is taken out of the mix: at most 10 ms, fading, with nothing in it
    /// that was not decoded before.
    pub fn finish(mut self, out: &mut [f32; FRAME]) {
        if !self.is_silent() {
            self.conceal(FRAME);
        }
        self.take(out);
        for (n, sample) in out.iter_mut().enumerate() {
            *sample *= self.level.gain() * (1.0 - n as f32 / FADE_LAST as f32).max(0.0);
        }
    }

    /// How long ago what plays at `now` would have arrived at best, in samples. None: nothing plays.
    pub fn waited(&self, now: i64) -> Option<i64> {
        (self.state == State::Playing).then(|| {
            let playing = self.next - self.pcm.len() as i64;
            now - self.delay.base() - playing
        })
    }

    fn take(&mut self, out: &mut [f32; FRAME]) {
        let len = self.pcm.len().min(FRAME);
        out[..len].copy_from_slice(&self.pcm[..len]);
        out[len..].fill(0.0);
        self.pcm.drain(..len);
    }

    /// Where the sound is to be at `now`, if every packet is to be in time.
    fn wanted(&self, now: i64) -> i64 {
        now - self.delay.base() - self.delay.depth()
    }

    /// What was silent, or is ending, plays on from the first packet whose time has come.
    fn begin_if_due(&mut self, now: i64) {
        if self.state == State::Playing {
            return;
        }
        let earliest = now - self.delay.base() - DEPTH_MAX;
        while self.queue.front().is_some_and(|front| front.position + front.samples <= earliest) {
            self.queue.drop_front();
            self.counts.late += 1;
        }
        let wanted = self.wanted(now);
        let due = |front: &&Queued| front.position <= wanted;
        if let Some(front) = self.queue.front().filter(due) {
            if self.fade > 0.0 && front.position != self.next {
                return; // Does not go on from here: what sounds fades out first.
            }
            self.next = front.position;
            self.concealed = 0;
            self.state = State::Playing;
        }
    }

    /// Decodes until there is a frame, or silence.
    fn fill(&mut self, now: i64) {
        // Each step adds sound or ends it, so this is few steps; hostile packets do not make it more.
        for _ in 0..64 {
            if self.pcm.len() >= FRAME || self.state == State::Silent {
                return;
            }
            if self.state == State::Ending {
                self.begin_if_due(now);
            }
            match self.state {
                State::Playing => self.play_on(),
                _ => self.end(),
            }
        }
    }

    fn play_on(&mut self) {
        self.drop_late();
        let Some(front) = self.queue.front() else {
            // The packet may only be late: its time is not passed over, so that it can still be played.
            if self.concealed >= CONCEALED_MAX {
                self.state = State::Ending;
            } else {
                // SILK makes up steps of 10 ms.
                self.conceal(if self.pcm.len() < FRAME / 2 { FRAME } else { FRAME / 2 });
            }
            return;
        };
        let missing = front.position - self.next - self.concealed as i64;
        let missing = missing / STEP as i64 * STEP as i64;
        if missing <= 0 {
            return self.play_front();
        }
        let follows = self.last_index.is_none_or(|last| front.index == last.wrapping_add(1));
        if follows || missing > LOSS_MAX {
            self.state = State::Ending;
            return;
        }
        // The packet may hold a copy of the frame before it, of its own frames' length.
        let copy = i64::from(opus::frame_samples(front.payload[0]));
        if missing > copy {
            return self.conceal((missing - copy).min(FRAME as i64) as usize);
        }
        self.recover(missing as usize);
    }

    fn end(&mut self) {
        if self.fade > 0.0 {
            return self.conceal(FRAME);
        }
        self.state = State::Silent;
    }

    fn drop_late(&mut self) {
        while self.queue.front().is_some_and(|front| front.position < self.next) {
            self.queue.drop_front();
            self.counts.late += 1;
        }
    }

    fn play_front(&mut self) {
        let Some(front) = self.queue.front() else { return };
        let is_dtx = front.payload.len() <= DTX_LEN_MAX;
        let from = self.pcm.len();
        self.pcm.resize(from + front.samples as usize, 0.0);
        if self.decoder.decode(&front.payload, &mut self.pcm[from..]).is_err() {
            // Its first bytes were right, so its length is known.
            made_up(self.decoder.conceal(&mut self.pcm[from..]), &mut self.pcm[from..]);
        }
        self.next = front.position + front.samples;
        let ahead = front.index - self.last_index.unwrap_or(front.index);
        self.decoded = self.decoded.checked_shl(ahead.min(64) as u32).unwrap_or(0) | 1;
        self.last_index = Some(front.index);
        self.queue.drop_front();
        self.concealed = 0;
        self.counts.decoded += 1;
        self.fade(from, if is_dtx { FADE_OUT } else { FADE_IN });
        if is_dtx {
            self.state = State::Ending;
        }
    }

    fn conceal(&mut self, samples: usize) {
        let from = self.pcm.len();
        self.pcm.resize(from + samples, 0.0);
        made_up(self.decoder.conceal(&mut self.pcm[from..]), &mut self.pcm[from..]);
        let fade = match (self.state, self.concealed) {
            (State::Playing, 0) => 0.0,
            (State::Playing, _) => FADE_CONCEALED,
            _ => FADE_OUT,
        };
        self.concealed += samples;
        if self.state == State::Playing {
            self.counts.concealed += samples as u64;
        }
        self.fade(from, fade);
    }

    fn recover(&mut self, samples: usize) {
        let Some(front) = self.queue.front() else { return };
        let from = self.pcm.len();
        self.pcm.resize(from + samples, 0.0);
        made_up(self.decoder.recover(&front.payload, &mut self.pcm[from..]), &mut self.pcm[from..]);
        self.concealed += samples;
        self.counts.recovered += samples as u64;
        self.fade(from, 0.0);
    }

    /// The samples from `from` on get the sound's own gain, which moves by `step` a sample.
    fn fade(&mut self, from: usize, step: f32) {
        if self.fade == 1.0 && step >= 0.0 {
            return;
        }
        for sample in &mut self.pcm[from..] {
            self.fade = (self.fade + step).clamp(0.0, 1.0);
            *sample *= self.fade;
        }
    }

    /// Brings the delay to what is wanted, in small steps that go unheard. `behind`: by how much longer than
    /// wanted the packet waited that was to be decoded next.
    fn steer(&mut self, behind: i64) {
        if behind + self.delay.depth() > TOO_LATE {
            // Begins again with what is not too old.
            let from = self.pcm.len().saturating_sub(FRAME / 4);
            self.fade(from, -4.0 / FRAME as f32);
            self.state = State::Ending;
        } else if behind > BEHIND && !self.queue.is_empty() {
            self.counts.shortened += stretch::shorten(&mut self.pcm, behind > FAR_BEHIND) as u64;
        } else if behind < -AHEAD {
            self.counts.lengthened += stretch::lengthen(&mut self.pcm) as u64;
        }
    }
}

/// The mean square. In sixteen sums, which the compiler does at once.
fn power(frame: &[f32; FRAME]) -> f32 {
    let mut sums = [0.0; 16];
    for samples in frame.as_chunks::<16>().0 {
        for (sum, sample) in sums.iter_mut().zip(samples) {
            *sum += sample * sample;
        }
    }
    sums.iter().sum::<f32>() / FRAME as f32
}

/// Silence where even making up failed.
fn made_up(result: Result<(), CodecError>, samples: &mut [f32]) {
    if result.is_err() {
        samples.fill(0.0);
    }
}

#[cfg(test)]
mod tests;
