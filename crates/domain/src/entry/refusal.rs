//! Why the house says no to somebody who wants in, or wants to let somebody in.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Only members invite.
    NotAMember,
    AlreadyAMember,
    /// Only owners let applicants in.
    NotAllowed,
    /// To whoever asks there is no such thing.
    NothingHere,
    /// They come in by the organisation's own sign-on.
    SignOnFirst,
    NoInvitesLeft,
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
    NoSuchProof,
    TakenBackAlready,
    /// A review asks for nothing, or for what nobody can show.
    BadShows,
    /// Tried too often, or too old: ask for another.
    CodeGone,
    /// Nobody is let in by invite here, or not by a link.
    InvitesOff,
    /// By an owner, before.
    AlreadyRefused,
    NothingToAppeal,
    /// There is one appeal for each refusal, freeze and removal.
    AppealedAlready,
    NoSuchAppeal,
    TooManyVersions,

    /// Accepted by somebody.
    InviteUsed,
    InviteRevoked,
    InviteExpired,
    /// Meant for another account or address.
    InviteNotYours,
    /// The policy wants every invite to name somebody.
    LinkInvitesOff,
    /// An owner has frozen this branch of the tree.
    Frozen,
    /// An owner has put them back on the waitlist.
    RemovedByOwner,
    NoSuchAccount,
    /// One vouches in one's own field.
    OtherField,
    TooManyVouches,
    TooManyNamed,
    IsOwner,
    BranchTooLarge,
    RenamedLately,
    HandleIsTheirs,
    /// Everybody goes by their handle alone.
    NoNamesHere,
}
