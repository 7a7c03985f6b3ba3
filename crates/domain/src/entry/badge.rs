//! Badges: of what was proved, only the detail its owner chose, and never so much that it points at one person.

use super::{Field, Proof, ProofKind, Shows};
use crate::entry::proof::{Organisation, Profession};
use crate::{At, ProofId};

/// How many members a badge must fit, its owner included, on a server of [`CROWD`] × 10 members or more.
pub const CROWD: u32 = 20;
/// The same on the smallest server.
pub const CROWD_LEAST: u32 = 3;

/// How many members a badge must fit at least: a tenth of all of them, within [`CROWD_LEAST`] and [`CROWD`].
pub fn crowd_min(members: u32) -> u32 {
    (members / 10).clamp(CROWD_LEAST, CROWD)
}

/// Years are shown as "at least so many", in steps: an exact number would point at somebody.
const YEARS_SHOWN: &[u32] = &[40, 30, 20, 15, 10, 5, 2, 1];

/// What its owner wants a badge to say. Only parts that the proof shows count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadgeChoice {
    pub proof: ProofId,
    pub organisation: bool,
    pub profession: bool,
    pub years: bool,
    pub field: bool,
}

/// What everybody may see proved of somebody; empty is "verified professional". No `Debug`: it is personal.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Badge {
    pub organisation: Option<Organisation>,
    pub profession: Option<Profession>,
    /// At least so many.
    pub years: Option<u32>,
    pub field: Option<Field>,
}

impl Badge {
    /// The coarsest there is: says only that something was proved.
    pub fn is_coarsest(&self) -> bool {
        *self == Badge::default()
    }

    /// Whether whoever shows this could wear the badge.
    pub fn fits(&self, shows: &Shows) -> bool {
        let same = |a: &str, b: &str| folded(a) == folded(b);
        let organisation = |want: &Organisation| {
            shows.organisation.as_ref().is_some_and(|has| same(has.as_str(), want.as_str()))
        };
        let profession = |want: &Profession| {
            shows.profession.as_ref().is_some_and(|has| same(has.as_str(), want.as_str()))
        };
        self.organisation.as_ref().is_none_or(organisation)
            && self.profession.as_ref().is_none_or(profession)
            && self.years.is_none_or(|want| shows.years.is_some_and(|has| has >= want))
            && self.field.is_none_or(|want| shows.field == Some(want))
    }

    /// Everything chosen that the proof shows.
    fn finest(shows: &Shows, choice: &BadgeChoice) -> Badge {
        let years = |has: u32| YEARS_SHOWN.iter().copied().find(|step| has >= *step);
        Badge {
            organisation: shows.organisation.clone().filter(|_| choice.organisation),
            profession: shows.profession.clone().filter(|_| choice.profession),
            years: shows.years.and_then(years).filter(|_| choice.years),
            field: shows.field.filter(|_| choice.field),
        }
    }
}

/// How two names of an organisation or a profession are compared.
pub fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// From the finest badge that was chosen to the coarsest, each true when the one before is: first the organisation goes,
/// then the years, the profession, the field. No two are equal; the last one says "verified professional".
pub fn ladder(shows: &Shows, choice: &BadgeChoice) -> Vec<Badge> {
    let mut steps = vec![Badge::finest(shows, choice)];
    let coarser: [fn(&mut Badge); 4] = [
        |badge| badge.organisation = None,
        |badge| badge.years = None,
        |badge| {
            badge.profession = None;
        },
        |badge| badge.field = None,
    ];
    for drop in coarser {
        let mut next = steps.last().expect("it starts with one").clone();
        drop(&mut next);
        if steps.last() != Some(&next) {
            steps.push(next);
        }
    }
    steps
}

/// The finest of the ladder that at least `least` members could wear; else the coarsest. `crowd`: how many could.
pub fn shown(ladder: &[Badge], least: u32, crowd: impl Fn(&Badge) -> u32) -> Badge {
    let wide = |badge: &&Badge| badge.is_coarsest() || crowd(badge) >= least;
    ladder.iter().find(wide).cloned().unwrap_or_default()
}

/// What a fresh proof's badge says unless its owner chooses otherwise: the field alone.
pub fn choice_at_first(proof: ProofId) -> BadgeChoice {
    BadgeChoice { proof, organisation: false, profession: false, years: false, field: true }
}

/// The proof that the badge is of: the chosen one while it stands, else the strongest of the others that do. `None`: no
/// badge. What was chosen for a proof that has lapsed says nothing about another: that one shows its field alone.
pub fn worn(proofs: &[Proof], chosen: Option<BadgeChoice>, now: At) -> Option<(&Proof, BadgeChoice)> {
    let standing = || proofs.iter().filter(|proof| proof.stands(now));
    if let Some(choice) = chosen
        && let Some(proof) = standing().find(|proof| proof.id == choice.proof)
    {
        return Some((proof, choice));
    }
    let proof = standing().max_by_key(|proof| (strength(proof.kind), proof.proven, proof.id))?;
    Some((proof, choice_at_first(proof.id)))
}

fn strength(kind: ProofKind) -> u8 {
    match kind {
        ProofKind::StaffReview => 4,
        ProofKind::SignOn => 3,
        ProofKind::WorkMail => 2,
        ProofKind::PeerVouch => 1,
        ProofKind::WebPage => 0,
    }
}
