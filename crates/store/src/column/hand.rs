//! How hands, their order, turns and polls stand in columns.

use super::{at, member, number, unsigned, words};
use anyhow::anyhow;
use domain::MemberId;
use domain::entry::Field;
use domain::room::{
    Asked, HandKind, HandLine, HandOrder, Poll, PollOption, PollQuestion, RaisedHand, Rank, TurnPolicy,
};
use serde::{Deserialize, Serialize};

words!(kind_word, kind, HandKind, "hand_kind", {
    HandKind::Question => "question", HandKind::Answer => "answer", HandKind::Counterpoint => "counterpoint",
    HandKind::Experience => "experience",
});

/// Column `hand_order`: a word, for `proven_first` with the field's key behind a colon.
pub fn order_word(order: HandOrder) -> String {
    match order {
        HandOrder::FirstCome => "first_come".to_owned(),
        HandOrder::Fair => "fair".to_owned(),
        HandOrder::ProvenFirst { field: None } => "proven_first".to_owned(),
        HandOrder::ProvenFirst { field: Some(field) } => format!("proven_first:{}", field.key()),
        HandOrder::Pick => "pick".to_owned(),
    }
}

pub(super) fn order(word: &str) -> anyhow::Result<HandOrder> {
    let bad = || anyhow!("hand_order is no known word");
    match (word, word.strip_prefix("proven_first:")) {
        ("first_come", _) => Ok(HandOrder::FirstCome),
        ("fair", _) => Ok(HandOrder::Fair),
        ("proven_first", _) => Ok(HandOrder::ProvenFirst { field: None }),
        ("pick", _) => Ok(HandOrder::Pick),
        (_, Some(key)) => Ok(HandOrder::ProvenFirst { field: Some(Field::parse(key).map_err(|_| bad())?) }),
        _ => Err(bad()),
    }
}

/// Columns `turn_s`, `turn_then_audience`.
pub fn turn(turn: Option<TurnPolicy>) -> (Option<i64>, bool) {
    (turn.map(|turn| turn.budget_s.into()), turn.is_some_and(|turn| turn.then_audience))
}

pub(super) fn read_turn(budget_s: Option<i64>, then_audience: bool) -> anyhow::Result<Option<TurnPolicy>> {
    let read = |budget_s| Ok(TurnPolicy { budget_s: super::room::small("turn_s", budget_s)?, then_audience });
    budget_s.map(read).transpose()
}

/// Column `poll`. What was written once is read for ever: fields are added, never renamed.
#[derive(Serialize, Deserialize)]
struct PollText {
    number: u64,
    question: String,
    options: Vec<String>,
    secret: bool,
    open: bool,
}

pub fn poll_text(poll: &Poll) -> String {
    let text = PollText {
        number: poll.number,
        question: poll.asked.question.as_str().to_owned(),
        options: poll.asked.options.iter().map(|option| option.as_str().to_owned()).collect(),
        secret: poll.asked.secret,
        open: poll.open,
    };
    serde_json::to_string(&text).expect("texts and numbers are JSON")
}

pub(super) fn read_poll(text: &str) -> anyhow::Result<Poll> {
    // The parser's own words are not passed on: they may quote what stands there.
    let text: PollText = serde_json::from_str(text).map_err(|_| anyhow!("poll is no JSON"))?;
    let option =
        |option: &String| PollOption::parse(option).map_err(|_| anyhow!("a poll's option is no line"));
    let question =
        PollQuestion::parse(&text.question).map_err(|_| anyhow!("a poll's question is no line"))?;
    let asked = Asked {
        question,
        options: text.options.iter().map(option).collect::<anyhow::Result<_>>()?,
        secret: text.secret,
    };
    Ok(Poll { number: text.number, asked, open: text.open })
}

/// Columns of a raised hand; all empty: it is down.
#[derive(Default)]
pub struct HandColumns {
    pub raised: Option<i64>,
    pub ranked: Option<i64>,
    pub since: Option<i64>,
    pub kind: Option<String>,
    pub line: Option<String>,
    pub reply_to: Option<i64>,
    pub in_writing: bool,
}

impl HandColumns {
    pub fn of(hand: Option<&RaisedHand>) -> HandColumns {
        let Some(hand) = hand else { return HandColumns::default() };
        HandColumns {
            raised: Some(number(hand.rank.seq)),
            ranked: Some(number(hand.rank.ranked.0)),
            since: Some(number(hand.since.0)),
            kind: Some(kind_word(hand.kind).to_owned()),
            line: hand.line.as_ref().map(|line| line.as_str().to_owned()),
            reply_to: hand.reply_to.map(|member| number(member.account().number())),
            in_writing: hand.in_writing,
        }
    }

    pub(super) fn read(self, whose: MemberId) -> anyhow::Result<Option<RaisedHand>> {
        let Some(raised) = self.raised else {
            let is_down = (self.ranked, self.since, self.kind, self.line, self.reply_to)
                == (None, None, None, None, None);
            return if is_down { Ok(None) } else { Err(anyhow!("a hand is down by halves")) };
        };
        let (Some(ranked), Some(since), Some(word)) = (self.ranked, self.since, self.kind) else {
            return Err(anyhow!("a hand is raised by halves"));
        };
        let reply_to = self.reply_to.map(|member_id| member("hand_reply_to", member_id)).transpose()?;
        let line = self.line.map(|line| HandLine::parse(&line).map_err(|_| anyhow!("hand_line is no line")));
        let rank = Rank {
            waits: reply_to.is_none(),
            ranked: at("hand_ranked", ranked)?,
            seq: unsigned("hand_raised", raised)?,
        };
        Ok(Some(RaisedHand {
            member: whose,
            kind: kind(&word)?,
            line: line.transpose()?,
            reply_to,
            in_writing: self.in_writing,
            since: at("hand_since", since)?,
            rank,
        }))
    }
}
