//! Invites by the hundred: an owner's list of people becomes one link each, good for that person's address alone.

use super::invite_codes;
use super::inviter::{InviterNow, policy};
use super::json::Body;
use super::no::No;
use super::{Door, SignedIn};
use crate::app::{App, SharedApp};
use crate::config::Origin;
use crate::contacts::Contacts;
use crate::live::Live;
use crate::mail::Mailer;
use crate::secret::{self, Token};
use crate::{contacts, csv, invite_words, serve};
use axum::Json;
use axum::extract::State;
use domain::entry::{self, Account, Bound, InvitePolicy, MailAddress, Note, one_time_code};
use domain::{At, InviteId, Language, RoomId};
use protocol::inviting::{BulkAnswer, BulkInvites, BulkMade, BulkRefused, LineRefused};
use protocol::rest::Problem;
use std::collections::BTreeSet;
use store::{Inviting, SmsWrite, Store, Write};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Lines that become invites in one go. More makes fewer lists; fewer keeps each answer readable.
pub const LINES_MAX: usize = 500;

pub fn routes() -> OpenApiRouter<SharedApp> {
    OpenApiRouter::new().routes(routes!(bulk))
}

/// Makes an invite for every good line of a CSV; `dry` only says which lines are refused. For owners.
#[utoipa::path(
    post, path = "/api/admin/invites", tag = "invites", security(("session" = [])), request_body = BulkInvites,
    responses((status = 200, body = BulkAnswer), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn bulk(
    State(app): State<SharedApp>,
    door: Door,
    by: SignedIn,
    Body(asked): Body<BulkInvites>,
) -> Result<Json<BulkAnswer>, No> {
    entry::waitlist::may_see(&by.account)?;
    let _turn = app.inviting.lock().await;
    let place = Place::of(&app, door.language).await?;
    Ok(Json(invite_all(&place, &by.account, &asked).await?))
}

/// Where invites are made: in the running server, or in its place.
pub(crate) struct Place<'a> {
    pub store: &'a Store,
    pub contacts: &'a Contacts,
    pub now: At,
    pub policy: InvitePolicy,
    /// None: no server runs, so no room is open, and no letter would leave.
    pub live: Option<&'a Live>,
    pub mail: &'a Mailer,
    /// What letters say of this server: its name, and what stands before the path of a link.
    pub name: String,
    pub origin: Origin,
    pub language: Language,
}

impl<'a> Place<'a> {
    async fn of(app: &'a App, language: Language) -> Result<Place<'a>, No> {
        let (now, policy) = (app.clock.now(), policy(app).await?);
        Ok(Place {
            store: &app.store,
            contacts: &app.contacts,
            now,
            policy,
            live: Some(&app.live),
            mail: &app.mail,
            name: app.config.server.name.clone(),
            origin: serve::origin(&app.config, app.address()),
            language,
        })
    }
}

/// One line that is good so far.
struct Wanted {
    line: u32,
    name: String,
    address: String,
    note: Option<Note>,
    room: Option<RoomId>,
}

/// All good lines are stored together. The caller holds [`App::inviting`] and has seen that `by` is an owner.
pub(crate) async fn invite_all(at: &Place<'_>, by: &Account, asked: &BulkInvites) -> Result<BulkAnswer, No> {
    at.store.in_force().await?.admission.1.may_invite()?;
    let (wanted, mut refused) = read(at, &asked.csv).await;
    let mut inviter = InviterNow::read(at.store, by, at.now).await?;
    let (mut made, mut unit, mut letters) = (vec![], vec![], vec![]);
    let mails = at.live.is_some() && at.mail.is_on();
    for Wanted { line, name, address, note, room } in wanted {
        let Some(mail) = at.contacts.mail(&address)? else { continue };
        let id = InviteId::new(secret::number());
        let wish = entry::invite::Wish { id, room, bound: Some(Bound::Mail(mail)) };
        let Ok(invite) = entry::invite::create(&inviter.inviter(), wish, &at.policy, at.now) else {
            refused.push(BulkRefused { line, why: LineRefused::NoInvitesLeft });
            continue;
        };
        let token = Token::of_link();
        unit.push(inviter.turn());
        unit.push(Write::AddInvite { invite, token_hash: token.hash() });
        unit.extend(note.map(|note| Write::Inviting(Inviting::SetNote { invite: id, note })));
        inviter.invites.push(invite);
        if let Ok(to) = MailAddress::parse(&address)
            && mails
        {
            let code = one_time_code::code(secret::number());
            let hash = invite_codes::hash_of(id, &code);
            unit.push(Write::Sms(SmsWrite::SetCode { invite: id, code: hash, expires: invite.expires }));
            let link = format!("{}/i/{}", at.origin, token.reveal());
            let by = by.handle.as_str();
            letters
                .push((made.len(), invite_words::invite_letter(at.language, &at.name, &link, to, by, &code)));
        }
        let token = (!asked.dry).then(|| token.reveal().to_owned());
        made.push(BulkMade { name, address, token, mailed: false });
    }
    if !asked.dry && !unit.is_empty() {
        at.store.write(unit).await?;
        for (line, letter) in letters {
            made[line].mailed = at.mail.send_behind(letter).is_ok();
        }
    }
    refused.sort_by_key(|refused| refused.line);
    Ok(BulkAnswer { refused, made })
}

async fn read(at: &Place<'_>, text: &str) -> (Vec<Wanted>, Vec<BulkRefused>) {
    let (mut wanted, mut refused, mut seen) = (vec![], vec![], BTreeSet::new());
    let mut rows = csv::read(text).into_iter();
    // Without a first line that names them the columns are in this order.
    let mut columns = ["name", "address", "note", "room"].map(str::to_owned).to_vec();
    let mut first = rows.next();
    if let Some((_, names)) = &first
        && names.iter().any(|name| name.trim().eq_ignore_ascii_case("address"))
    {
        columns = names.iter().map(|name| name.trim().to_ascii_lowercase()).collect();
        first = None;
    }
    for (line, fields) in first.into_iter().chain(rows) {
        let field = |name: &str| {
            let at = columns.iter().position(|column| column == name);
            at.and_then(|at| fields.get(at)).map(|text| text.trim()).filter(|text| !text.is_empty())
        };
        let room = match field("room").map(RoomId::parse) {
            None => Ok(None),
            Some(Err(_)) => Err(LineRefused::NoSuchRoom),
            Some(Ok(room)) => match at.live {
                Some(live) if live.room_card(room, None).await.is_some() => Ok(Some(room)),
                _ => Err(LineRefused::NoSuchRoom),
            },
        };
        let note = field("note").map(Note::parse).transpose().map_err(|_| LineRefused::BadNote);
        let address = match field("address") {
            None => Err(LineRefused::NoAddress),
            Some(_) if wanted.len() >= LINES_MAX => Err(LineRefused::TooManyLines),
            Some(text) => match contacts::folded_mail(text) {
                None => Err(LineRefused::BadAddress),
                Some(mail) if seen.contains(&mail) => Err(LineRefused::Twice),
                Some(mail) => Ok(mail),
            },
        };
        let name = field("name").unwrap_or_default().to_owned();
        match (address, note, room) {
            (Ok(address), Ok(note), Ok(room)) => {
                seen.insert(address.clone());
                wanted.push(Wanted { line, name, address, note, room });
            }
            (Err(why), ..) | (_, Err(why), _) | (.., Err(why)) => refused.push(BulkRefused { line, why }),
        }
    }
    (wanted, refused)
}
