//! What somebody shows to sign in, checked as far as it can be before it is spent.

use super::{Door, No, ceremonies, mail_code, totp};
use crate::app::App;
use crate::secret;
use axum::http::HeaderMap;
use data_encoding::HEXLOWER;
use domain::entry::one_time_code;
use domain::entry::ways_in::{self, Proof, Second};
use domain::entry::{Account, Handle, MailAddress};
use domain::{AccountId, At};
use protocol::sign_in::Shown;
use protocol::tell::RefusalCode;
use store::{SignInWrite, StoredWays, Write};

/// Letters and digits of an operator's code; recovery codes are shorter, so that one is not taken for the other.
pub const OPERATORS_CODE_LEN: usize = 20;

/// What was shown, checked as far as it can be before it is spent.
pub struct Checked {
    pub account: Account,
    pub(super) ways: StoredWays,
    pub(super) shown: ways_in::Shown,
    pub(super) second: Option<Second>,
    /// Goes into the unit that what was shown opens: turned down if it was spent meanwhile.
    pub(super) spend: Vec<Write>,
    /// The address was replaced, and signing in by it undoes that.
    pub(super) by_old_mail: bool,
}

impl Checked {
    /// A provider's word; `spend`: what signing on changes besides.
    pub async fn by_sign_on(
        app: &App,
        account: Account,
        second: Option<&str>,
        mut spend: Vec<Write>,
    ) -> Result<Checked, No> {
        let ways = app.store.ways_in(account.id).await?;
        let second = match second {
            Some(text) => {
                let (second, write) = by_second(app, account.id, &ways, text, app.clock.now())?;
                spend.push(write);
                Some(second)
            }
            None => None,
        };
        let shown = ways_in::Shown::SignOn;
        Ok(Checked { account, ways, shown, second, spend, by_old_mail: false })
    }

    /// Whether it is enough.
    pub(super) fn proof(&self, app: &App, now: At) -> Result<Proof, No> {
        let facts = self.ways.facts(now);
        Ok(ways_in::sign_in(&self.account, &facts, app.demo, now, self.shown, self.second)?)
    }
}

/// Checks what was shown. An account that is not there is answered as a wrong word, after the same work.
pub async fn check(app: &App, door: Door, headers: &HeaderMap, shown: Shown) -> Result<Checked, No> {
    let now = app.clock.now();
    app.limits.place_sign_ins.take(door.place, now).map_err(No::too_many)?;
    let (account, how, mut spend, second, by_old_mail) = match shown {
        Shown::Password { handle, password, second } => {
            let (account, password_hash) = by_password(app, &handle, password, now).await?;
            let spend = vec![Write::IfPassword { account: account.id, password_hash }];
            (account, ways_in::Shown::Password, spend, second, false)
        }
        Shown::Passkey { ceremony, answer } => {
            let party = ceremonies::party(app, headers).ok_or(RefusalCode::NoPasskeysHere)?;
            let passkey = app.ceremonies.signed(app, &party, now, &ceremony, &answer).await?;
            let account = app.store.account(passkey.account).await?.ok_or(RefusalCode::PasskeyRefused)?;
            let spend = SignInWrite::UsePasskey { id: passkey.id, moving: passkey.moving, at: now };
            (account, ways_in::Shown::Passkey, vec![Write::SignIn(spend)], None, false)
        }
        Shown::MailCode { mail, nonce, code, second } => {
            let (account, is_old, spend) = by_mail_code(app, &mail, &nonce, &code, now).await?;
            (account, ways_in::Shown::MailCode, vec![spend], second, is_old)
        }
        Shown::RecoveryCode { handle, code, second } => {
            let (account, how, spend) = by_code(app, &handle, &code, now).await?;
            (account, how, vec![spend], second, false)
        }
    };
    let ways = app.store.ways_in(account.id).await?;
    let second = match second.filter(|text| !text.trim().is_empty()) {
        Some(text) => {
            let (second, write) = by_second(app, account.id, &ways, &text, now)?;
            spend.push(write);
            Some(second)
        }
        None => None,
    };
    Ok(Checked { account, ways, shown: how, second, spend, by_old_mail })
}

async fn by_password(app: &App, handle: &str, password: String, now: At) -> Result<(Account, String), No> {
    // By what was typed, known or not: the limit tells nobody whether the handle exists.
    let typed = secret::hash(&handle.trim().to_ascii_lowercase());
    app.limits.handle_sign_ins.take(typed, now).map_err(No::too_many)?;
    let found = match Handle::kept(handle) {
        Ok(handle) => app.store.account_by_handle(&handle).await?,
        Err(_) => None,
    };
    // An account without a password is checked like one that does not exist.
    let (account, stored) = found.filter(|(_, stored)| stored.starts_with('$')).unzip();
    let fits = app.passwords.verify(password, stored.clone()).await?;
    let found = account.zip(stored).filter(|_| fits);
    found.ok_or_else(|| RefusalCode::WrongHandleOrPassword.into())
}

async fn by_mail_code(
    app: &App,
    mail: &str,
    nonce: &str,
    code: &str,
    now: At,
) -> Result<(Account, bool, Write), No> {
    let wrong = || No::from(RefusalCode::WrongCode);
    let mail = MailAddress::parse(mail).map_err(|_| wrong())?;
    let key = mail_code::key("sign in", nonce, &mail);
    let (found, spend) = mail_code::attempt(app, key, code, now).await?;
    let account = found.ok_or_else(wrong)?;
    // The address may have changed hands since the letter.
    let (owner, is_old) = app.store.account_by_mail(&mail, now).await?.ok_or_else(wrong)?;
    if owner != account {
        return Err(wrong());
    }
    let account = app.store.account(account).await?.ok_or_else(wrong)?;
    Ok((account, is_old, spend))
}

async fn by_code(
    app: &App,
    handle: &str,
    code: &str,
    now: At,
) -> Result<(Account, ways_in::Shown, Write), No> {
    let wrong = || No::from(RefusalCode::WrongCode);
    let typed = secret::hash(&handle.trim().to_ascii_lowercase());
    app.limits.handle_sign_ins.take(typed, now).map_err(No::too_many)?;
    let handle = Handle::kept(handle).map_err(|_| wrong())?;
    let (account, _) = app.store.account_by_handle(&handle).await?.ok_or_else(wrong)?;
    app.limits.account_codes.take(account.id, now).map_err(No::too_many)?;
    let text = one_time_code::read(code);
    let operators = text.len() == OPERATORS_CODE_LEN;
    let how = if operators { ways_in::Shown::OperatorsCode } else { ways_in::Shown::RecoveryCode };
    let code = secret::hash(&text);
    let spend = Write::SignIn(SignInWrite::UseCode { account: account.id, code, operators, now });
    Ok((account, how, spend))
}

/// A second factor, and the write that spends it.
fn by_second(
    app: &App,
    account: AccountId,
    ways: &StoredWays,
    text: &str,
    now: At,
) -> Result<(Second, Write), No> {
    app.limits.account_codes.take(account, now).map_err(No::too_many)?;
    let text = one_time_code::read(text);
    if text.len() == 6 {
        let app_of = ways.app.as_ref().ok_or(RefusalCode::WrongCode)?;
        // Of a secret that does not read no code can be right: an empty one could be computed by anybody.
        let secret = HEXLOWER.decode(app_of.secret.as_bytes()).map_err(|_| RefusalCode::WrongCode)?;
        let step = totp::step_of(&secret, &text, now).ok_or(RefusalCode::WrongCode)?;
        return Ok((Second::AppCode, Write::SignIn(SignInWrite::UseAppStep { account, step })));
    }
    let code = secret::hash(&text);
    let spend = SignInWrite::UseCode { account, code, operators: false, now };
    Ok((Second::RecoveryCode, Write::SignIn(spend)))
}
