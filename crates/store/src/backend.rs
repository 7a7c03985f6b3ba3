//! What a database must be able to do for a [`crate::Store`].

use std::future::Future;
use std::path::Path;
use std::pin::Pin;

use domain::entry::admission::Admission;
use domain::entry::decision::{Appeal, Decision};
use domain::entry::{Account, Handle, Invite};
use domain::{AccountId, AppealId, At, DecisionId, InviteId, RoomId};

use crate::admission::{CriteriaVersion, DecisionsAsked, Form, InForce, LetInCount, PutInForce};
use crate::keeping::Kept;
use crate::leaving::{Leaving, OwnRoom, OwnRow, OwnSeat};
use crate::proof::ProofReads;
use crate::row::{AuditRow, NodeId, Session, StoredRoom, TokenHash};
use crate::sign_in::SignInBackend;
use crate::write::{Unit, WriteError};

/// A boxed future, so that `dyn Backend` works. Its error is a fault of the database, with the cause.
pub type Answer<'a, T> = Pin<Box<dyn Future<Output = anyhow::Result<T>> + Send + 'a>>;

/// A database. Writes go one at a time through one connection, reads through a few others.
///
/// After an error the next call tries to connect anew; a dropped future gives its connection up.
pub trait Backend:
    SignInBackend
    + ProofReads
    + crate::AvatarReads
    + crate::CircleReads
    + crate::InboxReads
    + crate::IntroductionReads
    + crate::InvitingReads
    + crate::NetworkReads
    + crate::QuestionReads
    + crate::ReportReads
    + crate::ScheduleReads
    + crate::SearchReads
    + crate::SmsReads
    + crate::ThreadReads
    + crate::ThreadReportReads
    + crate::WaitingReads
    + Send
    + Sync
    + 'static
{
    /// Writes units in one transaction, in order, each whole or not at all; one that is turned down leaves the others alone.
    /// Returns after the commit, with one answer a unit. `Err`: nothing is known to be written.
    fn commit<'a>(&'a self, node: NodeId, units: &'a [Unit]) -> Answer<'a, Vec<Result<(), WriteError>>>;
    /// Writes something that changes nothing: fails when a write would.
    fn probe(&self) -> Answer<'_, ()>;
    /// Enters the node, or extends its lease. Forgets nodes whose lease ended long before `now`.
    fn renew_lease(&self, node: NodeId, now: At, until: At) -> Answer<'_, ()>;
    /// Makes every live room of a node whose lease is over this node's, with epoch + 1.
    fn take_rooms(&self, node: NodeId, now: At) -> Answer<'_, Vec<StoredRoom>>;
    /// Epoch + 1 for a live room that is this node's already; None if it is not.
    fn retake_room(&self, node: NodeId, room: RoomId) -> Answer<'_, Option<StoredRoom>>;
    /// Writes a copy of the whole database to a file that does not exist yet, while work goes on.
    fn backup<'a>(&'a self, to: &'a Path) -> Answer<'a, ()>;
    /// Ends all connections and lets the data directory go.
    fn close(&self) -> Answer<'_, ()>;

    fn account(&self, id: AccountId) -> Answer<'_, Option<Account>>;
    /// With the password's hash.
    fn account_by_handle<'a>(&'a self, handle: &'a Handle) -> Answer<'a, Option<(Account, String)>>;
    fn handle_is_free<'a>(&'a self, handle: &'a Handle) -> Answer<'a, bool>;
    fn password_hash(&self, id: AccountId) -> Answer<'_, Option<String>>;
    /// Those that exist, by id.
    fn accounts<'a>(&'a self, ids: &'a [AccountId]) -> Answer<'a, Vec<Account>>;
    /// Applicants, longest waiting first; `after`: the last one of the page before.
    fn waitlist(&self, limit: u32, after: Option<(At, AccountId)>) -> Answer<'_, Vec<Account>>;
    fn has_owner(&self) -> Answer<'_, bool>;

    fn session_by_token_hash<'a>(&'a self, hash: &'a TokenHash) -> Answer<'a, Option<(Session, Account)>>;
    /// Latest first.
    fn sessions(&self, account: AccountId) -> Answer<'_, Vec<Session>>;

    fn invite(&self, id: InviteId) -> Answer<'_, Option<Invite>>;
    fn invite_by_token_hash<'a>(&'a self, hash: &'a TokenHash) -> Answer<'a, Option<Invite>>;
    /// What counts against the budget at `now`, or was made not long before: oldest first.
    fn invites_by(&self, account: AccountId, now: At) -> Answer<'_, Vec<Invite>>;

    fn room(&self, id: RoomId) -> Answer<'_, Option<StoredRoom>>;
    /// Live rooms of this node, without their seats.
    fn rooms_of(&self, node: NodeId) -> Answer<'_, Vec<RoomId>>;
    /// A room's log in the order it was written, from `after_seq` on.
    fn audit(&self, room: RoomId, after_seq: u64, limit: u32) -> Answer<'_, Vec<AuditRow>>;
    fn meta<'a>(&'a self, key: &'a str) -> Answer<'a, Option<String>>;

    /// Whether this account asked to be erased.
    fn leaving(&self, account: AccountId) -> Answer<'_, Option<Leaving>>;
    /// Those whose time has come, longest due first.
    fn leaving_due(&self, now: At, limit: u32) -> Answer<'_, Vec<Leaving>>;
    /// All accounts, page by page.
    fn accounts_after(&self, after: Option<AccountId>, limit: u32) -> Answer<'_, Vec<AccountId>>;
    /// For an export: at most [`crate::EXPORT_ROWS_MAX`] each, the latest.
    fn own_invites(&self, account: AccountId) -> Answer<'_, Vec<Invite>>;
    fn rooms_opened_by(&self, account: AccountId) -> Answer<'_, Vec<OwnRoom>>;
    fn seats_of(&self, account: AccountId) -> Answer<'_, Vec<OwnSeat>>;
    fn acts_of(&self, account: AccountId) -> Answer<'_, Vec<AuditRow>>;
    /// What is this account's own in a table, at most [`crate::EXPORT_ROWS_MAX`] rows.
    fn own_rows(&self, table: &'static Kept, account: AccountId) -> Answer<'_, Vec<OwnRow>>;
    /// Removes a few rows of what was kept long enough; returns how many.
    fn clean_up(&self, now: At) -> Answer<'_, u64>;
    /// Makes what was removed unreadable on the disk too. `all`: in every table, not only the keys.
    fn forget(&self, all: bool) -> Answer<'_, ()>;
    /// What decides now.
    fn in_force(&self) -> Answer<'_, InForce>;
    /// One version of it; 0: as a fresh server is.
    fn admission_of(&self, version: u32) -> Answer<'_, Admission>;
    /// Versions below `before`, latest first.
    fn criteria(&self, limit: u32, before: u32) -> Answer<'_, Vec<CriteriaVersion>>;
    /// Which version was put in force when, latest first.
    fn put_in_force(&self, limit: u32) -> Answer<'_, Vec<PutInForce>>;
    /// Empty for whoever handed none in.
    fn form(&self, account: AccountId) -> Answer<'_, Form>;
    /// Who became a member since then, counted by field and region.
    fn let_in_since(&self, since: At) -> Answer<'_, Vec<LetInCount>>;
    /// Latest first; `before`: the last one of the page before.
    fn decisions<'a>(
        &'a self,
        asked: &'a DecisionsAsked,
        limit: u32,
        before: Option<(At, DecisionId)>,
    ) -> Answer<'a, Vec<Decision>>;
    fn decision(&self, id: DecisionId) -> Answer<'_, Option<Decision>>;
    /// The latest one of this applicant.
    fn appeal_of(&self, account: AccountId) -> Answer<'_, Option<Appeal>>;
    fn appeal(&self, id: AppealId) -> Answer<'_, Option<Appeal>>;
    /// Those that wait for an answer, oldest first.
    fn open_appeals(&self, limit: u32) -> Answer<'_, Vec<Appeal>>;
}
