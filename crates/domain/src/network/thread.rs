//! Private threads: text between two members. Those who follow each other write at once, and so do those who were introduced;
//! anybody else asks with one message, and waits.

use super::Refusal;
use crate::text::in_lines;
use crate::{AccountId, Line};
use std::time::Duration;

/// Characters of one message.
pub const MESSAGE_CHARS_MAX: usize = 2000;
/// Requests that one member makes in [`REQUEST_DAY`]. More reaches more people sooner; fewer spares them.
pub const REQUESTS_A_DAY: u32 = 10;
pub const REQUEST_DAY: Duration = Duration::from_hours(24);
/// How long a request waits, declined or not. After it nobody knows of it any more, and it may be made again.
pub const REQUEST_KEPT: Duration = Duration::from_hours(30 * 24);

/// How one can be reached elsewhere: a line of one's own.
pub type ContactLine = Line<120>;

/// What somebody wrote: 1 to 2,000 characters, with its line breaks and its letters as they are typed. No `Debug`: it is
/// personal.
#[derive(Clone, PartialEq, Eq)]
pub struct MessageText(String);

impl MessageText {
    pub fn parse(text: &str) -> Result<MessageText, Refusal> {
        in_lines(text, MESSAGE_CHARS_MAX).map(MessageText).ok_or(Refusal::BadMessage)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What a client calls one message of its own before it is sent: sent again under the same key it is the same message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageKey(String);

impl MessageKey {
    /// 8 to 40 letters, digits and hyphens.
    pub fn parse(text: &str) -> Result<MessageKey, Refusal> {
        let is_key = (8..=40).contains(&text.len())
            && text.bytes().all(|letter| letter.is_ascii_alphanumeric() || letter == b'-');
        is_key.then(|| MessageKey(text.to_owned())).ok_or(Refusal::BadMessage)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// How a thread stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ThreadState {
    /// Both write.
    Open,
    /// One of the two asked, with one message.
    Asked { by: AccountId },
    /// The other did not want it. Whoever asked goes on seeing it wait.
    Declined { by: AccountId },
}

/// The same as one of the two sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ThreadView {
    Open,
    /// One's own request: it waits, whatever the other thought of it.
    Waits,
    /// The other's request, in the box.
    Asks,
}

impl ThreadState {
    /// `None`: there is nothing to see, as after declining.
    pub fn seen_by(self, me: AccountId) -> Option<ThreadView> {
        match self {
            ThreadState::Open => Some(ThreadView::Open),
            ThreadState::Asked { by } | ThreadState::Declined { by } if by == me => Some(ThreadView::Waits),
            ThreadState::Asked { .. } => Some(ThreadView::Asks),
            ThreadState::Declined { .. } => None,
        }
    }
}

/// What is known before somebody writes to somebody. Whether the other has blocked them is not among it: whoever is blocked
/// is answered like everybody, and what they write is withheld.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ThreadFacts {
    pub state: Option<ThreadState>,
    pub follow_each_other: bool,
    /// Whoever writes has blocked them.
    pub blocks: bool,
    /// Requests made by whoever writes, in [`REQUEST_DAY`].
    pub asked_lately: u32,
}

/// What a message does besides being said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Writing {
    /// Nothing: the thread is open.
    Within,
    /// Opens the thread: they follow each other, or it answers a request.
    Opens,
    /// Is a request.
    Asks,
}

/// Whether, and as what, somebody may write to somebody.
pub fn write(by: AccountId, to: AccountId, facts: &ThreadFacts) -> Result<Writing, Refusal> {
    if by == to {
        return Err(Refusal::NotYourself);
    }
    if facts.blocks {
        return Err(Refusal::YouBlocked);
    }
    match facts.state {
        Some(ThreadState::Open) => Ok(Writing::Within),
        // Whoever answers accepts, also what they declined before.
        Some(ThreadState::Asked { by: asker } | ThreadState::Declined { by: asker }) if asker != by => {
            Ok(Writing::Opens)
        }
        _ if facts.follow_each_other => Ok(Writing::Opens),
        Some(_) => Err(Refusal::RequestWaits),
        None if facts.asked_lately >= REQUESTS_A_DAY => Err(Refusal::TooManyRequests),
        None => Ok(Writing::Asks),
    }
}

/// Takes a request, or does not. Answered the same way already: nothing changes. Whoever asked has nothing to answer.
pub fn answer(me: AccountId, state: ThreadState, accept: bool) -> Result<bool, Refusal> {
    match state {
        ThreadState::Asked { by } if by != me => Ok(true),
        ThreadState::Declined { by } if by != me && !accept => Ok(false),
        ThreadState::Open if accept => Ok(false),
        _ => Err(Refusal::NoSuchThread),
    }
}

/// Whether one may add how one can be reached elsewhere; taking it back one always may.
pub fn set_contact(view: ThreadView, blocks: bool, adds: bool) -> Result<(), Refusal> {
    match view {
        ThreadView::Open if blocks && adds => Err(Refusal::YouBlocked),
        ThreadView::Open => Ok(()),
        ThreadView::Waits | ThreadView::Asks => Err(Refusal::NoSuchThread),
    }
}
