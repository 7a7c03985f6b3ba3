//! Who is in the demo's rooms and what they say. Every bot names the voice it plays, as that voice's licence asks.

use super::house::Card;
use client::clips::{self, Ogg};
use domain::entry::Field;
use std::time::Duration;

/// A bot that speaks in turns: raises its hand, waits, speaks one part, steps down, rests.
pub struct Speaker {
    pub card: Card,
    /// One part a turn, from the first again after the last.
    pub parts: &'static [&'static [Ogg]],
    /// Before the first hand goes up.
    pub first: Duration,
    /// From stepping down to the next hand.
    pub rest: Duration,
}

const ALLISON_SMITH: &str = "Recorded voice of Allison Smith, CC BY-SA 3.0";

pub const BOOK_TITLE: &str = "Sense and Sensibility, read aloud";
pub const BOOK_TOPIC: &str = "Chapter one";
pub const BOOK_HOST: Card = Card { handle: "book_host", stated: ALLISON_SMITH, field: Field::Arts };
/// "One moment, please": to a person's hand.
pub const BOOK_TO_A_HAND: Ogg = clips::HOST_ONE_MOMENT;
/// "Thank you for your patience": when the chapter is through.
pub const BOOK_HOST_LINE: Ogg = clips::HOST_THANKS;
pub const READER: Speaker = Speaker {
    card: Card {
        handle: "book_reader",
        stated: "Recorded voice of a LibriVox reader, public domain",
        field: Field::Arts,
    },
    parts: &[&[clips::AUSTEN_1], &[clips::AUSTEN_2, clips::AUSTEN_3], &[clips::AUSTEN_4, clips::AUSTEN_5]],
    first: Duration::from_secs(1),
    rest: Duration::from_secs(3),
};

pub const SALON_TITLE: &str = "Language salon: one sentence, five ways";
pub const SALON_TOPIC: &str = "Weasels have eaten our phone system";
pub const SALON_HOST: Card = Card {
    handle: "salon_french",
    stated: "Recorded voice of June Wallack, CC BY-SA 3.0",
    field: Field::Education,
};
/// The host's own turn, when everybody had theirs.
pub const SALON_HOST_LINE: Ogg = clips::WEASELS_FR;
pub const SALON: [Speaker; 4] = [
    guest("salon_english", ALLISON_SMITH, &[&[clips::WEASELS_EN]], 1),
    guest("salon_italian", "Recorded voice of Carlo Flora, CC BY 3.0", &[&[clips::WEASELS_IT]], 4),
    guest("salon_spanish", ALLISON_SMITH, &[&[clips::WEASELS_ES]], 7),
    guest(
        "salon_russian",
        "Recorded voice of ivrvoice.ru, CC BY 3.0, © Maxim Topal",
        &[&[clips::WEASELS_RU]],
        10,
    ),
];

const fn guest(
    handle: &'static str,
    stated: &'static str,
    parts: &'static [&'static [Ogg]],
    first_s: u64,
) -> Speaker {
    let card = Card { handle, stated, field: Field::Education };
    Speaker { card, parts, first: Duration::from_secs(first_s), rest: Duration::from_secs(12) }
}

pub const ECHO_TITLE: &str = "Echo: raise your hand and hear yourself";
pub const ECHO_TOPIC: &str = "Say something, then pause";
pub const ECHO_HOST: Card = Card {
    handle: "echo_host",
    stated: "Plays back what the server heard of you. Welcome: voice of Allison Smith, CC BY-SA 3.0",
    field: Field::Engineering,
};
pub const ECHO_WELCOME: Ogg = clips::ECHO_WELCOME;

/// They wait to be let in. Once they are, each enters the salon and listens.
pub const APPLICANTS: [Card; 3] = [
    Card {
        handle: "quiet_nurse",
        stated: "Bot of this demo: night nurse, wants to listen",
        field: Field::Care,
    },
    Card {
        handle: "late_baker",
        stated: "Bot of this demo: baker, awake when others sleep",
        field: Field::Crafts,
    },
    Card { handle: "new_teacher", stated: "Bot of this demo: teaches languages", field: Field::Education },
];
