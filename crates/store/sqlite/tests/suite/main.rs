//! The shared suite on SQLite, and what only SQLite has.

mod directory;
mod ground;
mod keeping;
mod own_rows;
mod plans;
#[macro_use]
#[path = "../../../shared/suite/mod.rs"]
mod suite;

whole_suite!();
