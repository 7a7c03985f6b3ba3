//! Decisions for owners: who or what let somebody in or refused them, on what; also as a file.

use super::no::No;
use super::owner::Owner;
use super::{admission_words as words, vouches};
use crate::admission;
use crate::app::{App, SharedApp};
use axum::Json;
use axum::body::{Body, Bytes};
use axum::extract::{Path, Query, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::Response;
use domain::entry::Decision;
use domain::{AccountId, At, DecisionId};
use futures_util::stream;
use protocol::admission::{DecisionDetail, DecisionHow, DecisionOutcome, DecisionPage, DecisionRow};
use protocol::rest::Problem;
use protocol::tell::RefusalCode;
use serde::Deserialize;
use std::sync::Arc;
use store::admission::{DecisionsAsked, facts_text};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Rows of one answer.
const PAGE: u32 = 100;
/// Rows read at once for a file.
const FILE_PAGE: u32 = 500;

pub fn routes() -> OpenApiRouter<SharedApp> {
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(export)).routes(routes!(one))
}

/// Which of them; of all that is given.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Filter {
    /// About whoever has this handle now.
    handle: Option<String>,
    outcome: Option<DecisionOutcome>,
    how: Option<DecisionHow>,
    /// At this time or later.
    since_ms: Option<u64>,
    /// `next` of the page before.
    before: Option<String>,
}

impl Filter {
    /// None: there is nobody of that handle.
    async fn asked(&self, app: &App) -> Result<Option<DecisionsAsked>, No> {
        let account = match self.handle.as_deref().map(str::trim).filter(|handle| !handle.is_empty()) {
            Some(handle) => match vouches::by_handle(app, handle).await? {
                Some(account) => Some(account.id),
                None => return Ok(None),
            },
            None => None,
        };
        Ok(Some(DecisionsAsked {
            account,
            outcome: self.outcome.map(words::parse_outcome),
            how: self.how.map(words::how_word),
            since: self.since_ms.map(At),
        }))
    }
}

#[derive(Deserialize, ToSchema, Clone, Copy, PartialEq)]
#[serde(rename_all = "snake_case")]
enum Format {
    Csv,
    /// One JSON object a line.
    Jsonl,
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct File {
    #[param(inline)]
    format: Format,
}

/// Latest first, 100 at a time. For owners.
#[utoipa::path(
    get, path = "/api/admin/decisions", tag = "admission", security(("session" = [])), params(Filter),
    responses(
        (status = 200, body = DecisionPage), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem)
    )
)]
async fn list(
    State(app): State<SharedApp>,
    _: Owner,
    Query(filter): Query<Filter>,
) -> Result<Json<DecisionPage>, No> {
    let before = match &filter.before {
        Some(before) => {
            let last = find(&app, before).await?;
            Some((last.at, last.id))
        }
        None => None,
    };
    let Some(asked) = filter.asked(&app).await? else {
        return Ok(Json(DecisionPage { rows: vec![], next: None }));
    };
    let decisions = app.store.decisions(&asked, PAGE, before).await?;
    let next = decisions.last().filter(|_| decisions.len() == PAGE as usize).map(|last| last.id.to_string());
    Ok(Json(DecisionPage { rows: rows(&app, &decisions).await?, next }))
}

/// One decision with what was looked at, evaluated again by the same version. For owners.
#[utoipa::path(
    get, path = "/api/admin/decisions/{decision}", tag = "admission", security(("session" = [])),
    params(("decision" = String, Path, description = "From the list of decisions")),
    responses(
        (status = 200, body = DecisionDetail), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem)
    )
)]
async fn one(
    State(app): State<SharedApp>,
    _: Owner,
    Path(decision): Path<String>,
) -> Result<Json<DecisionDetail>, No> {
    let decision = find(&app, &decision).await?;
    let rule = admission::of_version(&app, decision.criteria).await?;
    let row = rows(&app, std::slice::from_ref(&decision)).await?.remove(0);
    Ok(Json(DecisionDetail {
        row,
        mode: words::mode(app.store.admission_of(decision.admission).await?.mode),
        rule: rule.as_ref().map(|rule| words::rule(&rule.criteria)),
        parts: words::said(&decision, rule.as_ref()),
        facts: facts_text(&decision.facts),
        replays: decision.replays(rule.as_ref().map(|rule| &*rule.rule)),
    }))
}

/// All of them, or those asked for, as CSV or as JSON lines, latest first. For owners.
#[utoipa::path(
    get, path = "/api/admin/decisions.file", tag = "admission", security(("session" = [])), params(File, Filter),
    responses(
        (status = 200, body = String, content_type = "text/csv"), (status = 401, body = Problem),
        (status = 403, body = Problem)
    )
)]
async fn export(
    State(app): State<SharedApp>,
    _: Owner,
    Query(File { format }): Query<File>,
    Query(filter): Query<Filter>,
) -> Result<Response, No> {
    let asked = filter.asked(&app).await?;
    let (kind, name) = match format {
        Format::Csv => ("text/csv; charset=utf-8", "attachment; filename=\"decisions.csv\""),
        Format::Jsonl => ("application/jsonl; charset=utf-8", "attachment; filename=\"decisions.jsonl\""),
    };
    // Of nobody of that handle there is nothing but the head.
    let asked = Arc::new(asked.unwrap_or(DecisionsAsked { since: Some(At(u64::MAX)), ..Default::default() }));
    let body = Body::from_stream(stream::try_unfold(Some(None), move |before| {
        let (app, asked) = (app.clone(), asked.clone());
        async move {
            // None: the last page was sent.
            let Some(before) = before else { return anyhow::Ok(None) };
            let (text, next) = file_page(&app, &asked, format, before).await?;
            Ok(Some((Bytes::from(text), next)))
        }
    }));
    Ok(Response::builder()
        .header(CONTENT_TYPE, kind)
        .header(CONTENT_DISPOSITION, name)
        .body(body)
        .expect("fixed headers are headers"))
}

type Before = Option<(At, DecisionId)>;

async fn file_page(
    app: &App,
    asked: &DecisionsAsked,
    format: Format,
    before: Before,
) -> anyhow::Result<(String, Option<Before>)> {
    let decisions = app.store.decisions(asked, FILE_PAGE, before).await?;
    let rows = rows(app, &decisions).await?;
    let mut text = String::new();
    if before.is_none() && format == Format::Csv {
        text.push_str("at,decision,account,handle,outcome,how,by,admission,criteria,met,missing,facts\r\n");
    }
    for (row, decision) in rows.iter().zip(&decisions) {
        let facts = facts_text(&decision.facts);
        match format {
            Format::Csv => text.push_str(&csv(row, &facts)),
            Format::Jsonl => {
                let mut line = serde_json::to_value(row)?;
                line["facts"] = serde_json::from_str(&facts)?;
                text.push_str(&line.to_string());
                text.push('\n');
            }
        }
    }
    let is_last = decisions.len() < FILE_PAGE as usize;
    let next = decisions.last().filter(|_| !is_last).map(|last| Some((last.at, last.id)));
    Ok((text, next))
}

fn csv(row: &DecisionRow, facts: &str) -> String {
    let word = |value: &dyn erased::Word| value.word();
    let cells = [
        row.at_ms.to_string(),
        row.decision.clone(),
        row.account.clone(),
        row.handle.clone(),
        word(&row.outcome),
        word(&row.how),
        row.by.clone().unwrap_or_default(),
        row.admission.to_string(),
        row.criteria.map(|version| version.to_string()).unwrap_or_default(),
        row.met.join(" "),
        row.missing.join(" "),
        facts.to_owned(),
    ];
    cells.map(|text| cell(&text)).join(",") + "\r\n"
}

/// As the wire writes an enumeration.
mod erased {
    pub trait Word {
        fn word(&self) -> String;
    }

    impl<T: serde::Serialize> Word for T {
        fn word(&self) -> String {
            serde_json::to_value(self).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
        }
    }
}

/// Quoted; and what a spreadsheet would take for a formula is made a text.
fn cell(text: &str) -> String {
    let guard = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    format!("\"{guard}{}\"", text.replace('"', "\"\""))
}

async fn find(app: &App, id: &str) -> Result<Decision, No> {
    let id = DecisionId::parse(id).map_err(|_| RefusalCode::NoSuchDecision)?;
    Ok(app.store.decision(id).await?.ok_or(RefusalCode::NoSuchDecision)?)
}

async fn rows(app: &App, decisions: &[Decision]) -> anyhow::Result<Vec<DecisionRow>> {
    let mut ids: Vec<AccountId> = decisions.iter().map(|decision| decision.account).collect();
    ids.extend(decisions.iter().filter_map(|decision| decision.how.by()));
    ids.sort();
    ids.dedup();
    let accounts = app.store.accounts(&ids).await?; // Ordered by id.
    let handle = |id: AccountId| match accounts.binary_search_by_key(&id, |account| account.id) {
        Ok(at) => accounts[at].handle.as_str().to_owned(),
        Err(_) => String::new(),
    };
    Ok(decisions.iter().map(|decision| words::decision(decision, &handle)).collect())
}
