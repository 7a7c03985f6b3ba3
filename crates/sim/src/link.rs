//! A socket that loses, repeats and reorders, and the screen behind it that must show the truth all the same.

use crate::Random;
use domain::MemberId;
use domain::room::{Delta, Room, View};
use std::collections::VecDeque;

/// What travels to a screen.
#[derive(Clone)]
enum Frame {
    Snapshot { seq: u64, view: Box<View> },
    Delta { seq: u64, delta: Delta },
}

/// The server's end: what this seat was shown last, and the number of it.
pub struct Link {
    member: MemberId,
    shown: Option<View>,
    seq: u64,
    under_way: VecDeque<Frame>,
    pub screen: Screen,
}

/// The client's end: keeps the view by snapshots and deltas alone.
#[derive(Default)]
pub struct Screen {
    view: Option<View>,
    seq: u64,
    wants_snapshot: bool,
    /// How often a snapshot was fetched because of a gap.
    pub fetched: u64,
}

impl Link {
    pub fn new(member: MemberId) -> Link {
        Link { member, shown: None, seq: 0, under_way: VecDeque::new(), screen: Screen::default() }
    }

    /// The room changed: put on the wire what this seat must learn. `is_due`: the second is over.
    pub fn show(&mut self, room: &Room, is_due: bool) {
        let coalesced = match &self.shown {
            Some(shown) if !is_due => shown.public.coalesced(),
            _ => room.coalesced(),
        };
        let Some(view) = room.view(self.member, coalesced) else {
            // Out: the client drops the room. Coming back begins with a snapshot.
            *self = Link::new(self.member);
            return;
        };
        match &self.shown {
            None => self.send_snapshot(&view),
            Some(shown) => {
                for delta in shown.deltas(&view) {
                    self.seq += 1;
                    self.under_way.push_back(Frame::Delta { seq: self.seq, delta });
                }
            }
        }
        self.shown = Some(view);
    }

    fn send_snapshot(&mut self, view: &View) {
        self.under_way.push_back(Frame::Snapshot { seq: self.seq, view: Box::new(view.clone()) });
    }

    /// Delivers some of what is under way, not always all, once, or in order.
    pub fn deliver(&mut self, random: &mut Random, trouble_percent: u64) {
        while let Some(frame) = self.under_way.pop_front() {
            if random.chance(trouble_percent) {
                match random.below(3) {
                    0 => continue,
                    1 => self.under_way.push_back(frame.clone()),
                    _ => {
                        self.under_way.push_back(frame);
                        continue;
                    }
                }
            }
            self.screen.receive(frame);
        }
        if self.screen.wants_snapshot
            && let Some(view) = self.shown.clone()
        {
            self.screen.fetched += 1;
            self.screen.wants_snapshot = false;
            self.send_snapshot(&view);
        }
    }

    /// Delivers everything, and asks for what is still missing: what a quiet moment does.
    pub fn settle(&mut self, random: &mut Random) {
        // The last delta may be the one that was lost; the next beat would tell. Here: fetch once more.
        if self.screen.seq != self.seq || self.screen.view.is_some() != self.shown.is_some() {
            self.screen.wants_snapshot = true;
        }
        while !self.under_way.is_empty() || self.screen.wants_snapshot {
            self.deliver(random, 0);
        }
    }

    pub fn member(&self) -> MemberId {
        self.member
    }

    /// What the seat should see.
    pub fn shown(&self) -> Option<&View> {
        self.shown.as_ref()
    }
}

impl Screen {
    fn receive(&mut self, frame: Frame) {
        match frame {
            // An older snapshot than what is shown changes nothing.
            Frame::Snapshot { seq, view } if self.view.is_none() || seq >= self.seq => {
                self.view = Some(*view);
                self.seq = seq;
            }
            Frame::Snapshot { .. } => {}
            Frame::Delta { seq, delta } => match &mut self.view {
                Some(view) if seq == self.seq + 1 => {
                    view.apply(&delta);
                    self.seq = seq;
                }
                _ if seq <= self.seq => {}
                _ => self.wants_snapshot = true,
            },
        }
    }

    pub fn view(&self) -> Option<&View> {
        self.view.as_ref()
    }
}
