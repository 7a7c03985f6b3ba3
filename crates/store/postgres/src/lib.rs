//! The store on PostgreSQL: for more than one server on the same data.
//!
//! The SQL text and the tables are in `../shared`, compiled here against PostgreSQL.

#[path = "../../shared/schema.rs"]
mod schema;

#[cfg(feature = "queries")]
#[path = "../../shared/account.rs"]
mod account;
#[cfg(feature = "queries")]
#[path = "../../shared/admission.rs"]
mod admission;
#[cfg(feature = "queries")]
#[path = "../../shared/audit.rs"]
mod audit;
#[cfg(feature = "queries")]
#[path = "../../shared/avatar.rs"]
mod avatar;
#[cfg(feature = "queries")]
#[path = "../../shared/badge.rs"]
mod badge;
#[cfg(feature = "queries")]
#[path = "../../shared/chat.rs"]
mod chat;
#[cfg(feature = "queries")]
#[path = "../../shared/circle.rs"]
mod circle;
#[cfg(feature = "queries")]
#[path = "../../shared/circle_act.rs"]
mod circle_act;
#[cfg(feature = "queries")]
#[path = "../../shared/circle_owner.rs"]
mod circle_owner;
#[cfg(feature = "queries")]
#[path = "../../shared/circle_reads.rs"]
mod circle_reads;
#[cfg(feature = "queries")]
#[path = "../../shared/clean_up.rs"]
mod clean_up;
#[cfg(feature = "queries")]
#[path = "../../shared/database.rs"]
mod database;
#[cfg(feature = "queries")]
#[path = "../../shared/handle.rs"]
mod handle;
#[cfg(feature = "queries")]
#[path = "../../shared/inbox.rs"]
mod inbox;
#[cfg(feature = "queries")]
#[path = "../../shared/inbox_reads.rs"]
mod inbox_reads;
#[cfg(feature = "queries")]
#[path = "../../shared/introduction.rs"]
mod introduction;
#[cfg(feature = "queries")]
#[path = "../../shared/invite.rs"]
mod invite;
#[cfg(feature = "queries")]
#[path = "../../shared/inviting.rs"]
mod inviting;
#[cfg(feature = "queries")]
#[path = "../../shared/inviting_reads.rs"]
mod inviting_reads;
#[cfg(feature = "queries")]
#[path = "../../shared/leaving.rs"]
mod leaving;
#[cfg(feature = "queries")]
#[path = "../../shared/meta.rs"]
mod meta;
#[cfg(feature = "queries")]
#[path = "../../shared/network.rs"]
mod network;
#[cfg(feature = "queries")]
#[path = "../../shared/network_reads.rs"]
mod network_reads;
#[cfg(feature = "queries")]
#[path = "../../shared/node.rs"]
mod node;
#[cfg(feature = "queries")]
#[path = "../../shared/notice.rs"]
mod notice;
#[cfg(feature = "queries")]
#[path = "../../shared/one_time_code.rs"]
mod one_time_code;
#[cfg(feature = "queries")]
#[path = "../../shared/own_rows.rs"]
mod own_rows;
#[cfg(feature = "queries")]
mod place;

#[cfg(feature = "queries")]
#[path = "../../shared/proof.rs"]
mod proof;
#[cfg(feature = "queries")]
#[path = "../../shared/question.rs"]
mod question;
#[cfg(feature = "queries")]
#[path = "../../shared/report.rs"]
mod report;
#[cfg(feature = "queries")]
#[path = "../../shared/review.rs"]
mod review;
#[cfg(feature = "queries")]
#[path = "../../shared/room.rs"]
mod room;
#[cfg(feature = "queries")]
#[path = "../../shared/schedule.rs"]
mod schedule;
#[cfg(feature = "queries")]
#[path = "../../shared/schedule_reads.rs"]
mod schedule_reads;
#[cfg(feature = "queries")]
#[path = "../../shared/sealed.rs"]
mod sealed;
#[cfg(feature = "queries")]
#[path = "../../shared/search.rs"]
mod search;
#[cfg(feature = "queries")]
#[path = "../../shared/session.rs"]
mod session;
#[cfg(feature = "queries")]
#[path = "../../shared/sign_in.rs"]
mod sign_in;
#[cfg(feature = "queries")]
#[path = "../../shared/sign_on.rs"]
mod sign_on;
#[cfg(feature = "queries")]
#[path = "../../shared/sms.rs"]
mod sms;
#[cfg(feature = "queries")]
#[path = "../../shared/struck.rs"]
mod struck;
#[cfg(feature = "queries")]
#[path = "../../shared/thread.rs"]
mod thread;
#[cfg(feature = "queries")]
#[path = "../../shared/thread_reads.rs"]
mod thread_reads;
#[cfg(feature = "queries")]
#[path = "../../shared/thread_report.rs"]
mod thread_report;
#[cfg(feature = "queries")]
#[path = "../../shared/unit.rs"]
mod unit;
#[cfg(feature = "queries")]
#[path = "../../shared/waiting.rs"]
mod waiting;

#[cfg(feature = "queries")]
pub use place::{check, open};
pub use schema::migrate;
#[cfg(feature = "queries")]
use {database::Database, place::Place};

/// A connection to this kind of database.
pub type Conn = sqlx::PgConnection;
#[cfg(feature = "queries")]
type Row = sqlx::postgres::PgRow;
#[cfg(feature = "queries")]
type Db = sqlx::Postgres;

#[cfg(feature = "queries")]
const BEGIN: &str = "BEGIN";
/// Other nodes may be alive: only rooms of those whose lease is over are taken.
#[cfg(feature = "queries")]
const ONLY_NODE: bool = false;
