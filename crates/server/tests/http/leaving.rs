//! Leaving: the export and what another server takes of it, the time to think again, erasure, and a server that closes.

use super::house::{Answer, Browser, DAY, House};
use protocol::leaving::{Imported, LeavingState};
use protocol::rest::{Me, Person, ServerCard};
use protocol::tell::RefusalCode::*;
use reqwest::Method;
use serde_json::{Value, json};
use server::admin::{self, Command};
use server::leaving::import::IMPORTS_AT_ONCE;
use server::leaving::{self, export};
use std::io::{Cursor, Read};
use std::path::Path;
use std::time::Duration;
use store::keeping::{Column, kept};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// As little as another server's word can be.
const PROFILE: &[u8] =
    br#"{"jushou_export":1,"profile":{"handle":"ann","stated":"tunes pianos","field":"crafts"}}"#;

pub async fn export(browser: &Browser) -> Vec<u8> {
    let answer = browser.get("/api/me/export").await;
    answer.is(200);
    assert_eq!(answer.header("content-type"), "application/zip");
    assert!(answer.header("content-disposition").contains(".zip"));
    answer.body
}

fn file(zip: &[u8], name: &str) -> String {
    let mut text = String::new();
    let mut zip = zip::ZipArchive::new(Cursor::new(zip)).expect("a ZIP");
    zip.by_name(name).expect("it is in there").read_to_string(&mut text).expect("a text");
    text
}

pub fn data(zip: &[u8]) -> Value {
    serde_json::from_str(&file(zip, export::DATA)).expect("JSON")
}

async fn import(browser: &Browser, bytes: Vec<u8>) -> Answer {
    Answer::of(browser.ask(Method::POST, "/api/import").body(bytes)).await
}

async fn put(browser: &Browser, path: &str, body: Value) -> Answer {
    Answer::of(browser.ask(Method::PUT, path).json(&body)).await
}

/// A profile.
fn said() -> Value {
    json!({ "headline": "Steel, mostly", "fields": ["science"], "languages": ["ko", "en"],
            "links": ["https://lin.example/steel"] })
}

async fn ask_to_leave(browser: &Browser, handle: &str) -> LeavingState {
    browser.post("/api/me/leaving", json!({ "handle": handle })).await.read(200)
}

/// Every value at a path with dots; lists are looked into.
fn at<'a>(data: &'a Value, path: &str) -> Vec<&'a Value> {
    path.split('.').fold(vec![data], |found, key| {
        let rows = found.into_iter().flat_map(|value| match value {
            Value::Array(rows) => rows.iter().collect(),
            one => vec![one],
        });
        rows.filter_map(|value| value.get(key)).collect()
    })
}

#[tokio::test]
async fn the_export_holds_every_column_that_says_it_is_exported() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let lin = house.member(&mai, "lin").await;
    lin.invite().await;
    let kim = house.member(&lin, "kim").await;
    lin.post("/api/rooms", json!({ "title": "Bridges <b>", "topic": "Steel" })).await.is(201);
    put(&lin, "/api/topics/Steel/follow", json!({})).await.is(200);
    put(&lin, "/api/people/@kim/follow", json!({})).await.is(204);
    put(&lin, "/api/me/profile", said()).await.is(200);
    let message = json!({ "key": "key-00000001", "text": "Steel beams" });
    lin.post("/api/people/@kim/messages", message).await.is(201);
    put(&lin, "/api/people/@mai/block", json!({})).await.is(204);
    ask_to_leave(&lin, "lin").await;
    let id = lin.me().await.read::<Me>(200).account;
    let id = domain::AccountId::parse(&id).expect("an id");
    seat_and_line(&house, id).await;

    let zip = export(&lin).await;
    let all = data(&zip);
    for kept in kept().filter(|kept| export::BY_HAND.contains(&kept.table)) {
        for (column, how) in kept.columns {
            if let Column::Export(path) | Column::Sealed(path) = how {
                assert!(!at(&all, path).is_empty(), "{}.{column} is not in the export at {path}", kept.table);
            }
        }
    }
    assert_eq!(
        all["profile"],
        json!({ "handle": "lin", "stated": "builds bridges", "field": "engineering", "headline": "Steel, mostly",
                "fields": ["science"], "languages": ["ko", "en"], "links": ["https://lin.example/steel"] })
    );
    assert_eq!(
        (&all["topics"][0]["name"], &all["topic_names"][0]["name"]),
        (&json!("Steel"), &json!("Steel"))
    );
    assert_eq!(at(&all, "follows.followed").len(), 1);
    assert_eq!(at(&all, "messages.text"), [&json!("Steel beams")]);
    assert_eq!((at(&all, "threads.with").len(), at(&all, "blocks.member").len()), (1, 1));
    assert_eq!((&all["account"]["let_in"], &all["account"]["let_in_by"]), (&json!("invite"), &json!("mai")));
    assert_eq!(at(&all, "invites.accepted_by").iter().filter(|by| ***by == json!("kim")).count(), 1);
    assert_eq!(all["rooms"][0]["title"], "Bridges <b>");

    let page = file(&zip, export::PAGE);
    assert!(
        page.contains("Bridges &lt;b&gt;") && page.contains("@lin") && !page.contains("<script"),
        "{page}"
    );
    let text = file(&zip, export::DATA);
    for secret in
        [super::house::PASSWORD, lin.cookie.as_deref().and_then(|c| c.split_once('=')).expect("a cookie").1]
    {
        assert!(!text.contains(secret) && !text.contains("argon2"), "secrets are not exported");
    }
    let others = data(&export(&kim).await);
    assert!(!others.to_string().contains("Bridges"), "another's rooms are not one's own");
    assert!(at(&others, "follows.followed").is_empty() && !others.to_string().contains("Steel"));
    assert_eq!(at(&others, "threads.with").len(), 1, "what others wrote is theirs to take along");
}

/// What takes a conversation to come about.
async fn seat_and_line(house: &House, member: domain::AccountId) {
    use domain::room::{Role, SeatRow};
    let now = house.clock.now();
    let member = domain::MemberId::of(member);
    let store = &house.running.app.store;
    let room = store.rooms_opened_by(member.account()).await.expect("up")[0].room;
    let row = SeatRow {
        member,
        bot: false,
        role: Role::Speaker,
        lineup: None,
        mute: None,
        asked_to_unmute: false,
        on_stage_since: None,
        hand: None,
        left_hand: None,
        by_turn: false,
        spoken: Duration::ZERO,
        vote: None,
        invited_until: None,
        removed_until: None,
        banned: false,
    };
    let line = store::Write::Audit {
        room: Some(room),
        epoch: 1,
        seq: 1,
        at: now,
        by: Some(member),
        kind: "joined",
        about: Some(member),
    };
    store.write(vec![store::Write::SaveSeat { epoch: 1, room, row }, line]).await.expect("up");
}

#[tokio::test]
async fn another_server_takes_the_words_over_and_exports_the_same_and_no_right_comes_along() {
    let (here, there) = (House::open().await, House::open().await);
    let mai = here.owner("mai").await;
    put(&mai, "/api/me/profile", said()).await.is(200);
    let zip = export(&mai).await;
    assert_eq!(data(&zip)["account"]["owner"], true);

    there.owner("kim").await;
    let form: Imported = import(&there.browser(), zip.clone()).await.read(200);
    assert_eq!((form.handle.as_str(), form.handle_is_free, form.taken_over), ("mai", true, false));
    let mut new = there.browser();
    let form = json!({ "handle": form.handle, "password": super::house::PASSWORD, "stated": "to be replaced", "field": form.field });
    new.post_and_keep("/api/register", form).await.is(201);
    let taken: Imported = import(&new, zip.clone()).await.read(200);
    assert!(taken.taken_over && !taken.handle_is_free);
    let me: Me = new.me().await.read(200);
    assert_eq!((me.stated.as_str(), me.field.as_str()), ("builds bridges", "engineering"));
    assert!(!me.owner && me.standing == protocol::rest::Standing::Applicant, "one waits here like everybody");

    let again = data(&export(&new).await);
    assert_eq!(again["profile"], data(&zip)["profile"], "what was brought goes on the same");
    assert_eq!(
        (&again["account"]["owner"], &again["account"]["member_since_ms"]),
        (&json!(false), &Value::Null)
    );
    let alone = file(&zip, export::DATA).into_bytes();
    assert!(import(&new, alone).await.read::<Imported>(200).taken_over, "the data file alone will do");
    let mut ann = there.browser();
    let form = json!({ "handle": "ann", "password": super::house::PASSWORD, "stated": "reads laws", "field": "law" });
    ann.post_and_keep("/api/register", form).await.is(201);
    assert_eq!(import(&ann, zip).await.read::<Imported>(200).field, "law");
    let me: Me = ann.me().await.read(200);
    assert_eq!(
        (me.stated.as_str(), me.field.as_str()),
        ("builds bridges", "law"),
        "what is counted by stays"
    );
    assert_eq!(ann.me().await.read::<Me>(200).handle, "ann", "nobody is renamed by a file");
}

#[tokio::test]
async fn what_is_no_export_is_refused_and_exports_and_imports_are_bounded() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    for bad in [
        &b""[..],
        b"PK\x03\x04",
        b"{}",
        b"\xff\xff",
        br#"{"jushou_export":1,"profile":{"handle":"root","stated":"x","field":"law"}}"#,
    ] {
        import(&mai, bad.to_vec()).await.refuses(422, NoExport);
    }
    import(&mai, vec![b' '; leaving::import::IMPORT_BYTES_MAX + 1]).await.refuses(422, NoExport);
    for _ in 0..10 {
        mai.get("/api/me/export").await.is(200);
    }
    mai.get("/api/me/export").await.refuses(429, TooManyRequests);
    house.clock.advance(Duration::from_secs(3600));
    mai.get("/api/me/export").await.is(200);
    house.browser().get("/api/me/export").await.refuses(401, SignInFirst);
}

/// An import that has begun: all of it is here but the last byte.
async fn begin_import(house: &House, file: &[u8]) -> TcpStream {
    let mut stream = TcpStream::connect(house.running.addresses[0]).await.expect("it listens");
    let (origin, length) = (house.origin(), file.len());
    let head = format!(
        "POST /api/import HTTP/1.1\r\nhost: {}\r\norigin: {origin}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n",
        house.running.addresses[0]
    );
    stream.write_all(head.as_bytes()).await.expect("sent");
    stream.write_all(&file[..length - 1]).await.expect("sent");
    stream
}

/// Until as many files are being read.
async fn imports_at_once(house: &House, count: usize) {
    for _ in 0..10_000 {
        if house.running.app.imports.available_permits() + count == IMPORTS_AT_ONCE {
            return;
        }
        house.running.app.store.meta("nothing").await.expect("up"); // The server goes on meanwhile.
    }
    panic!("{count} files are never read at once");
}

#[tokio::test]
async fn of_strangers_files_two_are_read_at_once_and_the_third_is_told_to_come_back() {
    let house = House::open().await;
    let mut begun = vec![];
    for _ in 0..2 {
        begun.push(begin_import(&house, PROFILE).await);
    }
    imports_at_once(&house, 2).await;
    let stranger = house.browser();
    import(&stranger, PROFILE.to_vec()).await.refuses(503, NotNow);
    let mut first = begun.remove(0);
    first.write_all(&PROFILE[PROFILE.len() - 1..]).await.expect("sent");
    let mut answer = String::new();
    first.read_to_string(&mut answer).await.expect("answered");
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    import(&stranger, PROFILE.to_vec()).await.is(200);
}

/// With one thread for what takes long, and that one busy.
#[test]
fn a_stranger_s_file_is_read_on_no_thread_that_serves() {
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    let runtime = runtime.enable_all().max_blocking_threads(1).build().expect("a runtime");
    runtime.block_on(async {
        let house = House::open().await;
        let stranger = house.browser();
        let (free, busy) = std::sync::mpsc::channel::<()>();
        let busy = tokio::task::spawn_blocking(move || busy.recv());
        let import = tokio::spawn({
            let stranger = stranger.clone();
            async move { import(&stranger, PROFILE.to_vec()).await }
        });
        imports_at_once(&house, 1).await;
        for _ in 0..20 {
            stranger.get("/livez").await.is(200);
        }
        assert!(!import.is_finished(), "it waits for that thread, and nobody waits for it");
        drop(free);
        import.await.expect("no panic").is(200);
        assert!(busy.await.expect("no panic").is_err(), "nothing was sent");
    });
}

#[tokio::test]
async fn whoever_asks_to_leave_has_two_weeks_and_signing_in_again_is_a_change_of_mind() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let mut lin = house.member(&mai, "lin").await;
    lin.post("/api/me/leaving", json!({ "handle": "mai" })).await.refuses(422, NotYourHandle);
    mai.post("/api/me/leaving", json!({ "handle": "mai" })).await.refuses(409, LastOwner);
    let due = ask_to_leave(&lin, "lin").await.erased_ms.expect("asked");
    assert_eq!(due, house.clock.now().0 + 14 * DAY.as_millis() as u64);
    house.clock.advance(DAY);
    assert_eq!(ask_to_leave(&lin, "LIN").await.erased_ms, Some(due), "asking twice does not put it off");
    assert_eq!(lin.me().await.read::<Me>(200).erased_ms, Some(due), "every page knows");

    lin.sign_in("lin").await.is(200);
    assert_eq!(lin.me().await.read::<Me>(200).erased_ms, None);
    ask_to_leave(&lin, "lin").await;
    assert_eq!(lin.delete("/api/me/leaving").await.read::<LeavingState>(200).erased_ms, None);
    house.clock.advance(20 * DAY);
    leaving::turn(&house.running.app).await.expect("up");
    lin.me().await.is(200);
}

#[tokio::test]
async fn after_two_weeks_nothing_readable_is_left_and_the_handle_rests_for_ninety_days() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let mut quixotic = house.browser();
    let invite = mai.invite().await;
    let form = json!({ "handle": "quixotic", "password": super::house::PASSWORD, "stated": "tilts at windmills", "field": "arts", "invite": invite.token });
    quixotic.post_and_keep("/api/register", form).await.is(201);
    let id = quixotic.me().await.read::<Me>(200).account;
    let link = quixotic.invite().await;
    let backup = house.dir.path().join("backup.db");
    admin::run(&house.running.app.config, Command::Backup { to: backup.clone() }).await.expect("made");
    ask_to_leave(&quixotic, "quixotic").await;

    house.clock.advance(14 * DAY - Duration::from_millis(1));
    leaving::turn(&house.running.app).await.expect("up");
    quixotic.me().await.is(200);
    house.clock.advance(Duration::from_millis(1));
    leaving::turn(&house.running.app).await.expect("up");
    quixotic.me().await.refuses(401, SignInFirst);
    quixotic.clone().sign_in("quixotic").await.refuses(401, WrongHandleOrPassword);
    mai.get(&format!("/api/people/{id}")).await.refuses(404, NoSuchAccount);
    house.browser().get(&format!("/api/invites/{}", link.token)).await.refuses(404, NoSuchInvite);
    for text in [&b"quixotic"[..], b"windmills"] {
        assert!(!holds(&house.dir.path().join("data"), text), "nothing of it lies on the disk");
    }
    let backup = std::fs::read(backup).expect("there");
    assert!(!contains(&backup, b"windmills"), "nor does what they wrote in an old backup");

    let again = |handle: &'static str| house.browser().register_answer(handle);
    again("quix0tic").await.refuses(409, HandleTaken);
    house.clock.advance(90 * DAY);
    leaving::turn(&house.running.app).await.expect("up");
    again("quixotic").await.is(201);
}

impl Browser {
    async fn register_answer(self, handle: &str) -> Answer {
        self.post("/api/register", super::house::registration(handle, None)).await
    }
}

#[tokio::test]
async fn a_server_that_closes_says_so_takes_nobody_new_hands_everything_out_and_leaves_nothing() {
    let house = House::open().await;
    let mai = house.owner("zebulon").await;
    let lin = house.member(&mai, "quixotic").await;
    lin.post("/api/rooms", json!({ "title": "Windmills of Mancha" })).await.is(201);
    let config = &house.running.app.config;
    let exports = house.dir.path().join("exports");
    let close = |on: &str, exports: &Path| {
        admin::run(
            config,
            Command::Close { on: Some(on.to_owned()), exports: Some(exports.to_owned()), call_off: false },
        )
    };
    let call_off = Command::Close { on: None, exports: None, call_off: true };
    // The clock by hand begins on 2027-01-15 at 08:00.
    assert!(close("2027-01-22", &exports).await.expect_err("too soon").to_string().contains("a week ahead"));
    assert!(close("soon", &exports).await.is_err());
    close("2027-01-23", &exports).await.expect("announced");
    let card: ServerCard = house.browser().get("/api/server").await.read(200);
    assert_eq!(card.closes_ms, Some(1_800_662_400_000));
    house.browser().register_answer("latecomer").await.refuses(410, ServerCloses);
    admin::run(config, call_off).await.expect("called off");
    assert_eq!(house.browser().get("/api/server").await.read::<ServerCard>(200).closes_ms, None);
    house.browser().register_answer("latecomer").await.is(201);

    let exports = house.dir.path().join("exports-again");
    close("2027-01-23", &exports).await.expect("announced again");
    for handle in ["zebulon", "quixotic", "latecomer"] {
        let path = exports.join(format!("{handle}.zip"));
        let mut tries = 0;
        while data_of(&path).is_none() {
            tries += 1;
            assert!(tries < 10_000, "{handle} is handed out");
            tokio::task::yield_now().await;
            lin.me().await;
        }
        assert_eq!(data_of(&path).expect("there")["profile"]["handle"], handle);
    }
    lin.get("/api/me/export").await.is(200);

    let at = house.dir.path().join("data");
    assert!(holds(&at, b"quixotic") && holds(&at, b"Mancha"), "the search finds what is there");
    house.clock.advance(8 * DAY);
    leaving::turn(&house.running.app).await.expect("up");
    for text in [&b"quixotic"[..], b"builds bridges", b"Mancha", b"zebulon", b"latecomer", b"argon2"] {
        assert!(!holds(&at, text), "{} is left", String::from_utf8_lossy(text));
    }
    lin.me().await.refuses(401, SignInFirst);
    house.browser().get("/readyz").await.is(503);
    assert!(house.browser().get("/api/server").await.read::<ServerCard>(200).closes_ms.is_some());
    let House { running, dir, .. } = house;
    running.stop().await.expect("it stops");
    assert!(!holds(&dir.path().join("data"), b"quixotic"), "nor after it has stopped");
}

fn data_of(path: &Path) -> Option<Value> {
    let bytes = std::fs::read(path).ok()?;
    zip::ZipArchive::new(Cursor::new(&bytes)).ok()?;
    Some(data(&bytes))
}

#[tokio::test]
async fn what_members_see_of_somebody_whose_inviter_is_gone_goes_on() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let lin = house.member(&mai, "lin").await;
    let kim = house.member(&lin, "kim").await;
    let id = kim.me().await.read::<Me>(200).account;
    ask_to_leave(&lin, "lin").await;
    house.clock.advance(14 * DAY);
    leaving::turn(&house.running.app).await.expect("up");
    let person: Person = mai.get(&format!("/api/people/{id}")).await.read(200);
    assert_eq!((person.handle.as_str(), person.invited_by), ("kim", None));
    export(&kim).await;
}

fn holds(folder: &Path, text: &[u8]) -> bool {
    let files = std::fs::read_dir(folder).expect("the data directory").flatten();
    files.into_iter().any(|file| std::fs::read(file.path()).is_ok_and(|bytes| contains(&bytes, text)))
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[test]
fn the_committed_retention_table_is_what_the_program_prints() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/retention.md");
    let committed = std::fs::read_to_string(path).unwrap_or_default();
    assert!(committed == store::keeping::document(), "run `cargo xtask gen`");
}
