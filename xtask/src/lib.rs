//! The parts of the project's commands that its own tests use.

pub mod layers;
pub mod tidy;
