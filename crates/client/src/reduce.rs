//! How a room's view changes here: the same facts in the same order as on the server, nothing else.

use protocol::room::{Audience, Delta, StageSeat, View};

/// One seat's view of one room, and where in its numbering it stands.
#[derive(Clone, PartialEq)]
pub struct Seen {
    pub room: String,
    pub epoch: u64,
    /// Of the last delta in it, or of the snapshot.
    pub seq: u64,
    pub view: View,
    /// Brings the seat back after a lost connection.
    pub resume: String,
}

/// A delta was missed, or is of another epoch: only a snapshot helps.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FetchSnapshot;

/// Applies deltas that are numbered from `seq` on, or leaves `seen` untouched and asks for a snapshot.
pub fn reduce(seen: &mut Seen, epoch: u64, seq: u64, deltas: Vec<Delta>) -> Result<(), FetchSnapshot> {
    if epoch != seen.epoch || seq != seen.seq + 1 {
        return Err(FetchSnapshot);
    }
    seen.seq += deltas.len() as u64;
    deltas.into_iter().for_each(|delta| apply(&mut seen.view, delta));
    Ok(())
}

fn apply(view: &mut View, delta: Delta) {
    match delta {
        Delta::StageSeatSet { seat } => set_seat(&mut view.stage, seat),
        Delta::StageSeatGone { member } => view.stage.retain(|seat| seat.member != member),
        Delta::HandRaised { hand, place } => {
            view.hands.retain(|other| other.member != hand.member);
            let at = (place as usize).saturating_sub(1).min(view.hands.len());
            view.hands.insert(at, hand);
        }
        Delta::HandLowered { member } => view.hands.retain(|hand| hand.member != member),
        Delta::TurnsSet { turn, next } => (view.turn, view.turns_next) = (turn, next),
        Delta::PollSet { poll } => view.poll = poll,
        Delta::TallySet { tally } => view.tally = tally,
        Delta::ChatChanged { came, went } => {
            view.chat.retain(|line| !went.contains(&line.number));
            view.chat.extend(came);
        }
        Delta::PinsSet { pins } => view.pins = pins,
        Delta::AudienceSet { audience } => view.audience = audience,
        Delta::AudienceChanged { count, came, went } => {
            change_audience(&mut view.audience, count, came, &went)
        }
        Delta::OwnSet { own } => view.own = own,
        Delta::BackstageSet { backstage } => view.backstage = backstage,
        Delta::Began => view.begins_ms = None,
        Delta::Locked => view.locked = true,
        Delta::Unlocked => view.locked = false,
        Delta::Renamed { title } => view.title = title,
        Delta::TopicSet { topic } => view.topic = topic,
        Delta::PolicySet { policy } => view.policy = policy,
    }
}

fn set_seat(stage: &mut Vec<StageSeat>, seat: StageSeat) {
    match stage.iter_mut().find(|other| other.member == seat.member) {
        Some(place) => *place = seat,
        None => stage.push(seat),
    }
}

fn change_audience(audience: &mut Audience, count: u32, came: Vec<String>, went: &[String]) {
    audience.count = count;
    audience.shown.retain(|member| !went.contains(member));
    for member in came {
        if !audience.shown.contains(&member) {
            audience.shown.push(member);
        }
    }
}
