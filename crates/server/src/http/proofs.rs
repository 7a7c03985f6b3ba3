//! One's own proofs and badge, and the reviews that owners decide.

use super::SignedIn;
use super::json::Body;
use super::no::No;
use crate::admission;
use crate::app::{App, SharedApp};
use crate::proof::{self, web_page, work_mail};
use crate::secret;
use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use domain::entry::review::{self, REVIEWS_SHOWN, ReviewText};
use domain::entry::{BadgeChoice, ProofKind};
use domain::{AccountId, MemberId, ProofId, ReviewId};
use protocol::proofs::{
    self, AskReview, GrantReview, MyProofs, ProofRow, ReviewRow, WebPage, WorkMail, WorkMailCode,
};
use protocol::rest::Problem;
use protocol::tell::RefusalCode;
use store::Write;
use store::proof::{ProofWrite, ReviewState};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub fn routes() -> OpenApiRouter<SharedApp> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(send_code))
        .routes(routes!(try_code))
        .routes(routes!(add_page))
        .routes(routes!(ask_review))
        .routes(routes!(drop_one))
        .routes(routes!(choose))
        .routes(routes!(queue))
        .routes(routes!(grant))
        .routes(routes!(decline))
}

/// One's own proofs, with those that lapsed in the last thirty days, and the badge as others see it.
#[utoipa::path(
    get, path = "/api/proofs", tag = "proofs", security(("session" = [])),
    responses((status = 200, body = MyProofs), (status = 401, body = Problem))
)]
async fn list(State(app): State<SharedApp>, by: SignedIn) -> Result<Json<MyProofs>, No> {
    Ok(Json(mine(&app, &by).await?))
}

/// Sends a code to a work address.
#[utoipa::path(
    post, path = "/api/proofs/work-mail", tag = "proofs", security(("session" = [])), request_body = WorkMail,
    responses((status = 204), (status = "4XX", body = Problem), (status = 503, body = Problem))
)]
async fn send_code(
    State(app): State<SharedApp>,
    by: SignedIn,
    Body(asked): Body<WorkMail>,
) -> Result<StatusCode, No> {
    work_mail::send_code(&app, &by.account, &asked.address).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Types the code in: the address is proved, and its domain shown.
#[utoipa::path(
    post, path = "/api/proofs/work-mail/code", tag = "proofs", security(("session" = [])),
    request_body = WorkMailCode,
    responses((status = 200, body = MyProofs), (status = "4XX", body = Problem), (status = 503, body = Problem))
)]
async fn try_code(
    State(app): State<SharedApp>,
    by: SignedIn,
    Body(asked): Body<WorkMailCode>,
) -> Result<Json<MyProofs>, No> {
    work_mail::try_code(&app, &by.account, &asked.code).await?;
    changed(&app, &by).await
}

/// Looks at a page for a link back with `rel="me"`, now and again every week.
#[utoipa::path(
    post, path = "/api/proofs/web-page", tag = "proofs", security(("session" = [])), request_body = WebPage,
    responses((status = 200, body = MyProofs), (status = "4XX", body = Problem), (status = 503, body = Problem))
)]
async fn add_page(
    State(app): State<SharedApp>,
    by: SignedIn,
    Body(asked): Body<WebPage>,
) -> Result<Json<MyProofs>, No> {
    web_page::prove(&app, &by.account, &asked.url).await?;
    changed(&app, &by).await
}

/// Asks staff to look. One at a time.
#[utoipa::path(
    post, path = "/api/proofs/review", tag = "proofs", security(("session" = [])), request_body = AskReview,
    responses((status = 204), (status = "4XX", body = Problem), (status = 503, body = Problem))
)]
async fn ask_review(
    State(app): State<SharedApp>,
    by: SignedIn,
    Body(asked): Body<AskReview>,
) -> Result<StatusCode, No> {
    let text = ReviewText::parse(&asked.text).map_err(|_| RefusalCode::BadText)?;
    let shows = review::parse(
        asked.organisation.as_deref(),
        Some(&asked.field),
        asked.profession.as_deref(),
        asked.years,
        asked.name.as_deref(),
    )?;
    let now = app.clock.now();
    let review = review::ask(&by.account, ReviewId::new(secret::number()), text, shows, now)?;
    app.limits.account_reviews.take(by.account.id, now).map_err(No::too_many)?;
    app.store.write(vec![Write::Proof(ProofWrite::AskReview { review })]).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Gives a proof up. Nothing happens if it is gone.
#[utoipa::path(
    delete, path = "/api/proofs/{proof}", tag = "proofs", security(("session" = [])),
    params(("proof" = String, Path, description = "From the list")),
    responses((status = 204), (status = 401, body = Problem), (status = 404, body = Problem))
)]
async fn drop_one(
    State(app): State<SharedApp>,
    by: SignedIn,
    Path(id): Path<String>,
) -> Result<StatusCode, No> {
    let id = ProofId::parse(&id).map_err(|_| RefusalCode::NoSuchProof)?;
    app.store.write(vec![Write::Proof(ProofWrite::Drop { id, account: by.account.id })]).await?;
    app.live.forget_person(by.account.id);
    admission::consider(&app, by.account.id).await;
    Ok(StatusCode::NO_CONTENT)
}

/// Which proof the badge is of, and what of it is shown.
#[utoipa::path(
    post, path = "/api/badge", tag = "proofs", security(("session" = [])), request_body = proofs::BadgeChoice,
    responses((status = 200, body = MyProofs), (status = 401, body = Problem), (status = 404, body = Problem))
)]
async fn choose(
    State(app): State<SharedApp>,
    by: SignedIn,
    Body(asked): Body<proofs::BadgeChoice>,
) -> Result<Json<MyProofs>, No> {
    let proof = ProofId::parse(&asked.proof).map_err(|_| RefusalCode::NoSuchProof)?;
    let own = app.store.proofs(&[by.account.id]).await?;
    own.iter().find(|one| one.id == proof).ok_or(RefusalCode::NoSuchProof)?;
    let proofs::BadgeChoice { organisation, profession, years, field, .. } = asked;
    let choice = BadgeChoice { proof, organisation, profession, years, field };
    app.store.write(vec![Write::Proof(ProofWrite::Choose { account: by.account.id, choice })]).await?;
    changed(&app, &by).await
}

/// Reviews that wait, longest first, at most 200. For owners.
#[utoipa::path(
    get, path = "/api/admin/proofs", tag = "proofs", security(("session" = [])),
    responses((status = 200, body = [ReviewRow]), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn queue(State(app): State<SharedApp>, by: SignedIn) -> Result<Json<Vec<ReviewRow>>, No> {
    domain::entry::waitlist::may_see(&by.account)?;
    let reviews = app.store.reviews(REVIEWS_SHOWN, None).await?;
    let ids: Vec<AccountId> = reviews.iter().map(|review| review.account).collect();
    let accounts = app.store.accounts(&ids).await?;
    let row = |review: review::Review| {
        let account = accounts.iter().find(|account| account.id == review.account)?;
        Some(ReviewRow {
            id: review.id.to_string(),
            account: account.id.to_string(),
            handle: account.handle.as_str().to_owned(),
            stated: account.stated.as_str().to_owned(),
            text: review.text.as_str().to_owned(),
            field: review.asks.field.map(|field| field.key().to_owned()),
            organisation: review.asks.organisation.map(|text| text.as_str().to_owned()),
            profession: review.asks.profession.map(|text| text.as_str().to_owned()),
            years: review.asks.years,
            name: review.asks.name.map(|text| text.as_str().to_owned()),
            submitted_ms: review.submitted.0,
        })
    };
    Ok(Json(reviews.into_iter().filter_map(row).collect()))
}

/// Says yes to what was seen.
#[utoipa::path(
    post, path = "/api/admin/proofs/{review}/grant", tag = "proofs", security(("session" = [])),
    request_body = GrantReview, params(("review" = String, Path, description = "From the queue")),
    responses((status = 204), (status = "4XX", body = Problem))
)]
async fn grant(
    State(app): State<SharedApp>,
    by: SignedIn,
    Path(id): Path<String>,
    Body(saw): Body<GrantReview>,
) -> Result<StatusCode, No> {
    let waiting = waiting(&app, &by, &id).await?;
    let shows = review::parse(
        saw.organisation.as_deref(),
        Some(&saw.field),
        saw.profession.as_deref(),
        saw.years,
        saw.name.as_deref(),
    )?;
    let proof = review::grant(&by.account, &waiting, ProofId::new(secret::number()), shows, app.clock.now())?;
    let subject = proof::subject(ProofKind::StaffReview, &waiting.id.to_string());
    let put = ProofWrite::Put { proof, subject, source: None };
    decide(&app, &by, &waiting, ReviewState::Granted, vec![Write::Proof(put)]).await
}

/// Says no.
#[utoipa::path(
    post, path = "/api/admin/proofs/{review}/decline", tag = "proofs", security(("session" = [])),
    params(("review" = String, Path, description = "From the queue")),
    responses((status = 204), (status = "4XX", body = Problem))
)]
async fn decline(
    State(app): State<SharedApp>,
    by: SignedIn,
    Path(id): Path<String>,
) -> Result<StatusCode, No> {
    let waiting = waiting(&app, &by, &id).await?;
    decide(&app, &by, &waiting, ReviewState::Declined, vec![]).await
}

/// Who may not see the queue learns nothing of what is in it.
async fn waiting(app: &App, by: &SignedIn, id: &str) -> Result<review::Review, No> {
    domain::entry::waitlist::may_see(&by.account)?;
    let id = ReviewId::parse(id).map_err(|_| RefusalCode::ReviewGone)?;
    let waiting = app.store.review(id).await?.ok_or(RefusalCode::ReviewGone)?;
    review::may_decide(&by.account, &waiting)?;
    Ok(waiting)
}

async fn decide(
    app: &App,
    by: &SignedIn,
    review: &review::Review,
    to: ReviewState,
    mut more: Vec<Write>,
) -> Result<StatusCode, No> {
    let (at, member) = (app.clock.now(), MemberId::of(by.account.id));
    let decided = ProofWrite::DecideReview { id: review.id, to, at, by: member };
    let audit = Write::Audit {
        room: None,
        epoch: 0,
        seq: 0,
        at,
        by: Some(member),
        kind: if to == ReviewState::Granted { "review_granted" } else { "review_declined" },
        about: Some(MemberId::of(review.account)),
    };
    more.splice(0..0, [Write::Proof(decided), audit]);
    app.store.write(more).await?;
    app.live.forget_person(review.account);
    admission::consider(app, review.account).await;
    Ok(StatusCode::NO_CONTENT)
}

async fn changed(app: &App, by: &SignedIn) -> Result<Json<MyProofs>, No> {
    app.live.forget_person(by.account.id);
    admission::consider(app, by.account.id).await;
    Ok(Json(mine(app, by).await?))
}

async fn mine(app: &App, by: &SignedIn) -> Result<MyProofs, No> {
    let (account, now) = (by.account.id, app.clock.now());
    let own = app.store.proofs(&[account]).await?;
    let chosen = app.store.badge_choices(&[account]).await?.into_iter().next().map(|(_, choice)| choice);
    let choice = domain::entry::badge::worn(&own, chosen, now).map(|(_, choice)| proofs::BadgeChoice {
        proof: choice.proof.to_string(),
        organisation: choice.organisation,
        profession: choice.profession,
        years: choice.years,
        field: choice.field,
    });
    let review = app.store.review_of(account).await?.map(|(_, state)| match state {
        ReviewState::Open => proofs::ReviewState::Open,
        ReviewState::Granted => proofs::ReviewState::Granted,
        ReviewState::Declined => proofs::ReviewState::Declined,
        ReviewState::Withdrawn => proofs::ReviewState::Withdrawn,
    });
    let badges = app.live.badges();
    Ok(MyProofs {
        proofs: own.iter().map(|proof| ProofRow::of(proof, now)).collect(),
        choice,
        badge: badges.of_one(account).await?.as_ref().map(proofs::Badge::from),
        crowd_min: badges.crowd_min().await?,
        work_mail: app.mail.is_on(),
        profile_url: web_page::profile_url(app, &by.account),
        review,
    })
}
