//! The code that proves the address an invite is meant for: sent with the link, sent again, tried, spent.

use super::json::Body;
use super::no::No;
use super::{Door, invites};
use crate::app::{App, SharedApp};
use crate::mail::Letter;
use crate::texts::{Place, Text};
use crate::{invite_words, secret, texts};
use axum::extract::State;
use axum::http::StatusCode;
use domain::entry::invite_proof::{Wanted, wanted};
use domain::entry::one_time_code::{self, CODE_TRIES};
use domain::entry::{Account, Bound, ContactHash, Invite, MailAddress, Phone};
use domain::{At, InviteId, Language};
use protocol::rest::{NewInvite, Problem};
use protocol::sms::{AddressProof, AskInviteCode, Told};
use protocol::tell::RefusalCode;
use std::time::Duration;
use store::{SmsWrite, TokenHash, Write};
use tokio::sync::MutexGuard;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// How long a letter that was asked for waits, and at most as long again. Longer hides it better among other work.
const MAILED_AFTER_MS: u64 = 400;

pub fn routes() -> OpenApiRouter<SharedApp> {
    OpenApiRouter::new().routes(routes!(ask))
}

/// Sends the code of an invite once more, if the address is the one it is meant for. The answer is the same if it is not.
#[utoipa::path(
    post, path = "/api/invites/code", tag = "invites", request_body = AskInviteCode,
    responses((status = 204), (status = "4XX", body = Problem))
)]
async fn ask(
    State(app): State<SharedApp>,
    door: Door,
    Body(asked): Body<AskInviteCode>,
) -> Result<StatusCode, No> {
    let invites::Offer::Invite(invite) = invites::Offer::find(&app, door, &asked.token).await? else {
        return Err(RefusalCode::NoSuchInvite.into());
    };
    app.store.in_force().await?.admission.1.may_invite()?;
    let now = app.clock.now();
    let limit = |address: &str| {
        app.limits.place_mail_codes.take(door.place, now).map_err(No::too_many)?;
        app.limits.mailbox_codes.take(secret::hash(address), now).map_err(No::too_many)
    };
    let code = one_time_code::code(secret::number());
    let set = Write::Sms(SmsWrite::SetCode {
        invite: invite.id,
        code: hash_of(invite.id, &code),
        expires: invite.expires,
    });
    let keep = Write::Sms(SmsWrite::KeepCode { invite: invite.id });
    match invite.bound {
        Some(Bound::Mail(meant)) => {
            if !app.mail.is_on() {
                return Err(RefusalCode::MailOff.into());
            }
            let mail = MailAddress::parse(&asked.address).map_err(|_| RefusalCode::BadMail)?;
            limit(mail.as_str())?;
            let is_theirs = app.contacts.mail(mail.as_str())? == Some(meant);
            app.store.write(vec![keep]).await?;
            let letter = invite_words::code_letter(&app, door.language, mail, &code);
            if is_theirs {
                tokio::spawn(mail_later(app.clone(), set, letter));
            }
        }
        Some(Bound::Phone(meant)) => {
            let to = Phone::parse(&asked.address).map_err(|_| RefusalCode::BadPhone)?;
            limit(to.as_str())?;
            app.texts.check_near(&app.store, now, &to).await?;
            let is_theirs = app.contacts.phone(&to)? == meant;
            app.store.write(vec![keep]).await?;
            let text = Text { to, text: invite_words::code_text(&app, door.language, &code) };
            if is_theirs {
                // The new code counts once its message is paid for: until then the one before does.
                app.texts.ask(text, None, vec![set]);
            }
        }
        None | Some(Bound::Account(_)) => return Err(RefusalCode::BadRequest.into()),
    }
    Ok(StatusCode::NO_CONTENT)
}

/// Not while the answer is under way, nor at a moment that can be told: the work of it would slow answers, and so tell.
async fn mail_later(app: SharedApp, set: Write, letter: Letter) {
    let pause = MAILED_AFTER_MS + secret::number() % MAILED_AFTER_MS;
    tokio::time::sleep(Duration::from_millis(pause)).await;
    match app.store.write(vec![set]).await {
        // A full queue is told to nobody.
        Ok(()) => drop(app.mail.send(letter).await),
        Err(e) => No::from(e).log(),
    }
}

/// What is asked for besides the link.
pub fn proof_of(app: &App, bound: Option<&Bound>) -> AddressProof {
    match (wanted(bound, app.mail.is_on()), bound) {
        (Wanted::Nothing, _) => AddressProof::Nothing,
        (Wanted::Stated, _) => AddressProof::Stated,
        (Wanted::Code, Some(Bound::Phone(_))) => AddressProof::PhoneCode,
        (Wanted::Code, _) => AddressProof::MailCode,
    }
}

/// Counts a try, then compares. What is returned goes into the unit that accepts: it spends the code.
pub async fn try_code(app: &App, invite: &Invite, code: &str) -> Result<Vec<Write>, No> {
    let count = SmsWrite::TryCode { invite: invite.id, tries_max: CODE_TRIES, now: app.clock.now() };
    app.store.write(vec![Write::Sms(count)]).await?;
    let stored = app.store.invite_code(invite.id).await?.ok_or(RefusalCode::CodeGone)?;
    let code = hash_of(invite.id, &one_time_code::read(code));
    if store::column::hex(&code) != stored.code_hash {
        return Err(RefusalCode::CodeWrong.into());
    }
    let mut spend = vec![Write::Sms(SmsWrite::UseCode { invite: invite.id, code })];
    if let Some(Bound::Phone(phone)) = &invite.bound {
        // Somebody uses what is sent to such numbers.
        spend.push(Write::Sms(SmsWrite::Used { to: texts::key(phone) }));
    }
    Ok(spend)
}

pub fn hash_of(invite: InviteId, code: &str) -> TokenHash {
    secret::hash(&format!("invite {invite} {code}"))
}

/// The address that a new invite is meant for, where this server can write to it.
pub enum Addressee {
    /// Whoever has the link, an account, or an address nothing is sent to.
    NotWritten(Option<Bound>),
    Mail(MailAddress, ContactHash),
    Phone(Phone, ContactHash),
}

impl Addressee {
    pub async fn read(app: &App, asked: &NewInvite) -> Result<Addressee, No> {
        let given = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
        match (given(&asked.handle), given(&asked.mail), given(&asked.phone)) {
            (None, None, None) => Ok(Addressee::NotWritten(None)),
            (Some(handle), None, None) => {
                let account =
                    super::vouches::by_handle(app, &handle).await?.ok_or(RefusalCode::NoSuchAccount)?;
                if account.is_member() {
                    return Err(RefusalCode::AlreadyAMember.into());
                }
                Ok(Addressee::NotWritten(Some(Bound::Account(account.id))))
            }
            (None, Some(mail), None) => {
                let hash = app.contacts.mail(&mail)?.ok_or(RefusalCode::BadAddress)?;
                if !app.mail.is_on() {
                    return Ok(Addressee::NotWritten(Some(Bound::Mail(hash))));
                }
                let mail = MailAddress::parse(&mail).map_err(|_| RefusalCode::BadAddress)?;
                Ok(Addressee::Mail(mail, hash))
            }
            (None, None, Some(phone)) => {
                if !app.texts.is_on() {
                    return Err(RefusalCode::TextsOff.into());
                }
                let phone = Phone::parse(&phone).map_err(|_| RefusalCode::BadPhone)?;
                let hash = app.contacts.phone(&phone)?;
                Ok(Addressee::Phone(phone, hash))
            }
            _ => Err(RefusalCode::BadRequest.into()),
        }
    }

    pub fn bound(&self) -> Option<Bound> {
        match self {
            Addressee::NotWritten(bound) => *bound,
            Addressee::Mail(_, hash) => Some(Bound::Mail(*hash)),
            Addressee::Phone(_, hash) => Some(Bound::Phone(*hash)),
        }
    }
}

/// What is about to be sent with a new invite, and the writes that go into its unit.
pub struct Sending<'a> {
    pub writes: Vec<Write>,
    what: What,
    code: String,
    /// Held until the unit is written.
    _turn: Option<MutexGuard<'a, ()>>,
}

enum What {
    Nothing,
    Letter(MailAddress),
    /// No place: this number had its messages, and nobody is told so.
    Text(Option<(Place, Phone)>),
}

impl<'a> Sending<'a> {
    /// `expires`: when the invite does. The reservation of a text is in the unit: an invite that is not made costs nothing.
    pub async fn prepare(
        app: &'a App,
        to: Addressee,
        invite: InviteId,
        expires: At,
    ) -> Result<Sending<'a>, No> {
        let code = one_time_code::code(secret::number());
        let set = Write::Sms(SmsWrite::SetCode { invite, code: hash_of(invite, &code), expires });
        let (what, writes, turn) = match to {
            Addressee::NotWritten(_) => (What::Nothing, vec![], None),
            Addressee::Mail(mail, _) => (What::Letter(mail), vec![set], None),
            Addressee::Phone(phone, hash) => {
                let (place, turn) = (app.texts.place()?, app.texts.turn().await?);
                let now = app.clock.now();
                match app.texts.reserve(&app.store, now, &phone, texts::key(&hash), None).await? {
                    Some(reserve) => (What::Text(Some((place, phone))), vec![set, reserve], Some(turn)),
                    None => (What::Text(None), vec![], None),
                }
            }
        };
        Ok(Sending { writes, what, code, _turn: turn })
    }

    /// After the commit. A letter that finds the queue full is not sent; the link is there to be passed on.
    pub async fn send(self, app: &App, language: Language, by: &Account, token: &str) -> Told {
        let by = by.handle.as_str();
        match self.what {
            What::Nothing => Told::Nobody,
            What::Letter(to) => {
                let letter: Letter = invite_words::letter(app, language, to, by, token, &self.code);
                if app.mail.send(letter).await.is_ok() { Told::Mail } else { Told::Nobody }
            }
            What::Text(sending) => {
                if let Some((place, to)) = sending {
                    place.send(Text {
                        to,
                        text: invite_words::invite_text(app, language, by, token, &self.code),
                    });
                }
                Told::Text
            }
        }
    }
}
