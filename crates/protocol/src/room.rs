//! A room as one seat sees it, and how that view changes.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

#[derive(Serialize, Deserialize, TS, ToSchema, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    Listener,
    Speaker,
    Moderator,
}

#[derive(Serialize, Deserialize, TS, ToSchema, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum MuteState {
    Open,
    BySelf,
    ByModerator,
}

#[derive(Serialize, Deserialize, TS, ToSchema, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum Hands {
    Off,
    Everyone,
    /// Whoever has a proof that stands; of which field says `hands_field`.
    Proven,
}

#[derive(Serialize, Deserialize, TS, ToSchema, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum Visibility {
    Open,
    Closed,
}

/// By which rule hands are taken; shown to everybody.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, Copy, PartialEq, Eq, Debug, Default)]
#[serde(rename_all = "snake_case")]
pub enum HandOrder {
    #[default]
    FirstCome,
    /// Whoever has spoken least.
    Fair,
    /// Whoever has a proof that stands; of which field says `hand_order_field`.
    ProvenFirst,
    /// A moderator takes whom they want.
    Pick,
}

#[derive(Serialize, Deserialize, TS, ToSchema, Clone, Copy, PartialEq, Eq, Debug, Default)]
#[serde(rename_all = "snake_case")]
pub enum HandKind {
    #[default]
    Question,
    Answer,
    Counterpoint,
    Experience,
}

/// Who may write in the chat.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, Copy, PartialEq, Eq, Debug, Default)]
#[serde(rename_all = "snake_case")]
pub enum Chat {
    Off,
    /// Speakers and moderators; everybody reads.
    Stage,
    #[default]
    Everyone,
}

/// How soon the audience hears what is said.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, Copy, PartialEq, Eq, Debug, Default)]
#[serde(rename_all = "snake_case")]
pub enum Sound {
    /// The larger it is, the longer the packets: so a server carries more listeners.
    #[default]
    Automatic,
    /// By short packets whatever its size. A server that is too busy makes them longer.
    Prompt,
}

/// What one says without a word.
#[derive(Serialize, Deserialize, TS, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[serde(rename_all = "snake_case")]
pub enum Reaction {
    Clap,
    Heart,
    Laugh,
    Wow,
    ThumbsUp,
    Party,
}

/// The time each speaker has.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(deny_unknown_fields)]
pub struct TurnPolicy {
    pub budget_s: u16,
    /// Whoever came by a raised hand goes back to the audience after it.
    pub then_audience: bool,
}

/// A well-known kind of talk: a policy to begin with.
#[derive(Serialize, Deserialize, TS, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    TalkAndQuestions,
    Panel,
    Round,
    TwoMinutes,
    OpenStage,
}

#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq, Eq, Debug)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    pub hands: Hands,
    /// With `proven`: only proofs of this field count; none: any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    #[schema(nullable = false)]
    pub hands_field: Option<String>,
    pub hands_max: u16,
    pub stage_size: u16,
    pub room_size: u16,
    pub visibility: Visibility,
    #[serde(default)]
    #[schema(required)]
    pub hand_order: HandOrder,
    /// With `proven_first`: only proofs of this field count; none: any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    #[schema(nullable = false)]
    pub hand_order_field: Option<String>,
    /// One hand may reply to whoever speaks, before the others' turn.
    #[serde(default)]
    #[schema(required)]
    pub replies: bool,
    /// None: whoever is on stage speaks for as long as they are let.
    #[serde(default)]
    #[schema(required)]
    pub turn: Option<TurnPolicy>,
    /// Whoever was there can look up title, times, who was on stage, and questions answered in writing once it is over. Can be
    /// taken back, not given later.
    #[serde(default)]
    #[schema(required)]
    pub recap: bool,
    /// What is spoken here, in two or three letters of ISO 639; none: nobody said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    #[schema(nullable = false)]
    pub language: Option<String>,
    #[serde(default)]
    #[schema(required)]
    pub chat: Chat,
    /// Seconds between two lines of one member who does not moderate; 0: no slow mode.
    #[serde(default)]
    #[schema(required)]
    pub slow_mode_s: u16,
    #[serde(default)]
    #[schema(required)]
    pub sound: Sound,
    /// Only its members enter or see the room. Said when it is opened, and never changed; none: it is of no circle.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    #[schema(nullable = false)]
    pub circle: Option<String>,
}

/// A raised hand.
#[derive(Serialize, Deserialize, TS, Clone, PartialEq, Eq)]
pub struct Hand {
    pub member: String,
    pub kind: HandKind,
    pub line: Option<String>,
    /// Whoever speaks, and is replied to before the others' turn.
    pub reply_to: Option<String>,
    pub since_ms: u64,
}

/// Who has the word, and until when.
#[derive(Serialize, Deserialize, TS, Clone, PartialEq, Eq, Debug)]
pub struct Turn {
    pub member: String,
    pub until_ms: u64,
}

/// The last question asked in a room. No options: a show of hands, for or against.
#[derive(Serialize, Deserialize, TS, Clone, PartialEq, Eq)]
pub struct Poll {
    pub number: u64,
    pub question: String,
    pub options: Vec<String>,
    pub secret: bool,
    pub open: bool,
}

/// How a poll stands.
#[derive(Serialize, Deserialize, TS, Clone, PartialEq, Eq, Debug, Default)]
pub struct Tally {
    /// Of the poll with this number.
    pub number: u64,
    pub voted: u32,
    /// By option; empty while a secret poll is open.
    pub counts: Vec<u32>,
    /// By option, some of them; empty where it is secret.
    pub voters: Vec<Vec<String>>,
}

/// One line of a room's chat.
#[derive(Serialize, Deserialize, TS, Clone, PartialEq, Eq)]
pub struct ChatLine {
    /// Later lines have higher ones.
    pub number: u64,
    pub member: String,
    pub text: String,
    pub at_ms: u64,
}

/// A web page that moderators keep in sight.
#[derive(Serialize, Deserialize, TS, Clone, PartialEq, Eq)]
pub struct Pin {
    pub number: u64,
    /// Over HTTPS.
    pub address: String,
    pub title: String,
}

/// One place on stage.
#[derive(Serialize, Deserialize, TS, Clone, PartialEq, Eq, Debug)]
pub struct StageSeat {
    pub member: String,
    pub role: Role,
    pub mute: MuteState,
    /// False while the seat is held for somebody whose connection is lost.
    pub connected: bool,
}

/// What only the seat's own member sees.
#[derive(Serialize, Deserialize, TS, Clone, PartialEq, Eq, Debug)]
pub struct Own {
    pub role: Role,
    pub mute: MuteState,
    /// Place in the queue of hands, from 1.
    pub hand_place: Option<u32>,
    /// About when the hand is taken (ms since the epoch); may lie in the past.
    pub hand_expected_ms: Option<u64>,
    /// The own microphone may open and close with the own turn.
    pub by_turn: bool,
    /// The own answer to the last poll.
    pub vote: Option<u8>,
    /// An invite to speak waits for an answer until then (ms since the epoch).
    pub invited_until_ms: Option<u64>,
    /// Muted by a moderator and asked to unmute.
    pub asked_to_unmute: bool,
}

/// The audience: everybody when small, else a count and a sample; the rest by REST, page by page.
#[derive(Serialize, Deserialize, TS, Clone, PartialEq, Eq, Debug, Default)]
pub struct Audience {
    pub count: u32,
    pub shown: Vec<String>,
}

/// What moderators see besides.
#[derive(Serialize, Deserialize, TS, Clone, PartialEq, Eq, Debug, Default)]
pub struct Backstage {
    pub banned: Vec<String>,
    pub invited: Vec<String>,
    pub asking_to_unmute: Vec<String>,
}

#[derive(Serialize, Deserialize, TS, Clone, PartialEq, Eq)]
pub struct View {
    pub title: String,
    pub topic: Option<String>,
    pub policy: Policy,
    pub locked: bool,
    /// The green room: when it is to begin; none: it has.
    pub begins_ms: Option<u64>,
    pub owner: String,
    /// In the order they came on stage.
    pub stage: Vec<StageSeat>,
    /// In the room's order.
    pub hands: Vec<Hand>,
    pub turn: Option<Turn>,
    /// Who has a turn after that.
    pub turns_next: Vec<String>,
    pub poll: Option<Poll>,
    pub tally: Tally,
    /// The latest lines, oldest first.
    pub chat: Vec<ChatLine>,
    /// In the order they were pinned.
    pub pins: Vec<Pin>,
    pub audience: Audience,
    pub own: Own,
    /// Only for moderators.
    pub backstage: Option<Backstage>,
}

/// One change of a view. `reduce` in the client applies it; nothing else changes a room there.
#[derive(Serialize, Deserialize, TS, Clone, PartialEq, Eq)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Delta {
    /// Came on stage (at its end), or this seat on stage changed.
    StageSeatSet {
        seat: StageSeat,
    },
    StageSeatGone {
        member: String,
    },
    /// At this place of the queue, from 1; the others keep their order.
    HandRaised {
        hand: Hand,
        place: u32,
    },
    HandLowered {
        member: String,
    },
    TurnsSet {
        turn: Option<Turn>,
        next: Vec<String>,
    },
    PollSet {
        poll: Option<Poll>,
    },
    TallySet {
        tally: Tally,
    },
    /// `went` are taken out by their numbers, then `came` are added at the end.
    ChatChanged {
        came: Vec<ChatLine>,
        went: Vec<u64>,
    },
    PinsSet {
        pins: Vec<Pin>,
    },
    AudienceSet {
        audience: Audience,
    },
    /// Some of the shown audience changed; `count` is the whole audience.
    AudienceChanged {
        count: u32,
        came: Vec<String>,
        went: Vec<String>,
    },
    OwnSet {
        own: Own,
    },
    BackstageSet {
        backstage: Option<Backstage>,
    },
    /// The green room is over.
    Began,
    Locked,
    Unlocked,
    Renamed {
        title: String,
    },
    TopicSet {
        topic: Option<String>,
    },
    PolicySet {
        policy: Policy,
    },
}
