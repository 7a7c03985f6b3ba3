//! Work mail: a code goes to an address at an organisation's own domain; whoever types it in has proved the address.

use crate::app::App;
use crate::http::No;
use crate::mail::{Letter, NoMail};
use crate::secret;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::At;
use domain::entry::proof::Organisation;
use domain::entry::work_mail::{CodeSent, PUBLIC_MAIL, TRIES, by_domain};
use domain::entry::{Account, MailAddress, ProofKind, Shows, organisation};
use protocol::tell::RefusalCode;
use store::Write;
use store::proof::ProofWrite;

/// What an address at this domain shows; `None` where anybody gets one.
fn employer(app: &App, address: &MailAddress) -> Option<Organisation> {
    let more = app.config.proofs.public_mail.iter().map(String::as_str);
    by_domain(address.domain(), PUBLIC_MAIL.iter().copied().chain(more))
}

/// Sends a code. The answer is the same whether or not the address proves somebody else already.
pub async fn send_code(app: &App, account: &Account, typed: &str) -> Result<(), No> {
    if !app.mail.is_on() {
        return Err(RefusalCode::MailOff.into());
    }
    let address = MailAddress::parse(typed).map_err(|_| RefusalCode::BadMail)?;
    let organisation = employer(app, &address).ok_or(RefusalCode::PublicMail)?;
    let now = app.clock.now();
    let subject = super::subject(ProofKind::WorkMail, address.as_str());
    app.limits.account_work_mails.take(account.id, now).map_err(No::too_many)?;
    app.limits.work_mails_to.take(subject, now).map_err(No::too_many)?;
    let code = code();
    let send = ProofWrite::SendCode {
        account: account.id,
        code_hash: hash_of(account, &code),
        subject,
        organisation,
        sent: CodeSent { at: now, tries_left: TRIES },
    };
    app.store.write(vec![Write::Proof(send)]).await?;
    let name = &app.config.server.name;
    let letter = Letter {
        to: address,
        subject: format!("Your code for {name}"),
        text: format!(
            "Somebody, hopefully you, wants to prove on {name} that they work where this mailbox is.\n\n\
             The code is: {code}\n\nIt is good for 30 minutes. If it was not you, nothing happens without it.\n"
        ),
        unsubscribe: None,
    };
    app.mail.send(letter).await.map_err(|no| match no {
        NoMail::Off => RefusalCode::MailOff.into(),
        NoMail::Busy => No::from(RefusalCode::NotNow),
    })
}

/// Checks a code, and makes the proof.
pub async fn try_code(app: &App, account: &Account, typed: &str) -> Result<(), No> {
    let now = app.clock.now();
    let stored = app.store.work_mail_code(account.id).await?.ok_or(RefusalCode::CodeGone)?;
    stored.sent.check(now)?;
    // The try is used up before the code is looked at: of many at once no more count than were left.
    app.store.write(vec![spend(account, stored.sent.at)]).await?;
    let code_hash = hash_of(account, &typed.trim().to_ascii_uppercase());
    if store::column::hex(&code_hash) != stored.code_hash {
        return Err(RefusalCode::CodeWrong.into());
    }
    let mut unit = vec![];
    let mode = crate::admission::organisation(app).await?;
    let lets_in = !account.is_member() && organisation::lets_in(&mode, stored.organisation.as_str());
    if lets_in {
        let standing = organisation::let_in(account, now)?;
        unit.push(Write::SetStanding { account: account.id, standing });
        crate::admission::by_word(app, account, None, standing, &mut unit).await?;
    }
    let shows = Shows { organisation: Some(stored.organisation), ..Shows::default() };
    let take = ProofWrite::TakeCode { account: account.id, code_hash };
    let proof = domain::entry::Proof::new(
        domain::ProofId::new(secret::number()),
        account.id,
        ProofKind::WorkMail,
        shows,
        now,
    );
    let put = ProofWrite::Put { proof, subject: stored.subject, source: None };
    unit.extend([Write::Proof(take), Write::Proof(put)]);
    app.store.write(unit).await?;
    if lets_in {
        app.live.let_in(account.id).await;
    }
    Ok(())
}

fn spend(account: &Account, sent: At) -> Write {
    Write::Proof(ProofWrite::SpendTry { account: account.id, sent })
}

/// Eight letters and digits that are not mistaken for each other: 40 bits.
fn code() -> String {
    const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    secret::bytes::<8>().iter().map(|byte| char::from(LETTERS[usize::from(byte & 31)])).collect()
}

/// Bound to the account. Kept from whoever reads the table by the few tries and the half hour.
fn hash_of(account: &Account, code: &str) -> store::TokenHash {
    secret::hash(&format!("work mail {} {}", account.id, URL_SAFE_NO_PAD.encode(code)))
}
