//! The database as the store sees it: one connection that writes, a few that read.

use std::path::Path;
use std::pin::Pin;
use std::time::Duration;

use anyhow::Context;
use domain::entry::admission::Admission;
use domain::entry::decision::{Appeal, Decision};
use domain::entry::{Account, Handle, Invite};
use domain::{AccountId, AppealId, At, DecisionId, InviteId, RoomId};
use sqlx::pool::PoolConnection;
use sqlx::{Connection, Pool};
use store::admission::{CriteriaVersion, DecisionsAsked, Form, InForce, LetInCount, PutInForce};
use store::keeping::Kept;
use store::{
    Answer, AuditRow, Backend, Leaving, NodeId, OwnRoom, OwnRow, OwnSeat, Session, StoredRoom, TokenHash,
    Unit, WriteError,
};
use tokio::sync::Mutex;

use crate::{
    Conn, Db, Place, account, admission, audit, clean_up, invite, leaving, meta, node, own_rows, room,
    session, unit,
};

/// How many connections read.
pub(crate) const READERS: u32 = 4;
/// How long a read waits for one of them.
pub(crate) const READER_WAIT: Duration = Duration::from_secs(2);

pub(crate) struct Database {
    /// Where it is and how to connect; holds the data directory.
    pub(crate) place: Place,
    /// None after a fault: what state the old connection was in is then unknown.
    pub(crate) writer: Mutex<Option<Conn>>,
    pub(crate) readers: Pool<Db>,
}

/// Something to do with the writing connection.
type Task<'c, T> = Pin<Box<dyn Future<Output = anyhow::Result<T>> + Send + 'c>>;

impl Database {
    /// Lends the writing connection, and keeps it only if all went well: a fault or a dropped future gives it up.
    async fn write<T>(
        &self,
        task: impl for<'c> FnOnce(&'c mut Conn) -> Task<'c, T> + Send,
    ) -> anyhow::Result<T> {
        let mut writer = self.writer.lock().await;
        let mut conn = match writer.take() {
            Some(conn) => conn,
            None => self.place.connect().await?,
        };
        let done = task(&mut conn).await?;
        *writer = Some(conn);
        Ok(done)
    }

    pub(crate) async fn reader(&self) -> anyhow::Result<PoolConnection<Db>> {
        self.readers.acquire().await.context("no connection to the database")
    }
}

impl Backend for Database {
    fn commit<'a>(&'a self, node: NodeId, units: &'a [Unit]) -> Answer<'a, Vec<Result<(), WriteError>>> {
        Box::pin(async move {
            let mut writer = self.writer.lock().await;
            let mut conn = match writer.take() {
                Some(conn) => conn,
                None => self.place.connect().await?,
            };
            let results = unit::commit(&mut conn, node, units).await?;
            *writer = Some(conn);
            Ok(results)
        })
    }

    fn probe(&self) -> Answer<'_, ()> {
        Box::pin(self.write(|conn| Box::pin(async move { Ok(meta::set(conn, "probe", "written").await?) })))
    }

    fn renew_lease(&self, node: NodeId, now: At, until: At) -> Answer<'_, ()> {
        Box::pin(self.write(move |conn| Box::pin(node::renew_lease(conn, node, now, until))))
    }

    fn take_rooms(&self, node: NodeId, now: At) -> Answer<'_, Vec<StoredRoom>> {
        Box::pin(self.write(move |conn| Box::pin(node::take_rooms(conn, node, now))))
    }

    fn retake_room(&self, node: NodeId, room: RoomId) -> Answer<'_, Option<StoredRoom>> {
        Box::pin(self.write(move |conn| Box::pin(node::retake_room(conn, node, room))))
    }

    fn backup<'a>(&'a self, to: &'a Path) -> Answer<'a, ()> {
        Box::pin(self.place.backup(to))
    }

    fn close(&self) -> Answer<'_, ()> {
        Box::pin(async move {
            self.readers.close().await;
            if let Some(conn) = self.writer.lock().await.take() {
                conn.close().await?;
            }
            self.place.release();
            Ok(())
        })
    }

    fn account(&self, id: AccountId) -> Answer<'_, Option<Account>> {
        Box::pin(async move {
            Ok(account::by_id(&mut *self.reader().await?, id).await?.map(|(account, _)| account))
        })
    }

    fn account_by_handle<'a>(&'a self, handle: &'a Handle) -> Answer<'a, Option<(Account, String)>> {
        Box::pin(async move { account::by_handle(&mut *self.reader().await?, handle).await })
    }

    fn handle_is_free<'a>(&'a self, handle: &'a Handle) -> Answer<'a, bool> {
        Box::pin(async move { account::handle_is_free(&mut *self.reader().await?, handle).await })
    }

    fn password_hash(&self, id: AccountId) -> Answer<'_, Option<String>> {
        Box::pin(
            async move { Ok(account::by_id(&mut *self.reader().await?, id).await?.map(|(_, hash)| hash)) },
        )
    }

    fn accounts<'a>(&'a self, ids: &'a [AccountId]) -> Answer<'a, Vec<Account>> {
        Box::pin(async move { account::by_ids(&mut *self.reader().await?, ids).await })
    }

    fn waitlist(&self, limit: u32, after: Option<(At, AccountId)>) -> Answer<'_, Vec<Account>> {
        Box::pin(async move { account::waitlist(&mut *self.reader().await?, limit, after).await })
    }

    fn has_owner(&self) -> Answer<'_, bool> {
        Box::pin(async move { account::has_owner(&mut *self.reader().await?).await })
    }

    fn session_by_token_hash<'a>(&'a self, hash: &'a TokenHash) -> Answer<'a, Option<(Session, Account)>> {
        Box::pin(async move { session::by_token_hash(&mut *self.reader().await?, hash).await })
    }

    fn sessions(&self, account: AccountId) -> Answer<'_, Vec<Session>> {
        Box::pin(async move { session::of(&mut *self.reader().await?, account).await })
    }

    fn invite(&self, id: InviteId) -> Answer<'_, Option<Invite>> {
        Box::pin(async move { invite::by_id(&mut *self.reader().await?, id).await })
    }

    fn invite_by_token_hash<'a>(&'a self, hash: &'a TokenHash) -> Answer<'a, Option<Invite>> {
        Box::pin(async move { invite::by_token_hash(&mut *self.reader().await?, hash).await })
    }

    fn invites_by(&self, account: AccountId, now: At) -> Answer<'_, Vec<Invite>> {
        Box::pin(async move { invite::by_inviter(&mut *self.reader().await?, account, now).await })
    }

    fn room(&self, id: RoomId) -> Answer<'_, Option<StoredRoom>> {
        Box::pin(async move {
            room::by_number(&mut *self.reader().await?, store::column::number(id.number())).await
        })
    }

    fn rooms_of(&self, node: NodeId) -> Answer<'_, Vec<RoomId>> {
        Box::pin(async move { room::live_of(&mut *self.reader().await?, node).await })
    }

    fn audit(&self, room: RoomId, after_seq: u64, limit: u32) -> Answer<'_, Vec<AuditRow>> {
        Box::pin(async move { audit::of(&mut *self.reader().await?, room, after_seq, limit).await })
    }

    fn meta<'a>(&'a self, key: &'a str) -> Answer<'a, Option<String>> {
        Box::pin(async move { meta::get(&mut *self.reader().await?, key).await })
    }

    fn leaving(&self, account: AccountId) -> Answer<'_, Option<Leaving>> {
        Box::pin(async move { leaving::of(&mut *self.reader().await?, account).await })
    }

    fn leaving_due(&self, now: At, limit: u32) -> Answer<'_, Vec<Leaving>> {
        Box::pin(async move { leaving::due(&mut *self.reader().await?, now, limit).await })
    }

    fn accounts_after(&self, after: Option<AccountId>, limit: u32) -> Answer<'_, Vec<AccountId>> {
        Box::pin(async move { leaving::accounts_after(&mut *self.reader().await?, after, limit).await })
    }

    fn own_invites(&self, account: AccountId) -> Answer<'_, Vec<Invite>> {
        Box::pin(async move { leaving::all_invites(&mut *self.reader().await?, account).await })
    }

    fn rooms_opened_by(&self, account: AccountId) -> Answer<'_, Vec<OwnRoom>> {
        Box::pin(async move { leaving::rooms(&mut *self.reader().await?, account).await })
    }

    fn seats_of(&self, account: AccountId) -> Answer<'_, Vec<OwnSeat>> {
        Box::pin(async move { leaving::seats(&mut *self.reader().await?, account).await })
    }

    fn acts_of(&self, account: AccountId) -> Answer<'_, Vec<AuditRow>> {
        Box::pin(async move { leaving::acts(&mut *self.reader().await?, account).await })
    }

    fn own_rows(&self, table: &'static Kept, account: AccountId) -> Answer<'_, Vec<OwnRow>> {
        Box::pin(async move { own_rows::of(&mut *self.reader().await?, table, account).await })
    }

    fn clean_up(&self, now: At) -> Answer<'_, u64> {
        Box::pin(self.write(move |conn| Box::pin(clean_up::clean_up(conn, now))))
    }

    fn forget(&self, all: bool) -> Answer<'_, ()> {
        Box::pin(self.write(move |conn| Box::pin(crate::place::forget(conn, all))))
    }

    fn in_force(&self) -> Answer<'_, InForce> {
        Box::pin(async move { admission::in_force(&mut *self.reader().await?).await })
    }

    fn admission_of(&self, version: u32) -> Answer<'_, Admission> {
        Box::pin(async move { admission::admission_of(&mut *self.reader().await?, version).await })
    }

    fn criteria(&self, limit: u32, before: u32) -> Answer<'_, Vec<CriteriaVersion>> {
        Box::pin(async move { admission::criteria(&mut *self.reader().await?, limit, before).await })
    }

    fn put_in_force(&self, limit: u32) -> Answer<'_, Vec<PutInForce>> {
        Box::pin(async move { admission::put_in_force(&mut *self.reader().await?, limit).await })
    }

    fn form(&self, account: AccountId) -> Answer<'_, Form> {
        Box::pin(async move { admission::form(&mut *self.reader().await?, account).await })
    }

    fn let_in_since(&self, since: At) -> Answer<'_, Vec<LetInCount>> {
        Box::pin(async move { admission::let_in_since(&mut *self.reader().await?, since).await })
    }

    fn decisions<'a>(
        &'a self,
        asked: &'a DecisionsAsked,
        limit: u32,
        before: Option<(At, DecisionId)>,
    ) -> Answer<'a, Vec<Decision>> {
        Box::pin(async move { admission::decisions(&mut *self.reader().await?, asked, limit, before).await })
    }

    fn decision(&self, id: DecisionId) -> Answer<'_, Option<Decision>> {
        Box::pin(async move { admission::decision(&mut *self.reader().await?, id).await })
    }

    fn appeal_of(&self, account: AccountId) -> Answer<'_, Option<Appeal>> {
        Box::pin(async move { admission::appeal_of(&mut *self.reader().await?, account).await })
    }

    fn appeal(&self, id: AppealId) -> Answer<'_, Option<Appeal>> {
        Box::pin(async move { admission::appeal(&mut *self.reader().await?, id).await })
    }

    fn open_appeals(&self, limit: u32) -> Answer<'_, Vec<Appeal>> {
        Box::pin(async move { admission::open_appeals(&mut *self.reader().await?, limit).await })
    }
}
