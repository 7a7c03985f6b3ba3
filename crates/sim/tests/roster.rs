//! T25 on a virtual clock: after every act, crash and come-back, the roster is exactly who can be sent sound.

use domain::MemberId;
use domain::room::{Event, Room};
use jushou_rtc::dtls::Identity;
use jushou_rtc::ice::Credentials;
use jushou_rtc::sdp::Offer;
use media::{
    GroupId, Out, Pace, PacketLen, PeerId, PeerSecrets, Permit, Place, Plane, Relay, Route, SLOTS, Shard, Way,
};
use sim::{House, Step};
use std::collections::BTreeMap;
use std::time::{Duration, Instant};

const OFFER: &str = include_str!("offer.sdp");
const GROUP: GroupId = GroupId(1);
const PLACE: Place = Place { group: GROUP, home: Shard::FIRST, pace: PACE };
const PACE: Pace = Pace {
    version: 0,
    way: Way::Forward,
    len: PacketLen::Ms20,
    slots: SLOTS,
    at_once: false,
    relieved: false,
};

struct Nowhere;

impl Out for Nowhere {
    fn send(&mut self, _: Route, _: &[u8]) {}
    fn event(&mut self, _: media::Event) {}
    fn play(&mut self, _: &[PeerId], _: u32, _: &[u8]) {}

    fn relay(&mut self, _: Shard, _: Relay) {}
}

/// The rim in small: one media peer for each connected seat, its permit the room's word.
struct Rim {
    plane: Plane,
    start: Instant,
    peers: BTreeMap<MemberId, PeerId>,
    next: u64,
    version: u64,
    /// The seeded fault: this kind of event never reaches the media plane.
    deaf_to: Option<&'static str>,
}

impl Rim {
    fn new(deaf_to: Option<&'static str>) -> Rim {
        let start = Instant::now();
        let plane = Plane::new(Identity::generate(), start, Duration::from_secs(1_800_000_000));
        Rim { plane, start, peers: BTreeMap::new(), next: 0, version: 0, deaf_to }
    }

    fn follow(&mut self, house: &House, event: &Event) {
        if self.deaf_to == Some(event.kind()) {
            return;
        }
        let now = self.start + Duration::from_millis(house.now.0 - 1_000_000);
        self.version += 1;
        for member in house.cast.iter().copied() {
            let wanted = house.room.permit(member);
            let permit = Permit {
                version: self.version,
                publish: wanted.publish,
                hear: wanted.hear,
                near: wanted.near,
            };
            match (self.peers.get(&member).copied(), wanted.hear) {
                (None, true) => self.connect(now, member, permit),
                (None, false) => {}
                (Some(peer), true) => self.plane.handle_permit(now, peer, permit, &mut Nowhere),
                (Some(peer), false) => {
                    self.plane.remove_peer(now, peer, &mut Nowhere);
                    self.peers.remove(&member);
                }
            }
        }
    }

    fn connect(&mut self, now: Instant, member: MemberId, permit: Permit) {
        self.next += 1;
        let (peer, n) = (PeerId(self.next), self.next as u32);
        let credentials =
            Credentials { ufrag: format!("u{n:07}"), pwd: format!("password-of-a-peer-{n:07}") };
        let secrets = PeerSecrets {
            credentials,
            ssrcs: [4 * n, 4 * n + 1, 4 * n + 2, 4 * n + 3],
            cname: format!("c{n}"),
        };
        let offer = Offer::parse(OFFER).expect("the fixture is an offer");
        let added = self.plane.add_peer(now, peer, PLACE, &offer, secrets, permit, [&[], &[]], &mut Nowhere);
        assert!(added.is_ok(), "every peer is new");
        self.peers.insert(member, peer);
    }

    /// Members who can be sent sound.
    fn sinks(&self) -> Vec<MemberId> {
        let sinks = self.plane.sinks(GROUP);
        let mut members: Vec<_> =
            self.peers.iter().filter(|(_, peer)| sinks.contains(peer)).map(|(member, _)| *member).collect();
        assert_eq!(members.len(), sinks.len(), "a sink that belongs to nobody");
        members.sort();
        members
    }
}

fn roster(room: &Room) -> Vec<MemberId> {
    if room.is_ended() {
        return vec![];
    }
    room.roster().filter(|(_, _, connected, _)| *connected).map(|(member, ..)| member).collect()
}

/// Steps after which roster and sinks differed.
fn differences(seeds: u64, steps: u64, deaf_to: Option<&'static str>) -> u64 {
    let mut found = 0;
    for seed in 0..seeds {
        let mut house = House::new(seed, 8);
        let mut rim = Rim::new(deaf_to);
        for step in 0..steps {
            if let Step::Done(recorded) = house.step() {
                recorded.iter().for_each(|recorded| rim.follow(&house, &recorded.event));
            }
            let differs = rim.sinks() != roster(&house.room);
            assert!(
                !differs || deaf_to.is_some(),
                "seed {seed} step {step}: somebody listens unseen, or is left out"
            );
            found += u64::from(differs);
        }
    }
    found
}

#[test]
fn the_roster_is_exactly_who_can_be_sent_sound() {
    assert_eq!(differences(60, 500, None), 0);
}

#[test]
fn a_listener_the_media_plane_forgot_to_drop_is_noticed() {
    for kind in ["left", "removed", "banned", "disconnected", "ended"] {
        assert!(differences(200, 500, Some(kind)) > 0, "{kind} was swallowed and nothing noticed");
    }
}
