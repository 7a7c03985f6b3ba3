//! Passes: what lets a player (a program other than our client) take its member's seat in one room.

use crate::secret::{self, Hash, Token};
use domain::{AccountId, At, RoomId};
use media::PeerId;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use store::SessionId;

/// How long a pass waits for its first use. Long enough to type an address into a program; what leaks is soon worthless.
/// From then on it is good for as long as its member's seat.
pub const PASS_TTL: Duration = Duration::from_secs(10 * 60);

/// Passes kept at once. Past it nobody gets a new one until old ones are over.
const PASSES_MAX: usize = 20_000;

/// Passes of one account that wait for their first use. A newer one beyond that ends the oldest.
const WAITING_PER_ACCOUNT_MAX: usize = 8;

/// By which door a player comes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Way {
    /// Speaks over WebRTC (RFC 9725).
    Whip,
    /// Listens over WebRTC.
    Whep,
    /// Listens over plain HTTP.
    Stream,
}

/// Exactly what a pass is good for.
#[derive(Clone, PartialEq, Eq)]
pub struct Bound {
    pub account: AccountId,
    pub session: SessionId,
    pub room: RoomId,
    pub way: Way,
    /// The link by which its member may enter a closed room.
    pub link: Option<String>,
}

struct Pass {
    bound: Bound,
    /// None once it was used: then it ends with the seat.
    until: Option<At>,
    /// Whoever has it now, so that nobody else can have it at the same time.
    use_: Option<Use>,
}

struct Use {
    number: u64,
    peer: Option<PeerId>,
    /// Of the resource that the player was told.
    resource: Hash,
}

/// A pass in somebody's hands. What they still say after another one took it is void.
#[derive(Clone, PartialEq, Eq)]
pub struct Redeemed {
    pub pass: Hash,
    pub bound: Bound,
    number: u64,
}

/// All passes that are out. In memory alone: a restart ends them, as it ends every player's connection.
#[derive(Default)]
pub struct Passes {
    table: Mutex<Table>,
}

#[derive(Default)]
struct Table {
    /// Keyed by the hash, so that nothing here can be presented, and looking one up tells nothing about another.
    passes: HashMap<Hash, Pass>,
    uses: u64,
}

/// Why a pass lets nobody in.
#[derive(Debug, PartialEq, Eq)]
pub enum NoPass {
    /// Never made, too old, for something else, or taken back.
    Gone,
    /// Another player has it.
    InUse,
    /// There are too many out.
    TooMany,
}

impl Passes {
    /// A secret of 256 random bits, and until when it waits. Each member has one for each room and way: the one before is
    /// void, unless a player is using it.
    pub fn issue(&self, bound: Bound, now: At) -> Result<(String, At), NoPass> {
        self.with(|table| {
            let is_same = |of: &Bound| {
                (of.account, of.room, of.way, of.session)
                    == (bound.account, bound.room, bound.way, bound.session)
            };
            table.passes.retain(|_, pass| !is_same(&pass.bound) || pass.use_.is_some());
            let of_account = table.passes.iter().filter(|(_, pass)| pass.bound.account == bound.account);
            let mut waiting: Vec<(At, Hash)> =
                of_account.filter_map(|(hash, pass)| Some((pass.until?, *hash))).collect();
            if waiting.len() >= WAITING_PER_ACCOUNT_MAX {
                waiting.sort_unstable();
                table.passes.remove(&waiting[0].1);
            }
            if table.passes.len() >= PASSES_MAX {
                table.passes.retain(|_, pass| pass.until.is_none_or(|until| now < until));
            }
            if table.passes.len() >= PASSES_MAX {
                return Err(NoPass::TooMany);
            }
            let (token, until) = (Token::of_session(), now.after(PASS_TTL));
            table.passes.insert(token.hash(), Pass { bound, until: Some(until), use_: None });
            Ok((token.reveal().to_owned(), until))
        })
    }

    /// Takes a pass into use. `resource`: the secret by which its holder may end that use. `takes_over`: from whoever has it.
    pub fn redeem(
        &self,
        text: &str,
        (room, way): (RoomId, Way),
        resource: &Token,
        takes_over: bool,
        now: At,
    ) -> Result<Redeemed, NoPass> {
        let hash = secret::hash(text);
        self.with(|table| {
            let number = table.uses + 1;
            let pass = table.passes.get_mut(&hash).ok_or(NoPass::Gone)?;
            if pass.until.is_some_and(|until| until <= now) {
                table.passes.remove(&hash);
                return Err(NoPass::Gone);
            }
            if (pass.bound.room, pass.bound.way) != (room, way) {
                return Err(NoPass::Gone);
            }
            if pass.use_.is_some() && !takes_over {
                return Err(NoPass::InUse);
            }
            pass.use_ = Some(Use { number, peer: None, resource: resource.hash() });
            let redeemed = Redeemed { pass: hash, bound: pass.bound.clone(), number };
            table.uses = number;
            Ok(redeemed)
        })
    }

    /// Whether a text with this hash is a pass for it at all.
    pub fn fits(&self, hash: &Hash, room: RoomId, way: Way) -> bool {
        self.with(|table| table.passes.get(hash).is_some_and(|p| (p.bound.room, p.bound.way) == (room, way)))
    }

    /// The player is there: this is its peer. False: the pass was taken back, or over, meanwhile.
    pub fn seated(&self, redeemed: &Redeemed, peer: PeerId) -> bool {
        self.with(|table| {
            let Some(pass) = table.passes.get_mut(&redeemed.pass) else { return false };
            pass.until = None;
            let use_ = pass.use_.as_mut().filter(|use_| use_.number == redeemed.number);
            use_.map(|use_| use_.peer = Some(peer)).is_some()
        })
    }

    /// The peer of the use that this pass and this resource name.
    pub fn peer_of(&self, text: &str, resource: &str) -> Option<PeerId> {
        let (hash, resource) = (secret::hash(text), secret::hash(resource));
        self.with(|table| {
            let use_ = table.passes.get(&hash)?.use_.as_ref()?;
            use_.peer.filter(|_| use_.resource == resource)
        })
    }

    /// It came to nothing, or its player was lost: the pass may be used again.
    pub fn free(&self, redeemed: &Redeemed) {
        self.with(|table| {
            if let Some(pass) = table.passes.get_mut(&redeemed.pass) {
                pass.use_.take_if(|use_| use_.number == redeemed.number);
            }
        });
    }

    /// Somebody else has the seat now, and must not lose it again to a program that comes back by itself.
    pub fn take_back(&self, redeemed: &Redeemed) {
        self.with(|table| {
            let is_theirs =
                |pass: &Pass| pass.use_.as_ref().is_some_and(|use_| use_.number == redeemed.number);
            if table.passes.get(&redeemed.pass).is_some_and(is_theirs) {
                table.passes.remove(&redeemed.pass);
            }
        });
    }

    /// The member's seat in that room is over.
    pub fn forget_seat(&self, account: AccountId, room: RoomId) {
        self.with(|t| t.passes.retain(|_, p| (p.bound.account, p.bound.room) != (account, room)));
    }

    pub fn forget_session(&self, session: SessionId) {
        self.with(|table| table.passes.retain(|_, pass| pass.bound.session != session));
    }

    pub fn forget_account(&self, account: AccountId) {
        self.with(|table| table.passes.retain(|_, pass| pass.bound.account != account));
    }

    /// The room is over, or begins anew with another epoch.
    pub fn forget_room(&self, room: RoomId) {
        self.with(|table| table.passes.retain(|_, pass| pass.bound.room != room));
    }

    fn with<T>(&self, change: impl FnOnce(&mut Table) -> T) -> T {
        change(&mut self.table.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOM: RoomId = RoomId::new(1);
    const NOW: At = At(1_000);

    fn bound(way: Way) -> Bound {
        let (account, session) = (AccountId::new(7), SessionId::new(8));
        Bound { account, session, room: ROOM, way, link: None }
    }

    fn redeem(passes: &Passes, text: &str, way: Way, now: At) -> Result<Redeemed, NoPass> {
        passes.redeem(text, (ROOM, way), &Token::of_link(), way == Way::Stream, now)
    }

    #[test]
    fn a_pass_is_for_one_room_one_way_and_one_player_at_a_time() {
        let passes = Passes::default();
        let (text, until) = passes.issue(bound(Way::Whip), NOW).expect("room for one");
        let elsewhere = passes.redeem(&text, (RoomId::new(2), Way::Whip), &Token::of_link(), false, NOW);
        assert!(elsewhere.err() == Some(NoPass::Gone));
        assert!(redeem(&passes, &text, Way::Whep, NOW).err() == Some(NoPass::Gone));
        assert!(redeem(&passes, "another", Way::Whip, NOW).err() == Some(NoPass::Gone));
        let first = redeem(&passes, &text, Way::Whip, NOW).expect("it is good");
        assert!(redeem(&passes, &text, Way::Whip, NOW).err() == Some(NoPass::InUse));
        assert!(passes.seated(&first, PeerId(1)));
        passes.free(&first);
        let again =
            redeem(&passes, &text, Way::Whip, until).expect("used once, it lasts as long as the seat");
        passes.free(&first);
        assert!(
            redeem(&passes, &text, Way::Whip, until).err() == Some(NoPass::InUse),
            "an old use frees nothing"
        );
        passes.take_back(&first);
        passes.take_back(&again);
        assert!(redeem(&passes, &text, Way::Whip, until).err() == Some(NoPass::Gone));
    }

    #[test]
    fn unused_it_waits_ten_minutes_and_every_ending_ends_it() {
        let passes = Passes::default();
        let (text, until) = passes.issue(bound(Way::Whep), NOW).expect("room for one");
        assert!(redeem(&passes, &text, Way::Whep, until).err() == Some(NoPass::Gone));
        let endings: [fn(&Passes); 4] = [
            |passes| passes.forget_seat(AccountId::new(7), ROOM),
            |passes| passes.forget_session(SessionId::new(8)),
            |passes| passes.forget_account(AccountId::new(7)),
            |passes| passes.forget_room(ROOM),
        ];
        for end in endings {
            let (text, _) = passes.issue(bound(Way::Whep), NOW).expect("room for one");
            let other = Bound { account: AccountId::new(9), session: SessionId::new(9), ..bound(Way::Whep) };
            let other = Bound { room: RoomId::new(3), ..other };
            let (others, _) = passes.issue(other, NOW).expect("room for two");
            end(&passes);
            assert!(!passes.fits(&secret::hash(&text), ROOM, Way::Whep));
            assert!(passes.fits(&secret::hash(&others), RoomId::new(3), Way::Whep), "nobody else's");
        }
    }

    #[test]
    fn a_stream_is_taken_over_by_whoever_comes_last_and_only_the_right_resource_ends_it() {
        let passes = Passes::default();
        let (text, _) = passes.issue(bound(Way::Stream), NOW).expect("room for one");
        let resource = Token::of_link();
        let first = redeem(&passes, &text, Way::Stream, NOW).expect("it is good");
        let second = passes.redeem(&text, (ROOM, Way::Stream), &resource, true, NOW).expect("taken over");
        assert!(!passes.seated(&first, PeerId(1)), "it came too late");
        assert!(passes.seated(&second, PeerId(2)));
        assert!(passes.peer_of(&text, "another").is_none());
        assert!(passes.peer_of(&text, resource.reveal()) == Some(PeerId(2)));
        let (newer, _) = passes.issue(bound(Way::Stream), NOW).expect("room for two");
        let (newest, _) = passes.issue(bound(Way::Stream), NOW).expect("room for two");
        assert!(!passes.fits(&secret::hash(&newer), ROOM, Way::Stream), "one that nobody uses is replaced");
        assert!(
            passes.fits(&secret::hash(&text), ROOM, Way::Stream)
                && passes.fits(&secret::hash(&newest), ROOM, Way::Stream)
        );
    }
}
