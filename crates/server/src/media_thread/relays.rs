//! What shards tell each other, between their threads.

use media::{Relay, Shard};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::sync::mpsc;

/// Relays that may wait for a shard, if they may be lost: two seconds of what 60 speakers say.
const SOUND_MAX: usize = 4096;

/// Beside them, of those that strangers can cause.
const STRANGERS_MAX: usize = 512;

/// One shard's end. What must not be lost is bounded by the peers there are.
pub struct Relays {
    to: Arc<[Inbox]>,
    own: usize,
    received: mpsc::UnboundedReceiver<Relay>,
    lost: u64,
}

struct Inbox {
    sender: mpsc::UnboundedSender<Relay>,
    waiting: AtomicUsize,
    /// What strangers caused is counted for itself: it takes no room from the rest.
    strangers: AtomicUsize,
}

impl Relays {
    /// One end for each of so many shards.
    pub fn new(shards: usize) -> Vec<Relays> {
        let (senders, receivers): (Vec<_>, Vec<_>) = (0..shards).map(|_| mpsc::unbounded_channel()).unzip();
        let inbox = |sender| Inbox { sender, waiting: AtomicUsize::new(0), strangers: AtomicUsize::new(0) };
        let to: Arc<[Inbox]> = senders.into_iter().map(inbox).collect();
        let end = |(own, received)| Relays { to: Arc::clone(&to), own, received, lost: 0 };
        receivers.into_iter().enumerate().map(end).collect()
    }

    /// To another shard, unless that one is behind and this may be lost.
    pub fn send(&mut self, to: Shard, relay: Relay) {
        let Some(inbox) = self.to.get(to.number()) else { return };
        let is_strangers = relay.is_of_strangers();
        let (count, most) =
            if is_strangers { (&inbox.strangers, STRANGERS_MAX) } else { (&inbox.waiting, SOUND_MAX) };
        if relay.may_be_lost() && count.load(Ordering::Relaxed) >= most {
            self.lost += 1;
            return;
        }
        count.fetch_add(1, Ordering::Relaxed);
        let _ = inbox.sender.send(relay); // A shard that has ended serves nobody.
    }

    /// To every shard, the own one too.
    pub fn send_to_all(&mut self, relay: Relay) {
        for to in (0..self.to.len()).filter_map(Shard::new) {
            self.send(to, relay.clone());
        }
    }

    /// Never ends: every shard holds an end of every other.
    pub async fn recv(&mut self) -> Option<Relay> {
        let relay = self.received.recv().await;
        self.count(relay)
    }

    pub fn try_recv(&mut self) -> Option<Relay> {
        let relay = self.received.try_recv().ok();
        self.count(relay)
    }

    /// Relays that found another shard behind.
    pub fn lost(&self) -> u64 {
        self.lost
    }

    fn count(&self, relay: Option<Relay>) -> Option<Relay> {
        if let Some(relay) = &relay {
            let inbox = &self.to[self.own];
            let count = if relay.is_of_strangers() { &inbox.strangers } else { &inbox.waiting };
            count.fetch_sub(1, Ordering::Relaxed);
        }
        relay
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use media::{GroupId, PeerId, Route};

    fn datagram() -> Relay {
        let route = Route::new(([127, 0, 0, 1], 9).into(), [127, 0, 0, 1].into());
        Relay::Datagram { via: Shard::FIRST, route, bytes: Box::default(), is_known: false }
    }

    fn silenced() -> Relay {
        Relay::Silenced { group: GroupId(1), speaker: PeerId(1), ask: None }
    }

    #[test]
    fn what_strangers_send_is_dropped_first_and_a_silence_never() {
        let mut ends = Relays::new(2);
        let to = Shard::new(1).expect("the second");
        for _ in 0..2 * STRANGERS_MAX {
            ends[0].send(to, datagram());
        }
        assert_eq!(ends[0].lost(), STRANGERS_MAX as u64);
        ends[0].send(to, silenced());
        for _ in 0..STRANGERS_MAX {
            assert!(matches!(ends[1].try_recv(), Some(Relay::Datagram { .. })), "in order");
        }
        assert!(matches!(ends[1].try_recv(), Some(Relay::Silenced { .. })));
        assert!(ends[1].try_recv().is_none());
        ends[0].send(to, datagram());
        assert_eq!(ends[0].lost(), STRANGERS_MAX as u64, "there is room again");
    }
}
