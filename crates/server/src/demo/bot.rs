//! A headless participant with manners: waits its turn, opens its microphone to speak, closes it behind.

use anyhow::{Context, Result, bail};
use client::{Client, Clip, Fault, Heard, Media, Socket};
use protocol::RoomCommand;
use protocol::room::{MuteState, Role};
use std::time::Duration;
use tokio::time::{Instant, sleep};

/// Bots let a person who speaks finish, but not for ever.
const POLITENESS_MAX: Duration = Duration::from_secs(20);
/// A level told longer ago says nothing any more.
pub const LEVEL_TTL: Duration = Duration::from_secs(1);
/// Below it nobody speaks.
pub const SPEAKING_LEVEL: u8 = 10;

pub struct Bot {
    pub socket: Socket,
    pub media: Media,
}

impl Bot {
    /// Connects, enters the room and connects its sound.
    pub async fn enter(client: &Client, room: &str) -> Result<Bot> {
        let socket = client.connect().await.context("a bot could not connect")?;
        socket.enter(room, None).await?;
        let media = socket.media().await.context("a bot's sound did not connect")?;
        Ok(Bot { socket, media })
    }

    /// Speaks, then closes the microphone again. Not while a person is speaking. Muted by a moderator: stays silent.
    pub async fn say(&self, clip: &Clip) -> Result<()> {
        self.wait_for_quiet().await?;
        if self.unmute().await? {
            self.media.play(clip).await?;
            self.mute().await?;
        }
        Ok(())
    }

    /// False: a moderator muted this bot.
    pub async fn unmute(&self) -> Result<bool> {
        match self.own(|seen| seen.mute)? {
            MuteState::Open => Ok(true),
            MuteState::ByModerator => Ok(false),
            MuteState::BySelf => {
                self.socket.command(RoomCommand::Unmute).await?;
                Ok(true)
            }
        }
    }

    pub async fn mute(&self) -> Result<()> {
        if self.own(|own| own.mute)? == MuteState::Open {
            self.socket.command(RoomCommand::Mute).await?;
        }
        Ok(())
    }

    /// Raises the hand and waits until somebody brings this bot on stage, however long that takes.
    pub async fn ask_to_speak(&self) -> Result<()> {
        if self.own(|own| own.role)? != Role::Listener {
            return Ok(());
        }
        self.socket.command(RoomCommand::RaiseHand { asking: None }).await?;
        self.socket.wait_for(|heard| own_role(heard).map(|role| role != Role::Listener)?.then_some(())).await
    }

    /// Back to the audience; nothing happens if somebody moved it there already.
    pub async fn step_down(&self) -> Result<()> {
        match self.socket.command(RoomCommand::StepDown).await {
            Ok(()) | Err(Fault::Refused(_)) => Ok(()),
            Err(fault) => Err(fault.into()),
        }
    }

    /// Brings a hand up. A hand that went down meanwhile, or a full stage, is no fault.
    pub async fn accept(&self, member: &str) -> Result<()> {
        match self.socket.command(RoomCommand::AcceptHand { member: member.to_owned() }).await {
            Ok(()) | Err(Fault::Refused(_)) => Ok(()),
            Err(fault) => Err(fault.into()),
        }
    }

    /// Waits until no person has spoken for a moment.
    async fn wait_for_quiet(&self) -> Result<()> {
        let start = Instant::now();
        while start.elapsed() < POLITENESS_MAX && self.heard()?.0 {
            sleep(Duration::from_millis(300)).await;
        }
        Ok(())
    }

    /// Whether a person is speaking now.
    fn heard(&self) -> Result<(bool, Heard)> {
        let heard = self.socket.heard();
        if heard.closed || heard.seen.is_none() {
            bail!("a bot is out of its room");
        }
        let is_fresh = heard.levels_at.is_some_and(|at| at.elapsed() < LEVEL_TTL);
        let is_person = |member: &str| !is_bot(&heard, member);
        let speaks = heard.levels.iter().any(|one| one.level >= SPEAKING_LEVEL && is_person(&one.member));
        Ok((is_fresh && speaks, heard))
    }

    fn own<T>(&self, look: impl Fn(&protocol::room::Own) -> T) -> Result<T> {
        let seen = self.socket.seen().context("a bot is out of its room")?;
        Ok(look(&seen.view.own))
    }
}

fn own_role(heard: &Heard) -> Option<Role> {
    Some(heard.seen.as_ref()?.view.own.role)
}

/// Whether a member is one of the bots. Somebody not known yet is taken for a person.
pub fn is_bot(heard: &Heard, member: &str) -> bool {
    heard.people.get(member).is_some_and(|person| person.bot)
}
