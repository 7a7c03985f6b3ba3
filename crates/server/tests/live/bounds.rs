//! Past every bound there is a clear answer.

use super::guest::{Ended, Guest};
use super::house::House;
use protocol::rest::OpenRoom;
use protocol::tell::{RefusalCode, Tell};
use protocol::{Ask, RoomCommand};
use server::live::{End, TEXT_LEN_MAX};
use std::time::Duration;
use store::{Fault, SessionId};

fn refusals(guest: &Guest) -> Vec<RefusalCode> {
    let refusal = |tell: &Tell| match tell {
        Tell::Refused { refusal, .. } => Some(refusal.code),
        _ => None,
    };
    guest.told.iter().filter_map(refusal).collect()
}

#[tokio::test]
async fn what_is_no_ask_is_refused_and_harms_nothing() {
    let house = House::open().await;
    let (_, mut ann, _bo) = house.two().await;
    let long = format!(r#"{{"id":1,"ask":{{"kind":"enter","room":"{}"}}}}"#, "a".repeat(TEXT_LEN_MAX));
    let deep = "[".repeat(10_000);
    let texts = [
        "",
        "null",
        "{",
        "[]",
        r#"{"id":-1,"ask":{"kind":"leave"}}"#,
        r#"{"id":7}"#,
        r#"{"id":7,"ask":{}}"#,
        r#"{"id":7,"ask":{"kind":"fly"}}"#,
        r#"{"id":7,"ask":{"kind":"leave"},"more":1}"#,
        r#"{"id":7,"ask":{"kind":"room","command":{"kind":"ban","member":"nobody"}}}"#,
        r#"{"id":7,"ask":{"kind":"room","command":{"kind":"rename","title":""}}}"#,
        "\u{0}",
        &long,
        &deep,
    ];
    for text in texts {
        ann.told.clear();
        ann.line.handle(text).await;
        ann.hear_all().await;
        let refused = refusals(&ann);
        assert_eq!(refused.len(), 1, "one answer to {:?}", &text[..text.len().min(80)]);
        assert!(matches!(refused[0], RefusalCode::BadRequest | RefusalCode::BadText), "{refused:?}");
    }
    ann.check_view().await;
}

#[tokio::test]
async fn who_asks_too_often_is_told_how_long_to_wait_and_closed_if_deaf() {
    let house = House::with(|limits| limits.messages_per_account = 1).await;
    let mut ann = house.member("ann").await;
    for _ in 0..10 {
        assert_eq!(ann.ask(Ask::WatchHallway { on: false }).await, Ended::Done);
    }
    match ann.ask(Ask::WatchHallway { on: false }).await {
        Ended::Refused(refused) => {
            assert_eq!((refused.code, refused.retry_in_ms), (RefusalCode::TooManyRequests, Some(1000)));
        }
        other => panic!("not limited: {other:?}"),
    }
    house.pass(Duration::from_secs(1));
    assert_eq!(ann.ask(Ask::WatchHallway { on: false }).await, Ended::Done);
    let mut cho = house.member("cho").await;
    assert_eq!(cho.ask(Ask::WatchHallway { on: false }).await, Ended::Done, "others are not slowed down");
    while ann.end.is_none() {
        ann.say(Ask::WatchHallway { on: false }).await;
        ann.hear_all().await;
    }
    assert_eq!(ann.end, Some(End::Overflow));
}

#[tokio::test]
async fn past_so_many_sockets_the_oldest_of_that_account_closes() {
    let house = House::with(|limits| limits.sockets_per_account = 2).await;
    let account = house.account("ann", super::house::member()).await;
    let mut first = house.connect(account.clone());
    let mut second = house.connect(account.clone());
    let _third = house.connect(account);
    assert_eq!(first.until_closed().await, End::TooManySockets);
    second.hear_all().await;
    assert_eq!(second.end, None);
}

#[tokio::test]
async fn one_member_opens_only_so_many_rooms() {
    let house = House::open().await;
    let ann = house.member("ann").await;
    let ask = || OpenRoom { title: "One more".to_owned(), topic: None, policy: None };
    for _ in 0..5 {
        house.live.open_room(&ann.account, ask()).await.expect("opened");
    }
    let refused = house.live.open_room(&ann.account, ask()).await.err().expect("one too many");
    assert_eq!(refused.code, RefusalCode::TooManyRequests);
    let empty = OpenRoom { title: " ".to_owned(), topic: None, policy: None };
    let refused =
        house.live.open_room(&house.member("cho").await.account, empty).await.err().expect("no title");
    assert_eq!(refused.code, RefusalCode::BadText);
}

#[tokio::test]
async fn a_server_has_only_so_many_rooms_and_a_place_is_free_again_when_one_ends() {
    let house = House::with(|limits| limits.rooms = 2).await;
    let ask = || OpenRoom { title: "One more".to_owned(), topic: None, policy: None };
    let mut ann = house.member("ann").await;
    house.room(&mut ann, None).await;
    let bo = house.member("bob").await;
    house.live.open_room(&bo.account, ask()).await.expect("opened");
    let refused = house.live.open_room(&bo.account, ask()).await.err().expect("one too many");
    assert_eq!(refused.code, RefusalCode::TooManyRequests);
    ann.command(RoomCommand::End).await;
    while house.live.count().rooms > 1 {
        tokio::task::yield_now().await;
    }
    house.live.open_room(&bo.account, ask()).await.expect("its place is free");
}

#[tokio::test]
async fn outside_of_rooms_commands_are_refused() {
    let house = House::open().await;
    let mut ann = house.member("ann").await;
    assert_eq!(ann.refused_command(RoomCommand::RaiseHand { asking: None }).await, RefusalCode::NotInRoom);
    for ask in [Ask::Leave, Ask::FetchSnapshot, Ask::FetchTicket] {
        assert_eq!(ann.refused(ask).await, RefusalCode::NotInRoom);
    }
}

#[tokio::test]
async fn what_is_no_ask_counts_like_an_ask() {
    let house = House::with(|limits| limits.messages_per_account = 1).await;
    let mut ann = house.member("ann").await;
    for _ in 0..11 {
        ann.line.handle("{").await;
        ann.hear_all().await;
    }
    let refused = refusals(&ann);
    assert_eq!(refused[..10], [RefusalCode::BadRequest; 10]);
    assert_eq!(refused[10..], [RefusalCode::TooManyRequests]);
    for _ in 0..200 {
        ann.line.handle("{").await;
        ann.hear_all().await;
    }
    assert_eq!(ann.end, Some(End::Overflow));
}

#[tokio::test]
async fn sockets_that_are_closed_and_not_gone_are_counted() {
    let house = House::with(|limits| limits.sockets_per_account = 1).await;
    let account = house.account("ann", super::house::member()).await;
    let first = house.connect(account.clone());
    let _second = house.connect(account.clone());
    let third = || house.live.connect(account.clone(), SessionId::new(3));
    assert_eq!(third().err().expect("too many").code, RefusalCode::TooManyRequests);
    first.line.lost().await;
    assert!(third().is_ok(), "one has gone");
}

#[tokio::test]
async fn rooms_opened_at_once_are_no_more_than_rooms_opened_one_by_one() {
    let house = House::open().await;
    let ann = house.member("ann").await;
    let open = async || {
        let ask = || OpenRoom { title: "One more".to_owned(), topic: None, policy: None };
        let opening = (0..8).map(|_| house.live.open_room(&ann.account, ask()));
        futures_util::future::join_all(opening).await.iter().filter(|opened| opened.is_ok()).count()
    };
    house.fails(Fault::Error);
    assert_eq!(open().await, 0);
    house.fails(Fault::None);
    assert_eq!(open().await, 5, "and what was not opened takes no place");
}
