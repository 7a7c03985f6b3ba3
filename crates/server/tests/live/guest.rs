//! One socket of a test: asks, and keeps what it is told. Its view changes by `reduce` alone.

use super::house::House;
use client::reduce::{Seen, reduce};
use domain::entry::Account;
use domain::{MemberId, RoomId};
use protocol::room::View;
use protocol::tell::{Out, RefusalCode, Refused};
use protocol::{Ask, Asked, RoomCommand, Tell};
use server::live::{End, Line, Next};
use std::collections::BTreeSet;
use std::time::Duration;
use store::SessionId;

/// Reached only when what is waited for does not come.
pub const LATE: Duration = Duration::from_secs(10);

pub struct Guest {
    pub line: Line,
    pub is_let_in: bool,
    pub account: Account,
    pub session: SessionId,
    pub seen: Option<Seen>,
    /// Everything told, in order.
    pub told: Vec<Tell>,
    /// Whoever was introduced.
    pub known: BTreeSet<String>,
    pub end: Option<End>,
    next_id: u32,
}

/// How an ask ended.
#[derive(Debug, PartialEq, Eq)]
pub enum Ended {
    Done,
    /// Done, after it was in force for a while.
    InForceThenDone,
    Refused(Refused),
}

impl Guest {
    pub fn new(line: Line, account: Account, session: SessionId) -> Guest {
        let (seen, told, known) = (None, vec![], BTreeSet::new());
        Guest { line, is_let_in: false, account, session, seen, told, known, end: None, next_id: 0 }
    }

    pub fn id(&self) -> String {
        self.account.id.to_string()
    }

    /// Asks without waiting for the answer. Returns the ask's number.
    pub async fn say(&mut self, ask: Ask) -> u32 {
        self.next_id += 1;
        let text = serde_json::to_string(&Asked { id: self.next_id, ask }).expect("an ask is JSON");
        self.line.handle(&text).await;
        self.next_id
    }

    pub async fn ask(&mut self, ask: Ask) -> Ended {
        let id = self.say(ask).await;
        self.answer(id).await
    }

    pub async fn answer(&mut self, id: u32) -> Ended {
        let is_in_force =
            |told: &[Tell]| told.iter().any(|tell| matches!(tell, Tell::InForce { id: of } if *of == id));
        loop {
            let answer = self.told.iter().find_map(|tell| match tell {
                Tell::Done { id: of } if *of == id && is_in_force(&self.told) => Some(Ended::InForceThenDone),
                Tell::Done { id: of } if *of == id => Some(Ended::Done),
                Tell::Refused { id: of, refusal } if *of == id => Some(Ended::Refused(refusal.clone())),
                _ => None,
            });
            match answer {
                Some(answer) => return answer,
                None => self.hear().await,
            }
        }
    }

    /// Waits until an ask is in force but not done.
    pub async fn in_force(&mut self, id: u32) {
        self.until(|guest| {
            guest.told.iter().any(|tell| matches!(tell, Tell::InForce { id: of } if *of == id))
        })
        .await;
        let is_done = self.told.iter().any(|tell| matches!(tell, Tell::Done { id: of } if *of == id));
        assert!(!is_done, "nothing is done before it is saved");
    }

    pub async fn enter(&mut self, room: &str) {
        assert_eq!(self.ask(enter(room, None)).await, Ended::Done);
        assert!(
            self.seen.as_ref().is_some_and(|seen| seen.room == room),
            "the snapshot comes before the answer"
        );
    }

    pub async fn command(&mut self, command: RoomCommand) {
        assert_eq!(self.ask(Ask::Room { command }).await, Ended::Done);
    }

    pub async fn refused(&mut self, ask: Ask) -> RefusalCode {
        match self.ask(ask).await {
            Ended::Refused(refused) => refused.code,
            other => panic!("not refused: {other:?}"),
        }
    }

    pub async fn refused_command(&mut self, command: RoomCommand) -> RefusalCode {
        self.refused(Ask::Room { command }).await
    }

    /// Takes messages until `done`.
    pub async fn until(&mut self, done: impl Fn(&Guest) -> bool) {
        while !done(self) {
            self.hear().await;
        }
    }

    pub async fn until_view(&mut self, done: impl Fn(&View) -> bool) {
        self.until(|guest| guest.seen.as_ref().is_some_and(|seen| done(&seen.view))).await;
    }

    pub async fn until_out(&mut self) -> Out {
        self.until(|guest| guest.out().is_some()).await;
        self.out().expect("just seen")
    }

    pub fn out(&self) -> Option<Out> {
        self.told.iter().find_map(|tell| match tell {
            Tell::Out { why } => Some(*why),
            _ => None,
        })
    }

    pub async fn until_closed(&mut self) -> End {
        self.until(|guest| guest.end.is_some()).await;
        self.end.expect("just seen")
    }

    pub fn view(&self) -> &View {
        &self.seen.as_ref().expect("in a room").view
    }

    /// What was built up by deltas is what a latecomer would be told.
    pub async fn check_view(&mut self) {
        // What the room had to say before this answer has been heard by then; the snapshot would replace it.
        self.ticket().await;
        self.hear_all().await;
        let built = self.view().clone();
        assert_eq!(self.ask(Ask::FetchSnapshot).await, Ended::Done);
        assert!(built == *self.view(), "snapshot and deltas differ from a fresh snapshot");
    }

    /// A ticket for this seat's sound.
    pub async fn ticket(&mut self) -> String {
        assert_eq!(self.ask(Ask::FetchTicket).await, Ended::Done);
        let ticket = self.told.iter().rev().find_map(|tell| match tell {
            Tell::Ticket { ticket, .. } => Some(ticket.clone()),
            _ => None,
        });
        ticket.expect("before the answer")
    }

    /// Waits until the room expects this seat's peer.
    pub async fn until_peer(&self, house: &House) {
        let room = RoomId::parse(&self.seen.as_ref().expect("in a room").room).expect("an id");
        let member = MemberId::of(self.account.id);
        let is_there = async || {
            let inside = house.live.inspect(room).await.expect("the room");
            inside.peers.iter().any(|(_, of, ..)| *of == member)
        };
        while !is_there().await {
            tokio::task::yield_now().await;
        }
    }

    /// Takes one message.
    async fn hear(&mut self) {
        let outbox = self.line.outbox().clone();
        match tokio::time::timeout(LATE, outbox.next()).await.expect("something comes") {
            Next::Send(text) => self.take(&text),
            Next::FetchSnapshot => self.line.catch_up().await,
            Next::LetIn => self.is_let_in = true,
            Next::Close(end) => self.end = Some(end),
        }
    }

    /// Everything that is there by now.
    pub async fn hear_all(&mut self) {
        let outbox = self.line.outbox().clone();
        while let Some(next) = outbox.try_next() {
            match next {
                Next::Send(text) => self.take(&text),
                Next::FetchSnapshot => self.line.catch_up().await,
                Next::LetIn => self.is_let_in = true,
                Next::Close(end) => return self.end = Some(end),
            }
        }
    }

    /// Of all that was told.
    pub fn deltas(&self) -> impl Iterator<Item = &protocol::Delta> {
        self.told
            .iter()
            .flat_map(|tell| if let Tell::Deltas { deltas, .. } = tell { deltas.as_slice() } else { &[] })
    }

    fn take(&mut self, text: &str) {
        let tell: Tell = serde_json::from_str(text).expect("what is told can be read");
        match tell.clone() {
            Tell::People { people } => self.known.extend(people.into_iter().map(|person| person.member)),
            Tell::Snapshot { room, epoch, seq, view, resume, .. } => {
                self.seen = Some(Seen { room, epoch, seq, view, resume });
            }
            Tell::Deltas { epoch, seq, deltas } => {
                let seen = self.seen.as_mut().expect("a delta applies to a snapshot");
                reduce(seen, epoch, seq, deltas).expect("deltas come in order, none is missing");
            }
            Tell::Out { .. } => self.seen = None,
            _ => {}
        }
        if let Some(seen) = &self.seen {
            for member in named(&seen.view) {
                assert!(self.known.contains(&member), "somebody is named before being introduced");
            }
        }
        self.told.push(tell);
    }
}

pub fn enter(room: &str, resume: Option<&str>) -> Ask {
    Ask::Enter { room: room.to_owned(), link: None, resume: resume.map(str::to_owned) }
}

fn named(view: &View) -> Vec<String> {
    let backstage =
        view.backstage.iter().flat_map(|b| b.banned.iter().chain(&b.invited).chain(&b.asking_to_unmute));
    let stage = view.stage.iter().map(|seat| &seat.member);
    stage
        .chain(view.hands.iter().map(|hand| &hand.member))
        .chain(&view.audience.shown)
        .chain(view.tally.voters.iter().flatten())
        .chain(view.chat.iter().map(|line| &line.member))
        .chain(backstage)
        .chain([&view.owner])
        .cloned()
        .collect()
}
