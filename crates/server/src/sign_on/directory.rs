//! The directory's word, asked again and again: whom it drops is out, whom it cannot answer for signs on anew.

use super::provider::{NoHelp, Tokens, known, trade, userinfo};
use super::said::{self, Said};
use super::token::{self, Wanted};
use super::{KEPT_MAX, find, locked};
use crate::app::App;
use crate::config::Provider;
use crate::http::No;
use crate::secret::Hash;
use domain::entry::organisation::{self, Directory, UNREACHED_MAX, Verdict};
use domain::entry::{Account, ProofKind};
use domain::{AccountId, At};
use serde_json::{Map, Value};
use std::time::Duration;
use store::Write;
use store::proof::ProofWrite;

/// Logins asked about in one round, one after the other.
const ASKED_A_ROUND: usize = 50;
/// Accounts signed out in one round.
const SIGNED_OUT_A_ROUND: u32 = 200;

/// What asks the provider again. In memory alone: a restart costs one sign-on more, and nothing lies about.
#[derive(Clone)]
pub(super) struct Refresh {
    provider: String,
    subject: Hash,
    token: String,
    /// When the provider last said that they are there.
    checked: At,
    asked: At,
}

pub(super) fn remember(app: &App, provider: &Provider, account: AccountId, said: &Said) {
    let Some(token) = &said.refresh_token else { return };
    let now = app.clock.now();
    let refresh = Refresh {
        provider: provider.name.clone(),
        subject: said.subject,
        token: token.clone(),
        checked: now,
        asked: now,
    };
    let mut kept = locked(&app.sign_ons.refresh);
    // A public login beside it does not take the organisation's place.
    let is_better = |before: &Refresh| {
        provider.is_organisation() || !find(app, &before.provider).is_some_and(Provider::is_organisation)
    };
    if kept.get(&account).map_or(kept.len() < KEPT_MAX, is_better) {
        kept.insert(account, refresh);
    }
}

/// Nobody asks about this account any more.
pub fn forget(app: &App, account: AccountId) {
    locked(&app.sign_ons.refresh).remove(&account);
}

/// Whether the rounds ask about this account.
pub fn asks_about(app: &App, account: AccountId) -> bool {
    locked(&app.sign_ons.refresh).contains_key(&account)
}

/// One round: asks about those whose turn it is, and signs out whom nobody has vouched for in a day.
pub async fn recheck(app: &App) -> anyhow::Result<()> {
    let now = app.clock.now();
    let every = Duration::from_secs(60 * u64::from(app.config.sign_on.recheck_minutes.max(1)));
    let mut due: Vec<(AccountId, Refresh)> = locked(&app.sign_ons.refresh)
        .iter()
        .filter(|(_, refresh)| now.since(refresh.asked) >= every)
        .map(|(account, refresh)| (*account, refresh.clone()))
        .collect();
    due.sort_by_key(|(account, refresh)| (refresh.asked, *account));
    for (id, refresh) in due.into_iter().take(ASKED_A_ROUND) {
        let Some(account) = app.store.account(id).await? else {
            forget(app, id); // Erased meanwhile.
            continue;
        };
        let Some(provider) = find(app, &refresh.provider) else { continue };
        let (said, token) = ask(app, provider, &refresh).await;
        let verdict = organisation::verdict(said, refresh.checked, app.clock.now());
        if !keep_asking(app, id, &refresh, token) {
            continue; // Signed on anew meanwhile, or erased: what was asked is of before.
        }
        follow(app, &account, provider, verdict, refresh.subject).await?;
    }
    if !crate::admission::organisation(app).await?.only {
        return Ok(());
    }
    let before = At(app.clock.now().0.saturating_sub(UNREACHED_MAX.as_millis() as u64));
    let speak = app.config.sign_on.providers.iter().filter(|provider| provider.is_organisation());
    let names: Vec<String> = speak.map(|provider| provider.name.clone()).collect();
    for id in app.store.unchecked_since(&names, before, SIGNED_OUT_A_ROUND).await? {
        sign_out(app, id).await?;
    }
    Ok(())
}

/// Whether anything but the organisation's own sign-on opens this account.
pub async fn may_open(app: &App, account: &Account) -> Result<(), No> {
    let ties = app.store.sign_ons_of(account.id).await?;
    let is_tied = ties.iter().any(|tie| find(app, &tie.provider).is_some_and(Provider::is_organisation));
    Ok(organisation::may_sign_in(&crate::admission::organisation(app).await?, account, is_tied)?)
}

/// Notes that it was asked, and what asks next: many providers take each token once. False: the one that was asked with is
/// no longer what is kept.
fn keep_asking(app: &App, id: AccountId, asked_with: &Refresh, next: Option<String>) -> bool {
    let mut kept = locked(&app.sign_ons.refresh);
    let Some(refresh) = kept.get_mut(&id).filter(|kept| kept.token == asked_with.token) else { return false };
    refresh.asked = app.clock.now();
    if let Some(next) = next {
        refresh.token = next;
    }
    true
}

/// What the provider says of this login now, and the token to ask with next, also where the rest of the answer is of no use.
async fn ask(app: &App, provider: &Provider, refresh: &Refresh) -> (Directory, Option<String>) {
    let mut next = None;
    let asked = async {
        let at = known(app, provider).await?;
        let form = [("grant_type", "refresh_token"), ("refresh_token", refresh.token.as_str())];
        let tokens: Tokens = trade(app, provider, &at, &form).await?;
        next = tokens.refresh_token.clone();
        let wanted = Wanted {
            issuer: &provider.issuer,
            client_id: &provider.client_id,
            nonce: None,
            now: app.clock.now(),
        };
        let claims: Map<String, Value> = match &tokens.id_token {
            Some(token) => token::check(token, &at.keys, &wanted).map_err(|_| NoHelp::Unreached)?,
            None => userinfo(app, &at, &tokens.access_token).await.map_err(|_| NoHelp::Unreached)?,
        };
        // A no is the token endpoint's; what else does not read, or is about somebody else, says nothing of this one.
        let said = said::read(app, provider, &at, claims, &tokens).await.map_err(|_| NoHelp::Unreached)?;
        if said.subject == refresh.subject { Ok(said) } else { Err(NoHelp::Unreached) }
    };
    let said = match asked.await {
        Ok(said) => said.directory,
        Err(NoHelp::Said) => Directory::Gone,
        Err(NoHelp::Unreached) => Directory::Unreached,
    };
    (said, next)
}

async fn follow(
    app: &App,
    account: &Account,
    provider: &Provider,
    verdict: Verdict,
    subject: Hash,
) -> anyhow::Result<()> {
    let now = app.clock.now();
    match verdict {
        Verdict::Stays { owner } => {
            let mut unit = vec![Write::Proof(ProofWrite::SignOnChecked { subject, at: now })];
            let binds = provider.is_organisation() && crate::admission::organisation(app).await?.only;
            if binds && organisation::is_bound(account) && account.owner != owner {
                unit.push(Write::SetOwner { account: account.id, owner });
            }
            app.store.write(unit).await?;
            if let Some(kept) = locked(&app.sign_ons.refresh).get_mut(&account.id) {
                kept.checked = now;
            }
        }
        Verdict::Waits => {}
        Verdict::SignsOnAgain => {
            forget(app, account.id);
            if provider.is_organisation() && organisation::is_bound(account) {
                sign_out(app, account.id).await?;
            }
        }
        Verdict::Leaves => leave(app, account, provider).await?,
    }
    Ok(())
}

/// The provider does not know them: what the login proved is gone, and whom the organisation let in is out. In force first.
pub(super) async fn leave(app: &App, account: &Account, provider: &Provider) -> anyhow::Result<()> {
    forget(app, account.id);
    let drop = ProofWrite::DropKind { account: account.id, kind: ProofKind::SignOn };
    let mut unit = vec![Write::Proof(drop)];
    if provider.is_organisation() && organisation::is_bound(account) {
        end_sessions(app, account.id).await?;
        unit.push(Write::Proof(ProofWrite::LeaveOrganisation { account: account.id }));
        unit.push(Write::DropSessions { account: account.id, except: None });
    }
    app.store.write(unit).await?;
    app.live.forget_person(account.id);
    Ok(())
}

async fn sign_out(app: &App, account: AccountId) -> anyhow::Result<()> {
    end_sessions(app, account).await?;
    app.store.write(vec![Write::DropSessions { account, except: None }]).await?;
    Ok(())
}

async fn end_sessions(app: &App, account: AccountId) -> anyhow::Result<()> {
    for session in app.store.sessions(account).await? {
        app.live.sign_out(session.id).await;
    }
    Ok(())
}
