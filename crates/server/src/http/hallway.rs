//! One's own hallway: live rooms in the order of whom and what one follows, why each stands there, and filters.

use super::SignedIn;
use super::no::No;
use crate::app::{App, SharedApp};
use axum::Json;
use axum::extract::{Query, State};
use domain::network::hallway_filter::{Filter, topics_of};
use domain::network::{SpokenLanguage, TopicKey};
use domain::{AccountId, CircleId, MemberId, network};
use protocol::network::{HallwayChoices, OwnHallway};
use protocol::rest::Problem;
use protocol::tell::RefusalCode;
use serde::Deserialize;
use std::collections::BTreeSet;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub fn routes() -> OpenApiRouter<SharedApp> {
    OpenApiRouter::new().routes(routes!(list))
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Asked {
    /// Any name of the topic that rooms are about.
    topic: Option<String>,
    /// Two or three letters, of what is spoken there.
    language: Option<String>,
    /// Whose rooms they are; of one that one does not belong to there are none.
    circle: Option<String>,
}

/// Open rooms with somebody in them that fit what is asked for, the one with most points first, at most 100.
#[utoipa::path(
    get, path = "/api/hallway", tag = "rooms", security(("session" = [])), params(Asked),
    responses(
        (status = 200, body = OwnHallway), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem)
    )
)]
async fn list(
    State(app): State<SharedApp>,
    by: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Json<OwnHallway>, No> {
    let me = by.member()?;
    let Asked { topic, language, circle } = &asked;
    let mut filter = filter(&app, by.account.id, topic.as_deref(), language.as_deref()).await?;
    if let Some(circle) = circle {
        filter.circle = Some(CircleId::parse(circle).map_err(|_| RefusalCode::BadRequest)?);
    }
    let following = app.store.following(by.account.id).await?;
    let follows = !following.people.is_empty() || !following.topics.is_empty();
    let mut fields = following.fields;
    fields.push(by.account.field);
    let order = network::Hallway {
        me,
        follows: following.people.into_iter().map(MemberId::of).collect(),
        topics: following.topics,
        fields,
        // On a stage there are members alone.
        inviter: by.account.inviter().map(MemberId::of),
        languages: following.languages,
    };
    let own = app.live.hallway_of(&order, &filter).await?;
    let keys: Vec<TopicKey> = own.choices.topics.iter().map(|topic| topic.key.clone()).collect();
    let called = app.store.topics_called(&keys).await?.into_iter().collect();
    let chosen = topic.as_deref().map(|name| (name, &filter.topic));
    let languages: BTreeSet<SpokenLanguage> =
        own.choices.languages.into_iter().chain(filter.language).collect();
    let circles: BTreeSet<CircleId> = own.choices.circles.into_iter().chain(filter.circle).collect();
    let choices = HallwayChoices {
        topics: topics_of(&own.choices.topics, &called, chosen),
        languages: languages.iter().map(|language| language.as_str().to_owned()).collect(),
        circles: circles.iter().map(CircleId::to_string).collect(),
    };
    Ok(Json(OwnHallway { rooms: own.rows, choices, follows }))
}

/// A topic is found by any of its names; one that nobody follows goes by the one.
pub(super) async fn filter(
    app: &App,
    by: AccountId,
    topic: Option<&str>,
    language: Option<&str>,
) -> Result<Filter, No> {
    let mut filter = Filter::default();
    if let Some(name) = topic {
        let key = TopicKey::of(name).ok_or(RefusalCode::BadRequest)?;
        let topic = app.store.topic(by, &key).await?;
        let names = topic.iter().flat_map(|topic| &topic.names);
        filter.topic = names.filter_map(|name| TopicKey::of(name)).chain([key]).collect();
    }
    if let Some(language) = language {
        filter.language = Some(SpokenLanguage::parse(language).ok_or(RefusalCode::BadRequest)?);
    }
    Ok(filter)
}
