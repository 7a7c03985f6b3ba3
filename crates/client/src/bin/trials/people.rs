//! People of the trials: a socket and its sound, once, or again and again as the web client comes back.

use crate::random::Random;
use anyhow::{Context, Result, ensure};
use client::{Client, Clip, Media, Received, Socket};
use protocol::tell::{MediaState, RefusalCode};
use protocol::{Ask, RoomCommand};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::watch;
use tokio::task::{AbortHandle, JoinHandle};
use tokio::time::{Instant, timeout};

/// Pauses between tries, those of the web client (`web/src/socket.ts`).
const RETRY_FIRST: Duration = Duration::from_millis(250);
const RETRY_MAX: Duration = Duration::from_secs(8);
/// A connection of before a change of address that says nothing for so long is dead (`DOUBT_MAX_MS` there).
const DOUBT_MAX: Duration = Duration::from_secs(1);
/// One that is being made while the address changes never comes up.
const DIAL_MAX: Duration = Duration::from_secs(3);

/// One participant in a room, with sound.
pub struct Present {
    pub client: Client,
    pub socket: Socket,
    pub media: Media,
}

impl Present {
    pub async fn enter(client: &Client, room: &str, link: Option<&str>) -> Result<Present> {
        let socket = client.connect().await?;
        socket.enter(room, link).await?;
        let media = socket.media().await?;
        Ok(Present { client: client.clone(), socket, media })
    }

    pub fn id(&self) -> String {
        self.socket.me()
    }
}

/// From the audience to an open microphone.
pub async fn bring_up(moderator: &Socket, member: &Socket) -> Result<()> {
    member.command(RoomCommand::RaiseHand { asking: None }).await.context("no hand raised")?;
    moderator.command(RoomCommand::AcceptHand { member: member.me() }).await.context("not brought up")?;
    member.command(RoomCommand::Unmute).await.context("not unmuted")?;
    Ok(())
}

/// Ends a task when it is no longer wanted.
pub struct Stopped(AbortHandle);

impl<T> From<JoinHandle<T>> for Stopped {
    fn from(task: JoinHandle<T>) -> Stopped {
        Stopped(task.abort_handle())
    }
}

impl Drop for Stopped {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// Plays a clip again and again, whatever the server decides, until dropped.
pub fn keep_playing(media: Media, clip: Clip) -> Stopped {
    tokio::spawn(async move { while media.play(&clip).await.is_ok() {} }).into()
}

/// Arrivals of a media connection from now on: how many packets, and when the last one came.
pub struct Ear {
    heard: watch::Receiver<(u64, Option<Instant>)>,
    _task: Stopped,
}

impl Ear {
    pub fn new(media: &Media) -> Ear {
        let mut packets = media.received();
        let (told, heard) = watch::channel((0, None));
        let listen = async move {
            loop {
                let at = match packets.recv().await {
                    Ok(Received { at, .. }) => at,
                    Err(RecvError::Lagged(_)) => Instant::now(),
                    Err(RecvError::Closed) => return,
                };
                told.send_modify(|(count, last)| (*count, *last) = (*count + 1, Some(at)));
            }
        };
        Ear { heard, _task: tokio::spawn(listen).into() }
    }

    pub fn count(&self) -> u64 {
        self.heard.borrow().0
    }

    pub fn last(&self) -> Option<Instant> {
        self.heard.borrow().1
    }

    /// Waits for so many more packets than there are now.
    pub async fn hear(&self, more: u64, wait: Duration) -> Result<()> {
        let target = self.count() + more;
        let mut heard = self.heard.clone();
        let heard = timeout(wait, heard.wait_for(|(count, _)| *count >= target)).await;
        heard.context("nothing is heard")?.context("the connection is over")?;
        Ok(())
    }
}

/// One who comes back after every loss, in the web client's way: same pauses, resume token, a new media connection
/// when the snapshot asks for it.
pub struct Returning {
    state: watch::Receiver<Sounding>,
    _task: Stopped,
}

/// How far one who comes back has come.
#[derive(Clone, Default)]
pub struct Sounding {
    /// Media connections made so far.
    pub connections: u32,
    /// First packet of the newest one.
    pub first_packet: Option<Instant>,
    pub socket: Option<Socket>,
    pub media: Option<Media>,
    /// The server does not let them back in.
    pub refused: Option<RefusalCode>,
}

impl Returning {
    /// `plays`: what is sent again and again. Nothing is asked of the room but to enter it.
    pub fn start(
        client: Client,
        room: &str,
        link: Option<&str>,
        plays: Option<Clip>,
        random: Random,
    ) -> Returning {
        let (told, state) = watch::channel(Sounding::default());
        let (room, link) = (room.to_owned(), link.map(str::to_owned));
        let returning = Coming {
            client,
            room,
            link,
            plays: plays.map(Arc::new),
            random,
            told,
            resume: None,
            playing: None,
        };
        Returning { state, _task: tokio::spawn(returning.run()).into() }
    }

    pub fn now(&self) -> Sounding {
        self.state.borrow().clone()
    }

    pub async fn until<T>(&self, wait: Duration, look: impl Fn(&Sounding) -> Option<T>) -> Result<T> {
        let mut state = self.state.clone();
        let waited = timeout(wait, state.wait_for(|state| look(state).is_some())).await;
        let state = waited.context("waited in vain")?.context("one who comes back is gone")?;
        ensure!(state.refused.is_none() || look(&state).is_some(), "not let in again");
        look(&state).context("it was there a moment ago")
    }
}

struct Coming {
    client: Client,
    room: String,
    link: Option<String>,
    plays: Option<Arc<Clip>>,
    random: Random,
    told: watch::Sender<Sounding>,
    resume: Option<String>,
    /// To the newest media connection, whatever becomes of the socket.
    playing: Option<Stopped>,
}

/// What became of a socket.
enum Stayed {
    Lost,
    /// This machine has another address, and the socket is dead: the next one need not wait.
    Moved,
    Refused,
}

impl Coming {
    async fn run(mut self) {
        let mut tries = 0;
        loop {
            if let Ok(Ok(socket)) = timeout(DIAL_MAX, self.client.connect()).await {
                tries = 0;
                match self.stay(socket).await {
                    Stayed::Lost => {}
                    Stayed::Moved => continue,
                    Stayed::Refused => return,
                }
            }
            let ceiling = RETRY_MAX.min(RETRY_FIRST * 2_u32.pow(tries));
            tokio::time::sleep(ceiling.mul_f64(0.5 + self.random.below(1000) as f64 / 2000.0)).await;
            tries = (tries + 1).min(6);
        }
    }

    /// Until the connection is lost.
    async fn stay(&mut self, socket: Socket) -> Stayed {
        let (room, link, resume) = (self.room.clone(), self.link.clone(), self.resume.clone());
        let Ok(entered) = timeout(DIAL_MAX, socket.ask(Ask::Enter { room, link, resume })).await else {
            return Stayed::Moved;
        };
        if let Err(fault) = entered {
            let refused = fault.code();
            self.told.send_modify(|told| told.refused = refused);
            return if refused.is_none() { Stayed::Lost } else { Stayed::Refused };
        }
        let is_in = socket.until(|heard| heard.seen.is_some().then_some(heard.media)).await;
        let Ok(media) = is_in else { return Stayed::Lost };
        self.told.send_modify(|told| told.socket = Some(socket.clone()));
        if media != Some(MediaState::Kept) {
            self.told.send_modify(|told| told.media = None);
        }
        // As long as the socket is there; then the resume token of the last snapshot is kept.
        let stayed = tokio::select! {
            () = moved(self.told.subscribe(), &socket) => Stayed::Moved,
            () = self.sound(&socket) => Stayed::Lost,
            _ = socket.wait_for(|heard| heard.closed.then_some(())) => Stayed::Lost,
        };
        self.resume = socket.seen().map(|seen| seen.resume);
        stayed
    }

    /// Keeps a media connection up.
    async fn sound(&mut self, socket: &Socket) {
        let mut pause = Duration::from_millis(300);
        loop {
            let kept = self.told.borrow().media.clone();
            let media = match kept {
                Some(media) => Ok(media),
                // The socket may be as dead as the connection that is to be replaced.
                None if timeout(DOUBT_MAX, socket.ask(Ask::FetchTicket)).await.is_err() => return,
                None => socket.media().await,
            };
            let Ok(media) = media else {
                tokio::time::sleep(pause).await;
                pause = (pause * 2).min(RETRY_MAX);
                continue;
            };
            let mut packets = media.received();
            let is_new = self.told.borrow().media.is_none();
            self.told.send_modify(|told| {
                told.connections += u32::from(is_new);
                told.media = Some(media.clone());
                told.first_packet = None;
            });
            if is_new {
                let clip = self.plays.as_ref();
                self.playing = clip.map(|clip| keep_playing(media.clone(), Clip::clone(clip)));
            }
            let first = async {
                if let Ok(packet) = packets.recv().await {
                    self.told.send_modify(|told| told.first_packet = Some(packet.at));
                }
                std::future::pending::<()>().await;
            };
            tokio::select! {
                () = first => {}
                () = media.ended() => {}
            }
            self.told.send_modify(|told| told.media = None);
        }
    }
}

/// Until this machine has another address, and the socket turns out to be of the one before.
async fn moved(told: watch::Receiver<Sounding>, socket: &Socket) {
    loop {
        let Ok(media) =
            told.clone().wait_for(|told| told.media.is_some()).await.map(|told| told.media.clone())
        else {
            return std::future::pending().await;
        };
        let Some(mut address) = media.map(|media| media.local_addrs()) else { continue };
        address.mark_unchanged();
        let mut told = told.clone();
        told.mark_unchanged();
        tokio::select! {
            changed = address.changed() => if changed.is_ok() {
                let answer = timeout(DOUBT_MAX, socket.ask(Ask::FetchTicket)).await;
                if answer.is_err() {
                    return;
                }
            },
            // Another connection, perhaps.
            _ = told.changed() => {}
        }
    }
}
