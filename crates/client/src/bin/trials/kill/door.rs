//! The town's door: registering, invites, letting in, logins; and how they are read back.

use super::track::Track;
use super::{Book, Outcome, lock};
use crate::house::{PASSWORD, letters, registration};
use crate::random::Random;
use anyhow::Context;
use client::{Client, Fault};
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use tokio::sync::watch;

/// How many act at the door at once: as many as passwords are hashed, and one that needs none.
pub const ACTING: usize = 3;
/// An owner makes so many invites a day. With fewer left than this everybody comes in by the waitlist.
const INVITES_SPARED: u32 = 50;
/// Open invites and waiting applicants that are left standing at most, so that the lists stay short.
const LEFT_STANDING: usize = 40;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Standing {
    Nobody,
    Applicant,
    Member,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Invite {
    Absent,
    Open,
    Accepted,
    Revoked,
}

pub(super) struct Account {
    pub handle: String,
    /// Signed in, once its registration was acknowledged.
    pub client: Mutex<Option<Client>>,
    pub standing: Mutex<Track<Standing>>,
    /// An act of theirs is under way.
    pub is_held: Mutex<bool>,
}

pub(super) struct Offered {
    pub id: String,
    token: String,
    pub state: Mutex<Track<Invite>>,
}

/// A login beside the first one of an account.
pub(super) struct Login {
    pub client: Client,
    pub is_open: Mutex<Track<bool>>,
}

pub struct Door {
    pub(super) keeper: Client,
    book: Arc<Book>,
    pub(super) accounts: Mutex<Vec<Arc<Account>>>,
    pub(super) invites: Mutex<Vec<Arc<Offered>>>,
    pub(super) logins: Mutex<Vec<Arc<Login>>>,
    /// Invites that were asked for and never answered: whether they exist nobody knows.
    pub(super) asked_for: Mutex<usize>,
    /// Ids of such ones that were found.
    pub(super) found: Mutex<BTreeSet<String>>,
    number: AtomicU64,
    is_spent: AtomicBool,
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
            is_spent: AtomicBool::new(false),
        }
    }

    pub async fn acts(self: Arc<Self>, mut random: Random, stop: watch::Receiver<bool>) {
        while !*stop.borrow() {
            let may_invite = !self.is_spent.load(Ordering::Relaxed);
            let goes_on = match random.below(10) {
                0..=4 if may_invite => self.invite(&mut random).await,
                0..=7 => self.apply(&mut random).await,
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
        self.is_spent.fetch_or(made.invites_left < INVITES_SPARED, Ordering::Relaxed);
        let mut state = Track::new(Invite::Absent);
        state.ask(Invite::Open);
        state.done();
        let invite = Arc::new(Offered { id: made.id, token: made.token, state: Mutex::new(state) });
        lock(&self.invites).push(invite.clone());
        let standing = lock(&self.invites).iter().filter(|i| lock(&i.state).now() == Invite::Open).count();
        match random.below(10) {
            0..=5 => self.register(Some(&invite)).await,
            6..=7 => self.revoke(&invite).await,
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
}
