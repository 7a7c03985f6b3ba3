//! The rim of Jushou: sockets, clock, randomness, disk, configuration, HTTP. No rules.

pub mod admin;
pub mod app;
pub mod cli;
pub mod clock;
pub mod config;
pub mod demo;
pub mod doctor;
pub mod http;
pub mod live;
mod look;
pub mod media_thread;
pub mod owner_link;
pub mod secret;
pub mod serve;
pub mod ticket;
pub mod tls;
pub mod udp;
