//! What is known about applicants, gathered for the criteria: the one place where proofs and vouches come in.

use crate::app::App;
use domain::entry::facts::{LATELY, LetInLately, ProofFact, VouchFact};
use domain::entry::{Account, Facts, Field, Region};
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

/// What these applicants have proved and that still holds. No way to prove anything is offered yet.
async fn proofs(_: &App, _: &[AccountId]) -> anyhow::Result<BTreeMap<AccountId, Vec<ProofFact>>> {
    Ok(BTreeMap::new())
}

/// Members' words for these applicants, with whose they are. Nobody can be asked for one yet.
async fn vouches(
    _: &App,
    _: &[AccountId],
) -> anyhow::Result<BTreeMap<AccountId, Vec<(AccountId, VouchFact)>>> {
    Ok(BTreeMap::new())
}
