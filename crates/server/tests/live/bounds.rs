//! Past every bound there is a clear answer.

use super::guest::{Ended, Guest};
use super::house::House;
use protocol::rest::OpenRoom;
use protocol::tell::{RefusalCode, Tell};
use protocol::{Ask, RoomCommand};
use server::live::{End, TEXT_LEN_MAX};
use std::time::Duration;

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
async fn outside_of_rooms_commands_are_refused() {
    let house = House::open().await;
    let mut ann = house.member("ann").await;
    assert_eq!(ann.refused_command(RoomCommand::RaiseHand).await, RefusalCode::NotInRoom);
    for ask in [Ask::Leave, Ask::FetchSnapshot, Ask::FetchTicket] {
        assert_eq!(ann.refused(ask).await, RefusalCode::NotInRoom);
    }
}
