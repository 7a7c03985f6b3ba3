//! Who was in a room, ticks, private threads and blocks: what reads back, what nobody else reads, and what is left of whoever
//! is gone.

use domain::network::introduction::{LAST_PART, VISIT_KEPT};
use domain::network::thread::{REQUEST_DAY, REQUESTS_A_DAY};
use domain::network::{ContactLine, MessageKey, MessageText, ThreadState, Visit, Writing};
use domain::{AccountId, At, RoomId, ThreadId};
use store::keeping::kept;
use store::{
    Beside, Conflict, IntroductionWrite, LeavingWrite, NetworkWrite, NewMessage, NodeId, Store, ThreadWrite,
    Toward, Unread, Write, WriteError,
};

use super::*;

const ANN: AccountId = AccountId::new(1);
const LIN: AccountId = AccountId::new(2);
const KIM: AccountId = AccountId::new(3);
const ROOM: RoomId = RoomId::new(10);
/// Than anything here.
const LATER: At = At(NOW.0 + 1_000_000_000);

/// So many members, numbered from 1, and a room.
async fn house(ground: &Ground, members: u64) -> Store {
    let store = ground.store().await;
    store.start_node(NOW, NodeId::new(5)).await.expect("up");
    let member = |n| Account { standing: let_in(NOW), ..applicant(n, &format!("person{n}x")) };
    store.write((1..=members).map(|n| add(member(n))).collect()).await.expect("written");
    store.write(vec![save_room(1, 10, 1)]).await.expect("written");
    store
}

fn after(ms: u64) -> At {
    At(NOW.0 + ms)
}

fn visit(who: AccountId, came: u64, left: u64, on_stage: bool) -> Visit {
    Visit { member: MemberId::of(who), came: after(came), left: after(left), on_stage }
}

async fn visited(store: &Store, room: RoomId, visits: Vec<Visit>) {
    let write = IntroductionWrite::Visits { room, visits };
    store.write(vec![Write::Introduction(write)]).await.expect("written");
}

fn tick(by: AccountId, member: AccountId, new: u64, at: u64) -> Vec<Write> {
    let since = At(after(at).0 - VISIT_KEPT.as_millis() as u64);
    let tick = IntroductionWrite::Tick { by, member, new: ThreadId::new(new), at: after(at), since };
    vec![Write::Introduction(tick)]
}

/// One message; its text is its key.
fn say(by: AccountId, to: AccountId, writing: Writing, new: u64, key: &str, at: u64) -> Vec<Write> {
    let key = MessageKey::parse(key).unwrap_or_else(|_| panic!("{key} is a key"));
    let text = MessageText::parse(key.as_str()).unwrap_or_else(|_| panic!("a text"));
    let since = At(after(at).0 - REQUEST_DAY.as_millis() as u64);
    let (new, at) = (ThreadId::new(new), after(at));
    vec![Write::Thread(ThreadWrite::Say(NewMessage { by, to, writing, new, key, text, at, since }))]
}

fn of_thread(write: ThreadWrite) -> Vec<Write> {
    vec![Write::Thread(write)]
}

fn changed(result: Result<(), WriteError>) {
    assert!(matches!(result, Err(WriteError::Conflict(Conflict::ChangedMeanwhile))), "{result:?}");
}

/// The texts of a thread as somebody reads them, the oldest first.
async fn texts(store: &Store, me: AccountId, thread: u64) -> Vec<String> {
    let read = store.messages(me, ThreadId::new(thread), 100, None).await.expect("up");
    read.into_iter().rev().map(|message| message.text).collect()
}

/// Numbers of the threads in somebody's list, and how much is unread in each.
async fn list(store: &Store, me: AccountId) -> Vec<(u64, u32)> {
    let threads = store.threads(me, 100, None).await.expect("up");
    threads.into_iter().map(|thread| (thread.thread.number(), thread.unread)).collect()
}

async fn box_of(store: &Store, me: AccountId) -> Vec<u64> {
    let requests = store.requests(me, 100, None).await.expect("up");
    requests.into_iter().map(|thread| thread.thread.number()).collect()
}

async fn toward(store: &Store, me: AccountId, other: AccountId) -> Toward {
    let since = At(NOW.0 - 1);
    store.toward(me, &[other], since).await.expect("up").remove(&other).expect("a member")
}

/// Everything that one account can be answered, as one text.
async fn everything(store: &Store, me: AccountId) -> String {
    use std::fmt::Write as _;
    let mut all = String::new();
    for other in [ANN, LIN, KIM].into_iter().filter(|other| *other != me) {
        let toward = toward(store, me, other).await;
        let between = store.between(me, other, NOW).await.expect("up");
        let facts = store.follow_facts(me, other).await.expect("up");
        writeln!(all, "{other}: {toward:?} {between:?} {facts:?}").expect("to a String");
    }
    for thread in list(store, me).await {
        let beside = store.beside(me, ThreadId::new(thread.0)).await.expect("up");
        let Beside { read, their_read, contact, their_contact } = beside;
        writeln!(all, "{thread:?} {read} {their_read} {contact:?} {their_contact:?}").expect("to a String");
        writeln!(all, "{:?}", texts(store, me, thread.0).await).expect("to a String");
    }
    let unread = store.unread(me).await.expect("up");
    writeln!(all, "{:?} {unread:?}", box_of(store, me).await).expect("to a String");
    let others = store.visits_beside(ROOM, me, At(0), LATER).await.expect("up");
    writeln!(all, "{others:?}").expect("to a String");
    for table in kept() {
        let rows = store.own_rows(table, me).await.expect("up");
        let counted: Vec<Vec<&str>> =
            rows.iter().map(|row| row.iter().map(|(path, _)| *path).collect()).collect();
        writeln!(all, "{} {counted:?}", table.table).expect("to a String");
    }
    all
}

pub async fn who_was_in_a_room_reads_as_written_and_whoever_is_soon_back_goes_on(ground: &Ground) {
    let store = house(ground, 3).await;
    let part = LAST_PART.as_millis() as u64;
    visited(&store, ROOM, vec![visit(ANN, 0, 100, false), visit(LIN, 50, 200, true)]).await;
    // Once more, as after a lost answer; then soon back, on stage; then much later.
    visited(&store, ROOM, vec![visit(ANN, 0, 100, false)]).await;
    visited(&store, ROOM, vec![visit(ANN, 100 + part, 300 + part, true)]).await;
    visited(&store, ROOM, vec![visit(ANN, 301 + 2 * part, 400 + 2 * part, false)]).await;
    let own = store.visits(ROOM, ANN, At(0)).await.expect("up");
    assert_eq!(own, [visit(ANN, 301 + 2 * part, 400 + 2 * part, false), visit(ANN, 0, 300 + part, true)]);
    assert!(store.visits(ROOM, ANN, after(400 + 2 * part)).await.expect("up").is_empty(), "too long ago");
    let beside = store.visits_beside(ROOM, ANN, after(0), after(49)).await.expect("up");
    assert!(beside.is_empty(), "lin was not there yet");
    let beside = store.visits_beside(ROOM, ANN, after(0), after(50)).await.expect("up");
    assert_eq!(beside, [visit(LIN, 50, 200, true)]);

    store.write(vec![save_room(1, 11, 1)]).await.expect("written");
    visited(&store, RoomId::new(11), vec![visit(ANN, 0, 900 + 2 * part, false)]).await;
    visited(&store, RoomId::new(99), vec![visit(ANN, 0, 5, false)]).await; // No such room.
    visited(&store, ROOM, vec![visit(AccountId::new(77), 0, 5, false), visit(KIM, 0, 5, false)]).await; // Nobody.
    let rooms = store.visited(ANN, At(0), 10).await.expect("up");
    let rooms: Vec<(u64, &str)> =
        rooms.iter().map(|room| (room.room.number(), room.title.as_str())).collect();
    assert_eq!(rooms, [(11, "Pianos"), (10, "Pianos")], "the latest first, each once");
    assert_eq!(store.visited(ANN, At(0), 1).await.expect("up").len(), 1);
    assert_eq!(store.visits(ROOM, KIM, At(0)).await.expect("up").len(), 1, "nobody keeps nobody else out");
    store.close().await.expect("closes");
}

pub async fn a_tick_changes_nothing_that_anybody_else_reads_and_a_second_one_opens_a_thread(ground: &Ground) {
    let store = house(ground, 3).await;
    visited(&store, ROOM, vec![visit(ANN, 0, 9, false), visit(LIN, 0, 9, false), visit(KIM, 0, 9, false)])
        .await;
    let (lin, kim) = (everything(&store, LIN).await, everything(&store, KIM).await);
    for at in [10, 11] {
        store.write(tick(ANN, LIN, 70, at)).await.expect("ticked twice is ticked");
        assert_eq!(everything(&store, LIN).await, lin, "whoever is ticked reads what they read before");
        assert_eq!(everything(&store, KIM).await, kim);
    }
    assert_eq!(toward(&store, ANN, LIN).await, Toward { ticked: true, ..Toward::default() });
    let untick = IntroductionWrite::Untick { by: ANN, member: LIN };
    store.write(vec![Write::Introduction(untick)]).await.expect("written");
    store.write(tick(LIN, ANN, 71, 12)).await.expect("written");
    assert_eq!(toward(&store, LIN, ANN).await.thread, None, "what was taken back is no tick");
    store.write(tick(ANN, LIN, 72, 13)).await.expect("written");
    let both = Toward { thread: Some(ThreadId::new(72)), ..Toward::default() };
    assert_eq!((toward(&store, ANN, LIN).await, toward(&store, LIN, ANN).await), (both, both));
    assert_eq!(list(&store, ANN).await, [(72, 0)], "the answer told them");
    assert_eq!(list(&store, LIN).await, [(72, 1)], "there is something new");
    assert_eq!(everything(&store, KIM).await, kim, "and nobody else is told");

    // Of two at once one is last.
    let results = write_all(&store, vec![tick(ANN, KIM, 73, 20), tick(KIM, ANN, 74, 20)]).await;
    assert!(results.iter().all(Result::is_ok), "{results:?}");
    assert!(toward(&store, ANN, KIM).await.thread.is_some());
    // One that waited for too long is over.
    store.write(tick(LIN, KIM, 75, 30)).await.expect("written");
    let week = VISIT_KEPT.as_millis() as u64;
    store.write(tick(KIM, LIN, 76, 30 + week)).await.expect("written");
    assert_eq!(toward(&store, KIM, LIN).await.thread, None);
    store.close().await.expect("closes");
}

pub async fn messages_read_in_order_page_by_page_and_one_sent_twice_stands_once(ground: &Ground) {
    let store = house(ground, 3).await;
    store.write(say(ANN, LIN, Writing::Opens, 70, "message-1", 1)).await.expect("written");
    for _ in 0..2 {
        store.write(say(LIN, ANN, Writing::Within, 71, "message-2", 2)).await.expect("twice is once");
        // Whatever it was taken for by then.
        store.write(say(ANN, LIN, Writing::Asks, 72, "message-1", 3)).await.expect("twice is once");
    }
    store.write(say(LIN, ANN, Writing::Opens, 73, "message-1", 4)).await.expect("a key is one's own");
    let all = ["message-1", "message-2", "message-1"].map(str::to_owned);
    for me in [ANN, LIN] {
        assert_eq!(texts(&store, me, 70).await, all);
    }
    let page = store.messages(ANN, ThreadId::new(70), 2, None).await.expect("up");
    assert_eq!(
        page.iter().map(|message| (message.n, message.author)).collect::<Vec<_>>(),
        [(3, LIN), (2, LIN)]
    );
    let rest = store.messages(ANN, ThreadId::new(70), 2, Some(2)).await.expect("up");
    assert!(rest.len() == 1 && (rest[0].n, rest[0].at, rest[0].key.as_str()) == (1, after(1), "message-1"));
    let key = MessageKey::parse("message-2").unwrap_or_else(|_| panic!("a key"));
    let said = store.said(LIN, ANN, &key).await.expect("up").expect("there");
    assert_eq!((said.thread.number(), said.message.n, said.withheld), (70, 2, false));
    assert!(store.said(ANN, LIN, &key).await.expect("up").is_none(), "it is not theirs");
    assert!(store.said(KIM, ANN, &key).await.expect("up").is_none());

    // To nobody else it is a thread at all.
    assert!(store.thread(KIM, ThreadId::new(70)).await.expect("up").is_none());
    assert!(list(&store, KIM).await.is_empty());
    changed(store.write(say(KIM, ANN, Writing::Within, 74, "message-3", 5)).await);
    assert_eq!(texts(&store, ANN, 70).await.len(), 3);

    // Many threads, some moved at the same moment.
    for n in 0..7 {
        let other = AccountId::new(4 + n);
        store.write(vec![add(applicant(4 + n, &format!("more{n}x")))]).await.expect("written");
        store.write(say(ANN, other, Writing::Opens, 80 + n, "message-1", 10 + n / 3)).await.expect("written");
    }
    let first = store.threads(ANN, 5, None).await.expect("up");
    let last = first.last().map(|last| (last.moved, last.thread));
    let second = store.threads(ANN, 5, last).await.expect("up");
    let ids: Vec<u64> = first.iter().chain(&second).map(|thread| thread.thread.number()).collect();
    assert_eq!(ids, [86, 85, 84, 83, 82, 81, 80, 70]);
    assert!(first[0].last.as_ref().is_some_and(|message| message.text == "message-1"));
    store.close().await.expect("closes");
}

pub async fn a_request_is_one_message_that_waits_and_of_many_at_once_a_few_are_made(ground: &Ground) {
    let store = house(ground, 30).await;
    store.write(say(ANN, LIN, Writing::Asks, 70, "message-1", 1)).await.expect("written");
    assert_eq!((list(&store, ANN).await, box_of(&store, ANN).await), (vec![(70, 0)], vec![]));
    assert_eq!((list(&store, LIN).await, box_of(&store, LIN).await), (vec![], vec![70]));
    assert_eq!(store.unread(LIN).await.expect("up"), Unread { threads: 0, requests: 1 });
    changed(store.write(say(ANN, LIN, Writing::Asks, 71, "message-2", 2)).await);
    changed(store.write(say(ANN, LIN, Writing::Within, 71, "message-2", 2)).await);

    let before = everything(&store, ANN).await;
    let answer = |me, accept| of_thread(ThreadWrite::Answer { me, thread: ThreadId::new(70), accept });
    for me in [ANN, KIM] {
        changed(store.write(answer(me, true)).await);
    }
    store.write(answer(LIN, false)).await.expect("written");
    changed(store.write(answer(LIN, false)).await);
    assert_eq!(everything(&store, ANN).await.replace("Declined", "Asked"), before, "they see it wait");
    assert!(list(&store, LIN).await.is_empty() && box_of(&store, LIN).await.is_empty());
    assert_eq!(store.unread(LIN).await.expect("up"), Unread::default());
    assert!(store.thread(LIN, ThreadId::new(70)).await.expect("up").is_none());
    // Whoever answers after all opens it.
    store.write(say(LIN, ANN, Writing::Opens, 72, "message-3", 3)).await.expect("written");
    assert_eq!(texts(&store, LIN, 70).await, ["message-1", "message-3"]);

    let many: Vec<_> =
        (4..=30).map(|n| say(ANN, AccountId::new(n), Writing::Asks, 100 + n, "message-1", 10)).collect();
    let results = write_all(&store, many).await;
    let made = results.iter().filter(|result| result.is_ok()).count();
    assert_eq!(made, REQUESTS_A_DAY as usize - 1, "the one that was accepted counts as well");
    let between = store.between(ANN, AccountId::new(30), after(9)).await.expect("up");
    assert_eq!(between.facts.asked_lately, REQUESTS_A_DAY - 1, "of the time that is asked for");
    let threads = list(&store, ANN).await.len();
    assert_eq!(threads, REQUESTS_A_DAY as usize, "what was turned down left nothing");
    let tomorrow = 10 + REQUEST_DAY.as_millis() as u64;
    let last = say(ANN, AccountId::new(30), Writing::Asks, 200, "message-9", tomorrow);
    let result = store.write(last).await;
    assert!(result.is_ok() || results[26].is_ok(), "another day: {result:?}");
    store.close().await.expect("closes");
}

pub async fn what_is_written_to_whoever_blocked_its_author_is_for_its_author_alone(ground: &Ground) {
    let store = house(ground, 3).await;
    store.write(say(ANN, LIN, Writing::Opens, 70, "message-1", 1)).await.expect("written");
    store.write(say(KIM, LIN, Writing::Asks, 71, "message-1", 1)).await.expect("written");
    store.write(tick(LIN, ANN, 72, 1)).await.expect("written");
    let (ann, kim) = (everything(&store, ANN).await, everything(&store, KIM).await);
    let block = |by, member| of_thread(ThreadWrite::Block { by, member, at: after(2) });
    for _ in 0..2 {
        store.write(block(LIN, ANN)).await.expect("twice is once");
        store.write(block(LIN, KIM)).await.expect("twice is once");
    }
    assert_eq!(everything(&store, ANN).await, ann, "nobody is told");
    assert_eq!(everything(&store, KIM).await.replace("Declined", "Asked"), kim);
    assert!(
        box_of(&store, LIN).await.is_empty() && store.unread(LIN).await.expect("up") == Unread::default()
    );

    store.write(say(ANN, LIN, Writing::Within, 73, "message-2", 3)).await.expect("written");
    assert_eq!(texts(&store, ANN, 70).await, ["message-1", "message-2"]);
    assert_eq!(texts(&store, LIN, 70).await, ["message-1"]);
    let row = store.thread(LIN, ThreadId::new(70)).await.expect("up").expect("theirs");
    assert!(row.blocks && row.unread == 0 && row.moved == after(1), "nothing moved for them");
    assert!(row.last.is_some_and(|message| message.text == "message-1"));
    // Their tick of before is gone, and a new one has no effect.
    store.write(tick(ANN, LIN, 74, 4)).await.expect("written");
    assert_eq!(
        toward(&store, LIN, ANN).await,
        Toward { blocks: true, thread: Some(ThreadId::new(70)), ticked: false }
    );
    store.write(of_thread(ThreadWrite::Unblock { by: LIN, member: ANN })).await.expect("written");
    store.write(say(ANN, LIN, Writing::Within, 75, "message-3", 5)).await.expect("written");
    assert_eq!(texts(&store, LIN, 70).await, ["message-1", "message-3"], "what was withheld stays so");
    assert_eq!(list(&store, LIN).await, [(70, 1)]);

    // A request to whoever has blocked one is shown to nobody else, and counts.
    store.write(block(ANN, KIM)).await.expect("written");
    store.write(say(KIM, ANN, Writing::Asks, 76, "message-4", 6)).await.expect("written");
    assert!(box_of(&store, ANN).await.is_empty());
    assert_eq!(store.between(KIM, ANN, NOW).await.expect("up").facts.asked_lately, 2);
    assert_eq!(store.between(ANN, KIM, NOW).await.expect("up").thread, None);
    let waits = store.thread(KIM, ThreadId::new(76)).await.expect("up").expect("theirs");
    assert_eq!(waits.state, ThreadState::Declined { by: KIM });

    // Their following counts for themselves alone.
    let follow = |by, member| vec![Write::Network(NetworkWrite::Follow { by, member, at: NOW })];
    store.write(follow(KIM, ANN)).await.expect("written");
    store.write(follow(LIN, ANN)).await.expect("written");
    let followers = async |by| store.follow_facts(by, ANN).await.expect("up").followers;
    assert_eq!((followers(KIM).await, followers(LIN).await, followers(ANN).await), (2, 1, 1));
    store.close().await.expect("closes");
}

pub async fn unread_is_what_the_other_wrote_since_one_read_and_reading_goes_on_only(ground: &Ground) {
    let store = house(ground, 3).await;
    for n in 1..=5 {
        let (by, to) = if n == 3 { (LIN, ANN) } else { (ANN, LIN) };
        store.write(say(by, to, Writing::Opens, 70, &format!("message-{n}"), n)).await.expect("written");
    }
    assert_eq!((list(&store, LIN).await, list(&store, ANN).await), (vec![(70, 4)], vec![(70, 1)]));
    let thread = ThreadId::new(70);
    let read = |me, n| of_thread(ThreadWrite::Read { me, thread, n });
    store.write(read(LIN, 2)).await.expect("written");
    assert_eq!(list(&store, LIN).await, [(70, 2)]);
    for n in [4, 1] {
        store.write(read(LIN, n)).await.expect("written");
        assert_eq!(list(&store, LIN).await, [(70, 1)], "nothing is unread again");
    }
    store.write(read(LIN, 1_000_000)).await.expect("written");
    assert_eq!(store.unread(LIN).await.expect("up"), Unread::default());
    let beside = store.beside(ANN, thread).await.expect("up");
    assert_eq!((beside.read, beside.their_read), (0, 5), "up to what there is");
    store.write(read(KIM, 9)).await.expect("nothing of theirs");
    store.write(say(ANN, LIN, Writing::Within, 71, "message-6", 9)).await.expect("written");
    assert_eq!(list(&store, LIN).await, [(70, 1)]);
    store.close().await.expect("closes");
}

pub async fn how_to_be_reached_is_shown_once_both_said_it_and_until_one_takes_it_back(ground: &Ground) {
    let store = house(ground, 3).await;
    store.write(say(ANN, LIN, Writing::Opens, 70, "message-1", 1)).await.expect("written");
    let thread = ThreadId::new(70);
    let contact = |me, line: Option<&str>| {
        let line = line.map(|line| ContactLine::parse(line).expect("a line"));
        of_thread(ThreadWrite::SetContact { me, thread, line })
    };
    let shown = async |me| {
        let beside = store.beside(me, thread).await.expect("up");
        (beside.contact, beside.their_contact)
    };
    let some = |text: &str| Some(text.to_owned());
    let before = everything(&store, LIN).await;
    store.write(contact(ANN, Some("ann@pianos.test"))).await.expect("written");
    assert_eq!(shown(ANN).await, (some("ann@pianos.test"), None));
    assert_eq!(everything(&store, LIN).await, before, "one line alone is nobody else's");
    changed(store.write(contact(KIM, Some("kim"))).await);
    // Of two at once both are shown.
    let results =
        write_all(&store, vec![contact(ANN, Some("at the pier")), contact(LIN, Some("lin, 5"))]).await;
    assert!(results.iter().all(Result::is_ok), "{results:?}");
    assert_eq!(shown(ANN).await, (some("at the pier"), some("lin, 5")));
    assert_eq!(shown(LIN).await, (some("lin, 5"), some("at the pier")));
    // Hiding it after a block would tell of the block.
    let block = ThreadWrite::Block { by: LIN, member: ANN, at: NOW };
    store.write(of_thread(block)).await.expect("written");
    store.write(contact(ANN, Some("elsewhere"))).await.expect("written");
    assert_eq!(shown(ANN).await, (some("elsewhere"), some("lin, 5")));
    store.write(contact(LIN, None)).await.expect("written");
    assert_eq!((shown(ANN).await, shown(LIN).await), ((some("elsewhere"), None), (None, None)));
    store.write(contact(LIN, Some("lin, 6"))).await.expect("written");
    assert_eq!(shown(ANN).await.1, None, "and from then on nothing more is shown");
    store.close().await.expect("closes");
}

pub async fn whoever_is_erased_takes_their_words_along_and_leaves_those_of_others(ground: &Ground) {
    let store = house(ground, 4).await;
    let fourth = AccountId::new(4);
    visited(&store, ROOM, vec![visit(ANN, 0, 9, true), visit(LIN, 0, 9, false)]).await;
    for (by, to, writing, new) in [
        (ANN, LIN, Writing::Opens, 70),
        (LIN, ANN, Writing::Within, 71),
        (ANN, LIN, Writing::Within, 71),
        (ANN, KIM, Writing::Asks, 72),
        (fourth, ANN, Writing::Asks, 73),
    ] {
        let key = format!("message-{by}-{to}-{}", if new == 71 { "second" } else { "first" });
        store.write(say(by, to, writing, new, &key[..40.min(key.len())], 1)).await.expect("written");
    }
    let contact = |me, line| {
        let line = ContactLine::parse(line).ok();
        of_thread(ThreadWrite::SetContact { me, thread: ThreadId::new(70), line })
    };
    store.write(contact(ANN, "ann")).await.expect("written");
    store.write(contact(LIN, "lin")).await.expect("written");
    store.write(tick(ANN, KIM, 74, 2)).await.expect("written");
    store.write(of_thread(ThreadWrite::Block { by: KIM, member: ANN, at: NOW })).await.expect("written");
    let erase = |account| {
        let ask = LeavingWrite::Ask { account, at: NOW, erase_at: NOW };
        let erase = LeavingWrite::Erase { account, now: NOW, handle_until: NOW };
        vec![Write::Leaving(ask), Write::Leaving(erase)]
    };
    store.write(erase(ANN)).await.expect("due");

    let left = store.thread(LIN, ThreadId::new(70)).await.expect("up").expect("theirs");
    assert!(left.other.is_none() && left.unread == 0);
    assert_eq!(texts(&store, LIN, 70).await.len(), 1, "what they wrote themselves");
    let beside = store.beside(LIN, ThreadId::new(70)).await.expect("up");
    assert_eq!((beside.contact.as_deref(), beside.their_contact), (Some("lin"), None));
    assert!(
        box_of(&store, KIM).await.is_empty() && list(&store, fourth).await.is_empty(),
        "no request is left"
    );
    assert!(store.visits_beside(ROOM, LIN, At(0), LATER).await.expect("up").is_empty());
    assert_eq!(store.between(KIM, LIN, NOW).await.expect("up").blocked, 0, "nobody is blocked any more");
    store.write(erase(LIN)).await.expect("due");
    let there = store.thread(LIN, ThreadId::new(70)).await.expect("up");
    assert!(there.is_none(), "with the last of the two the thread is gone");
    store.close().await.expect("closes");
}
