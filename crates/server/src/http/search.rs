//! Search: what an index proposes, as far as whoever asks may see it, and as it is now.

use super::no::No;
use super::{SignedIn, scheduled};
use crate::app::{App, SharedApp};
use crate::search::{KINDS, Texts};
use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use domain::network::{self, block};
use domain::{AccountId, MemberId, RoomId, ScheduledId, TopicId};
use protocol::network::TopicRow;
use protocol::rest::{Person, Problem, RoomCard};
use protocol::schedule::ScheduledCard;
use protocol::search::{Found, SearchKind};
use protocol::tell::RefusalCode;
use serde::Deserialize;
use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;
use store::Changed;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Of each kind, where all are looked for; of the one that is asked for.
const FEW: usize = 5;
const MANY: usize = 30;
/// Some of what the index proposes is not shown: so many more are asked for.
const SPARE: usize = 20;

pub fn routes() -> OpenApiRouter<SharedApp> {
    OpenApiRouter::new().routes(routes!(find))
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Asked {
    /// Words, each as a whole or as it begins; marks on letters and punctuation do not count. After `@`: how a handle begins.
    find: Option<String>,
    /// None: all of them.
    kind: Option<SearchKind>,
}

/// People, topics, live rooms and scheduled rooms, what fits best first: 5 of each, or 30 of one kind. Nothing to look for
/// finds nothing.
#[utoipa::path(
    get, path = "/api/search", tag = "search", security(("session" = [])), params(Asked),
    responses(
        (status = 200, body = Found), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 429, body = Problem)
    )
)]
async fn find(
    State(app): State<SharedApp>,
    by: SignedIn,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<Json<Found>, No> {
    by.member()?;
    let Query(Asked { find, kind }) = asked.map_err(|_| RefusalCode::BadRequest)?;
    let typed = find.unwrap_or_default();
    let Some(search) = network::Search::parse(&typed).map(Arc::new) else {
        return Ok(Json(Found::default()));
    };
    let me = by.account.id;
    app.limits.account_searches.take(me, app.clock.now()).map_err(No::too_many)?;
    let (kinds, shown) = match kind {
        Some(kind) => (vec![kind], MANY),
        None => (KINDS.to_vec(), FEW),
    };
    let Some(mut ids) = app.finder.find(Arc::clone(&search), kinds, shown + SPARE).await? else {
        return Ok(Json(Found { incomplete: true, ..Found::default() }));
    };
    let mut ids = |kind| ids.remove(&kind).unwrap_or_default();
    let looking = Looking { app: &app, me, search: &search, typed: &typed, shown };
    let mut found = Found::default();
    let people = looking.people(ids(SearchKind::People)).await?;
    let mut more = looking.cut(people, SearchKind::People, &mut found.people);
    let mut allowed = 0;
    for _ in &found.people {
        match app.limits.account_found.take(me, app.clock.now()) {
            Ok(()) => allowed += 1,
            Err(wait) if allowed == 0 && kind.is_some() => return Err(No::too_many(wait)),
            Err(_) => break,
        }
    }
    if allowed < found.people.len() {
        found.people.truncate(allowed);
        more.get_or_insert(SearchKind::People);
    }
    found.more.extend(more);
    let topics = looking.topics(ids(SearchKind::Topics)).await?;
    found.more.extend(looking.cut(topics, SearchKind::Topics, &mut found.topics));
    let rooms = looking.rooms(ids(SearchKind::Rooms));
    found.more.extend(looking.cut(rooms, SearchKind::Rooms, &mut found.rooms));
    let scheduled = looking.scheduled(ids(SearchKind::Scheduled)).await?;
    found.more.extend(looking.cut(scheduled, SearchKind::Scheduled, &mut found.scheduled));
    Ok(Json(found))
}

/// One search of one member.
struct Looking<'a> {
    app: &'a App,
    me: AccountId,
    search: &'a network::Search,
    typed: &'a str,
    shown: usize,
}

/// What it counts for, and what it is.
type Counted<T> = (u32, T);

impl Looking<'_> {
    async fn people(&self, ids: Vec<u64>) -> anyhow::Result<Vec<Counted<Person>>> {
        let ids: Vec<AccountId> = ids.into_iter().map(AccountId::new).collect();
        let mut persons = self.app.live.persons(ids.iter().map(|id| MemberId::of(*id)).collect()).await?;
        let mut headlines: HashMap<_, _> = self.app.store.headlines(&ids).await?.into_iter().collect();
        let blocked: BTreeSet<AccountId> =
            self.app.store.blocked_either_way(self.me, &ids).await?.into_iter().collect();
        let whole = self.typed.trim().trim_start_matches(['@', '＠']).trim_start();
        let mut found = vec![];
        for id in ids {
            let person = persons.remove(&MemberId::of(id));
            let texts = person.as_ref().map(|person| Texts::Person {
                handle: person.handle.clone(),
                name: person.name.clone(),
                stated: person.stated.clone(),
                headline: headlines.remove(&id).map(|line: network::Headline| line.as_str().to_owned()),
            });
            let points = self.points(texts, Changed::Person(id));
            if let (Some(points), Some(person)) = (points, person)
                && block::finds(blocked.contains(&id), person.handle.eq_ignore_ascii_case(whole))
            {
                found.push((points, person));
            }
        }
        found.sort_by_cached_key(|(points, person)| (Reverse(*points), person.handle.clone()));
        Ok(found)
    }

    async fn topics(&self, ids: Vec<u64>) -> anyhow::Result<Vec<Counted<TopicRow>>> {
        let ids: Vec<TopicId> = ids.into_iter().map(TopicId::new).collect();
        let mut there: HashMap<_, _> = self.app.store.topics_of(self.me, &ids).await?.into_iter().collect();
        let mut found = vec![];
        for id in ids {
            let row = there.remove(&id).map(super::topics::row);
            let texts = row.as_ref().map(|row| Texts::Topic { names: row.names.clone() });
            found.extend(self.points(texts, Changed::Topic(id)).zip(row));
        }
        found.sort_by_cached_key(|(points, row)| {
            (Reverse((*points, row.followers)), row.names.first().cloned())
        });
        Ok(found)
    }

    fn rooms(&self, ids: Vec<u64>) -> Vec<Counted<RoomCard>> {
        let mut found = vec![];
        for id in ids.into_iter().map(RoomId::new) {
            let card = self.app.live.hallway_card(id);
            let texts = card
                .as_ref()
                .map(|card| Texts::Room { title: card.title.clone(), topic: card.topic.clone() });
            found.extend(self.points(texts, Changed::Room(id)).zip(card));
        }
        let people = |card: &RoomCard| card.speakers.saturating_add(card.listeners);
        found.sort_by_key(|(points, card)| (Reverse((*points, people(card))), card.opened_ms));
        found
    }

    async fn scheduled(&self, ids: Vec<u64>) -> anyhow::Result<Vec<Counted<ScheduledCard>>> {
        let now = self.app.clock.now();
        let (mut counted, mut rows) = (HashMap::new(), vec![]);
        for id in ids.into_iter().map(ScheduledId::new) {
            let stored = self.app.store.scheduled(id, self.me).await?;
            let stored = stored.filter(|stored| stored.scheduled.is_announced(now));
            if let Some(points) = self.points(stored.as_ref().map(Texts::of_plan), Changed::Scheduled(id)) {
                counted.insert(id.to_string(), points);
                rows.extend(stored);
            }
        }
        let cards = scheduled::cards(self.app, &rows).await?.into_iter();
        let mut found: Vec<_> =
            cards.filter_map(|card| Some((*counted.get(&card.scheduled)?, card))).collect();
        found.sort_by_key(|(points, card)| (Reverse(*points), card.begins_ms));
        Ok(found)
    }

    /// What something counts for as it is now. What does not fit, or is not there, is looked at anew for the index.
    fn points(&self, texts: Option<Texts>, is: Changed) -> Option<u32> {
        let points = texts.and_then(|texts| self.search.points(&texts.terms()));
        if points.is_none() {
            self.app.store.changes().note([is]);
        }
        points
    }

    /// As many as are shown go `into` the answer. Returns the kind if there are more.
    fn cut<T>(&self, found: Vec<Counted<T>>, kind: SearchKind, into: &mut Vec<T>) -> Option<SearchKind> {
        let more = found.len() > self.shown;
        into.extend(found.into_iter().take(self.shown).map(|(_, found)| found));
        more.then_some(kind)
    }
}
