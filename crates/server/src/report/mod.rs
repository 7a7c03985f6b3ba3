//! The owner's report: what the machine does is counted every few minutes, and what was counted is gathered for whoever asks.

pub mod file;

use crate::app::{App, SharedApp};
use crate::metrics;
use crate::rounds::Rounds;
use anyhow::Context;
use domain::network::introduction::VISIT_KEPT;
use domain::report::{self, Cohort, Prices, ToldTopic, ToldWeek, Week};
use domain::{AccountId, At};
use protocol::report::{
    Report, ReportCohort, ReportCost, ReportHands, ReportInviter, ReportPrices, ReportTopic, ReportWeek,
};
use std::collections::BTreeMap;
use std::time::Duration;
use store::{ReportWrite, Store, StoredReport, Write};
use tokio::sync::watch;

/// How often what the machine did is written down. A server that is killed forgets what it did since.
const COUNT_INTERVAL: Duration = Duration::from_mins(5);
/// Inviters, and topics, that one report tells one by one.
const GROUPS_TOLD: usize = 50;
/// Where the owner's prices are kept, as JSON.
const PRICES: &str = "report_prices";

pub async fn run(app: SharedApp, stop: watch::Receiver<bool>) {
    let mut rounds = Rounds::every(COUNT_INTERVAL, "what the machine does is not counted", stop);
    let mut counted = Machine::default();
    while rounds.next().await.is_some() {
        rounds.ended(count(&app, &mut counted).await);
    }
    rounds.ended(count(&app, &mut counted).await);
}

/// What it has done so far.
#[derive(Clone, Copy, Default)]
struct Machine {
    bytes: u64,
    cpu: Duration,
}

async fn count(app: &App, counted: &mut Machine) -> anyhow::Result<()> {
    let sent = app.live.media().counters().await.map(|all| all.plane.bytes_out);
    let cpu = metrics::process().map(|(seconds, _)| Duration::from_secs_f64(seconds));
    // Of what is not known now the next round knows more.
    let now = Machine { bytes: sent.unwrap_or(counted.bytes), cpu: cpu.unwrap_or(counted.cpu) };
    let (bytes, cpu) = (now.bytes.saturating_sub(counted.bytes), now.cpu.saturating_sub(counted.cpu));
    if bytes > 0 || !cpu.is_zero() {
        let machine = ReportWrite::Machine { at: app.clock.now(), bytes, cpu };
        app.store.write(vec![Write::Report(machine)]).await?;
    }
    *counted = now;
    Ok(())
}

/// What the owner is told of so many weeks, the one that goes on among them.
pub async fn gather(app: &App, weeks: u32) -> anyhow::Result<Report> {
    let now = app.clock.now();
    let last = Week::of(now);
    let first = last.back(weeks.saturating_sub(1));
    let lately = At(now.0.saturating_sub(VISIT_KEPT.as_millis() as u64));
    let StoredReport { counted, inviters, invited, topics } = app.store.report(first, lately).await?;
    let told = report::weeks(&counted, first, last);
    let prices = prices(&app.store).await?;
    let cost = prices.as_ref().and_then(|prices| report::cost_of(&told, prices));

    let came: BTreeMap<AccountId, u32> = inviters.iter().map(|of| (of.inviter, of.came)).collect();
    let groups = inviters.iter().map(|of| (of.inviter, of.let_in)).collect();
    let groups = report::told_apart(groups, invited, GROUPS_TOLD);
    let ids: Vec<AccountId> = groups.told.iter().map(|(inviter, _)| *inviter).collect();
    let accounts = app.store.accounts(&ids).await?;
    let inviter = |(id, let_in): &(AccountId, u32)| ReportInviter {
        handle: accounts.iter().find(|a| a.id == *id).map(|a| a.handle.as_str().to_owned()),
        let_in: *let_in,
        came: report::told_of_some(came.get(id).copied().unwrap_or_default()),
    };
    Ok(Report {
        weeks: told.iter().map(week).collect(),
        cohorts: report::cohorts(&counted.let_in, &counted.came, first, last).iter().map(cohort).collect(),
        inviters: groups.told.iter().map(inviter).collect(),
        other_invited: report::told(groups.others),
        topics: report::topics(topics, GROUPS_TOLD).into_iter().map(topic).collect(),
        prices: prices.as_ref().map(prices_told),
        cost: cost.map(|(weeks, cost)| ReportCost {
            weeks,
            total: cost.total,
            per_room: cost.per_room,
            per_listener_hour: cost.per_listener_hour,
        }),
    })
}

fn week(told: &ToldWeek) -> ReportWeek {
    ReportWeek {
        begins_ms: told.week.begins().0,
        rooms: u32::try_from(told.rooms).unwrap_or(u32::MAX),
        new: told.new,
        returning: told.returning,
        listened_ms: told.listened.map(millis),
        hands: told.hands.map(|hands| ReportHands {
            count: hands.count,
            served: hands.served,
            median_wait_ms: hands.median_wait.map(millis),
        }),
        bytes: told.bytes,
        cpu_ms: millis(told.cpu),
    }
}

fn cohort(cohort: &Cohort) -> ReportCohort {
    let Cohort { week, members, came } = cohort;
    ReportCohort { begins_ms: week.begins().0, members: *members, came: came.clone() }
}

fn topic(told: ToldTopic) -> ReportTopic {
    let ToldTopic { topic, rooms, members, newcomers, listened } = told;
    ReportTopic { topic, rooms, members, newcomers, listened_ms: millis(listened) }
}

fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

fn prices_told(prices: &Prices) -> ReportPrices {
    ReportPrices {
        currency: prices.currency().to_owned(),
        gigabyte: prices.gigabyte(),
        core_hour: prices.core_hour(),
        listener_hour: prices.listener_hour(),
    }
}

async fn prices(store: &Store) -> anyhow::Result<Option<Prices>> {
    let Some(text) = store.meta(PRICES).await? else { return Ok(None) };
    let ReportPrices { currency, gigabyte, core_hour, listener_hour } =
        serde_json::from_str(&text).context("the stored prices do not read")?;
    Ok(Prices::parse(&currency, gigabyte, core_hour, listener_hour).ok())
}

pub async fn set_prices(store: &Store, prices: &Prices) -> Result<(), store::WriteError> {
    let value = serde_json::to_string(&prices_told(prices)).expect("prices are JSON");
    store.write(vec![Write::Meta { key: PRICES, value }]).await
}
