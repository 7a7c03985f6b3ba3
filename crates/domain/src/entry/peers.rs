//! Vouches of peers as a proof: whose word counts, what the words prove together, and what follows when some are gone.

use super::proof::by_peers;
use super::{Account, Proof, ProofKind, Shows, Vouch};
use crate::{At, ProofId};

/// One member's word for somebody, and who gave it.
#[derive(Clone, Copy)]
pub struct Word<'a> {
    pub by: &'a Account,
    pub vouch: &'a Vouch,
    /// An owner has frozen or removed them.
    pub struck: bool,
}

impl Word<'_> {
    /// Of a member in good standing, in the same field of work, and never one's own.
    fn counts_for(&self, account: &Account) -> bool {
        self.vouch.stands()
            && self.vouch.applicant == account.id
            && self.by.is_member()
            && !self.by.bot
            && !self.struck
            && self.by.id != account.id
            && self.by.field == account.field
    }
}

/// What the words prove of this account: its field, or nothing.
pub fn proved(account: &Account, words: &[Word]) -> Option<Shows> {
    let counting = || words.iter().filter(|word| word.counts_for(account));
    let owners = counting().filter(|word| word.by.owner).count() as u32;
    let peers = counting().count() as u32 - owners;
    by_peers(account.field, peers, owners)
}

/// The proof as it is from now on; `None`: there is none, and none is made. `before`: the one of this kind, lapsed or not.
/// Who loses their peers' words keeps it for as long as they are warned of it.
pub fn follow(
    account: &Account,
    before: Option<&Proof>,
    words: &[Word],
    id: ProofId,
    now: At,
) -> Option<Proof> {
    match (before.filter(|proof| proof.stands(now)), proved(account, words)) {
        (Some(proof), Some(shows)) => Some(Proof { shows, ..proof.held(now) }),
        (Some(proof), None) => Some(proof.missing(now)),
        (None, Some(shows)) => Some(Proof::new(id, account.id, ProofKind::PeerVouch, shows, now)),
        (None, None) => None,
    }
}
