//! The last seconds of a stream as HLS segments, and the playlist that names them (RFC 8216).

use super::FRAME_SAMPLES;
use super::fragment::{init, segment};
use std::collections::VecDeque;
use std::fmt::Write;
use std::sync::Arc;

/// Packets in a segment: a second. Shorter brings listeners nearer to the room and costs them a request each.
const SEGMENT_PACKETS: usize = 50;

/// Segments that the playlist names. Players begin three before the end.
const NAMED: usize = 6;

/// Segments kept: a playlist that was read a while ago still finds what it names.
const KEPT: usize = 10;

/// What every playlist leads to.
pub const MASTER: &str = "#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-INDEPENDENT-SEGMENTS\n\
    #EXT-X-STREAM-INF:BANDWIDTH=64000,AVERAGE-BANDWIDTH=32000,CODECS=\"Opus\"\n";

struct Segment {
    number: u32,
    bytes: Arc<[u8]>,
    /// Time is missing before it.
    follows_gap: bool,
}

/// Bounded: some seconds of sound.
#[derive(Default)]
pub struct Window {
    segments: VecDeque<Segment>,
    gathering: Vec<Vec<u8>>,
    made: u32,
    /// Gaps that went out of the window.
    gaps_gone: u32,
    has_gap: bool,
}

impl Window {
    pub fn push(&mut self, packet: &[u8]) {
        self.gathering.push(packet.to_vec());
        if self.gathering.len() < SEGMENT_PACKETS {
            return;
        }
        let begins = u64::from(self.made) * SEGMENT_PACKETS as u64 * u64::from(FRAME_SAMPLES);
        let packets = std::mem::take(&mut self.gathering);
        let bytes = segment(self.made + 1, begins, &packets).into();
        let follows_gap = std::mem::take(&mut self.has_gap);
        self.segments.push_back(Segment { number: self.made, bytes, follows_gap });
        self.made += 1;
        if self.segments.len() > KEPT {
            self.segments.pop_front();
        }
        let left = self.segments.len().checked_sub(NAMED + 1);
        self.gaps_gone += u32::from(left.is_some_and(|at| self.segments[at].follows_gap));
    }

    /// Its listener is away: nothing is kept, and what comes next goes on counting.
    pub fn forget(&mut self) {
        self.gaps_gone +=
            self.segments.iter().rev().take(NAMED).map(|s| u32::from(s.follows_gap)).sum::<u32>();
        (self.segments, self.gathering) = (VecDeque::new(), Vec::new());
        self.has_gap |= self.made > 0;
    }

    pub fn playlist(&self) -> String {
        let named = self.segments.len().saturating_sub(NAMED);
        let named = || self.segments.iter().skip(named);
        let first = named().next().map_or(self.made, |segment| segment.number);
        let mut text = format!(
            "#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-TARGETDURATION:1\n#EXT-X-MEDIA-SEQUENCE:{first}\n\
             #EXT-X-DISCONTINUITY-SEQUENCE:{}\n#EXT-X-INDEPENDENT-SEGMENTS\n#EXT-X-MAP:URI=\"init.mp4\"\n",
            self.gaps_gone
        );
        for Segment { number, follows_gap, .. } in named() {
            if *follows_gap {
                text.push_str("#EXT-X-DISCONTINUITY\n");
            }
            writeln!(text, "#EXTINF:1.000,\n{number}.m4s").expect("writing to a String cannot fail");
        }
        text
    }

    /// `init.mp4`, or a segment that is still here.
    pub fn file(&self, name: &str) -> Option<Arc<[u8]>> {
        if name == "init.mp4" {
            return Some(init().into());
        }
        let number: u32 = name.strip_suffix(".m4s")?.parse().ok()?;
        self.segments.iter().find(|segment| segment.number == number).map(|segment| segment.bytes.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stream::SILENCE;

    #[test]
    fn the_playlist_moves_on_by_a_second_and_forgets_what_is_old() {
        let mut window = Window::default();
        let push = |window: &mut Window, seconds: usize| {
            (0..seconds * SEGMENT_PACKETS).for_each(|_| window.push(SILENCE));
        };
        push(&mut window, 3);
        assert_eq!(
            window.playlist(),
            "#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-TARGETDURATION:1\n#EXT-X-MEDIA-SEQUENCE:0\n\
             #EXT-X-DISCONTINUITY-SEQUENCE:0\n#EXT-X-INDEPENDENT-SEGMENTS\n#EXT-X-MAP:URI=\"init.mp4\"\n\
             #EXTINF:1.000,\n0.m4s\n#EXTINF:1.000,\n1.m4s\n#EXTINF:1.000,\n2.m4s\n"
        );
        window.push(SILENCE);
        window.forget();
        assert!(window.file("2.m4s").is_none(), "who is away keeps no memory");
        push(&mut window, 1);
        let playlist = window.playlist();
        let begins = "#EXT-X-MEDIA-SEQUENCE:3\n#EXT-X-DISCONTINUITY-SEQUENCE:0\n";
        assert!(
            playlist.contains(begins) && playlist.contains("#EXT-X-DISCONTINUITY\n#EXTINF:1.000,\n3.m4s")
        );
        push(&mut window, 100);
        let playlist = window.playlist();
        assert!(
            playlist.contains("#EXT-X-MEDIA-SEQUENCE:98\n#EXT-X-DISCONTINUITY-SEQUENCE:1\n"),
            "{playlist}"
        );
        assert_eq!(playlist.matches(".m4s").count(), NAMED);
        let there = |number: u32| window.file(&format!("{number}.m4s")).is_some();
        assert_eq!((0..104).filter(|number| there(*number)).count(), KEPT);
        assert!(there(103) && !there(104) && window.file("init.mp4").is_some());
        assert!(window.file("../init.mp4").is_none() && window.file("x.m4s").is_none());
    }
}
