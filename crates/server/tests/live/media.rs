//! Tickets, permits and the media plane: nobody is heard, and nobody hears, but by a seat that may.

use super::flow::ParseRoom;
use super::guest::{Ended, Guest, enter};
use super::house::House;
use domain::RoomId;
use domain::room::{Policy, Sound};
use protocol::rest::MediaOffer;
use protocol::tell::{MediaState, Out, RefusalCode};
use protocol::{Ask, RoomCommand, Tell};
use server::config;
use server::live::Inspected;
use server::ticket::TICKET_TTL;
use std::time::Duration;
use store::Fault;

/// A browser's offer, as it was recorded.
pub fn offer() -> String {
    include_str!("../../../rtc/tests/offers/chromium-156-microphone-and-four-slots.sdp").to_owned()
}

async fn connect(house: &House, guest: &mut Guest) -> Result<protocol::rest::MediaAnswer, RefusalCode> {
    let ticket = guest.ticket().await;
    let offer = MediaOffer { ticket, sdp: offer() };
    house.live.connect_media(guest.session, offer).await.map_err(|refused| refused.code)
}

/// Whoever the media plane could send to is on the roster, connected; and each peer has the permit its seat gives.
async fn nobody_listens_unseen(house: &House, room: RoomId) -> Inspected {
    let inside = house.live.inspect(room).await.expect("the room");
    let sinks = house.live.media().sinks(inside.group).await.expect("the media thread answers");
    for sink in &sinks {
        let peer = inside.peers.iter().find(|(peer, ..)| peer == sink).expect("a sink without a seat");
        let is_there = inside.roster.iter().any(|(member, connected)| *member == peer.1 && *connected);
        assert!(is_there, "somebody listens unseen");
    }
    let hearing = inside.peers.iter().filter(|(.., hear)| *hear).count();
    assert_eq!(sinks.len(), hearing, "and whoever may hear is a sink");
    inside
}

#[tokio::test]
async fn a_ticket_is_good_once_for_its_session_and_for_a_minute() {
    let house = House::open().await;
    let (_, _ann, mut bo) = house.two().await;
    let ticket = bo.ticket().await;
    let offered = |session, ticket: &str| {
        let offer = MediaOffer { ticket: ticket.to_owned(), sdp: offer() };
        let live = house.live.clone();
        async move { live.connect_media(session, offer).await.map(|_| ()).map_err(|refused| refused.code) }
    };
    let other = store::SessionId::new(7);
    assert_eq!(offered(other, &ticket).await, Err(RefusalCode::TicketGone));
    assert_eq!(offered(bo.session, &ticket).await, Err(RefusalCode::TicketGone), "and it is used up by that");
    let ticket = bo.ticket().await;
    assert_eq!(offered(bo.session, &ticket).await, Ok(()));
    assert_eq!(offered(bo.session, &ticket).await, Err(RefusalCode::TicketGone));
    let ticket = bo.ticket().await;
    house.clock.advance(TICKET_TTL);
    assert_eq!(offered(bo.session, &ticket).await, Err(RefusalCode::TicketGone));
    let ticket = bo.ticket().await;
    let bad = MediaOffer { ticket, sdp: "v=0".to_owned() };
    assert_eq!(
        house.live.connect_media(bo.session, bad).await.err().expect("no offer").code,
        RefusalCode::BadOffer
    );
}

#[tokio::test]
async fn sinks_are_exactly_the_seats_that_may_hear_whatever_happens() {
    let house = House::open().await;
    let (room, mut ann, mut bo) = house.two().await;
    let mut cho = house.member("cho").await;
    cho.enter(&room).await;
    let id = room.parse_room();
    for guest in [&mut ann, &mut bo, &mut cho] {
        let answer = connect(&house, guest).await.expect("an answer");
        assert_eq!(answer.slots.len(), 4);
    }
    assert_eq!(nobody_listens_unseen(&house, id).await.peers.len(), 3);

    // On stage and open: the permit follows the answer to unmuting, never goes before it.
    bo.command(RoomCommand::RaiseHand { asking: None }).await;
    ann.command(RoomCommand::AcceptHand { member: bo.id() }).await;
    let publishes = |inside: &Inspected| inside.peers.iter().filter(|(_, _, publish, _)| *publish).count();
    assert_eq!(publishes(&nobody_listens_unseen(&house, id).await), 0);
    bo.command(RoomCommand::Unmute).await;
    assert_eq!(publishes(&nobody_listens_unseen(&house, id).await), 1);
    ann.command(RoomCommand::MuteMember { member: bo.id() }).await;
    assert_eq!(publishes(&nobody_listens_unseen(&house, id).await), 0);

    // A lost socket hears nothing; a second device has no sound of the first; removed and signed out have none.
    let (account, session) = (cho.account.clone(), cho.session);
    let resume = cho.seen.clone().expect("in").resume;
    cho.line.lost().await;
    ann.until(|_| true).await;
    let hearing =
        async || nobody_listens_unseen(&house, id).await.peers.iter().filter(|(.., hear)| *hear).count();
    assert_eq!(hearing().await, 2);
    let mut cho = house.connect_in(account.clone(), session);
    assert_eq!(cho.ask(enter(&room, Some(&resume))).await, Ended::Done);
    assert!(cho.told.iter().any(|tell| matches!(tell, Tell::Snapshot { media: MediaState::Kept, .. })));
    assert_eq!(hearing().await, 3, "the connection of before still stands");
    let mut second = house.connect(account);
    second.enter(&room).await;
    assert!(second.told.iter().any(|tell| matches!(tell, Tell::Snapshot { media: MediaState::Connect, .. })));
    assert_eq!(hearing().await, 2);
    connect(&house, &mut second).await.expect("an answer");
    assert_eq!(hearing().await, 3);
    ann.command(RoomCommand::Remove { member: second.id() }).await;
    assert_eq!(hearing().await, 2);
    house.live.sign_out(bo.session).await;
    assert_eq!(hearing().await, 1);
}

#[tokio::test]
async fn a_restriction_that_the_media_plane_does_not_confirm_drops_the_connection() {
    let house = House::with_stuck_media().await;
    let (_, mut ann, mut bo) = house.two().await;
    bo.command(RoomCommand::RaiseHand { asking: None }).await;
    ann.command(RoomCommand::AcceptHand { member: bo.id() }).await;
    // The answer never comes, but the peer is expected from the offer on.
    let ticket = bo.ticket().await;
    let live = house.live.clone();
    let session = bo.session;
    let offered = tokio::spawn(async move {
        let offer = MediaOffer { ticket, sdp: offer() };
        live.connect_media(session, offer).await.map(|_| ()).map_err(|refused| refused.code)
    });
    bo.until_peer(&house).await;
    let id = bo.say(Ask::Room { command: RoomCommand::Unmute }).await;
    assert_eq!(bo.until_out().await, Out::ConnectionReset);
    offered.abort();
    let _ = id;
    ann.until_view(|view| view.stage.iter().any(|seat| !seat.connected)).await;
}

#[tokio::test]
async fn a_listener_on_no_roster_is_cut_off() {
    let house = House::open().await;
    let (room, _ann, mut bo) = house.two().await;
    connect(&house, &mut bo).await.expect("an answer");
    let inside = house.live.inspect(room.parse_room()).await.expect("the room");
    let parsed = jushou_rtc::sdp::Offer::parse(&offer()).expect("a browser's");
    let permit = media::Permit { version: 1, publish: false, hear: true, near: false };
    let unseen = media::PeerId(1);
    house.live.media().add_peer(unseen, inside.group, Sound::Automatic, parsed, permit).await.expect("added");
    let sinks = async || house.live.media().sinks(inside.group).await.expect("the media thread answers");
    assert_eq!(sinks().await.len(), 2);
    house.pass(Duration::from_secs(5));
    while sinks().await.contains(&unseen) {
        house.live.inspect(room.parse_room()).await.expect("the room");
    }
    assert_eq!(nobody_listens_unseen(&house, room.parse_room()).await.peers.len(), 1, "and nobody else");
}

#[tokio::test]
async fn the_media_plane_takes_away_before_the_database_answers_and_gives_only_after() {
    let house = House::open().await;
    let (room, mut ann, mut bo) = house.two().await;
    let id = room.parse_room();
    connect(&house, &mut bo).await.expect("an answer");
    bo.command(RoomCommand::RaiseHand { asking: None }).await;
    ann.command(RoomCommand::AcceptHand { member: bo.id() }).await;
    let publishes = async || {
        let inside = nobody_listens_unseen(&house, id).await;
        inside.peers.iter().any(|(_, _, publish, _)| *publish)
    };

    house.fails(Fault::Stall);
    let unmute = bo.say(Ask::Room { command: RoomCommand::Unmute }).await;
    assert!(!publishes().await, "what is not saved is not given");
    house.fails(Fault::None);
    assert_eq!(bo.answer(unmute).await, Ended::Done);
    assert!(publishes().await, "and whoever is told done is heard");

    house.fails(Fault::Stall);
    let mute = ann.say(Ask::Room { command: RoomCommand::MuteMember { member: bo.id() } }).await;
    assert!(!publishes().await, "a mute waits for no disk");
    let counters = house.live.media().counters().await.expect("the media thread answers");
    assert_eq!(counters.plane.bugs, 0);
    house.fails(Fault::None);
    assert_eq!(ann.answer(mute).await, Ended::Done);
}

#[tokio::test]
async fn a_full_machine_takes_no_more_listeners_but_whoever_is_called_to_the_stage() {
    let house = House::for_listeners(2).await;
    let capacity = async || house.live.capacity().await.ok().map(|capacity| capacity.room_for);
    let (room, mut ann, mut bo) = house.two().await;
    assert_eq!(capacity().await, Some(2), "whoever opens a room knows beforehand");
    connect(&house, &mut ann).await.expect("an answer");
    let mut cho = house.member("cho").await;
    cho.enter(&room).await; // There is room yet.
    connect(&house, &mut bo).await.expect("an answer");
    assert_eq!(capacity().await, Some(0));
    assert_eq!(connect(&house, &mut cho).await.err(), Some(RefusalCode::FullHere), "and not one more");
    let mut dee = house.member("dee").await;
    match dee.ask(enter(&room, None)).await {
        Ended::Refused(refused) => {
            assert_eq!(refused.code, RefusalCode::FullHere);
            assert!(refused.retry_in_ms.is_some_and(|ms| (10_000..20_000).contains(&ms)));
        }
        other => panic!("let in: {other:?}"),
    }
    let inside = nobody_listens_unseen(&house, room.parse_room()).await;
    assert_eq!((inside.peers.len(), inside.roster.len()), (2, 3), "whoever was refused is on no roster");
    connect(&house, &mut bo).await.expect("a connection takes its own place again");
    cho.command(RoomCommand::RaiseHand { asking: None }).await;
    ann.command(RoomCommand::AcceptHand { member: cho.id() }).await;
    connect(&house, &mut cho).await.expect("the stage has room");
    bo.ask(Ask::Leave).await;
    assert!(matches!(dee.ask(enter(&room, None)).await, Ended::Refused(_)), "the stage counts");
    ann.command(RoomCommand::MoveToAudience { member: cho.id() }).await;
    cho.ask(Ask::Leave).await;
    assert_eq!(dee.ask(enter(&room, None)).await, Ended::Done);
    connect(&house, &mut dee).await.expect("an answer");
}

#[tokio::test]
async fn moderators_are_told_how_it_sounds_for_them_and_nobody_else_is() {
    let house = House::open().await;
    let (room, mut ann, mut bo) = house.two().await;
    for guest in [&mut ann, &mut bo] {
        connect(&house, guest).await.expect("an answer");
    }
    let of = async |guest: &Guest| {
        let member = guest.account.member().expect("a member");
        house.live.sound(room.parse_room(), member).await.map_err(|refused| refused.code)
    };
    let sound = of(&ann).await.expect("she opened it");
    assert_eq!((sound.listeners, sound.packet_ms, sound.mixed), (2, 20, false));
    assert_eq!((sound.good, sound.fair, sound.poor), (0, 0, 0), "nobody has reported yet");
    assert!(sound.room_for > 1000);
    assert_eq!(of(&bo).await.err(), Some(RefusalCode::NotAllowed));
    let outsider = house.member("cho").await;
    assert_eq!(of(&outsider).await.err(), Some(RefusalCode::NotInRoom));
}

#[tokio::test]
async fn a_room_whose_policy_asks_for_prompt_sound_has_short_packets_now_and_after_a_restart() {
    let long = |sound: &mut config::Media| (sound.packets_40_ms_from, sound.packets_60_ms_from) = (2, 2);
    let mut house = House::with_sound(long).await;
    let asks_for = |sound| -> protocol::room::Policy { Policy { sound, ..Policy::default() }.into() };
    let packet_ms = async |house: &House, room: &String| {
        let group = house.live.inspect(room.parse_room()).await.expect("the room").group;
        house.live.media().pace_of(group).len.duration().as_millis()
    };
    let (room, mut ann, mut bo) = house.two().await;
    for guest in [&mut ann, &mut bo] {
        connect(&house, guest).await.expect("an answer");
    }
    assert_eq!(packet_ms(&house, &room).await, 60);
    ann.command(RoomCommand::SetPolicy { policy: asks_for(Sound::Prompt) }).await;
    assert_eq!(packet_ms(&house, &room).await, 20);

    let (mut cho, mut dee) = (house.member("cho").await, house.member("dee").await);
    let other = house.room(&mut cho, Some(asks_for(Sound::Prompt))).await;
    dee.enter(&other).await;
    for guest in [&mut cho, &mut dee] {
        connect(&house, guest).await.expect("an answer");
    }
    assert_eq!(packet_ms(&house, &other).await, 20, "from the first packet on");
    cho.command(RoomCommand::SetPolicy { policy: asks_for(Sound::Automatic) }).await;
    assert_eq!((packet_ms(&house, &other).await, packet_ms(&house, &room).await), (60, 20));

    house.restart().await;
    let (mut ann, mut bo) = (house.connect(ann.account.clone()), house.connect(bo.account.clone()));
    for guest in [&mut ann, &mut bo] {
        guest.enter(&room).await;
        connect(&house, guest).await.expect("an answer");
    }
    assert_eq!(packet_ms(&house, &room).await, 20);
    ann.command(RoomCommand::SetPolicy { policy: asks_for(Sound::Automatic) }).await;
    assert_eq!(packet_ms(&house, &room).await, 60);
}
