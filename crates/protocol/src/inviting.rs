//! What crosses HTTP of inviting: budgets, vouches, the tree and what is done to it, handles, invites by the hundred.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

/// Whom an invite is meant for; for anybody else it is void.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum BoundTo {
    /// Whoever holds the link.
    Anybody,
    /// One account on the waitlist.
    Account,
    /// Whoever has one e-mail address.
    Mail,
    Phone,
}

/// `GET /api/invites/budget`: how many invites one has, and why.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq, Debug)]
pub struct InviteBudget {
    pub left: u32,
    /// What everybody starts with.
    pub base: u32,
    /// Of those let in: still here after `stays_after_days`; opened a room that others took part in; reports upheld.
    pub stayed: u32,
    pub hosted: u32,
    /// Rooms of one's own that others took part in, as far as they count.
    pub own_rooms: u32,
    pub upheld: u32,
    pub upheld_costs: u32,
    pub stays_after_days: u32,
    pub open: u32,
    pub accepted: u32,
    pub at_once_max: u32,
    /// An owner has frozen this branch.
    pub frozen: bool,
    /// The policy allows invites for whoever holds the link.
    pub link_invites: bool,
    /// An invite for an e-mail address is mailed; one for a phone number can be made, and is texted.
    pub mails: bool,
    pub texts: bool,
}

/// Somebody on the waitlist who named one, or whom one vouched for. `GET /api/vouches`.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq)]
pub struct VouchRow {
    pub account: String,
    pub handle: String,
    pub stated: String,
    pub field: String,
    /// They named one.
    pub named_me: bool,
    /// One's word for them stands.
    pub vouched: bool,
    /// One works in their field, so that one's word counts.
    pub own_field: bool,
}

#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq)]
pub struct Vouches {
    /// How many more words one may give this week.
    pub left: u32,
    /// The policy lets a member spend an invite on whoever named them.
    pub members_let_in: bool,
    pub rows: Vec<VouchRow>,
}

/// `POST /api/vouches`, `POST /api/vouches/names`: somebody by their handle. `POST /api/me/handle`: another one for oneself.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
#[serde(deny_unknown_fields)]
pub struct ByHandle {
    pub handle: String,
}

/// `GET /api/vouches/names`, for applicants: members who are said to know one.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq)]
pub struct NamedRow {
    pub member: String,
    pub handle: String,
    pub field: String,
    /// They gave their word.
    pub vouched: bool,
}

#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq)]
pub struct Names {
    pub max: u32,
    pub rows: Vec<NamedRow>,
    /// Until when the handle is kept without another sign-in.
    pub handle_kept_until_ms: u64,
}

#[derive(Serialize, Deserialize, TS, ToSchema, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum TreeHit {
    /// Stays a member; invites, vouches and opens rooms no more.
    Frozen,
    /// Back on the waitlist, signed out everywhere.
    Removed,
}

/// One member in the tree. `GET /api/admin/tree`, for owners: by id, at most 500 a page.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq)]
pub struct TreeRow {
    pub member: String,
    pub handle: String,
    pub field: String,
    /// Whose word let them in; none: an owner's, or the first start's.
    #[schema(required)]
    pub parent: Option<String>,
    pub since_ms: u64,
    pub owner: bool,
    #[schema(required)]
    pub hit: Option<TreeHit>,
}

#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq)]
pub struct TreePage {
    pub rows: Vec<TreeRow>,
    /// Ask again with `after` = this; none: that was all.
    #[schema(required)]
    pub next: Option<String>,
}

/// `GET /api/admin/tree/{member}/preview`: who would be hit.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq)]
pub struct BranchPreview {
    /// The root first.
    pub handles: Vec<String>,
    /// Goes with the act: it is refused if somebody else would be hit by then.
    pub seen: String,
}

/// `POST /api/admin/tree/{member}/freeze` and `…/remove`.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
#[serde(deny_unknown_fields)]
pub struct ActOnBranch {
    /// From the preview.
    pub seen: String,
}

#[derive(Serialize, Deserialize, TS, ToSchema, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum HitAppeal {
    None,
    Waiting,
    Denied,
}

/// `GET /api/appeal`: what was done to oneself.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq)]
pub struct OwnHit {
    #[schema(required)]
    pub hit: Option<TreeHit>,
    #[schema(required)]
    pub at_ms: Option<u64>,
    pub appeal: HitAppeal,
}

/// `POST /api/appeal`: once for each hit.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
#[serde(deny_unknown_fields)]
pub struct NewHitAppeal {
    pub text: String,
}

/// `GET /api/admin/appeals`, for owners: everybody who was hit and it holds; those who appealed first.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq)]
pub struct HitRow {
    pub account: String,
    pub handle: String,
    pub hit: TreeHit,
    pub at_ms: u64,
    pub appeal: HitAppeal,
    #[schema(required)]
    pub text: Option<String>,
}

/// `POST /api/admin/handles/give`, for owners.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
#[serde(deny_unknown_fields)]
pub struct GiveHandle {
    pub handle: String,
    /// The handle of whoever gets it.
    pub to: String,
}

/// What the one who lost it is called from now on, until they choose another.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
pub struct HandleGiven {
    pub now_called: String,
}

/// `POST /api/admin/invites`: invites by the hundred, for owners. Columns `name`, `address`, `note`, `room`.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
#[serde(deny_unknown_fields)]
pub struct BulkInvites {
    /// CSV with a first line that names the columns; only `address` is needed.
    pub csv: String,
    /// Say what would be made and refused, and make nothing.
    pub dry: bool,
}

#[derive(Serialize, Deserialize, TS, ToSchema, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum LineRefused {
    NoAddress,
    BadAddress,
    Twice,
    BadNote,
    NoSuchRoom,
    TooManyLines,
    NoInvitesLeft,
}

#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
pub struct BulkRefused {
    /// Counted from 1, as a text editor does.
    pub line: u32,
    pub why: LineRefused,
}

#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
pub struct BulkMade {
    pub name: String,
    pub address: String,
    /// Of the link `/i/{token}`; none in a dry run.
    #[schema(required)]
    pub token: Option<String>,
    /// A letter with the link is on its way.
    #[serde(default)]
    #[schema(required)]
    pub mailed: bool,
}

#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
pub struct BulkAnswer {
    pub refused: Vec<BulkRefused>,
    pub made: Vec<BulkMade>,
}
