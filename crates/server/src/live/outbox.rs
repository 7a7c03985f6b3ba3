//! What waits to be sent on one WebSocket: bounded, and a slow reader is dropped to a fresh snapshot, never waited for.

use protocol::tell::Out;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::Notify;
use tokio_tungstenite::tungstenite::Utf8Bytes;

/// Messages that may wait. A phone that sleeps for some seconds in a lively room stays below it.
const WAITING_MAX: usize = 512;

/// Bytes that may wait in messages that are not shared between sockets.
const WAITING_BYTES_MAX: usize = 1024 * 1024;

/// Answers that may wait. Only somebody who asks and does not read gets here: that connection is given up.
const ANSWERS_MAX: usize = 256;

/// One end of a WebSocket's queue; clones are the same queue. Any task may push, one task takes.
#[derive(Clone)]
pub struct Outbox(Arc<Shared>);

struct Shared {
    queue: Mutex<Queue>,
    wake: Notify,
    closed: Notify,
}

#[derive(Default)]
struct Queue {
    waiting: VecDeque<Item>,
    waiting_bytes: usize,
    answers: usize,
    /// Deltas were dropped: nothing of the room's view goes out before a snapshot.
    is_lagging: bool,
    lag_is_told: bool,
    /// The newest of each kind wins.
    speaking: Option<Utf8Bytes>,
    reactions: Option<Utf8Bytes>,
    hallway: Option<Utf8Bytes>,
    end: Option<End>,
    is_let_in: bool,
    /// Nobody reads it, and nothing is kept.
    is_deaf: bool,
}

enum Item {
    /// Goes out whatever happens.
    Answer(Utf8Bytes),
    /// A snapshot makes up for losing it.
    View(Utf8Bytes),
    /// As [`Item::View`]; its text is shared by every socket of the room.
    Delta { epoch: u64, seq: u64, delta: Arc<str> },
}

impl Item {
    fn own_len(&self) -> usize {
        match self {
            Item::Answer(text) | Item::View(text) => text.len(),
            Item::Delta { .. } => 0,
        }
    }
}

/// What the sending task does next.
pub enum Next {
    Send(Utf8Bytes),
    /// The view on the other side is behind and its queue is empty now: the room is asked for a snapshot.
    FetchSnapshot,
    /// This applicant is a member now.
    LetIn,
    Close(End),
}

/// Why the server closes a WebSocket.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum End {
    /// Said with `out` before.
    Out(Out),
    /// It did not read its answers.
    Overflow,
    TooManySockets,
    ShuttingDown,
}

impl Default for Outbox {
    fn default() -> Self {
        Outbox(Arc::new(Shared { queue: Mutex::default(), wake: Notify::new(), closed: Notify::new() }))
    }
}

impl Outbox {
    /// Of a seat without a socket: whatever is said to it is dropped.
    pub fn deaf() -> Outbox {
        let outbox = Outbox::default();
        outbox.with_quietly(|queue| queue.is_deaf = true);
        outbox
    }

    pub fn is_deaf(&self) -> bool {
        self.with_quietly(|queue| queue.is_deaf)
    }

    pub fn answer(&self, text: impl Into<Utf8Bytes>) {
        self.with(|queue| queue.push(Item::Answer(text.into())));
    }

    /// People, and nothing else that a snapshot would not bring again.
    pub fn view(&self, text: impl Into<Utf8Bytes>) {
        self.with(|queue| {
            if !queue.is_lagging {
                queue.push(Item::View(text.into()));
            }
        });
    }

    /// Messages of `people` and the whole room. Ends lagging: what follows applies to this.
    pub fn snapshot(&self, people: impl IntoIterator<Item = Utf8Bytes>, snapshot: String) {
        self.with(|queue| {
            queue.drop_view();
            queue.is_lagging = false;
            queue.lag_is_told = false;
            for text in people.into_iter().chain([snapshot.into()]) {
                queue.push(Item::View(text));
            }
        });
    }

    /// What every socket of the room is shown: who is named there for the first time, then deltas, numbered from `seq` on.
    pub fn shared<'a>(
        &self,
        epoch: u64,
        seq: u64,
        people: Option<&Utf8Bytes>,
        deltas: impl IntoIterator<Item = &'a Arc<str>>,
    ) {
        self.with(|queue| {
            let people = people.map(|people| Item::View(people.clone()));
            let deltas = deltas.into_iter().zip(seq..);
            let deltas = deltas.map(|(delta, seq)| Item::Delta { epoch, seq, delta: Arc::clone(delta) });
            for item in people.into_iter().chain(deltas) {
                if queue.is_lagging {
                    return;
                }
                queue.push(item);
            }
        });
    }

    /// Returns false if this delta was dropped, and all up to the next snapshot will be.
    pub fn delta(&self, epoch: u64, seq: u64, delta: &Arc<str>) -> bool {
        self.with(|queue| {
            if !queue.is_lagging {
                queue.push(Item::Delta { epoch, seq, delta: Arc::clone(delta) });
            }
            !queue.is_lagging
        })
    }

    pub fn speaking(&self, text: &Utf8Bytes) {
        self.with(|queue| queue.speaking = (!queue.is_lagging && !queue.is_deaf).then(|| text.clone()));
    }

    pub fn reactions(&self, text: &Utf8Bytes) {
        self.with(|queue| queue.reactions = (!queue.is_lagging && !queue.is_deaf).then(|| text.clone()));
    }

    pub fn hallway(&self, text: &Utf8Bytes) {
        self.with(|queue| queue.hallway = Some(text.clone()));
    }

    /// The room is over for this socket: nothing more of it goes out, except that it is over.
    pub fn out(&self, text: String) {
        self.with(|queue| {
            queue.drop_view();
            queue.is_lagging = false;
            (queue.speaking, queue.reactions) = (None, None);
            queue.push(Item::Answer(text.into()));
        });
    }

    /// This applicant is a member now.
    pub fn let_in(&self) {
        self.with(|queue| queue.is_let_in = true);
    }

    /// What waits is still sent, then the socket closes.
    pub fn close(&self, end: End) {
        self.with(|queue| {
            queue.end.get_or_insert(end);
        });
    }

    /// The same queue.
    pub fn is(&self, other: &Outbox) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    pub fn is_closed(&self) -> bool {
        self.with_quietly(|queue| queue.end.is_some())
    }

    /// Waits until it is closed.
    pub async fn closed(&self) {
        let closed = self.0.closed.notified();
        if !self.is_closed() {
            closed.await;
        }
    }

    /// Waits for something to do.
    pub async fn next(&self) -> Next {
        loop {
            let woken = self.0.wake.notified();
            if let Some(next) = self.with_quietly(Queue::take) {
                return next;
            }
            woken.await;
        }
    }

    /// What is there to do right now.
    pub fn try_next(&self) -> Option<Next> {
        self.with_quietly(Queue::take)
    }

    fn with<T>(&self, change: impl FnOnce(&mut Queue) -> T) -> T {
        let (out, is_closed) = self.with_quietly(|queue| {
            let out = change(queue);
            (out, queue.end.is_some())
        });
        self.0.wake.notify_one();
        if is_closed {
            self.0.closed.notify_waiters();
        }
        out
    }

    fn with_quietly<T>(&self, change: impl FnOnce(&mut Queue) -> T) -> T {
        change(&mut self.0.queue.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Queue {
    fn push(&mut self, item: Item) {
        if self.end.is_some() || self.is_deaf {
            return;
        }
        self.waiting_bytes += item.own_len();
        let is_answer = matches!(item, Item::Answer(_));
        self.answers += usize::from(is_answer);
        self.waiting.push_back(item);
        if self.answers > ANSWERS_MAX {
            self.waiting.clear();
            self.end = Some(End::Overflow);
        } else if self.waiting.len() > WAITING_MAX || self.waiting_bytes > WAITING_BYTES_MAX {
            self.drop_view();
            self.is_lagging = true;
            (self.speaking, self.reactions) = (None, None);
        }
    }

    fn drop_view(&mut self) {
        self.waiting.retain(|item| matches!(item, Item::Answer(_)));
        self.waiting_bytes = self.waiting.iter().map(Item::own_len).sum();
    }

    fn take(&mut self) -> Option<Next> {
        if std::mem::take(&mut self.is_let_in) {
            return Some(Next::LetIn);
        }
        if let Some(item) = self.waiting.pop_front() {
            self.waiting_bytes -= item.own_len();
            self.answers -= usize::from(matches!(item, Item::Answer(_)));
            return Some(Next::Send(match item {
                Item::Answer(text) | Item::View(text) => text,
                Item::Delta { epoch, seq, delta } => self.deltas(epoch, seq, &delta).into(),
            }));
        }
        let newest = self.speaking.take().or_else(|| self.reactions.take()).or_else(|| self.hallway.take());
        if let Some(text) = newest {
            return Some(Next::Send(text));
        }
        if let Some(end) = self.end {
            return Some(Next::Close(end));
        }
        if self.is_lagging && !self.lag_is_told {
            self.lag_is_told = true;
            return Some(Next::FetchSnapshot);
        }
        None
    }

    /// This delta and those right behind it: one message costs both ends far less than many.
    fn deltas(&mut self, epoch: u64, seq: u64, first: &str) -> String {
        let mut text = format!(r#"{{"kind":"deltas","epoch":{epoch},"seq":{seq},"deltas":[{first}"#);
        let mut last = (epoch, seq);
        while let Some(Item::Delta { epoch, seq, delta }) = self.waiting.front()
            && (*epoch, *seq) == (last.0, last.1 + 1)
        {
            last.1 += 1;
            text.push(',');
            text.push_str(delta);
            self.waiting.pop_front();
        }
        text.push_str("]}");
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(next: Option<Next>) -> String {
        match next {
            Some(Next::Send(text)) => text.to_string(),
            Some(Next::FetchSnapshot) => "fetch the snapshot".to_owned(),
            Some(Next::LetIn) => "let in".to_owned(),
            Some(Next::Close(end)) => format!("close: {end:?}"),
            None => "nothing".to_owned(),
        }
    }

    fn delta() -> Arc<str> {
        r#"{"kind":"locked"}"#.into()
    }

    #[test]
    fn a_delta_is_its_shared_text_with_this_sockets_number() {
        let outbox = Outbox::default();
        assert!(outbox.delta(3, 7, &delta()));
        assert_eq!(
            text(outbox.try_next()),
            r#"{"kind":"deltas","epoch":3,"seq":7,"deltas":[{"kind":"locked"}]}"#
        );
        assert_eq!(text(outbox.try_next()), "nothing");
    }

    #[test]
    fn deltas_go_together_as_far_as_nothing_is_between_them() {
        let outbox = Outbox::default();
        assert!(outbox.delta(3, 7, &delta()) && outbox.delta(3, 8, &delta()));
        outbox.answer("an answer");
        assert!(
            outbox.delta(3, 9, &delta()) && outbox.delta(4, 10, &delta()) && outbox.delta(4, 12, &delta())
        );
        let numbers = |next| {
            let said: serde_json::Value = serde_json::from_str(&text(next)).expect("a tell");
            let len = said["deltas"].as_array().expect("deltas").len() as u64;
            [said["epoch"].as_u64(), said["seq"].as_u64(), Some(len)].map(Option::unwrap_or_default)
        };
        assert_eq!(numbers(outbox.try_next()), [3, 7, 2]);
        assert_eq!(text(outbox.try_next()), "an answer");
        let rest = [(); 3].map(|()| numbers(outbox.try_next()));
        assert_eq!(rest, [[3, 9, 1], [4, 10, 1], [4, 12, 1]], "no number is made up");
        assert_eq!(text(outbox.try_next()), "nothing");
    }

    #[test]
    fn who_does_not_read_loses_deltas_but_no_answer_and_then_gets_one_snapshot() {
        let outbox = Outbox::default();
        outbox.answer("first answer");
        let kept = (1..=10_000).filter(|seq| outbox.delta(1, *seq, &delta())).count();
        assert_eq!(kept, WAITING_MAX - 1, "the queue is bounded");
        outbox.answer("second answer");
        outbox.view("people, which the snapshot will bring again");
        assert_eq!(text(outbox.try_next()), "first answer");
        assert_eq!(text(outbox.try_next()), "second answer");
        assert_eq!(text(outbox.try_next()), "fetch the snapshot");
        assert_eq!(text(outbox.try_next()), "nothing", "it is asked for once");
        outbox.snapshot(["people".into()], "snapshot".to_owned());
        assert!(outbox.delta(1, 20_001, &delta()));
        let after = [(); 4].map(|()| text(outbox.try_next()));
        let [people, snapshot, last, nothing] = &after;
        assert_eq!((people.as_str(), snapshot.as_str(), nothing.as_str()), ("people", "snapshot", "nothing"));
        assert!(last.contains("20001"));
    }

    #[test]
    fn what_all_are_shown_is_numbered_and_of_too_much_nothing_stays() {
        let outbox = Outbox::default();
        outbox.shared(1, 5, Some(&"people".into()), [&delta(), &delta()]);
        assert_eq!(text(outbox.try_next()), "people");
        assert_eq!(
            text(outbox.try_next()),
            r#"{"kind":"deltas","epoch":1,"seq":5,"deltas":[{"kind":"locked"},{"kind":"locked"}]}"#
        );
        let many = vec![delta(); WAITING_MAX + 1];
        outbox.shared(1, 7, Some(&"people".into()), &many);
        assert_eq!(text(outbox.try_next()), "fetch the snapshot");
        outbox.shared(1, 8, Some(&"people".into()), [&delta()]);
        assert_eq!(text(outbox.try_next()), "nothing", "before the snapshot it would apply to nothing");
    }

    #[test]
    fn of_speaking_only_the_newest_waits() {
        let outbox = Outbox::default();
        outbox.speaking(&"old".into());
        outbox.speaking(&"new".into());
        assert_eq!(text(outbox.try_next()), "new");
        assert_eq!(text(outbox.try_next()), "nothing");
    }

    #[test]
    fn after_out_nothing_of_the_room_is_sent() {
        let outbox = Outbox::default();
        outbox.delta(1, 1, &delta());
        outbox.speaking(&"speaking".into());
        outbox.reactions(&"reactions".into());
        outbox.out("out".to_owned());
        assert_eq!(text(outbox.try_next()), "out");
        assert_eq!(text(outbox.try_next()), "nothing");
    }

    #[test]
    fn whoever_asks_without_reading_is_closed() {
        let outbox = Outbox::default();
        for _ in 0..=ANSWERS_MAX {
            outbox.answer("answer");
        }
        assert_eq!(text(outbox.try_next()), "close: Overflow");
    }
}
