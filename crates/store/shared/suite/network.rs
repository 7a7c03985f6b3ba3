//! Profiles, whom one follows, and topics: what reads back, what is bounded, and what is left of whoever is gone.

use std::collections::BTreeSet;

use domain::network::topic::{NAME_DAY, TOPIC_NAMES_A_DAY, TOPIC_NAMES_MAX};
use domain::network::{Profile, TopicFacts, TopicKey, TopicName};
use domain::{AccountId, At, RoomId, TopicId};
use store::{Conflict, Following, LeavingWrite, NetworkWrite, NodeId, Store, StoredTopic, Write, WriteError};

use super::*;

const ANN: AccountId = AccountId::new(1);
const LIN: AccountId = AccountId::new(2);

/// So many members, numbered from 1.
async fn house(ground: &Ground, members: u64) -> Store {
    let store = ground.store().await;
    let member = |n| Account { standing: let_in(NOW), ..applicant(n, &format!("person{n}x")) };
    store.write((1..=members).map(|n| add(member(n))).collect()).await.expect("written");
    store
}

fn name(text: &str) -> TopicName {
    TopicName::parse(text).unwrap_or_else(|_| panic!("{text} is a name"))
}

fn key(text: &str) -> TopicKey {
    name(text).key().clone()
}

fn follow(by: AccountId, member: u64, at: u64) -> Vec<Write> {
    let (member, at) = (AccountId::new(member), At(NOW.0 + at));
    vec![Write::Network(NetworkWrite::Follow { by, member, at })]
}

fn follow_topic(by: AccountId, text: &str, new: u64) -> Vec<Write> {
    let new = TopicId::new(new);
    vec![Write::Network(NetworkWrite::FollowTopic { by, name: name(text), new, at: NOW })]
}

fn unfollow_topic(by: AccountId, text: &str) -> Vec<Write> {
    vec![Write::Network(NetworkWrite::UnfollowTopic { by, key: key(text) })]
}

fn also(by: AccountId, topic: u64, text: &str, at: At) -> Vec<Write> {
    let topic = TopicId::new(topic);
    vec![Write::Network(NetworkWrite::AddTopicName { by, topic, name: name(text), at })]
}

fn too_many(result: Result<(), WriteError>) {
    assert!(matches!(result, Err(WriteError::Conflict(Conflict::ChangedMeanwhile))), "{result:?}");
}

async fn found(store: &Store, by: AccountId, text: &str) -> Vec<Vec<String>> {
    let topics = store.topics(by, &key(text), 20).await.expect("up");
    topics.into_iter().map(|topic| topic.names).collect()
}

async fn facts(store: &Store, by: AccountId, text: &str) -> TopicFacts {
    store.topic_facts(by, &key(text), At(0)).await.expect("up")
}

pub async fn a_profile_reads_as_written_and_is_replaced_as_a_whole(ground: &Ground) {
    let store = house(ground, 2).await;
    let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    let full = Profile::parse(
        Some("Bridges, tunnels 与 ống dẫn"),
        &texts(&["science", "public_service"]),
        &texts(&["ko", "yue", "en"]),
        &texts(&["https://bridges.example/a?b=c#d", "https://a.example"]),
    );
    let full = full.unwrap_or_else(|_| panic!("a profile"));
    assert!(store.profile(ANN).await.expect("up") == Profile::default(), "nothing was said yet");
    let set = |profile: &Profile| {
        vec![Write::Network(NetworkWrite::SetProfile { account: ANN, profile: profile.clone() })]
    };
    store.write(set(&full)).await.expect("written");
    assert!(store.profile(ANN).await.expect("up") == full);
    assert!(store.profile(LIN).await.expect("up") == Profile::default());
    let following = store.following(ANN).await.expect("up");
    assert_eq!(following.fields, full.fields, "one's hallway goes by them, too");
    assert_eq!(following.languages, full.languages);
    let less = Profile { headline: None, links: vec![], ..full };
    store.write(set(&less)).await.expect("written");
    assert!(store.profile(ANN).await.expect("up") == less);
    let nobody = NetworkWrite::SetProfile { account: AccountId::new(9), profile: less };
    assert!(store.write(vec![Write::Network(nobody)]).await.is_err());
    store.close().await.expect("closes");
}

pub async fn follows_read_latest_first_page_by_page_and_only_of_members(ground: &Ground) {
    let store = house(ground, 6).await;
    store.write(vec![add(applicant(9, "waiting"))]).await.expect("written");
    // Of two at the same moment one is first all the same.
    for (member, at) in [(2, 1), (3, 5), (4, 5), (5, 2), (9, 3)] {
        store.write(follow(ANN, member, at)).await.expect("written");
        store.write(follow(ANN, member, 90)).await.expect("a second time changes nothing");
    }
    let ids = |page: &[(At, AccountId)]| page.iter().map(|(_, id)| id.number()).collect::<Vec<_>>();
    let first = store.follows(ANN, 2, None).await.expect("up");
    assert_eq!(ids(&first), [4, 3]);
    let second = store.follows(ANN, 2, first.last().copied()).await.expect("up");
    assert_eq!(ids(&second), [5, 2], "who waits is nobody yet");
    assert!(store.follows(ANN, 2, second.last().copied()).await.expect("up").is_empty());
    assert!(store.follows(LIN, 9, None).await.expect("up").is_empty(), "it holds one way alone");

    store.start_node(NOW, NodeId::new(5)).await.expect("up");
    let mut closed = room_row(11, 1);
    closed.policy.visibility = domain::room::Visibility::Closed;
    let rooms = vec![save_room(1, 10, 1), Write::SaveRoom { epoch: 1, row: closed, link: None }];
    store.write(rooms).await.expect("up");
    store.write(follow(LIN, 1, 7)).await.expect("written");
    let of_ann = store.follow_facts(LIN, ANN).await.expect("up");
    assert_eq!((of_ann.follows, of_ann.followers, of_ann.followed, of_ann.rooms_hosted), (true, 1, 1, 1));
    let of_lin = store.follow_facts(ANN, LIN).await.expect("up");
    assert_eq!((of_lin.follows, of_lin.followers, of_lin.followed, of_lin.rooms_hosted), (true, 1, 5, 0));
    for _ in 0..2 {
        let unfollow = NetworkWrite::Unfollow { by: ANN, member: LIN };
        store.write(vec![Write::Network(unfollow)]).await.expect("twice is once");
    }
    assert!(!store.follow_facts(ANN, LIN).await.expect("up").follows);
    assert!(store.follow_facts(LIN, ANN).await.expect("up").follows, "the other way stays");
    assert!(store.write(follow(ANN, 77, 1)).await.is_err(), "nobody is there to follow");
    store.close().await.expect("closes");
}

pub async fn hosts_are_those_who_opened_an_open_room_lately_that_others_took_part_in(ground: &Ground) {
    let store = house(ground, 6).await;
    store.start_node(NOW, NodeId::new(5)).await.expect("up");
    let room = |id: u64, owner: u64, opened: u64, came: Option<u64>| {
        let mut row = room_row(id, 1);
        (row.owner, row.opened) = (member(owner), At(NOW.0 + opened));
        let mut unit = vec![Write::SaveRoom { epoch: 1, row, link: None }];
        unit.extend(came.map(|came| Write::Audit {
            room: Some(RoomId::new(id)),
            epoch: 1,
            seq: 1,
            at: NOW,
            by: Some(member(came)),
            kind: "hand_raised",
            about: None,
        }));
        unit
    };
    for unit in [
        room(11, 2, 5, Some(1)),
        room(12, 2, 6, Some(3)),
        room(13, 3, 9, Some(1)),
        room(14, 4, 7, Some(1)),
        // Nobody else did anything there; it was long ago; it is one's own.
        room(15, 5, 8, Some(5)),
        room(16, 6, 0, Some(1)),
        room(17, 1, 9, Some(2)),
    ] {
        store.write(unit).await.expect("up");
    }
    let mut closed = room_row(18, 1);
    (closed.owner, closed.opened) = (member(5), At(NOW.0 + 9));
    closed.policy.visibility = domain::room::Visibility::Closed;
    let mut unit = room(18, 5, 9, Some(1));
    unit[0] = Write::SaveRoom { epoch: 1, row: closed, link: None };
    store.write(unit).await.expect("up");
    let hosts = async |limit| {
        let hosts = store.hosts(ANN, NOW, limit).await.expect("up");
        hosts.into_iter().map(|(host, rooms)| (host.number(), rooms)).collect::<Vec<_>>()
    };
    assert_eq!(hosts(9).await, [(2, 2), (3, 1), (4, 1)]);
    assert_eq!(hosts(2).await, [(2, 2), (3, 1)]);
    store.write(follow(ANN, 2, 1)).await.expect("written");
    assert_eq!(hosts(9).await, [(3, 1), (4, 1)], "whom one follows one need not be told of");
    store.close().await.expect("closes");
}

pub async fn a_topic_is_found_by_any_of_its_names_and_has_each_for_itself(ground: &Ground) {
    let store = house(ground, 3).await;
    store.write(follow_topic(ANN, "Trí tuệ nhân tạo", 50)).await.expect("written");
    store.write(follow_topic(LIN, "trí tuệ NHÂN tạo!", 51)).await.expect("the same");
    store.write(also(LIN, 50, "人工智能", At(NOW.0 + 1))).await.expect("written");
    store.write(also(ANN, 50, "인공지능", At(NOW.0 + 2))).await.expect("written");
    let names = ["Trí tuệ nhân tạo", "人工智能", "인공지능"].map(str::to_owned).to_vec();
    for text in ["Trí tuệ nhân tạo", "trí", "인", "인공지능", "人工", " 人 工"] {
        assert_eq!(found(&store, ANN, text).await, std::slice::from_ref(&names), "{text}");
    }
    for text in ["tuệ", "지능", "智能", "人工智能学", "tri"] {
        assert_eq!(found(&store, ANN, text).await, Vec::<Vec<String>>::new(), "{text}");
    }
    let third = AccountId::new(3);
    store.write(follow_topic(third, "Rust", 52)).await.expect("written");
    store.write(also(ANN, 52, "인공 지능", NOW)).await.expect("a blank makes another name of it");
    too_many(store.write(also(third, 52, "人工智能", NOW)).await);
    too_many(store.write(also(third, 53, "nowhere", NOW)).await);
    assert_eq!(facts(&store, ANN, "nowhere").await.topic, None, "a topic that is not there gets no name");

    let asked = ["인공지능", "nowhere", "人工智能", "rust"].map(key);
    let called: BTreeSet<_> = store.topics_called(&asked).await.expect("up").into_iter().collect();
    let (ai, rust) = (TopicId::new(50), TopicId::new(52));
    assert!(called == BTreeSet::from([(key("인공지능"), ai), (key("人工智能"), ai), (key("rust"), rust)]));
    let many: Vec<TopicKey> = (0..40).map(|n| key(&format!("nothing {n}"))).chain([key("rust")]).collect();
    assert!(store.topics_called(&many).await.expect("up") == [(key("rust"), rust)]);
    assert!(store.topics_called(&[]).await.expect("up").is_empty());

    let seen = store.topic(third, &key("人工智能")).await.expect("up").expect("there");
    assert!(seen == StoredTopic { names: names.clone(), followers: 2, follows: false });
    let facts_of_ann = facts(&store, ANN, "인공지능").await;
    let there = Some(TopicId::new(50));
    let wanted = TopicFacts { topic: there, names: 3, follows: true, followed: 1, named_lately: 3 };
    assert_eq!(facts_of_ann, wanted);
    assert_eq!(store.topic_facts(ANN, &key("人工智能"), NOW).await.expect("up").named_lately, 1);
    let all = store.topics_followed(LIN).await.expect("up");
    assert!(all.len() == 1 && all[0].follows && all[0].names == names);
    let following = store.following(LIN).await.expect("up");
    let keys: BTreeSet<TopicKey> = names.iter().map(|text| key(text)).collect();
    assert!(following.topics == keys, "any of its names is one to look out for");
    assert_eq!(store.own_topics(LIN).await.expect("up"), [(names[0].clone(), NOW)]);
    store.close().await.expect("closes");
}

pub async fn those_with_most_followers_come_first_and_a_topic_that_nobody_follows_is_gone(ground: &Ground) {
    let store = house(ground, 4).await;
    for (by, text, new) in [(1, "Music", 60), (2, "Museums", 61), (3, "museums", 62), (4, "Muse", 63)] {
        store.write(follow_topic(AccountId::new(by), text, new)).await.expect("written");
    }
    let one = |text: &str| vec![text.to_owned()];
    assert_eq!(found(&store, ANN, "mus").await, [one("Museums"), one("Music"), one("Muse")]);
    let two = store.topics(ANN, &key("mus"), 2).await.expect("up");
    assert!(two.len() == 2 && two[0].followers == 2 && !two[0].follows && two[1].follows);

    store.write(also(ANN, 60, "Musik", NOW)).await.expect("written");
    for _ in 0..2 {
        store.write(unfollow_topic(ANN, "musik")).await.expect("twice is once");
        store.write(unfollow_topic(LIN, "museums")).await.expect("twice is once");
    }
    assert_eq!(found(&store, ANN, "mus").await, [one("Museums"), one("Muse")]);
    assert!(store.following(ANN).await.expect("up") == Following::default());
    store.write(follow_topic(LIN, "Musik", 64)).await.expect("its names are free");
    assert_eq!(found(&store, ANN, "musi").await, [one("Musik")]);
    store.close().await.expect("closes");
}

pub async fn names_and_topics_of_one_member_are_bounded_even_if_given_at_once(ground: &Ground) {
    let store = house(ground, 2).await;
    let many = (0..TOPIC_NAMES_A_DAY + 6).map(u64::from);
    let new = |n: u64| follow_topic(ANN, &format!("Topic {n}"), 100 + n);
    let results = write_all(&store, many.map(new).collect()).await;
    let made = results.iter().filter(|result| result.is_ok()).count();
    assert_eq!(made, TOPIC_NAMES_A_DAY as usize);
    assert_eq!(
        store.topics_followed(ANN).await.expect("up").len(),
        made,
        "what was turned down left nothing"
    );
    let first = store.topics_followed(ANN).await.expect("up").swap_remove(0).names.swap_remove(0);
    let topic = facts(&store, ANN, &first).await.topic.map_or(0, TopicId::number);
    too_many(store.write(also(ANN, topic, "One more", NOW)).await);
    let tomorrow = NOW.after(NAME_DAY);
    store.write(also(ANN, topic, "One more", tomorrow)).await.expect("another day");

    for n in 2..TOPIC_NAMES_MAX {
        let later = tomorrow.after(NAME_DAY * n);
        store.write(also(LIN, topic, &format!("Name {n}"), later)).await.expect("written");
    }
    assert_eq!(facts(&store, LIN, "One more").await.names, TOPIC_NAMES_MAX);
    let later = tomorrow.after(NAME_DAY * 90);
    too_many(store.write(also(LIN, topic, "One too many", later)).await);
    store.close().await.expect("closes");
}

pub async fn whoever_is_erased_is_followed_by_nobody_follows_nobody_and_leaves_no_topic_of_their_own(
    ground: &Ground,
) {
    let store = house(ground, 3).await;
    let profile = Profile::parse(Some("Tunes"), &[], &[], &[]).unwrap_or_else(|_| panic!("a profile"));
    store
        .write(vec![Write::Network(NetworkWrite::SetProfile { account: ANN, profile })])
        .await
        .expect("written");
    for unit in [follow(ANN, 2, 0), follow(LIN, 1, 0), follow(LIN, 3, 0)] {
        store.write(unit).await.expect("written");
    }
    for unit in [
        follow_topic(ANN, "Quixotic pursuits", 70),
        follow_topic(ANN, "Music", 71),
        follow_topic(LIN, "music", 72),
        also(ANN, 71, "Musik", NOW),
    ] {
        store.write(unit).await.expect("written");
    }
    let ask = LeavingWrite::Ask { account: ANN, at: NOW, erase_at: NOW };
    let erase = LeavingWrite::Erase { account: ANN, now: NOW, handle_until: NOW };
    store.write(vec![Write::Leaving(ask), Write::Leaving(erase)]).await.expect("due");

    assert!(store.profile(ANN).await.expect("up") == Profile::default());
    let left = store.following(LIN).await.expect("up");
    assert_eq!(left.people, BTreeSet::from([AccountId::new(3)]));
    assert_eq!(store.follows(LIN, 9, None).await.expect("up").len(), 1);
    assert!(store.following(ANN).await.expect("up") == Following::default());
    assert_eq!(facts(&store, LIN, "Quixotic pursuits").await.topic, None, "it was theirs alone");
    let music = store.topic(LIN, &key("Musik")).await.expect("up").expect("others follow it");
    assert_eq!((music.names.len(), music.followers), (2, 1));
    assert_eq!(facts(&store, ANN, "Musik").await.named_lately, 0, "nobody gave these names any more");
    store.close().await.expect("closes");
}

pub async fn those_who_follow_each_other_are_mutual_while_both_are_members(ground: &Ground) {
    let store = house(ground, 4).await;
    store.write(vec![add(applicant(9, "waiting"))]).await.expect("written");
    let nine = AccountId::new(9);
    for unit in
        [follow(ANN, 2, 0), follow(ANN, 3, 0), follow(LIN, 1, 0), follow(ANN, 9, 0), follow(nine, 1, 0)]
    {
        store.write(unit).await.expect("written");
    }
    let are = async |by, member| store.are_mutual(by, AccountId::new(member)).await.expect("up");
    assert!(are(ANN, 2).await && are(LIN, 1).await);
    assert!(!are(ANN, 3).await, "one way is not enough");
    assert!(!are(ANN, 9).await, "who waits is nobody yet");
    assert!(!are(ANN, 1).await && !are(ANN, 77).await, "nor is oneself, or nobody");
    assert_eq!(store.mutuals(ANN).await.expect("up"), [LIN]);
    assert!(store.mutuals(AccountId::new(4)).await.expect("up").is_empty());
    store
        .write(vec![Write::Network(NetworkWrite::Unfollow { by: LIN, member: ANN })])
        .await
        .expect("written");
    assert!(!are(ANN, 2).await && store.mutuals(ANN).await.expect("up").is_empty());
    store.close().await.expect("closes");
}
