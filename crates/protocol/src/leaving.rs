//! What crosses HTTP when somebody leaves, or comes from another server.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

/// `POST /api/me/leaving`: asks to be erased.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
#[serde(deny_unknown_fields)]
pub struct AskToLeave {
    /// One's own handle once more, so that no slip erases anybody.
    pub handle: String,
}

/// The answer to it, and to `GET /api/me/leaving`.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq, Debug)]
pub struct LeavingState {
    /// When this account is erased; none: it stays.
    #[schema(required)]
    pub erased_ms: Option<u64>,
}

/// The answer to `POST /api/import`.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
pub struct Imported {
    pub handle: String,
    /// It can be registered here.
    pub handle_is_free: bool,
    pub stated: String,
    pub field: String,
    /// The account that asked now says the same about itself. Signed out: nothing was changed, it is for the form.
    pub taken_over: bool,
}
