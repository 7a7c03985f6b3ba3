//! Text messages: reserved in the ledger, committed, then handed to the gateway by a few tasks. Nobody waits for them.

mod gateway;

pub use gateway::check;

use crate::app::{App, SharedApp};
use crate::config::Sms;
use crate::http::No;
use crate::secret;
use crate::serve::told;
use domain::entry::sms::{Breaker, Caps, Ledger, SMS_DAY, Sent, SmsRefusal};
use domain::entry::{ContactHash, Phone};
use domain::{AccountId, At};
use gateway::Gateway;
use protocol::tell::RefusalCode;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use store::{Conflict, SmsWrite, Store, StoredSms, Write, WriteError};
use tokio::sync::mpsc::{OwnedPermit, Receiver, Sender};
use tokio::sync::{Mutex, MutexGuard, mpsc, watch};
use tracing::{info, warn};

/// Messages that may wait. Above: not now, at once.
pub const WAITING_MAX: usize = 64;

/// Calls of the gateway at once. More empties the queue sooner behind a slow gateway; fewer is kinder to it.
const AT_ONCE: usize = 4;

/// How often a message is decided anew when another process reserved one meanwhile.
const TRIES: u32 = 8;

/// What is forgotten of the ledger: twice as old as what the rules look at.
const FORGET_AFTER: Duration = Duration::from_secs(2 * SMS_DAY.as_secs());

/// One message. No `Debug`: all of it is personal.
pub struct Text {
    pub to: Phone,
    pub text: String,
}

enum Job {
    /// Stands in the ledger already.
    Reserved(Text),
    /// To be reserved together with these writes; dropped without a word if it may not be sent.
    Ask { text: Text, told: Option<AccountId>, with: Vec<Write> },
}

/// Off without a gateway.
pub struct Texts {
    on: Option<On>,
}

struct On {
    gateway: Gateway,
    caps: Caps,
    queue: Sender<Job>,
    jobs: Mutex<Receiver<Job>>,
    /// Held from reading the ledger to the commit: the write decides in any case.
    turn: Mutex<()>,
    is_well: AtomicBool,
}

/// A place in the queue, for a message whose reservation is about to be committed.
pub struct Place(OwnedPermit<Job>);

impl Place {
    /// After the commit that contains its reservation.
    pub fn send(self, text: Text) {
        self.0.send(Job::Reserved(text));
    }
}

impl Texts {
    pub fn new(config: &Sms) -> anyhow::Result<Texts> {
        let Some(gateway) = Gateway::new(config)? else { return Ok(Texts { on: None }) };
        let breaker =
            Breaker { from: config.breaker_from as usize, used_min_percent: config.breaker_percent as usize };
        let (queue, jobs) = mpsc::channel(WAITING_MAX);
        Ok(Texts {
            on: Some(On {
                gateway,
                caps: Caps {
                    day: config.cap_per_day,
                    range_day: config.cap_per_range,
                    prices: config.prices.clone(),
                    breaker,
                },
                queue,
                jobs: Mutex::new(jobs),
                turn: Mutex::default(),
                is_well: AtomicBool::new(true),
            }),
        })
    }

    pub fn is_on(&self) -> bool {
        self.on.is_some()
    }

    pub fn is_failing(&self) -> bool {
        self.on.as_ref().is_some_and(|on| !on.is_well.load(Ordering::Relaxed))
    }

    fn on(&self) -> Result<&On, No> {
        self.on.as_ref().ok_or_else(|| RefusalCode::TextsOff.into())
    }

    /// Taken before anything is reserved, so that a full queue costs nothing.
    pub fn place(&self) -> Result<Place, No> {
        let place = self.on()?.queue.clone().try_reserve_owned();
        place.map(Place).map_err(|_| RefusalCode::TextsSpent.into())
    }

    /// Held while a message is reserved.
    pub async fn turn(&self) -> Result<MutexGuard<'_, ()>, No> {
        Ok(self.on()?.turn.lock().await)
    }

    /// The write that goes into the unit a message belongs to. None: this one number had its messages, so nothing is sent,
    /// and nobody is told so. The caller holds [`Texts::turn`].
    pub async fn reserve(
        &self,
        store: &Store,
        now: At,
        to: &Phone,
        key: u64,
        told: Option<AccountId>,
    ) -> Result<Option<Write>, No> {
        let on = self.on()?;
        let (turn, mut ledger) = read(store, now).await?;
        match ledger.may_send(&on.caps, now, to, key) {
            Ok(price) => {
                let sent = Sent { at: now, range: to.range(), to: key, price, used: false };
                let forget = At(now.0.saturating_sub(FORGET_AFTER.as_millis() as u64));
                let reserve = SmsWrite::Reserve { id: secret::number(), turn, sent, told, forget };
                Ok(Some(Write::Sms(reserve)))
            }
            Err(SmsRefusal::TooSoon { .. } | SmsRefusal::EnoughForOne) => Ok(None),
            Err(refusal) => Err(self.refused(store, &ledger, to, now, refusal).await),
        }
    }

    /// Whether anything may be sent to numbers like this one: the same for all of them.
    pub async fn check_near(&self, store: &Store, now: At, to: &Phone) -> Result<(), No> {
        let on = self.on()?;
        let (_, mut ledger) = read(store, now).await?;
        match ledger.may_send_near(&on.caps, now, to) {
            Ok(_) => Ok(()),
            Err(refusal) => Err(self.refused(store, &ledger, to, now, refusal).await),
        }
    }

    /// A breaker that opened just now is stored: it stays open whoever answers later.
    async fn refused(&self, store: &Store, ledger: &Ledger, to: &Phone, now: At, why: SmsRefusal) -> No {
        if ledger.closed_since(to.range()) == Some(now) {
            warn!(
                "the breaker of a range of numbers is open for a day: hardly anybody used what was sent there"
            );
            let close = SmsWrite::Close { range: to.range(), since: now };
            if let Err(e) = store.write(vec![Write::Sms(close)]).await {
                return e.into();
            }
        }
        No::from(match why {
            SmsRefusal::NotThere => RefusalCode::TextsNotThere,
            _ => RefusalCode::TextsSpent,
        })
    }

    /// Reserved and sent in the background, or dropped: how long the caller takes tells nothing of it. `told`: who is told
    /// that they are in. `with` is written only with the reservation.
    pub fn ask(&self, text: Text, told: Option<AccountId>, with: Vec<Write>) {
        if let Some(on) = &self.on {
            let _ = on.queue.try_send(Job::Ask { text, told, with }); // A full queue drops it.
        }
    }
}

/// The last day's messages, and the turn of the next.
pub async fn read(store: &Store, now: At) -> anyhow::Result<(u64, Ledger)> {
    let StoredSms { turn, sent, closed } =
        store.sms(At(now.0.saturating_sub(SMS_DAY.as_millis() as u64))).await?;
    Ok((turn, Ledger::of(sent, closed, now)))
}

/// Stands for a number in the ledger.
pub fn key(of: &ContactHash) -> u64 {
    let mut bytes = [0; 8];
    bytes.copy_from_slice(&of.0[..8]);
    u64::from_le_bytes(bytes) >> 1
}

/// Tells somebody who waited and gave a number that they are in.
pub async fn tell_let_in(app: &App, account: AccountId) {
    if !app.texts.is_on() {
        return;
    }
    let Ok(form) = app.store.form(account).await else { return };
    let Some(to) = domain::entry::invite_proof::answered_phone(&form.answers) else { return };
    let language = crate::words::language_of(&app.store, &app.config, account).await;
    let language = language.unwrap_or(app.config.server.language.0);
    let text = Text { to, text: crate::invite_words::let_in(app, language) };
    app.texts.ask(text, Some(account), vec![]);
}

/// Hands over what is queued, until the server stops.
pub async fn deliver(app: SharedApp, stop: watch::Receiver<bool>) {
    let one = |mut stop: watch::Receiver<bool>| {
        let app = app.clone();
        async move {
            let Some(on) = &app.texts.on else { return };
            loop {
                let next = async { on.jobs.lock().await.recv().await };
                tokio::select! {
                    job = next => match job {
                        Some(job) => hand_over(&app, on, job).await,
                        None => return,
                    },
                    () = told(&mut stop) => return,
                }
            }
        }
    };
    futures_util::future::join_all((0..AT_ONCE).map(|_| one(stop.clone()))).await;
}

async fn hand_over(app: &App, on: &On, job: Job) {
    let text = match job {
        Job::Reserved(text) => text,
        Job::Ask { text, told, with } => match reserve_with(app, &text, told, with).await {
            Ok(true) => text,
            Ok(false) => return,
            Err(no) => return no.log(),
        },
    };
    match on.gateway.send(&app.outward, &text.to, &text.text).await {
        Ok(()) => {
            if !on.is_well.swap(true, Ordering::Relaxed) {
                info!("text messages go out again");
            }
        }
        Err(kind) => {
            if on.is_well.swap(false, Ordering::Relaxed) {
                warn!(kind, "a text message did not go out; this is said once until one does");
            }
        }
    }
}

/// Whether it was reserved, and `with` written.
async fn reserve_with(app: &App, text: &Text, told: Option<AccountId>, with: Vec<Write>) -> Result<bool, No> {
    let key = key(&app.contacts.phone(&text.to)?);
    for _ in 0..TRIES {
        let _turn = app.texts.turn().await?;
        let reserved = app.texts.reserve(&app.store, app.clock.now(), &text.to, key, told).await?;
        let Some(reserve) = reserved else { return Ok(false) };
        let unit = std::iter::once(reserve).chain(with.clone()).collect();
        match app.store.write(unit).await {
            Ok(()) => return Ok(true),
            Err(WriteError::Conflict(Conflict::ChangedMeanwhile)) => {}
            // The invite is gone meanwhile.
            Err(WriteError::Conflict(Conflict::Mismatch)) => return Ok(false),
            Err(e) => return Err(e.into()),
        }
    }
    Ok(false)
}
