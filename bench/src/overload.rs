//! More listeners than a core carries, while four speak at once: what audiences give up, when nobody else comes in, whether delay grows.

use crate::churn::slope;
use crate::crowd::Crowd;
use crate::heard::{FRAME_LEN, FRAME_MS, Gaps, Sound, TICKS_PER_MS};
use crate::machine;
use crate::rig::{Audience, Rig};
use crate::table::{Table, ms};
use crate::tally::Tally;
use anyhow::Result;
use std::collections::HashMap;
use std::time::{Duration, Instant};

#[derive(clap::Args)]
pub struct Overload {
    /// Who comes, evenly within the first half of the time.
    #[arg(long, default_value_t = 12_000)]
    listeners: usize,
    #[arg(long, default_value_t = 4)]
    speakers: usize,
    #[arg(long, default_value_t = 300)]
    seconds: u64,
}

/// What audiences give up, in this order.
const ORDER: [&str; 4] = ["LongPackets", "LongestPackets", "FewerSlots", "NoJoins"];
/// The p99 of the delay, by the line through the seconds of the second half.
const GROWS_MOST_MS_A_MINUTE: f64 = 5.0;

/// One second of it.
struct Second {
    alive: usize,
    relief: String,
    busy_percent: f64,
    behind: Tally,
    packets: u64,
}

pub fn run(asked: &Overload) -> Result<String> {
    let mut rig = Rig::start(1, Audience { gives_relief: true, ..Audience::SHORT })?;
    let mut crowd = Crowd::new(rig.address, 1)?;
    crowd.join(&mut rig, 1, true, true, asked.speakers)?;
    let began = Instant::now();
    let lasts = Duration::from_secs(asked.seconds);
    let (mut gaps, mut promptest) = (Gaps::default(), HashMap::<(usize, u32), f64>::new());
    let (mut seconds, mut behind, mut packets) = (Vec::<Second>::new(), Tally::default(), 0);
    let (mut sent, mut refused, mut spoken) = (0, 0, 0);
    let lost_before = crowd.lost()?;
    while began.elapsed() < lasts {
        let share = began.elapsed().as_secs_f64() / (lasts / 2).as_secs_f64();
        let due = ((asked.listeners as f64 * share) as usize).min(asked.listeners);
        if due > sent {
            refused += crowd.try_arrive(&mut rig, (1, 0), false, true, due - sent)?;
            sent = due;
        }
        let next = began + Duration::from_millis(u64::from(FRAME_MS)) * spoken;
        if Instant::now() >= next {
            for speaker in 0..asked.speakers {
                // All as loud as each other, so each keeps its slot.
                crowd.speak(speaker, spoken * FRAME_MS * TICKS_PER_MS, 30, &[0xFC; FRAME_LEN])?;
            }
            spoken += 1;
        }
        crowd.turn(next, &mut |sound: &Sound| {
            packets += 1;
            if sound.print.is_none() || sound.listener < asked.speakers {
                return;
            }
            gaps.add(sound);
            let lag = sound.at.as_secs_f64() - f64::from(sound.timestamp) / f64::from(TICKS_PER_MS * 1000);
            let least = promptest.entry((sound.listener, sound.source)).or_insert(lag);
            *least = least.min(lag);
            behind.add(Duration::from_secs_f64((lag - *least).max(0.0)));
        })?;
        if began.elapsed().as_secs() as usize > seconds.len() {
            let counted = rig.count()?;
            let second = Second {
                alive: crowd.count_alive() - asked.speakers,
                relief: counted.relief,
                busy_percent: counted.busy * 100.0,
                behind: std::mem::take(&mut behind),
                packets: std::mem::take(&mut packets),
            };
            seconds.push(second);
        }
    }
    let counted = rig.count()?;
    let mut text = String::from(
        "| second | listeners | packets a second | busy | does without | p99 behind the promptest, ms |\n|---|---|---|---|---|---|\n",
    );
    let mut order: Vec<&str> = vec![];
    let mut before = "Nothing";
    for (at, second) in seconds.iter().enumerate() {
        if second.relief != before || at % 30 == 29 {
            text += &format!(
                "| {} | {} | {} | {:.0} % | {} | {:.1} |\n",
                at + 1,
                second.alive,
                second.packets,
                second.busy_percent,
                second.relief,
                ms(second.behind.quantile(0.99))
            );
        }
        before = &second.relief;
        if before != "Nothing" && !order.contains(&before) {
            order.push(before);
        }
    }
    let late: Vec<(f64, f64)> = seconds
        .iter()
        .enumerate()
        .skip(seconds.len() / 2)
        .map(|(at, second)| (at as f64, ms(second.behind.quantile(0.99))))
        .collect();
    let mut table = Table::default();
    table.judge("what is done without, in this order", &order.join(", "), &ORDER.join(", "), order == ORDER);
    table.at_least("listeners who are refused", refused as f64, 1.0, "");
    table.note("listeners inside at the end", crowd.count_alive() - asked.speakers);
    table.at_most("peers that are dropped", counted.closed as f64, 0.0, "");
    table.at_most(
        "p99 of the delay grows, in the second half",
        slope(&late) * 60.0,
        GROWS_MOST_MS_A_MINUTE,
        "ms a minute",
    );
    let missing = gaps.missing() as f64 * 100.0 / (gaps.packets + gaps.missing()).max(1) as f64;
    table.note("packets that one in 64 listeners missed", format!("{missing:.3} %"));
    table.note(
        "datagrams that the kernel refused, and that the generator lost",
        format!("{}, {}", counted.dropped, crowd.lost()? - lost_before),
    );
    Ok(format!(
        "# Overload\n\n{}. Media plane alone, on one core. {} speakers without a pause, {} listeners come within {} s, {} s in all. Delay: behind the promptest \
         packet of the same stream, of one listener in 64; a packet of 60 ms is sent 40 ms after its first sound.\n\n{text}\n{}",
        machine::description(),
        asked.speakers,
        asked.listeners,
        asked.seconds / 2,
        asked.seconds,
        table.text()
    ))
}
