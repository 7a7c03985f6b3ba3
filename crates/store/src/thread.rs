//! What is written and read of private threads: messages, requests, how to reach each other elsewhere, and blocks.

use anyhow::{Context, bail};
use domain::network::{ContactLine, MessageKey, MessageText, ThreadFacts, ThreadState, Writing};
use domain::{AccountId, At, ThreadId};

use crate::backend::Answer;
use crate::faulty::FaultyBackend;
use crate::handle::Store;
use crate::sealed;

/// Threads or messages that one page holds at most, whatever was asked for.
const PAGE_MAX: u32 = 200;

/// One change. No `Debug`: most of it is personal.
#[derive(Clone)]
pub enum ThreadWrite {
    /// Nothing happens if its author wrote one under this key to them already. Withheld from whoever has blocked its author,
    /// and a request to them is declined at once. [`crate::Conflict::ChangedMeanwhile`] if the thread does not stand as
    /// `writing` takes it for, or if that makes too many requests.
    Say(NewMessage),
    /// Takes a request, or does not. [`crate::Conflict::ChangedMeanwhile`] unless it waits.
    Answer {
        me: AccountId,
        thread: ThreadId,
        accept: bool,
    },
    /// Up to this message. Nothing happens if more was read before.
    Read {
        me: AccountId,
        thread: ThreadId,
        n: u64,
    },
    /// How to reach one elsewhere; `None` takes it back. [`crate::Conflict::ChangedMeanwhile`] if the thread is gone.
    SetContact {
        me: AccountId,
        thread: ThreadId,
        line: Option<ContactLine>,
    },

    /// One's tick and their request go with it. [`crate::Conflict::ChangedMeanwhile`] if that makes too many.
    Block {
        by: AccountId,
        member: AccountId,
        at: At,
    },
    Unblock {
        by: AccountId,
        member: AccountId,
    },
}

/// One message on its way. No `Debug`: it is personal.
#[derive(Clone)]
pub struct NewMessage {
    pub by: AccountId,
    pub to: AccountId,
    pub writing: Writing,
    /// If there is no thread yet.
    pub new: ThreadId,
    pub key: MessageKey,
    pub text: MessageText,
    pub at: At,
    /// Requests made later count.
    pub since: At,
}

/// A thread as one of the two sees it. No `Debug`: it is personal.
#[derive(Clone)]
pub struct StoredThread {
    pub thread: ThreadId,
    /// `None`: they are erased.
    pub other: Option<AccountId>,
    pub state: ThreadState,
    /// When something happened last that this side sees.
    pub moved: At,
    /// Messages of the other.
    pub unread: u32,
    /// This side has blocked the other.
    pub blocks: bool,
    /// The last one that this side sees.
    pub last: Option<StoredMessage>,
}

#[derive(Clone, PartialEq, Eq)]
pub struct StoredMessage {
    /// Counts the thread's messages; what is not seen leaves a gap.
    pub n: u64,
    pub author: AccountId,
    pub key: String,
    pub at: At,
    pub text: String,
}

/// One message, and what follows for the other.
pub struct Said {
    pub thread: ThreadId,
    pub state: ThreadState,
    pub message: StoredMessage,
    pub withheld: bool,
}

/// What stands beside a thread's messages.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Beside {
    /// Up to where this side has read, and up to where the other has.
    pub read: u64,
    pub their_read: u64,
    pub contact: Option<String>,
    /// Only if both added theirs.
    pub their_contact: Option<String>,
}

/// What the rules look at before somebody writes to somebody, and the thread of the two as far as the first one sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Between {
    pub thread: Option<ThreadId>,
    pub facts: ThreadFacts,
    /// How many the first one has blocked.
    pub blocked: u32,
}

/// Threads with something unread in them, and requests that wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Unread {
    pub threads: u32,
    pub requests: u32,
}

/// The reads of this feature; part of [`crate::Backend`].
pub trait ThreadReads: Send + Sync + 'static {
    /// `since`: requests made later count.
    fn between(&self, by: AccountId, to: AccountId, since: At) -> Answer<'_, Between>;
    /// What `by` wrote to `to` under this key.
    fn said<'a>(&'a self, by: AccountId, to: AccountId, key: &'a MessageKey) -> Answer<'a, Option<Said>>;
    /// Open ones and one's own requests; what moved last comes first. `after`: the last one of the page before.
    fn threads(
        &self,
        me: AccountId,
        limit: u32,
        after: Option<(At, ThreadId)>,
    ) -> Answer<'_, Vec<StoredThread>>;
    /// Those of others, in the same order.
    fn requests(
        &self,
        me: AccountId,
        limit: u32,
        after: Option<(At, ThreadId)>,
    ) -> Answer<'_, Vec<StoredThread>>;
    fn unread(&self, me: AccountId) -> Answer<'_, Unread>;
    /// `None`: no such thread, none of theirs, or nothing in it that they see.
    fn thread(&self, me: AccountId, thread: ThreadId) -> Answer<'_, Option<StoredThread>>;
    fn beside(&self, me: AccountId, thread: ThreadId) -> Answer<'_, Beside>;
    /// Those before `before` that `me` sees, the latest first.
    fn messages(
        &self,
        me: AccountId,
        thread: ThreadId,
        limit: u32,
        before: Option<u64>,
    ) -> Answer<'_, Vec<StoredMessage>>;
}

/// Column `state`, and what it is with `asked_by`.
pub fn state_word(state: ThreadState) -> (&'static str, Option<AccountId>) {
    match state {
        ThreadState::Open => ("open", None),
        ThreadState::Asked { by } => ("asked", Some(by)),
        ThreadState::Declined { by } => ("declined", Some(by)),
    }
}

/// Reads what [`state_word`] wrote.
pub fn read_state(word: &str, asked_by: Option<i64>) -> anyhow::Result<ThreadState> {
    let by = || asked_by.map(account).context("thread.asked_by is empty");
    Ok(match word {
        "open" => ThreadState::Open,
        "asked" => ThreadState::Asked { by: by()? },
        "declined" => ThreadState::Declined { by: by()? },
        _ => bail!("thread.state is no known word"),
    })
}

fn account(id: i64) -> AccountId {
    AccountId::new(id.unsigned_abs())
}

/// A thread, and the last message of it that this side sees.
pub struct ThreadColumns {
    pub thread: i64,
    pub other: Option<i64>,
    pub state: String,
    pub asked_by: Option<i64>,
    pub moved_ms: i64,
    pub unread: i64,
    pub blocks: bool,
    pub n: Option<i64>,
    pub author: Option<i64>,
    pub client_key: Option<String>,
    pub at_ms: Option<i64>,
    pub words: Option<String>,
    pub sealing_key: Option<String>,
}

impl ThreadColumns {
    pub fn read(self) -> anyhow::Result<StoredThread> {
        let last = match (self.n, self.author, self.client_key, self.at_ms, self.words) {
            (Some(n), Some(author), Some(client_key), Some(at_ms), Some(words)) => {
                let sealing_key = self.sealing_key;
                Some(MessageColumns { n, author, client_key, at_ms, words, sealing_key }.read()?)
            }
            _ => None,
        };
        Ok(StoredThread {
            thread: ThreadId::new(self.thread.unsigned_abs()),
            other: self.other.map(account),
            state: read_state(&self.state, self.asked_by)?,
            moved: At(self.moved_ms.unsigned_abs()),
            unread: crate::network::count(self.unread),
            blocks: self.blocks,
            last,
        })
    }
}

pub struct MessageColumns {
    pub n: i64,
    pub author: i64,
    pub client_key: String,
    pub at_ms: i64,
    pub words: String,
    pub sealing_key: Option<String>,
}

impl MessageColumns {
    pub fn read(self) -> anyhow::Result<StoredMessage> {
        let author = account(self.author);
        Ok(StoredMessage {
            n: self.n.unsigned_abs(),
            author,
            key: self.client_key,
            at: At(self.at_ms.unsigned_abs()),
            text: sealed::opened(self.sealing_key.as_deref(), "message.words", author, &self.words)?,
        })
    }
}

impl Store {
    /// What the rules look at before somebody writes to somebody; `since`: requests made later count.
    pub async fn between(&self, by: AccountId, to: AccountId, since: At) -> anyhow::Result<Between> {
        self.read(move |backend| backend.between(by, to, since)).await
    }

    /// What `by` wrote to `to` under this key.
    pub async fn said(&self, by: AccountId, to: AccountId, key: &MessageKey) -> anyhow::Result<Option<Said>> {
        self.read(move |backend| backend.said(by, to, key)).await
    }

    /// Open ones and one's own requests; what moved last comes first. `after`: the last one of the page before.
    pub async fn threads(
        &self,
        me: AccountId,
        limit: u32,
        after: Option<(At, ThreadId)>,
    ) -> anyhow::Result<Vec<StoredThread>> {
        self.read(move |backend| backend.threads(me, limit.min(PAGE_MAX), after)).await
    }

    /// Requests of others, in the same order.
    pub async fn requests(
        &self,
        me: AccountId,
        limit: u32,
        after: Option<(At, ThreadId)>,
    ) -> anyhow::Result<Vec<StoredThread>> {
        self.read(move |backend| backend.requests(me, limit.min(PAGE_MAX), after)).await
    }

    pub async fn unread(&self, me: AccountId) -> anyhow::Result<Unread> {
        self.read(move |backend| backend.unread(me)).await
    }

    /// `None`: no such thread, none of theirs, or nothing in it that they see.
    pub async fn thread(&self, me: AccountId, thread: ThreadId) -> anyhow::Result<Option<StoredThread>> {
        self.read(move |backend| backend.thread(me, thread)).await
    }

    pub async fn beside(&self, me: AccountId, thread: ThreadId) -> anyhow::Result<Beside> {
        self.read(move |backend| backend.beside(me, thread)).await
    }

    /// Those before `before` that `me` sees, the latest first. Whether it is their thread was looked at before.
    pub async fn messages(
        &self,
        me: AccountId,
        thread: ThreadId,
        limit: u32,
        before: Option<u64>,
    ) -> anyhow::Result<Vec<StoredMessage>> {
        self.read(move |backend| backend.messages(me, thread, limit.min(PAGE_MAX), before)).await
    }
}

impl ThreadReads for FaultyBackend {
    fn between(&self, by: AccountId, to: AccountId, since: At) -> Answer<'_, Between> {
        self.read(self.inner().between(by, to, since))
    }
    fn said<'a>(&'a self, by: AccountId, to: AccountId, key: &'a MessageKey) -> Answer<'a, Option<Said>> {
        self.read(self.inner().said(by, to, key))
    }
    fn threads(
        &self,
        me: AccountId,
        limit: u32,
        after: Option<(At, ThreadId)>,
    ) -> Answer<'_, Vec<StoredThread>> {
        self.read(self.inner().threads(me, limit, after))
    }
    fn requests(
        &self,
        me: AccountId,
        limit: u32,
        after: Option<(At, ThreadId)>,
    ) -> Answer<'_, Vec<StoredThread>> {
        self.read(self.inner().requests(me, limit, after))
    }
    fn unread(&self, me: AccountId) -> Answer<'_, Unread> {
        self.read(self.inner().unread(me))
    }
    fn thread(&self, me: AccountId, thread: ThreadId) -> Answer<'_, Option<StoredThread>> {
        self.read(self.inner().thread(me, thread))
    }
    fn beside(&self, me: AccountId, thread: ThreadId) -> Answer<'_, Beside> {
        self.read(self.inner().beside(me, thread))
    }
    fn messages(
        &self,
        me: AccountId,
        thread: ThreadId,
        limit: u32,
        before: Option<u64>,
    ) -> Answer<'_, Vec<StoredMessage>> {
        self.read(self.inner().messages(me, thread, limit, before))
    }
}
