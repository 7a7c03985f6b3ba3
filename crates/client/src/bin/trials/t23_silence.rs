//! T23: strangers who knock at the media port with anything at all get nothing back, and never more than they gave.

use crate::Setting;
use crate::house::{House, open_room};
use crate::people::{Present, bring_up};
use crate::random::Random;
use crate::report::Report;
use crate::wire::Wire;
use anyhow::{Context, Result};
use client::clip::Packet;
use protocol::room::Visibility;
use std::net::Ipv4Addr;
use std::time::Duration;
use tokio::net::UdpSocket;

const T23: &str = "T23";
const WAIT: Duration = Duration::from_secs(10);

pub async fn run(setting: &Setting, report: &mut Report) -> Result<()> {
    let each = if setting.long { 5000 } else { 300 };
    let mut random = Random::new(setting.seed);
    let house = House::open(&setting.jushou).await?;
    let keeper = house.owner().await?;
    let room = open_room(&keeper, "Knocking", Visibility::Open).await?.room;
    let people = house.members(&keeper, "inside", 2).await?;
    let moderator = Present::enter(&keeper, &room, None).await?;
    let voice = Present::enter(&people[0], &room, None).await?;
    bring_up(&moderator.socket, &voice.socket).await?;
    // A peer whose user fragment somebody on its network has seen; it goes on being connected.
    let seen = people[1].connect().await?;
    seen.enter(&room, None).await?;
    let mut wire = Wire::connect(&people[1], &seen.fetch_ticket().await?).await?;
    let ufrag = wire.ufrag.clone();

    type Make<'a> = Box<dyn Fn(&mut Random) -> Vec<u8> + 'a>;
    let unknown = |random: &mut Random| format!("A{:011x}", random.next() & 0xfff_ffff_ffff);
    let kinds: Vec<(&str, Make)> = vec![
        (
            "STUN, unknown user fragment",
            Box::new(move |random| {
                let name = unknown(random);
                stun(random, 0x0001, Some(&name), true)
            }),
        ),
        (
            "STUN, unknown user fragment, no integrity",
            Box::new(move |random| {
                let name = unknown(random);
                stun(random, 0x0001, Some(&name), false)
            }),
        ),
        (
            "STUN, right user fragment, wrong password",
            Box::new(|random| stun(random, 0x0001, Some(&ufrag), true)),
        ),
        (
            "STUN, right user fragment, no integrity",
            Box::new(|random| stun(random, 0x0001, Some(&ufrag), false)),
        ),
        ("STUN without a user", Box::new(|random| stun(random, 0x0001, None, false))),
        (
            "TURN Allocate, and every other STUN type",
            Box::new(|random| {
                let kind = random.one_of(&[0x0003, 0x0011, 0x0101, 0x0111, 0x0004, 0x0006, 0x0009]);
                stun(random, kind, Some(&ufrag), true)
            }),
        ),
        ("DTLS ClientHello", Box::new(client_hello)),
        (
            "DTLS records of every type",
            Box::new(|random| {
                let mut bytes = client_hello(random);
                bytes[0] = 20 + random.below(44) as u8;
                bytes
            }),
        ),
        ("RTP", Box::new(|random| headed(random, &[0x80, 0x6f], 172))),
        ("RTCP", Box::new(|random| headed(random, &[0x80, 0xc8, 0x00, 0x06], 28))),
        (
            "garbage of 0 to 1400 bytes",
            Box::new(|random| {
                let length = random.below(1401);
                random.bytes(length)
            }),
        ),
        (
            "STUN with broken lengths",
            Box::new(|random| {
                let mut bytes = stun(random, 0x0001, Some(&ufrag), true);
                let at = random.below(bytes.len());
                bytes[at] = random.next() as u8;
                bytes.truncate(random.below(bytes.len() + 1));
                bytes
            }),
        ),
    ];
    let (mut sent, mut answered, mut answers) = (0, 0, 0);
    let mut to_unknown = 0;
    for (what, make) in &kinds {
        let stranger = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        for round in 0..each {
            let bytes = make(&mut random);
            sent += stranger.send_to(&bytes, house.media_address()).await?;
            if round % 50 == 49 {
                tokio::time::sleep(Duration::from_millis(2)).await;
            }
        }
        fence(&voice, &moderator).await?;
        let (count, bytes) = drain(&stranger).await;
        if count > 0 {
            println!("    {what}: {count} answers, {bytes} bytes");
        }
        answers += count;
        answered += bytes;
        to_unknown += if what.contains("unknown") { count } else { 0 };
    }
    report.tell(T23, "kinds of datagrams, of each so many", format!("{} × {each}", kinds.len()));
    report.none(T23, "answers to unknown user fragments", to_unknown);
    report.none(T23, "answers to strangers at all", answers);
    let ratio = answered as f64 / sent as f64;
    report.check(T23, "bytes out to bytes in", format!("{ratio:.2}"), "≤ 1.00", ratio <= 1.0);

    // The one who may be answered is not answered with more either.
    let (asked, told) = wire.checks;
    let most = told as f64 / asked as f64;
    report.check(
        T23,
        "the same for checks with the right password",
        format!("{most:.2}"),
        "≤ 1.00",
        most <= 1.0,
    );
    let before = wire.heard.len();
    voice.media.send(packet(), true).await?;
    let hears = wire.until(WAIT, |wire| wire.heard.len() > before).await.is_ok();
    report.check(T23, "the peer whose user fragment was used still hears", hears, "true", hears);
    Ok(())
}

/// Returns when a packet sent behind all others has come through: what was to be answered has been.
async fn fence(voice: &Present, listener: &Present) -> Result<()> {
    let mut heard = listener.media.received();
    voice.media.send(packet(), true).await?;
    tokio::time::timeout(WAIT, heard.recv())
        .await
        .context("sound no longer flows")?
        .context("the connection is over")?;
    Ok(())
}

fn packet() -> Packet {
    let mut opus = vec![0x48];
    opus.resize(60, 0xaa);
    Packet { opus: opus.into(), samples: 960, level: 20 }
}

/// Datagrams that have come, and their bytes.
async fn drain(socket: &UdpSocket) -> (usize, usize) {
    let (mut count, mut bytes, mut buffer) = (0, 0, [0; 2000]);
    // What was sent back is in the socket's buffer by now.
    while let Ok(Ok((length, _))) =
        tokio::time::timeout(Duration::from_millis(20), socket.recv_from(&mut buffer)).await
    {
        (count, bytes) = (count + 1, bytes + length);
    }
    (count, bytes)
}

/// A Binding request as browsers make it (RFC 8489), or one of another type; its integrity is random.
fn stun(random: &mut Random, kind: u16, ufrag: Option<&str>, with_integrity: bool) -> Vec<u8> {
    let mut attributes = vec![];
    let mut add = |kind: u16, value: &[u8]| {
        attributes.extend(kind.to_be_bytes());
        attributes.extend((value.len() as u16).to_be_bytes());
        attributes.extend(value);
        attributes.resize(attributes.len().next_multiple_of(4), 0);
    };
    if let Some(ufrag) = ufrag {
        add(0x0006, format!("{ufrag}:abcd").as_bytes());
    }
    add(0x0024, &[0x6e, 0x7f, 0x1e, 0xff]);
    add(0x802a, &random.bytes(8));
    add(0x0025, &[]);
    if with_integrity {
        add(0x0008, &random.bytes(20));
        add(0x8028, &random.bytes(4));
    }
    let mut datagram = kind.to_be_bytes().to_vec();
    datagram.extend((attributes.len() as u16).to_be_bytes());
    datagram.extend(0x2112_a442_u32.to_be_bytes());
    datagram.extend(random.bytes(12));
    datagram.extend(attributes);
    datagram
}

/// A DTLS 1.2 ClientHello (RFC 6347) with one cipher suite, no cookie, and the use_srtp extension.
fn client_hello(random: &mut Random) -> Vec<u8> {
    let mut body = vec![0xfe, 0xfd];
    body.extend(random.bytes(32));
    body.extend([0, 0]); // No session, no cookie.
    body.extend([0, 2, 0xc0, 0x2b, 1, 0]);
    let extensions: &[u8] = &[0, 10, 0, 4, 0, 2, 0, 29, 0, 13, 0, 4, 0, 2, 4, 3, 0, 14, 0, 5, 0, 2, 0, 7, 0];
    body.extend((extensions.len() as u16).to_be_bytes());
    body.extend(extensions);
    let length = (body.len() as u32).to_be_bytes();
    let mut handshake = vec![1];
    handshake.extend(&length[1..]);
    handshake.extend([0, 0, 0, 0, 0]);
    handshake.extend(&length[1..]);
    handshake.extend(body);
    let mut record = vec![22, 0xfe, 0xff, 0, 0, 0, 0, 0, 0, 0, 0];
    record.extend((handshake.len() as u16).to_be_bytes());
    record.extend(handshake);
    record
}

fn headed(random: &mut Random, head: &[u8], length: usize) -> Vec<u8> {
    [head, &random.bytes(length - head.len())].concat()
}
