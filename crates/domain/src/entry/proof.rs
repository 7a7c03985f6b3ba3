//! Proofs of what somebody does: what each kind shows, how long it stands, and the warning before it is lost.

use super::{Field, Name};
use crate::{AccountId, At, Line, ProofId};
use std::time::Duration;

/// An organisation's name, a domain or a site, as a proof shows it.
pub type Organisation = Line<80>;
/// What somebody is by profession, in a few words: "radiologist".
pub type Profession = Line<40>;

/// Why staff took a proof back, in an owner's words.
pub type Reason = Line<300>;

/// How long before a proof lapses its owner is told. Longer is kinder; shorter keeps less that may be no longer true.
/// A proof that fails its re-check stands this long as well: nobody loses one without having been told.
pub const WARNING: Duration = Duration::from_secs(14 * 24 * 3600);

/// Proofs one account may hold at once.
pub const PROOFS_MAX: usize = 16;

/// Members of one field whose vouches count as a proof.
pub const PEERS: u32 = 3;

/// Years of work that a proof can show.
pub const YEARS_MAX: u32 = 70;

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $key:literal, stands $stands:expr, looked_at $again:expr;)*) => {
        /// How it was proved. A new kind is a line here and a module in the server.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum ProofKind {
            $($(#[$doc])* $name,)*
        }

        impl ProofKind {
            pub const ALL: &[ProofKind] = &[$(ProofKind::$name,)*];

            /// On the wire, in the store and, after `proof-`, in the Fluent catalogue.
            pub const fn key(self) -> &'static str {
                match self {
                    $(ProofKind::$name => $key,)*
                }
            }

            /// How long one stands after it was made or renewed, in days.
            const fn days(self) -> u64 {
                match self {
                    $(ProofKind::$name => $stands,)*
                }
            }

            /// After how many days the server looks again by itself; `None`: the person renews it.
            const fn looked_at_after_days(self) -> Option<u64> {
                match self {
                    $(ProofKind::$name => $again,)*
                }
            }
        }
    };
}

kinds! {
    /// A code sent to an address at an organisation's own domain. The address is not kept, so nobody but the person can renew it.
    WorkMail = "work_mail", stands 180, looked_at None;
    /// Signed on at an organisation's or a public OpenID Connect provider. Renewed by every such sign-in.
    SignOn = "sign_on", stands 90, looked_at None;
    /// A page on the web that links back to the profile here.
    WebPage = "web_page", stands 60, looked_at Some(7);
    /// Enough members of a field vouch for them. Counted again and again.
    PeerVouch = "peer_vouch", stands 60, looked_at Some(7);
    /// Staff of this server looked at it.
    StaffReview = "staff_review", stands 730, looked_at None;
}

impl ProofKind {
    /// Reads what [`ProofKind::key`] wrote.
    pub fn parse(key: &str) -> Option<ProofKind> {
        ProofKind::ALL.iter().copied().find(|kind| kind.key() == key)
    }

    pub const fn stands_for(self) -> Duration {
        Duration::from_secs(self.days() * DAY)
    }
}

const DAY: u64 = 24 * 3600;

/// What a proof shows about its owner. Every part that is there was proved. No `Debug`: it is personal.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Shows {
    pub organisation: Option<Organisation>,
    pub field: Option<Field>,
    pub profession: Option<Profession>,
    /// At least so many.
    pub years: Option<u32>,
    /// Whose it is, where the kind of proof says so.
    pub name: Option<Name>,
}

/// One proof of one account. No `Debug`: it is personal.
#[derive(Clone, PartialEq, Eq)]
pub struct Proof {
    pub id: ProofId,
    pub account: AccountId,
    pub kind: ProofKind,
    pub shows: Shows,
    pub proven: At,
    /// When it last held, or was last found not to.
    pub checked: At,
    /// Stands before, not from then on.
    pub expires: At,
    /// The last look found it gone: it lapses at `expires` unless it is back by then.
    pub failing: bool,
    /// Why staff took it back.
    pub reason: Option<Reason>,
}

/// Stands before it expires, not from then on.
pub fn stands(expires: At, now: At) -> bool {
    now < expires
}

/// How a proof is doing, for its owner alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProofState {
    Stands,
    /// Within [`WARNING`] of its end: renew it.
    Expiring,
    /// No longer found where it was: lapses at its end unless it is back.
    Failing,
    Lapsed,
}

impl Proof {
    pub fn new(id: ProofId, account: AccountId, kind: ProofKind, shows: Shows, now: At) -> Proof {
        let expires = now.after(kind.stands_for());
        Proof { id, account, kind, shows, proven: now, checked: now, expires, failing: false, reason: None }
    }

    pub fn stands(&self, now: At) -> bool {
        stands(self.expires, now)
    }

    pub fn state(&self, now: At) -> ProofState {
        match () {
            () if !self.stands(now) => ProofState::Lapsed,
            () if self.failing => ProofState::Failing,
            () if self.expires.since(now) <= WARNING => ProofState::Expiring,
            () => ProofState::Stands,
        }
    }

    /// When the server looks again; `None`: it does not by itself, or the proof has lapsed by then.
    pub fn look_again_at(&self) -> Option<At> {
        // What is failing is looked at daily: whoever puts the link back need not wait for a week.
        let days = if self.failing { 1 } else { self.kind.looked_at_after_days()? };
        let at = self.checked.after(Duration::from_secs(days * DAY));
        (self.kind.looked_at_after_days().is_some() && at < self.expires).then_some(at)
    }

    /// Found again: it stands for as long as a new one.
    pub fn held(&self, now: At) -> Proof {
        Proof { checked: now, expires: now.after(self.kind.stands_for()), failing: false, ..self.clone() }
    }

    /// Found gone. It still stands for [`WARNING`] after the first such look, and never longer than it would have.
    pub fn missing(&self, now: At) -> Proof {
        let expires = if self.failing { self.expires } else { self.expires.min(now.after(WARNING)) };
        Proof { checked: now, expires, failing: true, ..self.clone() }
    }
}

/// In which fields of work somebody has a proof that stands: what rules may read of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Proven {
    any: bool,
    /// One bit for each field.
    fields: u32,
}

impl Proven {
    pub const NOTHING: Proven = Proven { any: false, fields: 0 };

    pub fn of<'a>(proofs: impl IntoIterator<Item = &'a Proof>, now: At) -> Proven {
        let standing = proofs.into_iter().filter(|proof| proof.stands(now));
        standing.fold(Proven::NOTHING, |sum, proof| Proven {
            any: true,
            fields: sum.fields | proof.shows.field.map_or(0, bit),
        })
    }

    /// `None`: any proof will do.
    pub fn covers(self, field: Option<Field>) -> bool {
        field.map_or(self.any, |field| self.fields & bit(field) != 0)
    }
}

fn bit(field: Field) -> u32 {
    1 << field as u32
}

/// What is proved when so many members in good standing who work in `field` vouch for somebody in it. An owner's
/// vouch counts as two.
pub fn by_peers(field: Field, peers: u32, owners: u32) -> Option<Shows> {
    let weight = peers.saturating_add(owners.saturating_mul(2));
    (weight >= PEERS).then(|| Shows { field: Some(field), ..Shows::default() })
}
