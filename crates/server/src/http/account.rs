//! Registering, signing in and out, and who one is.

use super::json::Body;
use super::no::No;
use super::ways_in_changes::NO_PASSWORD;
use super::{Door, SignedIn, ceremonies, inviter, invites, names, session};
use crate::admission;
use crate::app::{App, SharedApp};
use crate::secret;
use axum::Json;
use axum::extract::State;
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use domain::AccountId;
use domain::entry::ways_in::Proof;
use domain::entry::{self, Account, Field, Handle, Standing, Stated, organisation, password};
use domain::room::OpenedBy;
use protocol::rest::{self, Me, Problem, Register, RoomRules, ServerCard, SignIn};
use protocol::sign_in::{PasskeyAnswer, Shown};
use protocol::tell::RefusalCode;
use store::{Session, SignInWrite, Write};
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
async fn server(State(app): State<SharedApp>, by: Result<SignedIn, No>) -> Json<ServerCard> {
    let look = app.looks.now();
    let name = look.name.map_or_else(|| app.config.server.name.clone(), |name| name.as_str().to_owned());
    let house = app.config.rooms.house();
    // Registering asks again: where this cannot be read nothing follows from it.
    let register = admission::organisation(&app).await.is_ok_and(|mode| mode.registers());
    let is_member = by.is_ok_and(|by| by.account.is_member());
    let rooms = is_member.then_some(RoomRules {
        opened_by_owners: house.opened_by == OpenedBy::Owners,
        closed_rooms: house.closed_rooms,
        topic_required: house.topic_required,
    });
    Json(ServerCard {
        name,
        build: super::statics::build().to_owned(),
        demo: app.demo,
        closes_ms: app.closing.day().map(|closing| closing.on.0),
        seal: look.seal.key().to_owned(),
        logo: look.logo.map(|logo| logo.etag.clone()),
        register,
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
    entry::leaving::may_register(app.closing.day())?;
    // Looked at first: who may not register learns nothing of which handles are taken.
    organisation::may_register(&admission::organisation(&app).await?, asked.invite.is_some())?;
    let handle = Handle::parse(&asked.handle)?;
    entry::handle_keeping::may_choose(&handle)?;
    let stated = Stated::parse(&asked.stated).map_err(|_| RefusalCode::BadText)?;
    let field = Field::parse(&asked.field).map_err(|_| RefusalCode::BadField)?;
    if asked.passkey.is_none() {
        password::check(&asked.password, &handle)?;
    }
    let now = app.clock.now();
    app.limits.place_registrations.take(door.place, now).map_err(No::too_many)?;
    // The ceremony drew the account's id, as the passkey holds it.
    let passkey = asked.passkey.map(|made| new_passkey(&app, &headers, &made)).transpose()?;
    let mut account = Account {
        id: passkey.as_ref().map_or_else(|| AccountId::new(secret::number()), |passkey| passkey.account),
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
    let (current, form) =
        admission::form(&app, asked.region.as_deref(), &asked.answers, offer.is_some()).await?;
    let typed = inviter::Typed { mail: asked.invite_mail.as_deref(), code: asked.invite_code.as_deref() };
    let shown = inviter::Shown::read(&app, None, offer.as_ref(), typed).await?;
    let password_hash = match &passkey {
        Some(_) => NO_PASSWORD.to_owned(),
        None => app.passwords.hash(asked.password).await??,
    };
    let mut unit = vec![Write::AddAccount { account: account.clone(), password_hash }];
    unit.extend(names::stated_at_first(current.policy(), account.id, asked.name.as_deref())?);
    if let Some(offer) = &offer {
        let before = account.clone();
        offer.accept(now, &mut account, &shown, &mut unit)?;
        admission::by_word(&app, &before, Some(form.clone()), account.standing, &mut unit).await?;
    }
    let proof = Proof { at: now, second: passkey.is_some() };
    unit.extend(passkey.map(|passkey| Write::SignIn(SignInWrite::AddPasskey(passkey))));
    admission::at_registering(&app, &current, form, &mut account, &mut unit).await?;
    let (session, cookie) = session::start(&app, &account, &headers);
    let prove = SignInWrite::Prove { session: super::sign_in::started(&session), proof };
    unit.extend([session, Write::SignIn(prove)]);
    unit.extend(session::reads(account.id, &headers));
    if let Err(e) = app.store.write(unit).await {
        return Err(match &offer {
            Some(offer) => offer.refused(&app, e).await,
            None => e.into(),
        });
    }
    drop(offer); // An owner's link was held until here.
    if !account.is_member() && admission::consider(&app, account.id).await {
        account = app.store.account(account.id).await?.unwrap_or(account);
    }
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
    let shown = Shown::Password { handle: asked.handle, password: asked.password, second: asked.second };
    super::sign_in::enter(&app, door, before, &headers, shown).await
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
    let invites_left = match account.is_member() {
        true => inviter::InviterNow::read(&app.store, account, now).await?.budget(now).left,
        false => 0,
    };
    let standing = match account.standing {
        Standing::Applicant => rest::Standing::Applicant,
        Standing::Member { .. } => rest::Standing::Member,
    };
    let avatar = match account.is_member() {
        true => app.store.avatars(&[account.id]).await?.pop(),
        false => None,
    };
    let name = app.store.names(&[account.id]).await?.pop().map(|(_, name)| name.as_str().to_owned());
    Ok(Me {
        account: account.id.to_string(),
        handle: account.handle.as_str().to_owned(),
        standing,
        owner: account.owner,
        stated: account.stated.as_str().to_owned(),
        field: account.field.key().to_owned(),
        name,
        invites_left,
        seat_in: app.live.seat_in(account.id).map(|room| room.to_string()),
        avatar: avatar.map(|(_, avatar)| avatar.to_string()),
        erased_ms: app.store.leaving(account.id).await?.map(|leaving| leaving.erase_at.0),
    })
}

fn new_passkey(app: &App, headers: &HeaderMap, made: &PasskeyAnswer) -> Result<store::Passkey, No> {
    let party = ceremonies::party(app, headers).ok_or(RefusalCode::NoPasskeysHere)?;
    let name = session::device(headers);
    let name = if name.is_empty() { "1" } else { &name };
    app.ceremonies.made(&party, app.clock.now(), &made.ceremony, &made.answer, None, name)
}

/// Those past the bound, once one more is added.
pub fn oldest_over(mut sessions: Vec<Session>) -> Vec<store::SessionId> {
    sessions.sort_by_key(|session| session.last_seen);
    let over = (sessions.len() + 1).saturating_sub(SESSIONS_MAX);
    sessions.iter().take(over).map(|session| session.id).collect()
}
