//! The town's door: registering, invites, letting in, logins; and how they are read back.

use super::track::{Since, Track};
use super::{Book, Findings, Outcome, lock};
use crate::house::{PASSWORD, letters, registration};
use crate::random::Random;
use anyhow::{Context, Result, ensure};
use client::{Client, Fault};
use futures_util::stream::{self, StreamExt};
use protocol::rest::{self, InviteState};
use protocol::tell::RefusalCode;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::sync::watch;

/// How many act at the door at once: as many as passwords are hashed, and one that needs none.
pub const ACTING: usize = 3;
/// Accounts looked at once in a comparison.
const LOOKING: usize = 16;
/// Fewer invites than this are left to the keeper: from now on people are let in from the waitlist.
const INVITES_SPARED: u32 = 100;
/// Open invites and waiting applicants that are left standing at most, so that the lists stay short.
const LEFT_STANDING: usize = 40;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Standing {
    Nobody,
    Applicant,
    Member,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Invite {
    Absent,
    Open,
    Accepted,
    Revoked,
}

struct Account {
    handle: String,
    /// Signed in, once its registration was acknowledged.
    client: Mutex<Option<Client>>,
    standing: Mutex<Track<Standing>>,
    is_held: Mutex<bool>,
}

struct Offered {
    id: String,
    token: String,
    state: Mutex<Track<Invite>>,
}

/// A login beside the first one of an account.
struct Login {
    client: Client,
    is_open: Mutex<Track<bool>>,
}

pub struct Door {
    keeper: Client,
    book: Arc<Book>,
    accounts: Mutex<Vec<Arc<Account>>>,
    invites: Mutex<Vec<Arc<Offered>>>,
    logins: Mutex<Vec<Arc<Login>>>,
    /// Invites that were asked for and never answered: whether they exist nobody knows.
    asked_for: Mutex<usize>,
    /// Ids of such ones that were found.
    found: Mutex<BTreeSet<String>>,
    number: AtomicU64,
}

impl Door {
    pub fn new(keeper: Client, book: Arc<Book>) -> Door {
        Door {
            keeper,
            book,
            accounts: Mutex::default(),
            invites: Mutex::default(),
            logins: Mutex::default(),
            asked_for: Mutex::default(),
            found: Mutex::default(),
            number: AtomicU64::new(0),
        }
    }

    pub async fn acts(self: Arc<Self>, mut random: Random, stop: watch::Receiver<bool>) {
        while !*stop.borrow() {
            let goes_on = match random.below(10) {
                0..=4 => self.invite(&mut random).await,
                5..=7 => self.apply(&mut random).await,
                _ => self.log_in(&mut random).await,
            };
            if !goes_on {
                return;
            }
        }
    }

    /// An invite is made, and accepted by somebody who registers with it, or revoked, or left alone.
    async fn invite(&self, random: &mut Random) -> bool {
        *lock(&self.asked_for) += 1;
        let made = match self.keeper.make_invite(None).await {
            Ok(made) => made,
            Err(fault) => {
                let Outcome::Refused(code) = Outcome::from(Err(fault)) else { return false };
                *lock(&self.asked_for) -= 1;
                self.book.odd(format!("an invite was refused: {code:?}"));
                return true;
            }
        };
        *lock(&self.asked_for) -= 1;
        self.book.done("invites");
        let mut state = Track::new(Invite::Absent);
        state.ask(Invite::Open);
        state.done();
        let invite = Arc::new(Offered { id: made.id, token: made.token, state: Mutex::new(state) });
        lock(&self.invites).push(invite.clone());
        let standing = lock(&self.invites).iter().filter(|i| lock(&i.state).now() == Invite::Open).count();
        match random.below(10) {
            0..=5 if made.invites_left > INVITES_SPARED => self.register(Some(&invite)).await,
            0..=7 => self.revoke(&invite).await,
            _ if standing > LEFT_STANDING => self.revoke(&invite).await,
            _ => true,
        }
    }

    async fn revoke(&self, invite: &Offered) -> bool {
        lock(&invite.state).ask(Invite::Revoked);
        let outcome = self.keeper.revoke_invite(&invite.id).await.into();
        self.settle(&invite.state, outcome, "invites revoked")
    }

    /// Registers, onto the waitlist or by an invite.
    async fn register(&self, invite: Option<&Offered>) -> bool {
        let handle = format!("door_{}", letters(self.number.fetch_add(1, Ordering::Relaxed)));
        let standing = if invite.is_some() { Standing::Member } else { Standing::Applicant };
        let mut track = Track::new(Standing::Nobody);
        track.ask(standing);
        let account = Arc::new(Account {
            handle: handle.clone(),
            client: Mutex::default(),
            standing: Mutex::new(track),
            is_held: Mutex::new(true),
        });
        lock(&self.accounts).push(account.clone());
        if let Some(invite) = invite {
            lock(&invite.state).ask(Invite::Accepted);
        }
        let Ok(client) = Client::new(self.keeper.base()) else { return false };
        let token = invite.map(|invite| invite.token.as_str());
        let outcome = client.register(&registration(&handle, token)).await.map(|_| ()).into();
        if matches!(outcome, Outcome::Done) {
            *lock(&account.client) = Some(client);
            invite.into_iter().for_each(|invite| lock(&invite.state).done());
        } else if matches!(outcome, Outcome::Refused(_)) {
            invite.into_iter().for_each(|invite| lock(&invite.state).refused());
        }
        let goes_on = self.settle(&account.standing, outcome, "registrations");
        *lock(&account.is_held) = false;
        goes_on
    }

    /// Somebody applies, or an owner lets in one who waits.
    async fn apply(&self, random: &mut Random) -> bool {
        let waiting: Vec<Arc<Account>> = self.waiting();
        if waiting.is_empty() || (random.chance(50) && waiting.len() < LEFT_STANDING) {
            return self.register(None).await;
        }
        let account = &waiting[random.below(waiting.len())];
        if std::mem::replace(&mut *lock(&account.is_held), true) {
            return true; // Another is about to let them in.
        }
        let id = match self.id_of(account).await {
            Ok(id) => id,
            Err(fault) => return fault.code().is_some(),
        };
        lock(&account.standing).ask(Standing::Member);
        let outcome = self.keeper.let_in(&id).await.into();
        let goes_on = self.settle(&account.standing, outcome, "let in");
        *lock(&account.is_held) = false;
        goes_on
    }

    async fn id_of(&self, account: &Account) -> Result<String, Fault> {
        let client = lock(&account.client).clone().context("an acknowledged account is signed in")?;
        Ok(client.me().await?.account)
    }

    fn waiting(&self) -> Vec<Arc<Account>> {
        let waits = |account: &&Arc<Account>| {
            lock(&account.standing).now() == Standing::Applicant && !*lock(&account.is_held)
        };
        lock(&self.accounts).iter().filter(waits).cloned().collect()
    }

    /// Signs in once more somewhere, or signs such a login out.
    async fn log_in(&self, random: &mut Random) -> bool {
        let known: Vec<String> = lock(&self.accounts)
            .iter()
            .filter(|account| lock(&account.client).is_some())
            .map(|account| account.handle.clone())
            .collect();
        if known.is_empty() {
            return true;
        }
        let Ok(client) = Client::new(self.keeper.base()) else { return false };
        let outcome = client.sign_in(&known[random.below(known.len())], PASSWORD).await.map(|_| ()).into();
        let Outcome::Done = outcome else {
            return match outcome {
                Outcome::Refused(code) => {
                    self.book.odd(format!("a sign-in was refused: {code:?}"));
                    true
                }
                _ => false,
            };
        };
        self.book.done("sign-ins");
        let mut is_open = Track::new(false);
        is_open.ask(true);
        is_open.done();
        let login = Arc::new(Login { client: client.clone(), is_open: Mutex::new(is_open) });
        let cookie = client.session_cookie();
        lock(&self.logins).push(login.clone());
        if random.chance(50) {
            return true;
        }
        lock(&login.is_open).ask(false);
        // The answer takes the cookie away; what is tried afterwards is the old one.
        let Some(old) =
            cookie.and_then(|cookie| Client::with_session_cookie(self.keeper.base(), &cookie).ok())
        else {
            return false;
        };
        let outcome = old.sign_out().await.into();
        self.settle(&login.is_open, outcome, "sign-outs")
    }

    /// False: the server is gone.
    fn settle<S: Clone + PartialEq>(
        &self,
        track: &Mutex<Track<S>>,
        outcome: Outcome,
        kind: &'static str,
    ) -> bool {
        match outcome {
            Outcome::Done => {
                lock(track).done();
                self.book.done(kind);
            }
            Outcome::Refused(code) => {
                lock(track).refused();
                self.book.odd(format!("{kind}: refused: {code:?}"));
            }
            Outcome::Unknown => return false,
        }
        true
    }

    pub fn mark(&self) {
        lock(&self.accounts).iter().for_each(|account| lock(&account.standing).mark());
        lock(&self.invites).iter().for_each(|invite| lock(&invite.state).mark());
        lock(&self.logins).iter().for_each(|login| lock(&login.is_open).mark());
    }

    pub async fn compare(&self, base: &str, since: Since) -> Result<Findings> {
        let keeper = super::at(base, &self.keeper)?;
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
            let client = super::at(base, &client)?;
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
    let found = match super::at(base, &login.client)?.me().await {
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

/// Longer than one comparison ever takes; a server that hangs is a finding too.
pub const COMPARE_WAIT: Duration = Duration::from_secs(60);
