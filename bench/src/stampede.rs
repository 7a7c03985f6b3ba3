//! Thousands join within seconds while somebody speaks: how long each waits, and how many handshakes a core makes.

use crate::crowd::Crowd;
use crate::heard::Gaps;
use crate::lecture::median;
use crate::machine;
use crate::rig::{Audience, Rig};
use crate::table::{Table, ms};
use anyhow::{Result, ensure};
use std::time::{Duration, Instant};

#[derive(clap::Args)]
pub struct Stampede {
    #[arg(long, default_value_t = 3000)]
    joins: usize,
    /// They arrive evenly within this time, whether or not those before are in.
    #[arg(long, default_value_t = 10)]
    seconds: u64,
    /// Runs of which the median counts.
    #[arg(long, default_value_t = 3)]
    rounds: usize,
}

const JOIN_MOST: Duration = Duration::from_secs(3);
const HANDSHAKES_LEAST: f64 = 600.0;

struct Arrived {
    p50: f64,
    p99: f64,
    longest: f64,
    lost_percent: f64,
    all_in_s: f64,
}

pub fn run(asked: &Stampede) -> Result<String> {
    let (mut rates, mut arrived) = (vec![], vec![]);
    for _ in 0..asked.rounds {
        rates.push(as_fast_as_possible(asked.joins)?);
        arrived.push(evenly(asked.joins, Duration::from_secs(asked.seconds))?);
        eprintln!(
            "{:.0} handshakes a second of a core; join p99 {:.1} ms",
            rates[rates.len() - 1],
            arrived[arrived.len() - 1].p99
        );
    }
    let of = |figure: fn(&Arrived) -> f64| median(arrived.iter().map(figure).collect());
    let mut table = Table::default();
    table.at_least(
        "handshakes a second of the server's core, as fast as possible",
        median(rates),
        HANDSHAKES_LEAST,
        "",
    );
    table.at_most(
        &format!("{} joins in {} s: from offer to keys, p99", asked.joins, asked.seconds),
        of(|a| a.p99),
        ms(JOIN_MOST),
        "ms",
    );
    table.note("the same, p50", format!("{:.1} ms", of(|a| a.p50)));
    table.note("the same, longest", format!("{:.1} ms", of(|a| a.longest)));
    table.note("the last was in after", format!("{:.2} s", of(|a| a.all_in_s)));
    table.note(
        "of the speaker's packets that listeners missed meanwhile",
        format!("{:.3} %", of(|a| a.lost_percent)),
    );
    Ok(format!(
        "# Stampede\n\n{}. Server on one core, those who join on the other; one of them speaks all the time, and whoever is in hears it. \
         Media plane alone: offer, ICE check, DTLS handshake. Medians of {}.\n\n{}",
        machine::description(),
        asked.rounds,
        table.text()
    ))
}

/// Handshakes for each second of the server's CPU time, nobody speaking.
fn as_fast_as_possible(joins: usize) -> Result<f64> {
    let mut rig = Rig::start(1, Audience::SHORT)?;
    let mut crowd = Crowd::new(rig.address, 1)?;
    crowd.join(&mut rig, 1, true, false, 1)?;
    let before = machine::cpu_time(rig.id())?;
    crowd.join(&mut rig, 1, false, true, joins)?;
    Ok(joins as f64 / (machine::cpu_time(rig.id())? - before).as_secs_f64())
}

fn evenly(joins: usize, within: Duration) -> Result<Arrived> {
    let mut rig = Rig::start(1, Audience::SHORT)?;
    let mut crowd = Crowd::new(rig.address, 1)?;
    crowd.join(&mut rig, 1, true, false, 1)?;
    crowd.joins.clear();
    let (began, mut gaps, mut asked) = (Instant::now(), Gaps::default(), 0);
    let mut all_in = within;
    let mut arrive = |crowd: &mut Crowd| {
        let share = began.elapsed().as_secs_f64() / within.as_secs_f64();
        let due = ((joins as f64 * share) as usize).min(joins);
        if due > asked {
            crowd.arrive(&mut rig, (1, 0), false, true, due - asked)?;
            asked = due;
        }
        if crowd.joins.len() < joins {
            all_in = began.elapsed();
        }
        Ok(())
    };
    crowd.lecture_amid(0, within + JOIN_MOST, &mut arrive, &mut |sound| gaps.add(sound))?;
    ensure!(crowd.joins.len() == joins, "{} of {joins} are in", crowd.joins.len());
    ensure!(rig.count()?.closed == 0, "peers were given up");
    let mut joins = crowd.joins.clone();
    joins.sort();
    let at = |share: f64| ms(joins[((joins.len() as f64 * share) as usize).min(joins.len() - 1)]);
    Ok(Arrived {
        p50: at(0.5),
        p99: at(0.99),
        longest: at(1.0),
        lost_percent: gaps.missing() as f64 * 100.0 / (gaps.packets + gaps.missing()).max(1) as f64,
        all_in_s: all_in.as_secs_f64(),
    })
}
