//! What somebody shows besides the link where an invite is meant for one address.

use super::{Bound, Phone};
use std::collections::BTreeMap;

/// Applicants give a phone number, if the owner asks for one, as the answer to the question with this key.
pub const PHONE_ANSWER: &str = "phone";

/// What is asked of whoever accepts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// The link is enough; or the account that it is for.
    Nothing,
    /// The address, as they say: this server can send nothing there.
    Stated,
    /// The code that was sent to the address.
    Code,
}

/// `can_mail`: this server sends letters. A phone number is only ever bound where it can be written to.
pub fn wanted(bound: Option<&Bound>, can_mail: bool) -> Wanted {
    match bound {
        None | Some(Bound::Account(_)) => Wanted::Nothing,
        Some(Bound::Mail(_)) if !can_mail => Wanted::Stated,
        Some(Bound::Mail(_) | Bound::Phone(_)) => Wanted::Code,
    }
}

/// The number that an applicant gave, if what they answered is one.
pub fn answered_phone(answers: &BTreeMap<String, String>) -> Option<Phone> {
    Phone::parse(answers.get(PHONE_ANSWER)?).ok()
}
