//! What comes due of scheduled rooms: their green rooms open, and letters are written to their guests.

mod letters;

pub use letters::{page, path};

use crate::app::{App, SharedApp};
use crate::inbox::is_answered;
use crate::mail::Letter as Mailed;
use crate::rounds::Rounds;
use crate::{unsubscribe, words};
use domain::entry::tree;
use domain::network::Scheduled;
use domain::network::schedule::{Letter, Reminded, letter_owed, reminder};
use domain::network::wishes::Letters;
use domain::room::LAPSES_AFTER;
use domain::{AccountId, At, RoomId, ScheduledId};
use std::time::Duration;
use store::{LetterDue, ScheduleWrite, StoredScheduled, Write, WriteError};
use tokio::sync::watch;
use tracing::{debug, error};

/// How late a green room may open and a letter be written. Finer asks the database more often.
const ROUND_INTERVAL: Duration = Duration::from_secs(5);

/// Rooms that are looked at together. Those that cannot be opened stay due, so each round goes through all pages.
const PAGE: u32 = 50;

/// Letters written in one round: the next one goes on where it ended.
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
    let mut after = None;
    loop {
        let page = app.store.to_open(lapsed, now.after(early(app)), PAGE, after).await?;
        for (_, id, owner) in &page {
            match open_green_room(app, *id, *owner).await {
                Ok(()) => {}
                Err(cause) if !is_answered(app).await => return Err(cause),
                Err(cause) => {
                    let cause = format!("{cause:#}");
                    error!(room.id = %id, cause, "a green room cannot be opened");
                }
            }
        }
        if page.len() < PAGE as usize {
            return Ok(());
        }
        after = page.last().map(|(begins, id, _)| (*begins, *id));
    }
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
    // What is owed and reminders are as many each.
    for due in app.store.letters_due(now, most as u32).await?.into_iter().take(most) {
        let (letter, written) = match due_letter(app, &due, now).await {
            Ok(Some(found)) => found,
            Ok(None) => continue,
            Err(cause) if !is_answered(app).await => return Err(cause),
            Err(cause) => {
                let cause = format!("{cause:#}");
                error!(room.id = %due.scheduled, account.id = %due.member, cause, "a letter is left out");
                (unread(&due), None)
            }
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

/// Which letter is due, and the letter itself if there is somebody to write it to. None: none is.
async fn due_letter(app: &App, due: &LetterDue, now: At) -> anyhow::Result<Option<(Letter, Option<Mailed>)>> {
    let Some(stored) = app.store.scheduled(due.scheduled, due.member).await? else { return Ok(None) };
    let scheduled = &stored.scheduled;
    let letter = letter_owed(due.owed, scheduled, now).or_else(|| reminder(scheduled, due.reminded, now));
    let Some(letter) = letter else { return Ok(None) };
    if is_there(app, due.member, scheduled, letter) {
        return Ok(Some((letter, None)));
    }
    Ok(Some((letter, written(app, due.member, &stored, letter).await?)))
}

/// What is taken for told of a room or a guest that cannot be read: it stands in nobody's way any more.
fn unread(due: &LetterDue) -> Letter {
    due.owed.unwrap_or(match due.reminded {
        Reminded::Nothing => Letter::Soon,
        Reminded::Soon | Reminded::Began => Letter::Began,
    })
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
    // Whoever is no member any more is told nothing of members' rooms.
    if !app.store.account(to).await?.is_some_and(|account| account.is_member()) {
        return Ok(None);
    }
    let Some(address) = app.store.ways_in(to).await?.mail else { return Ok(None) };
    let Some(by) = app.store.account(stored.scheduled.owner.account()).await? else { return Ok(None) };
    let language = words::language_of(&app.store, &app.config, to).await?;
    let clocks = app.store.wishes(to).await?.clocks;
    let reader = letters::Reader { to: address, language, clocks };
    let end = unsubscribe::link(app, to, Letters::Rooms)?;
    Ok(Some(letters::letter(app, reader, by.handle.as_str(), stored, letter, end)))
}
