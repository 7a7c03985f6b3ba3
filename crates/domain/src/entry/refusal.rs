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
    /// What was typed is not the handle of the account that asks.
    NotYourHandle,
    /// An owner leaves another owner behind.
    LastOwner,
    /// Nobody new comes into a house that closes.
    ServerCloses,
    /// Everybody is told a week ahead.
    TooSoonToClose,
    /// The file is no export, or brings what is not allowed here.
    NoExport,
}
