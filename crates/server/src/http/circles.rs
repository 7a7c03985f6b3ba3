//! Circles: found, made, described and dissolved; who joins, leaves, or is invited says so here. One by invite is answered like
//! none to whoever neither belongs to it nor is invited.

use super::json::Body;
use super::no::No;
use super::{SignedIn, scheduled};
use crate::app::{App, SharedApp};
use crate::live::{CircleLane, Who, Whom};
use crate::secret;
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use domain::entry::tree;
use domain::network::circle::{self, CIRCLE_WAITS, check_member, check_owner, may_make, may_see};
use domain::network::inbox::{Entry, Kind};
use domain::network::{CircleAbout, CircleChange, Membership, TopicKey};
use domain::room::LAPSES_AFTER;
use domain::{AccountId, At, CircleId, MemberId, ScheduledId};
use protocol::circle::{AgreeToRules, CircleCard, CirclePage, CirclesPage, NewCircle};
use protocol::rest::Problem;
use protocol::schedule::ScheduledList;
use protocol::tell::{RefusalCode, Tell};
use serde::Deserialize;
use store::{CircleWrite, StoredCircle, Write};
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Circles in one answer.
const PAGE: u32 = 50;

/// One's own circles or scheduled rooms, all at once: more than anybody has, asks to join and is invited to.
const OWN_MAX: u32 = 200;

pub fn routes() -> OpenApiRouter<SharedApp> {
    OpenApiRouter::new()
        .routes(routes!(list, make))
        .routes(routes!(own))
        .routes(routes!(one, change, dissolve))
        .routes(routes!(join, leave))
        .routes(routes!(scheduled_there))
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Find {
    /// How a word of the name, or a topic, begins; case and punctuation do not count.
    find: Option<String>,
    /// `next` of the page before.
    after: Option<String>,
}

/// Circles not by invite, the largest first, 50 at a time; of those found the first 50.
#[utoipa::path(
    get, path = "/api/circles", tag = "circles", security(("session" = [])), params(Find),
    responses(
        (status = 200, body = CirclesPage), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem)
    )
)]
async fn list(
    State(app): State<SharedApp>,
    by: SignedIn,
    Query(Find { find, after }): Query<Find>,
) -> Result<Json<CirclesPage>, No> {
    by.member()?;
    let me = by.account.id;
    let (rows, is_found) = match find.filter(|find| !find.trim().is_empty()) {
        // What is no word is the beginning of none.
        Some(find) => match TopicKey::of(&find) {
            Some(key) => (app.store.circles_found(me, &key, PAGE).await?, true),
            None => (vec![], true),
        },
        None => {
            let after = after.map(|after| read(&after).ok_or(RefusalCode::BadRequest)).transpose()?;
            (app.store.circles(me, PAGE, after).await?, false)
        }
    };
    let last = rows.last().filter(|_| !is_found && rows.len() == PAGE as usize);
    let next = last.map(|last| format!("{}-{}", last.members, last.circle));
    Ok(Json(CirclesPage { circles: rows.iter().map(card).collect(), next }))
}

/// Those one belongs to, asked to join, or is invited to, what changed last first.
#[utoipa::path(
    get, path = "/api/me/circles", tag = "circles", security(("session" = [])),
    responses((status = 200, body = CirclesPage), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn own(State(app): State<SharedApp>, by: SignedIn) -> Result<Json<CirclesPage>, No> {
    by.member()?;
    let rows = app.store.circles_of(by.account.id, OWN_MAX).await?;
    Ok(Json(CirclesPage { circles: rows.iter().map(card).collect(), next: None }))
}

/// Makes a circle, as its owner.
#[utoipa::path(
    post, path = "/api/circles", tag = "circles", security(("session" = [])), request_body = NewCircle,
    responses(
        (status = 201, body = CirclePage), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem)
    )
)]
async fn make(
    State(app): State<SharedApp>,
    by: SignedIn,
    Body(asked): Body<NewCircle>,
) -> Result<(StatusCode, Json<CirclePage>), No> {
    by.member()?;
    let struck = app.store.struck_one(by.account.id).await?;
    tree::may_open_rooms(struck.map(|row| row.struck).as_ref())?;
    let (owner, at) = (by.account.id, app.clock.now());
    app.limits.account_circles.take(owner, at).map_err(No::too_many)?;
    let about = CircleAbout::try_from(&asked)?;
    let circle = CircleId::new(secret::number());
    may_make(&app.store.circle_counts(circle, owner).await?)?;
    app.store.write(vec![Write::Circle(CircleWrite::Make { circle, owner, about, at })]).await?;
    Ok((StatusCode::CREATED, Json(page(&app, owner, circle).await?)))
}

/// One circle, with its rules.
#[utoipa::path(
    get, path = "/api/circles/{circle}", tag = "circles", security(("session" = [])),
    params(("circle" = String, Path, description = "Its id")),
    responses(
        (status = 200, body = CirclePage), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem)
    )
)]
async fn one(
    State(app): State<SharedApp>,
    by: SignedIn,
    Path(circle): Path<String>,
) -> Result<Json<CirclePage>, No> {
    by.member()?;
    Ok(Json(page(&app, by.account.id, parse(&circle)?).await?))
}

/// Says anew what it is about, by its owner. Other rules are another version; those who belong to it agreed to the one before.
/// By invite from now on: nobody asks to join any more, and whoever did, did not.
#[utoipa::path(
    put, path = "/api/circles/{circle}", tag = "circles", security(("session" = [])), request_body = NewCircle,
    params(("circle" = String, Path, description = "Its id")),
    responses(
        (status = 200, body = CirclePage), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem),
        (status = 429, body = Problem)
    )
)]
async fn change(
    State(app): State<SharedApp>,
    by: SignedIn,
    Path(circle): Path<String>,
    Body(asked): Body<NewCircle>,
) -> Result<Json<CirclePage>, No> {
    by.member()?;
    let me = by.account.id;
    app.limits.account_circles.take(me, app.clock.now()).map_err(No::too_many)?;
    let at_it = AtCircle::come(&app, me, &circle).await?;
    check_owner(at_it.seen.membership())?;
    let about = CircleAbout::try_from(&asked)?;
    let circle = at_it.seen.circle;
    let new_rules = about.rules != at_it.seen.about.rules;
    at_it.lane.write(CircleWrite::Describe { circle, about, new_rules }, Who::Nobody).await?;
    Ok(Json(page(&app, me, circle).await?))
}

/// It is no more, says its owner. Everybody is out of its live rooms, and what it scheduled is off, as whoever was to come is
/// told.
#[utoipa::path(
    delete, path = "/api/circles/{circle}", tag = "circles", security(("session" = [])),
    params(("circle" = String, Path, description = "Its id")),
    responses(
        (status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 429, body = Problem)
    )
)]
async fn dissolve(
    State(app): State<SharedApp>,
    by: SignedIn,
    Path(circle): Path<String>,
) -> Result<StatusCode, No> {
    by.member()?;
    let (me, at) = (by.account.id, app.clock.now());
    app.limits.account_circles.take(me, at).map_err(No::too_many)?;
    let at_it = AtCircle::come(&app, me, &circle).await?;
    check_owner(at_it.seen.membership())?;
    let circle = at_it.seen.circle;
    let guests = app.store.circle_guests(circle, scheduled::before(at, LAPSES_AFTER)).await?;
    at_it.lane.write(CircleWrite::Dissolve { circle }, Who::Everybody).await?;
    app.live.tell(me, &changed(circle));
    for (guest, room) in guests.into_iter().filter(|(guest, _)| *guest != me) {
        let (kind, by) = (Kind::RoomChanged, MemberId::of(me));
        app.live.happened(Whom::One(guest), Entry { kind, by, about: Some(room.number()), at });
    }
    Ok(StatusCode::NO_CONTENT)
}

/// Joins an open one, or one that one is invited to; asks to join one by approval. Agrees to its rules by that; whoever
/// belongs to it agrees anew.
#[utoipa::path(
    put, path = "/api/circles/{circle}/membership", tag = "circles", security(("session" = [])),
    request_body = AgreeToRules, params(("circle" = String, Path, description = "Its id")),
    responses(
        (status = 200, body = CirclePage), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem), (status = 429, body = Problem)
    )
)]
async fn join(
    State(app): State<SharedApp>,
    by: SignedIn,
    Path(circle): Path<String>,
    Body(AgreeToRules { rules_version }): Body<AgreeToRules>,
) -> Result<Json<CirclePage>, No> {
    let at_it = AtCircle::act(&app, &by, &circle).await?;
    let (me, id) = (by.account.id, at_it.seen.circle);
    let counts = app.store.circle_counts(id, me).await?;
    let StoredCircle { about, rules_version: now_version, .. } = &at_it.seen;
    let own = at_it.seen.membership();
    let change = circle::join(about.entry, *now_version, own, rules_version, &counts, at_it.at)?;
    at_it.carry_out(me, change).await?;
    Ok(Json(page(&app, me, id).await?))
}

/// Leaves it, takes a request back, or declines an invite. Had nothing to do with it: nothing changes.
#[utoipa::path(
    delete, path = "/api/circles/{circle}/membership", tag = "circles", security(("session" = [])),
    params(("circle" = String, Path, description = "Its id")),
    responses(
        (status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 429, body = Problem)
    )
)]
async fn leave(
    State(app): State<SharedApp>,
    by: SignedIn,
    Path(circle): Path<String>,
) -> Result<StatusCode, No> {
    let at_it = AtCircle::act(&app, &by, &circle).await?;
    let change = circle::leave(at_it.seen.membership())?;
    at_it.carry_out(by.account.id, change).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Its scheduled rooms that have not begun, the soonest first, at most 50, for whoever belongs to it.
#[utoipa::path(
    get, path = "/api/circles/{circle}/scheduled", tag = "circles", security(("session" = [])),
    params(("circle" = String, Path, description = "Its id")),
    responses(
        (status = 200, body = ScheduledList), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem)
    )
)]
async fn scheduled_there(
    State(app): State<SharedApp>,
    by: SignedIn,
    Path(circle): Path<String>,
) -> Result<Json<ScheduledList>, No> {
    by.member()?;
    let me = by.account.id;
    let seen = find(&app, me, parse(&circle)?).await?;
    check_member(seen.membership())?;
    let from = scheduled::before(app.clock.now(), LAPSES_AFTER);
    let rows = app.store.upcoming_of(seen.circle, me, from, PAGE).await?;
    Ok(Json(ScheduledList { scheduled: scheduled::cards(&app, &rows).await?, next: None, choices: None }))
}

/// Somebody at a circle that nobody else changes meanwhile.
pub(super) struct AtCircle<'a> {
    app: &'a App,
    by: AccountId,
    pub seen: StoredCircle,
    pub at: At,
    lane: CircleLane,
}

impl<'a> AtCircle<'a> {
    async fn come(app: &'a App, by: AccountId, circle: &str) -> Result<AtCircle<'a>, No> {
        let id = parse(circle)?;
        let lane = app.live.circle_lane(id).await;
        Ok(AtCircle { app, by, seen: find(app, by, id).await?, at: app.clock.now(), lane })
    }

    /// To come, to go, or to do something about somebody.
    pub async fn act(app: &'a App, by: &SignedIn, circle: &str) -> Result<AtCircle<'a>, No> {
        by.member()?;
        app.limits.account_circle_acts.take(by.account.id, app.clock.now()).map_err(No::too_many)?;
        AtCircle::come(app, by.account.id, circle).await
    }

    /// Both whom it is about and whoever did it hear of it.
    pub async fn carry_out(self, account: AccountId, change: CircleChange) -> Result<(), No> {
        let AtCircle { app, by, seen, at, lane } = self;
        let circle = seen.circle;
        let out = match change {
            CircleChange::Nothing => return Ok(()),
            CircleChange::Leave | CircleChange::Remove => Who::One(account),
            _ => Who::Nobody,
        };
        let off = match out {
            Who::One(_) => announced_by(app, account, circle, at).await?,
            _ => vec![],
        };
        let agreed = seen.rules_version;
        lane.write(CircleWrite::Act { circle, account, by, change, agreed, at }, out).await?;
        app.live.tell(by, &changed(circle));
        // An invite by whom they have blocked is none.
        let is_told = change != CircleChange::Invite
            || app.store.circle(circle, account).await?.is_some_and(|seen| seen.own.is_some());
        if account != by && is_told {
            app.live.tell(account, &changed(circle));
        }
        let news = match change {
            CircleChange::Ask => Some((Whom::Moderators, Kind::CircleRequest)),
            CircleChange::Invite => Some((Whom::One(account), Kind::InvitedToCircle)),
            CircleChange::LetIn => Some((Whom::One(account), Kind::LetIntoCircle)),
            _ => None,
        };
        if let Some((whom, kind)) = news {
            let entry = Entry { kind, by: MemberId::of(by), about: Some(circle.number()), at };
            app.live.happened(whom, entry);
        }
        for room in off {
            let (kind, by) = (Kind::RoomChanged, MemberId::of(account));
            app.live.happened(Whom::Guests, Entry { kind, by, about: Some(room.number()), at });
        }
        Ok(())
    }
}

/// Their scheduled rooms there, which are off once they are out.
async fn announced_by(
    app: &App,
    account: AccountId,
    circle: CircleId,
    at: At,
) -> Result<Vec<ScheduledId>, No> {
    let rows = app.store.own_scheduled(account, at, OWN_MAX).await?;
    let theirs = rows.iter().map(|row| &row.scheduled).filter(|room| {
        let is_there = room.plan.policy.circle == Some(circle) && !room.cancelled && room.opened.is_none();
        is_there && room.owner.account() == account
    });
    Ok(theirs.map(|room| room.id).collect())
}

/// One that `by` may see.
pub(super) async fn find(app: &App, by: AccountId, circle: CircleId) -> Result<StoredCircle, No> {
    let stored = app.store.circle(circle, by).await?;
    let seen = stored.filter(|stored| may_see(stored.about.entry, stored.membership()));
    seen.ok_or_else(|| RefusalCode::NoSuchCircle.into())
}

/// What is no id is no circle.
pub(super) fn parse(circle: &str) -> Result<CircleId, No> {
    CircleId::parse(circle).map_err(|_| RefusalCode::NoSuchCircle.into())
}

async fn page(app: &App, by: AccountId, circle: CircleId) -> Result<CirclePage, No> {
    let stored = find(app, by, circle).await?;
    let owner = MemberId::of(stored.owner);
    let ask_again = match stored.membership() {
        Some(Membership::Declined { at }) => Some(at.after(CIRCLE_WAITS)),
        _ => None,
    };
    Ok(CirclePage {
        card: card(&stored),
        owner: app.live.persons(vec![owner]).await?.remove(&owner),
        rules: stored.about.rules.as_ref().map(|rules| rules.as_str().to_owned()),
        rules_version: stored.rules_version,
        rules_agreed: stored.own.and_then(|own| own.agreed),
        ask_again_ms: ask_again.map(|at| at.0),
        made_ms: stored.made.0,
    })
}

fn card(stored: &StoredCircle) -> CircleCard {
    let about = &stored.about;
    CircleCard {
        circle: stored.circle.to_string(),
        name: about.name.as_str().to_owned(),
        description: about.description.as_ref().map(|text| text.as_str().to_owned()),
        entry: about.entry.into(),
        topics: about.topics.iter().map(|topic| topic.as_str().to_owned()).collect(),
        members: stored.members,
        own: stored.membership().map(Into::into),
    }
}

fn changed(circle: CircleId) -> Tell {
    Tell::CircleChanged { circle: circle.to_string() }
}

/// The last one of a page, for the next.
fn read(text: &str) -> Option<(u32, CircleId)> {
    let (members, id) = text.split_once('-')?;
    Some((members.parse().ok()?, CircleId::parse(id).ok()?))
}
