//! One of the thousands: asks, hears, and is as cheap as can be; a few keep the whole view by the product's own `reduce`.

use super::books::{Books, Pages};
use crate::door::{Address, Ears, Heard, Mouth, Wire};
use anyhow::{Context, Result, anyhow};
use client::reduce::{Seen, reduce};
use protocol::Tell;
use serde_json::{Value, json};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::oneshot;

/// Longer than any answer of a server that is alive.
const ANSWER_WAIT: Duration = Duration::from_secs(20);

/// What of a difference is printed.
const DIFFERENCE_LEN: usize = 300;

pub struct Listener {
    mouth: tokio::sync::Mutex<Mouth>,
    inner: Mutex<Inner>,
    /// Keeps the whole view.
    pub is_sample: bool,
}

#[derive(Default)]
struct Inner {
    member: String,
    asked: Vec<Asked>,
    /// How many the audience is, as far as this one knows. None: not in the room yet.
    audience: Option<usize>,
    /// Texts of reactions heard.
    applause: usize,
    seen: Option<Seen>,
    has_left: bool,
}

struct Asked {
    id: u32,
    at: Instant,
    what: What,
    answered: oneshot::Sender<Option<String>>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum What {
    Enter,
    Leave,
    React,
    /// Something that the others hear of as it is.
    Deed,
    /// A fresh view beside the one kept.
    Compare,
}

impl Listener {
    /// Comes into the room and listens from then on.
    pub async fn come(
        address: &Address,
        cookie: &str,
        room: &str,
        books: &Arc<Books>,
        is_sample: bool,
    ) -> Result<Arc<Listener>> {
        let (ears, mouth) = Wire::open(address, cookie).await?.split();
        let listener = Arc::new(Listener { mouth: mouth.into(), inner: Mutex::default(), is_sample });
        tokio::spawn(Arc::clone(&listener).listen(ears, Arc::clone(books)));
        listener.get(What::Enter, &json!({ "kind": "enter", "room": room })).await?;
        Ok(listener)
    }

    /// One's own id, told with the welcome.
    pub fn member(&self) -> String {
        self.lock().member.clone()
    }

    pub fn audience(&self) -> Option<usize> {
        self.lock().audience
    }

    /// Asks. The answer: none if it was done, or why not.
    pub async fn ask(&self, what: What, ask: &Value) -> Result<oneshot::Receiver<Option<String>>> {
        let (answered, answer) = oneshot::channel();
        let mut mouth = self.mouth.lock().await;
        self.lock().asked.push(Asked { id: mouth.next_id(), at: Instant::now(), what, answered });
        mouth.ask(ask).await?;
        Ok(answer)
    }

    /// Asks, and waits until it is done.
    pub async fn get(&self, what: What, ask: &Value) -> Result<()> {
        let answer = self.ask(what, ask).await?;
        match tokio::time::timeout(ANSWER_WAIT, answer).await.context("no answer")?? {
            None => Ok(()),
            Some(code) => Err(anyhow!("{ask} is refused: {code}")),
        }
    }

    async fn listen(self: Arc<Listener>, mut ears: Ears, books: Arc<Books>) {
        let mut counted = 0;
        loop {
            let heard = ears.next().await;
            books.open().bytes += ears.len - std::mem::replace(&mut counted, ears.len);
            match heard {
                Ok(Heard::Text(text)) => {
                    if self.hear(&text, &books) {
                        return;
                    }
                }
                Ok(Heard::Ping(payload)) => {
                    if self.mouth.lock().await.pong(&payload).await.is_err() {
                        break;
                    }
                }
                Ok(Heard::End) | Err(_) => break,
            }
        }
        books.open().gone += 1;
    }

    /// Takes in what the server says. True: one has left, and hears nothing more.
    fn hear(&self, text: &[u8], books: &Books) -> bool {
        let at = Instant::now();
        let (mut inner, mut pages) = (self.lock(), books.open());
        match kind_of(text) {
            b"deltas" => self.on_delta(&mut inner, &mut pages, at, text),
            b"reactions" => inner.applause = pages.note_reactions(at, text, inner.applause),
            b"speaking" => pages.speaking += 1,
            b"snapshot" => self.on_snapshot(&mut inner, &mut pages, text),
            b"welcome" | b"done" | b"refused" => match serde_json::from_slice(text) {
                Ok(Tell::Welcome { me }) => inner.member = me.account,
                Ok(Tell::Done { id }) => inner.answer(&mut pages, at, id, None),
                Ok(Tell::Refused { id, refusal }) => {
                    inner.answer(&mut pages, at, id, Some(format!("{:?}", refusal.code)));
                }
                _ => {}
            },
            _ => {}
        }
        inner.has_left
    }

    fn on_delta(&self, inner: &mut Inner, pages: &mut Pages, at: Instant, text: &[u8]) {
        const KEY: &[u8] = br#""deltas":"#;
        let Some(key) = text.windows(KEY.len()).position(|window| window == KEY) else { return };
        let deltas = &text[key + KEY.len()..text.len() - 1];
        // One's own place in line is nobody else's.
        if kind_of(&deltas[1..]) != b"own_set" {
            inner.audience = pages.note(at, deltas, inner.audience);
        }
        if !self.is_sample {
            return;
        }
        let (Ok(Tell::Deltas { epoch, seq, deltas }), Some(seen)) =
            (serde_json::from_slice(text), inner.seen.as_mut())
        else {
            return pages.differences.push("deltas that apply to nothing".to_owned());
        };
        if reduce(seen, epoch, seq, deltas).is_err() {
            pages.differences.push(format!("deltas from {seq} on after {}", seen.seq));
        }
    }

    fn on_snapshot(&self, inner: &mut Inner, pages: &mut Pages, text: &[u8]) {
        let is_first = inner.audience.is_none();
        let is_asked = inner.asked.iter().any(|asked| asked.what == What::Compare);
        if !is_first && !is_asked {
            pages.fell_behind += 1;
        }
        inner.audience = audience_in(text);
        if !self.is_sample {
            return;
        }
        let Ok(Tell::Snapshot { room, epoch, seq, view, resume, .. }) = serde_json::from_slice(text) else {
            return pages.differences.push("a snapshot that cannot be read".to_owned());
        };
        let fresh = Seen { room, epoch, seq, view, resume };
        if let Some(kept) = inner.seen.as_ref().filter(|_| is_asked) {
            pages.compare(kept, &fresh);
        }
        inner.seen = Some(fresh);
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Inner {
    fn answer(&mut self, pages: &mut Pages, at: Instant, id: u32, refused: Option<String>) {
        let Some(place) = self.asked.iter().position(|asked| asked.id == id) else { return };
        let asked = self.asked.swap_remove(place);
        match (&refused, asked.what) {
            (Some(code), _) => *pages.refused.entry(code.clone()).or_default() += 1,
            (None, What::Enter) => pages.came.push(at),
            (None, What::Leave) => {
                pages.left.push(at);
                self.has_left = true;
            }
            (None, What::React) => pages.reacted.push(asked.at),
            (None, What::Deed) => pages.done += 1,
            (None, What::Compare) => {}
        }
        let _ = asked.answered.send(refused); // Most do not wait for it.
    }
}

impl Pages {
    /// A view that was kept, and a fresh one right after it.
    fn compare(&mut self, kept: &Seen, fresh: &Seen) {
        if (fresh.epoch, fresh.seq) != (kept.epoch, kept.seq + 1) {
            self.overtaken += 1;
            self.skipped += fresh.seq.saturating_sub(kept.seq + 1) as usize;
            return;
        }
        self.compared += 1;
        let (Ok(kept), Ok(fresh)) = (serde_json::to_value(&kept.view), serde_json::to_value(&fresh.view))
        else {
            return self.differences.push("a view that is no JSON".to_owned());
        };
        self.differences.extend(difference("view", &kept, &fresh));
    }
}

/// Field by field, the first that is not the same.
fn difference(at: &str, kept: &Value, fresh: &Value) -> Option<String> {
    match (kept, fresh) {
        (kept, fresh) if kept == fresh => None,
        (Value::Object(kept), Value::Object(fresh)) => {
            let keys = kept.keys().chain(fresh.keys().filter(|key| !kept.contains_key(*key)));
            let of = |object: &serde_json::Map<String, Value>, key: &String| {
                object.get(key).cloned().unwrap_or_default()
            };
            keys.into_iter()
                .find_map(|key| difference(&format!("{at}.{key}"), &of(kept, key), &of(fresh, key)))
        }
        (Value::Array(kept), Value::Array(fresh)) if kept.len() == fresh.len() => {
            let mut pairs = kept.iter().zip(fresh).enumerate();
            pairs.find_map(|(place, (kept, fresh))| difference(&format!("{at}[{place}]"), kept, fresh))
        }
        (kept, fresh) => {
            let short = |value: &Value| value.to_string().chars().take(DIFFERENCE_LEN).collect::<String>();
            Some(format!("{at} is {}, fresh {}", short(kept), short(fresh)))
        }
    }
}

/// The word that a text of the server begins with.
fn kind_of(text: &[u8]) -> &[u8] {
    let word = text.strip_prefix(br#"{"kind":""#).unwrap_or_default();
    &word[..word.iter().position(|byte| *byte == b'"').unwrap_or(0)]
}

/// How many the audience of a whole room is, without reading the rest of it.
fn audience_in(snapshot: &[u8]) -> Option<usize> {
    const KEY: &[u8] = br#""audience":{"count":"#;
    let key = snapshot.windows(KEY.len()).rposition(|window| window == KEY)?;
    let digits = snapshot[key + KEY.len()..].iter().take_while(|byte| byte.is_ascii_digit());
    Some(digits.fold(0, |count, digit| 10 * count + usize::from(digit - b'0')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_difference_is_named_by_its_place() {
        let kept = json!({ "hands": [{ "member": "a" }, { "member": "b" }], "locked": false });
        let mut fresh = kept.clone();
        assert_eq!(difference("view", &kept, &fresh), None);
        fresh["hands"][1]["member"] = json!("c");
        assert_eq!(
            difference("view", &kept, &fresh).as_deref(),
            Some(r#"view.hands[1].member is "b", fresh "c""#)
        );
        fresh = kept.clone();
        fresh["turn"] = json!(1);
        assert_eq!(difference("view", &kept, &fresh).as_deref(), Some("view.turn is null, fresh 1"));
    }

    #[test]
    fn a_text_is_known_by_its_first_word_and_a_snapshot_by_its_audience() {
        assert_eq!(kind_of(br#"{"kind":"beat"}"#), b"beat");
        assert_eq!(kind_of(b"[]"), b"");
        let snapshot = br#"{"kind":"snapshot","view":{"audience":{"count":4711,"shown":[]}}}"#;
        assert_eq!(audience_in(snapshot), Some(4711));
        assert_eq!(audience_in(b"{}"), None);
    }
}
