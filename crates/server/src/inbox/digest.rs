//! Letters that sum up what somebody did not look at.

use super::{is_answered, shown};
use crate::app::App;
use crate::mail::Letter;
use crate::serve::origin;
use crate::unsubscribe;
use crate::words::{self, About};
use domain::network::inbox::{DAY, ROWS_MAX};
use domain::network::wishes::{DIGEST_ROWS, Letters};
use store::{DigestDue, InboxWrite, Write, WriteError};
use tracing::error;

/// Letters in one round: the next one goes on where it ended.
const LETTERS_AT_ONCE: usize = 50;

pub async fn write(app: &App) -> anyhow::Result<()> {
    if !app.mail.is_on() {
        return Ok(());
    }
    let (now, most) = (app.clock.now(), app.mail.behind_free().min(LETTERS_AT_ONCE));
    for due in app.store.digests_due(now, most as u32).await? {
        let wishes = app.store.wishes(due.account).await;
        // Whose wishes cannot be read waits for a day like everybody who wants a letter each day.
        let next = wishes.as_ref().map_or(Some(now.after(DAY)), |wishes| wishes.digest_at(now));
        let letter = match wishes.and(letter(app, &due).await) {
            Ok(letter) => letter,
            Err(cause) if !is_answered(app).await => return Err(cause),
            Err(cause) => {
                let cause = format!("{cause:#}");
                error!(account.id = %due.account, cause, "a letter that sums up is left out");
                None
            }
        };
        // Before it is sent: after a crash a letter is missing, and never there twice.
        let digested = InboxWrite::Digested { account: due.account, due: due.due, at: now, next };
        match app.store.write(vec![Write::Inbox(digested)]).await {
            Ok(()) => {}
            Err(WriteError::Conflict(_)) => continue,
            Err(cause) => return Err(cause.into()),
        }
        if let Some(letter) = letter {
            let _ = app.mail.send_behind(letter); // There is room for `most` of them, and one round at a time.
        }
    }
    Ok(())
}

/// None: nothing is to be said, or there is no address by now.
async fn letter(app: &App, due: &DigestDue) -> anyhow::Result<Option<Letter>> {
    let Some(to) = app.store.ways_in(due.account).await?.mail else { return Ok(None) };
    let mut rows = app.store.inbox(due.account, ROWS_MAX, None).await?;
    rows.retain(|row| !row.seen && row.entry.at > due.since && row.entry.kind.is_summed_up());
    let beyond = rows.len().saturating_sub(DIGEST_ROWS);
    rows.truncate(DIGEST_ROWS);
    let rows = shown(app, rows).await?;
    if rows.is_empty() {
        return Ok(None);
    }
    let language = words::language_of(&app.store, &app.config, due.account).await?;
    let (house, end) = (app.house_name(), unsubscribe::link(app, due.account, Letters::Digest)?);
    let facts = [("house", house.as_str()), ("url", &end)];
    let about = About { language, facts: &facts };
    let mut lines = vec![];
    for row in &rows {
        lines.push(format!("    {}", row.said(language)));
        lines.extend(row.about.title.as_ref().map(|title| format!("      {title}")));
    }
    if beyond > 0 {
        lines.push(format!("    {}", about.say_with("told-more", &[("count", beyond as u64)])));
    }
    let (said, last, lines) = (about.say("letter-digest"), about.say("letter-end"), lines.join("\n"));
    let inbox = format!("{}/inbox", origin(&app.config, app.address()));
    let text = format!("{said}\n\n{lines}\n\n    {inbox}\n\n{last}\n");
    Ok(Some(Letter { to, subject: about.say("letter-digest-subject"), text, unsubscribe: Some(end) }))
}
