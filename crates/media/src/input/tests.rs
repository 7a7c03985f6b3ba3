//! A peer's bug costs one peer: a panic is injected where its input or its output is handled.

use crate::PeerId;

/// Where to fail.
#[derive(Default)]
pub(crate) struct Faults {
    pub input: Option<PeerId>,
    pub output: Option<PeerId>,
}

impl Faults {
    pub fn check_input(&self, peer: PeerId) {
        assert_ne!(self.input, Some(peer), "injected: input");
    }

    pub fn check_output(&self, peer: PeerId) {
        assert_ne!(self.output, Some(peer), "injected: output");
    }
}
