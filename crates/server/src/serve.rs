//! Starts and stops the whole server: store, rooms, media, HTTP.

use crate::app::{App, SharedApp};
use crate::clock::Clock;
use crate::config::{Config, Origin};
use crate::live::Live;
use crate::look::Looks;
use crate::rounds::Rounds;
use crate::{
    admin, admission, handle_sweep, http, inbox, leaving, metrics, owner_link, proof, push, report, schedule,
    search, secret, texts, tls, udp,
};
use anyhow::Context;
use axum::Router;
use std::net::{IpAddr, SocketAddr};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use store::{Backend, Health, NodeId, Store};
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinHandle;
use tracing::{error, info, warn};

/// How often the lease is renewed: five tries before it is over.
const RENEW_INTERVAL: Duration = Duration::from_secs(1);

/// How often rooms of a server that died are looked for: they are back this long after its lease at the latest.
const TAKE_INTERVAL: Duration = Duration::from_secs(1);

/// What to serve.
pub struct Plan {
    pub config: Config,
    pub clock: Clock,
    /// Routes that exist only under `jushou demo`; they come with a server that says it is one.
    pub demo: Option<Router<SharedApp>>,
    /// A database in place of the configured one: tests put failing ones here.
    pub backend: Option<Arc<dyn Backend>>,
}

impl Plan {
    pub fn new(config: Config) -> Plan {
        Plan { config, clock: Clock::system(), demo: None, backend: None }
    }
}

/// A server at work. Dropped without [`Running::stop`] it ends as if killed.
pub struct Running {
    pub app: SharedApp,
    /// Where HTTP is served, with the real ports, in the order of `server.listen`.
    pub addresses: Vec<SocketAddr>,
    /// Where figures are served.
    pub metrics: Option<SocketAddr>,
    stop: watch::Sender<bool>,
    tasks: Vec<JoinHandle<()>>,
}

/// Opens the store, takes its rooms, starts media and serves. Fails with the cause before anything is served.
pub async fn start(plan: Plan) -> anyhow::Result<Running> {
    let Plan { config, clock, demo, backend } = plan;
    config.check()?;
    raise_file_limit();
    let acceptor_tls = match config.tls_files() {
        Some((cert, key)) => Some(tls::acceptor(cert, key)?),
        None => None,
    };
    let store = match backend {
        Some(backend) => Store::new(backend),
        None => open_store(&config).await?,
    };
    store
        .start_node(clock.now(), NodeId::new(secret::number()))
        .await
        .context("the node's lease is not stored")?;
    admission::begin(&config, &store, clock.now()).await?;
    let live = Live::start(&config, clock.clone(), store.clone()).await?;
    live.recover(store.take_rooms(clock.now()).await.context("the rooms are not taken over")?).await;

    let looks = Looks::read(&store).await.context("the look of the house cannot be read")?;
    let mut app = App::new(config, clock, store, live, looks)?;
    app.demo = demo.is_some();
    app.closing.learn(&app.store).await?;
    let app = Arc::new(app);
    let (stop, stopped) = watch::channel(false);
    let acceptor = http::Acceptor {
        router: http::router(app.clone(), demo.unwrap_or_default()),
        media: app.live.media().clone(),
        tls: acceptor_tls,
        connections: Arc::new(Semaphore::new(app.config.limits.connections.max(1) as usize)),
        crowd: http::Crowd::new(
            app.config.limits.connections_per_address,
            app.config.server.trusted_proxies.clone(),
        ),
        stop: stopped.clone(),
    };
    let (mut addresses, mut tasks) = (vec![], vec![]);
    for address in &app.config.server.listen {
        let listener = http::listen(*address).with_context(|| format!("{address} cannot be served on"))?;
        addresses.push(listener.local_addr().context("a bound listener has an address")?);
        tasks.push(tokio::spawn(acceptor.clone().serve(listener)));
    }
    app.live.media().take_tcp_at(tcp_addresses(&app, &addresses));
    if let Some(address) = addresses.first() {
        let _ = app.served.set(*address); // Nobody set it before.
    }
    let mut metrics = None;
    if let Some(address) = app.config.metrics.listen {
        let listener = http::listen(address).with_context(|| format!("{address} cannot be served on"))?;
        metrics = listener.local_addr().ok();
        tasks.push(tokio::spawn(metrics::run(app.live.clone(), listener, stopped.clone())));
    }
    tasks.push(tokio::spawn(proof::keep_looking(app.clone(), stopped.clone())));
    match admin::socket::listen(&app.config.server.data_dir) {
        Ok(orders) => tasks.push(tokio::spawn(admin::socket::serve(app.clone(), orders, stopped.clone()))),
        Err(e) => warn!(error = format!("{e:#}"), "`jushou admin` cannot reach this server"),
    }
    tasks.push(tokio::spawn(leaving::run(app.clone(), stopped.clone())));
    tasks.push(tokio::spawn(admission::keep_considering(app.clone(), stopped.clone())));
    tasks.push(tokio::spawn(renew_lease(app.clone(), stopped.clone())));
    // With the embedded database nobody else can have any: the start took them all.
    if app.config.server.database_url.is_some() {
        tasks.push(tokio::spawn(keep_taking_rooms(app.clone(), stopped.clone())));
    }
    tasks.push(tokio::spawn(texts::deliver(app.clone(), stopped.clone())));
    tasks.push(tokio::spawn(handle_sweep::run(app.clone(), stopped.clone())));
    tasks.push(tokio::spawn(schedule::run(app.clone(), stopped.clone())));
    tasks.push(tokio::spawn(inbox::run(app.clone(), stopped.clone())));
    if app.push.is_on() {
        tasks.push(tokio::spawn(push::run(app.clone(), stopped.clone())));
    }
    tasks.push(tokio::spawn(search::run(app.clone(), stopped.clone())));
    tasks.push(tokio::spawn(report::run(app.clone(), stopped.clone())));
    tasks.push(tokio::spawn(tell_health(app.store.clone(), stopped)));
    Ok(Running { app, addresses, metrics, stop, tasks })
}

impl Running {
    /// What to put before a path to make a link.
    pub fn origin(&self) -> Origin {
        origin(&self.app.config, self.addresses.first().copied())
    }

    /// A link that makes whoever opens it the owner, if nobody is yet.
    pub async fn first_owners_link(&self) -> anyhow::Result<Option<String>> {
        if self.app.store.has_owner().await? {
            return Ok(None);
        }
        let token = owner_link::make(&self.app.store, self.app.clock.now()).await?;
        Ok(Some(format!("{}/i/{}", self.origin(), token.reveal())))
    }

    /// Tells everybody to come back, finishes requests, writes what waits.
    pub async fn stop(self) -> anyhow::Result<()> {
        self.app.drain();
        self.app.live.shutdown().await;
        self.stop.send_replace(true);
        for task in self.tasks {
            if let Err(e) = task.await {
                error!(error = %e, "a task of the server failed");
            }
        }
        self.app.store.close().await.context("the store did not close")
    }
}

/// Where sound may come by TCP: at the ports of HTTPS, and of HTTP on localhost. Behind a proxy nowhere: it would
/// not pass them on.
fn tcp_addresses(app: &App, served: &[SocketAddr]) -> Vec<SocketAddr> {
    let media = app.live.media_addresses();
    let is_ours = app.config.tls_files().is_some();
    let at = |address: &SocketAddr| -> Vec<SocketAddr> {
        if address.ip().is_loopback() {
            // With a public address a proxy stands before it, and guests have a localhost of their own.
            if app.config.server.public_url.is_none() { vec![*address] } else { vec![] }
        } else if !is_ours {
            vec![]
        } else {
            let same_kind = media.iter().map(SocketAddr::ip).filter(|ip| ip.is_ipv4() == address.is_ipv4());
            let is_asked = |ip: &IpAddr| address.ip().is_unspecified() || *ip == address.ip();
            same_kind.filter(is_asked).map(|ip| SocketAddr::new(ip, address.port())).collect()
        }
    };
    let mut all: Vec<SocketAddr> = served.iter().flat_map(at).collect();
    all.truncate(udp::ADDRESSES_MAX);
    all
}

/// Resolves once `stop` is true, or whoever could say so is gone.
pub async fn told(stop: &mut watch::Receiver<bool>) {
    let _ = stop.wait_for(|stop| *stop).await;
}

/// The address to put into links: the configured one, else where HTTP is served.
pub fn origin(config: &Config, address: Option<SocketAddr>) -> Origin {
    let served = || {
        let address = address.or_else(|| config.server.listen.first().copied());
        let local = SocketAddr::from(([127, 0, 0, 1], 0));
        let address = address.unwrap_or(local);
        // Loopback by its name: browsers trust `localhost` with a microphone, and people read it.
        let authority = match address.ip().is_loopback() || address.ip().is_unspecified() {
            true => format!("localhost:{}", address.port()),
            false => address.to_string(),
        };
        Origin::new(config.tls_files().is_some(), &authority)
    };
    config.server.public_url.clone().unwrap_or_else(served)
}

pub async fn open_store(config: &Config) -> anyhow::Result<Store> {
    let backend = match &config.server.database_url {
        Some(url) => {
            make_private_dir(&config.server.data_dir)?;
            store_postgres::open(url).await.context("the PostgreSQL database is not opened")?
        }
        None => store_sqlite::open(&config.server.data_dir).await?,
    };
    Ok(Store::new(backend))
}

/// Each connection is an open file. The soft limit is often 1,024 for the sake of old programs; the hard one is the
/// operator's word.
fn raise_file_limit() {
    let mut limit = libc::rlimit { rlim_cur: 0, rlim_max: 0 };
    // SAFETY: `limit` lives through the call, which writes nothing else.
    let is_known = unsafe { libc::getrlimit(libc::RLIMIT_NOFILE, &mut limit) } == 0;
    if !is_known || limit.rlim_cur == limit.rlim_max {
        return;
    }
    limit.rlim_cur = limit.rlim_max;
    // SAFETY: `limit` lives through the call, which only reads it.
    if unsafe { libc::setrlimit(libc::RLIMIT_NOFILE, &limit) } != 0 {
        warn!(error = %std::io::Error::last_os_error(), "the limit of open files stays low");
    }
}

fn make_private_dir(dir: &Path) -> anyhow::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    let made = std::fs::DirBuilder::new().recursive(true).mode(0o700).create(dir);
    made.with_context(|| format!("the data directory {} cannot be made", dir.display()))
}

async fn renew_lease(app: SharedApp, stop: watch::Receiver<bool>) {
    let mut rounds = Rounds::every(RENEW_INTERVAL, "the lease is not renewed", stop);
    while rounds.next().await.is_some() {
        // A writer that waits longer than a lease must not renew it with an old time: `now` is read each round.
        rounds.ended(app.store.renew_lease(app.clock.now()).await);
    }
}

/// A server that was killed leaves a lease that still runs when the next one starts: its rooms come over later.
async fn keep_taking_rooms(app: SharedApp, stop: watch::Receiver<bool>) {
    let mut rounds = Rounds::every(TAKE_INTERVAL, "rooms of a server that died are not taken over", stop);
    while rounds.next().await.is_some() {
        rounds.ended(take_rooms(&app).await);
    }
}

/// Brings the rooms here that no living server has. Returns how many came. A server that shuts down takes none.
pub async fn take_rooms(app: &App) -> anyhow::Result<usize> {
    if app.is_draining() {
        return Ok(0);
    }
    let taken = app.store.take_rooms(app.clock.now()).await?;
    let count = taken.len();
    app.live.recover(taken).await;
    Ok(count)
}

/// One line in the log when the database goes down, one when it comes back.
async fn tell_health(store: Store, mut stop: watch::Receiver<bool>) {
    let mut health = store.health();
    loop {
        tokio::select! {
            changed = health.changed() => if changed.is_err() { return },
            () = told(&mut stop) => return,
        }
        match &*health.borrow_and_update() {
            Health::Up => info!("the database takes writes again"),
            Health::Down(why) => error!(error = %why, "the database is down: nothing can be granted"),
        }
    }
}
