//! Inboxes: what belongs together is one row, nobody is flooded, and what is due is due once.

use domain::network::inbox::{DAY, Entry, Kind, ROWS_A_DAY, STARTER_PAUSE, STARTS_A_DAY};
use domain::network::schedule::SOON;
use domain::network::wishes::{DEVICES_MAX, Digest, Letters, PUSHES_A_DAY, SETTLED, Way};
use domain::network::{Clocks, MessageKey, MessageText, Plan, Quiet, Wishes, Writing, ZoneName};
use domain::room::Visibility;
use domain::{AccountId, At, DeviceId, InboxId, MemberId, ScheduledId, ThreadId};
use store::{
    Conflict, Device, DigestDue, InboxWrite, Inviting, LeavingWrite, NetworkWrite, NewMessage, NodeId,
    PushDue, ScheduleWrite, Session, SessionId, Store, StoredEntry, ThreadWrite, Write, WriteError,
};

use super::*;

const ANN: AccountId = AccountId::new(1);
const LIN: AccountId = AccountId::new(2);
const KIM: AccountId = AccountId::new(3);
const MINUTE: u64 = 60_000;

/// So many members, numbered from 1.
async fn house(ground: &Ground, members: u64) -> Store {
    let store = ground.store().await;
    store.start_node(NOW, NodeId::new(5)).await.expect("up");
    let member = |n| Account { standing: let_in(NOW), ..applicant(n, &format!("person{n}x")) };
    store.write((1..=members).map(|n| add(member(n))).collect()).await.expect("written");
    store
}

fn after(ms: u64) -> At {
    At(NOW.0 + ms)
}

fn entry(kind: Kind, by: u64, about: Option<u64>, at: At) -> Entry {
    Entry { kind, by: member(by), about, at }
}

async fn inbox(store: &Store, write: InboxWrite) -> Result<(), WriteError> {
    store.write(vec![Write::Inbox(write)]).await
}

/// One thing happened to Ann.
async fn came(store: &Store, id: u64, entry: Entry) {
    let take = InboxWrite::Take { id: InboxId::new(id), account: ANN, entry };
    inbox(store, take).await.expect("written");
}

async fn rows(store: &Store, account: AccountId) -> Vec<StoredEntry> {
    store.inbox(account, 500, None).await.expect("up")
}

fn ids(rows: &[StoredEntry]) -> Vec<u64> {
    rows.iter().map(|row| row.id.number()).collect()
}

fn due_ids(rows: &[PushDue]) -> Vec<u64> {
    rows.iter().map(|row| row.id.number()).collect()
}

/// A login of an account, and a browser that is pushed to under it.
async fn device(store: &Store, number: u64, account: AccountId, endpoint: &str) -> Device {
    let session = SessionId::new(number);
    let login = Session { id: session, account, created: NOW, last_seen: NOW, device: String::new() };
    store.write(vec![Write::AddSession { session: login, token_hash: hash(number) }]).await.expect("written");
    let (p256dh, auth) = ("key".to_owned(), "secret".to_owned());
    let (id, endpoint) = (DeviceId::new(number), endpoint.to_owned());
    let device = Device { id, account, session, endpoint, p256dh, auth, made: after(number) };
    inbox(store, InboxWrite::AddDevice(device.clone())).await.expect("written");
    device
}

fn wishes(change: impl FnOnce(&mut Wishes)) -> Wishes {
    let mut wishes = Wishes::default();
    change(&mut wishes);
    wishes
}

async fn wants(store: &Store, account: AccountId, wishes: Wishes) {
    inbox(store, InboxWrite::SetWishes { account, wishes, at: NOW }).await.expect("written");
}

pub async fn what_belongs_together_is_one_row_and_pages_end_where_the_next_begin(ground: &Ground) {
    let store = house(ground, 3).await;
    came(&store, 1, entry(Kind::NewMessage, 2, Some(70), after(1))).await;
    came(&store, 2, entry(Kind::NewMessage, 3, Some(71), after(2))).await;
    came(&store, 3, entry(Kind::NewMessage, 2, Some(70), after(3))).await;
    came(&store, 4, entry(Kind::MissedWave, 2, None, after(3))).await;
    let all = rows(&store, ANN).await;
    assert_eq!(ids(&all), [4, 1, 2], "the latest first; of one moment the later number");
    assert_eq!((all[1].times, all[1].entry.at, all[1].seen), (2, after(3), false));
    assert_eq!(all[1].entry, entry(Kind::NewMessage, 2, Some(70), after(3)));
    assert!(rows(&store, LIN).await.is_empty());

    let mut read = vec![];
    let mut page = store.inbox(ANN, 2, None).await.expect("up");
    while let Some(last) = page.last() {
        let next = (last.entry.at, last.id);
        read.extend(ids(&page));
        page = store.inbox(ANN, 2, Some(next)).await.expect("up");
    }
    assert_eq!(read, [4, 1, 2]);

    assert_eq!(store.inbox_unseen(ANN).await.expect("up"), 3);
    inbox(&store, InboxWrite::See { account: ANN, up_to: after(2) }).await.expect("written");
    assert_eq!(store.inbox_unseen(ANN).await.expect("up"), 2);
    let foreign = inbox(&store, InboxWrite::SeeOne { account: LIN, id: InboxId::new(1) }).await;
    assert!(matches!(foreign, Err(WriteError::Conflict(Conflict::Mismatch))), "{foreign:?}");
    inbox(&store, InboxWrite::SeeOne { account: ANN, id: InboxId::new(1) }).await.expect("written");
    assert_eq!(store.inbox_unseen(ANN).await.expect("up"), 1);
    came(&store, 5, entry(Kind::NewMessage, 2, Some(70), after(5))).await;
    assert_eq!(ids(&rows(&store, ANN).await), [5, 4, 1, 2], "what was looked at stays as it was seen");
}

pub async fn of_whoever_is_no_member_any_more_nothing_is_listed_and_nothing_counted(ground: &Ground) {
    let store = house(ground, 3).await;
    came(&store, 1, entry(Kind::Vouched, 2, None, after(1))).await;
    came(&store, 2, entry(Kind::MissedWave, 3, None, after(2))).await;
    came(&store, 3, entry(Kind::Followed, 2, None, after(3))).await;
    assert_eq!(ids(&rows(&store, ANN).await), [3, 2, 1]);
    assert_eq!(store.inbox_unseen(ANN).await.expect("up"), 3);
    let out = Write::Inviting(Inviting::Remove { account: LIN, let_in_by: None });
    store.write(vec![out]).await.expect("written");
    assert_eq!(ids(&rows(&store, ANN).await), [3, 2], "but what names nobody");
    assert_eq!(store.inbox_unseen(ANN).await.expect("up"), 2);
    let page = store.inbox(ANN, 2, None).await.expect("up");
    assert_eq!(page.len(), 2, "a page is full of what is shown");
}

pub async fn nobody_is_flooded_by_one_or_by_all_together(ground: &Ground) {
    let members = u64::from(STARTS_A_DAY) + 6;
    let store = house(ground, members).await;
    let hour = STARTER_PAUSE.as_millis() as u64;
    // One of them opens a room each minute, for two hours.
    for minute in 0..120 {
        let id = 1 + minute;
        came(&store, id, entry(Kind::RoomStarted, 2, Some(id), after(minute * MINUTE))).await;
    }
    let of_one = rows(&store, ANN).await;
    assert_eq!(ids(&of_one), [61, 1], "one row an hour");
    assert_eq!(of_one[0].entry.about, Some(120), "which leads to the latest");
    for by in 3..=members {
        came(&store, 1_000 + by, entry(Kind::RoomStarted, by, Some(by), after(2 * hour))).await;
    }
    assert_eq!(rows(&store, ANN).await.len(), STARTS_A_DAY as usize, "all of them together");
    let day = DAY.as_millis() as u64;
    came(&store, 2_000, entry(Kind::RoomStarted, members, Some(9), after(day + 2 * hour + 1))).await;
    assert_eq!(rows(&store, ANN).await.len(), STARTS_A_DAY as usize + 1, "the day after");

    for thread in 0..u64::from(ROWS_A_DAY) + 5 {
        came(&store, 3_000 + thread, entry(Kind::NewMessage, 2, Some(thread), after(day + 3 * hour))).await;
    }
    let in_a_day = rows(&store, ANN).await.iter().filter(|row| row.entry.at > after(3 * hour)).count();
    assert_eq!(in_a_day, ROWS_A_DAY as usize);
}

pub async fn what_is_not_wanted_or_comes_from_whom_one_blocks_does_not_come(ground: &Ground) {
    let store = house(ground, 3).await;
    store.write(vec![add(applicant(4, "waits"))]).await.expect("written");
    wants(&store, ANN, wishes(|wishes| wishes.set_way(Kind::MissedWave, Way::Off))).await;
    came(&store, 1, entry(Kind::MissedWave, 2, None, after(1))).await;
    came(&store, 2, entry(Kind::MissedPing, 2, Some(10), after(1))).await;
    came(&store, 3, entry(Kind::MissedPing, 3, Some(10), after(1))).await;
    assert_eq!(ids(&rows(&store, ANN).await), [3, 2]);
    let block = ThreadWrite::Block { by: ANN, member: LIN, at: after(2) };
    store.write(vec![Write::Thread(block)]).await.expect("written");
    came(&store, 4, entry(Kind::MissedPing, 2, Some(11), after(3))).await;
    assert_eq!(ids(&rows(&store, ANN).await), [3], "and what was there of them is gone");
    for (account, by) in [(AccountId::new(4), 2), (AccountId::new(99), 2), (ANN, 99)] {
        let entry = entry(Kind::Vouched, by, None, after(4));
        let take = InboxWrite::Take { id: InboxId::new(by + 100), account, entry };
        inbox(&store, take).await.expect("nothing happens");
        assert!(rows(&store, account).await.iter().all(|row| row.entry.kind != Kind::Vouched), "{account}");
    }
}

pub async fn reading_a_thread_looks_at_what_the_inbox_says_of_it(ground: &Ground) {
    let store = house(ground, 2).await;
    let text = MessageText::parse("Hello").unwrap_or_else(|_| panic!("a text"));
    let key = MessageKey::parse("message-1").unwrap_or_else(|_| panic!("a key"));
    let new = ThreadId::new(70);
    let say =
        NewMessage { by: LIN, to: ANN, writing: Writing::Opens, new, key, text, at: after(1), since: NOW };
    store.write(vec![Write::Thread(ThreadWrite::Say(say))]).await.expect("written");
    came(&store, 1, entry(Kind::NewMessage, 2, Some(70), after(1))).await;
    came(&store, 2, entry(Kind::NewMessage, 2, Some(71), after(1))).await;
    let read = ThreadWrite::Read { me: ANN, thread: new, n: 1 };
    store.write(vec![Write::Thread(read)]).await.expect("written");
    let seen: Vec<_> = rows(&store, ANN).await.iter().map(|row| (row.id.number(), row.seen)).collect();
    assert_eq!(seen, [(2, false), (1, true)]);
}

pub async fn wishes_read_as_written_and_letters_end_for_whoever_has_one(ground: &Ground) {
    let store = house(ground, 2).await;
    assert!(store.wishes(ANN).await.expect("up") == Wishes::default(), "who has not said");
    let changes = [(after(1), 120), (after(9), -30)];
    let own = wishes(|wishes| {
        wishes.set_way(Kind::RoomStarted, Way::Off);
        wishes.set_way(Kind::Vouched, Way::Push);
        wishes.quiet = Quiet::parse(22 * 60, 7 * 60);
        wishes.clocks = Clocks::parse("Europe/Rome", 60, &changes);
        wishes.digest = Digest::Daily;
    });
    assert!(own.quiet.is_some() && own.clocks.is_some());
    wants(&store, ANN, own.clone()).await;
    assert!(store.wishes(ANN).await.expect("up") == own && store.wishes(LIN).await.expect("up") != own);
    let end = |account, letters| InboxWrite::EndLetters { account, letters, at: after(5) };
    inbox(&store, end(ANN, Letters::Digest)).await.expect("written");
    let read = store.wishes(ANN).await.expect("up");
    assert!(read == Wishes { digest: Digest::Off, ..own.clone() }, "the rest is as it was");
    assert!(store.digests_due(after(30 * 86_400_000), 10).await.expect("up").is_empty());
    for account in [LIN, LIN, AccountId::new(99)] {
        inbox(&store, end(account, Letters::Rooms)).await.expect("nobody has to be there");
    }
    let read = store.wishes(LIN).await.expect("up");
    assert!(read == Wishes { room_letters: false, ..Wishes::default() });
    wants(&store, ANN, Wishes::default()).await;
    assert!(store.wishes(ANN).await.expect("up") == Wishes::default());
}

pub async fn a_browser_is_pushed_to_for_one_account_until_its_session_ends(ground: &Ground) {
    let store = house(ground, 2).await;
    let first = device(&store, 10, ANN, "https://push.test/one").await;
    assert!(store.devices(ANN).await.expect("up") == [first.clone()]);
    let again = Device { id: DeviceId::new(11), p256dh: "other".to_owned(), ..first.clone() };
    inbox(&store, InboxWrite::AddDevice(again.clone())).await.expect("written");
    let there = store.devices(ANN).await.expect("up");
    assert!(there == [Device { id: first.id, ..again }], "the same browser under its number");
    let theirs = device(&store, 20, LIN, "https://push.test/one").await;
    assert!(store.devices(ANN).await.expect("up").is_empty(), "whoever signs in there now");
    let of_lin = store.devices(LIN).await.expect("up");
    assert!(of_lin.len() == 1 && of_lin[0].session == theirs.session);

    for number in 100..100 + u64::from(DEVICES_MAX) + 2 {
        device(&store, number, ANN, &format!("https://push.test/{number}")).await;
    }
    let there = store.devices(ANN).await.expect("up");
    assert_eq!(there.len(), DEVICES_MAX as usize);
    assert!(there[0].id.number() > there[1].id.number() && there.iter().all(|one| one.id.number() >= 102));
    let foreign = InboxWrite::DropDevice { account: LIN, id: there[0].id };
    inbox(&store, foreign).await.expect("nothing happens");
    inbox(&store, InboxWrite::DropDevice { account: ANN, id: there[1].id }).await.expect("written");
    let out = Write::DropSession { id: there[2].session, account: ANN };
    store.write(vec![out]).await.expect("written");
    let left = store.devices(ANN).await.expect("up");
    assert!(left.len() == there.len() - 2 && left[0] == there[0], "each signed out alone");
    let gone = Device { id: DeviceId::new(500), ..there[2].clone() };
    assert!(inbox(&store, InboxWrite::AddDevice(gone)).await.is_err(), "without a session there is none");
}

pub async fn what_is_to_be_pushed_is_pushed_once(ground: &Ground) {
    let store = house(ground, 3).await;
    came(&store, 1, entry(Kind::MissedWave, 2, None, after(1))).await;
    device(&store, 10, ANN, "https://push.test/one").await;
    came(&store, 2, entry(Kind::MissedPing, 2, Some(10), after(2))).await;
    came(&store, 3, entry(Kind::Followed, 3, None, after(3))).await;
    let settled = after(2).after(SETTLED);
    let due = |now: At| store.pushes_due(now, 100);
    assert!(due(At(settled.0 - 1)).await.expect("up").is_empty());
    assert_eq!(
        due_ids(&due(settled).await.expect("up")),
        [2],
        "no device was there before, and following waits"
    );
    let pushed = InboxWrite::Pushed { account: ANN, until: settled };
    inbox(&store, pushed.clone()).await.expect("one of two does");
    let second = inbox(&store, pushed).await;
    assert!(matches!(second, Err(WriteError::Conflict(Conflict::ChangedMeanwhile))), "{second:?}");
    assert!(due(after(DAY.as_millis() as u64)).await.expect("up").is_empty());

    // It is a quarter past ten in the evening.
    let quiet = wishes(|wishes| {
        wishes.clocks = Clocks::parse("UTC", 0, &[]);
        wishes.quiet = Quiet::parse(22 * 60, 7 * 60);
    });
    assert!(quiet.clocks.is_some() && quiet.quiet.is_some());
    wants(&store, ANN, quiet.clone()).await;
    came(&store, 4, entry(Kind::MissedWave, 3, None, after(4))).await;
    came(&store, 5, entry(Kind::NewMessage, 3, Some(70), after(4))).await;
    let morning = quiet.quiet_until(after(4)).expect("it is quiet");
    assert!(due(At(morning.0 - 1)).await.expect("up").is_empty());
    assert_eq!(due_ids(&due(morning).await.expect("up")), [5], "a wave is over by then");

    wants(&store, ANN, Wishes::default()).await;
    for thread in 0..u64::from(PUSHES_A_DAY) + 5 {
        came(&store, 100 + thread, entry(Kind::NewMessage, 2, Some(100 + thread), after(10))).await;
    }
    let all = due(after(DAY.as_millis() as u64)).await.expect("up");
    assert_eq!(all.len() + 1, PUSHES_A_DAY as usize, "with the one that was pushed already");
}

pub async fn a_row_of_no_known_kind_keeps_no_other_from_being_pushed(ground: &Ground) {
    let store = house(ground, 3).await;
    device(&store, 10, ANN, "https://push.test/one").await;
    came(&store, 1, entry(Kind::MissedPing, 2, Some(10), after(1))).await;
    came(&store, 2, entry(Kind::MissedPing, 3, Some(11), after(2))).await;
    ground.damage("UPDATE inbox SET kind = 'telepathy' WHERE id = 1").await;
    let settled = after(2).after(SETTLED);
    let due = store.pushes_due(settled, 10).await.expect("up");
    let read: Vec<_> = due.iter().map(|row| (row.id.number(), row.account, row.entry.is_some())).collect();
    assert_eq!(read, [(2, ANN, true), (1, ANN, false)]);
    inbox(&store, InboxWrite::Pushed { account: ANN, until: settled }).await.expect("written");
    assert!(store.pushes_due(settled, 10).await.expect("up").is_empty(), "nor is it looked at for ever");
}

pub async fn a_letter_that_sums_up_is_due_at_its_hour_and_once(ground: &Ground) {
    let store = house(ground, 2).await;
    let daily = wishes(|wishes| wishes.digest = Digest::Daily);
    wants(&store, ANN, daily.clone()).await;
    let hour = daily.digest_at(NOW).expect("there is one");
    assert!(store.digests_due(At(hour.0 - 1), 10).await.expect("up").is_empty());
    let due = store.digests_due(hour, 10).await.expect("up");
    assert_eq!(due, [DigestDue { account: ANN, due: hour, since: NOW }]);
    // Set once more: nothing that the last letter did not name is left out of the next.
    let again = InboxWrite::SetWishes { account: ANN, wishes: daily.clone(), at: after(5) };
    inbox(&store, again).await.expect("written");
    assert_eq!(store.digests_due(hour, 10).await.expect("up"), due);
    let next = daily.digest_at(hour);
    let digested = InboxWrite::Digested { account: ANN, due: hour, at: hour, next };
    inbox(&store, digested.clone()).await.expect("one of two does");
    assert!(inbox(&store, digested).await.is_err());
    assert!(store.digests_due(hour, 10).await.expect("up").is_empty());
    let tomorrow = next.expect("there is one");
    let due = store.digests_due(tomorrow, 10).await.expect("up");
    assert_eq!(due, [DigestDue { account: ANN, due: tomorrow, since: hour }]);
}

pub async fn whoever_is_put_out_is_neither_pushed_to_nor_written_to(ground: &Ground) {
    let store = house(ground, 2).await;
    let daily = wishes(|wishes| wishes.digest = Digest::Daily);
    wants(&store, ANN, daily.clone()).await;
    device(&store, 10, ANN, "https://push.test/one").await;
    came(&store, 1, entry(Kind::MissedPing, 2, Some(10), after(2))).await;
    let (settled, hour) = (after(2).after(SETTLED), daily.digest_at(NOW).expect("there is one"));
    assert_eq!(store.pushes_due(settled, 10).await.expect("up").len(), 1);
    assert_eq!(store.digests_due(hour, 10).await.expect("up").len(), 1);
    let out = Write::Inviting(Inviting::Remove { account: ANN, let_in_by: None });
    store.write(vec![out]).await.expect("written");
    assert!(store.pushes_due(settled, 10).await.expect("up").is_empty());
    assert!(store.digests_due(hour, 10).await.expect("up").is_empty());
    assert!(store.devices(ANN).await.expect("up").is_empty(), "nor is there a browser any more");
}

pub async fn followers_and_guests_are_told_page_by_page(ground: &Ground) {
    let store = house(ground, 6).await;
    store.write(vec![add(applicant(7, "waits"))]).await.expect("written");
    let follow = |by| Write::Network(NetworkWrite::Follow { by: AccountId::new(by), member: ANN, at: NOW });
    store.write([6, 3, 7, 2].map(follow).into()).await.expect("written");
    let mut told = vec![];
    let mut page = store.followers(ANN, None, 2, None).await.expect("up");
    while let Some(last) = page.last().copied() {
        told.extend(page.iter().map(|id| id.number()));
        page = store.followers(ANN, None, 2, Some(last)).await.expect("up");
    }
    assert_eq!(told, [2, 3, 6], "members alone");

    let (id, begins) = (ScheduledId::new(40), after(3_600_000));
    let plan = Plan {
        title: Title::parse("Bridges").expect("a line"),
        topic: None,
        begins,
        zone: ZoneName::parse("Europe/Rome").expect("a zone"),
        length_min: 60,
        places: 10,
        policy: Policy { visibility: Visibility::Open, ..Policy::default() },
    };
    let lineup = vec![(MemberId::of(LIN), Role::Speaker), (MemberId::of(KIM), Role::Speaker)];
    let add = ScheduleWrite::Add { id, owner: ANN, plan, link: "secret".to_owned(), lineup, at: NOW };
    let come = |n| ScheduleWrite::Come { id, member: AccountId::new(n), remind: true, at: NOW };
    let no = ScheduleWrite::StayAway { id, member: KIM, at: NOW };
    store.write([add, come(5), come(6), no].map(Write::Schedule).into()).await.expect("written");
    let guests = async |asked: bool, after: Option<AccountId>| {
        let read = store.guests(id, asked, 2, after).await.expect("up");
        read.iter().map(|id| id.number()).collect::<Vec<_>>()
    };
    assert_eq!(guests(false, None).await, [1, 5], "the owner too; who has not said is not there");
    assert_eq!(guests(false, Some(AccountId::new(5))).await, [6]);
    assert_eq!(guests(true, None).await, [1, 2]);
    assert_eq!(guests(true, Some(LIN)).await, [5, 6], "who said no is told nothing more");
    let soon = |now: At| store.beginning(now, now.after(SOON), 10);
    assert!(soon(NOW).await.expect("up").is_empty());
    assert_eq!(soon(At(begins.0 - 1)).await.expect("up"), [(id, ANN)]);
    assert!(soon(begins).await.expect("up").is_empty());
    let off = Write::Schedule(ScheduleWrite::Cancel { id, at: NOW });
    store.write(vec![off]).await.expect("written");
    assert!(soon(At(begins.0 - 1)).await.expect("up").is_empty());
}

pub async fn whoever_is_erased_is_in_nobodys_inbox(ground: &Ground) {
    let store = house(ground, 3).await;
    came(&store, 1, entry(Kind::FollowedBack, 2, None, after(1))).await;
    came(&store, 2, entry(Kind::FollowedBack, 3, None, after(1))).await;
    device(&store, 10, LIN, "https://push.test/one").await;
    wants(&store, LIN, wishes(|wishes| wishes.digest = Digest::Daily)).await;
    let ask = LeavingWrite::Ask { account: LIN, at: NOW, erase_at: NOW };
    let erase = LeavingWrite::Erase { account: LIN, now: NOW, handle_until: NOW };
    store.write(vec![Write::Leaving(ask)]).await.expect("written");
    store.write(vec![Write::Leaving(erase)]).await.expect("written");
    assert_eq!(ids(&rows(&store, ANN).await), [2]);
    assert!(store.devices(LIN).await.expect("up").is_empty());
    assert!(store.wishes(LIN).await.expect("up") == Wishes::default());
}
