//! Whom one might follow: whoever let one in, and members who hosted rooms lately. Nobody's address book is asked for.

use super::SignedIn;
use super::no::No;
use crate::app::SharedApp;
use axum::Json;
use axum::extract::State;
use domain::{At, MemberId};
use protocol::network::{Suggestion, SuggestionReason};
use protocol::rest::Problem;
use std::time::Duration;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Rooms opened earlier than that are not lately.
const LATELY: Duration = Duration::from_hours(14 * 24);

/// Hosts in one answer.
const HOSTS_MAX: u32 = 10;

pub fn routes() -> OpenApiRouter<SharedApp> {
    OpenApiRouter::new().routes(routes!(list))
}

/// One's inviter, then up to ten hosts of the last two weeks, those with most rooms first; nobody whom one follows already.
#[utoipa::path(
    get, path = "/api/people/suggested", tag = "people", security(("session" = [])),
    responses((status = 200, body = [Suggestion]), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn list(State(app): State<SharedApp>, by: SignedIn) -> Result<Json<Vec<Suggestion>>, No> {
    by.member()?;
    let since = At(app.clock.now().0.saturating_sub(LATELY.as_millis() as u64));
    let inviter = by.account.inviter();
    let mut suggested = vec![];
    if let Some(inviter) = inviter
        && !app.store.follow_facts(by.account.id, inviter).await?.follows
    {
        suggested.push((inviter, SuggestionReason::Inviter));
    }
    let hosts = app.store.hosts(by.account.id, since, HOSTS_MAX).await?;
    let others = hosts.into_iter().filter(|(host, _)| Some(*host) != inviter);
    suggested.extend(others.map(|(host, rooms)| (host, SuggestionReason::Hosted { rooms })));
    let members = suggested.iter().map(|(account, _)| MemberId::of(*account));
    let mut persons = app.live.persons(members.collect()).await?;
    // Whoever is a member no more is in no list.
    let with_person = |(account, reason)| {
        persons.remove(&MemberId::of(account)).map(|person| Suggestion { person, reason })
    };
    Ok(Json(suggested.into_iter().filter_map(with_person).collect()))
}
