//! Ten thousand rooms with one connected peer each, and nobody speaks: what a server does when nothing happens.

use crate::crowd::Crowd;
use crate::machine;
use crate::rig::{Audience, Rig};
use crate::table::Table;
use anyhow::{Result, ensure};
use std::time::{Duration, Instant};

#[derive(clap::Args)]
pub struct Silent {
    #[arg(long, default_value_t = 10_000)]
    rooms: usize,
    #[arg(long, default_value_t = 30)]
    seconds: u64,
}

/// Of one core.
const CPU_PERCENT_MOST: f64 = 5.0;
const AT_ONCE: usize = 64;
/// Every peer has reported once by then, and its handshake is forgotten.
const SETTLES: Duration = Duration::from_secs(15);

pub fn run(asked: &Silent) -> Result<String> {
    let mut rig = Rig::start(1, Audience::SHORT)?;
    let mut crowd = Crowd::new(rig.address, 1)?;
    let empty = machine::resident(rig.id())?;
    while crowd.next_peer() < asked.rooms {
        let several = AT_ONCE.min(asked.rooms - crowd.next_peer());
        crowd.arrive(&mut rig, (crowd.next_peer() as u64, 1), true, true, several)?;
        while crowd.count_joining() > 0 {
            crowd.turn(Instant::now(), &mut |_| {})?;
        }
    }
    crowd.rest(SETTLES)?;
    let lasts = Duration::from_secs(asked.seconds);
    let before = machine::cpu_time(rig.id())?;
    crowd.rest(lasts)?;
    let percent = (machine::cpu_time(rig.id())? - before).as_secs_f64() * 100.0 / lasts.as_secs_f64();
    let full = machine::resident(rig.id())?;
    ensure!(rig.count()?.closed == 0, "peers were given up");
    let mut table = Table::default();
    table.at_most("of a core", percent, CPU_PERCENT_MOST, "%");
    // A check every 2.5 s, and a report in every second round.
    let datagrams = asked.rooms as f64 * (1.0 / 2.5 + 1.0 / 5.0);
    table.note("for each datagram that comes in", format!("{:.2} µs", percent * 1e4 / datagrams));
    table.note(
        "memory of a room with its peer",
        format!("{:.2} KiB", (full - empty) as f64 / 1024.0 / asked.rooms as f64),
    );
    Ok(format!(
        "# Silent rooms\n\n{}. {} rooms with one silent peer each, who checks its route every 2.5 s and reports every 5 s; {} s. Media plane alone, on one core.\n\n{}",
        machine::description(),
        asked.rooms,
        asked.seconds,
        table.text()
    ))
}
