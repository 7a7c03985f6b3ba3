//! Once an hour: reserved handles of those who never came back are warned about, and in the end let go.

use crate::app::{App, SharedApp};
use crate::rounds::Rounds;
use crate::{invite_words, words};
use domain::At;
use domain::entry::handle_keeping::{self, Due, LAPSES_AFTER, WARNED_BEFORE};
use std::time::Duration;
use store::{Inviting, Write};
use tokio::sync::watch;
use tracing::info;

const SWEEP_INTERVAL: Duration = Duration::from_secs(3600);

/// Accounts looked at in one go: those who were never warned come first.
const AT_ONCE: u32 = 500;

/// What one sweep did.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Swept {
    pub warned: u32,
    pub lapsed: u32,
}

pub async fn run(app: SharedApp, stop: watch::Receiver<bool>) {
    let mut rounds = Rounds::every(SWEEP_INTERVAL, "reserved handles are not looked through", stop);
    while rounds.next().await.is_some() {
        if let Some(swept) = rounds.ended(sweep(&app).await).filter(|swept| *swept != Swept::default()) {
            info!(warned = swept.warned, lapsed = swept.lapsed, "reserved handles were looked through");
        }
    }
}

/// Looks through the reserved handles once.
pub async fn sweep(app: &App) -> anyhow::Result<Swept> {
    let now = app.clock.now();
    let away_since = (LAPSES_AFTER - WARNED_BEFORE).as_millis() as u64;
    let mut swept = Swept::default();
    for (account, keeping) in app.store.away(At(now.0.saturating_sub(away_since)), AT_ONCE).await? {
        let id = account.id;
        let write = match handle_keeping::due(&account, keeping.seen, keeping.warned, now) {
            Due::Nothing => continue,
            Due::Warning => {
                swept.warned += 1;
                Inviting::WarnOfLapse { account: id, at: now }
            }
            Due::Lapse => {
                swept.lapsed += 1;
                let to = handle_keeping::placeholder(id);
                let from = account.handle.clone();
                Inviting::Rename { account: id, from, to, at: now, rests_until: None }
            }
        };
        let is_warning = matches!(write, Inviting::WarnOfLapse { .. });
        app.store.write(vec![Write::Inviting(write)]).await?;
        if is_warning && let Some(to) = app.store.ways_in(id).await?.mail {
            // Without a mail server, or past its queue, the warning still stands on their page.
            let handle = account.handle.as_str();
            let language = words::language_of(&app.store, &app.config, id).await?;
            let _ = app.mail.send_behind(invite_words::lapse_letter(app, language, to, handle));
        }
    }
    Ok(swept)
}
