//! The server's side: its media thread in a process of its own, without rooms, accounts and HTTP, told by lines of JSON what to do.

use crate::ground::Ground;
use crate::{log, machine};
use anyhow::{Context, Result};
use domain::room::Sound;
use jushou_rtc::sdp::Offer;
use media::{Event, GroupId, PeerId, Permit};
use serde::{Deserialize, Serialize};
use server::clock::Clock;
use server::media_thread::{MediaHandle, PaceRules};
use server::udp::Bound;
use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, SocketAddr};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// The core of whoever sends: the server, and the bare sender it is compared with.
pub const SENDERS_CORE: usize = 0;
/// The core of whoever receives.
pub const GENERATORS_CORE: usize = 1;

/// How the audience hears, however small it is.
#[derive(Clone, Copy, clap::Args)]
pub struct Audience {
    /// Sound in one packet: 20, 40 or 60.
    #[arg(long, default_value_t = 20)]
    pub packet_ms: u32,
    /// One stream for all speakers.
    #[arg(long)]
    pub mixed: bool,
    /// It makes do with less when the server is busy.
    #[arg(long, hide = true)]
    pub gives_relief: bool,
}

impl Audience {
    /// What the speaker sends, as it comes.
    pub const SHORT: Audience = Audience { packet_ms: 20, mixed: false, gives_relief: false };

    fn rules(self) -> PaceRules {
        let always = |is: bool| if is { 0 } else { usize::MAX };
        PaceRules {
            mix_from: always(self.mixed),
            ms40_from: always(self.packet_ms >= 40),
            ms60_from: always(self.packet_ms >= 60),
            peers_max: usize::MAX,
            gives_relief: self.gives_relief,
        }
    }

    pub fn frames(self) -> u32 {
        self.packet_ms / 20
    }
}

#[derive(Serialize, Deserialize)]
enum Order {
    /// Peers whose ids go up from `first`. The groups: the first one's, and what lies between one's and the next's.
    Add {
        first: u64,
        groups: (u64, u64),
        publish: bool,
        hear: bool,
        offers: Vec<String>,
    },
    /// The first so many of this many listeners hear, from the peer `first` on.
    Hear {
        first: u64,
        hearing: u64,
        of: u64,
    },
    /// These are put out.
    Remove {
        peers: Vec<u64>,
    },
    Count,
}

#[derive(Serialize, Deserialize)]
enum Told {
    Port(u16),
    Answers(Vec<Option<String>>),
    Done,
    Counted(Counted),
}

/// Since the start of that process.
#[derive(Clone, Serialize, Deserialize)]
pub struct Counted {
    /// Datagrams that the kernel refused.
    pub dropped: u64,
    /// Peers that are gone without having been put out.
    pub closed: u64,
    /// Datagrams that were nobody's.
    pub strangers: u64,
    /// The share of its core that sound takes, and what audiences do without for it.
    pub busy: f64,
    pub relief: String,
    /// Lines that an operator would find in the log.
    pub logged: u64,
}

/// The child's part: `bench media`.
pub fn serve(shards: usize, audience: Audience) -> Result<()> {
    if shards == 1 {
        machine::pin(&[SENDERS_CORE])?;
    }
    log::count()?;
    let bound = Bound::bind_all(&[], 0, shards)?;
    let port = bound[0].port();
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let (media, mut events) =
        MediaHandle::start(bound, vec![address], port, audience.rules(), Clock::system())?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    // What the rooms would be told.
    let closed = Arc::new(AtomicU64::new(0));
    let counting = closed.clone();
    std::thread::spawn(move || {
        while let Some(event) = events.blocking_recv() {
            // Who was put out is not reported.
            counting.fetch_add(u64::from(matches!(event, Event::Closed { .. })), Ordering::Relaxed);
        }
    });
    let mut version = 1;
    tell(&Told::Port(port))?;
    for line in std::io::stdin().lock().lines() {
        let order: Order = serde_json::from_str(&line?)?;
        tell(&runtime.block_on(carry_out(&media, order, &mut version, &closed))?)?;
    }
    Ok(())
}

async fn carry_out(media: &MediaHandle, order: Order, version: &mut u64, closed: &AtomicU64) -> Result<Told> {
    *version += 1;
    let version = *version;
    Ok(match order {
        Order::Add { first, groups: (group, step), publish, hear, offers } => {
            let mut answers = vec![];
            for (n, offer) in offers.iter().enumerate() {
                // Whoever speaks and hears is on stage.
                let permit = Permit { version, publish, hear, near: publish && hear };
                let offer = Offer::parse(offer).context("the generator's offer")?;
                let n = n as u64;
                let (peer, group) = (PeerId(first + n), GroupId(group + n * step));
                let answer = media.add_peer(peer, group, Sound::Automatic, offer, permit).await;
                answers.push(answer.ok().map(|answer| answer.sdp));
            }
            Told::Answers(answers)
        }
        Order::Hear { first, hearing, of } => {
            for n in 0..of {
                let permit = Permit { version, publish: false, hear: n < hearing, near: false };
                let confirmed = media.permit(PeerId(first + n), permit).within(Duration::from_secs(10)).await;
                confirmed.ok().context("a permit is not confirmed")?;
            }
            Told::Done
        }
        Order::Remove { peers } => {
            for peer in peers {
                let confirmed = media.remove_peer(PeerId(peer)).within(Duration::from_secs(10)).await;
                confirmed.ok().context("a removal is not confirmed")?;
            }
            Told::Done
        }
        Order::Count => {
            let counters = media.counters().await.context("the media thread is gone")?;
            Told::Counted(Counted {
                dropped: counters.dropped,
                closed: closed.load(Ordering::Relaxed),
                strangers: counters.plane.strangers,
                busy: counters.busy,
                relief: format!("{:?}", counters.relief),
                logged: log::counted(),
            })
        }
    })
}

fn tell(told: &Told) -> Result<()> {
    let mut out = std::io::stdout().lock();
    serde_json::to_writer(&mut out, told)?;
    out.write_all(b"\n")?;
    Ok(out.flush()?)
}

/// The generator's hold on that process. It ends with this.
pub struct Rig {
    process: Child,
    orders: ChildStdin,
    told: BufReader<ChildStdout>,
    pub address: SocketAddr,
}

/// How the rest of the process is started: this program again, with another command.
pub fn child(ground: Ground, arguments: &[String]) -> Result<Child> {
    let this = std::env::current_exe()?;
    let mut command = ground.command(this.to_str().context("a path that is text")?);
    let command = command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped());
    command.spawn().context("this program does not start again")
}

impl Rig {
    /// With so many media threads; every room's audience hears in this way.
    pub fn start(shards: usize, audience: Audience) -> Result<Rig> {
        Rig::start_on(Ground::Loopback, shards, audience)
    }

    pub fn start_on(ground: Ground, shards: usize, audience: Audience) -> Result<Rig> {
        let mut arguments = vec!["media".into(), "--shards".into(), shards.to_string()];
        arguments.extend(["--packet-ms".into(), audience.packet_ms.to_string()]);
        arguments.extend(audience.mixed.then(|| "--mixed".into()));
        arguments.extend(audience.gives_relief.then(|| "--gives-relief".into()));
        let mut process = child(ground, &arguments)?;
        let orders = process.stdin.take().context("its input is piped")?;
        let told = BufReader::new(process.stdout.take().context("its output is piped")?);
        let mut rig = Rig { process, orders, told, address: (ground.server(), 0).into() };
        let Told::Port(port) = rig.read()? else { anyhow::bail!("the media process says no port") };
        rig.address.set_port(port);
        Ok(rig)
    }

    pub fn id(&self) -> u32 {
        self.process.id()
    }

    /// Answers in the order of the offers; none: refused.
    pub fn add(
        &mut self,
        first: u64,
        groups: (u64, u64),
        publish: bool,
        hear: bool,
        offers: Vec<String>,
    ) -> Result<Vec<Option<String>>> {
        match self.ask(&Order::Add { first, groups, publish, hear, offers })? {
            Told::Answers(answers) => Ok(answers),
            _ => anyhow::bail!("not an answer to offers"),
        }
    }

    pub fn hear(&mut self, first: u64, hearing: usize, of: usize) -> Result<()> {
        self.ask(&Order::Hear { first, hearing: hearing as u64, of: of as u64 }).map(drop)
    }

    pub fn remove(&mut self, peers: Vec<u64>) -> Result<()> {
        self.ask(&Order::Remove { peers }).map(drop)
    }

    pub fn count(&mut self) -> Result<Counted> {
        match self.ask(&Order::Count)? {
            Told::Counted(counted) => Ok(counted),
            _ => anyhow::bail!("not an answer to counting"),
        }
    }

    fn ask(&mut self, order: &Order) -> Result<Told> {
        serde_json::to_writer(&mut self.orders, order)?;
        self.orders.write_all(b"\n")?;
        self.orders.flush()?;
        self.read()
    }

    fn read(&mut self) -> Result<Told> {
        let mut line = String::new();
        self.told.read_line(&mut line)?;
        serde_json::from_str(&line).context("the media process ended")
    }
}

impl Drop for Rig {
    fn drop(&mut self) {
        // Gone already: so be it.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
