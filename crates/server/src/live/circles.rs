//! Who belongs to the circles that have rooms here. Whoever is put out of one is out here first, in force at once, and out of
//! its rooms; whoever comes is in once that is saved.

use super::room_task::RoomTask;
use super::sign_out::SIGN_OUT_PATIENCE;
use super::{Live, lock};
use domain::network::circle::{CIRCLE_MEMBERS_MAX, role};
use domain::network::{bare, fold};
use domain::room::{Policy, Room};
use domain::{AccountId, CircleId, MemberId, RoomId};
use futures_util::future::join_all;
use protocol::rest::Person;
use protocol::tell::{Out, RefusalCode};
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex};
use store::{CircleWrite, Write, WriteError};
use tokio::sync::OwnedMutexGuard;
use tracing::error;

/// Circles that change at the same moment wait for each other only if they share one of these.
const LANES: usize = 64;

pub(super) struct Circles {
    table: Mutex<HashMap<CircleId, Kept>>,
    /// Held from reading to writing: what was decided on is what is written, and what is read into memory is the latest.
    lanes: [Arc<tokio::sync::Mutex<()>>; LANES],
}

/// A circle with rooms here. Gone with the last of them.
#[derive(Default)]
struct Kept {
    members: HashSet<MemberId>,
    rooms: HashSet<RoomId>,
    /// The database did not say who they are by now.
    is_unread: bool,
}

impl Default for Circles {
    fn default() -> Self {
        Circles { table: Mutex::default(), lanes: std::array::from_fn(|_| Arc::default()) }
    }
}

impl Circles {
    /// Of a circle without rooms here nobody is known.
    pub fn has(&self, circle: CircleId, member: MemberId) -> bool {
        lock(&self.table).get(&circle).is_some_and(|kept| kept.members.contains(&member))
    }

    pub fn drop_room(&self, room: RoomId) {
        lock(&self.table).retain(|_, kept| {
            kept.rooms.remove(&room);
            !kept.rooms.is_empty()
        });
    }

    async fn lane(&self, circle: CircleId) -> OwnedMutexGuard<()> {
        Arc::clone(&self.lanes[circle.number() as usize % LANES]).lock_owned().await
    }

    fn add_room(&self, circle: CircleId, room: RoomId) {
        lock(&self.table).entry(circle).or_default().rooms.insert(room);
    }

    fn has_rooms(&self, circle: CircleId) -> bool {
        lock(&self.table).contains_key(&circle)
    }

    fn set(&self, circle: CircleId, members: HashSet<MemberId>) {
        if let Some(kept) = lock(&self.table).get_mut(&circle) {
            (kept.members, kept.is_unread) = (members, false);
        }
    }

    fn miss(&self, circle: CircleId) {
        if let Some(kept) = lock(&self.table).get_mut(&circle) {
            kept.is_unread = true;
        }
    }

    /// Those to be read again: whoever asks does.
    fn take_unread(&self) -> Vec<CircleId> {
        let mut table = lock(&self.table);
        let unread = table
            .iter_mut()
            .filter_map(|(circle, kept)| std::mem::take(&mut kept.is_unread).then_some(*circle));
        unread.collect()
    }

    /// Returns who was in, and the circle's rooms.
    fn put_out(&self, circle: CircleId, who: Who) -> (Vec<MemberId>, HashSet<RoomId>) {
        let mut table = lock(&self.table);
        let Some(kept) = table.get_mut(&circle) else { return Default::default() };
        let out = match who {
            Who::Nobody => vec![],
            Who::One(account) => kept.members.take(&MemberId::of(account)).into_iter().collect(),
            Who::Everybody => kept.members.drain().collect(),
        };
        (out, kept.rooms.clone())
    }
}

/// Whom a change takes out of a circle.
#[derive(Clone, Copy)]
pub enum Who {
    Nobody,
    One(AccountId),
    Everybody,
}

/// One circle, which nobody else changes meanwhile.
pub struct CircleLane {
    live: Live,
    circle: CircleId,
    _lane: OwnedMutexGuard<()>,
}

impl Live {
    pub async fn circle_lane(&self, circle: CircleId) -> CircleLane {
        CircleLane { live: self.clone(), circle, _lane: self.0.circles.lane(circle).await }
    }

    /// Those of `members` whose handle or name holds `find`.
    pub async fn persons_called(
        &self,
        members: Vec<MemberId>,
        find: &str,
    ) -> anyhow::Result<HashMap<MemberId, Person>> {
        let find = bare(&fold(find));
        let known = self.0.people.of_all(members).await?.into_iter();
        let called = known.filter(|known| !find.is_empty() && known.found_by.contains(&find));
        Ok(called.map(|known| (known.member, known.person.clone())).collect())
    }

    /// Whether this account may open such a room. To whoever does not belong to a circle, there is no such circle.
    pub async fn check_circle(&self, account: AccountId, policy: &Policy) -> Result<(), RefusalCode> {
        let Some(circle) = policy.circle else { return Ok(()) };
        let stored = self.0.store.circle(circle, account).await.map_err(|cause| {
            error!(circle.id = %circle, cause = format!("{cause:#}"), "a circle is not read");
            RefusalCode::NotNow
        })?;
        let role = stored.and_then(|stored| role(stored.membership()));
        if role.is_some() { Ok(()) } else { Err(RefusalCode::NoSuchCircle) }
    }

    /// Before anybody enters the room. While its circle cannot be read, nobody does.
    pub(super) async fn keep_circle_of(&self, room: &Room) {
        if let Some(circle) = room.policy().circle {
            let _lane = self.0.circles.lane(circle).await;
            self.0.circles.add_room(circle, room.id());
            self.read_circle(circle).await;
        }
    }

    /// Within its lane.
    async fn read_circle(&self, circle: CircleId) {
        match self.0.store.circle_members(circle, CIRCLE_MEMBERS_MAX, None).await {
            Ok(members) => {
                let members = members.into_iter().map(|(account, ..)| MemberId::of(account));
                self.0.circles.set(circle, members.collect());
            }
            Err(cause) => {
                self.0.circles.miss(circle);
                error!(circle.id = %circle, cause = format!("{cause:#}"), "who belongs to a circle is not read");
            }
        }
    }

    /// Circles that could not be read: else nobody entered their rooms until they change. Called once a second.
    pub(super) fn read_circles_again(&self) {
        for circle in self.0.circles.take_unread() {
            let live = self.clone();
            tokio::spawn(async move {
                let _lane = live.0.circles.lane(circle).await;
                live.read_circle(circle).await;
                live.0.hallway.mark();
            });
        }
    }
}

impl CircleLane {
    /// Returns once `out` hear nothing of its rooms any more, whatever the database says.
    pub async fn write(self, write: CircleWrite, out: Who) -> Result<(), WriteError> {
        // A task of its own: whoever hangs up meanwhile leaves nothing half done.
        let written = tokio::spawn(async move { self.carry_out(write, out).await });
        written.await.unwrap_or_else(|cause| Err(WriteError::Down(cause.into())))
    }

    async fn carry_out(&self, write: CircleWrite, out: Who) -> Result<(), WriteError> {
        let house = &self.live.0;
        let (out, rooms) = house.circles.put_out(self.circle, out);
        let seated = out.into_iter().filter_map(|member| {
            let claim = house.claims.of(member.account()).filter(|claim| rooms.contains(&claim.room))?;
            Some((member.account(), claim.room))
        });
        let vacated = seated.map(|(account, room)| {
            self.live.vacate(account, room, Out::NotInCircle, None, SIGN_OUT_PATIENCE)
        });
        join_all(vacated).await;
        let written = house.store.write(vec![Write::Circle(write)]).await;
        // Also when it is not: nobody stays out of what they still belong to.
        if house.circles.has_rooms(self.circle) {
            self.live.read_circle(self.circle).await;
            house.hallway.mark();
        }
        written
    }
}

impl RoomTask {
    /// Whether they belong to the room's circle.
    pub fn in_circle(&self, member: MemberId) -> bool {
        let circle = self.saved.policy().circle;
        circle.is_some_and(|circle| self.live.0.circles.has(circle, member))
    }
}
