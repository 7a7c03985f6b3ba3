//! People who talk with each other before an audience: mixed for it, or each on their own, beside a lecture in the same run.

use crate::conversation::{self, Said};
use crate::crowd::Crowd;
use crate::heard::{FRAME_MS, Gaps, Sound, TICKS_PER_MS};
use crate::lecture::median;
use crate::machine;
use crate::peer::print_of;
use crate::rig::{Audience, Rig};
use crate::table::{Table, ms};
use crate::tally::Tally;
use anyhow::{Result, ensure};
use std::cell::RefCell;
use std::collections::HashMap;
use std::time::Duration;

#[derive(clap::Args)]
pub struct Panel {
    #[arg(long, default_value_t = 5)]
    speakers: usize,
    #[arg(long, default_value_t = 1500)]
    listeners: usize,
    /// Sound in one packet: 20, 40 or 60.
    #[arg(long, default_value_t = 20)]
    packet_ms: u32,
    #[command(flatten)]
    talk: Talk,
}

#[derive(clap::Args)]
pub struct Salon {
    #[arg(long, default_value_t = 12)]
    speakers: usize,
    #[arg(long, default_value_t = 500)]
    listeners: usize,
    #[command(flatten)]
    talk: Talk,
}

#[derive(Clone, Copy, clap::Args)]
struct Talk {
    #[arg(long, default_value_t = 20)]
    seconds: u64,
    #[arg(long, default_value_t = 5)]
    seed: u64,
    /// Runs of which the median counts.
    #[arg(long, default_value_t = 3)]
    rounds: usize,
}

const CPU_RATIO_MOST: f64 = 1.2;

struct Ran {
    cpu_us_per_packet: f64,
    packets_a_second: f64,
    busy_percent: f64,
    missed: u64,
    generator_lost: u64,
    /// From a speaker to those who open what they hear. None were, if it is mixed.
    delay: Tally,
    /// Behind the promptest packet of the mix.
    behind: Tally,
}

pub fn run(asked: &Panel) -> Result<String> {
    let Panel { speakers, listeners, packet_ms, talk } = *asked;
    let (mut lectures, mut mixed, mut forwarded) = (vec![], vec![], vec![]);
    for _ in 0..talk.rounds {
        lectures.push(lecture(listeners, packet_ms, Duration::from_secs(talk.seconds))?);
        mixed.push(converse(
            speakers,
            listeners,
            Audience { packet_ms, mixed: true, ..Audience::SHORT },
            talk,
        )?);
        forwarded.push(converse(speakers, listeners, Audience { packet_ms, ..Audience::SHORT }, talk)?);
    }
    let of = |ran: &[Ran], figure: fn(&Ran) -> f64| median(ran.iter().map(figure).collect());
    let ratios = mixed
        .iter()
        .zip(&lectures)
        .map(|(mixed, lecture)| mixed.cpu_us_per_packet / lecture.cpu_us_per_packet);
    let mut table = Table::default();
    table.at_most("CPU a packet, panel by mix : lecture", median(ratios.collect()), CPU_RATIO_MOST, "");
    for (name, ran) in
        [("lecture", &lectures), ("panel by mix", &mixed), ("panel, each on their own", &forwarded)]
    {
        describe(&mut table, name, ran);
    }
    let per_second = of(&mixed, |ran| ran.packets_a_second) / of(&forwarded, |ran| ran.packets_a_second);
    table.note("packets, by mix : each on their own", format!("{per_second:.2}"));
    Ok(format!(
        "# Panel, packets of {packet_ms} ms\n\n{}. Server on one core, listeners on the other. {speakers} speakers, recorded voices that take turns, pause and break in \
         (seed {}), {listeners} listeners, {} s a run; the lecture is one speaker without a pause. Medians of {}.\n\n{}",
        machine::description(),
        talk.seed,
        talk.seconds,
        talk.rounds,
        table.text()
    ))
}

pub fn run_salon(asked: &Salon) -> Result<String> {
    let Salon { speakers, listeners, talk } = *asked;
    let (mut lectures, mut salons) = (vec![], vec![]);
    for _ in 0..talk.rounds {
        lectures.push(lecture(listeners, FRAME_MS, Duration::from_secs(talk.seconds))?);
        salons.push(converse(speakers, listeners, Audience::SHORT, talk)?);
    }
    let mut table = Table::default();
    describe(&mut table, "lecture", &lectures);
    describe(&mut table, "salon", &salons);
    Ok(format!(
        "# Salon\n\n{}. Server on one core, listeners on the other. {speakers} on stage, recorded voices that take turns, pause and break in (seed {}), each \
         heard on their own by all others and {listeners} listeners; {} s a run. Medians of {}.\n\n{}",
        machine::description(),
        talk.seed,
        talk.seconds,
        talk.rounds,
        table.text()
    ))
}

fn describe(table: &mut Table, name: &str, ran: &[Ran]) {
    let of = |figure: fn(&Ran) -> f64| median(ran.iter().map(figure).collect());
    table.note(&format!("{name}: CPU a packet"), format!("{:.2} µs", of(|ran| ran.cpu_us_per_packet)));
    table.note(
        &format!("{name}: packets a second, of the core"),
        format!("{:.0}, {:.1} %", of(|ran| ran.packets_a_second), of(|ran| ran.busy_percent)),
    );
    table.at_most(
        &format!("{name}: packets missed, in all runs"),
        ran.iter().map(|ran| ran.missed as f64).sum(),
        0.0,
        "",
    );
    if ran[0].delay.packets > 0 {
        let delays =
            [0.5, 0.99].map(|share| median(ran.iter().map(|ran| ms(ran.delay.quantile(share))).collect()));
        let longest = ran.iter().map(|ran| ms(ran.delay.longest)).fold(0.0, f64::max);
        table.note(
            &format!("{name}: from speaker to listener, p50, p99, longest"),
            format!("{:.1}, {:.1}, {longest:.1} ms", delays[0], delays[1]),
        );
    }
    if ran[0].behind.packets > 0 {
        let behind =
            [0.5, 0.99].map(|share| median(ran.iter().map(|ran| ms(ran.behind.quantile(share))).collect()));
        table.note(
            &format!("{name}: behind the promptest packet of the mix, p50, p99"),
            format!("{:.1}, {:.1} ms", behind[0], behind[1]),
        );
    }
    let lost: u64 = ran.iter().map(|ran| ran.generator_lost).sum();
    if lost > 0 {
        table.note(&format!("{name}: lost by the generator, in all runs"), lost);
    }
}

fn lecture(listeners: usize, packet_ms: u32, lasts: Duration) -> Result<Ran> {
    let mut rig = Rig::start(1, Audience { packet_ms, ..Audience::SHORT })?;
    let mut crowd = Crowd::new(rig.address, 1)?;
    crowd.join(&mut rig, 1, true, true, 1)?;
    crowd.join(&mut rig, 1, false, true, listeners)?;
    let mut gaps = Gaps::default();
    let before = (crowd.lost()?, machine::cpu_time(rig.id())?);
    let (heard, _) = crowd.lecture_amid(0, lasts, &mut |_| Ok(()), &mut |sound| gaps.add(sound))?;
    let ran = Ran { delay: heard.tally, ..summary(&mut rig, &crowd, before, &gaps, lasts)? };
    Ok(ran)
}

fn converse(speakers: usize, listeners: usize, audience: Audience, talk: Talk) -> Result<Ran> {
    let lasts = Duration::from_secs(talk.seconds);
    let script = conversation::play(speakers, lasts, talk.seed);
    let mut rig = Rig::start(1, audience)?;
    let mut crowd = Crowd::new(rig.address, 1)?;
    crowd.join(&mut rig, 1, true, true, speakers)?;
    crowd.join(&mut rig, 1, false, true, listeners)?;
    let before = (crowd.lost()?, machine::cpu_time(rig.id())?);
    let (mut gaps, mut delay, mut lags) = (Gaps::default(), Tally::default(), vec![]);
    let sent = RefCell::new(HashMap::new());
    let mut on_sent = |said: &Said, left| {
        // Silence says the same all the time.
        if said.opus != conversation::DTX {
            sent.borrow_mut().insert(print_of(&said.opus), left);
        }
    };
    let mut on_sound = |sound: &Sound| {
        // Those on stage hear everybody on their own: they are none of the audience.
        if sound.listener < speakers {
            return;
        }
        gaps.add(sound);
        if audience.mixed {
            lags.push(sound.at.as_secs_f64() - f64::from(sound.timestamp) / f64::from(TICKS_PER_MS * 1000));
        } else if let Some(sent) = sound.print.and_then(|print| sent.borrow().get(&print).copied()) {
            delay.add(sound.at.saturating_sub(sent));
        }
    };
    conversation::hold(&mut crowd, &script, lasts, &mut |_| Ok(()), &mut on_sent, &mut on_sound)?;
    let promptest = lags.iter().copied().fold(f64::MAX, f64::min);
    let mut behind = Tally::default();
    lags.iter().for_each(|lag| behind.add(Duration::from_secs_f64(lag - promptest)));
    Ok(Ran { delay, behind, ..summary(&mut rig, &crowd, before, &gaps, lasts)? })
}

fn summary(
    rig: &mut Rig,
    crowd: &Crowd,
    before: (u64, Duration),
    gaps: &Gaps,
    lasts: Duration,
) -> Result<Ran> {
    let cpu = machine::cpu_time(rig.id())? - before.1;
    ensure!(rig.count()?.closed == 0, "peers were given up");
    let generator_lost = crowd.lost()? - before.0;
    let packets = gaps.packets + generator_lost;
    Ok(Ran {
        cpu_us_per_packet: cpu.as_secs_f64() * 1e6 / packets.max(1) as f64,
        packets_a_second: packets as f64 / lasts.as_secs_f64(),
        busy_percent: cpu.as_secs_f64() * 100.0 / lasts.as_secs_f64(),
        missed: gaps.missing().saturating_sub(generator_lost),
        generator_lost,
        delay: Tally::default(),
        behind: Tally::default(),
    })
}
