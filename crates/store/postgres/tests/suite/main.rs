//! The shared suite on PostgreSQL, on the server that `JUSHOU_TEST_POSTGRES` names, and what only PostgreSQL has.

mod ground;
mod server;
#[macro_use]
#[path = "../../../shared/suite/mod.rs"]
mod suite;

whole_suite!();
