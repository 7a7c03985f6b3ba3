//! The rim of Jushou: sockets, clock, randomness, disk, configuration, HTTP. No rules.

pub mod admin;
pub mod admission;
pub mod app;
pub mod cli;
pub mod clock;
pub mod config;
pub mod contacts;
pub mod csv;
pub mod demo;
pub mod doctor;
pub mod dry_run;
pub mod entry_facts;
pub mod handle_sweep;
pub mod http;
pub mod live;
mod look;
pub mod mail;
pub mod media_thread;
pub mod outward;
pub mod owner_link;
pub mod proof;
pub mod secret;
pub mod serve;
pub mod sign_on;
pub mod ticket;
pub mod tls;
pub mod udp;
