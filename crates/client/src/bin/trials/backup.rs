//! Backup: taken under load, restored into an empty directory, it holds every act acknowledged before it began.

use crate::Setting;
use crate::house::House;
use crate::kill::{Findings, Since, Town};
use crate::random::Random;
use crate::report::{Report, ms};
use anyhow::Result;
use std::time::Duration;
use tokio::sync::watch;
use tokio::time::Instant;

const BACKUP: &str = "backup";

pub async fn run(setting: &Setting, report: &mut Report) -> Result<()> {
    let rounds = if setting.long { 10 } else { 2 };
    let mut random = Random::new(setting.seed);
    let mut findings = Findings::default();
    let (mut before, mut during, mut longest) = (0, 0, Duration::ZERO);
    for _ in 0..rounds {
        let house = House::open(&setting.jushou).await?;
        let town = Town::settle(&house).await?;
        let acts = || town.book.counts().values().sum::<usize>();
        let (stop, stopped) = watch::channel(false);
        let mut acting = town.begin(&mut random, &stopped);
        tokio::time::sleep(Duration::from_millis(500 + random.next() % 1000)).await;

        town.mark();
        let acted = acts();
        let begin = Instant::now();
        let file = house.data().with_extension("backup");
        house.admin(&["backup", &file.display().to_string()]).await?;
        longest = longest.max(begin.elapsed());
        before += acted;
        during += acts() - acted;
        stop.send_replace(true);
        while acting.join_next().await.is_some() {}

        let mut restored = House::prepare(&setting.jushou)?;
        restored.admin(&["restore", &file.display().to_string()]).await?;
        let _ = std::fs::remove_file(&file); // It lies where temporary files lie.
        restored.start().await?;
        findings.add(town.compare(&restored.base(), Since::Mark).await?);
    }
    findings.explain();
    report.tell(BACKUP, "acts acknowledged before, and while it was taken", format!("{before}, {during}"));
    report.tell(BACKUP, "longest backup", ms(longest));
    report.check(
        BACKUP,
        "comparisons with the restored server",
        findings.compared,
        "> 0",
        findings.compared > 0,
    );
    report.none(BACKUP, "acts acknowledged before it began that are missing", findings.lost.len());
    report.none(BACKUP, "acts there twice", findings.doubled.len());
    report.none(BACKUP, "more rights than were acknowledged or asked for", findings.gained.len());
    Ok(())
}
