//! Hands that only those may raise who have proved something: their proofs are read, then the command comes again.

use super::mail::{From, Mail};
use super::room_task::{RoomTask, reply_to};
use domain::room::{Actor, Command};
use protocol::tell::RefusalCode;

impl RoomTask {
    pub fn asks_for_proof(&self, command: &Command) -> bool {
        matches!(command, Command::RaiseHand(_)) && self.ahead.policy().asks_for_proof()
    }

    /// Read each time anew: proofs lapse. Where they cannot be read nothing is granted.
    pub fn look_up_proofs(&self, from: From, command: Command) {
        let (live, room, hands_lowered) = (self.live.clone(), self.id, self.hands_lowered(&from));
        tokio::spawn(async move {
            let account = from.actor.member.account();
            let refuse = |from: &From| reply_to(from, None).refuse(RefusalCode::NotNow);
            let Ok(proven) = crate::proof::proven(&live.0.store, account, live.0.clock.now()).await else {
                return refuse(&from);
            };
            let Some(mailbox) = live.0.rooms.awake(room) else { return refuse(&from) };
            let actor = Actor { proven, ..from.actor };
            // A room that is over by then tells its seats so.
            let from = From { actor, ..from };
            let _ = mailbox.send(Mail::Proven { from, command, hands_lowered }).await;
        });
    }

    /// Whoever lowers a hand while their proofs are read has it down.
    pub fn note_lowered(&mut self, from: &From, command: &Command) {
        if matches!(command, Command::LowerHand)
            && let Some(seat) = self.seats.get_mut(&from.actor.member)
        {
            seat.hands_lowered += 1;
        }
    }

    /// How often this one has lowered a hand.
    pub fn hands_lowered(&self, from: &From) -> u64 {
        self.seats.get(&from.actor.member).map_or(0, |seat| seat.hands_lowered)
    }
}
