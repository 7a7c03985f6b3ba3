//! Whole participants against a whole server, in one process on loopback: who is heard by whom, and when no more.

mod house;

use bytes::Bytes;
use client::{Clip, Fault, Media, clips};
use house::{House, LATE, Present, heard_up_to, keep_sending, next, number_of, numbered};
use protocol::RoomCommand;
use protocol::room::{MuteState, Role};
use protocol::tell::{Out, RefusalCode};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::time::{Instant, timeout};

/// Ann owns the room and moderates; bo is on stage with an open microphone; cho listens.
async fn three(house: &House) -> (String, Present, Present, Present) {
    let ann = house.owner().await;
    let room = house.room(&ann, "Tones").await;
    let bo = house.member(&ann, "bo_speaks").await;
    let cho = house.member(&ann, "cho_listens").await;
    let ann = Present::enter(&ann, &room).await;
    let bo = Present::enter(&bo, &room).await;
    let cho = Present::enter(&cho, &room).await;
    bo.come_on_stage(&ann).await;
    (room, ann, bo, cho)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tone_from_the_stage_arrives_whole_in_the_slot_that_the_server_names() {
    let house = House::open().await;
    let (_, ann, bo, cho) = three(&house).await;
    let mut packets = [ann.media.received(), cho.media.received(), bo.media.received()];
    let tone = Clip { packets: clips::TONE_440.clip().packets[..60].to_vec() };
    let start = Instant::now();
    bo.media.play(&tone).await.expect("played");
    assert!(start.elapsed() >= tone.duration(), "in its own time");

    let sent: Vec<Bytes> = tone.packets.iter().map(|packet| packet.opus.clone()).collect();
    for (listener, packets) in [&ann, &cho].into_iter().zip(&mut packets) {
        let mut heard = vec![];
        while heard.len() < sent.len() {
            heard.push(next(packets).await);
        }
        let payloads: Vec<Bytes> = heard.iter().map(|packet| packet.opus.clone()).collect();
        assert!(payloads == sent, "every packet, unchanged and in order");
        let steps = heard.windows(2).all(|two| two[1].timestamp.wrapping_sub(two[0].timestamp) == 960);
        assert!(steps, "20 ms apart");
        let slot = heard[0].slot;
        assert!(heard.iter().all(|packet| packet.slot == slot), "in one slot");
        let speaker = bo.id();
        let told =
            listener.socket.until(|heard| (heard.slots.get(slot)?.as_ref() == Some(&speaker)).then_some(()));
        told.await.expect("told whose slot it is");
    }
    assert!(packets[2].try_recv().is_err(), "nobody hears themselves");
    house.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_listener_who_sends_anyway_is_heard_by_nobody() {
    let house = House::open().await;
    let (_, ann, bo, cho) = three(&house).await;
    let (mut from_ann, mut from_bo) = (ann.media.received(), bo.media.received());
    let clip = Clip { packets: (0..25).map(numbered).collect() };
    cho.media.play(&clip).await.expect("sent");
    // Bo's own packet, sent behind them, arrives: what was to come has come.
    bo.media.send(numbered(1000), true).await.expect("sent");
    assert_eq!(number_of(&next(&mut from_ann).await), 1000);
    assert!(from_ann.try_recv().is_err());
    assert!(from_bo.try_recv().is_err(), "nor by the stage");
    assert!(cho.media.is_connected(), "and cho goes on listening");
    house.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn muted_by_a_moderator_nothing_is_heard_even_of_a_client_that_keeps_sending() {
    let house = House::open().await;
    let (_, ann, bo, cho) = three(&house).await;
    let mut packets = cho.media.received();
    let (sent, _sending) = keep_sending(&bo.media);
    heard_up_to(&mut packets, 10).await;

    ann.command(RoomCommand::MuteMember { member: bo.id() }).await;
    let acknowledged = *sent.borrow();
    bo.socket
        .until(|heard| (heard.seen.as_ref()?.view.own.mute == MuteState::ByModerator).then_some(()))
        .await
        .expect("bo is told");
    let refused = bo.socket.command(RoomCommand::Unmute).await;
    assert_eq!(refused.expect_err("not by oneself").code(), Some(RefusalCode::MutedByModerator));

    // Fifty more go out; then a moderator opens the microphone, and what is heard next is newer than all of them.
    sent.clone().wait_for(|sent| *sent >= acknowledged + 50).await.expect("bo still sends");
    bo.command(RoomCommand::AskToUnmute).await;
    ann.command(RoomCommand::AllowUnmute { member: bo.id() }).await;
    let allowed = *sent.borrow();
    bo.command(RoomCommand::Unmute).await;
    let next_heard = loop {
        let number = number_of(&next(&mut packets).await);
        if number >= acknowledged {
            break number;
        }
    };
    assert!(
        next_heard >= allowed,
        "packet {next_heard} was sent between mute ({acknowledged}) and unmute ({allowed})"
    );
    house.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_removed_hears_nothing_more_and_no_old_ticket_brings_them_back() {
    let house = House::open().await;
    let (room, ann, bo, cho) = three(&house).await;
    let mut packets = cho.media.received();
    let (sent, _sending) = keep_sending(&bo.media);
    heard_up_to(&mut packets, 10).await;
    let unused = cho.socket.fetch_ticket().await.expect("a ticket");

    ann.command(RoomCommand::Ban { member: cho.id() }).await;
    let acknowledged = *sent.borrow();
    cho.socket.until(|heard| (heard.out? == Out::Banned).then_some(())).await.expect("cho is told");
    timeout(LATE, cho.media.ended()).await.expect("the connection is ended by the server");
    while let Ok(packet) = packets.try_recv() {
        assert!(number_of(&packet) < acknowledged, "heard {} sent behind the ban", number_of(&packet));
    }

    let offered = Media::offer(&cho.client, &unused).await.map(|_| ());
    assert_eq!(offered.expect_err("an old ticket").code(), Some(RefusalCode::TicketGone));
    let again = cho.client.connect().await.expect("the house is still open to cho");
    let entered = again.enter(&room, None).await.map(|_| ());
    assert_eq!(entered.expect_err("banned").code(), Some(RefusalCode::Banned));
    assert!(again.fetch_ticket().await.is_err(), "no ticket without a seat");
    house.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_on_a_second_device_takes_its_seat_along() {
    let house = House::open().await;
    let (room, _ann, bo, cho) = three(&house).await;
    let mut old = cho.media.received();
    let second = Present::enter(&cho.client, &room).await;
    cho.socket
        .until(|heard| (heard.out? == Out::SeatTakenOver).then_some(()))
        .await
        .expect("the old device is told");
    timeout(LATE, cho.media.ended()).await.expect("its sound ends");
    while old.try_recv().is_ok() {}

    let mut new = second.media.received();
    bo.media.send(numbered(7), true).await.expect("sent");
    assert_eq!(number_of(&next(&mut new).await), 7);
    assert!(old.try_recv().is_err(), "never two streams at once");
    // The audience is told once a second at most.
    let (me, socket) = (second.id(), &second.socket);
    let shown = socket.until(|heard| {
        let audience = &heard.seen.as_ref()?.view.audience;
        audience.shown.contains(&me).then_some((audience.count, audience.shown.len()))
    });
    assert_eq!(shown.await.expect("on the roster"), (1, 1), "one seat");
    house.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ticket_is_good_for_one_connection() {
    let house = House::open().await;
    let (_, _, bo, _) = three(&house).await;
    let ticket = bo.socket.fetch_ticket().await.expect("a ticket");
    let _first = Media::connect(&bo.client, &ticket).await.expect("once");
    let second: Result<(), Fault> = Media::offer(&bo.client, &ticket).await.map(|_| ());
    assert_eq!(second.expect_err("twice").code(), Some(RefusalCode::TicketGone));
    house.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_newcomer_is_on_everybodys_roster_soon_even_if_nothing_else_happens() {
    let house = House::open().await;
    let (room, ann, bo, cho) = three(&house).await;
    let me = cho.id();
    let is_shown = |shown: bool| {
        let me = me.clone();
        move |heard: &client::Heard| {
            (heard.seen.as_ref()?.view.audience.shown.contains(&me) == shown).then_some(())
        }
    };
    ann.socket.until(is_shown(true)).await.expect("cho is shown");
    // The audience is told once a second at most: for longer than that, nothing changes in it.
    let quiet = Clip { packets: clips::TONE_440.clip().packets[..60].to_vec() };
    for _ in 0..2 {
        bo.media.play(&quiet).await.expect("played");
        cho.socket.leave().await.expect("left");
        ann.socket.until(is_shown(false)).await.expect("cho is gone");
        bo.media.play(&quiet).await.expect("played");
        cho.socket.enter(&room, None).await.expect("entered");
        ann.socket.until(is_shown(true)).await.expect("cho is shown");
    }
    house.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_seat_whose_connection_is_lost_comes_back_with_its_place_on_stage_and_is_heard() {
    let house = House::open().await;
    let (_, _ann, bo, cho) = three(&house).await;
    let before = bo.socket.seen().expect("in the room");
    bo.socket.cut();
    let member = bo.id();
    let seat = |connected: bool| {
        let member = member.clone();
        move |heard: &client::Heard| {
            let stage = &heard.seen.as_ref()?.view.stage;
            stage.iter().any(|seat| seat.member == member && seat.connected == connected).then_some(())
        }
    };
    cho.socket.until(seat(false)).await.expect("the seat is held");
    let back = bo.client.connect().await.expect("connected");
    let seen = back.come_back(&before, None).await.expect("back");
    assert_eq!((seen.view.own.role, seen.view.own.mute), (Role::Speaker, MuteState::Open));
    cho.socket.until(seat(true)).await.expect("the seat is taken again");
    let mut packets = cho.media.received();
    let media = back.media().await.expect("sound");
    media.send(numbered(1), true).await.expect("sent");
    assert_eq!(number_of(&next(&mut packets).await), 1);
    house.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_room_lets_in_whoever_comes_every_time() {
    let house = House::open().await;
    let ann = house.owner().await;
    let room = house.room(&ann, "Empty").await;
    let socket = ann.connect().await.expect("connected");
    for round in 0..50 {
        socket.enter(&room, None).await.unwrap_or_else(|fault| panic!("round {round}: {fault}"));
        socket.leave().await.expect("left");
        // A fresh socket writes to a room that may be falling asleep.
        socket.until(|heard| heard.seen.is_none().then_some(())).await.expect("out");
    }
    house.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_moves_to_another_room_over_one_socket_is_not_thrown_out_of_it_by_the_first() {
    let house = House::open().await;
    let (first, _ann, bo, cho) = three(&house).await;
    let second = house.room(&bo.client, "Elsewhere").await;
    for round in 0..20 {
        // The first room has sound to stop before it lets go.
        cho.socket.enter(&second, None).await.unwrap_or_else(|fault| panic!("round {round}: {fault}"));
        cho.socket.ask(protocol::Ask::FetchSnapshot).await.expect("a seat there");
        let seen = cho.socket.seen().expect("still in");
        assert!(seen.room == second, "round {round}");
        cho.socket.enter(&first, None).await.expect("back");
        let media = cho.socket.media().await.expect("sound");
        media.close().await;
    }
    house.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn where_no_udp_gets_through_people_speak_and_hear_by_tcp_at_the_port_of_the_pages() {
    let house = House::open().await;
    let (_, ann, mut bo, mut cho) = three(&house).await;
    for one in [&mut bo, &mut cho] {
        let ticket = one.socket.fetch_ticket().await.expect("a ticket");
        one.media = Media::connect_over_tcp(&one.client, &ticket).await.expect("sound connected");
    }
    let mut packets = [ann.media.received(), cho.media.received()];
    // No more than a microphone may send at once: on a machine that stands still for a second, all come together.
    let clip = Clip { packets: (0..50).map(numbered).collect() };
    bo.media.play(&clip).await.expect("played");
    for packets in &mut packets {
        for number in 0..50 {
            assert_eq!(number_of(&next(packets).await), number, "whole and in order");
        }
    }
    ann.command(RoomCommand::Remove { member: cho.id() }).await;
    timeout(LATE, cho.media.ended()).await.expect("and whoever is removed is cut off");
    house.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tcp_connection_of_nobody_gets_no_answer_and_is_cut_off() {
    let house = House::open().await;
    let address = house.running.addresses[0];
    let closes = async |first: &[u8]| {
        let mut stream = tokio::net::TcpStream::connect(address).await.expect("connected");
        stream.write_all(first).await.expect("written");
        let mut answer = vec![];
        let read = timeout(LATE, stream.read_to_end(&mut answer)).await.expect("closed at once");
        // A connection that is closed with something unread in it is reset.
        assert!(read.is_err() || answer.is_empty(), "{answer:?}");
    };
    closes(&[0, 5, 1, 2, 3, 4, 5]).await; // No check.
    closes(&[1, 0xFF].repeat(2000)).await;
    // A check for a peer that does not exist.
    let mut check = include_bytes!("../../rtc/tests/corpus/stun/chromium-first-check").to_vec();
    let username = check.windows(7).position(|part| part == b"server:").expect("whom it is for");
    check[username] = b'A';
    check.splice(0..0, (check.len() as u16).to_be_bytes());
    let mut stream = tokio::net::TcpStream::connect(address).await.expect("connected");
    stream.write_all(&check).await.expect("written");
    let quiet = timeout(Duration::from_millis(300), stream.read_u8()).await;
    assert!(quiet.is_err(), "no answer to a stranger");
    let strangers = async || {
        let counters = house.running.app.live.media().counters().await.expect("an answer");
        (counters.plane.strangers, counters.plane.bytes_out)
    };
    assert_eq!(strangers().await, (1, 0));
    house.close().await;
}
