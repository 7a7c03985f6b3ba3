//! `jushou demo`: the same server in a directory that is wiped at the end, with voices in three rooms and links that
//! sign visitors in.

mod bot;
mod cast;
mod ear;
mod echo;
mod host;
mod house;
mod lan;
mod rooms;
mod visit;

use crate::cli::{DemoArgs, told_to_end};
use crate::config::Config;
use crate::serve::{self, Plan, Running};
use crate::{http, secret, udp};
use anyhow::{Context, Result};
use house::House;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tokio::net::TcpListener;
use tokio::sync::{Semaphore, watch};
use tokio::task::{JoinHandle, JoinSet};
use visit::Visits;

/// Ports tried when none is asked for.
const PORTS: std::ops::Range<u16> = 8080..8100;
/// Connections of the demo's own bots.
const BOT_CONNECTIONS_MAX: usize = 64;

/// Runs until told to end, then wipes everything.
pub async fn run(args: DemoArgs) -> Result<()> {
    let demo = start(&args).await?;
    print!("{}", demo.greeting()?);
    told_to_end().await?;
    println!("Wiping the demo.");
    demo.stop().await
}

/// A demo at work. Dropped without [`Demo::stop`] its directory is wiped all the same.
pub struct Demo {
    pub running: Running,
    visits: Arc<Visits>,
    bots: JoinSet<()>,
    /// Where phones find it, with `--lan`.
    lan: Vec<IpAddr>,
    bots_door: Option<BotsDoor>,
    _dir: Wiped,
}

/// Serves as soon as it returns; the rooms are open by then.
pub async fn start(args: &DemoArgs) -> Result<Demo> {
    let dir = Wiped::make()?;
    let lan =
        if args.lan { udp::local_addresses(false).context("the addresses of this machine")? } else { vec![] };
    anyhow::ensure!(!args.lan || !lan.is_empty(), "this machine is in no network: there is nothing to join");
    let config = config(args, &dir.0, &lan)?;
    let visits = Arc::new(Visits::default());
    let demo = Some(visit::routes(visits.clone()));
    let running = serve::start(Plan { demo, ..Plan::new(config) }).await?;
    let served = running.addresses.first().context("one address is served on")?.port();

    // Bots speak no TLS: beside HTTPS they have a door of their own, on loopback.
    let bots_door = if args.lan { Some(BotsDoor::open(&running).await?) } else { None };
    let (scheme, port) = bots_door.as_ref().map_or(("http", served), |door| ("https", door.port));
    let (base, origin) = (format!("http://127.0.0.1:{port}"), format!("{scheme}://127.0.0.1:{port}"));
    let house = Arc::new(House::found(running.app.clone(), base, origin).await?);
    visits.open(house.clone());
    let bots = rooms::play(&house).await?;
    Ok(Demo { running, visits, bots, lan, bots_door, _dir: dir })
}

impl Demo {
    /// Signs whoever opens it in as a guest.
    pub fn guest_link(&self) -> String {
        format!("{}{}", self.running.origin(), self.visits.guest_path())
    }

    /// Signs whoever opens it in as the owner.
    pub fn owner_link(&self) -> String {
        format!("{}{}", self.running.origin(), self.visits.owner_path())
    }

    /// The guest's link for another device in this network.
    pub fn phone_link(&self) -> Option<String> {
        let address = lan::best(&self.lan)?;
        let port = self.running.addresses.first()?.port();
        Some(format!("https://{}{}", SocketAddr::new(address, port), self.visits.guest_path()))
    }

    fn greeting(&self) -> Result<String> {
        let mut text = format!(
            "\n聊得来才聊，发言就举手 - talk when it clicks; raise your hand to speak.\n\n\
             Come in:           {}\n\
             The owner's side:  {}\n                   (three people wait there to be let in)\n",
            self.guest_link(),
            self.owner_link()
        );
        if let Some(link) = self.phone_link() {
            let others = self.lan.iter().map(IpAddr::to_string).collect::<Vec<_>>().join(", ");
            text += &format!(
                "\nFrom a phone in this network: {link}\n\n{}\n\n\
                 This machine's addresses: {others}.\n\
                 The certificate is the demo's own, so every browser warns once: choose to go on. The firewall must let \
                 TCP {} and UDP {} in.\n",
                lan::qr(&link)?,
                self.running.addresses.first().map_or(0, SocketAddr::port),
                self.running.app.live.media_port(),
            );
        }
        Ok(text + "\nEverything is wiped when you press Ctrl-C.\n\n")
    }

    /// Sends the bots home, stops the server and wipes its directory.
    pub async fn stop(mut self) -> Result<()> {
        self.bots.shutdown().await;
        if let Some(door) = self.bots_door {
            door.close().await;
        }
        self.running.stop().await
    }
}

fn config(args: &DemoArgs, dir: &Path, lan: &[IpAddr]) -> Result<Config> {
    let mut config = Config::default();
    let ip = if args.lan { Ipv4Addr::UNSPECIFIED } else { Ipv4Addr::LOCALHOST };
    config.server.name = "Jushou demo".to_owned();
    config.server.listen = vec![SocketAddr::from((ip, free_port(args, ip)?))];
    config.server.data_dir = dir.to_owned();
    if !args.lan || !is_free_for_media(config.media.port) {
        config.media.port = 0;
    }
    if args.lan {
        let (cert, key) = lan::certificate(dir, lan)?;
        (config.tls.cert, config.tls.key) = (Some(cert), Some(key));
    }
    Ok(config)
}

fn free_port(args: &DemoArgs, ip: Ipv4Addr) -> Result<u16> {
    let is_free = |port: &u16| std::net::TcpListener::bind((ip, *port)).is_ok();
    match args.port {
        Some(port) => Ok(port),
        None => {
            PORTS.clone().find(is_free).context("no port from 8080 to 8099 is free: choose one with --port")
        }
    }
}

/// In a network the usual port is better than any other: a rule in a firewall may know it.
fn is_free_for_media(port: u16) -> bool {
    std::net::UdpSocket::bind((Ipv4Addr::UNSPECIFIED, port)).is_ok()
}

/// Plain HTTP on a loopback port, for the bots of a demo that serves HTTPS.
struct BotsDoor {
    port: u16,
    stop: watch::Sender<bool>,
    task: JoinHandle<()>,
}

impl BotsDoor {
    async fn open(running: &Running) -> Result<BotsDoor> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.context("no port for the bots")?;
        let port = listener.local_addr().context("a bound listener has an address")?.port();
        let (stop, stopped) = watch::channel(false);
        let acceptor = http::Acceptor {
            router: http::router(running.app.clone(), axum::Router::new()),
            media: running.app.live.media().clone(),
            tls: None,
            connections: Arc::new(Semaphore::new(BOT_CONNECTIONS_MAX)),
            crowd: http::Crowd::new(BOT_CONNECTIONS_MAX as u32, vec![]),
            stop: stopped,
        };
        Ok(BotsDoor { port, stop, task: tokio::spawn(acceptor.serve(listener)) })
    }

    async fn close(self) {
        self.stop.send_replace(true);
        let _ = self.task.await; // A panic in it was logged, and this is the end anyhow.
    }
}

/// A directory of this run alone, gone when dropped.
struct Wiped(PathBuf);

impl Wiped {
    fn make() -> Result<Wiped> {
        let dir = std::env::temp_dir().join(format!("jushou-demo-{:016x}", secret::number()));
        std::fs::DirBuilder::new()
            .mode(0o700)
            .create(&dir)
            .with_context(|| format!("the demo's directory {} cannot be made", dir.display()))?;
        Ok(Wiped(dir))
    }
}

impl Drop for Wiped {
    fn drop(&mut self) {
        if let Err(error) = std::fs::remove_dir_all(&self.0) {
            eprintln!("{} could not be wiped: {error}", self.0.display());
        }
    }
}
