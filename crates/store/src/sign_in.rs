//! Ways in as they lie in the store: passkeys, addresses, codes, what a session proved, and notices.

use domain::entry::MailAddress;
use domain::entry::one_time_code::Life;
use domain::entry::ways_in::{Proof, WaysIn};
use domain::{AccountId, At};
use std::time::Duration;

use crate::backend::Answer;
use crate::row::{SessionId, TokenHash};

/// How long a notice is kept. Longer tells somebody who was away; shorter forgets sooner where they signed in from.
pub const NOTICE_KEPT: Duration = Duration::from_secs(90 * 24 * 3600);
/// Notices shown at once.
pub const NOTICES_MAX: i64 = 50;

/// One change of the ways in. No `Debug`: most of it is personal.
#[derive(Clone)]
pub enum SignInWrite {
    /// Goes before every change of an account's ways in. [`crate::Conflict::WaysChanged`] unless they are as they were
    /// read: two removals never leave an account without any.
    Bump {
        account: AccountId,
        version: u64,
    },
    AddPasskey(Passkey),
    /// After a sign-in with it: its counters as of now. [`crate::Conflict::CodeGone`] unless it is still there.
    UsePasskey {
        id: String,
        moving: String,
        at: At,
    },
    RenamePasskey {
        account: AccountId,
        id: String,
        name: String,
    },
    /// [`crate::Conflict::Mismatch`] unless it was there.
    DropPasskey {
        account: AccountId,
        id: String,
    },
    /// [`crate::Conflict::Mismatch`] if another account has the address. `old`: kept until then.
    SetMail {
        account: AccountId,
        mail: Option<MailAddress>,
        old: Option<(MailAddress, At)>,
    },
    SetApp {
        account: AccountId,
        secret: Option<String>,
    },
    /// Spends an authenticator's code. [`crate::Conflict::CodeGone`] if it, or a later one, was spent.
    UseAppStep {
        account: AccountId,
        step: u64,
    },
    /// Replaces the account's own set of recovery codes.
    SetRecoveryCodes {
        account: AccountId,
        codes: Vec<TokenHash>,
    },
    /// Replaces what the operator made for this account.
    SetOperatorsCode {
        account: AccountId,
        code: TokenHash,
        until: At,
    },
    /// Spends a code. [`crate::Conflict::CodeGone`] unless it is there and alive: of two who use it, one wins.
    UseCode {
        account: AccountId,
        code: TokenHash,
        operators: bool,
        now: At,
    },
    /// `account`: none if nobody has the address. Forgets those that expired before `now`.
    AddMailCode {
        key: TokenHash,
        account: Option<AccountId>,
        code: TokenHash,
        life: Life,
        now: At,
    },
    /// Counts a try. [`crate::Conflict::CodeGone`] when there is no such code, it is over or was tried too often.
    TryMailCode {
        key: TokenHash,
        tries_max: u32,
        now: At,
    },
    /// Spends it. [`crate::Conflict::CodeGone`] unless it is still there with this code.
    UseMailCode {
        key: TokenHash,
        code: TokenHash,
    },
    /// The session's last sign-in.
    Prove {
        session: SessionId,
        proof: Proof,
    },
    /// Forgets those of this account that are too old.
    AddNotice(Notice),
    SeeNotice {
        id: u64,
        account: AccountId,
        session: SessionId,
    },
}

/// A passkey: its public half. No `Debug`: `name` is what its owner calls it.
#[derive(Clone)]
pub struct Passkey {
    /// In hex, as are the two states.
    pub id: String,
    pub account: AccountId,
    pub fixed: String,
    pub moving: String,
    pub name: String,
    pub created: At,
    pub last_used: Option<At>,
}

/// All ways into one account.
#[derive(Clone, Default)]
pub struct StoredWays {
    pub version: u64,
    pub passkeys: u32,
    pub password: bool,
    pub recovery_codes: u32,
    pub mail: Option<MailAddress>,
    pub old_mail: Option<(MailAddress, At)>,
    pub app: Option<App>,
}

/// An authenticator app's secret in hex, and the last code that was used.
#[derive(Clone)]
pub struct App {
    pub secret: String,
    pub step: u64,
}

impl StoredWays {
    /// What the rules look at.
    pub fn facts(&self, now: At) -> WaysIn {
        WaysIn {
            passkeys: self.passkeys,
            password: self.password,
            mail: self.mail.is_some(),
            old_mail: self.old_mail_at(now).is_some(),
            app: self.app.is_some(),
            recovery_codes: self.recovery_codes,
            version: self.version,
        }
    }

    pub fn old_mail_at(&self, now: At) -> Option<&MailAddress> {
        self.old_mail.as_ref().filter(|(_, until)| now < *until).map(|(mail, _)| mail)
    }
}

#[derive(Clone)]
pub struct MailCode {
    pub account: Option<AccountId>,
    /// In hex.
    pub code_hash: String,
    pub life: Life,
}

/// Something happened to the ways in. No `Debug`: `device` is personal.
#[derive(Clone)]
pub struct Notice {
    pub id: u64,
    pub account: AccountId,
    /// Whose doing it was; zero: nobody's who is signed in.
    pub session: u64,
    pub at: At,
    pub kind: String,
    pub device: String,
}

/// What a database must be able to tell about signing in.
pub trait SignInBackend: Send + Sync + 'static {
    fn ways_in(&self, account: AccountId) -> Answer<'_, StoredWays>;
    /// Oldest first.
    fn passkeys(&self, account: AccountId) -> Answer<'_, Vec<Passkey>>;
    fn passkey<'a>(&'a self, id: &'a str) -> Answer<'a, Option<Passkey>>;
    /// Whose address it is, or was until a short time ago (`true`).
    fn account_by_mail<'a>(&'a self, mail: &'a MailAddress, now: At)
    -> Answer<'a, Option<(AccountId, bool)>>;
    fn mail_code<'a>(&'a self, key: &'a TokenHash) -> Answer<'a, Option<MailCode>>;
    fn proof(&self, session: SessionId) -> Answer<'_, Option<Proof>>;
    /// What `session` was not told yet, latest first.
    fn notices(&self, account: AccountId, session: SessionId) -> Answer<'_, Vec<Notice>>;
    /// Ids in order, from after `after` on.
    fn account_ids(&self, after: Option<AccountId>, limit: u32) -> Answer<'_, Vec<AccountId>>;
}
