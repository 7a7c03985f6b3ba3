//! How a house looks to whoever comes to its door: its name, its colour, its logo.

use super::{Account, Refusal, waitlist};
use crate::Line;

/// What newcomers see above the door, 1 to 60 characters.
pub type HouseName = Line<60>;

/// Bytes of a logo. Larger ones would be most of what a first visit loads.
pub const LOGO_BYTES_MAX: usize = 40 * 1024;

/// The one colour of buttons and links. Each has a light and a dark form with enough contrast, so the owner chooses among
/// these and not among all colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Seal {
    #[default]
    Vermilion,
    Indigo,
    Plum,
    Teal,
    Bronze,
    Ink,
}

impl Seal {
    pub const ALL: [Seal; 6] =
        [Seal::Vermilion, Seal::Indigo, Seal::Plum, Seal::Teal, Seal::Bronze, Seal::Ink];

    /// On the wire, in the store, in CSS and, after `seal-`, in the Fluent catalogue.
    pub const fn key(self) -> &'static str {
        match self {
            Seal::Vermilion => "vermilion",
            Seal::Indigo => "indigo",
            Seal::Plum => "plum",
            Seal::Teal => "teal",
            Seal::Bronze => "bronze",
            Seal::Ink => "ink",
        }
    }

    pub fn parse(key: &str) -> Option<Seal> {
        Seal::ALL.into_iter().find(|seal| seal.key() == key)
    }
}

/// Pictures that every browser shows and that carry no script. SVG does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogoKind {
    Png,
    Jpeg,
    Webp,
}

/// Why bytes are no logo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadLogo {
    TooLarge,
    /// Neither PNG nor JPEG nor WebP, whatever it was called.
    Kind,
}

impl LogoKind {
    /// By the first bytes, not by what the sender says.
    pub fn of(bytes: &[u8]) -> Result<LogoKind, BadLogo> {
        if bytes.len() > LOGO_BYTES_MAX {
            return Err(BadLogo::TooLarge);
        }
        match bytes {
            [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => Ok(LogoKind::Png),
            [0xff, 0xd8, 0xff, ..] => Ok(LogoKind::Jpeg),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Ok(LogoKind::Webp),
            _ => Err(BadLogo::Kind),
        }
    }

    pub const fn media_type(self) -> &'static str {
        match self {
            LogoKind::Png => "image/png",
            LogoKind::Jpeg => "image/jpeg",
            LogoKind::Webp => "image/webp",
        }
    }
}

/// Owners set the house up.
pub fn may_change(by: &Account) -> Result<(), Refusal> {
    waitlist::may_see(by)
}
