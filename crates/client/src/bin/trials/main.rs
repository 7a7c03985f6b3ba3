//! Faults, load and abuse against a real `jushou`: started, killed, lied to and listened in on. See `docs/trials.md`.

mod backup;
mod capture;
mod footprint;
mod house;
mod invites;
mod kill;
mod ladder;
mod networks;
mod people;
mod place;
mod random;
mod report;
mod t01_kill;
mod t03_restart;
mod t09_address;
mod t10_vanish;
mod t21_forged;
mod t23_silence;
mod t25_ghosts;
mod t26_reuse;
mod wire;

use anyhow::{Context, Result, ensure};
use clap::Parser;
use report::Report;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

#[derive(Parser)]
#[command(name = "trials", about = "Prints one line a figure, and fails if any misses its bound")]
struct Arguments {
    /// The release binary.
    #[arg(long)]
    jushou: PathBuf,
    /// The full rounds instead of the short ones.
    #[arg(long)]
    long: bool,
    /// Repeats an earlier run's random choices.
    #[arg(long)]
    seed: Option<u64>,
    /// Writes the figures and the machine's name to `bench/results/`.
    #[arg(long)]
    write: bool,
    /// Only these: t1, t3, t9, t10, t21, t23, t25, t26, ladder, capture, backup, footprint, invites. t2 comes with t1, t11 with t10.
    names: Vec<String>,
}

/// What every trial is given.
pub struct Setting {
    pub jushou: PathBuf,
    pub long: bool,
    pub seed: u64,
}

const NAMES: &[&str] = &[
    "t1",
    "t3",
    "t9",
    "t10",
    "t21",
    "t23",
    "t25",
    "t26",
    "ladder",
    "capture",
    "backup",
    "footprint",
    "invites",
];

#[tokio::main]
async fn main() -> ExitCode {
    match run(Arguments::parse()).await {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("trials: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// True: every figure kept its bound.
async fn run(arguments: Arguments) -> Result<bool> {
    let Arguments { jushou, long, seed, write, names } = arguments;
    let jushou = jushou.canonicalize().context("there is no such binary: build it first")?;
    let names: Vec<String> = names.iter().map(|name| name.to_lowercase()).map(alias).collect();
    let unknown = names.iter().find(|name| !NAMES.contains(&name.as_str()));
    ensure!(unknown.is_none(), "no trial has that name; there are {}", NAMES.join(", "));
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let setting = Setting { jushou, long, seed: seed.unwrap_or(now.as_millis() as u64) };
    println!("{}; seed {}; {} form", report::machine(), setting.seed, form(long));

    let (mut report, begin) = (Report::default(), Instant::now());
    for name in NAMES.iter().filter(|name| names.is_empty() || names.iter().any(|asked| asked == *name)) {
        let carried_out = carry_out(name, &setting, &mut report).await;
        if let Err(error) = carried_out {
            report.broken(name, &error);
        }
    }
    println!(
        "{} figures, {} failed, {:.0} s",
        report.figures.len(),
        report.failed(),
        begin.elapsed().as_secs_f64()
    );
    if write {
        let top = Path::new(env!("CARGO_MANIFEST_DIR"))
            .ancestors()
            .nth(2)
            .context("the crate lies in the repository")?;
        let folder = top.join("bench/results");
        let path = report.write(&folder, form(long), begin.elapsed())?;
        println!("written to {}", path.display());
    }
    Ok(report.failed() == 0)
}

async fn carry_out(name: &str, setting: &Setting, report: &mut Report) -> Result<()> {
    match name {
        "t1" => t01_kill::run(setting, report).await,
        "t3" => t03_restart::run(setting, report).await,
        "t9" => t09_address::run(setting, report).await,
        "t10" => t10_vanish::run(setting, report).await,
        "t21" => t21_forged::run(setting, report).await,
        "t23" => t23_silence::run(setting, report).await,
        "t25" => t25_ghosts::run(setting, report).await,
        "t26" => t26_reuse::run(setting, report).await,
        "ladder" => ladder::run(setting, report).await,
        "capture" => capture::run(setting, report).await,
        "backup" => backup::run(setting, report).await,
        "footprint" => footprint::run(setting, report).await,
        "invites" => invites::run(setting, report).await,
        _ => unreachable!("names were checked"),
    }
}

/// Two that are tried together.
fn alias(name: String) -> String {
    match name.as_str() {
        "t2" => "t1".to_owned(),
        "t11" => "t10".to_owned(),
        _ => name,
    }
}

fn form(long: bool) -> &'static str {
    if long { "long" } else { "short" }
}
