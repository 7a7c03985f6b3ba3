//! The languages that people are written to in, and which of them somebody reads.

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    #[default]
    English,
    ChineseSimplified,
    ChineseTraditional,
    Vietnamese,
    Italian,
    Korean,
}

impl Language {
    pub const ALL: [Language; 6] = [
        Language::English,
        Language::ChineseSimplified,
        Language::ChineseTraditional,
        Language::Vietnamese,
        Language::Italian,
        Language::Korean,
    ];

    /// BCP 47.
    pub fn tag(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::ChineseSimplified => "zh-Hans",
            Language::ChineseTraditional => "zh-Hant",
            Language::Vietnamese => "vi",
            Language::Italian => "it",
            Language::Korean => "ko",
        }
    }

    /// Reads what [`Language::tag`] wrote.
    pub fn parse(tag: &str) -> Option<Language> {
        Language::ALL.into_iter().find(|language| language.tag() == tag)
    }

    /// The one that is wanted most of those that there are (RFC 9110 section 12.5.4); `None`: none of them is.
    /// Chinese goes by its script, and where a tag names none by its region.
    pub fn negotiate(accept_language: &str) -> Option<Language> {
        let mut best: Option<(f32, Language)> = None;
        for range in accept_language.split(',').take(RANGES_MAX) {
            let (tag, weight) = range.split_once(';').unwrap_or((range, "q=1"));
            let weight = weight.trim().strip_prefix("q=").and_then(|q| q.parse().ok()).unwrap_or(0.0_f32);
            let Some(language) = of_tag(tag.trim()).filter(|_| weight > 0.0) else { continue };
            if best.is_none_or(|(before, _)| weight > before) {
                best = Some((weight, language));
            }
        }
        best.map(|(_, language)| language)
    }
}

/// What is looked at of a header that anybody may write.
const RANGES_MAX: usize = 20;

fn of_tag(tag: &str) -> Option<Language> {
    let tag = tag.to_ascii_lowercase();
    let mut parts = tag.split('-');
    let language = parts.next()?;
    let has = |wanted: &[&str]| tag.split('-').skip(1).any(|part| wanted.contains(&part));
    match language {
        "en" => Some(Language::English),
        "vi" => Some(Language::Vietnamese),
        "it" => Some(Language::Italian),
        "ko" => Some(Language::Korean),
        "zh" | "yue" if has(&["hant"]) => Some(Language::ChineseTraditional),
        "zh" | "yue" if has(&["hans"]) => Some(Language::ChineseSimplified),
        "yue" => Some(Language::ChineseTraditional),
        "zh" if has(&["tw", "hk", "mo"]) => Some(Language::ChineseTraditional),
        "zh" => Some(Language::ChineseSimplified),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_browsers_ask_for() {
        for (asked, said) in [
            ("ko-KR,ko;q=0.9,en-US;q=0.8,en;q=0.7", "ko"),
            ("zh-TW,zh;q=0.9,en;q=0.8", "zh-Hant"),
            ("zh-HK", "zh-Hant"),
            ("zh-Hans-HK", "zh-Hans"),
            ("zh-CN,zh;q=0.9", "zh-Hans"),
            ("de-DE,it;q=0.4,vi;q=0.5", "vi"),
            ("en;q=0.1, it", "it"),
            ("ko;q=0, en", "en"),
        ] {
            assert_eq!(Language::negotiate(asked).map(Language::tag), Some(said), "{asked}");
        }
        for nonsense in ["", "de", "*", ";;;q=9", "q=1", "\u{202e}", &"x,".repeat(10_000)] {
            assert_eq!(Language::negotiate(nonsense), None);
        }
    }

    #[test]
    fn every_tag_reads_back() {
        for language in Language::ALL {
            assert_eq!(Language::parse(language.tag()), Some(language));
            assert_eq!(Language::negotiate(language.tag()), Some(language));
        }
    }
}
