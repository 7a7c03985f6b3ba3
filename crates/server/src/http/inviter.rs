//! A member about to invite or vouch, with all that the rules look at; and somebody at the door with an invite.

use super::no::No;
use crate::app::App;
use domain::entry::{Account, Budget, ContactHash, Deeds, Hit, Holder, Invite, InvitePolicy, Inviter};
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
    removed: bool,
}

impl Shown {
    /// `account`: none for somebody who is just registering. `mail`: the address the invite was sent to.
    pub async fn read(app: &App, account: Option<AccountId>, mail: Option<&str>) -> Result<Shown, No> {
        let mails = match mail {
            Some(mail) => vec![app.contacts.mail(mail)?.ok_or(RefusalCode::BadAddress)?],
            None => vec![],
        };
        let struck = match account {
            Some(account) => app.store.struck_one(account).await?,
            None => None,
        };
        Ok(Shown { mails, removed: struck.is_some_and(|row| row.struck.hit == Hit::Removed) })
    }

    pub fn holder<'a>(&'a self, account: &'a Account) -> Holder<'a> {
        Holder { account, mails: &self.mails, phones: &[], removed: self.removed }
    }
}
