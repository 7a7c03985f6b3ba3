//! One line that a person wrote: trimmed, bounded, without control characters. Never printed in logs.

use std::fmt;

/// A line of 1 to `MAX` characters. `Debug` prints `…`: what people write is personal.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Line<const MAX: usize>(String);

/// Why a text is no line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadText {
    Empty,
    TooLong {
        max: usize,
    },
    /// Control or direction-changing characters, which could make a text look like another.
    Characters,
}

impl<const MAX: usize> Line<MAX> {
    pub fn parse(text: &str) -> Result<Self, BadText> {
        let text = text.trim();
        let hidden = |c: char| {
            c.is_control()
                || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
        };
        match text.chars().count() {
            0 => Err(BadText::Empty),
            n if n > MAX => Err(BadText::TooLong { max: MAX }),
            _ if text.chars().any(hidden) => Err(BadText::Characters),
            _ => Ok(Line(text.to_owned())),
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A text of 1 to `max` characters with its line breaks and its letters as they are typed, trimmed. `None`: it is empty, longer,
/// or holds what could make it look like another, or run backwards. What joins letters and emoji stays.
pub(crate) fn in_lines(text: &str, max: usize) -> Option<String> {
    let text = text.trim().replace("\r\n", "\n");
    let hidden = |c: char| {
        (c.is_control() && !matches!(c, '\n' | '\t'))
            || matches!(c, '\u{200b}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
    };
    let is_text = (1..=max).contains(&text.chars().count()) && !text.chars().any(hidden);
    is_text.then_some(text)
}

impl<const MAX: usize> fmt::Debug for Line<MAX> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("…")
    }
}
