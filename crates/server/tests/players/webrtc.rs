//! Speaking by WHIP and listening by WHEP: the room's rules hold, the roster shows it, and every ending ends the sound.

use super::two::two;
use crate::house::{House, LATE, Present, heard_up_to, keep_sending, next, number_of, numbered};
use client::Player;
use protocol::RoomCommand;
use protocol::rest::PlayerWay;
use protocol::tell::{MediaState, Out, RefusalCode};
use tokio::time::timeout;

/// As OBS writes it: nothing says how loud a packet is.
fn without_levels(offer: &str) -> String {
    offer.split_inclusive("\r\n").filter(|line| !line.starts_with("a=extmap")).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_listener_without_our_client_hears_the_stage_and_is_seen() {
    let house = House::open().await;
    let here = two(&house).await;
    let player = Player::whep(&here.pass(PlayerWay::Whep).await).await.expect("listens");
    here.ann_sees_bo(true).await;
    let mut packets = player.media.received();
    let (_, _sending) = keep_sending(&here.ann.media);
    heard_up_to(&mut packets, 10).await;
    let inside = house
        .running
        .app
        .live
        .inspect(domain::RoomId::parse(&here.room).expect("an id"))
        .await
        .expect("the room");
    let sinks = house.running.app.live.media().sinks(inside.group).await.expect("the media thread answers");
    assert_eq!(sinks.len(), 2);
    assert_eq!(
        inside.roster.iter().filter(|(_, connected)| *connected).count(),
        2,
        "roster and sinks are one"
    );

    assert_eq!(player.stop().await.expect("answered"), 200);
    timeout(LATE, player.media.ended()).await.expect("the server ends the connection");
    here.ann_sees_bo(false).await;
    assert_eq!(player.stop().await.expect("answered"), 401, "there is nothing more to end");
    house.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_speaks_for_its_member_exactly_as_far_as_the_stage_lets_them() {
    let house = House::open().await;
    let here = two(&house).await;
    let bo = here.bo_on_stage().await;
    let mut heard = here.ann.media.received();
    let pass = here.pass(PlayerWay::Whip).await;
    let player = Player::whip(&pass, without_levels).await.expect("speaks");
    // The browser keeps the say, and is told where its sound went before it is gone.
    bo.sees("told", |heard| (heard.media == Some(MediaState::Elsewhere)).then_some(())).await;
    timeout(LATE, bo.media.ended()).await.expect("one sound a seat");
    let (sent, _sending) = keep_sending(&player.media);
    heard_up_to(&mut heard, 10).await;

    bo.command(RoomCommand::Mute).await;
    let muted = *sent.borrow();
    sent.clone().wait_for(|sent| *sent >= muted + 50).await.expect("it goes on sending");
    let opened = *sent.borrow();
    bo.command(RoomCommand::Unmute).await;
    let next_heard = loop {
        let number = number_of(&next(&mut heard).await);
        if number > muted {
            break number;
        }
    };
    // The last ones may have been on their way when the microphone opened.
    assert!(next_heard >= opened - 25, "{next_heard} was sent between mute ({muted}) and unmute ({opened})");

    // Without the browser the program alone says that somebody is there.
    let (client, id) = (bo.client.clone(), bo.id());
    drop(bo);
    heard_up_to(&mut heard, opened + 50).await;
    here.ann
        .sees("still connected", |heard| {
            let stage = &heard.seen.as_ref()?.view.stage;
            stage.iter().find(|seat| seat.member == id).filter(|seat| seat.connected).map(drop)
        })
        .await;
    here.ann.command(RoomCommand::MuteMember { member: id.clone() }).await;
    here.ann.command(RoomCommand::MoveToAudience { member: id.clone() }).await;
    while heard.try_recv().is_ok() {}
    let behind = *sent.borrow();
    sent.clone().wait_for(|sent| *sent >= behind + 25).await.expect("it goes on sending");
    assert!(heard.try_recv().is_err(), "who is no speaker is not heard");

    // A browser that enters takes the whole seat, and the program may not take it again by itself.
    let _back = Present::enter(&client, &here.room).await;
    timeout(LATE, player.media.ended()).await.expect("the seat is on one device");
    assert!(Player::whip(&pass, without_levels).await.is_err());
    house.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_seat_is_in_one_place_and_the_old_one_is_told() {
    let house = House::open().await;
    let here = two(&house).await;
    let pass = here.pass(PlayerWay::Whep).await;
    // The same account under another login: its socket must go.
    let again = client::Client::new(&house.base).expect("a client");
    again.sign_in("bo_plays", "a long enough secret").await.expect("signed in");
    let old = Present::enter(&again, &here.room).await;
    let player = Player::whep(&pass).await.expect("listens");
    old.sees("told why", |heard| (heard.out? == Out::SeatTakenOver).then_some(())).await;
    timeout(LATE, old.media.ended()).await.expect("its sound ends");

    // And another room takes the player's seat along.
    let open = protocol::rest::OpenRoom { title: "Elsewhere".to_owned(), topic: None, policy: None };
    let other = here.ann.client.open_room(&open).await.expect("opened").room;
    let moved = Present::enter(&again, &other).await;
    timeout(LATE, player.media.ended()).await.expect("one seat an account");
    here.ann_sees_bo(false).await;
    assert!(Player::whep(&pass).await.is_err(), "its pass ended with the seat");
    moved.socket.leave().await.expect("left");
    house.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_player_brings_its_sound_back_and_the_browser_may_take_it_again() {
    let house = House::open().await;
    let here = two(&house).await;
    let bo = Present::enter(&here.bo, &here.room).await;
    let pass = here.pass(PlayerWay::Whep).await;
    let player = Player::whep(&pass).await.expect("listens");
    bo.sees("elsewhere", |heard| (heard.media == Some(MediaState::Elsewhere)).then_some(())).await;
    assert_eq!(player.stop().await.expect("answered"), 200);
    bo.sees("connect", |heard| (heard.media == Some(MediaState::Connect)).then_some(())).await;
    // It may start again: its member is still here.
    let player = Player::whep(&pass).await.expect("listens again");
    let media = bo.socket.media().await.expect("the browser takes its sound back");
    timeout(LATE, player.media.ended()).await.expect("one sound a seat");
    assert!(Player::whep(&pass).await.is_err(), "and keeps it");
    let mut packets = media.received();
    here.ann.media.send(numbered(7), true).await.expect("sent");
    assert_eq!(number_of(&next(&mut packets).await), 7);
    house.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_ending_ends_a_player_and_its_pass() {
    let house = House::open().await;
    let here = two(&house).await;
    let ban = RoomCommand::Ban { member: here.bo_id.clone() };
    let unban = RoomCommand::LetBackIn { member: here.bo_id.clone() };
    let cho = house.member(&here.ann.client, "cho_plays").await;
    let remove = RoomCommand::Remove { member: cho.me().await.expect("signed in").account };
    for (who, command) in [(&cho, remove), (&here.bo, ban)] {
        let pass = who.make_player(&here.room, PlayerWay::Whep, None).await.expect("a pass");
        let player = Player::whep(&pass).await.expect("listens");
        let waiting = who.make_player(&here.room, PlayerWay::Whip, None).await.expect("a pass");
        let mut packets = player.media.received();
        let (sent, _sending) = keep_sending(&here.ann.media);
        heard_up_to(&mut packets, 5).await;
        here.ann.command(command).await;
        let acknowledged = *sent.borrow();
        timeout(LATE, player.media.ended()).await.expect("the server ends the connection");
        while let Ok(packet) = packets.try_recv() {
            assert!(number_of(&packet) < acknowledged, "heard what was sent behind it");
        }
        assert!(Player::whep(&pass).await.is_err(), "the pass is over");
        assert!(Player::whip(&waiting, str::to_owned).await.is_err(), "one that waited as well");
    }
    here.ann_sees_bo(false).await;
    let banned = here.bo.make_player(&here.room, PlayerWay::Whep, None).await.map(|_| ());
    assert_eq!(banned.expect_err("banned").code(), Some(RefusalCode::Banned));
    here.ann.command(unban).await;

    let pass = here.pass(PlayerWay::Whep).await;
    let player = Player::whep(&pass).await.expect("listens");
    here.bo.sign_out().await.expect("signed out");
    timeout(LATE, player.media.ended()).await.expect("signing out ends it");
    assert!(Player::whep(&pass).await.is_err());
    here.ann_sees_bo(false).await;
    house.close().await;
}
