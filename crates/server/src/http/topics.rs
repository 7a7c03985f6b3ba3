//! Topics: found by any of their names, followed, made by whoever follows the first, called by more names.

use super::SignedIn;
use super::json::Body;
use super::no::No;
use crate::app::{App, SharedApp};
use crate::secret;
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use domain::network::topic::{self, NAME_DAY};
use domain::network::{TopicFacts, TopicKey, TopicName};
use domain::{AccountId, At, TopicId};
use protocol::network::{NewTopicName, TopicRow};
use protocol::rest::Problem;
use protocol::tell::RefusalCode;
use serde::Deserialize;
use store::{NetworkWrite, StoredTopic, Write};
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Topics in one answer to a search.
const FOUND_MAX: u32 = 20;

pub fn routes() -> OpenApiRouter<SharedApp> {
    OpenApiRouter::new()
        .routes(routes!(find))
        .routes(routes!(own))
        .routes(routes!(follow, unfollow))
        .routes(routes!(add_name))
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Find {
    /// How one of its names begins; case and punctuation do not count.
    find: Option<String>,
}

/// Topics with a name that begins so, those with most followers first, at most 20. Nothing to look for finds nothing.
#[utoipa::path(
    get, path = "/api/topics", tag = "topics", security(("session" = [])), params(Find),
    responses((status = 200, body = [TopicRow]), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn find(
    State(app): State<SharedApp>,
    by: SignedIn,
    Query(Find { find }): Query<Find>,
) -> Result<Json<Vec<TopicRow>>, No> {
    by.member()?;
    // What is no name is the beginning of none.
    let Ok(find) = TopicName::parse(find.as_deref().unwrap_or_default()) else { return Ok(Json(vec![])) };
    let found = app.store.topics(by.account.id, find.key(), FOUND_MAX).await?;
    Ok(Json(found.into_iter().map(row).collect()))
}

/// All topics one follows, those with most followers first.
#[utoipa::path(
    get, path = "/api/me/topics", tag = "topics", security(("session" = [])),
    responses((status = 200, body = [TopicRow]), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn own(State(app): State<SharedApp>, by: SignedIn) -> Result<Json<Vec<TopicRow>>, No> {
    by.member()?;
    let followed = app.store.topics_followed(by.account.id).await?;
    Ok(Json(followed.into_iter().map(row).collect()))
}

/// Follows a topic by any of its names; makes it, if nobody has yet. Follows it already: nothing changes.
#[utoipa::path(
    put, path = "/api/topics/{name}/follow", tag = "topics", security(("session" = [])),
    params(("name" = String, Path, description = "Any of its names")),
    responses(
        (status = 200, body = TopicRow), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem)
    )
)]
async fn follow(
    State(app): State<SharedApp>,
    by: SignedIn,
    Path(name): Path<String>,
) -> Result<Json<TopicRow>, No> {
    by.member()?;
    let name = TopicName::parse(&name)?;
    let (by, now) = (by.account.id, app.clock.now());
    if topic::follow(&facts(&app, by, name.key(), now).await?)? {
        let new = TopicId::new(secret::number());
        let follow = NetworkWrite::FollowTopic { by, name: name.clone(), new, at: now };
        app.store.write(vec![Write::Network(follow)]).await?;
    }
    one(&app, by, name.key()).await
}

/// Follows it no more. A topic that nobody follows is gone, with its names. Did not follow it: nothing changes.
#[utoipa::path(
    delete, path = "/api/topics/{name}/follow", tag = "topics", security(("session" = [])),
    params(("name" = String, Path, description = "Any of its names")),
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn unfollow(
    State(app): State<SharedApp>,
    by: SignedIn,
    Path(name): Path<String>,
) -> Result<StatusCode, No> {
    by.member()?;
    let key = TopicName::parse(&name)?.key().clone();
    let unfollow = NetworkWrite::UnfollowTopic { by: by.account.id, key };
    app.store.write(vec![Write::Network(unfollow)]).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Gives a topic another name, in another language say. Goes by it already: nothing changes.
#[utoipa::path(
    post, path = "/api/topics/{name}/names", tag = "topics", security(("session" = [])), request_body = NewTopicName,
    params(("name" = String, Path, description = "Any of its names")),
    responses(
        (status = 200, body = TopicRow), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)
    )
)]
async fn add_name(
    State(app): State<SharedApp>,
    by: SignedIn,
    Path(name): Path<String>,
    Body(asked): Body<NewTopicName>,
) -> Result<Json<TopicRow>, No> {
    by.member()?;
    let (name, more) = (TopicName::parse(&name)?, TopicName::parse(&asked.name)?);
    let (by, now) = (by.account.id, app.clock.now());
    let topic = facts(&app, by, name.key(), now).await?;
    let found = facts(&app, by, more.key(), now).await?.topic;
    if topic::add_name(&topic, found)?
        && let Some(topic) = topic.topic
    {
        let add = NetworkWrite::AddTopicName { by, topic, name: more, at: now };
        app.store.write(vec![Write::Network(add)]).await?;
    }
    one(&app, by, name.key()).await
}

async fn facts(app: &App, by: AccountId, key: &TopicKey, now: At) -> anyhow::Result<TopicFacts> {
    let since = At(now.0.saturating_sub(NAME_DAY.as_millis() as u64));
    app.store.topic_facts(by, key, since).await
}

/// As it is now. Whoever followed it last may have let go of it just now.
async fn one(app: &App, by: AccountId, key: &TopicKey) -> Result<Json<TopicRow>, No> {
    let topic = app.store.topic(by, key).await?.ok_or(RefusalCode::NoSuchTopic)?;
    Ok(Json(row(topic)))
}

pub(super) fn row(topic: StoredTopic) -> TopicRow {
    let StoredTopic { names, followers, follows } = topic;
    TopicRow { names, followers, follows }
}
