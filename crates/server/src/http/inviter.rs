//! A member about to invite or vouch, with all that the rules look at; and somebody at the door with an invite.

use super::invite_codes;
use super::invites::Offer;
use super::no::No;
use crate::app::App;
use domain::entry::invite_proof::{Wanted, wanted};
use domain::entry::{Account, Bound, Budget, ContactHash, Deeds, Hit, Holder, Invite, InvitePolicy, Inviter};
use domain::{AccountId, At};
use protocol::tell::RefusalCode;
use store::{InviterFacts, Inviting, Store, Write};

/// What the owner's policy says of inviting.
pub(crate) async fn policy(app: &App) -> Result<InvitePolicy, No> {
    Ok(app.store.in_force().await?.admission.1.inviting())
}

/// As it was read; the turn in the unit of what it allows turns that down if it does not hold any more.
pub(crate) struct InviterNow {
    pub account: Account,
    pub invites: Vec<Invite>,
    pub facts: InviterFacts,
    deeds: Deeds,
    turns: u64,
}

impl InviterNow {
    pub async fn read(store: &Store, account: &Account, now: At) -> anyhow::Result<InviterNow> {
        // The turn is read first: whatever is written after it is noticed.
        let facts = store.inviter_facts(account.id).await?;
        let invites = store.invites_by(account.id, now).await?;
        let deeds = Deeds::of(&facts.invitees, facts.own_rooms);
        Ok(InviterNow { account: account.clone(), invites, facts, deeds, turns: 0 })
    }

    pub fn inviter(&self) -> Inviter<'_> {
        Inviter {
            account: &self.account,
            invites: &self.invites,
            deeds: self.deeds,
            frozen: self.is_frozen(),
        }
    }

    pub fn is_frozen(&self) -> bool {
        self.facts.struck.is_some()
    }

    pub fn budget(&self, now: At) -> Budget {
        self.inviter().budget(now)
    }

    /// The write that goes before the next invite or vouch.
    pub fn turn(&mut self) -> Write {
        let turn = self.facts.turn + self.turns;
        self.turns += 1;
        Write::Inviting(Inviting::TakeTurn { member: self.account.id, turn })
    }
}

/// What somebody with an invite shows: an address, and whether an owner has put them out.
#[derive(Default)]
pub(crate) struct Shown {
    mails: Vec<ContactHash>,
    phones: Vec<ContactHash>,
    removed: bool,
    /// Spends the code that proved the address, in the unit that accepts.
    pub spend: Vec<Write>,
}

/// What they typed.
#[derive(Clone, Copy, Default)]
pub(crate) struct Typed<'a> {
    /// The address the invite was sent to.
    pub mail: Option<&'a str>,
    /// The code that was sent there.
    pub code: Option<&'a str>,
}

impl Shown {
    /// `account`: none for somebody who is just registering.
    pub async fn read(
        app: &App,
        account: Option<AccountId>,
        offer: Option<&Offer>,
        typed: Typed<'_>,
    ) -> Result<Shown, No> {
        let mut shown = Shown::default();
        if let Some(account) = account {
            let struck = app.store.struck_one(account).await?;
            shown.removed = struck.is_some_and(|row| row.struck.hit == Hit::Removed);
        }
        let Some(Offer::Invite(invite)) = offer else { return Ok(shown) };
        let code = typed.code.filter(|code| !code.trim().is_empty());
        match (wanted(invite.bound.as_ref(), app.mail.is_on()), invite.bound) {
            (Wanted::Stated, _) => {
                if let Some(mail) = typed.mail {
                    shown.mails.push(app.contacts.mail(mail)?.ok_or(RefusalCode::BadAddress)?);
                }
            }
            (Wanted::Code, Some(bound)) => {
                // An address that was proven before needs no code.
                shown.mails.extend(own_mail(app, account).await?);
                let known = matches!(bound, Bound::Mail(mail) if shown.mails.contains(&mail));
                if let Some(code) = code.filter(|_| !known) {
                    shown.spend = invite_codes::try_code(app, invite, code).await?;
                    match bound {
                        Bound::Mail(mail) => shown.mails.push(mail),
                        Bound::Phone(phone) => shown.phones.push(phone),
                        Bound::Account(_) => {}
                    }
                }
            }
            (Wanted::Nothing | Wanted::Code, _) => {}
        }
        Ok(shown)
    }

    pub fn holder<'a>(&'a self, account: &'a Account) -> Holder<'a> {
        Holder { account, mails: &self.mails, phones: &self.phones, removed: self.removed }
    }
}

/// The address that an account has proven, if it has one.
async fn own_mail(app: &App, account: Option<AccountId>) -> Result<Option<ContactHash>, No> {
    let Some(account) = account else { return Ok(None) };
    let Some(mail) = app.store.ways_in(account).await?.mail else { return Ok(None) };
    Ok(app.contacts.mail(mail.as_str())?)
}
