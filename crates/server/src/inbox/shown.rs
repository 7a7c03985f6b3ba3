//! Rows of an inbox as whoever has it may see them now: a title is looked up each time, and never kept beside them. Whoever is
//! out of a circle by now reads nothing of its rooms.

use crate::app::App;
use crate::schedule;
use crate::words;
use domain::network::circle::may_see;
use domain::network::inbox::Kind;
use domain::{AccountId, At, CircleId, Language, MemberId, RoomId, ScheduledId, ThreadId};
use protocol::rest::Person;
use store::StoredEntry;

/// One row. No `Debug`: it is personal.
pub struct Shown {
    pub stored: StoredEntry,
    /// Whose doing it was. Not of who follows one: that is told to nobody.
    pub by: Option<Person>,
    pub about: About,
}

/// What it is about.
#[derive(Default)]
pub struct About {
    pub title: Option<String>,
    pub begins: Option<At>,
    pub is_cancelled: bool,
    /// Path of its page.
    pub page: Option<String>,
}

/// Those of them whose author is a member still.
pub async fn shown(app: &App, rows: Vec<StoredEntry>) -> anyhow::Result<Vec<Shown>> {
    let named = rows.iter().filter(|row| row.entry.kind != Kind::Followed).map(|row| row.entry.by);
    let persons = app.live.persons(named.collect()).await?;
    let mut all = vec![];
    for stored in rows {
        let by = persons.get(&stored.entry.by).cloned();
        let about = match &by {
            Some(by) => about(app, &stored, by).await?,
            None if stored.entry.kind == Kind::Followed => About::default(),
            None => continue,
        };
        all.push(Shown { by: by.filter(|_| stored.entry.kind != Kind::Followed), stored, about });
    }
    Ok(all)
}

async fn about(app: &App, stored: &StoredEntry, by: &Person) -> anyhow::Result<About> {
    let number = stored.entry.about.unwrap_or_default();
    let person = || About { page: Some(format!("/@{}", by.handle)), ..About::default() };
    Ok(match stored.entry.kind {
        Kind::RoomStarted => room(app, stored.account, number).unwrap_or_default(),
        Kind::RoomScheduled | Kind::InvitedOnStage | Kind::RoomSoon | Kind::RoomChanged => {
            scheduled(app, stored.account, number).await?
        }
        Kind::ThreadRequest | Kind::NewMessage => {
            About { page: Some(format!("/m/{}", ThreadId::new(number))), ..About::default() }
        }
        Kind::MissedPing => room(app, stored.account, number).unwrap_or_else(person),
        Kind::MissedWave | Kind::FollowedBack | Kind::Vouched => person(),
        Kind::CircleRequest | Kind::InvitedToCircle | Kind::LetIntoCircle => {
            circle(app, stored.account, number).await?
        }
        Kind::QuestionAnswered => answered(app, stored.account, number).await?,
        Kind::Followed => About::default(),
    })
}

/// A room that is in their hallway. Of another nothing is said: it is over, or not for them.
fn room(app: &App, account: AccountId, number: u64) -> Option<About> {
    let room = RoomId::new(number);
    let card = app.live.hallway_card_for(MemberId::of(account), room)?;
    Some(About { title: Some(card.title), page: Some(format!("/r/{room}")), ..About::default() })
}

async fn scheduled(app: &App, account: AccountId, number: u64) -> anyhow::Result<About> {
    let stored = app.store.scheduled(ScheduledId::new(number), account).await?;
    let Some(stored) = stored else { return Ok(About::default()) };
    let (scheduled, own) = (&stored.scheduled, stored.own.as_ref());
    if !scheduled.may_see(own, false, stored.in_circle) {
        // Of a circle that was dissolved: whoever was to come reads that it is off.
        return Ok(About { is_cancelled: scheduled.cancelled && own.is_some(), ..About::default() });
    }
    Ok(About {
        title: Some(scheduled.plan.title.as_str().to_owned()),
        begins: Some(scheduled.plan.begins),
        is_cancelled: scheduled.cancelled,
        page: Some(schedule::path(scheduled, &stored.link)),
    })
}

async fn circle(app: &App, account: AccountId, number: u64) -> anyhow::Result<About> {
    let stored = app.store.circle(CircleId::new(number), account).await?;
    let seen = stored.filter(|stored| may_see(stored.about.entry, stored.membership()));
    Ok(seen.map_or_else(About::default, |stored| About {
        title: Some(stored.about.name.as_str().to_owned()),
        page: Some(format!("/circles/{}", stored.circle)),
        ..About::default()
    }))
}

/// What a room left, as long as they read an answer to their own question there.
async fn answered(app: &App, account: AccountId, number: u64) -> anyhow::Result<About> {
    let room = RoomId::new(number);
    let found = app.store.questions(room, account).await?;
    let own = found.questions.iter().find(|question| question.facts.author == found.reader.member);
    if !own.is_some_and(|question| question.facts.answered && !question.facts.blocked) {
        return Ok(About::default());
    }
    Ok(About { title: Some(found.title), page: Some(format!("/past/{room}")), ..About::default() })
}

impl Shown {
    /// In words, for a letter or a locked screen: never what somebody wrote.
    pub fn said(&self, language: Language) -> String {
        let key = match self.stored.entry.kind {
            Kind::RoomChanged if self.about.is_cancelled => "told-room_cancelled".to_owned(),
            kind => format!("told-{}", kind.key()),
        };
        let by = self.by.as_ref().map(|by| by.handle.as_str()).unwrap_or_default();
        words::say(language, &key, &[("by", by)])
    }
}
