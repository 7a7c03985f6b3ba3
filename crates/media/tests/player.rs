//! Who hears without WebRTC gets the mix frame by frame, under the same permits as everybody.

mod support;

use audio::opus::{self, DTX_LEN_MAX};
use media::{Event, NotAdded, Pace, PacketLen, PeerId, Permit, REMOVED, Way};
use support::voice::voice;
use support::*;

const PLAYER: PeerId = PeerId(1000);
const OTHER: PeerId = PeerId(1001);

/// One who speaks, one who listens, and a player.
fn talking() -> (World, [usize; 2]) {
    let mut world = World::new();
    let all = [SPEAKER, AUDIENCE].map(|permit| world.add(permit));
    world.connect();
    world.add_player(PLAYER, AUDIENCE).expect("there is room");
    world.clients[all[0]].voice = Some(voice(140.0));
    world.clients[all[0]].speaks = Some(Some(30));
    (world, all)
}

#[test]
fn a_player_hears_the_mix_of_a_room_that_is_forwarded() {
    let (mut world, [_, listener]) = talking();
    world.run(ms(1000));
    world.clear();
    world.run(ms(2000));
    assert!((97..=101).contains(&world.played.len()), "{} frames in 2 s", world.played.len());
    assert!(world.played.iter().all(|played| played.player == PLAYER));
    assert!(world.played.iter().all(|played| opus::samples(&played.payload) == Some(960)));
    for two in world.played.windows(2) {
        assert_eq!(two[1].timestamp.wrapping_sub(two[0].timestamp), 960);
    }
    // The listener's packets are the speaker's own.
    assert!((97..=101).contains(&world.clients[listener].heard.len()));
    assert_eq!(world.plane.sinks(GROUP), [PeerId(0), PeerId(1), PLAYER]);
}

#[test]
fn silence_is_said_once_and_then_nothing_comes() {
    let (mut world, [ann, _]) = talking();
    world.run(ms(1000));
    world.clients[ann].speaks = None;
    world.run(ms(2500));
    assert!(world.played.last().is_some_and(|played| played.payload.len() <= DTX_LEN_MAX));
    world.clear();
    world.run(ms(1000));
    assert_eq!(world.played.len(), 0);
}

#[test]
fn a_player_without_a_permit_hears_nothing_and_is_no_sink() {
    let (mut world, [ann, _]) = talking();
    world.run(ms(500));
    world.permit_peer(PLAYER, Permit { version: 2, hear: false, ..AUDIENCE });
    world.clear();
    world.run(ms(500));
    assert_eq!(world.played.len(), 0);
    assert_eq!(world.plane.sinks(GROUP), [PeerId(0), PeerId(1)]);
    world.permit_peer(PLAYER, AUDIENCE);
    let told = world.events.last().map(|(_, event)| event.clone());
    assert_eq!(
        told,
        Some(Event::PermitInForce { peer: PLAYER, version: 2 }),
        "an older word changes nothing"
    );
    world.permit_peer(PLAYER, Permit { version: 3, ..AUDIENCE });
    world.run(ms(500));
    assert!(world.played.len() > 20);
    world.permit(ann, Permit { version: 2, publish: false, ..SPEAKER });
    world.run(ms(60)); // A frame in which it is faded out, and what says silence.
    world.run(ms(300));
    world.clear();
    world.run(ms(500));
    assert_eq!(world.played.len(), 0, "whoever is muted is heard by no player either");
}

#[test]
fn a_player_that_is_removed_hears_nothing_more_and_its_place_is_free() {
    let (mut world, _) = talking();
    world.run(ms(500));
    assert_eq!(world.add_player(PLAYER, AUDIENCE), Err(NotAdded::Taken));
    world.add_player(OTHER, AUDIENCE).expect("there is room");
    world.clear();
    world.remove_peer(PLAYER);
    let told = world.events.last().map(|(_, event)| event.clone());
    assert_eq!(told, Some(Event::PermitInForce { peer: PLAYER, version: REMOVED }));
    world.run(ms(500));
    assert!(world.played.len() > 20 && world.played.iter().all(|played| played.player == OTHER));
    world.remove_peer(OTHER);
    world.clear();
    world.run(ms(500));
    assert_eq!(world.played.len(), 0);
    for player in [PLAYER, OTHER] {
        world.add_player(player, AUDIENCE).expect("it is free");
    }
    assert_eq!(world.plane.peer_count(), 4);
    (0..2).for_each(|client| world.remove(client));
    [PLAYER, OTHER].into_iter().for_each(|player| world.remove_peer(player));
    assert_eq!(world.plane.peer_count(), 0);
}

#[test]
fn players_do_not_care_how_the_audience_hears() {
    let (mut world, _) = talking();
    world.run(ms(1000));
    world.clear();
    for (turn, len) in
        [PacketLen::Ms60, PacketLen::Ms20, PacketLen::Ms40].into_iter().cycle().take(12).enumerate()
    {
        let way = if turn % 2 == 0 { Way::Mix } else { Way::Forward };
        world.pace(Pace { way, len, ..Pace::default() });
        world.run(ms(200));
    }
    assert!((118..=122).contains(&world.played.len()), "{} frames in 2.4 s", world.played.len());
    for two in world.played.windows(2) {
        assert_eq!(two[1].timestamp.wrapping_sub(two[0].timestamp), 960);
    }
}
