//! Text messages as they lie in the store: the ledger that caps and breaker look at, and the codes that prove addresses.

use std::collections::BTreeMap;

use domain::entry::Range;
use domain::entry::one_time_code::Life;
use domain::entry::sms::Sent;
use domain::{AccountId, At, InviteId};

use crate::backend::Answer;
use crate::faulty::FaultyBackend;
use crate::handle::{READ_PATIENCE, Store, patient};
use crate::row::TokenHash;

/// One change of what was sent. No `Debug`: `to` stands for a number.
#[derive(Clone)]
pub enum SmsWrite {
    /// Before a message goes out. [`crate::Conflict::ChangedMeanwhile`] unless no other was reserved since `turn` was read: the sums
    /// that allowed it still hold. Forgets what is older than `forget`.
    Reserve {
        id: u64,
        turn: u64,
        sent: Sent,
        /// Who is told that they are in.
        told: Option<AccountId>,
        forget: At,
    },
    /// Whoever has this number used what was sent.
    Used { to: u64 },
    /// The breaker of a range opened. Nothing happens if it is open since earlier.
    Close { range: Range, since: At },

    /// A code was sent to the address that an invite is meant for; it replaces the one before.
    SetCode { invite: InviteId, code: TokenHash, expires: At },
    /// Writes, and changes nothing: as long as [`SmsWrite::SetCode`] takes.
    KeepCode { invite: InviteId },
    /// Counts a try. [`crate::Conflict::MailCodeGone`] when there is no code, it is over or was tried too often.
    TryCode { invite: InviteId, tries_max: u32, now: At },
    /// Spends it. [`crate::Conflict::MailCodeGone`] unless it is still there.
    UseCode { invite: InviteId, code: TokenHash },
}

/// What was sent, and how often something was: the turn is read first, so that whatever comes later is noticed.
#[derive(Clone)]
pub struct StoredSms {
    pub turn: u64,
    pub sent: Vec<Sent>,
    pub closed: BTreeMap<Range, At>,
}

/// No `Debug`: it is a secret's hash.
#[derive(Clone)]
pub struct InviteCode {
    /// In hex.
    pub code_hash: String,
    pub life: Life,
}

/// The reads of this feature; part of [`crate::Backend`].
pub trait SmsReads: Send + Sync + 'static {
    /// Sent since then, oldest first, and one more at most than `domain` keeps.
    fn sms(&self, since: At) -> Answer<'_, StoredSms>;
    fn invite_code(&self, invite: InviteId) -> Answer<'_, Option<InviteCode>>;
}

impl SmsReads for FaultyBackend {
    fn sms(&self, since: At) -> Answer<'_, StoredSms> {
        self.read(self.inner.sms(since))
    }
    fn invite_code(&self, invite: InviteId) -> Answer<'_, Option<InviteCode>> {
        self.read(self.inner.invite_code(invite))
    }
}

impl Store {
    /// Text messages sent since then, and the turn that the next one takes.
    pub async fn sms(&self, since: At) -> anyhow::Result<StoredSms> {
        patient(READ_PATIENCE, self.0.backend.sms(since)).await
    }

    /// The code that was sent for an invite.
    pub async fn invite_code(&self, invite: InviteId) -> anyhow::Result<Option<InviteCode>> {
        patient(READ_PATIENCE, self.0.backend.invite_code(invite)).await
    }
}
