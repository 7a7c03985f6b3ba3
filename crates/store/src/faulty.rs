//! A database that fails when told to: for tests and trials of what the server does then. No server makes one by itself.

use std::path::Path;
use std::sync::Arc;

use anyhow::anyhow;
use domain::entry::admission::Admission;
use domain::entry::decision::{Appeal, Decision};
use domain::entry::ways_in::Proof;
use domain::entry::{Account, Handle, Invite, MailAddress};
use domain::{AccountId, AppealId, At, DecisionId, InviteId, RoomId};
use tokio::sync::watch;

use crate::admission::{CriteriaVersion, DecisionsAsked, Form, InForce, LetInCount, PutInForce};
use crate::backend::{Answer, Backend};
use crate::keeping::Kept;
use crate::leaving::{Leaving, OwnRoom, OwnRow, OwnSeat};
use crate::row::{AuditRow, NodeId, Session, SessionId, StoredRoom, TokenHash};
use crate::sign_in::{MailCode, Notice, Passkey, SignInBackend, StoredWays};
use crate::write::{Unit, WriteError};

/// What happens to the next calls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    None,
    /// Nothing is answered until the fault changes: a hung disk, a stopped database.
    Stall,
    /// Everything fails at once: a broken disk, a killed database.
    Error,
    /// Reads work, writes fail: a full disk.
    Full,
    /// Commits are made, and their answers lost: a connection that breaks at the worst moment.
    Lost,
    /// The database answers, but for the row of this account: it is damaged.
    Row(AccountId),
}

/// Sets the fault of one [`FaultyBackend`].
#[derive(Clone)]
pub struct FaultHandle(watch::Sender<Fault>);

impl FaultHandle {
    pub fn set(&self, fault: Fault) {
        self.0.send_replace(fault);
    }
}

/// Passes calls on to a real database as far as its [`FaultHandle`] lets it.
pub struct FaultyBackend {
    pub(crate) inner: Arc<dyn Backend>,
    fault: watch::Receiver<Fault>,
}

impl FaultyBackend {
    pub fn new(inner: Arc<dyn Backend>) -> (FaultyBackend, FaultHandle) {
        let (set, fault) = watch::channel(Fault::None);
        (FaultyBackend { inner, fault }, FaultHandle(set))
    }

    /// Waits out a stall, then says which other fault is set.
    async fn fault(&self) -> anyhow::Result<Fault> {
        let mut fault = self.fault.clone();
        let now = *fault.wait_for(|fault| *fault != Fault::Stall).await?;
        match now {
            Fault::Error => Err(anyhow!("disk I/O error (made by a test)")),
            other => Ok(other),
        }
    }

    pub(crate) fn inner(&self) -> &dyn Backend {
        &*self.inner
    }

    pub(crate) fn read<'a, T: 'a>(&'a self, answer: Answer<'a, T>) -> Answer<'a, T> {
        Box::pin(async move {
            self.fault().await?;
            answer.await
        })
    }

    fn write<'a, T: 'a>(&'a self, answer: Answer<'a, T>) -> Answer<'a, T> {
        Box::pin(async move {
            match self.fault().await? {
                Fault::Full => Err(anyhow!("database or disk is full (made by a test)")),
                Fault::Lost => {
                    answer.await?;
                    Err(anyhow!("connection lost before the answer (made by a test)"))
                }
                _ => answer.await,
            }
        })
    }
}

impl Backend for FaultyBackend {
    fn commit<'a>(&'a self, node: NodeId, units: &'a [Unit]) -> Answer<'a, Vec<Result<(), WriteError>>> {
        self.write(self.inner.commit(node, units))
    }
    fn probe(&self) -> Answer<'_, ()> {
        self.write(self.inner.probe())
    }
    fn renew_lease(&self, node: NodeId, now: At, until: At) -> Answer<'_, ()> {
        self.write(self.inner.renew_lease(node, now, until))
    }
    fn take_rooms(&self, node: NodeId, now: At) -> Answer<'_, Vec<StoredRoom>> {
        self.write(self.inner.take_rooms(node, now))
    }
    fn retake_room(&self, node: NodeId, room: RoomId) -> Answer<'_, Option<StoredRoom>> {
        self.write(self.inner.retake_room(node, room))
    }
    fn backup<'a>(&'a self, to: &'a Path) -> Answer<'a, ()> {
        self.read(self.inner.backup(to))
    }
    fn close(&self) -> Answer<'_, ()> {
        self.inner.close()
    }
    fn account(&self, id: AccountId) -> Answer<'_, Option<Account>> {
        self.read(self.inner.account(id))
    }
    fn account_by_handle<'a>(&'a self, handle: &'a Handle) -> Answer<'a, Option<(Account, String)>> {
        self.read(self.inner.account_by_handle(handle))
    }
    fn handle_is_free<'a>(&'a self, handle: &'a Handle) -> Answer<'a, bool> {
        self.read(self.inner.handle_is_free(handle))
    }
    fn password_hash(&self, id: AccountId) -> Answer<'_, Option<String>> {
        self.read(self.inner.password_hash(id))
    }
    fn accounts<'a>(&'a self, ids: &'a [AccountId]) -> Answer<'a, Vec<Account>> {
        Box::pin(async move {
            match self.fault().await? {
                Fault::Row(id) if ids.contains(&id) => {
                    Err(anyhow!("account row {id} is damaged (made by a test)"))
                }
                _ => self.inner.accounts(ids).await,
            }
        })
    }
    fn waitlist(&self, limit: u32, after: Option<(At, AccountId)>) -> Answer<'_, Vec<Account>> {
        self.read(self.inner.waitlist(limit, after))
    }
    fn has_owner(&self) -> Answer<'_, bool> {
        self.read(self.inner.has_owner())
    }
    fn session_by_token_hash<'a>(&'a self, hash: &'a TokenHash) -> Answer<'a, Option<(Session, Account)>> {
        self.read(self.inner.session_by_token_hash(hash))
    }
    fn sessions(&self, account: AccountId) -> Answer<'_, Vec<Session>> {
        self.read(self.inner.sessions(account))
    }
    fn invite(&self, id: InviteId) -> Answer<'_, Option<Invite>> {
        self.read(self.inner.invite(id))
    }
    fn invite_by_token_hash<'a>(&'a self, hash: &'a TokenHash) -> Answer<'a, Option<Invite>> {
        self.read(self.inner.invite_by_token_hash(hash))
    }
    fn invites_by(&self, account: AccountId, now: At) -> Answer<'_, Vec<Invite>> {
        self.read(self.inner.invites_by(account, now))
    }
    fn room(&self, id: RoomId) -> Answer<'_, Option<StoredRoom>> {
        self.read(self.inner.room(id))
    }
    fn rooms_of(&self, node: NodeId) -> Answer<'_, Vec<RoomId>> {
        self.read(self.inner.rooms_of(node))
    }
    fn audit(&self, room: RoomId, after_seq: u64, limit: u32) -> Answer<'_, Vec<AuditRow>> {
        self.read(self.inner.audit(room, after_seq, limit))
    }
    fn meta<'a>(&'a self, key: &'a str) -> Answer<'a, Option<String>> {
        self.read(self.inner.meta(key))
    }
    fn leaving(&self, account: AccountId) -> Answer<'_, Option<Leaving>> {
        self.read(self.inner.leaving(account))
    }
    fn leaving_due(&self, now: At, limit: u32) -> Answer<'_, Vec<Leaving>> {
        self.read(self.inner.leaving_due(now, limit))
    }
    fn accounts_after(&self, after: Option<AccountId>, limit: u32) -> Answer<'_, Vec<AccountId>> {
        self.read(self.inner.accounts_after(after, limit))
    }
    fn own_invites(&self, account: AccountId) -> Answer<'_, Vec<Invite>> {
        self.read(self.inner.own_invites(account))
    }
    fn rooms_opened_by(&self, account: AccountId) -> Answer<'_, Vec<OwnRoom>> {
        self.read(self.inner.rooms_opened_by(account))
    }
    fn seats_of(&self, account: AccountId) -> Answer<'_, Vec<OwnSeat>> {
        self.read(self.inner.seats_of(account))
    }
    fn acts_of(&self, account: AccountId) -> Answer<'_, Vec<AuditRow>> {
        self.read(self.inner.acts_of(account))
    }
    fn own_rows(&self, table: &'static Kept, account: AccountId) -> Answer<'_, Vec<OwnRow>> {
        self.read(self.inner.own_rows(table, account))
    }
    fn clean_up(&self, now: At) -> Answer<'_, u64> {
        self.write(self.inner.clean_up(now))
    }
    fn forget(&self, all: bool) -> Answer<'_, ()> {
        self.write(self.inner.forget(all))
    }

    fn in_force(&self) -> Answer<'_, InForce> {
        self.read(self.inner.in_force())
    }
    fn admission_of(&self, version: u32) -> Answer<'_, Admission> {
        self.read(self.inner.admission_of(version))
    }
    fn criteria(&self, limit: u32, before: u32) -> Answer<'_, Vec<CriteriaVersion>> {
        self.read(self.inner.criteria(limit, before))
    }
    fn put_in_force(&self, limit: u32) -> Answer<'_, Vec<PutInForce>> {
        self.read(self.inner.put_in_force(limit))
    }
    fn form(&self, account: AccountId) -> Answer<'_, Form> {
        self.read(self.inner.form(account))
    }
    fn let_in_since(&self, since: At) -> Answer<'_, Vec<LetInCount>> {
        self.read(self.inner.let_in_since(since))
    }
    fn decisions<'a>(
        &'a self,
        asked: &'a DecisionsAsked,
        limit: u32,
        before: Option<(At, DecisionId)>,
    ) -> Answer<'a, Vec<Decision>> {
        self.read(self.inner.decisions(asked, limit, before))
    }
    fn decision(&self, id: DecisionId) -> Answer<'_, Option<Decision>> {
        self.read(self.inner.decision(id))
    }
    fn appeal_of(&self, account: AccountId) -> Answer<'_, Option<Appeal>> {
        self.read(self.inner.appeal_of(account))
    }
    fn appeal(&self, id: AppealId) -> Answer<'_, Option<Appeal>> {
        self.read(self.inner.appeal(id))
    }
    fn open_appeals(&self, limit: u32) -> Answer<'_, Vec<Appeal>> {
        self.read(self.inner.open_appeals(limit))
    }
}

impl SignInBackend for FaultyBackend {
    fn ways_in(&self, account: AccountId) -> Answer<'_, StoredWays> {
        self.read(self.inner.ways_in(account))
    }
    fn passkeys(&self, account: AccountId) -> Answer<'_, Vec<Passkey>> {
        self.read(self.inner.passkeys(account))
    }
    fn passkey<'a>(&'a self, id: &'a str) -> Answer<'a, Option<Passkey>> {
        self.read(self.inner.passkey(id))
    }
    fn account_by_mail<'a>(
        &'a self,
        mail: &'a MailAddress,
        now: At,
    ) -> Answer<'a, Option<(AccountId, bool)>> {
        self.read(self.inner.account_by_mail(mail, now))
    }
    fn mail_code<'a>(&'a self, key: &'a TokenHash) -> Answer<'a, Option<MailCode>> {
        self.read(self.inner.mail_code(key))
    }
    fn proof(&self, session: SessionId) -> Answer<'_, Option<Proof>> {
        self.read(self.inner.proof(session))
    }
    fn notices(&self, account: AccountId, session: SessionId) -> Answer<'_, Vec<Notice>> {
        self.read(self.inner.notices(account, session))
    }
    fn account_ids(&self, after: Option<AccountId>, limit: u32) -> Answer<'_, Vec<AccountId>> {
        self.read(self.inner.account_ids(after, limit))
    }
}
