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
    mod gateway;
    mod handles;
    mod headers;
    mod health;
    mod house;
    mod invites;
    mod inviting;
    mod leaving;
    mod limits;
    mod logs;
    mod look;
    mod mail;
    mod mail_codes;
    mod matrix;
    mod organisation;
    mod outward;
    mod owner_link;
    mod passkeys;
    mod peers;
    mod people;
    mod proofs;
    mod proven_invites;
    mod provider;
    mod routes;
    mod sessions;
    mod sign_on;
    mod smtp;
    mod statics;
    mod takeover;
    mod takeover_trials;
    mod texts;
    mod tls;
    mod tree;
    mod vouches;
    mod waitlist;
}
