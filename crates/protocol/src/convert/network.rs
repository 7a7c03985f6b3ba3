//! Profiles, and why something of people, topics, threads, circles, scheduled rooms and written questions is refused.

use super::too_soon;
use crate::network::Profile;
use crate::tell::{RefusalCode, Refused};
use domain::network::{self, Refusal};

impl From<&network::Profile> for Profile {
    fn from(profile: &network::Profile) -> Profile {
        Profile {
            headline: profile.headline.as_ref().map(|headline| headline.as_str().to_owned()),
            fields: profile.fields.iter().map(|field| field.key().to_owned()).collect(),
            languages: profile.languages.iter().map(|language| language.as_str().to_owned()).collect(),
            links: profile.links.iter().map(|link| link.as_str().to_owned()).collect(),
        }
    }
}

impl TryFrom<Profile> for network::Profile {
    type Error = Refusal;

    fn try_from(profile: Profile) -> Result<network::Profile, Refusal> {
        let Profile { headline, fields, languages, links } = profile;
        network::Profile::parse(headline.as_deref(), &fields, &languages, &links)
    }
}

impl From<Refusal> for Refused {
    fn from(refusal: Refusal) -> Refused {
        let code = match refusal {
            Refusal::Yourself => RefusalCode::FollowYourself,
            Refusal::TooManyFollowed => RefusalCode::TooManyFollowed,
            Refusal::TooManyTopics => RefusalCode::TooManyTopics,
            Refusal::TooManyNewTopics => RefusalCode::TooManyNewTopics,
            Refusal::TooManyTopicNames => RefusalCode::TooManyTopicNames,
            Refusal::TopicTaken => RefusalCode::TopicTaken,
            Refusal::NoSuchTopic => RefusalCode::NoSuchTopic,
            Refusal::BadTopic => RefusalCode::BadTopic,
            Refusal::BadHeadline => RefusalCode::BadText,
            Refusal::BadField => RefusalCode::BadField,
            Refusal::BadLink => RefusalCode::BadLink,
            Refusal::BadProfile => RefusalCode::BadProfile,
            Refusal::NotYourself => RefusalCode::NotYourself,
            Refusal::YouBlocked => RefusalCode::YouBlocked,
            Refusal::TooManyBlocked => RefusalCode::TooManyBlocked,
            Refusal::RequestWaits => RefusalCode::RequestWaits,
            Refusal::TooManyRequests => RefusalCode::TooManyAsked,
            Refusal::NoSuchThread => RefusalCode::NoSuchThread,
            // As nobody is answered.
            Refusal::NotMet => RefusalCode::NoSuchAccount,
            Refusal::BadMessage => RefusalCode::BadMessage,
            Refusal::BadContact => RefusalCode::BadContact,
            Refusal::NoSuchCircle => RefusalCode::NoSuchCircle,
            Refusal::BadCircle => RefusalCode::BadCircle,
            Refusal::TooManyCircles => RefusalCode::TooManyCircles,
            Refusal::CircleFull => RefusalCode::CircleFull,
            Refusal::RulesChanged => RefusalCode::RulesChanged,
            Refusal::RemovedFromCircle => RefusalCode::RemovedFromCircle,
            Refusal::HandOverFirst => RefusalCode::HandOverFirst,
            Refusal::NotInCircle => RefusalCode::NotInCircle,
            Refusal::NoSuchQuestion => RefusalCode::NoSuchQuestion,
            Refusal::AnsweredAlready => RefusalCode::AnsweredAlready,
            Refusal::BadAnswer => RefusalCode::BadAnswer,
            Refusal::BadTime => RefusalCode::BadTime,
            Refusal::BadPlaces => RefusalCode::BadPlaces,
            Refusal::BadLineup => RefusalCode::BadLineup,
            Refusal::TooManyScheduled => RefusalCode::TooManyScheduled,
            Refusal::NoPlacesLeft => RefusalCode::NoPlacesLeft,
            Refusal::TooLate => RefusalCode::TooLate,
            Refusal::NotAllowed => RefusalCode::NotAllowed,
            Refusal::NotMutual => RefusalCode::NotMutual,
            Refusal::NotHere => RefusalCode::NotHere,
            Refusal::WaveOver => RefusalCode::WaveOver,
            Refusal::TooSoon { retry_in } => return too_soon(retry_in),
        };
        code.into()
    }
}
