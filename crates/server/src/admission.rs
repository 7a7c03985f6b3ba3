//! Who gets in, at work: what is in force, applicants considered now and later, an owner's decisions.

use crate::app::{App, SharedApp};
use crate::config::{Config, Provider};
use crate::entry_facts::{self, Around};
use crate::http::No;
use crate::http::admission_words::parse_policy;
use crate::rounds::Rounds;
use crate::secret;
use crate::serve::told;
use anyhow::{Context, anyhow};
use domain::entry::admission::{Admission, AtTheDoor, Mode};
use domain::entry::criteria::{Criteria, Rule};
use domain::entry::decision::{Decision, Now};
use domain::entry::{Account, Region, Standing, organisation};
use domain::{AccountId, At, DecisionId, MemberId};
use protocol::tell::RefusalCode;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use store::admission::{AdmissionWrite, Form};
use store::waiting::{Texts, Waiting};
use store::{Conflict, Store, Write, WriteError};
use tokio::sync::watch;
use tracing::warn;

/// Applicants looked at between two pauses. Larger is done sooner; smaller lets requests in between more often.
const BATCH: u32 = 200;
/// How often everybody who waits is looked at without a cause: days pass, quotas empty. Shorter lets in sooner after
/// midnight of somebody's last day; longer reads the waitlist less often.
const CONSIDER_INTERVAL: Duration = Duration::from_secs(10 * 60);
/// Compiled versions kept at hand.
const RULES_KEPT: usize = 16;

/// Stands for whoever wrote the configuration: no account has this number.
const CONFIGURATION: AccountId = AccountId::new(0);

/// Part of [`App`].
#[derive(Default)]
pub struct Admitting {
    /// Held while a batch is decided: a quota is not filled twice.
    turn: tokio::sync::Mutex<()>,
    /// Held by the one dry run at a time.
    pub dry_run: tokio::sync::Mutex<()>,
    wake: tokio::sync::Notify,
    rules: Mutex<BTreeMap<u32, Arc<Rule>>>,
}

/// What is in force, ready for use.
pub struct Current {
    pub admission: (u32, Admission),
    pub criteria: Option<InForce>,
}

pub struct InForce {
    pub version: u32,
    pub criteria: Criteria,
    pub rule: Arc<Rule>,
}

impl Current {
    pub fn policy(&self) -> &Admission {
        &self.admission.1
    }

    pub fn now(&self, at: At) -> Now<'_> {
        Now {
            at,
            id: DecisionId::new(secret::number()),
            admission: (self.admission.0, &self.admission.1),
            criteria: self.criteria.as_ref().map(|in_force| (in_force.version, &*in_force.rule)),
        }
    }
}

/// Read each time: another process may have changed it.
pub async fn current(app: &App) -> anyhow::Result<Current> {
    let store::admission::InForce { admission, criteria } = app.store.in_force().await?;
    let criteria = match criteria {
        Some((version, criteria)) => {
            let rule = compiled(app, version, &criteria)?;
            Some(InForce { version, criteria, rule })
        }
        None => None,
    };
    Ok(Current { admission, criteria })
}

/// How the organisation lets in, if it does. Read each time, as all of this.
pub async fn organisation(app: &App) -> anyhow::Result<organisation::Mode<'_>> {
    let policy = app.store.in_force().await?.admission.1;
    Ok(organisation::Mode::of(&policy, &app.config.sign_on.mail_domains))
}

/// A saved version, compiled once.
pub fn compiled(app: &App, version: u32, criteria: &Criteria) -> anyhow::Result<Arc<Rule>> {
    let mut rules = app.admitting.rules.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(rule) = rules.get(&version) {
        return Ok(rule.clone());
    }
    let rule = criteria.compile().map_err(|_| anyhow!("criteria version {version} no longer compiles"))?;
    let rule = Arc::new(rule);
    if rules.len() >= RULES_KEPT {
        rules.clear();
    }
    rules.insert(version, rule.clone());
    Ok(rule)
}

/// The criteria of a version, ready to be evaluated; none: there were none.
pub async fn of_version(app: &App, version: Option<u32>) -> anyhow::Result<Option<InForce>> {
    let Some(version) = version else { return Ok(None) };
    let found = app.store.criteria(1, version.saturating_add(1)).await?;
    let Some(found) = found.into_iter().find(|found| found.version == version) else { return Ok(None) };
    let rule = compiled(app, version, &found.criteria)?;
    Ok(Some(InForce { version, criteria: found.criteria, rule }))
}

/// The form of somebody who registers, checked. `invited`: lets in whatever is answered, so nothing is required.
pub async fn form(
    app: &App,
    region: Option<&str>,
    answers: &BTreeMap<String, String>,
    invited: bool,
) -> Result<(Current, Form), No> {
    let current = current(app).await?;
    let region = parse_region(region)?;
    let answers = current.policy().answers(answers, !invited)?;
    Ok((current, Form { region, answers, ..Form::default() }))
}

pub fn parse_region(code: Option<&str>) -> Result<Option<Region>, RefusalCode> {
    let named = code.filter(|code| !code.trim().is_empty());
    named.map(|code| Region::parse(code).map_err(|_| RefusalCode::BadRegion)).transpose()
}

/// Puts in force what the configuration says of admission, unless an owner, or an earlier start, has said something.
pub async fn begin(config: &Config, store: &Store, now: At) -> anyhow::Result<()> {
    let policy = parse_policy(&config.admission.policy())
        .map_err(|bad| anyhow!("[admission] in the configuration does not hold: {bad:?}"))?;
    let in_force = store.in_force().await.context("admission cannot be read")?;
    let mode = if in_force.admission.0 > 0 { in_force.admission.1.mode } else { policy.mode };
    let sign_on = &config.sign_on;
    let has_way_in =
        !sign_on.mail_domains.is_empty() || sign_on.providers.iter().any(Provider::is_organisation);
    if mode == Mode::Organisation && !has_way_in {
        warn!(
            "only the organisation lets in, but `sign_on` has neither its provider nor its mail domains: nobody new comes in"
        );
    }
    if in_force.admission.0 > 0 || in_force.admission.1 == policy {
        return Ok(());
    }
    let write = AdmissionWrite::SetPolicy { version: 1, at: now, by: CONFIGURATION, policy };
    store.write(vec![Write::Admission(write)]).await.context("admission is not put in force")
}

/// Adds to the unit that registers what admission says about it, and changes `account` alike.
pub async fn at_registering(
    app: &App,
    current: &Current,
    form: Form,
    account: &mut Account,
    unit: &mut Vec<Write>,
) -> Result<(), No> {
    let Form { region, answers, .. } = form.clone();
    if region.is_some() || !answers.is_empty() {
        unit.push(Write::Admission(AdmissionWrite::SetForm { account: account.id, region, answers }));
    }
    if account.is_member() || current.policy().at_the_door() != AtTheDoor::LetIn {
        return Ok(());
    }
    let facts = Around::read(app).await?.known(&Waiting { form, ..Waiting::of(account.clone()) }).facts;
    let (decision, standing) = current.now(app.clock.now()).open(account, facts)?;
    unit.extend(let_in_writes(decision, standing, None));
    account.standing = standing;
    Ok(())
}

/// Adds the decision that a word makes: an invite, a voucher's, the organisation's, the first owner's link. `before`: the
/// account as it was, which stands in the store or earlier in the unit; `form`: where it is not stored yet.
pub async fn by_word(
    app: &App,
    before: &Account,
    form: Option<Form>,
    standing: Standing,
    unit: &mut Vec<Write>,
) -> Result<(), No> {
    if before.is_member() {
        return Ok(());
    }
    let facts = match form {
        Some(form) => Around::read(app).await?.known(&Waiting { form, ..Waiting::of(before.clone()) }).facts,
        None => entry_facts::of(app, before).await?,
    };
    let current = current(app).await?;
    // The write holds to the version that said so.
    unit.extend(current.now(app.clock.now()).by_word(before, standing, facts)?.map(decide));
    Ok(())
}

/// Looks at one applicant now: for whenever facts about them change. What fails is tried again by the next round.
pub async fn consider(app: &App, id: AccountId) -> bool {
    match try_consider(app, id).await {
        Ok(is_in) => is_in,
        Err(e) => {
            warn!(error = format!("{e:#}"), "an applicant is not considered now");
            false
        }
    }
}

async fn try_consider(app: &App, id: AccountId) -> anyhow::Result<bool> {
    let _turn = app.admitting.turn.lock().await;
    let current = current(app).await?;
    if current.criteria.is_none() || current.policy().at_the_door() != AtTheDoor::Consider {
        return Ok(false);
    }
    let Some(waiting) = app.store.waiting_one(id).await? else { return Ok(false) };
    let mut around = Around::read(app).await?;
    Ok(batch(app, &current, &mut around, vec![waiting]).await? == 1)
}

/// Everybody who waits, soon and in the background: a rule was put in force, or the mode changed.
pub fn wake(app: &App) {
    app.admitting.wake.notify_one();
}

/// Looks at everybody who waits, in bounded batches. Returns how many were let in.
pub async fn consider_all(app: &App) -> anyhow::Result<u32> {
    let (mut after, mut let_in) = (None, 0);
    loop {
        let _turn = app.admitting.turn.lock().await;
        let current = current(app).await?;
        if current.criteria.is_none() || current.policy().at_the_door() != AtTheDoor::Consider {
            return Ok(let_in);
        }
        let page = app.store.waiting(BATCH, after, Texts::Opened).await?;
        let is_last = page.len() < BATCH as usize;
        after = page.last().map(|last| (last.account.registered, last.account.id));
        let mut around = Around::read(app).await?;
        let_in += batch(app, &current, &mut around, page).await?;
        if is_last {
            return Ok(let_in);
        }
        drop(_turn);
        tokio::task::yield_now().await;
    }
}

async fn batch(app: &App, current: &Current, around: &mut Around, page: Vec<Waiting>) -> anyhow::Result<u32> {
    let mut let_in = 0;
    for waiting in page {
        // One by one: whoever is let in fills the quota for the next.
        let facts = around.known(&waiting).facts;
        let now = current.now(app.clock.now());
        let is_barred = waiting.form.refused.is_some() || waiting.removed;
        let Waiting { account, form, .. } = waiting;
        let Some((decision, standing)) = now.by_criteria(&account, is_barred, facts) else { continue };
        match app.store.write(let_in_writes(decision, standing, None)).await {
            Ok(()) => {
                around.count(account.field, form.region);
                app.live.let_in(account.id).await;
                let_in += 1;
            }
            // In by another way meanwhile, or put back by an owner: nothing is left to decide.
            Err(WriteError::Conflict(Conflict::AlreadyAMember | Conflict::Removed)) => {}
            Err(WriteError::Conflict(Conflict::ChangedMeanwhile)) => {
                wake(app);
                return Ok(let_in);
            }
            Err(e) => return Err(e.into()),
        }
    }
    Ok(let_in)
}

/// Runs until the server stops.
pub async fn keep_considering(app: SharedApp, mut stop: watch::Receiver<bool>) {
    let mut rounds = Rounds::every(CONSIDER_INTERVAL, "the waitlist is not considered now", stop.clone());
    loop {
        tokio::select! {
            next = rounds.next() => if next.is_none() { return },
            () = app.admitting.wake.notified() => {}
        }
        tokio::select! {
            done = consider_all(&app) => {
                rounds.ended(done);
            }
            () = told(&mut stop) => return,
        }
    }
}

/// An owner lets an applicant in, or refuses them.
pub async fn owner_decides(app: &App, by: &Account, id: AccountId, let_in: bool) -> Result<(), No> {
    let applicant = app.store.account(id).await?.ok_or(RefusalCode::NoSuchAccount)?;
    let (current, refused) = (current(app).await?, app.store.form(id).await?.refused.is_some());
    let facts = entry_facts::of(app, &applicant).await?;
    let now = current.now(app.clock.now());
    let unit = if let_in {
        let (decision, standing) = now.let_in(by, &applicant, facts)?;
        let_in_writes(decision, standing, by.member())
    } else {
        vec![decide(now.refuse(by, &applicant, refused, facts)?)]
    };
    app.store.write(unit).await?;
    if let_in {
        app.live.let_in(id).await;
        // Only a person's decision writes to anybody: no rule can be made to.
        crate::texts::tell_let_in(app, id).await;
    }
    Ok(())
}

pub fn decide(decision: Decision) -> Write {
    Write::Admission(AdmissionWrite::Decide { decision })
}

/// Decision, standing and the line in the audit log: all or nothing.
pub fn let_in_writes(decision: Decision, standing: Standing, by: Option<MemberId>) -> Vec<Write> {
    let (account, at) = (decision.account, decision.at);
    let about = Some(MemberId::of(account));
    vec![
        decide(decision),
        Write::SetStanding { account, standing },
        Write::Audit { room: None, epoch: 0, seq: 0, at, by, kind: "let_in", about },
    ]
}
