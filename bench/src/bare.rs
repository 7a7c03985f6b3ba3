//! The bare sender: header, AES-GCM and `sendmmsg` for each listener at every tick, and nothing else. What the machine can carry.

use crate::crowd::{BARE_ADDRESS, Crowd, Heard, Schedule, since_1970};
use crate::machine;
use crate::rig::{SENDERS_CORE, child};
use crate::wildcard::address;
use anyhow::{Context, Result};
use aws_lc_rs::aead::{AES_128_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use jushou_rtc::Route;
use jushou_rtc::rtp::{HEADER_LEN, write_header};
use serde::{Deserialize, Serialize};
use server::datagrams::Outgoing;
use std::io::{BufRead, BufReader, Write};
use std::net::UdpSocket;
use std::os::fd::AsFd;
use std::time::Duration;

/// From the first line until the first tick: the generator is ready by then.
const START_IN: Duration = Duration::from_millis(200);

#[derive(Clone, Copy, clap::Args)]
pub struct Load {
    #[arg(long)]
    pub port: u16,
    #[arg(long)]
    pub listeners: usize,
    #[arg(long)]
    pub packet_ms: u32,
    #[arg(long)]
    pub payload_len: usize,
    #[arg(long)]
    pub packets: u32,
}

#[derive(Serialize, Deserialize)]
enum Told {
    Starts(Duration),
    Ended { cpu: Duration, dropped: u64 },
}

/// The child's part: `bench bare`.
pub fn send(load: Load) -> Result<()> {
    machine::pin(&[SENDERS_CORE])?;
    let socket = UdpSocket::bind("0.0.0.0:0")?;
    socket.set_nonblocking(true)?;
    let key = |n: usize| {
        let mut bytes = [7; 16];
        bytes[..8].copy_from_slice(&(n as u64).to_le_bytes());
        Ok(LessSafeKey::new(UnboundKey::new(&AES_128_GCM, &bytes).map_err(|_| anyhow::anyhow!("no key"))?))
    };
    let keys = (0..load.listeners).map(key).collect::<Result<Vec<_>>>()?;
    let payload = vec![0xFC; load.payload_len];
    let mut datagram = vec![0; HEADER_LEN + load.payload_len + 16];
    let mut outgoing = Outgoing::default();
    let mut dropped = 0;
    let start = since_1970() + START_IN;
    tell(&Told::Starts(start))?;
    let before = machine::cpu_time(std::process::id())?;
    for packet in 0..load.packets {
        let due = start + Duration::from_millis(u64::from(packet) * u64::from(load.packet_ms));
        wait(due.saturating_sub(since_1970()));
        for (listener, key) in keys.iter().enumerate() {
            let header =
                write_header(111, false, packet as u16, packet * load.packet_ms * 48, listener as u32);
            let (head, rest) = datagram.split_at_mut(HEADER_LEN);
            let (body, tag_place) = rest.split_at_mut(load.payload_len);
            head.copy_from_slice(&header);
            body.copy_from_slice(&payload);
            let mut nonce = [0; 12];
            nonce[8..].copy_from_slice(&packet.to_be_bytes());
            let tag =
                key.seal_in_place_separate_tag(Nonce::assume_unique_for_key(nonce), Aad::from(head), body);
            tag_place.copy_from_slice(tag.map_err(|_| anyhow::anyhow!("a packet is not sealed"))?.as_ref());
            outgoing.push(Route::new((address(listener), load.port).into(), BARE_ADDRESS), &datagram);
            if outgoing.is_full() {
                dropped += outgoing.flush(socket.as_fd()).dropped as u64;
            }
        }
        dropped += outgoing.flush(socket.as_fd()).dropped as u64;
    }
    tell(&Told::Ended { cpu: machine::cpu_time(std::process::id())? - before, dropped })
}

/// Sleeps in the kernel.
fn wait(time: Duration) {
    if !time.is_zero() {
        let time =
            libc::timespec { tv_sec: time.as_secs() as _, tv_nsec: i64::from(time.subsec_nanos()) as _ };
        // SAFETY: the kernel reads one time and writes nothing. An interruption only makes one tick early.
        unsafe { libc::nanosleep(&raw const time, std::ptr::null_mut()) };
    }
}

fn tell(told: &Told) -> Result<()> {
    println!("{}", serde_json::to_string(told)?);
    Ok(std::io::stdout().flush()?)
}

/// One run, counted by the crowd. Returns what was heard, the CPU time it took, and what the kernel refused.
pub fn run(
    crowd: &mut Crowd,
    listeners: usize,
    packet_ms: u32,
    payload_len: usize,
    packets: u32,
) -> Result<(Heard, Duration, u64)> {
    crowd.drain();
    let port = crowd.port();
    let figures = [
        ("--port", usize::from(port)),
        ("--listeners", listeners),
        ("--packet-ms", packet_ms as usize),
        ("--payload-len", payload_len),
        ("--packets", packets as usize),
    ];
    let figures = figures.iter().flat_map(|(name, figure)| [(*name).to_owned(), figure.to_string()]);
    let arguments: Vec<String> = std::iter::once("bare".to_owned()).chain(figures).collect();
    let mut process = child(&arguments)?;
    let mut lines = BufReader::new(process.stdout.take().context("its output is piped")?).lines();
    let mut read =
        || -> Result<Told> { Ok(serde_json::from_str(&lines.next().context("the bare sender ended")??)?) };
    let Told::Starts(start) = read()? else { anyhow::bail!("the bare sender says no start") };
    let every = Duration::from_millis(packet_ms.into());
    let sent = (0..packets).map(|n| start + every * n).collect();
    let schedule = Schedule { frame_ms: packet_ms, frame_len: payload_len, sent };
    let heard = crowd.count(&schedule, start + every * packets);
    let Told::Ended { cpu, dropped } = read()? else { anyhow::bail!("the bare sender says no end") };
    process.wait()?;
    Ok((heard, cpu, dropped))
}
