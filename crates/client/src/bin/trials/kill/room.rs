//! One room of the town: its members' acts, its owner's, and how it is read back.

use super::place::{Act, Place};
use super::track::{Since, Track};
use super::{Book, Findings, Outcome, at, lock};
use crate::random::Random;
use anyhow::{Context, Result};
use client::{Client, Socket};
use futures_util::future::join_all;
use protocol::room::View;
use protocol::tell::RefusalCode;
use protocol::{Ask, RoomCommand};
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::sync::watch;
use tokio::time::Instant;

/// Whoever was removed stays out ten seconds; what lies within a second of that is not judged.
const SURELY_OUT: Duration = Duration::from_secs(9);
const SURELY_OUT_NO_MORE: Duration = Duration::from_secs(11);

pub struct RoomBook {
    id: String,
    owner: Client,
    owner_socket: Mutex<Option<Socket>>,
    title: Mutex<Track<String>>,
    locked: Mutex<Track<bool>>,
    pub members: Vec<Member>,
    book: Arc<Book>,
}

pub struct Member {
    client: Client,
    id: String,
    socket: Mutex<Option<Socket>>,
    place: Mutex<Track<Place>>,
    /// When the hand that is up was asked for, and when that was acknowledged.
    hand: Mutex<Option<(Instant, Instant)>>,
    removed: Mutex<Option<Instant>>,
}

impl RoomBook {
    pub async fn open(owner: Client, id: String, members: Vec<Client>, book: Arc<Book>) -> Result<RoomBook> {
        let socket = owner.connect().await?;
        let title = socket.enter(&id, None).await?.view.title;
        let mut all = vec![];
        for client in members {
            let socket = client.connect().await?;
            all.push(Member {
                id: socket.me(),
                client,
                socket: Mutex::new(Some(socket)),
                place: Mutex::new(Track::new(Place::Out)),
                hand: Mutex::default(),
                removed: Mutex::default(),
            });
        }
        Ok(RoomBook {
            id,
            owner,
            owner_socket: Mutex::new(Some(socket)),
            title: Mutex::new(Track::new(title)),
            locked: Mutex::new(Track::new(false)),
            members: all,
            book,
        })
    }

    /// One member's life, one act after the other.
    pub async fn member_acts(
        self: Arc<Self>,
        number: usize,
        mut random: Random,
        stop: watch::Receiver<bool>,
    ) {
        let member = &self.members[number];
        while !*stop.borrow() {
            tokio::time::sleep(Duration::from_millis(random.next() % 20)).await;
            let place = lock(&member.place).now();
            let act = random.one_of(place.acts());
            let since_removed = lock(&member.removed).map(|at| at.elapsed());
            // Now and then somebody removed tries to come back too soon.
            if act == Act::Join
                && since_removed.is_some_and(|since| since < SURELY_OUT_NO_MORE)
                && !random.chance(5)
            {
                continue;
            }
            lock(&member.place).ask(place.after(act));
            let asked = Instant::now();
            match self.perform(member, act).await {
                Outcome::Done => {
                    lock(&member.place).done();
                    self.note(member, act, asked);
                    if act == Act::Join && since_removed.is_some_and(|since| since < SURELY_OUT) {
                        self.book.odd("somebody removed was let in too soon".to_owned());
                    }
                }
                Outcome::Refused(code) => {
                    lock(&member.place).refused();
                    let is_usual =
                        act == Act::Join && matches!(code, RefusalCode::Locked | RefusalCode::TooSoon);
                    if !is_usual {
                        self.book.odd(format!("{act:?} of {place:?} was refused: {code:?}"));
                    }
                }
                Outcome::Unknown => return,
            }
        }
    }

    fn note(&self, member: &Member, act: Act, asked: Instant) {
        self.book.done(act.kind());
        *lock(&member.hand) = (act == Act::RaiseHand).then(|| (asked, Instant::now()));
        match act {
            Act::Remove => *lock(&member.removed) = Some(asked),
            Act::LetBackIn | Act::Join => *lock(&member.removed) = None,
            _ => {}
        }
    }

    async fn perform(&self, member: &Member, act: Act) -> Outcome {
        let by = if act.is_owners() { &self.owner_socket } else { &member.socket };
        let Some(socket) = lock(by).clone() else { return Outcome::Unknown };
        let ask = match act.command(&member.id) {
            Some(command) => Ask::Room { command },
            None if act == Act::Join => Ask::Enter { room: self.id.clone(), link: None, resume: None },
            None => Ask::Leave,
        };
        socket.ask(ask).await.into()
    }

    /// The owner renames and locks.
    pub async fn room_acts(self: Arc<Self>, mut random: Random, stop: watch::Receiver<bool>) {
        let Some(socket) = lock(&self.owner_socket).clone() else { return };
        while !*stop.borrow() {
            let is_locked = lock(&self.locked).now();
            // Mostly open: else nobody comes in.
            tokio::time::sleep(Duration::from_millis(if is_locked { 10 } else { 30 + random.next() % 60 }))
                .await;
            let outcome = if is_locked || random.chance(50) {
                lock(&self.locked).ask(!is_locked);
                let command = if is_locked { RoomCommand::Unlock } else { RoomCommand::Lock };
                let outcome = socket.command(command).await.into();
                settle(&self.locked, &outcome);
                outcome
            } else {
                let title = format!("Title {:016x}", random.next());
                lock(&self.title).ask(title.clone());
                let outcome = socket.command(RoomCommand::Rename { title }).await.into();
                settle(&self.title, &outcome);
                outcome
            };
            match outcome {
                Outcome::Done => self.book.done("locks and titles"),
                Outcome::Refused(code) => self.book.odd(format!("the owner was refused: {code:?}")),
                Outcome::Unknown => return,
            }
        }
    }

    pub fn mark(&self) {
        lock(&self.title).mark();
        lock(&self.locked).mark();
        self.members.iter().for_each(|member| lock(&member.place).mark());
    }

    pub async fn compare(&self, base: &str, since: Since) -> Result<Findings> {
        let socket = at(base, &self.owner)?.connect().await.context("the owner cannot connect")?;
        let view = socket.enter(&self.id, None).await.context("the owner cannot enter")?.view;
        let mut findings = Findings::default();
        self.compare_about(&view, since, &mut findings);
        // The hands of those who are not back yet are down: everybody comes, and is then looked at.
        let returns = self.members.iter().map(|member| self.come_back(base, member, &view, since));
        for found in join_all(returns).await {
            findings.add(found?);
        }
        socket.ask(Ask::FetchSnapshot).await.context("the owner sees nothing")?;
        let view = socket.seen().context("the owner is out")?.view;
        self.compare_lists(&view, since, &mut findings);
        *lock(&self.owner_socket) = Some(socket);
        Ok(findings)
    }

    fn compare_about(&self, view: &View, since: Since, findings: &mut Findings) {
        findings.compared += 2;
        if !lock(&self.title).allowed(since).contains(&view.title) {
            findings.lost.push(format!("a title: found {:?}", view.title));
        }
        let locked = lock(&self.locked).allowed(since);
        if !locked.contains(&view.locked) {
            findings.lost.push(format!("a lock: found {}", view.locked));
            if !view.locked {
                findings.gained.push("a locked room is open".to_owned());
            }
        }
        lock(&self.title).set(view.title.clone());
        lock(&self.locked).set(view.locked);
    }

    /// Nobody stands in two places or twice in one, and hands keep the order in which they were acknowledged.
    fn compare_lists(&self, view: &View, since: Since, findings: &mut Findings) {
        let backstage = view.backstage.clone().unwrap_or_default();
        let stage: Vec<String> = view.stage.iter().map(|seat| seat.member.clone()).collect();
        let hands: Vec<String> = view.hands.iter().map(|hand| hand.member.clone()).collect();
        for list in [&stage, &hands, &view.audience.shown, &backstage.banned, &backstage.invited] {
            if list.iter().collect::<BTreeSet<_>>().len() != list.len() {
                findings.doubled.push(format!("somebody stands twice in a list of {}", list.len()));
            }
        }
        let twice = |member: &String| hands.contains(member) || view.audience.shown.contains(member);
        if stage.iter().any(twice) {
            findings.doubled.push("somebody is on stage and in the audience".to_owned());
        }
        // Hands that moved on after the mark say nothing of the order in a backup.
        if since != Since::Last {
            return;
        }
        let time = |id: &String| self.members.iter().find(|m| m.id == *id).and_then(|m| *lock(&m.hand));
        let times: Vec<_> = hands.iter().filter_map(time).collect();
        for (place, (_, earlier_done)) in times.iter().enumerate() {
            // Whoever stands further ahead must not have asked after this one was acknowledged.
            if times[..place].iter().any(|(asked, _)| asked > earlier_done) {
                findings.lost.push("the order of two hands".to_owned());
            }
        }
    }

    /// One comes to the door, with or without a right to. What they then are is compared with the book, and noted.
    async fn come_back(&self, base: &str, member: &Member, view: &View, since: Since) -> Result<Findings> {
        let mut findings = Findings { compared: 1, ..Findings::default() };
        let shown = Place::seen(view, &member.id);
        let socket = at(base, &member.client)?.connect().await.context("a member cannot connect")?;
        let entered = socket.ask(Ask::Enter { room: self.id.clone(), link: None, resume: None }).await;
        let is_in = match entered {
            Ok(()) => true,
            Err(fault) if fault.code().is_some() => false,
            Err(fault) => return Err(fault.into()),
        };
        let place = match is_in {
            true => socket.until(|heard| Some(Place::own(&heard.seen.as_ref()?.view, &member.id))).await?,
            false => shown,
        };
        // Nobody's seat: whoever came just now came as anybody would.
        let (found, now) = match place {
            Place::Listening { hand: false, invited: false } => (Place::Out, place),
            seated => (seated, seated),
        };
        let allowed: Vec<Place> =
            lock(&member.place).allowed(since).into_iter().map(Place::after_restart).collect();
        if !allowed.contains(&found) {
            findings
                .lost
                .push(format!("a place: {found:?}, where {allowed:?} was acknowledged or asked for"));
            if found.has_more_than(&allowed) {
                findings.gained.push(format!("{found:?}, where {allowed:?} was acknowledged or asked for"));
            }
        }
        if matches!(shown, Place::OnStage { .. }) && shown != place {
            findings.lost.push(format!("{shown:?} for the owner is {place:?} for themselves"));
        }
        if is_in && shown == Place::Banned {
            findings.gained.push("somebody banned is back".to_owned());
        }
        if is_in && found == Place::Out {
            if view.locked {
                findings.gained.push("somebody without a seat came into a locked room".to_owned());
            }
            // A backup may be older than the removal.
            if since == Since::Last && removed_for_sure(member) {
                findings.gained.push("somebody removed is back at once".to_owned());
            }
        }
        lock(&member.place).set(now);
        if !matches!(now, Place::Listening { hand: true, .. }) {
            *lock(&member.hand) = None;
        }
        *lock(&member.socket) = Some(socket);
        Ok(findings)
    }
}

/// Judged when the answer is there: until then the time may run out.
fn removed_for_sure(member: &Member) -> bool {
    lock(&member.removed).is_some_and(|at| at.elapsed() < SURELY_OUT)
}

fn settle<S: Clone + PartialEq>(track: &Mutex<Track<S>>, outcome: &Outcome) {
    match outcome {
        Outcome::Done => lock(track).done(),
        Outcome::Refused(_) => lock(track).refused(),
        Outcome::Unknown => {}
    }
}
