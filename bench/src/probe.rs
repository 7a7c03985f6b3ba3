//! One load for a few seconds, on the server or on the bare sender, and what came of it.

use crate::crowd::Crowd;
use crate::ground::Ground;
use crate::heard::{FRAME_LEN, FRAME_MS};
use crate::janus::{Janus, Setup};
use crate::rig::{Audience, Rig};
use crate::{bare, machine};
use anyhow::{Result, ensure};
use std::time::Duration;

/// Between two loads.
const SETTLES: Duration = Duration::from_millis(1000);

/// Who sends.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Sends {
    Server,
    Bare,
    Janus(Setup),
}

impl Sends {
    pub fn name(self) -> &'static str {
        match self {
            Sends::Server => "server",
            Sends::Bare => "bare sender",
            Sends::Janus(Setup::Stock) => "Janus, stock",
            Sends::Janus(Setup::Tuned) => "Janus, one event loop",
        }
    }
}

pub struct Probe {
    pub sends: Sends,
    pub listeners: usize,
    pub cpu_us_per_packet: f64,
    /// Share of one core.
    pub busy: f64,
    pub p50: Duration,
    pub p99: Duration,
    pub longest: Duration,
    /// Frames that a listener did not get, less those the generator had no room for.
    pub lost: u64,
    /// Of these: the sender's kernel had no room for them.
    pub refused: u64,
    /// Lost at the generator's socket: none of the sender's.
    pub generator_lost: u64,
}

/// Whom the crowd listens to.
pub enum Side {
    Server(Rig),
    Janus(Box<Janus>),
}

pub struct Bench {
    pub crowd: Crowd,
    pub side: Side,
    /// Listeners that have joined; the speaker is one more.
    pub joined: usize,
    pub audience: Audience,
    pub lasts: Duration,
}

impl Bench {
    /// On so many shards a speaker, and so many listeners that hear nothing yet.
    pub fn open(shards: usize, listeners: usize, audience: Audience, lasts: Duration) -> Result<Bench> {
        Bench::open_on(Ground::Loopback, shards, listeners, audience, lasts)
    }

    pub fn open_on(
        ground: Ground,
        shards: usize,
        listeners: usize,
        audience: Audience,
        lasts: Duration,
    ) -> Result<Bench> {
        let mut rig = Rig::start_on(ground, shards, audience)?;
        let mut crowd = Crowd::new(rig.address, shards)?;
        crowd.join(&mut rig, 1, true, false, 1)?;
        crowd.join(&mut rig, 1, false, false, listeners)?;
        Ok(Bench { crowd, side: Side::Server(rig), joined: listeners, audience, lasts })
    }

    /// The same at Janus, without listeners as yet.
    pub fn open_janus(setup: Setup, lasts: Duration) -> Result<Bench> {
        let mut janus = Janus::start(setup)?;
        let mut crowd = Crowd::new((Ground::Namespaces.server(), 9).into(), 1)?;
        janus.add_speaker(&mut crowd)?;
        let side = Side::Janus(Box::new(janus));
        Ok(Bench { crowd, side, joined: 0, audience: Audience::SHORT, lasts })
    }

    /// So many more listeners at Janus, who hear from the beginning.
    pub fn grow(&mut self, listeners: usize) -> Result<()> {
        let Side::Janus(janus) = &mut self.side else { anyhow::bail!("only Janus is filled bit by bit") };
        janus.add_listeners(&mut self.crowd, listeners)?;
        self.joined += listeners;
        // What comes with the first packets, and once.
        self.crowd.lecture(0, Duration::from_millis(500)).map(drop)
    }

    /// The process that sends, but for the bare sender.
    pub fn process(&self) -> u32 {
        match &self.side {
            Side::Server(rig) => rig.id(),
            Side::Janus(janus) => janus.id(),
        }
    }

    pub fn probe(&mut self, sends: Sends, listeners: usize) -> Result<Probe> {
        let Audience { packet_ms, .. } = self.audience;
        let drops = self.crowd.lost()?;
        let (heard, cpu, refused, frames) = match sends {
            Sends::Bare => {
                self.crowd.rest(SETTLES)?;
                let packets = self.lasts.as_millis() as u32 / packet_ms;
                let payload_len = FRAME_LEN * self.audience.frames() as usize;
                let (heard, cpu, refused) =
                    bare::run(&mut self.crowd, listeners, packet_ms, payload_len, packets)?;
                (heard, cpu, refused, packets)
            }
            Sends::Server | Sends::Janus(_) => {
                if let Side::Server(rig) = &mut self.side {
                    rig.hear(1, listeners, self.joined)?;
                }
                // Whoever had no time to check its route while somebody else was measured does so now.
                self.crowd.rest(SETTLES)?;
                self.crowd.drain();
                let (before_it, before) = (self.refused()?, machine::cpu_time(self.process())?);
                let (heard, _) = self.crowd.lecture(0, self.lasts)?;
                let cpu = machine::cpu_time(self.process())? - before;
                let frames = self.lasts.as_millis() as u32 / FRAME_MS;
                (heard, cpu, self.refused()? - before_it, frames)
            }
        };
        let generator_lost = self.crowd.lost()? - drops;
        let expected = u64::from(frames) * listeners as u64;
        let packets = heard.tally.packets + generator_lost;
        // The generator loses packets, whatever is in them.
        let frames_a_packet = heard.frames as f64 / heard.tally.packets.max(1) as f64;
        let arrived = heard.frames + (generator_lost as f64 * frames_a_packet).round() as u64;
        let tally = &heard.tally;
        Ok(Probe {
            sends,
            listeners,
            cpu_us_per_packet: cpu.as_secs_f64() * 1e6 / packets.max(1) as f64,
            busy: cpu.as_secs_f64() / self.lasts.as_secs_f64(),
            p50: tally.quantile(0.5),
            p99: tally.quantile(0.99),
            longest: tally.longest,
            lost: expected.saturating_sub(arrived),
            refused,
            generator_lost,
        })
    }

    /// Datagrams that the kernel refused; Janus does not say.
    fn refused(&mut self) -> Result<u64> {
        let Side::Server(rig) = &mut self.side else { return Ok(0) };
        let counted = rig.count()?;
        ensure!(counted.closed == 0, "peers were given up");
        Ok(counted.dropped)
    }

    /// The most listeners, in steps, that all get everything in time. Every probe on the way goes to `note`.
    pub fn capacity(&mut self, sends: Sends, step: usize, note: &mut dyn FnMut(&Probe)) -> Result<usize> {
        // In steps: `low` is carried, `high` is not.
        let (mut low, mut high) = (0, self.joined / step + 1);
        while high - low > 1 {
            let middle = (low + high) / 2;
            // Somebody else's moment of work on the machine is no limit: what fails twice is.
            let mut is_carried = || -> Result<bool> {
                let probe = self.probe(sends, middle * step)?;
                note(&probe);
                Ok(probe.is_in_time(self.p99_most()))
            };
            if is_carried()? || is_carried()? { low = middle } else { high = middle }
        }
        Ok(low * step)
    }

    /// In time: within a packet length at 20 ms, within 40 ms at 60 ms.
    pub fn p99_most(&self) -> Duration {
        Duration::from_millis(if self.audience.packet_ms > 20 { 40 } else { 20 })
    }
}

impl Probe {
    pub fn is_in_time(&self, p99_most: Duration) -> bool {
        self.lost == 0 && self.p99 <= p99_most
    }

    pub fn row(&self) -> String {
        let ms = |time: Duration| format!("{:.1}", time.as_secs_f64() * 1e3);
        format!(
            "| {} | {} | {:.2} | {:.0} % | {} | {} | {} | {} | {} | {} |",
            self.sends.name(),
            self.listeners,
            self.cpu_us_per_packet,
            self.busy * 100.0,
            ms(self.p50),
            ms(self.p99),
            ms(self.longest),
            self.lost,
            self.refused,
            self.generator_lost
        )
    }
}

pub const HEAD: &str = "| who sends | listeners | CPU µs a packet | of its core | p50 ms | p99 ms | longest ms | lost | of these refused by the kernel | lost by the generator |\n|---|---|---|---|---|---|---|---|---|---|";
