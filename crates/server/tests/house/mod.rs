//! A server on loopback with people in its rooms, and packets that say their own number.

use client::clip::Packet;
use client::{Client, Clip, Heard, Media, Received, Socket};
use protocol::RoomCommand;
use protocol::rest::{OpenRoom, Register};
use protocol::room::Role;
use server::config::Config;
use server::serve::{self, Plan, Running};
use std::net::Ipv4Addr;
use std::path::PathBuf;
use std::time::Duration;
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

    /// Becomes the owner by the link that the first start prints.
    pub async fn owner(&self) -> Client {
        let link =
            self.running.first_owners_link().await.expect("the store reads").expect("nobody owns it yet");
        self.register("ann", link.rsplit('/').next().expect("a token behind the last slash")).await
    }

    pub async fn member(&self, inviter: &Client, handle: &str) -> Client {
        self.register(handle, &inviter.make_invite(None).await.expect("an invite").token).await
    }

    /// A member's new room.
    pub async fn room(&self, host: &Client, title: &str) -> String {
        let room = OpenRoom { title: title.to_owned(), topic: None, policy: None };
        host.open_room(&room).await.expect("opened").room
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

    /// Raises a hand, is brought up by this moderator and opens the microphone.
    pub async fn come_on_stage(&self, moderator: &Present) {
        self.command(RoomCommand::RaiseHand { asking: None }).await;
        let me = self.id();
        moderator
            .sees("the hand is up", |heard| {
                heard.seen.as_ref()?.view.hands.iter().any(|hand| hand.member == me).then_some(())
            })
            .await;
        moderator.command(RoomCommand::AcceptHand { member: me }).await;
        self.sees("on stage", |heard| (heard.seen.as_ref()?.view.own.role == Role::Speaker).then_some(()))
            .await;
        self.command(RoomCommand::Unmute).await;
    }

    pub async fn sees<T>(&self, what: &str, look: impl Fn(&Heard) -> Option<T>) -> T {
        let seen = timeout(LATE, self.socket.until(look)).await;
        seen.unwrap_or_else(|_| panic!("not in time: {what}")).expect("the socket stands")
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
