//! What is decided together, written together and then told together.

use super::mail::SeatId;
use super::outbox::Outbox;
use super::seat::Line;
use crate::media_thread::Confirmation;
use domain::MemberId;
use domain::room::{Actor, By, ChatLine, Command, Event, Question, Recorded, Room, SeatRow, Touch};
use media::PeerId;
use protocol::tell::{Out, Refused, Tell};
use std::collections::BTreeSet;
use std::time::Duration;
use store::{Epoch, QuestionWrite, Unit, Write};
use tokio::sync::oneshot;

/// Acts decided before the one before is saved. Above it the room takes no more mail, and whoever asks waits; and if the
/// database takes its time, only what restricts is still decided.
pub(super) const ACTS_MAX: usize = 256;

/// How long the media plane may take to obey. Longer than any healthy turn of its thread; short enough that who was
/// muted is not heard finishing the word.
pub(super) const CONFIRM_PATIENCE: Duration = Duration::from_millis(200);

/// Decided and applied to the room ahead; nobody is told before it is saved.
#[derive(Default)]
pub(super) struct Batch {
    pub acts: Vec<Act>,
    pub recorded: Vec<Recorded>,
    /// What the media plane was told already, because it takes something away.
    pub confirming: Vec<Confirming>,
    pub ended: Vec<Ended>,
}

/// One command, or one rule that came due.
pub(super) struct Act {
    /// None: a rule of the room.
    pub asked: Option<(Actor, Command)>,
    pub answer: Option<Answer>,
    pub restricts: bool,
    pub is_durable: bool,
    /// It is so already; whether that is saved is another matter.
    pub is_resend: bool,
}

impl Act {
    pub fn new(asked: Option<(Actor, Command)>, answer: Option<Answer>, events: &[Event]) -> Act {
        let (restricts, is_durable) =
            (events.iter().any(Event::restricts), events.iter().any(Event::is_durable));
        Act { asked, answer, restricts, is_durable, is_resend: events.is_empty() }
    }

    /// Gives something that has to be stored first: not while the database is down.
    pub fn grants(&self) -> bool {
        self.is_durable && !self.restricts
    }
}

/// Who waits for it.
pub(super) struct Answer {
    pub outbox: Outbox,
    pub ask: u32,
    /// Somebody who enters gets the room before the answer.
    pub entering: Option<Entering>,
    pub in_force_is_told: bool,
}

pub(super) struct Entering {
    pub member: MemberId,
    pub seat: SeatId,
    pub reply: oneshot::Sender<Result<(), Refused>>,
}

/// A restriction on its way through the media thread.
pub(super) struct Confirming {
    pub member: MemberId,
    pub peer: PeerId,
    pub confirmation: Confirmation,
}

/// A seat that is over.
pub(super) struct Ended {
    pub member: MemberId,
    /// Zero: nobody had come back to it since the restart.
    pub seat: SeatId,
    pub line: Option<Line>,
    pub why: Out,
}

impl Batch {
    pub fn is_empty(&self) -> bool {
        self.acts.is_empty()
            && self.recorded.is_empty()
            && self.confirming.is_empty()
            && self.ended.is_empty()
    }

    pub fn touched(&self) -> BTreeSet<Touch> {
        self.recorded.iter().filter_map(|recorded| recorded.event.touches()).collect()
    }

    /// Whom its events are about.
    pub fn members(&self) -> BTreeSet<MemberId> {
        self.recorded.iter().filter_map(|r| r.event.member()).collect()
    }
}

/// The rows to write, as the room is now.
pub(super) struct Rows {
    room: domain::room::RoomRow,
    link: String,
    seats: Vec<(MemberId, Option<SeatRow>)>,
    chat: Vec<(u64, Option<ChatLine>)>,
    /// Lines of before are not kept any more.
    oldest_line: u64,
    /// Of a room that is over.
    questions: Vec<Question>,
    log: Vec<Recorded>,
}

impl Rows {
    pub fn of(room: &Room, link: &str, touched: &BTreeSet<Touch>, log: &[Recorded]) -> Rows {
        let seat = |touch: &Touch| match touch {
            Touch::Seat(member) => Some((*member, room.seat_row(*member))),
            Touch::Room | Touch::ChatLine(_) => None,
        };
        let line = |touch: &Touch| match touch {
            Touch::ChatLine(number) => Some((*number, room.chat_line(*number).cloned())),
            Touch::Room | Touch::Seat(_) => None,
        };
        Rows {
            room: room.row(),
            link: link.to_owned(),
            seats: touched.iter().filter_map(seat).collect(),
            chat: touched.iter().filter_map(line).collect(),
            oldest_line: room.chat().next().map_or(0, |line| line.number),
            questions: room.questions().to_vec(),
            log: log.iter().filter(|recorded| recorded.event.is_durable()).cloned().collect(),
        }
    }

    /// The room's row goes along always: it holds the number of the last event.
    pub fn unit(self, epoch: Epoch) -> Unit {
        let id = self.room.id;
        let mut unit = vec![Write::SaveRoom { epoch, row: self.room, link: Some(self.link) }];
        if !self.questions.is_empty() {
            let leave = QuestionWrite::Leave { room: id, questions: self.questions };
            unit.push(Write::Question(leave));
        }
        unit.extend(self.seats.into_iter().map(|(member, row)| match row {
            Some(row) => Write::SaveSeat { epoch, room: id, row },
            None => Write::DropSeat { epoch, room: id, member },
        }));
        unit.extend(self.chat.into_iter().map(|(number, line)| match line {
            Some(line) => Write::SaveChatLine { epoch, room: id, line, oldest: self.oldest_line },
            None => Write::DropChatLine { epoch, room: id, number },
        }));
        unit.extend(self.log.into_iter().map(|recorded| Write::Audit {
            room: Some(id),
            epoch,
            seq: recorded.seq,
            at: recorded.at,
            by: match recorded.by {
                By::Member(member) => Some(member),
                By::Room => None,
            },
            kind: recorded.event.kind(),
            about: recorded.event.member(),
        }));
        unit
    }
}

impl Answer {
    /// Returns who entered over a socket that is gone already.
    pub fn done(self) -> Option<(MemberId, SeatId)> {
        self.outbox.answer(super::json(&Tell::Done { id: self.ask }));
        let Entering { member, seat, reply } = self.entering?;
        reply.send(Ok(())).is_err().then_some((member, seat))
    }

    pub fn in_force(&mut self) {
        if !std::mem::replace(&mut self.in_force_is_told, true) {
            self.outbox.answer(super::json(&Tell::InForce { id: self.ask }));
        }
    }

    pub fn refuse(self, refusal: impl Into<Refused>) {
        let refusal = refusal.into();
        self.outbox.answer(super::json(&Tell::Refused { id: self.ask, refusal: refusal.clone() }));
        if let Some(entering) = self.entering {
            let _ = entering.reply.send(Err(refusal));
        }
    }
}

/// Waits for all of them at once. Returns whose connection did not confirm.
pub(super) async fn confirm(confirming: Vec<Confirming>) -> Vec<(MemberId, PeerId)> {
    let wait = confirming.into_iter().map(|Confirming { member, peer, confirmation }| async move {
        confirmation.within(CONFIRM_PATIENCE).await.is_err().then_some((member, peer))
    });
    futures_util::future::join_all(wait).await.into_iter().flatten().collect()
}
