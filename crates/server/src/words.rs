//! What is said to people outside the page, in their language: letters, texts and pushes. The same catalogues as the client's.

use crate::config::Config;
use crate::mail::Letter;
use domain::entry::MailAddress;
use domain::{AccountId, Language};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use std::sync::LazyLock;
use store::Store;

type Bundle = FluentBundle<FluentResource>;

static BUNDLES: LazyLock<Vec<(Language, Bundle)>> =
    LazyLock::new(|| Language::ALL.into_iter().map(|language| (language, bundle(language))).collect());

fn catalogue(language: Language) -> &'static str {
    match language {
        Language::English => include_str!("../../../web/locales/en/letters.ftl"),
        Language::ChineseSimplified => include_str!("../../../web/locales/zh-Hans/letters.ftl"),
        Language::ChineseTraditional => include_str!("../../../web/locales/zh-Hant/letters.ftl"),
        Language::Vietnamese => include_str!("../../../web/locales/vi/letters.ftl"),
        Language::Italian => include_str!("../../../web/locales/it/letters.ftl"),
        Language::Korean => include_str!("../../../web/locales/ko/letters.ftl"),
    }
}

fn bundle(language: Language) -> Bundle {
    let resource =
        FluentResource::try_new(catalogue(language).to_owned()).expect("a test reads every catalogue");
    let tag = language.tag().parse().expect("these tags are language identifiers");
    let mut bundle = Bundle::new_concurrent(vec![tag]);
    // Plain text: marks around names would be shown as boxes by old phones.
    bundle.set_use_isolating(false);
    bundle.add_resource(resource).expect("a catalogue has each key once");
    bundle
}

/// Theirs as last seen, else the house's own: for letters and texts that no request of theirs asked for.
pub async fn language_of(store: &Store, config: &Config, account: AccountId) -> anyhow::Result<Language> {
    Ok(store.language_of(account).await?.unwrap_or(config.server.language.0))
}

/// The message with this key. One that is missing shows its key, so that it is seen; a test asks for all of them.
pub fn say(language: Language, key: &str, about: &[(&str, &str)]) -> String {
    say_with(language, key, about, &[])
}

/// The same with numbers, which words can be chosen by: a text that looks like one chooses none.
pub fn say_with(language: Language, key: &str, about: &[(&str, &str)], numbers: &[(&str, u64)]) -> String {
    let bundle = BUNDLES.iter().find(|(known, _)| *known == language).map(|(_, bundle)| bundle);
    let message = bundle.and_then(|bundle| Some((bundle, bundle.get_message(key)?.value()?)));
    let Some((bundle, pattern)) = message else { return key.to_owned() };
    let mut args: FluentArgs = about.iter().map(|(name, value)| (*name, *value)).collect();
    numbers.iter().for_each(|(name, number)| args.set(*name, *number));
    bundle.format_pattern(pattern, Some(&args), &mut vec![]).into_owned()
}

/// In which language a letter is written, and the facts in it.
pub struct About<'a> {
    pub language: Language,
    pub facts: &'a [(&'a str, &'a str)],
}

impl About<'_> {
    pub fn say(&self, key: &str) -> String {
        say(self.language, key, self.facts)
    }

    pub fn say_with(&self, key: &str, numbers: &[(&str, u64)]) -> String {
        say_with(self.language, key, self.facts, numbers)
    }

    /// What the code is for, the code on a line of its own, and what to do with it.
    pub fn code_letter(&self, to: MailAddress, subject: &str, what: &str, code: &str) -> Letter {
        let text = format!("{}\n\n    {code}\n\n{}\n", self.say(what), self.say(&format!("{what}-after")));
        Letter { to, subject: self.say(subject), text, unsubscribe: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn keys(language: Language) -> BTreeSet<String> {
        let is_said = |line: &&str| ["letter-", "told-", "text-"].iter().any(|start| line.starts_with(start));
        let keys = catalogue(language).lines().filter(is_said);
        keys.filter_map(|line| line.split_once(" =")).map(|(key, _)| key.to_owned()).collect()
    }

    #[test]
    fn every_language_says_all_of_it_and_each_in_its_own_words() {
        let english = keys(Language::English);
        assert!(english.len() > 35, "{}", english.len());
        let about = [
            ("house", "Hill House"),
            ("by", "mai"),
            ("handle", "ann"),
            ("url", "https://hill.example"),
            ("link", "https://hill.example/i/x"),
            ("code", "1234"),
            ("device", "Firefox, Linux"),
            ("title", "Bridges"),
            ("clock", "18:00"),
            ("zone", "Europe/Rome"),
        ];
        let numbers =
            [("days", 30), ("count", 4), ("weekday", 2), ("day", 24), ("month", 11), ("year", 2026)];
        for key in &english {
            let said: BTreeSet<_> =
                Language::ALL.into_iter().map(|language| say_with(language, key, &about, &numbers)).collect();
            assert!(said.len() >= 5, "{key} is the same in more than two languages: {said:?}");
            assert!(said.iter().all(|text| !text.contains('{') && text != key), "{key}: {said:?}");
        }
        for language in Language::ALL {
            assert_eq!(keys(language), english, "{}", language.tag());
        }
    }

    #[test]
    fn one_more_is_said_otherwise_than_two() {
        let more = |language, count| say_with(language, "told-more", &[], &[("count", count)]);
        assert_eq!([1, 2].map(|count| more(Language::English, count)), ["and 1 more", "and 2 more"]);
        assert_eq!(
            [1, 2].map(|count| more(Language::Italian, count)),
            ["e un altro avviso", "e altri 2 avvisi"]
        );
    }

    #[test]
    fn every_notice_has_a_letter() {
        let english = keys(Language::English);
        for kind in protocol::sign_in::NoticeKind::ALL {
            let key = format!("letter-{}", kind.key());
            assert!(english.contains(&key), "{key}");
        }
    }

    #[test]
    fn everything_that_comes_into_an_inbox_is_said() {
        let english = keys(Language::English);
        for kind in domain::network::inbox::Kind::ALL {
            let key = format!("told-{}", kind.key());
            assert!(english.contains(&key), "{key}");
        }
    }

    #[test]
    fn a_key_that_does_not_exist_shows_itself() {
        assert_eq!(say(Language::Korean, "no-such-key", &[]), "no-such-key");
    }
}
