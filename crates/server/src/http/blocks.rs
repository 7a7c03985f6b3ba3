//! Blocking somebody, and letting that go. They are not told, and nothing they are answered changes.

use super::no::No;
use super::{SignedIn, messages, people, threads, vouches};
use crate::app::SharedApp;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use domain::AccountId;
use domain::network::block;
use protocol::rest::Problem;
use protocol::tell::RefusalCode;
use store::{ThreadWrite, Write};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub fn routes() -> OpenApiRouter<SharedApp> {
    OpenApiRouter::new().routes(routes!(block_them, unblock))
}

/// What they write, ask, tick or follow reaches one no more. Blocked already: nothing changes. An applicant is answered like
/// nobody: 404.
#[utoipa::path(
    put, path = "/api/people/{member}/block", tag = "threads", security(("session" = [])),
    params(("member" = String, Path, description = "From a room, or a handle after @")),
    responses(
        (status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 429, body = Problem)
    )
)]
async fn block_them(
    State(app): State<SharedApp>,
    by: SignedIn,
    Path(member): Path<String>,
) -> Result<StatusCode, No> {
    by.member()?;
    let (me, now) = (by.account.id, app.clock.now());
    app.limits.account_blocks.take(me, now).map_err(No::too_many)?;
    let member = people::find(&app, &member).await?.id;
    let between = messages::between(&app, me, member).await?;
    if block::block(me, member, between.facts.blocks, between.blocked)? {
        let block = ThreadWrite::Block { by: me, member, at: now };
        app.store.write(vec![Write::Thread(block)]).await?;
        if let Some(thread) = between.thread {
            app.live.tell(me, &threads::changed(thread));
        }
    }
    Ok(StatusCode::NO_CONTENT)
}

/// Lets that go. What they wrote meanwhile stays unseen. Had not blocked anybody of that name: nothing changes.
#[utoipa::path(
    delete, path = "/api/people/{member}/block", tag = "threads", security(("session" = [])),
    params(("member" = String, Path, description = "From a room, or a handle after @")),
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem))
)]
async fn unblock(
    State(app): State<SharedApp>,
    by: SignedIn,
    Path(member): Path<String>,
) -> Result<StatusCode, No> {
    by.member()?;
    let me = by.account.id;
    // Not only members: whoever is back on the waitlist may still be let go of.
    let member = match member.strip_prefix('@') {
        Some(handle) => vouches::by_handle(&app, handle).await?.map(|account| account.id),
        None => Some(AccountId::parse(&member).map_err(|_| RefusalCode::NoSuchAccount)?),
    };
    if let Some(member) = member {
        app.store.write(vec![Write::Thread(ThreadWrite::Unblock { by: me, member })]).await?;
        if let Some(thread) = messages::between(&app, me, member).await?.thread {
            app.live.tell(me, &threads::changed(thread));
        }
    }
    Ok(StatusCode::NO_CONTENT)
}
