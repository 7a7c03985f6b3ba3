//! Who the ids are: what everybody in the house may know of somebody, kept ready for the wire.

use domain::entry::{Account, Standing};
use domain::{AccountId, MemberId};
use protocol::rest::Person;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};
use store::Store;

/// Persons kept at once. Past it the cache starts anew.
const KEPT_MAX: usize = 10_000;

/// Ids one socket is remembered to know. Past it it is told again, which costs bytes and nothing else.
const TOLD_MAX: usize = 4096;

/// Rows read at once.
const READ_AT_ONCE: usize = 500;

/// A person, and their JSON. No `Debug`: it is personal.
pub(super) struct Known {
    pub member: MemberId,
    pub person: Person,
    pub json: Arc<str>,
}

/// The cache. What people state does not change; whoever gets another handle is forgotten.
pub(super) struct People {
    store: Store,
    kept: Mutex<HashMap<MemberId, Arc<Known>>>,
}

impl People {
    pub fn new(store: Store) -> People {
        People { store, kept: Mutex::default() }
    }

    /// This member. Reads at most the inviter's account.
    pub async fn of(&self, account: &Account, member: MemberId) -> Arc<Known> {
        if let Some(known) = self.kept(member) {
            return known;
        }
        let inviter = match inviter(account) {
            Some(id) => self.store.account(id).await,
            None => Ok(None),
        };
        match inviter {
            Ok(inviter) => self.keep(known(account, member, inviter.as_ref())),
            // Without a database the name of the inviter is missed for once, not kept as unknown.
            Err(_) => Arc::new(known(account, member, None)),
        }
    }

    /// Those of `members` that exist, as far as the database answers.
    pub async fn of_all(&self, members: impl IntoIterator<Item = MemberId>) -> Vec<Arc<Known>> {
        let members: BTreeSet<MemberId> = members.into_iter().collect();
        let mut found: Vec<Arc<Known>> = members.iter().filter_map(|member| self.kept(*member)).collect();
        let there: HashSet<MemberId> = found.iter().map(|known| known.member).collect();
        let missing: Vec<AccountId> =
            members.iter().filter(|m| !there.contains(m)).map(|m| m.account()).collect();
        for ids in missing.chunks(READ_AT_ONCE) {
            let Ok(accounts) = self.store.accounts(ids).await else { continue };
            let inviters: Vec<AccountId> =
                accounts.iter().filter_map(inviter).collect::<BTreeSet<_>>().into_iter().collect();
            let inviters = self.store.accounts(&inviters).await.unwrap_or_default();
            for account in &accounts {
                let Some(member) = account.member() else { continue };
                let by = inviter(account).and_then(|id| inviters.iter().find(|a| a.id == id));
                found.push(self.keep(known(account, member, by)));
            }
        }
        found
    }

    /// They go by another handle, or are no member any more.
    pub fn forget(&self, member: MemberId) {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).remove(&member);
    }

    fn kept(&self, member: MemberId) -> Option<Arc<Known>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).get(&member).cloned()
    }

    fn keep(&self, known: Known) -> Arc<Known> {
        let known = Arc::new(known);
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= KEPT_MAX {
            kept.clear();
        }
        kept.insert(known.member, Arc::clone(&known));
        known
    }
}

fn inviter(account: &Account) -> Option<AccountId> {
    match account.standing {
        Standing::Member { let_in_by, .. } => let_in_by.parent(),
        Standing::Applicant => None,
    }
}

fn known(account: &Account, member: MemberId, inviter: Option<&Account>) -> Known {
    let person = Person::of(account, inviter);
    let json = serde_json::to_string(&person).expect("a person is JSON").into();
    Known { member, person, json }
}

/// Whom one socket was told about.
#[derive(Default)]
pub(super) struct Told(HashSet<MemberId>);

impl Told {
    pub fn forget(&mut self) {
        self.0.clear();
    }

    /// The `people` message that must go before `named`; none if all of them were told, or nobody knows them.
    pub fn tell<'a>(
        &mut self,
        named: impl IntoIterator<Item = MemberId>,
        people: impl Fn(MemberId) -> Option<&'a Arc<Known>>,
    ) -> Option<String> {
        let mut message = String::new();
        for member in named {
            if self.0.contains(&member) {
                continue;
            }
            let Some(known) = people(member) else { continue };
            if self.0.len() >= TOLD_MAX {
                self.0.clear();
            }
            self.0.insert(member);
            message.push_str(if message.is_empty() { r#"{"kind":"people","people":["# } else { "," });
            message.push_str(&known.json);
        }
        (!message.is_empty()).then(|| message + "]}")
    }
}
