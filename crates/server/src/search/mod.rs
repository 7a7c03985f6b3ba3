//! Search: an index in memory of people, topics, live rooms and scheduled rooms, made from the database at the start and kept by
//! what is committed. It proposes; whoever shows what it found reads that anew, and asks once more whether it fits.

mod index;

pub use index::KINDS;

use crate::app::{App, SharedApp};
use crate::rounds::Rounds;
use crate::serve::told;
use anyhow::Context;
use domain::entry::Account;
use domain::network::{Headline, Search, Terms};
use domain::room::LAPSES_AFTER;
use domain::{AccountId, At, RoomId, ScheduledId, TopicId};
use index::{Entry, Index};
use protocol::search::SearchKind;
use std::collections::{BTreeSet, HashMap};
use std::convert::Infallible;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;
use store::{Changed, StoredScheduled};
use tokio::sync::watch;
use tokio::task::spawn_blocking;
use tracing::warn;

/// How long changes gather before they are taken in. Longer costs less; shorter finds sooner what was just written.
const GATHER: Duration = Duration::from_millis(100);
/// How often an index is begun anew when it could not be made or kept.
const AGAIN: Duration = Duration::from_secs(5);
/// Rows read at once.
const PAGE: usize = 500;
/// Sees what everybody sees, follows nobody and has blocked nobody.
const NOBODY: AccountId = AccountId::new(0);

/// What is found by which words. Empty until everything was looked through once.
#[derive(Default)]
pub struct Finder(RwLock<Option<Arc<Index>>>);

/// What something is found by. No `Debug`: people wrote it.
pub enum Texts {
    Person {
        handle: String,
        name: Option<String>,
        stated: String,
        headline: Option<String>,
    },
    Topic {
        names: Vec<String>,
    },
    /// Live or scheduled.
    Room {
        title: String,
        topic: Option<String>,
    },
}

/// Something to be found; without texts: no more.
struct Searched {
    kind: SearchKind,
    id: u64,
    texts: Option<Texts>,
}

impl Finder {
    /// What fits best, at most `limit` of each kind, by the numbers of their ids. `None`: not everything was looked through yet.
    pub async fn find(
        &self,
        search: Arc<Search>,
        kinds: Vec<SearchKind>,
        limit: usize,
    ) -> anyhow::Result<Option<HashMap<SearchKind, Vec<u64>>>> {
        let index = self.0.read().unwrap_or_else(PoisonError::into_inner).clone();
        let Some(index) = index else { return Ok(None) };
        let find = move || {
            let of_kind = |kind| index.find(kind, &search, limit).map(|ids| (kind, ids));
            kinds.into_iter().map(of_kind).collect::<tantivy::Result<HashMap<_, _>>>()
        };
        Ok(Some(spawn_blocking(find).await.context("the search broke off")??))
    }

    fn set(&self, index: Arc<Index>) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Some(index);
    }
}

impl Texts {
    pub fn terms(&self) -> Terms {
        let mut terms = Terms::default();
        match self {
            Texts::Person { handle, name, stated, headline } => {
                terms.handle(handle);
                name.iter().for_each(|name| terms.name(name));
                terms.beside(stated);
                headline.iter().for_each(|headline| terms.beside(headline));
            }
            Texts::Topic { names } => names.iter().for_each(|name| terms.name(name)),
            Texts::Room { title, topic } => {
                terms.name(title);
                topic.iter().for_each(|topic| terms.beside(topic));
            }
        }
        terms
    }

    pub fn of_plan(stored: &StoredScheduled) -> Texts {
        let plan = &stored.scheduled.plan;
        let topic = plan.topic.as_ref().map(|topic| topic.as_str().to_owned());
        Texts::Room { title: plan.title.as_str().to_owned(), topic }
    }
}

/// Keeps the index, until the server stops. One that broke is made anew: nothing is in it that is not in the database.
pub async fn run(app: SharedApp, mut stop: watch::Receiver<bool>) {
    let mut rounds = Rounds::every(AGAIN, "no search index is made", stop.clone());
    while rounds.next().await.is_some() {
        let round = async {
            if let Some(index) = rounds.ended(made(&app).await) {
                let Err(broke) = keep(&app, index).await;
                warn!(error = format!("{broke:#}"), "the search index broke, and is made anew");
            }
        };
        tokio::select! {
            () = round => {}
            () = told(&mut stop) => return,
        }
    }
}

async fn keep(app: &App, mut index: Arc<Index>) -> anyhow::Result<Infallible> {
    loop {
        let changed = app.store.changes().next().await;
        if changed.contains(&Changed::Everything) {
            index = made(app).await?;
        } else {
            take_in(&index, read(app, changed).await?).await?;
            show(&index).await?;
        }
        tokio::time::sleep(GATHER).await;
    }
}

/// An index of everything there is; from now on it is searched.
async fn made(app: &App) -> anyhow::Result<Arc<Index>> {
    let index = Arc::new(Index::new()?);
    let mut after = None;
    loop {
        let accounts = app.store.members(PAGE as u32, after).await?;
        let Some(last) = accounts.last() else { break };
        after = Some(last.id);
        take_in(&index, people(app, accounts).await?).await?;
    }
    let mut after = None;
    loop {
        let ids = app.store.topic_ids(PAGE as u32, after).await?;
        let Some(last) = ids.last() else { break };
        after = Some(*last);
        take_in(&index, topics(app, &ids).await?).await?;
    }
    let now = app.clock.now();
    let (from, mut after) = (At(now.0.saturating_sub(LAPSES_AFTER.as_millis() as u64)), None);
    loop {
        let upcoming = app.store.upcoming(NOBODY, from, PAGE as u32, after).await?;
        let Some(last) = upcoming.last() else { break };
        after = Some((last.scheduled.plan.begins, last.scheduled.id));
        take_in(&index, upcoming.iter().map(|stored| announced(stored, now)).collect()).await?;
    }
    take_in(&index, app.live.open_rooms().into_iter().map(|id| live_room(app, id)).collect()).await?;
    show(&index).await?;
    app.finder.set(Arc::clone(&index));
    Ok(index)
}

/// How what was changed is found now.
async fn read(app: &App, changed: BTreeSet<Changed>) -> anyhow::Result<Vec<Searched>> {
    let (mut accounts, mut topic_ids, mut searched) = (vec![], vec![], vec![]);
    for changed in changed {
        match changed {
            Changed::Person(id) => accounts.push(id),
            Changed::Topic(id) => topic_ids.push(id),
            Changed::Scheduled(id) => searched.push(scheduled(app, id).await?),
            Changed::Room(id) => searched.push(live_room(app, id)),
            Changed::Everything => {}
        }
    }
    for ids in accounts.chunks(PAGE) {
        let members: Vec<Account> =
            app.store.accounts(ids).await?.into_iter().filter(Account::is_member).collect();
        let there: BTreeSet<AccountId> = members.iter().map(|account| account.id).collect();
        searched.extend(people(app, members).await?);
        let gone = ids.iter().filter(|id| !there.contains(id));
        searched.extend(gone.map(|id| Searched::gone(SearchKind::People, id.number())));
    }
    for ids in topic_ids.chunks(PAGE) {
        searched.extend(topics(app, ids).await?);
    }
    Ok(searched)
}

/// Members, by what others are shown of them.
async fn people(app: &App, members: Vec<Account>) -> anyhow::Result<Vec<Searched>> {
    let ids: Vec<AccountId> = members.iter().map(|account| account.id).collect();
    let mut names = app.live.names().of(&members, app.clock.now()).await?;
    let mut headlines: HashMap<AccountId, Headline> = app.store.headlines(&ids).await?.into_iter().collect();
    let person = |account: Account| {
        let texts = Texts::Person {
            handle: account.handle.as_str().to_owned(),
            name: names.remove(&account.id).and_then(|named| named.text),
            stated: account.stated.as_str().to_owned(),
            headline: headlines.remove(&account.id).map(|line| line.as_str().to_owned()),
        };
        Searched { kind: SearchKind::People, id: account.id.number(), texts: Some(texts) }
    };
    Ok(members.into_iter().map(person).collect())
}

async fn topics(app: &App, ids: &[TopicId]) -> anyhow::Result<Vec<Searched>> {
    let mut there: HashMap<TopicId, _> = app.store.topics_of(NOBODY, ids).await?.into_iter().collect();
    let topic = |id: &TopicId| Searched {
        kind: SearchKind::Topics,
        id: id.number(),
        texts: there.remove(id).map(|topic| Texts::Topic { names: topic.names }),
    };
    Ok(ids.iter().map(topic).collect())
}

async fn scheduled(app: &App, id: ScheduledId) -> anyhow::Result<Searched> {
    Ok(match app.store.scheduled(id, NOBODY).await? {
        Some(stored) => announced(&stored, app.clock.now()),
        None => Searched::gone(SearchKind::Scheduled, id.number()),
    })
}

fn announced(stored: &StoredScheduled, now: At) -> Searched {
    let texts = stored.scheduled.is_announced(now).then(|| Texts::of_plan(stored));
    Searched { kind: SearchKind::Scheduled, id: stored.scheduled.id.number(), texts }
}

/// As the hallway has it; what is not there is not found.
fn live_room(app: &App, id: RoomId) -> Searched {
    let texts = app.live.hallway_card(id).map(|card| Texts::Room { title: card.title, topic: card.topic });
    Searched { kind: SearchKind::Rooms, id: id.number(), texts }
}

impl Searched {
    fn gone(kind: SearchKind, id: u64) -> Searched {
        Searched { kind, id, texts: None }
    }
}

async fn take_in(index: &Arc<Index>, searched: Vec<Searched>) -> anyhow::Result<()> {
    let index = Arc::clone(index);
    let entry =
        |Searched { kind, id, texts }: Searched| Entry { kind, id, terms: texts.map(|texts| texts.terms()) };
    let put = move || index.put(&searched.into_iter().map(entry).collect::<Vec<_>>());
    Ok(spawn_blocking(put).await.context("the index broke off")??)
}

async fn show(index: &Arc<Index>) -> anyhow::Result<()> {
    let index = Arc::clone(index);
    Ok(spawn_blocking(move || index.show()).await.context("the index broke off")??)
}
