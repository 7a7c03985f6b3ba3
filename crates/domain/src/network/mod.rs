//! Why one comes back: profiles, whom one follows, topics, circles, which room is shown first, which are to come, how all of them
//! are found, what is asked of those that are over, waves, what two members write to each other, and what reaches one of all that.

pub mod avatar;
pub mod block;
pub mod circle;
mod clocks;
mod fold;
pub mod follow;
pub mod hallway;
pub mod hallway_filter;
mod han;
mod hangul;
pub mod inbox;
pub mod introduction;
mod lately;
pub mod profile;
pub mod question;
pub mod schedule;
pub mod search;
pub mod thread;
pub mod thread_report;
pub mod topic;
mod wave;
pub mod wishes;

pub use avatar::AvatarPicture;
pub use block::BLOCKED_MAX;
pub use circle::{CircleAbout, CircleChange, CircleCounts, CircleEntry, CircleRole, CircleRules, Membership};
pub use clocks::{CHANGES_MAX, Clocks, Quiet};
pub use fold::{bare, fold};
pub use follow::FOLLOWS_MAX;
pub use hallway::{Hallway, Ranked, Reason, Shown};
pub use introduction::{TickFacts, Visit, Visits};
pub use lately::{LATELY, LATELY_BY, LATELY_TO, Lately};
pub use profile::{Headline, Link, Profile, SpokenLanguage};
pub use question::{AnswerText, QuestionFacts, Reader};
pub use schedule::{Guest, Plan, Scheduled, ZoneName};
pub use search::{Search, Terms};
pub use thread::{ContactLine, MessageKey, MessageText, ThreadFacts, ThreadState, ThreadView, Writing};
pub use thread_report::{ReportLine, ReportReason};
pub use topic::{TopicFacts, TopicKey, TopicName};
pub use wave::{WAVE_TTL, Waved, Waves};
pub use wishes::Wishes;

use std::time::Duration;

/// Why something here is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Nobody follows themselves.
    Yourself,
    TooManyFollowed,
    TooManyTopics,
    /// Too many new names of topics in one day.
    TooManyNewTopics,
    /// One topic goes by so many names at most.
    TooManyTopicNames,
    /// The name belongs to another topic.
    TopicTaken,
    NoSuchTopic,
    BadTopic,
    /// A headline that is no line.
    BadHeadline,
    BadField,
    BadLink,
    /// No language, too much of something, or the same twice.
    BadProfile,

    /// Nobody writes to themselves, or blocks themselves.
    NotYourself,
    /// One has blocked them: first one lets that go.
    YouBlocked,
    TooManyBlocked,
    /// One message, until they accept.
    RequestWaits,
    /// Enough requests for one day.
    TooManyRequests,
    NoSuchThread,
    /// They were not there together, or too long ago.
    NotMet,
    BadMessage,
    BadContact,

    /// Also of one by invite, to whoever does not belong to it and was not invited.
    NoSuchCircle,
    /// A name, description or rules that are none, or too many topics.
    BadCircle,
    /// Nobody belongs to so many, owns so many, or asks to join so many at once.
    TooManyCircles,
    /// It has as many members or moderators as it may have, or as many wait.
    CircleFull,
    /// They are another version than was agreed to.
    RulesChanged,
    RemovedFromCircle,
    /// A circle has an owner.
    HandOverFirst,
    /// The one it is about does not belong to it.
    NotInCircle,
    NoSuchQuestion,
    /// By somebody who was on stage.
    AnsweredAlready,
    BadAnswer,

    /// They do not follow each other, or there is no such member.
    NotMutual,
    /// They have no page open now.
    NotHere,
    /// Nobody waves any more.
    WaveOver,
    TooSoon {
        retry_in: Duration,
    },
    /// Of a scheduled room: in the past, too far ahead, or of an unlikely length; or no time zone.
    BadTime,
    /// No places, or more than the room has.
    BadPlaces,
    BadLineup,
    TooManyScheduled,
    NoPlacesLeft,
    /// It cannot be changed or answered any more.
    TooLate,
    /// Another's.
    NotAllowed,
}
