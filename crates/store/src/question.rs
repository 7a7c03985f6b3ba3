//! What is written and read of written questions: what a room leaves of hands that nobody took, and what is answered.

use domain::network::{AnswerText, QuestionFacts, Reader};
use domain::room::Question;
use domain::{AccountId, At, MemberId, RoomId};

use crate::backend::Answer;
use crate::faulty::FaultyBackend;
use crate::handle::Store;
use crate::sealed;

/// One change. `author` is whose question it is. No `Debug`: it is personal.
#[derive(Clone)]
pub enum QuestionWrite {
    /// In the unit that ends the room, behind its row. Who is erased, or out of the room's circle by now, leaves none; one that
    /// is there stays as it is.
    /// Whoever asked finds the room among those of the past.
    Leave { room: RoomId, questions: Vec<Question> },
    /// [`crate::Conflict::ChangedMeanwhile`] if it is gone, or answered by now.
    Answer { room: RoomId, author: MemberId, by: AccountId, text: AnswerText, at: At },
    /// [`crate::Conflict::ChangedMeanwhile`] if it is gone, or answered by now.
    SetAside { room: RoomId, author: MemberId, aside: bool },
    /// With its answer. Nothing happens if it is gone.
    Delete { room: RoomId, author: MemberId },
}

/// The questions of one room as one account may look at them; who sees which is not said here.
#[derive(Clone, PartialEq, Eq)]
pub struct RoomQuestions {
    /// The room's.
    pub title: String,
    pub reader: Reader,
    /// In the order they were asked.
    pub questions: Vec<StoredQuestion>,
}

/// No `Debug`: people wrote it.
#[derive(Clone, PartialEq, Eq)]
pub struct StoredQuestion {
    pub facts: QuestionFacts,
    pub words: String,
    pub asked: At,
    pub aside: bool,
    pub answer: Option<StoredAnswer>,
}

#[derive(Clone, PartialEq, Eq)]
pub struct StoredAnswer {
    pub by: MemberId,
    pub words: String,
    pub at: At,
}

/// The reads of this feature; part of [`crate::Backend`].
pub trait QuestionReads: Send + Sync + 'static {
    fn questions(&self, room: RoomId, by: AccountId) -> Answer<'_, RoomQuestions>;
    /// Whoever was on stage there at the end, or spoke before, and who opened it; at most as many as one room tells of. Of a
    /// circle's room those who belong to the circle now.
    fn on_stage(&self, room: RoomId) -> Answer<'_, Vec<MemberId>>;
}

pub struct QuestionColumns {
    pub author: i64,
    pub for_member: Option<i64>,
    pub asked_ms: i64,
    pub words: String,
    pub aside: bool,
    pub asker_key: Option<String>,
    pub answered_by: Option<i64>,
    pub answered_ms: Option<i64>,
    pub answered: Option<String>,
    pub answerer_key: Option<String>,
    pub blocked: bool,
}

impl QuestionColumns {
    pub fn read(self) -> anyhow::Result<StoredQuestion> {
        let member = |id: i64| MemberId::of(AccountId::new(id.unsigned_abs()));
        let at = |ms: i64| At(ms.unsigned_abs());
        let author = member(self.author);
        let words =
            sealed::opened(self.asker_key.as_deref(), "question.words", author.account(), &self.words)?;
        let answer = match (self.answered_by, self.answered_ms, self.answered) {
            (Some(by), Some(ms), Some(words)) => {
                let (by, key) = (member(by), self.answerer_key.as_deref());
                let words = sealed::opened(key, "answer.words", by.account(), &words)?;
                Some(StoredAnswer { by, words, at: at(ms) })
            }
            _ => None,
        };
        let to = self.for_member.map(member);
        let facts = QuestionFacts { author, to, answered: answer.is_some(), blocked: self.blocked };
        Ok(StoredQuestion { facts, words, asked: at(self.asked_ms), aside: self.aside, answer })
    }
}

impl Store {
    /// What that room left, as an account may look at it; nothing of a room that is not over, leaves nothing, or is of a circle
    /// that they do not belong to.
    pub async fn questions(&self, room: RoomId, by: AccountId) -> anyhow::Result<RoomQuestions> {
        self.read(move |backend| backend.questions(room, by)).await
    }

    /// Whoever was on stage there at the end, or spoke before, and who opened it.
    pub async fn on_stage(&self, room: RoomId) -> anyhow::Result<Vec<MemberId>> {
        self.read(move |backend| backend.on_stage(room)).await
    }
}

impl QuestionReads for FaultyBackend {
    fn questions(&self, room: RoomId, by: AccountId) -> Answer<'_, RoomQuestions> {
        self.read(self.inner().questions(room, by))
    }
    fn on_stage(&self, room: RoomId) -> Answer<'_, Vec<MemberId>> {
        self.read(self.inner().on_stage(room))
    }
}
