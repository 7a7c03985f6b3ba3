//! One headless participant in a room: enters, raises a hand, speaks, and tells what it hears as JSON lines.

use anyhow::{Context, Result, anyhow};
use clap::Parser;
use client::{Client, Clip, Fault, Media, Received, Socket, clips};
use protocol::RoomCommand;
use protocol::room::{MuteState, Role};
use protocol::tell::RefusalCode;
use serde_json::json;
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;
use tokio::time::{Instant, interval, sleep_until};

const SLOTS: usize = 4;

#[derive(Parser)]
#[command(name = "participant", about = "A headless participant: one JSON line for each thing that happens")]
struct Arguments {
    /// As in http://localhost:8080
    #[arg(long)]
    url: String,
    #[arg(long)]
    handle: String,
    #[arg(long)]
    password: String,
    #[arg(long)]
    room: String,
    /// The secret of a closed room's link.
    #[arg(long)]
    link: Option<String>,
    /// What is played again and again once the microphone is open: `tone:1000` (440, 700, 1000, 1300) or an Ogg Opus file.
    #[arg(long)]
    play: Option<String>,
    /// Raise a hand, and open the microphone once on stage.
    #[arg(long)]
    hand: bool,
    /// Leave after so long; without it, stay until the room or the process ends.
    #[arg(long)]
    seconds: Option<u64>,
}

#[tokio::main]
async fn main() -> ExitCode {
    match run(Arguments::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("{}", json!({ "event": "failed", "why": format!("{error:#}") }));
            ExitCode::FAILURE
        }
    }
}

async fn run(arguments: Arguments) -> Result<()> {
    let clip = arguments.play.as_deref().map(clip_of).transpose()?;
    let end = arguments.seconds.map(|seconds| Instant::now() + Duration::from_secs(seconds));
    let client = Client::new(&arguments.url)?;
    client.sign_in(&arguments.handle, &arguments.password).await.context("not signed in")?;
    let socket = client.connect().await.context("not connected")?;
    socket.enter(&arguments.room, arguments.link.as_deref()).await.context("not let in")?;
    let media = socket.media().await.context("no sound")?;
    println!("{}", json!({ "event": "entered", "member": socket.me() }));
    if arguments.hand {
        match socket.command(RoomCommand::RaiseHand { asking: None }).await {
            Ok(()) => println!("{}", json!({ "event": "hand_raised" })),
            // On stage already, as an owner is.
            Err(Fault::Refused(refused)) if refused.code == RefusalCode::AlreadyOnStage => {}
            Err(fault) => return Err(fault).context("no hand raised"),
        }
    }
    let packets = media.received();
    tokio::select! {
        spoke = speak(&socket, &media, clip) => spoke?,
        () = count(&socket, packets) => {}
        () = left(end) => socket.leave().await.context("not left")?,
    }
    let why = socket.heard().out.map(|out| format!("{out:?}"));
    println!("{}", json!({ "event": "out", "why": why }));
    Ok(())
}

/// Opens the microphone whenever it stands on stage and only its own hand keeps it shut, and plays. Ends with the room.
async fn speak(socket: &Socket, media: &Media, clip: Option<Clip>) -> Result<()> {
    loop {
        let at = socket.wait_for(|heard| match &heard.seen {
            None => Some(None),
            Some(seen) if seen.view.own.role != Role::Listener => Some(Some(seen.view.own.mute)),
            Some(_) => None,
        });
        let Some(mute) = at.await? else { return Ok(()) };
        println!("{}", json!({ "event": "on_stage", "mute": mute }));
        if mute == MuteState::BySelf {
            // A moderator may have been quicker; the next look tells.
            let _ = socket.command(RoomCommand::Unmute).await;
        }
        let changes = socket.wait_for(|heard| match &heard.seen {
            Some(seen) if seen.view.own.role != Role::Listener && seen.view.own.mute == mute => None,
            _ => Some(()),
        });
        // It plays whatever its mute is: that is for the server to enforce.
        tokio::select! {
            changed = changes => changed?,
            played = play(media, clip.as_ref()) => played?,
        }
    }
}

/// Without end. Without a clip it says nothing.
async fn play(media: &Media, clip: Option<&Clip>) -> Result<()> {
    let Some(clip) = clip else { return std::future::pending().await };
    loop {
        media.play(clip).await?;
    }
}

/// Once a second: packets of each slot, and who the server says is in it.
async fn count(socket: &Socket, mut packets: Receiver<Received>) {
    let (mut counts, mut missed) = ([0_u64; SLOTS], 0);
    let mut seconds = interval(Duration::from_secs(1));
    seconds.tick().await;
    loop {
        tokio::select! {
            _ = seconds.tick() => {
                let slots = socket.heard().slots;
                println!("{}", json!({ "event": "received", "packets": counts, "missed": missed, "slots": slots }));
                (counts, missed) = ([0; SLOTS], 0);
            }
            packet = packets.recv() => match packet {
                Ok(packet) => counts[packet.slot] += 1,
                Err(RecvError::Lagged(lost)) => missed += lost,
                Err(RecvError::Closed) => return,
            },
        }
    }
}

async fn left(end: Option<Instant>) {
    match end {
        Some(end) => sleep_until(end).await,
        None => std::future::pending().await,
    }
}

fn clip_of(play: &str) -> Result<Clip> {
    match play.strip_prefix("tone:") {
        Some("440") => Ok(clips::TONE_440.clip()),
        Some("700") => Ok(clips::TONE_700.clip()),
        Some("1000") => Ok(clips::TONE_1000.clip()),
        Some("1300") => Ok(clips::TONE_1300.clip()),
        Some(other) => Err(anyhow!("no tone of {other} Hz: there are 440, 700, 1000 and 1300")),
        None => Clip::from_ogg(&std::fs::read(Path::new(play)).context("the clip cannot be read")?),
    }
}
