//! A profile: what a member says of themselves beyond their stated line, all of it as stated.

use super::Refusal;
use crate::Line;
use crate::entry::Field;
use std::fmt;

/// 1 to 120 characters.
pub type Headline = Line<120>;

/// Besides the field that counts, which was said when registering.
pub const FIELDS_MAX: usize = 4;
pub const LANGUAGES_MAX: usize = 6;
pub const LINKS_MAX: usize = 5;
const LINK_LEN_MAX: usize = 200;

/// No `Debug`: it is personal.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Profile {
    pub headline: Option<Headline>,
    pub fields: Vec<Field>,
    /// The first is the best spoken.
    pub languages: Vec<SpokenLanguage>,
    pub links: Vec<Link>,
}

/// A language that people speak: two or three letters (ISO 639), as at the head of a BCP 47 tag; Chinese is `zh`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SpokenLanguage([u8; 3]);

/// A page of somebody's own, over HTTPS. No `Debug`: it is personal.
#[derive(Clone, PartialEq, Eq)]
pub struct Link(String);

impl Profile {
    /// What somebody typed. An empty headline is none.
    pub fn parse(
        headline: Option<&str>,
        fields: &[String],
        languages: &[String],
        links: &[String],
    ) -> Result<Profile, Refusal> {
        let headline = headline.filter(|text| !text.trim().is_empty()).map(Headline::parse).transpose();
        let profile = Profile {
            headline: headline.map_err(|_| Refusal::BadHeadline)?,
            fields: list(fields, FIELDS_MAX, |key| Field::parse(key).map_err(|_| Refusal::BadField))?,
            languages: list(languages, LANGUAGES_MAX, |tag| {
                SpokenLanguage::parse(tag).ok_or(Refusal::BadProfile)
            })?,
            links: list(links, LINKS_MAX, |text| Link::parse(text).ok_or(Refusal::BadLink))?,
        };
        Ok(profile)
    }
}

/// Each once, and not too many: those past the bound are not even read.
fn list<T: PartialEq>(
    texts: &[String],
    max: usize,
    read: impl Fn(&str) -> Result<T, Refusal>,
) -> Result<Vec<T>, Refusal> {
    if texts.len() > max {
        return Err(Refusal::BadProfile);
    }
    let mut list = Vec::with_capacity(texts.len());
    for text in texts {
        let one = read(text)?;
        if list.contains(&one) {
            return Err(Refusal::BadProfile);
        }
        list.push(one);
    }
    Ok(list)
}

impl SpokenLanguage {
    /// `None`: no language's letters. Whatever stands behind a hyphen is left out.
    pub fn parse(tag: &str) -> Option<SpokenLanguage> {
        let letters = tag.split('-').next()?.as_bytes();
        if !(2..=3).contains(&letters.len()) || !letters.iter().all(u8::is_ascii_alphabetic) {
            return None;
        }
        let mut of = [0; 3];
        for (to, from) in of.iter_mut().zip(letters) {
            *to = from.to_ascii_lowercase();
        }
        Some(SpokenLanguage(of))
    }

    pub fn as_str(&self) -> &str {
        let len = if self.0[2] == 0 { 2 } else { 3 };
        std::str::from_utf8(&self.0[..len]).expect("parse() took ASCII letters alone")
    }
}

impl fmt::Debug for SpokenLanguage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Link {
    /// An `https` address of a named host, without user and password, at most 200 characters, each of them plain ASCII:
    /// nothing in it can look like something else, and it holds no blank.
    pub fn parse(text: &str) -> Option<Link> {
        let text = text.trim();
        let rest = text.strip_prefix("https://")?;
        let host = rest.split(['/', '?', '#']).next()?;
        let (name, port) = host.split_once(':').unwrap_or((host, "443"));
        let is_part = |part: &str| {
            !part.is_empty() && part.bytes().all(|letter| letter.is_ascii_alphanumeric() || letter == b'-')
        };
        let is_host = name.contains('.') && name.split('.').all(is_part) && port.parse::<u16>().is_ok();
        let is_plain = |c: char| {
            c.is_ascii_graphic() && !matches!(c, '<' | '>' | '"' | '\'' | '`' | '\\' | '{' | '}' | '|' | '^')
        };
        let is_link = is_host && text.len() <= LINK_LEN_MAX && text.chars().all(is_plain);
        is_link.then(|| Link(text.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}
