//! The task of one room: takes its mail in order, decides, and keeps decided, saved and shown apart.

use super::Live;
use super::batch::{self, Act, Answer, Batch, Ended, Entering};
use super::mail::{From, Inspected, Mail, SeatId};
use super::people::{Introduction, Known};
use super::saving::{CatchingUp, Owed, UnderWay};
use super::seat::{Line, Seat};
use domain::report::RaisedHands;
use domain::room::{Actor, By, Command, Event, Public, Reactions, Room};
use domain::{At, MemberId, RoomId};
use media::{GroupId, PeerId};
use protocol::tell::{Out, RefusalCode, Refused, Tell};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{mpsc, oneshot};
use tokio_tungstenite::tungstenite::Utf8Bytes;

/// Mail that may wait for one room. Above it whoever writes waits: a socket then reads no further.
pub(super) const MAIL_MAX: usize = 1024;

/// Mail taken before what was decided goes on its way.
const MAIL_PER_TURN: usize = 64;

/// Rules that come due at once and are carried out before mail gets its turn.
const DUE_PER_TURN: usize = 256;

/// How long a rule that has to wait for the database waits before it is looked at again.
const DUE_AGAIN: Duration = Duration::from_millis(500);

/// How long an empty room that is still being written to stays awake before it tries to sleep again.
const AWAKE_AGAIN: Duration = Duration::from_secs(1);

/// How long after a change the media plane's sinks are compared with the roster.
const SINKS_INTERVAL: Duration = Duration::from_secs(5);

/// The same where nothing changed, so that ten thousand silent rooms are next to no work.
const SINKS_REST: Duration = Duration::from_secs(60);

pub(super) struct RoomTask {
    pub live: Live,
    pub id: RoomId,
    pub epoch: u64,
    /// Good for entering while the room is closed.
    pub link: String,
    pub mail: mpsc::Receiver<Mail>,
    /// Everything decided.
    pub ahead: Room,
    /// Everything saved, and what is in force although it is not saved yet.
    pub saved: Room,
    /// What every socket of the room has been told.
    pub shown: Public,
    /// Of those whom it names. None: nobody needed it since it changed.
    pub introduction: Option<Arc<Introduction>>,
    /// Those in it whom every socket was told about.
    pub introduced: HashSet<MemberId>,
    /// When sockets were last told of a change.
    pub shown_at: At,
    /// Whom something happened to since, that is saved and not shown yet.
    pub waiting: BTreeSet<MemberId>,
    pub coalesced_shown_at: At,
    pub coalesced_is_stale: bool,
    pub seats: BTreeMap<MemberId, Seat>,
    pub peers: HashMap<PeerId, MemberId>,
    pub people: HashMap<MemberId, Arc<Known>>,
    pub group: GroupId,
    pub speaking: Option<Utf8Bytes>,
    /// When all were told, and whether it is another since.
    pub speaking_told_at: At,
    pub speaking_waits: bool,
    pub reactions: Reactions,
    pub raised: RaisedHands,
    pub gathering: Batch,
    pub under_way: Option<UnderWay>,
    /// The database is down: what it will be told when it is back.
    pub owed: Option<Owed>,
    pub catching_up: Option<CatchingUp>,
    pub due_not_before: At,
    pub sinks_due: At,
    /// A peer or a permit is another since the last look.
    pub sinks_changed: bool,
    /// Sinks that were nobody's at the last look. Twice in a row is a fault.
    pub strays: HashSet<PeerId>,
    pub stopping: Option<oneshot::Sender<()>>,
    pub is_fenced: bool,
    /// Nobody is in it, and somebody may be about to write: it looks again whether it may sleep at this time.
    pub awake_until: At,
}

/// How a task ended.
enum Rest {
    /// Nobody is in it.
    Empty,
    Over,
}

impl RoomTask {
    pub async fn run(mut self) {
        loop {
            let rest = self.work().await;
            let done = self.stopping.take();
            match rest {
                Rest::Empty => match self.sleep() {
                    Ok(()) => {}
                    Err(awake) => {
                        self = *awake;
                        (self.stopping, self.awake_until) = (done, self.now().after(AWAKE_AGAIN));
                        continue;
                    }
                },
                Rest::Over => self.end(),
            }
            if let Some(done) = done {
                let _ = done.send(()); // Whoever stops the server may have given up waiting.
            }
            return;
        }
    }

    /// Until there is nothing more to do.
    async fn work(&mut self) -> Rest {
        loop {
            self.take_due();
            self.submit();
            self.ask_for_sinks();
            if let Some(rest) = self.rest() {
                return rest;
            }
            let wait = self.wait();
            tokio::select! {
                step = UnderWay::next(&mut self.under_way) => self.on_step(step),
                caught = CatchingUp::next(&mut self.catching_up) => self.on_caught_up(caught),
                mail = self.mail.recv(), if self.takes_mail() => {
                    let Some(mail) = mail else { return Rest::Over };
                    self.handle(mail);
                    for _ in 1..MAIL_PER_TURN {
                        if !self.takes_mail() {
                            break;
                        }
                        let Ok(mail) = self.mail.try_recv() else { break };
                        self.handle(mail);
                    }
                }
                () = tokio::time::sleep(wait) => {}
            }
            self.on_time();
        }
    }

    /// So much waits for the database that only what restricts is added. That cannot go on for ever: what restricts leaves
    /// less to restrict.
    pub fn is_full(&self) -> bool {
        self.gathering.acts.len() >= batch::ACTS_MAX
    }

    /// Behind a healthy write a full room lets mail wait; behind one that hangs, a restriction must not wait.
    fn takes_mail(&self) -> bool {
        !self.is_full() || self.under_way.as_ref().is_some_and(|under_way| under_way.hangs(self.now()))
    }

    fn rest(&self) -> Option<Rest> {
        let is_settled = self.under_way.is_none() && self.gathering.is_empty();
        if self.is_fenced || (is_settled && self.stopping.is_some()) {
            return Some(Rest::Over);
        }
        let owes_nothing = is_settled && self.owed.is_none() && self.catching_up.is_none();
        match owes_nothing && self.ahead.seat_count() == 0 {
            true if self.ahead.is_ended() => Some(Rest::Over),
            true => (self.awake_until <= self.now()).then_some(Rest::Empty),
            false => None,
        }
    }

    fn handle(&mut self, mail: Mail) {
        match mail {
            Mail::MayEnter { actor, link, reply } => {
                let join = self.join(actor.member, link.as_deref());
                let may = self.ahead.decide(self.now(), &actor, &join).map_err(Refused::from);
                let _ = reply.send(may.and_then(|_| self.has_room_for(actor.member)));
            }
            Mail::Enter(enter) => self.enter(*enter),
            Mail::Leave(from) => {
                if self.sits(&from) {
                    self.act(from.actor, Command::Leave, Some(reply_to(&from, None)));
                } else {
                    reply_to(&from, None).refuse(RefusalCode::NotInRoom);
                }
            }
            Mail::Command { from, command } if self.asks_for_proof(&command) => {
                self.look_up_proofs(from, command)
            }
            Mail::Proven { from, hands_lowered, .. }
                if self.sits(&from) && self.hands_lowered(&from) != hands_lowered =>
            {
                reply_to(&from, None).done();
            }
            Mail::Command { from, command } | Mail::Proven { from, command, .. } => {
                if self.sits(&from) {
                    self.note_lowered(&from, &command);
                    self.act(from.actor, command, Some(reply_to(&from, None)));
                } else {
                    reply_to(&from, None).refuse(RefusalCode::NotInRoom);
                }
            }
            Mail::Snapshot { member, seat, ask } => self.on_snapshot(member, seat, ask),
            Mail::Ticket(from) => self.on_ticket(from),
            Mail::React { from, reaction } => self.on_react(&from, reaction),
            Mail::Ping { by, seat, to, reply } => {
                let sits = self.seats.get(&by).is_some_and(|of| of.id == seat);
                let call = if sits { self.call(by, to) } else { Err(RefusalCode::NotInRoom.into()) };
                let _ = reply.send(call); // Whoever asked may be gone.
            }
            Mail::Lost { member, seat } => self.on_lost(member, seat),
            Mail::Vacate { member, why, by, done } => self.on_vacate(member, why, by, done),
            Mail::Offer { bound, offer, reply } => drop(reply.send(self.on_offer(bound, *offer))),
            Mail::NotOffered { peer } | Mail::PeerClosed { peer } => self.on_peer_gone(peer),
            Mail::PeerConnected { peer } => self.on_connected(peer),
            Mail::Play(play) => self.on_play(*play),
            Mail::Stopped { peer, leaves, done } => self.on_stopped(peer, leaves, done),
            Mail::Card { member, link, reply } => {
                let in_circle = member.is_some_and(|member| self.in_circle(member));
                let card = match self.saved.is_visible_to(member, self.fits(link.as_deref()), in_circle) {
                    true => Ok(self.card()),
                    false => Err(RefusalCode::NoSuchRoom.into()),
                };
                let _ = reply.send(card);
            }
            Mail::Audience { member, after, reply } => drop(reply.send(self.audience_page(member, after))),
            Mail::Roster { member, find, reply } => drop(reply.send(self.roster_found(member, &find))),
            Mail::Sound { member, reply } => {
                let may = self.saved.may_see_sound(member, self.in_circle(member)).map_err(Refused::from);
                let _ = reply.send(may.map(|()| self.group)); // Whoever asked may be gone.
            }
            Mail::Link { member, reply } => drop(reply.send(self.link_for(member))),
            Mail::Speaking { slots, levels } => self.on_speaking(slots, &levels),
            Mail::Sinks(sinks) => self.on_sinks(&sinks),
            Mail::Tick => {}
            Mail::Stop { done } => self.stopping = Some(done),
            Mail::Inspect { reply } => drop(reply.send(self.inspected())),
            #[cfg(test)]
            Mail::Panic => panic!("a bug made by a test"),
        }
    }

    /// Decides a command, and records what it makes happen.
    pub fn act(&mut self, actor: Actor, command: Command, answer: Option<Answer>) {
        let now = self.now();
        let events = match self.ahead.decide(now, &actor, &command) {
            Ok(events) => events,
            Err(refusal) => return answer.into_iter().for_each(|answer| answer.refuse(refusal)),
        };
        self.carry_out(now, actor, command, answer, events, Out::Left);
    }

    pub fn carry_out(
        &mut self,
        now: At,
        actor: Actor,
        command: Command,
        answer: Option<Answer>,
        events: Vec<Event>,
        why_left: Out,
    ) {
        let act = Act::new(Some((actor, command)), answer, &events);
        if (self.owed.is_some() && act.grants()) || (self.is_full() && !act.restricts) {
            return act.answer.into_iter().for_each(|answer| answer.refuse(RefusalCode::NotNow));
        }
        self.record(now, By::Member(actor.member), events, why_left);
        self.gathering.acts.push(act);
    }

    /// Applies events ahead of the database. What they take away is taken away now.
    pub fn record(&mut self, now: At, by: By, events: Vec<Event>, why_left: Out) {
        let ends = events.contains(&Event::Ended);
        let everybody: Vec<MemberId> =
            if ends { self.ahead.roster().map(|(m, ..)| m).collect() } else { vec![] };
        let recorded = self.ahead.record(now, by, events);
        for event in recorded.iter().map(|recorded| &recorded.event) {
            match *event {
                Event::Left { member } => self.end_seat(member, why_left),
                Event::Removed { member } => self.end_seat(member, Out::Removed),
                Event::Banned { member } => self.end_seat(member, Out::Banned),
                Event::Ended => everybody.iter().for_each(|member| self.end_seat(*member, Out::RoomEnded)),
                _ => {
                    if let Some(confirming) = event.member().and_then(|member| self.enforce(member)) {
                        self.gathering.confirming.push(confirming);
                    }
                }
            }
        }
        self.gathering.recorded.extend(recorded);
    }

    fn end_seat(&mut self, member: MemberId, why: Out) {
        self.live.0.passes.forget_seat(member.account(), self.id);
        let Some(mut seat) = self.seats.remove(&member) else {
            return self.gathering.ended.push(Ended { member, seat: SeatId(0), line: None, why });
        };
        self.live.0.tickets.forget(seat.id);
        let peers = seat.take_peers();
        self.drop_peers(member, peers);
        self.gathering.ended.push(Ended { member, seat: seat.id, line: seat.line, why });
    }

    fn on_ticket(&mut self, from: From) {
        let member = from.actor.member;
        let answer = reply_to(&from, None);
        let Some(seat) = self.seats.get(&member).filter(|seat| seat.id == from.seat && is_shown(seat)) else {
            return answer.refuse(RefusalCode::NotInRoom);
        };
        let (session, room, epoch) = (seat.session, self.id, self.epoch);
        let bound = crate::ticket::Bound { session, room, epoch, member, seat: seat.id };
        match self.live.0.tickets.issue(bound, self.now()) {
            Ok((ticket, until)) => {
                answer.outbox.answer(super::json(&Tell::Ticket { ticket, expires_ms: until.0 }));
                answer.done();
            }
            Err(crate::ticket::TooMany) => answer.refuse(RefusalCode::TooManyRequests),
        }
    }

    /// Carries out what came due.
    fn take_due(&mut self) {
        let now = self.now();
        if now < self.due_not_before || self.stopping.is_some() {
            return;
        }
        for _ in 0..DUE_PER_TURN {
            let mut events = self.ahead.due(now);
            let mut act = Act::new(None, None, &events);
            if self.owed.is_some() && act.grants() {
                // What gives waits for the database; what takes does not wait for that.
                self.due_not_before = now.after(DUE_AGAIN);
                events = self.ahead.due_taking(now);
                act = Act::new(None, None, &events);
            }
            if events.is_empty() {
                return;
            }
            self.record(now, By::Room, events, Out::Left);
            self.gathering.acts.push(act);
        }
    }

    /// How long nothing needs to be done without mail.
    fn wait(&self) -> Duration {
        let due =
            self.ahead.wake_at().filter(|_| self.stopping.is_none()).map(|at| at.max(self.due_not_before));
        let sinks = (!self.peers.is_empty()).then_some(self.sinks_due);
        let sleep =
            (self.ahead.seat_count() == 0 && self.awake_until > self.now()).then_some(self.awake_until);
        let times = [
            due,
            sinks,
            self.show_due(),
            self.speaking_due(),
            self.reactions.due(),
            self.saving_due(),
            sleep,
        ];
        let next = times.into_iter().flatten().min();
        // A due rule is carried out before waiting; so a time in the past means that time stands still for a moment.
        next.map_or(Duration::from_secs(3600), |at| at.since(self.now()).max(Duration::from_millis(1)))
    }

    fn on_time(&mut self) {
        self.show_what_waited();
        self.tell_speaking();
        self.tell_reactions();
        self.on_saving_time();
    }

    fn ask_for_sinks(&mut self) {
        let now = self.now();
        if self.peers.is_empty() || now < self.sinks_due {
            return;
        }
        // What changed just now may not be in force yet: that is looked at once more.
        let pause = if std::mem::take(&mut self.sinks_changed) { SINKS_INTERVAL } else { SINKS_REST };
        self.sinks_due = now.after(pause);
        let (live, group, room) = (self.live.clone(), self.group, self.id);
        tokio::spawn(async move {
            if let Some(sinks) = live.0.media.sinks(group).await {
                live.0.rooms.tell(room, Mail::Sinks(sinks));
            }
        });
    }

    /// Every change of a peer or a permit is followed by a look no sooner than it can be in force.
    pub fn sinks_change(&mut self) {
        self.sinks_changed = true;
        self.sinks_due = self.sinks_due.min(self.now().after(SINKS_INTERVAL));
    }

    pub fn sits(&self, from: &From) -> bool {
        self.seats.get(&from.actor.member).is_some_and(|seat| seat.id == from.seat)
    }

    pub fn now(&self) -> At {
        self.live.0.clock.now()
    }

    fn inspected(&self) -> Inspected {
        let peers = self.seats.iter().filter_map(|(member, seat)| {
            seat.peer.map(|peer| (peer.id, *member, peer.permit.publish, peer.permit.hear))
        });
        Inspected {
            group: self.group,
            peers: peers.collect(),
            roster: self.saved.roster().map(|(member, _, connected, _)| (member, connected)).collect(),
            epoch: self.epoch,
            seq: self.saved.seq(),
            at: self.now(),
        }
    }
}

pub(super) fn is_shown(seat: &Seat) -> bool {
    seat.line.as_ref().is_some_and(Line::is_shown)
}

pub(super) fn reply_to(from: &From, entering: Option<Entering>) -> Answer {
    Answer { outbox: from.outbox.clone(), ask: from.ask, entering, in_force_is_told: false }
}
