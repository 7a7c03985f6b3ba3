//! Written questions of a room that is over: who sees one, who answers it, puts it aside or deletes it.

use super::Refusal;
use crate::MemberId;
use crate::text::in_lines;

/// Characters of one answer.
pub const ANSWER_CHARS_MAX: usize = 1000;

/// What somebody answers in writing: 1 to 1,000 characters, with its line breaks. No `Debug`: it is personal.
#[derive(Clone, PartialEq, Eq)]
pub struct AnswerText(String);

impl AnswerText {
    pub fn parse(text: &str) -> Result<AnswerText, Refusal> {
        in_lines(text, ANSWER_CHARS_MAX).map(AnswerText).ok_or(Refusal::BadAnswer)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Who looks at the questions of one room, and what they were there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reader {
    pub member: MemberId,
    /// Was on stage at the end, or spoke before; or opened the room.
    pub on_stage: bool,
    /// Opened the room, or was its moderator at the end.
    pub moderates: bool,
    pub was_there: bool,
}

/// One question, as far as the rules may look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QuestionFacts {
    pub author: MemberId,
    /// For them alone; `None`: for everybody who was on stage.
    pub to: Option<MemberId>,
    pub answered: bool,
    /// Whoever looks has blocked who asked, or who answered.
    pub blocked: bool,
}

impl QuestionFacts {
    /// Whether somebody who was on stage hears that it changed. While it waits for one of them alone, nobody else learns
    /// that it is there.
    pub fn concerns(&self, member: MemberId) -> bool {
        self.answered || self.to.is_none_or(|to| to == member)
    }
}

impl Reader {
    fn is_asked(&self, question: &QuestionFacts) -> bool {
        self.member != question.author
            && !question.blocked
            && question.to.map_or(self.on_stage, |to| to == self.member)
    }

    /// Until it is answered: its author, whoever is asked, and moderators. Then everybody who was there.
    pub fn sees(&self, question: &QuestionFacts) -> bool {
        self.member == question.author
            || self.is_asked(question)
            || (!question.blocked && (self.moderates || (question.answered && self.was_there)))
    }

    /// It waits for an answer of theirs.
    pub fn may_answer(&self, question: &QuestionFacts) -> bool {
        self.is_asked(question) && !question.answered
    }

    /// Its author takes it back, a moderator deletes it.
    pub fn may_delete(&self, question: &QuestionFacts) -> bool {
        self.member == question.author || (self.moderates && !question.blocked)
    }
}

/// The question, if they may answer it, or put it aside. `None`: there is no such question.
pub fn answer(reader: &Reader, question: Option<&QuestionFacts>) -> Result<QuestionFacts, Refusal> {
    let question = seen(reader, question)?;
    match (reader.is_asked(question), question.answered) {
        (false, _) => Err(Refusal::NotAllowed),
        (true, true) => Err(Refusal::AnsweredAlready),
        (true, false) => Ok(*question),
    }
}

/// The question, if they may delete it, answered or not. `None`: there is no such question.
pub fn delete(reader: &Reader, question: Option<&QuestionFacts>) -> Result<QuestionFacts, Refusal> {
    let question = seen(reader, question)?;
    reader.may_delete(question).then_some(*question).ok_or(Refusal::NotAllowed)
}

/// To whom it is not shown there is none.
fn seen<'a>(reader: &Reader, question: Option<&'a QuestionFacts>) -> Result<&'a QuestionFacts, Refusal> {
    question.filter(|question| reader.sees(question)).ok_or(Refusal::NoSuchQuestion)
}
