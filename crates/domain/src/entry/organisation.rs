//! Organisation mode: only the organisation's own sign-on or mail lets in, and whoever its directory drops is out.

use super::admission::{self, Admission};
use super::{Account, LetInBy, Refusal, Standing, work_mail};
use crate::At;
use std::time::Duration;

/// How long the directory may be out of reach before everybody has to sign on anew. Longer rides out a longer fault;
/// shorter keeps less of those who have left meanwhile.
pub const UNREACHED_MAX: Duration = Duration::from_secs(24 * 3600);

/// What the directory said of somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Directory {
    /// Is there. `owner`: belongs to a group that owns this server.
    There { owner: bool },
    /// Is not, or in none of the groups that may come in.
    Gone,
    /// Did not answer.
    Unreached,
}

/// What follows from it for somebody whom the organisation let in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    Stays {
        owner: bool,
    },
    /// Remains a member, and signs on again before anything else.
    SignsOnAgain,
    /// No member any more; every session ends.
    Leaves,
    /// Nothing follows yet.
    Waits,
}

/// `checked`: when the directory last said that they are there.
pub fn verdict(said: Directory, checked: At, now: At) -> Verdict {
    match said {
        Directory::There { owner } => Verdict::Stays { owner },
        Directory::Gone => Verdict::Leaves,
        Directory::Unreached if now.since(checked) >= UNREACHED_MAX => Verdict::SignsOnAgain,
        Directory::Unreached => Verdict::Waits,
    }
}

/// Signing in by something of one's own. Whom the directory let in comes in by the organisation's sign-on, where the
/// directory says each time that they are there. `is_tied`: they have such a login; whom work mail let in has none.
pub fn may_sign_in(mode: &Mode, account: &Account, is_tied: bool) -> Result<(), Refusal> {
    if mode.only && is_tied && is_bound(account) { Err(Refusal::SignOnFirst) } else { Ok(()) }
}

/// Which groups may come in, and which own this server.
pub struct Groups<'a> {
    /// Empty: whoever signs on.
    pub members: &'a [String],
    pub owners: &'a [String],
    /// Domains of verified addresses that may come in. Empty: any.
    pub mail_domains: &'a [String],
}

impl Groups<'_> {
    /// `mail_domain`: of an address that the provider says it verified.
    pub fn say(&self, groups: &[String], mail_domain: Option<&str>) -> Directory {
        let is_in = |some: &[String]| some.iter().any(|group| groups.contains(group));
        let owner = is_in(self.owners);
        let of_domain =
            |domain: &str| self.mail_domains.iter().any(|name| work_mail::is_or_is_below(domain, name));
        let domain_fits = self.mail_domains.is_empty() || mail_domain.is_some_and(of_domain);
        let group_fits = owner || self.members.is_empty() || is_in(self.members);
        if domain_fits && group_fits { Directory::There { owner } } else { Directory::Gone }
    }
}

/// Whom the organisation lets in.
pub fn let_in(applicant: &Account, now: At) -> Result<Standing, Refusal> {
    if applicant.is_member() {
        return Err(Refusal::AlreadyAMember);
    }
    Ok(Standing::Member { since: now, let_in_by: LetInBy::Organisation })
}

/// Whether the directory's word counts for this account: those it let in itself. An owner who came by the first
/// start's link keeps the keys should the directory be lost.
pub fn is_bound(account: &Account) -> bool {
    matches!(account.standing, Standing::Member { let_in_by: LetInBy::Organisation, .. })
}

/// How this server lets in, as far as the organisation decides it.
pub struct Mode<'a> {
    /// Nothing but the organisation's word lets in.
    pub only: bool,
    /// Domains whose work mail is its word.
    pub mail_domains: &'a [String],
}

impl Mode<'_> {
    /// By the admission in force.
    pub fn of<'a>(admission: &Admission, mail_domains: &'a [String]) -> Mode<'a> {
        Mode { only: admission.mode == admission::Mode::Organisation, mail_domains }
    }

    /// Whether there is a way in at all for somebody whom no provider sends.
    pub fn registers(&self) -> bool {
        !self.only || !self.mail_domains.is_empty()
    }
}

/// Registering here: in organisation mode only to prove work mail, or with a link that may be the owner's. To everybody
/// else there is no such thing.
pub fn may_register(mode: &Mode, with_link: bool) -> Result<(), Refusal> {
    if mode.registers() || with_link { Ok(()) } else { Err(Refusal::NothingHere) }
}

/// Whether proving work mail at this domain lets an applicant in.
pub fn lets_in(mode: &Mode, domain: &str) -> bool {
    mode.only && mode.mail_domains.iter().any(|name| work_mail::is_or_is_below(domain, name))
}
