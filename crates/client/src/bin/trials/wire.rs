//! A media connection in the hand: str0m on a plain socket, every datagram visible, and any datagram can be sent.

use anyhow::{Context, Result};
use client::Client;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::{Duration, Instant};
use str0m::change::SdpAnswer;
use str0m::media::{Direction, MediaKind, Mid};
use str0m::net::{Protocol, Receive};
use str0m::rtp::{Extension, ExtensionMap, ExtensionValues, RtpWrite, SeqNo, Ssrc};
use str0m::{Candidate, Event, Input, Output, Rtc, RtcConfig};
use tokio::net::UdpSocket;

const SLOTS: usize = 4;
const CONNECT_WAIT: Duration = Duration::from_secs(10);

pub struct Wire {
    rtc: Rtc,
    pub socket: UdpSocket,
    local: SocketAddr,
    microphone: Mid,
    slots: Vec<Mid>,
    /// The server's half of the ICE credentials, from its answer.
    pub ufrag: String,
    is_connected: bool,
    seq: u64,
    timestamp: u32,
    /// Slot and payload of every packet that has come.
    pub heard: Vec<(usize, Vec<u8>)>,
    /// Datagrams with sound that have come, also those that str0m refuses as seen before.
    pub arrived: usize,
    /// Bytes of each STUN request, and of what came back.
    pub checks: (usize, usize),
}

impl Wire {
    pub async fn connect(client: &Client, ticket: &str) -> Result<Wire> {
        let mut extensions = ExtensionMap::empty();
        extensions.set(1, Extension::AudioLevel);
        extensions.set(4, Extension::RtpMid);
        let mut rtc = RtcConfig::new()
            .set_crypto_provider(Arc::new(str0m::crypto::from_feature_flags()))
            .clear_codecs()
            .enable_opus(true, false)
            .set_extension_map(extensions)
            .set_rtp_mode(true)
            .build(Instant::now());
        let socket = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)).await.context("no socket")?;
        let local = socket.local_addr().context("a bound socket has an address")?;
        rtc.add_local_candidate(Candidate::host(local, "udp").context("no candidate")?);
        let mut sdp = rtc.sdp_api();
        let microphone = sdp.add_media(MediaKind::Audio, Direction::SendOnly, None, None, None);
        for _ in 0..SLOTS {
            sdp.add_media(MediaKind::Audio, Direction::RecvOnly, None, None, None);
        }
        let (offer, pending) = sdp.apply().context("no offer")?;
        let answer = client.offer_media(ticket, &offer.to_sdp_string()).await?;
        let ufrag = answer.sdp.lines().find_map(|line| line.strip_prefix("a=ice-ufrag:"));
        let ufrag = ufrag.context("an answer without credentials")?.trim().to_owned();
        let parsed = SdpAnswer::from_sdp_string(&answer.sdp).context("an answer that cannot be read")?;
        rtc.sdp_api().accept_answer(pending, parsed).context("an answer that does not fit")?;
        let slots = answer.slots.iter().map(|mid| Mid::from(mid.as_str())).collect();
        let mut wire = Wire {
            rtc,
            socket,
            local,
            microphone,
            slots,
            ufrag,
            is_connected: false,
            seq: 1000,
            timestamp: 0,
            heard: vec![],
            arrived: 0,
            checks: (0, 0),
        };
        wire.until(CONNECT_WAIT, |wire| wire.is_connected).await.context("media did not connect")?;
        Ok(wire)
    }

    /// Goes on until there is something to see.
    pub async fn until(&mut self, wait: Duration, look: impl Fn(&Wire) -> bool) -> Result<()> {
        let end = Instant::now() + wait;
        let mut buffer = vec![0; 2000];
        loop {
            let wake_at = self.pump(true, &mut vec![])?;
            if look(self) {
                return Ok(());
            }
            anyhow::ensure!(Instant::now() < end, "waited in vain on the wire");
            tokio::select! {
                packet = self.socket.recv_from(&mut buffer) => {
                    let Ok((length, source)) = packet else { continue };
                    self.receive(source, &buffer[..length])?;
                }
                () = tokio::time::sleep_until(wake_at.min(end).into()) => {
                    self.rtc.handle_input(Input::Timeout(Instant::now()))?;
                }
            }
        }
    }

    fn receive(&mut self, source: SocketAddr, bytes: &[u8]) -> Result<()> {
        self.arrived += usize::from(is_rtp(bytes));
        if is_stun(bytes) {
            self.checks.1 += bytes.len();
        }
        let Ok(contents) = bytes.try_into() else { return Ok(()) };
        let receive = Receive { proto: Protocol::Udp, source, destination: self.local, contents };
        Ok(self.rtc.handle_input(Input::Receive(Instant::now(), receive))?)
    }

    /// Everything that str0m has to say; sound leaves only if `sends_sound`, and is kept in any case. Returns when it
    /// wants to be asked again.
    fn pump(&mut self, sends_sound: bool, kept: &mut Vec<Vec<u8>>) -> Result<Instant> {
        loop {
            match self.rtc.poll_output()? {
                Output::Timeout(at) => return Ok(at),
                Output::Transmit(transmit) => {
                    let bytes: &[u8] = &transmit.contents;
                    if is_stun(bytes) {
                        self.checks.0 += bytes.len();
                    }
                    if is_rtp(bytes) {
                        kept.push(bytes.to_vec());
                        if !sends_sound {
                            continue;
                        }
                    }
                    let _ = self.socket.try_send_to(bytes, transmit.destination); // As a network, it may lose some.
                }
                Output::Event(Event::Connected) => self.is_connected = true,
                Output::Event(Event::RtpPacket(packet)) => {
                    let mid = self.rtc.direct_api().stream_rx(&packet.header.ssrc).map(|stream| stream.mid());
                    let slot = mid.and_then(|mid| self.slots.iter().position(|slot| *slot == mid));
                    if let Some(slot) = slot {
                        self.heard.push((slot, packet.payload.to_vec()));
                    }
                }
                Output::Event(_) => {}
            }
        }
    }

    /// Seals one packet of sound. It leaves by the socket if `sends`; its bytes come back in any case.
    pub fn packet(&mut self, payload: &[u8], ssrc: Option<u32>, sends: bool) -> Result<Vec<u8>> {
        self.rtc.handle_input(Input::Timeout(Instant::now()))?;
        self.pump(true, &mut vec![])?;
        let pt = self.rtc.media(self.microphone).and_then(|media| media.remote_pts().first().copied());
        let pt = pt.context("the answer has a payload type")?;
        let mut api = self.rtc.direct_api();
        let own = api.stream_tx_by_mid(self.microphone, None).map(|stream| stream.ssrc());
        if let (Some(ssrc), Some(own)) = (ssrc.map(Ssrc::from), own)
            && own != ssrc
        {
            api.remove_stream_tx(own);
            api.declare_stream_tx(ssrc, None, self.microphone, None);
        }
        let stream = api.stream_tx_by_mid(self.microphone, None);
        let stream = stream.context("a microphone line")?;
        let extensions = ExtensionValues {
            audio_level: Some(-20),
            voice_activity: Some(true),
            mid: Some(self.microphone),
            ..ExtensionValues::default()
        };
        self.seq += 1;
        self.timestamp = self.timestamp.wrapping_add(960);
        let write =
            RtpWrite::new(pt, SeqNo::from(self.seq), self.timestamp, Instant::now(), payload.to_vec());
        stream.write_rtp(write.ext_vals(extensions));
        let mut kept = vec![];
        // str0m gives a packet out at its next turn.
        self.rtc.handle_input(Input::Timeout(Instant::now()))?;
        self.pump(sends, &mut kept)?;
        kept.pop().context("str0m sealed nothing")
    }

    /// The microphone's own source, as its packets carry it.
    pub fn ssrc_of(packet: &[u8]) -> [u8; 4] {
        packet[8..12].try_into().expect("an RTP header has twelve bytes")
    }
}

fn is_rtp(bytes: &[u8]) -> bool {
    bytes.first().is_some_and(|first| (128..192).contains(first))
        && bytes.get(1).is_some_and(|two| !(192..224).contains(two))
}

fn is_stun(bytes: &[u8]) -> bool {
    bytes.first().is_some_and(|first| *first < 4)
}
