//! Somebody else's handshake comes first: hellos and goodbyes from other addresses, before a listener's own and amid it.

use crate::crowd::Crowd;
use crate::machine;
use crate::peer::{Peer, Shared};
use crate::random::Random;
use crate::rig::{Audience, Rig};
use crate::table::{Table, ms};
use anyhow::Result;
use std::time::{Duration, Instant};

#[derive(clap::Args)]
pub struct HelloRace {
    #[arg(long, default_value_t = 1000)]
    tries: usize,
}

/// Who has no keys by then was kept out.
const PATIENCE: Duration = Duration::from_secs(3);
/// Attackers begin here: nobody's addresses.
const ATTACKERS_FROM: usize = 2_000_000;
const ATTACKERS: usize = 1000;
/// In the clear, as it stands before a handshake's end: a goodbye, and "handshake failure".
const GOODBYE: [u8; 15] = [21, 0xFE, 0xFD, 0, 0, 0, 0, 0, 0, 0, 1, 0, 2, 1, 0];
const FAILURE: [u8; 15] = [21, 0xFE, 0xFD, 0, 0, 0, 0, 0, 0, 0, 2, 0, 2, 2, 40];

/// Where an attacker's datagrams come from.
#[derive(Clone, Copy, PartialEq)]
enum From {
    Nowhere,
    Others,
    /// A forged source: the listener's own address and port. Needs to know the port, and a way to forge.
    Forged,
}

struct Ran {
    in_time: usize,
    p99: Duration,
    datagrams: usize,
    given_up: u64,
}

pub fn run(asked: &HelloRace) -> Result<String> {
    let quiet = once(asked.tries, From::Nowhere)?;
    let others = once(asked.tries, From::Others)?;
    let forged = once(asked.tries, From::Forged)?;
    let of = |ran: &Ran| format!("{} of {}", ran.in_time, asked.tries);
    let mut table = Table::default();
    table.note("handshakes that succeed, nobody disturbing", of(&quiet));
    table.judge("with an attacker at other addresses", &of(&others), "all", others.in_time == asked.tries);
    table.at_most("listeners that the server gave up", others.given_up as f64, 0.0, "");
    table.note(
        "p99 until keys, without and with the attacker",
        format!("{:.1}, {:.1} ms", ms(quiet.p99), ms(others.p99)),
    );
    table.note("the attacker's datagrams for each try", others.datagrams / asked.tries.max(1));
    table.note("with a forger of the listener's own address and port, who knows the moment", of(&forged));
    Ok(format!(
        "# Whose hello comes first\n\n{}. For each of {} listeners an attacker sends hellos of a real handshake, goodbyes and failures in the clear, and \
         checks with the listener's user fragment but not its password: before its first check, and at the same time as everything it sends.\n\n{}",
        machine::description(),
        asked.tries,
        table.text()
    ))
}

fn once(tries: usize, from: From) -> Result<Ran> {
    let mut rig = Rig::start(1, Audience::SHORT)?;
    let mut crowd = Crowd::new(rig.address, 1)?;
    let strangers = Shared::new()?;
    let mut random = Random::new(22);
    let (mut in_time, mut datagrams) = (0, 0);
    for _ in 0..tries {
        let hello = strangers.hello()?;
        let listener = crowd.next_peer();
        crowd.arrive(&mut rig, (1, 0), false, true, 1)?;
        let check = Peer::false_check(crowd.peer(listener).username());
        let weapons: [&[u8]; 4] = [&hello, &GOODBYE, &FAILURE, &check];
        let mut attack = |crowd: &mut Crowd, count: usize| {
            for _ in 0..if from == From::Nowhere { 0 } else { count } {
                let attacker = match from {
                    From::Forged => listener,
                    _ => ATTACKERS_FROM + random.within(0, ATTACKERS),
                };
                crowd.send_from(crowd.ground.address(attacker), weapons[random.within(0, weapons.len())]);
                datagrams += 1;
            }
            crowd.flush();
        };
        let began = Instant::now();
        attack(&mut crowd, 4);
        let mut is_well = true;
        while is_well && crowd.count_joining() > 0 && began.elapsed() < PATIENCE {
            // Nobody else is there, so what goes wrong is its handshake.
            is_well = crowd.turn(Instant::now() + Duration::from_millis(1), &mut |_| {}).is_ok();
            attack(&mut crowd, 2);
        }
        in_time += usize::from(crowd.count_joining() == 0);
        // Whoever is in leaves, so that the crowd stays small.
        crowd.vanish(listener);
        rig.remove(vec![listener as u64])?;
    }
    crowd.joins.sort();
    let p99 = crowd.joins.get(crowd.joins.len() * 99 / 100).copied().unwrap_or_default();
    Ok(Ran { in_time, p99, datagrams, given_up: rig.count()?.closed })
}
