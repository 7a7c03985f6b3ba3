//! The house's own language: for letters to whoever's language is not known.

use domain::Language;
use serde::{Deserialize, Deserializer, de::Error};

#[derive(Clone, Copy, Default)]
pub struct HouseLanguage(pub Language);

impl<'de> Deserialize<'de> for HouseLanguage {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let tag = String::deserialize(from)?;
        let known = || Language::ALL.map(Language::tag).join(", ");
        Language::parse(&tag)
            .map(HouseLanguage)
            .ok_or_else(|| D::Error::custom(format!("not one of {}", known())))
    }
}
