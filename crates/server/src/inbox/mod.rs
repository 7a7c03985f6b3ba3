//! What happened goes into inboxes: to one account, or page by page to all whom it is to be told.

mod digest;
mod shown;

pub use shown::{Shown, shown};

use crate::app::{App, SharedApp};
use crate::live::{Happened, Whom};
use crate::rounds::Rounds;
use crate::secret;
use domain::network::inbox::{Entry, Kind, START_PATIENCE};
use domain::network::schedule::SOON;
use domain::{AccountId, CircleId, InboxId, MemberId, RoomId, ScheduledId};
use protocol::Tell;
use std::collections::{BTreeSet, VecDeque};
use std::time::Duration;
use store::{InboxWrite, Write, WriteError};
use tokio::sync::watch;
use tracing::error;

/// How late something may come into an inbox.
const ROUND_INTERVAL: Duration = Duration::from_secs(1);

/// Inboxes in one write. More lets other writes wait for longer.
const PAGE: u32 = 100;

/// Inboxes in one round: the next one goes on where it ended. More is sooner done with somebody whom thousands follow, and
/// leaves less of the database to everybody else.
const TOLD_AT_ONCE: usize = 500;

/// Scheduled rooms that begin soon, looked at in one round.
const BEGINNING_MAX: u32 = 500;

/// What is under way. What is beyond it is lost.
const UNDER_WAY_MAX: usize = 10_000;

/// What is being told.
#[derive(Default)]
pub struct Inboxing {
    under_way: VecDeque<Telling>,
    /// Rooms of which it was told already that they begin soon.
    soon: BTreeSet<ScheduledId>,
}

struct Telling {
    happened: Happened,
    /// The last one of the page before.
    after: Option<AccountId>,
}

enum Turn {
    Now,
    Later,
    Never,
}

pub async fn run(app: SharedApp, stop: watch::Receiver<bool>) {
    let mut rounds = Rounds::every(ROUND_INTERVAL, "what happened does not come into inboxes", stop);
    while rounds.next().await.is_some() {
        rounds.ended(turn(&app).await);
    }
}

/// One round.
pub async fn turn(app: &App) -> anyhow::Result<()> {
    let mut inboxing = app.inboxing.lock().await;
    let places = UNDER_WAY_MAX.saturating_sub(inboxing.under_way.len());
    let new = app.live.take_happened().into_iter().take(places);
    inboxing.under_way.extend(new.map(|happened| Telling { happened, after: None }));
    begin_soon(app, &mut inboxing).await?;
    tell(app, &mut inboxing.under_way).await?;
    digest::write(app).await
}

/// A start that finds what was told before says nothing once more: the rule sees to that.
async fn begin_soon(app: &App, inboxing: &mut Inboxing) -> anyhow::Result<()> {
    let now = app.clock.now();
    let beginning = app.store.beginning(now, now.after(SOON), BEGINNING_MAX).await?;
    for (id, owner) in &beginning {
        if !inboxing.soon.contains(id) {
            let by = MemberId::of(*owner);
            let entry = Entry { kind: Kind::RoomSoon, by, about: Some(id.number()), at: now };
            let happened = Happened { whom: Whom::Coming, entry };
            inboxing.under_way.push_back(Telling { happened, after: None });
        }
    }
    inboxing.soon = beginning.into_iter().map(|(id, _)| id).collect();
    Ok(())
}

async fn tell(app: &App, under_way: &mut VecDeque<Telling>) -> anyhow::Result<()> {
    let (mut at, mut told) = (0, 0);
    while told < TOLD_AT_ONCE
        && let Some(telling) = under_way.get_mut(at)
    {
        match telling.turn(app) {
            Turn::Later => at += 1,
            Turn::Never => {
                under_way.remove(at);
            }
            Turn::Now => {
                let page = telling.page(app).await?;
                take(app, &page, &telling.happened.entry).await?;
                told += page.len().max(1);
                if page.len() == PAGE as usize {
                    telling.after = page.last().copied();
                } else {
                    under_way.remove(at);
                }
            }
        }
    }
    Ok(())
}

impl Telling {
    /// A room is worth telling of once somebody is in it, and as long as somebody is.
    fn turn(&self, app: &App) -> Turn {
        let entry = &self.happened.entry;
        let room = entry.about.map(RoomId::new).filter(|_| entry.kind == Kind::RoomStarted);
        match room {
            Some(room) if app.live.is_in_hallway(room) => Turn::Now,
            Some(_) if app.clock.now().since(entry.at) >= START_PATIENCE => Turn::Never,
            Some(_) => Turn::Later,
            None => Turn::Now,
        }
    }

    async fn page(&self, app: &App) -> anyhow::Result<Vec<AccountId>> {
        let Happened { whom, entry } = self.happened;
        let number = entry.about.unwrap_or_default();
        let scheduled = ScheduledId::new(number);
        match whom {
            Whom::One(account) => Ok(vec![account]),
            Whom::Followers { circle } => {
                app.store.followers(entry.by.account(), circle, PAGE, self.after).await
            }
            Whom::Coming => app.store.guests(scheduled, false, PAGE, self.after).await,
            Whom::Guests => app.store.guests(scheduled, true, PAGE, self.after).await,
            Whom::Moderators => app.store.circle_moderators(CircleId::new(number), PAGE, self.after).await,
        }
    }
}

/// Those who have a page open hear of it.
async fn take(app: &App, to: &[AccountId], entry: &Entry) -> anyhow::Result<()> {
    // Nobody is told of a change of their own.
    let to = to.iter().filter(|to| entry.kind != Kind::RoomChanged || **to != entry.by.account());
    let to: Vec<AccountId> = to.copied().collect();
    if to.is_empty() {
        return Ok(());
    }
    let told = match write(app, &to, entry).await {
        Ok(()) => to,
        Err(WriteError::Unreadable(_)) => take_each(app, to, entry).await?,
        Err(cause) => return Err(cause.into()),
    };
    for account in told {
        app.live.tell(account, &Tell::InboxChanged);
    }
    Ok(())
}

async fn write(app: &App, to: &[AccountId], entry: &Entry) -> Result<(), WriteError> {
    let write = |account: &AccountId| {
        let id = InboxId::new(secret::number());
        Write::Inbox(InboxWrite::Take { id, account: *account, entry: *entry })
    };
    app.store.write(to.iter().map(write).collect()).await
}

/// One by one what is not written together: somebody whose wishes cannot be read is left out, and the others are told. Returns
/// those.
async fn take_each(app: &App, to: Vec<AccountId>, entry: &Entry) -> anyhow::Result<Vec<AccountId>> {
    let mut told = vec![];
    for account in to {
        match write(app, &[account], entry).await {
            Ok(()) => told.push(account),
            Err(WriteError::Unreadable(cause)) => {
                let cause = format!("{cause:#}");
                error!(account.id = %account, cause, "something does not come into an inbox");
            }
            Err(cause) => return Err(cause.into()),
        }
    }
    Ok(told)
}

/// Whether the database answers: what fails all the same is wrong with one account.
pub(crate) async fn is_answered(app: &App) -> bool {
    app.store.in_force().await.is_ok()
}
