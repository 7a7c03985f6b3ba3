//! Gathers the doctor's facts: looks at the disk, sends packets to the media port, asks a running server.

use super::checks::{Facts, Udp};
use crate::admin::order::{Order, RunningFacts};
use crate::admin::socket;
use crate::config::Config;
use crate::http;
use crate::udp;
use anyhow::Context;
use domain::At;
use std::ffi::CString;
use std::net::{IpAddr, SocketAddr};
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpStream, UdpSocket};
use tokio::time::{sleep, timeout};

/// How long a packet to this machine's own address may take.
const UDP_PATIENCE: Duration = Duration::from_millis(500);

/// One may be lost; so many are not.
const PACKETS: usize = 5;

const REFERENCE_PATIENCE: Duration = Duration::from_secs(3);

pub async fn gather(config: &Config, reference: Option<&str>) -> Facts {
    let running = ask_running(&config.server.data_dir).await;
    let local = udp::local_addresses(true).unwrap_or_default();
    let (udp_port, advertised) = match &running {
        Some(facts) => (
            facts.advertised.first().map_or(config.media.port, SocketAddr::port),
            facts.advertised.iter().map(SocketAddr::ip).collect(),
        ),
        None if !config.media.addresses.is_empty() => (config.media.port, config.media.addresses.clone()),
        None => (config.media.port, udp::local_addresses(config.is_local()).unwrap_or_default()),
    };
    let udp = match &running {
        Some(facts) => Udp::Running(try_running(config, &facts.advertised).await),
        None => try_binding(udp_port, &advertised).await,
    };
    Facts {
        listen: config.server.listen.clone(),
        tls: config.tls_files().is_some(),
        public_url: config.server.public_url.clone(),
        has_trusted_proxies: !config.server.trusted_proxies.is_empty(),
        udp_port,
        udp,
        advertised,
        local,
        behind_nat: config.media.behind_nat,
        now: wall(SystemTime::now()),
        last_written: last_written(&config.server.data_dir, running.as_ref()),
        reference: match reference {
            Some(url) => Some(date_of(url).await.map_err(|e| format!("{e:#}"))),
            None => None,
        },
        data_dir: config.server.data_dir.clone(),
        data_dir_fault: write_fault(&config.server.data_dir),
        disk_free_bytes: disk_free_bytes(&config.server.data_dir),
        database_fault: database_fault(config).await,
        postgres: match &config.server.database_url {
            Some(url) => Some(store_postgres::check(url).await.map_err(|e| format!("{e:#}"))),
            None => None,
        },
    }
}

async fn ask_running(data_dir: &Path) -> Option<RunningFacts> {
    let answer = socket::ask(data_dir, &Order::Facts).await.ok()??;
    serde_json::from_str(&answer.ok()?).ok()
}

/// The server answers no stranger, so it is asked before and after whether strangers' packets came in.
async fn try_running(config: &Config, advertised: &[SocketAddr]) -> Vec<(IpAddr, bool)> {
    let count = async || ask_running(&config.server.data_dir).await.map_or(0, |facts| facts.stray_packets);
    let mut tried = vec![];
    for address in advertised {
        let before = count().await;
        let sent = send(*address).await.is_ok();
        let mut came = false;
        for _ in 0..PACKETS {
            if !sent || came {
                break;
            }
            sleep(UDP_PATIENCE / PACKETS as u32).await;
            came = count().await > before;
        }
        tried.push((address.ip(), came));
    }
    tried
}

async fn send(to: SocketAddr) -> std::io::Result<()> {
    let from: SocketAddr = if to.is_ipv4() { ([0, 0, 0, 0], 0).into() } else { ([0_u16; 8], 0).into() };
    let socket = UdpSocket::bind(from).await?;
    for _ in 0..PACKETS {
        socket.send_to(b"jushou doctor", to).await?;
    }
    Ok(())
}

/// No server runs: stands in for one on the media port.
async fn try_binding(port: u16, advertised: &[IpAddr]) -> Udp {
    let mut tried = vec![];
    for ip in advertised {
        let all: SocketAddr =
            if ip.is_ipv4() { ([0, 0, 0, 0], port).into() } else { ([0_u16; 8], port).into() };
        let socket = match UdpSocket::bind(all).await {
            Ok(socket) => socket,
            Err(e) => return Udp::Unbindable(e.to_string()),
        };
        let port = socket.local_addr().map_or(port, |address| address.port());
        let came = send(SocketAddr::new(*ip, port)).await.is_ok()
            && timeout(UDP_PATIENCE, socket.recv_from(&mut [0; 64]))
                .await
                .is_ok_and(|received| received.is_ok());
        tried.push((*ip, came));
    }
    Udp::Tried(tried)
}

fn wall(time: SystemTime) -> At {
    At::default().after(time.duration_since(UNIX_EPOCH).unwrap_or_default())
}

/// The latest of what files say; a running server's own clock counts too, as it does not follow changes of the date.
fn last_written(data_dir: &Path, running: Option<&RunningFacts>) -> Option<At> {
    let files = std::fs::read_dir(data_dir).into_iter().flatten().flatten();
    let times = files.filter_map(|file| file.metadata().ok()?.modified().ok()).map(wall);
    times.chain(running.map(|facts| At(facts.now_ms))).max()
}

/// Reads the embedded database through, beside the server if one runs.
async fn database_fault(config: &Config) -> Option<String> {
    let data_dir = &config.server.data_dir;
    if config.server.database_url.is_some() || !data_dir.join("jushou.db").exists() {
        return None;
    }
    store_sqlite::check(data_dir).await.err().map(|e| format!("{e:#}"))
}

fn write_fault(data_dir: &Path) -> Option<String> {
    // What does not exist yet is made at the first start, inside the nearest directory that does.
    let there = data_dir.ancestors().map(or_here).find(|dir| dir.exists())?;
    http::try_writing(there).err().map(|e| e.root_cause().to_string())
}

fn disk_free_bytes(data_dir: &Path) -> Option<u64> {
    let there = data_dir.ancestors().map(or_here).find(|dir| dir.exists())?;
    let path = CString::new(there.as_os_str().as_bytes()).ok()?;
    let mut stat = std::mem::MaybeUninit::<libc::statvfs>::uninit();
    // SAFETY: `path` ends with a zero byte and `stat` has room for what the call writes; both live through it.
    let done = unsafe { libc::statvfs(path.as_ptr(), stat.as_mut_ptr()) };
    if done != 0 {
        return None;
    }
    // SAFETY: the call returned 0, so it has filled `stat`.
    let stat = unsafe { stat.assume_init() };
    // On some systems these are 32 bits wide.
    #[allow(clippy::unnecessary_cast)]
    Some((stat.f_bavail as u64).saturating_mul(stat.f_frsize as u64))
}

/// The parent of a relative path of one part is empty: the working directory.
fn or_here(dir: &Path) -> &Path {
    if dir.as_os_str().is_empty() { Path::new(".") } else { dir }
}

/// The `Date` header of a plain HTTP server.
async fn date_of(url: &str) -> anyhow::Result<At> {
    let authority =
        url.strip_prefix("http://").context("the reference is an http:// address")?.trim_end_matches('/');
    let address = if authority.contains(':') { authority.to_owned() } else { format!("{authority}:80") };
    let talk = async {
        let mut stream = TcpStream::connect(address).await?;
        let head = format!("HEAD / HTTP/1.1\r\nHost: {authority}\r\nConnection: close\r\n\r\n");
        stream.write_all(head.as_bytes()).await?;
        let mut answer = Vec::new();
        stream.take(16 * 1024).read_to_end(&mut answer).await?;
        anyhow::Ok(String::from_utf8_lossy(&answer).into_owned())
    };
    let answer = timeout(REFERENCE_PATIENCE, talk).await.context("the reference does not answer")??;
    let header = |line: &str| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("date").then(|| parse_date(value.trim()))?
    };
    answer.lines().find_map(header).context("the reference says no date")
}

/// RFC 9110 section 5.6.7: `Sun, 06 Nov 1994 08:49:37 GMT`.
fn parse_date(text: &str) -> Option<At> {
    let mut parts = text.strip_suffix(" GMT")?.split_once(", ")?.1.split(' ');
    let mut next = || parts.next();
    let (day, month, year, time) = (next()?, next()?, next()?, next()?);
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let month = months.iter().position(|name| *name == month)? as i64 + 1;
    let (day, year): (i64, i64) = (day.parse().ok()?, year.parse().ok()?);
    let mut clock = time.split(':').map(|part| part.parse::<i64>().ok());
    let (hour, minute, second) = (clock.next()??, clock.next()??, clock.next()??);
    // Days since the epoch of a Gregorian date: years start in March, so that the leap day comes last.
    let (y, m) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let days = 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1 - 719_468;
    let seconds = ((days * 24 + hour) * 60 + minute) * 60 + second;
    Some(At(u64::try_from(seconds).ok()? * 1000))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_header_is_read_as_a_moment() {
        assert_eq!(parse_date("Sun, 06 Nov 1994 08:49:37 GMT"), Some(At(784_111_777_000)));
        assert_eq!(parse_date("Thu, 29 Feb 2024 00:00:00 GMT"), Some(At(1_709_164_800_000)));
        assert_eq!(parse_date("yesterday"), None);
    }
}
