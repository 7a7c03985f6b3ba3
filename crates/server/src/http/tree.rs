//! The vouch tree: owners look at it, take it along as CSV, and freeze or remove a branch after seeing who is hit.

use super::SignedIn;
use super::json::Body;
use super::no::No;
use crate::admission;
use crate::app::{App, SharedApp};
use crate::{csv, secret};
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderName, StatusCode, header};
use domain::entry::tree::{self, AppealState, Hit, Leaf, Struck};
use domain::entry::{Account, Standing};
use domain::{AccountId, MemberId};
use protocol::inviting::{ActOnBranch, BranchPreview, TreeHit, TreePage, TreeRow};
use protocol::rest::Problem;
use protocol::tell::RefusalCode;
use serde::Deserialize;
use std::collections::BTreeMap;
use store::{Conflict, Inviting, Unit, Write, WriteError};
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Members in one answer. Fewer makes more requests; more makes the longest answer longer.
const PAGE: u32 = 500;

/// Members read at once when a whole branch is looked for.
const READ_AT_ONCE: u32 = 1000;

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Page {
    /// `next` of the page before.
    after: Option<String>,
}

pub fn routes() -> OpenApiRouter<SharedApp> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(export))
        .routes(routes!(preview))
        .routes(routes!(freeze))
        .routes(routes!(remove))
}

/// Who let whom in: members by id, a page at a time. For owners.
#[utoipa::path(
    get, path = "/api/admin/tree", tag = "tree", security(("session" = [])), params(Page),
    responses((status = 200, body = TreePage), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn list(
    State(app): State<SharedApp>,
    by: SignedIn,
    Query(Page { after }): Query<Page>,
) -> Result<Json<TreePage>, No> {
    tree::may_see(&by.account)?;
    let after =
        after.map(|after| AccountId::parse(&after)).transpose().map_err(|_| RefusalCode::BadRequest)?;
    let members = app.store.members(PAGE, after).await?;
    let hits = hits(&app).await?;
    let next = (members.len() == PAGE as usize).then(|| members.last().map(|last| last.id.to_string()));
    let rows = members.iter().filter_map(|member| row(member, &hits)).collect();
    Ok(Json(TreePage { rows, next: next.flatten() }))
}

/// The whole tree as CSV. For owners.
#[utoipa::path(
    get, path = "/api/admin/tree.csv", tag = "tree", security(("session" = [])),
    responses((status = 200, body = String, content_type = "text/csv"), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn export(
    State(app): State<SharedApp>,
    by: SignedIn,
) -> Result<([(HeaderName, &'static str); 2], String), No> {
    tree::may_see(&by.account)?;
    let members = everybody(&app).await?;
    let hits = hits(&app).await?;
    let handles: BTreeMap<String, &str> =
        members.iter().map(|member| (member.id.to_string(), member.handle.as_str())).collect();
    let mut text = csv::row(["member", "handle", "field", "let_in_by", "since_ms", "owner", "state"]);
    for row in members.iter().filter_map(|member| row(member, &hits)) {
        let let_in_by =
            row.parent.as_ref().and_then(|parent| handles.get(parent)).copied().unwrap_or_default();
        let owner = if row.owner { "yes" } else { "no" };
        let state = if row.hit.is_some() { "frozen" } else { "" };
        let since = row.since_ms.to_string();
        text += &csv::row([&row.member, &row.handle, &row.field, let_in_by, &since, owner, state]);
    }
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"tree.csv\""),
    ];
    Ok((headers, text))
}

/// Who would be hit: everybody below, owners and whom they let in left out. For owners.
#[utoipa::path(
    get, path = "/api/admin/tree/{member}/preview", tag = "tree", security(("session" = [])),
    params(("member" = String, Path, description = "At the top of the branch")),
    responses(
        (status = 200, body = BranchPreview), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem)
    )
)]
async fn preview(
    State(app): State<SharedApp>,
    by: SignedIn,
    Path(member): Path<String>,
) -> Result<Json<BranchPreview>, No> {
    tree::may_see(&by.account)?;
    let branch = branch(&app, &member).await?;
    let handles = branch.iter().map(|account| account.handle.as_str().to_owned()).collect();
    Ok(Json(BranchPreview { handles, seen: fingerprint(&branch) }))
}

/// Freezes a branch: its members invite, vouch and open rooms no more. For owners.
#[utoipa::path(
    post, path = "/api/admin/tree/{member}/freeze", tag = "tree", security(("session" = [])), request_body = ActOnBranch,
    params(("member" = String, Path, description = "At the top of the branch")),
    responses(
        (status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem)
    )
)]
async fn freeze(
    State(app): State<SharedApp>,
    by: SignedIn,
    Path(member): Path<String>,
    Body(asked): Body<ActOnBranch>,
) -> Result<StatusCode, No> {
    let mut branch = seen_branch(&app, &by, &member, &asked).await?;
    let root = branch[0].id;
    let mut hit = vec![];
    while !branch.is_empty() {
        app.store.write(strike(&app, &by, root, &branch, Hit::Frozen).await?).await.map_err(changed)?;
        admission::wake(&app); // Their words weigh otherwise now.
        hit.extend(branch.iter().map(|account| account.id));
        branch = stragglers(&app, &hit).await?;
    }
    Ok(StatusCode::NO_CONTENT)
}

/// Puts a branch back on the waitlist, signed out everywhere. For owners.
#[utoipa::path(
    post, path = "/api/admin/tree/{member}/remove", tag = "tree", security(("session" = [])), request_body = ActOnBranch,
    params(("member" = String, Path, description = "At the top of the branch")),
    responses(
        (status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem)
    )
)]
async fn remove(
    State(app): State<SharedApp>,
    by: SignedIn,
    Path(member): Path<String>,
    Body(asked): Body<ActOnBranch>,
) -> Result<StatusCode, No> {
    let mut branch = seen_branch(&app, &by, &member, &asked).await?;
    let root = branch[0].id;
    let mut hit = vec![];
    while !branch.is_empty() {
        remove_all(&app, &by, root, &branch).await?;
        hit.extend(branch.iter().map(|account| account.id));
        branch = stragglers(&app, &hit).await?;
    }
    Ok(StatusCode::NO_CONTENT)
}

/// A restriction: in force first, then stored.
async fn remove_all(app: &App, by: &SignedIn, root: AccountId, branch: &[Account]) -> Result<(), No> {
    let unit = strike(app, by, root, branch, Hit::Removed).await?;
    for account in branch {
        app.live.sign_out_account(account.id).await;
        for session in app.store.sessions(account.id).await? {
            app.live.sign_out(session.id).await;
        }
    }
    app.store.write(unit).await.map_err(changed)?;
    admission::wake(app);
    // Whoever signed in between was a member for that long.
    for account in branch {
        app.live.sign_out_account(account.id).await;
    }
    Ok(())
}

/// The branch as it is now, if it is the one that was seen.
async fn seen_branch(
    app: &App,
    by: &SignedIn,
    member: &str,
    asked: &ActOnBranch,
) -> Result<Vec<Account>, No> {
    tree::may_see(&by.account)?;
    let branch = branch(app, member).await?;
    if fingerprint(&branch) == asked.seen { Ok(branch) } else { Err(RefusalCode::BranchChanged.into()) }
}

/// Those whom somebody of the branch let in after it was read and before the act was stored. Its open invites are taken
/// back with the act, so they get fewer each time.
async fn stragglers(app: &App, hit: &[AccountId]) -> anyhow::Result<Vec<Account>> {
    let below = |member: &Account| {
        let leaf = Leaf::of(member).filter(|leaf| !leaf.owner && !hit.contains(&leaf.account));
        leaf.and_then(|leaf| leaf.parent).is_some_and(|parent| hit.contains(&parent))
    };
    Ok(everybody(app).await?.into_iter().filter(below).collect())
}

/// What to write for the act.
async fn strike(
    app: &App,
    by: &SignedIn,
    root: AccountId,
    branch: &[Account],
    hit: Hit,
) -> anyhow::Result<Unit> {
    let (now, before) = (app.clock.now(), hits(app).await?);
    let mut unit = vec![];
    for account in branch.iter().filter(|account| tree::changes(hit, before.get(&account.id))) {
        let (id, by_owner) = (account.id, by.account.id);
        let Standing::Member { let_in_by, .. } = account.standing else { continue };
        let one = Struck { account: id, hit, root, by: by_owner, at: now, appeal: AppealState::None };
        unit.push(Write::Inviting(Inviting::Strike { id: secret::number(), struck: one }));
        if hit == Hit::Removed {
            unit.push(Write::Inviting(Inviting::Remove { account: id, let_in_by: let_in_by.by() }));
        }
        unit.push(Write::Inviting(Inviting::RevokeAll { by: id, at: now }));
        let kind = if hit == Hit::Removed { "branch_removed" } else { "branch_frozen" };
        unit.push(audit(by, now, kind, id));
    }
    Ok(unit)
}

/// A line about what an owner did to somebody.
pub(super) fn audit(by: &SignedIn, at: domain::At, kind: &'static str, about: AccountId) -> Write {
    let (by, about) = (by.account.member(), Some(MemberId::of(about)));
    Write::Audit { room: None, epoch: 0, seq: 0, at, by, kind, about }
}

fn changed(error: WriteError) -> No {
    match error {
        WriteError::Conflict(Conflict::ChangedMeanwhile) => RefusalCode::BranchChanged.into(),
        other => other.into(),
    }
}

/// The root first.
async fn branch(app: &App, member: &str) -> Result<Vec<Account>, No> {
    let root = AccountId::parse(member).map_err(|_| RefusalCode::NoSuchAccount)?;
    let members = everybody(app).await?;
    let leaves: Vec<Leaf> = members.iter().filter_map(Leaf::of).collect();
    let ids = tree::branch(root, &leaves)?;
    let known: BTreeMap<AccountId, Account> = members.into_iter().map(|member| (member.id, member)).collect();
    Ok(ids.iter().filter_map(|id| known.get(id).cloned()).collect())
}

async fn everybody(app: &App) -> anyhow::Result<Vec<Account>> {
    let mut members: Vec<Account> = vec![];
    loop {
        let page = app.store.members(READ_AT_ONCE, members.last().map(|last| last.id)).await?;
        let is_last = page.len() < READ_AT_ONCE as usize;
        members.extend(page);
        if is_last {
            return Ok(members);
        }
    }
}

async fn hits(app: &App) -> anyhow::Result<BTreeMap<AccountId, Struck>> {
    let rows = app.store.struck(false).await?;
    Ok(rows.into_iter().map(|row| (row.struck.account, row.struck)).collect())
}

fn row(member: &Account, hits: &BTreeMap<AccountId, Struck>) -> Option<TreeRow> {
    let Standing::Member { since, let_in_by } = member.standing else { return None };
    Some(TreeRow {
        member: member.id.to_string(),
        handle: member.handle.as_str().to_owned(),
        field: member.field.key().to_owned(),
        parent: let_in_by.parent().map(|parent| parent.to_string()),
        since_ms: since.0,
        owner: member.owner,
        hit: hits.get(&member.id).map(|struck| wire(struck.hit)),
    })
}

pub(super) fn wire(hit: Hit) -> TreeHit {
    match hit {
        Hit::Frozen => TreeHit::Frozen,
        Hit::Removed => TreeHit::Removed,
    }
}

/// Differs as soon as somebody else would be hit.
fn fingerprint(branch: &[Account]) -> String {
    let ids: String = branch.iter().map(|account| account.id.to_string()).collect();
    secret::hash(&ids)[..12].iter().map(|byte| format!("{byte:02x}")).collect()
}
