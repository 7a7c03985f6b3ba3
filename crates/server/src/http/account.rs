//! Registering, signing in and out, and who one is.

use super::json::Body;
use super::no::No;
use super::{Door, SignedIn, invites, session};
use crate::app::{App, SharedApp};
use crate::secret;
use axum::Json;
use axum::extract::State;
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use domain::AccountId;
use domain::entry::{self, Account, Field, Handle, Standing, Stated, password};
use domain::room::OpenedBy;
use protocol::rest::{self, Me, Problem, Register, RoomRules, ServerCard, SignIn};
use protocol::tell::RefusalCode;
use store::{Session, Write};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Logins one account may have. Above: the one unused for longest is signed out.
const SESSIONS_MAX: usize = 50;

type Cookie = [(HeaderName, HeaderValue); 1];

pub fn routes() -> OpenApiRouter<SharedApp> {
    OpenApiRouter::new()
        .routes(routes!(server))
        .routes(routes!(register))
        .routes(routes!(sign_in))
        .routes(routes!(sign_out))
        .routes(routes!(get_me))
}

/// What a newcomer sees before signing in.
#[utoipa::path(get, path = "/api/server", tag = "entry", responses((status = 200, body = ServerCard)))]
async fn server(State(app): State<SharedApp>) -> Json<ServerCard> {
    let look = app.looks.now();
    let name = look.name.map_or_else(|| app.config.server.name.clone(), |name| name.as_str().to_owned());
    let house = app.config.rooms.house();
    let rooms = RoomRules {
        opened_by_owners: house.opened_by == OpenedBy::Owners,
        closed_rooms: house.closed_rooms,
        topic_required: house.topic_required,
    };
    Json(ServerCard {
        name,
        build: super::statics::build().to_owned(),
        demo: app.demo,
        seal: look.seal.key().to_owned(),
        logo: look.logo.map(|logo| logo.etag.clone()),
        rooms,
    })
}

/// Reserves the handle and signs in. With an invite one is a member at once, else on the waitlist.
#[utoipa::path(
    post, path = "/api/register", tag = "entry", request_body = Register,
    responses((status = 201, body = Me), (status = "4XX", body = Problem), (status = 503, body = Problem))
)]
async fn register(
    State(app): State<SharedApp>,
    door: Door,
    headers: HeaderMap,
    Body(asked): Body<Register>,
) -> Result<(StatusCode, Cookie, Json<Me>), No> {
    let handle = Handle::parse(&asked.handle)?;
    let stated = Stated::parse(&asked.stated).map_err(|_| RefusalCode::BadText)?;
    let field = Field::parse(&asked.field).map_err(|_| RefusalCode::BadField)?;
    password::check(&asked.password, &handle)?;
    let now = app.clock.now();
    app.limits.place_registrations.take(door.place, now).map_err(No::too_many)?;
    let mut account = Account {
        id: AccountId::new(secret::number()),
        handle,
        stated,
        field,
        registered: now,
        standing: Standing::Applicant,
        owner: false,
        bot: false,
    };
    // Looked at before the password costs anything; decided by the write.
    let offer = match &asked.invite {
        Some(token) => Some(invites::Offer::find(&app, door, token).await?),
        None => None,
    };
    let password_hash = app.passwords.hash(asked.password).await??;
    let mut unit = vec![Write::AddAccount { account: account.clone(), password_hash }];
    if let Some(offer) = &offer {
        offer.accept(now, &mut account, &mut unit)?;
    }
    let (session, cookie) = session::start(&app, &account, &headers);
    unit.push(session);
    app.store.write(unit).await.map_err(|e| match &offer {
        Some(offer) => offer.refused(e),
        None => e.into(),
    })?;
    drop(offer); // An owner's link was held until here.
    Ok((StatusCode::CREATED, [(SET_COOKIE, cookie)], Json(me(&app, &account).await?)))
}

/// A fresh session. A session that the browser already had ends.
#[utoipa::path(
    post, path = "/api/sign-in", tag = "entry", request_body = SignIn,
    responses((status = 200, body = Me), (status = 401, body = Problem), (status = 429, body = Problem))
)]
async fn sign_in(
    State(app): State<SharedApp>,
    door: Door,
    before: Option<SignedIn>,
    headers: HeaderMap,
    Body(asked): Body<SignIn>,
) -> Result<(Cookie, Json<Me>), No> {
    let now = app.clock.now();
    app.limits.place_sign_ins.take(door.place, now).map_err(No::too_many)?;
    // By what was typed, known or not: the limit tells nobody whether the handle exists.
    let typed = secret::hash(&asked.handle.trim().to_ascii_lowercase());
    app.limits.handle_sign_ins.take(typed, now).map_err(No::too_many)?;
    let found = match Handle::parse(&asked.handle) {
        Ok(handle) => app.store.account_by_handle(&handle).await?,
        Err(_) => None,
    };
    let (account, stored) = found.unzip();
    let fits = app.passwords.verify(asked.password, stored.clone()).await?;
    let found = account.zip(stored).filter(|_| fits);
    let (account, password_hash) = found.ok_or(RefusalCode::WrongHandleOrPassword)?;

    let (start, cookie) = session::start(&app, &account, &headers);
    let mut over = oldest_over(app.store.sessions(account.id).await?);
    // Checking took a while: a password that was reset meanwhile starts nothing.
    let mut unit = vec![Write::IfPassword { account: account.id, password_hash }, start];
    unit.extend(over.iter().map(|id| Write::DropSession { id: *id, account: account.id }));
    if let Some(before) = before {
        unit.push(Write::DropSession { id: before.session, account: before.account.id });
        over.push(before.session);
    }
    app.store.write(unit).await?;
    for session in over {
        app.live.sign_out(session).await;
    }
    Ok(([(SET_COOKIE, cookie)], Json(me(&app, &account).await?)))
}

/// Ends this session, its sockets and its sound.
#[utoipa::path(
    post, path = "/api/sign-out", tag = "entry", security(("session" = [])),
    responses((status = 204), (status = 401, body = Problem))
)]
async fn sign_out(State(app): State<SharedApp>, by: SignedIn) -> Result<(StatusCode, Cookie), No> {
    // A restriction: in force first, then stored.
    app.live.sign_out(by.session).await;
    app.store.write(vec![Write::DropSession { id: by.session, account: by.account.id }]).await?;
    Ok((StatusCode::NO_CONTENT, [(SET_COOKIE, session::forget(&app.config))]))
}

/// Who one is.
#[utoipa::path(
    get, path = "/api/me", tag = "entry", security(("session" = [])),
    responses((status = 200, body = Me), (status = 401, body = Problem))
)]
async fn get_me(State(app): State<SharedApp>, by: SignedIn) -> Result<Json<Me>, No> {
    Ok(Json(me(&app, &by.account).await?))
}

/// An account as its own owner sees it.
pub async fn me(app: &App, account: &Account) -> Result<Me, No> {
    let now = app.clock.now();
    let invites = app.store.invites_by(account.id, now).await?;
    let standing = match account.standing {
        Standing::Applicant => rest::Standing::Applicant,
        Standing::Member { .. } => rest::Standing::Member,
    };
    Ok(Me {
        account: account.id.to_string(),
        handle: account.handle.as_str().to_owned(),
        standing,
        owner: account.owner,
        stated: account.stated.as_str().to_owned(),
        field: account.field.key().to_owned(),
        invites_left: entry::invite::left(account, &invites, now),
        seat_in: app.live.seat_in(account.id).map(|room| room.to_string()),
    })
}

/// Those past the bound, once one more is added.
fn oldest_over(mut sessions: Vec<Session>) -> Vec<store::SessionId> {
    sessions.sort_by_key(|session| session.last_seen);
    let over = (sessions.len() + 1).saturating_sub(SESSIONS_MAX);
    sessions.iter().take(over).map(|session| session.id).collect()
}
