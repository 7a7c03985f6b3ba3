//! The whole server: memory of a listener with its WebSocket, a stampede through the door into a room that is full then, rooms with nobody in them.

use crate::crowd::Crowd;
use crate::door::{self, Answer, Wire};
use crate::house::House;
use crate::machine;
use crate::peer::Peer;
use crate::table::{Table, ms};
use anyhow::{Context, Result, ensure};
use jushou_rtc::connection::KEEP_DTLS_HEARD;
use serde_json::json;
use std::path::PathBuf;
use std::sync::mpsc;
use std::time::{Duration, Instant};
use tokio::runtime::Runtime;

#[derive(clap::Args)]
pub struct Listeners {
    #[arg(long, default_value_t = 8000)]
    listeners: usize,
    /// The server's program.
    #[arg(long, default_value = "target/release/jushou")]
    jushou: PathBuf,
}

#[derive(clap::Args)]
pub struct Door {
    /// Who may come in, the owner of the room besides.
    #[arg(long, default_value_t = 3000)]
    places: usize,
    /// Who comes too late for a place.
    #[arg(long, default_value_t = 300)]
    too_many: usize,
    #[arg(long, default_value_t = 10)]
    seconds: u64,
    #[arg(long, default_value = "target/release/jushou")]
    jushou: PathBuf,
}

#[derive(clap::Args)]
pub struct Rooms {
    #[arg(long, default_value_t = 10_000)]
    rooms: usize,
    #[arg(long, default_value_t = 30)]
    seconds: u64,
    #[arg(long, default_value = "target/release/jushou")]
    jushou: PathBuf,
}

const LISTENER_KIB_MOST: f64 = 16.0;
const JOIN_MOST: Duration = Duration::from_secs(3);
const ROOM_KIB_MOST: f64 = 2.0;
/// Of one core, for rooms without anybody.
const ROOMS_PERCENT_MOST: f64 = 1.0;
/// Rooms that one member may open.
const ROOMS_EACH: usize = 5;
/// Those who come at once in the measurement of memory.
const AT_ONCE: usize = 64;
const SETTLES: Duration = Duration::from_secs(10);

/// Those inside: their sockets in a thread beside, their media connections in the crowd.
pub struct Inside {
    pub house: House,
    pub room: String,
    pub crowd: Crowd,
    pub runtime: Runtime,
    answers: (mpsc::Sender<Came>, mpsc::Receiver<Came>),
}

/// Through the door, with the answer to the offer, or refused; and since when.
type Came = (Instant, Result<Result<String, String>>);

impl Inside {
    /// With a room of so many places, and its owner in it with an open microphone.
    pub fn open(jushou: &std::path::Path, members: usize, places: usize, is_tls: bool) -> Result<Inside> {
        let house = House::serve(jushou, members, is_tls)?;
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
        let (address, owner) = (house.address.clone(), house.cookies[0].clone());
        let mut crowd = Crowd::new(house.media, 1)?;
        let room = runtime.block_on(door::open_room(&address, &owner, places))?;
        let came = runtime.block_on(door::come_in(&address, &owner, &room, &crowd.shared.offer))?;
        let (mut wire, answer) = came.map_err(|code| anyhow::anyhow!("the owner is refused: {code}"))?;
        let unmute = json!({ "kind": "room", "command": { "kind": "unmute" } });
        let unmuted = runtime.block_on(wire.ask(unmute))?;
        ensure!(matches!(unmuted, Answer::Done(_)), "the owner's microphone stays shut");
        runtime.spawn(wire.stay());
        crowd.welcome(Peer::new(&crowd.shared, &answer, false, Instant::now())?, Instant::now());
        crowd.rest(Duration::from_millis(500))?;
        ensure!(crowd.count_alive() == 1, "the owner's media does not connect");
        Ok(Inside { house, room, crowd, runtime, answers: mpsc::channel() })
    }

    /// The next so many members set out.
    fn send_in(&mut self, members: std::ops::Range<usize>) {
        for member in members {
            let (address, cookie) = (self.house.address.clone(), self.house.cookies[member].clone());
            let (room, offer, told) =
                (self.room.clone(), self.crowd.shared.offer.clone(), self.answers.0.clone());
            let began = Instant::now();
            self.runtime.spawn(async move {
                let came = door::come_in(&address, &cookie, &room, &offer).await;
                let (wire, came): (Option<Wire>, _) = match came {
                    Ok(Ok((wire, answer))) => (Some(wire), Ok(Ok(answer))),
                    Ok(Err(code)) => (None, Ok(Err(code))),
                    Err(e) => (None, Err(e)),
                };
                let _ = told.send((began, came)); // The scenario may be over.
                if let Some(wire) = wire {
                    wire.stay().await;
                }
            });
        }
    }

    /// Whoever is through the door connects their media. Returns how many there were, and adds refusals.
    fn take_in(&mut self, refused: &mut Vec<String>) -> Result<usize> {
        let mut count = 0;
        while let Ok((began, came)) = self.answers.1.try_recv() {
            count += 1;
            match came? {
                Ok(answer) => {
                    let is_sample = self.crowd.next_is_sample();
                    let peer = Peer::new(&self.crowd.shared, &answer, is_sample, Instant::now())?;
                    self.crowd.welcome(peer, began);
                }
                Err(code) => refused.push(code),
            }
        }
        Ok(count)
    }
}

/// What so many listeners take of the server.
struct Taken {
    /// Bytes before them, right after they joined, and when all is settled.
    empty: u64,
    full: u64,
    settled: u64,
    joined_in: Duration,
    /// Packets that each heard, and that were sent.
    heard: f64,
    sent: u64,
}

impl Taken {
    fn measure(asked: &Listeners, is_tls: bool) -> Result<Taken> {
        let mut inside = Inside::open(&asked.jushou, asked.listeners + 1, asked.listeners + 2, is_tls)?;
        let (empty, mut refused, mut sent, mut through) =
            (machine::resident(inside.house.id())?, vec![], 1, 1);
        let began = Instant::now();
        while through <= asked.listeners || inside.crowd.count_joining() > 0 {
            let free = AT_ONCE.saturating_sub(sent - through + inside.crowd.count_joining());
            let next = (sent + free).min(asked.listeners + 1);
            inside.send_in(sent..next);
            sent = next;
            through += inside.take_in(&mut refused)?;
            inside.crowd.turn(Instant::now() + Duration::from_millis(2), &mut |_| {})?;
            ensure!(refused.is_empty(), "refused: {}", refused[0]);
        }
        let (joined_in, full) = (began.elapsed(), machine::resident(inside.house.id())?);
        inside.crowd.lecture(0, KEEP_DTLS_HEARD + SETTLES)?;
        inside.crowd.rest(SETTLES)?;
        let (heard, sent) = inside.crowd.lecture(0, Duration::from_secs(2))?;
        let settled = machine::resident(inside.house.id())?;
        let heard = heard.tally.packets as f64 / asked.listeners as f64;
        Ok(Taken { empty, full, settled, joined_in, heard, sent })
    }

    fn kib_each(&self, bytes: u64, listeners: usize) -> f64 {
        bytes.saturating_sub(self.empty) as f64 / 1024.0 / listeners as f64
    }
}

/// Memory of the whole server with so many listeners in one room.
pub fn run_listeners(asked: &Listeners) -> Result<String> {
    let (plain, tls) = (Taken::measure(asked, false)?, Taken::measure(asked, true)?);
    let kib = |taken: &Taken, bytes| taken.kib_each(bytes, asked.listeners);
    let mut table = Table::default();
    table.at_most(
        "a listener with WebSocket and media",
        kib(&plain, plain.settled),
        LISTENER_KIB_MOST,
        "KiB",
    );
    table.note("the same, right after all have joined", format!("{:.2} KiB", kib(&plain, plain.full)));
    table.note("a listener with its WebSocket over TLS", format!("{:.2} KiB", kib(&tls, tls.settled)));
    table.note("the same, right after all have joined", format!("{:.2} KiB", kib(&tls, tls.full)));
    let seconds = |taken: &Taken| taken.joined_in.as_secs_f64();
    table.note("all were in after", format!("{:.1} s, over TLS {:.1} s", seconds(&plain), seconds(&tls)));
    table.note("the server before them", format!("{:.1} MB", plain.empty as f64 / 1e6));
    table.note(
        &format!("packets each heard of two seconds of sound, {} of 20 ms sent", plain.sent),
        format!("{:.1}", plain.heard),
    );
    Ok(format!(
        "# Memory of the whole server\n\n{}. {} listeners in one room, each with a WebSocket and a media connection, over plain HTTP where nothing \
         else is said; the server on one core. Resident memory of its process, less that of the server with the speaker alone.\n\n{}",
        machine::description(),
        asked.listeners,
        table.text()
    ))
}

/// A stampede through the door, of more than there is room for.
pub fn run_door(asked: &Door) -> Result<String> {
    let coming = asked.places + asked.too_many;
    // The owner has one of the places.
    let mut inside = Inside::open(&asked.jushou, coming + 1, asked.places + 1, false)?;
    let (within, began) = (Duration::from_secs(asked.seconds), Instant::now());
    let (mut refused, mut sent, mut through) = (vec![], 0, 0);
    inside.crowd.joins.clear();
    let mut most_inside = 0;
    while through < coming || inside.crowd.count_joining() > 0 {
        let share = began.elapsed().as_secs_f64() / within.as_secs_f64();
        let due = ((coming as f64 * share) as usize).min(coming);
        inside.send_in(sent + 1..due + 1);
        sent = due;
        through += inside.take_in(&mut refused)?;
        inside.crowd.turn(Instant::now() + Duration::from_millis(2), &mut |_| {})?;
        most_inside = most_inside.max(inside.crowd.count_alive() - 1);
        ensure!(began.elapsed() < within * 6, "{through} of {coming} are through");
    }
    let took = began.elapsed();
    let mut joins = inside.crowd.joins.clone();
    joins.sort();
    let at =
        |share: f64| joins.get(((joins.len() as f64 * share) as usize).min(joins.len().saturating_sub(1)));
    let at = |share: f64| at(share).copied().context("nobody came in").map(ms);
    let others = refused.iter().filter(|code| *code != "room_full").count();
    let mut table = Table::default();
    table.at_most("from the first connection to keys, p99", at(0.99)?, ms(JOIN_MOST), "ms");
    table.note("the same, p50 and longest", format!("{:.0}, {:.0} ms", at(0.5)?, at(1.0)?));
    table.judge("came in", &joins.len().to_string(), &asked.places.to_string(), joins.len() == asked.places);
    table.at_most("inside at any time, the owner not counted", most_inside as f64, asked.places as f64, "");
    table.judge(
        "refused because the room is full",
        &(refused.len() - others).to_string(),
        &asked.too_many.to_string(),
        refused.len() - others == asked.too_many,
    );
    table.at_most("refused for another reason", others as f64, 0.0, "");
    table.note("the last answer came after", format!("{:.1} s", took.as_secs_f64()));
    Ok(format!(
        "# Stampede through the door\n\n{}. The whole server on one core, over plain HTTP; {coming} members come within {} s to a room with {} places: TCP, \
         WebSocket, enter, ticket, offer, ICE, DTLS.\n\n{}",
        machine::description(),
        asked.seconds,
        asked.places,
        table.text()
    ))
}

/// Rooms that are open, and nobody is in them.
pub fn run_rooms(asked: &Rooms) -> Result<String> {
    let house = House::open(&asked.jushou, asked.rooms.div_ceil(ROOMS_EACH))?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    // What the first request takes for all.
    runtime.block_on(door::open_room(&house.address, &house.cookies[0], 100))?;
    runtime.block_on(async { tokio::time::sleep(SETTLES).await });
    let empty = machine::resident(house.id())?;
    let (mut opened, mut why) = (1, String::new());
    while opened < asked.rooms {
        match runtime.block_on(door::open_room(&house.address, &house.cookies[opened / ROOMS_EACH], 100)) {
            Ok(_) => opened += 1,
            Err(e) => {
                why = format!("{e:#}");
                break;
            }
        }
    }
    runtime.block_on(async { tokio::time::sleep(SETTLES).await });
    let lasts = Duration::from_secs(asked.seconds);
    let before = machine::cpu_time(house.id())?;
    runtime.block_on(async { tokio::time::sleep(lasts).await });
    let percent = (machine::cpu_time(house.id())? - before).as_secs_f64() * 100.0 / lasts.as_secs_f64();
    let kib = (machine::resident(house.id())? as f64 - empty as f64) / 1024.0 / opened as f64;
    let mut table = Table::default();
    table.judge("rooms open", &opened.to_string(), &asked.rooms.to_string(), opened == asked.rooms);
    table.at_most("of a core", percent, ROOMS_PERCENT_MOST, "%");
    table.at_most("memory of each", kib, ROOM_KIB_MOST, "KiB");
    if !why.is_empty() {
        table.note("the next one", why.replace('|', "/"));
    }
    Ok(format!(
        "# Rooms with nobody in them\n\n{}. Opened over HTTP by {} members; the whole server on one core, measured for {} s.\n\n{}",
        machine::description(),
        asked.rooms.div_ceil(ROOMS_EACH),
        asked.seconds,
        table.text()
    ))
}
