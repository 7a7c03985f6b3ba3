//! What is known about applicants, made ready for the criteria: the one place where proofs and vouches come in.

use crate::app::App;
use domain::entry::facts::{LATELY, LetInLately, VouchFact};
use domain::entry::{Account, Facts, Field, Region, proof};
use domain::{AccountId, At};
use store::admission::LetInCount;
use store::waiting::{Voucher, Waiting};

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

    /// Reads nothing more: everything came with the applicant.
    pub fn known(&self, waiting: &Waiting) -> Known {
        let Waiting { account, form, proofs, vouchers, .. } = waiting;
        let standing = proofs.iter().filter(|proven| proof::stands(proven.expires, self.now));
        let facts = Facts {
            stated: account.stated.clone(),
            field: account.field,
            region: form.region,
            waited: self.now.since(account.registered),
            proofs: standing.map(|proven| proven.fact.clone()).collect(),
            vouches: vouchers.iter().map(|voucher| self.vouch_fact(voucher)).collect(),
            answers: form.answers.clone(),
            let_in_lately: self.let_in_lately(account.field, form.region),
        };
        Known { facts, vouchers: vouchers.iter().map(|voucher| voucher.account).collect() }
    }

    fn vouch_fact(&self, voucher: &Voucher) -> VouchFact {
        VouchFact {
            field: voucher.field,
            member_days: self.now.since(voucher.member_since).as_secs() / (24 * 3600),
            standing_good: !voucher.struck,
            owner: voucher.owner,
        }
    }
}

/// One applicant's. Of an account that is not stored yet, what it says itself.
pub async fn of(app: &App, account: &Account) -> anyhow::Result<Facts> {
    let stored = app.store.waiting_one(account.id).await?;
    let waiting = stored.unwrap_or_else(|| Waiting::of(account.clone()));
    Ok(Around::read(app).await?.known(&waiting).facts)
}
