//! Profiles.

use crate::network::Profile;
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
