//! Badges as others see them: the finest that a large enough crowd could wear, counted over all members.

use crate::clock::Clock;
use domain::entry::badge::{self, folded};
use domain::entry::{Badge, Proof};
use domain::{AccountId, At};
use std::collections::{BTreeSet, HashMap};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use store::Store;
use store::proof::CrowdAsked;

/// How long a count is believed. Longer asks the database less; shorter notices a shrinking crowd sooner.
const COUNT_KEPT: Duration = Duration::from_secs(5 * 60);
/// Counts kept at once. Past it they start anew.
const COUNTS_MAX: usize = 10_000;

/// Knows the store and the clock; the rules are the domain's.
pub struct Badges {
    store: Store,
    clock: Clock,
    /// `None`: of all members.
    counts: Mutex<HashMap<Option<CrowdAsked>, (u32, At)>>,
}

impl Badges {
    pub fn new(store: Store, clock: Clock) -> Badges {
        Badges { store, clock, counts: Mutex::default() }
    }

    pub fn now(&self) -> At {
        self.clock.now()
    }

    /// Of those who wear one.
    pub async fn of(&self, accounts: &[AccountId]) -> anyhow::Result<HashMap<AccountId, Badge>> {
        let proofs = self.store.proofs(accounts).await?;
        let mut worn = HashMap::new();
        let holders: BTreeSet<AccountId> = proofs.iter().map(|proof| proof.account).collect();
        if holders.is_empty() {
            return Ok(worn);
        }
        let holders: Vec<AccountId> = holders.into_iter().collect();
        let choices: HashMap<_, _> = self.store.badge_choices(&holders).await?.into_iter().collect();
        for account in holders {
            let own: Vec<Proof> = proofs.iter().filter(|proof| proof.account == account).cloned().collect();
            if let Some((proof, choice)) = badge::worn(&own, choices.get(&account).copied(), self.now()) {
                let ladder = badge::ladder(&proof.shows, &choice);
                worn.insert(account, self.shown(&ladder).await?);
            }
        }
        Ok(worn)
    }

    pub async fn of_one(&self, account: AccountId) -> anyhow::Result<Option<Badge>> {
        Ok(self.of(&[account]).await?.remove(&account))
    }

    /// How many members a badge has to fit now.
    pub async fn crowd_min(&self) -> anyhow::Result<u32> {
        Ok(badge::crowd_min(self.count(None).await?))
    }

    async fn shown(&self, ladder: &[Badge]) -> anyhow::Result<Badge> {
        let least = self.crowd_min().await?;
        let mut crowds = Vec::with_capacity(ladder.len());
        for step in ladder {
            let crowd = match step.is_coarsest() {
                true => 0, // Needs none.
                false => self.count(Some(asked(step))).await?,
            };
            crowds.push((step, crowd));
            if crowd >= least {
                break; // The finest that fits: coarser ones are not asked for.
            }
        }
        let crowd =
            |badge: &Badge| crowds.iter().find(|(step, _)| *step == badge).map_or(0, |(_, crowd)| *crowd);
        Ok(badge::shown(ladder, least, crowd))
    }

    async fn count(&self, asked: Option<CrowdAsked>) -> anyhow::Result<u32> {
        let now = self.now();
        let kept = self.counts.lock().unwrap_or_else(PoisonError::into_inner).get(&asked).copied();
        if let Some((count, at)) = kept
            && now.since(at) < COUNT_KEPT
        {
            return Ok(count);
        }
        let count = match &asked {
            Some(asked) => self.store.crowd(asked, now).await?,
            None => self.store.member_count().await?,
        };
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        if counts.len() >= COUNTS_MAX {
            counts.clear();
        }
        counts.insert(asked, (count, now));
        Ok(count)
    }
}

fn asked(badge: &Badge) -> CrowdAsked {
    CrowdAsked {
        organisation: badge.organisation.as_ref().map(|text| folded(text.as_str())),
        profession: badge.profession.as_ref().map(|text| folded(text.as_str())),
        years: badge.years,
        field: badge.field,
    }
}
