//! The server as a browser meets it: real SQLite in a directory of its own, real sockets on port 0, time by hand.

mod http {
    mod accept;
    mod account;
    mod admin;
    mod config;
    mod doctor;
    mod door;
    mod handles;
    mod headers;
    mod health;
    mod house;
    mod invites;
    mod inviting;
    mod limits;
    mod logs;
    mod owner_link;
    mod people;
    mod routes;
    mod sessions;
    mod statics;
    mod takeover;
    mod tls;
    mod tree;
    mod vouches;
    mod waitlist;
}
