//! The whole server in a throw-away folder, on the server's core, with as many members as a scenario needs, signed in already.

use crate::door::Address;
use crate::machine;
use crate::rig::{GENERATORS_CORE, SENDERS_CORE};
use anyhow::{Context, Result, anyhow, ensure};
use domain::AccountId;
use domain::entry::{Account, Field, Handle, LetInBy, Standing, Stated};
use server::clock::Clock;
use server::secret::{self, Token};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream, UdpSocket};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use store::{NodeId, Session, SessionId, Store, Unit, Write};

/// No start takes longer, on a machine however slow.
const START_WAIT: Duration = Duration::from_secs(30);
/// Members written in one go.
const AT_ONCE: usize = 500;

pub struct House {
    process: Child,
    data: PathBuf,
    pub address: Address,
    pub media: SocketAddr,
    /// `name=value` of each member's session.
    pub cookies: Vec<String>,
}

impl House {
    /// Over plain HTTP.
    pub fn open(jushou: &Path, members: usize) -> Result<House> {
        House::serve(jushou, members, false)
    }

    /// Over plain HTTP or HTTPS.
    pub fn serve(jushou: &Path, members: usize, is_tls: bool) -> Result<House> {
        House::furnished(jushou, members, is_tls, |_| std::iter::empty())
    }

    /// The same, with what else is `written` of these members before the server starts.
    pub fn furnished<W: Iterator<Item = Unit>>(
        jushou: &Path,
        members: usize,
        is_tls: bool,
        written: impl FnOnce(Vec<AccountId>) -> W,
    ) -> Result<House> {
        allow_files()?;
        let data = std::env::temp_dir().join(format!("bench-house-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&data); // Of a run before.
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let mut cookies =
            runtime.block_on(write_members(&data, members, written)).context("no members are written")?;
        if is_tls {
            cookies.iter_mut().for_each(|cookie| cookie.insert_str(0, "__Host-"));
        }
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let media = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0))?.local_addr()?.port();
        // It inherits the core, and so has one media thread.
        machine::pin(&[SENDERS_CORE])?;
        let mut command = command(jushou, &data, port, media)?;
        let mut address = Address::new(port, None)?;
        if is_tls {
            let made = rcgen::generate_simple_self_signed(["127.0.0.1".to_owned()])?;
            let (cert, key) = (data.join("cert.pem"), data.join("key.pem"));
            std::fs::write(&cert, made.cert.pem())?;
            std::fs::write(&key, made.signing_key.serialize_pem())?;
            command.env("JUSHOU__TLS__CERT", cert).env("JUSHOU__TLS__KEY", key);
            address = Address::new(port, Some(made.cert.der().clone()))?;
        }
        let process = command.spawn().context("the server does not start");
        machine::pin(&[GENERATORS_CORE])?;
        let media = SocketAddr::from((Ipv4Addr::LOCALHOST, media));
        let mut house = House { process: process?, data, address, media, cookies };
        let began = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            ensure!(house.process.try_wait()?.is_none(), "the server ended at its start");
            ensure!(began.elapsed() < START_WAIT, "the server does not answer");
            std::thread::park_timeout(Duration::from_millis(20));
        }
        Ok(house)
    }

    pub fn id(&self) -> u32 {
        self.process.id()
    }
}

impl Drop for House {
    fn drop(&mut self) {
        // Gone already: so be it.
        let _ = self.process.kill();
        let _ = self.process.wait();
        let _ = std::fs::remove_dir_all(&self.data);
    }
}

fn command(jushou: &Path, data: &Path, port: u16, media: u16) -> Result<Command> {
    // A relative path is from here, and not from where it runs.
    let mut command = Command::new(std::path::absolute(jushou)?);
    command.current_dir(std::env::temp_dir()).arg("serve");
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.envs([
        ("JUSHOU__SERVER__LISTEN", format!("[\"127.0.0.1:{port}\"]")),
        ("JUSHOU__SERVER__DATA_DIR", data.display().to_string()),
        ("JUSHOU__MEDIA__PORT", media.to_string()),
        ("JUSHOU__MEDIA__ADDRESSES", "[\"127.0.0.1\"]".to_owned()),
    ]);
    // One address asks for everybody here, and far faster than people do.
    for limit in [
        "CONNECTIONS_PER_ADDRESS",
        "REQUESTS_PER_ACCOUNT",
        "REQUESTS_PER_ADDRESS",
        "MESSAGES_PER_ACCOUNT",
        "SEARCHES_PER_ACCOUNT",
        "FOUND_PER_ACCOUNT",
    ] {
        command.env(format!("JUSHOU__LIMITS__{limit}"), "1000000000");
    }
    Ok(command)
}

/// Passwords would take most of an hour.
async fn write_members<W: Iterator<Item = Unit>>(
    data: &Path,
    members: usize,
    written: impl FnOnce(Vec<AccountId>) -> W,
) -> Result<Vec<String>> {
    std::fs::create_dir_all(data)?;
    let store = Store::new(store_sqlite::open(data).await?);
    let now = Clock::system().now();
    store.start_node(now, NodeId::new(1)).await?;
    let (mut cookies, mut ids) = (vec![], vec![]);
    while cookies.len() < members {
        let mut unit = vec![];
        for number in cookies.len()..members.min(cookies.len() + AT_ONCE) {
            let (account, token) = (member(number, now)?, Token::of_session());
            let id = SessionId::new(secret::number());
            let session =
                Session { id, account: account.id, created: now, last_seen: now, device: String::new() };
            ids.push(account.id);
            unit.push(Write::AddAccount { account, password_hash: "!".to_owned() });
            unit.push(Write::AddSession { session, token_hash: token.hash() });
            cookies.push(format!("jushou_session={}", token.reveal()));
        }
        store.write(unit).await.map_err(|e| anyhow!("a write fails: {e:?}"))?;
    }
    for unit in written(ids) {
        store.write(unit).await.map_err(|e| anyhow!("a write fails: {e:?}"))?;
    }
    store.close().await?;
    Ok(cookies)
}

/// The first one owns the server.
fn member(number: usize, now: domain::At) -> Result<Account> {
    // Digits look like letters, and letters like each other.
    let letters: String = (0..6).map(|place| char::from(b'a' + (number >> (3 * place) & 7) as u8)).collect();
    Ok(Account {
        id: AccountId::new(secret::number()),
        handle: Handle::parse(&format!("guest_{letters}")).map_err(|_| anyhow!("a handle is refused"))?,
        stated: Stated::parse("Listens").map_err(|_| anyhow!("a line is refused"))?,
        field: Field::Engineering,
        registered: now,
        standing: Standing::Member { since: now, let_in_by: LetInBy::FirstStart },
        owner: number == 0,
        bot: false,
    })
}

/// As many as may be, for this process and those it starts. Returns how many.
pub fn allow_files() -> Result<usize> {
    let mut limit = libc::rlimit { rlim_cur: 0, rlim_max: 0 };
    // SAFETY: the kernel fills one struct that lives until the call returns.
    let read = unsafe { libc::getrlimit(libc::RLIMIT_NOFILE, &raw mut limit) };
    limit.rlim_cur = limit.rlim_max;
    // SAFETY: the kernel reads one struct that lives until the call returns.
    let done = unsafe { libc::setrlimit(libc::RLIMIT_NOFILE, &raw const limit) };
    ensure!(read == 0 && done == 0, "no more files: {}", std::io::Error::last_os_error());
    Ok(usize::try_from(limit.rlim_cur).unwrap_or(usize::MAX))
}
