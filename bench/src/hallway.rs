//! The hallway and the search of a large house: how long they take while rooms are renamed, one core for everything.

use crate::door::{self, Answer, Pages, Wire};
use crate::house::House;
use crate::machine;
use crate::random::Random;
use crate::table::{Table, ms};
use anyhow::{Context, Result, anyhow, ensure};
use domain::entry::Name;
use domain::network::{Profile, TopicName};
use domain::{AccountId, At, TopicId};
use serde_json::{Value, json};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};
use store::{AdmissionWrite, NetworkWrite, Unit, Write};

#[derive(clap::Args)]
pub struct Hallway {
    #[arg(long, default_value_t = 100_000)]
    members: usize,
    /// Each of another member, who sits in it.
    #[arg(long, default_value_t = 2000)]
    rooms: usize,
    /// Of the hallway, and of searches.
    #[arg(long, default_value_t = 10_000)]
    asks: usize,
    /// Who asks at the same time, one thing after the other.
    #[arg(long, default_value_t = 4)]
    at_once: usize,
    #[arg(long, default_value = "target/release/jushou")]
    jushou: PathBuf,
}

const MOST: Duration = Duration::from_millis(50);
/// Members who ask, each in turn: whom and what they follow is theirs.
const ASKERS: usize = 200;
const FOLLOWED: usize = 100;
const TOPICS: usize = 1000;
const TOPICS_FOLLOWED: usize = 20;
/// Names written in one go.
const AT_ONCE: usize = 500;
/// How often a room gets another title meanwhile.
const RENAMED_EVERY: Duration = Duration::from_millis(200);
/// No index of any house takes longer.
const MADE_WAIT: Duration = Duration::from_secs(120);

const VIETNAMESE: [&[&str]; 3] = [
    &["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng"],
    &["Thị", "Văn", "Hữu", "Thu", "Quang", "Minh", "Ngọc"],
    &[
        "An", "Bình", "Châu", "Dũng", "Giang", "Hạnh", "Khánh", "Lan", "Phúc", "Quỳnh", "Sơn", "Thảo",
        "Tuấn", "Uyên", "Ánh",
    ],
];
const CHINESE: [&[&str]; 3] = [
    &["王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "陳", "張", "劉", "黃", "吳", "林"],
    &["小", "大", "伟", "芳", "秀", "文", "志", "建", "雅", "家"],
    &["明", "华", "英", "平", "刚", "丽", "强", "磊", "静", "敏", "涛", "超", "霞", "玲"],
];
const KOREAN: [&[&str]; 3] = [
    &["김", "이", "박", "최", "정", "강", "조", "윤", "장", "임"],
    &["민", "서", "지", "하", "도", "예", "준", "현", "수"],
    &["수", "준", "우", "현", "진", "영", "은", "아", "호", "연"],
];
const JAPANESE: [&[&str]; 3] = [
    &["田中", "佐藤", "鈴木", "高橋", "伊藤", "渡辺", "山本"],
    &[""],
    &["さくら", "はると", "陽菜", "ヒロシ", "ゆい", "蓮", "あおい"],
];
const OTHERS: [&[&str]; 3] = [
    &["Anna", "Marco", "Giulia", "Peter", "Fatou", "Diego", "Eva", "Kofi", "Raj", "Yuki", "Sofia", "Luca"],
    &["A.", "de", "van", "M.", "K."],
    &[
        "Rossi", "Bianchi", "Smith", "Mensah", "Silva", "Keller", "Nowak", "Diallo", "Okafor", "Jensen",
        "Moreau",
    ],
];

/// What member number so and so is called: as many people share a name as do in life.
fn name(number: usize) -> String {
    let mut random = Random::new(number as u64 * 7919 + 1);
    let (parts, between) = match number % 5 {
        0 => (VIETNAMESE, " "),
        1 => (CHINESE, ""),
        2 => (KOREAN, ""),
        3 => (JAPANESE, ""),
        _ => (OTHERS, " "),
    };
    parts.map(|part| part[random.within(0, part.len())]).join(between)
}

fn headline(number: usize) -> String {
    format!("{}: {} {}", topic(number % TOPICS), OTHERS[0][number % 12], CHINESE[2][number % 14])
}

fn topic(number: usize) -> String {
    format!("{} {number}", ["Bridges", "音乐", "Trí tuệ", "음악", "Vetrate", "Rust"][number % 6])
}

/// Names and headlines of all, topics, and whom and what the askers follow.
fn written(ids: Vec<AccountId>) -> impl Iterator<Item = Unit> {
    let ids = Arc::new(ids);
    let all = Arc::clone(&ids);
    let of_each = move |number: usize| {
        let account = all[number];
        let name = Name::parse(&name(number)).ok();
        let profile = Profile::parse(Some(&headline(number)), &[], &[], &[]).unwrap_or_default();
        let mut unit = vec![
            Write::Admission(AdmissionWrite::SetName { account, name }),
            Write::Network(NetworkWrite::SetProfile { account, profile }),
        ];
        unit.extend((number < TOPICS).then(|| follow_topic(account, number)));
        unit
    };
    let count = ids.len();
    let everybody = (0..count.div_ceil(AT_ONCE)).map(move |part| {
        (part * AT_ONCE..count.min((part + 1) * AT_ONCE)).flat_map(&of_each).collect::<Unit>()
    });
    let follows = (0..ASKERS.min(count)).map(move |asker| {
        let by = ids[asker];
        let people = (1..=FOLLOWED).map(|n| ids[(asker + n * 17) % count]).filter(|member| *member != by);
        let mut unit: Unit =
            people.map(|member| Write::Network(NetworkWrite::Follow { by, member, at: At(1) })).collect();
        unit.extend((1..=TOPICS_FOLLOWED).map(|n| follow_topic(by, (asker + n * 13) % TOPICS.min(count))));
        unit
    });
    everybody.chain(follows)
}

/// The first to follow it makes it.
fn follow_topic(by: AccountId, number: usize) -> Write {
    let name = TopicName::parse(&topic(number)).unwrap_or_else(|_| unreachable!("a short name with letters"));
    Write::Network(NetworkWrite::FollowTopic { by, name, new: TopicId::new(number as u64 + 1), at: At(1) })
}

pub fn run(asked: &Hallway) -> Result<String> {
    ensure!(asked.rooms < asked.members && asked.rooms > 0 && asked.at_once > 0, "too few members");
    let house = House::furnished(&asked.jushou, asked.members, false, written)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    runtime.block_on(measure(asked, &house))
}

async fn measure(asked: &Hallway, house: &House) -> Result<String> {
    let began = Instant::now();
    let mut pages = Pages::open(&house.address).await?;
    loop {
        let found = pages.get(&house.cookies[0], "/api/search?find=nobody_at_all").await?;
        if serde_json::from_slice::<Value>(&found)?["incomplete"] == false {
            break;
        }
        ensure!(began.elapsed() < MADE_WAIT, "no index is made");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let (made, with_index) = (began.elapsed(), machine::resident(house.id())?);
    let mut renamed = open_rooms(asked, house).await?;
    let renaming = tokio::spawn(async move {
        let mut number = 0;
        loop {
            number += 1;
            let title = format!("Renamed {number}");
            let rename = json!({ "kind": "room", "command": { "kind": "rename", "title": title } });
            match renamed.ask(rename).await? {
                Answer::Done(_) => {}
                Answer::Refused(code) => return Err(anyhow!("refused: {code}")),
            }
            tokio::time::sleep(RENAMED_EVERY).await;
        }
    });
    let mut random = Random::new(26);
    let hallway = ask(asked, house, vec!["/api/hallway".to_owned(); asked.asks]).await?;
    let of_topics = (0..asked.asks).map(|n| format!("/api/hallway?topic={}", encoded(&topic(n % TOPICS))));
    let filtered = ask(asked, house, of_topics.collect()).await?;
    let searches: Vec<String> = (0..asked.asks).map(|_| search(asked, &mut random)).collect();
    let mixed = ask(asked, house, searches.clone()).await?;
    let of_people = searches.into_iter().map(|path| format!("{path}&kind=people")).collect();
    let people = ask(asked, house, of_people).await?;
    if renaming.is_finished() {
        renaming.await??;
    } else {
        renaming.abort();
    }
    let mut table = Table::default();
    for (what, taken) in [
        ("hallway", &hallway),
        ("hallway of one topic", &filtered),
        ("search of everything", &mixed),
        ("search of people alone", &people),
    ] {
        table.at_most(&format!("{what}, p99"), ms(at(taken, 0.99)), ms(MOST), "ms");
        table.note(
            "the same, p50 and longest",
            format!("{:.1}, {:.1} ms", ms(at(taken, 0.5)), ms(at(taken, 1.0))),
        );
    }
    table.note("until everything was looked through after the start", format!("{:.1} s", made.as_secs_f64()));
    table.note(
        "memory of the server with its index, before there are rooms",
        format!("{:.0} MB", with_index as f64 / 1e6),
    );
    table.note(
        "the same with them, at the end",
        format!("{:.0} MB", machine::resident(house.id())? as f64 / 1e6),
    );
    Ok(format!(
        "# Hallway and search\n\n{}. The whole server on one core, over plain HTTP, with {} members who have names in six scripts, {TOPICS} topics and {} live \
         rooms; {} asks of each kind by {} at once, of {ASKERS} members who follow {FOLLOWED} people and {TOPICS_FOLLOWED} topics each. What is looked for are \
         beginnings of names, of any length. Meanwhile a room gets another title every {} ms.\n\n{}",
        machine::description(),
        asked.members,
        asked.rooms,
        asked.asks,
        asked.at_once,
        RENAMED_EVERY.as_millis(),
        table.text()
    ))
}

/// Every room with its owner in it. Returns the last one's socket: nobody answers its pings until somebody asks.
async fn open_rooms(asked: &Hallway, house: &House) -> Result<Wire> {
    let mut last = None;
    for number in 0..asked.rooms {
        // Not the askers': they follow some of these.
        let cookie = &house.cookies[asked.members - 1 - number];
        let title = format!("{} with {}", topic(number), name(number));
        let room =
            door::open(&house.address, cookie, &json!({ "title": title, "topic": topic(number % TOPICS) }))
                .await?;
        let mut wire = Wire::open(&house.address, cookie).await?;
        match wire.ask(json!({ "kind": "enter", "room": room })).await? {
            Answer::Done(_) => {
                if let Some(before) = last.replace(wire) {
                    tokio::spawn(before.stay());
                }
            }
            Answer::Refused(code) => return Err(anyhow!("nobody enters: {code}")),
        }
    }
    last.context("there is a room")
}

/// As much of somebody's name as they typed by now, or of their handle.
fn search(asked: &Hallway, random: &mut Random) -> String {
    let name = name(random.within(0, asked.members));
    let letters = 1 + random.within(0, name.chars().count());
    let typed: String = if random.percent(10) {
        ["@guest", "@guest_a", "guest_b", "@g"][random.within(0, 4)].to_owned()
    } else {
        name.chars().take(letters).collect()
    };
    format!("/api/search?find={}", encoded(&typed))
}

fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02x}")).collect()
}

/// How long each took, the shortest first.
async fn ask(asked: &Hallway, house: &House, paths: Vec<String>) -> Result<Vec<Duration>> {
    let mut asking = vec![];
    for number in 0..asked.at_once {
        let paths: Vec<String> = paths.iter().skip(number).step_by(asked.at_once).cloned().collect();
        let cookies: Vec<String> = house.cookies.iter().take(ASKERS).cloned().collect();
        let mut pages = Pages::open(&house.address).await?;
        asking.push(tokio::spawn(async move {
            let mut taken = Vec::with_capacity(paths.len());
            for (path, cookie) in paths.iter().zip(cookies.iter().cycle().skip(number)) {
                let began = Instant::now();
                pages.get(cookie, path).await?;
                taken.push(began.elapsed());
            }
            anyhow::Ok(taken)
        }));
    }
    let mut all = vec![];
    for one in asking {
        all.extend(one.await??);
    }
    all.sort();
    Ok(all)
}

fn at(taken: &[Duration], share: f64) -> Duration {
    let place = (taken.len() as f64 * share) as usize;
    taken.get(place.min(taken.len().saturating_sub(1))).copied().unwrap_or_default()
}
