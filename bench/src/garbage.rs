//! Garbage to the media port while an audience listens: what it costs, what of the sound is lost by it, what fills the log.

use crate::crowd::Crowd;
use crate::heard::FRAME_MS;
use crate::lecture::median;
use crate::machine;
use crate::peer::Peer;
use crate::random::Random;
use crate::rig::{Audience, Rig};
use crate::table::{Table, ms};
use anyhow::Result;
use std::time::{Duration, Instant};

#[derive(clap::Args)]
pub struct Garbage {
    #[arg(long, default_value_t = 500)]
    listeners: usize,
    /// Datagrams of garbage a second.
    #[arg(long, default_value_t = 50_000)]
    rate: u64,
    #[arg(long, default_value_t = 10)]
    seconds: u64,
    /// Runs of which the median counts.
    #[arg(long, default_value_t = 3)]
    rounds: usize,
    /// Only this kind of it.
    #[arg(long)]
    only: Option<Kind>,
    /// Only from addresses that are nobody's.
    #[arg(long)]
    strangers: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Kind {
    Random,
    /// A well-formed check with a user fragment, a listener's or nobody's, that its password does not fit.
    Stun,
    /// Heads of handshake records and others with anything behind them.
    Dtls,
    Rtp,
    Rtcp,
}

const KINDS: [Kind; 5] = [Kind::Random, Kind::Stun, Kind::Dtls, Kind::Rtp, Kind::Rtcp];
/// Addresses of nobody begin here.
const STRANGERS_FROM: usize = 1_000_000;
const STRANGERS: usize = 100_000;
/// In one go, so that the audience's turn comes.
const AT_ONCE: u64 = 256;

const LOST_PERCENT_MOST: f64 = 0.1;
const DELAY_MOST: Duration = Duration::from_millis(10);
const LOG_LINES_MOST: f64 = 10.0;
/// Of one core.
const CPU_PERCENT_MOST: f64 = 25.0;

struct Sender {
    random: Random,
    sent: u64,
    began: Instant,
}

/// One run, quiet or not.
struct Ran {
    p99_ms: f64,
    lost_percent: f64,
    cpu_percent: f64,
    sent: u64,
    at_port_lost: u64,
    logged_a_second: f64,
    given_up: u64,
    generator_lost: u64,
}

pub fn run(asked: &Garbage) -> Result<String> {
    let mut rig = Rig::start(1, Audience::SHORT)?;
    let mut crowd = Crowd::new(rig.address, 1)?;
    crowd.join(&mut rig, 1, true, false, 1)?;
    crowd.join(&mut rig, 1, false, true, asked.listeners)?;
    let (mut quiet, mut loud) = (vec![], vec![]);
    for _ in 0..asked.rounds {
        quiet.push(once(asked, &mut rig, &mut crowd, 0)?);
        loud.push(once(asked, &mut rig, &mut crowd, asked.rate)?);
        let (quiet, loud) = (&quiet[quiet.len() - 1], &loud[loud.len() - 1]);
        eprintln!(
            "p99 {:.1} → {:.1} ms, lost {:.3} → {:.3} %, CPU {:.1} → {:.1} %, {} sent, {} given up, {} lost at the port",
            quiet.p99_ms,
            loud.p99_ms,
            quiet.lost_percent,
            loud.lost_percent,
            quiet.cpu_percent,
            loud.cpu_percent,
            loud.sent,
            loud.given_up,
            loud.at_port_lost,
        );
    }
    let added = |figure: fn(&Ran) -> f64| {
        median(loud.iter().zip(&quiet).map(|(loud, quiet)| figure(loud) - figure(quiet)).collect())
    };
    let of = |figure: fn(&Ran) -> f64| median(loud.iter().map(figure).collect());
    let rate = of(|ran| ran.sent as f64) / asked.seconds as f64;
    let mut table = Table::default();
    table.note("datagrams of garbage a second", format!("{rate:.0}"));
    table.at_most(
        "sound lost that is not lost without it",
        added(|ran| ran.lost_percent).max(0.0),
        LOST_PERCENT_MOST,
        "%",
    );
    table.at_most("p99 of the delay, more than without it", added(|ran| ran.p99_ms), ms(DELAY_MOST), "ms");
    table.note(
        "p99 of the delay, without and with it",
        format!(
            "{:.1}, {:.1} ms",
            median(quiet.iter().map(|ran| ran.p99_ms).collect()),
            of(|ran| ran.p99_ms)
        ),
    );
    let cpu = added(|ran| ran.cpu_percent);
    table.at_most("of a core for the garbage", cpu, CPU_PERCENT_MOST, "%");
    table.note("CPU for one of them", format!("{:.2} µs", cpu * 1e4 / rate.max(1.0)));
    table.note(
        "of a core for the sound, without it",
        format!("{:.1} %", median(quiet.iter().map(|ran| ran.cpu_percent).collect())),
    );
    table.at_most(
        "listeners given up, in all runs",
        loud.iter().map(|ran| ran.given_up as f64).sum(),
        0.0,
        "",
    );
    table.note(
        "datagrams for which the port had no room, in all runs",
        loud.iter().map(|ran| ran.at_port_lost).sum::<u64>(),
    );
    table.note(
        "lost by the generator, in all runs",
        loud.iter().chain(&quiet).map(|ran| ran.generator_lost).sum::<u64>(),
    );
    table.at_most("lines in the log a second", of(|ran| ran.logged_a_second), LOG_LINES_MOST, "");
    Ok(format!(
        "# Garbage to the media port\n\n{}. Server on one core, listeners and garbage on the other; {} listeners and one speaker, {} s a run. {}, {} \
         Medians of {}, each beside a run without garbage.\n\n{}",
        machine::description(),
        asked.listeners,
        asked.seconds,
        if asked.only.is_some() {
            "One kind of garbage"
        } else {
            "Random bytes, checks that no password fits, DTLS records, RTP and RTCP, as many of each"
        },
        if asked.strangers {
            "from addresses that are nobody's."
        } else {
            "one half from the listeners' own addresses and ports, the other from 100,000 that are nobody's."
        },
        asked.rounds,
        table.text()
    ))
}

fn once(asked: &Garbage, rig: &mut Rig, crowd: &mut Crowd, rate: u64) -> Result<Ran> {
    crowd.rest(Duration::from_secs(1))?;
    let lasts = Duration::from_secs(asked.seconds);
    let lost_before = (crowd.lost()?, machine::drops_at(rig.address.port())?);
    let (counted_before, cpu_before) = (rig.count()?, machine::cpu_time(rig.id())?);
    let mut sender = Sender { random: Random::new(20), sent: 0, began: Instant::now() };
    let mut disturb = |crowd: &mut Crowd| sender.send(asked, crowd, rate, lasts);
    let (heard, frames) = crowd.lecture_amid(0, lasts, &mut disturb, &mut |_| {})?;
    let cpu = machine::cpu_time(rig.id())? - cpu_before;
    let counted = rig.count()?;
    let generator_lost = crowd.lost()? - lost_before.0;
    let expected = frames * asked.listeners as u64;
    let lost = expected.saturating_sub(heard.frames + generator_lost);
    debug_assert_eq!(frames, lasts.as_millis() as u64 / u64::from(FRAME_MS));
    Ok(Ran {
        p99_ms: ms(heard.tally.quantile(0.99)),
        lost_percent: lost as f64 * 100.0 / expected as f64,
        cpu_percent: cpu.as_secs_f64() * 100.0 / lasts.as_secs_f64(),
        sent: sender.sent,
        at_port_lost: machine::drops_at(rig.address.port())? - lost_before.1,
        logged_a_second: (counted.logged - counted_before.logged) as f64 / lasts.as_secs_f64(),
        given_up: counted.closed - counted_before.closed,
        generator_lost,
    })
}

impl Sender {
    fn send(&mut self, asked: &Garbage, crowd: &mut Crowd, rate: u64, lasts: Duration) -> Result<()> {
        let due = (rate as f64 * self.began.elapsed().min(lasts).as_secs_f64()) as u64;
        for _ in 0..due.saturating_sub(self.sent).min(AT_ONCE) {
            let listener = self.random.within(1, 1 + asked.listeners);
            let stranger = STRANGERS_FROM + self.random.within(0, STRANGERS);
            let from = if asked.strangers || self.random.percent(50) { stranger } else { listener };
            let kind = asked.only.unwrap_or(KINDS[self.random.within(0, KINDS.len())]);
            let bytes = self.make(kind, crowd.peer(listener).username());
            crowd.send_from(crowd.ground.address(from), &bytes);
            self.sent += 1;
        }
        crowd.flush();
        Ok(())
    }

    fn make(&mut self, kind: Kind, username: &str) -> Vec<u8> {
        let mut bytes = vec![0; self.random.within(20, 200)];
        self.random.fill(&mut bytes);
        match kind {
            Kind::Random => {}
            Kind::Stun => return self.make_check(username),
            Kind::Dtls => {
                // Change of cipher, alert, handshake, application data; epoch 0 or 1; a length that holds.
                let epoch = self.random.within(0, 2) as u8;
                let head = [20 + self.random.within(0, 4) as u8, 0xFE, 0xFD, 0, epoch];
                bytes[..5].copy_from_slice(&head);
                let len = bytes.len() as u16 - 13;
                bytes[11..13].copy_from_slice(&len.to_be_bytes());
            }
            Kind::Rtp => bytes[..2].copy_from_slice(&[0x80, 111]),
            Kind::Rtcp => bytes[..2].copy_from_slice(&[0x80, 201]),
        }
        bytes
    }

    /// With a listener's user fragment or with one that nobody has.
    fn make_check(&mut self, username: &str) -> Vec<u8> {
        let nobodys = format!("A{:011}:peer", self.random.within(0, 1 << 30));
        Peer::false_check(if self.random.percent(50) { username } else { &nobodys })
    }
}
