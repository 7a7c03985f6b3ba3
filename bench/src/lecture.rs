//! One speaker and an audience: how many listeners one core carries, beside what the bare sender carries in the same run.

mod beside_janus;

use crate::machine;
use crate::probe::{Bench, HEAD, Probe, Sends};
use crate::rig::Audience;
use anyhow::Result;
use std::time::Duration;

#[derive(clap::Args)]
pub struct Lecture {
    /// Listeners that join. The answer lies below.
    #[arg(long, default_value_t = 6000)]
    listeners: usize,
    #[command(flatten)]
    audience: Audience,
    #[arg(long, default_value_t = 4)]
    seconds: u64,
    /// Runs of which the median counts.
    #[arg(long, default_value_t = 3)]
    rounds: usize,
    /// How exact the number of listeners is.
    #[arg(long, default_value_t = 100)]
    step: usize,
    /// Only this load, without a search.
    #[arg(long)]
    only: Option<usize>,
    /// Beside Janus, if it is installed, in network namespaces, since it ignores loopback. Needs root.
    #[arg(long)]
    pub janus: bool,
}

/// Reach, as ratios inside one run.
const CPU_RATIO_MOST: f64 = 1.3;
const LISTENERS_RATIO_LEAST: f64 = 0.8;

pub fn run(asked: &Lecture) -> Result<String> {
    if asked.janus {
        return beside_janus::run(asked);
    }
    let began = std::time::Instant::now();
    let mut bench = Bench::open(1, asked.listeners, asked.audience, Duration::from_secs(asked.seconds))?;
    let joined = began.elapsed();
    let handshakes = machine::cpu_time(bench.process())?.as_secs_f64() * 1e6 / (asked.listeners + 1) as f64;
    let mut text = format!(
        "# Lecture, packets of {} ms\n\n{}. Server and bare sender on one core, the listeners on another. The speaker sends packets of 20 ms{}; {} s a probe.\n\n\
         {} listeners joined in {:.1} s, {handshakes:.0} µs of the server's CPU each.\n\n{HEAD}\n",
        asked.audience.packet_ms,
        machine::description(),
        if asked.audience.packet_ms > 20 { ", which the server joins" } else { "" },
        asked.seconds,
        asked.listeners,
        joined.as_secs_f64(),
    );
    let mut note = |probe: &Probe| {
        eprintln!("{}", probe.row());
        text += &format!("{}\n", probe.row());
    };
    let (mut bare, mut server, mut cpu) = (vec![], vec![], vec![]);
    for _ in 0..asked.rounds {
        match asked.only {
            None => {
                bare.push(bench.capacity(Sends::Bare, asked.step, &mut note)? as f64);
                server.push(bench.capacity(Sends::Server, asked.step, &mut note)? as f64);
            }
            Some(listeners) => {
                bare.push(listeners as f64);
                server.push(listeners as f64);
            }
        }
        // One after the other at the same load.
        let load = asked
            .only
            .unwrap_or_else(|| bare.iter().chain(&server).fold(f64::MAX, |a, b| a.min(*b)) as usize);
        let of_bare = bench.probe(Sends::Bare, load.max(asked.step))?;
        let of_server = bench.probe(Sends::Server, load.max(asked.step))?;
        note(&of_bare);
        note(&of_server);
        cpu.push(of_server.cpu_us_per_packet / of_bare.cpu_us_per_packet);
    }
    let (bare, server, cpu) = (median(bare), median(server), median(cpu));
    let word = |ok: bool| if ok { "PASS" } else { "FAIL" };
    text += &format!("\n| median of {} | figure | reach | |\n|---|---|---|---|\n", asked.rounds);
    text += &format!(
        "| CPU a packet, server : bare sender | {cpu:.2} | ≤ {CPU_RATIO_MOST} | {} |\n",
        word(cpu <= CPU_RATIO_MOST)
    );
    if asked.only.is_none() {
        let told = |carried: f64| {
            let is_all = carried as usize + asked.step > asked.listeners;
            format!("{}{carried:.0}", if is_all { "all of " } else { "" })
        };
        text += &format!(
            "| listeners on one core: server {}, bare sender {} | {:.2} | ≥ {LISTENERS_RATIO_LEAST} | {} |\n",
            told(server),
            told(bare),
            server / bare,
            word(server / bare >= LISTENERS_RATIO_LEAST)
        );
    }
    Ok(text)
}

pub fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures[figures.len() / 2]
}
