//! Why the house says no to somebody who wants in, or wants to let somebody in.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Only members invite.
    NotAMember,
    AlreadyAMember,
    /// Only owners let applicants in.
    NotAllowed,
    NoInvitesLeft,
    /// Accepted by somebody, revoked or expired.
    InviteGone,
    /// Also the answer about somebody else's invite.
    NoSuchInvite,
    /// A review asks for nothing, or for what nobody can show.
    BadShows,
    /// Tried too often, or too old: ask for another.
    CodeGone,
    /// Nobody is let in by invite here, or not by a link.
    InvitesOff,
    /// By an owner, before.
    AlreadyRefused,
    NothingToAppeal,
    /// There is one appeal for each refusal.
    AppealedAlready,
    NoSuchAppeal,
    TooManyVersions,
}
