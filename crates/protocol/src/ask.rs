//! What a client says over the WebSocket.

use crate::room::{HandKind, Policy, Reaction, Turn};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One message from a client. The answer carries the same `id`.
#[derive(Serialize, Deserialize, TS, Clone, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Asked {
    pub id: u32,
    pub ask: Ask,
}

#[derive(Serialize, Deserialize, TS, Clone, PartialEq)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Ask {
    /// Live rooms from now on, or no longer.
    WatchHallway {
        on: bool,
    },
    /// Enter a room; takes this account's seat over from wherever it was.
    Enter {
        room: String,
        /// The secret of a closed room's link.
        #[serde(default)]
        link: Option<String>,
        /// From the last snapshot, when coming back after a lost connection.
        #[serde(default)]
        resume: Option<String>,
    },
    Leave,
    /// The whole room once more: a delta was missed.
    FetchSnapshot,
    /// A one-time ticket for `POST /api/media`.
    FetchTicket,
    Room {
        command: RoomCommand,
    },
    /// Counted with everybody's, and told to the room at most once a second. Stored nowhere.
    React {
        reaction: Reaction,
    },
    /// Calls a mutual into the room one is in.
    Ping {
        member: String,
    },
    /// At a mutual who is here.
    Wave {
        member: String,
    },
    /// Answers the wave of this member: a room for the two opens.
    WaveBack {
        member: String,
    },
    /// Not now. They are not told.
    PutWaveAway {
        member: String,
    },
}

/// What one may ask of the room one is in. `member` is an id.
#[derive(Serialize, Deserialize, TS, Clone, PartialEq)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum RoomCommand {
    RaiseHand {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        asking: Option<Asking>,
    },
    LowerHand,
    /// The next one waiting goes first.
    LetPass,
    AcceptHand {
        member: String,
    },
    DeclineHand {
        member: String,
    },
    InviteToSpeak {
        member: String,
    },
    AcceptInviteToSpeak,
    DeclineInviteToSpeak,
    StepDown,
    MoveToAudience {
        member: String,
    },
    Mute,
    Unmute,
    MuteMember {
        member: String,
    },
    AskToUnmute,
    AllowUnmute {
        member: String,
    },
    Remove {
        member: String,
    },
    Ban {
        member: String,
    },
    LetBackIn {
        member: String,
    },
    MakeModerator {
        member: String,
    },
    UnmakeModerator {
        member: String,
    },
    /// The own microphone may open and close with the own turn.
    AgreeToTurns {
        by_turn: bool,
    },
    /// Of this member; one that is over ends no other.
    EndTurn {
        member: String,
    },
    /// `turn`: as it is shown to whoever asks.
    ExtendTurn {
        turn: Turn,
    },
    StartRound,
    StopRound,
    OpenPoll {
        poll: NewPoll,
    },
    Vote {
        option: u8,
    },
    ClosePoll,
    /// In the chat, 1 to 500 characters.
    WriteLine {
        text: String,
    },
    DeleteLine {
        number: u64,
    },
    Pin {
        /// Over HTTPS, at most 200 characters.
        address: String,
        /// 1 to 80 characters.
        title: String,
    },
    Unpin {
        number: u64,
    },
    /// Out of the green room.
    Begin,
    Lock,
    Unlock,
    Rename {
        title: String,
    },
    SetTopic {
        topic: Option<String>,
    },
    SetPolicy {
        policy: Policy,
    },
    End,
}

/// What a hand is raised for.
#[derive(Serialize, Deserialize, TS, Clone, PartialEq, Default)]
#[serde(deny_unknown_fields)]
pub struct Asking {
    #[serde(default)]
    pub kind: HandKind,
    #[serde(default)]
    pub line: Option<String>,
    /// Whoever speaks now, and is replied to before the others' turn.
    #[serde(default)]
    pub reply_to: Option<String>,
    /// The microphone may open and close with the turn.
    #[serde(default)]
    pub by_turn: bool,
    /// If nobody takes the hand, the question is left in writing to whoever was on stage.
    #[serde(default)]
    pub in_writing: bool,
}

/// A question to everybody. No options: a show of hands, for or against.
#[derive(Serialize, Deserialize, TS, Clone, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct NewPoll {
    pub question: String,
    pub options: Vec<String>,
    pub secret: bool,
}
