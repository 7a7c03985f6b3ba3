//! The figures of a run: one line each on standard output, and a dated page that names the machine.

use anyhow::{Context, Result};
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// One measured figure and the bound it has to keep.
pub struct Figure {
    pub trial: &'static str,
    pub what: String,
    pub figure: String,
    /// None: told, not judged.
    pub bound: Option<String>,
    pub passed: bool,
}

#[derive(Default)]
pub struct Report {
    pub figures: Vec<Figure>,
}

impl Report {
    /// A figure that is told and not judged: the scale of a trial, most of all.
    pub fn tell(&mut self, trial: &'static str, what: &str, figure: impl ToString) {
        self.add(Figure {
            trial,
            what: what.to_owned(),
            figure: figure.to_string(),
            bound: None,
            passed: true,
        });
    }

    pub fn check(
        &mut self,
        trial: &'static str,
        what: &str,
        figure: impl ToString,
        bound: impl ToString,
        passed: bool,
    ) {
        let (what, figure, bound) = (what.to_owned(), figure.to_string(), Some(bound.to_string()));
        self.add(Figure { trial, what, figure, bound, passed });
    }

    /// Passes only at zero.
    pub fn none(&mut self, trial: &'static str, what: &str, count: usize) {
        self.check(trial, what, count, "0", count == 0);
    }

    /// Passes at or below the bound.
    pub fn at_most(&mut self, trial: &'static str, what: &str, time: Duration, bound: Duration) {
        self.check(trial, what, ms(time), format!("≤ {}", ms(bound)), time <= bound);
    }

    /// Passes only if every one of them happened.
    pub fn all(&mut self, trial: &'static str, what: &str, count: usize, of: usize) {
        self.check(trial, what, format!("{count} of {of}"), "all", of > 0 && count == of);
    }

    /// A trial that could not be carried out has not passed.
    pub fn broken(&mut self, trial: &'static str, error: &anyhow::Error) {
        self.check(trial, "carried out to its end", format!("{error:#}"), "no fault", false);
    }

    fn add(&mut self, figure: Figure) {
        println!("{}", line(&figure));
        self.figures.push(figure);
    }

    pub fn failed(&self) -> usize {
        self.figures.iter().filter(|figure| !figure.passed).count()
    }

    /// Writes `<date>-trials.md` into `folder`.
    pub fn write(&self, folder: &Path, form: &str, took: Duration) -> Result<PathBuf> {
        let date = date(SystemTime::now());
        let mut page = format!("# Trials, {date}, {form} form\n\n");
        writeln!(page, "{}, loopback, release binary, {:.0} s in all.", machine(), took.as_secs_f64())?;
        writeln!(page, "What each trial does: `docs/trials.md`.\n")?;
        writeln!(page, "| trial | what | figure | bound | |\n|---|---|---|---|---|")?;
        for Figure { trial, what, figure, bound, passed } in &self.figures {
            let (bound, verdict) = verdict(bound.as_deref(), *passed);
            writeln!(page, "| {trial} | {what} | {figure} | {bound} | {verdict} |")?;
        }
        let path = folder.join(format!("{date}-trials-{form}.md"));
        std::fs::create_dir_all(folder).context("no folder for the figures")?;
        std::fs::write(&path, page).context("the figures cannot be written")?;
        Ok(path)
    }
}

fn line(Figure { trial, what, figure, bound, passed }: &Figure) -> String {
    let (bound, verdict) = verdict(bound.as_deref(), *passed);
    format!("{trial:<10} {what:<68} {figure:>22}   {bound:<12} {verdict}").trim_end().to_owned()
}

fn verdict(bound: Option<&str>, passed: bool) -> (&str, &'static str) {
    match (bound, passed) {
        (None, _) => ("", ""),
        (Some(bound), true) => (bound, "PASS"),
        (Some(bound), false) => (bound, "FAIL"),
    }
}

pub fn ms(time: Duration) -> String {
    match time.as_millis() {
        long @ 10_000.. => format!("{:.1} s", long as f64 / 1000.0),
        short => format!("{short} ms"),
    }
}

/// The value below or at which `percent` of all lie (nearest rank).
pub fn percentile(times: &mut [Duration], percent: usize) -> Duration {
    times.sort_unstable();
    let rank = (times.len() * percent).div_ceil(100).max(1);
    times.get(rank - 1).copied().unwrap_or_default()
}

/// `2 × some processor`.
pub fn machine() -> String {
    let text = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model =
        text.lines().find_map(|line| line.strip_prefix("model name")).unwrap_or(": unknown processor");
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    format!("{cores} × {}", model.trim_start_matches([' ', '\t', ':']))
}

/// `YYYY-MM-DD`, UTC (Howard Hinnant's days-to-civil).
fn date(at: SystemTime) -> String {
    let days = at.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs() / 86_400;
    let shifted = days + 719_468;
    let era = shifted / 146_097;
    let of_era = shifted % 146_097;
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = era * 400 + year_of_era + u64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}
