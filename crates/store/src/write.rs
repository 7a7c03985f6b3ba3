//! What can be written, and why a write is turned down.

use std::fmt;

use domain::entry::{Account, Invite, InviteState, Standing};
use domain::room::{ChatLine, RoomRow, SeatRow};
use domain::{AccountId, At, InviteId, Language, MemberId, RoomId};

use crate::admission::AdmissionWrite;
use crate::leaving::LeavingWrite;
use crate::proof::ProofWrite;
use crate::row::{Epoch, Session, SessionId, TokenHash};
use crate::sign_in::SignInWrite;

/// What is written together: all of it or nothing.
pub type Unit = Vec<Write>;

/// One change of the stored state. No `Debug`: most of it is personal.
#[derive(Clone)]
pub enum Write {
    /// [`Conflict::HandleTaken`] if the handle, or one that looks like it, has an owner.
    AddAccount {
        account: Account,
        password_hash: String,
    },
    /// Lets an applicant in. [`Conflict::AlreadyAMember`] unless they still wait: of two who let somebody in, one wins.
    SetStanding {
        account: AccountId,
        standing: Standing,
    },
    /// Makes an account an owner of this server, or no longer one.
    SetOwner {
        account: AccountId,
        owner: bool,
    },
    SetPassword {
        account: AccountId,
        password_hash: String,
    },
    /// Changes nothing. [`Conflict::PasswordChanged`] unless the account still has this password: goes before the session
    /// that a checked password starts, as the check takes a while.
    IfPassword {
        account: AccountId,
        password_hash: String,
    },

    AddSession {
        session: Session,
        token_hash: TokenHash,
    },
    /// Nothing happens if the session is gone.
    TouchSession {
        id: SessionId,
        last_seen: At,
    },
    /// What an account reads, as its last request said.
    Reads {
        account: AccountId,
        language: Language,
    },
    /// Nothing happens if it is gone already, or another account's.
    DropSession {
        id: SessionId,
        account: AccountId,
    },
    /// Signs out everywhere but here.
    DropSessions {
        account: AccountId,
        except: Option<SessionId>,
    },

    AddInvite {
        invite: Invite,
        token_hash: TokenHash,
    },
    /// Closes an open invite. [`Conflict::InviteGone`] unless it is still open: of two who accept it, one wins.
    SetInvite {
        id: InviteId,
        to: InviteState,
    },

    /// Opens a room ([`crate::FIRST_EPOCH`], id not yet there), or saves what is durable of it. `link`: secret of a
    /// closed room's link. In the unit that opens a room this comes before its seats and its log.
    SaveRoom {
        epoch: Epoch,
        row: RoomRow,
        link: Option<String>,
    },
    SaveSeat {
        epoch: Epoch,
        room: RoomId,
        row: SeatRow,
    },
    /// Nothing happens if the member has no row there.
    DropSeat {
        epoch: Epoch,
        room: RoomId,
        member: MemberId,
    },
    /// Nothing happens if it is there. Lines before `oldest` go.
    SaveChatLine {
        epoch: Epoch,
        room: RoomId,
        line: ChatLine,
        oldest: u64,
    },
    /// Nothing happens if there is no such line.
    DropChatLine {
        epoch: Epoch,
        room: RoomId,
        number: u64,
    },
    /// Appends a line to the audit log. With a room it is fenced like every write of that room.
    Audit {
        room: Option<RoomId>,
        epoch: Epoch,
        seq: u64,
        at: At,
        by: Option<MemberId>,
        kind: &'static str,
        about: Option<MemberId>,
    },

    /// Of proofs, badges, reviews and sign-on.
    Proof(ProofWrite),

    /// A fact about this server, replaced when it is there.
    Meta {
        key: &'static str,
        value: String,
    },
    /// Removes a fact. [`Conflict::Mismatch`] unless it stands there with this value: of two who use it up, one wins.
    TakeMeta {
        key: &'static str,
        value: String,
    },
    /// Leaving and being erased.
    Leaving(LeavingWrite),
    /// Of the ways in.
    SignIn(SignInWrite),

    /// Who gets in, by whose word and which rule.
    Admission(AdmissionWrite),

    Inviting(crate::inviting::Inviting),

    /// Of profiles, and of whom and what somebody follows.
    Network(crate::network::NetworkWrite),

    /// Of circles, and who belongs to them.
    Circle(crate::circle::CircleWrite),

    /// Of who was in a room, and who ticked whom.
    Introduction(crate::introduction::IntroductionWrite),

    /// Of private threads and blocks.
    Thread(crate::thread::ThreadWrite),

    /// Of reports of private threads.
    ThreadReport(crate::thread_report::ThreadReportWrite),
    /// Of what happened to somebody, and how they are told.
    Inbox(crate::inbox::InboxWrite),
    /// Of written questions, and their answers.
    Question(crate::question::QuestionWrite),

    /// Of scheduled rooms, calendars, and what rooms leave.
    Schedule(crate::schedule::ScheduleWrite),

    /// Of text messages, and of codes that prove an invite's address.
    Sms(crate::sms::SmsWrite),

    /// Something more to count for the owner's report.
    Report(crate::report::ReportWrite),

    /// Of members' pictures.
    Avatar(crate::avatar::AvatarWrite),
}

impl Write {
    /// The room this writes to, and in which epoch: the fence to pass.
    pub fn fence(&self) -> Option<(RoomId, Epoch)> {
        match self {
            Write::SaveRoom { epoch, row, .. } => Some((row.id, *epoch)),
            Write::SaveSeat { epoch, room, .. }
            | Write::DropSeat { epoch, room, .. }
            | Write::SaveChatLine { epoch, room, .. }
            | Write::DropChatLine { epoch, room, .. } => Some((*room, *epoch)),
            Write::Audit { room: Some(room), epoch, .. } => Some((*room, *epoch)),
            _ => None,
        }
    }
}

/// Why nothing of a unit was written.
#[derive(Debug)]
pub enum WriteError {
    /// The room has another owner by now, or this owner a newer epoch: whoever wrote must stop.
    Fenced,
    /// The state is not what the writer took it for.
    Conflict(Conflict),
    /// Wrong with what this unit reads, not with the database. Nothing of it was written.
    Unreadable(anyhow::Error),
    /// The database did not say yes. After a lost answer the unit may still have been written: read before acting on it.
    Down(anyhow::Error),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Conflict {
    HandleTaken,
    AlreadyAMember,
    InviteGone,
    PasswordChanged,
    /// No other owner would stay.
    LastOwner,
    /// Another change of the ways in came first.
    WaysChanged,
    /// A code was spent, tried too often, or is over.
    CodeGone,
    /// What it was proved with proves another account.
    ProofTaken,
    TooManyProofs,
    /// The code sent to a work address was used, tried too often, or replaced.
    MailCodeGone,
    ReviewWaits,
    ReviewGone,
    SignOnTaken,
    /// It names something that is not there, or an id that is there already.
    Mismatch,
    /// Somebody else was quicker: what was read, or decided by, does not hold any more.
    ChangedMeanwhile,
    /// An owner has put them back on the waitlist.
    Removed,
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            WriteError::Fenced => f.write_str("the room has another owner"),
            WriteError::Conflict(conflict) => write!(f, "{conflict:?}"),
            WriteError::Unreadable(cause) => write!(f, "what is stored cannot be read: {cause:#}"),
            WriteError::Down(cause) => write!(f, "the database is down: {cause:#}"),
        }
    }
}

impl std::error::Error for WriteError {}
