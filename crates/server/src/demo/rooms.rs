//! What goes on in the demo's rooms: who is there, what they say, and in which turn.

use super::bot::Bot;
use super::echo::echo;
use super::host::{Lines, host};
use super::house::{Card, House};
use anyhow::{Context, Result};
use client::clips::{self, Ogg};
use client::{Client, Clip};
use domain::entry::Field;
use protocol::rest::OpenRoom;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::sleep;
use tracing::debug;

/// After a fault a bot stays away for so long.
const COME_BACK: Duration = Duration::from_secs(2);
/// Between two sentences of one speaker.
const BREATH: Duration = Duration::from_millis(500);
/// From being called up to speaking.
const TAKE_THE_FLOOR: Duration = Duration::from_millis(900);

/// Whoever speaks in turns: raises a hand, waits, speaks one part, steps down, rests.
struct Speaker {
    card: Card,
    /// One part a turn, in order, again from the start at the end.
    parts: &'static [&'static [Ogg]],
    /// Before the first hand.
    first: Duration,
    /// From stepping down to the next hand.
    rest: Duration,
}

const ALLISON_SMITH: &str = "Recorded voice of Allison Smith, CC BY-SA 3.0";

/// The three rooms, for ever. `rooms` learns each one's id as it opens.
pub async fn play(house: Arc<House>, salon_opened: watch::Sender<Option<String>>) -> Result<JoinSet<Infallible>> {
    let mut bots = JoinSet::new();
    let (reading, _) = watch::channel(None);
    let (echo_room, _) = watch::channel(None);

    let book_host = Card { handle: "book_host", stated: ALLISON_SMITH, field: Field::Arts };
    let lines = Lines { to_a_hand: Some(clips::HOST_ONE_MOMENT.clip()), after_a_turn: Some(clips::HOST_THANKS.clip()) };
    let title = ("Sense and Sensibility, read aloud", "Chapter one");
    open(&mut bots, &house, &book_host, title, reading.clone(), Part::Host(lines)).await?;
    speak(&mut bots, &house, reading.subscribe(), READER).await?;

    let june = Card {
        handle: "salon_french",
        stated: "Recorded voice of June Wallack, CC BY-SA 3.0",
        field: Field::Education,
    };
    let lines = Lines { to_a_hand: None, after_a_turn: None };
    let title = ("Language salon: weasels in five languages", "One sentence, everybody's own way");
    open(&mut bots, &house, &june, title, salon_opened.clone(), Part::Host(lines)).await?;
    for speaker in SALON {
        speak(&mut bots, &house, salon_opened.subscribe(), speaker).await?;
    }

    let host = Card { handle: "echo_host", stated: ALLISON_SMITH, field: Field::Engineering };
    let title = ("Echo: raise your hand and hear yourself", "Say something, then pause");
    open(&mut bots, &house, &host, title, echo_room, Part::Echo(clips::ECHO_WELCOME.clip())).await?;
    Ok(bots)
}
