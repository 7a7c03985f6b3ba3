//! How a group's audience hears: which way, and how much sound is in a packet.

use crate::SLOTS;
use std::time::Duration;

/// What one packet of a microphone or of the mix lasts.
pub const FRAME: Duration = Duration::from_millis(20);

/// Of the longest packets. See [`PacketLen::phases`].
pub const PHASES_MAX: usize = 3;

/// How much sound is in one packet. Longer ones are fewer: the kernel's work is by packets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum PacketLen {
    #[default]
    Ms20,
    Ms40,
    /// Longer ones browsers do not decode safely.
    Ms60,
}

impl PacketLen {
    /// In frames of 20 ms.
    pub fn frames(self) -> usize {
        match self {
            PacketLen::Ms20 => 1,
            PacketLen::Ms40 => 2,
            PacketLen::Ms60 => 3,
        }
    }

    /// Listeners get their packets in so many phases, one frame apart: not all at once, every packet's length.
    pub fn phases(self) -> usize {
        self.frames()
    }

    pub fn duration(self) -> Duration {
        FRAME * self.frames() as u32
    }
}

/// The two ways to hear.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Way {
    /// Each of the loudest speakers in a slot, as they came.
    #[default]
    Forward,
    /// All speakers in one stream, which is encoded once.
    Mix,
}

/// How the audience hears. Who is near (see [`Permit`](crate::Permit)) hears forwarded packets of 20 ms; who loses much
/// hears the audience's way by 20 ms.
///
/// The higher version stands, so that shards agree whatever order they are told in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    pub version: u64,
    pub way: Way,
    pub len: PacketLen,
    /// How many speakers are forwarded at once, to whomever: 1 to [`SLOTS`].
    pub slots: usize,
    /// A core is too busy to wait for a pause.
    pub at_once: bool,
    /// A core is too busy for anybody to be sent more packets than others.
    pub relieved: bool,
}

/// How the audience hears just now; who is near hears forwarded packets of 20 ms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hearing {
    pub way: Way,
    pub len: PacketLen,
}

impl Pace {
    pub(crate) fn hearing(self) -> Hearing {
        Hearing { way: self.way, len: self.len }
    }
}

impl Default for Pace {
    fn default() -> Pace {
        Pace {
            version: 0,
            way: Way::default(),
            len: PacketLen::default(),
            slots: SLOTS,
            at_once: false,
            relieved: false,
        }
    }
}
