//! Footprint: size on disk, time to the first answer, memory when idle, bytes of the first page.

use crate::Setting;
use crate::house::House;
use crate::report::{Report, ms, percentile};
use anyhow::{Context, Result, ensure};
use std::collections::BTreeSet;
use std::time::Duration;

const FOOTPRINT: &str = "footprint";
const STARTS: usize = 10;
const BINARY_MAX: u64 = 40_000_000;
const START_MAX: Duration = Duration::from_millis(300);
const IDLE_KIB_MAX: u64 = 60_000;
const FIRST_LOAD_MAX: usize = 120_000;

pub async fn run(setting: &Setting, report: &mut Report) -> Result<()> {
    let bytes = setting.jushou.metadata()?.len();
    let megabytes = |bytes: u64| format!("{:.1} MB", bytes as f64 / 1e6);
    report.check(FOOTPRINT, "binary", megabytes(bytes), "≤ 40 MB", bytes <= BINARY_MAX);

    let mut fresh = vec![];
    for _ in 0..STARTS {
        let mut house = House::prepare(&setting.jushou)?;
        fresh.push(house.start().await?);
    }
    report.at_most(
        FOOTPRINT,
        "start to first answer, empty data directory, median of 10",
        percentile(&mut fresh, 50),
        START_MAX,
    );
    let mut house = House::open(&setting.jushou).await?;
    let mut existing = vec![];
    for _ in 0..STARTS {
        house.kill().await?;
        existing.push(house.start().await?);
    }
    report.at_most(FOOTPRINT, "the same, with data, after kill -9", percentile(&mut existing, 50), START_MAX);
    report.tell(
        FOOTPRINT,
        "the slowest of these twenty",
        ms(fresh.into_iter().chain(existing).max().unwrap_or_default()),
    );

    let (files, compressed) = first_load(&house.base()).await?;
    let kilobytes = format!("{:.1} kB in {files} files", compressed as f64 / 1e3);
    report.check(
        FOOTPRINT,
        "first load of the web client, brotli",
        kilobytes,
        "≤ 120 kB",
        compressed <= FIRST_LOAD_MAX,
    );
    let kib = resident_kib(house.process_id().context("the server runs")?)?;
    let bound = "≤ 60 MB";
    report.check(FOOTPRINT, "resident memory, idle", megabytes(kib * 1024), bound, kib <= IDLE_KIB_MAX);
    Ok(())
}

/// The page and everything it names, as a browser that understands brotli fetches it: files and bytes of their bodies.
async fn first_load(base: &str) -> Result<(usize, usize)> {
    let http = reqwest::Client::builder().no_proxy().build().context("no HTTP client")?;
    let fetch = async |path: &str, encoding: &str| {
        let answer = http.get(format!("{base}{path}")).header("Accept-Encoding", encoding).send().await?;
        let status = answer.status();
        ensure!(status.is_success(), "{path} answers {status}");
        anyhow::Ok(answer.bytes().await?)
    };
    let page = String::from_utf8(fetch("/", "identity").await?.to_vec()).context("the page is text")?;
    let named = page.split(['"', '\'']).filter(|text| text.starts_with('/') && text.contains('.'));
    let paths: BTreeSet<&str> = ["/"].into_iter().chain(named).collect();
    ensure!(paths.iter().any(|path| path.ends_with(".js")), "the page names no script");
    let mut bytes = 0;
    for path in &paths {
        bytes += fetch(path, "br").await?.len();
    }
    Ok((paths.len(), bytes))
}

fn resident_kib(process: u32) -> Result<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).context("no such process")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).context("no resident size")?;
    line.split_whitespace().next().context("a number")?.parse().context("a number")
}
