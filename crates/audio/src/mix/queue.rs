//! A speaker's packets in order, until their time comes. Bounded in number and bytes.

/// More than [`super::delay::DEPTH_MAX`] in packets of 5 ms.
const PACKETS_MAX: usize = 48;

/// No datagram brings more.
const PAYLOAD_LEN_MAX: usize = 1500;

pub struct Queued {
    /// The sequence number with its rollovers.
    pub index: u64,
    /// The timestamp of its first sample, with its rollovers.
    pub position: i64,
    /// How long it lasts.
    pub samples: i64,
    pub payload: Vec<u8>,
}

#[derive(Default)]
pub struct Queue {
    /// Rising in `index`.
    packets: Vec<Queued>,
    /// Buffers to be used again, so that a stream in full run allocates nothing.
    spare: Vec<Vec<u8>>,
}

impl Queue {
    /// False: it was there already, or is larger than any datagram. When full, the oldest gives way.
    pub fn insert(&mut self, index: u64, position: i64, samples: i64, payload: &[u8]) -> bool {
        let at = self.packets.partition_point(|packet| packet.index < index);
        let known = self.packets.get(at).is_some_and(|packet| packet.index == index);
        if known || payload.len() > PAYLOAD_LEN_MAX {
            return false;
        }
        let mut at = at;
        if self.packets.len() == PACKETS_MAX {
            if at == 0 {
                return false;
            }
            self.drop_front();
            at -= 1;
        }
        let mut buffer = self.spare.pop().unwrap_or_default();
        buffer.clear();
        buffer.extend_from_slice(payload);
        self.packets.insert(at, Queued { index, position, samples, payload: buffer });
        true
    }

    pub fn contains(&self, index: u64) -> bool {
        self.packets.binary_search_by_key(&index, |packet| packet.index).is_ok()
    }

    pub fn front(&self) -> Option<&Queued> {
        self.packets.first()
    }

    pub fn drop_front(&mut self) {
        if !self.packets.is_empty() {
            self.spare.push(self.packets.remove(0).payload);
        }
    }

    pub fn clear(&mut self) {
        self.spare.extend(self.packets.drain(..).map(|packet| packet.payload));
    }

    pub fn is_empty(&self) -> bool {
        self.packets.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packets_come_out_in_order_and_once() {
        let mut queue = Queue::default();
        for index in [5, 3, 4, 3, 9] {
            queue.insert(index, index as i64 * 960, 960, &[index as u8; 10]);
        }
        let mut order = vec![];
        while let Some(front) = queue.front() {
            order.push((front.index, front.payload[0]));
            queue.drop_front();
        }
        assert_eq!(order, [(3, 3), (4, 4), (5, 5), (9, 9)]);
    }

    #[test]
    fn it_is_bounded_and_the_oldest_gives_way() {
        let mut queue = Queue::default();
        for index in 0..1000 {
            queue.insert(index, 0, 960, &[0; PAYLOAD_LEN_MAX]);
        }
        assert_eq!(queue.packets.len(), PACKETS_MAX);
        assert_eq!(queue.front().map(|packet| packet.index), Some(1000 - PACKETS_MAX as u64));
        assert!(!queue.insert(1, 0, 960, &[0]), "older than everything in a full queue");
        assert!(!queue.insert(2000, 0, 960, &[0; PAYLOAD_LEN_MAX + 1]));
    }
}
