//! The rules of the house, from outside: transcripts, the permission table, random scripts.

mod cast;
mod comings_and_goings;
mod durable;
mod entry;
mod invariants;
mod permissions;
mod script;
mod sms;
mod text;
mod transcripts;
mod views;
