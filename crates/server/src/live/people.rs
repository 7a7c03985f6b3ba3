//! Who the ids are: what everybody in the house may know of somebody, kept ready for the wire.

use crate::clock::Clock;
use crate::proof::badges::Badges;
use crate::proof::names::{Named, Names};
use domain::entry::{Account, Badge, Field};
use domain::{AccountId, At, AvatarId, MemberId, network};
use protocol::rest::Person;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use store::Store;
use tokio_tungstenite::tungstenite::Utf8Bytes;
use tracing::error;

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
        let avatars = self.store.avatars(&[account.id]).await;
        match (inviter, badge, named, avatars) {
            (Ok(inviter), Ok(badge), Ok(named), Ok(avatars)) => {
                let beside = Beside {
                    inviter: inviter.as_ref(),
                    badge: badge.as_ref(),
                    named: named.get(&account.id),
                    avatar: avatars.first().map(|(_, avatar)| *avatar),
                };
                self.keep(known(account, member, beside, now))
            }
            // Without a database what stands beside them is missed for once, not kept as unknown.
            _ => Arc::new(known(account, member, Beside::default(), now)),
        }
    }

    /// Those of `members` that exist. Whose row cannot be read is left out, as long as the database answers.
    pub async fn of_all(
        &self,
        members: impl IntoIterator<Item = MemberId>,
    ) -> anyhow::Result<Vec<Arc<Known>>> {
        let members: BTreeSet<MemberId> = members.into_iter().collect();
        let mut found: Vec<Arc<Known>> = members.iter().filter_map(|member| self.kept(*member)).collect();
        let there: HashSet<MemberId> = found.iter().map(|known| known.member).collect();
        let missing: Vec<AccountId> =
            members.iter().filter(|m| !there.contains(m)).map(|m| m.account()).collect();
        for ids in missing.chunks(READ_AT_ONCE) {
            match self.read(ids).await {
                Ok(known) => found.extend(known),
                Err(fault) if !self.is_answered().await => return Err(fault),
                // One by one: whoever can be read is not left out for somebody else.
                Err(_) => {
                    for id in ids {
                        match self.read(std::slice::from_ref(id)).await {
                            Ok(known) => found.extend(known),
                            Err(cause) if self.is_answered().await => unreadable(*id, &cause),
                            Err(fault) => return Err(fault),
                        }
                    }
                }
            }
        }
        Ok(found)
    }

    async fn read(&self, ids: &[AccountId]) -> anyhow::Result<Vec<Arc<Known>>> {
        let accounts = self.store.accounts(ids).await?;
        let inviters = self.inviters(&accounts).await?;
        let badges = self.badges.of(ids).await?;
        let names = self.names.of(&accounts, self.badges.now()).await?;
        let avatars: HashMap<AccountId, AvatarId> = self.store.avatars(ids).await?.into_iter().collect();
        let known = accounts.iter().filter_map(|account| {
            let beside = Beside {
                inviter: account.inviter().and_then(|id| inviters.iter().find(|a| a.id == id)),
                badge: badges.get(&account.id),
                named: names.get(&account.id),
                avatar: avatars.get(&account.id).copied(),
            };
            Some(self.keep(known(account, account.member()?, beside, self.badges.now())))
        });
        Ok(known.collect())
    }

    /// Whoever was let in by somebody whose row cannot be read is shown without them.
    async fn inviters(&self, accounts: &[Account]) -> anyhow::Result<Vec<Account>> {
        let ids: BTreeSet<AccountId> = accounts.iter().filter_map(Account::inviter).collect();
        let ids: Vec<AccountId> = ids.into_iter().collect();
        match self.store.accounts(&ids).await {
            Ok(inviters) => return Ok(inviters),
            Err(fault) if !self.is_answered().await => return Err(fault),
            Err(_) => {}
        }
        let mut inviters = vec![];
        for id in ids {
            match self.store.accounts(&[id]).await {
                Ok(inviter) => inviters.extend(inviter),
                Err(cause) if self.is_answered().await => unreadable(id, &cause),
                Err(fault) => return Err(fault),
            }
        }
        Ok(inviters)
    }

    /// Whether the database answers: what fails all the same is wrong with one account.
    async fn is_answered(&self) -> bool {
        self.store.in_force().await.is_ok()
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

fn unreadable(id: AccountId, cause: &anyhow::Error) {
    error!(account.id = %id, cause = format!("{cause:#}"), "somebody cannot be read");
}

/// What is known of somebody besides their account.
#[derive(Default)]
struct Beside<'a> {
    inviter: Option<&'a Account>,
    badge: Option<&'a Badge>,
    named: Option<&'a Named>,
    avatar: Option<AvatarId>,
}

fn known(account: &Account, member: MemberId, beside: Beside, at: At) -> Known {
    let Beside { inviter, badge, named, avatar } = beside;
    let person = Person {
        badge: badge.map(protocol::proofs::Badge::from),
        name: named.and_then(|named| named.text.clone()),
        name_mark: named.map(|named| named.mark),
        avatar: avatar.map(|avatar| avatar.to_string()),
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
