//! Invites: made by members, shown to whoever holds the link, accepted once. The owner's link is accepted here too.

use super::invite_codes::{Addressee, Sending, proof_of};
use super::inviter::{InviterNow, Shown, Typed, policy};
use super::json::Body;
use super::no::No;
use super::{Door, SignedIn, account, session};
use crate::admission;
use crate::app::{App, SharedApp};
use crate::owner_link;
use crate::secret::{self, Token};
use axum::Json;
use axum::extract::{Path, State};
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use domain::entry::budget::{STAYS_AFTER, UPHELD_COSTS};
use domain::entry::invite::Wish;
use domain::entry::{self, Account, Bound, INVITE_TTL, Invite, InvitePolicy, InviteState, Note};
use domain::{At, InviteId, RoomId};
use protocol::inviting::{BoundTo, InviteBudget};
use protocol::rest::{self, AcceptInvite, InviteCard, InviteMade, InviteRow, Me, NewInvite, Problem};
use protocol::sms::AddressProof;
use protocol::tell::RefusalCode;
use std::sync::Arc;
use store::{Conflict, Inviting, Store, Write, WriteError};
use tokio::sync::OwnedMutexGuard;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub fn routes() -> OpenApiRouter<SharedApp> {
    OpenApiRouter::new()
        .routes(routes!(list, make))
        .routes(routes!(card, revoke))
        .routes(routes!(accept))
        .routes(routes!(budget))
}

/// One's own invites, oldest first. Their tokens are not shown again.
#[utoipa::path(
    get, path = "/api/invites", tag = "invites", security(("session" = [])),
    responses((status = 200, body = [InviteRow]), (status = 401, body = Problem))
)]
async fn list(State(app): State<SharedApp>, by: SignedIn) -> Result<Json<Vec<InviteRow>>, No> {
    let now = app.clock.now();
    let invites = app.store.invites_by(by.account.id, now).await?;
    let mut rows = vec![];
    for invite in invites {
        let meant_for = match invite.bound {
            Some(Bound::Account(account)) => app.store.account(account).await?,
            _ => None,
        };
        let (state, accepted_by) = match invite.state {
            InviteState::Open if invite.is_open(now) => (rest::InviteState::Open, None),
            InviteState::Open => (rest::InviteState::Expired, None),
            InviteState::Revoked { .. } => (rest::InviteState::Revoked, None),
            InviteState::Accepted { by, .. } => (rest::InviteState::Accepted, app.store.account(by).await?),
        };
        rows.push(InviteRow {
            id: invite.id.to_string(),
            state,
            created_ms: invite.created.0,
            expires_ms: invite.expires.0,
            accepted_by: accepted_by.map(|account| account.handle.as_str().to_owned()),
            bound: wire(invite.bound.as_ref()),
            meant_for: meant_for.map(|account| account.handle.as_str().to_owned()),
            note: note(&app, invite.id).await?,
        });
    }
    Ok(Json(rows))
}

/// How many invites one has, and why.
#[utoipa::path(
    get, path = "/api/invites/budget", tag = "invites", security(("session" = [])),
    responses((status = 200, body = InviteBudget), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn budget(State(app): State<SharedApp>, by: SignedIn) -> Result<Json<InviteBudget>, No> {
    by.member()?;
    let now = app.clock.now();
    let inviter = InviterNow::read(&app.store, &by.account, now).await?;
    let entry::Budget { base, deeds, open, accepted, at_once, left } = inviter.budget(now);
    Ok(Json(InviteBudget {
        left,
        base,
        stayed: deeds.stayed,
        hosted: deeds.hosted,
        own_rooms: deeds.own_rooms,
        upheld: deeds.upheld,
        upheld_costs: UPHELD_COSTS,
        stays_after_days: (STAYS_AFTER.as_secs() / (24 * 3600)) as u32,
        open,
        accepted,
        at_once_max: at_once,
        frozen: inviter.is_frozen(),
        link_invites: policy(&app).await?.link_invites,
        mails: app.mail.is_on(),
        texts: app.texts.is_on(),
    }))
}

/// One more invite. The token is in this answer and nowhere else. `room` must be an open one.
#[utoipa::path(
    post, path = "/api/invites", tag = "invites", security(("session" = [])), request_body = NewInvite,
    responses(
        (status = 201, body = InviteMade), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem)
    )
)]
async fn make(
    State(app): State<SharedApp>,
    door: Door,
    by: SignedIn,
    Body(asked): Body<NewInvite>,
) -> Result<(StatusCode, Json<InviteMade>), No> {
    by.member()?;
    let room = match &asked.room {
        Some(room) => Some(RoomId::parse(room).map_err(|_| RefusalCode::NoSuchRoom)?),
        None => None,
    };
    if let Some(room) = room {
        app.live.room_card(room, None).await.ok_or(RefusalCode::NoSuchRoom)?;
    }
    app.store.in_force().await?.admission.1.may_invite()?;
    let to = Addressee::read(&app, &asked).await?;
    let note = asked.note.as_deref().map(str::trim).filter(|note| !note.is_empty()).map(Note::parse);
    let note = note.transpose().map_err(|_| RefusalCode::BadText)?;
    // One at a time, so that the second request finds what the first one left; the write decides in any case.
    let _turn = app.inviting.lock().await;
    let wish = Wish { id: InviteId::new(secret::number()), room, bound: to.bound() };
    let (policy, now) = (policy(&app).await?, app.clock.now());
    let mut sending = Sending::prepare(&app, to, wish.id, now.after(INVITE_TTL)).await?;
    let more = std::mem::take(&mut sending.writes);
    let (invite, token, invites_left) =
        new_invite(&app.store, now, &by.account, wish, note, &policy, more).await?;
    let made = InviteMade {
        id: invite.id.to_string(),
        token: token.reveal().to_owned(),
        expires_ms: invite.expires.0,
        invites_left,
        told: sending.send(&app, door.language, &by.account, token.reveal()).await,
    };
    Ok((StatusCode::CREATED, Json(made)))
}

/// Who invites, and to where. For whoever holds the link, signed in or not. An empty handle: this is the owner's link.
#[utoipa::path(
    get, path = "/api/invites/{invite}", tag = "invites",
    params(("invite" = String, Path, description = "The token of the link `/i/{token}`")),
    responses((status = 200, body = InviteCard), (status = 404, body = Problem), (status = 410, body = Problem))
)]
async fn card(
    State(app): State<SharedApp>,
    door: Door,
    Path(token): Path<String>,
) -> Result<Json<InviteCard>, No> {
    let offer = Offer::find(&app, door, &token).await?;
    let (mut bound, mut proof, mut words) = (BoundTo::Anybody, AddressProof::Nothing, None);
    let (inviter, expires, room) = match offer {
        Offer::OwnersLink { link, .. } => (None, link.expires, None),
        Offer::Invite(invite) => {
            let mut room = match invite.room {
                Some(room) => app.live.room_card(room, None).await,
                None => None,
            };
            // Names are for members.
            for person in room.iter_mut().flat_map(|room| &mut room.stage) {
                (person.name, person.name_mark) = (None, None);
            }
            bound = wire(invite.bound.as_ref());
            proof = proof_of(&app, invite.bound.as_ref());
            words = note(&app, invite.id).await?;
            (app.store.account(invite.by).await?, invite.expires, room)
        }
    };
    let of = |text: fn(&Account) -> &str| inviter.as_ref().map(text).unwrap_or_default().to_owned();
    Ok(Json(InviteCard {
        inviter_handle: of(|account| account.handle.as_str()),
        inviter_stated: of(|account| account.stated.as_str()),
        inviter_field: of(|account| account.field.key()),
        expires_ms: expires.0,
        room,
        bound,
        proof,
        note: words,
    }))
}

/// Takes one's own invite back. Another's is answered like none at all: 404.
#[utoipa::path(
    delete, path = "/api/invites/{invite}", tag = "invites", security(("session" = [])),
    params(("invite" = String, Path, description = "Its id, from the list")),
    responses((status = 204), (status = 401, body = Problem), (status = 404, body = Problem), (status = 410, body = Problem))
)]
async fn revoke(
    State(app): State<SharedApp>,
    by: SignedIn,
    Path(id): Path<String>,
) -> Result<StatusCode, No> {
    let id = InviteId::parse(&id).map_err(|_| RefusalCode::NoSuchInvite)?;
    let invite = app.store.invite(id).await?.ok_or(RefusalCode::NoSuchInvite)?;
    let revoked = entry::invite::revoke(&invite, &by.account, app.clock.now())?;
    if revoked != invite {
        app.store.write(vec![Write::SetInvite { id, to: revoked.state }]).await?;
    }
    Ok(StatusCode::NO_CONTENT)
}

/// Makes an applicant a member. The session goes on with a fresh token.
#[utoipa::path(
    post, path = "/api/invites/accept", tag = "invites", security(("session" = [])), request_body = AcceptInvite,
    responses(
        (status = 200, body = Me), (status = 401, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 410, body = Problem)
    )
)]
async fn accept(
    State(app): State<SharedApp>,
    door: Door,
    mut by: SignedIn,
    headers: HeaderMap,
    Body(asked): Body<AcceptInvite>,
) -> Result<([(HeaderName, HeaderValue); 1], Json<Me>), No> {
    let offer = Offer::find(&app, door, &asked.token).await?;
    let typed = Typed { mail: asked.mail.as_deref(), code: asked.code.as_deref() };
    let shown = Shown::read(&app, Some(by.account.id), Some(&offer), typed).await?;
    let mut unit = vec![];
    let before = by.account.clone();
    offer.accept(app.clock.now(), &mut by.account, &shown, &mut unit)?;
    admission::by_word(&app, &before, None, by.account.standing, &mut unit).await?;
    let (renewed, cookie) = session::renew(&app, &by, &headers);
    unit.extend(renewed);
    if let Err(e) = app.store.write(unit).await {
        return Err(offer.refused(&app, e).await);
    }
    drop(offer);
    app.live.let_in(by.account.id).await;
    Ok(([(SET_COOKIE, cookie)], Json(account::me(&app, &by.account).await?)))
}

/// What a link offers, open at the moment it was found; only the write decides.
pub(crate) enum Offer {
    Invite(Invite),
    /// Held by one request at a time until it is stored, so that it makes one owner.
    OwnersLink {
        link: owner_link::Open,
        _turn: OwnedMutexGuard<()>,
    },
}

impl Offer {
    pub(crate) async fn find(app: &App, door: Door, token: &str) -> Result<Offer, No> {
        let now = app.clock.now();
        app.limits.place_invites.take(door.place, now).map_err(No::too_many)?;
        let token = Token::presented(token);
        if let Some(invite) = app.store.invite_by_token_hash(&token.hash()).await? {
            app.store.in_force().await?.admission.1.may_invite()?;
            invite.check_open(now)?;
            return Ok(Offer::Invite(invite));
        }
        let turn = Arc::clone(&app.inviting).lock_owned().await;
        let link = owner_link::find(&app.store, &token, now).await?.ok_or(RefusalCode::NoSuchInvite)?;
        Ok(Offer::OwnersLink { link, _turn: turn })
    }

    /// Adds to `unit` what accepting changes, and changes `account` alike.
    pub(crate) fn accept(
        &self,
        now: At,
        account: &mut Account,
        shown: &Shown,
        unit: &mut Vec<Write>,
    ) -> Result<(), No> {
        let was_member = account.is_member();
        match self {
            Offer::Invite(invite) => {
                let (accepted, standing) = entry::invite::accept(invite, &shown.holder(account), now)?;
                unit.extend(shown.spend.clone());
                unit.push(Write::SetInvite { id: invite.id, to: accepted.state });
                account.standing = standing;
            }
            Offer::OwnersLink { link, .. } => {
                if !was_member {
                    account.standing = entry::waitlist::let_in_first(account, now)?;
                }
                account.owner = true;
                unit.extend([Write::SetOwner { account: account.id, owner: true }, link.used_up()]);
            }
        }
        if !was_member {
            unit.push(Write::SetStanding { account: account.id, standing: account.standing });
        }
        Ok(())
    }

    /// Why the unit of [`Offer::accept`] was not written. Another process may have replaced the owner's link meanwhile.
    pub(crate) async fn refused(&self, app: &App, error: WriteError) -> No {
        match (self, error) {
            // Somebody was quicker: what became of it is read anew, so that the reason is the true one.
            (Offer::Invite(invite), WriteError::Conflict(Conflict::InviteGone)) => {
                match app.store.invite(invite.id).await {
                    Ok(Some(invite)) => match invite.check_open(app.clock.now()) {
                        Err(refusal) => refusal.into(),
                        Ok(()) => RefusalCode::ChangedMeanwhile.into(),
                    },
                    Ok(None) => RefusalCode::NoSuchInvite.into(),
                    Err(fault) => fault.into(),
                }
            }
            (Offer::OwnersLink { .. }, WriteError::Conflict(Conflict::Mismatch)) => {
                RefusalCode::InviteGone.into()
            }
            (_, error) => error.into(),
        }
    }
}

/// Stores an invite of `by`, together with `more`. The caller holds [`App::inviting`]. Returns its token and how many are left.
pub(crate) async fn new_invite(
    store: &Store,
    now: At,
    by: &Account,
    wish: Wish,
    note: Option<Note>,
    policy: &InvitePolicy,
    more: Vec<Write>,
) -> Result<(Invite, Token, u32), No> {
    let token = Token::of_link();
    let mut inviter = InviterNow::read(store, by, now).await?;
    let invite = entry::invite::create(&inviter.inviter(), wish, policy, now)?;
    let mut unit = vec![inviter.turn(), Write::AddInvite { invite, token_hash: token.hash() }];
    unit.extend(note.map(|note| Write::Inviting(Inviting::SetNote { invite: invite.id, note })));
    unit.extend(more);
    store.write(unit).await?;
    inviter.invites.push(invite);
    Ok((invite, token, inviter.budget(now).left))
}

async fn note(app: &App, invite: InviteId) -> anyhow::Result<Option<String>> {
    Ok(app.store.note(invite).await?.map(|note| note.as_str().to_owned()))
}

fn wire(bound: Option<&Bound>) -> BoundTo {
    match bound {
        None => BoundTo::Anybody,
        Some(Bound::Account(_)) => BoundTo::Account,
        Some(Bound::Mail(_)) => BoundTo::Mail,
        Some(Bound::Phone(_)) => BoundTo::Phone,
    }
}
