//! One live seat per account: it moves, is held, and comes back with what it had.

use super::flow::ParseRoom;
use super::guest::{Ended, enter};
use super::house::House;
use protocol::room::Role;
use protocol::tell::{Out, RefusalCode};
use protocol::{Ask, RoomCommand, Tell};
use std::time::Duration;

#[tokio::test]
async fn another_device_takes_the_seat_over_and_the_old_one_is_told_why() {
    let house = House::open().await;
    let (room, mut ann, mut bo) = house.two().await;
    bo.command(RoomCommand::RaiseHand { asking: None }).await;
    let old_ticket = bo.ticket().await;
    let mut second = house.connect(bo.account.clone());
    second.enter(&room).await;
    assert_eq!(bo.until_out().await, Out::SeatTakenOver);
    assert_eq!(second.view().own.hand_place, Some(1), "the seat comes along as it is");
    assert_eq!(bo.refused_command(RoomCommand::LowerHand).await, RefusalCode::NotInRoom);
    assert_eq!(bo.refused(Ask::FetchTicket).await, RefusalCode::NotInRoom);
    let offer = protocol::rest::MediaOffer { ticket: old_ticket, sdp: super::media::offer() };
    let refused = house.live.connect_media(bo.session, offer).await.err().expect("its ticket is void");
    assert_eq!(refused.code, RefusalCode::TicketGone);
    let inside = house.live.inspect(room.parse_room()).await.expect("the room");
    assert_eq!(inside.roster.len(), 2, "one seat an account");

    // The old socket going away does not disturb the new one.
    bo.line.lost().await;
    ann.command(RoomCommand::AcceptHand { member: second.id() }).await;
    second.until_view(|view| view.own.role == Role::Speaker).await;
    assert!(second.view().stage.iter().all(|seat| seat.connected));
}

#[tokio::test]
async fn another_room_takes_the_seat_along_and_a_room_that_refuses_does_not() {
    let house = House::open().await;
    let (room, mut ann, mut bo) = house.two().await;
    let mut cho = house.member("cho").await;
    let other = house.room(&mut cho, None).await;
    cho.command(RoomCommand::Lock).await;
    let mut second = house.connect(bo.account.clone());
    assert_eq!(second.refused(enter(&other, None)).await, RefusalCode::Locked);
    assert_eq!(house.live.seat_in(bo.account.id), Some(room.parse_room()));
    bo.hear_all().await;
    assert_eq!(bo.out(), None, "a refused move moves nothing");

    cho.command(RoomCommand::Unlock).await;
    second.enter(&other).await;
    assert_eq!(bo.until_out().await, Out::SeatTakenOver);
    assert_eq!(house.live.seat_in(bo.account.id), Some(other.parse_room()));
    let left = house.live.inspect(room.parse_room()).await.expect("the room");
    assert!(left.roster.iter().all(|(member, _)| member.to_string() == ann.id()), "never two seats at once");

    // By one socket it is a plain move.
    second.told.clear();
    second.enter(&room).await;
    assert_eq!(second.out(), Some(Out::Left));
    ann.check_view().await;
}

#[tokio::test]
async fn two_rooms_entered_at_once_leave_one_seat() {
    let house = House::open().await;
    let (mut ann, mut cho) = (house.member("ann").await, house.member("cho").await);
    let rooms = [house.room(&mut ann, None).await, house.room(&mut cho, None).await];
    let account = house.account("bob", super::house::member()).await;
    let mut guests = [0; 6].map(|_| house.connect(account.clone()));
    let mut asks = Vec::new();
    for (number, guest) in guests.iter_mut().enumerate() {
        asks.push(guest.ask(enter(&rooms[number % 2], None)));
    }
    futures_util::future::join_all(asks).await;
    let mut seats = 0;
    for room in &rooms {
        let inside = house.live.inspect(room.parse_room()).await.expect("the room");
        seats += inside.roster.iter().filter(|(member, _)| member.account() == account.id).count();
    }
    assert_eq!(seats, 1);
    for guest in &mut guests {
        guest.hear_all().await;
    }
    let seated = guests.iter().filter(|guest| guest.seen.is_some()).count();
    assert_eq!(seated, 1, "all others were told that they are out");
}

#[tokio::test]
async fn who_comes_back_in_time_has_seat_hand_and_mute_as_before() {
    let house = House::open().await;
    let (room, mut ann, mut bo) = house.two().await;
    let mut cho = house.member("cho").await;
    cho.enter(&room).await;
    cho.command(RoomCommand::RaiseHand { asking: None }).await;
    bo.command(RoomCommand::RaiseHand { asking: None }).await;
    ann.command(RoomCommand::AcceptHand { member: cho.id() }).await;
    ann.command(RoomCommand::MuteMember { member: cho.id() }).await;
    cho.until_view(|view| view.own.mute == protocol::room::MuteState::ByModerator).await;

    let (cho_resume, bo_resume) = (cho.seen.clone().expect("in").resume, bo.seen.clone().expect("in").resume);
    let (cho_account, cho_session, bo_account) = (cho.account.clone(), cho.session, bo.account.clone());
    let cho_id = cho.id();
    cho.line.lost().await;
    bo.line.lost().await;
    let is_held =
        |view: &protocol::View| view.stage.iter().any(|seat| seat.member == cho_id && !seat.connected);
    ann.until_view(is_held).await;
    house.pass(Duration::from_secs(29));

    let mut cho = house.connect_in(cho_account, cho_session);
    assert_eq!(cho.ask(enter(&room, Some(&cho_resume))).await, Ended::Done);
    assert_eq!(cho.view().own.role, Role::Speaker);
    assert_eq!(cho.view().own.mute, protocol::room::MuteState::ByModerator);
    assert_eq!(cho.refused_command(RoomCommand::Unmute).await, RefusalCode::MutedByModerator);
    // Without the session it came from it is the same account all the same; only its sound has to connect anew.
    let mut bo = house.connect(bo_account);
    assert_eq!(bo.ask(enter(&room, Some(&bo_resume))).await, Ended::Done);
    assert_eq!(bo.view().own.hand_place, Some(1));
    ann.check_view().await;
}

#[tokio::test]
async fn who_does_not_come_back_in_time_is_gone() {
    let house = House::open().await;
    let (room, mut ann, bo) = house.two().await;
    let bo_id = bo.id();
    let (account, session) = (bo.account.clone(), bo.session);
    let resume = bo.seen.clone().expect("in").resume;
    house.pass(Duration::from_secs(1));
    ann.until_view(|view| view.audience.shown.contains(&bo_id)).await;
    bo.line.lost().await;
    let is_held = async || {
        let inside = house.live.inspect(room.parse_room()).await.expect("the room");
        inside.roster.iter().any(|(_, connected)| !connected)
    };
    while !is_held().await {
        tokio::task::yield_now().await;
    }
    house.pass(Duration::from_secs(1));
    ann.until_view(|view| !view.audience.shown.contains(&bo_id) && view.audience.count == 0).await;
    assert!(house.live.seat_in(account.id).is_some(), "off the roster, and the seat is held");
    house.pass(Duration::from_secs(31));
    while house.live.seat_in(account.id).is_some() {
        tokio::task::yield_now().await;
    }
    let mut bo = house.connect_in(account, session);
    assert_eq!(bo.ask(enter(&room, Some(&resume))).await, Ended::Done, "and comes in as anybody would");
    assert_eq!(bo.view().own.hand_place, None);
    let kept = bo
        .told
        .iter()
        .any(|tell| matches!(tell, Tell::Snapshot { media: protocol::tell::MediaState::Kept, .. }));
    assert!(!kept, "no sound of before");
}

#[tokio::test]
async fn removed_and_banned_cannot_use_anything_they_hold() {
    let house = House::open().await;
    let (room, mut ann, mut bo) = house.two().await;
    let ticket = bo.ticket().await;
    let resume = bo.seen.clone().expect("in").resume;
    ann.command(RoomCommand::Ban { member: bo.id() }).await;
    assert_eq!(bo.until_out().await, Out::Banned);
    let offer = protocol::rest::MediaOffer { ticket, sdp: super::media::offer() };
    let refused = house.live.connect_media(bo.session, offer).await.err().expect("the ticket is void");
    assert_eq!(refused.code, RefusalCode::TicketGone);
    assert_eq!(bo.refused(enter(&room, Some(&resume))).await, RefusalCode::Banned);
    let mut second = house.connect(bo.account.clone());
    assert_eq!(second.refused(enter(&room, None)).await, RefusalCode::Banned);
    assert_eq!(ann.view().backstage.as_ref().expect("a moderator").banned, [bo.id()]);

    ann.command(RoomCommand::LetBackIn { member: bo.id() }).await;
    second.enter(&room).await;
}
