//! The day this server closes: announced by the operator, known to every answer, and what happens then.

use super::export::{Exporter, make_folder, write_all};
use crate::app::App;
use crate::civil;
use crate::clock::Clock;
use anyhow::{Context, anyhow, bail, ensure};
use domain::At;
use domain::entry::leaving::Closing;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use store::{LeavingWrite, Store, Write};
use tracing::{error, info};

const META: &str = "closing";
/// Accounts that go in one commit.
const ERASED_AT_ONCE: u32 = 200;

/// The announced day, if there is one. Read once at the start; an order changes it.
#[derive(Default)]
pub struct ClosingDay(AtomicU64);

impl ClosingDay {
    pub fn day(&self) -> Option<Closing> {
        Some(self.0.load(Ordering::Relaxed)).filter(|ms| *ms > 0).map(|ms| Closing { on: At(ms) })
    }

    pub fn set(&self, closing: Option<Closing>) {
        self.0.store(closing.map_or(0, |closing| closing.on.0), Ordering::Relaxed);
    }

    /// As the store has it.
    pub async fn learn(&self, store: &Store) -> anyhow::Result<()> {
        let stored = store.meta(META).await?.filter(|text| !text.is_empty());
        let day =
            stored.map(|text| text.parse().context("the closing day is stored as a time")).transpose()?;
        self.set(day.map(|ms| Closing { on: At(ms) }));
        Ok(())
    }
}

/// `jushou admin close --on DATE`: announces, and writes everybody's export into a folder. With `None` it is called off.
/// `day`: the running server's, which writes the exports behind the order's answer.
pub async fn announce(
    store: &Store,
    clock: &Clock,
    name: &str,
    day: Option<&ClosingDay>,
    on: Option<&str>,
    exports: Option<PathBuf>,
) -> anyhow::Result<String> {
    let now = clock.now();
    let Some(date) = on else {
        store.write(vec![Write::Meta { key: META, value: String::new() }]).await?;
        if let Some(day) = day {
            day.set(None);
        }
        return Ok("This server stays. The banner is gone, and newcomers can register again.".to_owned());
    };
    let on = midnight(date)?;
    let closing = Closing::announce(on, now)
        .map_err(|_| anyhow!("{date} is too soon: everybody is told at least a week ahead"))?;
    let exports = exports.context("say with --exports where everybody's data are written for you")?;
    ensure!(!exports.exists(), "{} exists already: nothing is overwritten", exports.display());
    // Before anything is announced: a folder that cannot be made closes nothing.
    make_folder(&exports)?;
    store.write(vec![Write::Meta { key: META, value: closing.on.0.to_string() }]).await?;
    let shown = exports.display().to_string();
    let exporter = Exporter { store: store.clone(), server: name.to_owned(), now };
    match day {
        Some(day) => {
            day.set(Some(closing));
            tokio::spawn(async move {
                match write_all(&exporter, &exports).await {
                    Ok(count) => info!(accounts = count, "everybody's data are written for the operator"),
                    Err(cause) => {
                        let cause = format!("{cause:#}");
                        error!(
                            cause,
                            "everybody's data are not written: without them the day erases all there is"
                        );
                    }
                }
            });
        }
        None => {
            write_all(&exporter, &exports).await?;
        }
    }
    Ok(format!(
        "This server closes on {date} at 00:00 UTC. Everybody who signs in is told and can download what is theirs; nobody \
         new is registered. One file an account is written into {shown}: give them to whom they belong, then destroy them. \
         On that day the data directory is erased; your backups and their keys are yours to destroy."
    ))
}

/// Everything that says anything of anybody. Again and again until nobody is left, then out of the free pages too.
pub(super) async fn erase_everything(app: &App) -> anyhow::Result<()> {
    if app.is_closed() {
        return Ok(());
    }
    app.live.shutdown().await;
    loop {
        let accounts = app.store.accounts_after(None, ERASED_AT_ONCE).await?;
        for account in &accounts {
            for session in app.store.sessions(*account).await? {
                app.live.sign_out(session.id).await;
            }
        }
        app.store.write(vec![Write::Leaving(LeavingWrite::EraseSome { accounts: ERASED_AT_ONCE })]).await?;
        if accounts.is_empty() {
            break;
        }
    }
    app.store.forget(true).await?;
    app.set_closed();
    info!("this server is closed: everything is erased");
    Ok(())
}

/// "2026-12-31", the moment it begins in UTC.
fn midnight(date: &str) -> anyhow::Result<At> {
    let parts: Vec<u64> =
        date.split('-').map(str::parse).collect::<Result<_, _>>().context("a date is YYYY-MM-DD")?;
    let [year, month, day] = parts[..] else { bail!("a date is YYYY-MM-DD") };
    civil::begin_of(year, month, day).map(At).with_context(|| format!("{date} is no date"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_read_as_its_first_moment_in_utc() {
        assert_eq!(midnight("1970-01-01").expect("a date"), At(0));
        assert_eq!(midnight("2000-03-01").expect("a date"), At(951_868_800_000));
        assert_eq!(midnight("2000-02-29").expect("a date"), At(951_782_400_000));
        assert_eq!(midnight("2100-03-01").expect("a date"), At(4_107_542_400_000));
        assert_eq!(midnight("2027-01-15").expect("a date"), At(1_799_971_200_000));
        for bad in [
            "2027-02-29",
            "2100-02-29",
            "2027-04-31",
            "2027-13-01",
            "2027-00-10",
            "27-01-01",
            "tomorrow",
            "2027-01",
            "2027-01-32",
            "",
        ] {
            assert!(midnight(bad).is_err(), "{bad}");
        }
    }
}
