//! Coming to a room and going from it: taking a seat, over whichever socket, and losing or leaving it.

use super::batch::Entering;
use super::mail::{Enter, From, SeatId};
use super::outbox::Outbox;
use super::room_task::{RoomTask, reply_to};
use super::seat::{Line, Seat};
use crate::secret;
use domain::MemberId;
use domain::entry::Proven;
use domain::room::{Actor, Command, Event};
use protocol::tell::{Out, RefusalCode};
use std::time::Duration;
use tokio::sync::oneshot;

/// How long whoever takes a seat over waits at most for the old one's media to stop. Shorter than entering elsewhere waits for
/// the room's answer.
const VACATE_PATIENCE: Duration = Duration::from_millis(500);

impl RoomTask {
    pub fn enter(&mut self, enter: Enter) {
        let Enter { from, session, person, link, resume, reply } = enter;
        let member = from.actor.member;
        let entering = Entering { member, seat: from.seat, reply };
        let answer = reply_to(&from, Some(entering));
        let join = self.join(member, link.as_deref());
        if self.stopping.is_some() || self.is_full() {
            return answer.refuse(RefusalCode::NotNow);
        }
        let now = self.now();
        match self.ahead.decide(now, &from.actor, &join) {
            Err(refusal) => answer.refuse(refusal),
            Ok(events) if self.owed.is_some() && events.iter().any(Event::is_durable) => {
                answer.refuse(RefusalCode::NotNow);
            }
            Ok(events) => {
                self.people.insert(member, person);
                self.introduction.take_if(|introduction| introduction.names(member)); // They may be somebody else by now.
                self.take_seat(&from, session, resume.as_deref());
                self.carry_out(now, from.actor, join, Some(answer), events, Out::Left);
            }
        }
    }

    pub fn join(&self, member: MemberId, link: Option<&str>) -> Command {
        Command::Join { with_link: self.fits(link), in_circle: self.in_circle(member) }
    }

    /// Sits the socket down, where another one of the same account may sit.
    fn take_seat(&mut self, from: &From, session: store::SessionId, resume: Option<&str>) {
        let member = from.actor.member;
        let line = Line::new(from.outbox.clone());
        let Some(old) = self.seats.get_mut(&member) else {
            let resume = secret::Hash::default(); // Set with the first snapshot.
            let seat = Seat {
                id: from.seat,
                session,
                resume,
                line: Some(line),
                peer: None,
                player: None,
                trying: None,
                hands_lowered: 0,
            };
            self.seats.insert(member, seat);
            return;
        };
        self.live.0.tickets.forget(old.id);
        let is_same_client =
            resume.is_some_and(|token| secret::hash(token) == old.resume) && old.session == session;
        (old.id, old.session) = (from.seat, session);
        let other_line = old.line.replace(line).filter(|line| !line.outbox.is(&from.outbox));
        if let Some(line) = other_line {
            line.out(Out::SeatTakenOver);
        }
        if let Some(player) = old.player.take_if(|_| !is_same_client) {
            self.live.0.passes.take_back(&player.redeemed);
        }
        if !is_same_client {
            let peers = old.take_peers();
            self.drop_peers(member, peers);
        }
    }

    pub fn on_lost(&mut self, member: MemberId, id: SeatId) {
        let Some(seat) = self.seats.get_mut(&member).filter(|seat| seat.id == id) else { return };
        if seat.player.is_some() {
            seat.line = Some(Line::deaf());
            return;
        }
        seat.line = None;
        self.act(Actor { member, bot: false, proven: Proven::NOTHING }, Command::Disconnect, None);
    }

    pub fn on_vacate(&mut self, member: MemberId, why: Out, by: Option<Outbox>, done: oneshot::Sender<()>) {
        let seat = self.seats.get(&member);
        let is_own_move = match (&by, seat.and_then(|seat| seat.line.as_ref())) {
            (Some(by), Some(line)) => line.outbox.is(by),
            _ => false,
        };
        let media_stops = seat.and_then(|seat| seat.peer).map(|peer| self.live.0.media.remove_peer(peer.id));
        // Told now, not with the batch: behind the next room's snapshot it would throw this socket out of there.
        let moved = self.seats.get_mut(&member).filter(|_| is_own_move).and_then(|seat| seat.line.take());
        if let Some(line) = moved {
            line.out(Out::Left);
        }
        let actor = Actor { member, bot: false, proven: Proven::NOTHING };
        let now = self.now();
        // Leaving is refused to nobody.
        let events = self.ahead.decide(now, &actor, &Command::Leave).unwrap_or_default();
        self.carry_out(now, actor, Command::Leave, None, events, why);
        tokio::spawn(async move {
            if let Some(confirmation) = media_stops {
                // Whoever waits goes on in any case: the room drops what does not confirm.
                let _ = confirmation.within(VACATE_PATIENCE).await;
            }
            let _ = done.send(());
        });
    }
}
