//! What must outlive a crash: accounts, invites, sessions, rooms. The handle, its writer and its types; the SQL is one crate below.
//!
//! `store-sqlite` and `store-postgres` each give a [`Backend`] made from one shared SQL text; a [`Store`] around it
//! groups writes into few commits. Nothing here waits for a room, knows a rule, or looks at a clock.

pub mod admission;
pub mod avatar;
mod backend;
mod changes;
pub mod circle;
pub mod column;
mod faulty;
mod handle;
pub mod inbox;
pub mod introduction;
mod inviting;
mod inviting_faulty;
mod inviting_handle;
pub mod keeping;
mod leaving;
pub mod network;
pub mod proof;
mod proof_handle;
pub mod question;
pub mod report;
mod row;
pub mod schedule;
pub mod sealed;
pub mod search;
mod sign_in;
mod sms;
pub mod thread;
pub mod thread_report;
pub mod waiting;
mod write;
mod writer;

pub use admission::AdmissionWrite;
pub use avatar::{AvatarReads, AvatarWrite};
pub use backend::{Answer, Backend};
pub use changes::{Changed, Changes};
pub use circle::{CircleReads, CircleWrite, StoredCircle, StoredMembership};
pub use faulty::{Fault, FaultHandle, FaultyBackend};
pub use handle::{Health, READ_PATIENCE, Store, WRITE_PATIENCE};
pub use inbox::{Device, DigestDue, InboxReads, InboxWrite, PushDue, StoredEntry};
pub use introduction::{IntroductionReads, IntroductionWrite, Toward, VisitedRoom};
pub use inviting::{InviterFacts, Inviting, InvitingReads, Keeping, StruckRow};
pub use leaving::{EXPORT_ROWS_MAX, Leaving, LeavingWrite, OwnRoom, OwnRow, OwnSeat, OwnValue};
pub use network::{FollowFacts, Following, NetworkReads, NetworkWrite, StoredTopic};
pub use proof::{ProofReads, ProofWrite};
pub use question::{QuestionReads, QuestionWrite, RoomQuestions, StoredAnswer, StoredQuestion};
pub use report::{InviterCount, ReportReads, ReportWrite, StoredReport};
pub use row::{AuditRow, Epoch, FIRST_EPOCH, LEASE, NodeId, Session, SessionId, StoredRoom, TokenHash};
pub use schedule::{LetterDue, PastRoom, ScheduleReads, ScheduleWrite, StoredScheduled};
pub use search::SearchReads;
pub use sign_in::{
    App, MailCode, NOTICE_KEPT, NOTICES_MAX, Notice, Passkey, SignInBackend, SignInWrite, StoredWays,
};
pub use sms::{InviteCode, SmsReads, SmsWrite, StoredSms};
pub use thread::{
    Beside, Between, NewMessage, Said, StoredMessage, StoredThread, ThreadReads, ThreadWrite, Unread,
};
pub use thread_report::{NewThreadReport, StoredThreadReport, ThreadReportReads, ThreadReportWrite};
pub use waiting::WaitingReads;
pub use write::{Conflict, Unit, Write, WriteError};
pub use writer::{COMMIT_PATIENCE, GROUP_UNITS_MAX, GROUP_WAIT, QUEUE_MAX};
