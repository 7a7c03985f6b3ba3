//! One live seat per account: entering a room takes the seat from wherever it was.

use super::Live;
use super::claims::Claim;
use super::mail::{Enter, From, Mail, SeatId};
use super::outbox::Outbox;
use domain::entry::{Account, Proven};
use domain::room::Actor;
use domain::{AccountId, MemberId, RoomId};
use protocol::tell::{Out, RefusalCode, Refused, Tell};
use std::sync::atomic::Ordering;
use std::time::Duration;
use store::SessionId;
use tokio::sync::{mpsc, oneshot};

/// How long entering waits for the old seat to end and its media to stop. A room that has not answered by then may still hold
/// the seat, so no other one is taken.
const VACATE_PATIENCE: Duration = Duration::from_secs(1);

/// Somebody at a room's door.
pub(super) struct Arrival<'a> {
    pub account: &'a Account,
    pub session: SessionId,
    pub outbox: &'a Outbox,
    pub ask: u32,
    pub link: Option<String>,
    pub resume: Option<String>,
}

/// Where a socket sits.
pub(super) struct Seated {
    pub seat: SeatId,
    pub mailbox: mpsc::Sender<Mail>,
}

impl Live {
    /// Answers the ask in any case. The seat is given up elsewhere only if this room would let one in.
    pub(super) async fn enter(&self, room: RoomId, arrival: Arrival<'_>) -> Result<Seated, Refused> {
        let refuse = |refusal: Refused| {
            let refused = Tell::Refused { id: arrival.ask, refusal: refusal.clone() };
            arrival.outbox.answer(super::json(&refused));
            Err(refusal)
        };
        let account = arrival.account.id;
        let Some(member) = arrival.account.member() else { return refuse(RefusalCode::NotAMember.into()) };
        let actor = Actor { member, bot: arrival.account.bot, proven: Proven::NOTHING };
        let person = self.0.people.of(arrival.account, member).await;

        // From here on no other socket of this account enters anywhere.
        let _lane = self.0.claims.lane(account).await;
        if self.is_signed_out(arrival.session) {
            return refuse(RefusalCode::SignInFirst.into());
        }
        let link = &arrival.link;
        let may = self.ask(room, |reply| Mail::MayEnter { actor, link: link.clone(), reply }).await;
        if let Err(refusal) = may.unwrap_or_else(super::no_such_room) {
            return refuse(refusal);
        }
        let before = self.0.claims.of(account);
        if let Some(elsewhere) = before.filter(|claim| claim.room != room) {
            let by = Some(arrival.outbox.clone());
            if !self.vacate(account, elsewhere.room, Out::SeatTakenOver, by, VACATE_PATIENCE).await {
                return refuse(RefusalCode::NotNow.into());
            }
        }
        let seat = SeatId(self.next());
        self.0.claims.set(account, Claim { room, seat, session: Some(arrival.session) });
        let (reply, entered) = oneshot::channel();
        let from = From { actor, seat, outbox: arrival.outbox.clone(), ask: arrival.ask };
        let enter = Enter {
            from,
            session: arrival.session,
            person,
            link: arrival.link,
            resume: arrival.resume,
            reply,
        };
        let mailbox = self.0.rooms.mailbox(self, room);
        let is_sent = match &mailbox {
            Some(mailbox) => mailbox.send(Mail::Enter(Box::new(enter))).await.is_ok(),
            None => false,
        };
        let answer = if is_sent { entered.await.ok() } else { None };
        match (answer, mailbox) {
            // Signed out while the room let them in: the seat must not outlive that.
            (Some(Ok(())), Some(_)) if self.is_signed_out(arrival.session) => {
                self.vacate(account, room, Out::SignedOut, None, VACATE_PATIENCE).await;
                Err(RefusalCode::SignInFirst.into())
            }
            (Some(Ok(())), Some(mailbox)) => {
                self.0.joins.fetch_add(1, Ordering::Relaxed);
                Ok(Seated { seat, mailbox })
            }
            (answer, _) => {
                let before = before.filter(|claim| claim.room == room);
                self.0.claims.undo(account, seat, before);
                match answer {
                    Some(Err(refusal)) => Err(refusal), // Which the room has told the socket.
                    // A room that ended under its hands has not answered.
                    _ => refuse(RefusalCode::NoSuchRoom.into()),
                }
            }
        }
    }

    /// Ends an account's seat in a room, and waits until its media has stopped. False: the room has not said so in time; the
    /// seat still ends as soon as it gets there.
    pub(super) async fn vacate(
        &self,
        account: AccountId,
        room: RoomId,
        why: Out,
        by: Option<Outbox>,
        patience: Duration,
    ) -> bool {
        let member = MemberId::of(account);
        let live = self.clone();
        // A task of its own: giving up the wait must not take back what was asked for.
        let vacated = tokio::spawn(async move {
            live.ask(room, |done| Mail::Vacate { member, why, by: by.clone(), done }).await;
        });
        matches!(tokio::time::timeout(patience, vacated).await, Ok(Ok(())))
    }
}
