//! What was done in a storm, and how late everybody heard of it.

use protocol::{Delta, Tell};
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// What somebody does, by what others hear of it.
#[derive(PartialEq, Eq, Hash)]
pub enum Deed {
    /// By this member.
    Raised(String),
    Lowered(String),
    /// This text.
    Written(String),
}

/// What one delta says: the same bytes say the same to everybody, and are read once.
struct News {
    /// When what it tells was asked for.
    asked: Vec<Instant>,
    /// How many the audience is.
    audience: Option<usize>,
}

/// Whoever hears something writes it down here.
#[derive(Default)]
pub struct Books(Mutex<Pages>);

#[derive(Default)]
pub struct Pages {
    /// When whoever did it asked for it.
    pub asked: HashMap<Deed, Instant>,
    news: HashMap<Vec<u8>, Arc<News>>,
    /// From that ask to each listener who heard of it.
    pub lags: Lags,
    /// Of those asks so many were done.
    pub done: usize,
    /// When each came in and when each was out, as they heard it.
    pub came: Vec<Instant>,
    pub left: Vec<Instant>,
    /// Another audience was shown, and so many it had been.
    pub shown: Vec<(Instant, usize)>,
    /// When each reaction that counted was asked for.
    pub reacted: Vec<Instant>,
    /// Texts that told reactions, and how many reactions there were before.
    applause: Vec<(Vec<u8>, usize)>,
    pub applauded: usize,
    /// Reactions were told, and so many were told before.
    pub clapped: Vec<(Instant, usize)>,
    /// How often somebody was told who is speaking.
    pub speaking: usize,
    pub refused: BTreeMap<String, usize>,
    /// Bytes that came to listeners.
    pub bytes: u64,
    /// Sockets that ended though nobody left.
    pub gone: usize,
    /// Listeners who were too slow for deltas, or missed one.
    pub fell_behind: usize,
    /// Views compared with fresh ones; what differed; and those that something new came before.
    pub compared: usize,
    pub differences: Vec<String>,
    pub overtaken: usize,
    /// Deltas that such a view took the place of.
    pub skipped: usize,
}

impl Books {
    pub fn open(&self) -> MutexGuard<'_, Pages> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Pages {
    /// A listener was told these deltas, who had been shown an audience of `audience`. Returns how many it is now.
    pub fn note(&mut self, at: Instant, deltas: &[u8], audience: Option<usize>) -> Option<usize> {
        let news = match self.news.get(deltas) {
            Some(news) => Arc::clone(news),
            None => {
                let news = Arc::new(self.read(deltas));
                self.news.insert(deltas.to_vec(), Arc::clone(&news));
                news
            }
        };
        news.asked.iter().for_each(|asked| self.lags.add(at - *asked));
        if news.audience.is_some() {
            self.shown.extend(audience.map(|before| (at, before)));
        }
        news.audience.or(audience)
    }

    fn read(&self, deltas: &[u8]) -> News {
        let (mut deeds, mut audience) = (vec![], None);
        for delta in serde_json::from_slice::<Vec<Delta>>(deltas).unwrap_or_default() {
            match delta {
                Delta::HandRaised { hand, .. } => deeds.push(Deed::Raised(hand.member)),
                Delta::HandLowered { member } => deeds.push(Deed::Lowered(member)),
                Delta::ChatChanged { came, .. } => {
                    deeds.extend(came.into_iter().map(|line| Deed::Written(line.text)));
                }
                Delta::AudienceSet { audience: whole } => audience = Some(whole.count as usize),
                Delta::AudienceChanged { count, .. } => audience = Some(count as usize),
                _ => {}
            }
        }
        News { asked: deeds.iter().filter_map(|deed| self.asked.get(deed).copied()).collect(), audience }
    }

    /// A listener was told these reactions, who has heard so many such texts. Returns how many it has heard now.
    pub fn note_reactions(&mut self, at: Instant, text: &[u8], heard: usize) -> usize {
        let known = self.applause[heard..].iter().position(|(told, _)| told == text);
        let place = known.map_or(self.applause.len(), |place| heard + place);
        if known.is_none() {
            self.applause.push((text.to_vec(), self.applauded));
            if let Ok(Tell::Reactions { counts }) = serde_json::from_slice(text) {
                self.applauded += counts.iter().map(|of| of.count as usize).sum::<usize>();
            }
        }
        self.clapped.push((at, self.applause[place].1));
        place + 1
    }

    /// The next storm: nothing of the one before is heard any more.
    pub fn turn_over(&mut self) -> Lags {
        self.asked.clear();
        self.news.clear();
        self.shown.clear();
        (self.done, self.skipped) = (0, 0);
        std::mem::take(&mut self.lags)
    }
}

/// How late everybody was.
#[derive(Default)]
pub struct Lags(Vec<u32>);

impl Lags {
    /// Of those who went on seeing what was so until the thing of this number happened, until they were told.
    pub fn behind(told: &[(Instant, usize)], happened: &mut [Instant]) -> Lags {
        happened.sort();
        let since = |(at, number): &(Instant, usize)| {
            happened.get(*number).map(|since| at.saturating_duration_since(*since))
        };
        let mut lags = Lags::default();
        told.iter().filter_map(since).for_each(|lag| lags.add(lag));
        lags
    }

    pub fn add(&mut self, lag: Duration) {
        self.0.push(u32::try_from(lag.as_micros()).unwrap_or(u32::MAX));
    }

    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// In order, so that shares can be told.
    pub fn sort(&mut self) {
        self.0.sort_unstable();
    }

    /// What this share of all did not pass, in ms.
    pub fn ms(&self, share: f64) -> f64 {
        let place = (self.0.len() as f64 * share) as usize;
        self.0.get(place.min(self.0.len().saturating_sub(1))).map_or(0.0, |lag| f64::from(*lag) / 1e3)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_saw_ten_of_them_is_behind_since_the_eleventh_came() {
        let start = Instant::now();
        let at = |ms| start + Duration::from_millis(ms);
        let mut came: Vec<Instant> = (0..20).rev().map(|n| at(n * 100)).collect();
        let mut lags = Lags::behind(&[(at(1500), 10), (at(1500), 15), (at(9000), 20)], &mut came);
        lags.sort();
        assert_eq!((lags.count(), lags.ms(0.0), lags.ms(1.0)), (2, 0.0, 500.0));
    }

    #[test]
    fn the_same_text_again_is_the_next_one_for_whoever_heard_it() {
        let mut pages = Pages::default();
        let (at, text) =
            (Instant::now(), br#"{"kind":"reactions","counts":[{"reaction":"clap","count":7}]}"#);
        let (mut ann, mut bo) = (pages.note_reactions(at, text, 0), 0);
        bo = pages.note_reactions(at, text, bo);
        ann = pages.note_reactions(at, text, ann);
        bo = pages.note_reactions(at, text, bo);
        assert_eq!((ann, bo, pages.applauded), (2, 2, 14));
        assert_eq!(pages.clapped.iter().map(|(_, before)| *before).collect::<Vec<_>>(), [0, 0, 7, 7]);
    }

    #[test]
    fn a_delta_tells_how_late_its_news_is_to_everybody_who_hears_it() {
        let (mut pages, at) = (Pages::default(), Instant::now());
        pages.asked.insert(Deed::Lowered("ann".to_owned()), at);
        for ms in [3, 5] {
            let later = at + Duration::from_millis(ms);
            let audience = pages.note(later, br#"[{"kind":"hand_lowered","member":"ann"}]"#, Some(9));
            assert_eq!(audience, Some(9));
        }
        pages.note(at, br#"[{"kind":"hand_lowered","member":"bo"}]"#, None);
        let changed = br#"[{"kind":"audience_changed","count":8,"came":[],"went":[]}]"#;
        assert_eq!(pages.note(at, changed, Some(9)), Some(8));
        assert_eq!(pages.shown, [(at, 9)]);
        let mut lags = pages.turn_over();
        lags.sort();
        assert_eq!((lags.count(), lags.ms(0.0), lags.ms(1.0)), (2, 3.0, 5.0));
    }
}
