//! Leaving, on this server's side: erasing those whose time has come, cleaning up what was kept long enough, closing.

pub mod closing;
pub mod export;
pub mod import;
pub(crate) mod page;

pub use closing::ClosingDay;

use crate::app::{App, SharedApp};
use crate::rounds::Rounds;
use domain::entry::leaving;
use domain::{At, MemberId};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use store::{Conflict, LeavingWrite, Write, WriteError};
use tokio::sync::watch;
use tracing::info;

/// How often it is looked whether anything is due. Retention is counted in days: more often would only cost.
const TURN_INTERVAL: Duration = Duration::from_secs(60);
/// Accounts erased in one turn. The rest waits for the next: erasing must not hold up who talks.
const ERASED_AT_ONCE: u32 = 50;
/// Bites of the clean-up in one turn; each removes some hundred rows a table.
const BITES: usize = 20;

/// What is removed by itself. Each start first makes unreadable on the disk what the last run may have left.
#[derive(Default)]
pub struct Forgetting {
    is_done: AtomicBool,
}

/// Looks every minute until told to stop.
pub async fn run(app: SharedApp, stop: watch::Receiver<bool>) {
    let fault = "what is due to be forgotten is not forgotten yet";
    let mut rounds = Rounds::every(TURN_INTERVAL, fault, stop);
    while rounds.next().await.is_some() {
        rounds.ended(turn(&app).await);
    }
}

/// One look at everything that is due. For tests that move the clock by hand, too.
pub async fn turn(app: &App) -> anyhow::Result<()> {
    let now = app.clock.now();
    if app.closing.day().is_some_and(|closing| closing.is_due(now)) {
        return closing::erase_everything(app).await;
    }
    for leaving in app.store.leaving_due(now, ERASED_AT_ONCE).await? {
        erase(app, leaving.account, now).await?;
    }
    for _ in 0..BITES {
        if app.store.clean_up(now).await? == 0 {
            break;
        }
    }
    if !app.forgetting.is_done.swap(true, Ordering::Relaxed)
        && let Err(e) = app.store.forget(false).await
    {
        app.forgetting.is_done.store(false, Ordering::Relaxed); // The next turn tries again.
        return Err(e);
    }
    Ok(())
}

/// Everything that is one account's own. Whoever signed in meanwhile stays: the write decides.
async fn erase(app: &App, account: domain::AccountId, now: At) -> anyhow::Result<()> {
    let sessions = app.store.sessions(account).await?;
    let handle_until = leaving::handle_rests_until(now);
    let unit = vec![
        Write::Leaving(LeavingWrite::Erase { account, now, handle_until }),
        Write::Audit {
            room: None,
            epoch: 0,
            seq: 0,
            at: now,
            by: None,
            kind: "erased",
            about: Some(MemberId::of(account)),
        },
    ];
    match app.store.write(unit).await {
        Ok(()) => {}
        // Whoever would leave no owner behind waits for another one.
        Err(WriteError::Conflict(Conflict::Mismatch | Conflict::LastOwner)) => return Ok(()),
        Err(e) => return Err(e.into()),
    }
    app.forgetting.is_done.store(false, Ordering::Relaxed);
    crate::sign_on::directory::forget(app, account);
    for session in sessions {
        app.live.sign_out(session.id).await;
    }
    app.live.forget_person(account);
    info!("an account is erased, as it asked");
    Ok(())
}
