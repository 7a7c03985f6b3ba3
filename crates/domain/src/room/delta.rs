//! How a view changes: what to send to a seat that has the view of before.

use super::view::{Audience, Backstage, Own, Public, ShownHand, StageSeat, View};
use super::{ChatLine, Pin, Policy, Poll, Tally, Title, Topic, Turn};
use crate::MemberId;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// One change of a view. Applied in order to the view of before, they give the view of after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Delta {
    /// Came on stage (at its end), or this seat on stage changed.
    StageSeatSet {
        seat: StageSeat,
    },
    StageSeatGone {
        member: MemberId,
    },
    /// At this place of the queue, from 1; the others keep their order.
    HandRaised {
        hand: ShownHand,
        place: u32,
    },
    HandLowered {
        member: MemberId,
    },
    TurnsSet {
        turn: Option<Turn>,
        next: Vec<MemberId>,
    },
    PollSet {
        poll: Option<Poll>,
    },
    TallySet {
        tally: Tally,
    },
    /// `went` are taken out by their numbers, then `came` are added at the end.
    ChatChanged {
        came: Vec<Arc<ChatLine>>,
        went: Vec<u64>,
    },
    PinsSet {
        pins: Vec<Pin>,
    },
    AudienceSet {
        audience: Audience,
    },
    /// `went` are taken out of the shown audience, then `came` are added at its end; `count` is the whole audience.
    AudienceChanged {
        count: u32,
        came: Vec<MemberId>,
        went: Vec<MemberId>,
    },
    OwnSet {
        own: Own,
    },
    BackstageSet {
        backstage: Option<Backstage>,
    },
    Began,
    Locked,
    Unlocked,
    Renamed {
        title: Title,
    },
    TopicSet {
        topic: Option<Topic>,
    },
    PolicySet {
        policy: Policy,
    },
}

/// What turns `before` into `after`; the same for every seat.
pub fn public_deltas(before: &Public, after: &Public) -> Vec<Delta> {
    let mut deltas = Vec::new();
    if before.title != after.title {
        deltas.push(Delta::Renamed { title: after.title.clone() });
    }
    if before.topic != after.topic {
        deltas.push(Delta::TopicSet { topic: after.topic.clone() });
    }
    if before.policy != after.policy {
        deltas.push(Delta::PolicySet { policy: after.policy });
    }
    if before.begins.is_some() && after.begins.is_none() {
        deltas.push(Delta::Began);
    }
    match (before.locked, after.locked) {
        (false, true) => deltas.push(Delta::Locked),
        (true, false) => deltas.push(Delta::Unlocked),
        _ => {}
    }
    stage_deltas(&before.stage, &after.stage, &mut deltas);
    hand_deltas(&before.hands, &after.hands, &mut deltas);
    if (before.turn, &before.turns_next) != (after.turn, &after.turns_next) {
        deltas.push(Delta::TurnsSet { turn: after.turn, next: after.turns_next.clone() });
    }
    if before.poll != after.poll {
        deltas.push(Delta::PollSet { poll: after.poll.clone() });
    }
    if before.tally != after.tally {
        deltas.push(Delta::TallySet { tally: after.tally.clone() });
    }
    deltas.extend(chat_delta(&before.chat, &after.chat));
    if before.pins != after.pins {
        deltas.push(Delta::PinsSet { pins: after.pins.clone() });
    }
    deltas.extend(audience_delta(&before.audience, &after.audience));
    deltas
}

pub fn own_delta(before: &Own, after: &Own) -> Option<Delta> {
    (before != after).then(|| Delta::OwnSet { own: after.clone() })
}

pub fn backstage_delta(before: &Option<Backstage>, after: &Option<Backstage>) -> Option<Delta> {
    (before != after).then(|| Delta::BackstageSet { backstage: after.clone() })
}

fn stage_deltas(before: &[StageSeat], after: &[StageSeat], deltas: &mut Vec<Delta>) {
    let (went, came) = went_and_came(before, after, |seat| seat.member);
    let stayed = &after[..after.len() - came.len()];
    deltas.extend(went.into_iter().map(|member| Delta::StageSeatGone { member }));
    let changed = stayed.iter().filter(|seat| !before.contains(seat));
    deltas.extend(changed.chain(came).map(|seat| Delta::StageSeatSet { seat: seat.clone() }));
}

/// Whoever stands behind the same others stays; everybody else goes, and comes back where they stand now. In a room where many
/// raise and lower at once that is those who did.
fn hand_deltas(before: &[ShownHand], after: &[ShownHand], deltas: &mut Vec<Delta>) {
    if before == after {
        return;
    }
    let place: BTreeMap<MemberId, usize> =
        after.iter().enumerate().map(|(at, hand)| (hand.member, at)).collect();
    let unchanged = |hand: &ShownHand| place.get(&hand.member).copied().filter(|at| after[*at] == *hand);
    let stay = longest_rising(&before.iter().filter_map(unchanged).collect::<Vec<_>>());
    let went = before.iter().filter(|hand| unchanged(hand).is_none_or(|at| !stay.contains(&at)));
    deltas.extend(went.map(|hand| Delta::HandLowered { member: hand.member }));
    // From the front: each finds everybody before it at their place already.
    let came = after.iter().enumerate().filter(|(at, _)| !stay.contains(at));
    deltas.extend(came.map(|(at, hand)| Delta::HandRaised { hand: hand.clone(), place: at as u32 + 1 }));
}

/// The most of `numbers`, no two of them equal, that rise from each to the next.
fn longest_rising(numbers: &[usize]) -> BTreeSet<usize> {
    // Of the runs of each length the one whose last number is least, by where that stands; and what stands before each in its run.
    let (mut last, mut before): (Vec<usize>, Vec<Option<usize>>) = (Vec::new(), Vec::new());
    for (at, number) in numbers.iter().enumerate() {
        let shorter = last.partition_point(|last| numbers[*last] < *number);
        before.push(shorter.checked_sub(1).map(|run| last[run]));
        match last.get_mut(shorter) {
            Some(last) => *last = at,
            None => last.push(at),
        }
    }
    std::iter::successors(last.last().copied(), |at| before[*at]).map(|at| numbers[at]).collect()
}

/// Lines are never changed, and come in the order of their numbers.
fn chat_delta(before: &[Arc<ChatLine>], after: &[Arc<ChatLine>]) -> Option<Delta> {
    let last = |lines: &[Arc<ChatLine>]| lines.last().map_or(0, |line| line.number);
    // Whatever comes is the last one; where nothing came, whatever went is missing in the count.
    if (before.len(), last(before)) == (after.len(), last(after)) {
        return None;
    }
    let came = &after[after.partition_point(|line| line.number <= last(before))..];
    let stays = |number: u64| after.binary_search_by_key(&number, |line| line.number).is_ok();
    let went = before.iter().map(|line| line.number).filter(|number| !stays(*number)).collect();
    Some(Delta::ChatChanged { came: came.to_vec(), went })
}

fn audience_delta(before: &Audience, after: &Audience) -> Option<Delta> {
    if before == after {
        return None;
    }
    let (went, came) = went_and_came(&before.shown, &after.shown, |member| *member);
    Some(if went.len() + came.len() > after.shown.len() {
        Delta::AudienceSet { audience: after.clone() }
    } else {
        Delta::AudienceChanged { count: after.count, came: came.to_vec(), went }
    })
}

/// Lists here only ever lose members and gain them at the end. Whoever is not where that leaves them went and came
/// back: they are in both answers.
fn went_and_came<'a, T>(
    before: &[T],
    after: &'a [T],
    member: impl Fn(&T) -> MemberId,
) -> (Vec<MemberId>, &'a [T]) {
    let mut went = Vec::new();
    let mut stayed = 0;
    for item in before {
        match after.get(stayed) {
            Some(next) if member(next) == member(item) => stayed += 1,
            _ => went.push(member(item)),
        }
    }
    (went, &after[stayed..])
}

impl View {
    /// What turns `self` into `after`.
    pub fn deltas(&self, after: &View) -> Vec<Delta> {
        let mut deltas = public_deltas(&self.public, &after.public);
        deltas.extend(own_delta(&self.own, &after.own));
        deltas.extend(backstage_delta(&self.backstage, &after.backstage));
        deltas
    }

    pub fn apply(&mut self, delta: &Delta) {
        match delta {
            Delta::OwnSet { own } => self.own = own.clone(),
            Delta::BackstageSet { backstage } => self.backstage = backstage.clone(),
            _ => self.public.apply(delta),
        }
    }
}

impl Public {
    /// `OwnSet` and `BackstageSet` are about one seat, and change nothing here.
    pub fn apply(&mut self, delta: &Delta) {
        match delta {
            Delta::StageSeatSet { seat } => match self.stage.iter_mut().find(|s| s.member == seat.member) {
                Some(place) => *place = seat.clone(),
                None => self.stage.push(seat.clone()),
            },
            Delta::StageSeatGone { member } => self.stage.retain(|seat| seat.member != *member),
            Delta::HandRaised { hand, place } => {
                let at = (*place as usize).saturating_sub(1).min(self.hands.len());
                self.hands.insert(at, hand.clone());
            }
            Delta::HandLowered { member } => self.hands.retain(|hand| hand.member != *member),
            Delta::TurnsSet { turn, next } => (self.turn, self.turns_next) = (*turn, next.clone()),
            Delta::PollSet { poll } => self.poll = poll.clone(),
            Delta::TallySet { tally } => self.tally = tally.clone(),
            Delta::ChatChanged { came, went } => {
                self.chat.retain(|line| !went.contains(&line.number));
                self.chat.extend(came.iter().cloned());
            }
            Delta::PinsSet { pins } => self.pins = pins.clone(),
            Delta::AudienceSet { audience } => self.audience = audience.clone(),
            Delta::AudienceChanged { count, came, went } => {
                self.audience.count = *count;
                self.audience.shown.retain(|member| !went.contains(member));
                self.audience.shown.extend(came);
            }
            Delta::Began => self.begins = None,
            Delta::Locked => self.locked = true,
            Delta::Unlocked => self.locked = false,
            Delta::Renamed { title } => self.title = title.clone(),
            Delta::TopicSet { topic } => self.topic = topic.clone(),
            Delta::PolicySet { policy } => self.policy = *policy,
            Delta::OwnSet { .. } | Delta::BackstageSet { .. } => {}
        }
    }
}
