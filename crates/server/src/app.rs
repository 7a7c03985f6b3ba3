//! What every request can reach: configuration, clock, store, live rooms and limits.

use crate::clock::Clock;
use crate::config::Config;
use crate::http::limits::Limits;
use crate::http::passwords::Passwords;
use crate::live::Live;
use crate::look::Looks;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tokio::sync::Mutex;

pub struct App {
    pub config: Config,
    pub clock: Clock,
    pub store: store::Store,
    pub live: Live,
    pub limits: Limits,
    pub passwords: Passwords,
    /// Held while an invite is made or the owner's link is used: each reads first and then writes.
    pub inviting: Arc<Mutex<()>>,
    /// Signs visitors in by itself (`jushou demo`).
    pub demo: bool,
    pub looks: Looks,
    draining: AtomicBool,
}

pub type SharedApp = Arc<App>;

impl App {
    pub fn new(config: Config, clock: Clock, store: store::Store, live: Live, looks: Looks) -> App {
        let limits = Limits::new(&config.limits);
        let passwords = Passwords::new(config.limits.passwords_at_once);
        App {
            config,
            clock,
            store,
            live,
            limits,
            passwords,
            inviting: Arc::default(),
            demo: false,
            looks,
            draining: AtomicBool::new(false),
        }
    }

    /// From here on `/readyz` says no, so that a proxy sends newcomers elsewhere.
    pub fn drain(&self) {
        self.draining.store(true, Ordering::Relaxed);
    }

    pub fn is_draining(&self) -> bool {
        self.draining.load(Ordering::Relaxed)
    }
}
