//! Many seats, one virtual clock, one seed: whole rooms played against what must hold.

mod house;
mod link;
mod random;
mod script;

pub use house::{House, Step};
pub use link::{Link, Screen};
pub use random::Random;
pub use script::{Taste, act};
