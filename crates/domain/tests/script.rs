//! A script in, a transcript out: tests do not touch the API, so the API can change.

use crate::cast::{self, print};
use domain::room::{By, Command, Recorded, Room};
use domain::{At, MemberId};

/// Plays the script on the room and compares what was said. Rules that come due act in their own time.
pub fn check(mut room: Room, script: &[(u64, MemberId, Command)], want: &str) {
    let got = play(&mut room, script);
    assert_eq!(got.trim(), want.trim(), "\n--- said:\n{got}\n--- wanted:\n{want}\n");
}

pub fn play(room: &mut Room, script: &[(u64, MemberId, Command)]) -> String {
    let mut said = String::new();
    let mut now = At(0);
    for (at, by, command) in script {
        said += &wait(room, now, At(*at));
        now = At(*at);
        match room.decide(now, &cast::actor(*by), command) {
            Ok(events) if events.is_empty() => said += &format!("nothing new from {}\n", cast::name(*by)),
            Ok(events) => said += &print_all(room.record(now, By::Member(*by), events)),
            Err(refusal) => said += &format!("refused {}: {}\n", cast::name(*by), print(&refusal)),
        }
        said += &wait(room, now, now);
    }
    said
}

/// Lets the room's own rules act from `now` to `until`.
pub fn wait(room: &mut Room, now: At, until: At) -> String {
    let mut said = String::new();
    while let Some(due) = room.wake_at().filter(|due| *due <= until) {
        let at = due.max(now);
        let events = room.due(at);
        assert!(!events.is_empty(), "the room woke for nothing at {at:?}");
        said += &print_all(room.record(at, By::Room, events));
    }
    said
}

fn print_all(events: Vec<Recorded>) -> String {
    let line = |Recorded { seq, at, by, event }| {
        format!("{seq} at {} by {}: {}\n", at.0, cast::by(by), print(&event))
    };
    events.into_iter().map(line).collect()
}
