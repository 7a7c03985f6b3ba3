//! What crosses HTTP of text messages, and of codes that prove the address an invite is meant for.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

/// What is asked of whoever accepts an invite, besides the link.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum AddressProof {
    Nothing,
    /// The e-mail address, as they say: this server sends no mail.
    Stated,
    /// The code that was mailed with the link.
    MailCode,
    /// The code that was texted with the link.
    PhoneCode,
}

/// How whoever is invited is told of it.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum Told {
    /// Not by this server: pass the link on.
    Nobody,
    Mail,
    Text,
}

/// `POST /api/invites/code`: the code once more, to the address that the invite is meant for. The answer is the same for any
/// other address, where nothing is sent.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
#[serde(deny_unknown_fields)]
pub struct AskInviteCode {
    /// Of the link `/i/{token}`.
    pub token: String,
    /// An e-mail address or a phone number, as the invite is.
    pub address: String,
}

/// `GET /api/admin/texts`: what text messages cost in the last 24 hours. For owners.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq, Debug)]
pub struct TextsToday {
    /// A gateway is configured.
    pub on: bool,
    pub sent: u32,
    pub spent: u64,
    pub cap_per_day: u64,
    pub cap_per_range: u64,
    /// The last message was not taken by the gateway.
    pub failing: bool,
    /// Those that are closed first, then those that cost most; at most 50.
    pub ranges: Vec<TextRange>,
}

/// Numbers that begin alike.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq, Debug)]
pub struct TextRange {
    /// Its first digits.
    pub digits: String,
    pub sent: u32,
    /// Of them: the code was entered, or they came by.
    pub used: u32,
    pub spent: u64,
    /// Hardly anybody used what was sent: nothing is sent there until then.
    #[schema(required)]
    pub closed_until_ms: Option<u64>,
}
