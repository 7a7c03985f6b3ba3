//! One letter, once, with somebody who waits for what becomes of it: which of the usual mistakes it is.

use super::{Letter, Smtp, written};
use lettre::AsyncTransport;
use lettre::message::Mailbox;
use lettre::transport::smtp::Error;
use protocol::set_up::{MailOutcome, MailTried};
use std::error::Error as _;
use std::io::{self, ErrorKind};
use std::time::Duration;

/// How long it may take: less than a browser waits for an answer.
const PATIENCE: Duration = Duration::from_secs(12);

pub async fn attempt(smtp: &Smtp, from: &Mailbox, letter: &Letter) -> MailTried {
    let tried = |outcome| MailTried { outcome, code: None };
    let Ok(message) = written(from, letter) else { return tried(MailOutcome::Refused) };
    match tokio::time::timeout(PATIENCE, smtp.send(message)).await {
        Ok(Ok(_)) => tried(MailOutcome::Taken),
        Ok(Err(e)) => MailTried { outcome: outcome(&e), code: e.status().map(|code| code.to_string()) },
        Err(_) => tried(MailOutcome::NoAnswer),
    }
}

/// The server's own words stay unread: they repeat the address.
fn outcome(e: &Error) -> MailOutcome {
    if let Some(code) = e.status() {
        // Authentication required, credentials invalid, mechanism too weak, encryption required (RFC 4954).
        return match code.to_string().as_str() {
            "530" | "534" | "535" | "538" => MailOutcome::Login,
            _ if e.is_permanent() => MailOutcome::Refused,
            _ => MailOutcome::RefusedForNow,
        };
    }
    // Raised on this side: the server offers no STARTTLS, or no way to log in that is known here.
    if e.is_client() {
        return if e.to_string().contains("STARTTLS") { MailOutcome::Tls } else { MailOutcome::Login };
    }
    let kind = cause(e).map(io::Error::kind);
    match kind {
        _ if e.is_tls() => MailOutcome::Tls,
        Some(ErrorKind::InvalidData) => MailOutcome::Tls,
        Some(ErrorKind::TimedOut) => MailOutcome::NoAnswer,
        _ => MailOutcome::Unreached,
    }
}

/// What the operating system or TLS said at the bottom of it.
fn cause(e: &Error) -> Option<&io::Error> {
    let mut next = e.source();
    while let Some(error) = next {
        if let Some(io) = error.downcast_ref() {
            return Some(io);
        }
        next = error.source();
    }
    None
}
