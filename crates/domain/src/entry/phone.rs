//! A phone number, optional everywhere: only to bind an invite to it, and to tell whoever waits that they are in.

/// ITU-T E.164: `+`, then 8 to 15 digits, the first of them not 0. No `Debug`: it is personal.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Phone(String);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadPhone {
    /// Without `+` nobody knows the country.
    NoCountry,
    Length,
    Digits,
}

/// Leading digits that neighbouring numbers share. Whoever is paid for text messages owns whole ranges of numbers.
/// More digits make smaller ranges, and more of them to be emptied one after the other.
const RANGE_DIGITS: usize = 7;

/// Numbers that begin alike: country and, mostly, operator. Names nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Range([u8; RANGE_DIGITS]);

impl Phone {
    /// Spaces, hyphens, dots and brackets, as people write them, are dropped.
    pub fn parse(text: &str) -> Result<Phone, BadPhone> {
        let text: String =
            text.trim().chars().filter(|c| !matches!(c, ' ' | '-' | '.' | '(' | ')' | '\u{a0}')).collect();
        let digits = text.strip_prefix('+').ok_or(BadPhone::NoCountry)?;
        if !digits.bytes().all(|b| b.is_ascii_digit()) || digits.starts_with('0') {
            return Err(BadPhone::Digits);
        }
        if !(8..=15).contains(&digits.len()) {
            return Err(BadPhone::Length);
        }
        Ok(Phone(text))
    }

    /// With the `+`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Without the `+`.
    pub fn digits(&self) -> &str {
        &self.0[1..]
    }

    pub fn range(&self) -> Range {
        let mut range = [0; RANGE_DIGITS];
        range.copy_from_slice(&self.digits().as_bytes()[..RANGE_DIGITS]);
        Range(range)
    }
}

impl Range {
    /// Reads what [`Range::digits`] wrote.
    pub fn parse(digits: &str) -> Option<Range> {
        let is_range = digits.bytes().all(|b| b.is_ascii_digit());
        digits.as_bytes().try_into().ok().filter(|_| is_range).map(Range)
    }

    pub fn digits(&self) -> &str {
        std::str::from_utf8(&self.0).expect("digits are ASCII")
    }
}
