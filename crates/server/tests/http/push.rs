//! Web Push from the other side: a push service on loopback, and browsers that read what was sealed for them.

use super::house::{Browser, DAY, House};
use super::inbox::{follow, later, put, round, rows};
use super::introductions::{ask, client, enter, id, open_room};
use super::logs;
use super::provider::axum_serve;
use aws_lc_rs::aead::{AES_128_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use aws_lc_rs::agreement::{self, ECDH_P256, PrivateKey, agree};
use aws_lc_rs::hkdf::{HKDF_SHA256, KeyType, Salt};
use aws_lc_rs::signature::{self, ECDSA_P256_SHA256_FIXED};
use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as B64;
use domain::network::inbox::{Entry, Kind};
use domain::network::wishes::{DEVICES_MAX, SETTLED};
use domain::{DeviceId, InboxId, MemberId};
use protocol::inbox::{PushDevice, Wishes};
use protocol::tell::RefusalCode::*;
use protocol::{Ask, RoomCommand};
use serde_json::{Value, json};
use server::config::{Config, Net};
use std::sync::Arc;
use std::sync::atomic::{AtomicU16, Ordering};
use store::{Device, InboxWrite, SessionId, Write};
use tokio::sync::mpsc;

const CONTACT: &str = "mailto:ops@talk.test";

/// Takes whatever is pushed, and answers as it is told to.
pub struct PushService {
    origin: String,
    status: Arc<AtomicU16>,
    taken: mpsc::UnboundedReceiver<Taken>,
}

pub struct Taken {
    /// To which browser.
    pub to: String,
    headers: HeaderMap,
    pub body: Bytes,
}

type Taking = (Arc<AtomicU16>, mpsc::UnboundedSender<Taken>);

async fn take(
    State((status, taken)): State<Taking>,
    Path(to): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> StatusCode {
    let _ = taken.send(Taken { to, headers, body });
    StatusCode::from_u16(status.load(Ordering::SeqCst)).expect("a status")
}

impl PushService {
    pub async fn open() -> PushService {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let origin = format!("http://{}", listener.local_addr().expect("bound"));
        let (status, (sender, taken)) = (Arc::new(AtomicU16::new(201)), mpsc::unbounded_channel());
        let router = Router::new().route("/push/{to}", post(take)).with_state((status.clone(), sender));
        tokio::spawn(async move { axum_serve(listener, router).await });
        PushService { origin, status, taken }
    }

    pub fn configure(&self, config: &mut Config) {
        config.push.contact = Some(CONTACT.to_owned());
        config.push.services = vec!["127.0.0.1".to_owned()];
        config.outward.allow_pages = vec![Net::parse("127.0.0.0/8").expect("a network")];
    }

    /// The next one, which must come.
    pub async fn push(&mut self) -> Taken {
        let wait = std::time::Duration::from_secs(10);
        tokio::time::timeout(wait, self.taken.recv()).await.expect("a push comes").expect("it runs")
    }

    pub fn is_silent(&mut self) -> bool {
        self.taken.try_recv().is_err()
    }
}

/// A browser's subscription: it alone can read what is sent there.
pub struct Reader {
    key: PrivateKey,
    auth: [u8; 16],
    endpoint: String,
}

struct Len(usize);

impl KeyType for Len {
    fn len(&self) -> usize {
        self.0
    }
}

fn derive(salt: &[u8], secret: &[u8], info: &[u8], len: usize) -> Vec<u8> {
    let mut out = vec![0; len];
    let key = Salt::new(HKDF_SHA256, salt).extract(secret);
    key.expand(&[info], Len(len)).expect("a length").fill(&mut out).expect("of that length");
    out
}

impl Reader {
    pub fn new(service: &PushService, name: &str) -> Reader {
        let key = PrivateKey::generate(&ECDH_P256).expect("a key");
        Reader { key, auth: server::secret::bytes(), endpoint: format!("{}/push/{name}", service.origin) }
    }

    fn public(&self) -> Vec<u8> {
        self.key.compute_public_key().expect("a point").as_ref().to_vec()
    }

    fn subscription(&self) -> Value {
        json!({ "endpoint": self.endpoint, "p256dh": B64.encode(self.public()), "auth": B64.encode(self.auth) })
    }

    pub async fn subscribe(&self, by: &Browser) -> Vec<PushDevice> {
        put(by, "/api/inbox/devices", self.subscription()).await.read(200)
    }

    /// RFC 8291, section 3.4, from the side of whoever reads.
    pub fn open(&self, body: &[u8]) -> Value {
        let (salt, rest) = body.split_at(16);
        let (record_len, rest) = rest.split_at(4);
        assert_eq!(u32::from_be_bytes(record_len.try_into().expect("four bytes")), 4096);
        let (their_key, record) = rest[1..].split_at(usize::from(rest[0]));
        let info = [b"WebPush: info\0".as_slice(), &self.public(), their_key].concat();
        let there = agreement::UnparsedPublicKey::new(&ECDH_P256, their_key);
        let secret = agree(&self.key, there, "no point", |shared| Ok(derive(&self.auth, shared, &info, 32)));
        let secret = secret.expect("a key of theirs");
        let key = derive(salt, &secret, b"Content-Encoding: aes128gcm\0", 16);
        let nonce = derive(salt, &secret, b"Content-Encoding: nonce\0", 12);
        let key = LessSafeKey::new(UnboundKey::new(&AES_128_GCM, &key).expect("16 bytes"));
        let nonce = Nonce::try_assume_unique_for_key(&nonce).expect("12 bytes");
        let mut record = record.to_vec();
        let text = key.open_in_place(nonce, Aad::empty(), &mut record).expect("sealed for this one");
        let end = text.iter().rposition(|byte| *byte != 0).expect("it ends");
        assert_eq!(text[end], 2, "the last record");
        serde_json::from_slice(&text[..end]).expect("JSON")
    }
}

/// RFC 8292: who sent it, in the words that push services want.
fn is_signed(taken: &Taken, service: &PushService, public_key: &str, now_s: u64) {
    let header = taken.headers["authorization"].to_str().expect("a text");
    let (token, key) =
        header.strip_prefix("vapid t=").and_then(|rest| rest.split_once(", k=")).expect("vapid");
    assert_eq!(key, public_key, "the key that the browser subscribed with");
    let (said, signature) = token.rsplit_once('.').expect("a JWT");
    let (head, claims) = said.split_once('.').expect("a JWT");
    let key =
        signature::UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, B64.decode(key).expect("base64url"));
    key.verify(said.as_bytes(), &B64.decode(signature).expect("base64url")).expect("signed by that key");
    let read = |part: &str| -> Value {
        serde_json::from_slice(&B64.decode(part).expect("base64url")).expect("JSON")
    };
    assert_eq!(read(head), json!({ "typ": "JWT", "alg": "ES256" }));
    let claims = read(claims);
    assert_eq!(
        (claims["aud"].as_str(), claims["sub"].as_str()),
        (Some(service.origin.as_str()), Some(CONTACT))
    );
    let until = claims["exp"].as_u64().expect("a time");
    assert!(until > now_s && until <= now_s + 24 * 3600);
}

/// Once what came has settled, one round.
pub async fn pushed(house: &House) {
    house.clock.advance(SETTLED);
    server::push::turn(&house.running.app).await.expect("up");
}

async fn push_key(of: &Browser) -> String {
    of.get("/api/inbox/wishes").await.read::<Wishes>(200).push_key.expect("pushes are on")
}

#[tokio::test]
async fn a_push_is_signed_by_this_server_and_read_by_the_browser_it_is_for() {
    let mut service = PushService::open().await;
    let house = House::with(|config| service.configure(config)).await;
    let mai = house.owner("mai").await;
    let lin = house.member(&mai, "lin").await;
    follow(&lin, "mai").await;
    let (reader, other) = (Reader::new(&service, "lin"), Reader::new(&service, "mai"));
    other.subscribe(&mai).await;
    let devices = reader.subscribe(&lin).await;
    assert!(devices.len() == 1 && devices[0].this_one);
    let room = open_room(&mai, "Bridges").await;
    let mut host = client(&house, &mai).await;
    enter(&mut host, &room).await;
    let told = rows(&house, &lin, 1).await;
    assert!(service.is_silent(), "it settles first");
    pushed(&house).await;
    let taken = service.push().await;
    assert_eq!(taken.to, "lin");
    is_signed(&taken, &service, &push_key(&lin).await, house.clock.now().0 / 1000);
    let header = |name: &str| taken.headers[name].to_str().expect("a text");
    assert_eq!((header("content-encoding"), header("ttl"), header("urgency")), ("aes128gcm", "3600", "high"));
    assert!(!String::from_utf8_lossy(&taken.body).contains("Bridges"), "its push service reads nothing");
    let said = reader.open(&taken.body);
    let body = "@mai started a room\nBridges";
    let expected = json!({
        "title": "Jushou", "body": body, "page": format!("/r/{room}"), "row": told[0].row, "lang": "en"
    });
    assert_eq!(said, expected);
    pushed(&house).await;
    assert!(service.is_silent(), "once");

    // Several things make one noise, and none of what somebody wrote.
    ask(&mut host, Ask::Room { command: RoomCommand::End }).await;
    later(&house);
    follow(&mai, "lin").await;
    let message = json!({ "key": "key-00000001", "text": "A quixotic plan" });
    mai.post("/api/people/@lin/messages", message).await.is(201);
    let kim = house.member(&mai, "kim").await;
    let asked = json!({ "key": "key-00000001", "text": "May I?" });
    kim.post("/api/people/@lin/messages", asked).await.is(201);
    round(&house).await;
    pushed(&house).await;
    let taken = service.push().await;
    let said = reader.open(&taken.body);
    let (body, page) = (said["body"].as_str().expect("a text"), said["page"].as_str());
    assert!(body.contains("@mai wrote to you") && body.contains("@kim would like to write to you"), "{body}");
    assert!(!body.contains("quixotic") && !body.contains("follows"), "following waits in the inbox: {body}");
    assert_eq!((page, said["row"].as_str()), (Some("/inbox"), None));
    assert_eq!(taken.headers["urgency"], "normal");
    assert!(service.is_silent());

    // Looked at before it was sent: no noise.
    let look = async || put(&lin, "/api/inbox/seen", json!({ "at_ms": house.clock.now().0 })).await.is(204);
    look().await;
    later(&house);
    let message = json!({ "key": "key-00000002", "text": "Hello?" });
    mai.post("/api/people/@lin/messages", message).await.is(201);
    round(&house).await;
    look().await;
    pushed(&house).await;
    assert!(service.is_silent());
}

#[tokio::test]
async fn a_browser_that_wants_no_more_is_dropped_and_one_that_signed_out_is_not_pushed_to() {
    let mut service = PushService::open().await;
    let house = House::with(|config| service.configure(config)).await;
    let mai = house.owner("mai").await;
    let mut lin = house.member(&mai, "lin").await;
    let write = async |key: &str| {
        let message = json!({ "key": key, "text": "Hello" });
        mai.post("/api/people/@lin/messages", message).await.is(201);
        round(&house).await;
        pushed(&house).await;
        later(&house);
    };
    follow(&lin, "mai").await;
    follow(&mai, "lin").await;
    round(&house).await;
    Reader::new(&service, "one").subscribe(&lin).await;
    let devices = async |lin: &Browser| lin.get("/api/inbox/wishes").await.read::<Wishes>(200).devices.len();
    let look = async |lin: &Browser| {
        put(lin, "/api/inbox/seen", json!({ "at_ms": house.clock.now().0 })).await.is(204);
    };
    for status in [500, 429, 403] {
        service.status.store(status, Ordering::SeqCst);
        write(&format!("key-00000{status}")).await;
        service.push().await;
        assert_eq!(devices(&lin).await, 1, "{status}: it may be well again");
        look(&lin).await;
    }
    service.status.store(410, Ordering::SeqCst);
    write("key-00000410").await;
    service.push().await;
    for _ in 0..1000 {
        if devices(&lin).await == 0 {
            break;
        }
    }
    assert_eq!(devices(&lin).await, 0);
    look(&lin).await;
    write("key-00000001").await;
    assert!(service.is_silent());

    service.status.store(201, Ordering::SeqCst);
    for number in 0..=DEVICES_MAX {
        Reader::new(&service, &format!("n{number}")).subscribe(&lin).await;
        later(&house);
    }
    assert_eq!(devices(&lin).await, DEVICES_MAX as usize, "the one that came first made room");
    let one = lin.get("/api/inbox/wishes").await.read::<Wishes>(200).devices.remove(0);
    lin.delete(&format!("/api/inbox/devices/{}", one.id)).await.is(204);
    assert_eq!(devices(&lin).await, DEVICES_MAX as usize - 1);
    lin.post("/api/sign-out", json!({})).await.is(204);
    lin.sign_in("lin").await.is(200);
    assert_eq!(devices(&lin).await, 0);
    write("key-00000002").await;
    assert!(service.is_silent());
}

#[tokio::test]
async fn in_quiet_hours_nothing_is_pushed_and_what_can_wait_comes_after() {
    let mut service = PushService::open().await;
    let house = House::with(|config| service.configure(config)).await;
    let mai = house.owner("mai").await;
    let lin = house.member(&mai, "lin").await;
    follow(&lin, "mai").await;
    follow(&mai, "lin").await;
    let reader = Reader::new(&service, "lin");
    reader.subscribe(&lin).await;
    // It is eight in the morning in UTC, and these people are up at night: quiet from seven to noon.
    assert_eq!(house.clock.now().0 / 60_000 % (24 * 60), 8 * 60);
    let wishes = json!({
        "ways": [], "quiet": { "from_min": 7 * 60, "to_min": 12 * 60 },
        "clocks": { "zone": "UTC", "ahead_min": 0, "changes": [] }, "digest": "off", "room_letters": true
    });
    put(&lin, "/api/inbox/wishes", wishes).await.is(204);
    let room = open_room(&mai, "Bridges").await;
    let mut host = client(&house, &mai).await;
    enter(&mut host, &room).await;
    rows(&house, &lin, 2).await;
    mai.post("/api/people/@lin/messages", json!({ "key": "key-00000001", "text": "Hello" })).await.is(201);
    rows(&house, &lin, 3).await;
    pushed(&house).await;
    assert!(service.is_silent());
    house.clock.advance(DAY / 6);
    pushed(&house).await;
    let said = reader.open(&service.push().await.body);
    assert_eq!(said["body"], "@mai wrote to you", "a room that was live in the morning is none at noon");
}

#[tokio::test]
async fn one_account_whose_device_is_damaged_keeps_nothing_from_the_others() {
    let mut service = PushService::open().await;
    let house = House::with(|config| service.configure(config)).await;
    let mai = house.owner("mai").await;
    let (lin, kim) = (house.member(&mai, "lin").await, house.member(&mai, "kim").await);
    for (of, handle) in [(&lin, "lin"), (&kim, "kim")] {
        follow(of, "mai").await;
        follow(&mai, handle).await;
    }
    Reader::new(&service, "lin").subscribe(&lin).await;
    let (store, account, now) = (&house.running.app.store, id(&kim).await, house.clock.now());
    let session = store.sessions(account).await.expect("up")[0].id;
    let whole = device(&Reader::new(&service, "kim"), session, account, now);
    let damaged = Device { auth: "in two parts".to_owned(), ..whole };
    store.write(vec![Write::Inbox(InboxWrite::AddDevice(damaged))]).await.expect("up");
    assert!(store.devices(account).await.is_err(), "it is not read");

    for handle in ["lin", "kim"] {
        let message = json!({ "key": format!("key-{handle}-001"), "text": "Hello" });
        mai.post(&format!("/api/people/@{handle}/messages"), message).await.is(201);
    }
    round(&house).await;
    let log = logs::kept();
    pushed(&house).await;
    drop(log);
    let log = logs::said();
    assert_eq!(service.push().await.to, "lin");
    let left_out: Vec<&str> = log.lines().filter(|line| line.contains("a push is left out")).collect();
    assert!(matches!(left_out[..], [line] if line.contains(&account.to_string())), "{log}");
    assert!(service.is_silent());
    let due = store.pushes_due(house.clock.now(), 10).await.expect("up");
    assert!(due.is_empty(), "and it is not tried again");
}

#[tokio::test]
async fn nobody_is_called_while_pushes_are_off_and_no_other_service_ever() {
    let mut service = PushService::open().await;
    let house = House::with(|config| {
        service.configure(config);
        config.push.contact = None;
    })
    .await;
    let mai = house.owner("mai").await;
    let reader = Reader::new(&service, "mai");
    put(&mai, "/api/inbox/devices", reader.subscription()).await.refuses(404, NotFound);
    // As after an operator switched it off.
    let (app, account, now) = (&house.running.app, id(&mai).await, house.clock.now());
    let session = app.store.sessions(account).await.expect("up")[0].id;
    let entry = Entry { kind: Kind::NewMessage, by: MemberId::of(account), about: Some(7), at: now };
    let unit = [
        InboxWrite::AddDevice(device(&reader, session, account, now)),
        InboxWrite::Take { id: InboxId::new(8), account, entry },
    ];
    app.store.write(unit.map(Write::Inbox).into()).await.expect("up");
    assert_eq!(app.store.pushes_due(now.after(SETTLED), 10).await.expect("up").len(), 1);
    pushed(&house).await;
    assert!(service.is_silent());

    let on = House::with(|config| {
        service.configure(config);
        config.push.services = vec!["push.test".to_owned()];
    })
    .await;
    let mai = on.owner("mai").await;
    put(&mai, "/api/inbox/devices", reader.subscription()).await.refuses(422, BadPushService);
    let (app, account, now) = (&on.running.app, id(&mai).await, on.clock.now());
    let session = app.store.sessions(account).await.expect("up")[0].id;
    let unit = [
        InboxWrite::AddDevice(device(&reader, session, account, now)),
        InboxWrite::Take {
            id: InboxId::new(8),
            account,
            entry: Entry { by: MemberId::of(account), ..entry },
        },
    ];
    app.store.write(unit.map(Write::Inbox).into()).await.expect("up");
    pushed(&on).await;
    assert!(service.is_silent(), "one that was known before is not called either");
    for (key, value) in [
        ("p256dh", json!("BCVx")),
        ("auth", json!("BTBZ")),
        ("endpoint", json!("https://push.test.evil.test/")),
    ] {
        let mut bad = reader.subscription();
        bad["endpoint"] = json!("https://push.test/one");
        bad[key] = value;
        put(&mai, "/api/inbox/devices", bad).await.refuses(422, BadPushService);
    }
    let mut good = reader.subscription();
    good["endpoint"] = json!("https://push.test/one");
    put(&mai, "/api/inbox/devices", good).await.is(200);
}

fn device(reader: &Reader, session: SessionId, account: domain::AccountId, made: domain::At) -> Device {
    Device {
        id: DeviceId::new(9),
        account,
        session,
        endpoint: reader.endpoint.clone(),
        p256dh: B64.encode(reader.public()),
        auth: B64.encode(reader.auth),
        made,
    }
}
