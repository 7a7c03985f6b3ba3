//! What the server says over the WebSocket.

use crate::rest::{Me, Person, RoomCard};
use crate::room::{Delta, Reaction, View};
use crate::thread::Message;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Serialize, Deserialize, TS, Clone, PartialEq)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[allow(clippy::large_enum_variant)] // Made, written to JSON and dropped at once: nobody keeps a row of them.
pub enum Tell {
    /// First message on every connection.
    Welcome {
        me: Me,
    },
    /// The ask with this id was done, and is stored.
    Done {
        id: u32,
    },
    /// In force, but not stored yet (the database is down); `done` follows.
    InForce {
        id: u32,
    },
    Refused {
        id: u32,
        refusal: Refused,
    },
    /// Who the ids are. Always before the first message that names them.
    People {
        people: Vec<Person>,
    },
    /// The whole room. `seq` numbers this view's deltas from here; `resume` brings this seat back after a lost connection.
    Snapshot {
        room: String,
        epoch: u64,
        seq: u64,
        view: View,
        resume: String,
        media: MediaState,
    },
    /// `seq` is the first one's; each after it has the next.
    Deltas {
        epoch: u64,
        seq: u64,
        deltas: Vec<Delta>,
    },
    /// The room is over for this seat.
    Out {
        why: Out,
    },
    /// What this seat's sound is about now: a player has taken it, or is gone. Not numbered.
    Media {
        media: MediaState,
    },
    Ticket {
        ticket: String,
        expires_ms: u64,
    },
    /// Who is in which receive slot, and how loud everybody on stage is. Newest wins; not numbered.
    Speaking {
        slots: Vec<Option<String>>,
        levels: Vec<SpeakingLevel>,
    },
    Hallway {
        rooms: Vec<RoomCard>,
    },
    /// How many of each since the last time. Newest wins; not numbered.
    Reactions {
        counts: Vec<ReactionCount>,
    },
    /// A mutual calls this account into a room.
    Pinged {
        by: Person,
        room: String,
        title: String,
        /// The secret of a closed room's link.
        link: Option<String>,
    },
    /// A mutual waves at this account.
    Waved {
        by: Person,
        /// Nobody waves any more then (ms since the epoch).
        until_ms: u64,
    },
    /// Both want to talk: a room for the two is open, and needs no link.
    RoomForTwo {
        room: String,
        with: Person,
    },
    /// This account was let in: the hallway opens.
    LetIn {
        me: Me,
    },
    /// Something was said in an open thread, by `person` or to them. Not numbered over the socket: whoever comes back fetches
    /// what came meanwhile.
    MessageSaid {
        thread: String,
        person: Option<Person>,
        message: Message,
    },
    /// Something else about a thread is another than before, or there is a new one, a request say.
    ThreadChanged {
        thread: String,
    },
    /// What this account is to a circle is another than before: let in, put out, invited, of another role; or it is gone.
    CircleChanged {
        circle: String,
    },
    /// Something came into this account's inbox, or was looked at elsewhere.
    InboxChanged,
    /// What a room left that this account has to do with is another than before: somebody's own question, or one that they may
    /// answer. Not numbered: whoever comes back fetches it.
    QuestionsChanged {
        room: String,
        title: String,
        why: QuestionsWhy,
    },
    /// The server is alive; sent every `BEAT_INTERVAL_MS`.
    Beat,
}

#[derive(Serialize, Deserialize, TS, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum QuestionsWhy {
    /// One's own was left in writing: nobody took the hand.
    Left,
    /// Some wait for an answer of whoever was on stage.
    Asked,
    /// One's own was answered.
    Answered,
    /// Something else.
    Changed,
}

/// How often `beat` is sent. A client that hears nothing for three of them reconnects.
pub const BEAT_INTERVAL_MS: u64 = 4000;

#[derive(Serialize, Deserialize, TS, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum MediaState {
    /// The media connection of before still stands.
    Kept,
    /// Ask for a ticket and connect.
    Connect,
    /// A player has this seat's sound. Connecting takes it back.
    Elsewhere,
}

#[derive(Serialize, Deserialize, TS, Clone, PartialEq, Debug)]
pub struct ReactionCount {
    pub reaction: Reaction,
    pub count: u32,
}

#[derive(Serialize, Deserialize, TS, Clone, PartialEq, Debug)]
pub struct SpeakingLevel {
    pub member: String,
    /// 0 silent to 100 loud; absent members are silent.
    pub level: u8,
}

#[derive(Serialize, Deserialize, TS, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum Out {
    Left,
    Removed,
    Banned,
    RoomEnded,
    /// It is a circle's room, and this account does not belong to it any more.
    NotInCircle,
    /// This account's seat moved to another room, login, device or tab.
    SeatTakenOver,
    SignedOut,
    /// The media plane could not confirm a restriction in time.
    ConnectionReset,
}

/// Why not. `code` is a key of the Fluent catalogue: `refusal-<code>`.
#[derive(Serialize, Deserialize, TS, utoipa::ToSchema, Clone, PartialEq, Eq, Debug)]
pub struct Refused {
    pub code: RefusalCode,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_in_ms: Option<u64>,
}

/// Every "no" this server says, over REST and WebSocket alike.
#[derive(Serialize, Deserialize, TS, utoipa::ToSchema, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum RefusalCode {
    // A room's.
    NoSuchRoom,
    NotInRoom,
    MemberNotInRoom,
    NotAllowed,
    Banned,
    Locked,
    /// The green room is for the line-up; `retry_in_ms` is when it is to begin.
    NotBegun,
    RoomFull,
    /// The machine carries no more listeners now.
    FullHere,
    StageFull,
    HandsOff,
    NotProven,
    TooManyHands,
    TooSoon,
    HandNotRaised,
    /// The room's order of hands has somebody else first.
    AlreadyRaised,
    NotFirst,
    RepliesOff,
    NotSpeaking,
    ReplyTaken,
    NoTurns,
    PollOpen,
    NoPoll,
    BadPoll,
    /// Nobody writes in this room's chat.
    ChatOff,
    TooManyPins,
    AlreadyOnStage,
    NotOnStage,
    NotInvited,
    MutedByModerator,
    NotMutedByModerator,
    NotBanned,
    IsOwner,
    BadPolicy,
    OwnersOpenRooms,
    NoClosedRooms,
    TopicRequired,
    BadLogo,
    Ended,
    // Of entering the house.
    HandleTooShort,
    HandleTooLong,
    HandleLetters,
    HandleReserved,
    HandleTaken,
    PasswordTooShort,
    PasswordTooLong,
    PasswordTooCommon,
    BadText,
    BadName,
    BadField,
    NotAMember,
    AlreadyAMember,
    NoInvitesLeft,
    InviteGone,
    WrongHandleOrPassword,
    NoSuchInvite,
    NoSuchAccount,
    // Of the ways in.
    /// The sign-in is too long ago for this: `POST /api/ways-in/fresh`.
    SignInAgain,
    SecondFactorNeeded,
    WrongCode,
    PasskeyRefused,
    /// The page's address is no domain of this server.
    NoPasskeysHere,
    TooManyPasskeys,
    LastWayIn,
    NoSuchWay,
    BadMail,
    MailTaken,
    MailOff,
    MailChangedLately,
    // Of proofs and sign-on.
    PublicMail,
    CodeWrong,
    CodeGone,
    BadPage,
    PageUnreached,
    PageWithoutLink,
    BadShows,
    ProofTaken,
    TooManyProofs,
    NoSuchProof,
    ReviewWaits,
    ReviewGone,
    NoSuchProvider,
    ProviderUnreached,
    SignOnFailed,
    SignOnTaken,
    NotInDirectory,
    /// The organisation's own sign-on lets them in, nothing else does.
    SignOnFirst,
    // Of who gets in.
    /// Nobody is let in by invite here, or not by a link.
    InvitesOff,
    AlreadyRefused,
    NothingToAppeal,
    AppealedAlready,
    NoSuchAppeal,
    NoSuchCriteria,
    NoSuchDecision,
    /// The rule, the questions or the answers do not read.
    BadCriteria,
    BadAdmission,
    BadAnswers,
    AnswerMissing,
    BadRegion,
    TooManyVersions,
    /// Somebody else was quicker: look again.
    ChangedMeanwhile,
    // Of the door itself.
    SignInFirst,
    WrongOrigin,
    TooManyRequests,
    BadRequest,
    TicketGone,
    BadOffer,
    // Of players.
    /// The pass was used up, taken back, or is too old.
    PassGone,
    /// Another player is using this pass.
    PassInUse,
    NotFound,
    // Of leaving.
    NotYourHandle,
    LastOwner,
    ServerCloses,
    NoExport,
    /// The database is down; nothing was granted.
    NotNow,
    // Of text messages.
    /// This server sends none.
    TextsOff,
    BadPhone,
    /// Not a country this server writes to.
    TextsNotThere,
    /// Nothing more is sent to such numbers now: the money, or the patience, is spent.
    TextsSpent,
    // Of inviting.
    InviteUsed,
    InviteRevoked,
    InviteExpired,
    InviteNotYours,
    LinkInvitesOff,
    Frozen,
    RemovedByOwner,
    BadAddress,
    OtherField,
    TooManyVouches,
    TooManyNamed,
    BranchTooLarge,
    BranchChanged,
    RenamedLately,
    HandleIsTheirs,
    /// Everybody here goes by their handle alone.
    NoNamesHere,
    // Of people and topics that one follows.
    FollowYourself,
    TooManyFollowed,
    TooManyTopics,
    /// Enough new names of topics for one day.
    TooManyNewTopics,
    /// The topic has as many names as it may have.
    TooManyTopicNames,
    /// The name belongs to another topic.
    TopicTaken,
    NoSuchTopic,
    BadTopic,
    BadLink,
    BadProfile,
    // Of private threads.
    /// Nobody writes to themselves, or blocks themselves.
    NotYourself,
    /// First one lets that go.
    YouBlocked,
    TooManyBlocked,
    /// One message, until they accept.
    RequestWaits,
    /// Enough requests for one day.
    TooManyAsked,
    NoSuchThread,
    BadMessage,
    BadContact,
    /// They do not follow each other, or there is no such member.
    NotMutual,
    /// They have no page open now.
    NotHere,
    WaveOver,
    // Of circles.
    /// As far as the asker may know.
    NoSuchCircle,
    BadCircle,
    TooManyCircles,
    CircleFull,
    /// Their rules were changed meanwhile: they are read again first.
    RulesChanged,
    /// They come back by invite alone.
    RemovedFromCircle,
    HandOverFirst,
    /// The one it is about does not belong to it.
    NotInCircle,
    // Of scheduled rooms.
    NoSuchScheduled,
    BadTime,
    BadPlaces,
    BadLineup,
    TooManyScheduled,
    NoPlacesLeft,
    /// It cannot be changed or answered any more.
    TooLate,
    // Of inboxes.
    /// The browser's push service is none that this server knows.
    BadPushService,
    // Of written questions.
    NoSuchQuestion,
    AnsweredAlready,
    BadAnswer,
    // Of pictures of oneself, and of the owner's report.
    BadPicture,
    BadPrices,
}
