//! Introductions: whom one met in a room, for seven days, and ticks. Whoever is ticked is answered as if nobody had: nothing
//! here or elsewhere that somebody reads depends on the ticks of others, until their thread is open.

use super::SignedIn;
use super::no::No;
use crate::app::{App, SharedApp};
use crate::secret;
use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use domain::network::introduction::{self, VISIT_KEPT};
use domain::network::{TickFacts, Visit};
use domain::{AccountId, At, MemberId, RoomId, ThreadId};
use protocol::rest::Problem;
use protocol::tell::{RefusalCode, Tell};
use protocol::thread::{MetRow, Ticked, VisitedRoom};
use store::{IntroductionWrite, Toward, Write};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Rooms in one answer: the latest.
const ROOMS_SHOWN: u32 = 30;

pub fn routes() -> OpenApiRouter<SharedApp> {
    OpenApiRouter::new().routes(routes!(rooms)).routes(routes!(met)).routes(routes!(tick, untick))
}

/// Rooms one left in the last seven days, latest first, at most 30.
#[utoipa::path(
    get, path = "/api/introductions", tag = "introductions", security(("session" = [])),
    responses((status = 200, body = [VisitedRoom]), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn rooms(State(app): State<SharedApp>, by: SignedIn) -> Result<Json<Vec<VisitedRoom>>, No> {
    by.member()?;
    let rooms = app.store.visited(by.account.id, since(app.clock.now()), ROOMS_SHOWN).await?;
    let row = |visited: store::VisitedRoom| VisitedRoom {
        room: visited.room.to_string(),
        title: visited.title,
        left_ms: visited.left.0,
    };
    Ok(Json(rooms.into_iter().map(row).collect()))
}

/// Whom one met in a room that one left in the last seven days: who was on stage meanwhile, and who stayed for the same last
/// part; at most 100. Any other room is answered like no room.
#[utoipa::path(
    get, path = "/api/introductions/{room}", tag = "introductions", security(("session" = [])),
    params(("room" = String, Path, description = "Its id")),
    responses(
        (status = 200, body = [MetRow]), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem)
    )
)]
async fn met(
    State(app): State<SharedApp>,
    by: SignedIn,
    Path(room): Path<String>,
) -> Result<Json<Vec<MetRow>>, No> {
    let me = by.member()?;
    let (room, now) = (parse(&room)?, app.clock.now());
    let own = times(&app, room, me, now).await?;
    // Nobody was there before the first time, or after the last.
    let first = own.iter().map(|visit| visit.came).min().ok_or(RefusalCode::NoSuchRoom)?;
    let last = own.iter().map(|visit| visit.left).max().ok_or(RefusalCode::NoSuchRoom)?;
    let mut others = app.store.visits_beside(room, by.account.id, first, last).await?;
    others.extend(app.live.visits(room).into_iter().filter(|visit| visit.member != me));
    let shown = introduction::shown(&own, others);
    let ids: Vec<AccountId> = shown.iter().map(|visit| visit.member.account()).collect();
    let toward = app.store.toward(by.account.id, &ids, since(now)).await?;
    let mut persons = app.live.persons(shown.iter().map(|visit| visit.member).collect()).await?;
    let row = |visit: Visit| {
        let Toward { ticked, blocks, thread } = *toward.get(&visit.member.account())?;
        let person = persons.remove(&visit.member).filter(|_| !blocks)?;
        let thread = thread.map(|thread| thread.to_string());
        Some(MetRow { person, on_stage: visit.on_stage, ticked, thread })
    };
    Ok(Json(shown.into_iter().filter_map(row).collect()))
}

/// Ticks somebody whom one met there. If they ticked as well, a thread is open for both from now on, and both are told; else
/// nobody learns of it. Ticked already: it counts from now on. Somebody whom one did not meet there is answered like nobody.
#[utoipa::path(
    put, path = "/api/introductions/{room}/{member}", tag = "introductions", security(("session" = [])),
    params(("room" = String, Path, description = "Its id"), ("member" = String, Path, description = "From the list")),
    responses(
        (status = 200, body = Ticked), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem), (status = 429, body = Problem)
    )
)]
async fn tick(
    State(app): State<SharedApp>,
    by: SignedIn,
    Path((room, member)): Path<(String, String)>,
) -> Result<Json<Ticked>, No> {
    let me = by.member()?;
    let now = app.clock.now();
    app.limits.account_ticks.take(by.account.id, now).map_err(No::too_many)?;
    let room = parse(&room)?;
    let own = times(&app, room, me, now).await?;
    if own.is_empty() {
        return Err(RefusalCode::NoSuchRoom.into());
    }
    let other = AccountId::parse(&member).map_err(|_| RefusalCode::NoSuchAccount)?;
    let before = toward(&app, by.account.id, other, now).await?.ok_or(RefusalCode::NoSuchAccount)?;
    let mut theirs = app.store.visits(room, other, since(now)).await?;
    theirs.extend(app.live.visits(room).into_iter().filter(|visit| visit.member == MemberId::of(other)));
    let met = own.iter().any(|own| theirs.iter().any(|their| own.met(their)));
    let facts = TickFacts { met, open: before.thread.is_some(), blocks: before.blocks };
    if !introduction::tick(&facts)? {
        return Ok(ticked(before));
    }
    let tick = IntroductionWrite::Tick {
        by: by.account.id,
        member: other,
        new: ThreadId::new(secret::number()),
        at: now,
        since: since(now),
    };
    app.store.write(vec![Write::Introduction(tick)]).await?;
    let after = toward(&app, by.account.id, other, now).await?.unwrap_or_default();
    if let Some(thread) = after.thread {
        let tell = Tell::ThreadChanged { thread: thread.to_string() };
        [by.account.id, other].iter().for_each(|account| app.live.tell(*account, &tell));
    }
    Ok(ticked(after))
}

/// Takes a tick back. With an open thread, and where there was none, nothing changes.
#[utoipa::path(
    delete, path = "/api/introductions/{room}/{member}", tag = "introductions", security(("session" = [])),
    params(("room" = String, Path, description = "Its id"), ("member" = String, Path, description = "From the list")),
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem))
)]
async fn untick(
    State(app): State<SharedApp>,
    by: SignedIn,
    Path((room, member)): Path<(String, String)>,
) -> Result<StatusCode, No> {
    by.member()?;
    parse(&room)?;
    let member = AccountId::parse(&member).map_err(|_| RefusalCode::NoSuchAccount)?;
    let untick = IntroductionWrite::Untick { by: by.account.id, member };
    app.store.write(vec![Write::Introduction(untick)]).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Times of one's own in that room which are over and not too long ago, written down or not. None in a room of a circle that
/// one does not belong to any more.
async fn times(app: &App, room: RoomId, me: MemberId, now: At) -> Result<Vec<Visit>, No> {
    if !app.store.may_look_back(room, me.account()).await? {
        return Ok(vec![]);
    }
    let since = since(now);
    let mut times = app.store.visits(room, me.account(), since).await?;
    // What goes on now is no visit yet: one who is there sees who is there.
    let over = app.live.visits_over(room).into_iter();
    times.extend(over.filter(|visit| visit.member == me && visit.left > since));
    Ok(times)
}

async fn toward(app: &App, by: AccountId, other: AccountId, now: At) -> anyhow::Result<Option<Toward>> {
    Ok(app.store.toward(by, &[other], since(now)).await?.remove(&other))
}

fn ticked(toward: Toward) -> Json<Ticked> {
    Json(Ticked { thread: toward.thread.map(|thread| thread.to_string()) })
}

fn since(now: At) -> At {
    At(now.0.saturating_sub(VISIT_KEPT.as_millis() as u64))
}

/// What is no id is no room.
fn parse(room: &str) -> Result<RoomId, No> {
    RoomId::parse(room).map_err(|_| RefusalCode::NoSuchRoom.into())
}
