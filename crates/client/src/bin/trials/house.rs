//! A real server in a throw-away folder: started, killed and started again as an operator or a crash would.

use anyhow::{Context, Result, ensure};
use client::Client;
use protocol::rest::{OpenRoom, Register, RoomOpened};
use protocol::room::{Chat, HandOrder, Hands, Policy, Sound, Visibility};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, UdpSocket};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;
use tokio::process::{Child, Command};
use tokio::sync::watch;
use tokio::time::Instant;

/// No start takes longer, on a machine however slow.
const START_WAIT: Duration = Duration::from_secs(30);
/// Between two looks whether a server answers.
const LOOK: Duration = Duration::from_millis(2);
pub const PASSWORD: &str = "a long enough secret";

/// One server and its data directory, which goes when this is dropped.
pub struct House {
    jushou: PathBuf,
    data: PathBuf,
    /// Besides loopback, if it is another: where guests and sound come to.
    address: Ipv4Addr,
    pub port: u16,
    pub media: u16,
    process: Option<Child>,
    /// Token of the link that a first start prints.
    owner_link: (watch::Sender<Option<String>>, watch::Receiver<Option<String>>),
    members: AtomicU64,
}

impl House {
    /// Runs on an empty data directory.
    pub async fn open(jushou: &Path) -> Result<House> {
        House::open_at(jushou, Ipv4Addr::LOCALHOST).await
    }

    /// The same at an address of a cable.
    pub async fn open_at(jushou: &Path, address: Ipv4Addr) -> Result<House> {
        let mut house = House::prepare(jushou)?;
        house.address = address;
        house.start().await?;
        Ok(house)
    }

    /// A data directory that does not exist yet, and free ports. Nothing runs.
    pub fn prepare(jushou: &Path) -> Result<House> {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let data = std::env::temp_dir().join(format!("jushou-trial-{}-{number}", std::process::id()));
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let media = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0))?.local_addr()?.port();
        let jushou = jushou.to_owned();
        Ok(House {
            jushou,
            data,
            address: Ipv4Addr::LOCALHOST,
            port,
            media,
            process: None,
            owner_link: watch::channel(None),
            members: AtomicU64::new(0),
        })
    }

    /// Starts the server and waits for its first answer. Returns how long that took.
    pub async fn start(&mut self) -> Result<Duration> {
        let begin = Instant::now();
        let mut command = self.command(&["serve"]);
        let mut process = command.kill_on_drop(true).spawn().context("the server does not start")?;
        let out = process.stdout.take().context("its output is piped")?;
        self.process = Some(process);
        let took = loop {
            if answers(self.port).await {
                break begin.elapsed();
            }
            let process = self.process.as_mut().expect("set above");
            let ended = process.try_wait().context("the server is lost")?;
            ensure!(ended.is_none(), "the server ended at its start: {ended:?}");
            ensure!(begin.elapsed() < START_WAIT, "the server does not answer");
            tokio::time::sleep(LOOK).await;
        };
        let told = self.owner_link.0.clone();
        tokio::spawn(async move {
            let mut lines = BufReader::new(out).lines();
            while let Ok(Some(line)) = lines.next_line().await {
                if let Some((_, token)) = line.split_once("/i/") {
                    told.send_replace(Some(token.trim().to_owned()));
                }
            }
        });
        Ok(took)
    }

    /// `kill -9`; returns when the process is gone.
    pub async fn kill(&mut self) -> Result<()> {
        if let Some(mut process) = self.process.take() {
            process.start_kill().context("the server cannot be killed")?;
            process.wait().await.context("the server is lost")?;
        }
        Ok(())
    }

    /// A crash, and a supervisor that starts the server again at once.
    pub async fn crash(&mut self) -> Result<()> {
        self.kill().await?;
        self.start().await?;
        Ok(())
    }

    /// Runs `jushou admin` beside the server, or without one, and waits for its end.
    pub async fn admin(&self, arguments: &[&str]) -> Result<String> {
        let done = self.command(&[&["admin"], arguments].concat()).output().await?;
        let told = String::from_utf8_lossy(&done.stderr).into_owned();
        ensure!(done.status.success(), "`jushou admin` failed: {told}");
        Ok(String::from_utf8_lossy(&done.stdout).into_owned())
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(&self.jushou);
        // Not the folder of the caller, whose `jushou.toml` is none of this.
        command
            .current_dir(std::env::temp_dir())
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        if std::env::var_os("TRIALS_LOG").is_some() {
            command.stderr(Stdio::inherit());
        } else if arguments == ["serve"] {
            command.stderr(Stdio::null());
        }
        // One address asks for everybody here, and far faster than people do: the limits are other trials' matter.
        let wide = "1000000000";
        let (address, port) = (self.address, self.port);
        let listen = match address.is_loopback() {
            true => format!("[\"{address}:{port}\"]"),
            false => format!("[\"127.0.0.1:{port}\", \"{address}:{port}\"]"),
        };
        command.envs([
            ("JUSHOU__SERVER__LISTEN", listen),
            ("JUSHOU__SERVER__ALLOW_HTTP", (!address.is_loopback()).to_string()),
            ("JUSHOU__SERVER__DATA_DIR", self.data.display().to_string()),
            ("JUSHOU__MEDIA__PORT", self.media.to_string()),
            ("JUSHOU__MEDIA__ADDRESSES", format!("[\"{address}\"]")),
        ]);
        command.envs(
            [
                "CONNECTIONS_PER_ADDRESS",
                "REQUESTS_PER_ACCOUNT",
                "PROFILES_PER_ACCOUNT",
                "REQUESTS_PER_ADDRESS",
                "SIGN_INS_PER_ADDRESS",
                "SIGN_INS_PER_HANDLE",
                "REGISTRATIONS_PER_ADDRESS",
                "INVITES_PER_ADDRESS",
                "CONNECTIONS_PER_ADDRESS",
                "MESSAGES_PER_ACCOUNT",
            ]
            .map(|limit| (format!("JUSHOU__LIMITS__{limit}"), wide)),
        );
        command
    }

    pub fn base(&self) -> String {
        format!("http://{}:{}", self.address, self.port)
    }

    pub fn media_address(&self) -> SocketAddr {
        (Ipv4Addr::LOCALHOST, self.media).into()
    }

    pub fn data(&self) -> &Path {
        &self.data
    }

    pub fn process_id(&self) -> Option<u32> {
        self.process.as_ref().and_then(Child::id)
    }

    /// Registers the first account by the owner's link.
    pub async fn owner(&self) -> Result<Client> {
        let mut printed = self.owner_link.1.clone();
        let link = tokio::time::timeout(START_WAIT, printed.wait_for(Option::is_some)).await;
        let link = link.context("no owner's link was printed")??.clone();
        self.register("keeper", link.as_deref()).await
    }

    /// A member, invited by `owner`, with a handle that begins with `name`.
    pub async fn member(&self, owner: &Client, name: &str) -> Result<Client> {
        let invite = owner.make_invite(None).await.context("no invite")?;
        let number = self.members.fetch_add(1, Ordering::Relaxed);
        self.register(&format!("{name}_{}", letters(number)), Some(&invite.token)).await
    }

    /// Several at once: a password takes its time.
    pub async fn members(&self, owner: &Client, name: &str, count: usize) -> Result<Vec<Client>> {
        use futures_util::stream::{self, StreamExt, TryStreamExt};
        stream::iter(0..count).map(|_| self.member(owner, name)).buffered(8).try_collect().await
    }

    pub async fn register(&self, handle: &str, invite: Option<&str>) -> Result<Client> {
        let client = Client::new(&self.base())?;
        client
            .register(&registration(handle, invite))
            .await
            .with_context(|| format!("{handle} is refused"))?;
        Ok(client)
    }
}

impl Drop for House {
    fn drop(&mut self) {
        // The process goes with its handle; the folder may already be another's business.
        let _ = std::fs::remove_dir_all(&self.data);
    }
}

pub fn registration(handle: &str, invite: Option<&str>) -> Register {
    Register {
        handle: handle.to_owned(),
        password: PASSWORD.to_owned(),
        stated: "Tries things out".to_owned(),
        field: "engineering".to_owned(),
        passkey: None,
        invite: invite.map(str::to_owned),
        region: None,
        answers: Default::default(),
        invite_mail: None,
        invite_code: None,
        name: None,
    }
}

pub async fn open_room(by: &Client, title: &str, visibility: Visibility) -> Result<RoomOpened> {
    let policy = Policy {
        hands: Hands::Everyone,
        hands_field: None,
        hands_max: 500,
        stage_size: 50,
        room_size: 10_000,
        visibility,
        hand_order: HandOrder::Pick,
        hand_order_field: None,
        replies: false,
        turn: None,
        recap: true,
        language: None,
        chat: Chat::Everyone,
        slow_mode_s: 0,
        sound: Sound::Automatic,
        circle: None,
    };
    let room = OpenRoom { title: title.to_owned(), topic: None, policy: Some(policy) };
    by.open_room(&room).await.context("no room is opened")
}

/// A number as letters that no handle folds into another's: no 1 and l, no 0 and o, no 5 and s.
pub fn letters(mut number: u64) -> String {
    const LETTERS: &[u8] = b"acdefghkpqtxyz";
    let mut text = vec![];
    loop {
        text.push(LETTERS[(number % LETTERS.len() as u64) as usize]);
        number /= LETTERS.len() as u64;
        if number == 0 {
            return String::from_utf8(text).expect("ASCII letters");
        }
    }
}

/// Whether `GET /livez` has any answer.
async fn answers(port: u16) -> bool {
    let ask = async {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).await.ok()?;
        stream
            .write_all(b"GET /livez HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            .await
            .ok()?;
        let mut begin = [0; 12];
        stream.read_exact(&mut begin).await.ok()?;
        begin.starts_with(b"HTTP/1.1 200").then_some(())
    };
    tokio::time::timeout(Duration::from_secs(2), ask).await.is_ok_and(|answer| answer.is_some())
}
