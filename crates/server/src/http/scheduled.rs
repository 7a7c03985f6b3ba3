//! Scheduled rooms: announced, changed and cancelled by whoever opens them; who comes says so here.

use super::json::Body;
use super::no::No;
use super::{SignedIn, hallway, people, questions};
use crate::app::{App, SharedApp};
use crate::live::Whom;
use crate::schedule::early;
use crate::secret::{self, Token};
use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use domain::entry::tree;
use domain::network::hallway_filter::{Filter, names_of, topics_of};
use domain::network::inbox::{Entry, Kind};
use domain::network::schedule::{LINEUP_MAX, State as Stage, check_lineup, may_schedule};
use domain::network::{Plan, SpokenLanguage, TopicKey};
use domain::room::{LAPSES_AFTER, PinnedPage, Role, Visibility};
use domain::{AccountId, At, MemberId, RoomId, ScheduledId};
use protocol::rest::{Person, Problem};
use protocol::schedule::{
    Come, LineupRow, NewScheduled, OwnGuest, PastLink, PastRoom, Remind, ScheduledCard, ScheduledChoices,
    ScheduledList, ScheduledPage,
};
use protocol::tell::{RefusalCode, Refused};
use serde::Deserialize;
use std::collections::{BTreeSet, HashMap};
use std::time::Duration;
use store::{Conflict, RoomQuestions, ScheduleWrite, StoredScheduled, Write, WriteError};
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Rooms in one answer.
const PAGE: u32 = 50;

/// One's own, all at once: as many as a calendar shows.
const OWN_MAX: u32 = 200;

/// How long after its hour a room of one's own still stands in the list: the longest ones last that long.
const OWN_SINCE: Duration = Duration::from_hours(12);

pub fn routes() -> OpenApiRouter<SharedApp> {
    OpenApiRouter::new()
        .routes(routes!(list, add))
        .routes(routes!(own))
        .routes(routes!(one, change, cancel))
        .routes(routes!(come, stay_away))
        .routes(routes!(remind))
}

/// Pages that are looked through for one answer: what fits may be rare.
const PAGES_LOOKED_THROUGH: usize = 10;

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Asked {
    /// `next` of the page before.
    after: Option<String>,
    /// Any name of the topic that they are about.
    topic: Option<String>,
    /// Two or three letters, of what is spoken there.
    language: Option<String>,
    /// They begin from then on, and before `until_ms`.
    from_ms: Option<u64>,
    until_ms: Option<u64>,
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct WithLink {
    /// The secret of a closed one's link.
    pub link: Option<String>,
}

/// Open scheduled rooms that have not begun, of one's circles or of none, those that fit what is asked for, the soonest first,
/// at most 50 at a time.
#[utoipa::path(
    get, path = "/api/scheduled", tag = "scheduled", security(("session" = [])), params(Asked),
    responses(
        (status = 200, body = ScheduledList), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem)
    )
)]
async fn list(
    State(app): State<SharedApp>,
    by: SignedIn,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<Json<ScheduledList>, No> {
    by.member()?;
    let Query(asked) = asked.map_err(|_| RefusalCode::BadRequest)?;
    let after = asked.after.map(|after| read(&after).ok_or(RefusalCode::BadRequest)).transpose()?;
    let filter =
        hallway::filter(&app, by.account.id, asked.topic.as_deref(), asked.language.as_deref()).await?;
    let from = before(app.clock.now(), LAPSES_AFTER).max(At(asked.from_ms.unwrap_or_default()));
    let until = At(asked.until_ms.unwrap_or(u64::MAX));
    let Through { fitting, topics, mut languages, next } =
        look_through(&app, by.account.id, &filter, from, until, after).await?;
    let names = names_of(topics.iter().map(|(key, name)| (key, name.as_str())));
    let keys: Vec<TopicKey> = names.iter().map(|topic| topic.key.clone()).collect();
    let called = app.store.topics_called(&keys).await?.into_iter().collect();
    let chosen = asked.topic.as_deref().map(|name| (name, &filter.topic));
    languages.extend(filter.language);
    let choices = ScheduledChoices {
        topics: topics_of(&names, &called, chosen),
        languages: languages.iter().map(|language| language.as_str().to_owned()).collect(),
    };
    Ok(Json(ScheduledList { scheduled: cards(&app, &fitting).await?, next, choices: Some(choices) }))
}

/// What came of looking through scheduled rooms for those that fit.
#[derive(Default)]
struct Through {
    fitting: Vec<StoredScheduled>,
    /// Of all that were looked at.
    topics: Vec<(TopicKey, String)>,
    languages: BTreeSet<SpokenLanguage>,
    /// The last one that was looked at, unless there is none after it.
    next: Option<String>,
}

async fn look_through(
    app: &App,
    by: AccountId,
    filter: &Filter,
    from: At,
    until: At,
    mut after: Option<(At, ScheduledId)>,
) -> anyhow::Result<Through> {
    let mut through = Through::default();
    for _ in 0..PAGES_LOOKED_THROUGH {
        let rows = app.store.upcoming(by, from, PAGE, after).await?;
        let is_last = rows.len() < PAGE as usize;
        for row in rows {
            let plan = &row.scheduled.plan;
            if plan.begins >= until {
                return Ok(Through { next: None, ..through });
            }
            after = Some((plan.begins, row.scheduled.id));
            let topic = plan.topic.as_ref().and_then(|topic| TopicKey::of(topic.as_str()));
            let (language, circle) = (plan.policy.language, plan.policy.circle);
            let fits = filter.fits_one(topic.as_ref(), language, circle);
            through.languages.extend(language);
            through.topics.extend(topic.zip(plan.topic.as_ref().map(|topic| topic.as_str().to_owned())));
            through.next = after.map(|(begins, id)| format!("{}-{id}", begins.0));
            if fits {
                through.fitting.push(row);
            }
            if through.fitting.len() == PAGE as usize {
                return Ok(through);
            }
        }
        if is_last {
            return Ok(Through { next: None, ..through });
        }
    }
    Ok(through)
}

/// Those one has scheduled, comes to, is reminded of, or is invited on stage of, from twelve hours ago on, cancelled ones too.
#[utoipa::path(
    get, path = "/api/me/scheduled", tag = "scheduled", security(("session" = [])),
    responses((status = 200, body = ScheduledList), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn own(State(app): State<SharedApp>, by: SignedIn) -> Result<Json<ScheduledList>, No> {
    by.member()?;
    let from = before(app.clock.now(), OWN_SINCE);
    let rows = app.store.own_scheduled(by.account.id, from, OWN_MAX).await?;
    Ok(Json(ScheduledList { scheduled: cards(&app, &rows).await?, next: None, choices: None }))
}

/// Announces a room. Its line-up is invited; those with a mail address are written to.
#[utoipa::path(
    post, path = "/api/scheduled", tag = "scheduled", security(("session" = [])), request_body = NewScheduled,
    responses(
        (status = 201, body = ScheduledPage), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem),
        (status = 429, body = Problem)
    )
)]
async fn add(
    State(app): State<SharedApp>,
    by: SignedIn,
    Body(asked): Body<NewScheduled>,
) -> Result<(StatusCode, Json<ScheduledPage>), No> {
    let me = by.member()?;
    let struck = app.store.struck_one(by.account.id).await?;
    tree::may_open_rooms(struck.map(|row| row.struck).as_ref())?;
    let (owner, at) = (by.account.id, app.clock.now());
    let (plan, lineup) = announced(&app, &by, me, &asked).await?;
    may_schedule(app.store.scheduled_of(owner, at).await?)?;
    let (id, link) = (ScheduledId::new(secret::number()), Token::of_link().reveal().to_owned());
    let (is_open, invited) = (plan.policy.visibility == Visibility::Open, lineup.clone());
    let circle = plan.policy.circle;
    let add = ScheduleWrite::Add { id, owner, plan, link, lineup, at };
    app.store.write(vec![Write::Schedule(add)]).await?;
    let news = |kind| Entry { kind, by: me, about: Some(id.number()), at };
    for (member, _) in invited {
        app.live.happened(Whom::One(member.account()), news(Kind::InvitedOnStage));
    }
    if is_open {
        app.live.happened(Whom::Followers { circle }, news(Kind::RoomScheduled));
    }
    Ok((StatusCode::CREATED, Json(page(&app, owner, id).await?)))
}

/// One scheduled room. A closed one is answered like none, unless one has its link or is a guest; one of a circle, unless one
/// belongs to it.
#[utoipa::path(
    get, path = "/api/scheduled/{scheduled}", tag = "scheduled", security(("session" = [])),
    params(("scheduled" = String, Path, description = "Its id"), WithLink),
    responses(
        (status = 200, body = ScheduledPage), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem)
    )
)]
async fn one(
    State(app): State<SharedApp>,
    by: SignedIn,
    Path(scheduled): Path<String>,
    Query(WithLink { link }): Query<WithLink>,
) -> Result<Json<ScheduledPage>, No> {
    by.member()?;
    let seen = find(&app, by.account.id, &scheduled, link.as_deref()).await?;
    Ok(Json(page(&app, by.account.id, seen.scheduled.id).await?))
}

/// Announces it anew, by whoever did, until its green room opens. Those who come are told of what stands in their calendars;
/// who is in the line-up no more is no guest any more.
#[utoipa::path(
    put, path = "/api/scheduled/{scheduled}", tag = "scheduled", security(("session" = [])), request_body = NewScheduled,
    params(("scheduled" = String, Path, description = "Its id")),
    responses(
        (status = 200, body = ScheduledPage), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem),
        (status = 429, body = Problem)
    )
)]
async fn change(
    State(app): State<SharedApp>,
    by: SignedIn,
    Path(scheduled): Path<String>,
    Body(asked): Body<NewScheduled>,
) -> Result<Json<ScheduledPage>, No> {
    let me = by.member()?;
    let (owner, at) = (by.account.id, app.clock.now());
    let seen = find(&app, owner, &scheduled, None).await?;
    seen.scheduled.may_change(me, at)?;
    let (plan, lineup) = announced(&app, &by, me, &asked).await?;
    seen.scheduled.plan.check_change(&plan)?;
    if seen.coming > u32::from(plan.places) {
        return Err(RefusalCode::BadPlaces.into());
    }
    let (id, news) = (seen.scheduled.id, plan.is_news_beside(&seen.scheduled.plan));
    let before = app.store.lineup(id, None).await?;
    let is_invited = |member: &MemberId| before.iter().any(|(one, ..)| one == member);
    let invited: Vec<MemberId> =
        lineup.iter().map(|(member, _)| *member).filter(|member| !is_invited(member)).collect();
    let change = ScheduleWrite::Change { id, owner, plan, lineup, news, at };
    app.store.write(vec![Write::Schedule(change)]).await?;
    let said = |kind| Entry { kind, by: me, about: Some(id.number()), at };
    for member in &invited {
        app.live.happened(Whom::One(member.account()), said(Kind::InvitedOnStage));
    }
    if news {
        app.live.happened(Whom::Guests, said(Kind::RoomChanged));
    }
    Ok(Json(page(&app, owner, id).await?))
}

/// It will not be, says whoever announced it, until its green room opens. Those who come are told.
#[utoipa::path(
    delete, path = "/api/scheduled/{scheduled}", tag = "scheduled", security(("session" = [])),
    params(("scheduled" = String, Path, description = "Its id")),
    responses(
        (status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem)
    )
)]
async fn cancel(
    State(app): State<SharedApp>,
    by: SignedIn,
    Path(scheduled): Path<String>,
) -> Result<StatusCode, No> {
    let (me, at) = (by.member()?, app.clock.now());
    let seen = find(&app, by.account.id, &scheduled, None).await?;
    seen.scheduled.may_change(me, at)?;
    let cancel = ScheduleWrite::Cancel { id: seen.scheduled.id, at };
    app.store.write(vec![Write::Schedule(cancel)]).await?;
    let entry = Entry { kind: Kind::RoomChanged, by: me, about: Some(seen.scheduled.id.number()), at };
    app.live.happened(Whom::Guests, entry);
    Ok(StatusCode::NO_CONTENT)
}

/// Says that one comes: takes a place, or, in the line-up, says yes. Again: changes whether one wants letters.
#[utoipa::path(
    put, path = "/api/scheduled/{scheduled}/coming", tag = "scheduled", security(("session" = [])), request_body = Come,
    params(("scheduled" = String, Path, description = "Its id")),
    responses(
        (status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 429, body = Problem)
    )
)]
async fn come(
    State(app): State<SharedApp>,
    by: SignedIn,
    Path(scheduled): Path<String>,
    Body(Come { remind, link }): Body<Come>,
) -> Result<StatusCode, No> {
    by.member()?;
    let (member, at) = (by.account.id, app.clock.now());
    app.limits.account_answers.take(member, at).map_err(No::too_many)?;
    let seen = find(&app, member, &scheduled, link.as_deref()).await?;
    seen.scheduled.may_come(seen.own.as_ref(), seen.coming, at)?;
    let come = ScheduleWrite::Come { id: seen.scheduled.id, member, remind, at };
    let written = app.store.write(vec![Write::Schedule(come)]).await;
    if let Err(WriteError::Conflict(Conflict::ChangedMeanwhile)) = &written {
        // Somebody took the last place, or it was cancelled: which of them is said.
        let seen = find(&app, member, &scheduled, link.as_deref()).await?;
        seen.scheduled.may_come(seen.own.as_ref(), seen.coming, at)?;
    }
    written?;
    Ok(StatusCode::NO_CONTENT)
}

/// Asks to be reminded, and takes no place; whoever comes already gets letters again.
#[utoipa::path(
    put, path = "/api/scheduled/{scheduled}/reminder", tag = "scheduled", security(("session" = [])), request_body = Remind,
    params(("scheduled" = String, Path, description = "Its id")),
    responses(
        (status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 429, body = Problem)
    )
)]
async fn remind(
    State(app): State<SharedApp>,
    by: SignedIn,
    Path(scheduled): Path<String>,
    Body(Remind { link }): Body<Remind>,
) -> Result<StatusCode, No> {
    by.member()?;
    let (member, at) = (by.account.id, app.clock.now());
    app.limits.account_answers.take(member, at).map_err(No::too_many)?;
    let seen = find(&app, member, &scheduled, link.as_deref()).await?;
    seen.scheduled.may_be_reminded(at)?;
    let remind = ScheduleWrite::Remind { id: seen.scheduled.id, member, at };
    app.store.write(vec![Write::Schedule(remind)]).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Says that one does not come, or wants no reminder: the place is free again. In the line-up: declines.
#[utoipa::path(
    delete, path = "/api/scheduled/{scheduled}/coming", tag = "scheduled", security(("session" = [])),
    params(("scheduled" = String, Path, description = "Its id")),
    responses(
        (status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 429, body = Problem)
    )
)]
async fn stay_away(
    State(app): State<SharedApp>,
    by: SignedIn,
    Path(scheduled): Path<String>,
) -> Result<StatusCode, No> {
    let (me, member, at) = (by.member()?, by.account.id, app.clock.now());
    app.limits.account_answers.take(member, at).map_err(No::too_many)?;
    let seen = find(&app, member, &scheduled, None).await?;
    seen.scheduled.may_stay_away(me)?;
    let stay_away = ScheduleWrite::StayAway { id: seen.scheduled.id, member, at };
    app.store.write(vec![Write::Schedule(stay_away)]).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What is asked for, as far as this member may announce it.
async fn announced(
    app: &App,
    by: &SignedIn,
    me: MemberId,
    asked: &NewScheduled,
) -> Result<(Plan, Vec<(MemberId, Role)>), No> {
    let now = app.clock.now();
    app.limits.account_schedules.take(by.account.id, now).map_err(No::too_many)?;
    let plan = Plan::try_from(asked)?;
    plan.check(now)?;
    app.live.check_room(&by.account, &plan.policy, plan.topic.as_ref()).map_err(Refused::from)?;
    app.live.check_circle(by.account.id, &plan.policy).await?;
    if asked.lineup.len() > LINEUP_MAX {
        return Err(RefusalCode::BadLineup.into());
    }
    let mut lineup = vec![];
    for invited in &asked.lineup {
        app.limits.account_people.take(by.account.id, now).map_err(No::too_many)?;
        let handle = invited.handle.trim().trim_start_matches('@');
        let account = people::find(app, &format!("@{handle}")).await?;
        app.live.check_circle(account.id, &plan.policy).await.map_err(|code| match code {
            RefusalCode::NoSuchCircle => RefusalCode::NotInCircle,
            code => code,
        })?;
        lineup.push((MemberId::of(account.id), invited.role.into()));
    }
    check_lineup(me, &lineup, &plan.policy)?;
    Ok((plan, lineup))
}

/// One that `by` may see.
pub(super) async fn find(
    app: &App,
    by: AccountId,
    scheduled: &str,
    link: Option<&str>,
) -> Result<StoredScheduled, No> {
    let id = ScheduledId::parse(scheduled).map_err(|_| RefusalCode::NoSuchScheduled)?;
    let stored = app.store.scheduled(id, by).await?.ok_or(RefusalCode::NoSuchScheduled)?;
    let with_link = link.is_some_and(|link| secret::hash(link) == secret::hash(&stored.link));
    if stored.scheduled.may_see(stored.own.as_ref(), with_link, stored.in_circle) {
        Ok(stored)
    } else {
        Err(RefusalCode::NoSuchScheduled.into())
    }
}

async fn page(app: &App, by: AccountId, id: ScheduledId) -> Result<ScheduledPage, No> {
    let now = app.clock.now();
    let stored = app.store.scheduled(id, by).await?.ok_or(RefusalCode::NoSuchScheduled)?;
    let lineup = app.store.lineup(id, Some(by)).await?;
    let recap = match stored.scheduled.state(now) {
        Stage::Ended => app.store.past_room(by, RoomId::of(id)).await?,
        _ => None,
    };
    let left = match &recap {
        Some(recap) => Some(app.store.questions(recap.room, by).await?),
        None => None,
    };
    let mut named: Vec<MemberId> = lineup.iter().map(|(member, ..)| *member).collect();
    named.push(stored.scheduled.owner);
    named.extend(recap.iter().flat_map(|recap| recap.spoke.iter().chain([&recap.owner])));
    named.extend(left.iter().flat_map(questions::named));
    let persons = app.live.persons(named).await?;
    let row = |(member, role, coming): &(MemberId, Role, Option<bool>)| {
        let person = persons.get(member)?.clone();
        Some(LineupRow { person, role: (*role).into(), coming: *coming })
    };
    Ok(ScheduledPage {
        card: card(&stored, &persons, now).ok_or(RefusalCode::NoSuchScheduled)?,
        policy: stored.scheduled.plan.policy.into(),
        lineup: lineup.iter().filter_map(row).collect(),
        green_room_ms: stored.scheduled.green_room(early(app)).0,
        recap: recap.zip(left).map(|(recap, left)| past_room(recap, &left, &persons)),
    })
}

pub(super) async fn cards(app: &App, rows: &[StoredScheduled]) -> anyhow::Result<Vec<ScheduledCard>> {
    let now = app.clock.now();
    let persons = app.live.persons(rows.iter().map(|row| row.scheduled.owner).collect()).await?;
    Ok(rows.iter().filter_map(|row| card(row, &persons, now)).collect())
}

/// None: whoever announced it is no member any more.
fn card(stored: &StoredScheduled, persons: &HashMap<MemberId, Person>, now: At) -> Option<ScheduledCard> {
    let StoredScheduled { scheduled, link, coming, own, .. } = stored;
    let plan = &scheduled.plan;
    let is_closed = plan.policy.visibility == Visibility::Closed;
    Some(ScheduledCard {
        scheduled: scheduled.id.to_string(),
        state: scheduled.state(now).into(),
        title: plan.title.as_str().to_owned(),
        topic: plan.topic.as_ref().map(|topic| topic.as_str().to_owned()),
        begins_ms: plan.begins.0,
        zone: plan.zone.as_str().to_owned(),
        length_min: plan.length_min,
        language: plan.policy.language.map(|language| language.as_str().to_owned()),
        visibility: plan.policy.visibility.into(),
        circle: plan.policy.circle.map(|circle| circle.to_string()),
        places: plan.places,
        coming: *coming,
        owner: persons.get(&scheduled.owner)?.clone(),
        own: own.as_ref().map(|guest| OwnGuest::of(guest, scheduled)),
        link: (is_closed && own.is_some()).then(|| link.clone()),
    })
}

/// What a room left, with the names of those who are members still.
pub(super) fn past_room(
    past: store::PastRoom,
    left: &RoomQuestions,
    persons: &HashMap<MemberId, Person>,
) -> PastRoom {
    PastRoom {
        room: past.room.to_string(),
        title: past.title,
        topic: past.topic,
        opened_ms: past.opened.0,
        ended_ms: past.ended.0,
        owner: persons.get(&past.owner).cloned(),
        spoke: past.spoke.iter().filter_map(|member| persons.get(member).cloned()).collect(),
        links: past.links.iter().map(past_link).collect(),
        to_answer: questions::to_answer(left, persons),
        answered: questions::answered(left, persons),
        own_question: questions::own_state(left),
    }
}

fn past_link(page: &PinnedPage) -> PastLink {
    PastLink { address: page.address.as_str().to_owned(), title: page.title.as_str().to_owned() }
}

/// The last one of a page, for the next.
fn read(text: &str) -> Option<(At, ScheduledId)> {
    let (at, id) = text.split_once('-')?;
    Some((At(at.parse().ok()?), ScheduledId::parse(id).ok()?))
}

pub(super) fn before(now: At, ago: Duration) -> At {
    At(now.0.saturating_sub(ago.as_millis() as u64))
}
