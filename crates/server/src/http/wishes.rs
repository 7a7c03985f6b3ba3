//! By which way somebody wants to know what, quiet hours, letters that sum up, and browsers that are pushed to.

use super::SignedIn;
use super::json::Body;
use super::no::No;
use crate::app::{App, SharedApp};
use crate::push::Reader;
use crate::secret;
use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use domain::network::inbox::Kind;
use domain::{AccountId, DeviceId, network};
use protocol::inbox::{NewPushDevice, NewWishes, PushDevice, WishedWay, Wishes};
use protocol::rest::Problem;
use protocol::tell::RefusalCode;
use store::{Device, InboxWrite, SessionId, Write};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub fn routes() -> OpenApiRouter<SharedApp> {
    OpenApiRouter::new().routes(routes!(wishes, set)).routes(routes!(add_device)).routes(routes!(drop_device))
}

/// By which way one wants to know what.
#[utoipa::path(
    get, path = "/api/inbox/wishes", tag = "inbox", security(("session" = [])),
    responses((status = 200, body = Wishes), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn wishes(State(app): State<SharedApp>, by: SignedIn) -> Result<Json<Wishes>, No> {
    by.member()?;
    let account = by.account.id;
    let own = app.store.wishes(account).await?;
    let way = |kind: Kind| WishedWay { happened: kind.into(), way: own.way(kind).into() };
    Ok(Json(Wishes {
        ways: Kind::ALL.into_iter().map(way).collect(),
        quiet: own.quiet.map(Into::into),
        zone: own.clocks.as_ref().map(|clocks| clocks.zone().as_str().to_owned()),
        digest: own.digest.into(),
        room_letters: own.room_letters,
        mail: app.mail.is_on() && app.store.ways_in(account).await?.mail.is_some(),
        push_key: app.push.public_key()?,
        devices: devices(&app, account, by.session).await?,
    }))
}

/// Wants it otherwise: in place of all that was wanted before. What waits to be pushed goes as it was to.
#[utoipa::path(
    put, path = "/api/inbox/wishes", tag = "inbox", security(("session" = [])), request_body = NewWishes,
    responses(
        (status = 204), (status = 400, body = Problem), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 429, body = Problem)
    )
)]
async fn set(
    State(app): State<SharedApp>,
    by: SignedIn,
    Body(asked): Body<NewWishes>,
) -> Result<StatusCode, No> {
    by.member()?;
    let (account, at) = (by.account.id, app.clock.now());
    app.limits.account_wishes.take(account, at).map_err(No::too_many)?;
    let wishes = network::Wishes::try_from(asked)?;
    app.store.write(vec![Write::Inbox(InboxWrite::SetWishes { account, wishes, at })]).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Pushes to this browser from now on, until its session ends. Where this server does not push: 404.
#[utoipa::path(
    put, path = "/api/inbox/devices", tag = "inbox", security(("session" = [])), request_body = NewPushDevice,
    responses(
        (status = 200, body = [PushDevice]), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem)
    )
)]
async fn add_device(
    State(app): State<SharedApp>,
    by: SignedIn,
    Body(asked): Body<NewPushDevice>,
) -> Result<Json<Vec<PushDevice>>, No> {
    by.member()?;
    let (account, session, made) = (by.account.id, by.session, app.clock.now());
    app.limits.account_devices.take(account, made).map_err(No::too_many)?;
    if !app.push.is_on() {
        return Err(RefusalCode::NotFound.into());
    }
    let NewPushDevice { endpoint, p256dh, auth } = asked;
    if !app.push.knows(&endpoint) || Reader::parse(&p256dh, &auth).is_none() {
        return Err(RefusalCode::BadPushService.into());
    }
    let id = DeviceId::new(secret::number());
    let device = Device { id, account, session, endpoint, p256dh, auth, made };
    app.store.write(vec![Write::Inbox(InboxWrite::AddDevice(device))]).await?;
    Ok(Json(devices(&app, account, session).await?))
}

/// Pushes to this browser no more. Another's, and one that is gone: nothing changes.
#[utoipa::path(
    delete, path = "/api/inbox/devices/{device}", tag = "inbox", security(("session" = [])),
    params(("device" = String, Path, description = "From the list")),
    responses(
        (status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 429, body = Problem)
    )
)]
async fn drop_device(
    State(app): State<SharedApp>,
    by: SignedIn,
    Path(device): Path<String>,
) -> Result<StatusCode, No> {
    by.member()?;
    let account = by.account.id;
    app.limits.account_devices.take(account, app.clock.now()).map_err(No::too_many)?;
    let id = DeviceId::parse(&device).map_err(|_| RefusalCode::NotFound)?;
    let gone = InboxWrite::DropDevice { account, id };
    app.store.write(vec![Write::Inbox(gone)]).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn devices(app: &App, account: AccountId, session: SessionId) -> anyhow::Result<Vec<PushDevice>> {
    let sessions = app.store.sessions(account).await?;
    let row = |device: Device| PushDevice {
        id: device.id.to_string(),
        device: sessions
            .iter()
            .find(|one| one.id == device.session)
            .map(|one| one.device.clone())
            .unwrap_or_default(),
        since_ms: device.made.0,
        this_one: device.session == session,
    };
    Ok(app.store.devices(account).await?.into_iter().map(row).collect())
}
