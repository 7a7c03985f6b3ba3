//! One suite over a `Store`, run on SQLite always and on PostgreSQL where `JUSHOU_TEST_POSTGRES` names a server.

#[macro_use]
mod on;
mod postgres;
mod sqlite;
