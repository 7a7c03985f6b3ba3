//! One slot as one listener receives it: a stream of its own with unbroken numbers, whoever speaks.

/// Numbering for one SSRC of one listener. SRTP forbids to seal two packets of a stream with one number,
/// and a receiver that missed half a rollover (11 minutes) loses the stream for good. So numbers only go
/// up, and go on where they were when the speaker changes or the listener was left out for a while.
#[derive(Clone, Debug)]
pub struct Line {
    pub ssrc: u32,
    pub payload_type: u8,
    /// Added, wrapping, to a stream's timestamps: time runs on where the line's stream changes.
    pub shift: u32,
    /// Whose packets the listener was numbered for last; 0 is nobody's.
    tenure: u32,
    /// The first packet of the tenure that this listener got. What comes later but is older is left out.
    from: u64,
    /// Added, wrapping, to a packet's index.
    offset: u64,
    /// The highest number used; 0 before the first.
    highest: u64,
    pub packets: u32,
    pub octets: u32,
    pub sent_since_report: bool,
}

impl Line {
    pub fn new(ssrc: u32, payload_type: u8) -> Line {
        Line {
            ssrc,
            payload_type,
            shift: 0,
            tenure: 0,
            from: 0,
            offset: 0,
            highest: 0,
            packets: 0,
            octets: 0,
            sent_since_report: false,
        }
    }

    /// The number (rollover counter and sequence number) for packet `index` of this tenure, and whether it
    /// is the first one of it for this listener. None: it comes too late to be numbered.
    pub fn number(&mut self, tenure: u32, index: u64) -> Option<(u64, bool)> {
        let is_first = tenure != self.tenure;
        if is_first {
            self.tenure = tenure;
            self.from = index;
            self.offset = (self.highest + 1).wrapping_sub(index);
        } else if index < self.from {
            return None;
        }
        let number = index.wrapping_add(self.offset);
        self.highest = self.highest.max(number);
        Some((number, is_first))
    }

    /// The listener was left out; when it hears again there shall be no gap.
    pub fn interrupt(&mut self) {
        self.tenure = 0;
    }

    pub fn count(&mut self, payload_len: usize) {
        self.packets = self.packets.wrapping_add(1);
        self.octets = self.octets.wrapping_add(payload_len as u32);
        self.sent_since_report = true;
    }

    /// Was anything ever sent?
    pub fn is_used(&self) -> bool {
        self.highest > 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(line: &mut Line, tenure: u32, indices: &[u64]) -> Vec<Option<u64>> {
        indices.iter().map(|index| line.number(tenure, *index).map(|(number, _)| number)).collect()
    }

    #[test]
    fn numbers_start_low_and_loss_and_disorder_stay_visible() {
        let mut line = Line::new(1, 111);
        let some = [Some(1), Some(2), Some(5), Some(4), None];
        assert_eq!(numbers(&mut line, 1, &[70_000, 70_001, 70_004, 70_003, 69_999]), some);
    }

    #[test]
    fn the_next_speaker_goes_on_where_the_last_one_ended() {
        let mut line = Line::new(1, 111);
        numbers(&mut line, 1, &[500, 501]);
        assert_eq!(line.number(2, 9), Some((3, true)));
        assert_eq!(line.number(2, 8), None, "would take a number that is used");
        assert_eq!(line.number(2, 10), Some((4, false)));
    }

    #[test]
    fn one_who_was_left_out_sees_no_gap() {
        let mut line = Line::new(1, 111);
        numbers(&mut line, 1, &[10, 11]);
        line.interrupt();
        assert_eq!(line.number(1, 90_000), Some((3, true)));
        assert_eq!(line.number(1, 12), None);
    }
}
