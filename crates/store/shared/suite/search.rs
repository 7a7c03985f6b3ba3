//! What a search reads by ids, and what is noted for whoever keeps an index.

use domain::entry::Name;
use domain::network::{Profile, TopicName};
use domain::{AccountId, ScheduledId, TopicId};
use store::{
    AdmissionWrite, Changed, Inviting, LeavingWrite, NetworkWrite, ScheduleWrite, Store, ThreadWrite, Write,
};

use super::*;

const ANN: AccountId = AccountId::new(1);
const LIN: AccountId = AccountId::new(2);
const KIM: AccountId = AccountId::new(3);

/// Enough that one query does not hold them all.
const MANY: u64 = 40;

async fn house(ground: &Ground) -> Store {
    let store = ground.store().await;
    let member = |n| Account { standing: let_in(NOW), ..applicant(n, &format!("person{n}x")) };
    store.write((1..=MANY).map(|n| add(member(n))).collect()).await.expect("written");
    store
}

fn name(text: &str) -> TopicName {
    TopicName::parse(text).unwrap_or_else(|_| panic!("{text} is a name"))
}

fn set_headline(account: AccountId, text: Option<&str>) -> Write {
    let profile = Profile::parse(text, &[], &[], &[]).unwrap_or_else(|_| panic!("a profile"));
    Write::Network(NetworkWrite::SetProfile { account, profile })
}

fn follow_topic(by: AccountId, text: &str, new: u64) -> Write {
    Write::Network(NetworkWrite::FollowTopic { by, name: name(text), new: TopicId::new(new), at: NOW })
}

fn of_thread(write: ThreadWrite) -> Vec<Write> {
    vec![Write::Thread(write)]
}

pub async fn headlines_topics_and_blocks_read_by_ids_and_only_those_that_are_there(ground: &Ground) {
    let store = house(ground).await;
    let everybody: Vec<AccountId> = (1..=MANY + 5).map(AccountId::new).collect();
    assert!(store.headlines(&everybody).await.expect("up").is_empty());
    let said = |n: u64| format!("Bridges, number {n}");
    let unit = (1..=MANY).map(|n| set_headline(AccountId::new(n), Some(&said(n)))).collect();
    store.write(unit).await.expect("written");
    store.write(vec![set_headline(LIN, None)]).await.expect("written");
    let mut read = store.headlines(&everybody).await.expect("up");
    read.sort_by_key(|(account, _)| *account);
    let expected: Vec<(AccountId, String)> =
        (1..=MANY).filter(|n| *n != LIN.number()).map(|n| (AccountId::new(n), said(n))).collect();
    let read: Vec<_> = read.into_iter().map(|(account, line)| (account, line.as_str().to_owned())).collect();
    assert_eq!(read, expected);

    for by in 1..=4 {
        let unit =
            (1..=10).map(|n| follow_topic(AccountId::new(by), &format!("Topic {by} {n}"), 100 * by + n));
        store.write(unit.collect()).await.expect("written");
    }
    let (by, topic) = (AccountId::new(9), TopicId::new(101));
    let more = NetworkWrite::AddTopicName { by, topic, name: name("主题"), at: At(NOW.0 + 1) };
    store.write(vec![Write::Network(more), follow_topic(LIN, "主题", 999)]).await.expect("written");
    let first = store.topic_ids(30, None).await.expect("up");
    let second = store.topic_ids(30, first.last().copied()).await.expect("up");
    assert_eq!((first.len(), second.len()), (30, 10));
    let all: Vec<TopicId> = first.into_iter().chain(second).chain([TopicId::new(999)]).collect();
    let topics = store.topics_of(LIN, &all).await.expect("up");
    assert_eq!(
        topics.iter().map(|(id, _)| *id).collect::<Vec<_>>(),
        all[..40],
        "each once, and none that is not there"
    );
    let (_, topic) = &topics[0];
    assert_eq!(
        (topic.names.join(", "), topic.followers, topic.follows),
        ("Topic 1 1, 主题".to_owned(), 2, true)
    );
    let (_, topic) = &store.topics_of(KIM, &all[..1]).await.expect("up")[0];
    assert!(!topic.follows);

    let block = |by, member| of_thread(ThreadWrite::Block { by, member, at: NOW });
    store.write(block(ANN, LIN)).await.expect("written");
    store.write(block(AccountId::new(MANY), ANN)).await.expect("written");
    let mut apart = store.blocked_either_way(ANN, &everybody).await.expect("up");
    apart.sort();
    assert_eq!(apart, [LIN, AccountId::new(MANY)]);
    assert_eq!(store.blocked_either_way(LIN, &everybody).await.expect("up"), [ANN]);
    assert!(store.blocked_either_way(KIM, &everybody).await.expect("up").is_empty());
    assert!(
        store.blocked_either_way(ANN, &[KIM]).await.expect("up").is_empty(),
        "of those alone who were asked for"
    );
    store.close().await.expect("closes");
}

pub async fn what_is_found_otherwise_from_now_on_is_noted_after_its_commit_and_nothing_else(ground: &Ground) {
    let store = house(ground).await;
    let changes = store.changes();
    assert_eq!(changes.next().await.len(), MANY as usize, "everybody is new");
    let name = Name::parse("Ann Tran").ok();
    let unit = vec![
        set_headline(ANN, Some("Bridges")),
        Write::Admission(AdmissionWrite::SetName { account: LIN, name }),
        follow_topic(ANN, "Rust", 70),
        // Of nobody's name.
        Write::Thread(ThreadWrite::Block { by: ANN, member: KIM, at: NOW }),
        Write::Network(NetworkWrite::Follow { by: ANN, member: LIN, at: NOW }),
    ];
    store.write(unit).await.expect("written");
    assert_eq!(
        changes.next().await,
        [Changed::Person(ANN), Changed::Person(LIN), Changed::Topic(TopicId::new(70))].into()
    );

    let nobody = Write::Inviting(Inviting::Remove { account: AccountId::new(99), let_in_by: None });
    store.write(vec![set_headline(KIM, Some("Tunnels")), nobody]).await.expect_err("there is nobody");
    let cancel = ScheduleWrite::Cancel { id: ScheduledId::new(8), at: NOW };
    store.write(vec![Write::Schedule(cancel)]).await.expect_err("there is none");
    let ask = LeavingWrite::Ask { account: LIN, at: NOW, erase_at: NOW };
    let erase = LeavingWrite::Erase { account: LIN, now: NOW, handle_until: NOW };
    store.write(vec![Write::Leaving(ask), Write::Leaving(erase)]).await.expect("written");
    assert_eq!(changes.next().await, [Changed::Person(LIN)].into(), "what was refused changed nothing");
    store.close().await.expect("closes");
}
