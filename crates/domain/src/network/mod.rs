//! Why one comes back: profiles, whom one follows, topics, which room is shown first, which are to come, waves, and what two
//! members write to each other.

pub mod block;
mod fold;
pub mod follow;
pub mod hallway;
pub mod introduction;
mod lately;
pub mod profile;
pub mod schedule;
pub mod thread;
pub mod topic;
mod wave;

pub use block::BLOCKED_MAX;
pub use fold::{bare, fold};
pub use follow::FOLLOWS_MAX;
pub use hallway::{Hallway, Ranked, Reason, Shown};
pub use introduction::{TickFacts, Visit, Visits};
pub use lately::{LATELY, LATELY_BY, LATELY_TO, Lately};
pub use profile::{Headline, Link, Profile, SpokenLanguage};
pub use schedule::{Guest, Plan, Scheduled, ZoneName};
pub use thread::{ContactLine, MessageKey, MessageText, ThreadFacts, ThreadState, ThreadView, Writing};
pub use topic::{TopicFacts, TopicKey, TopicName};
pub use wave::{WAVE_TTL, Waved, Waves};

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
