//! A moderator bot: brings hands up one by one, first raised first; people at once, bots when the last one is done.

use super::bot::{Bot, is_bot};
use anyhow::Result;
use client::{Clip, Heard};
use protocol::room::Role;
use std::convert::Infallible;
use std::time::Duration;
use tokio::time::sleep;

/// A moderator looks at a hand before accepting it.
const LOOK: Duration = Duration::from_millis(1200);
/// How soon a hand is seen at all.
const GLANCE: Duration = Duration::from_millis(300);

/// What a host says, if anything: as a person's hand goes up, and when a bot has spoken.
#[derive(Default)]
pub struct Lines {
    pub to_a_hand: Option<Clip>,
    pub after_a_turn: Option<Clip>,
}

/// Runs until the room or the connection ends.
pub async fn host(bot: &Bot, lines: &Lines) -> Result<Infallible> {
    let mut had_speaker = false;
    loop {
        sleep(GLANCE).await;
        let heard = bot.socket.heard();
        anyhow::ensure!(heard.seen.is_some() && !heard.closed, "a host is out of its room");
        let has_speaker = bot_on_stage(&heard);
        if had_speaker && !has_speaker {
            say(bot, lines.after_a_turn.as_ref()).await?;
        }
        had_speaker = has_speaker;
        if let Some(member) = next_hand(&heard, has_speaker) {
            sleep(LOOK).await;
            bot.accept(&member).await?;
            if !is_bot(&heard, &member) {
                say(bot, lines.to_a_hand.as_ref()).await?;
            }
        }
    }
}

async fn say(bot: &Bot, clip: Option<&Clip>) -> Result<()> {
    match clip {
        Some(clip) => bot.say(clip).await,
        None => Ok(()),
    }
}

/// A person's hand, else the first bot's if none is on stage.
fn next_hand(heard: &Heard, has_speaker: bool) -> Option<String> {
    let hands = &heard.seen.as_ref()?.view.hands;
    let person = hands.iter().find(|member| !is_bot(heard, member));
    person.or(hands.first().filter(|_| !has_speaker)).cloned()
}

/// Whether a bot that does not moderate is on stage.
fn bot_on_stage(heard: &Heard) -> bool {
    let Some(seen) = &heard.seen else { return false };
    seen.view.stage.iter().any(|seat| seat.role == Role::Speaker && is_bot(heard, &seat.member))
}
