//! Mail codes: asked for, written in a letter, and tried a few times at most.

use super::{Door, No};
use crate::app::App;
use crate::mail::Letter;
use crate::secret::{self, Hash};
use crate::words::About;
use data_encoding::HEXLOWER;
use domain::entry::MailAddress;
use domain::entry::one_time_code::{self, CODE_TRIES, Life};
use domain::{AccountId, At, Language};
use protocol::sign_in::AskMailCode;
use protocol::tell::RefusalCode;
use store::{SignInWrite, Write};

/// The address of a letter that may be asked for.
pub fn letter_to(app: &App, door: Door, asked: &AskMailCode) -> Result<MailAddress, No> {
    if !app.mail.is_on() {
        return Err(RefusalCode::MailOff.into());
    }
    if !(16..=64).contains(&asked.nonce.len()) {
        return Err(RefusalCode::BadRequest.into());
    }
    let mail = MailAddress::parse(&asked.mail).map_err(|_| RefusalCode::BadMail)?;
    let now = app.clock.now();
    app.limits.place_mail_codes.take(door.place, now).map_err(No::too_many)?;
    app.limits.mailbox_codes.take(secret::hash(mail.as_str()), now).map_err(No::too_many)?;
    Ok(mail)
}

pub fn key(what: &str, nonce: &str, mail: &MailAddress) -> Hash {
    secret::hash(&format!("{what}\n{nonce}\n{}", mail.as_str()))
}

pub fn add(key: Hash, account: Option<AccountId>, code: &str, now: At) -> Write {
    let code = secret::hash(code);
    Write::SignIn(SignInWrite::AddMailCode { key, account, code, life: Life::new(now), now })
}

pub fn letter(app: &App, language: Language, to: MailAddress, code: &str) -> Letter {
    let about = About { language, facts: &[("house", app.config.server.name.as_str())] };
    about.code_letter(to, "letter-code-subject", "letter-code", code)
}

/// Counts a try, then compares. What is returned spends the code.
pub async fn attempt(app: &App, key: Hash, code: &str, now: At) -> Result<(Option<AccountId>, Write), No> {
    let wrong = || No::from(RefusalCode::WrongCode);
    let counted = SignInWrite::TryMailCode { key, tries_max: CODE_TRIES, now };
    app.store.write(vec![Write::SignIn(counted)]).await?;
    let stored = app.store.mail_code(&key).await?.ok_or_else(wrong)?;
    let code = secret::hash(&one_time_code::read(code));
    if HEXLOWER.encode(&code) != stored.code_hash {
        return Err(wrong());
    }
    Ok((stored.account, Write::SignIn(SignInWrite::UseMailCode { key, code })))
}
