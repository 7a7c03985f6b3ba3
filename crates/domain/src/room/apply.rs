//! How each event changes a room. Decides nothing and refuses nothing: events are facts.

use super::chat::ChatLines;
use super::{
    ChatLine, Event, HandEnd, Mute, Pin, Poll, RaisedHand, Rank, Recorded, Role, Room, Seat, Turn, question,
};
use super::{REMOVED_COOLDOWN, SEAT_HELD};
use crate::{At, MemberId};
use std::time::Duration;

const SEATED: &str = "decide() checked that this member has a seat";

impl Room {
    /// Makes it so. Cannot fail. Every event counts: `recorded.seq` is this room's `seq` + 1.
    pub fn apply(&mut self, recorded: &Recorded) {
        debug_assert_eq!(recorded.seq, self.seq + 1, "events are applied in order, each once");
        self.seq = recorded.seq;
        let at = recorded.at;
        match &recorded.event {
            Event::Joined { member, role, bot } => {
                self.came.insert(*member);
                self.seats.insert(*member, Seat::new(*bot));
                self.set_role(*member, *role, at);
            }
            Event::Left { member } => self.drop_seat(*member, at),
            Event::Disconnected { member } => {
                // Nothing is heard of them, but nobody closed the microphone.
                self.seat_mut(*member).rest(at);
                self.set_held(*member, Some(at.after(SEAT_HELD)));
            }
            Event::Reconnected { member } => {
                self.set_held(*member, None);
                self.open_microphone(*member, at);
            }
            Event::HandRaised { member, asking, ranked } => {
                self.hand_pace.raised(at, self.hands.is_empty());
                let rank = Rank { waits: asking.reply_to.is_none(), ranked: *ranked, seq: recorded.seq };
                let hand = RaisedHand {
                    member: *member,
                    kind: asking.kind,
                    line: asking.line.clone(),
                    reply_to: asking.reply_to,
                    in_writing: asking.in_writing,
                    since: at,
                    rank,
                };
                self.left_hands.forget(*member);
                self.set_hand(*member, Some(hand));
                self.seat_mut(*member).by_turn = asking.by_turn;
            }
            Event::HandPassed { member, ranked } => {
                self.rank_hand(*member, Rank { waits: true, ranked: *ranked, seq: recorded.seq });
            }
            Event::ReplyOver { member } => {
                let rank = self.seats[member].hand.as_ref().map(|hand| Rank { waits: true, ..hand.rank });
                rank.into_iter().for_each(|rank| self.rank_hand(*member, rank));
            }
            Event::HandLowered { member, end } => self.lower_hand(*member, *end, at),
            Event::InvitedToSpeak { member, until } => self.set_invited(*member, Some(*until)),
            Event::InviteToSpeakEnded { member, .. } => self.set_invited(*member, None),
            Event::RoleChanged { member, from, to } => {
                if to < from {
                    self.lower_lineup(*member, *to, recorded.by);
                }
                self.set_role(*member, *to, at);
            }
            Event::Muted { member, mute } => self.set_mute(*member, Some(*mute), at),
            Event::Unmuted { member } => self.set_mute(*member, None, at),
            Event::AskedToUnmute { member } => self.seat_mut(*member).asked_to_unmute = true,
            Event::UnmuteAllowed { member } => self.set_mute(*member, Some(Mute::BySelf), at),
            Event::Removed { member } => {
                self.lower_lineup(*member, Role::Listener, recorded.by);
                self.drop_seat(*member, at);
                self.left_hands.forget(*member);
                self.removed.insert(*member, at.after(REMOVED_COOLDOWN));
            }
            Event::Banned { member } => {
                self.lower_lineup(*member, Role::Listener, recorded.by);
                self.drop_seat(*member, at);
                self.left_hands.forget(*member);
                self.banned.insert(*member);
            }
            Event::LetBackIn { member } => {
                self.banned.remove(member);
                self.removed.remove(member);
            }
            Event::Began => {
                self.begins = None;
                self.opened = at;
            }
            Event::Locked => self.locked = true,
            Event::Unlocked => self.locked = false,
            Event::Renamed { title } => self.title = title.clone(),
            Event::TopicSet { topic } => self.topic = topic.clone(),
            Event::PolicySet { policy } => {
                self.policy = *policy;
                if policy.turn.is_none() {
                    // The running one ends by itself, and closes what it opened.
                    self.forget_next_turns();
                }
            }
            Event::TurnsAgreed { member, by_turn } => self.seat_mut(*member).by_turn = *by_turn,
            Event::TurnBegan { member, until } | Event::TurnExtended { member, until } => {
                self.set_turn(Turn { member: *member, until: *until });
            }
            Event::TurnEnded { .. } => self.turn = None,
            Event::RoundStarted { members } => self.start_turns(members),
            Event::RoundStopped => self.forget_turns(),
            Event::PollOpened { asked } => {
                self.poll = Some(Poll { number: recorded.seq, asked: asked.clone(), open: true });
            }
            Event::Voted { member, option } => {
                self.votes.extend(self.poll.iter().map(|poll| (*member, (poll.number, *option))))
            }
            Event::PollClosed => self.poll.iter_mut().for_each(|poll| poll.open = false),
            Event::LineWritten { number, member, text } => {
                self.chat.add(ChatLine { number: *number, member: *member, text: text.clone(), at });
            }
            Event::LineDeleted { number, .. } => self.chat.delete(*number),
            Event::Pinned { page } => {
                self.pins.push(Pin { number: recorded.seq, page: page.clone() });
            }
            Event::Unpinned { number } => self.pins.retain(|pin| pin.number != *number),
            Event::Ended => self.end(at),
        }
        self.note_absences(at);
    }

    fn seat_mut(&mut self, member: MemberId) -> &mut Seat {
        self.seats.get_mut(&member).expect(SEATED)
    }

    /// Takes the seat and everything that hangs on it out of every list.
    fn drop_seat(&mut self, member: MemberId, at: At) {
        if !self.seats.contains_key(&member) {
            return; // Somebody removed before is banned now.
        }
        self.close_microphone(member, at);
        self.forget_turns_of(member);
        self.set_hand(member, None);
        self.set_invited(member, None);
        self.set_held(member, None);
        self.stage.retain(|m| *m != member);
        let seat = self.seats.remove(&member).expect(SEATED);
        if let Some(since) = seat.audience_since {
            self.audience.remove(&since);
        }
    }

    pub(super) fn set_held(&mut self, member: MemberId, until: Option<At>) {
        let seat = self.seats.get_mut(&member).expect(SEATED);
        if let Some(before) = std::mem::replace(&mut seat.held_until, until) {
            self.held.remove(&(before, member));
        }
        self.held.extend(until.map(|until| (until, member)));
    }

    pub(super) fn set_invited(&mut self, member: MemberId, until: Option<At>) {
        let seat = self.seats.get_mut(&member).expect(SEATED);
        if let Some(before) = std::mem::replace(&mut seat.invited_until, until) {
            self.invited.remove(&(before, member));
        }
        self.invited.extend(until.map(|until| (until, member)));
    }

    pub(super) fn set_hand(&mut self, member: MemberId, hand: Option<RaisedHand>) {
        self.hands.extend(hand.as_ref().map(|hand| (hand.rank, member)));
        let seat = self.seats.get_mut(&member).expect(SEATED);
        if let Some(before) = std::mem::replace(&mut seat.hand, hand) {
            self.hands.remove(&before.rank);
        }
    }

    /// From now on it waits there, with the others.
    fn rank_hand(&mut self, member: MemberId, rank: Rank) {
        let hand = self.seat_mut(member).hand.clone();
        if let Some(hand) = hand.filter(|hand| hand.rank != rank) {
            self.set_hand(member, Some(RaisedHand { rank, reply_to: None, ..hand }));
        }
    }

    fn lower_hand(&mut self, member: MemberId, end: HandEnd, at: At) {
        let hand = self.seats[&member].hand.clone();
        let reply_to = hand.as_ref().and_then(|hand| hand.reply_to);
        self.set_hand(member, None);
        if let Some(hand) = hand.filter(|_| matches!(end, HandEnd::Left | HandEnd::HandsOff)) {
            self.left_hands.add(hand);
        }
        let seat = self.seat_mut(member);
        if end != HandEnd::Accepted {
            seat.by_turn = false;
            return;
        }
        seat.by_hand = true;
        seat.replied = reply_to.is_some();
        if let Some(speaker) = reply_to.and_then(|speaker| self.seats.get_mut(&speaker)) {
            speaker.replied = true;
        }
        self.hand_pace.taken(at);
    }

    fn set_mute(&mut self, member: MemberId, mute: Option<Mute>, at: At) {
        self.close_microphone(member, at);
        let seat = self.seat_mut(member);
        seat.mute = mute;
        seat.asked_to_unmute = false;
        self.open_microphone(member, at);
    }

    /// Where nothing keeps whoever is there from being heard.
    fn open_microphone(&mut self, member: MemberId, at: At) {
        let seat = self.seat_mut(member);
        let is_open = seat.role.on_stage() && seat.mute.is_none() && seat.held_until.is_none();
        seat.open_since = is_open.then_some(at);
    }

    /// What was said until then counts.
    fn close_microphone(&mut self, member: MemberId, at: At) {
        let seat = self.seat_mut(member);
        seat.rest(at);
        let open_for = std::mem::take(&mut seat.open_for);
        if !open_for.is_zero() {
            *self.spoken.entry(member).or_default() += open_for;
        }
    }

    fn set_role(&mut self, member: MemberId, to: Role, at: At) {
        // Later than everybody on stage, by a millisecond if need be: the order can then be told from the times.
        let last = self.stage.last().and_then(|last| self.seats[last].on_stage_since);
        let since = last.map_or(at, |last| at.max(At(last.0 + 1)));
        if to == Role::Listener {
            self.close_microphone(member, at);
            self.forget_turns_of(member);
        }
        let has_turns = self.policy.turn.is_some();
        let seat = self.seats.get_mut(&member).expect(SEATED);
        seat.role = to;
        match to {
            Role::Listener => {
                (seat.by_turn, seat.by_hand, seat.replied) = (false, false, false);
                seat.mute = None;
                seat.asked_to_unmute = false;
                seat.on_stage_since = None;
                seat.audience_since = Some(self.seq);
                self.stage.retain(|m| *m != member);
                self.audience.insert(self.seq, member);
            }
            Role::Speaker | Role::Moderator if seat.on_stage_since.is_none() => {
                seat.mute = Some(Mute::BySelf);
                seat.on_stage_since = Some(since);
                self.stage.push(member);
                self.left_hands.forget(member);
                if seat.by_hand && has_turns && !seat.bot {
                    self.turns_next.push_back(member);
                }
                if let Some(since) = seat.audience_since.take() {
                    self.audience.remove(&since);
                }
            }
            Role::Speaker | Role::Moderator => {} // From one to the other: place and mute stay.
        }
    }

    fn end(&mut self, at: At) {
        self.ended = Some(at);
        self.questions = question::left(self);
        self.left_hands = question::LeftHands::default();
        self.seats.clear();
        self.stage.clear();
        self.audience.clear();
        self.hands.clear();
        self.held.clear();
        self.invited.clear();
        self.chat = ChatLines::default();
        self.forget_turns();
    }

    /// Keeps the clocks that hand-over and end go by.
    pub(super) fn note_absences(&mut self, at: At) {
        let live = self.ended.is_none();
        let led = self.stage.iter().any(|member| self.seats[member].role == Role::Moderator);
        note(&mut self.leaderless_since, live && !led && !self.stage.is_empty(), at);
        note(&mut self.stage_empty_since, live && self.stage.is_empty(), at);
        note(&mut self.empty_since, live && self.seats.is_empty(), at);
    }
}

/// Starts the clock, lets it run on, or stops it.
fn note(since: &mut Option<At>, absent: bool, at: At) {
    *since = absent.then(|| since.unwrap_or(at));
}

impl Seat {
    fn rest(&mut self, at: At) {
        self.open_for += self.open_since.take().map(|since| at.since(since)).unwrap_or_default();
    }

    /// A listener's, connected.
    pub(super) fn new(bot: bool) -> Seat {
        Seat {
            role: Role::Listener,
            bot,
            mute: None,
            asked_to_unmute: false,
            on_stage_since: None,
            audience_since: None,
            hand: None,
            by_turn: false,
            by_hand: false,
            replied: false,
            open_since: None,
            open_for: Duration::ZERO,
            invited_until: None,
            held_until: None,
        }
    }
}
