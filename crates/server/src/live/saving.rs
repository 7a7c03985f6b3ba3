//! What is decided goes to the database, and only then to anybody's eyes; and what happens while there is no database.

use super::batch::{self, Act, Answer, Batch, Confirming, Rows};
use super::room_task::RoomTask;
use domain::entry::Proven;
use domain::room::{Actor, Command, Event, Recorded, Touch, Visibility};
use domain::{At, MemberId};
use futures_util::future::BoxFuture;
use media::PeerId;
use protocol::tell::{Out, RefusalCode};
use std::collections::BTreeSet;
use std::time::Duration;
use store::{Epoch, WriteError};
use tracing::{error, info, warn};

/// After this long without an answer from the database, whoever restricted somebody hears that it is in force.
const IN_FORCE_AFTER: Duration = Duration::from_millis(300);

/// How often a database that is down is asked again.
const RETRY_INTERVAL: Duration = Duration::from_millis(500);

/// Repeated asks of one socket whose answers wait for a database that is down. Above it they are refused.
const OWED_RESENDS_MAX: usize = 32;

/// The same for all sockets of a room together.
const OWED_ANSWERS_MAX: usize = 4096;

/// The one batch that is on its way. What is decided meanwhile gathers for the next.
pub(super) struct UnderWay {
    batch: Batch,
    since: At,
    in_force_is_told: bool,
    future: BoxFuture<'static, Step>,
}

/// How far a batch has come.
pub(super) enum Step {
    /// In force where it restricts, and written (or not).
    Written { unconfirmed: Vec<(MemberId, PeerId)>, written: Result<(), WriteError> },
    /// What it grants is in force as well.
    Granted { unconfirmed: Vec<(MemberId, PeerId)> },
}

impl UnderWay {
    /// Longer than a healthy database takes.
    pub fn hangs(&self, now: At) -> bool {
        now.since(self.since) >= IN_FORCE_AFTER
    }

    /// Never resolves while nothing is under way.
    pub async fn next(it: &mut Option<UnderWay>) -> Step {
        match it {
            Some(under_way) => (&mut under_way.future).await,
            None => std::future::pending().await,
        }
    }
}

/// What the database does not know yet: in force, shown, and written over whatever is there once it is back.
#[derive(Default)]
pub(super) struct Owed {
    answers: Vec<Answer>,
    touched: BTreeSet<Touch>,
    log: Vec<Recorded>,
    retry_at: At,
}

/// One try to pay what is owed.
pub(super) struct CatchingUp {
    owed: Owed,
    future: BoxFuture<'static, Caught>,
}

pub(super) enum Caught {
    Up(Epoch),
    Gone,
    Down,
}

impl CatchingUp {
    pub async fn next(it: &mut Option<CatchingUp>) -> Caught {
        match it {
            Some(catching_up) => (&mut catching_up.future).await,
            None => std::future::pending().await,
        }
    }
}

impl RoomTask {
    /// Sends what has gathered on its way, if nothing else is.
    pub fn submit(&mut self) {
        if self.under_way.is_some() || self.gathering.is_empty() {
            return;
        }
        let mut batch = std::mem::take(&mut self.gathering);
        let confirming = std::mem::take(&mut batch.confirming);
        let touched = batch.touched();
        let rows = match &self.owed {
            None if !touched.is_empty() => Some(Rows::of(&self.ahead, &self.link, &touched, &batch.recorded)),
            _ => None,
        };
        if rows.is_none() && confirming.is_empty() {
            return self.on_written(batch, Ok(()));
        }
        let (store, epoch) = (self.live.0.store.clone(), self.epoch);
        let future = Box::pin(async move {
            // Restrictions are in force first, then stored, then acknowledged.
            let unconfirmed = batch::confirm(confirming).await;
            let written = match rows {
                Some(rows) => store.write(rows.unit(epoch)).await,
                None => Ok(()),
            };
            Step::Written { unconfirmed, written }
        });
        self.under_way = Some(UnderWay { batch, since: self.now(), in_force_is_told: false, future });
    }

    pub fn on_step(&mut self, step: Step) {
        let Some(UnderWay { batch, .. }) = self.under_way.take() else { return };
        match step {
            Step::Written { unconfirmed, written } => {
                self.drop_unconfirmed(unconfirmed);
                self.on_written(batch, written);
            }
            Step::Granted { unconfirmed } => {
                self.drop_unconfirmed(unconfirmed);
                self.tell(batch);
            }
        }
    }

    fn on_written(&mut self, batch: Batch, written: Result<(), WriteError>) {
        match written {
            Ok(()) => {
                for recorded in &batch.recorded {
                    self.saved.apply(recorded);
                    self.live.0.visits.note(self.id, recorded);
                    if let Event::PolicySet { policy } = &recorded.event {
                        self.live.0.media.set_sound(self.group, policy.sound);
                    }
                    if recorded.event == Event::Began && self.saved.policy().visibility == Visibility::Open {
                        let circle = self.saved.policy().circle;
                        self.live.started(self.id, self.saved.owner(), circle, recorded.at);
                    }
                    for hand in self.raised.apply(recorded) {
                        self.live.0.counts.add(&hand);
                    }
                    self.coalesced_is_stale = true;
                }
                let granting: Vec<Confirming> =
                    batch.members().into_iter().filter_map(|member| self.enforce(member)).collect();
                if granting.is_empty() {
                    return self.tell(batch);
                }
                let future =
                    Box::pin(async move { Step::Granted { unconfirmed: batch::confirm(granting).await } });
                self.under_way = Some(UnderWay { batch, since: self.now(), in_force_is_told: true, future });
            }
            Err(WriteError::Fenced) => self.on_fenced(batch),
            Err(cause) => {
                match &cause {
                    WriteError::Conflict(_) | WriteError::Unreadable(_) => {
                        error!(room.id = %self.id, %cause, "a room's write does not fit what is stored")
                    }
                    _ => {
                        warn!(room.id = %self.id, %cause, "a room is not saved; it only restricts until it is")
                    }
                }
                self.fall_behind(batch);
            }
        }
    }

    /// Goes back to what is saved, then does once more what takes something away. Grants were shown to nobody and never
    /// happened.
    fn fall_behind(&mut self, failed: Batch) {
        let gathered = std::mem::take(&mut self.gathering);
        let mut owed = Owed { retry_at: self.now().after(RETRY_INTERVAL), ..Owed::default() };
        // A lost answer may hide a commit: every row it could have changed is written over.
        owed.touched.extend(failed.touched());
        owed.touched.extend(gathered.touched());
        self.owed = Some(owed);
        self.ahead = self.saved.clone();
        self.gathering.confirming = gathered.confirming;
        self.gathering.ended = failed.ended;
        self.gathering.ended.extend(gathered.ended);
        for act in failed.acts.into_iter().chain(gathered.acts) {
            self.act_again(act);
        }
        self.reconcile();
        self.submit();
    }

    fn act_again(&mut self, act: Act) {
        let grants = act.grants();
        // What came due comes due again.
        let Some((actor, command)) = act.asked else { return };
        if grants {
            return act.answer.into_iter().for_each(|answer| answer.refuse(RefusalCode::NotNow));
        }
        self.act(actor, command, act.answer);
    }

    /// Seats and sockets fit each other again, where an act was not repeated.
    fn reconcile(&mut self) {
        let lost: Vec<MemberId> = self
            .ahead
            .roster()
            .filter(|(member, _, connected, _)| {
                *connected && self.seats.get(member).is_none_or(|seat| seat.line.is_none())
            })
            .map(|(member, ..)| member)
            .collect();
        for member in lost {
            self.act(Actor { member, bot: false, proven: Proven::NOTHING }, Command::Disconnect, None);
        }
        let not_entered: Vec<MemberId> =
            self.seats.keys().copied().filter(|member| self.ahead.role_of(*member).is_none()).collect();
        for member in not_entered {
            if let Some(mut seat) = self.seats.remove(&member) {
                let peers = seat.take_peers();
                self.drop_peers(member, peers);
            }
        }
    }

    /// Says what happened: the view, then who is out, then the answers.
    fn tell(&mut self, batch: Batch) {
        let touched = batch.touched();
        self.show_batch(&batch);
        for ended in batch.ended {
            if let Some(line) = ended.line {
                line.out(ended.why);
            }
            self.live.0.claims.release(ended.member.account(), self.id, ended.seat);
        }
        for act in batch.acts {
            let Some(mut answer) = act.answer else { continue };
            if let Some(entering) = &answer.entering {
                let (member, seat) = (entering.member, entering.seat);
                if !self.show_all(member, Some(seat)) {
                    answer.refuse(RefusalCode::NotInRoom);
                    continue;
                }
            }
            if act.is_resend && answer.entering.is_none() && !self.may_owe(&answer) {
                answer.refuse(RefusalCode::NotNow);
                continue;
            }
            match &mut self.owed {
                Some(owed) if act.is_durable || (act.is_resend && answer.entering.is_none()) => {
                    answer.in_force();
                    owed.answers.push(answer);
                }
                _ => {
                    if let Some((member, seat)) = answer.done() {
                        self.on_lost(member, seat);
                    }
                }
            }
        }
        if let Some(owed) = &mut self.owed {
            owed.touched.extend(touched);
            owed.log.extend(batch.recorded.into_iter().filter(|recorded| recorded.event.is_durable()));
        }
        self.show_card();
    }

    /// Whether one more answer to a repeated ask may wait. What restricts anew may always: there is only so much to restrict.
    fn may_owe(&self, answer: &Answer) -> bool {
        let tried = self.catching_up.as_ref().map(|catching_up| &catching_up.owed);
        let owed = || self.owed.iter().chain(tried).flat_map(|owed| &owed.answers);
        owed().count() < OWED_ANSWERS_MAX
            && owed().filter(|of| of.outbox.is(&answer.outbox)).count() < OWED_RESENDS_MAX
    }

    pub fn saving_due(&self) -> Option<At> {
        let in_force =
            self.under_way.as_ref().filter(|u| !u.in_force_is_told).map(|u| u.since.after(IN_FORCE_AFTER));
        let retry = self.owed.as_ref().filter(|_| self.catching_up.is_none()).map(|owed| owed.retry_at);
        in_force.into_iter().chain(retry).min()
    }

    pub fn on_saving_time(&mut self) {
        let now = self.now();
        if let Some(under_way) = &mut self.under_way
            && !under_way.in_force_is_told
            && under_way.hangs(now)
        {
            under_way.in_force_is_told = true;
            let restricting = under_way.batch.acts.iter_mut().filter(|act| act.restricts && act.is_durable);
            restricting.filter_map(|act| act.answer.as_mut()).for_each(Answer::in_force);
        }
        if self.catching_up.is_none() && self.under_way.is_none() && self.gathering.is_empty() {
            self.catch_up(now);
        }
    }

    fn catch_up(&mut self, now: At) {
        let Some(owed) = self.owed.as_mut().filter(|owed| owed.retry_at <= now) else { return };
        let owed = std::mem::replace(owed, Owed { retry_at: now, ..Owed::default() });
        let rows = Rows::of(&self.saved, &self.link, &owed.touched, &owed.log);
        let (store, room, has_ended) = (self.live.0.store.clone(), self.id, self.saved.is_ended());
        let future = Box::pin(async move {
            // With the next epoch nothing that is still on its way can arrive after this.
            match store.retake_room(room).await {
                Ok(Some(stored)) => match store.write(rows.unit(stored.epoch)).await {
                    Ok(()) => Caught::Up(stored.epoch),
                    Err(WriteError::Fenced) => Caught::Gone,
                    Err(_) => Caught::Down,
                },
                Ok(None) if has_ended => Caught::Up(0), // Its end was stored, and only the answer got lost.
                Ok(None) => Caught::Gone,
                Err(_) => Caught::Down,
            }
        });
        self.catching_up = Some(CatchingUp { owed, future });
    }

    pub fn on_caught_up(&mut self, caught: Caught) {
        let Some(CatchingUp { owed: tried, .. }) = self.catching_up.take() else { return };
        match caught {
            Caught::Gone => self.on_fenced(Batch::default()),
            Caught::Down => {
                let retry_at = self.now().after(RETRY_INTERVAL);
                let owed = self.owed.get_or_insert_default();
                let later = std::mem::replace(owed, Owed { retry_at, ..tried });
                owed.answers.extend(later.answers);
                owed.touched.extend(later.touched);
                owed.log.extend(later.log);
            }
            Caught::Up(epoch) => {
                for answer in tried.answers {
                    answer.done(); // Nobody enters this way: see `tell`.
                }
                self.epoch = self.epoch.max(epoch);
                let is_paid =
                    self.owed.as_ref().is_none_or(|owed| owed.touched.is_empty() && owed.answers.is_empty());
                if is_paid && self.under_way.is_none() && self.gathering.is_empty() {
                    self.owed = None;
                    info!(room.id = %self.id, "a room is saved again");
                }
                let members: Vec<MemberId> = self.seats.keys().copied().collect();
                for member in members {
                    self.show_all(member, None);
                }
            }
        }
    }

    /// Somebody else owns this room now: whatever this task believes is void.
    fn on_fenced(&mut self, mut void: Batch) {
        warn!(room.id = %self.id, "a room has another owner; everybody in it is sent there");
        let gathered = std::mem::take(&mut self.gathering);
        void.acts.extend(gathered.acts);
        void.ended.extend(gathered.ended);
        self.gathering = void;
        self.is_fenced = true;
    }

    /// Who may still be sending or hearing what they must not: their connection goes.
    fn drop_unconfirmed(&mut self, unconfirmed: Vec<(MemberId, PeerId)>) {
        for (member, peer) in unconfirmed {
            warn!(room.id = %self.id, "a restriction was not confirmed in time: the connection is dropped");
            let Some(seat) =
                self.seats.get_mut(&member).filter(|seat| seat.peer.is_some_and(|p| p.id == peer))
            else {
                continue;
            };
            if let Some(player) = seat.player.take() {
                self.live.0.passes.take_back(&player.redeemed);
            }
            let (line, peers) = (seat.line.take(), seat.take_peers());
            for peer in peers {
                let _ = self.drop_peer(peer); // Nobody waits: it did not answer before.
            }
            if let Some(line) = line {
                line.out(Out::ConnectionReset);
            }
            self.act(Actor { member, bot: false, proven: Proven::NOTHING }, Command::Disconnect, None);
        }
    }

    /// A task that ends leaves no sound and no claim behind.
    pub fn end(mut self) {
        self.leave_recap();
        for (member, mut seat) in std::mem::take(&mut self.seats) {
            self.live.0.tickets.forget(seat.id);
            for peer in seat.take_peers() {
                let _ = self.drop_peer(peer); // The room does not wait any more.
            }
            if let Some(line) = seat.line.filter(|_| self.is_fenced) {
                line.out(Out::ConnectionReset);
            }
            self.live.0.claims.release(member.account(), self.id, seat.id);
        }
        for (member, ..) in self.ahead.roster() {
            self.live.0.claims.release(member.account(), self.id, super::mail::SeatId(0));
        }
        let under_way = self.under_way.take().map(|under_way| under_way.batch);
        for batch in under_way.into_iter().chain([std::mem::take(&mut self.gathering)]) {
            for ended in batch.ended {
                if let Some(line) = ended.line {
                    line.out(Out::ConnectionReset);
                }
                self.live.0.claims.release(ended.member.account(), self.id, ended.seat);
            }
            for answer in batch.acts.into_iter().filter_map(|act| act.answer) {
                answer.refuse(RefusalCode::NotNow);
            }
        }
        self.live.0.passes.forget_room(self.id);
        self.live.0.hallway.drop_room(self.id);
        self.live.0.circles.drop_room(self.id);
        self.live.0.visits.end(self.id, self.now());
        self.live.0.rooms.drop_room(self.id);
        self.live.0.drop_group(self.group);
        if self.ahead.is_ended() {
            info!(room.id = %self.id, "a room is over");
        }
    }
}
