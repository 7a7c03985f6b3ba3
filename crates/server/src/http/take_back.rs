//! What staff granted somebody, for owners; and taking it back, with a reason that its owner reads first.

use super::json::Body;
use super::no::No;
use super::{SignedIn, notices, people};
use crate::app::SharedApp;
use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use domain::entry::proof::Reason;
use domain::entry::{Proof, ProofKind, review, waitlist};
use domain::{MemberId, ProofId};
use protocol::proofs::{ProofRow, TakeBack};
use protocol::rest::Problem;
use protocol::sign_in::NoticeKind;
use protocol::tell::RefusalCode;
use store::Write;
use store::proof::ProofWrite;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub fn routes() -> OpenApiRouter<SharedApp> {
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(take_back))
}

/// What staff granted this member and still stands. Nothing of what else they proved.
#[utoipa::path(
    get, path = "/api/admin/people/{member}/proofs", tag = "proofs", security(("session" = [])),
    params(("member" = String, Path, description = "An id, or a handle after @")),
    responses((status = 200, body = [ProofRow]), (status = "4XX", body = Problem))
)]
async fn list(
    State(app): State<SharedApp>,
    by: SignedIn,
    Path(member): Path<String>,
) -> Result<Json<Vec<ProofRow>>, No> {
    waitlist::may_see(&by.account)?;
    let account = people::find(&app, &member).await?;
    let now = app.clock.now();
    let granted = |proof: &&Proof| proof.kind == ProofKind::StaffReview && proof.stands(now);
    let proofs = app.store.proofs(&[account.id]).await?;
    Ok(Json(proofs.iter().filter(granted).map(|proof| ProofRow::of(proof, now)).collect()))
}

/// Takes it back: it lapses in fourteen days, and whose it is is told at once, and why.
#[utoipa::path(
    post, path = "/api/admin/people/{member}/proofs/{proof}/take-back", tag = "proofs", security(("session" = [])),
    request_body = TakeBack,
    params(
        ("member" = String, Path, description = "An id, or a handle after @"),
        ("proof" = String, Path, description = "From the list")
    ),
    responses((status = 204), (status = "4XX", body = Problem))
)]
async fn take_back(
    State(app): State<SharedApp>,
    by: SignedIn,
    Path((member, proof)): Path<(String, String)>,
    Body(asked): Body<TakeBack>,
) -> Result<StatusCode, No> {
    waitlist::may_see(&by.account)?;
    let account = people::find(&app, &member).await?;
    let id = ProofId::parse(&proof).map_err(|_| RefusalCode::NoSuchProof)?;
    let own = app.store.proofs(&[account.id]).await?;
    let before = own.iter().find(|one| one.id == id).ok_or(RefusalCode::NoSuchProof)?;
    let reason = Reason::parse(&asked.reason).map_err(|_| RefusalCode::BadText)?;
    let at = app.clock.now();
    let after = review::take_back(&by.account, before, reason, at)?;
    let audit = Write::Audit {
        room: None,
        epoch: 0,
        seq: 0,
        at,
        by: Some(MemberId::of(by.account.id)),
        kind: "review_taken_back",
        about: Some(MemberId::of(account.id)),
    };
    let take_back = ProofWrite::TakeBack { proof: after, seen: before.checked };
    let note = notices::from_the_house(account.id, NoticeKind::ProofTakenBack, at);
    app.store.write(vec![Write::Proof(take_back), audit, note]).await?;
    notices::mail_from_the_house(&app, account.id, NoticeKind::ProofTakenBack, at).await?;
    Ok(StatusCode::NO_CONTENT)
}
