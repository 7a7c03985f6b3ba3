//! The clips that come with this crate. Where they are from: `clips/voices/README.md` and `clips/tones/README.md`.
