//! Hands, turns, polls and formats.

use super::{member, texts};
use crate::ask::{Asking, NewPoll};
use crate::room::{Format, Hand, HandKind, Poll, Tally, Turn};
use crate::tell::RefusalCode;
use domain::{At, room};

impl From<room::Format> for Format {
    fn from(format: room::Format) -> Format {
        match format {
            room::Format::TalkAndQuestions => Format::TalkAndQuestions,
            room::Format::Panel => Format::Panel,
            room::Format::Round => Format::Round,
            room::Format::TwoMinutes => Format::TwoMinutes,
            room::Format::OpenStage => Format::OpenStage,
        }
    }
}

impl From<room::HandKind> for HandKind {
    fn from(kind: room::HandKind) -> HandKind {
        match kind {
            room::HandKind::Question => HandKind::Question,
            room::HandKind::Answer => HandKind::Answer,
            room::HandKind::Counterpoint => HandKind::Counterpoint,
            room::HandKind::Experience => HandKind::Experience,
        }
    }
}

impl From<HandKind> for room::HandKind {
    fn from(kind: HandKind) -> room::HandKind {
        match kind {
            HandKind::Question => room::HandKind::Question,
            HandKind::Answer => room::HandKind::Answer,
            HandKind::Counterpoint => room::HandKind::Counterpoint,
            HandKind::Experience => room::HandKind::Experience,
        }
    }
}

impl From<&room::ShownHand> for Hand {
    fn from(hand: &room::ShownHand) -> Hand {
        Hand {
            member: hand.member.to_string(),
            kind: hand.kind.into(),
            line: hand.line.as_ref().map(|line| line.as_str().to_owned()),
            reply_to: hand.reply_to.map(|member| member.to_string()),
            since_ms: hand.since.0,
        }
    }
}

impl From<room::Turn> for Turn {
    fn from(turn: room::Turn) -> Turn {
        Turn { member: turn.member.to_string(), until_ms: turn.until.0 }
    }
}

/// `Err`: an id that is none.
impl TryFrom<Turn> for room::Turn {
    type Error = RefusalCode;

    fn try_from(turn: Turn) -> Result<room::Turn, RefusalCode> {
        let member = member(&turn.member).ok_or(RefusalCode::BadRequest)?;
        Ok(room::Turn { member, until: At(turn.until_ms) })
    }
}

impl From<&room::Poll> for Poll {
    fn from(poll: &room::Poll) -> Poll {
        Poll {
            number: poll.number,
            question: poll.asked.question.as_str().to_owned(),
            options: poll.asked.options.iter().map(|option| option.as_str().to_owned()).collect(),
            secret: poll.asked.secret,
            open: poll.open,
        }
    }
}

impl From<&room::Tally> for Tally {
    fn from(tally: &room::Tally) -> Tally {
        Tally {
            number: tally.number,
            voted: tally.voted,
            counts: tally.counts.clone(),
            voters: tally.voters.iter().map(|voters| texts(voters)).collect(),
        }
    }
}

/// `Err`: an id or a text that is none. An empty line is none.
impl TryFrom<Asking> for room::Asking {
    type Error = RefusalCode;

    fn try_from(asking: Asking) -> Result<room::Asking, RefusalCode> {
        let line = asking.line.filter(|line| !line.trim().is_empty());
        let reply_to = asking.reply_to.map(|text| member(&text).ok_or(RefusalCode::BadRequest));
        Ok(room::Asking {
            kind: asking.kind.into(),
            line: line
                .map(|line| room::HandLine::parse(&line))
                .transpose()
                .map_err(|_| RefusalCode::BadText)?,
            reply_to: reply_to.transpose()?,
            by_turn: asking.by_turn,
            in_writing: asking.in_writing,
        })
    }
}

/// `Err`: a text that is none. How many options there may be is for the room to say.
impl TryFrom<NewPoll> for room::Asked {
    type Error = RefusalCode;

    fn try_from(poll: NewPoll) -> Result<room::Asked, RefusalCode> {
        let option = |text: &String| room::PollOption::parse(text).map_err(|_| RefusalCode::BadText);
        Ok(room::Asked {
            question: room::PollQuestion::parse(&poll.question).map_err(|_| RefusalCode::BadText)?,
            options: poll
                .options
                .iter()
                .take(room::POLL_OPTIONS_MAX + 1)
                .map(option)
                .collect::<Result<_, _>>()?,
            secret: poll.secret,
        })
    }
}
