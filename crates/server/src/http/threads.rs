//! Private threads: their list, requests that wait, messages page by page, what was read, and how to reach each other
//! elsewhere. A thread of others is answered like no thread.

use super::SignedIn;
use super::json::Body;
use super::no::No;
use crate::app::{App, SharedApp};
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use domain::network::{ContactLine, Refusal, ThreadView, thread};
use domain::{AccountId, At, MemberId, ThreadId};
use protocol::rest::Problem;
use protocol::tell::{RefusalCode, Tell};
use protocol::thread::{Message, MessagesPage, NewContact, ReadUpTo, Thread, ThreadRow, ThreadsPage, Unread};
use serde::Deserialize;
use store::{StoredMessage, StoredThread, ThreadWrite, Write};
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Threads in one answer.
const THREADS_PAGE: u32 = 30;
/// Messages in one answer.
const MESSAGES_PAGE: u32 = 50;

pub fn routes() -> OpenApiRouter<SharedApp> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(requests))
        .routes(routes!(unread))
        .routes(routes!(one))
        .routes(routes!(messages))
        .routes(routes!(read))
        .routes(routes!(set_contact))
        .routes(routes!(accept))
        .routes(routes!(decline))
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Page {
    /// `next` of the page before.
    after: Option<String>,
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Before {
    /// `next` of the page before.
    before: Option<u64>,
}

/// One's threads and own requests, what moved last first, 30 at a time.
#[utoipa::path(
    get, path = "/api/threads", tag = "threads", security(("session" = [])), params(Page),
    responses(
        (status = 200, body = ThreadsPage), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem)
    )
)]
async fn list(
    State(app): State<SharedApp>,
    by: SignedIn,
    Query(Page { after }): Query<Page>,
) -> Result<Json<ThreadsPage>, No> {
    by.member()?;
    let threads = app.store.threads(by.account.id, THREADS_PAGE, place(after)?).await?;
    Ok(Json(page(&app, by.account.id, threads).await?))
}

/// Requests of others that wait for an answer, the latest first, 30 at a time.
#[utoipa::path(
    get, path = "/api/threads/requests", tag = "threads", security(("session" = [])), params(Page),
    responses(
        (status = 200, body = ThreadsPage), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem)
    )
)]
async fn requests(
    State(app): State<SharedApp>,
    by: SignedIn,
    Query(Page { after }): Query<Page>,
) -> Result<Json<ThreadsPage>, No> {
    by.member()?;
    let threads = app.store.requests(by.account.id, THREADS_PAGE, place(after)?).await?;
    Ok(Json(page(&app, by.account.id, threads).await?))
}

/// How many threads have something unread in them, and how many requests wait.
#[utoipa::path(
    get, path = "/api/threads/unread", tag = "threads", security(("session" = [])),
    responses((status = 200, body = Unread), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn unread(State(app): State<SharedApp>, by: SignedIn) -> Result<Json<Unread>, No> {
    by.member()?;
    let store::Unread { threads, requests } = app.store.unread(by.account.id).await?;
    Ok(Json(Unread { threads, requests }))
}

/// One thread, without its messages.
#[utoipa::path(
    get, path = "/api/threads/{thread}", tag = "threads", security(("session" = [])),
    params(("thread" = String, Path, description = "Its id")),
    responses(
        (status = 200, body = Thread), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem)
    )
)]
async fn one(
    State(app): State<SharedApp>,
    by: SignedIn,
    Path(thread): Path<String>,
) -> Result<Json<Thread>, No> {
    let stored = find(&app, &by, &thread).await?;
    let (me, is_open, blocks) = (by.account.id, view(&by, &stored) == ThreadView::Open, stored.blocks);
    let beside = app.store.beside(me, stored.thread).await?;
    let row = page(&app, me, vec![stored]).await?.threads.pop().ok_or(RefusalCode::NoSuchThread)?;
    Ok(Json(Thread {
        row,
        read: beside.read,
        their_read: if is_open { beside.their_read } else { 0 },
        contact: beside.contact,
        their_contact: beside.their_contact.filter(|_| !blocks),
    }))
}

/// Messages of a thread, the latest 50, or those before; in each page the oldest first.
#[utoipa::path(
    get, path = "/api/threads/{thread}/messages", tag = "threads", security(("session" = [])),
    params(("thread" = String, Path, description = "Its id"), Before),
    responses(
        (status = 200, body = MessagesPage), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem)
    )
)]
async fn messages(
    State(app): State<SharedApp>,
    by: SignedIn,
    Path(thread): Path<String>,
    Query(Before { before }): Query<Before>,
) -> Result<Json<MessagesPage>, No> {
    let stored = find(&app, &by, &thread).await?;
    let me = by.account.id;
    let mut messages = app.store.messages(me, stored.thread, MESSAGES_PAGE, before).await?;
    let next = messages.last().filter(|_| messages.len() == MESSAGES_PAGE as usize).map(|last| last.n);
    messages.reverse();
    let messages = messages.into_iter().map(|said| message(me, said)).collect();
    Ok(Json(MessagesPage { messages, next }))
}

/// Says that one has read up to this message. Further already: nothing changes.
#[utoipa::path(
    put, path = "/api/threads/{thread}/read", tag = "threads", security(("session" = [])), request_body = ReadUpTo,
    params(("thread" = String, Path, description = "Its id")),
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem))
)]
async fn read(
    State(app): State<SharedApp>,
    by: SignedIn,
    Path(thread): Path<String>,
    Body(ReadUpTo { n }): Body<ReadUpTo>,
) -> Result<StatusCode, No> {
    let stored = find(&app, &by, &thread).await?;
    let (me, id) = (by.account.id, stored.thread);
    let before = app.store.beside(me, id).await?.read;
    let is_news = n > before || (n == before && stored.unread > 0);
    // Whoever asked is not told that it was looked at.
    if is_news && view(&by, &stored) == ThreadView::Open {
        app.store.write(vec![Write::Thread(ThreadWrite::Read { me, thread: id, n })]).await?;
        app.live.tell(me, &changed(id));
        if let Some(other) = stored.other.filter(|_| !stored.blocks) {
            app.live.tell(other, &changed(id));
        }
    }
    Ok(StatusCode::NO_CONTENT)
}

/// Adds how one can be reached elsewhere, or takes it back. They are shown it only once they added theirs as well.
#[utoipa::path(
    put, path = "/api/threads/{thread}/contact", tag = "threads", security(("session" = [])), request_body = NewContact,
    params(("thread" = String, Path, description = "Its id")),
    responses(
        (status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem)
    )
)]
async fn set_contact(
    State(app): State<SharedApp>,
    by: SignedIn,
    Path(thread): Path<String>,
    Body(NewContact { line }): Body<NewContact>,
) -> Result<StatusCode, No> {
    let stored = find(&app, &by, &thread).await?;
    let line = line.as_deref().map(ContactLine::parse).transpose().map_err(|_| Refusal::BadContact)?;
    let adds = line.is_some();
    thread::set_contact(view(&by, &stored), stored.blocks, adds)?;
    let (me, id) = (by.account.id, stored.thread);
    let were_shown = app.store.beside(me, id).await?.their_contact.is_some();
    app.store.write(vec![Write::Thread(ThreadWrite::SetContact { me, thread: id, line })]).await?;
    app.live.tell(me, &changed(id));
    // One line alone changes nothing for the other.
    let are_shown = were_shown || app.store.beside(me, id).await?.their_contact.is_some();
    if let Some(other) = stored.other.filter(|_| are_shown) {
        app.live.tell(other, &changed(id));
    }
    Ok(StatusCode::NO_CONTENT)
}

/// Takes a request: both write from now on. Open already: nothing changes.
#[utoipa::path(
    post, path = "/api/threads/{thread}/accept", tag = "threads", security(("session" = [])),
    params(("thread" = String, Path, description = "Its id")),
    responses(
        (status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem)
    )
)]
async fn accept(
    State(app): State<SharedApp>,
    by: SignedIn,
    Path(thread): Path<String>,
) -> Result<StatusCode, No> {
    let stored = answer(&app, &by, &thread, true).await?;
    if let Some(other) = stored.other {
        app.live.tell(other, &changed(stored.thread));
    }
    Ok(StatusCode::NO_CONTENT)
}

/// Does not take a request. Whoever asked goes on seeing it wait.
#[utoipa::path(
    post, path = "/api/threads/{thread}/decline", tag = "threads", security(("session" = [])),
    params(("thread" = String, Path, description = "Its id")),
    responses(
        (status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem)
    )
)]
async fn decline(
    State(app): State<SharedApp>,
    by: SignedIn,
    Path(thread): Path<String>,
) -> Result<StatusCode, No> {
    answer(&app, &by, &thread, false).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn answer(app: &App, by: &SignedIn, thread: &str, accept: bool) -> Result<StoredThread, No> {
    let stored = find(app, by, thread).await?;
    let (me, id) = (by.account.id, stored.thread);
    if thread::answer(me, stored.state, accept)? {
        app.store.write(vec![Write::Thread(ThreadWrite::Answer { me, thread: id, accept })]).await?;
        app.live.tell(me, &changed(id));
    }
    Ok(stored)
}

/// A thread that one sees.
pub async fn find(app: &App, by: &SignedIn, thread: &str) -> Result<StoredThread, No> {
    by.member()?;
    let id = ThreadId::parse(thread).map_err(|_| RefusalCode::NoSuchThread)?;
    app.store.thread(by.account.id, id).await?.ok_or_else(|| RefusalCode::NoSuchThread.into())
}

/// The store reads no thread that has nothing for them to see.
pub fn view(by: &SignedIn, stored: &StoredThread) -> ThreadView {
    stored.state.seen_by(by.account.id).unwrap_or(ThreadView::Waits)
}

/// A page of the list.
async fn page(app: &App, me: AccountId, threads: Vec<StoredThread>) -> anyhow::Result<ThreadsPage> {
    let last = threads.last().filter(|_| threads.len() == THREADS_PAGE as usize);
    let next = last.map(|last| format!("{}-{}", last.moved.0, last.thread));
    let others = threads.iter().filter_map(|thread| thread.other).map(MemberId::of).collect();
    let persons = app.live.persons(others).await?;
    let row = |stored: StoredThread| {
        Some(ThreadRow {
            thread: stored.thread.to_string(),
            person: stored.other.and_then(|other| persons.get(&MemberId::of(other)).cloned()),
            view: stored.state.seen_by(me)?.into(),
            last: stored.last.map(|said| message(me, said)),
            unread: stored.unread,
            moved_ms: stored.moved.0,
            blocked: stored.blocks,
        })
    };
    Ok(ThreadsPage { threads: threads.into_iter().filter_map(row).collect(), next })
}

/// As one of the two sees it.
pub fn message(me: AccountId, said: StoredMessage) -> Message {
    let mine = said.author == me;
    Message { n: said.n, mine, at_ms: said.at.0, text: said.text, key: mine.then_some(said.key) }
}

pub fn changed(thread: ThreadId) -> Tell {
    Tell::ThreadChanged { thread: thread.to_string() }
}

/// The last one of a page.
fn place(after: Option<String>) -> Result<Option<(At, ThreadId)>, No> {
    let read = |text: &str| {
        let (at, id) = text.split_once('-')?;
        Some((At(at.parse().ok()?), ThreadId::parse(id).ok()?))
    };
    Ok(after.map(|after| read(&after).ok_or(RefusalCode::BadRequest)).transpose()?)
}
