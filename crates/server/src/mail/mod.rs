//! Mail: a bounded queue of letters and one task that hands them to an SMTP server. Nobody waits for it.

mod attempt;

use crate::config::{BadConfig, Mail, MailTls};
use anyhow::Context;
use domain::entry::MailAddress;
use lettre::message::Mailbox;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::transport::smtp::authentication::Credentials;
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use protocol::set_up::{MailOutcome, MailTried};
use std::net::IpAddr;
use std::time::Duration;
use tokio::sync::mpsc;
use tracing::{info, warn};

/// Letters that may wait. Above: [`NoMail::Busy`], at once.
pub const WAITING_MAX: usize = 256;

/// The same for letters that nobody waits for: two lists of invites.
pub const BEHIND_MAX: usize = 1_000;

/// How long one letter may take. Longer is kinder to a slow SMTP server and keeps those behind it waiting.
const PATIENCE: Duration = Duration::from_secs(20);

/// Tries for one letter, and the pause between them. A server that greylists wants more; whoever waits for a code less.
const TRIES: u32 = 2;
const PAUSE: Duration = Duration::from_secs(3);

type Smtp = AsyncSmtpTransport<Tokio1Executor>;

/// One letter in plain text. No `Debug`: all of it is personal.
#[derive(Clone)]
pub struct Letter {
    pub to: MailAddress,
    pub subject: String,
    pub text: String,
    /// Where whoever wants no more of them says so, without signing in.
    pub unsubscribe: Option<String>,
}

/// Why a letter was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoMail {
    /// No SMTP server is configured.
    Off,
    /// Too many letters wait already.
    Busy,
}

pub struct Mailer {
    open: Option<Open>,
}

struct Open {
    first: mpsc::Sender<Letter>,
    behind: mpsc::Sender<Letter>,
    smtp: Smtp,
    from: Mailbox,
}

impl Mailer {
    /// Runs until it is dropped. The configuration was checked by [`check`].
    pub fn start(config: &Mail) -> Mailer {
        let (Some(host), Some(from)) = (&config.host, &config.from) else {
            return Mailer { open: None };
        };
        let (first, letters) = mpsc::channel(WAITING_MAX);
        let (behind, later) = mpsc::channel(BEHIND_MAX);
        match open(config, host, from) {
            Ok((smtp, from)) => {
                tokio::spawn(deliver(smtp.clone(), from.clone(), letters, later));
                Mailer { open: Some(Open { first, behind, smtp, from }) }
            }
            Err(e) => {
                warn!(error = format!("{e:#}"), "mail stays off");
                Mailer { open: None }
            }
        }
    }

    pub fn is_on(&self) -> bool {
        self.open.is_some()
    }

    /// Puts a letter into the queue and does not wait for its delivery: how long this takes says nothing of the address.
    pub async fn send(&self, letter: Letter) -> Result<(), NoMail> {
        let open = self.open.as_ref().ok_or(NoMail::Off)?;
        open.first.try_send(letter).map_err(|_| NoMail::Busy)
    }

    /// A letter that nobody waits for: it goes when none of the others wait.
    pub fn send_behind(&self, letter: Letter) -> Result<(), NoMail> {
        let open = self.open.as_ref().ok_or(NoMail::Off)?;
        open.behind.try_send(letter).map_err(|_| NoMail::Busy)
    }

    /// How many more letters that nobody waits for are taken now.
    pub fn behind_free(&self) -> usize {
        self.open.as_ref().map_or(0, |open| open.behind.capacity())
    }

    /// Hands one letter over past the queue, once, and tells what became of it: for whoever sets mail up.
    pub async fn try_now(&self, letter: &Letter) -> MailTried {
        match &self.open {
            Some(Open { smtp, from, .. }) => attempt::attempt(smtp, from, letter).await,
            None => MailTried { outcome: MailOutcome::Off, code: None },
        }
    }
}

/// What must hold before anything is served.
pub fn check(config: &Mail) -> Result<(), BadConfig> {
    let no = |text: &str| Err(BadConfig(text.to_owned()));
    let (host, from) = match (&config.host, &config.from) {
        (None, None) => return Ok(()),
        (Some(host), Some(from)) => (host, from),
        _ => return no("`mail.host` and `mail.from` go together: one of them is missing"),
    };
    if from.parse::<Mailbox>().is_err() {
        return no("`mail.from` is neither an address nor `Name <address>`");
    }
    if config.user.is_some() != config.password.is_some() {
        return no("`mail.user` and `mail.password` go together: one of them is missing");
    }
    if config.tls == MailTls::None && config.password.is_some() && !is_this_machine(host) {
        return no("`mail.tls = \"none\"` would send the password in the clear: use `starttls` or `tls`");
    }
    Ok(())
}

fn is_this_machine(host: &str) -> bool {
    host == "localhost" || host.parse().is_ok_and(|ip: IpAddr| ip.is_loopback())
}

fn open(config: &Mail, host: &str, from: &str) -> anyhow::Result<(Smtp, Mailbox)> {
    let from = from.parse().context("`mail.from` is no address")?;
    let builder = match config.tls {
        MailTls::None => Ok(Smtp::builder_dangerous(host)),
        MailTls::Starttls => Smtp::starttls_relay(host),
        MailTls::Tls => Smtp::relay(host),
    };
    let mut builder = builder.context("TLS is not set up")?.port(config.port).timeout(Some(PATIENCE));
    if let (Some(user), Some(password)) = (&config.user, &config.password) {
        builder = builder.credentials(Credentials::new(user.clone(), password.clone()));
    }
    Ok((builder.build(), from))
}

/// One line in the log when letters stop going out and one when they go again: never whose they were.
async fn deliver(
    smtp: Smtp,
    from: Mailbox,
    mut letters: mpsc::Receiver<Letter>,
    mut behind: mpsc::Receiver<Letter>,
) {
    let mut is_well = true;
    loop {
        let letter = tokio::select! {
            biased;
            letter = letters.recv() => letter,
            letter = behind.recv() => letter,
        };
        let Some(letter) = letter else { return };
        match hand_over(&smtp, &from, &letter).await {
            Ok(()) if !is_well => {
                info!("letters go out again");
                is_well = true;
            }
            Err(kind) if is_well => {
                warn!(kind, "a letter did not go out; this is said once until one does");
                is_well = false;
            }
            _ => {}
        }
    }
}

fn written(from: &Mailbox, letter: &Letter) -> Result<Message, &'static str> {
    let to = letter.to.as_str().parse().map_err(|_| "address")?;
    let mut message = Message::builder()
        .from(from.clone())
        .to(Mailbox::new(None, to))
        .subject(&letter.subject)
        .header(ContentType::TEXT_PLAIN);
    // One click (RFC 8058): the mail program posts to that address by itself.
    if let Some(url) = &letter.unsubscribe {
        let header = |name, value| HeaderValue::new(HeaderName::new_from_ascii_str(name), value);
        message = message
            .raw_header(header("List-Unsubscribe", format!("<{url}>")))
            .raw_header(header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click".to_owned()));
    }
    message.body(letter.text.clone()).map_err(|_| "letter")
}

/// The error is told by its kind: an SMTP server's answer repeats the address.
async fn hand_over(smtp: &Smtp, from: &Mailbox, letter: &Letter) -> Result<(), &'static str> {
    let message = written(from, letter)?;
    let mut last = "";
    for turn in 0..TRIES {
        if turn > 0 {
            tokio::time::sleep(PAUSE).await;
        }
        let done = tokio::time::timeout(PATIENCE, smtp.send(message.clone())).await;
        last = match done {
            Ok(Ok(_)) => return Ok(()),
            Ok(Err(e)) if e.is_permanent() => return Err("refused"),
            Ok(Err(e)) if e.is_transient() => "refused for now",
            Ok(Err(e)) if e.is_tls() => "tls",
            Ok(Err(_)) => "unreachable",
            Err(_) => "no answer in time",
        };
    }
    Err(last)
}
