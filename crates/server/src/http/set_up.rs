//! A fresh server's set-up beyond its look: known ways to let people in, and whether letters go out. For owners.

use super::json::Body;
use super::no::No;
use super::owner::Owner;
use super::{Door, admission_words as words};
use crate::app::SharedApp;
use crate::config::{self, MailTls};
use crate::mail::Letter;
use crate::secret;
use crate::words::About;
use axum::Json;
use axum::extract::State;
use domain::entry::MailAddress;
use protocol::rest::Problem;
use protocol::set_up::{self as wire, MailSetUp, MailTried, PresetCard, TryMail};
use protocol::tell::RefusalCode;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub fn routes() -> OpenApiRouter<SharedApp> {
    OpenApiRouter::new().routes(routes!(presets)).routes(routes!(mail)).routes(routes!(try_mail))
}

/// How known products let people in. For owners.
#[utoipa::path(
    get, path = "/api/admin/presets", tag = "house", security(("session" = [])),
    responses((status = 200, body = [PresetCard]), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn presets(State(app): State<SharedApp>, _: Owner) -> Result<Json<Vec<PresetCard>>, No> {
    let (version, _) = app.store.in_force().await?.admission;
    let mut cards = vec![];
    for preset in config::preset_admissions() {
        let admission = words::parse_policy(&preset.admission.policy())?;
        cards.push(PresetCard {
            name: preset.name.to_owned(),
            admission: words::policy(version, &admission),
            more_in_configuration: preset.says_more,
        });
    }
    Ok(Json(cards))
}

/// How letters go out, as the configuration says. For owners.
#[utoipa::path(
    get, path = "/api/admin/mail", tag = "house", security(("session" = [])),
    responses((status = 200, body = MailSetUp), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn mail(State(app): State<SharedApp>, _: Owner) -> Json<MailSetUp> {
    let mail = &app.config.mail;
    Json(MailSetUp {
        on: app.mail.is_on(),
        from: mail.from.clone(),
        host: mail.host.clone(),
        port: mail.port,
        tls: match mail.tls {
            MailTls::None => wire::MailTls::None,
            MailTls::Starttls => wire::MailTls::Starttls,
            MailTls::Tls => wire::MailTls::Tls,
        },
        user: mail.user.clone(),
    })
}

/// Sends a test letter, and says what became of it. For owners.
#[utoipa::path(
    post, path = "/api/admin/mail/test", tag = "house", security(("session" = [])), request_body = TryMail,
    responses(
        (status = 200, body = MailTried), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 422, body = Problem), (status = 429, body = Problem)
    )
)]
async fn try_mail(
    State(app): State<SharedApp>,
    door: Door,
    _: Owner,
    Body(asked): Body<TryMail>,
) -> Result<Json<MailTried>, No> {
    let to = MailAddress::parse(&asked.to).map_err(|_| RefusalCode::BadMail)?;
    let now = app.clock.now();
    app.limits.place_mail_codes.take(door.place, now).map_err(No::too_many)?;
    app.limits.mailbox_codes.take(secret::hash(to.as_str()), now).map_err(No::too_many)?;
    let look = app.looks.now();
    let name = look.name.map_or_else(|| app.config.server.name.clone(), |name| name.as_str().to_owned());
    let about = About { language: door.language, facts: &[("house", name.as_str())] };
    let text = format!("{}\n\n{}\n", about.say("letter-test"), about.say("letter-test-after"));
    let letter = Letter { to, subject: about.say("letter-test-subject"), text, unsubscribe: None };
    Ok(Json(app.mail.try_now(&letter).await))
}
