//! A house in use for hours: five talk before an audience that hears the mix and comes and goes. Nothing may grow, neither memory nor delay.

use crate::churn::{Comings, SLOPE_MOST_MB_PER_HOUR, slope};
use crate::conversation::{self, Said};
use crate::crowd::Crowd;
use crate::heard::{Gaps, Sound, TICKS_PER_MS};
use crate::machine;
use crate::rig::{Audience, Rig};
use crate::table::{Table, ms};
use crate::tally::Tally;
use anyhow::Result;
use std::collections::HashMap;
use std::time::Duration;

#[derive(clap::Args)]
pub struct Soak {
    #[arg(long, default_value_t = 500)]
    listeners: usize,
    #[arg(long, default_value_t = 5)]
    speakers: usize,
    /// So many leave and as many join each second.
    #[arg(long, default_value_t = 5)]
    rate: usize,
    #[arg(long, default_value_t = 120)]
    minutes: u64,
    #[arg(long, default_value_t = 5)]
    seed: u64,
}

/// What grows in the first third does so once.
const WARM_UP_SHARE: usize = 3;
const DELAY_GROWS_MOST_MS_AN_HOUR: f64 = 5.0;

/// One minute of it.
struct Minute {
    memory_mb: f64,
    busy_percent: f64,
    behind_p99_ms: f64,
}

pub fn run(asked: &Soak) -> Result<String> {
    let lasts = Duration::from_secs(asked.minutes * 60);
    let script = conversation::play(asked.speakers, lasts, asked.seed);
    let mut rig = Rig::start(1, Audience { mixed: true, ..Audience::SHORT })?;
    let mut crowd = Crowd::new(rig.address, 1)?;
    crowd.join(&mut rig, 1, true, true, asked.speakers)?;
    crowd.join(&mut rig, 1, false, true, asked.listeners)?;
    let process = rig.id();
    let (mut gaps, mut minutes) = (Gaps::default(), Vec::<Minute>::new());
    let behind = std::cell::RefCell::new(Tally::default());
    let mut promptest = HashMap::<usize, f64>::new();
    let mut cpu_before = machine::cpu_time(process)?;
    let mut comings = Comings::new(asked.speakers, asked.rate);
    let mut amid = |crowd: &mut Crowd| -> Result<()> {
        let is_new = comings.turn(crowd, &mut rig)?;
        if !is_new || comings.began.elapsed().as_secs() / 60 <= minutes.len() as u64 {
            return Ok(());
        }
        let cpu = machine::cpu_time(process)?;
        minutes.push(Minute {
            memory_mb: machine::resident(process)? as f64 / 1e6,
            busy_percent: (cpu - cpu_before).as_secs_f64() * 100.0 / 60.0,
            behind_p99_ms: ms(behind.take().quantile(0.99)),
        });
        cpu_before = cpu;
        Ok(())
    };
    let mut on_sound = |sound: &Sound| {
        // Those on stage hear everybody on their own: they are none of the audience.
        if sound.listener < asked.speakers {
            return;
        }
        gaps.add(sound);
        if sound.print.is_some() {
            let lag = sound.at.as_secs_f64() - f64::from(sound.timestamp) / f64::from(TICKS_PER_MS * 1000);
            let least = promptest.entry(sound.listener).or_insert(lag);
            *least = least.min(lag);
            behind.borrow_mut().add(Duration::from_secs_f64((lag - *least).max(0.0)));
        }
    };
    conversation::hold(&mut crowd, &script, lasts, &mut amid, &mut |_: &Said, _| (), &mut on_sound)?;
    let left = comings.left;
    Ok(report(asked, &minutes, &gaps, left))
}

fn report(asked: &Soak, minutes: &[Minute], gaps: &Gaps, left: usize) -> String {
    let mut text = String::from(
        "| minute | memory, MB | of the core | p99 behind the promptest packet, ms |\n|---|---|---|---|\n",
    );
    for (at, minute) in minutes.iter().enumerate().step_by((minutes.len() / 12).max(1)) {
        text += &format!(
            "| {} | {:.2} | {:.1} % | {:.1} |\n",
            at + 1,
            minute.memory_mb,
            minute.busy_percent,
            minute.behind_p99_ms
        );
    }
    let warm = minutes.iter().enumerate().skip(minutes.len() / WARM_UP_SHARE);
    let an_hour = |of: fn(&Minute) -> f64| {
        slope(&warm.clone().map(|(at, minute)| (at as f64, of(minute))).collect::<Vec<_>>()) * 60.0
    };
    let mut table = Table::default();
    table.at_most(
        "memory grows, after the first third",
        an_hour(|minute| minute.memory_mb),
        SLOPE_MOST_MB_PER_HOUR,
        "MB an hour",
    );
    table.at_most(
        "p99 of the delay grows, after the first third",
        an_hour(|minute| minute.behind_p99_ms),
        DELAY_GROWS_MOST_MS_AN_HOUR,
        "ms an hour",
    );
    let missing = gaps.missing() as f64 * 100.0 / (gaps.packets + gaps.missing()).max(1) as f64;
    table.note("packets that listeners missed", format!("{missing:.4} %"));
    table.note("left, and as many joined", left);
    format!(
        "# Soak\n\n{}. Server on one core, the listeners on the other. {} speakers, recorded voices that take turns, pause and break in (seed {}), mixed for {} \
         listeners, of whom {} leave and as many come each second, for {} minutes.\n\n{text}\n{}",
        machine::description(),
        asked.speakers,
        asked.seed,
        asked.listeners,
        asked.rate,
        asked.minutes,
        table.text()
    )
}
