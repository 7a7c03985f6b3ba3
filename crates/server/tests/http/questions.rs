//! Written questions: what a room leaves of hands that nobody took, whom it reaches, and what nobody else learns.

use super::circles::{join, make, policy, put_out};
use super::house::{Answer, Browser, House};
use super::inbox::{inbox, round};
use super::introductions::{ask, client, enter, id, open_room, told};
use domain::{AccountId, RoomId};
use protocol::ask::Asking;
use protocol::inbox::InboxKind;
use protocol::rest::RoomOpened;
use protocol::room::HandKind;
use protocol::schedule::{PastPage, PastRoomPage, QuestionState};
use protocol::tell::RefusalCode::*;
use protocol::tell::{QuestionsWhy, Tell};
use protocol::{Ask, RoomCommand};
use reqwest::Method;
use serde_json::{Value, json};
use server::live::{Line, Next};
use std::time::Duration;
use store::{Inviting, Write};

async fn put(by: &Browser, path: &str, body: Value) -> Answer {
    Answer::of(by.ask(Method::PUT, path).json(&body)).await
}

async fn page(by: &Browser, room: &str) -> PastRoomPage {
    by.get(&format!("/api/me/past/{room}")).await.read(200)
}

/// What this one sees: who asked, and what was answered.
async fn seen(by: &Browser, room: &str) -> Vec<(String, Option<String>)> {
    let row = |question: protocol::schedule::WrittenQuestion| {
        (question.author.handle, question.answer.map(|answer| answer.text))
    };
    page(by, room).await.questions.into_iter().map(row).collect()
}

async fn command(line: &mut Line, command: RoomCommand) {
    ask(line, Ask::Room { command }).await;
}

async fn raise(line: &mut Line, words: &str) {
    let asking = Asking {
        kind: HandKind::Question,
        line: Some(words.to_owned()),
        in_writing: true,
        ..Asking::default()
    };
    command(line, RoomCommand::RaiseHand { asking: Some(asking) }).await;
}

/// Reads until this is told. Returns the room it is about, and its title.
async fn hears(line: &mut Line, wanted: QuestionsWhy) -> (String, String) {
    let heard = async {
        loop {
            let Next::Send(text) = line.outbox().next().await else { continue };
            match serde_json::from_str(&text).expect("a tell") {
                Tell::QuestionsChanged { room, title, why } if why == wanted => return (room, title),
                _ => {}
            }
        }
    };
    tokio::time::timeout(Duration::from_secs(10), heard).await.expect("it is told")
}

/// Seen by itself, and not answered.
fn waits(handle: &str) -> (String, Option<String>) {
    (handle.to_owned(), None)
}

/// Mai's room is over: lin's question was taken, those of kim and bo were not.
struct Talk {
    house: House,
    mai: Browser,
    lin: Browser,
    kim: Browser,
    bo: Browser,
    room: String,
    /// Mai's and bo's.
    lines: [Line; 2],
}

async fn talk() -> Talk {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let lin = house.member(&mai, "lin").await;
    let kim = house.member(&mai, "kim").await;
    let bo = house.member(&mai, "bo_tran").await;
    let room = open_room(&mai, "Bridges").await;
    let mut lines = vec![];
    for browser in [&mai, &lin, &kim, &bo] {
        let mut line = client(&house, browser).await;
        enter(&mut line, &room).await;
        lines.push(line);
    }
    for (who, words) in [(1, "How long?"), (2, "Since when?"), (3, "Why steel?")] {
        raise(&mut lines[who], words).await;
        house.clock.advance(Duration::from_secs(1));
    }
    let lin_id = id(&lin).await.to_string();
    command(&mut lines[0], RoomCommand::AcceptHand { member: lin_id }).await;
    command(&mut lines[1], RoomCommand::StepDown).await;
    command(&mut lines[0], RoomCommand::End).await;
    let about = (room.clone(), "Bridges".to_owned());
    assert_eq!(hears(&mut lines[3], QuestionsWhy::Left).await, about);
    assert_eq!(hears(&mut lines[2], QuestionsWhy::Left).await, about);
    assert_eq!(hears(&mut lines[0], QuestionsWhy::Asked).await, about);
    // Told last of all, so lin would have been told by now.
    let news = told(&lines[1]);
    assert!(!news.iter().any(|text| text.contains("questions_changed")), "{news:?}");
    let (bos, mais) = (lines.remove(3), lines.remove(0));
    Talk { house, mai, lin, kim, bo, room, lines: [mais, bos] }
}

impl Talk {
    /// The route of the question of `author`, with `act` behind it.
    async fn of(&self, author: &Browser, act: &str) -> String {
        format!("/api/me/past/{}/questions/{}{act}", self.room, id(author).await)
    }
}

#[tokio::test]
async fn hands_that_nobody_took_are_answered_in_writing_by_whoever_was_on_stage() {
    let mut talk = talk().await;
    let eve = talk.house.member(&talk.mai, "eve").await;
    let (mai, lin, kim, bo, room) =
        (talk.mai.clone(), talk.lin.clone(), talk.kim.clone(), talk.bo.clone(), talk.room.clone());
    assert_eq!(seen(&mai, &room).await, [waits("kim"), waits("bo_tran")], "and not lin's, who had the word");
    assert_eq!(seen(&kim, &room).await, [waits("kim")]);
    assert!(seen(&lin, &room).await.is_empty());
    eve.get(&format!("/api/me/past/{room}")).await.refuses(404, NoSuchRoom);
    assert!(page(&mai, &room).await.policy.is_some_and(|policy| policy.recap), "to open one like it");
    for browser in [&lin, &kim] {
        assert!(page(browser, &room).await.policy.is_none(), "of whoever did not moderate");
    }
    let past = page(&mai, &room).await.past;
    assert_eq!((past.to_answer, past.answered, past.own_question), (2, 0, None));
    let past = page(&kim, &room).await.past;
    assert_eq!((past.to_answer, past.answered, past.own_question), (0, 0, Some(QuestionState::Waits)));
    let list: PastPage = kim.get("/api/me/past").await.read(200);
    assert!(list.rooms == [past]);

    let answer = talk.of(&bo, "/answer").await;
    let text = json!({ "text": "It bends\nbefore it breaks." });
    for outsider in [&lin, &kim, &eve] {
        put(outsider, &answer, text.clone()).await.refuses(404, NoSuchQuestion);
    }
    put(&bo, &answer, text.clone()).await.refuses(403, NotAllowed);
    put(&mai, &answer, json!({ "text": " " })).await.refuses(422, BadAnswer);
    put(&mai, &talk.of(&lin, "/answer").await, text.clone()).await.refuses(404, NoSuchQuestion);

    let aside = talk.of(&bo, "/aside").await;
    put(&lin, &aside, json!({ "aside": true })).await.refuses(404, NoSuchQuestion);
    put(&mai, &aside, json!({ "aside": true })).await.is(204);
    assert_eq!(page(&mai, &room).await.past.to_answer, 1);
    assert!(page(&mai, &room).await.questions[1].aside && !page(&bo, &room).await.questions[0].aside);

    put(&mai, &answer, text.clone()).await.is(204);
    hears(&mut talk.lines[1], QuestionsWhy::Answered).await;
    put(&mai, &answer, text).await.refuses(409, AnsweredAlready);
    put(&mai, &aside, json!({ "aside": true })).await.refuses(409, AnsweredAlready);
    let answered = ("bo_tran".to_owned(), Some("It bends\nbefore it breaks.".to_owned()));
    assert_eq!(seen(&bo, &room).await, std::slice::from_ref(&answered));
    assert_eq!(
        seen(&lin, &room).await,
        std::slice::from_ref(&answered),
        "who was there reads what was answered"
    );
    assert_eq!(seen(&kim, &room).await, [waits("kim"), answered]);
    let shown = &page(&lin, &room).await.questions[0];
    assert!(!shown.may_answer && !shown.may_delete);
    let by = shown.answer.as_ref().and_then(|answer| answer.by.as_ref());
    assert_eq!(by.map(|person| person.handle.as_str()), Some("mai"));
    eve.get(&format!("/api/me/past/{room}")).await.refuses(404, NoSuchRoom);
    eve.delete(&talk.of(&bo, "").await).await.refuses(404, NoSuchQuestion);

    let exported = |answer: Answer| String::from_utf8_lossy(&answer.body).into_owned();
    let (bos, mais) = (exported(bo.get("/api/me/export").await), exported(mai.get("/api/me/export").await));
    assert!(bos.contains("Why steel?") && !bos.contains("It bends"), "one's own, and nobody else's words");
    assert!(mais.contains("It bends") && !mais.contains("Why steel?"));
}

#[tokio::test]
async fn whoever_asked_finds_the_answer_in_their_inbox_once_and_nobody_else_does() {
    let talk = talk().await;
    let (text, answer) = (json!({ "text": "It bends." }), talk.of(&talk.bo, "/answer").await);
    for status in [204, 409] {
        put(&talk.mai, &answer, text.clone()).await.is(status);
        round(&talk.house).await;
    }
    let rows = inbox(&talk.bo).await;
    assert_eq!(rows.len(), 1);
    let (by, row) = (rows[0].by.as_ref().map(|by| by.handle.as_str()), &rows[0]);
    assert_eq!((row.happened, by, row.times), (InboxKind::QuestionAnswered, Some("mai"), 1));
    assert_eq!((row.title.as_deref(), row.seen), (Some("Bridges"), false));
    assert_eq!(row.page, Some(format!("/past/{}", talk.room)));
    for other in [&talk.mai, &talk.lin, &talk.kim] {
        assert!(inbox(other).await.is_empty());
    }

    put(&talk.kim, "/api/people/@mai/block", json!({})).await.is(204);
    put(&talk.mai, &talk.of(&talk.kim, "/answer").await, text).await.is(204);
    round(&talk.house).await;
    assert!(inbox(&talk.kim).await.is_empty(), "who has blocked whoever answers");

    talk.bo.delete(&talk.of(&talk.bo, "").await).await.is(204);
    let row = &inbox(&talk.bo).await[0];
    assert!(row.title.is_none() && row.page.is_none(), "a question that is gone is nowhere to be read");
}

#[tokio::test]
async fn its_author_takes_a_question_back_and_a_moderator_deletes_it() {
    let talk = talk().await;
    let (kims, bos) = (talk.of(&talk.kim, "").await, talk.of(&talk.bo, "").await);
    put(&talk.mai, &format!("{bos}/answer"), json!({ "text": "It bends." })).await.is(204);
    talk.lin.delete(&kims).await.refuses(404, NoSuchQuestion);
    talk.lin.delete(&bos).await.refuses(403, NotAllowed);
    talk.kim.delete(&kims).await.is(204);
    talk.kim.delete(&kims).await.refuses(404, NoSuchQuestion);
    assert_eq!(seen(&talk.mai, &talk.room).await.len(), 1);
    talk.mai.delete(&bos).await.is(204);
    for browser in [&talk.mai, &talk.lin, &talk.bo] {
        assert!(seen(browser, &talk.room).await.is_empty());
    }
}

#[tokio::test]
async fn of_a_question_for_one_of_them_nobody_else_on_stage_hears() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let (lin, kim, bo) = (
        house.member(&mai, "lin").await,
        house.member(&mai, "kim").await,
        house.member(&mai, "bo_tran").await,
    );
    let policy = json!({
        "hands": "everyone", "hands_max": 50, "stage_size": 12, "room_size": 100, "visibility": "open",
        "recap": true, "replies": true
    });
    let opened = mai.post("/api/rooms", json!({ "title": "Bridges", "policy": policy })).await;
    let room = opened.read::<RoomOpened>(201).room;
    let mut lines = vec![];
    for browser in [&mai, &lin, &kim, &bo] {
        let mut line = client(&house, browser).await;
        enter(&mut line, &room).await;
        lines.push(line);
    }
    raise(&mut lines[1], "How long?").await;
    command(&mut lines[0], RoomCommand::AcceptHand { member: id(&lin).await.to_string() }).await;
    command(&mut lines[0], RoomCommand::Unmute).await;
    let to_mai = Asking {
        kind: HandKind::Question,
        line: Some("Why steel?".to_owned()),
        reply_to: Some(id(&mai).await.to_string()),
        in_writing: true,
        ..Asking::default()
    };
    command(&mut lines[3], RoomCommand::RaiseHand { asking: Some(to_mai) }).await;
    raise(&mut lines[2], "Since when?").await;
    command(&mut lines[0], RoomCommand::End).await;
    for line in &mut lines[..2] {
        hears(line, QuestionsWhy::Asked).await;
    }
    let (mais, all) = (id(&bo).await, id(&kim).await);
    let path = |author: AccountId, act: &str| format!("/api/me/past/{room}/questions/{author}{act}");
    assert_eq!(seen(&lin, &room).await, [waits("kim")]);
    lines.iter().for_each(|line| drop(told(line)));

    let heard = |line: &Line| told(line).iter().filter(|text| text.contains("questions_changed")).count();
    put(&mai, &path(mais, "/aside"), json!({ "aside": true })).await.is(204);
    assert_eq!((heard(&lines[0]), heard(&lines[1])), (1, 0), "only whom it is for");
    put(&mai, &path(all, "/aside"), json!({ "aside": true })).await.is(204);
    assert_eq!((heard(&lines[0]), heard(&lines[1])), (1, 1), "what is for all concerns all");
    bo.delete(&path(mais, "")).await.is(204);
    assert_eq!((heard(&lines[0]), heard(&lines[1])), (1, 0));
}

#[tokio::test]
async fn of_whoever_one_has_blocked_one_sees_neither_question_nor_answer() {
    let talk = talk().await;
    put(&talk.mai, "/api/people/@bo_tran/block", json!({})).await.is(204);
    assert_eq!(seen(&talk.mai, &talk.room).await, [waits("kim")]);
    assert_eq!(page(&talk.mai, &talk.room).await.past.to_answer, 1);
    let text = json!({ "text": "It bends." });
    put(&talk.mai, &talk.of(&talk.bo, "/answer").await, text.clone()).await.refuses(404, NoSuchQuestion);
    assert_eq!(seen(&talk.bo, &talk.room).await, [waits("bo_tran")], "who waits is not told");

    put(&talk.kim, "/api/people/@mai/block", json!({})).await.is(204);
    put(&talk.mai, &talk.of(&talk.kim, "/answer").await, text).await.is(204);
    let past = page(&talk.kim, &talk.room).await;
    assert!(past.questions[0].answer.is_none() && past.past.own_question == Some(QuestionState::Waits));
    assert_eq!(seen(&talk.lin, &talk.room).await.len(), 1, "others read it");
}

#[tokio::test]
async fn of_whoever_is_no_member_any_more_no_question_waits() {
    let talk = talk().await;
    let (store, bo) = (&talk.house.running.app.store, id(&talk.bo).await);
    let account = store.account(bo).await.expect("up").expect("there");
    let out = Inviting::Remove { account: bo, let_in_by: account.inviter() };
    store.write(vec![Write::Inviting(out)]).await.expect("written");
    talk.house.running.app.live.forget_person(bo);
    assert_eq!(seen(&talk.mai, &talk.room).await, [waits("kim")]);
    assert_eq!(page(&talk.mai, &talk.room).await.past.to_answer, 1, "no more than are shown");
    let list: PastPage = talk.mai.get("/api/me/past").await.read(200);
    assert_eq!(list.rooms[0].to_answer, 1);
}

#[tokio::test]
async fn whoever_is_put_out_of_a_circle_has_nothing_to_do_with_what_its_room_left() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let (lin, kim) = (house.member(&mai, "lin").await, house.member(&mai, "kim").await);
    let circle = make(&mai, "open").await;
    for browser in [&lin, &kim] {
        join(browser, &circle).await.is(200);
    }
    let opened = mai.post("/api/rooms", json!({ "title": "Bridges", "policy": policy(&circle) })).await;
    let room = opened.read::<RoomOpened>(201).room;
    let mut lines = vec![];
    for browser in [&mai, &lin, &kim] {
        let mut line = client(&house, browser).await;
        enter(&mut line, &room).await;
        lines.push(line);
    }
    raise(&mut lines[1], "How long?").await;
    let lin_id = id(&lin).await.to_string();
    command(&mut lines[0], RoomCommand::AcceptHand { member: lin_id }).await;
    raise(&mut lines[2], "Since when?").await;
    command(&mut lines[0], RoomCommand::End).await;
    hears(&mut lines[1], QuestionsWhy::Asked).await;
    assert_eq!(seen(&lin, &room).await, [waits("kim")], "who was on stage is asked");

    for browser in [&lin, &kim] {
        put_out(&mai, &circle, browser).await.is(204);
    }
    lines.iter().for_each(|line| drop(told(line)));
    let kims = format!("/api/me/past/{room}/questions/{}", id(&kim).await);
    for browser in [&lin, &kim] {
        browser.get(&format!("/api/me/past/{room}")).await.refuses(404, NoSuchRoom);
        browser.delete(&kims).await.refuses(404, NoSuchQuestion);
        let text = json!({ "text": "It bends." });
        put(browser, &format!("{kims}/answer"), text).await.refuses(404, NoSuchQuestion);
        put(browser, &format!("{kims}/aside"), json!({ "aside": true })).await.refuses(404, NoSuchQuestion);
    }
    put(&mai, &format!("{kims}/answer"), json!({ "text": "In 1855." })).await.is(204);
    mai.delete(&kims).await.is(204);
    for line in &lines[1..] {
        let heard = told(line);
        assert!(heard.iter().all(|text| !text.contains("Bridges")), "{heard:?}");
    }
}

#[tokio::test]
async fn a_room_that_leaves_nothing_leaves_no_question() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let bo = house.member(&mai, "bo_tran").await;
    let policy = json!({
        "hands": "everyone", "hands_max": 50, "stage_size": 12, "room_size": 100, "visibility": "open",
        "recap": false
    });
    let opened = mai.post("/api/rooms", json!({ "title": "Bridges", "policy": policy })).await;
    let room = opened.read::<RoomOpened>(201).room;
    let mut lines = vec![client(&house, &mai).await, client(&house, &bo).await];
    for line in &mut lines {
        enter(line, &room).await;
    }
    raise(&mut lines[1], "Why steel?").await;
    // The room's end and its questions are one write: whoever was told of the end finds all there is.
    command(&mut lines[0], RoomCommand::End).await;
    let store = &house.running.app.store;
    let stored = RoomId::parse(&room).expect("an id");
    assert!(store.questions(stored, id(&mai).await).await.expect("up").questions.is_empty());
    let seats = store.room(stored).await.expect("up").expect("there").seats;
    assert!(seats.iter().all(|seat| seat.hand.is_none()), "nor does the hand stay");
    mai.get(&format!("/api/me/past/{room}")).await.refuses(404, NoSuchRoom);
    bo.get(&format!("/api/me/past/{room}")).await.refuses(404, NoSuchRoom);
}
