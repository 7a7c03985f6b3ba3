//! Who gets a slot, who keeps it, and which rings are lit, in virtual time.

use audio::speaking::{Floor, HANGOVER, Heard, LEVEL_TIMEOUT, SPEAKERS_MAX, Sound, Speaker};
use std::time::{Duration, Instant};

const PACKET: Duration = Duration::from_millis(20);
const SPEECH: Sound = Sound::Level { minus_dbov: 30 };
const LOUD: Sound = Sound::Level { minus_dbov: 15 };
const ROOM_NOISE: Sound = Sound::Level { minus_dbov: 70 };
const SILENCE: Sound = Sound::Level { minus_dbov: 127 };

struct Stage {
    floor: Floor<3>,
    now: Instant,
    slot_changes: usize,
    talk_starts: usize,
}

impl Stage {
    fn new() -> Stage {
        Stage { floor: Floor::default(), now: Instant::now(), slot_changes: 0, talk_starts: 0 }
    }

    /// Everybody sends a packet every 20 ms for `ms`; gives what became of the last packet of each.
    fn play(&mut self, ms: u64, sounds: &[(Speaker, Sound)]) -> Vec<Heard> {
        let mut last = Vec::new();
        for _ in 0..ms / 20 {
            last = sounds.iter().map(|(speaker, sound)| self.packet(*speaker, *sound)).collect();
            self.now += PACKET;
        }
        last
    }

    fn packet(&mut self, speaker: Speaker, sound: Sound) -> Heard {
        let heard = self.floor.handle_packet(self.now, speaker, sound);
        self.slot_changes += usize::from(heard.slot_is_new);
        self.talk_starts += usize::from(heard.talk_start);
        heard
    }

    fn level(&self, speaker: Speaker) -> u8 {
        self.floor.levels(self.now).find(|(of, _)| *of == speaker).map_or(0, |(_, level)| level)
    }
}

#[test]
fn as_many_as_there_are_slots_are_all_heard_and_stay_where_they_are() {
    let mut stage = Stage::new();
    stage.play(5000, &[(1, SPEECH), (2, LOUD), (3, ROOM_NOISE)]);
    assert_eq!(stage.floor.slots(), [Some(1), Some(2), Some(3)]);
    assert_eq!(stage.slot_changes, 3, "nobody moved");
}

#[test]
fn a_whisper_is_heard_while_there_is_room_but_lights_no_talk_start() {
    let mut stage = Stage::new();
    let heard = stage.play(1000, &[(1, ROOM_NOISE)]);
    assert_eq!(heard[0].slot, Some(0));
    assert_eq!(stage.talk_starts, 0);
}

#[test]
fn one_who_begins_to_speak_takes_the_slot_of_one_who_does_not_within_two_packets() {
    let mut stage = Stage::new();
    stage.play(1000, &[(1, SPEECH), (2, SPEECH), (3, ROOM_NOISE), (4, SILENCE)]);
    assert_eq!(stage.floor.slots(), [Some(1), Some(2), Some(3)]);
    let heard = stage.play(60, &[(1, SPEECH), (2, SPEECH), (3, ROOM_NOISE), (4, SPEECH)]);
    assert_eq!(heard[3].slot, Some(2));
    assert_eq!(stage.floor.slots(), [Some(1), Some(2), Some(4)], "the other two kept theirs");
}

#[test]
fn one_who_pauses_between_words_keeps_the_slot_and_one_who_has_finished_gives_it_up() {
    let mut stage = Stage::new();
    stage.play(2000, &[(1, SPEECH), (2, SPEECH), (3, SPEECH)]);
    stage.play(600, &[(1, SPEECH), (2, SPEECH), (3, ROOM_NOISE), (4, SPEECH)]);
    assert_eq!(stage.floor.slots(), [Some(1), Some(2), Some(3)], "a pause");
    stage.play(800, &[(1, SPEECH), (2, SPEECH), (3, ROOM_NOISE), (4, SPEECH)]);
    assert_eq!(stage.floor.slots(), [Some(1), Some(2), Some(4)], "the end");
}

#[test]
fn the_louder_displace_the_quieter_only_after_a_while_and_only_once() {
    let mut stage = Stage::new();
    stage.play(3000, &[(1, SPEECH), (2, SPEECH), (3, SPEECH)]);
    let before = stage.slot_changes;
    let cough = stage.play(100, &[(1, SPEECH), (2, SPEECH), (3, SPEECH), (4, LOUD)]);
    assert_eq!(cough[3].slot, None, "a cough takes nobody's slot");
    let heard = stage.play(10_000, &[(1, SPEECH), (2, SPEECH), (3, SPEECH), (4, LOUD)]);
    assert!(heard[3].slot.is_some(), "one who is clearly louder for seconds is heard");
    assert_eq!(stage.slot_changes - before, 1, "no flapping");
}

#[test]
fn equally_loud_speakers_do_not_trade_slots() {
    let mut stage = Stage::new();
    let a_bit_louder = Sound::Level { minus_dbov: 27 };
    stage.play(20_000, &[(1, SPEECH), (2, SPEECH), (3, SPEECH), (4, a_bit_louder), (5, SPEECH)]);
    assert_eq!(stage.floor.slots(), [Some(1), Some(2), Some(3)]);
    assert_eq!(stage.slot_changes, 3);
}

#[test]
fn talk_start_comes_once_for_a_sentence_and_again_after_a_silence() {
    let mut stage = Stage::new();
    for _ in 0..20 {
        stage.play(300, &[(1, SPEECH)]);
        stage.play(200, &[(1, SILENCE)]);
    }
    assert_eq!(stage.talk_starts, 1, "syllables are not sentences");
    stage.now += HANGOVER;
    stage.play(100, &[(1, SPEECH)]);
    assert_eq!(stage.talk_starts, 2);
}

#[test]
fn a_single_packet_in_a_silence_is_no_talk_start() {
    let mut stage = Stage::new();
    for _ in 0..50 {
        stage.packet(1, Sound::Unstated { payload_len: 30 });
        stage.now += Duration::from_millis(400);
    }
    assert_eq!(stage.talk_starts, 0, "this is what comfort noise looks like");
}

#[test]
fn the_ring_of_one_who_stops_sending_goes_out() {
    let mut stage = Stage::new();
    stage.play(1000, &[(1, SPEECH)]);
    assert!((50..=80).contains(&stage.level(1)), "speech is in the upper half: {}", stage.level(1));
    stage.now += LEVEL_TIMEOUT;
    assert_eq!(stage.floor.levels(stage.now).count(), 0);
    assert_eq!(stage.floor.slots()[0], Some(1), "nobody needs the slot, so nothing changes");
}

#[test]
fn louder_shows_more_and_silence_shows_nothing() {
    let mut stage = Stage::new();
    stage.play(1000, &[(1, LOUD), (2, SPEECH), (3, SILENCE), (4, Sound::Level { minus_dbov: 0 })]);
    assert!(stage.level(1) > stage.level(2) && stage.level(2) > 0);
    assert_eq!((stage.level(3), stage.level(4)), (0, 100));
}

#[test]
fn one_who_states_no_levels_is_heard_and_shown_while_sending_sound() {
    let mut stage = Stage::new();
    let heard = stage.play(200, &[(1, Sound::Unstated { payload_len: 60 })]);
    assert_eq!((heard[0].slot, stage.talk_starts), (Some(0), 1));
    assert!(stage.level(1) > 0);
    stage.play(1200, &[(1, Sound::Unstated { payload_len: 1 })]);
    assert_eq!(stage.level(1), 0, "a packet of DTX is silence");
}

#[test]
fn one_who_states_no_levels_can_be_displaced_by_one_who_speaks_up() {
    let mut stage = Stage::new();
    let unstated = Sound::Unstated { payload_len: 60 };
    stage.play(3000, &[(1, unstated), (2, unstated), (3, unstated)]);
    let heard = stage.play(5000, &[(1, unstated), (2, unstated), (3, unstated), (4, LOUD)]);
    assert!(heard[3].slot.is_some());
}

#[test]
fn silence_takes_no_slot() {
    let mut stage = Stage::new();
    let heard = stage.play(1000, &[(1, SILENCE), (2, Sound::Unstated { payload_len: 2 })]);
    assert!(heard.iter().all(|heard| heard.slot.is_none()));
    assert_eq!(stage.floor.slots(), [None; 3]);
}

#[test]
fn one_who_is_removed_has_neither_slot_nor_level_at_once() {
    let mut stage = Stage::new();
    stage.play(1000, &[(1, SPEECH), (2, SPEECH)]);
    assert!(stage.floor.remove(1));
    assert_eq!(stage.floor.slots(), [None, Some(2), None]);
    assert_eq!(stage.level(1), 0);
    assert!(!stage.floor.remove(1), "there is nothing left to free");
}

#[test]
fn voices_are_bounded_and_the_silent_make_room() {
    let mut stage = Stage::new();
    let crowd: Vec<_> = (0..SPEAKERS_MAX as Speaker).map(|speaker| (speaker, SPEECH)).collect();
    stage.play(100, &crowd);
    let late = SPEAKERS_MAX as Speaker;
    assert_eq!(stage.packet(late, LOUD), Heard::default(), "one too many");
    assert_eq!(stage.level(late), 0);
    stage.now += HANGOVER;
    stage.play(100, &[(late, LOUD)]);
    assert!(stage.level(late) > 0, "the others have finished");
}

#[test]
fn a_clock_that_stands_still_or_steps_back_is_no_harm() {
    let mut stage = Stage::new();
    stage.play(1000, &[(1, SPEECH)]);
    stage.now -= Duration::from_millis(700);
    stage.play(200, &[(1, SPEECH)]);
    for _ in 0..10 {
        stage.packet(1, SPEECH);
    }
    assert_eq!(stage.floor.slots()[0], Some(1));
    assert!((1..=100).contains(&stage.level(1)));
}

#[test]
fn with_fewer_places_the_loudest_keep_or_get_one_and_with_all_back_everybody_is_heard() {
    let mut stage = Stage::new();
    stage.play(2000, &[(1, ROOM_NOISE), (2, SPEECH), (3, LOUD)]);
    assert_eq!(stage.floor.slots(), [Some(1), Some(2), Some(3)]);
    assert!(stage.floor.set_places(2), "one of them lost a slot");
    assert!(!stage.floor.set_places(2));
    stage.play(2000, &[(1, ROOM_NOISE), (2, SPEECH), (3, LOUD)]);
    assert_eq!(stage.floor.slots(), [Some(3), Some(2), None], "who only makes noise gives way");
    assert!(!stage.floor.set_places(3));
    stage.play(2000, &[(1, ROOM_NOISE), (2, SPEECH), (3, LOUD)]);
    assert_eq!(stage.floor.slots(), [Some(3), Some(2), Some(1)]);
    stage.floor.set_places(0);
    stage.play(2000, &[(1, ROOM_NOISE), (2, SPEECH), (3, LOUD)]);
    assert!(stage.floor.slots()[0].is_some(), "one is always heard");
}
