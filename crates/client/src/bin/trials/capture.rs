//! Capture: everything that crosses the media port during a whole session, searched for names, ids and secrets.

use crate::Setting;
use crate::house::{House, open_room};
use crate::people::{Ear, Present, bring_up, keep_playing};
use crate::report::Report;
use crate::wire::Wire;
use anyhow::{Context, Result};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use client::clips;
use protocol::RoomCommand;
use protocol::room::Visibility;
use socket2::{Domain, Protocol, Socket, Type};
use std::io::Read;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

const CAPTURE: &str = "capture";
const WAIT: Duration = Duration::from_secs(10);
/// What the kernel may hold while the search thread is busy.
const BUFFER: usize = 16 * 1024 * 1024;
const TITLE: &str = "Zebras, plums and a quorum";
const TOPIC: &str = "velvet xylophones";
/// A session of this length is some 10 MB; past it something is wrong.
const DATAGRAMS_MAX: usize = 200_000;

/// A raw socket sees every UDP datagram that arrives on this machine, so on loopback both directions.
struct Capture {
    stop: Arc<AtomicBool>,
    thread: JoinHandle<Vec<Vec<u8>>>,
}

impl Capture {
    fn start(port: u16) -> Result<Capture> {
        let socket = Socket::new(Domain::IPV4, Type::RAW, Some(Protocol::UDP)).context(
            "capturing needs the right to open a raw socket (CAP_NET_RAW): run this trial as root",
        )?;
        let _ = socket.set_recv_buffer_size(BUFFER); // The kernel gives what it may.
        socket.set_read_timeout(Some(Duration::from_millis(50)))?;
        let stop = Arc::new(AtomicBool::new(false));
        let stopped = stop.clone();
        let thread = std::thread::Builder::new().name("capture".to_owned()).spawn(move || {
            let (mut datagrams, mut buffer) = (vec![], vec![0; 65_536]);
            let mut socket = socket;
            while !stopped.load(Ordering::Relaxed) && datagrams.len() < DATAGRAMS_MAX {
                let Ok(length) = socket.read(&mut buffer) else { continue };
                if is_of(&buffer[..length], port) {
                    datagrams.push(buffer[..length].to_vec());
                }
            }
            datagrams
        })?;
        Ok(Capture { stop, thread })
    }

    fn end(self) -> Result<Vec<Vec<u8>>> {
        self.stop.store(true, Ordering::Relaxed);
        self.thread.join().map_err(|_| anyhow::anyhow!("the capture is gone"))
    }
}

/// An IPv4 datagram (its header first, RFC 791) from or to this UDP port.
fn is_of(datagram: &[u8], port: u16) -> bool {
    let Some(header) = datagram.first().map(|first| usize::from(first & 0x0f) * 4) else { return false };
    let at =
        |at: usize| Some(u16::from_be_bytes(datagram.get(header + at..header + at + 2)?.try_into().ok()?));
    at(0) == Some(port) || at(2) == Some(port)
}

/// Something to look for, and every form it could have.
struct Needle {
    what: &'static str,
    forms: Vec<Vec<u8>>,
}

impl Needle {
    fn text(what: &'static str, text: &str) -> Needle {
        let mut forms = forms(text.as_bytes());
        // Tokens are base64 themselves, ids a number: what they stand for must not show either.
        let decoded = URL_SAFE_NO_PAD.decode(text).ok().filter(|bytes| bytes.len() >= 8);
        forms.extend(decoded.iter().flat_map(|bytes| self::forms(bytes)));
        if let Some(number) = number_of(text) {
            forms.extend([number.to_be_bytes().to_vec(), number.to_le_bytes().to_vec()]);
            forms.extend([number.to_string().into_bytes(), format!("{number:x}").into_bytes()]);
        }
        Needle { what, forms }
    }

    fn found_in(&self, datagrams: &[Vec<u8>]) -> usize {
        let has = |datagram: &&Vec<u8>| {
            self.forms.iter().any(|form| datagram.windows(form.len()).any(|window| window == form.as_slice()))
        };
        datagrams.iter().filter(has).count()
    }
}

/// Plain, as hexadecimal digits, as base64 in both alphabets and at any of three places in a longer text.
fn forms(bytes: &[u8]) -> Vec<Vec<u8>> {
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let mut all = vec![bytes.to_vec(), hex.to_uppercase().into_bytes(), hex.into_bytes()];
    for shift in 0..3 {
        // Letters that depend on what stands before or behind are left out.
        let shifted: Vec<u8> = [&vec![0; shift], bytes].concat();
        let whole = shifted.len() / 3 * 4;
        let from = (shift * 8).div_ceil(6);
        for text in [STANDARD.encode(&shifted), URL_SAFE_NO_PAD.encode(&shifted)] {
            all.push(text.as_bytes()[from..whole].to_vec());
        }
    }
    all.retain(|form| form.len() >= 6);
    all
}

/// An id is thirteen of Crockford's digits.
fn number_of(text: &str) -> Option<u64> {
    const DIGITS: &str = "0123456789abcdefghjkmnpqrstvwxyz";
    if text.len() != 13 {
        return None;
    }
    text.chars()
        .try_fold(0_u64, |number, digit| number.checked_mul(32)?.checked_add(DIGITS.find(digit)? as u64))
}

pub async fn run(setting: &Setting, report: &mut Report) -> Result<()> {
    let house = House::open(&setting.jushou).await?;
    let capture = Capture::start(house.media)?;
    let (needles, ufrag, told) = session(&house).await?;
    let datagrams = capture.end()?;
    let bytes: usize = datagrams.iter().map(Vec::len).sum();
    report.tell(
        CAPTURE,
        "datagrams of a whole session, KiB",
        format!("{}, {}", datagrams.len(), bytes / 1024),
    );
    report.check(CAPTURE, "of those a listener counted itself", told, "all", datagrams.len() as u64 >= told);

    // Known to stand in the clear: a search that does not find it finds nothing.
    let seeded = Needle::text("user fragment", &ufrag).found_in(&datagrams);
    report.check(CAPTURE, "user fragment, which is in the clear, found in", seeded, "> 0", seeded > 0);
    let forms = forms(b"in every form");
    let hides = |form: &Vec<u8>| vec![[vec![7; 40], form.clone(), vec![9; 40]].concat()];
    let needle = Needle::text("", "in every form");
    let seen = forms.iter().filter(|form| needle.found_in(&hides(form)) == 1).count();
    report.all(CAPTURE, "forms in which the search finds a text", seen, forms.len());
    let mut kinds: Vec<&str> = needles.iter().map(|needle| needle.what).collect();
    kinds.dedup();
    for kind in kinds {
        let of_kind: Vec<&Needle> = needles.iter().filter(|needle| needle.what == kind).collect();
        let found = of_kind.iter().map(|needle| needle.found_in(&datagrams)).sum();
        report.none(CAPTURE, &format!("{kind}, of {}", of_kind.len()), found);
    }
    Ok(())
}

/// Register, enter by link, raise a hand, speak, be muted, come back, be removed: and everything secret in it.
async fn session(house: &House) -> Result<(Vec<Needle>, String, u64)> {
    let keeper = house.owner().await?;
    let opened = open_room(&keeper, TITLE, Visibility::Closed).await?;
    let link = opened.link.clone().context("a closed room has a link")?;
    let people = house.members(&keeper, "quokka", 4).await?;
    let mut needles =
        vec![Needle::text("room title and topic", TITLE), Needle::text("room title and topic", TOPIC)];
    needles.push(Needle::text("room id", &opened.room));
    let owner = Present::enter(&keeper, &opened.room, None).await?;
    owner.socket.command(RoomCommand::SetTopic { topic: Some(TOPIC.to_owned()) }).await?;
    let mut seated = vec![];
    for client in &people[..3] {
        seated.push(Present::enter(client, &opened.room, Some(&link)).await?);
    }
    let (mut tickets, mut resumes) = (vec![], vec![]);
    bring_up(&owner.socket, &seated[0].socket).await?;
    let _voice = keep_playing(seated[0].media.clone(), clips::WEASELS_EN.clip());
    let ear = Ear::new(&seated[1].media);
    ear.hear(60, WAIT).await?;
    owner.socket.command(RoomCommand::MuteMember { member: seated[0].id() }).await?;
    owner.socket.command(RoomCommand::AllowUnmute { member: seated[0].id() }).await?;
    seated[0].socket.command(RoomCommand::Unmute).await?;
    ear.hear(60, WAIT).await?;

    // One whose media is in our hands, with the ticket that made it.
    let socket = people[3].connect().await?;
    let resume = socket.enter(&opened.room, Some(&link)).await?.resume;
    let ticket = socket.fetch_ticket().await?;
    let mut wire = Wire::connect(&people[3], &ticket).await?;
    wire.until(WAIT, |wire| wire.heard.len() > 20).await?;
    tickets.push(ticket);
    resumes.push(resume);
    // One connects anew, as after a change of network.
    let again = seated[2].socket.fetch_ticket().await?;
    let media = client::Media::connect(&people[2], &again).await?;
    tickets.push(again);
    Ear::new(&media).hear(20, WAIT).await?;
    owner.socket.command(RoomCommand::Remove { member: seated[1].id() }).await?;
    let told = ear.count();
    for present in [&owner, &seated[0]] {
        resumes.push(present.socket.seen().context("a view")?.resume);
        tickets.push(present.socket.fetch_ticket().await?);
    }
    owner.socket.command(RoomCommand::End).await?;

    for client in people.iter().chain([&keeper]) {
        let me = client.me().await?;
        needles.push(Needle::text("handles", &me.handle));
        needles.push(Needle::text("account ids", &me.account));
        let cookie = client.session_cookie().context("signed in")?;
        needles.push(Needle::text("session tokens", cookie.split_once('=').context("name=value")?.1));
    }
    needles.extend(tickets.iter().map(|ticket| Needle::text("media tickets", ticket)));
    needles.extend(resumes.iter().map(|resume| Needle::text("resume tokens", resume)));
    needles.push(Needle::text("room link", &link));
    needles.sort_by_key(|needle| needle.what);
    Ok((needles, wire.ufrag.clone(), told))
}
