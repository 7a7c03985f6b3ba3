//! A dry run: the whole waitlist against a rule that is not in force, beside the one that is.

use crate::admission;
use crate::app::App;
use crate::entry_facts::{Around, Known};
use anyhow::Context;
use domain::AccountId;
use domain::entry::criteria::Rule;
use domain::entry::decision::How;
use protocol::admission::{DryRun, DryRunRow};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Instant;
use store::admission::{DecisionsAsked, how_columns};
use store::waiting::{Texts, Waiting};

/// Applicants read at once.
const PAGE: u32 = 1_000;
/// Earlier decisions of criteria that are looked at again, the latest.
const DECISIONS_MAX: usize = 10_000;
/// Handles shown of those who would enter, and of those who would no longer.
const FIRST: usize = 50;
/// Rows shown of those who vouched: the ones with most to change.
const VOUCHERS: usize = 50;

#[derive(Default, Clone, Copy)]
struct Tally {
    enters: u32,
    no_longer: u32,
}

#[derive(Default)]
struct Sum {
    applicants: u32,
    all: Tally,
    by_field: BTreeMap<&'static str, Tally>,
    by_voucher: BTreeMap<Option<AccountId>, Tally>,
    first: Vec<String>,
    first_no_longer: Vec<String>,
}

impl Sum {
    fn add(&mut self, waiting: &Waiting, known: &Known, now: bool, then: bool) {
        self.applicants += 1;
        let one = Tally { enters: (!now && then).into(), no_longer: (now && !then).into() };
        if one.enters + one.no_longer == 0 {
            return;
        }
        let mut tallies = vec![&mut self.all];
        tallies.push(self.by_field.entry(waiting.account.field.key()).or_default());
        for tally in tallies {
            tally.enters += one.enters;
            tally.no_longer += one.no_longer;
        }
        let vouchers: Vec<Option<AccountId>> = match known.vouchers.as_slice() {
            [] => vec![None],
            some => some.iter().copied().map(Some).collect(),
        };
        for voucher in vouchers {
            let tally = self.by_voucher.entry(voucher).or_default();
            tally.enters += one.enters;
            tally.no_longer += one.no_longer;
        }
        let first = if one.enters > 0 { &mut self.first } else { &mut self.first_no_longer };
        if first.len() < FIRST {
            first.push(waiting.account.handle.as_str().to_owned());
        }
    }
}

pub async fn run(app: &App, rule: Arc<Rule>) -> anyhow::Result<DryRun> {
    let began = Instant::now();
    let in_force = admission::current(app).await?.criteria.map(|in_force| in_force.rule);
    let around = Arc::new(Around::read(app).await?);
    let reads_texts = |rule: &Arc<Rule>| rule.reads_texts();
    let is_opened = reads_texts(&rule) || in_force.as_ref().is_some_and(reads_texts);
    let texts = if is_opened { Texts::Opened } else { Texts::Unread };
    let mut sum = Sum::default();
    let mut page = app.store.waiting(PAGE, None, texts).await?;
    while let Some(last) = page.last() {
        let after = Some((last.account.registered, last.account.id));
        let (now, then, around) = (in_force.clone(), rule.clone(), around.clone());
        // Off the threads that serve requests, and while the next page is read. Two pages are in memory, never more.
        let evaluated = tokio::task::spawn_blocking(move || {
            for waiting in page.iter().filter(|waiting| waiting.form.refused.is_none() && !waiting.removed) {
                let known = around.known(waiting);
                let is_met = |rule: &Arc<Rule>| rule.admits(&known.facts);
                sum.add(waiting, &known, now.as_ref().is_some_and(is_met), is_met(&then));
            }
            sum
        });
        let (evaluated, next) = tokio::join!(evaluated, app.store.waiting(PAGE, after, texts));
        (sum, page) = (evaluated.context("a dry run failed")?, next?);
    }
    let members_no_longer = members_no_longer(app, rule).await?;
    let by_voucher = by_voucher(app, sum.by_voucher).await?;
    let row = |(key, tally): (&'static str, Tally)| DryRunRow {
        key: key.to_owned(),
        enters: tally.enters,
        no_longer: tally.no_longer,
    };
    Ok(DryRun {
        applicants: sum.applicants,
        enters: sum.all.enters,
        no_longer: sum.all.no_longer,
        members_no_longer,
        by_field: sum.by_field.into_iter().map(row).collect(),
        by_voucher,
        first: sum.first,
        first_no_longer: sum.first_no_longer,
        took_ms: u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX),
    })
}

/// Those let in by criteria, on what was known of them then.
async fn members_no_longer(app: &App, rule: Arc<Rule>) -> anyhow::Result<u32> {
    let asked = DecisionsAsked { how: Some(how_columns(How::Criteria).0), ..DecisionsAsked::default() };
    let (mut before, mut looked_at, mut no_longer) = (None, 0, 0);
    while looked_at < DECISIONS_MAX {
        let page = app.store.decisions(&asked, PAGE, before).await?;
        let is_last = page.len() < PAGE as usize;
        looked_at += page.len();
        before = page.last().map(|last| (last.at, last.id));
        let rule = rule.clone();
        no_longer += tokio::task::spawn_blocking(move || {
            page.iter().filter(|decision| !rule.admits(&decision.facts)).count() as u32
        })
        .await
        .context("a dry run failed")?;
        if is_last {
            break;
        }
    }
    Ok(no_longer)
}

/// Those with most to change, by handle. Left out while nobody vouches at all: one row that says so says nothing.
async fn by_voucher(
    app: &App,
    tallies: BTreeMap<Option<AccountId>, Tally>,
) -> anyhow::Result<Vec<DryRunRow>> {
    if tallies.keys().all(Option::is_none) {
        return Ok(vec![]);
    }
    let mut rows: Vec<(Option<AccountId>, Tally)> = tallies.into_iter().collect();
    rows.sort_by_key(|(_, tally)| std::cmp::Reverse(tally.enters + tally.no_longer));
    rows.truncate(VOUCHERS);
    let ids: Vec<AccountId> = rows.iter().filter_map(|(voucher, _)| *voucher).collect();
    let vouchers = app.store.accounts(&ids).await?;
    let handle = |id: AccountId| vouchers.iter().find(|v| v.id == id).map(|v| v.handle.as_str().to_owned());
    let row = |(voucher, tally): (Option<AccountId>, Tally)| DryRunRow {
        key: voucher.and_then(handle).unwrap_or_default(),
        enters: tally.enters,
        no_longer: tally.no_longer,
    };
    Ok(rows.into_iter().map(row).collect())
}
