//! Web Push: what came into an inbox goes, sealed, to the push services of the browsers that asked for it. Without a contact in
//! the configuration this server calls none.

mod seal;
mod vapid;

pub use seal::Reader;

use crate::app::{App, SharedApp};
use crate::config::{self, BadConfig};
use crate::inbox::{Shown, is_answered, shown};
use crate::rounds::Rounds;
use crate::words;
use anyhow::Context;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use domain::network::inbox::DAY;
use domain::{AccountId, At};
use futures_util::{StreamExt, stream};
use serde::Serialize;
use std::path::Path;
use std::time::Duration;
use store::{Conflict, Device, InboxWrite, PushDue, StoredEntry, Write, WriteError};
use tokio::sync::watch;
use tracing::{debug, error};
use url::Url;
use vapid::Vapid;

const ROUND_INTERVAL: Duration = Duration::from_secs(1);

/// Rows pushed in one round: the next one goes on where it ended.
const ROWS_AT_ONCE: u32 = 200;

/// Push services called at once. More is sooner done when one of them is slow.
const CALLS_AT_ONCE: usize = 16;

/// Rows that one push tells of. The inbox has the others.
const LINES: usize = 3;

/// How long a push service keeps what a device does not fetch: what is of the moment is nothing an hour later.
const KEPT_FOR: Duration = DAY;
const OF_THE_MOMENT: Duration = Duration::from_hours(1);

/// Characters of an address at a push service.
const ENDPOINT_MAX: usize = 1_000;

/// Off without a contact.
pub struct Push {
    contact: Option<String>,
    services: Vec<String>,
    vapid: Vapid,
}

/// What a browser's worker reads.
#[derive(Serialize)]
struct Told<'a> {
    title: &'a str,
    body: &'a str,
    /// Path of the page that it opens.
    page: &'a str,
    /// Of one row: the next push about it takes its place, and it was looked at once it was opened.
    row: Option<String>,
    lang: &'static str,
}

/// One push to one browser.
struct Call {
    device: Device,
    text: String,
    kept_for: Duration,
}

/// What must hold before anything is served.
pub fn check(config: &config::Push) -> Result<(), BadConfig> {
    let is_contact = |contact: &String| {
        contact.starts_with("https://") || (contact.starts_with("mailto:") && contact.contains('@'))
    };
    match &config.contact {
        Some(contact) if !is_contact(contact) => {
            Err(BadConfig("`push.contact` is neither `mailto:…` nor `https://…`".to_owned()))
        }
        _ => Ok(()),
    }
}

impl Push {
    pub fn new(config: &config::Push, data_dir: &Path) -> Push {
        let config::Push { contact, services } = config.clone();
        Push { contact, services, vapid: Vapid::new(data_dir) }
    }

    pub fn is_on(&self) -> bool {
        self.contact.is_some()
    }

    /// What browsers subscribe with. None: it is off.
    pub fn public_key(&self) -> anyhow::Result<Option<String>> {
        self.contact.as_ref().map(|_| self.vapid.public_key()).transpose()
    }

    /// Whether this is an address at one of the push services that are called.
    pub fn knows(&self, endpoint: &str) -> bool {
        let url = Url::parse(endpoint).ok().filter(|_| self.is_on() && endpoint.len() <= ENDPOINT_MAX);
        url.as_ref().and_then(Url::host_str).is_some_and(|host| {
            let is_below = |service: &str| host.strip_suffix(service).is_some_and(|name| name.ends_with('.'));
            self.services.iter().any(|service| host == service || is_below(service))
        })
    }

    /// What is sent: headers, and a body that its push service cannot read.
    fn message(&self, call: &Call, now: At) -> anyhow::Result<(HeaderMap, Vec<u8>)> {
        let contact = self.contact.as_ref().context("pushes are off")?;
        let device = &call.device;
        let reader = Reader::parse(&device.p256dh, &device.auth).context("not the key of a browser")?;
        let endpoint = Url::parse(&device.endpoint)?;
        let urgency = if call.kept_for == OF_THE_MOMENT { "high" } else { "normal" };
        let mut headers = HeaderMap::new();
        headers.insert(header::AUTHORIZATION, self.vapid.authorization(&endpoint, contact, now)?.try_into()?);
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/octet-stream"));
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("aes128gcm"));
        headers.insert("ttl", HeaderValue::from(call.kept_for.as_secs()));
        headers.insert("urgency", HeaderValue::from_static(urgency));
        Ok((headers, seal::seal(&reader, call.text.as_bytes())?))
    }
}

pub async fn run(app: SharedApp, stop: watch::Receiver<bool>) {
    let mut rounds = Rounds::every(ROUND_INTERVAL, "nothing is pushed", stop);
    while rounds.next().await.is_some() {
        rounds.ended(turn(&app).await);
    }
}

/// One round.
pub async fn turn(app: &App) -> anyhow::Result<()> {
    if !app.push.is_on() {
        return Ok(());
    }
    let now = app.clock.now();
    let due = app.store.pushes_due(now, ROWS_AT_ONCE).await?;
    let (mut calls, mut fault) = (vec![], None);
    for of_one in due.chunk_by(|one, next| one.account == next.account) {
        match pushed(app, of_one, now).await {
            Ok(more) => calls.extend(more),
            // What counts as pushed by now still goes.
            Err(cause) => {
                fault = Some(cause);
                break;
            }
        }
    }
    stream::iter(calls).for_each_concurrent(CALLS_AT_ONCE, |call| call_out(app, call, now)).await;
    fault.map_or(Ok(()), Err)
}

/// What goes to the devices of one account: one push, whatever it tells of.
async fn pushed(app: &App, due: &[PushDue], now: At) -> anyhow::Result<Vec<Call>> {
    let Some(account) = due.first().map(|due| due.account) else { return Ok(vec![]) };
    for unreadable in due.iter().filter(|due| due.entry.is_none()) {
        error!(account.id = %account, inbox.id = %unreadable.id, "a row of an inbox cannot be read");
    }
    let rows: Vec<StoredEntry> = due.iter().filter_map(|due| due.entry).collect();
    // Made before it counts as pushed: without a database it is made later.
    let calls = match calls(app, account, &rows, now).await {
        Ok(calls) => calls,
        Err(cause) if !is_answered(app).await => return Err(cause),
        Err(cause) => {
            error!(account.id = %account, cause = format!("{cause:#}"), "a push is left out");
            vec![]
        }
    };
    // Before it is sent: after a crash one is missing, and never there twice.
    let pushed = InboxWrite::Pushed { account, until: now };
    match app.store.write(vec![Write::Inbox(pushed)]).await {
        Ok(()) => Ok(calls),
        Err(WriteError::Conflict(Conflict::ChangedMeanwhile)) => Ok(vec![]),
        Err(cause) => Err(cause.into()),
    }
}

async fn calls(app: &App, account: AccountId, rows: &[StoredEntry], now: At) -> anyhow::Result<Vec<Call>> {
    // What waited for days, while pushes were off, stays in the inbox.
    let news = rows.iter().filter(|row| !row.seen && now.since(row.entry.at) < DAY);
    let rows = shown(app, news.copied().collect()).await?;
    if rows.is_empty() {
        return Ok(vec![]);
    }
    let text = told(app, &rows).await?;
    let is_of_the_moment = rows.iter().all(|row| row.stored.entry.kind.is_of_the_moment());
    let kept_for = if is_of_the_moment { OF_THE_MOMENT } else { KEPT_FOR };
    let devices = app.store.devices(account).await?.into_iter();
    let called = devices.filter(|device| app.push.knows(&device.endpoint));
    Ok(called.map(|device| Call { device, text: text.clone(), kept_for }).collect())
}

async fn told(app: &App, rows: &[Shown]) -> anyhow::Result<String> {
    let Some(first) = rows.first() else { return Ok(String::new()) };
    let language = words::language_of(&app.store, &app.config, first.stored.account).await?;
    let mut lines = vec![];
    for row in rows.iter().take(LINES) {
        lines.push(row.said(language));
        lines.extend(row.about.title.clone());
    }
    if rows.len() > LINES {
        let count = (rows.len() - LINES) as u64;
        lines.push(words::say_with(language, "told-more", &[], &[("count", count)]));
    }
    let (row, page) = match rows {
        [one] => (Some(one.stored.id.to_string()), one.about.page.as_deref()),
        _ => (None, None),
    };
    let (title, body) = (app.house_name(), lines.join("\n"));
    let page = page.unwrap_or("/inbox");
    let told = Told { title: &title, body: &body, page, row, lang: language.tag() };
    Ok(serde_json::to_string(&told)?)
}

/// Nobody waits for it, and nothing is tried twice. Whose device it is never reaches the log.
async fn call_out(app: &App, call: Call, now: At) {
    let (headers, body) = match app.push.message(&call, now) {
        Ok(message) => message,
        Err(cause) => return error!(cause = format!("{cause:#}"), "a push is not made"),
    };
    let device = call.device;
    match app.outward.push(&device.endpoint, headers, body).await {
        // The browser wants no more of it.
        Ok(StatusCode::NOT_FOUND | StatusCode::GONE) => {
            let gone = InboxWrite::DropDevice { account: device.account, id: device.id };
            if let Err(cause) = app.store.write(vec![Write::Inbox(gone)]).await {
                debug!(%cause, "a device that is gone is not dropped");
            }
        }
        Ok(status) if status.is_success() => {}
        Ok(status) => debug!(%status, "a push service does not take a push"),
        Err(why) => debug!(?why, "a push service is not reached"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_services_that_are_named_are_known_and_those_below_them() {
        let on = config::Push { contact: Some("mailto:ops@work.test".to_owned()), ..config::Push::default() };
        let (dir, off) = (Path::new("nowhere"), config::Push::default());
        let knows = |endpoint: &str| Push::new(&on, dir).knows(endpoint);
        for known in [
            "https://fcm.googleapis.com/fcm/send/abc",
            "https://updates.push.services.mozilla.com/wpush/v2/abc",
            "https://web.push.apple.com/abc",
            "https://wns2-par02p.notify.windows.com/w/?token=abc",
        ] {
            assert!(knows(known), "{known}");
            assert!(!Push::new(&off, dir).knows(known), "{known}");
        }
        let long = format!("https://fcm.googleapis.com/{}", "a".repeat(ENDPOINT_MAX));
        for unknown in [
            "",
            "fcm.googleapis.com",
            "https://evil.test/fcm.googleapis.com",
            "https://evilfcm.googleapis.com/abc",
            "https://fcm.googleapis.com.evil.test/abc",
            "https://fcm.googleapis.com@evil.test/abc",
            "https://127.0.0.1/abc",
            &long,
        ] {
            assert!(!knows(unknown), "{unknown}");
        }
    }

    #[test]
    fn whoever_answers_for_it_is_named_as_push_services_want_it() {
        let named = |contact: Option<&str>| {
            check(&config::Push { contact: contact.map(str::to_owned), ..config::Push::default() })
        };
        assert!(
            [None, Some("mailto:ops@work.test"), Some("https://work.test")]
                .into_iter()
                .all(|c| named(c).is_ok())
        );
        assert!(
            ["", "ops@work.test", "http://work.test", "mailto:ops"].iter().all(|c| named(Some(c)).is_err())
        );
    }
}
