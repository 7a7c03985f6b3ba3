//! Writing to somebody: a message, or a request of one message.

use super::json::Body;
use super::no::No;
use super::{SignedIn, people, threads};
use crate::app::{App, SharedApp};
use crate::live::Whom;
use crate::secret;
use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use domain::network::inbox::{Entry, Kind};
use domain::network::thread::{self, REQUEST_DAY};
use domain::network::{MessageKey, MessageText, ThreadState};
use domain::{AccountId, At, MemberId, ThreadId};
use protocol::rest::Problem;
use protocol::tell::{RefusalCode, Tell};
use protocol::thread::{MessageSaid, NewMessage};
use store::{Between, Said, ThreadWrite, Write};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub fn routes() -> OpenApiRouter<SharedApp> {
    OpenApiRouter::new().routes(routes!(say))
}

/// Writes to a member. Those who follow each other, or have a thread, just write; to anybody else it is a request: one message
/// until they accept, and at most ten requests a day. Answered once it is stored; sent again under the same `key` it is the
/// same message. An applicant is answered like nobody: 404.
#[utoipa::path(
    post, path = "/api/people/{member}/messages", tag = "threads", security(("session" = [])), request_body = NewMessage,
    params(("member" = String, Path, description = "From a room, or a handle after @")),
    responses(
        (status = 201, body = MessageSaid), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem),
        (status = 429, body = Problem)
    )
)]
async fn say(
    State(app): State<SharedApp>,
    by: SignedIn,
    Path(member): Path<String>,
    Body(asked): Body<NewMessage>,
) -> Result<(StatusCode, Json<MessageSaid>), No> {
    by.member()?;
    let now = app.clock.now();
    app.limits.account_messages.take(by.account.id, now).map_err(No::too_many)?;
    let (key, text) = (MessageKey::parse(&asked.key)?, MessageText::parse(&asked.text)?);
    let (by, to) = (by.account.id, people::find(&app, &member).await?.id);
    let said = match app.store.said(by, to, &key).await? {
        // The answer got lost, and so may have what the other was told.
        Some(said) => said,
        None => {
            let writing = thread::write(by, to, &between(&app, by, to).await?.facts)?;
            let (new, since) = (ThreadId::new(secret::number()), request_day(now));
            let message = store::NewMessage { by, to, writing, new, key: key.clone(), text, at: now, since };
            app.store.write(vec![Write::Thread(ThreadWrite::Say(message))]).await?;
            let said = app.store.said(by, to, &key).await?.ok_or(RefusalCode::NotNow)?;
            note(&app, by, to, &said, now);
            said
        }
    };
    tell(&app, by, to, &said).await?;
    let message = threads::message(by, said.message);
    Ok((StatusCode::CREATED, Json(MessageSaid { thread: said.thread.to_string(), message })))
}

/// Both sides' clients hear of it, as far as each sees it.
async fn tell(app: &App, by: AccountId, to: AccountId, said: &Said) -> anyhow::Result<()> {
    let thread = said.thread.to_string();
    let persons = app.live.persons(vec![MemberId::of(by), MemberId::of(to)]).await?;
    let said_to = |me: AccountId, other: AccountId| Tell::MessageSaid {
        thread: thread.clone(),
        person: persons.get(&MemberId::of(other)).cloned(),
        message: threads::message(me, said.message.clone()),
    };
    app.live.tell(by, &said_to(by, to));
    if said.withheld {
        return Ok(());
    }
    match said.state {
        ThreadState::Open => app.live.tell(to, &said_to(to, by)),
        ThreadState::Asked { .. } => app.live.tell(to, &Tell::ThreadChanged { thread }),
        ThreadState::Declined { .. } => {}
    }
    Ok(())
}

/// Whoever has a page open is told there.
fn note(app: &App, by: AccountId, to: AccountId, said: &Said, at: At) {
    let kind = match said.state {
        ThreadState::Open => Kind::NewMessage,
        ThreadState::Asked { .. } => Kind::ThreadRequest,
        ThreadState::Declined { .. } => return,
    };
    if !said.withheld && !app.live.is_here(to) {
        let entry = Entry { kind, by: MemberId::of(by), about: Some(said.thread.number()), at };
        app.live.happened(Whom::One(to), entry);
    }
}

/// What the rules look at before one writes to the other.
pub async fn between(app: &App, by: AccountId, to: AccountId) -> anyhow::Result<Between> {
    app.store.between(by, to, request_day(app.clock.now())).await
}

fn request_day(now: At) -> At {
    At(now.0.saturating_sub(REQUEST_DAY.as_millis() as u64))
}
