//! How a room's chat and pins stand in columns.

use super::{at, member, unsigned, words};
use crate::sealed;
use anyhow::{Context, anyhow};
use domain::network::Link;
use domain::room::{Chat, ChatLine, ChatText, Pin, PinTitle, PinnedPage};
use serde::{Deserialize, Serialize};

words!(chat_word, chat, Chat, "chat", { Chat::Off => "off", Chat::Stage => "stage", Chat::Everyone => "everyone" });

pub(super) fn read_chat(word: &str) -> anyhow::Result<Chat> {
    chat(word)
}

pub struct ChatLineColumns {
    pub number: i64,
    pub member: i64,
    pub at_ms: i64,
    pub line: String,
    pub sealing_key: Option<String>,
}

impl ChatLineColumns {
    pub fn read(self) -> anyhow::Result<ChatLine> {
        let member = member("chat_line.member", self.member)?;
        let key = self.sealing_key.as_deref();
        let text = sealed::opened(key, "chat_line.line", member.account(), &self.line)?;
        Ok(ChatLine {
            number: unsigned("chat_line.number", self.number)?,
            member,
            text: ChatText::parse(&text).map_err(|_| anyhow!("chat_line.line is no line"))?,
            at: at("chat_line.at_ms", self.at_ms)?,
        })
    }
}

/// Column `pins`. What was written once is read for ever: fields are added, never renamed.
#[derive(Serialize, Deserialize)]
struct PinText {
    number: u64,
    address: String,
    title: String,
}

/// None: nothing is pinned.
pub fn pins_text(pins: &[Pin]) -> Option<String> {
    let text = |pin: &Pin| PinText {
        number: pin.number,
        address: pin.page.address.as_str().to_owned(),
        title: pin.page.title.as_str().to_owned(),
    };
    let texts: Vec<PinText> = pins.iter().map(text).collect();
    (!texts.is_empty()).then(|| serde_json::to_string(&texts).expect("texts and numbers are JSON"))
}

/// Reads what [`pins_text`] wrote.
pub fn read_pins(text: Option<&str>) -> anyhow::Result<Vec<Pin>> {
    let Some(text) = text else { return Ok(vec![]) };
    // The parser's own words are not passed on: they may quote what stands there.
    let texts: Vec<PinText> = serde_json::from_str(text).map_err(|_| anyhow!("pins is no JSON"))?;
    let read = |text: PinText| {
        let address = Link::parse(&text.address).context("a pin's address is none")?;
        let title = PinTitle::parse(&text.title).map_err(|_| anyhow!("a pin's title is no line"))?;
        Ok(Pin { number: text.number, page: PinnedPage { address, title } })
    };
    texts.into_iter().map(read).collect()
}
