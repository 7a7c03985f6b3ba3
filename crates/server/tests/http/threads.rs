//! Private threads: who writes to whom at once and who asks, what both see, what is told live, and blocks.

use super::house::{Answer, Browser, DAY, House};
use super::introductions::{client, id, told};
use domain::AccountId;
use protocol::rest::PersonPage;
use protocol::tell::RefusalCode::*;
use protocol::tell::Tell;
use protocol::thread::{
    MessageSaid, MessagesPage, Thread, ThreadRow, ThreadView, ThreadsPage, Unread, WriteTo,
};
use reqwest::Method;
use serde_json::{Value, json};
use std::time::Duration;

async fn put(browser: &Browser, path: &str, body: Value) -> Answer {
    Answer::of(browser.ask(Method::PUT, path).json(&body)).await
}

async fn follow(browser: &Browser, whom: &str) {
    put(browser, &format!("/api/people/@{whom}/follow"), json!({})).await.is(204);
}

async fn say(by: &Browser, to: &str, key: &str, text: &str) -> Answer {
    by.post(&format!("/api/people/@{to}/messages"), json!({ "key": key, "text": text })).await
}

async fn threads(of: &Browser) -> Vec<ThreadRow> {
    of.get("/api/threads").await.read::<ThreadsPage>(200).threads
}

async fn requests(of: &Browser) -> Vec<ThreadRow> {
    of.get("/api/threads/requests").await.read::<ThreadsPage>(200).threads
}

async fn thread(of: &Browser, thread: &str) -> Thread {
    of.get(&format!("/api/threads/{thread}")).await.read(200)
}

/// Texts of a thread, and whether they are one's own.
async fn texts(of: &Browser, thread: &str) -> Vec<(String, bool)> {
    let page: MessagesPage = of.get(&format!("/api/threads/{thread}/messages")).await.read(200);
    page.messages.into_iter().map(|message| (message.text, message.mine)).collect()
}

fn texts_of(texts: &[(&str, bool)]) -> Vec<(String, bool)> {
    texts.iter().map(|(text, mine)| ((*text).to_owned(), *mine)).collect()
}

async fn page(by: &Browser, of: &str) -> PersonPage {
    by.get(&format!("/api/people/@{of}")).await.read(200)
}

/// A house, its owner, and two members who follow each other.
async fn two() -> (House, Browser, Browser, Browser) {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let (lin, kim) = (house.member(&mai, "lin").await, house.member(&mai, "kim").await);
    follow(&lin, "kim").await;
    follow(&kim, "lin").await;
    (house, mai, lin, kim)
}

#[tokio::test]
async fn those_who_follow_each_other_write_at_once_and_all_their_clients_hear_of_it() {
    let (house, mai, lin, kim) = two().await;
    let clients = [
        client(&house, &lin).await,
        client(&house, &lin).await,
        client(&house, &kim).await,
        client(&house, &kim).await,
    ];
    let others = client(&house, &mai).await;
    assert!(
        page(&lin, "kim").await.write == WriteTo::Freely
            && page(&lin, "mai").await.write == WriteTo::AsRequest
    );
    let said: MessageSaid = say(&lin, "kim", "key-00000001", " Hello\nthere ").await.read(201);
    assert_eq!((said.message.n, said.message.mine, said.message.text.as_str()), (1, true, "Hello\nthere"));
    for (at, line) in clients.iter().enumerate() {
        let told = told(line);
        assert_eq!(told.len(), 1, "client {at}");
        let Tell::MessageSaid { thread, person, message } = serde_json::from_str(&told[0]).expect("a tell")
        else {
            panic!("{}", told[0])
        };
        assert_eq!((thread, message.text.as_str()), (said.thread.clone(), "Hello\nthere"));
        let other = if at < 2 { "kim" } else { "lin" };
        assert!(message.mine == (at < 2) && message.key.is_some() == (at < 2));
        assert!(person.is_some_and(|person| person.handle == other));
    }
    assert!(told(&others).is_empty(), "nobody else");
    say(&kim, "lin", "key-00000001", "Hello you").await.is(201);
    assert_eq!(texts(&lin, &said.thread).await, texts_of(&[("Hello\nthere", true), ("Hello you", false)]));
    assert_eq!(texts(&kim, &said.thread).await, texts_of(&[("Hello\nthere", false), ("Hello you", true)]));
    assert_eq!(page(&lin, "kim").await.thread, Some(said.thread.clone()));

    for path in ["", "/messages"] {
        let (there, nowhere) = (
            mai.get(&format!("/api/threads/{}{path}", said.thread)).await,
            mai.get(&format!("/api/threads/0000000000000{path}")).await,
        );
        assert_eq!(there.body, nowhere.body);
        there.refuses(404, NoSuchThread);
    }
    for act in ["accept", "decline"] {
        mai.post(&format!("/api/threads/{}/{act}", said.thread), json!({})).await.refuses(404, NoSuchThread);
    }
    put(&mai, &format!("/api/threads/{}/read", said.thread), json!({ "n": 1 }))
        .await
        .refuses(404, NoSuchThread);
}

#[tokio::test]
async fn a_message_sent_again_under_its_key_is_the_same_message() {
    let (_house, _mai, lin, kim) = two().await;
    let first = say(&lin, "kim", "key-00000001", "Once").await;
    for _ in 0..3 {
        let again = say(&lin, "kim", "key-00000001", "Once, or so").await;
        assert_eq!((again.status, &again.body), (201, &first.body));
    }
    let at_once =
        futures_util::future::join_all((0..8).map(|_| say(&lin, "kim", "key-00000002", "Twice"))).await;
    assert!(at_once.iter().all(|answer| answer.status == 201), "all of them hear that it is there");
    let thread = first.read::<MessageSaid>(201).thread;
    assert_eq!(texts(&kim, &thread).await, texts_of(&[("Once", false), ("Twice", false)]));
    say(&lin, "kim", "short", "Text").await.refuses(422, BadMessage);
    say(&lin, "kim", "key-00000003", " \n").await.refuses(422, BadMessage);
    say(&lin, "kim", "key-00000003", &"x".repeat(2001)).await.refuses(422, BadMessage);
    say(&lin, "kim", "key-00000003", "a\u{202e}b").await.refuses(422, BadMessage);
    say(&lin, "lin", "key-00000003", "Me").await.refuses(409, NotYourself);
    say(&lin, "no_body", "key-00000003", "Who?").await.refuses(404, NoSuchAccount);
    assert_eq!(texts(&kim, &thread).await.len(), 2, "what is refused leaves nothing");
}

#[tokio::test]
async fn anybody_else_asks_with_one_message_and_is_not_told_what_became_of_it() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let (lin, kim) = (house.member(&mai, "lin").await, house.member(&mai, "kim").await);
    let (asker, asked) = (client(&house, &lin).await, client(&house, &kim).await);
    follow(&lin, "kim").await; // One way is not enough.
    let said: MessageSaid = say(&lin, "kim", "key-00000001", "May I?").await.read(201);
    let changed = format!(r#"{{"kind":"thread_changed","thread":"{}"}}"#, said.thread);
    assert_eq!((told(&asked), told(&asker).len()), (vec![changed.clone()], 1));
    say(&lin, "kim", "key-00000002", "Please?").await.refuses(409, RequestWaits);
    assert!(threads(&kim).await.is_empty(), "it lies in the box");
    let row = requests(&kim).await.remove(0);
    assert!(row.view == ThreadView::Asks && row.last.is_some_and(|message| message.text == "May I?"));
    assert_eq!(kim.get("/api/threads/unread").await.read::<Unread>(200), Unread { threads: 0, requests: 1 });
    lin.post(&format!("/api/threads/{}/accept", said.thread), json!({})).await.refuses(404, NoSuchThread);

    let seen_by_asker = async || {
        let mut all = vec![];
        for path in ["/api/threads", &format!("/api/threads/{}", said.thread), "/api/people/@kim"] {
            all.push(lin.get(path).await.body);
        }
        all
    };
    let waiting = seen_by_asker().await;
    // Looked at, read, declined: none of it shows.
    put(&kim, &format!("/api/threads/{}/read", said.thread), json!({ "n": 1 })).await.is(204);
    assert!(seen_by_asker().await == waiting);
    kim.post(&format!("/api/threads/{}/decline", said.thread), json!({})).await.is(204);
    assert!(seen_by_asker().await == waiting, "to the byte");
    assert!(told(&asker).is_empty() && requests(&kim).await.is_empty());
    assert_eq!(told(&asked), std::slice::from_ref(&changed), "their other clients empty the box");
    say(&lin, "kim", "key-00000003", "Hello?").await.refuses(409, RequestWaits);
    kim.get(&format!("/api/threads/{}", said.thread)).await.refuses(404, NoSuchThread);

    // After thirty days it is gone for both, and may be made again.
    for _ in 0..2 {
        house.clock.advance(15 * DAY);
        lin.me().await.is(200); // Still signed in.
        kim.me().await.is(200);
    }
    house.running.app.store.clean_up(house.clock.now()).await.expect("up");
    assert!(threads(&lin).await.is_empty());
    let again: MessageSaid = say(&lin, "kim", "key-00000001", "May I now?").await.read(201);
    kim.post(&format!("/api/threads/{}/accept", again.thread), json!({})).await.is(204);
    kim.post(&format!("/api/threads/{}/accept", again.thread), json!({})).await.is(204);
    assert_eq!(threads(&kim).await[0].view, ThreadView::Open);
    say(&lin, "kim", "key-00000004", "Thanks").await.is(201);
    assert_eq!(texts(&kim, &again.thread).await.len(), 2);
}

#[tokio::test]
async fn ten_requests_a_day_and_whoever_answers_accepts() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let lin = house.member(&mai, "lin").await;
    let mut others = vec![];
    for letter in ["a", "c", "d", "e", "g", "h", "j", "k", "p", "t", "u", "w"] {
        let handle = format!("many_{letter}");
        others.push((house.member(&mai, &handle).await, handle));
    }
    for (at, (_, handle)) in others.iter().take(10).enumerate() {
        say(&lin, handle, &format!("key-0000000{at}"), "May I?").await.is(201);
    }
    say(&lin, &others[10].1, "key-00000010", "May I?").await.refuses(409, TooManyAsked);
    assert_eq!(page(&lin, &others[10].1).await.write, WriteTo::AsRequest);
    assert_eq!(page(&lin, &others[0].1).await.write, WriteTo::Waits);
    // An answer opens it, and so does following each other; both cost no request.
    say(&others[0].0, "lin", "key-00000001", "You may").await.is(201);
    say(&lin, &others[0].1, "key-00000011", "Good").await.is(201);
    follow(&lin, &others[1].1).await;
    follow(&others[1].0, "lin").await;
    say(&lin, &others[1].1, "key-00000012", "We follow each other").await.is(201);
    house.clock.advance(DAY);
    say(&lin, &others[10].1, "key-00000013", "May I?").await.is(201);
}

#[tokio::test]
async fn unread_is_counted_until_it_is_read_and_the_other_sees_up_to_where() {
    let (house, _mai, lin, kim) = two().await;
    let told_to = client(&house, &lin).await;
    let mut id = String::new();
    for n in 1..=3 {
        id = say(&lin, "kim", &format!("key-0000000{n}"), "Text").await.read::<MessageSaid>(201).thread;
    }
    assert_eq!(threads(&kim).await[0].unread, 3);
    assert_eq!(threads(&lin).await[0].unread, 0);
    told(&told_to);
    put(&kim, &format!("/api/threads/{id}/read"), json!({ "n": 2 })).await.is(204);
    assert_eq!((threads(&kim).await[0].unread, thread(&kim, &id).await.read), (1, 2));
    assert_eq!(thread(&lin, &id).await.their_read, 2);
    assert_eq!(told(&told_to).len(), 1);
    put(&kim, &format!("/api/threads/{id}/read"), json!({ "n": 1 })).await.is(204);
    assert_eq!(thread(&kim, &id).await.read, 2, "nothing is unread again");
    put(&kim, &format!("/api/threads/{id}/read"), json!({ "n": 3 })).await.is(204);
    put(&kim, &format!("/api/threads/{id}/read"), json!({ "n": 3 })).await.is(204);
    assert_eq!(kim.get("/api/threads/unread").await.read::<Unread>(200), Unread::default());
    assert_eq!(told(&told_to).len(), 1, "what changes nothing is not told");
}

#[tokio::test]
async fn a_long_thread_comes_page_by_page_the_latest_first() {
    let (house, _mai, lin, kim) = two().await;
    let mut id = String::new();
    for n in 0..120 {
        house.clock.advance(Duration::from_secs(2));
        id = say(&lin, "kim", &format!("key-{n:08}"), &n.to_string()).await.read::<MessageSaid>(201).thread;
    }
    let mut all: Vec<String> = vec![];
    let mut before = String::new();
    loop {
        let page: MessagesPage = kim.get(&format!("/api/threads/{id}/messages{before}")).await.read(200);
        all.splice(0..0, page.messages.into_iter().map(|message| message.text));
        let Some(next) = page.next else { break };
        before = format!("?before={next}");
    }
    assert_eq!(all, (0..120).map(|n: u32| n.to_string()).collect::<Vec<_>>());
    kim.get(&format!("/api/threads/{id}/messages?before=nonsense")).await.is(400);
    kim.get("/api/threads?after=nonsense").await.refuses(400, BadRequest);
}

#[tokio::test]
async fn how_to_be_reached_elsewhere_is_shown_only_if_both_say_it() {
    let (house, _mai, lin, kim) = two().await;
    let id = say(&lin, "kim", "key-00000001", "Text").await.read::<MessageSaid>(201).thread;
    let path = format!("/api/threads/{id}/contact");
    let kim_client = client(&house, &kim).await;
    let before = kim.get(&format!("/api/threads/{id}")).await.body;
    put(&lin, &path, json!({ "line": " lin@steel.test " })).await.is(204);
    assert_eq!(thread(&lin, &id).await.contact.as_deref(), Some("lin@steel.test"));
    assert!(kim.get(&format!("/api/threads/{id}")).await.body == before && told(&kim_client).is_empty());
    put(&kim, &path, json!({ "line": "+39 055 1234" })).await.is(204);
    let seen = (thread(&lin, &id).await.their_contact, thread(&kim, &id).await.their_contact);
    assert_eq!(seen, (Some("+39 055 1234".to_owned()), Some("lin@steel.test".to_owned())));
    put(&lin, &path, json!({ "line": null })).await.is(204);
    assert_eq!((thread(&kim, &id).await.their_contact, thread(&lin, &id).await.their_contact), (None, None));
    for bad in ["", "two\nlines", &"x".repeat(121)] {
        put(&lin, &path, json!({ "line": bad })).await.refuses(422, BadContact);
    }
}

#[tokio::test]
async fn whoever_is_blocked_goes_on_as_before_and_reaches_nobody() {
    let (house, mai, lin, kim) = two().await;
    let id = say(&kim, "lin", "key-00000001", "Before").await.read::<MessageSaid>(201).thread;
    let (kim_client, lin_client) = (client(&house, &kim).await, client(&house, &lin).await);
    let seen_by_kim = async || {
        let mut all = vec![];
        for path in ["/api/threads", "/api/threads/unread", "/api/people/@lin", "/api/me/follows"] {
            all.push(kim.get(path).await.body);
        }
        all.push(kim.get(&format!("/api/threads/{id}")).await.body);
        all
    };
    let before = seen_by_kim().await;
    let block = "/api/people/@kim/block";
    for _ in 0..2 {
        put(&lin, block, json!({})).await.is(204);
    }
    assert!(seen_by_kim().await == before && told(&kim_client).is_empty(), "nobody is told");
    assert!(threads(&lin).await[0].blocked && page(&lin, "kim").await.blocked);
    assert_eq!(page(&lin, "kim").await.write, WriteTo::Not);
    say(&lin, "kim", "key-00000001", "No").await.refuses(409, YouBlocked);
    put(&lin, &format!("/api/threads/{id}/contact"), json!({ "line": "me" })).await.refuses(409, YouBlocked);
    told(&lin_client);

    let free = say(&kim, "mai", "key-00000009", "During").await;
    let said = say(&kim, "lin", "key-00000002", "During").await;
    assert_eq!(said.status, free.status);
    assert!(told(&lin_client).is_empty(), "nothing comes");
    assert_eq!(texts(&kim, &id).await, texts_of(&[("Before", true), ("During", true)]));
    assert_eq!(texts(&lin, &id).await, texts_of(&[("Before", false)]));
    assert_eq!(lin.get("/api/threads/unread").await.read::<Unread>(200), Unread::default());

    // Nor by following, which counts for themselves alone.
    assert_eq!((page(&kim, "lin").await.followers, page(&mai, "lin").await.followers), (1, 0));
    assert!(page(&kim, "lin").await.follows);

    lin.delete(block).await.is(204);
    lin.delete(block).await.is(204);
    say(&kim, "lin", "key-00000003", "After").await.is(201);
    assert_eq!(texts(&lin, &id).await, texts_of(&[("Before", false), ("After", false)]));
    put(&lin, "/api/people/@lin/block", json!({})).await.refuses(409, NotYourself);
    put(&lin, "/api/people/@no_body/block", json!({})).await.refuses(404, NoSuchAccount);
}

#[tokio::test]
async fn a_request_to_whoever_has_blocked_one_waits_like_any_other() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let (lin, kim) = (house.member(&mai, "lin").await, house.member(&mai, "kim").await);
    let blocked: AccountId = id(&kim).await;
    put(&lin, &format!("/api/people/{blocked}/block"), json!({})).await.is(204);
    let lin_client = client(&house, &lin).await;
    for to in ["lin", "mai"] {
        say(&kim, to, "key-00000001", "May I?").await.is(201);
        say(&kim, to, "key-00000002", "Please?").await.refuses(409, RequestWaits);
        assert_eq!(page(&kim, to).await.write, WriteTo::Waits);
    }
    let rows = threads(&kim).await;
    assert!(rows.len() == 2 && rows.iter().all(|row| row.view == ThreadView::Waits && !row.blocked));
    assert!(requests(&lin).await.is_empty() && told(&lin_client).is_empty());
    assert_eq!(requests(&mai).await.len(), 1);
    lin.delete(&format!("/api/people/{blocked}/block")).await.is(204);
    assert!(requests(&lin).await.is_empty() && threads(&lin).await.is_empty(), "it stays unseen");
    say(&lin, "kim", "key-00000001", "Hello").await.is(201);
    assert_eq!(threads(&lin).await.len(), 1);
}

#[tokio::test]
async fn applicants_write_to_nobody_and_nobody_writes_to_them() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let ann = house.applicant("ann").await;
    for path in ["/api/threads", "/api/threads/requests", "/api/threads/unread", "/api/introductions"] {
        ann.get(path).await.refuses(403, NotAMember);
    }
    say(&ann, "mai", "key-00000001", "May I?").await.refuses(403, NotAMember);
    let (waits, nobody) = (
        say(&mai, "ann", "key-00000001", "Hello").await,
        say(&mai, "no_body", "key-00000001", "Hello").await,
    );
    assert_eq!(waits.body, nobody.body);
    waits.refuses(404, NoSuchAccount);
}
