//! Handles: what somebody is called here. Unique even to a hasty eye.

/// A person's chosen name: 3 to 20 of a-z, 0-9 and `_`, at least one letter (upper case folded on input).
/// Reserved from registration on.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)] // no Debug: it is personal
pub struct Handle(String);

/// Why a text is no handle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadHandle {
    TooShort,
    TooLong,
    /// Something else than a-z, 0-9 and `_`, or no letter at all.
    Letters,
    /// Would pass for whoever runs this server.
    Reserved,
}

/// Anywhere between two `_`: nobody is `lin_support` or `the_admin`.
const RESERVED_WORDS: &[&str] = &[
    "admin",
    "admins",
    "administrator",
    "jushou",
    "moderator",
    "moderators",
    "official",
    "operator",
    "postmaster",
    "root",
    "security",
    "staff",
    "support",
    "sysadmin",
    "system",
    "webmaster",
];

/// As the whole handle.
const RESERVED_WHOLE: &[&str] = &[
    "all",
    "anonymous",
    "anyone",
    "api",
    "deleted",
    "everybody",
    "everyone",
    "help",
    "here",
    "info",
    "nobody",
    "null",
    "somebody",
    "someone",
    "undefined",
    "unknown",
    "you",
];

impl Handle {
    /// Of somebody who chooses one.
    pub fn parse(text: &str) -> Result<Handle, BadHandle> {
        let handle = Handle::kept(text)?;
        if is_reserved(&handle.0) { Err(BadHandle::Reserved) } else { Ok(handle) }
    }

    /// Of an account that is there: a word that is reserved later on takes nobody's handle away.
    pub fn kept(text: &str) -> Result<Handle, BadHandle> {
        let text = text.trim().to_ascii_lowercase();
        let ok = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        match text.chars().count() {
            0..=2 => Err(BadHandle::TooShort),
            21.. => Err(BadHandle::TooLong),
            _ if !text.chars().all(ok) => Err(BadHandle::Letters),
            _ if !text.contains(|c: char| c.is_ascii_lowercase()) => Err(BadHandle::Letters),
            _ => Ok(Handle(text)),
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Equal for handles that look alike (`0`/`o`, `1`/`i`/`l`, `rn`/`m` …). Unique in the store, so that nobody
    /// takes a look-alike of a taken handle. Not for showing.
    pub fn skeleton(&self) -> String {
        skeleton(&self.0)
    }
}

fn is_reserved(text: &str) -> bool {
    let looks_like = |text: &str, words: &[&str]| {
        let look = skeleton(text);
        words.iter().any(|word| skeleton(word) == look)
    };
    looks_like(text, RESERVED_WHOLE)
        || looks_like(text, RESERVED_WORDS)
        || text.split('_').any(|part| looks_like(part, RESERVED_WORDS))
}

fn skeleton(text: &str) -> String {
    let look = |c: char| match c {
        '0' => 'o',
        '1' | 'i' => 'l',
        '2' => 'z',
        '5' => 's',
        '8' => 'b',
        '9' => 'g',
        c => c,
    };
    let single: String = text.chars().filter(|c| *c != '_').map(look).collect();
    single.replace("rn", "m").replace("vv", "w")
}
