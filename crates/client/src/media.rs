//! One media connection on str0m: a microphone line and four receive lines, Opus packets in and out.

use crate::clip::{Clip, Packet};
use crate::rest::{Client, Fault};
use anyhow::{Context, Result, anyhow};
use bytes::Bytes;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use str0m::change::SdpAnswer;
use str0m::media::{Direction, MediaKind, Mid, Pt};
use str0m::net::{Protocol, Receive};
use str0m::rtp::{Extension, ExtensionMap, ExtensionValues, RtpWrite, SeqNo};
use str0m::{Candidate, Event, Input, Output, Rtc, RtcConfig};
use tokio::net::UdpSocket;
use tokio::sync::{broadcast, mpsc, watch};
use tokio::task::AbortHandle;
use tokio::time::Instant;

/// Receive lines in the offer; as many as the server has slots.
const SLOTS: usize = 4;
/// Packets waiting to be sent. Playing keeps pace with the clock, so few ever wait.
const SENDING_MAX: usize = 64;
/// Received packets a slow reader may be behind before it loses the oldest: ten seconds of four speakers.
const RECEIVED_MAX: usize = 2048;
/// ICE and DTLS on a network that works take well below a second.
const CONNECT_WAIT: Duration = Duration::from_secs(10);

/// One packet as the server forwarded it.
#[derive(Clone)]
pub struct Received {
    /// Receive slot it came in, from 0; the socket's `slots` says who that is.
    pub slot: usize,
    pub seq: u16,
    /// At 48 kHz.
    pub timestamp: u32,
    pub opus: Bytes,
    /// RFC 6464 level, if the server passed one on.
    pub level: Option<u8>,
    pub at: Instant,
}

/// A media connection; ends when the last clone is dropped.
#[derive(Clone)]
pub struct Media {
    sending: mpsc::Sender<Sending>,
    received: broadcast::Sender<Received>,
    state: watch::Receiver<State>,
    counters: Arc<Counters>,
    local: SocketAddr,
    _task: Arc<EndOnDrop>,
}

struct EndOnDrop(AbortHandle);

impl Drop for EndOnDrop {
    fn drop(&mut self) {
        self.0.abort();
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum State {
    Connecting,
    Connected,
    Closed,
}

#[derive(Default)]
struct Counters {
    sent: AtomicU64,
    received: AtomicU64,
}

enum Sending {
    Packet { packet: Packet, starts_talk: bool },
    Close,
}

impl Media {
    /// Offers to the server with this ticket and waits until sound can flow.
    pub async fn connect(client: &Client, ticket: &str) -> Result<Media, Fault> {
        let media = Media::offer(client, ticket).await?;
        media.connected().await?;
        Ok(media)
    }

    /// As [`Media::connect`], without waiting for ICE and DTLS.
    pub async fn offer(client: &Client, ticket: &str) -> Result<Media, Fault> {
        let mut rtc = build();
        let socket = bind(client.base()).await?;
        let local = socket.local_addr().context("a bound socket has an address")?;
        let candidate = Candidate::host(local, "udp").context("no candidate")?;
        rtc.add_local_candidate(candidate);
        let mut sdp = rtc.sdp_api();
        let microphone = sdp.add_media(MediaKind::Audio, Direction::SendOnly, None, None, None);
        for _ in 0..SLOTS {
            sdp.add_media(MediaKind::Audio, Direction::RecvOnly, None, None, None);
        }
        let (offer, pending) = sdp.apply().expect("five lines were added, so there is an offer");
        let answer = client.offer_media(ticket, &offer.to_sdp_string()).await?;
        let parsed = SdpAnswer::from_sdp_string(&answer.sdp).context("an answer that cannot be read")?;
        rtc.sdp_api().accept_answer(pending, parsed).context("an answer that does not fit the offer")?;
        let slots = answer.slots.iter().map(|mid| Mid::from(mid.as_str())).collect();

        let (sending, to_send) = mpsc::channel(SENDING_MAX);
        let (received, _) = broadcast::channel(RECEIVED_MAX);
        let (state_tx, state) = watch::channel(State::Connecting);
        let counters = Arc::<Counters>::default();
        let microphone = Microphone { mid: microphone, seq: 1, timestamp: 0, last_sent: None };
        let running = Running {
            rtc,
            socket,
            local,
            to_send,
            received: received.clone(),
            state: state_tx,
            slots,
            microphone,
            counters: counters.clone(),
        };
        let task = tokio::spawn(async move {
            if let Err(error) = running.run().await {
                tracing::debug!(error = format!("{error:#}"), "media ended");
            }
        });
        Ok(Media {
            sending,
            received,
            state,
            counters,
            local,
            _task: Arc::new(EndOnDrop(task.abort_handle())),
        })
    }

    async fn connected(&self) -> Result<()> {
        let mut state = self.state.clone();
        let waited =
            tokio::time::timeout(CONNECT_WAIT, state.wait_for(|state| *state != State::Connecting)).await;
        let state = waited.context("media did not connect")?.context("media ended")?;
        (*state == State::Connected).then_some(()).context("media ended")
    }

    /// Waits until the server ends the connection.
    pub async fn ended(&self) {
        let mut state = self.state.clone();
        // An error means the connection's task is gone, which is the same.
        let _ = state.wait_for(|state| *state == State::Closed).await;
    }

    pub fn is_connected(&self) -> bool {
        *self.state.borrow() == State::Connected
    }

    /// Packets as they arrive, from now on.
    pub fn received(&self) -> broadcast::Receiver<Received> {
        self.received.subscribe()
    }

    /// Packets received since the start.
    pub fn received_count(&self) -> u64 {
        self.counters.received.load(Ordering::Relaxed)
    }

    /// Packets sent since the start, whether the server let them through or not.
    pub fn sent_count(&self) -> u64 {
        self.counters.sent.load(Ordering::Relaxed)
    }

    /// Where this side's packets leave from.
    pub fn local_addr(&self) -> SocketAddr {
        self.local
    }

    /// Sends a clip in its own time and returns behind its last packet. Dropping the future stops it.
    /// It asks nobody: whether the seat is muted is for the server to enforce.
    pub async fn play(&self, clip: &Clip) -> Result<()> {
        let start = Instant::now();
        let mut samples: u64 = 0;
        for (at, packet) in clip.packets.iter().enumerate() {
            tokio::time::sleep_until(start + Duration::from_micros(samples * 1_000 / 48)).await;
            self.send(packet.clone(), at == 0).await?;
            samples += u64::from(packet.samples);
        }
        tokio::time::sleep_until(start + Duration::from_micros(samples * 1_000 / 48)).await;
        Ok(())
    }

    /// Sends one packet now.
    pub async fn send(&self, packet: Packet, starts_talk: bool) -> Result<()> {
        let sending = Sending::Packet { packet, starts_talk };
        self.sending.send(sending).await.map_err(|_| anyhow!("media ended"))
    }

    /// Says goodbye and ends.
    pub async fn close(self) {
        let _ = self.sending.send(Sending::Close).await; // Ended already: so be it.
        self.ended().await;
    }
}

fn build() -> Rtc {
    // As little as the server answers to: no abs-send-time, no transport feedback.
    let mut extensions = ExtensionMap::empty();
    extensions.set(1, Extension::AudioLevel);
    extensions.set(4, Extension::RtpMid);
    RtcConfig::new()
        .set_crypto_provider(Arc::new(str0m::crypto::from_feature_flags()))
        .clear_codecs()
        .enable_opus(true, false)
        .set_extension_map(extensions)
        .set_rtp_mode(true)
        .build(std::time::Instant::now())
}

/// A socket on the address from which the server is reached, so that one candidate is enough.
async fn bind(base: &str) -> Result<UdpSocket> {
    let host = base.split("://").last().unwrap_or_default();
    let target =
        tokio::net::lookup_host(host).await.context("no such host")?.next().context("no such host")?;
    let any: IpAddr =
        if target.is_ipv4() { Ipv4Addr::UNSPECIFIED.into() } else { Ipv6Addr::UNSPECIFIED.into() };
    let probe = UdpSocket::bind((any, 0)).await.context("no socket")?;
    probe.connect(target).await.context("no way to the server")?;
    let address = probe.local_addr().context("a connected socket has an address")?.ip();
    UdpSocket::bind((address, 0)).await.context("no socket")
}

struct Microphone {
    mid: Mid,
    seq: u64,
    timestamp: u32,
    last_sent: Option<(Instant, u32)>,
}

struct Running {
    rtc: Rtc,
    socket: UdpSocket,
    local: SocketAddr,
    to_send: mpsc::Receiver<Sending>,
    received: broadcast::Sender<Received>,
    state: watch::Sender<State>,
    slots: Vec<Mid>,
    microphone: Microphone,
    counters: Arc<Counters>,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.state.send_replace(State::Closed);
    }
}

impl Running {
    async fn run(mut self) -> Result<()> {
        let mut buffer = vec![0; 2000];
        loop {
            // 1. Everything str0m has to say, until it names the time it wants to be called again.
            let wake_at = loop {
                match self.rtc.poll_output()? {
                    Output::Timeout(at) => break at,
                    Output::Transmit(transmit) => {
                        // A full or vanished network is what ICE is there to notice.
                        let _ = self.socket.try_send_to(&transmit.contents, transmit.destination);
                    }
                    Output::Event(event) => self.handle_event(event),
                }
            };
            if !self.rtc.is_alive() {
                return Ok(());
            }
            // 2. One thing: a packet from the server, one to send, or that time.
            tokio::select! {
                packet = self.socket.recv_from(&mut buffer) => {
                    // An ICMP error of an earlier send also ends up here.
                    let Ok((length, source)) = packet else { continue };
                    let Ok(contents) = buffer[..length].try_into() else { continue };
                    let receive = Receive { proto: Protocol::Udp, source, destination: self.local, contents };
                    self.rtc.handle_input(Input::Receive(std::time::Instant::now(), receive))?;
                }
                sending = self.to_send.recv() => match sending {
                    Some(Sending::Packet { packet, starts_talk }) => {
                        self.send(packet, starts_talk);
                        self.rtc.handle_input(Input::Timeout(std::time::Instant::now()))?;
                    }
                    Some(Sending::Close) | None => self.rtc.close()?,
                },
                () = tokio::time::sleep_until(wake_at.into()) => {
                    self.rtc.handle_input(Input::Timeout(std::time::Instant::now()))?;
                }
            }
        }
    }

    fn handle_event(&mut self, event: Event) {
        match event {
            Event::Connected => {
                self.state.send_replace(State::Connected);
            }
            Event::IceConnectionStateChange(str0m::IceConnectionState::Disconnected) => self.rtc.disconnect(),
            Event::RtpPacket(packet) => {
                self.counters.received.fetch_add(1, Ordering::Relaxed);
                let mid = self.rtc.direct_api().stream_rx(&packet.header.ssrc).map(|stream| stream.mid());
                let Some(slot) = mid.and_then(|mid| self.slots.iter().position(|slot| *slot == mid)) else {
                    return;
                };
                let level = packet.header.ext_vals.audio_level.map(|level| level.unsigned_abs());
                // Nobody listening is no fault.
                let _ = self.received.send(Received {
                    slot,
                    seq: packet.header.sequence_number,
                    timestamp: packet.header.timestamp,
                    opus: Bytes::copy_from_slice(&packet.payload),
                    level,
                    at: packet.timestamp.into(),
                });
            }
            _ => {}
        }
    }

    fn send(&mut self, packet: Packet, starts_talk: bool) {
        let now = Instant::now();
        let microphone = &mut self.microphone;
        // The clock of the stream goes on through silence (RFC 7587 section 4.2), and never back.
        if let Some((at, samples)) = microphone.last_sent {
            let passed = if starts_talk { (now - at).as_micros() as u64 * 48 / 1_000 / 960 * 960 } else { 0 };
            microphone.timestamp = microphone.timestamp.wrapping_add((passed as u32).max(samples));
        }
        let Some(pt) = opus_payload_type(&self.rtc, microphone.mid) else { return };
        let mut api = self.rtc.direct_api();
        let Some(stream) = api.stream_tx_by_mid(microphone.mid, None) else { return };
        let extensions = ExtensionValues {
            audio_level: Some(-(packet.level.min(127) as i8)),
            voice_activity: Some(packet.level < 60),
            ..ExtensionValues::default()
        };
        let seq = SeqNo::from(microphone.seq);
        let write = RtpWrite::new(pt, seq, microphone.timestamp, now.into_std(), packet.opus.to_vec());
        stream.write_rtp(write.marker(starts_talk).ext_vals(extensions));
        microphone.seq += 1;
        microphone.last_sent = Some((now, packet.samples));
        self.counters.sent.fetch_add(1, Ordering::Relaxed);
    }
}

fn opus_payload_type(rtc: &Rtc, mid: Mid) -> Option<Pt> {
    rtc.media(mid)?.remote_pts().first().copied()
}
