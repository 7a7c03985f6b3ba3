//! The rim of Jushou: sockets, clock, randomness, disk, configuration, HTTP. No rules.

pub mod admin;
pub mod admission;
pub mod app;
mod avatar;
pub mod calendar;
mod civil;
pub mod cli;
pub mod clock;
pub mod config;
pub mod contacts;
pub mod csv;
#[cfg(target_os = "linux")]
pub mod datagrams;
pub mod demo;
pub mod doctor;
pub mod dry_run;
pub mod entry_facts;
pub mod handle_sweep;
mod hour;
pub mod http;
pub mod inbox;
pub mod invite_words;
mod key_file;
pub mod leaving;
pub mod live;
/// SQLite's as well: its rows are made on one thread and dropped on another, which waits for the first one's lock otherwise.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

mod look;
pub mod mail;
pub mod media_thread;
pub mod metrics;
pub mod outward;
pub mod owner_link;
pub mod pass;
pub mod proof;
pub mod push;
mod report;
mod rounds;
pub mod schedule;
pub mod search;
pub mod secret;
pub mod serve;
pub mod sign_on;
pub mod stream;
pub mod texts;
pub mod ticket;
pub mod tls;
pub mod udp;
pub mod unsubscribe;
pub mod words;
