//! What every request can reach: configuration, clock, store, live rooms and limits.

use crate::admission::Admitting;
use crate::avatar;
use crate::clock::Clock;
use crate::config::Config;
use crate::contacts::Contacts;
use crate::http::ceremonies::Ceremonies;
use crate::http::hls::Hls;
use crate::http::limits::Limits;
use crate::http::passwords::Passwords;
use crate::inbox::Inboxing;
use crate::leaving::import::IMPORTS_AT_ONCE;
use crate::leaving::{ClosingDay, Forgetting};
use crate::live::Live;
use crate::look::Looks;
use crate::mail::Mailer;
use crate::outward::Outward;
use crate::push::Push;
use crate::search::Finder;
use crate::sign_on::SignOns;
use crate::texts::Texts;
use crate::unsubscribe::Unsubscribing;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};
use tokio::sync::Mutex;
use tokio::sync::Semaphore;

pub struct App {
    pub config: Config,
    pub clock: Clock,
    pub store: store::Store,
    pub live: Live,
    pub limits: Limits,
    pub finder: Finder,
    pub passwords: Passwords,
    pub mail: Mailer,
    pub texts: Texts,
    pub ceremonies: Ceremonies,
    /// Who listens by HLS.
    pub hls: Hls,
    pub outward: Outward,
    pub sign_ons: SignOns,
    /// Where HTTP is really served, for links: set once it is.
    pub served: OnceLock<SocketAddr>,
    pub admitting: Admitting,
    /// Hashes addresses that invites are meant for.
    pub contacts: Contacts,
    /// Held while an invite is made or the owner's link is used: each reads first and then writes.
    pub inviting: Arc<Mutex<()>>,
    /// Held through a round over scheduled rooms.
    pub scheduling: Mutex<()>,
    /// Held through a round over what happened.
    pub inboxing: Mutex<Inboxing>,
    pub push: Push,
    pub unsubscribing: Unsubscribing,
    /// Signs visitors in by itself (`jushou demo`).
    pub demo: bool,
    /// The day this server closes, if it does.
    pub closing: ClosingDay,
    pub forgetting: Forgetting,
    /// Turns to read a file that somebody brings along.
    pub imports: Semaphore,
    /// Turns to decode a picture that somebody sent.
    pub pictures: Arc<Semaphore>,
    closed: AtomicBool,
    pub looks: Looks,
    draining: AtomicBool,
}

pub type SharedApp = Arc<App>;

impl App {
    pub fn new(
        config: Config,
        clock: Clock,
        store: store::Store,
        live: Live,
        looks: Looks,
    ) -> anyhow::Result<App> {
        let limits = Limits::new(&config.limits);
        let passwords = Passwords::new(config.limits.passwords_at_once);
        let mail = Mailer::start(&config.mail);
        let texts = Texts::new(&config.sms)?;
        let outward = Outward::new(&config.outward)?;
        let contacts = Contacts::new(&config.server.data_dir);
        let push = Push::new(&config.push, &config.server.data_dir);
        let unsubscribing = Unsubscribing::new(&config.server.data_dir);
        Ok(App {
            contacts,
            push,
            unsubscribing,
            config,
            clock,
            store,
            live,
            limits,
            finder: Finder::default(),
            passwords,
            mail,
            texts,
            ceremonies: Ceremonies::default(),
            hls: Hls::default(),
            outward,
            sign_ons: SignOns::default(),
            served: OnceLock::new(),
            admitting: Admitting::default(),
            inviting: Arc::default(),
            scheduling: Mutex::default(),
            inboxing: Mutex::default(),
            demo: false,
            closing: ClosingDay::default(),
            forgetting: Forgetting::default(),
            imports: Semaphore::new(IMPORTS_AT_ONCE),
            pictures: Arc::new(Semaphore::new(avatar::AT_ONCE)),
            closed: AtomicBool::new(false),
            looks,
            draining: AtomicBool::new(false),
        })
    }

    pub fn address(&self) -> Option<SocketAddr> {
        self.served.get().copied()
    }

    /// What the house is called: by its owner, else in its configuration.
    pub fn house_name(&self) -> String {
        self.looks.now().name.map_or_else(|| self.config.server.name.clone(), |name| name.as_str().to_owned())
    }

    /// Everything was erased on the announced day.
    pub fn is_closed(&self) -> bool {
        self.closed.load(Ordering::Relaxed)
    }

    pub fn set_closed(&self) {
        self.closed.store(true, Ordering::Relaxed);
        self.drain();
    }

    /// From here on `/readyz` says no, so that a proxy sends newcomers elsewhere.
    pub fn drain(&self) {
        self.draining.store(true, Ordering::Relaxed);
    }

    pub fn is_draining(&self) -> bool {
        self.draining.load(Ordering::Relaxed)
    }
}
