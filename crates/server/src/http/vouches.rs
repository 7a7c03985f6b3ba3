//! Vouching: applicants name members who know them; members give their word, for members as well, or open the door.

use super::inviter::{InviterNow, Shown, Typed, policy};
use super::json::Body;
use super::no::No;
use super::{SignedIn, waitlist};
use crate::admission;
use crate::app::{App, SharedApp};
use crate::live::Whom;
use crate::proof::peers;
use crate::secret::{self, Token};
use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use domain::entry::vouch::{self, NAMED_MAX, VOUCH_WEEK};
use domain::entry::{self, Account, Handle, Vouch, handle_keeping};
use domain::network::inbox::{Entry, Kind};
use domain::{AccountId, At, InviteId};
use protocol::inviting::{ByHandle, NamedRow, Names, VouchRow, Vouches};
use protocol::rest::Problem;
use protocol::tell::RefusalCode;
use std::collections::BTreeMap;
use store::{Inviting, Write};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub fn routes() -> OpenApiRouter<SharedApp> {
    OpenApiRouter::new()
        .routes(routes!(list, give))
        .routes(routes!(names, name))
        .routes(routes!(unname))
        .routes(routes!(withdraw))
        .routes(routes!(let_in))
}

/// Who on the waitlist named one, and for whom one gave one's word.
#[utoipa::path(
    get, path = "/api/vouches", tag = "vouches", security(("session" = [])),
    responses((status = 200, body = Vouches), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn list(State(app): State<SharedApp>, by: SignedIn) -> Result<Json<Vouches>, No> {
    by.member()?;
    let now = app.clock.now();
    let given = given(&app, by.account.id, now).await?;
    let is_frozen = app.store.struck_one(by.account.id).await?.is_some();
    let naming = app.store.naming(by.account.id).await?;
    let stands: Vec<AccountId> = given.iter().filter(|v| v.stands()).map(|v| v.applicant).collect();
    // Those who are in by now have pages of their own.
    let vouched = app.store.accounts(&stands).await?.into_iter().filter(|one| !one.is_member());
    let mut rows: BTreeMap<AccountId, (Account, bool)> = vouched.map(|one| (one.id, (one, false))).collect();
    rows.extend(naming.into_iter().map(|one| (one.id, (one, true))));
    let row = |(one, named_me): (Account, bool)| VouchRow {
        account: one.id.to_string(),
        handle: one.handle.as_str().to_owned(),
        stated: one.stated.as_str().to_owned(),
        field: one.field.key().to_owned(),
        named_me,
        vouched: stands.contains(&one.id),
        own_field: one.field == by.account.field,
    };
    Ok(Json(Vouches {
        left: vouch::left(&by.account, &given, is_frozen, now),
        members_let_in: policy(&app).await?.members_let_in,
        rows: rows.into_values().map(row).collect(),
    }))
}

/// Gives one's word for somebody in one's own field. Of enough words follows a proof.
#[utoipa::path(
    post, path = "/api/vouches", tag = "vouches", security(("session" = [])), request_body = ByHandle,
    responses(
        (status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem)
    )
)]
async fn give(
    State(app): State<SharedApp>,
    by: SignedIn,
    Body(asked): Body<ByHandle>,
) -> Result<StatusCode, No> {
    let me = by.member()?;
    let now = app.clock.now();
    let applicant = by_handle(&app, &asked.handle).await?.ok_or(RefusalCode::NoSuchAccount)?;
    let mut inviter = InviterNow::read(&app.store, &by.account, now).await?;
    let given = given(&app, by.account.id, now).await?;
    let before = app.store.vouch(by.account.id, applicant.id).await?;
    let was_named = app.store.named_by(applicant.id).await?.contains(&by.account.id);
    let vouch = vouch::give(&by.account, &applicant, was_named, &given, inviter.is_frozen(), now)?;
    if before != Some(vouch) {
        let turn = inviter.turn();
        app.store.write(vec![turn, Write::Inviting(Inviting::SaveVouch(vouch))]).await?;
        peers::recount(&app, &applicant).await?;
        admission::consider(&app, applicant.id).await;
        // Nobody's inbox but a member's.
        let entry = Entry { kind: Kind::Vouched, by: me, about: None, at: now };
        app.live.happened(Whom::One(applicant.id), entry);
    }
    Ok(StatusCode::NO_CONTENT)
}

/// Whether one's word for them stands, and whether one may give it now.
pub(super) async fn between(app: &App, by: &Account, about: &Account) -> Result<(bool, bool), No> {
    let now = app.clock.now();
    let vouched = app.store.vouch(by.id, about.id).await?.is_some_and(|vouch| vouch.stands());
    let is_frozen = app.store.struck_one(by.id).await?.is_some();
    let given = given(app, by.id, now).await?;
    let may = !vouched && vouch::give(by, about, false, &given, is_frozen, now).is_ok();
    Ok((vouched, may))
}

/// Takes one's word back. What it proved lapses, if the others are too few.
#[utoipa::path(
    delete, path = "/api/vouches/{account}", tag = "vouches", security(("session" = [])),
    params(("account" = String, Path, description = "From the list")),
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem))
)]
async fn withdraw(
    State(app): State<SharedApp>,
    by: SignedIn,
    Path(account): Path<String>,
) -> Result<StatusCode, No> {
    by.member()?;
    let applicant = waitlist::one(&app, &account).await?;
    let vouch = app.store.vouch(by.account.id, applicant.id).await?.ok_or(RefusalCode::NoSuchAccount)?;
    let withdrawn = vouch::withdraw(&vouch, app.clock.now());
    if withdrawn != vouch {
        app.store.write(vec![Write::Inviting(Inviting::SaveVouch(withdrawn))]).await?;
        peers::recount(&app, &applicant).await?;
        admission::consider(&app, applicant.id).await;
    }
    Ok(StatusCode::NO_CONTENT)
}

/// Spends an invite on somebody who named one: they are in at once.
#[utoipa::path(
    post, path = "/api/vouches/{account}/let-in", tag = "vouches", security(("session" = [])),
    params(("account" = String, Path, description = "From the list")),
    responses(
        (status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem)
    )
)]
async fn let_in(
    State(app): State<SharedApp>,
    by: SignedIn,
    Path(account): Path<String>,
) -> Result<StatusCode, No> {
    by.member()?;
    let now = app.clock.now();
    let applicant = waitlist::one(&app, &account).await?;
    let mut inviter = InviterNow::read(&app.store, &by.account, now).await?;
    let was_named = app.store.named_by(applicant.id).await?.contains(&by.account.id);
    let shown = Shown::read(&app, Some(applicant.id), None, Typed::default()).await?;
    let (id, holder) = (InviteId::new(secret::number()), shown.holder(&applicant));
    let policy = policy(&app).await?;
    let (invite, standing) = entry::invite::let_in(&inviter.inviter(), &holder, was_named, id, &policy, now)?;
    let mut unit = vec![
        inviter.turn(),
        // Nobody ever learns this token.
        Write::AddInvite { invite, token_hash: Token::of_link().hash() },
        Write::SetStanding { account: applicant.id, standing },
    ];
    admission::by_word(&app, &applicant, None, standing, &mut unit).await?;
    app.store.write(unit).await?;
    app.live.let_in(applicant.id).await;
    Ok(StatusCode::NO_CONTENT)
}

/// Whom one named, and until when one's handle is kept. For applicants.
#[utoipa::path(
    get, path = "/api/vouches/names", tag = "vouches", security(("session" = [])),
    responses((status = 200, body = Names), (status = 401, body = Problem))
)]
async fn names(State(app): State<SharedApp>, by: SignedIn) -> Result<Json<Names>, No> {
    let named = app.store.named_by(by.account.id).await?;
    let vouches = app.store.vouches_for(by.account.id).await?;
    let members = app.store.accounts(&named).await?;
    let row = |member: &Account| NamedRow {
        member: member.id.to_string(),
        handle: member.handle.as_str().to_owned(),
        field: member.field.key().to_owned(),
        vouched: vouches.iter().any(|vouch| vouch.by == member.id && vouch.stands()),
    };
    let rows =
        named.iter().filter_map(|id| members.iter().find(|member| member.id == *id)).map(row).collect();
    let seen = app.store.keeping(by.account.id).await?.seen;
    let handle_kept_until_ms = handle_keeping::kept_until(seen).0;
    Ok(Json(Names { max: NAMED_MAX, rows, handle_kept_until_ms }))
}

/// Names a member who knows one. Somebody who is no member is answered like nobody: 404.
#[utoipa::path(
    post, path = "/api/vouches/names", tag = "vouches", security(("session" = [])), request_body = ByHandle,
    responses(
        (status = 204), (status = 401, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 429, body = Problem)
    )
)]
async fn name(
    State(app): State<SharedApp>,
    by: SignedIn,
    Body(asked): Body<ByHandle>,
) -> Result<StatusCode, No> {
    let now = app.clock.now();
    app.limits.account_names.take(by.account.id, now).map_err(No::too_many)?;
    let member = by_handle(&app, &asked.handle).await?;
    let named = app.store.named_by(by.account.id).await?;
    let member = vouch::name(&by.account, member.as_ref(), &named)?;
    let applicant = by.account.id;
    app.store
        .write(vec![Write::Inviting(Inviting::Name { applicant, member, at: now, max: NAMED_MAX })])
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes a name back.
#[utoipa::path(
    delete, path = "/api/vouches/names/{member}", tag = "vouches", security(("session" = [])),
    params(("member" = String, Path, description = "From the list")),
    responses((status = 204), (status = 401, body = Problem), (status = 404, body = Problem))
)]
async fn unname(
    State(app): State<SharedApp>,
    by: SignedIn,
    Path(member): Path<String>,
) -> Result<StatusCode, No> {
    let member = AccountId::parse(&member).map_err(|_| RefusalCode::NoSuchAccount)?;
    let applicant = by.account.id;
    app.store.write(vec![Write::Inviting(Inviting::Unname { applicant, member })]).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn given(app: &App, by: AccountId, now: At) -> anyhow::Result<Vec<Vouch>> {
    let since = At(now.0.saturating_sub(VOUCH_WEEK.as_millis() as u64));
    app.store.vouches_by(by, since).await
}

/// What is no handle is nobody's.
pub(super) async fn by_handle(app: &App, text: &str) -> Result<Option<Account>, No> {
    let Ok(handle) = Handle::kept(text.trim().trim_start_matches('@')) else { return Ok(None) };
    Ok(app.store.account_by_handle(&handle).await?.map(|(account, _)| account))
}
