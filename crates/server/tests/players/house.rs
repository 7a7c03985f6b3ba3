//! A server on loopback with people in a room, and what a program says to it over a bare socket.

use client::clip::Packet;
use client::{Client, Clip, Heard, Media, Received, Socket};
use protocol::RoomCommand;
use protocol::rest::{OpenRoom, PlayerPass, PlayerWay, Register};
use protocol::room::Role;
use server::config::Config;
use server::serve::{self, Plan, Running};
use std::collections::BTreeMap;
use std::net::Ipv4Addr;
use std::path::PathBuf;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::broadcast::Receiver;
use tokio::time::timeout;

/// Well past what a promise allows; reached only when it is broken.
pub const LATE: Duration = Duration::from_secs(5);

pub struct House {
    pub running: Running,
    pub base: String,
    _dir: Gone,
}

/// A directory of one test, gone when dropped, however the test ends.
struct Gone(PathBuf);

impl Drop for Gone {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0); // Not even made, if the server did not start.
    }
}

impl House {
    pub async fn open() -> House {
        let dir = Gone(std::env::temp_dir().join(format!("jushou-test-{:016x}", server::secret::number())));
        let mut config = Config::default();
        config.server.listen = vec![(Ipv4Addr::LOCALHOST, 0).into()];
        config.server.data_dir = dir.0.clone();
        config.media.port = 0;
        let running = serve::start(Plan::new(config)).await.expect("the server starts");
        let base = format!("http://{}", running.addresses[0]);
        House { running, base, _dir: dir }
    }

    pub async fn register(&self, handle: &str, invite: &str) -> Client {
        let client = Client::new(&self.base).expect("a client");
        let register = Register {
            handle: handle.to_owned(),
            password: "a long enough secret".to_owned(),
            stated: "Tests rooms".to_owned(),
            field: "software".to_owned(),
            passkey: None,
            invite: Some(invite.to_owned()),
            region: None,
            answers: Default::default(),
            invite_mail: None,
            invite_code: None,
            name: None,
        };
        client.register(&register).await.expect("registered");
        client
    }

    pub async fn owner(&self) -> Client {
        let link =
            self.running.first_owners_link().await.expect("the store reads").expect("nobody owns it yet");
        self.register("ann", link.rsplit('/').next().expect("a token behind the last slash")).await
    }

    pub async fn member(&self, inviter: &Client, handle: &str) -> Client {
        self.register(handle, &inviter.make_invite(None).await.expect("an invite").token).await
    }

    pub async fn close(self) {
        self.running.stop().await.expect("the server stops");
    }
}

/// One participant in a room, with sound.
pub struct Present {
    pub client: Client,
    pub socket: Socket,
    pub media: Media,
}

impl Present {
    pub async fn enter(client: &Client, room: &str) -> Present {
        let socket = client.connect().await.expect("connected");
        socket.enter(room, None).await.expect("entered");
        let media = socket.media().await.expect("sound connected");
        Present { client: client.clone(), socket, media }
    }

    pub async fn command(&self, command: RoomCommand) {
        self.socket.command(command).await.expect("done");
    }

    pub fn id(&self) -> String {
        self.socket.me()
    }

    pub async fn sees<T>(&self, what: &str, look: impl Fn(&Heard) -> Option<T>) -> T {
        let seen = timeout(LATE, self.socket.until(look)).await;
        seen.unwrap_or_else(|_| panic!("not in time: {what}")).expect("the socket stands")
    }
}

/// Ann's room with her in it and on stage with an open microphone, and a member outside.
pub struct Two {
    pub room: String,
    pub ann: Present,
    pub bo: Client,
    pub bo_id: String,
}

pub async fn two(house: &House) -> Two {
    let ann = house.owner().await;
    let opened = ann.open_room(&OpenRoom { title: "Tones".to_owned(), topic: None, policy: None }).await;
    let room = opened.expect("opened").room;
    let bo = house.member(&ann, "bo_plays").await;
    let bo_id = bo.me().await.expect("signed in").account;
    let ann = Present::enter(&ann, &room).await;
    ann.command(RoomCommand::Unmute).await;
    Two { room, ann, bo, bo_id }
}

impl Two {
    pub async fn pass(&self, way: PlayerWay) -> PlayerPass {
        self.bo.make_player(&self.room, way, None).await.expect("a pass")
    }

    /// Whether Ann sees Bo in the audience.
    pub async fn ann_sees_bo(&self, there: bool) {
        let what = if there { "on the roster" } else { "off the roster" };
        self.ann
            .sees(what, |heard| {
                let view = &heard.seen.as_ref()?.view;
                let on_stage = view.stage.iter().any(|seat| seat.member == self.bo_id && seat.connected);
                ((view.audience.shown.contains(&self.bo_id) || on_stage) == there).then_some(())
            })
            .await;
    }

    /// Bo comes by socket, is brought on stage and opens the microphone.
    pub async fn bo_on_stage(&self) -> Present {
        let bo = Present::enter(&self.bo, &self.room).await;
        bo.command(RoomCommand::RaiseHand).await;
        self.ann
            .sees("the hand is up", |h| h.seen.as_ref()?.view.hands.contains(&self.bo_id).then_some(()))
            .await;
        self.ann.command(RoomCommand::AcceptHand { member: self.bo_id.clone() }).await;
        bo.sees("on stage", |h| (h.seen.as_ref()?.view.own.role == Role::Speaker).then_some(())).await;
        bo.command(RoomCommand::Unmute).await;
        bo
    }
}

/// A packet that says its own number, behind the first byte of a 20 ms Opus packet.
pub fn numbered(number: u32) -> Packet {
    let mut opus = vec![0x48];
    opus.extend(number.to_be_bytes());
    opus.resize(60, 0xaa);
    Packet { opus: opus.into(), samples: 960, level: 20 }
}

pub fn number_of(packet: &Received) -> u32 {
    u32::from_be_bytes(packet.opus[1..5].try_into().expect("a numbered packet"))
}

/// Sends numbered packets until dropped, whatever anybody decides; tells how many.
pub fn keep_sending(media: &Media) -> (tokio::sync::watch::Receiver<u32>, Stops) {
    let (media, (sent, count)) = (media.clone(), tokio::sync::watch::channel(0));
    let task = tokio::spawn(async move {
        for number in 0.. {
            let clip = Clip { packets: vec![numbered(number)] };
            sent.send_replace(number + 1);
            if media.play(&clip).await.is_err() {
                break;
            }
        }
    });
    (count, Stops(task.abort_handle()))
}

/// A task that ends with its test.
pub struct Stops(tokio::task::AbortHandle);

impl Drop for Stops {
    fn drop(&mut self) {
        self.0.abort();
    }
}

pub async fn next(packets: &mut Receiver<Received>) -> Received {
    timeout(LATE, packets.recv()).await.expect("something is heard").expect("the connection stands")
}

/// Waits until somebody hears packet `number` or a later one.
pub async fn heard_up_to(packets: &mut Receiver<Received>, number: u32) {
    while number_of(&next(packets).await) < number {}
}

/// An answer as it came over the socket.
pub struct Raw {
    pub status: u16,
    pub headers: BTreeMap<String, String>,
    pub body: Vec<u8>,
}

impl Raw {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }

    pub fn text(&self) -> String {
        String::from_utf8(self.body.clone()).expect("text")
    }
}

/// Sends exactly these bytes and reads one answer with a length.
pub async fn raw(base: &str, request: &str) -> Raw {
    let mut stream = TcpStream::connect(base.trim_start_matches("http://")).await.expect("it listens");
    stream.write_all(request.as_bytes()).await.expect("sent");
    let mut bytes = vec![];
    let head_at = loop {
        let mut buffer = [0; 4096];
        let read = timeout(LATE, stream.read(&mut buffer)).await.expect("in time").expect("readable");
        assert!(read > 0, "the server hung up: {}", String::from_utf8_lossy(&bytes));
        bytes.extend_from_slice(&buffer[..read]);
        if let Some(at) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
            break at;
        }
    };
    let head = String::from_utf8(bytes[..head_at].to_vec()).expect("text");
    let mut lines = head.split("\r\n");
    let status = lines.next().and_then(|line| line.split(' ').nth(1)?.parse().ok()).expect("a status");
    let header = |line: &str| {
        let (name, value) = line.split_once(": ")?;
        Some((name.to_ascii_lowercase(), value.to_owned()))
    };
    let headers: BTreeMap<String, String> = lines.filter_map(header).collect();
    let mut body = bytes.split_off(head_at + 4);
    let length: usize = headers.get("content-length").map_or(0, |text| text.parse().expect("a number"));
    while body.len() < length {
        let mut buffer = [0; 4096];
        let read = timeout(LATE, stream.read(&mut buffer)).await.expect("in time").expect("readable");
        assert!(read > 0, "the body is cut");
        body.extend_from_slice(&buffer[..read]);
    }
    Raw { status, headers, body }
}
