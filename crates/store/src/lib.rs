//! What must outlive a crash: accounts, invites, sessions, rooms. The handle, its writer and its types; the SQL is one crate below.
//!
//! `store-sqlite` and `store-postgres` each give a [`Backend`] made from one shared SQL text; a [`Store`] around it
//! groups writes into few commits. Nothing here waits for a room, knows a rule, or looks at a clock.

pub mod admission;
mod backend;
pub mod column;
mod faulty;
mod handle;
pub mod introduction;
mod inviting;
mod inviting_faulty;
mod inviting_handle;
pub mod keeping;
mod leaving;
pub mod network;
pub mod proof;
mod proof_handle;
mod row;
pub mod schedule;
pub mod sealed;
mod sign_in;
mod sms;
pub mod thread;
pub mod waiting;
mod write;
mod writer;

pub use admission::AdmissionWrite;
pub use backend::{Answer, Backend};
pub use faulty::{Fault, FaultHandle, FaultyBackend};
pub use handle::{Health, READ_PATIENCE, Store, WRITE_PATIENCE};
pub use introduction::{IntroductionReads, IntroductionWrite, Toward, VisitedRoom};
pub use inviting::{InviterFacts, Inviting, InvitingReads, Keeping, StruckRow};
pub use leaving::{EXPORT_ROWS_MAX, Leaving, LeavingWrite, OwnRoom, OwnRow, OwnSeat, OwnValue};
pub use network::{FollowFacts, Following, NetworkReads, NetworkWrite, StoredTopic};
pub use proof::{ProofReads, ProofWrite};
pub use row::{AuditRow, Epoch, FIRST_EPOCH, LEASE, NodeId, Session, SessionId, StoredRoom, TokenHash};
pub use schedule::{LetterDue, PastRoom, ScheduleReads, ScheduleWrite, StoredScheduled};
pub use sign_in::{
    App, MailCode, NOTICE_KEPT, NOTICES_MAX, Notice, Passkey, SignInBackend, SignInWrite, StoredWays,
};
pub use sms::{InviteCode, SmsReads, SmsWrite, StoredSms};
pub use thread::{
    Beside, Between, NewMessage, Said, StoredMessage, StoredThread, ThreadReads, ThreadWrite, Unread,
};
pub use waiting::WaitingReads;
pub use write::{Conflict, Unit, Write, WriteError};
pub use writer::{COMMIT_PATIENCE, GROUP_UNITS_MAX, GROUP_WAIT, QUEUE_MAX};
