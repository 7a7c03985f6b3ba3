//! What a stranger may write into a socket or a request: mutated asks never panic, and what is read is written back.

use protocol::{Ask, Asked, RoomCommand};
use std::panic::catch_unwind;
use std::time::Instant;

/// One of each kind, as a client sends them.
const SEEDS: &[&str] = &[
    r#"{"id":1,"ask":{"kind":"watch_hallway","on":true}}"#,
    r#"{"id":2,"ask":{"kind":"enter","room":"0000000000001","link":null,"resume":"abc"}}"#,
    r#"{"id":3,"ask":{"kind":"leave"}}"#,
    r#"{"id":4,"ask":{"kind":"fetch_ticket"}}"#,
    r#"{"id":5,"ask":{"kind":"room","command":{"kind":"accept_hand","member":"0000000000002"}}}"#,
    r#"{"id":6,"ask":{"kind":"room","command":{"kind":"rename","title":"举手 \u4e3e \ud83d\ude00"}}}"#,
    r#"{"id":7,"ask":{"kind":"room","command":{"kind":"set_policy","policy":{"hands":"off","hands_max":1,"stage_size":2,"room_size":3,"visibility":"closed"}}}}"#,
    r#"{"id":8,"ask":{"kind":"room","command":{"kind":"set_topic","topic":null}}}"#,
];

/// Together with those of the `jushou-rtc` crate, a million.
const EXECUTIONS: u64 = 200_000;

struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end.max(1) as u64) as usize
    }
}

fn mutate(random: &mut Random) -> Vec<u8> {
    let mut input = SEEDS[random.below(SEEDS.len())].as_bytes().to_vec();
    for _ in 0..=random.below(5) {
        let at = random.below(input.len());
        match random.below(7) {
            0 if !input.is_empty() => input[at] ^= 1 << random.below(8),
            1 => input.insert(at, br#"{}[]",:\0e-9"#[random.below(12)]),
            2 => drop(input.drain(at..(at + random.below(12)).min(input.len()))),
            3 => input.truncate(at),
            4 => {
                let part = input[at..(at + random.below(60)).min(input.len())].to_vec();
                let to = random.below(input.len());
                input.splice(to..to, part);
            }
            5 => {
                let nested = [b'['].repeat(random.below(200));
                input.splice(at..at, nested);
            }
            _ => {
                let number = ["-1", "4294967296", "1e999", "0.5", "99999999999999999999"][random.below(5)];
                input.splice(at..at, number.bytes());
            }
        }
    }
    input
}

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok().and_then(|text| text.parse().ok())
}

#[test]
fn no_ask_panics_and_what_is_read_is_written_back() {
    let mut random = Random(number("FUZZ_SEED").unwrap_or(1) | 1);
    let mut read = 0;
    let executions = number("FUZZ_EXECUTIONS").unwrap_or(EXECUTIONS);
    let begin = Instant::now();
    for _ in 0..executions {
        let input = mutate(&mut random);
        let result = catch_unwind(|| {
            let Ok(asked) = serde_json::from_slice::<Asked>(&input) else { return 0 };
            let again: Asked =
                serde_json::from_str(&serde_json::to_string(&asked).expect("it is JSON")).expect("ours");
            assert!(again == asked, "read, written and read again it is another ask");
            // What the rim parses next must stand anything, too.
            if let Ask::Room { command: RoomCommand::Rename { title } } = asked.ask {
                let _ = protocol::convert::parse_title(&title);
            }
            1
        });
        read += result.unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&input)));
    }
    println!("fuzzed asks: {executions} in {} s", begin.elapsed().as_secs());
    assert!(read > 1000, "the mutations leave hardly anything readable: {read}");
}

#[test]
fn asks_with_unknown_keys_or_kinds_are_not_read() {
    for seed in SEEDS {
        assert!(serde_json::from_str::<Asked>(seed).is_ok(), "{seed}");
        assert!(
            serde_json::from_str::<Asked>(&seed.replacen("{\"id\"", "{\"as\":\"owner\",\"id\"", 1)).is_err(),
            "{seed}"
        );
    }
    for wrong in [
        r#"{"id":1,"ask":{"kind":"become_owner"}}"#,
        r#"{"id":1,"ask":{"kind":"room","command":{"kind":"ban","member":"a","by":"b"}}}"#,
        r#"{"id":1,"ask":{"kind":"room","command":{"kind":"joined","member":"a"}}}"#,
    ] {
        assert!(serde_json::from_str::<Asked>(wrong).is_err(), "{wrong}");
    }
}
