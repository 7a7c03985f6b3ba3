//! T21: packets that look right and are not: repeated, with a wrong tag, in another's name, from elsewhere.

use crate::Setting;
use crate::house::{House, open_room};
use crate::people::{Present, bring_up};
use crate::report::Report;
use crate::wire::Wire;
use anyhow::{Context, Result};
use client::{Client, Socket};
use protocol::room::Visibility;
use std::net::Ipv4Addr;
use std::time::Duration;
use tokio::net::UdpSocket;

const T21: &str = "T21";
const WAIT: Duration = Duration::from_secs(10);
/// One packet of speech lasts this long; authentic ones may not come faster.
const PACKET: Duration = Duration::from_millis(20);

/// A speaker whose every datagram is in our hands.
struct Voice {
    _socket: Socket,
    wire: Wire,
    member: String,
}

impl Voice {
    async fn enter(client: &Client, room: &str, moderator: &Socket) -> Result<Voice> {
        let socket = client.connect().await?;
        socket.enter(room, None).await?;
        bring_up(moderator, &socket).await?;
        let ticket = socket.fetch_ticket().await?;
        let wire = Wire::connect(client, &ticket).await?;
        Ok(Voice { member: socket.me(), _socket: socket, wire })
    }
}

pub async fn run(setting: &Setting, report: &mut Report) -> Result<()> {
    let each = if setting.long { 2000 } else { 200 };
    let house = House::open(&setting.jushou).await?;
    let keeper = house.owner().await?;
    let room = open_room(&keeper, "Forgers", Visibility::Open).await?.room;
    let people = house.members(&keeper, "forger", 3).await?;
    let moderator = Present::enter(&keeper, &room, None).await?;
    let ear = people[2].connect().await?;
    ear.enter(&room, None).await?;
    let mut listener = Wire::connect(&people[2], &ear.fetch_ticket().await?).await?;
    let mut forger = Voice::enter(&people[0], &room, &moderator.socket).await?;
    let mut victim = Voice::enter(&people[1], &room, &moderator.socket).await?;

    // Both speak, so that both have a slot, and their packets are there to be used.
    let mut own = vec![];
    for _ in 0..20 {
        own.push(forger.wire.packet(&mark(b'f'), None, true)?);
        victim.wire.packet(&mark(b'v'), None, true)?;
        tokio::time::sleep(PACKET).await;
    }
    let honest = fence(&mut victim, &mut listener).await?;
    report.all(T21, "honest packets forwarded before", honest.count(b'f') + honest.count(b'v'), 40);
    let victims_slot =
        honest.packets.iter().find(|(_, mark)| *mark == b'v').context("the victim is heard")?.0;
    let victims = victim.wire.packet(&mark(b'v'), None, true)?;
    let ssrc = Wire::ssrc_of(&victims);
    let elsewhere = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    let server = house.media_address();
    fence(&mut victim, &mut listener).await?;

    for round in 0..each {
        forger.wire.socket.send_to(&own[round % own.len()], server).await?;
        breathe(round).await;
    }
    let leaked = fence(&mut victim, &mut listener).await?.datagrams;
    report.none(T21, &format!("of {each} repeated packets forwarded"), leaked);

    for round in 0..each {
        let mut packet = forger.wire.packet(&mark(b'x'), None, false)?;
        let at =
            if round % 2 == 0 { packet.len() - 1 - round % 16 } else { 12 + round % (packet.len() - 12) };
        packet[at] ^= 1 << (round % 8);
        forger.wire.socket.send_to(&packet, server).await?;
        breathe(round).await;
    }
    let leaked = fence(&mut victim, &mut listener).await?.datagrams;
    report.none(T21, &format!("of {each} packets with a wrong tag or a changed bit forwarded"), leaked);

    for round in 0..each {
        // In turn: the other's source on an own packet, and the other's packet from the forger's address.
        let packet = if round % 2 == 0 {
            let mut packet = forger.wire.packet(&mark(b'x'), None, false)?;
            packet[8..12].copy_from_slice(&ssrc);
            packet
        } else {
            victim.wire.packet(&mark(b'x'), None, false)?
        };
        forger.wire.socket.send_to(&packet, server).await?;
        breathe(round).await;
    }
    let leaked = fence(&mut victim, &mut listener).await?.datagrams;
    report.none(T21, &format!("of {each} packets with another peer's source forwarded"), leaked);

    for round in 0..each {
        let packet = forger.wire.packet(&mark(b'x'), None, false)?;
        elsewhere.send_to(&packet, server).await?;
        breathe(round).await;
    }
    let leaked = fence(&mut victim, &mut listener).await?.datagrams;
    report.none(T21, &format!("of {each} good packets from another 5-tuple forwarded"), leaked);

    // Sealed with the forger's own keys: it is the forger's voice then, and is never heard as the other's.
    let named = u32::from_be_bytes(ssrc);
    for _ in 0..50 {
        forger.wire.packet(&mark(b'x'), Some(named), true)?;
        tokio::time::sleep(PACKET).await;
    }
    let in_name = fence(&mut victim, &mut listener).await?;
    let passed_off = in_name.packets.iter().filter(|packet| **packet == (victims_slot, b'x')).count();
    report.none(T21, "packets sealed with the other's source heard as the other", passed_off);

    for _ in 0..20 {
        forger.wire.packet(&mark(b'f'), None, true)?;
        tokio::time::sleep(PACKET).await;
    }
    let after = fence(&mut victim, &mut listener).await?;
    let still = after.count(b'f');
    report.check(T21, "honest packets forwarded after it all", still, "20", still == 20);
    let slots = ear.heard().slots;
    let is_named = slots.get(victims_slot).is_some_and(|slot| slot.as_ref() == Some(&victim.member));
    report.check(T21, "the victim is still named in its slot", is_named, "true", is_named);
    Ok(())
}

/// An Opus packet of 20 ms that says whose it is.
fn mark(mark: u8) -> Vec<u8> {
    let mut payload = vec![0x48, mark];
    payload.resize(60, 0xaa);
    payload
}

/// What reached the listener.
struct Heard {
    /// Slot and mark of each packet that the listener took for good.
    packets: Vec<(usize, u8)>,
    /// Datagrams with sound, whatever the listener thinks of them.
    datagrams: usize,
}

impl Heard {
    fn count(&self, mark: u8) -> usize {
        self.packets.iter().filter(|packet| packet.1 == mark).count()
    }
}

/// Everything heard until the victim's next packet, which was sent behind all that is to be judged: one socket reads
/// them in order.
async fn fence(victim: &mut Voice, listener: &mut Wire) -> Result<Heard> {
    let (packets, datagrams) = (listener.heard.len(), listener.arrived);
    victim.wire.packet(&mark(b'#'), None, true)?;
    let is_through = |wire: &Wire| wire.heard[packets..].iter().any(|(_, payload)| payload[1] == b'#');
    listener.until(WAIT, is_through).await.context("the victim is heard no more")?;
    let before = listener.heard[packets..].iter().map(|(slot, payload)| (*slot, payload[1]));
    Ok(Heard {
        packets: before.take_while(|(_, mark)| *mark != b'#').collect(),
        datagrams: listener.arrived - datagrams - 1,
    })
}

/// The sockets' buffers hold a few hundred; nothing may be lost on the way.
async fn breathe(round: usize) {
    if round % 50 == 49 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}
