//! What comes due of scheduled rooms: their green rooms open, and letters are written to their guests.

mod letters;

pub use letters::page;

use crate::app::{App, SharedApp};
use crate::mail::Letter as Mailed;
use crate::rounds::Rounds;
use crate::words;
use domain::entry::tree;
use domain::network::Scheduled;
use domain::network::schedule::{Letter, letter_owed, reminder};
use domain::room::LAPSES_AFTER;
use domain::{AccountId, At, RoomId, ScheduledId};
use std::time::Duration;
use store::{LetterDue, ScheduleWrite, StoredScheduled, Write, WriteError};
use tokio::sync::watch;
use tracing::debug;

/// How late a green room may open and a letter be written. Finer asks the database more often.
const ROUND_INTERVAL: Duration = Duration::from_secs(5);

/// Green rooms opened in one round, and letters written: the next round goes on where one ended.
const OPENED_AT_ONCE: u32 = 50;
const LETTERS_AT_ONCE: usize = 100;

pub async fn run(app: SharedApp, stop: watch::Receiver<bool>) {
    let mut rounds = Rounds::every(ROUND_INTERVAL, "scheduled rooms are not looked after", stop);
    while rounds.next().await.is_some() {
        rounds.ended(turn(&app).await);
    }
}

/// One round. A server that shuts down opens nothing.
pub async fn turn(app: &App) -> anyhow::Result<()> {
    let _turn = app.scheduling.lock().await;
    if !app.is_draining() {
        open_green_rooms(app).await?;
    }
    write_letters(app).await
}

/// How long before its hour a scheduled room's stage opens.
pub fn early(app: &App) -> Duration {
    Duration::from_mins(app.config.rooms.green_room_minutes.into())
}

async fn open_green_rooms(app: &App) -> anyhow::Result<()> {
    let now = app.clock.now();
    let lapsed = At(now.0.saturating_sub(LAPSES_AFTER.as_millis() as u64));
    for (id, owner) in app.store.to_open(lapsed, now.after(early(app)), OPENED_AT_ONCE).await? {
        open_green_room(app, id, owner).await?;
    }
    Ok(())
}

/// One whose owner may open no room lapses: they were frozen or put out since they scheduled it.
async fn open_green_room(app: &App, id: ScheduledId, owner: AccountId) -> anyhow::Result<()> {
    let Some(account) = app.store.account(owner).await?.filter(|account| account.is_member()) else {
        return Ok(());
    };
    let struck = app.store.struck_one(owner).await?;
    if tree::may_open_rooms(struck.map(|row| row.struck).as_ref()).is_err() {
        return Ok(());
    }
    let Some(StoredScheduled { scheduled, link, .. }) = app.store.scheduled(id, owner).await? else {
        return Ok(());
    };
    let lineup = app.store.lineup(id, None).await?.into_iter();
    let lineup = lineup.filter(|(.., coming)| *coming != Some(false)).map(|(member, role, _)| (member, role));
    if let Err(refused) = app.live.open_green_room(&scheduled, &account, lineup.collect(), link).await {
        // The next round tries again, until the room would have lapsed.
        debug!(room.id = %id, why = ?refused.code, "a green room is not opened");
    }
    Ok(())
}

async fn write_letters(app: &App) -> anyhow::Result<()> {
    if !app.mail.is_on() {
        return Ok(());
    }
    let (now, most) = (app.clock.now(), app.mail.behind_free().min(LETTERS_AT_ONCE));
    for due in app.store.letters_due(now, most as u32).await? {
        let Some(stored) = app.store.scheduled(due.scheduled, due.member).await? else { continue };
        let (scheduled, LetterDue { owed, reminded, .. }) = (&stored.scheduled, due);
        let letter = letter_owed(owed, scheduled, now).or_else(|| reminder(scheduled, reminded, now));
        let Some(letter) = letter else { continue };
        let written = if is_there(app, due.member, scheduled, letter) {
            None
        } else {
            written(app, due.member, &stored, letter).await?
        };
        // Before it is sent: after a crash a letter is missing, and never there twice.
        let tell = ScheduleWrite::Tell { id: due.scheduled, member: due.member, letter };
        match app.store.write(vec![Write::Schedule(tell)]).await {
            Ok(()) => {}
            Err(WriteError::Conflict(_)) => continue,
            Err(cause) => return Err(cause.into()),
        }
        if let Some(written) = written {
            let _ = app.mail.send_behind(written); // There is room for `most` of them, and one round at a time.
        }
    }
    Ok(())
}

/// Whoever sits in the room knows that it has begun.
fn is_there(app: &App, member: AccountId, scheduled: &Scheduled, letter: Letter) -> bool {
    letter == Letter::Began && app.live.seat_in(member) == Some(RoomId::of(scheduled.id))
}

/// None: without an address by now, or the owner is gone.
async fn written(
    app: &App,
    to: AccountId,
    stored: &StoredScheduled,
    letter: Letter,
) -> anyhow::Result<Option<Mailed>> {
    let Some(address) = app.store.ways_in(to).await?.mail else { return Ok(None) };
    let Some(by) = app.store.account(stored.scheduled.owner.account()).await? else { return Ok(None) };
    let language = words::language_of(&app.store, &app.config, to).await?;
    Ok(Some(letters::letter(app, language, address, by.handle.as_str(), stored, letter)))
}
