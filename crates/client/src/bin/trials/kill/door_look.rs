//! The door read back: every invite, account and login against the book.

use super::door::{Account, Door, Invite, Login, Offered, Standing};
use super::track::Since;
use super::{Findings, at, lock};
use crate::house::PASSWORD;
use anyhow::{Context, Result, ensure};
use client::Client;
use futures_util::stream::{self, StreamExt};
use protocol::rest::{self, InviteState};
use protocol::tell::RefusalCode;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Accounts looked at at once.
const LOOKING: usize = 16;

impl Door {
    pub async fn compare(&self, base: &str, since: Since) -> Result<Findings> {
        let keeper = at(base, &self.keeper)?;
        let mut findings = self.compare_invites(&keeper, since).await?;
        let accounts: Vec<Arc<Account>> = lock(&self.accounts).clone();
        let looks = accounts.iter().map(|account| compare_account(account, base, since));
        for found in stream::iter(looks).buffered(LOOKING).collect::<Vec<_>>().await {
            findings.add(found?);
        }
        self.compare_waitlist(&keeper, &accounts, &mut findings).await?;
        let logins: Vec<Arc<Login>> = lock(&self.logins).clone();
        let looks = logins.iter().map(|login| compare_login(login, base, since));
        for found in stream::iter(looks).buffered(LOOKING).collect::<Vec<_>>().await {
            findings.add(found?);
        }
        // Whoever does not exist is nobody's business any more.
        lock(&self.accounts).retain(|account| lock(&account.standing).now() != Standing::Nobody);
        lock(&self.accounts).iter().for_each(|account| *lock(&account.is_held) = false);
        Ok(findings)
    }

    async fn compare_invites(&self, keeper: &Client, since: Since) -> Result<Findings> {
        let rows = keeper.invites().await.context("the keeper's invites cannot be read")?;
        let mut findings = Findings::default();
        let mut states = BTreeMap::<String, Invite>::new();
        for row in rows {
            let state = match row.state {
                InviteState::Open | InviteState::Expired => Invite::Open,
                InviteState::Accepted => Invite::Accepted,
                InviteState::Revoked => Invite::Revoked,
            };
            if states.insert(row.id.clone(), state).is_some() {
                findings.doubled.push("an invite stands twice in the list".to_owned());
            }
        }
        let invites: Vec<Arc<Offered>> = lock(&self.invites).clone();
        for invite in &invites {
            findings.compared += 1;
            let found = states.remove(&invite.id).unwrap_or(Invite::Absent);
            let allowed = lock(&invite.state).allowed(since);
            if !allowed.contains(&found) {
                findings
                    .lost
                    .push(format!("an invite: {found:?}, where {allowed:?} was acknowledged or asked for"));
                if found == Invite::Open {
                    findings.gained.push(format!("an open invite, where {allowed:?} was acknowledged"));
                }
            }
            lock(&invite.state).set(found);
        }
        // What is left was asked for and not answered, or belongs to the people of the rooms.
        let is_new = |id: &String| lock(&self.found).insert(id.clone());
        let strangers = states.iter().filter(|(id, state)| **state == Invite::Open && is_new(id)).count();
        let asked_for = std::mem::take(&mut *lock(&self.asked_for));
        if since == Since::Last && strangers > asked_for {
            findings
                .doubled
                .push(format!("{strangers} open invites that nobody knows; {asked_for} were asked for"));
        }
        Ok(findings)
    }

    async fn compare_waitlist(
        &self,
        keeper: &Client,
        accounts: &[Arc<Account>],
        findings: &mut Findings,
    ) -> Result<()> {
        let rows = keeper.waitlist().await.context("the waitlist cannot be read")?;
        let handles: Vec<&str> = rows.iter().map(|row| row.handle.as_str()).collect();
        if handles.iter().collect::<BTreeSet<_>>().len() != handles.len() {
            findings.doubled.push("somebody waits twice".to_owned());
        }
        ensure!(handles.len() < 200, "the waitlist is longer than one answer");
        // Each track holds what was just found; the list has to say the same.
        let is_there = |account: &&Arc<Account>| handles.contains(&account.handle.as_str());
        let waits = |account: &&Arc<Account>| lock(&account.standing).now() == Standing::Applicant;
        if accounts.iter().any(|account| is_there(&account) != waits(&account)) {
            findings.lost.push("the waitlist and an account say different things".to_owned());
        }
        Ok(())
    }
}

async fn compare_account(account: &Account, base: &str, since: Since) -> Result<Findings> {
    let mut findings = Findings { compared: 1, ..Findings::default() };
    let known = lock(&account.client).clone();
    let (client, me) = match known {
        Some(client) => {
            let client = at(base, &client)?;
            let me = client.me().await;
            (client, me)
        }
        None => {
            let client = Client::new(base)?;
            let me = client.sign_in(&account.handle, PASSWORD).await;
            (client, me)
        }
    };
    let found = match me {
        Ok(me) if me.standing == rest::Standing::Member => Standing::Member,
        Ok(_) => Standing::Applicant,
        Err(fault) => match fault.code() {
            Some(RefusalCode::WrongHandleOrPassword | RefusalCode::SignInFirst) => Standing::Nobody,
            code => anyhow::bail!("an account cannot be looked at: {code:?}"),
        },
    };
    let allowed = lock(&account.standing).allowed(since);
    if !allowed.contains(&found) {
        findings.lost.push(format!("an account: {found:?}, where {allowed:?} was acknowledged or asked for"));
        if found == Standing::Member {
            findings.gained.push("a member whom nobody let in".to_owned());
        }
    }
    lock(&account.standing).set(found);
    *lock(&account.client) = (found != Standing::Nobody).then_some(client);
    Ok(findings)
}

async fn compare_login(login: &Login, base: &str, since: Since) -> Result<Findings> {
    let mut findings = Findings { compared: 1, ..Findings::default() };
    let found = match at(base, &login.client)?.me().await {
        Ok(_) => true,
        Err(fault) if fault.code() == Some(RefusalCode::SignInFirst) => false,
        Err(fault) => return Err(fault.into()),
    };
    let allowed = lock(&login.is_open).allowed(since);
    if !allowed.contains(&found) {
        findings.lost.push(format!("a login: open {found}, where {allowed:?} was acknowledged or asked for"));
        if found {
            findings.gained.push("a login that was signed out".to_owned());
        }
    }
    lock(&login.is_open).set(found);
    Ok(findings)
}
