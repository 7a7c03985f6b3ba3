//! What crosses HTTP about signing in: what was shown, the ways into an account, and notices about both.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

/// `GET /api/sign-in/offer`: what this server can do for this page's address.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
pub struct SignInOffer {
    /// Passkeys need a domain: over a bare address there are none.
    pub passkeys: bool,
    /// A mail server is configured.
    pub mail_codes: bool,
}

/// What somebody shows: `POST /api/sign-in/by`, and `POST /api/ways-in/fresh` for a session that is signed in.
/// `second`: a code of the authenticator app, or a recovery code.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Shown {
    Password {
        handle: String,
        password: String,
        #[serde(default)]
        #[ts(optional = nullable)]
        second: Option<String>,
    },
    Passkey {
        ceremony: String,
        answer: String,
    },
    /// `nonce`: what the browser sent when it asked for the code.
    MailCode {
        mail: String,
        nonce: String,
        code: String,
        #[serde(default)]
        #[ts(optional = nullable)]
        second: Option<String>,
    },
    RecoveryCode {
        handle: String,
        code: String,
        #[serde(default)]
        #[ts(optional = nullable)]
        second: Option<String>,
    },
}

/// A passkey ceremony that was begun: used once, within five minutes.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
pub struct Ceremony {
    pub ceremony: String,
    /// JSON for `navigator.credentials`.
    pub options: String,
}

/// What the browser made of it: JSON of the credential.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
#[serde(deny_unknown_fields)]
pub struct PasskeyAnswer {
    pub ceremony: String,
    pub answer: String,
}

/// `POST /api/register/passkey`: begins a ceremony for an account that is not there yet.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
#[serde(deny_unknown_fields)]
pub struct NewAccountPasskey {
    pub handle: String,
    /// The token of the link that one registers with, if any.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub invite: Option<String>,
}

/// Asks for a letter with a code. The answer is the same for every address.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
#[serde(deny_unknown_fields)]
pub struct AskMailCode {
    pub mail: String,
    /// 16 to 64 characters that this browser drew: the code works only together with them.
    pub nonce: String,
}

/// `POST /api/ways-in/mail`.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
#[serde(deny_unknown_fields)]
pub struct ConfirmMail {
    pub mail: String,
    pub nonce: String,
    pub code: String,
}

/// `POST /api/ways-in/passkeys`.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
#[serde(deny_unknown_fields)]
pub struct NewPasskey {
    pub ceremony: String,
    pub answer: String,
    pub name: String,
}

/// `POST /api/ways-in/passkeys/{id}`.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
#[serde(deny_unknown_fields)]
pub struct RenamePasskey {
    pub name: String,
}

/// `POST /api/ways-in/password`.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
#[serde(deny_unknown_fields)]
pub struct NewPassword {
    pub password: String,
}

/// `POST /api/ways-in/app`: the first code of an app that was given this secret.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
#[serde(deny_unknown_fields)]
pub struct ConfirmApp {
    /// As it came from `POST /api/ways-in/app/begin`.
    pub secret: String,
    pub code: String,
}

/// The only time an authenticator's secret is seen.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
pub struct AppSecret {
    /// Base 32, to type in.
    pub secret: String,
    /// `otpauth://…`, to scan or tap.
    pub uri: String,
}

/// The only time recovery codes are seen.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
pub struct RecoveryCodes {
    pub codes: Vec<String>,
}

#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
pub struct PasskeyRow {
    pub id: String,
    pub name: String,
    pub created_ms: u64,
    #[schema(required)]
    pub last_used_ms: Option<u64>,
}

#[derive(Serialize, Deserialize, TS, ToSchema, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum SecondFactor {
    NotNeeded,
    Needed,
    /// Owners should have one, and this one has none yet.
    SetUpDue,
}

/// `GET /api/ways-in`: one's own.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
pub struct WaysIn {
    pub passkeys: Vec<PasskeyRow>,
    pub password: bool,
    #[schema(required)]
    pub mail: Option<String>,
    /// The address before still signs in until then, and undoes the change.
    #[schema(required)]
    pub old_mail_until_ms: Option<u64>,
    /// An authenticator app is the second factor.
    pub app: bool,
    pub recovery_codes: u32,
    pub second_factor: SecondFactor,
    /// Ways in can be changed until then; none: sign in again first.
    #[schema(required)]
    pub fresh_until_ms: Option<u64>,
    /// Why no second factor is asked for: this is the demo.
    pub exempt: bool,
}

/// What happened to the ways in. The key of a Fluent message after `news-`.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum NoticeKind {
    SignedIn,
    PasskeyAdded,
    PasskeyRemoved,
    PasswordSet,
    PasswordRemoved,
    MailSet,
    MailRemoved,
    MailUndone,
    AppSet,
    AppRemoved,
    RecoveryCodesMade,
    RecoveryCodeUsed,
    ProofTakenBack,
}

impl NoticeKind {
    pub const ALL: &[NoticeKind] = &[
        NoticeKind::SignedIn,
        NoticeKind::PasskeyAdded,
        NoticeKind::PasskeyRemoved,
        NoticeKind::PasswordSet,
        NoticeKind::PasswordRemoved,
        NoticeKind::MailSet,
        NoticeKind::MailRemoved,
        NoticeKind::MailUndone,
        NoticeKind::AppSet,
        NoticeKind::AppRemoved,
        NoticeKind::RecoveryCodesMade,
        NoticeKind::RecoveryCodeUsed,
        NoticeKind::ProofTakenBack,
    ];

    /// As on the wire.
    pub const fn key(self) -> &'static str {
        match self {
            NoticeKind::SignedIn => "signed_in",
            NoticeKind::PasskeyAdded => "passkey_added",
            NoticeKind::PasskeyRemoved => "passkey_removed",
            NoticeKind::PasswordSet => "password_set",
            NoticeKind::PasswordRemoved => "password_removed",
            NoticeKind::MailSet => "mail_set",
            NoticeKind::MailRemoved => "mail_removed",
            NoticeKind::MailUndone => "mail_undone",
            NoticeKind::AppSet => "app_set",
            NoticeKind::AppRemoved => "app_removed",
            NoticeKind::RecoveryCodesMade => "recovery_codes_made",
            NoticeKind::RecoveryCodeUsed => "recovery_code_used",
            NoticeKind::ProofTakenBack => "proof_taken_back",
        }
    }
}

/// `GET /api/notices`: what another session did. `DELETE /api/notices/{id}` puts it away, here.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
pub struct NoticeRow {
    pub id: String,
    pub notice: NoticeKind,
    pub at_ms: u64,
    pub device: String,
    /// The session that did it, if it is still signed in.
    #[schema(required)]
    pub session: Option<String>,
}
