//! Listeners leave and others join all the time while somebody speaks: memory must not grow, and nobody else may notice.

use crate::crowd::Crowd;
use crate::heard::Gaps;
use crate::machine;
use crate::random::Random;
use crate::rig::{Audience, Rig};
use crate::table::{Table, ms};
use anyhow::{Context, Result};
use jushou_rtc::connection::GONE_AFTER;
use std::time::{Duration, Instant};

#[derive(clap::Args)]
pub struct Churn {
    #[arg(long, default_value_t = 1000)]
    listeners: usize,
    /// So many leave and as many join each second.
    #[arg(long, default_value_t = 20)]
    rate: usize,
    #[arg(long, default_value_t = 30)]
    minutes: u64,
}

/// What grows in this time does so once: queues, tables, handshakes that are kept a while.
const WARM_UP_SHARE: f64 = 1.0 / 3.0;
const WARM_UP_MOST: Duration = Duration::from_secs(300);
pub const SLOPE_MOST_MB_PER_HOUR: f64 = 1.0;
/// One in so many does not say goodbye but is gone.
pub const VANISHES_EVERY: usize = 4;

pub fn run(asked: &Churn) -> Result<String> {
    let mut rig = Rig::start(1, Audience::SHORT)?;
    let mut crowd = Crowd::new(rig.address, 1)?;
    crowd.join(&mut rig, 1, true, false, 1)?;
    crowd.join(&mut rig, 1, false, true, asked.listeners)?;
    crowd.joins.clear();
    let lasts = Duration::from_secs(asked.minutes * 60);
    let mut gaps = Gaps::default();
    // Seconds and bytes.
    let mut memory: Vec<(f64, f64)> = vec![];
    let process = rig.id();
    let cpu_before = machine::cpu_time(process)?;
    // The first one speaks, and stays.
    let mut comings = Comings::new(1, asked.rate);
    let mut come_and_go = |crowd: &mut Crowd| -> Result<()> {
        if comings.turn(crowd, &mut rig)? {
            memory.push((comings.began.elapsed().as_secs_f64(), machine::resident(process)? as f64));
        }
        Ok(())
    };
    let (heard, _) = crowd.lecture_amid(0, lasts, &mut come_and_go, &mut |sound| gaps.add(sound))?;
    let left = comings.left;
    let cpu = machine::cpu_time(process)? - cpu_before;
    // Of those who vanished in the last seconds the server has not heard yet that they did.
    let counted = rig.count()?;
    let may_be_closed = left / VANISHES_EVERY;
    let must_be_closed =
        may_be_closed.saturating_sub((GONE_AFTER.as_secs() as usize + 5) * asked.rate / VANISHES_EVERY);
    let warm_up = (lasts.as_secs_f64() * WARM_UP_SHARE).min(WARM_UP_MOST.as_secs_f64());
    memory.retain(|(at, _)| *at >= warm_up);
    crowd.joins.sort();
    let p99 = crowd.joins.get(crowd.joins.len() * 99 / 100).context("nobody joined")?;
    let mut table = Table::default();
    table.note("left, and as many joined", left);
    table.at_most(
        &format!("memory grows, after {warm_up:.0} s"),
        slope(&memory) * 3600.0 / 1e6,
        SLOPE_MOST_MB_PER_HOUR,
        "MB an hour",
    );
    let ends = [memory.first(), memory.last()].map(|sample| sample.map_or(0.0, |(_, bytes)| bytes / 1e6));
    table.note("memory then, and at the end", format!("{:.2}, {:.2} MB", ends[0], ends[1]));
    let missed = gaps.missing() as f64 * 100.0 / (gaps.packets + gaps.missing()).max(1) as f64;
    table.note("of the speaker's packets that listeners missed", format!("{missed:.4} %"));
    table.note("p99 of the delay", format!("{:.1} ms", ms(heard.tally.quantile(0.99))));
    table.note("from offer to keys, p99", format!("{:.1} ms", ms(*p99)));
    table.note(
        "CPU a packet, with all handshakes",
        format!("{:.2} µs", cpu.as_secs_f64() * 1e6 / gaps.packets.max(1) as f64),
    );
    let closed = counted.closed as usize;
    table.judge(
        "vanished ones that were noticed",
        &closed.to_string(),
        &format!("{must_be_closed} to {may_be_closed}"),
        (must_be_closed..=may_be_closed).contains(&closed),
    );
    Ok(format!(
        "# Churn\n\n{}. Server on one core, the listeners on the other. {} listeners; each second {} leave and others come, for {} minutes. One in \
         {VANISHES_EVERY} vanishes without a word and is given up after {} s; somebody speaks all the time.\n\n{}",
        machine::description(),
        asked.listeners,
        asked.rate,
        asked.minutes,
        GONE_AFTER.as_secs(),
        table.text()
    ))
}

/// Listeners who leave, and as many who come, once a second.
pub struct Comings {
    pub began: Instant,
    pub left: usize,
    /// The first so many stay.
    stay: usize,
    rate: usize,
    second: u64,
    random: Random,
}

impl Comings {
    pub fn new(stay: usize, rate: usize) -> Comings {
        Comings { began: Instant::now(), left: 0, stay, rate, second: 0, random: Random::new(7) }
    }

    /// Whether another second began, and some left and came.
    pub fn turn(&mut self, crowd: &mut Crowd, rig: &mut Rig) -> Result<bool> {
        if self.began.elapsed().as_secs() < self.second {
            return Ok(false);
        }
        self.second += 1;
        let mut put_out = vec![];
        for _ in 0..self.rate.min(crowd.count_alive() - self.stay) {
            let leaving = crowd.alive()[self.random.within(self.stay, crowd.count_alive())];
            crowd.vanish(leaving);
            self.left += 1;
            if !self.left.is_multiple_of(VANISHES_EVERY) {
                put_out.push(leaving as u64);
            }
        }
        rig.remove(put_out)?;
        crowd.arrive(rig, (1, 0), false, true, self.rate)?;
        Ok(true)
    }
}

/// Of the line that fits these points best.
pub fn slope(points: &[(f64, f64)]) -> f64 {
    let count = points.len().max(1) as f64;
    let mean = |of: fn(&(f64, f64)) -> f64| points.iter().map(of).sum::<f64>() / count;
    let (x, y) = (mean(|p| p.0), mean(|p| p.1));
    let above: f64 = points.iter().map(|p| (p.0 - x) * (p.1 - y)).sum();
    let below: f64 = points.iter().map(|p| (p.0 - x).powi(2)).sum();
    if below > 0.0 { above / below } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_slope_is_of_the_line_that_fits_best() {
        assert_eq!(slope(&[(0.0, 1.0), (1.0, 3.0), (2.0, 5.0)]), 2.0);
        assert_eq!(slope(&[(0.0, 1.0), (1.0, 2.0), (2.0, 1.0)]), 0.0);
        assert_eq!(slope(&[]), 0.0);
    }
}
