//! How much memory each listener costs the media thread, once its handshake is forgotten.

use crate::crowd::Crowd;
use crate::machine;
use crate::rig::{Audience, Rig};
use anyhow::{Result, ensure};
use jushou_rtc::connection::KEEP_DTLS;
use std::time::{Duration, Instant};

#[derive(clap::Args)]
pub struct Memory {
    /// Listeners that join.
    #[arg(long, default_value_t = 19_999)]
    listeners: usize,
}

const KIB_MOST: f64 = 3.0;

pub fn run(asked: &Memory) -> Result<String> {
    let mut rig = Rig::start(1, Audience::SHORT)?;
    let mut crowd = Crowd::new(rig.address, 1)?;
    crowd.join(&mut rig, 1, true, false, 1)?;
    let (empty, began) = (machine::resident(rig.id())?, Instant::now());
    crowd.join(&mut rig, 1, false, true, asked.listeners)?;
    let (took, full) = (began.elapsed(), machine::resident(rig.id())?);
    let handshakes = asked.listeners as f64 / machine::cpu_time(rig.id())?.as_secs_f64();
    crowd.rest(KEEP_DTLS + Duration::from_secs(5))?;
    // Everybody hears some of it: what sound needs is there as well.
    let (heard, packets) = crowd.lecture(0, Duration::from_secs(1))?;
    let settled = machine::resident(rig.id())?;
    ensure!(rig.count()?.closed == 0, "peers were given up");
    let kib = |bytes: u64| (bytes.saturating_sub(empty)) as f64 / 1024.0 / asked.listeners as f64;
    let word = if kib(settled) <= KIB_MOST { "PASS" } else { "FAIL" };
    Ok(format!(
        "# Memory of the media thread\n\n{}. {} listeners; before them {:.1} MB.\n\n| what | figure | reach | |\n|---|---|---|---|\n\
         | a listener, its handshake forgotten | {:.2} KiB | ≤ {KIB_MOST} KiB | {word} |\n\
         | the same, right after all have joined | {:.2} KiB | | |\n\
         | handshakes a second of the server's core | {handshakes:.0} | | |\n\
         | all joined in | {:.1} s | | |\n\
         | packets each heard of a second of sound, {packets} sent | {:.1} | | |\n",
        machine::description(),
        asked.listeners,
        empty as f64 / 1e6,
        kib(settled),
        kib(full),
        took.as_secs_f64(),
        heard.tally.packets as f64 / asked.listeners as f64,
    ))
}
