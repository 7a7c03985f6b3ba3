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
