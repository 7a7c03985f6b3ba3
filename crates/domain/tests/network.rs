//! Profiles, whom one follows, topics by any spelling, and the hallway's order.

use domain::entry::Field;
use domain::network::follow::{self, FOLLOWS_MAX};
use domain::network::hallway_filter::{
    Filter, RoomTopic, TOPICS_LOOKED_UP, TOPICS_OFFERED, names_of, topics_of,
};
use domain::network::topic::{
    self, TOPIC_NAMES_A_DAY, TOPIC_NAMES_MAX, TOPICS_FOLLOWED_MAX, TopicFacts, TopicKey, TopicName,
};
use domain::network::{Hallway, Link, Profile, Ranked, Reason, Refusal, Shown, SpokenLanguage};
use domain::{AccountId, At, CircleId, MemberId, RoomId, TopicId};
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

const NOW: At = At(1_700_000_000_000);
const ME: MemberId = member(1);

const fn member(number: u64) -> MemberId {
    MemberId::of(AccountId::new(number))
}

fn key(text: &str) -> Option<String> {
    TopicKey::of(text).map(|key| key.as_str().to_owned())
}

#[test]
fn a_topic_is_the_same_however_it_is_typed() {
    let spellings: &[(&[&str], &str)] = &[
        (&["Rust at Scale", "rust  at scale!", "«RUST, at scale»", "ＲＵＳＴ　ａｔ　scale"], "rust at scale"),
        (&["人工智能", " 人工智能。", "人工 智能", "「人工智能」"], "人工智能"),
        (&["Rust 语言", "rust语言", "Rust　语言？"], "rust语言"),
        (&["机器学习 & AI", "机器学习、AI", "机器学习AI"], "机器学习ai"),
        // As syllables, and as the consonants and vowels they are made of.
        (
            &["한국어 음악", "\u{1112}\u{1161}\u{11ab}\u{1100}\u{116e}\u{11a8}\u{110b}\u{1165} 음악"],
            "한국어 음악",
        ),
        // As one letter, as a vowel and a tone, and as everything on its own, in either order.
        (
            &[
                "Tiếng Việt",
                "TIẾNG-VIỆT",
                "Tiê\u{301}ng Viê\u{323}t",
                "Tie\u{302}\u{301}ng Vie\u{323}\u{302}t",
            ],
            "tiếng việt",
        ),
        (&["Đầu tư", "đa\u{302}\u{300}u tu\u{31b}"], "đầu tư"),
        (&["ă", "a\u{306}", "Ă"], "ă"),
        (&["Caffè", "caffe\u{300}"], "caffè"),
        (&["#rust", "Rust"], "rust"),
        (&["อาหารไทย", "อาหารไทย!"], "อาหารไทย"),
    ];
    for (texts, same) in spellings {
        for text in *texts {
            assert_eq!(key(text).as_deref(), Some(*same), "{text}");
        }
    }
}

#[test]
fn other_words_are_other_topics() {
    let different = [
        "C",
        "C++",
        "C#",
        "ma",
        "má",
        "mà",
        "mạ",
        "ป่า",
        "ป้า",
        "인공지능",
        "인공 지능",
        "人工智能",
        "人工智慧",
        "AI",
        "A I",
    ];
    let keys: BTreeSet<_> = different.iter().map(|text| key(text)).collect();
    assert_eq!(keys.len(), different.len(), "{keys:?}");
    for nothing in ["", "  ", "!?", "…", "+", "#", "🎹", "、。", "\u{301}"] {
        assert_eq!(key(nothing), None, "{nothing:?}");
    }
    assert!(TopicName::parse("🎹").is_err_and(|no| no == Refusal::BadTopic));
    assert!(TopicName::parse(&"x".repeat(41)).is_err_and(|no| no == Refusal::BadTopic));
    let piano = TopicName::parse(" 🎹 Piano ").expect("a name");
    assert_eq!((piano.as_str(), piano.key().as_str()), ("🎹 Piano", "piano"));
}

#[test]
fn a_key_of_a_key_is_that_key_whatever_was_typed() {
    let mut dice = Dice(7);
    let letters: Vec<char> =
        "aAeêuƯ한ᄒ\u{1161}\u{11ab}人工カﾊ é\u{301}\u{302}\u{323}\u{31b}+#-!　９ß".chars().collect();
    for turn in 0..20_000 {
        let text: String = (0..dice.below(9)).map(|_| letters[dice.below(letters.len())]).collect();
        let Some(once) = key(&text) else { continue };
        assert_eq!(key(&once).as_ref(), Some(&once), "turn {turn}: {text:?}");
        assert!(!once.starts_with(' ') && !once.ends_with(' ') && !once.contains("  "), "{text:?}");
    }
}

#[test]
fn one_follows_others_and_not_without_bound() {
    assert_eq!(follow::follow(ME, member(2), false, 0), Ok(true));
    assert_eq!(follow::follow(ME, member(2), true, 5), Ok(false), "a second time changes nothing");
    assert_eq!(follow::follow(ME, ME, false, 0), Err(Refusal::Yourself));
    assert_eq!(follow::follow(ME, member(2), false, FOLLOWS_MAX - 1), Ok(true));
    assert_eq!(follow::follow(ME, member(2), false, FOLLOWS_MAX), Err(Refusal::TooManyFollowed));
    assert_eq!(
        follow::follow(ME, member(2), true, FOLLOWS_MAX),
        Ok(false),
        "whom one follows one goes on to"
    );
}

#[test]
fn topics_are_followed_made_and_named_within_bounds() {
    let there = Some(TopicId::new(7));
    let fresh = TopicFacts::default();
    assert_eq!(topic::follow(&fresh), Ok(true), "following a topic makes it");
    let busy = TopicFacts { named_lately: TOPIC_NAMES_A_DAY, ..fresh };
    assert_eq!(topic::follow(&busy), Err(Refusal::TooManyNewTopics));
    assert_eq!(topic::follow(&TopicFacts { topic: there, ..busy }), Ok(true), "one that is there is not new");
    let full = TopicFacts { topic: there, followed: TOPICS_FOLLOWED_MAX, ..fresh };
    assert_eq!(topic::follow(&full), Err(Refusal::TooManyTopics));
    assert_eq!(topic::follow(&TopicFacts { follows: true, ..full }), Ok(false));

    let known = TopicFacts { topic: there, names: 1, ..fresh };
    assert_eq!(topic::add_name(&fresh, None), Err(Refusal::NoSuchTopic));
    assert_eq!(topic::add_name(&known, None), Ok(true));
    assert_eq!(topic::add_name(&known, there), Ok(false), "it goes by that name already");
    assert_eq!(topic::add_name(&known, Some(TopicId::new(8))), Err(Refusal::TopicTaken));
    let named = TopicFacts { names: TOPIC_NAMES_MAX, ..known };
    assert_eq!(topic::add_name(&named, None), Err(Refusal::TooManyTopicNames));
    let busy = TopicFacts { named_lately: TOPIC_NAMES_A_DAY, ..known };
    assert_eq!(topic::add_name(&busy, None), Err(Refusal::TooManyNewTopics));
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

#[test]
fn a_profile_holds_a_few_of_each_and_none_twice() {
    let refused = |headline: Option<&str>, fields: &[&str], languages: &[&str], links: &[&str]| {
        Profile::parse(headline, &texts(fields), &texts(languages), &texts(links)).err()
    };
    assert_eq!(refused(None, &[], &[], &[]), None, "nobody has to say anything");
    assert!(Profile::parse(Some("  "), &[], &[], &[]).is_ok_and(|profile| profile == Profile::default()));
    assert_eq!(refused(Some(&"x".repeat(120)), &[], &[], &[]), None);
    assert_eq!(refused(Some(&"x".repeat(121)), &[], &[], &[]), Some(Refusal::BadHeadline));
    assert_eq!(refused(None, &["law", "arts", "care", "media"], &[], &[]), None);
    assert_eq!(
        refused(None, &["law", "arts", "care", "media", "crafts"], &[], &[]),
        Some(Refusal::BadProfile)
    );
    assert_eq!(refused(None, &["law", "law"], &[], &[]), Some(Refusal::BadProfile));
    assert_eq!(refused(None, &["alchemy"], &[], &[]), Some(Refusal::BadField));
    assert_eq!(refused(None, &[], &["zh-Hant-TW", "yue", "vi", "ko", "it", "en"], &[]), None);
    assert_eq!(
        refused(None, &[], &["zh-Hans", "zh-Hant"], &[]),
        Some(Refusal::BadProfile),
        "one language twice"
    );
    assert_eq!(refused(None, &[], &["klingon"], &[]), Some(Refusal::BadProfile));
    assert_eq!(refused(None, &[], &[], &["https://a.example"; 2]), Some(Refusal::BadProfile));
    assert_eq!(refused(None, &[], &[], &["http://a.example"]), Some(Refusal::BadLink));
    assert_eq!(
        SpokenLanguage::parse("EN-GB").map(|language| language.as_str().to_owned()),
        Some("en".to_owned())
    );
}

#[test]
fn a_link_is_a_plain_address_over_https() {
    for good in [
        "https://bridges.example",
        "https://bridges.example:8443/a/b?c=d&e=%20#f",
        "https://xn--fsqu00a.xn--0zwm56d/~me",
    ] {
        assert!(Link::parse(&format!(" {good} ")).is_some_and(|link| link.as_str() == good), "{good}");
    }
    for bad in [
        "",
        "bridges.example",
        "http://bridges.example",
        "HTTPS://bridges.example",
        "javascript:alert(1)",
        "https://",
        "https://localhost",
        "https://.example",
        "https://bridges.example.",
        "https://ann@bridges.example",
        "https://ann:secret@bridges.example",
        "https://bridges.example:port",
        "https://bridges.example:99999",
        "https://bridges.example/a b",
        "https://bridges.example\\@evil.example",
        "https://bridges.example/\"onclick",
        "https://bridges.example/<b>",
        "https://brücken.example",
        "https://bridges.example/\u{202e}",
    ] {
        assert!(Link::parse(bad).is_none(), "{bad}");
    }
    assert!(Link::parse(&format!("https://a.example/{}", "x".repeat(200))).is_none());
}

/// Numbers that look random and are the same on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n
    }
}

/// A room as the live part keeps it.
#[derive(Clone)]
struct Live {
    room: RoomId,
    topic: Option<TopicKey>,
    circle: Option<CircleId>,
    language: Option<SpokenLanguage>,
    stage: Vec<(MemberId, Field)>,
    people: u32,
    opened: At,
}

fn live(number: u64) -> Live {
    Live {
        room: RoomId::new(number),
        topic: None,
        circle: None,
        language: None,
        stage: vec![],
        people: 0,
        opened: At(0),
    }
}

impl Live {
    fn shown(&self) -> Shown<'_> {
        Shown {
            room: self.room,
            topic: self.topic.as_ref(),
            circle: self.circle,
            language: self.language,
            stage: &self.stage,
            people: self.people,
            opened: self.opened,
        }
    }
}

fn ranked(hallway: &Hallway, rooms: &[Live]) -> Vec<Ranked> {
    let shown: Vec<Shown> = rooms.iter().map(Live::shown).collect();
    hallway.ranked(&shown, NOW)
}

fn nobody() -> Hallway {
    Hallway {
        me: ME,
        follows: BTreeSet::new(),
        topics: BTreeSet::new(),
        fields: vec![],
        inviter: None,
        languages: vec![],
    }
}

fn music() -> TopicKey {
    TopicKey::of("Music").expect("a key")
}

#[test]
fn each_reason_counts_as_the_table_says() {
    let everything = Hallway {
        follows: (2..9).map(member).collect(),
        topics: [music()].into(),
        fields: vec![Field::Law],
        inviter: Some(member(2)),
        ..nobody()
    };
    let stage = |members: &[u64], field| members.iter().map(|n| (member(*n), field)).collect::<Vec<_>>();
    let on_stage = |count, first| Reason::FollowOnStage { count, first: member(first) };
    let just_now = At(NOW.0 - 599_999);
    let ten_minutes_ago = At(NOW.0 - 600_000);
    let cases = [
        (Live { people: 7, ..live(1) }, 9, vec![]),
        (Live { people: u32::MAX, ..live(1) }, 36, vec![]),
        (Live { topic: Some(music()), ..live(1) }, 50, vec![Reason::FollowTopic]),
        (Live { topic: TopicKey::of("Musik"), ..live(1) }, 0, vec![]),
        (Live { stage: stage(&[9, 4, 3], Field::Arts), ..live(1) }, 80, vec![on_stage(2, 4)]),
        (Live { stage: stage(&[3, 4, 5, 6, 7], Field::Arts), ..live(1) }, 120, vec![on_stage(5, 3)]),
        (
            Live { stage: stage(&[2], Field::Law), ..live(1) },
            75,
            vec![on_stage(1, 2), Reason::InviterOnStage, Reason::YourField],
        ),
        // Where one is oneself one's own field is no reason.
        (Live { stage: stage(&[1], Field::Law), ..live(1) }, 0, vec![]),
        (Live { opened: just_now, ..live(1) }, 10, vec![Reason::JustBegan]),
        (Live { opened: ten_minutes_ago, ..live(1) }, 0, vec![]),
    ];
    for (at, (room, points, reasons)) in cases.into_iter().enumerate() {
        let place = ranked(&everything, &[room]).remove(0);
        assert_eq!((place.points, place.reasons), (points, reasons), "case {at}");
    }
}

#[test]
fn the_order_is_by_points_then_people_then_age_and_the_same_for_any_order_of_asking() {
    let mut dice = Dice(3);
    let hallway = Hallway { topics: [music()].into(), follows: [member(2)].into(), ..nobody() };
    for turn in 0..500 {
        let mut rooms = random_rooms(&mut dice);
        let first = ranked(&hallway, &rooms);
        for at in (1..rooms.len()).rev() {
            rooms.swap(at, dice.below(at + 1));
        }
        assert_eq!(first, ranked(&hallway, &rooms), "turn {turn}");
        assert!(first.is_sorted_by_key(|place| std::cmp::Reverse(place.points)), "turn {turn}");
        assert_eq!(first.len(), rooms.len(), "no room is left out");
    }
    let older = Live { people: 5, opened: At(1), ..live(9) };
    let younger = Live { people: 5, opened: At(2), ..live(1) };
    let fuller = Live { people: 6, opened: At(3), ..live(2) };
    let order = ranked(&nobody(), &[younger, older, fuller]);
    let ids: Vec<u64> = order.iter().map(|place| place.room.number()).collect();
    assert_eq!(ids, [2, 9, 1]);
}

#[test]
fn rooms_in_a_language_that_one_does_not_speak_come_last_and_none_is_left_out() {
    let speaks = |tags: &[&str]| tags.iter().filter_map(|tag| SpokenLanguage::parse(tag)).collect::<Vec<_>>();
    let room = |number, language: Option<&str>, people| Live {
        language: language.and_then(SpokenLanguage::parse),
        people,
        ..live(number)
    };
    let topical = Live { topic: Some(music()), ..room(1, Some("ko"), 40) };
    let rooms = [topical, room(2, Some("vi"), 1), room(3, None, 9), room(4, Some("ko"), 7)];
    let order = |languages: &[&str]| {
        let hallway = Hallway { languages: speaks(languages), topics: [music()].into(), ..nobody() };
        ranked(&hallway, &rooms).iter().map(|place| place.room.number()).collect::<Vec<_>>()
    };
    assert_eq!(order(&["vi", "en"]), [3, 2, 1, 4], "what nobody said a language of is open to all");
    assert_eq!(order(&["ko"]), [1, 3, 4, 2]);
    assert_eq!(order(&[]), [1, 3, 4, 2], "whoever says nothing of theirs is shown all alike");
}

#[test]
fn to_follow_more_lowers_no_room() {
    let mut dice = Dice(11);
    let by_room = |hallway: &Hallway, rooms: &[Live]| {
        let mut points: Vec<_> =
            ranked(hallway, rooms).into_iter().map(|place| (place.room, place.points)).collect();
        points.sort();
        points
    };
    for turn in 0..500 {
        let rooms = random_rooms(&mut dice);
        let mut hallway = nobody();
        for step in 0..20 {
            let before = by_room(&hallway, &rooms);
            let what = dice.below(5);
            match what {
                0 => hallway.topics.extend([music()]),
                1 => hallway.fields.push(Field::ALL[dice.below(Field::ALL.len())]),
                2 if hallway.inviter.is_none() => hallway.inviter = Some(member(2 + dice.below(8) as u64)),
                _ => hallway.follows.extend([member(2 + dice.below(8) as u64)]),
            }
            for ((room, less), (_, more)) in before.iter().zip(by_room(&hallway, &rooms)) {
                assert!(
                    more >= *less,
                    "turn {turn} step {step} by {what}: {room} fell from {less} to {more}"
                );
            }
        }
    }
}

fn random_rooms(dice: &mut Dice) -> Vec<Live> {
    let topics = [None, Some(music()), TopicKey::of("Law")];
    let mut rooms = vec![];
    for number in 1..=1 + dice.below(12) as u64 {
        let first = dice.below(9) as u64;
        let on_stage = dice.below(6) as u64;
        let field = Field::ALL[dice.below(Field::ALL.len())];
        rooms.push(Live {
            topic: topics[dice.below(topics.len())].clone(),
            stage: (first..first + on_stage).map(|n| (member(1 + n % 9), field)).collect(),
            people: dice.below(40) as u32,
            opened: At(NOW.0 - Duration::from_mins(dice.below(20) as u64).as_millis() as u64),
            ..live(number)
        });
    }
    rooms
}

fn topic_key(text: &str) -> TopicKey {
    TopicKey::of(text).expect("a name")
}

#[test]
fn a_filter_leaves_in_what_fits_in_everything_it_names() {
    let (korean, english) = (SpokenLanguage::parse("ko"), SpokenLanguage::parse("en"));
    let circle = Some(CircleId::new(7));
    let of = |number, topic: Option<&str>, language, circle| Live {
        topic: topic.map(topic_key),
        language,
        circle,
        ..live(number)
    };
    let rooms = [
        of(1, Some("Rust"), english, None),
        of(2, Some("러스트"), korean, None),
        of(3, Some("Law"), korean, circle),
        of(4, None, None, circle),
        of(5, None, None, None),
    ];
    let left = |filter: &Filter| {
        let fitting = rooms.iter().filter(|room| filter.fits(&room.shown()));
        fitting.map(|room| room.room.number()).collect::<Vec<_>>()
    };
    let rust: BTreeSet<TopicKey> = ["rust", "러스트"].map(topic_key).into();
    assert_eq!(left(&Filter::default()), [1, 2, 3, 4, 5], "nothing is chosen");
    assert_eq!(left(&Filter { topic: rust.clone(), ..Filter::default() }), [1, 2], "by any of its names");
    assert_eq!(
        left(&Filter { language: korean, ..Filter::default() }),
        [2, 3],
        "whoever said nothing is in none"
    );
    assert_eq!(left(&Filter { circle, ..Filter::default() }), [3, 4]);
    assert_eq!(left(&Filter { topic: rust.clone(), language: korean, circle: None }), [2]);
    assert!(left(&Filter { topic: rust, language: korean, circle }).is_empty());
}

#[test]
fn topics_to_choose_from_are_each_there_once_by_the_name_that_most_rooms_use() {
    let written = ["rust", "Rust!", "러스트", "Law", "law", "LAW", "law", "러스트", "러스트", "Tea"];
    let keys: Vec<TopicKey> = written.iter().map(|text| topic_key(text)).collect();
    let names = names_of(keys.iter().zip(written));
    let shown: Vec<(&str, u32)> = names.iter().map(|topic| (topic.name.as_str(), topic.rooms)).collect();
    assert_eq!(shown, [("LAW", 4), ("러스트", 3), ("Rust!", 2), ("Tea", 1)]);
    let same: BTreeMap<TopicKey, TopicId> =
        [(topic_key("rust"), TopicId::new(5)), (topic_key("러스트"), TopicId::new(5))].into();
    let rust: BTreeSet<TopicKey> = same.keys().cloned().collect();
    assert_eq!(topics_of(&names, &same, None), ["러스트", "LAW", "Tea"], "five rooms together");
    assert_eq!(topics_of(&names, &same, Some(("RUST", &rust))), ["RUST", "LAW", "Tea"], "as it was chosen");
    let gone = BTreeSet::from([topic_key("music")]);
    assert_eq!(topics_of(&names, &same, Some(("Music", &gone))), ["러스트", "LAW", "Tea", "Music"]);
    assert_eq!(
        topics_of(&names, &BTreeMap::new(), None),
        ["LAW", "러스트", "Rust!", "Tea"],
        "nobody follows them"
    );
    assert!(topics_of(&[], &same, None).is_empty());
}

#[test]
fn topics_to_choose_from_are_bounded_and_no_two_are_one() {
    let mut dice = Dice(5);
    for turn in 0..200 {
        let written: Vec<String> =
            (0..dice.below(300)).map(|_| format!("Topic {}", dice.below(60))).collect();
        let keys: Vec<TopicKey> = written.iter().map(|text| topic_key(text)).collect();
        let names = names_of(keys.iter().zip(written.iter().map(String::as_str)));
        assert!(
            names.len() <= TOPICS_LOOKED_UP && names.is_sorted_by(|a, b| a.rooms >= b.rooms),
            "turn {turn}"
        );
        let id = |topic: &RoomTopic| {
            (topic.key.clone(), TopicId::new(topic.name.len() as u64 + topic.rooms as u64 % 3))
        };
        let topics: BTreeMap<TopicKey, TopicId> = names.iter().map(id).collect();
        let offered = topics_of(&names, &topics, None);
        assert!(offered.len() <= TOPICS_OFFERED, "turn {turn}");
        let ids: BTreeSet<_> = offered.iter().map(|name| topics[&topic_key(name)]).collect();
        assert_eq!(ids.len(), offered.len(), "turn {turn}");
    }
}
