//! A headless participant: registers, enters rooms, raises hands, plays clips and hears what the server sends.
//!
//! For bots, load and tests. [`Client`] speaks REST, [`Socket`] is one WebSocket with the room's view kept in it,
//! [`Media`] is one media connection on str0m. It decodes no sound: clips are stored as Opus packets, and what
//! arrives is Opus packets too.

pub mod clip;
pub mod clips;
pub mod media;
pub mod ogg;
pub mod opus;
mod path;
pub mod player;
pub mod reduce;
mod rest;
mod socket;

pub use clip::Clip;
pub use media::{Media, Received};
pub use player::Player;
pub use rest::{Client, Fault};
pub use socket::{Heard, Socket};
