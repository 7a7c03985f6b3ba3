//! The store as the server holds it: writes through the group-committing task, reads straight to the database.

use std::future::Future;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock};
use std::time::Duration;

use anyhow::{Context, anyhow};
use domain::entry::admission::Admission;
use domain::entry::decision::{Appeal, Decision};
use domain::entry::ways_in::Proof;
use domain::entry::{Account, Handle, Invite, MailAddress};
use domain::{AccountId, AppealId, At, DecisionId, InviteId, RoomId};
use tokio::sync::{mpsc, oneshot, watch};
use tokio::task::JoinHandle;
use tokio::time::timeout;

use crate::admission::{CriteriaVersion, DecisionsAsked, Form, InForce, LetInCount, PutInForce};
use crate::backend::{Answer, Backend};
use crate::changes::Changes;
use crate::keeping::Kept;
use crate::leaving::{Leaving, OwnRoom, OwnRow, OwnSeat};
use crate::row::{AuditRow, LEASE, NodeId, Session, SessionId, StoredRoom, TokenHash};
use crate::sign_in::{MailCode, Notice, Passkey, StoredWays};
use crate::write::{Unit, WriteError};
use crate::writer::{COMMIT_PATIENCE, Job, QUEUE_MAX, Writer};

/// How long a write waits for its commit before it is answered [`WriteError::Down`].
/// Shorter tells people sooner that nothing can be granted; longer rides out a slow disk.
pub const WRITE_PATIENCE: Duration = Duration::from_secs(2);
/// How long a read waits.
pub const READ_PATIENCE: Duration = Duration::from_secs(3);
/// How many writes one unit may hold.
const UNIT_WRITES_MAX: usize = 20_000;
/// How many rows a page holds at most, whatever was asked for.
const PAGE_MAX: u32 = 1_000;

/// Whether the last thing the database was asked to write was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Health {
    Up,
    /// The cause, for the operator.
    Down(Arc<str>),
}

/// A handle to the one store of this process. Clones share it.
#[derive(Clone)]
pub struct Store(pub(crate) Arc<Inner>);

pub(crate) struct Inner {
    pub(crate) backend: Arc<dyn Backend>,
    /// None once closed.
    jobs: Mutex<Option<mpsc::Sender<Job>>>,
    writer: Mutex<Option<JoinHandle<()>>>,
    health: watch::Sender<Health>,
    commits: Arc<AtomicU64>,
    changes: Arc<Changes>,
    node: OnceLock<NodeId>,
}

impl Store {
    /// Starts the writer. Inside a tokio runtime.
    pub fn new(backend: Arc<dyn Backend>) -> Store {
        let (jobs, queue) = mpsc::channel(QUEUE_MAX);
        let health = watch::Sender::new(Health::Up);
        let commits = Arc::new(AtomicU64::new(0));
        let changes = Arc::new(Changes::default());
        let writer = Writer {
            backend: backend.clone(),
            jobs: queue,
            health: health.clone(),
            commits: commits.clone(),
            changes: changes.clone(),
        };
        let writer = Mutex::new(Some(tokio::spawn(writer.run())));
        Store(Arc::new(Inner {
            backend,
            jobs: Mutex::new(Some(jobs)),
            writer,
            health,
            commits,
            changes,
            node: OnceLock::new(),
        }))
    }

    /// Writes a unit, whole or not at all, and returns after the commit that contains it.
    ///
    /// [`WriteError::Down`] comes at once when the database answers with a fault or [`QUEUE_MAX`] units wait already, and
    /// after [`WRITE_PATIENCE`] when it does not answer. A unit that has not begun by then is never written.
    pub async fn write(&self, unit: Unit) -> Result<(), WriteError> {
        let node = match self.0.node.get() {
            Some(node) => *node,
            None if unit.iter().all(|write| write.fence().is_none()) => NodeId::new(0),
            None => return Err(WriteError::Down(anyhow!("a room is written before the node is started"))),
        };
        if unit.len() > UNIT_WRITES_MAX {
            return Err(WriteError::Down(anyhow!("a unit holds more than {UNIT_WRITES_MAX} writes")));
        }
        let (answer, answered) = oneshot::channel();
        {
            let jobs = self.0.jobs.lock().expect("nothing panics under this lock");
            let jobs = jobs.as_ref().ok_or_else(|| WriteError::Down(anyhow!("the store is closed")))?;
            jobs.try_send(Job { node, unit, answer })
                .map_err(|_| WriteError::Down(anyhow!("busy: {QUEUE_MAX} writes wait already")))?;
        }
        match timeout(WRITE_PATIENCE, answered).await {
            Ok(Ok(result)) => result,
            Ok(Err(_)) => Err(WriteError::Down(anyhow!("the writer is gone"))),
            Err(_) => {
                let cause = format!("the database has not answered for {WRITE_PATIENCE:?}");
                self.0.health.send_if_modified(|health| {
                    let was_up = *health == Health::Up;
                    if was_up {
                        *health = Health::Down(cause.clone().into());
                    }
                    was_up
                });
                Err(WriteError::Down(anyhow!(cause)))
            }
        }
    }

    pub fn is_up(&self) -> bool {
        *self.0.health.borrow() == Health::Up
    }

    /// Changes when the database goes down or comes back: for readiness, and for one line in the log.
    pub fn health(&self) -> watch::Receiver<Health> {
        self.0.health.subscribe()
    }

    /// How many groups were committed since the start.
    pub fn commits(&self) -> u64 {
        self.0.commits.load(Ordering::Relaxed)
    }

    /// What was committed and is derived elsewhere too, for one listener.
    pub fn changes(&self) -> &Arc<Changes> {
        &self.0.changes
    }

    /// Enters this run of the server as a node with a lease. Once, before any room is opened or taken.
    pub async fn start_node(&self, now: At, node: NodeId) -> anyhow::Result<()> {
        anyhow::ensure!(self.0.node.get().is_none_or(|n| *n == node), "this store has another node already");
        patient(READ_PATIENCE, self.0.backend.renew_lease(node, now, now.after(LEASE))).await?;
        self.0.node.get_or_init(|| node);
        Ok(())
    }

    /// Extends the lease by [`LEASE`] from `now`. Called once a second.
    pub async fn renew_lease(&self, now: At) -> anyhow::Result<()> {
        let node = self.node()?;
        patient(READ_PATIENCE, self.0.backend.renew_lease(node, now, now.after(LEASE))).await
    }

    /// Makes every live room of a node whose lease is over ours, with epoch + 1. SQLite: of every other node, as none can live.
    pub async fn take_rooms(&self, now: At) -> anyhow::Result<Vec<StoredRoom>> {
        self.0.backend.take_rooms(self.node()?, now).await
    }

    /// Reads a room of ours anew with epoch + 1, so that whatever was on its way to the database counts or is fenced off.
    /// None: it is not ours any more, or has ended.
    pub async fn retake_room(&self, room: RoomId) -> anyhow::Result<Option<StoredRoom>> {
        let node = self.node()?;
        patient(READ_PATIENCE, self.0.backend.retake_room(node, room)).await
    }

    /// Writes a copy of the whole database to a file that does not exist yet, while work goes on. SQLite only.
    pub async fn backup(&self, to: &Path) -> anyhow::Result<()> {
        self.0.backend.backup(to).await
    }

    /// Writes what is queued, ends the node's lease so that the next start has its rooms at once, then ends all
    /// connections and lets the data directory go. Once the node renews no more.
    pub async fn close(&self) -> anyhow::Result<()> {
        drop(self.0.jobs.lock().expect("nothing panics under this lock").take());
        let writer = self.0.writer.lock().expect("nothing panics under this lock").take();
        if let Some(writer) = writer {
            writer.await.context("the writer failed")?;
        }
        if let Some(node) = self.0.node.get()
            && self.is_up()
        {
            // Should this fail, the lease runs out by itself.
            let _ = patient(READ_PATIENCE, self.0.backend.renew_lease(*node, At(0), At(0))).await;
        }
        self.0.backend.close().await
    }

    pub async fn account(&self, id: AccountId) -> anyhow::Result<Option<Account>> {
        patient(READ_PATIENCE, self.0.backend.account(id)).await
    }

    /// With the password's hash.
    pub async fn account_by_handle(&self, handle: &Handle) -> anyhow::Result<Option<(Account, String)>> {
        patient(READ_PATIENCE, self.0.backend.account_by_handle(handle)).await
    }

    /// Nobody has this handle or one that looks like it. Only [`crate::Write::AddAccount`] decides.
    pub async fn handle_is_free(&self, handle: &Handle) -> anyhow::Result<bool> {
        patient(READ_PATIENCE, self.0.backend.handle_is_free(handle)).await
    }

    pub async fn password_hash(&self, id: AccountId) -> anyhow::Result<Option<String>> {
        patient(READ_PATIENCE, self.0.backend.password_hash(id)).await
    }

    /// Those of `ids` that exist, ordered by id.
    pub async fn accounts(&self, ids: &[AccountId]) -> anyhow::Result<Vec<Account>> {
        patient(READ_PATIENCE, self.0.backend.accounts(ids)).await
    }

    /// Applicants, longest waiting first, at most 1,000; `after`: registration time and id of the last one of the page before.
    pub async fn waitlist(&self, limit: u32, after: Option<(At, AccountId)>) -> anyhow::Result<Vec<Account>> {
        patient(READ_PATIENCE, self.0.backend.waitlist(limit.min(PAGE_MAX), after)).await
    }

    /// False on a server that nobody owns yet.
    pub async fn has_owner(&self) -> anyhow::Result<bool> {
        patient(READ_PATIENCE, self.0.backend.has_owner()).await
    }

    pub async fn session_by_token_hash(
        &self,
        hash: &TokenHash,
    ) -> anyhow::Result<Option<(Session, Account)>> {
        patient(READ_PATIENCE, self.0.backend.session_by_token_hash(hash)).await
    }

    /// Latest first.
    pub async fn sessions(&self, account: AccountId) -> anyhow::Result<Vec<Session>> {
        patient(READ_PATIENCE, self.0.backend.sessions(account)).await
    }

    pub async fn invite(&self, id: InviteId) -> anyhow::Result<Option<Invite>> {
        patient(READ_PATIENCE, self.0.backend.invite(id)).await
    }

    pub async fn invite_by_token_hash(&self, hash: &TokenHash) -> anyhow::Result<Option<Invite>> {
        patient(READ_PATIENCE, self.0.backend.invite_by_token_hash(hash)).await
    }

    /// Accepted ones, unopened ones of the last two weeks, and whatever was made in the last day; oldest first. The
    /// budgets of `domain` bound their number.
    pub async fn invites_by(&self, account: AccountId, now: At) -> anyhow::Result<Vec<Invite>> {
        patient(READ_PATIENCE, self.0.backend.invites_by(account, now)).await
    }

    /// Any room, live or ended, as last saved.
    pub async fn room(&self, id: RoomId) -> anyhow::Result<Option<StoredRoom>> {
        patient(READ_PATIENCE, self.0.backend.room(id)).await
    }

    /// Live rooms of this node, by id.
    pub async fn own_rooms(&self) -> anyhow::Result<Vec<RoomId>> {
        patient(READ_PATIENCE, self.0.backend.rooms_of(self.node()?)).await
    }

    /// A room's log in order, from after event number `after_seq` on, at most 1,000 lines.
    pub async fn audit(&self, room: RoomId, after_seq: u64, limit: u32) -> anyhow::Result<Vec<AuditRow>> {
        patient(READ_PATIENCE, self.0.backend.audit(room, after_seq, limit.min(PAGE_MAX))).await
    }

    pub async fn meta(&self, key: &str) -> anyhow::Result<Option<String>> {
        patient(READ_PATIENCE, self.0.backend.meta(key)).await
    }

    /// Whether this account asked to be erased.
    pub async fn leaving(&self, account: AccountId) -> anyhow::Result<Option<Leaving>> {
        patient(READ_PATIENCE, self.0.backend.leaving(account)).await
    }

    /// Those whose time to be erased has come, longest due first, at most 1,000.
    pub async fn leaving_due(&self, now: At, limit: u32) -> anyhow::Result<Vec<Leaving>> {
        patient(READ_PATIENCE, self.0.backend.leaving_due(now, limit.min(PAGE_MAX))).await
    }

    /// All accounts by id, at most 1,000 a page; `after`: the last one of the page before.
    pub async fn accounts_after(
        &self,
        after: Option<AccountId>,
        limit: u32,
    ) -> anyhow::Result<Vec<AccountId>> {
        patient(READ_PATIENCE, self.0.backend.accounts_after(after, limit.min(PAGE_MAX))).await
    }

    /// For an export, as the next three: at most [`crate::EXPORT_ROWS_MAX`] rows, the latest.
    pub async fn own_invites(&self, account: AccountId) -> anyhow::Result<Vec<Invite>> {
        patient(READ_PATIENCE, self.0.backend.own_invites(account)).await
    }

    pub async fn rooms_opened_by(&self, account: AccountId) -> anyhow::Result<Vec<OwnRoom>> {
        patient(READ_PATIENCE, self.0.backend.rooms_opened_by(account)).await
    }

    pub async fn seats_of(&self, account: AccountId) -> anyhow::Result<Vec<OwnSeat>> {
        patient(READ_PATIENCE, self.0.backend.seats_of(account)).await
    }

    /// What an account did, and what was done about it.
    pub async fn acts_of(&self, account: AccountId) -> anyhow::Result<Vec<AuditRow>> {
        patient(READ_PATIENCE, self.0.backend.acts_of(account)).await
    }

    /// What is this account's own in a table.
    pub async fn own_rows(&self, table: &'static Kept, account: AccountId) -> anyhow::Result<Vec<OwnRow>> {
        patient(READ_PATIENCE, self.0.backend.own_rows(table, account)).await
    }

    /// Removes a few hundred rows a table of what was kept long enough ([`crate::keeping`]). None left: zero.
    pub async fn clean_up(&self, now: At) -> anyhow::Result<u64> {
        patient(COMMIT_PATIENCE, self.0.backend.clean_up(now)).await
    }

    /// Makes destroyed keys unreadable on the disk too; `all`: whatever was removed. May take long.
    pub async fn forget(&self, all: bool) -> anyhow::Result<()> {
        self.0.backend.forget(all).await
    }

    pub async fn ways_in(&self, account: AccountId) -> anyhow::Result<StoredWays> {
        patient(READ_PATIENCE, self.0.backend.ways_in(account)).await
    }

    /// Oldest first.
    pub async fn passkeys(&self, account: AccountId) -> anyhow::Result<Vec<Passkey>> {
        patient(READ_PATIENCE, self.0.backend.passkeys(account)).await
    }

    pub async fn passkey(&self, id: &str) -> anyhow::Result<Option<Passkey>> {
        patient(READ_PATIENCE, self.0.backend.passkey(id)).await
    }

    /// Whose address it is, or was until a short time ago (`true`).
    pub async fn account_by_mail(
        &self,
        mail: &MailAddress,
        now: At,
    ) -> anyhow::Result<Option<(AccountId, bool)>> {
        patient(READ_PATIENCE, self.0.backend.account_by_mail(mail, now)).await
    }

    pub async fn mail_code(&self, key: &TokenHash) -> anyhow::Result<Option<MailCode>> {
        patient(READ_PATIENCE, self.0.backend.mail_code(key)).await
    }

    pub async fn proof(&self, session: SessionId) -> anyhow::Result<Option<Proof>> {
        patient(READ_PATIENCE, self.0.backend.proof(session)).await
    }

    /// What `session` was not told yet, latest first.
    pub async fn notices(&self, account: AccountId, session: SessionId) -> anyhow::Result<Vec<Notice>> {
        patient(READ_PATIENCE, self.0.backend.notices(account, session)).await
    }

    /// Ids in order, from after `after` on, at most 1,000.
    pub async fn account_ids(&self, after: Option<AccountId>, limit: u32) -> anyhow::Result<Vec<AccountId>> {
        patient(READ_PATIENCE, self.0.backend.account_ids(after, limit.min(PAGE_MAX))).await
    }

    /// Asks the database, and waits for [`READ_PATIENCE`] at most.
    pub(crate) async fn read<'a, T>(
        &'a self,
        ask: impl FnOnce(&'a dyn Backend) -> Answer<'a, T>,
    ) -> anyhow::Result<T> {
        patient(READ_PATIENCE, ask(&*self.0.backend)).await
    }

    /// What decides now.
    pub async fn in_force(&self) -> anyhow::Result<InForce> {
        patient(READ_PATIENCE, self.0.backend.in_force()).await
    }

    /// One version of it; 0: as a fresh server is.
    pub async fn admission_of(&self, version: u32) -> anyhow::Result<Admission> {
        patient(READ_PATIENCE, self.0.backend.admission_of(version)).await
    }

    /// Versions below `before`, latest first.
    pub async fn criteria(&self, limit: u32, before: u32) -> anyhow::Result<Vec<CriteriaVersion>> {
        patient(READ_PATIENCE, self.0.backend.criteria(limit.min(PAGE_MAX), before)).await
    }

    /// Which version was put in force when, latest first.
    pub async fn put_in_force(&self, limit: u32) -> anyhow::Result<Vec<PutInForce>> {
        patient(READ_PATIENCE, self.0.backend.put_in_force(limit.min(PAGE_MAX))).await
    }

    /// Empty for whoever handed none in.
    pub async fn form(&self, account: AccountId) -> anyhow::Result<Form> {
        patient(READ_PATIENCE, self.0.backend.form(account)).await
    }

    /// Who became a member since then, counted by field and region.
    pub async fn let_in_since(&self, since: At) -> anyhow::Result<Vec<LetInCount>> {
        patient(READ_PATIENCE, self.0.backend.let_in_since(since)).await
    }

    /// Latest first; `before`: the last one of the page before.
    pub async fn decisions(
        &self,
        asked: &DecisionsAsked,
        limit: u32,
        before: Option<(At, DecisionId)>,
    ) -> anyhow::Result<Vec<Decision>> {
        patient(READ_PATIENCE, self.0.backend.decisions(asked, limit.min(PAGE_MAX), before)).await
    }

    pub async fn decision(&self, id: DecisionId) -> anyhow::Result<Option<Decision>> {
        patient(READ_PATIENCE, self.0.backend.decision(id)).await
    }

    /// The latest one of this applicant.
    pub async fn appeal_of(&self, account: AccountId) -> anyhow::Result<Option<Appeal>> {
        patient(READ_PATIENCE, self.0.backend.appeal_of(account)).await
    }

    pub async fn appeal(&self, id: AppealId) -> anyhow::Result<Option<Appeal>> {
        patient(READ_PATIENCE, self.0.backend.appeal(id)).await
    }

    /// Those that wait for an answer, oldest first.
    pub async fn open_appeals(&self, limit: u32) -> anyhow::Result<Vec<Appeal>> {
        patient(READ_PATIENCE, self.0.backend.open_appeals(limit.min(PAGE_MAX))).await
    }

    fn node(&self) -> anyhow::Result<NodeId> {
        self.0.node.get().copied().context("the node is not started")
    }
}

pub(crate) async fn patient<T>(
    patience: Duration,
    answer: impl Future<Output = anyhow::Result<T>>,
) -> anyhow::Result<T> {
    timeout(patience, answer)
        .await
        .unwrap_or_else(|_| Err(anyhow!("the database has not answered for {patience:?}")))
}
