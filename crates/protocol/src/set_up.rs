//! What crosses HTTP of a fresh server's set-up: ways to let people in, and whether letters go out.

use crate::admission::AdmissionPolicy;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

/// The way a known product lets people in, to be put in force with `PUT /api/admin/admission`. `GET /api/admin/presets`.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
pub struct PresetCard {
    pub name: String,
    /// `version` is that of what is in force.
    pub admission: AdmissionPolicy,
    /// It also says something of rooms or of signing on, which the configuration alone puts in force.
    pub more_in_configuration: bool,
}

/// How letters travel to the SMTP server.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum MailTls {
    None,
    Starttls,
    Tls,
}

/// How letters go out, as the configuration says; its password is told to nobody. `GET /api/admin/mail`.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
pub struct MailSetUp {
    pub on: bool,
    #[schema(required)]
    pub from: Option<String>,
    #[schema(required)]
    pub host: Option<String>,
    pub port: u16,
    pub tls: MailTls,
    #[schema(required)]
    pub user: Option<String>,
}

/// A test letter to this address. `POST /api/admin/mail/test`.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
#[serde(deny_unknown_fields)]
pub struct TryMail {
    pub to: String,
}

/// What became of a test letter.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum MailOutcome {
    /// The SMTP server took it.
    Taken,
    /// None is configured.
    Off,
    /// Nothing answers at that host and port.
    Unreached,
    /// No secure connection: the certificate, or no TLS at that port.
    Tls,
    /// User and password are not taken.
    Login,
    /// Sender or recipient is not taken.
    Refused,
    /// Not now; later perhaps.
    RefusedForNow,
    /// It was reached, and said nothing in time.
    NoAnswer,
}

#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
pub struct MailTried {
    pub outcome: MailOutcome,
    /// The SMTP server's number for it, as 535.
    #[schema(required)]
    pub code: Option<String>,
}
