//! Written questions: left in the write that ends a room, answered once, gone with whoever wrote them.

use domain::network::AnswerText;
use domain::room::{HandKind, HandLine, QUESTIONS_MAX, Question, RaisedHand, Rank, Role};
use domain::{AccountId, At, MemberId, RoomId};
use store::{
    Conflict, LeavingWrite, NodeId, QuestionWrite, RoomQuestions, ScheduleWrite, Store, ThreadWrite, Write,
    WriteError,
};

use super::*;

const HOST: AccountId = AccountId::new(1);
const LIN: AccountId = AccountId::new(2);
const KIM: AccountId = AccountId::new(3);
const BO: AccountId = AccountId::new(4);
const ROOM: RoomId = RoomId::new(20);

fn question(author: u64, to: Option<u64>, words: &str) -> Question {
    let words = HandLine::parse(words).expect("a line");
    Question { author: member(author), to: to.map(member), words, asked: At(NOW.0 + author) }
}

/// Members 1 to 6; the host moderated room 20, lin spoke in it, kim and bo asked; it is over, and left these.
async fn over(ground: &Ground, questions: Vec<Question>) -> Store {
    let store = ground.store().await;
    store.start_node(NOW, NodeId::new(5)).await.expect("up");
    let accounts =
        (1..=6).map(|n| add(Account { standing: let_in(NOW), ..applicant(n, &format!("person{n}x")) }));
    store.write(accounts.collect()).await.expect("written");
    let mut spoke = seat_row(2, Role::Listener);
    spoke.spoken = Duration::from_secs(61);
    let mut banned = seat_row(6, Role::Listener);
    (banned.spoken, banned.banned) = (Duration::from_secs(61), true);
    let mut waits = seat_row(3, Role::Listener);
    waits.hand = Some(RaisedHand {
        member: waits.member,
        kind: HandKind::Question,
        line: Some(HandLine::parse("Why steel?").expect("a line")),
        reply_to: None,
        in_writing: true,
        since: NOW,
        rank: Rank { waits: true, ranked: NOW, seq: 3 },
    });
    let seats = [seat_row(1, Role::Moderator), spoke, waits, banned].map(|row| save_seat(1, 20, row));
    store.write([vec![save_room(1, 20, 1)], seats.to_vec()].concat()).await.expect("written");
    let mut row = room_row(20, 2);
    row.ended = Some(At(NOW.0 + 900));
    let end = Write::SaveRoom { epoch: 1, row, link: None };
    let members = (1..=5).map(member).collect();
    let recap = Write::Schedule(ScheduleWrite::Recap { room: ROOM, members });
    let leave = Write::Question(QuestionWrite::Leave { room: ROOM, questions });
    store.write(vec![end, leave, recap]).await.expect("written");
    store
}

async fn read(store: &Store, by: AccountId) -> RoomQuestions {
    store.questions(ROOM, by).await.expect("up")
}

async fn answer(store: &Store, author: u64, by: AccountId, words: &str) -> Result<(), WriteError> {
    let text = AnswerText::parse(words).unwrap_or_else(|_| panic!("a text"));
    let answer = QuestionWrite::Answer { room: ROOM, author: member(author), by, text, at: NOW };
    store.write(vec![Write::Question(answer)]).await
}

fn late(done: Result<(), WriteError>) -> bool {
    matches!(done, Err(WriteError::Conflict(Conflict::ChangedMeanwhile)))
}

pub async fn a_room_that_ends_leaves_its_questions_and_no_hand_says_anything_any_more(ground: &Ground) {
    let left =
        vec![question(3, None, "Why steel?"), question(4, Some(2), "Since when?"), question(99, None, "?")];
    let store = over(ground, left.clone()).await;
    let seats = store.room(ROOM).await.expect("up").expect("there").seats;
    assert!(seats.iter().all(|seat| seat.hand.is_none() && seat.left_hand.is_none()), "hands went");
    let found = read(&store, HOST).await;
    let words: Vec<&str> = found.questions.iter().map(|one| one.words.as_str()).collect();
    assert_eq!(words, ["Why steel?", "Since when?"], "in the order they were asked; who is gone left none");
    let first = &found.questions[0];
    assert_eq!((first.facts.author, first.facts.to, first.asked), (member(3), None, At(NOW.0 + 3)));
    assert_eq!(found.questions[1].facts.to, Some(MemberId::of(LIN)));
    assert!(!first.aside && first.answer.is_none() && !first.facts.answered && !first.facts.blocked);
    assert_eq!(found.title, "Pianos");

    let mut said = vec![];
    for by in 1..=6 {
        let reader = read(&store, AccountId::new(by)).await.reader;
        said.push((reader.on_stage, reader.moderates, reader.was_there));
    }
    let listener = (false, false, true);
    assert_eq!(
        said,
        [(true, true, true), (true, false, true), listener, listener, listener, (false, false, false)]
    );
    assert_eq!(store.on_stage(ROOM).await.expect("up"), [member(1), member(2)], "nobody who was banned");
    assert!(store.past_room(KIM, ROOM).await.expect("up").is_some(), "whoever asked finds the room");

    let again = Write::Question(QuestionWrite::Leave { room: ROOM, questions: left });
    store.write(vec![again]).await.expect("written");
    assert_eq!(read(&store, HOST).await.questions.len(), 2, "twice is once");
    let nothing = store.questions(RoomId::new(77), HOST).await.expect("up");
    assert!(nothing.questions.is_empty() && !nothing.reader.on_stage && !nothing.reader.was_there);
    store.close().await.expect("closes");
}

pub async fn a_question_is_answered_once_put_aside_and_deleted(ground: &Ground) {
    let store = over(ground, vec![question(3, None, "Why steel?"), question(4, None, "Since when?")]).await;
    let aside = async |author: u64, aside: bool| {
        let write = QuestionWrite::SetAside { room: ROOM, author: member(author), aside };
        store.write(vec![Write::Question(write)]).await
    };
    aside(3, true).await.expect("written");
    assert!(read(&store, LIN).await.questions[0].aside);
    aside(3, false).await.expect("written");
    let (one, other) =
        tokio::join!(answer(&store, 3, HOST, "It bends."), answer(&store, 3, LIN, "It is strong."));
    assert!(one.is_ok() != other.is_ok(), "of two who answer at once one does");
    assert!(late(answer(&store, 3, HOST, "Once more").await) && late(aside(3, true).await));
    let found = read(&store, KIM).await;
    let answered = found.questions[0].answer.as_ref().expect("answered");
    let (by, words) = if one.is_ok() { (HOST, "It bends.") } else { (LIN, "It is strong.") };
    assert_eq!((answered.by, answered.words.as_str(), answered.at), (MemberId::of(by), words, NOW));
    assert!(found.questions[0].facts.answered && !found.questions[1].facts.answered);

    let block = ThreadWrite::Block { by: KIM, member: by, at: NOW };
    store.write(vec![Write::Thread(block)]).await.expect("written");
    let blocked =
        |found: RoomQuestions| found.questions.iter().map(|one| one.facts.blocked).collect::<Vec<_>>();
    assert_eq!(blocked(read(&store, KIM).await), [true, false], "who answered is blocked");
    let block = ThreadWrite::Block { by: LIN, member: BO, at: NOW };
    store.write(vec![Write::Thread(block)]).await.expect("written");
    assert_eq!(blocked(read(&store, LIN).await), [false, true], "who asked is blocked");
    assert_eq!(blocked(read(&store, HOST).await), [false, false], "nobody else sees less");

    let delete = QuestionWrite::Delete { room: ROOM, author: member(3) };
    store.write(vec![Write::Question(delete.clone())]).await.expect("written");
    store.write(vec![Write::Question(delete)]).await.expect("gone already");
    assert_eq!(read(&store, HOST).await.questions.len(), 1);
    assert!(late(answer(&store, 3, HOST, "Too late").await));
    store.close().await.expect("closes");
}

pub async fn whoever_is_erased_takes_question_and_answer_along_and_leaves_those_of_others(ground: &Ground) {
    let left = vec![question(3, Some(2), "Why steel?"), question(4, None, "Since when?")];
    let store = over(ground, left).await;
    answer(&store, 3, LIN, "It bends.").await.expect("written");
    answer(&store, 4, HOST, "Since 1855.").await.expect("written");
    let erase = async |account: AccountId| {
        let ask = LeavingWrite::Ask { account, at: NOW, erase_at: NOW };
        let erase = LeavingWrite::Erase { account, now: NOW, handle_until: At(NOW.0 + 9) };
        store.write(vec![Write::Leaving(ask), Write::Leaving(erase)]).await.expect("erased");
    };
    erase(LIN).await;
    let found = read(&store, KIM).await;
    let waits = &found.questions[0];
    assert!(waits.answer.is_none() && !waits.facts.answered, "it waits again");
    assert_eq!(waits.facts.to, None, "for whoever else was on stage");
    erase(BO).await;
    let found = read(&store, HOST).await;
    assert_eq!(found.questions.iter().map(|one| one.facts.author).collect::<Vec<_>>(), [MemberId::of(KIM)]);
    erase(HOST).await;
    assert!(read(&store, KIM).await.questions.is_empty(), "a room that is over goes with who opened it");
    store.close().await.expect("closes");
}

pub async fn as_many_questions_as_a_room_leaves_are_read(ground: &Ground) {
    let store = over(ground, vec![]).await;
    let many = 100..100 + QUESTIONS_MAX as u64;
    let accounts = many.clone().map(|n| add(applicant(n, &format!("asker{n}x")))).collect();
    store.write(accounts).await.expect("written");
    let questions = many.map(|n| question(n, None, "Why?")).collect();
    store
        .write(vec![Write::Question(QuestionWrite::Leave { room: ROOM, questions })])
        .await
        .expect("written");
    assert_eq!(read(&store, HOST).await.questions.len(), QUESTIONS_MAX);
    store.close().await.expect("closes");
}
