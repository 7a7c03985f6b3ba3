//! One load for a few seconds, on the server or on the bare sender, and what came of it.

use crate::crowd::{Crowd, FRAME_LEN, FRAME_MS};
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
}

impl Sends {
    pub fn name(self) -> &'static str {
        match self {
            Sends::Server => "server",
            Sends::Bare => "bare sender",
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

pub struct Bench {
    pub crowd: Crowd,
    pub rig: Rig,
    /// Listeners that have joined; the speaker is one more.
    pub joined: usize,
    pub audience: Audience,
    pub lasts: Duration,
}

impl Bench {
    /// On so many shards a speaker, and so many listeners that hear nothing yet.
    pub fn open(shards: usize, listeners: usize, audience: Audience, lasts: Duration) -> Result<Bench> {
        let mut rig = Rig::start(shards, audience)?;
        let mut crowd = Crowd::new(rig.address, shards)?;
        crowd.join(&mut rig, 1, true, false, 1)?;
        crowd.join(&mut rig, 1, false, false, listeners)?;
        Ok(Bench { crowd, rig, joined: listeners, audience, lasts })
    }

    pub fn probe(&mut self, sends: Sends, listeners: usize) -> Result<Probe> {
        // Whoever had no time to check its route while somebody else was measured does so now.
        self.crowd.rest(SETTLES)?;
        let drops = self.crowd.lost()?;
        let Audience { packet_ms, .. } = self.audience;
        let (heard, cpu, refused, frames) = match sends {
            Sends::Bare => {
                let packets = self.lasts.as_millis() as u32 / packet_ms;
                let payload_len = FRAME_LEN * self.audience.frames() as usize;
                let (heard, cpu, refused) =
                    bare::run(&mut self.crowd, listeners, packet_ms, payload_len, packets)?;
                (heard, cpu, refused, packets)
            }
            Sends::Server => {
                self.rig.hear(1, listeners, self.joined)?;
                self.crowd.drain();
                let before_it = self.rig.count()?;
                let before = machine::cpu_time(self.rig.id())?;
                let (heard, _) = self.crowd.lecture(0, self.lasts)?;
                let cpu = machine::cpu_time(self.rig.id())? - before;
                let counted = self.rig.count()?;
                ensure!(counted.closed == 0, "peers were given up");
                let frames = self.lasts.as_millis() as u32 / FRAME_MS;
                (heard, cpu, counted.dropped - before_it.dropped, frames)
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

    /// The most listeners, in steps, that all get everything in time. Every probe on the way goes to `note`.
    pub fn capacity(&mut self, sends: Sends, step: usize, note: &mut dyn FnMut(&Probe)) -> Result<usize> {
        // In steps: `low` is carried, `high` is not.
        let (mut low, mut high) = (0, self.joined / step + 1);
        while high - low > 1 {
            let middle = (low + high) / 2;
            let probe = self.probe(sends, middle * step)?;
            note(&probe);
            if probe.is_in_time(self.p99_most()) { low = middle } else { high = middle }
        }
        Ok(low * step)
    }

    /// In time: within a packet length at 20 ms, within 40 ms at 60 ms.
    fn p99_most(&self) -> Duration {
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
