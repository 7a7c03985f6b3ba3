//! Polls and the show of hands: one question at a time to everybody, each member counted once.

use super::{Event, Refusal, Room};
use crate::{Line, MemberId};

/// 1 to 140 characters.
pub type PollQuestion = Line<140>;
/// 1 to 60 characters.
pub type PollOption = Line<60>;

/// Options of one poll.
pub const POLL_OPTIONS_MAX: usize = 6;

/// Who voted for an option, as far as everybody is shown.
pub const VOTERS_SHOWN: usize = 50;

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    pub question: PollQuestion,
    /// 2 to [`POLL_OPTIONS_MAX`], no two alike; none: a show of hands, for or against.
    pub options: Vec<PollOption>,
    /// Nobody learns who voted for what, and how it stands is said at the end.
    pub secret: bool,
}

/// The last question asked in a room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Poll {
    /// Of the event that opened it: no two in a room are equal.
    pub number: u64,
    pub asked: Asked,
    pub open: bool,
}

/// How it stands, as everybody may know.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tally {
    /// Of the poll with this number.
    pub number: u64,
    pub voted: u32,
    /// By option; empty while a secret poll is open.
    pub counts: Vec<u32>,
    /// By option, at most [`VOTERS_SHOWN`] each of those who are here; empty where it is secret.
    pub voters: Vec<Vec<MemberId>>,
}

impl Asked {
    fn check(&self) -> Result<(), Refusal> {
        let fits = self.options.is_empty() || (2..=POLL_OPTIONS_MAX).contains(&self.options.len());
        let differ = self.options.iter().enumerate().all(|(at, option)| !self.options[..at].contains(option));
        if fits && differ { Ok(()) } else { Err(Refusal::BadPoll) }
    }

    /// How many answers there are.
    pub fn count(&self) -> usize {
        if self.options.is_empty() { 2 } else { self.options.len() }
    }
}

pub(super) fn open(room: &Room, asked: &Asked) -> Result<Vec<Event>, Refusal> {
    asked.check()?;
    match &room.poll {
        Some(poll) if poll.open && poll.asked == *asked => Ok(vec![]), // A resend.
        Some(poll) if poll.open => Err(Refusal::PollOpen),
        _ => Ok(vec![Event::PollOpened { asked: asked.clone() }]),
    }
}

/// A vote may be changed while the poll is open. Programs have none.
pub(super) fn vote(room: &Room, me: MemberId, option: u8) -> Result<Vec<Event>, Refusal> {
    if room.seat(me)?.bot {
        return Err(Refusal::NotAllowed);
    }
    let poll = room.poll.as_ref().filter(|poll| poll.open).ok_or(Refusal::NoPoll)?;
    if usize::from(option) >= poll.asked.count() {
        return Err(Refusal::BadPoll);
    }
    let is_so = room.vote(me) == Some(option);
    Ok(if is_so { vec![] } else { vec![Event::Voted { member: me, option }] })
}

pub(super) fn close(room: &Room) -> Vec<Event> {
    let is_open = room.poll.as_ref().is_some_and(|poll| poll.open);
    is_open.then_some(Event::PollClosed).into_iter().collect()
}

impl Room {
    pub fn poll(&self) -> Option<&Poll> {
        self.poll.as_ref()
    }

    /// Of the last poll, whatever this member answered.
    pub fn vote(&self, member: MemberId) -> Option<u8> {
        let number = self.poll.as_ref()?.number;
        self.votes.get(&member).filter(|(poll, _)| *poll == number).map(|(_, option)| *option)
    }

    /// As of now. Shown at most once a second.
    pub fn tally(&self) -> Tally {
        let Some(poll) = &self.poll else { return Tally::default() };
        let votes: Vec<_> = self
            .votes
            .iter()
            .filter(|(_, (number, _))| *number == poll.number)
            .map(|(member, (_, option))| (*member, *option))
            .collect();
        let mut tally = Tally { number: poll.number, voted: votes.len() as u32, ..Tally::default() };
        if poll.asked.secret && poll.open {
            return tally;
        }
        let by_option = || (0..poll.asked.count()).map(|option| option as u8);
        let of =
            |option: u8| votes.iter().filter(move |(_, vote)| *vote == option).map(|(member, _)| *member);
        tally.counts = by_option().map(|option| of(option).count() as u32).collect();
        if !poll.asked.secret {
            let here = |option| of(option).filter(|member| self.seats.contains_key(member));
            tally.voters = by_option().map(|option| here(option).take(VOTERS_SHOWN).collect()).collect();
        }
        tally
    }
}
