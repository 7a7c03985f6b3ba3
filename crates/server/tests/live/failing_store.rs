//! The database is down: restricting works and is saved later, granting is refused, and no failure gives anybody more.

use super::flow::ParseRoom;
use super::guest::{Ended, Guest, enter};
use super::house::{House, START, member};
use domain::MemberId;
use domain::entry::{LetInBy, Standing};
use protocol::room::{MuteState, Role};
use protocol::tell::{Out, RefusalCode};
use protocol::{Ask, RoomCommand, Tell};
use std::time::Duration;
use store::Fault;

/// Ann moderates, Bo speaks with an open microphone, Cho has a hand up.
async fn three(house: &House) -> (String, Guest, Guest, Guest) {
    let (room, mut ann, mut bo) = house.two().await;
    let mut cho = house.member("cho").await;
    cho.enter(&room).await;
    bo.command(RoomCommand::RaiseHand { asking: None }).await;
    ann.command(RoomCommand::AcceptHand { member: bo.id() }).await;
    bo.command(RoomCommand::Unmute).await;
    cho.command(RoomCommand::RaiseHand { asking: None }).await;
    (room, ann, bo, cho)
}

async fn restricts_and_does_not_grant(fault: Fault) {
    let mut house = House::open().await;
    let (room, mut ann, mut bo, mut cho) = three(&house).await;
    house.fails(fault);
    let muted = ann.say(Ask::Room { command: RoomCommand::MuteMember { member: bo.id() } }).await;
    ann.in_force(muted).await;
    bo.until_view(|view| view.own.mute == MuteState::ByModerator).await;

    let accept = RoomCommand::AcceptHand { member: cho.id() };
    assert_eq!(ann.refused_command(accept).await, RefusalCode::NotNow);
    let allow = RoomCommand::AllowUnmute { member: bo.id() };
    assert_eq!(ann.refused_command(allow).await, RefusalCode::NotNow);
    assert_eq!(cho.refused_command(RoomCommand::SetTopic { topic: None }).await, RefusalCode::NotAllowed);
    let banned = ann.say(Ask::Room { command: RoomCommand::Ban { member: cho.id() } }).await;
    ann.in_force(banned).await;
    assert_eq!(cho.until_out().await, Out::Banned);
    assert_eq!(cho.refused(enter(&room, None)).await, RefusalCode::Banned);
    // Listening needs no database.
    let mut dan = house.connect(super::house::account("dan", super::house::member()));
    dan.enter(&room).await;

    house.fails(Fault::None);
    house.pass(Duration::from_secs(1));
    assert_eq!(ann.answer(muted).await, Ended::InForceThenDone);
    assert_eq!(ann.answer(banned).await, Ended::InForceThenDone);
    for guest in [&mut ann, &mut bo, &mut dan] {
        guest.check_view().await;
    }
    ann.command(RoomCommand::AllowUnmute { member: bo.id() }).await;
    ann.command(RoomCommand::MuteMember { member: bo.id() }).await;

    house.restart().await;
    let mut bo = house.connect(bo.account.clone());
    bo.enter(&room).await;
    assert_eq!(bo.view().own.mute, MuteState::ByModerator, "what was done is stored");
    let mut cho = house.connect(cho.account.clone());
    assert_eq!(cho.refused(enter(&room, None)).await, RefusalCode::Banned);
}

#[tokio::test]
async fn a_broken_disk_restricts_and_does_not_grant() {
    restricts_and_does_not_grant(Fault::Error).await;
}

#[tokio::test]
async fn a_full_disk_restricts_and_does_not_grant() {
    restricts_and_does_not_grant(Fault::Full).await;
}

#[tokio::test]
async fn a_hung_disk_restricts_and_does_not_grant() {
    restricts_and_does_not_grant(Fault::Stall).await;
}

#[tokio::test]
async fn a_grant_whose_commit_was_made_but_not_confirmed_is_taken_back() {
    let mut house = House::open().await;
    let (room, mut ann, bo, mut cho) = three(&house).await;
    let epoch = ann.seen.as_ref().expect("in").epoch;
    house.fails(Fault::Lost);
    let accept = RoomCommand::AcceptHand { member: cho.id() };
    assert_eq!(ann.refused_command(accept).await, RefusalCode::NotNow);
    house.fails(Fault::None);
    house.pass(Duration::from_secs(1));
    ann.until(|guest| guest.seen.as_ref().is_some_and(|seen| seen.epoch > epoch)).await;
    assert_eq!(ann.view().stage.len(), 2, "nobody came on stage");
    ann.check_view().await;

    house.restart().await;
    let mut again = house.connect(cho.account.clone());
    again.enter(&room).await;
    assert_eq!(again.view().own.role, Role::Listener, "what was refused is not stored either");
    assert_eq!(again.view().own.hand_place, Some(1));
    cho.hear_all().await;
    drop(bo);
}

#[tokio::test]
async fn nothing_is_shown_of_a_grant_before_it_is_saved() {
    let house = House::open().await;
    let (_, mut ann, _bo, mut cho) = three(&house).await;
    house.fails(Fault::Stall);
    let id = ann.say(Ask::Room { command: RoomCommand::AcceptHand { member: cho.id() } }).await;
    // A listener's coming is decided after it, and waits behind it.
    cho.hear_all().await;
    assert_eq!(cho.view().own.role, Role::Listener);
    house.fails(Fault::None);
    assert_eq!(ann.answer(id).await, Ended::Done);
    cho.until_view(|view| view.own.role == Role::Speaker).await;
}

#[tokio::test]
async fn a_room_that_ended_without_a_database_is_ended_once_it_is_back() {
    let mut house = House::open().await;
    let (room, mut ann, _bo, _cho) = three(&house).await;
    house.fails(Fault::Error);
    let end = ann.say(Ask::Room { command: RoomCommand::End }).await;
    ann.in_force(end).await;
    assert_eq!(ann.until_out().await, Out::RoomEnded);
    house.fails(Fault::None);
    house.pass(Duration::from_secs(1));
    assert_eq!(ann.answer(end).await, Ended::InForceThenDone);
    house.restart().await;
    assert!(house.live.inspect(room.parse_room()).await.is_none());
}

#[tokio::test]
async fn an_invite_that_expires_without_a_database_holds_up_no_other_rule() {
    let house = House::open().await;
    let (room, mut ann, bo) = house.two().await;
    let mut cho = house.member("cho").await;
    cho.enter(&room).await;
    ann.command(RoomCommand::InviteToSpeak { member: cho.id() }).await;
    house.fails(Fault::Error);
    let locked = ann.say(Ask::Room { command: RoomCommand::Lock }).await;
    ann.in_force(locked).await;
    house.pass(Duration::from_secs(40));
    let bo_id = bo.id();
    bo.line.lost().await;
    // The invite is over after sixty seconds, the seat thirty after it was lost.
    let mut passed = 0;
    while house.live.inspect(room.parse_room()).await.expect("the room").roster.len() > 2 {
        assert!(passed < 100, "{bo_id} is still held a seat");
        house.pass(Duration::from_secs(1));
        passed += 1;
    }
    cho.until_view(|view| view.own.invited_until_ms.is_none()).await;
    cho.check_view().await;
}

#[tokio::test]
async fn who_repeats_an_ask_without_a_database_is_refused_after_a_while() {
    let house = House::with(|limits| limits.messages_per_account = 1000).await;
    let (_, mut ann, mut bo) = house.two().await;
    ann.command(RoomCommand::InviteToSpeak { member: bo.id() }).await;
    bo.command(RoomCommand::AcceptInviteToSpeak).await;
    let member = bo.id();
    let mute = || Ask::Room { command: RoomCommand::MuteMember { member: member.clone() } };
    house.fails(Fault::Error);
    let first = ann.say(mute()).await;
    ann.in_force(first).await;
    let second = ann.say(mute()).await;
    ann.in_force(second).await;
    let mut repeated = 2;
    loop {
        let id = ann.say(mute()).await;
        let is_answered = |tell: &Tell| match tell {
            Tell::InForce { id: of } | Tell::Refused { id: of, .. } => *of == id,
            _ => false,
        };
        ann.until(|guest| guest.told.iter().any(is_answered)).await;
        if ann.told.iter().any(|tell| matches!(tell, Tell::Refused { id: of, .. } if *of == id)) {
            break;
        }
        repeated += 1;
        assert!(repeated < 100, "every answer is kept");
    }
    assert_eq!(repeated, 32);
    house.fails(Fault::None);
    house.pass(Duration::from_secs(1));
    assert_eq!(ann.answer(first).await, Ended::InForceThenDone);
    assert_eq!(ann.answer(second).await, Ended::InForceThenDone);
}

#[tokio::test]
async fn behind_a_write_that_hangs_a_full_room_restricts_and_refuses_the_rest() {
    let house = House::with(|limits| limits.messages_per_account = 10_000).await;
    let (room, mut ann, mut bo) = house.two().await;
    house.fails(Fault::Stall);
    let command = |command| Ask::Room { command };
    let locked = ann.say(command(RoomCommand::Lock)).await;
    let mut unlocked = None;
    house.live.inspect(room.parse_room()).await.expect("the room");
    house.pass(Duration::from_secs(1)); // The write is under way, and late.
    ann.in_force(locked).await;
    for _ in 0..64 {
        unlocked = Some(ann.say(command(RoomCommand::Unlock)).await);
        ann.say(command(RoomCommand::Lock)).await;
        bo.say(command(RoomCommand::RaiseHand { asking: None })).await;
        bo.say(command(RoomCommand::LowerHand)).await;
    }
    let renamed = RoomCommand::Rename { title: "One more".to_owned() };
    assert_eq!(ann.refused_command(renamed).await, RefusalCode::NotNow);
    let banned = ann.say(command(RoomCommand::Ban { member: bo.id() })).await;
    house.fails(Fault::None);
    assert_eq!(ann.answer(unlocked.expect("said")).await, Ended::Done, "the write did not fail meanwhile");
    assert_eq!(ann.answer(banned).await, Ended::Done);
    assert_eq!(bo.until_out().await, Out::Banned);
}

#[tokio::test]
async fn whose_row_is_damaged_is_left_out_and_without_a_database_nobody_is_said_to_be_nobody() {
    let house = House::open().await;
    let (ann, bo) = (house.account("ann", member()).await, house.account("bob", member()).await);
    let ids = [MemberId::of(ann.id), MemberId::of(bo.id)];
    house.fails(Fault::Row(bo.id));
    let known = house.live.persons(ids.into()).await.expect("the database answers");
    assert!(known.len() == 1 && known.contains_key(&ids[0]), "one alone is left out");
    house.fails(Fault::Error);
    assert!(house.live.persons(ids.into()).await.is_err());
    house.fails(Fault::None);
    assert_eq!(house.live.persons(ids.into()).await.expect("up").len(), 2);
}

#[tokio::test]
async fn whoever_was_let_in_by_somebody_whose_row_is_damaged_is_shown_without_them() {
    let house = House::open().await;
    let ann = house.account("ann", member()).await;
    let by_ann = Standing::Member { since: START, let_in_by: LetInBy::Invite { inviter: ann.id } };
    let bo = house.account("bob", by_ann).await;
    house.fails(Fault::Row(ann.id));
    let mut known = house.live.persons(vec![MemberId::of(bo.id)]).await.expect("the database answers");
    let bo = known.remove(&MemberId::of(bo.id)).expect("can be read");
    assert_eq!((bo.handle.as_str(), bo.invited_by), ("bob", None));
}
