//! Names: what somebody is called besides their handle, and when others see it.

use super::admission::NamePolicy;
use super::badge::folded;
use super::{Proof, Refusal};
use crate::{At, Line};

/// As somebody writes it, 1 to 60 characters. Personal.
pub type Name = Line<60>;

/// What stands beside a handle.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Shown<'a> {
    /// The handle alone.
    Nothing,
    /// A name nobody has looked at.
    Stated(&'a Name),
    /// A proof that stands carries this name.
    Proven(&'a Name),
    /// The handle, and that no name is proven: names are shown here only once they are.
    NotProven,
}

/// What others see. `stated`: the name somebody gave; `proofs`: theirs.
pub fn shown<'a>(policy: NamePolicy, stated: Option<&'a Name>, proofs: &[Proof], now: At) -> Shown<'a> {
    match (policy, stated) {
        (NamePolicy::Pseudonym, _) | (NamePolicy::AsStated, None) => Shown::Nothing,
        (NamePolicy::AsStated, Some(name)) => Shown::Stated(name),
        (NamePolicy::Proven, Some(name)) if is_proven(name, proofs, now) => Shown::Proven(name),
        (NamePolicy::Proven, _) => Shown::NotProven,
    }
}

/// Blanks and case apart, the name is the one that a proof carries.
fn is_proven(name: &Name, proofs: &[Proof], now: At) -> bool {
    let same = |carried: &Name| folded(carried.as_str()) == folded(name.as_str());
    proofs.iter().filter(|proof| proof.stands(now)).any(|proof| proof.shows.name.as_ref().is_some_and(same))
}

/// Whether a name may be given at all: under pseudonyms none is asked for and none is kept.
pub fn may_state(policy: NamePolicy) -> Result<(), Refusal> {
    if policy == NamePolicy::Pseudonym { Err(Refusal::NoNamesHere) } else { Ok(()) }
}
