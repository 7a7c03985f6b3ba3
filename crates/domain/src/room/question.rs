//! Written questions: a question whose hand nobody took is left in writing to whoever was on stage, once the room is over.

use super::{HandKind, HandLine, RaisedHand, Room};
use crate::{At, MemberId};
use std::collections::BTreeMap;

/// Questions that one room leaves. More helps a full hall; fewer spares whoever answers them.
pub const QUESTIONS_MAX: usize = 100;

/// What a room leaves of one hand. One a member at most.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    pub author: MemberId,
    /// For them alone; `None`: for everybody who was on stage.
    pub to: Option<MemberId>,
    pub words: HandLine,
    /// When the hand was raised.
    pub asked: At,
}

/// Hands of those who left, or whom a new policy has no place for, before anybody took them. At most [`QUESTIONS_MAX`].
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct LeftHands(BTreeMap<MemberId, RaisedHand>);

impl LeftHands {
    /// A hand went down without a word from its owner or a moderator.
    pub fn add(&mut self, hand: RaisedHand) {
        if may_stay(&hand) && self.0.len() < QUESTIONS_MAX {
            self.0.insert(hand.member, hand);
        }
    }

    /// They ask anew, have the word, or may not be here.
    pub fn forget(&mut self, member: MemberId) {
        self.0.remove(&member);
    }

    pub fn of(&self, member: MemberId) -> Option<&RaisedHand> {
        self.0.get(&member)
    }

    pub fn members(&self) -> impl Iterator<Item = &MemberId> {
        self.0.keys()
    }
}

/// A question that has words, of somebody who wants them to stay.
fn may_stay(hand: &RaisedHand) -> bool {
    hand.in_writing && hand.kind == HandKind::Question && hand.line.is_some()
}

/// As the room ends: those who still wait in their order, then those who left, longest waiting first.
pub(super) fn left(room: &Room) -> Vec<Question> {
    if !room.policy.recap || room.begins.is_some() {
        return vec![];
    }
    let waiting = room.hands().filter_map(|member| room.hand(member)).filter(|hand| may_stay(hand));
    let mut gone: Vec<&RaisedHand> = room.left_hands.0.values().collect();
    gone.sort_by_key(|hand| (hand.since, hand.member));
    let question = |hand: &RaisedHand| {
        Some(Question {
            author: hand.member,
            to: hand.reply_to.filter(|to| !room.banned.contains(to)),
            words: hand.line.clone()?,
            asked: hand.since,
        })
    };
    waiting.chain(gone).filter_map(question).take(QUESTIONS_MAX).collect()
}

impl Room {
    /// What it left, once it is over.
    pub fn questions(&self) -> &[Question] {
        &self.questions
    }
}
