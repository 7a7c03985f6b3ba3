//! Names as others see them: what somebody gave, as far as this server's names allow it.

use domain::entry::name::{Shown, shown};
use domain::entry::{Account, Proof};
use domain::{AccountId, At};
use protocol::proofs::NameMark;
use std::collections::HashMap;
use store::Store;

/// What is said beside a handle. No `Debug`: it is personal.
pub struct Named {
    pub text: Option<String>,
    pub mark: NameMark,
}

/// Knows the store; the rule is the domain's.
pub struct Names {
    store: Store,
}

impl Names {
    pub fn new(store: Store) -> Names {
        Names { store }
    }

    /// Of those of whom there is something to say. A bot has no name to prove.
    pub async fn of(&self, accounts: &[Account], now: At) -> anyhow::Result<HashMap<AccountId, Named>> {
        let ids: Vec<AccountId> =
            accounts.iter().filter(|account| !account.bot).map(|account| account.id).collect();
        let policy = self.store.in_force().await?.admission.1.names;
        let stated: HashMap<_, _> = self.store.names(&ids).await?.into_iter().collect();
        let mut proofs: HashMap<AccountId, Vec<Proof>> = HashMap::new();
        for proof in self.store.proofs(&ids).await? {
            proofs.entry(proof.account).or_default().push(proof);
        }
        let named = |id: &AccountId| {
            let own = proofs.get(id).map(Vec::as_slice).unwrap_or_default();
            let (text, mark) = match shown(policy, stated.get(id), own, now) {
                Shown::Nothing => return None,
                Shown::Stated(name) => (Some(name), NameMark::Stated),
                Shown::Proven(name) => (Some(name), NameMark::Proven),
                Shown::NotProven => (None, NameMark::NotProven),
            };
            Some((*id, Named { text: text.map(|name| name.as_str().to_owned()), mark }))
        };
        Ok(ids.iter().filter_map(named).collect())
    }
}
