//! A small house in memory, played by a seed: people invite, vouch, host, stay away; owners freeze and remove branches.

use domain::entry::tree;
use domain::entry::vouch::{self, VOUCH_WEEK, VOUCHES_A_WEEK};
use domain::entry::{
    Account, Deeds, Field, Handle, Hit, Holder, Invite, InvitePolicy, InviteState, Invitee, Inviter, Leaf,
    LetInBy, Standing, Stated, Struck, Vouch, invite,
};
use domain::{AccountId, At, InviteId};
use std::collections::BTreeMap;
use std::time::Duration;

/// What a broken house does, so that the checks are seen to notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    None,
    /// An invite that was accepted is handed out again.
    AcceptTwice,
    /// Vouches of other days are forgotten, and so are today's.
    VouchOnAndOn,
    /// Removing a branch forgets its last leaf.
    LeaveOneBehind,
    /// Freezing does not reach the one who invites.
    FrozenInvite,
    /// Whoever invites shows none of the invites they made.
    NoDayBound,
}

struct Person {
    account: Account,
    seen: At,
    hosted: bool,
    upheld: u32,
    struck: Option<Struck>,
}

pub struct House {
    random: u64,
    fault: Fault,
    now: At,
    people: BTreeMap<AccountId, Person>,
    invites: Vec<Invite>,
    vouches: BTreeMap<(AccountId, AccountId), Vouch>,
    /// How often each invite let somebody in.
    uses: BTreeMap<InviteId, u32>,
}

/// The first promise that breaks.
pub fn play(seed: u64, steps: u32, fault: Fault) -> Result<(), String> {
    let mut house = House::new(seed, fault);
    for step in 0..steps {
        house.step();
        house.check().map_err(|broken| format!("step {step}: {broken}"))?;
    }
    Ok(())
}

impl House {
    pub fn new(seed: u64, fault: Fault) -> House {
        let mut house = House {
            random: seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1,
            fault,
            now: At(1_700_000_000_000),
            people: BTreeMap::new(),
            invites: vec![],
            vouches: BTreeMap::new(),
            uses: BTreeMap::new(),
        };
        for number in 0..10 {
            let owner = number == 0;
            let standing = match owner {
                true => Standing::Member { since: house.now, let_in_by: LetInBy::FirstStart },
                false => Standing::Applicant,
            };
            let account = Account {
                id: AccountId::new(number),
                handle: Handle::parse(&format!("person_{number}")).expect("a handle"),
                stated: Stated::parse("Tunes pianos").expect("a line"),
                field: Field::Crafts,
                registered: house.now,
                standing,
                owner,
                bot: false,
            };
            let person = Person { account, seen: house.now, hosted: false, upheld: 0, struck: None };
            house.people.insert(AccountId::new(number), person);
        }
        house
    }

    fn draw(&mut self, below: u64) -> u64 {
        self.random ^= self.random << 13;
        self.random ^= self.random >> 7;
        self.random ^= self.random << 17;
        self.random % below
    }

    fn anybody(&mut self) -> AccountId {
        let number = self.draw(self.people.len() as u64);
        AccountId::new(number)
    }

    pub fn step(&mut self) {
        let hours = self.draw(6);
        self.now = self.now.after(Duration::from_secs(hours * 3600));
        let (one, other) = (self.anybody(), self.anybody());
        match self.draw(12) {
            0..=2 => self.make(one),
            3..=5 => self.accept(one),
            6 => self.revoke(),
            7 => self.vouch(one, other),
            // The owner meets many on one evening.
            8 => (0..10).for_each(|number| self.vouch(AccountId::new(0), AccountId::new(number))),
            9 => self.live(one),
            10 => self.hit(one),
            _ => self.withdraw(),
        }
    }

    fn deeds(&self, by: AccountId) -> Deeds {
        let theirs = self.invites.iter().filter(|invite| invite.by == by);
        let invitees: Vec<Invitee> = theirs
            .filter_map(|invite| match invite.state {
                InviteState::Accepted { by: guest, at } => {
                    let person = &self.people[&guest];
                    let is_member = person.account.is_member();
                    let (last_seen, hosted, upheld) = (person.seen, person.hosted, person.upheld);
                    Some(Invitee { account: guest, let_in: at, is_member, last_seen, hosted, upheld })
                }
                _ => None,
            })
            .collect();
        Deeds::of(&invitees, 0)
    }

    fn inviter<'a>(&'a self, by: AccountId, shown: &'a [Invite]) -> Inviter<'a> {
        let person = &self.people[&by];
        let frozen = person.struck.is_some() && self.fault != Fault::FrozenInvite;
        Inviter { account: &person.account, invites: shown, deeds: self.deeds(by), frozen }
    }

    fn make(&mut self, by: AccountId) {
        let id = InviteId::new(self.invites.len() as u64);
        let shown: &[Invite] = if self.fault == Fault::NoDayBound { &[] } else { &self.invites };
        let wish = invite::Wish { id, room: None, bound: None };
        if let Ok(invite) = invite::create(&self.inviter(by, shown), wish, &InvitePolicy::default(), self.now)
        {
            self.invites.push(invite);
        }
    }

    fn accept(&mut self, guest: AccountId) {
        if self.invites.is_empty() {
            return;
        }
        let at = self.draw(self.invites.len() as u64) as usize;
        let mut offered = self.invites[at];
        if self.fault == Fault::AcceptTwice && matches!(offered.state, InviteState::Accepted { .. }) {
            offered.state = InviteState::Open;
        }
        let person = &self.people[&guest];
        let removed = person.struck.is_some();
        let holder = Holder { account: &person.account, mails: &[], phones: &[], removed };
        if let Ok((invite, standing)) = invite::accept(&offered, &holder, self.now) {
            *self.uses.entry(invite.id).or_default() += 1;
            self.invites[at] = invite;
            let person = self.people.get_mut(&guest).expect("there");
            person.account.standing = standing;
            person.seen = self.now;
        }
    }

    fn revoke(&mut self) {
        if self.invites.is_empty() {
            return;
        }
        let at = self.draw(self.invites.len() as u64) as usize;
        let by = self.people[&self.invites[at].by].account.clone();
        if let Ok(invite) = invite::revoke(&self.invites[at], &by, self.now) {
            self.invites[at] = invite;
        }
    }

    fn vouch(&mut self, by: AccountId, applicant: AccountId) {
        let given: Vec<Vouch> = match self.fault {
            Fault::VouchOnAndOn => vec![],
            _ => self.vouches.values().filter(|vouch| vouch.by == by).copied().collect(),
        };
        let (member, guest) = (&self.people[&by], &self.people[&applicant]);
        let frozen = member.struck.is_some();
        if let Ok(vouch) = vouch::give(&member.account, &guest.account, true, &given, frozen, self.now) {
            self.vouches.insert((by, applicant), vouch);
        }
    }

    fn withdraw(&mut self) {
        let Some(pair) = self.vouches.keys().next().copied() else { return };
        let vouch = vouch::withdraw(&self.vouches[&pair], self.now);
        self.vouches.insert(pair, vouch);
    }

    /// Somebody comes by; now and then they open a room, or are reported with reason.
    fn live(&mut self, one: AccountId) {
        let (hosts, upheld) = (self.draw(4) == 0, self.draw(6) == 0);
        let person = self.people.get_mut(&one).expect("there");
        person.seen = self.now;
        person.hosted |= hosts && person.account.is_member();
        person.upheld += u32::from(upheld);
    }

    fn hit(&mut self, root: AccountId) {
        let hit = if self.draw(3) == 0 { Hit::Removed } else { Hit::Frozen };
        let lift = self.draw(3) == 0;
        let owner = self.people[&AccountId::new(0)].account.clone();
        if lift && let Some(struck) = self.people[&root].struck {
            let standing = tree::lift(&owner, &struck, self.now).expect("an owner");
            let person = self.people.get_mut(&root).expect("there");
            person.struck = None;
            person.account.standing = standing.unwrap_or(person.account.standing);
            return;
        }
        let leaves: Vec<Leaf> = self.people.values().filter_map(|person| Leaf::of(&person.account)).collect();
        let Ok(mut branch) = tree::branch(root, &leaves) else { return };
        let before = branch.clone();
        if self.fault == Fault::LeaveOneBehind && branch.len() > 1 {
            branch.pop();
        }
        for account in &branch {
            let by = owner.id;
            let appeal = domain::entry::AppealState::None;
            let person = self.people.get_mut(account).expect("there");
            if !tree::changes(hit, person.struck.as_ref()) {
                continue;
            }
            person.struck = Some(Struck { account: *account, hit, root, by, at: self.now, appeal });
            if hit == Hit::Removed {
                person.account.standing = Standing::Applicant;
                person.upheld += 1;
            }
            for invite in self.invites.iter_mut().filter(|invite| invite.by == *account) {
                if invite.state == InviteState::Open {
                    invite.state = InviteState::Revoked { at: self.now };
                }
            }
        }
        if hit == Hit::Removed {
            self.gone(&before);
        }
    }

    fn gone(&mut self, branch: &[AccountId]) {
        // Remembered in `uses` under an id that no invite has: `check` reads it back.
        let held = branch.iter().filter(|account| self.people[account].account.is_member()).count();
        self.uses.insert(InviteId::new(u64::MAX), held as u32 + 1);
    }

    pub fn check(&self) -> Result<(), String> {
        for (id, uses) in &self.uses {
            if *uses > 1 {
                return Err(format!("invite {id} was used {uses} times, or a removed branch holds a member"));
            }
        }
        for (id, person) in &self.people {
            let budget = self.inviter(*id, &self.invites).budget(self.now);
            let (open, bound) = (budget.open, if person.account.owner { 1000 } else { 5 });
            let most = bound + 2 * budget.accepted;
            if open > most || (!person.account.owner && open > 10) {
                return Err(format!("{id} has {open} open invites"));
            }
            if person.struck.is_some() && open > 0 {
                return Err(format!("{id} was hit and invites"));
            }
            let week = |vouch: &&Vouch| vouch.by == *id && self.now.since(vouch.at) < VOUCH_WEEK;
            let words = self.vouches.values().filter(week).count() as u32;
            if words > VOUCHES_A_WEEK {
                return Err(format!("{id} gave {words} words in a week"));
            }
        }
        Ok(())
    }

    pub fn summary(&self) -> (usize, usize, usize) {
        let members = self.people.values().filter(|person| person.account.is_member()).count();
        (self.invites.len(), self.vouches.len(), members)
    }
}
