//! Ways in: how an account may sign in, what may be removed, and when a second factor is due.

use super::Account;
use crate::At;
use std::time::Duration;

/// How long after a sign-in ways in may be changed. Shorter asks more often; longer gives a stolen session more time.
pub const FRESH_MAX: Duration = Duration::from_secs(10 * 60);

/// Passkeys of one account. People have a phone, a laptop and a key or two.
pub const PASSKEYS_MAX: u32 = 20;

/// How long an address that was replaced still signs in and undoes the change. Shorter frees it sooner; longer gives
/// whoever was robbed of the account a weekend to see the notice.
pub const OLD_MAIL_KEPT: Duration = Duration::from_secs(48 * 3600);

/// One-time recovery codes in one set.
pub const RECOVERY_CODES: u32 = 10;

/// What an account can sign in with. Facts only: no secret, no address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WaysIn {
    pub passkeys: u32,
    pub password: bool,
    pub mail: bool,
    /// An address that was replaced still signs in.
    pub old_mail: bool,
    /// An authenticator app is set up.
    pub app: bool,
    pub recovery_codes: u32,
    /// Bumped by every change: of two changes made on one reading, one is refused.
    pub version: u64,
}

/// One that can be removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    Passkey,
    Password,
    Mail,
    /// The second factor.
    App,
}

/// What somebody showed to sign in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// Something one has and something one knows or is: counts as both factors.
    Passkey,
    Password,
    MailCode,
    /// The word of an OpenID Connect provider: one factor, whatever it asked for itself.
    SignOn,
    RecoveryCode,
    /// By the operator's hand, for one account: counts as both.
    OperatorsCode,
}

/// What somebody showed besides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Second {
    AppCode,
    RecoveryCode,
}

/// That a session was signed in, when, and whether by two factors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Proof {
    pub at: At,
    pub second: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// The sign-in is too long ago for this.
    SignInAgain,
    /// Right so far; a second factor is due.
    SecondFactorNeeded,
    /// Without it nobody could sign in.
    LastWayIn,
    TooManyPasskeys,
    /// An address was replaced less than [`OLD_MAIL_KEPT`] ago.
    MailChangedLately,
    NoSuchWay,
}

/// Whether this account may act with one factor alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SecondFactor {
    NotNeeded,
    Needed,
    /// It should have one and has none: let in, and told on every page until it is set up.
    SetUpDue,
}

/// Owners need a second factor, and so does everybody who chose one. `exempt`: the demo, where nothing is at stake.
pub fn second_factor(account: &Account, ways: &WaysIn, exempt: bool) -> SecondFactor {
    match (account.owner && !exempt, ways.app, ways.passkeys > 0) {
        (_, true, _) => SecondFactor::Needed,
        (true, false, true) => SecondFactor::Needed,
        (true, false, false) => SecondFactor::SetUpDue,
        (false, false, _) => SecondFactor::NotNeeded,
    }
}

/// Whether what was shown opens the account. A recovery code is one factor: it is never both in one sign-in.
pub fn sign_in(
    account: &Account,
    ways: &WaysIn,
    exempt: bool,
    now: At,
    shown: Shown,
    second: Option<Second>,
) -> Result<Proof, Refusal> {
    let both = match shown {
        Shown::Passkey | Shown::OperatorsCode => true,
        Shown::RecoveryCode => second == Some(Second::AppCode),
        Shown::Password | Shown::MailCode | Shown::SignOn => second.is_some(),
    };
    match second_factor(account, ways, exempt) {
        SecondFactor::Needed if !both => Err(Refusal::SecondFactorNeeded),
        _ => Ok(Proof { at: now, second: both }),
    }
}

/// Changing ways in needs a sign-in of the last minutes.
pub fn fresh(proof: Option<Proof>, now: At) -> Result<Proof, Refusal> {
    proof.filter(|proof| now.since(proof.at) < FRESH_MAX).ok_or(Refusal::SignInAgain)
}

pub fn may_add_passkey(ways: &WaysIn, proof: Option<Proof>, now: At) -> Result<(), Refusal> {
    fresh(proof, now)?;
    if ways.passkeys < PASSKEYS_MAX { Ok(()) } else { Err(Refusal::TooManyPasskeys) }
}

/// Set for the first time or anew. An address that stands in for a replaced one is not replaced again: otherwise two
/// changes would push the first one out before anybody saw the notice.
pub fn may_set_mail(ways: &WaysIn, proof: Option<Proof>, now: At) -> Result<(), Refusal> {
    fresh(proof, now)?;
    if ways.old_mail { Err(Refusal::MailChangedLately) } else { Ok(()) }
}

/// A new authenticator app, or another in its place. In place of one it needs what removing it would.
pub fn may_set_app(ways: &WaysIn, proof: Option<Proof>, now: At) -> Result<(), Refusal> {
    let proof = fresh(proof, now)?;
    if ways.app && !proof.second { Err(Refusal::SignInAgain) } else { Ok(()) }
}

/// New recovery codes void the old ones, and one of them is a second factor: where one is needed, a sign-in that
/// showed one.
pub fn may_make_recovery_codes(
    account: &Account,
    ways: &WaysIn,
    exempt: bool,
    proof: Option<Proof>,
    now: At,
) -> Result<(), Refusal> {
    let proof = fresh(proof, now)?;
    let needed = second_factor(account, ways, exempt) == SecondFactor::Needed;
    if needed && !proof.second { Err(Refusal::SignInAgain) } else { Ok(()) }
}

/// Never the last one. The second factor goes only by a sign-in that showed one.
pub fn may_remove(
    account: &Account,
    ways: &WaysIn,
    way: Way,
    exempt: bool,
    proof: Option<Proof>,
    now: At,
) -> Result<(), Refusal> {
    let proof = fresh(proof, now)?;
    let is_there = match way {
        Way::Passkey => ways.passkeys > 0,
        Way::Password => ways.password,
        Way::Mail => ways.mail,
        Way::App => ways.app,
    };
    if !is_there {
        return Err(Refusal::NoSuchWay);
    }
    let needed = second_factor(account, ways, exempt) == SecondFactor::Needed;
    if needed && matches!(way, Way::App | Way::Passkey) && !proof.second {
        return Err(Refusal::SignInAgain);
    }
    if way == Way::Mail && ways.old_mail {
        return Err(Refusal::MailChangedLately);
    }
    let left = ways.without(way);
    if left.can_sign_in() && !left.leaves_out(account, exempt) { Ok(()) } else { Err(Refusal::LastWayIn) }
}

impl WaysIn {
    /// Recovery codes run out, so they count for nothing here.
    pub fn can_sign_in(&self) -> bool {
        self.passkeys > 0 || self.password || self.mail
    }

    fn without(self, way: Way) -> WaysIn {
        match way {
            Way::Passkey => WaysIn { passkeys: self.passkeys.saturating_sub(1), ..self },
            Way::Password => WaysIn { password: false, ..self },
            Way::Mail => WaysIn { mail: false, ..self },
            Way::App => WaysIn { app: false, ..self },
        }
    }

    /// An owner keeps a second factor once there is one.
    fn leaves_out(&self, account: &Account, exempt: bool) -> bool {
        account.owner && !exempt && second_factor(account, self, exempt) == SecondFactor::SetUpDue
    }
}
