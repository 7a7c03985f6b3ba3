//! Chat, sound, pins and reactions.

use crate::room::{Chat, ChatLine, Pin, Reaction, Sound};
use crate::tell::RefusalCode;
use domain::network::Link;
use domain::room;

impl From<room::Chat> for Chat {
    fn from(chat: room::Chat) -> Chat {
        match chat {
            room::Chat::Off => Chat::Off,
            room::Chat::Stage => Chat::Stage,
            room::Chat::Everyone => Chat::Everyone,
        }
    }
}

impl From<Chat> for room::Chat {
    fn from(chat: Chat) -> room::Chat {
        match chat {
            Chat::Off => room::Chat::Off,
            Chat::Stage => room::Chat::Stage,
            Chat::Everyone => room::Chat::Everyone,
        }
    }
}

impl From<room::Sound> for Sound {
    fn from(sound: room::Sound) -> Sound {
        match sound {
            room::Sound::Automatic => Sound::Automatic,
            room::Sound::Prompt => Sound::Prompt,
        }
    }
}

impl From<Sound> for room::Sound {
    fn from(sound: Sound) -> room::Sound {
        match sound {
            Sound::Automatic => room::Sound::Automatic,
            Sound::Prompt => room::Sound::Prompt,
        }
    }
}

impl From<room::Reaction> for Reaction {
    fn from(reaction: room::Reaction) -> Reaction {
        match reaction {
            room::Reaction::Clap => Reaction::Clap,
            room::Reaction::Heart => Reaction::Heart,
            room::Reaction::Laugh => Reaction::Laugh,
            room::Reaction::Wow => Reaction::Wow,
            room::Reaction::ThumbsUp => Reaction::ThumbsUp,
            room::Reaction::Party => Reaction::Party,
        }
    }
}

impl From<Reaction> for room::Reaction {
    fn from(reaction: Reaction) -> room::Reaction {
        match reaction {
            Reaction::Clap => room::Reaction::Clap,
            Reaction::Heart => room::Reaction::Heart,
            Reaction::Laugh => room::Reaction::Laugh,
            Reaction::Wow => room::Reaction::Wow,
            Reaction::ThumbsUp => room::Reaction::ThumbsUp,
            Reaction::Party => room::Reaction::Party,
        }
    }
}

impl From<&room::ChatLine> for ChatLine {
    fn from(line: &room::ChatLine) -> ChatLine {
        ChatLine {
            number: line.number,
            member: line.member.to_string(),
            text: line.text.as_str().to_owned(),
            at_ms: line.at.0,
        }
    }
}

impl From<&room::Pin> for Pin {
    fn from(pin: &room::Pin) -> Pin {
        Pin {
            number: pin.number,
            address: pin.page.address.as_str().to_owned(),
            title: pin.page.title.as_str().to_owned(),
        }
    }
}

pub(super) fn parse_line(text: &str) -> Result<room::ChatText, RefusalCode> {
    room::ChatText::parse(text).map_err(|_| RefusalCode::BadText)
}

pub(super) fn parse_page(address: &str, title: &str) -> Result<room::PinnedPage, RefusalCode> {
    let address = Link::parse(address).ok_or(RefusalCode::BadLink)?;
    let title = room::PinTitle::parse(title).map_err(|_| RefusalCode::BadText)?;
    Ok(room::PinnedPage { address, title })
}
