//! The directory's word, asked again and again: whom it drops is out, whom it cannot answer for signs on anew.

use super::provider::{NoHelp, Tokens, known, trade};
use super::said::{self, Said};
use super::token::{self, Wanted};
use super::{KEPT_MAX, find, locked};
use crate::app::App;
use crate::config::Provider;
use crate::http::no::No;
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
    if kept.len() < KEPT_MAX || kept.contains_key(&account) {
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
    let mut due: Vec<(At, AccountId)> = locked(&app.sign_ons.refresh)
        .iter()
        .filter(|(_, refresh)| now.since(refresh.asked) >= every)
        .map(|(account, refresh)| (refresh.asked, *account))
        .collect();
    due.sort();
    for (_, id) in due.into_iter().take(ASKED_A_ROUND) {
        match app.store.account(id).await? {
            Some(account) => _ = look(app, &account).await?,
            None => forget(app, id), // Erased meanwhile.
        }
    }
    if !crate::admission::organisation(app).await?.only {
        return Ok(());
    }
    let before = At(app.clock.now().0.saturating_sub(UNREACHED_MAX.as_millis() as u64));
    for id in app.store.unchecked_since(before, SIGNED_OUT_A_ROUND).await? {
        sign_out(app, id).await?;
    }
    Ok(())
}

/// Asks about one account now, and does what follows. None: there is nothing to ask with.
async fn look(app: &App, account: &Account) -> anyhow::Result<Option<Verdict>> {
    let _one_at_a_time = app.sign_ons.asking.lock().await;
    let Some(refresh) = locked(&app.sign_ons.refresh).get(&account.id).cloned() else { return Ok(None) };
    let Some(provider) = find(app, &refresh.provider) else { return Ok(None) };
    let (said, token) = ask(app, provider, &refresh).await;
    let verdict = organisation::verdict(said, refresh.checked, app.clock.now());
    follow(app, account, provider, refresh, verdict, token).await?;
    Ok(Some(verdict))
}

/// Before somebody signs in by something of their own: whom the directory let in, it is asked about. Whom work mail let in
/// has none.
pub async fn may_sign_in(app: &App, account: &Account) -> Result<(), No> {
    if !organisation::is_bound(account) || !crate::admission::organisation(app).await?.only {
        return Ok(());
    }
    let ties = app.store.sign_ons_of(account.id).await?;
    let is_ours = |name: &str| find(app, name).is_some_and(Provider::is_organisation);
    if !ties.iter().any(|tie| is_ours(&tie.provider)) {
        return Ok(());
    }
    Ok(organisation::may_sign_in(look(app, account).await?)?)
}

/// What the provider says of this login now, and the token to ask with next.
async fn ask(app: &App, provider: &Provider, refresh: &Refresh) -> (Directory, Option<String>) {
    let asked = async {
        let at = known(app, provider).await?;
        let form = [("grant_type", "refresh_token"), ("refresh_token", refresh.token.as_str())];
        let tokens: Tokens = trade(app, provider, &at, &form).await?;
        let wanted = Wanted {
            issuer: &provider.issuer,
            client_id: &provider.client_id,
            nonce: None,
            now: app.clock.now(),
        };
        let claims: Map<String, Value> = match &tokens.id_token {
            Some(token) => token::check(token, &at.keys, &wanted).map_err(|_| NoHelp::Unreached)?,
            None => super::provider::userinfo(app, &at, &tokens.access_token).await?,
        };
        let said = said::read(app, provider, &at, claims, &tokens).await?;
        // Somebody else's answer says nothing of this one.
        if said.subject == refresh.subject { Ok(said) } else { Err(NoHelp::Unreached) }
    };
    match asked.await {
        Ok(said) => (said.directory, said.refresh_token),
        Err(NoHelp::Said) => (Directory::Gone, None),
        Err(NoHelp::Unreached) => (Directory::Unreached, None),
    }
}

async fn follow(
    app: &App,
    account: &Account,
    provider: &Provider,
    refresh: Refresh,
    verdict: Verdict,
    token: Option<String>,
) -> anyhow::Result<()> {
    let now = app.clock.now();
    match verdict {
        Verdict::Stays { owner } => {
            let mut unit =
                vec![Write::Proof(ProofWrite::SignOnChecked { subject: refresh.subject, at: now })];
            let binds = provider.is_organisation() && crate::admission::organisation(app).await?.only;
            if binds && organisation::is_bound(account) && account.owner != owner {
                unit.push(Write::SetOwner { account: account.id, owner });
            }
            app.store.write(unit).await?;
            let token = token.unwrap_or(refresh.token);
            let next = Refresh { token, checked: now, asked: now, ..refresh };
            locked(&app.sign_ons.refresh).insert(account.id, next);
        }
        Verdict::Waits => {
            locked(&app.sign_ons.refresh).insert(account.id, Refresh { asked: now, ..refresh });
        }
        Verdict::SignsOnAgain => {
            locked(&app.sign_ons.refresh).remove(&account.id);
            if organisation::is_bound(account) {
                sign_out(app, account.id).await?;
            }
        }
        Verdict::Leaves => leave(app, account).await?,
    }
    Ok(())
}

/// The directory does not know them: what the login proved is gone, and whom it let in is out. In force first.
pub(super) async fn leave(app: &App, account: &Account) -> anyhow::Result<()> {
    locked(&app.sign_ons.refresh).remove(&account.id);
    let drop = ProofWrite::DropKind { account: account.id, kind: ProofKind::SignOn };
    let mut unit = vec![Write::Proof(drop)];
    if organisation::is_bound(account) {
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
