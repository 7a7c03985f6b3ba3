//! What is known about applicants, gathered for the criteria: the one place where proofs and vouches come in.

use crate::app::App;
use domain::entry::facts::{LATELY, LetInLately, ProofFact, VouchFact};
use domain::entry::{Account, Facts, Field, Region, Standing};
use domain::{AccountId, At};
use std::collections::BTreeMap;
use store::admission::{Form, LetInCount, Waiting};

/// What is the same for all applicants of one moment: read once for many.
pub struct Around {
    now: At,
    lately: Vec<LetInCount>,
}

/// Facts, and who vouched: the facts themselves name nobody.
pub struct Known {
    pub facts: Facts,
    pub vouchers: Vec<AccountId>,
}

impl Around {
    pub async fn read(app: &App) -> anyhow::Result<Around> {
        let now = app.clock.now();
        let since = At(now.0.saturating_sub(u64::try_from(LATELY.as_millis()).unwrap_or(u64::MAX)));
        Ok(Around { now, lately: app.store.let_in_since(since).await? })
    }

    /// One more was let in: quotas see it at once.
    pub fn count(&mut self, field: Field, region: Option<Region>) {
        self.lately.push(LetInCount { field, region, count: 1 });
    }

    fn let_in_lately(&self, field: Field, region: Option<Region>) -> LetInLately {
        let sum = |counts: &dyn Fn(&LetInCount) -> bool| {
            self.lately
                .iter()
                .filter(|row| counts(row))
                .fold(0, |sum: u32, row| sum.saturating_add(row.count))
        };
        LetInLately {
            all: sum(&|_| true),
            field: sum(&|row| row.field == field),
            region: if region.is_some() { sum(&|row| row.region == region) } else { 0 },
        }
    }
}

/// One stored applicant's.
pub async fn of(app: &App, account: &Account) -> anyhow::Result<Known> {
    let around = Around::read(app).await?;
    let form = app.store.form(account.id).await?;
    let mut known = of_page(app, &around, vec![Waiting { account: account.clone(), form }]).await?;
    Ok(known.remove(0).1)
}

/// A page of applicants', in its order. What is read per applicant is read here for all of them at once.
pub async fn of_page(
    app: &App,
    around: &Around,
    page: Vec<Waiting>,
) -> anyhow::Result<Vec<(Waiting, Known)>> {
    let ids: Vec<AccountId> = page.iter().map(|waiting| waiting.account.id).collect();
    let mut proofs = proofs(app, &ids).await?;
    let mut vouches = vouches(app, &ids).await?;
    let known = |waiting: Waiting| {
        let Waiting { account, form } = &waiting;
        let Form { region, answers, .. } = form;
        let (vouchers, vouches) = vouches.remove(&account.id).unwrap_or_default().into_iter().unzip();
        let facts = Facts {
            stated: account.stated.clone(),
            field: account.field,
            region: *region,
            waited: around.now.since(account.registered),
            proofs: proofs.remove(&account.id).unwrap_or_default(),
            vouches,
            answers: answers.clone(),
            let_in_lately: around.let_in_lately(account.field, *region),
        };
        (waiting, Known { facts, vouchers })
    };
    Ok(page.into_iter().map(known).collect())
}

/// What these applicants have proved and that still holds.
async fn proofs(app: &App, ids: &[AccountId]) -> anyhow::Result<BTreeMap<AccountId, Vec<ProofFact>>> {
    let now = app.clock.now();
    let mut found: BTreeMap<AccountId, Vec<ProofFact>> = BTreeMap::new();
    for proof in app.store.proofs(ids).await?.into_iter().filter(|proof| proof.stands(now)) {
        let fact = ProofFact {
            kind: proof.kind.key(),
            field: proof.shows.field,
            organisation: proof.shows.organisation.map(|organisation| organisation.as_str().to_owned()),
            years: proof.shows.years,
        };
        found.entry(proof.account).or_default().push(fact);
    }
    Ok(found)
}

/// Members' words for these applicants, with whose they are.
async fn vouches(
    app: &App,
    ids: &[AccountId],
) -> anyhow::Result<BTreeMap<AccountId, Vec<(AccountId, VouchFact)>>> {
    let now = app.clock.now();
    let mut found = BTreeMap::new();
    for id in ids {
        let standing: Vec<_> =
            app.store.vouches_for(*id).await?.into_iter().filter(|vouch| vouch.stands()).collect();
        if standing.is_empty() {
            continue;
        }
        let by: Vec<AccountId> = standing.iter().map(|vouch| vouch.by).collect();
        let mut facts = vec![];
        for member in app.store.accounts(&by).await? {
            // Whoever is no member any more does not speak for anybody.
            let Standing::Member { since, .. } = member.standing else { continue };
            let fact = VouchFact {
                field: member.field,
                member_days: now.since(since).as_secs() / (24 * 3600),
                standing_good: app.store.struck_one(member.id).await?.is_none(),
                owner: member.owner,
            };
            facts.push((member.id, fact));
        }
        found.insert(*id, facts);
    }
    Ok(found)
}
