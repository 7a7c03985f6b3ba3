//! What the store says while the database stalls, fails, is full or loses an answer; and that it comes back by itself.

use domain::network::Wishes;
use domain::network::inbox::{Entry, Kind};
use domain::room::Role;
use domain::{AccountId, InboxId, RoomId};
use store::{
    Fault, FaultHandle, FaultyBackend, Health, InboxWrite, NodeId, QUEUE_MAX, Store, Write, WriteError,
};
use tokio::time::Instant;

use super::*;

async fn faulty(ground: &Ground) -> (Store, FaultHandle) {
    let (backend, fault) = FaultyBackend::new(ground.backend().await);
    let store = Store::new(Arc::new(backend));
    store.start_node(NOW, NodeId::new(1)).await.expect("up");
    (store, fault)
}

fn meta(key: &'static str) -> Unit {
    vec![Write::Meta { key, value: "x".to_owned() }]
}

async fn comes_back(store: &Store) {
    store.health().wait_for(|health| *health == Health::Up).await.expect("the store lives");
}

pub async fn a_stalled_database_is_answered_in_time_and_what_had_not_begun_is_never_written(ground: &Ground) {
    let (store, fault) = faulty(ground).await;
    store.write(meta("before")).await.expect("up");
    fault.set(Fault::Stall);
    tokio::time::pause(); // Nothing but timers moves now.
    let start = Instant::now();
    let first = tokio::spawn({
        let store = store.clone();
        async move { store.write(meta("begun")).await }
    });
    tokio::time::sleep(store::GROUP_WAIT * 2).await; // Virtual: the first one's group is under way.
    let second = store.write(meta("queued")).await;
    assert!(matches!(second, Err(WriteError::Down(_))), "{second:?}");
    assert!(matches!(first.await.expect("no panic"), Err(WriteError::Down(_))));
    assert!(start.elapsed() <= store::WRITE_PATIENCE * 2, "{:?}", start.elapsed());
    assert!(!store.is_up());
    assert!(store.meta("before").await.is_err(), "reads give up too");
    tokio::time::resume();
    fault.set(Fault::None);
    comes_back(&store).await;
    store.write(meta("after")).await.expect("up again");
    assert!(store.meta("before").await.expect("up").is_some());
    assert_eq!(store.meta("queued").await.expect("up"), None, "its writer was told that it is not saved");
    store.close().await.expect("closes");
}

pub async fn a_full_disk_refuses_writes_at_once_and_still_reads(ground: &Ground) {
    let (store, fault) = faulty(ground).await;
    store.write(meta("before")).await.expect("up");
    for broken in [Fault::Full, Fault::Error] {
        fault.set(broken);
        let Err(WriteError::Down(cause)) = store.write(meta("during")).await else { panic!("not written") };
        let Health::Down(said) = store.health().borrow().clone() else { panic!("it is down") };
        assert_eq!(said.as_ref(), format!("{cause:#}"), "the operator learns the cause");
        assert_eq!(store.meta("before").await.is_ok(), broken == Fault::Full);
        assert!(store.renew_lease(NOW).await.is_err());
        fault.set(Fault::None);
        comes_back(&store).await;
        assert_eq!(store.meta("during").await.expect("up"), None);
    }
    store.write(meta("after")).await.expect("up again");
    store.close().await.expect("closes");
}

pub async fn a_lost_answer_is_settled_by_retaking_the_room(ground: &Ground) {
    let (store, fault) = faulty(ground).await;
    store.write(vec![save_room(1, 10, 1)]).await.expect("up");
    fault.set(Fault::Lost);
    let promoted = vec![save_room(1, 10, 2), save_seat(1, 10, seat_row(2, Role::Speaker))];
    assert!(matches!(store.write(promoted).await, Err(WriteError::Down(_))));
    fault.set(Fault::None);
    let room = store.retake_room(RoomId::new(10)).await.expect("up").expect("ours");
    assert!(room.epoch == 2 && room.row.seq == 2 && room.seats.len() == 1, "what was written counts");
    let late = store.write(vec![save_room(1, 10, 3)]).await;
    assert!(matches!(late, Err(WriteError::Fenced)), "nothing of the old epoch comes after");
    store.close().await.expect("closes");
}

pub async fn past_the_bound_of_the_queue_the_answer_is_busy(ground: &Ground) {
    let (store, fault) = faulty(ground).await;
    fault.set(Fault::Stall);
    tokio::time::pause();
    let start = Instant::now();
    let tasks: Vec<_> = (0..QUEUE_MAX + 200)
        .map(|_| {
            let store = store.clone();
            tokio::spawn(async move { (store.write(meta("many")).await, Instant::now()) })
        })
        .collect();
    let mut busy = 0;
    for task in tasks {
        let (result, when) = task.await.expect("no panic");
        let Err(WriteError::Down(cause)) = result else { panic!("nothing is written") };
        if format!("{cause}").starts_with("busy") {
            assert_eq!(when, start, "at once, not after waiting");
            busy += 1;
        }
    }
    assert!((200 - store::GROUP_UNITS_MAX..=200).contains(&busy), "{busy} were turned away");
    tokio::time::resume();
    fault.set(Fault::None);
    comes_back(&store).await;
    store.close().await.expect("closes");
}

pub async fn a_row_that_cannot_be_read_is_no_word_on_the_database(ground: &Ground) {
    let store = ground.store().await;
    let person = |n| add(Account { standing: let_in(NOW), ..applicant(n, &format!("person{n}x")) });
    store.write((1..=3).map(person).collect()).await.expect("written");
    let wishes = InboxWrite::SetWishes { account: AccountId::new(1), wishes: Wishes::default(), at: NOW };
    store.write(vec![Write::Inbox(wishes)]).await.expect("written");
    ground.damage("UPDATE wishes SET digest = 'sometimes' WHERE account = 1").await;
    let health = store.health();
    let entry = Entry { kind: Kind::NewMessage, by: member(3), about: Some(7), at: NOW };
    let take = |n, mark| {
        let (id, account) = (InboxId::new(n), AccountId::new(n));
        vec![
            Write::Meta { key: mark, value: "x".to_owned() },
            Write::Inbox(InboxWrite::Take { id, account, entry }),
        ]
    };
    let before = store.commits();
    let results = write_all(&store, vec![take(1, "of_one"), take(2, "of_two")]).await;
    assert_eq!(store.commits() - before, 1, "one group");
    let [Err(WriteError::Unreadable(cause)), Ok(())] = &results[..] else { panic!("{results:?}") };
    assert!(format!("{cause:#}").contains("wishes.digest"), "{cause:#}");
    assert!(!health.has_changed().expect("the store lives"), "the database is well");
    assert_eq!(store.meta("of_one").await.expect("up"), None, "nothing of its unit is written");
    assert!(store.meta("of_two").await.expect("up").is_some());
    assert!(store.inbox(AccountId::new(1), 10, None).await.expect("up").is_empty());
    assert_eq!(store.inbox(AccountId::new(2), 10, None).await.expect("up").len(), 1);
    store.close().await.expect("closes");
}
