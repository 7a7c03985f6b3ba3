//! T1 and T2: killed at random instants under load, nothing acknowledged is lost and nobody gains a right.

use crate::Setting;
use crate::house::House;
use crate::kill::{Findings, Since, Town};
use crate::random::Random;
use crate::report::Report;
use anyhow::{Context, Result};
use std::time::Duration;
use tokio::sync::watch;

const T1: &str = "T1";
const T2: &str = "T2";
/// Longer than reading everything back ever takes; a server that hangs is a finding too.
const COMPARE_WAIT: Duration = Duration::from_secs(60);

pub async fn run(setting: &Setting, report: &mut Report) -> Result<()> {
    let rounds = if setting.long { 50 } else { 10 };
    let mut random = Random::new(setting.seed);
    let mut house = House::open(&setting.jushou).await?;
    let town = Town::settle(&house).await?;
    let (_stay, stop) = watch::channel(false);
    let mut findings = Findings::default();
    for round in 0..rounds {
        let mut acting = town.begin(&mut random, &stop);
        // In the long form there is time for the thousands of joins that it is to hold.
        let longest_ms = if setting.long { 3000 } else { 1000 };
        tokio::time::sleep(Duration::from_millis(30 + random.next() % (longest_ms - 30))).await;
        house.kill().await?;
        while acting.join_next().await.is_some() {}
        house.start().await?;
        let base = house.base();
        let compare = town.compare(&base, Since::Last);
        let found = tokio::time::timeout(COMPARE_WAIT, compare).await.context("reading back hangs")?;
        let found = found.with_context(|| format!("round {round} of seed {}", setting.seed))?;
        if !found.lost.is_empty() || !found.doubled.is_empty() || !found.gained.is_empty() {
            println!("    round {round} of seed {}:", setting.seed);
            found.explain();
        }
        findings.add(found);
    }
    tell_scale(&town, rounds, report);
    report.check(
        T1,
        "comparisons with what was acknowledged",
        findings.compared,
        "> 0",
        findings.compared > 0,
    );
    report.none(T1, "acknowledged acts lost", findings.lost.len());
    report.none(T1, "acknowledged acts there twice", findings.doubled.len());
    report.none(T2, "more rights than the last acknowledged state allows", findings.gained.len());
    let odd = town.book.unexpected();
    odd.iter().take(5).for_each(|odd| println!("    {odd}"));
    report.none(T1, "answers that the rules do not explain", odd.len());
    Ok(())
}

fn tell_scale(town: &Town, rounds: usize, report: &mut Report) {
    let counts = town.book.counts();
    let sum = |kinds: &[&str]| kinds.iter().filter_map(|kind| counts.get(kind)).sum::<usize>();
    report.tell(T1, "kills at random instants", rounds);
    report.tell(
        T1,
        "joins acknowledged (memberships, stage seats)",
        sum(&["registrations", "let in", "stage seats"]),
    );
    report.tell(T1, "rooms entered", sum(&["entered"]));
    let acts = [
        "invites",
        "invites revoked",
        "hands",
        "invites to speak",
        "mutes",
        "bans",
        "removals",
        "let back in",
    ];
    report.tell(T1, "invites, hands, mutes, bans, removals acknowledged", sum(&acts));
    report.tell(T1, "acts acknowledged in all", counts.values().sum::<usize>());
    let each: Vec<String> = counts.iter().map(|(kind, count)| format!("{count} {kind}")).collect();
    println!("    {}", each.join(", "));
}
