//! One sign-in code for each account, made by the operator: for a move to another domain, and for whoever lost everything.

use super::order::Desk;
use crate::http::shown::OPERATORS_CODE_LEN;
use crate::mail::Letter;
use crate::secret;
use crate::words::{self, About};
use anyhow::ensure;
use domain::entry::one_time_code::{self, OPERATORS_CODE_TTL};
use domain::entry::{Account, MailAddress};
use domain::{AccountId, Language};
use store::{SignInWrite, Write};

/// Accounts whose codes are stored in one commit.
const AT_ONCE: u32 = 200;

/// Returns `handle code` lines for those whose code was not mailed.
pub async fn make(at: &Desk<'_>, only: Option<Account>, by_mail: bool) -> anyhow::Result<String> {
    ensure!(!by_mail || at.mail.is_on(), "no mail server is configured");
    if let Some(account) = only {
        return of(at, &[account], by_mail).await;
    }
    let (mut lines, mut after) = (String::new(), None::<AccountId>);
    loop {
        let ids = at.store.account_ids(after, AT_ONCE).await?;
        let Some(last) = ids.last() else { return Ok(lines) };
        after = Some(*last);
        lines.push_str(&of(at, &at.store.accounts(&ids).await?, by_mail).await?);
    }
}

async fn of(at: &Desk<'_>, accounts: &[Account], by_mail: bool) -> anyhow::Result<String> {
    let (now, mut unit, mut lines) = (at.clock.now(), vec![], String::new());
    let mut letters = vec![];
    for account in accounts.iter().filter(|account| !account.bot) {
        let code = secret::words(OPERATORS_CODE_LEN / 4);
        unit.push(Write::SignIn(SignInWrite::SetOperatorsCode {
            account: account.id,
            code: secret::hash(&one_time_code::read(&code)),
            until: now.after(OPERATORS_CODE_TTL),
        }));
        // A code counts as both factors: an owner's never travels by mail.
        let mail = match by_mail && !account.owner {
            true => at.store.ways_in(account.id).await?.mail,
            false => None,
        };
        match mail {
            Some(to) => {
                let language = words::language_of(at.store, at.config, account.id).await?;
                letters.push(letter(at, language, account, to, &code));
            }
            None => lines.push_str(&format!("{} {code}\n", account.handle.as_str())),
        }
    }
    at.store.write(unit).await?;
    for letter in letters {
        let said = at.mail.send(letter.clone()).await;
        if said.is_err() {
            // Past the queue's bound the rest is printed: nobody is left without.
            lines.push_str(&format!("{}\n", letter.text.lines().nth(2).unwrap_or_default().trim()));
        }
    }
    Ok(lines)
}

fn letter(at: &Desk<'_>, language: Language, account: &Account, to: MailAddress, code: &str) -> Letter {
    let url = crate::serve::origin(at.config, None).to_string();
    let about =
        About { language, facts: &[("house", at.config.server.name.as_str()), ("url", url.as_str())] };
    let code = format!("{} {code}", account.handle.as_str());
    about.code_letter(to, "letter-one-time-subject", "letter-one-time", &code)
}
