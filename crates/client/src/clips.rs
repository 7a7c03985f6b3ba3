//! The clips that come with this crate. Who speaks, and under which licence: `clips/voices/README.md`.

use crate::Clip;

macro_rules! embedded {
    ($($(#[$doc:meta])* $name:ident = $path:literal;)*) => {
        $($(#[$doc])* pub const $name: Ogg = Ogg(include_bytes!(concat!("../clips/", $path)));)*
        /// Every one of them.
        pub const ALL: &[Ogg] = &[$($name),*];
    };
}

/// One embedded Ogg Opus file.
#[derive(Clone, Copy)]
pub struct Ogg(pub &'static [u8]);

impl Ogg {
    pub fn clip(self) -> Clip {
        Clip::from_ogg(self.0).expect("a test reads every embedded clip")
    }
}

embedded! {
    AUSTEN_1 = "voices/austen_1.opus";
    AUSTEN_2 = "voices/austen_2.opus";
    AUSTEN_3 = "voices/austen_3.opus";
    AUSTEN_4 = "voices/austen_4.opus";
    AUSTEN_5 = "voices/austen_5.opus";
    HOST_ONE_MOMENT = "voices/host_one_moment.opus";
    HOST_THANKS = "voices/host_thanks.opus";
    ECHO_WELCOME = "voices/echo_welcome.opus";
    WEASELS_EN = "voices/weasels_en.opus";
    WEASELS_ES = "voices/weasels_es.opus";
    WEASELS_FR = "voices/weasels_fr.opus";
    WEASELS_IT = "voices/weasels_it.opus";
    WEASELS_RU = "voices/weasels_ru.opus";
    /// Sine, 440 Hz, 5 s; so the others.
    TONE_440 = "tones/440.opus";
    TONE_700 = "tones/700.opus";
    TONE_1000 = "tones/1000.opus";
    TONE_1300 = "tones/1300.opus";
}
