//! The rules of the house, from outside: transcripts, the permission table, random scripts.

mod admission;
mod cast;
mod comings_and_goings;
mod criteria;
mod deciding;
mod durable;
mod entry;
mod fair_word;
mod green_room;
mod in_the_room;
mod invariants;
mod inviting;
mod leaving;
mod mail_address;
mod network;
mod peers;
mod permissions;
mod proofs;
mod schedule;
mod script;
mod sms;
mod text;
mod threads;
mod transcripts;
mod views;
mod ways_in;
