//! Players: programs other than our client that are the sound of their member's seat, by WHIP, WHEP or stream.
//!
//! Where the member sits on a socket under the same login, the player takes over the seat's sound and the socket keeps the
//! say. Elsewhere the player takes the seat, by the same rules as a socket, and its media alone says that somebody is there.

use super::Live;
use super::enter::{Arrival, Seated};
use super::mail::{Mail, SeatId};
use super::outbox::Outbox;
use super::room_task::{RoomTask, is_shown};
use super::seat::{Line, Peer, Player, Seat};
use super::sound::versioned;
use crate::media_thread::{Answer, NoAnswer, Played};
use crate::pass::{Bound, NoPass, Redeemed, Way};
use crate::secret::{self, Hash, Token};
use domain::entry::{Account, Proven};
use domain::room::{Actor, Command};
use domain::{At, MemberId, RoomId};
use futures_util::future::BoxFuture;
use jushou_rtc::sdp::Offer;
use media::PeerId;
use protocol::tell::{MediaState, RefusalCode, Refused};
use std::time::Duration;
use store::SessionId;
use tokio::sync::{mpsc, oneshot};

/// How long whoever stops a player waits at most for its media to stop.
const STOP_PATIENCE: Duration = Duration::from_millis(500);

/// How a player's sound goes.
#[derive(Clone)]
pub(super) enum How {
    Offer(Box<Offer>),
    /// It is handed over frame by frame, and never comes.
    Frames,
}

/// A player on WebRTC.
pub struct Playing {
    /// The SDP answer.
    pub answer: String,
    /// The secret by which its holder ends it.
    pub resource: String,
}

/// A player that is handed the room's mix. Its seat is lost when this is dropped.
pub struct Listening {
    /// Ends when the seat does, or somebody else has it.
    pub frames: mpsc::Receiver<Played>,
    live: Live,
    room: RoomId,
    peer: PeerId,
}

impl Drop for Listening {
    fn drop(&mut self) {
        let (live, room, peer) = (self.live.clone(), self.room, self.peer);
        // Without a runtime there is no server either.
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            runtime.spawn(async move { live.stop(room, peer, false).await });
        }
    }
}

/// The media plane's answer is on its way.
pub(super) struct Attached {
    pub peer: PeerId,
    sound: Sound,
}

enum Sound {
    Answer(BoxFuture<'static, Result<Answer, NoAnswer>>),
    Frames(BoxFuture<'static, Result<mpsc::Receiver<Played>, NoAnswer>>),
}

/// What a player gets.
enum Given {
    Answer(String),
    Frames(mpsc::Receiver<Played>),
}

/// A player at a room's door.
pub(super) struct Play {
    pub redeemed: Redeemed,
    pub member: MemberId,
    /// None: whichever seat its member has under the same login.
    pub seat: Option<SeatId>,
    pub how: How,
    pub reply: oneshot::Sender<Result<Attached, Refused>>,
}

impl Live {
    /// A pass for a player of this member, if the room would let them in now.
    pub async fn make_pass(
        &self,
        account: &Account,
        session: SessionId,
        room: RoomId,
        way: Way,
        link: Option<String>,
    ) -> Result<(String, At), Refused> {
        let member = account.member().ok_or(RefusalCode::NotAMember)?;
        let actor = Actor { member, bot: account.bot, proven: Proven::NOTHING };
        let may = self.ask(room, |reply| Mail::MayEnter { actor, link: link.clone(), reply }).await;
        may.unwrap_or_else(super::no_such_room)?;
        let bound = Bound { account: account.id, session, room, way, link };
        let pass = self.0.passes.issue(bound, self.0.clock.now());
        let pass = pass.map_err(|_| RefusalCode::TooManyRequests)?;
        // Looked at last: signing out takes back what was made before, and this finds what was made after.
        if self.is_signed_out(session) {
            self.0.passes.forget_session(session);
            return Err(RefusalCode::SignInFirst.into());
        }
        Ok(pass)
    }

    /// Whether somebody holds a pass for this door at all.
    pub fn has_pass(&self, pass: &str, room: RoomId, way: Way) -> bool {
        self.has_pass_hashed(&secret::hash(pass), room, way)
    }

    pub fn has_pass_hashed(&self, pass: &Hash, room: RoomId, way: Way) -> bool {
        self.0.passes.fits(pass, room, way)
    }

    /// Makes a player on WebRTC the sound of its member's seat.
    pub async fn play(&self, pass: &str, room: RoomId, way: Way, offer: Offer) -> Result<Playing, Refused> {
        let resource = Token::of_link();
        match self.sit_down(pass, (room, way), How::Offer(Box::new(offer)), &resource, false).await? {
            (_, Given::Answer(answer)) => Ok(Playing { answer, resource: resource.reveal().to_owned() }),
            (_, Given::Frames(_)) => Err(RefusalCode::NotNow.into()),
        }
    }

    /// The room's mix for a player of this member. `takes_over`: from whoever listens by the same pass.
    pub async fn listen(&self, pass: &str, room: RoomId, takes_over: bool) -> Result<Listening, Refused> {
        let resource = Token::of_link(); // Told to nobody: whoever listens goes by hanging up.
        match self.sit_down(pass, (room, Way::Stream), How::Frames, &resource, takes_over).await? {
            (peer, Given::Frames(frames)) => Ok(Listening { frames, live: self.clone(), room, peer }),
            (_, Given::Answer(_)) => Err(RefusalCode::NotNow.into()),
        }
    }

    /// Nothing of it is left when it is refused.
    async fn sit_down(
        &self,
        pass: &str,
        (room, way): (RoomId, Way),
        how: How,
        resource: &Token,
        takes_over: bool,
    ) -> Result<(PeerId, Given), Refused> {
        let redeemed = self.0.passes.redeem(pass, (room, way), resource, takes_over, self.0.clock.now());
        let redeemed = redeemed.map_err(|no| match no {
            NoPass::Gone => RefusalCode::PassGone,
            NoPass::InUse => RefusalCode::PassInUse,
            NoPass::TooMany => RefusalCode::TooManyRequests,
        })?;
        let (live, (reply, seated)) = (self.clone(), oneshot::channel());
        // A task of its own: whoever hangs up halfway leaves nothing halfway.
        tokio::spawn(async move {
            let given = live.seat_player(&redeemed, how).await;
            if given.is_err() {
                live.0.passes.free(&redeemed);
            }
            if let Err(Ok((peer, _))) = reply.send(given) {
                live.stop(room, peer, false).await;
            }
        });
        seated.await.map_err(|_| RefusalCode::NotNow)?
    }

    async fn seat_player(&self, redeemed: &Redeemed, how: How) -> Result<(PeerId, Given), Refused> {
        let Bound { account, session, room, .. } = redeemed.bound;
        let account = self.0.store.account(account).await.map_err(|_| RefusalCode::NotNow)?;
        let account = account.ok_or(RefusalCode::PassGone)?;
        let member = account.member().ok_or(RefusalCode::NotAMember)?;
        let seated = match self.attach(redeemed, member, None, how.clone()).await {
            Err(refused) if refused.code == RefusalCode::NotInRoom => {
                let arrival = Arrival {
                    account: &account,
                    session,
                    outbox: &Outbox::deaf(),
                    ask: 0,
                    link: redeemed.bound.link.clone(),
                    resume: None,
                };
                let Seated { seat, mailbox } = self.enter(room, arrival).await?;
                let attached = self.attach(redeemed, member, Some(seat), how).await;
                if attached.is_err() {
                    let _ = mailbox.send(Mail::Lost { member, seat }).await; // A room that is over holds no seat.
                }
                attached
            }
            attached => attached,
        };
        let Attached { peer, sound } = seated?;
        let given = match sound {
            Sound::Answer(answer) => answer.await.map(|answer| Given::Answer(answer.sdp)),
            Sound::Frames(frames) => frames.await.map(Given::Frames),
        };
        match given {
            Ok(given) => Ok((peer, given)),
            Err(why) => {
                self.stop(room, peer, true).await;
                Err(super::no_answer(why))
            }
        }
    }

    async fn attach(
        &self,
        redeemed: &Redeemed,
        member: MemberId,
        seat: Option<SeatId>,
        how: How,
    ) -> Result<Attached, Refused> {
        let play = |reply| {
            let (redeemed, how) = (redeemed.clone(), how.clone());
            Mail::Play(Box::new(Play { redeemed, member, seat, how, reply }))
        };
        self.ask(redeemed.bound.room, play).await.unwrap_or_else(super::no_such_room)
    }

    /// Ends a player by the word of whoever holds its pass. Returns when its media has stopped. False: there is none.
    pub async fn stop_player(&self, room: RoomId, pass: &str, resource: &str) -> bool {
        let Some(peer) = self.0.passes.peer_of(pass, resource) else { return false };
        self.stop(room, peer, true).await;
        true
    }

    async fn stop(&self, room: RoomId, peer: PeerId, leaves: bool) {
        // A room that is over, or asleep, has no players.
        let Some(mailbox) = self.0.rooms.awake(room) else { return };
        let (done, stopped) = oneshot::channel();
        if mailbox.send(Mail::Stopped { peer, leaves, done }).await.is_ok() {
            let _ = stopped.await; // A room that is over has stopped it.
        }
    }
}

impl RoomTask {
    pub fn on_play(&mut self, play: Play) {
        let Play { redeemed, member, seat, how, reply } = play;
        let attached = self.play(redeemed, member, seat, how);
        let _ = reply.send(attached); // Nobody gives up this wait but with the room.
    }

    fn play(
        &mut self,
        redeemed: Redeemed,
        member: MemberId,
        seat_id: Option<SeatId>,
        how: How,
    ) -> Result<Attached, Refused> {
        let (permit, wanted) = (self.allowed(member), self.saved.policy().sound);
        let session = redeemed.bound.session;
        let fits = |seat: &&mut Seat| {
            seat.session == session && is_shown(seat) && seat_id.is_none_or(|id| id == seat.id)
        };
        let is_open = self.stopping.is_none();
        let Some(seat) = self.seats.get_mut(&member).filter(fits).filter(|_| is_open) else {
            return Err(RefusalCode::NotInRoom.into());
        };
        let peer = Peer { id: PeerId(secret::number()), version: 1, permit };
        if !self.live.0.passes.seated(&redeemed, peer.id) {
            return Err(RefusalCode::PassGone.into());
        }
        let player = Player { peer: peer.id, redeemed };
        let (old, old_player) = (seat.peer.replace(peer), seat.player.replace(player));
        // Said before its connection ends, so that it does not come back by itself.
        if let Some(line) = &seat.line {
            line.media(MediaState::Elsewhere);
        }
        self.replace(member, old, old_player, peer.id);
        let (media, group, permit) = (&self.live.0.media, self.group, versioned(1, permit));
        let sound = match how {
            How::Offer(offer) => {
                Sound::Answer(Box::pin(media.add_peer(peer.id, group, wanted, *offer, permit)))
            }
            How::Frames => Sound::Frames(Box::pin(media.add_player(peer.id, group, permit))),
        };
        Ok(Attached { peer: peer.id, sound })
    }

    /// The media plane has let go of it. With a player goes its seat, unless a socket is there.
    pub fn on_peer_gone(&mut self, peer: PeerId) {
        let member = self.peers.get(&peer).copied();
        self.forget_peer(peer);
        if let Some(member) = member {
            self.end_player(member, peer, Command::Disconnect);
        }
    }

    pub fn on_stopped(&mut self, peer: PeerId, leaves: bool, done: oneshot::Sender<()>) {
        let member = self.peers.get(&peer).copied();
        let stops = self.drop_peer(peer);
        if let Some(member) = member {
            self.end_player(member, peer, if leaves { Command::Leave } else { Command::Disconnect });
        }
        tokio::spawn(async move {
            let _ = stops.within(STOP_PATIENCE).await; // What does not obey is found by its sinks.
            let _ = done.send(()); // Whoever asked may be gone.
        });
    }

    /// `command`: what becomes of a seat that has no socket.
    fn end_player(&mut self, member: MemberId, peer: PeerId, command: Command) {
        let Some(seat) = self.seats.get_mut(&member) else { return };
        let Some(player) = seat.player.take_if(|player| player.peer == peer) else { return };
        self.live.0.passes.free(&player.redeemed);
        match &seat.line {
            Some(line) if !line.is_deaf() => line.media(MediaState::Connect),
            line => {
                if line.as_ref().is_some_and(Line::is_deaf) {
                    seat.line = None;
                }
                self.act(Actor { member, bot: false, proven: Proven::NOTHING }, command, None);
            }
        }
    }
}
