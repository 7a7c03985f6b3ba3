//! Speakers who state no levels are heard as loud as those who do: real voices, whose levels are known.

use audio::ears::Ears;
use audio::speaking::Sound;
use client::clips;

/// Somebody who speaks at this level or louder is speaking (RFC 6464, below full scale).
const SPEECH: u8 = 45;

#[test]
fn a_voice_that_states_no_levels_is_found_and_is_as_loud_as_it_says() {
    let voices = [clips::AUSTEN_1, clips::AUSTEN_3, clips::WEASELS_EN, clips::WEASELS_FR, clips::WEASELS_RU];
    for (nth, voice) in voices.into_iter().enumerate() {
        let mut ears = Ears::new().expect("memory");
        let (mut spoken, mut found, mut off) = (0, 0, 0.0);
        for packet in voice.clip().packets {
            let Sound::Heard { minus_dbov } = ears.hear(&packet.opus) else { panic!("it is Opus") };
            if packet.level > SPEECH - 10 {
                continue;
            }
            spoken += 1;
            if minus_dbov <= SPEECH {
                found += 1;
                off += f64::from(minus_dbov.abs_diff(packet.level));
            }
        }
        let (share, off) = (f64::from(found) / f64::from(spoken), off / f64::from(found));
        println!("voice {nth}: {spoken} packets of speech, {:.0} % found, {off:.1} dB off", share * 100.0);
        assert!(spoken > 50 && share > 0.85, "voice {nth}: {share:.2} of {spoken}");
        assert!(off < 4.0, "voice {nth}: {off:.1} dB");
    }
}
