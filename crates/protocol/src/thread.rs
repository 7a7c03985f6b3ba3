//! What crosses the wire of introductions and private threads: whom one met in a room, messages, requests, blocks.

use crate::rest::Person;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

/// `GET /api/introductions`: a room one left in the last seven days.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
pub struct VisitedRoom {
    pub room: String,
    pub title: String,
    /// The last time.
    pub left_ms: u64,
}

/// `GET /api/introductions/{room}`: somebody whom one met there. Nothing in it depends on whom they ticked, but an open thread,
/// of which both know.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq)]
pub struct MetRow {
    pub person: Person,
    pub on_stage: bool,
    /// One has ticked them, and waits.
    pub ticked: bool,
    /// Of the two, once it is open.
    #[schema(required)]
    pub thread: Option<String>,
}

/// `PUT /api/introductions/{room}/{member}`.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq, Debug)]
pub struct Ticked {
    /// The thread of the two, if they ticked as well. `None` says nothing of them.
    #[schema(required)]
    pub thread: Option<String>,
}

/// How a thread stands for whoever asks.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum ThreadView {
    Open,
    /// One's own request: it waits for them.
    Waits,
    /// Their request: it waits for an answer.
    Asks,
}

/// One message, as one of the two sees it.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq, Debug)]
pub struct Message {
    /// Counts the thread's messages. Some may be missing.
    pub n: u64,
    pub mine: bool,
    pub at_ms: u64,
    pub text: String,
    /// What one's own client called it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    #[schema(nullable = false)]
    pub key: Option<String>,
}

/// `GET /api/threads`, `GET /api/threads/requests`: a thread in a list.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq)]
pub struct ThreadRow {
    pub thread: String,
    /// `None`: they are gone.
    #[schema(required)]
    pub person: Option<Person>,
    pub view: ThreadView,
    /// `None`: both wanted to be introduced, and nobody wrote yet.
    #[schema(required)]
    pub last: Option<Message>,
    pub unread: u32,
    pub moved_ms: u64,
    /// One has blocked them.
    pub blocked: bool,
}

/// A page of them, what moved last first.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
pub struct ThreadsPage {
    pub threads: Vec<ThreadRow>,
    /// Ask again with `after` = this; none: that was all.
    #[schema(required)]
    pub next: Option<String>,
}

/// `GET /api/threads/{thread}`.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq)]
pub struct Thread {
    #[serde(flatten)]
    pub row: ThreadRow,
    /// One has read up to this message.
    pub read: u64,
    /// They have; 0 unless it is open.
    pub their_read: u64,
    /// How to reach one elsewhere.
    #[schema(required)]
    pub contact: Option<String>,
    /// How to reach them: only if both said so.
    #[schema(required)]
    pub their_contact: Option<String>,
}

/// `GET /api/threads/{thread}/messages?before=…`: a page, the oldest first.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
pub struct MessagesPage {
    pub messages: Vec<Message>,
    /// Ask again with `before` = this for those before; none: that was all.
    #[schema(required)]
    pub next: Option<u64>,
}

/// `GET /api/threads/unread`.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Unread {
    /// Threads with something unread in them.
    pub threads: u32,
    /// Requests that wait for an answer.
    pub requests: u32,
}

/// `POST /api/people/{member}/messages`.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
#[serde(deny_unknown_fields)]
pub struct NewMessage {
    /// One's own name for it, 8 to 40 letters, digits and hyphens: sent again under the same key it is the same message.
    pub key: String,
    /// 1 to 2,000 characters.
    pub text: String,
}

/// The answer to it, once it is stored.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq, Debug)]
pub struct MessageSaid {
    pub thread: String,
    pub message: Message,
}

/// `PUT /api/threads/{thread}/read`.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
#[serde(deny_unknown_fields)]
pub struct ReadUpTo {
    pub n: u64,
}

/// `PUT /api/threads/{thread}/contact`. `None` takes it back.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
#[serde(deny_unknown_fields)]
pub struct NewContact {
    /// 1 to 120 characters.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub line: Option<String>,
}

/// What a message to somebody would be.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum WriteTo {
    /// A message: the thread is open, or opens with it.
    Freely,
    /// A request: one message, until they accept.
    AsRequest,
    /// Nothing: one's request waits.
    Waits,
    /// Nothing: it is oneself, or one has blocked them.
    Not,
}

/// Why somebody reports a thread.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum ReportReason {
    /// Advertising, or the same to many.
    Spam,
    Harassment,
    Threat,
    Fraud,
    Other,
}

/// `POST /api/threads/{thread}/report`.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
#[serde(deny_unknown_fields)]
pub struct NewThreadReport {
    pub reason: ReportReason,
    /// 1 to 300 characters.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub line: Option<String>,
}

/// One message of a thread that was reported.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq, Debug)]
pub struct ReportedMessage {
    /// Counts the thread's messages. Some may be missing.
    pub n: u64,
    /// Whoever reported wrote it; else the other one did.
    pub by_reporter: bool,
    pub at_ms: u64,
    pub text: String,
}

/// `GET /api/thread-reports`: one that waits.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq)]
pub struct ThreadReportRow {
    pub report: String,
    /// Who reported; `None`: they are no member any more.
    #[schema(required)]
    pub by: Option<Person>,
    /// The other one; `None`: they are gone, or no member any more.
    #[schema(required)]
    pub about: Option<Person>,
    pub at_ms: u64,
    pub reason: ReportReason,
    /// What they add.
    #[schema(required)]
    pub line: Option<String>,
    /// The last ones of the thread when it was reported, at most 20, the oldest first.
    pub messages: Vec<ReportedMessage>,
}

/// A page of them, the oldest first.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
pub struct ThreadReportsPage {
    pub reports: Vec<ThreadReportRow>,
    /// Ask again with `after` = this; none: that was all.
    #[schema(required)]
    pub next: Option<String>,
}
