//! One media connection on str0m: a microphone line and four receive lines, Opus packets in and out.

use crate::clip::{Clip, Packet};
use crate::path::Path;
use crate::rest::{Client, Fault};
use anyhow::{Context, Result, anyhow};
use bytes::Bytes;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use str0m::change::{SdpAnswer, SdpPendingOffer};
use str0m::media::{Direction, MediaKind, Mid, Pt};
use str0m::net::{Protocol, Receive};
use str0m::rtp::{Extension, ExtensionMap, ExtensionValues, RtpWrite, SeqNo};
use str0m::{Event, Input, Output, Rtc, RtcConfig};
use tokio::sync::{broadcast, mpsc, watch};
use tokio::task::AbortHandle;
use tokio::time::{Instant, MissedTickBehavior};

/// Receive lines in the offer; as many as the server has slots.
const SLOTS: usize = 4;
/// Packets waiting to be sent. Playing keeps pace with the clock, so few ever wait.
const SENDING_MAX: usize = 64;
/// Received packets a slow reader may be behind before it loses the oldest: ten seconds of four speakers.
const RECEIVED_MAX: usize = 2048;
/// How often it is looked whether this machine's address is still the same.
const LOOK: Duration = Duration::from_millis(200);
/// A connection that stands is checked this often: a new mapping of a NAT is known to the server no sooner. The usual 3 s
/// would be heard as a gap.
const CHECK_INTERVAL: Duration = Duration::from_secs(1);
/// ICE and DTLS on a network that works take well below a second.
const CONNECT_WAIT: Duration = Duration::from_secs(10);
/// After this UDP is taken for blocked, where there is another way.
const UDP_WAIT: Duration = Duration::from_secs(4);

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
    received_count: Arc<AtomicU64>,
    is_tcp: bool,
    local: watch::Receiver<SocketAddr>,
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

enum Sending {
    Packet { packet: Packet, starts_talk: bool },
    Close,
}

/// The other ends of a [`Media`].
struct Ends {
    to_send: mpsc::Receiver<Sending>,
    received: broadcast::Sender<Received>,
    state: watch::Sender<State>,
    received_count: Arc<AtomicU64>,
    local: watch::Sender<SocketAddr>,
}

/// An offer that waits for its answer.
pub struct Offering {
    /// What is offered.
    pub sdp: String,
    rtc: Rtc,
    pending: SdpPendingOffer,
    path: Path,
    microphone: Option<Mid>,
    /// The receive lines, in order.
    pub slots: Vec<Mid>,
}

impl Offering {
    /// To the server at `base`: with a line to speak on or without, and with so many to hear on.
    pub async fn new(base: &str, speaks: bool, slots: usize) -> Result<Offering> {
        let mut rtc = build();
        let path = Path::udp(base).await?;
        let mut sdp = rtc.sdp_api();
        let mut line = |direction| sdp.add_media(MediaKind::Audio, direction, None, None, None);
        let microphone = speaks.then(|| line(Direction::SendOnly));
        let slots = (0..slots).map(|_| line(Direction::RecvOnly)).collect();
        let (offer, pending) = sdp.apply().context("an offer without lines")?;
        Ok(Offering { sdp: offer.to_sdp_string(), rtc, pending, path, microphone, slots })
    }

    /// From a network that lets no UDP through: in a TCP stream to the first address that the answer names for that.
    pub async fn over_tcp(self, answer: &str) -> Result<Offering> {
        Ok(Offering { path: Path::tcp(answer).await?, ..self })
    }

    /// Begins with this answer; `slots` are the receive lines in the server's order.
    pub fn accept(self, answer: &str, slots: Vec<Mid>) -> Result<Media> {
        let Offering { mut rtc, pending, path, microphone, .. } = self;
        let parsed = SdpAnswer::from_sdp_string(answer).context("an answer that cannot be read")?;
        rtc.sdp_api().accept_answer(pending, parsed).context("an answer that does not fit the offer")?;
        let microphone = microphone.map(|mid| Microphone { mid, seq: 1, timestamp: 0, last_sent: None });
        rtc.add_local_candidate(path.candidate()?);
        let at = (path.local, path.proto() == Protocol::Tcp);
        Ok(Media::start(|ends| Running { rtc, path, slots, microphone, ends }, at))
    }
}

impl Media {
    /// Offers to the server with this ticket and waits until sound can flow.
    pub async fn connect(client: &Client, ticket: &str) -> Result<Media, Fault> {
        let media = Media::offer(client, ticket).await?;
        media.connected().await?;
        Ok(media)
    }

    /// As [`Media::connect`]. None: by UDP it does not come up, and the server names an address for TCP.
    pub(crate) async fn connect_by_udp(client: &Client, ticket: &str) -> Result<Option<Media>, Fault> {
        let offering = Offering::new(client.base(), true, SLOTS).await?;
        let answer = client.offer_media(ticket, &offering.sdp).await?;
        let has_tcp = answer.sdp.contains("tcptype passive");
        let slots = answer.slots.iter().map(|mid| Mid::from(mid.as_str())).collect();
        let media = offering.accept(&answer.sdp, slots)?;
        match media.connected_within(if has_tcp { UDP_WAIT } else { CONNECT_WAIT }).await {
            Ok(()) => Ok(Some(media)),
            Err(_) if has_tcp => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// As [`Media::connect`], from a network that lets no UDP through.
    pub async fn connect_over_tcp(client: &Client, ticket: &str) -> Result<Media, Fault> {
        let offering = Offering::new(client.base(), true, SLOTS).await?;
        let answer = client.offer_media(ticket, &offering.sdp).await?;
        let slots = answer.slots.iter().map(|mid| Mid::from(mid.as_str())).collect();
        let media = offering.over_tcp(&answer.sdp).await?.accept(&answer.sdp, slots)?;
        media.connected().await?;
        Ok(media)
    }

    /// As [`Media::connect`], without waiting for ICE and DTLS.
    pub async fn offer(client: &Client, ticket: &str) -> Result<Media, Fault> {
        let offering = Offering::new(client.base(), true, SLOTS).await?;
        let answer = client.offer_media(ticket, &offering.sdp).await?;
        let slots = answer.slots.iter().map(|mid| Mid::from(mid.as_str())).collect();
        Ok(offering.accept(&answer.sdp, slots)?)
    }

    /// Until sound can flow.
    pub async fn connected(&self) -> Result<()> {
        self.connected_within(CONNECT_WAIT).await
    }

    async fn connected_within(&self, wait: Duration) -> Result<()> {
        let mut state = self.state.clone();
        let waited = tokio::time::timeout(wait, state.wait_for(|state| *state != State::Connecting)).await;
        let state = waited.context("media did not connect")?.context("media ended")?;
        (*state == State::Connected).then_some(()).context("media ended")
    }

    fn start(running: impl FnOnce(Ends) -> Running, (local, is_tcp): (SocketAddr, bool)) -> Media {
        let (sending, to_send) = mpsc::channel(SENDING_MAX);
        let (received, _) = broadcast::channel(RECEIVED_MAX);
        let (state_tx, state) = watch::channel(State::Connecting);
        let (local_tx, local) = watch::channel(local);
        let received_count = Arc::<AtomicU64>::default();
        let running = running(Ends {
            to_send,
            received: received.clone(),
            state: state_tx,
            received_count: received_count.clone(),
            local: local_tx,
        });
        let task = tokio::spawn(async move {
            if let Err(error) = running.run().await {
                tracing::debug!(error = format!("{error:#}"), "media ended");
            }
        });
        let _task = Arc::new(EndOnDrop(task.abort_handle()));
        Media { sending, received, state, received_count, is_tcp, local, _task }
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
        self.received_count.load(Ordering::Relaxed)
    }

    /// Where this side's packets leave from.
    pub fn local_addr(&self) -> SocketAddr {
        *self.local.borrow()
    }

    /// By TCP, as where no UDP passes.
    pub fn is_tcp(&self) -> bool {
        self.is_tcp
    }

    /// Where they leave from, from now on.
    pub fn local_addrs(&self) -> watch::Receiver<SocketAddr> {
        self.local.clone()
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
    let mut config = RtcConfig::new();
    config.set_max_stun_rto(CHECK_INTERVAL);
    config
        .set_crypto_provider(Arc::new(str0m::crypto::from_feature_flags()))
        .clear_codecs()
        .enable_opus(true, false)
        .set_extension_map(extensions)
        .set_rtp_mode(true)
        .build(std::time::Instant::now())
}

struct Microphone {
    mid: Mid,
    seq: u64,
    timestamp: u32,
    last_sent: Option<(Instant, u32)>,
}

struct Running {
    rtc: Rtc,
    path: Path,
    slots: Vec<Mid>,
    microphone: Option<Microphone>,
    ends: Ends,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.ends.state.send_replace(State::Closed);
    }
}

impl Running {
    async fn run(mut self) -> Result<()> {
        let mut buffer = vec![0; 2000];
        let mut looks = tokio::time::interval(LOOK);
        looks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            // 1. Everything str0m has to say, until it names the time it wants to be called again.
            let wake_at = loop {
                match self.rtc.poll_output()? {
                    Output::Timeout(at) => break at,
                    Output::Transmit(transmit) => {
                        self.path.send(&transmit.contents, transmit.destination);
                    }
                    Output::Event(event) => self.handle_event(event),
                }
            };
            if !self.rtc.is_alive() {
                return Ok(());
            }
            // 2. One thing: a packet from the server, one to send, a look at the own address, or that time.
            tokio::select! {
                arrived = self.path.receive(&mut buffer) => {
                    for (source, datagram) in arrived? {
                        let Ok(contents) = datagram[..].try_into() else { continue };
                        let (proto, destination) = (self.path.proto(), self.path.local);
                        let receive = Receive { proto, source, destination, contents };
                        self.rtc.handle_input(Input::Receive(std::time::Instant::now(), receive))?;
                    }
                }
                sending = self.ends.to_send.recv() => match sending {
                    Some(Sending::Packet { packet, starts_talk }) => {
                        self.send(packet, starts_talk);
                        self.rtc.handle_input(Input::Timeout(std::time::Instant::now()))?;
                    }
                    Some(Sending::Close) | None => self.rtc.close()?,
                },
                _ = looks.tick() => if let Some(path) = self.path.moved().await? {
                    self.go_on_by(path)?;
                },
                () = tokio::time::sleep_until(wake_at.into()) => {
                    self.rtc.handle_input(Input::Timeout(std::time::Instant::now()))?;
                }
            }
        }
    }

    /// Continues from another address. The server believes the first check that comes from there, so nobody else is asked.
    fn go_on_by(&mut self, path: Path) -> Result<()> {
        let before = std::mem::replace(&mut self.path, path);
        // The new one first: without any pair the connection would be over.
        self.rtc.add_local_candidate(self.path.candidate()?);
        self.rtc.direct_api().invalidate_candidate(&before.candidate()?);
        self.rtc.handle_input(Input::Timeout(std::time::Instant::now()))?;
        self.ends.local.send_replace(self.path.local);
        Ok(())
    }

    fn handle_event(&mut self, event: Event) {
        match event {
            Event::Connected => {
                self.ends.state.send_replace(State::Connected);
            }
            Event::IceConnectionStateChange(str0m::IceConnectionState::Disconnected) => self.rtc.disconnect(),
            Event::RtpPacket(packet) => {
                self.ends.received_count.fetch_add(1, Ordering::Relaxed);
                let mid = self.rtc.direct_api().stream_rx(&packet.header.ssrc).map(|stream| stream.mid());
                let Some(slot) = mid.and_then(|mid| self.slots.iter().position(|slot| *slot == mid)) else {
                    return;
                };
                let level = packet.header.ext_vals.audio_level.map(|level| level.unsigned_abs());
                // Nobody listening is no fault.
                let _ = self.ends.received.send(Received {
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
        let Some(microphone) = &mut self.microphone else { return };
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
    }
}

fn opus_payload_type(rtc: &Rtc, mid: Mid) -> Option<Pt> {
    rtc.media(mid)?.remote_pts().first().copied()
}
