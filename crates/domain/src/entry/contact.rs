//! Where somebody can be reached: an invite may be meant for one address, of which only a keyed hash is kept.

use std::fmt;

/// A keyed hash of an address; the key stays at the rim. Whoever reads the database learns no address from it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ContactHash(pub [u8; 32]);

/// Equal hashes are equal people: not for logs.
impl fmt::Debug for ContactHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("…")
    }
}

/// Whom an invite is meant for. For anybody else it is void, so that it cannot be sold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// Somebody on the waitlist.
    Account(crate::AccountId),
    /// Whoever has this e-mail address.
    Mail(ContactHash),
    /// Whoever has this phone number.
    Phone(ContactHash),
}
