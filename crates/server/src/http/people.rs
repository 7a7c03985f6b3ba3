//! What members may know of each other.

use super::no::No;
use super::{SignedIn, messages, vouches};
use crate::app::{App, SharedApp};
use axum::Json;
use axum::extract::{Path, State};
use domain::AccountId;
use domain::entry::{Account, Standing};
use domain::network::thread;
use protocol::network::Profile;
use protocol::proofs::Badge;
use protocol::rest::{Person, PersonPage, Problem};
use protocol::tell::RefusalCode;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub fn routes() -> OpenApiRouter<SharedApp> {
    OpenApiRouter::new().routes(routes!(one))
}

/// A member, for members. An applicant is answered like nobody: 404.
#[utoipa::path(
    get, path = "/api/people/{member}", tag = "people", security(("session" = [])),
    params(("member" = String, Path, description = "From a room, or a handle after @")),
    responses(
        (status = 200, body = PersonPage), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 429, body = Problem)
    )
)]
async fn one(
    State(app): State<SharedApp>,
    by: SignedIn,
    Path(member): Path<String>,
) -> Result<Json<PersonPage>, No> {
    by.member()?;
    app.limits.account_people.take(by.account.id, app.clock.now()).map_err(No::too_many)?;
    let account = find(&app, &member).await?;
    let person = person(&app, &account).await?;
    let (vouched, may_vouch) = vouches::between(&app, &by.account, &account).await?;
    let facts = app.store.follow_facts(by.account.id, account.id).await?;
    let profile = app.store.profile(account.id).await?;
    let between = messages::between(&app, by.account.id, account.id).await?;
    Ok(Json(PersonPage {
        person,
        vouched,
        may_vouch,
        profile: Profile::from(&profile),
        follows: facts.follows,
        followers: facts.followers,
        rooms_hosted: facts.rooms_hosted,
        thread: between.thread.map(|thread| thread.to_string()),
        write: thread::write(by.account.id, account.id, &between.facts).into(),
        blocked: between.facts.blocks,
    }))
}

/// A member, by what stands in an address.
pub async fn find(app: &App, member: &str) -> Result<Account, No> {
    let account = match member.strip_prefix('@') {
        Some(handle) => vouches::by_handle(app, handle).await?,
        None => {
            let id = AccountId::parse(member).map_err(|_| RefusalCode::NoSuchAccount)?;
            app.store.account(id).await?
        }
    };
    account.filter(Account::is_member).ok_or_else(|| RefusalCode::NoSuchAccount.into())
}

/// An account as other members see it.
pub async fn person(app: &App, account: &Account) -> anyhow::Result<Person> {
    let member_since = match account.standing {
        Standing::Member { since, .. } => Some(since),
        Standing::Applicant => None,
    };
    let invited_by = match account.inviter() {
        Some(inviter) => app.store.account(inviter).await?.map(|inviter| inviter.handle.as_str().to_owned()),
        None => None,
    };
    let mut names = app.live.names().of(std::slice::from_ref(account), app.clock.now()).await?;
    let named = names.remove(&account.id);
    Ok(Person {
        member: account.id.to_string(),
        handle: account.handle.as_str().to_owned(),
        stated: account.stated.as_str().to_owned(),
        field: account.field.key().to_owned(),
        bot: account.bot,
        invited_by,
        member_since_ms: member_since.map(|since| since.0),
        badge: app.live.badges().of_one(account.id).await?.as_ref().map(Badge::from),
        name_mark: named.as_ref().map(|named| named.mark),
        name: named.and_then(|named| named.text),
        avatar: app.store.avatars(&[account.id]).await?.pop().map(|(_, avatar)| avatar.to_string()),
    })
}
