//! The server as a browser meets it: real SQLite in a directory of its own, real sockets on port 0, time by hand.

mod http {
    mod accept;
    mod account;
    mod admin;
    mod admission;
    mod authenticator;
    mod brute_force;
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
    mod look;
    mod mail;
    mod mail_codes;
    mod outward;
    mod owner_link;
    mod passkeys;
    mod people;
    mod proofs;
    mod provider;
    mod routes;
    mod sessions;
    mod set_up;
    mod sign_on;
    mod smtp;
    mod statics;
    mod takeover;
    mod takeover_trials;
    mod tls;
    mod tree;
    mod vouches;
    mod waitlist;
}
