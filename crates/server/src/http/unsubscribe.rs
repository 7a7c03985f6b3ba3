//! Ending letters without signing in: whoever has one of them has the link. Mail programs post to it by themselves (RFC 8058).

use super::no::No;
use super::statics;
use crate::app::{App, SharedApp};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::routing::get;
use axum::{Json, Router};
use domain::AccountId;
use domain::network::wishes::{Digest, Letters};
use protocol::inbox::LettersCard;
use protocol::rest::Problem;
use protocol::tell::RefusalCode;
use store::{InboxWrite, Write};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Where letters are ended: the link itself, and what its page asks.
const ENDS: [&str; 2] = ["/unsubscribe/", "/api/unsubscribe/"];

pub fn routes() -> OpenApiRouter<SharedApp> {
    OpenApiRouter::new().routes(routes!(card, end))
}

/// The link: a page for people, and an answer for mail programs.
pub fn page() -> Router<SharedApp> {
    Router::new().route("/unsubscribe/{letter}", get(statics::serve).post(end))
}

/// Whoever asks here shows a link out of a letter. No page is asked from, and no cookie counts.
pub fn shows_a_letter(path: &str) -> bool {
    ENDS.iter().any(|end| path.starts_with(end))
}

/// Which letters this link ends.
#[utoipa::path(
    get, path = "/api/unsubscribe/{letter}", tag = "inbox",
    params(("letter" = String, Path, description = "From a letter")),
    responses((status = 200, body = LettersCard), (status = 404, body = Problem))
)]
async fn card(State(app): State<SharedApp>, Path(letter): Path<String>) -> Result<Json<LettersCard>, No> {
    let (account, letters) = read(&app, &letter)?;
    let wishes = app.store.wishes(account).await?;
    let ended = match letters {
        Letters::Digest => wishes.digest == Digest::Off,
        Letters::Rooms => !wishes.room_letters,
    };
    Ok(Json(LettersCard { letters: letters.into(), ended }))
}

/// Ends them. Again: nothing changes. What is posted makes no difference.
#[utoipa::path(
    post, path = "/api/unsubscribe/{letter}", tag = "inbox",
    params(("letter" = String, Path, description = "From a letter")),
    responses((status = 204), (status = 404, body = Problem), (status = 429, body = Problem))
)]
async fn end(State(app): State<SharedApp>, Path(letter): Path<String>) -> Result<StatusCode, No> {
    let (account, letters) = read(&app, &letter)?;
    let at = app.clock.now();
    app.limits.account_letters.take(account, at).map_err(No::too_many)?;
    let end = InboxWrite::EndLetters { account, letters, at };
    app.store.write(vec![Write::Inbox(end)]).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn read(app: &App, letter: &str) -> Result<(AccountId, Letters), No> {
    app.unsubscribing.read(letter)?.ok_or_else(|| RefusalCode::NotFound.into())
}
