//! The bare sender: header, AES-GCM and `sendmmsg` for each listener at every tick, and nothing else. What the machine can carry.

use crate::crowd::Crowd;
use crate::ground::Ground;
use crate::heard::{FRAME_LEN, Heard, Schedule, since_1970};
use crate::machine;
use crate::rig::{Audience, SENDERS_CORE, child};
use crate::wildcard::{self, Wildcard};
use anyhow::{Context, Result};
use aws_lc_rs::aead::{AES_128_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use jushou_rtc::Route;
use jushou_rtc::rtp::{HEADER_LEN, write_header};
use serde::{Deserialize, Serialize};
use server::datagrams::Outgoing;
use std::io::{BufRead, BufReader, Write};
use std::net::{IpAddr, Ipv4Addr, UdpSocket};
use std::os::fd::AsFd;
use std::time::Duration;

/// From the first line until the first tick: the generator is ready by then.
const START_IN: Duration = Duration::from_millis(200);

#[derive(Clone, Copy, clap::Args)]
pub struct Load {
    #[arg(long, default_value_t = SENDERS_CORE)]
    pub core: usize,
    /// Where it sends from, which tells where the listeners are.
    #[arg(long)]
    pub address: Ipv4Addr,
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
    machine::pin(&[load.core])?;
    let ground = Ground::of(load.address.into());
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
            outgoing.push(
                Route::new((ground.address(listener), load.port).into(), IpAddr::from(load.address)),
                &datagram,
            );
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

/// On each of these cores one, at the same time, to as many listeners each, whose sockets this thread reads. Returns the
/// senders' CPU time a packet, µs.
pub fn run_alone(cores: &[usize], listeners: usize, audience: Audience, packets: u32) -> Result<f64> {
    let (mut nets, mut running) = (vec![], vec![]);
    for core in cores {
        let net = Wildcard::bind()?; // Of its own, as two senders to one socket would wait for each other.
        let figures = [
            ("--core", *core),
            ("--port", usize::from(net.port)),
            ("--listeners", listeners),
            ("--packet-ms", audience.packet_ms as usize),
            ("--payload-len", FRAME_LEN * audience.frames() as usize),
            ("--packets", packets as usize),
        ];
        running.push(child(Ground::Loopback, &arguments(Ground::Loopback, &figures))?);
        nets.push(net);
    }
    while running.iter_mut().any(|process| matches!(process.try_wait(), Ok(None))) {
        if nets.iter_mut().map(|net| net.receive(|_| {})).sum::<usize>() == 0 {
            wildcard::wait(&nets, Duration::from_millis(5));
        }
    }
    let mut all = Duration::ZERO;
    for process in running {
        let told = String::from_utf8(process.wait_with_output()?.stdout)?;
        let last = told.lines().last().context("the bare sender says nothing")?;
        let Told::Ended { cpu, .. } = serde_json::from_str(last)? else { anyhow::bail!("it says no end") };
        all += cpu;
    }
    Ok(all.as_secs_f64() * 1e6 / (cores.len() * listeners) as f64 / f64::from(packets))
}

fn arguments(ground: Ground, figures: &[(&str, usize)]) -> Vec<String> {
    let figures = figures.iter().flat_map(|(name, figure)| [(*name).to_owned(), figure.to_string()]);
    let address = ["--address".to_owned(), ground.server().to_string()];
    std::iter::once("bare".to_owned()).chain(address).chain(figures).collect()
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
    let mut process = child(crowd.ground, &arguments(crowd.ground, &figures))?;
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
