//! The same lecture on Janus, as it is shipped and with one event loop, and on our server, in one run between two network namespaces.

use super::{Lecture, median};
use crate::ground::{Ground, Spaces};
use crate::janus::{self, Setup};
use crate::machine;
use crate::probe::{Bench, HEAD, Probe, Sends};
use crate::rig::Audience;
use crate::table::Table;
use anyhow::Result;
use std::time::Duration;

/// Listeners on one core, as ratios inside one run.
const OVER_STOCK_LEAST: f64 = 6.0;
const OVER_TUNED_LEAST: f64 = 2.5;
/// How exact the number of Janus' listeners is. They come bit by bit and all hear: with one event loop it is
/// worn out by listeners who are there at all.
const JANUS_STEP: usize = 50;
/// More are not tried.
const JANUS_MOST: usize = 2000;

pub fn run(asked: &Lecture) -> Result<String> {
    let Some(version) = janus::version() else {
        return Ok("# Lecture beside Janus\n\nJanus not installed: no ratio is counted.\n".to_owned());
    };
    let _spaces = Spaces::enter()?;
    let lasts = Duration::from_secs(asked.seconds);
    let mut text = format!(
        "# Lecture beside Janus, packets of 20 ms\n\n{}. Janus {version}: its video room, one publisher, sound alone, over DTLS and SRTP. Each server on one core, one after \
         the other, the same listeners on the other core, in two network namespaces joined by a veth pair; {} s a probe. Carried: nothing \
         lost by the server, p99 of the delay at most 20 ms, in one of two tries.\n\n{HEAD}\n",
        machine::description(),
        asked.seconds,
    );
    let mut note = |probe: &Probe| {
        eprintln!("{}", probe.row());
        text += &format!("{}\n", probe.row());
    };
    let [mut server, mut stock, mut tuned] = [vec![], vec![], vec![]];
    let [mut over_stock, mut over_tuned, mut cpu, mut cpu_stock, mut cpu_tuned] = [const { vec![] }; 5];
    for _ in 0..asked.rounds {
        let mut ours = Bench::open_on(Ground::Namespaces, 1, asked.listeners, Audience::SHORT, lasts)?;
        server.push(ours.capacity(Sends::Server, asked.step, &mut note)? as f64);
        let mut at_most = |bench: &mut Bench, most: f64, sends: Sends| -> Result<f64> {
            let probe = bench.probe(sends, most.max(1.0) as usize)?;
            note(&probe);
            Ok(probe.cpu_us_per_packet)
        };
        let most = server[server.len() - 1];
        let us = at_most(&mut ours, most, Sends::Server)?;
        cpu.push(us / at_most(&mut ours, most, Sends::Bare)?);
        drop(ours);
        for setup in [Setup::Stock, Setup::Tuned] {
            let (most, theirs) = capacity(setup, lasts, &mut note)?;
            let (all, cpu, over) = match setup {
                Setup::Stock => (&mut stock, &mut cpu_stock, &mut over_stock),
                Setup::Tuned => (&mut tuned, &mut cpu_tuned, &mut over_tuned),
            };
            all.push(most as f64);
            cpu.push(theirs / us);
            over.push(server[server.len() - 1] / most.max(1) as f64);
        }
    }
    let mut table = Table::default();
    for (name, listeners) in
        [("server", server), ("Janus with one event loop", tuned), ("Janus as it is shipped", stock)]
    {
        table.note(&format!("listeners on one core: {name}"), median(listeners));
    }
    table.at_least("listeners, server : Janus with one event loop", median(over_tuned), OVER_TUNED_LEAST, "");
    table.at_least("listeners, server : Janus as it is shipped", median(over_stock), OVER_STOCK_LEAST, "");
    table.note("CPU a packet, Janus with one event loop : server", format!("{:.2}", median(cpu_tuned)));
    table.note("CPU a packet, Janus as it is shipped : server", format!("{:.2}", median(cpu_stock)));
    table.note("CPU a packet, server : bare sender", format!("{:.2}", median(cpu)));
    Ok(format!("{text}\nMedians of {}.\n\n{}", asked.rounds, table.text()))
}

/// The most listeners that all get everything in time, and CPU time a packet at that load, µs.
fn capacity(setup: Setup, lasts: Duration, note: &mut dyn FnMut(&Probe)) -> Result<(usize, f64)> {
    let mut bench = Bench::open_janus(setup, lasts)?;
    let (mut most, mut cpu) = (0, f64::NAN);
    while most < JANUS_MOST {
        bench.grow(JANUS_STEP)?;
        let mut carried = None;
        for _ in 0..2 {
            let probe = bench.probe(Sends::Janus(setup), bench.joined)?;
            note(&probe);
            if probe.is_in_time(bench.p99_most()) {
                carried = Some(probe.cpu_us_per_packet);
                break;
            }
        }
        let Some(at_it) = carried else { break };
        (most, cpu) = (bench.joined, at_it);
    }
    Ok((most, cpu))
}
