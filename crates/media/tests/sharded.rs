//! Whatever one plane promises, three promise together: the same tests once more, with peers on all of them.
#![allow(clippy::duplicate_mod, reason = "each file of tests brings its support along")]

#[path = "forward.rs"]
mod forward;
#[path = "hostile.rs"]
mod hostile;
#[path = "life.rs"]
mod life;
#[path = "limits.rs"]
mod limits;
#[path = "loss.rs"]
mod loss;
#[path = "lossy.rs"]
mod lossy;
#[path = "mix.rs"]
mod mix;
#[path = "network.rs"]
mod network;
#[path = "numbers.rs"]
mod numbers;
#[path = "pace.rs"]
mod pace;
#[path = "permits.rs"]
mod permits;
#[path = "player.rs"]
mod player;
#[path = "quality.rs"]
mod quality;
