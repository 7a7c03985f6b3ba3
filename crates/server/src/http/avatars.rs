//! Pictures of members: one's own, set and taken away, and anybody's, for members.

use super::SignedIn;
use super::no::No;
use crate::app::SharedApp;
use crate::{avatar, secret};
use axum::Json;
use axum::body::to_bytes;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderName, StatusCode, header};
use domain::AvatarId;
use domain::network::avatar::AVATAR_BYTES_MAX;
use protocol::rest::{AvatarSet, Problem};
use protocol::tell::RefusalCode;
use std::sync::Arc;
use std::time::Duration;
use store::{AvatarWrite, Write};
use tokio::time::timeout;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// How long a picture may take to come. Shorter frees what trickles sooner; a phone on a bad network needs some.
const FILE_PATIENCE: Duration = Duration::from_secs(30);
/// How long a picture waits for others that are being decoded.
const TURN_PATIENCE: Duration = Duration::from_secs(10);

pub fn routes() -> OpenApiRouter<SharedApp> {
    OpenApiRouter::new().routes(routes!(set, remove)).routes(routes!(picture))
}

/// One's picture, in place of the letter: a PNG, JPEG or WebP of at most 4 MiB and 16 million points. It is made anew: small,
/// square, and without anything that a camera wrote into it.
#[utoipa::path(
    put, path = "/api/me/avatar", tag = "people", security(("session" = [])),
    request_body(content = Vec<u8>, content_type = "image/*"),
    responses(
        (status = 200, body = AvatarSet), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 422, body = Problem), (status = 429, body = Problem), (status = 503, body = Problem)
    )
)]
async fn set(State(app): State<SharedApp>, by: SignedIn, request: Request) -> Result<Json<AvatarSet>, No> {
    by.member()?;
    let (account, at) = (by.account.id, app.clock.now());
    app.limits.account_avatars.take(account, at).map_err(No::too_many)?;
    let sent = timeout(FILE_PATIENCE, to_bytes(request.into_body(), AVATAR_BYTES_MAX)).await;
    let sent = sent.ok().and_then(Result::ok).ok_or(RefusalCode::BadPicture)?;
    let turn = timeout(TURN_PATIENCE, Arc::clone(&app.pictures).acquire_owned()).await;
    let turn = turn.ok().and_then(Result::ok).ok_or(RefusalCode::NotNow)?;
    // Not on the thread that serves rooms; and it has its turn until it is done, whoever still waits for it.
    let made = tokio::task::spawn_blocking(move || {
        let made = avatar::made_of(&sent);
        drop(turn);
        made
    });
    // A decoder that fails on what was sent costs this request alone.
    let picture = made.await.ok().flatten().ok_or(RefusalCode::BadPicture)?;
    let id = AvatarId::new(secret::number());
    app.store.write(vec![Write::Avatar(AvatarWrite::Set { account, id, picture, at })]).await?;
    app.live.forget_person(account);
    Ok(Json(AvatarSet { avatar: id.to_string() }))
}

/// One's letter again.
#[utoipa::path(
    delete, path = "/api/me/avatar", tag = "people", security(("session" = [])),
    responses(
        (status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 429, body = Problem)
    )
)]
async fn remove(State(app): State<SharedApp>, by: SignedIn) -> Result<StatusCode, No> {
    by.member()?;
    let account = by.account.id;
    app.limits.account_avatars.take(account, app.clock.now()).map_err(No::too_many)?;
    app.store.write(vec![Write::Avatar(AvatarWrite::Remove { account })]).await?;
    app.live.forget_person(account);
    Ok(StatusCode::NO_CONTENT)
}

/// A member's picture, for members. Another picture has another number, so this one may be kept.
#[utoipa::path(
    get, path = "/api/avatars/{avatar}", tag = "people", security(("session" = [])),
    params(("avatar" = String, Path, description = "Its number, as it stands with a person")),
    responses(
        (status = 200, content_type = "image/jpeg"), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem)
    )
)]
async fn picture(
    State(app): State<SharedApp>,
    by: SignedIn,
    Path(avatar): Path<String>,
) -> Result<([(HeaderName, &'static str); 2], Vec<u8>), No> {
    by.member()?;
    let id = AvatarId::parse(&avatar).map_err(|_| RefusalCode::NotFound)?;
    let picture = app.store.avatar(id).await?.ok_or(RefusalCode::NotFound)?;
    let headers = [
        (header::CONTENT_TYPE, "image/jpeg"),
        (header::CACHE_CONTROL, "private, max-age=31536000, immutable"),
    ];
    Ok((headers, picture.bytes().to_vec()))
}
