//! Reactions on their way: the room counts them together, and tells every socket at most once a second.

use super::mail::From;
use super::room_task::{RoomTask, reply_to};
use domain::room::Reaction;
use protocol::tell::{ReactionCount, RefusalCode, Tell};
use tokio_tungstenite::tungstenite::Utf8Bytes;

impl RoomTask {
    pub fn on_react(&mut self, from: &From, reaction: Reaction) {
        let (now, answer) = (self.now(), reply_to(from, None));
        if !self.sits(from) {
            return answer.refuse(RefusalCode::NotInRoom);
        }
        match self.reactions.add(&self.saved, now, from.actor.member, reaction) {
            Ok(()) => {
                answer.done(); // Nobody enters this way.
            }
            Err(refusal) => answer.refuse(refusal),
        }
    }

    pub fn tell_reactions(&mut self) {
        let Some(counts) = self.reactions.take(self.live.0.clock.now()) else { return };
        let count = |(reaction, count): (Reaction, u32)| ReactionCount { reaction: reaction.into(), count };
        let tell = Tell::Reactions { counts: counts.into_iter().map(count).collect() };
        let text: Utf8Bytes = super::json(&tell).into();
        for line in self.seats.values().filter_map(|seat| seat.line.as_ref()).filter(|line| line.is_shown()) {
            line.outbox.reactions(&text);
        }
    }
}
