//! The server as a browser meets it: real SQLite in a directory of its own, real sockets on port 0, time by hand.

mod http {
    mod accept;
    mod account;
    mod admin;
    mod config;
    mod doctor;
    mod door;
    mod headers;
    mod health;
    mod house;
    mod invites;
    mod limits;
    mod logs;
    mod look;
    mod owner_link;
    mod people;
    mod routes;
    mod sessions;
    mod statics;
    mod takeover;
    mod tls;
    mod waitlist;
}
