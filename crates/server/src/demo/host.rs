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

/// What a host says.
pub struct Lines {
    /// As a person's hand goes up.
    pub to_a_hand: Option<Clip>,
    /// When the bots have had so many turns.
    pub after_turns: (u32, Clip),
}

/// Runs until the room or the connection ends.
pub async fn host(bot: &Bot, lines: &Lines) -> Result<Infallible> {
    let (mut had_speaker, mut turns) = (false, 0);
    let (turns_max, after_turns) = &lines.after_turns;
    loop {
        sleep(GLANCE).await;
        let heard = bot.socket.heard();
        anyhow::ensure!(heard.seen.is_some() && !heard.closed, "a host is out of its room");
        let has_speaker = bot_on_stage(&heard);
        turns += u32::from(had_speaker && !has_speaker);
        if turns >= *turns_max {
            turns = 0;
            bot.say(after_turns).await?;
        }
        had_speaker = has_speaker;
        if let Some(member) = next_hand(&heard, has_speaker) {
            sleep(LOOK).await;
            bot.accept(&member).await?;
            if let Some(line) = lines.to_a_hand.as_ref().filter(|_| !is_bot(&heard, &member)) {
                bot.say(line).await?;
            }
        }
    }
}

/// A person's hand, else the first bot's if none is on stage.
fn next_hand(heard: &Heard, has_speaker: bool) -> Option<String> {
    let hands = heard.seen.as_ref()?.view.hands.iter().map(|hand| &hand.member);
    let person = hands.clone().find(|member| !is_bot(heard, member));
    person.or_else(|| hands.clone().next().filter(|_| !has_speaker)).cloned()
}

/// Whether a bot that does not moderate is on stage.
fn bot_on_stage(heard: &Heard) -> bool {
    let Some(seen) = &heard.seen else { return false };
    seen.view.stage.iter().any(|seat| seat.role == Role::Speaker && is_bot(heard, &seat.member))
}
