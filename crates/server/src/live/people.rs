//! Who the ids are: what everybody in the house may know of somebody, kept ready for the wire.

use crate::clock::Clock;
use crate::proof::badges::Badges;
use crate::proof::names::{Named, Names};
use domain::entry::{Account, Badge, Field};
use domain::{AccountId, At, MemberId, network};
use protocol::rest::Person;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use store::Store;
use tokio_tungstenite::tungstenite::Utf8Bytes;

/// Persons kept at once. Past it the cache starts anew.
const KEPT_MAX: usize = 10_000;

/// Ids one socket is remembered to know besides those of its snapshot. Past it it is told again, which costs bytes and nothing else.
const TOLD_MAX: usize = 4096;

/// Rows read at once.
const READ_AT_ONCE: usize = 500;

/// A person, and their JSON. No `Debug`: it is personal.
pub(super) struct Known {
    at: At,
    pub member: MemberId,
    /// What they say they work in.
    pub field: Field,
    pub person: Person,
    pub json: Arc<str>,
    /// Handle and name, folded and bare.
    pub found_by: String,
}

/// How long somebody is taken as they were: a badge lapses, and its crowd changes.
const KEPT_FOR: Duration = Duration::from_secs(5 * 60);

/// The cache. What people state does not change; whoever gets another handle is forgotten.
pub(super) struct People {
    store: Store,
    pub badges: Badges,
    pub names: Names,
    kept: Mutex<HashMap<MemberId, Arc<Known>>>,
}

impl People {
    pub fn new(store: Store, clock: Clock) -> People {
        People {
            badges: Badges::new(store.clone(), clock),
            names: Names::new(store.clone()),
            store,
            kept: Mutex::default(),
        }
    }

    /// Something about them changed: whoever asks next reads it anew.
    pub fn forget(&self, account: AccountId) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.remove(&MemberId::of(account));
    }

    /// Something about everybody changed.
    pub fn forget_all(&self) {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// This member. Reads at most the inviter's account.
    pub async fn of(&self, account: &Account, member: MemberId) -> Arc<Known> {
        if let Some(known) = self.kept(member) {
            return known;
        }
        let inviter = match account.inviter() {
            Some(id) => self.store.account(id).await,
            None => Ok(None),
        };
        let now = self.badges.now();
        let badge = self.badges.of_one(account.id).await;
        let named = self.names.of(std::slice::from_ref(account), now).await;
        match (inviter, badge, named) {
            (Ok(inviter), Ok(badge), Ok(named)) => {
                let named = named.get(&account.id);
                self.keep(known(account, member, inviter.as_ref(), badge.as_ref(), named, now))
            }
            // Without a database inviter, badge and name are missed for once, not kept as unknown.
            _ => Arc::new(known(account, member, None, None, None, now)),
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
                accounts.iter().filter_map(Account::inviter).collect::<BTreeSet<_>>().into_iter().collect();
            let inviters = self.store.accounts(&inviters).await.unwrap_or_default();
            let Ok(badges) = self.badges.of(ids).await else { continue };
            let Ok(names) = self.names.of(&accounts, self.badges.now()).await else { continue };
            for account in &accounts {
                let Some(member) = account.member() else { continue };
                let by = account.inviter().and_then(|id| inviters.iter().find(|a| a.id == id));
                let (badge, named) = (badges.get(&account.id), names.get(&account.id));
                found.push(self.keep(known(account, member, by, badge, named, self.badges.now())));
            }
        }
        found
    }

    fn kept(&self, member: MemberId) -> Option<Arc<Known>> {
        let fresh = |known: &Arc<Known>| self.badges.now().since(known.at) < KEPT_FOR;
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).get(&member).cloned().filter(fresh)
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

fn known(
    account: &Account,
    member: MemberId,
    inviter: Option<&Account>,
    badge: Option<&Badge>,
    named: Option<&Named>,
    at: At,
) -> Known {
    let person = Person {
        badge: badge.map(protocol::proofs::Badge::from),
        name: named.and_then(|named| named.text.clone()),
        name_mark: named.map(|named| named.mark),
        ..Person::of(account, inviter)
    };
    let json = serde_json::to_string(&person).expect("a person is JSON").into();
    let called = format!("{} {}", person.handle, person.name.as_deref().unwrap_or_default());
    let found_by = network::bare(&network::fold(&called));
    Known { at, member, field: account.field, person, json, found_by }
}

/// Who everybody is whom a room's view names: made once, and told to each socket that is shown that view.
pub(super) struct Introduction {
    named: HashSet<MemberId>,
    /// None: nobody knows them.
    pub message: Option<Utf8Bytes>,
}

impl Introduction {
    pub fn of<'a>(
        named: impl IntoIterator<Item = MemberId>,
        people: impl Fn(MemberId) -> Option<&'a Arc<Known>>,
    ) -> Introduction {
        let mut told = Told::default();
        let message = told.tell(named, people);
        told.more.shrink_to_fit();
        Introduction { named: told.more, message: message.map(Utf8Bytes::from) }
    }

    pub fn names(&self, member: MemberId) -> bool {
        self.named.contains(&member)
    }
}

/// Whom one socket was told about.
#[derive(Default)]
pub(super) struct Told {
    /// With its snapshot, as everybody who was shown the same.
    first: Option<Arc<Introduction>>,
    more: HashSet<MemberId>,
}

impl Told {
    /// This introduction, and nothing else.
    pub fn only(first: Arc<Introduction>) -> Told {
        Told { first: Some(first), more: HashSet::new() }
    }

    /// The `people` message that must go before `named`; none if all of them were told, or nobody knows them.
    pub fn tell<'a>(
        &mut self,
        named: impl IntoIterator<Item = MemberId>,
        people: impl Fn(MemberId) -> Option<&'a Arc<Known>>,
    ) -> Option<String> {
        let mut message = String::new();
        for member in named {
            if self.more.contains(&member) || self.first.as_ref().is_some_and(|first| first.names(member)) {
                continue;
            }
            let Some(known) = people(member) else { continue };
            if self.more.len() >= TOLD_MAX {
                self.more.clear();
            }
            self.more.insert(member);
            message.push_str(if message.is_empty() { r#"{"kind":"people","people":["# } else { "," });
            message.push_str(&known.json);
        }
        (!message.is_empty()).then(|| message + "]}")
    }
}
