//! Who is speaking in a group: smoothed levels, and the loudest speakers in a fixed number of slots.

mod rest;

use rest::Resting;
pub use rest::{REST_AFTER, Rest};
use std::time::{Duration, Instant};

/// How many voices one floor can tell apart. A stage is smaller; past this a newcomer waits until somebody
/// has been silent for [`LEVEL_TIMEOUT`].
pub const SPEAKERS_MAX: usize = 64;

/// A silent microphone may stop sending (DTX), or send one packet in 400 ms: whoever was not heard for
/// this long has no level. Longer leaves rings lit after the last word.
pub const LEVEL_TIMEOUT: Duration = Duration::from_millis(500);

/// A speaker who pauses for less than this is still speaking, and keeps the slot against newcomers.
/// Longer keeps the first words of the next one out when all slots are taken.
pub const HANGOVER: Duration = Duration::from_millis(1000);

/// Two who speak at once do not trade a slot more often than this.
pub const HOLD_MIN: Duration = Duration::from_millis(1000);

/// By how much a newcomer must be louder, over about a second, to displace one who is speaking, in dB.
const MARGIN_DB: f32 = 6.0;

/// Levels are counted in dB above RFC 6464's silence, -127 dBov: 0 to 127. From here on it is speech;
/// microphones in quiet rooms are some 15 dB below.
const SPEECH_DB: f32 = 77.0;

/// What a peer that states no levels is taken for while it sends sound: ordinary speech.
const UNSTATED_DB: f32 = 87.0;

/// Levels shown to people run from 0 at this loudness to 100 at [`SHOWN_TOP_DB`].
const SHOWN_BOTTOM_DB: f32 = 57.0;
const SHOWN_TOP_DB: f32 = 117.0;

/// Time constants, in ms: how quickly the level rises at the first syllable and falls after the last, and
/// over what time two speakers are compared.
const ATTACK_MS: f32 = 20.0;
const RELEASE_MS: f32 = 250.0;
const CONTEST_MS: f32 = 1000.0;

/// Packets this far apart still follow each other; the level does not fall in between.
const PACKET_GAP: Duration = Duration::from_millis(120);

/// The caller's number for a speaker.
pub type Speaker = u64;

/// What a packet says about its loudness.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sound {
    /// RFC 6464: 0 is the loudest, 127 is silence.
    Level { minus_dbov: u8 },
    /// The same, found by decoding: what is no voice is never loud.
    Heard { minus_dbov: u8 },
    /// The peer states no levels; this is the length of its payload, bytes.
    Unstated { payload_len: usize },
}

impl Sound {
    fn loudness_db(self) -> f32 {
        match self {
            Sound::Level { minus_dbov } | Sound::Heard { minus_dbov } => f32::from(127 - minus_dbov.min(127)),
            Sound::Unstated { payload_len } if payload_len > crate::opus::DTX_LEN_MAX => UNSTATED_DB,
            Sound::Unstated { .. } => 0.0,
        }
    }
}

/// What became of a packet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Heard {
    /// Where it is heard. None: others are louder, or there was nothing to hear.
    pub slot: Option<usize>,
    /// The speaker got the slot with this packet.
    pub slot_is_new: bool,
    /// The speaker was silent before.
    pub talk_start: bool,
    /// As in [`Floor::levels`]; 0 is silent.
    pub level: u8,
    /// Is it worth sending?
    pub rest: Rest,
}

/// The voices of one group, and which `SLOTS` of them are heard.
///
/// A slot stays with its speaker until somebody else needs it, so that who is where changes rarely.
pub struct Floor<const SLOTS: usize> {
    /// Bounded by [`SPEAKERS_MAX`].
    voices: Vec<Voice>,
    slots: [Option<Held>; SLOTS],
    /// How many of the slots are used.
    places: usize,
}

struct Voice {
    speaker: Speaker,
    last_packet: Instant,
    /// Follows speech: quickly up, slowly down.
    loudness_db: f32,
    /// The mean of about a second.
    contest_db: f32,
    /// When speech was last heard.
    spoke_at: Option<Instant>,
    resting: Resting,
}

#[derive(Clone, Copy)]
struct Held {
    speaker: Speaker,
    since: Instant,
}

impl<const SLOTS: usize> Default for Floor<SLOTS> {
    fn default() -> Self {
        Floor { voices: Vec::new(), slots: [None; SLOTS], places: SLOTS }
    }
}

impl<const SLOTS: usize> Floor<SLOTS> {
    /// A packet of `speaker` arrived.
    pub fn handle_packet(&mut self, now: Instant, speaker: Speaker, sound: Sound) -> Heard {
        let Some(voice) = self.voice(now, speaker) else { return Heard::default() };
        let spoke_before = voice.is_speaking(now);
        voice.update(now, sound.loudness_db());
        let speaks = voice.loudness_db >= SPEECH_DB;
        if speaks {
            voice.spoke_at = Some(now);
        }
        let talk_start = speaks && !spoke_before;
        let rest = voice.resting.handle_packet(now, sound);
        let level = voice.shown(now);
        if let Some(slot) = self.slot_of(speaker) {
            return Heard { slot: Some(slot), slot_is_new: false, talk_start, level, rest };
        }
        let slot = self.place_for(now, speaker, sound);
        if let Some(slot) = slot {
            self.slots[slot] = Some(Held { speaker, since: now });
        }
        Heard { slot, slot_is_new: slot.is_some(), talk_start, level, rest }
    }

    /// The speaker may not be heard any more. True if a slot became free.
    pub fn remove(&mut self, speaker: Speaker) -> bool {
        self.voices.retain(|voice| voice.speaker != speaker);
        let slot = self.slot_of(speaker);
        if let Some(slot) = slot {
            self.slots[slot] = None;
        }
        slot.is_some()
    }

    /// Only the first so many slots are used from now on, at least one. True if somebody lost theirs: the loudest get one
    /// of the others as they go on.
    pub fn set_places(&mut self, places: usize) -> bool {
        self.places = places.clamp(1, SLOTS);
        self.slots[self.places..].iter_mut().filter_map(Option::take).count() > 0
    }

    /// Who is heard where.
    pub fn slots(&self) -> [Option<Speaker>; SLOTS] {
        self.slots.map(|slot| slot.map(|held| held.speaker))
    }

    /// How loud everybody is, 1 to 100; who is missing is silent.
    pub fn levels(&self, now: Instant) -> impl Iterator<Item = (Speaker, u8)> {
        self.voices.iter().map(move |voice| (voice.speaker, voice.shown(now))).filter(|(_, level)| *level > 0)
    }

    /// Somebody is in the middle of a word, or was a moment ago.
    pub fn is_anybody_speaking(&self, now: Instant) -> bool {
        self.voices.iter().any(|voice| voice.loudness_at(now) >= SPEECH_DB)
    }

    fn slot_of(&self, speaker: Speaker) -> Option<usize> {
        self.slots.iter().position(|slot| slot.is_some_and(|held| held.speaker == speaker))
    }

    fn voice(&mut self, now: Instant, speaker: Speaker) -> Option<&mut Voice> {
        if let Some(at) = self.voices.iter().position(|voice| voice.speaker == speaker) {
            return Some(&mut self.voices[at]);
        }
        if self.voices.len() == SPEAKERS_MAX {
            let silent = |voice: &Voice| voice.idle(now) >= LEVEL_TIMEOUT && !voice.is_speaking(now);
            let at = self.voices.iter().position(silent)?;
            let speaker = self.voices[at].speaker;
            self.remove(speaker);
        }
        self.voices.push(Voice {
            speaker,
            last_packet: now,
            loudness_db: 0.0,
            contest_db: 0.0,
            spoke_at: None,
            resting: Resting::new(now),
        });
        self.voices.last_mut()
    }

    /// A slot for one who has none.
    fn place_for(&self, now: Instant, speaker: Speaker, sound: Sound) -> Option<usize> {
        if sound.loudness_db() <= 0.0 {
            return None; // Silence needs no place.
        }
        if let Some(free) = self.slots[..self.places].iter().position(Option::is_none) {
            return Some(free);
        }
        let newcomer = self.voices.iter().find(|voice| voice.speaker == speaker)?;
        let held = |slot: &usize| {
            let held = self.slots[*slot]?;
            Some((held, self.voices.iter().find(|voice| voice.speaker == held.speaker)?))
        };
        let weakness = |slot: &usize| match held(slot) {
            Some((_, voice)) => (voice.is_speaking(now), voice.contest_at(now)),
            None => (false, 0.0),
        };
        let weakest = (0..self.places).min_by(|a, b| {
            let (a, b) = (weakness(a), weakness(b));
            a.0.cmp(&b.0).then(a.1.total_cmp(&b.1))
        })?;
        let Some((held, holder)) = held(&weakest) else { return Some(weakest) };
        let yields = if holder.is_speaking(now) {
            newcomer.is_speaking(now)
                && now.saturating_duration_since(held.since) >= HOLD_MIN
                && newcomer.contest_db >= holder.contest_at(now) + MARGIN_DB
        } else {
            newcomer.is_speaking(now) || holder.idle(now) >= HANGOVER
        };
        yields.then_some(weakest)
    }
}

impl Voice {
    fn update(&mut self, now: Instant, loudness_db: f32) {
        // What a pause took away stays away, and one packet after it counts as one packet, not as the pause.
        self.contest_db = self.contest_at(now);
        self.loudness_db = self.loudness_at(now);
        let step_ms = self.idle(now).as_secs_f32() * 1000.0;
        let step_ms = if step_ms > 60.0 { 20.0 } else { step_ms.max(20.0) };
        self.last_packet = self.last_packet.max(now);
        let constant_ms = if loudness_db > self.loudness_db { ATTACK_MS } else { RELEASE_MS };
        approach(&mut self.loudness_db, loudness_db, step_ms / constant_ms);
        approach(&mut self.contest_db, loudness_db, step_ms / CONTEST_MS);
    }

    fn idle(&self, now: Instant) -> Duration {
        now.saturating_duration_since(self.last_packet)
    }

    fn is_speaking(&self, now: Instant) -> bool {
        self.spoke_at.is_some_and(|at| now.saturating_duration_since(at) < HANGOVER)
    }

    fn loudness_at(&self, now: Instant) -> f32 {
        if self.idle(now) >= LEVEL_TIMEOUT { 0.0 } else { self.faded(now, self.loudness_db, RELEASE_MS) }
    }

    fn contest_at(&self, now: Instant) -> f32 {
        self.faded(now, self.contest_db, CONTEST_MS)
    }

    /// What is left of a level after a time without packets.
    fn faded(&self, now: Instant, level_db: f32, constant_ms: f32) -> f32 {
        let silent_ms = self.idle(now).saturating_sub(PACKET_GAP).as_secs_f32() * 1000.0;
        level_db * (-silent_ms / constant_ms).exp()
    }

    fn shown(&self, now: Instant) -> u8 {
        let share = (self.loudness_at(now) - SHOWN_BOTTOM_DB) / (SHOWN_TOP_DB - SHOWN_BOTTOM_DB);
        (share * 100.0).clamp(0.0, 100.0) as u8
    }
}

/// Goes from `value` towards `target` for a time given in time constants.
fn approach(value: &mut f32, target: f32, time: f32) {
    *value += (target - *value) * (1.0 - (-time).exp());
}
