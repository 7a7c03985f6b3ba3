//! Written questions of rooms that are over: answered, put aside, taken back, deleted. To whom one is not shown it is no
//! question.

use super::SignedIn;
use super::json::Body;
use super::no::No;
use crate::app::{App, SharedApp};
use crate::live::Whom;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use domain::network::inbox::{Entry, Kind};
use domain::network::question::{self, QuestionFacts};
use domain::network::{AnswerText, Reader};
use domain::{AccountId, MemberId, RoomId};
use protocol::rest::{Person, Problem};
use protocol::schedule::{NewAnswer, PutAside, QuestionState, WrittenAnswer, WrittenQuestion};
use protocol::tell::{QuestionsWhy, RefusalCode, Tell};
use std::collections::HashMap;
use store::{QuestionWrite, RoomQuestions, StoredQuestion, Write};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub fn routes() -> OpenApiRouter<SharedApp> {
    OpenApiRouter::new().routes(routes!(answer)).routes(routes!(put_aside)).routes(routes!(remove))
}

/// Answers a question in writing, once: whoever asked reads it, and everybody who was there.
#[utoipa::path(
    put, path = "/api/me/past/{room}/questions/{member}/answer", tag = "rooms", security(("session" = [])),
    request_body = NewAnswer,
    params(("room" = String, Path, description = "Its id"), ("member" = String, Path, description = "Who asked")),
    responses(
        (status = 204), (status = 400, body = Problem), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem),
        (status = 429, body = Problem)
    )
)]
async fn answer(
    State(app): State<SharedApp>,
    by: SignedIn,
    Path((room, member)): Path<(String, String)>,
    Body(NewAnswer { text }): Body<NewAnswer>,
) -> Result<StatusCode, No> {
    let text = AnswerText::parse(&text)?;
    let (found, room, author) = find(&app, &by, &room, &member).await?;
    let asked = question::answer(&found.reader, facts(&found, author))?;
    let (me, at) = (by.account.id, app.clock.now());
    let write = QuestionWrite::Answer { room, author, by: me, text, at };
    app.store.write(vec![Write::Question(write)]).await?;
    let theirs = app.store.questions(room, author.account()).await?;
    // Whoever has blocked who answers is not told, and reads no answer.
    if own_state(&theirs) == Some(QuestionState::Answered) {
        app.live.tell(author.account(), &changed(room, &theirs, QuestionsWhy::Answered));
        let (kind, by) = (Kind::QuestionAnswered, MemberId::of(me));
        let entry = Entry { kind, by, about: Some(room.number()), at };
        app.live.happened(Whom::One(author.account()), entry);
    }
    // From now on whoever was there reads it.
    tell_stage(&app, room, QuestionFacts { answered: true, ..asked }, &found).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Puts a question aside, or takes it up again; whoever asked is not told. It can still be answered.
#[utoipa::path(
    put, path = "/api/me/past/{room}/questions/{member}/aside", tag = "rooms", security(("session" = [])),
    request_body = PutAside,
    params(("room" = String, Path, description = "Its id"), ("member" = String, Path, description = "Who asked")),
    responses(
        (status = 204), (status = 400, body = Problem), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem), (status = 429, body = Problem)
    )
)]
async fn put_aside(
    State(app): State<SharedApp>,
    by: SignedIn,
    Path((room, member)): Path<(String, String)>,
    Body(PutAside { aside }): Body<PutAside>,
) -> Result<StatusCode, No> {
    let (found, room, author) = find(&app, &by, &room, &member).await?;
    let asked = question::answer(&found.reader, facts(&found, author))?;
    let write = QuestionWrite::SetAside { room, author, aside };
    app.store.write(vec![Write::Question(write)]).await?;
    tell_stage(&app, room, asked, &found).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes one's own question back, or deletes somebody's as a moderator of that room; its answer goes along.
#[utoipa::path(
    delete, path = "/api/me/past/{room}/questions/{member}", tag = "rooms", security(("session" = [])),
    params(("room" = String, Path, description = "Its id"), ("member" = String, Path, description = "Who asked")),
    responses(
        (status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 429, body = Problem)
    )
)]
async fn remove(
    State(app): State<SharedApp>,
    by: SignedIn,
    Path((room, member)): Path<(String, String)>,
) -> Result<StatusCode, No> {
    let (found, room, author) = find(&app, &by, &room, &member).await?;
    let gone = question::delete(&found.reader, facts(&found, author))?;
    let theirs = app.store.questions(room, author.account()).await?;
    app.store.write(vec![Write::Question(QuestionWrite::Delete { room, author })]).await?;
    // Whoever is out of the room's circle by now is told nothing of it.
    if own_state(&theirs).is_some() {
        app.live.tell(author.account(), &changed(room, &theirs, QuestionsWhy::Changed));
    }
    tell_stage(&app, room, gone, &found).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What one may look at of that room, and whose question is meant.
async fn find(
    app: &App,
    by: &SignedIn,
    room: &str,
    member: &str,
) -> Result<(RoomQuestions, RoomId, MemberId), No> {
    by.member()?;
    app.limits.account_questions.take(by.account.id, app.clock.now()).map_err(No::too_many)?;
    let room = RoomId::parse(room).map_err(|_| RefusalCode::NoSuchQuestion)?;
    let author = AccountId::parse(member).map_err(|_| RefusalCode::NoSuchQuestion)?;
    Ok((app.store.questions(room, by.account.id).await?, room, MemberId::of(author)))
}

fn facts(found: &RoomQuestions, author: MemberId) -> Option<&QuestionFacts> {
    found.questions.iter().map(|question| &question.facts).find(|facts| facts.author == author)
}

/// Pages of whoever was on stage show it at once, as far as it concerns them. Its author is not among them: they are told by
/// themselves.
async fn tell_stage(
    app: &App,
    room: RoomId,
    question: QuestionFacts,
    found: &RoomQuestions,
) -> Result<(), No> {
    let tell = changed(room, found, QuestionsWhy::Changed);
    let is_told = |member: &MemberId| *member != question.author && question.concerns(*member);
    for member in app.store.on_stage(room).await?.into_iter().filter(is_told) {
        app.live.tell(member.account(), &tell);
    }
    Ok(())
}

fn changed(room: RoomId, found: &RoomQuestions, why: QuestionsWhy) -> Tell {
    Tell::QuestionsChanged { room: room.to_string(), title: found.title.clone(), why }
}

/// Everybody who is named in them.
pub fn named(found: &RoomQuestions) -> impl Iterator<Item = MemberId> + '_ {
    found.questions.iter().flat_map(|question| {
        let by = question.answer.as_ref().map(|answer| answer.by);
        [Some(question.facts.author), question.facts.to, by].into_iter().flatten()
    })
}

/// Those that one sees, in the order they were asked.
pub fn shown(found: &RoomQuestions, persons: &HashMap<MemberId, Person>) -> Vec<WrittenQuestion> {
    let reader = &found.reader;
    let seen = found.questions.iter().filter(|question| reader.sees(&question.facts));
    seen.filter_map(|question| row(reader, question, persons)).collect()
}

/// None: whoever asked is no member any more.
fn row(
    reader: &Reader,
    question: &StoredQuestion,
    persons: &HashMap<MemberId, Person>,
) -> Option<WrittenQuestion> {
    let facts = &question.facts;
    let answer = question.answer.as_ref().filter(|_| !facts.blocked);
    Some(WrittenQuestion {
        author: persons.get(&facts.author)?.clone(),
        to: facts.to.and_then(|to| persons.get(&to).cloned()),
        text: question.words.clone(),
        asked_ms: question.asked.0,
        aside: question.aside && reader.may_answer(facts),
        answer: answer.map(|answer| WrittenAnswer {
            by: persons.get(&answer.by).cloned(),
            text: answer.words.clone(),
            at_ms: answer.at.0,
        }),
        may_answer: reader.may_answer(facts),
        may_delete: reader.may_delete(facts),
    })
}

/// How many wait for an answer of whoever looks, of those that are shown.
pub fn to_answer(found: &RoomQuestions, persons: &HashMap<MemberId, Person>) -> u32 {
    let is_shown =
        |facts: &QuestionFacts| persons.contains_key(&facts.author) && found.reader.may_answer(facts);
    let waits = |question: &&StoredQuestion| !question.aside && is_shown(&question.facts);
    found.questions.iter().filter(waits).count() as u32
}

/// How many with an answer they see.
pub fn answered(found: &RoomQuestions, persons: &HashMap<MemberId, Person>) -> u32 {
    let is_shown = |facts: &QuestionFacts| persons.contains_key(&facts.author) && found.reader.sees(facts);
    let is_answered = |facts: &QuestionFacts| facts.answered && !facts.blocked && is_shown(facts);
    found.questions.iter().filter(|question| is_answered(&question.facts)).count() as u32
}

/// Of whoever looks.
pub fn own_state(found: &RoomQuestions) -> Option<QuestionState> {
    let own = facts(found, found.reader.member)?;
    Some(if own.answered && !own.blocked { QuestionState::Answered } else { QuestionState::Waits })
}
