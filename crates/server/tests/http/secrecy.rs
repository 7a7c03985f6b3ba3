//! Random scripts among four people: nobody learns of a tick that is not mutual, and no message is shown to a third person, or to
//! whoever had blocked its author.

use super::house::{Answer, Browser, House};
use super::introductions::{open_room, told};
use domain::entry::{Account, Field, Handle, LetInBy, Standing, Stated};
use domain::network::Visit;
use domain::{AccountId, MemberId, RoomId};
use protocol::thread::{ThreadRow, ThreadsPage};
use reqwest::Method;
use serde_json::{Value, json};
use server::live::Line;
use server::secret::{self, Token};
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;
use store::{IntroductionWrite, Session, SessionId, Write};

const PEOPLE: usize = 4;
const SCRIPTS: u64 = 6;
const STEPS: usize = 30;

/// What one does to another.
#[derive(Clone, Copy, Debug)]
enum Act {
    Tick,
    Untick,
    Say,
    Accept,
    Decline,
    Read,
    Contact,
    Block,
    Unblock,
    Follow,
    Unfollow,
}

const ACTS: &[Act] = &[
    Act::Tick,
    Act::Tick,
    Act::Untick,
    Act::Say,
    Act::Say,
    Act::Say,
    Act::Accept,
    Act::Decline,
    Act::Read,
    Act::Contact,
    Act::Block,
    Act::Unblock,
    Act::Follow,
    Act::Follow,
    Act::Unfollow,
];

/// Four members who met in a room; nothing of another world reaches them.
struct World {
    people: Vec<Person>,
    room: String,
    /// What stands for each id, in the order in which they were first seen.
    labels: BTreeMap<String, String>,
    /// Who has blocked whom.
    blocks: BTreeSet<(usize, usize)>,
    /// Messages that nobody but their author may ever see.
    withheld: BTreeSet<String>,
}

struct Person {
    id: AccountId,
    handle: String,
    browser: Browser,
    line: Line,
    /// Everything they were ever answered or told.
    log: String,
}

impl World {
    /// `first`: the number of the first of its members.
    async fn new(house: &House, first: u64) -> World {
        let (app, now) = (&house.running.app, house.clock.now());
        let (mut people, mut unit, mut labels) = (vec![], vec![], BTreeMap::new());
        for n in 0..PEOPLE as u64 {
            let (id, token) = (AccountId::new(first + n), Token::of_session());
            let handle = letters(first + n);
            let account = Account {
                id,
                handle: Handle::parse(&handle).unwrap_or_else(|_| panic!("{handle} is a handle")),
                stated: Stated::parse("builds bridges").expect("a line"),
                field: Field::Engineering,
                registered: now,
                standing: Standing::Member { since: now, let_in_by: LetInBy::FirstStart },
                owner: false,
                bot: false,
            };
            let session = Session {
                id: SessionId::new(secret::number()),
                account: id,
                created: now,
                last_seen: now,
                device: String::new(),
            };
            let line = app.live.connect(account.clone(), session.id).expect("free");
            unit.push(Write::AddAccount { account, password_hash: String::new() });
            unit.push(Write::AddSession { session, token_hash: token.hash() });
            let cookie = Some(format!("jushou_session={}", token.reveal()));
            labels.insert(id.to_string(), format!("person {n}"));
            labels.insert(handle.clone(), format!("handle {n}"));
            let browser = Browser { cookie, ..house.browser() };
            people.push(Person { id, handle, browser, line, log: String::new() });
        }
        app.store.write(unit).await.expect("up");
        let room = open_room(&people[0].browser, "Bridges").await;
        labels.insert(room.clone(), "the room".to_owned());
        let visit = |person: &Person| Visit {
            member: MemberId::of(person.id),
            came: now,
            left: now,
            on_stage: person.id.number() == first,
        };
        let visits = people.iter().map(visit).collect();
        let write = IntroductionWrite::Visits { room: RoomId::parse(&room).expect("an id"), visits };
        app.store.write(vec![Write::Introduction(write)]).await.expect("up");
        World { people, room, labels, blocks: BTreeSet::new(), withheld: BTreeSet::new() }
    }

    async fn get(&self, me: usize, path: &str) -> Answer {
        self.people[me].browser.get(path).await
    }

    /// Their thread with each other, as `me` lists it.
    async fn thread(&self, me: usize, other: usize) -> Option<ThreadRow> {
        for path in ["/api/threads", "/api/threads/requests"] {
            let page: ThreadsPage = self.get(me, path).await.read(200);
            let handle = &self.people[other].handle;
            let found = |row: &ThreadRow| row.person.as_ref().is_some_and(|person| person.handle == *handle);
            if let Some(row) = page.threads.into_iter().find(found) {
                return Some(row);
            }
        }
        None
    }

    async fn act(&mut self, me: usize, act: Act, other: usize, step: usize) -> Answer {
        let browser = self.people[me].browser.clone();
        let put = |path: String, body: Value| Answer::of(browser.ask(Method::PUT, &path).json(&body));
        let of_person = |act: &str| format!("/api/people/{}/{act}", self.people[other].id);
        let tick = format!("/api/introductions/{}/{}", self.room, self.people[other].id);
        let thread = self.thread(me, other).await;
        let id = thread.as_ref().map_or("0000000000000", |row| row.thread.as_str());
        let of_thread = |act: &str| format!("/api/threads/{id}/{act}");
        match act {
            Act::Tick => put(tick, json!({})).await,
            Act::Untick => browser.delete(&tick).await,
            Act::Accept => browser.post(&of_thread("accept"), json!({})).await,
            Act::Decline => browser.post(&of_thread("decline"), json!({})).await,
            Act::Contact => put(of_thread("contact"), json!({ "line": format!("reach {me} {step}") })).await,
            Act::Follow => put(of_person("follow"), json!({})).await,
            Act::Unfollow => browser.delete(&of_person("follow")).await,
            Act::Read => {
                let n = thread.as_ref().and_then(|row| row.last.as_ref()).map_or(0, |message| message.n);
                put(of_thread("read"), json!({ "n": n })).await
            }
            Act::Say => {
                let text = words(me, other, step);
                let body = json!({ "key": format!("key-{step:08}"), "text": text });
                let answer = browser.post(&of_person("messages"), body).await;
                if self.blocks.contains(&(other, me)) {
                    self.withheld.insert(text);
                }
                answer
            }
            Act::Block => {
                let answer = put(of_person("block"), json!({})).await;
                self.blocks.insert((me, other));
                answer
            }
            Act::Unblock => {
                let answer = browser.delete(&of_person("block")).await;
                self.blocks.remove(&(me, other));
                answer
            }
        }
    }

    /// What `me` is answered everywhere, and was told since.
    async fn look(&mut self, me: usize) -> Vec<Value> {
        let mut seen = vec![];
        let mut paths = vec![format!("/api/introductions/{}", self.room)];
        for path in ["introductions", "threads", "threads/requests", "threads/unread", "me/follows", "me"] {
            paths.push(format!("/api/{path}"));
        }
        for other in (0..PEOPLE).filter(|other| *other != me) {
            paths.push(format!("/api/people/{}", self.people[other].id));
            if let Some(row) = self.thread(me, other).await {
                paths.push(format!("/api/threads/{}", row.thread));
                paths.push(format!("/api/threads/{}/messages", row.thread));
            }
        }
        for path in paths {
            let answer = self.get(me, &path).await;
            seen.push(self.note(me, answer.status, answer.text().to_owned()));
        }
        for text in told(&self.people[me].line) {
            seen.push(self.note(me, 0, text));
        }
        seen
    }

    /// Keeps what somebody saw, and says it with labels in place of ids.
    fn note(&mut self, me: usize, status: u16, text: String) -> Value {
        self.people[me].log.push_str(&text);
        self.people[me].log.push('\n');
        let body = serde_json::from_str(&text).unwrap_or(Value::Null);
        json!([status, self.labelled(body)])
    }

    fn labelled(&mut self, value: Value) -> Value {
        match value {
            Value::Array(list) => list.into_iter().map(|value| self.labelled(value)).collect(),
            Value::Object(fields) => {
                fields.into_iter().map(|(key, value)| (key, self.labelled(value))).collect()
            }
            Value::String(text) => Value::String(self.label(text)),
            value => value,
        }
    }

    fn label(&mut self, text: String) -> String {
        if let Some((at, id)) = text.split_once('-').filter(|(_, id)| AccountId::parse(id).is_ok()) {
            return format!("{at}-{}", self.label(id.to_owned()));
        }
        let is_id = AccountId::parse(&text).is_ok();
        let next = format!("thing {}", self.labels.len());
        match self.labels.get(&text) {
            Some(label) => label.clone(),
            None if is_id => self.labels.entry(text).or_insert(next).clone(),
            None => text,
        }
    }
}

fn words(me: usize, other: usize, step: usize) -> String {
    format!("words {me} to {other} at {step}")
}

/// A handle of letters that look like no others.
fn letters(number: u64) -> String {
    number.to_string().bytes().map(|digit| char::from(b"acdeghjkpt"[usize::from(digit - b'0')])).collect()
}

/// One script, in two worlds at once. In the second, 0 ticks 1 besides, who never ticks back: nobody but 0 can tell them apart.
async fn play(house: &House, script: u64) {
    let mut dice = Dice(script);
    let first = 1_000_000 + script * 100;
    let mut worlds = [World::new(house, first).await, World::new(house, first + 50).await];
    let hidden = dice.below(STEPS / 2);
    for step in 0..STEPS {
        house.clock.advance(Duration::from_secs(7));
        let (me, act) = (dice.below(PEOPLE), ACTS[dice.below(ACTS.len())]);
        let other = (me + 1 + dice.below(PEOPLE - 1)) % PEOPLE;
        if step == hidden {
            let answer = worlds[1].act(0, Act::Tick, 1, step).await;
            assert!([200, 409].contains(&answer.status), "script {script}: {}", answer.text());
        }
        if matches!((me, act, other), (1, Act::Tick, 0)) {
            continue; // Then it would be mutual.
        }
        let mut seen = vec![];
        for world in &mut worlds {
            let answer = world.act(me, act, other, step).await;
            let text = answer.text().to_owned();
            let noted = world.note(me, answer.status, text);
            let mut all = vec![if me == 0 { Value::Null } else { noted }];
            for looks in 1..PEOPLE {
                // What was told meanwhile waits until they look.
                if (looks == me && step % 3 == 0) || step % 10 == 9 {
                    all.push(world.look(looks).await.into());
                }
            }
            seen.push(all);
        }
        assert!(
            seen[0] == seen[1],
            "script {script} step {step}: {me} {act:?} {other}: {:#?}",
            differing(&seen)
        );
    }
    for world in &mut worlds {
        no_third_person(world, script).await;
    }
}

/// The first thing that is not the same.
fn differing(seen: &[Vec<Value>]) -> Option<(Value, Value)> {
    let pair = seen[0].iter().zip(&seen[1]).find(|(one, other)| one != other);
    pair.map(|(one, other)| (one.clone(), other.clone()))
}

async fn no_third_person(world: &mut World, script: u64) {
    let mut threads = BTreeMap::new();
    for me in 0..PEOPLE {
        world.look(me).await;
        for other in (0..PEOPLE).filter(|other| *other != me) {
            if let Some(row) = world.thread(me, other).await {
                threads.entry(row.thread).or_insert_with(BTreeSet::new).insert((me, other));
            }
        }
    }
    for (thread, sides) in &threads {
        let pair: BTreeSet<usize> = sides.iter().flat_map(|(me, other)| [*me, *other]).collect();
        assert_eq!(pair.len(), 2, "script {script}: a thread of two");
        for me in (0..PEOPLE).filter(|me| !pair.contains(me)) {
            for path in [format!("/api/threads/{thread}"), format!("/api/threads/{thread}/messages")] {
                assert_eq!(world.get(me, &path).await.status, 404, "script {script}");
            }
        }
    }
    for (me, person) in world.people.iter().enumerate() {
        for part in person.log.split("words ").skip(1) {
            let said = part.split('"').next().unwrap_or_default();
            let text = format!("words {said}");
            let mut numbers = said.split(' ').filter_map(|word| word.parse::<usize>().ok());
            let (from, to) = (numbers.next(), numbers.next());
            assert!(from == Some(me) || to == Some(me), "script {script}: {me} was shown {text}");
            let is_hidden = from != Some(me) && world.withheld.contains(&text);
            assert!(!is_hidden, "script {script}: {me} had blocked whoever wrote {text}");
        }
    }
}

#[tokio::test]
async fn no_script_tells_of_a_tick_that_is_not_mutual_and_no_message_reaches_a_third_person() {
    let house = House::with(|config| {
        config.limits.requests_per_account = 1_000_000;
        config.limits.requests_per_address = 1_000_000;
        config.limits.profiles_per_account = 1_000_000;
    })
    .await;
    for script in 1..=SCRIPTS {
        play(&house, script).await;
    }
}

/// Numbers that look random and are the same on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n
    }
}
