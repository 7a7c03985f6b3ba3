//! The echo host: calls hands up, listens, and plays back the very packets that the server sent it.

use super::bot::{Bot, LEVEL_TTL, SPEAKING_LEVEL, is_bot};
use super::ear::Ear;
use anyhow::Result;
use client::{Clip, Heard, Received};
use protocol::room::Role;
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::time::Duration;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;
use tokio::time::{Instant, sleep};

/// From a hand raised to that hand accepted. The newcomer should see the hand go up before it is gone.
const LOOK: Duration = Duration::from_secs(1);
/// How often hands and ears are looked at.
const GLANCE: Duration = Duration::from_millis(100);
/// So that a newcomer's sound is connected before the welcome starts.
const BEFORE_WELCOME: Duration = Duration::from_millis(1500);
/// People on stage at once; the next one takes the place of whoever has been there longest.
const STAGE_MAX: usize = 4;
/// What comes back through a loudspeaker right behind the echo is not listened to.
const DEAF: Duration = Duration::from_millis(600);

/// Runs until the room or the connection ends.
pub async fn echo(bot: &Bot, welcome: &Clip) -> Result<Infallible> {
    tokio::select! {
        ended = call_up(bot) => ended,
        ended = listen(bot, welcome) => ended,
    }
}

/// Accepts every hand. Beside the listening, so that nobody waits for another's echo to end.
async fn call_up(bot: &Bot) -> Result<Infallible> {
    let mut seen: BTreeMap<String, Instant> = BTreeMap::new();
    loop {
        sleep(GLANCE).await;
        let heard = bot.socket.heard();
        let Some(room) = &heard.seen else { anyhow::bail!("the echo host is out of its room") };
        anyhow::ensure!(!heard.closed, "the echo host's connection is closed");
        let up: Vec<&String> = room.view.hands.iter().map(|hand| &hand.member).collect();
        seen.retain(|member, _| up.contains(&member));
        for member in up {
            let since = *seen.entry(member.clone()).or_insert_with(Instant::now);
            if since.elapsed() >= LOOK {
                make_room(bot, &heard).await?;
                bot.accept(member).await?;
                seen.remove(member);
            }
        }
    }
}

async fn make_room(bot: &Bot, heard: &Heard) -> Result<()> {
    let people = people_on_stage(heard);
    if people.len() >= STAGE_MAX
        && let Some(first) = people.first()
    {
        let command = protocol::RoomCommand::MoveToAudience { member: first.clone() };
        // A refusal means that they left by themselves.
        if let Err(client::Fault::Broken(error)) = bot.socket.command(command).await {
            return Err(error);
        }
    }
    Ok(())
}

async fn listen(bot: &Bot, welcome: &Clip) -> Result<Infallible> {
    let mut packets = bot.media.received();
    // By receive slot: sound comes sooner than word of whose slot it is.
    let mut ears: BTreeMap<usize, Ear> = BTreeMap::new();
    // Whoever is here before the host is greeted as well.
    let mut audience = vec![];
    loop {
        tokio::select! {
            packet = packets.recv() => match packet {
                Ok(packet) => hear(bot, &mut ears, packet),
                // Too far behind: what was lost is older than what is left.
                Err(RecvError::Lagged(_)) => continue,
                Err(RecvError::Closed) => anyhow::bail!("the echo host's sound ended"),
            },
            () = sleep(GLANCE) => {}
        }
        anyhow::ensure!(bot.media.is_connected(), "the echo host's sound ended");
        let heard = bot.socket.heard();
        let on_stage = people_on_stage(&heard);
        if on_stage.is_empty() {
            ears.clear();
        }
        let now = Instant::now();
        if let Some(done) = ears.iter().find(|(_, ear)| ear.is_done(now)).map(|(slot, _)| *slot) {
            let clip = ears.remove(&done).map(Ear::into_clip).expect("found just now");
            play_back(bot, &clip, &mut packets).await?;
            ears.clear();
        }
        let people = people_in_audience(&heard);
        if people.iter().any(|member| !audience.contains(member)) && on_stage.is_empty() {
            say_welcome(bot, welcome).await?;
            audience = people_in_audience(&bot.socket.heard());
        } else {
            audience = people;
        }
    }
}

fn hear(bot: &Bot, ears: &mut BTreeMap<usize, Ear>, packet: Received) {
    let speaks = told_level(&bot.socket.heard(), packet.slot).map(|level| level >= SPEAKING_LEVEL);
    ears.entry(packet.slot).or_default().hear(packet, speaks);
}

/// How loud the server says that a slot's speaker is, if it has said so lately.
fn told_level(heard: &Heard, slot: usize) -> Option<u8> {
    let member = heard.slots.get(slot)?.as_ref()?;
    heard.levels_at.filter(|at| at.elapsed() < LEVEL_TTL)?;
    Some(heard.levels.iter().find(|one| one.member == *member).map_or(0, |one| one.level))
}

/// Plays what was said, then forgets all that came in meanwhile: it is mostly the echo of the echo.
async fn play_back(bot: &Bot, clip: &Clip, packets: &mut Receiver<Received>) -> Result<()> {
    if bot.unmute().await? {
        bot.media.play(clip).await?;
        bot.mute().await?;
    }
    sleep(DEAF).await;
    *packets = packets.resubscribe();
    Ok(())
}

/// Says what this room is for, until somebody comes on stage.
async fn say_welcome(bot: &Bot, welcome: &Clip) -> Result<()> {
    sleep(BEFORE_WELCOME).await;
    let interrupted = bot.socket.wait_for(|heard| (!people_on_stage(heard).is_empty()).then_some(()));
    tokio::select! {
        said = bot.say(welcome) => said,
        _ = interrupted => bot.mute().await,
    }
}

/// In the order they came.
fn people_on_stage(heard: &Heard) -> Vec<String> {
    let Some(seen) = &heard.seen else { return vec![] };
    let people =
        seen.view.stage.iter().filter(|seat| seat.role != Role::Moderator && !is_bot(heard, &seat.member));
    people.map(|seat| seat.member.clone()).collect()
}

fn people_in_audience(heard: &Heard) -> Vec<String> {
    let Some(seen) = &heard.seen else { return vec![] };
    seen.view.audience.shown.iter().filter(|member| !is_bot(heard, member)).cloned().collect()
}
