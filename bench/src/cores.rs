//! Does a room that spans two cores carry twice as much as on one? By CPU per packet, since the listeners need a core too.

use crate::bare;
use crate::lecture::median;
use crate::machine;
use crate::probe::{Bench, HEAD, Sends};
use crate::rig::Audience;
use anyhow::Result;
use std::time::Duration;

#[derive(clap::Args)]
pub struct Cores {
    /// On two cores; half of them on one. Few enough for the same cores to receive as well.
    #[arg(long, default_value_t = 2000)]
    listeners: usize,
    #[command(flatten)]
    audience: Audience,
    #[arg(long, default_value_t = 4)]
    seconds: u64,
    /// Runs of which the median counts.
    #[arg(long, default_value_t = 7)]
    rounds: usize,
}

/// Reach: what two shards carry, in what one carries.
const GAIN_LEAST: f64 = 1.8;

pub fn run(asked: &Cores) -> Result<String> {
    let open = |shards, listeners| {
        Bench::open(shards, listeners, asked.audience, Duration::from_secs(asked.seconds))
    };
    let (mut one, mut two) = (open(1, asked.listeners / 2)?, open(2, asked.listeners)?);
    let mut text = format!(
        "# One room on two cores, packets of {} ms\n\n{}. One media thread and the listeners' process on one core; then two \
         threads and twice the listeners, whose process is on both cores.\n\n| shards {HEAD}\n",
        asked.audience.packet_ms,
        machine::description(),
    )
    .replace("\n|---|", "\n|---|---|");
    let (mut gains, mut machines, mut controls) = (vec![], vec![], String::new());
    for _ in 0..asked.rounds {
        let mut cpu = |bench: &mut Bench, shards: usize| -> Result<f64> {
            // The listeners take as much of each core, whether there is one or two.
            machine::pin(&(0..shards).collect::<Vec<_>>())?;
            let probe = bench.probe(Sends::Server, bench.joined)?;
            let row = format!("| {shards} {}\n", probe.row());
            eprint!("{row}");
            text += &row;
            Ok(probe.cpu_us_per_packet)
        };
        gains.push(2.0 * cpu(&mut one, 1)? / cpu(&mut two, 2)?);
        // The machine itself: a bare sender on one core, then one on each.
        machine::pin(&[0])?;
        let packets = asked.seconds as u32 * 1000 / asked.audience.packet_ms;
        let alone = bare::run_alone(&[0], asked.listeners / 2, asked.audience, packets)?;
        machine::pin(&[0, 1])?;
        let both = bare::run_alone(&[0, 1], asked.listeners / 2, asked.audience, packets)?;
        machines.push(2.0 * alone / both);
        controls += &format!("| {alone:.2} | {both:.2} | {:.2} |\n", 2.0 * alone / both);
    }
    let (gain, of_machine) = (median(gains), median(machines));
    text += &format!(
        "\nWhat the machine gives: a bare sender on one core, then one on each, to listeners whose process is on the same cores.\n\n| CPU µs a packet, one | each of two | two carry, in what one carries |\n|---|---|---|\n{controls}"
    );
    let word = if gain >= GAIN_LEAST { "PASS" } else { "FAIL" };
    text += &format!(
        "\n| median of {} | figure | reach | |\n|---|---|---|---|\n\
         | two shards carry, in what one carries (2 × CPU a packet on one : on two) | {gain:.2} | ≥ {GAIN_LEAST} | {word} |\n\
         | two bare senders carry, in what one carries | {of_machine:.2} | | |\n\
         | of what the machine gives | {:.2} | | |\n",
        asked.rounds,
        gain / of_machine
    );
    Ok(text)
}
