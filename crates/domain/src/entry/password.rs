//! Passwords: long enough, and not the first ones anybody would try.

use super::Handle;

/// Why a text is no password here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadPassword {
    TooShort,
    TooLong,
    /// Among the first that anybody would try: a common one, or the handle.
    TooCommon,
}

const LEN_MIN: usize = 10;
const LEN_MAX: usize = 128;

/// What is left of most common passwords without the digits and signs around them.
const COMMON: &[&str] = &[
    "abc",
    "abcdefgh",
    "abcdefghij",
    "administrator",
    "admin",
    "asdf",
    "asdfgh",
    "asdfghjkl",
    "baseball",
    "changeme",
    "dragon",
    "football",
    "iloveyou",
    "jushou",
    "letmein",
    "login",
    "master",
    "monkey",
    "p@ssw0rd",
    "pass",
    "passw0rd",
    "password",
    "passwordpassword",
    "princess",
    "qaz",
    "qwer",
    "qwert",
    "qwerty",
    "qwertyuiop",
    "secret",
    "starwars",
    "sunshine",
    "superman",
    "test",
    "testtest",
    "trustno",
    "welcome",
    "zxcvbn",
    "zxcvbnm",
];

/// 10 to 128 characters, any characters; length is what counts.
pub fn check(password: &str, handle: &Handle) -> Result<(), BadPassword> {
    match password.chars().count() {
        n if n < LEN_MIN => Err(BadPassword::TooShort),
        n if n > LEN_MAX => Err(BadPassword::TooLong),
        _ if is_common(password, handle) => Err(BadPassword::TooCommon),
        _ => Ok(()),
    }
}

fn is_common(password: &str, handle: &Handle) -> bool {
    let folded = password.to_lowercase();
    let core = bare(&folded);
    core == bare(handle.as_str()) || COMMON.contains(&core) || is_run(&folded)
}

/// Without the digits and signs before and after.
fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| !c.is_alphabetic())
}

/// One character again and again, or the digits in order, up or down.
fn is_run(text: &str) -> bool {
    let first = text.chars().next();
    let backwards: String = text.chars().rev().collect();
    let digits = "0123456789".repeat(LEN_MAX / 10 + 2);
    text.chars().all(|c| Some(c) == first) || digits.contains(text) || digits.contains(&backwards)
}
