//! The states one subject was acknowledged in, in order, and the one that was asked for and never answered.

/// From which acknowledgement on a server's data may stem.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Since {
    /// The server was killed: nothing older than the last acknowledgement will do.
    Last,
    /// A backup was begun at the mark: anything from then on will do.
    Mark,
}

pub struct Track<S> {
    states: Vec<S>,
    mark: usize,
    asked: Option<S>,
}

impl<S: Clone + PartialEq> Track<S> {
    pub fn new(state: S) -> Track<S> {
        Track { states: vec![state], mark: 0, asked: None }
    }

    pub fn now(&self) -> S {
        self.states.last().expect("a track begins with a state").clone()
    }

    pub fn mark(&mut self) {
        self.mark = self.states.len() - 1;
    }

    /// An act is on its way that leads there.
    pub fn ask(&mut self, state: S) {
        self.asked = Some(state);
    }

    pub fn done(&mut self) {
        self.states.extend(self.asked.take());
    }

    pub fn refused(&mut self) {
        self.asked = None;
    }

    /// It became so by itself, or is seen to be so.
    pub fn set(&mut self, state: S) {
        *self = Track::new(state);
    }

    /// Every state in which it may be found.
    pub fn allowed(&self, since: Since) -> Vec<S> {
        let from = match since {
            Since::Last => self.states.len() - 1,
            Since::Mark => self.mark,
        };
        self.states[from..].iter().chain(&self.asked).cloned().collect()
    }
}
