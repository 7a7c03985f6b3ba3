//! What the media thread says, brought to the rooms: a room that is slow holds up no other.

use super::mail::Mail;
use super::sound::{self, About};
use super::{House, lock};
use domain::RoomId;
use media::Event;
use std::collections::{HashMap, VecDeque};
use std::sync::Weak;
use std::time::Duration;
use tokio::sync::mpsc;
use tokio::sync::mpsc::error::TrySendError;

/// How often endings are offered again to a room whose mailbox was full.
const AGAIN: Duration = Duration::from_millis(50);

/// Endings that wait for one room. As many as the largest room has seats; what is lost beyond it is a connection that the room
/// drops with its next permit, which nobody confirms.
const LATE_MAX: usize = 1024;

/// Endings that found their room's mailbox full, in order.
type Late = HashMap<RoomId, VecDeque<Mail>>;

/// Ends when the media thread or the house is gone.
pub(super) async fn run(house: Weak<House>, mut events: mpsc::Receiver<Event>) {
    let mut late = Late::new();
    loop {
        let event = tokio::select! {
            event = events.recv() => match event {
                Some(event) => Some(event),
                None => return,
            },
            () = tokio::time::sleep(AGAIN), if !late.is_empty() => None,
        };
        let Some(house) = house.upgrade() else { return };
        match event {
            Some(event) => deliver(&house, event, &mut late),
            None => late.retain(|room, endings| {
                offer(&house, *room, endings);
                !endings.is_empty()
            }),
        }
    }
}

fn deliver(house: &House, event: Event, late: &mut Late) {
    let Some((about, mail)) = sound::mail_of(event) else { return };
    let room = match about {
        About::Peer(peer) => lock(&house.peers).get(&peer).copied(),
        About::Group(group) => lock(&house.groups).get(&group).copied(),
    };
    let Some(room) = room else { return };
    match about {
        About::Group(_) => house.rooms.tell(room, mail),
        // An ending must arrive.
        About::Peer(_) => {
            let mut endings = late.remove(&room).unwrap_or_default();
            if endings.len() < LATE_MAX {
                endings.push_back(mail);
            }
            offer(house, room, &mut endings);
            if !endings.is_empty() {
                late.insert(room, endings);
            }
        }
    }
}

/// Sends as many as the room takes now.
fn offer(house: &House, room: RoomId, endings: &mut VecDeque<Mail>) {
    // A room that is over, or asleep, has no peers.
    let Some(mailbox) = house.rooms.awake(room) else { return endings.clear() };
    while let Some(mail) = endings.pop_front() {
        match mailbox.try_send(mail) {
            Ok(()) => {}
            Err(TrySendError::Full(mail)) => return endings.push_front(mail),
            Err(TrySendError::Closed(_)) => return endings.clear(),
        }
    }
}
