//! A conversation by a seed: recorded voices take turns, pause, break in, and say nothing in between, as microphones with DTX do.

use crate::crowd::{Crowd, TRAIL};
use crate::heard::{FRAME_MS, Sound, TICKS_PER_MS};
use crate::random::Random;
use anyhow::Result;
use client::clips::{self, Ogg};
use std::time::{Duration, Instant};

/// One packet of one speaker.
pub struct Said {
    /// In packets of 20 ms from the beginning.
    pub tick: u32,
    pub speaker: usize,
    pub minus_dbov: u8,
    pub opus: Vec<u8>,
}

/// What each voice has to say. A speaker beyond the last voice has the first one's again.
const VOICES: [&[Ogg]; 5] = [
    &[clips::AUSTEN_1, clips::AUSTEN_2, clips::AUSTEN_3, clips::AUSTEN_4, clips::AUSTEN_5],
    &[clips::WEASELS_EN, clips::ECHO_WELCOME, clips::HOST_THANKS, clips::HOST_ONE_MOMENT],
    &[clips::WEASELS_FR],
    &[clips::WEASELS_IT],
    &[clips::WEASELS_RU],
];
/// A silent microphone with DTX still says so this often.
const DTX_TICKS: u32 = 400 / FRAME_MS;
/// A packet of DTX: SILK, wideband, 20 ms, no frame.
pub const DTX: [u8; 1] = [0x48];
const SILENT: u8 = 127;

/// The packets of so many speakers, in the order of time.
pub fn play(speakers: usize, lasts: Duration, seed: u64) -> Vec<Said> {
    let mut random = Random::new(seed);
    let end = lasts.as_millis() as u32 / FRAME_MS;
    let mut said: Vec<Said> = vec![];
    // Until when each speaks.
    let mut until = vec![0; speakers];
    let (mut now, mut last) = (0, speakers);
    while now < end {
        let speaker = random.within(0, speakers);
        if speaker == last || until[speaker] > now {
            continue;
        }
        let begins = now;
        // One to three sentences.
        let mut at = begins;
        for _ in 0..random.within(1, 4) {
            let voice = VOICES[speaker % VOICES.len()];
            for packet in voice[random.within(0, voice.len())].clip().packets {
                said.push(Said { tick: at, speaker, minus_dbov: packet.level, opus: packet.opus.to_vec() });
                at += (packet.samples / (48 * FRAME_MS)).max(1);
            }
            at += random.within(5, 25) as u32;
        }
        until[speaker] = at;
        last = speaker;
        // The next one waits politely, breaks in, or everybody thinks for a while.
        now = match random.within(0, 100) {
            0..70 => at + random.within(5, 30) as u32,
            70..90 => at.saturating_sub(random.within(15, 75) as u32).max(begins + 1),
            _ => at + random.within(50, 120) as u32,
        };
    }
    add_silence(&mut said, speakers, end);
    said.retain(|said| said.tick < end);
    said.sort_by_key(|said| said.tick);
    said
}

/// The crowd's first peers say it, each packet in its time, and whatever is heard is told until `lasts` is over.
pub fn hold(
    crowd: &mut Crowd,
    script: &[Said],
    lasts: Duration,
    amid: &mut dyn FnMut(&mut Crowd) -> Result<()>,
    on_sent: &mut dyn FnMut(&Said, Duration),
    on_sound: &mut dyn FnMut(&Sound),
) -> Result<()> {
    let began = Instant::now();
    let due = |said: &Said| began + Duration::from_millis(u64::from(said.tick * FRAME_MS));
    let mut script = script.iter().peekable();
    loop {
        let next = script.peek().map_or(began + lasts + TRAIL, |said| due(said));
        if script.peek().is_none() && Instant::now() >= next {
            return Ok(());
        }
        while let Some(said) = script.next_if(|said| due(said) <= Instant::now()) {
            let left = crowd.speak(
                said.speaker,
                said.tick * FRAME_MS * TICKS_PER_MS,
                said.minus_dbov,
                &said.opus,
            )?;
            on_sent(said, left);
        }
        amid(crowd)?;
        crowd.turn(next, on_sound)?;
    }
}

/// Between what a speaker says.
fn add_silence(said: &mut Vec<Said>, speakers: usize, end: u32) {
    for speaker in 0..speakers {
        let mut ticks: Vec<u32> =
            said.iter().filter(|said| said.speaker == speaker).map(|said| said.tick).collect();
        ticks.sort_unstable();
        ticks.push(end);
        let mut silent_from = 0;
        for tick in ticks {
            let silence = (silent_from..tick).step_by(DTX_TICKS as usize);
            said.extend(silence.map(|tick| Said { tick, speaker, minus_dbov: SILENT, opus: DTX.to_vec() }));
            silent_from = tick + 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_speaker_says_one_thing_at_a_time_and_two_may_speak_at_once() {
        let said = play(5, Duration::from_secs(600), 1);
        let mut seen = std::collections::HashSet::new();
        assert!(said.iter().all(|said| seen.insert((said.speaker, said.tick))));
        let mut counts = vec![0; 30_000];
        said.iter().filter(|said| said.minus_dbov < SILENT).for_each(|said| counts[said.tick as usize] += 1);
        assert!(counts.contains(&0) && counts.contains(&1) && counts.contains(&2), "pauses, turns, overlaps");
    }
}
