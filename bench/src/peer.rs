//! One listener or speaker as a browser is one on the wire: an ICE check, a DTLS handshake, SRTP, and the signs of life after it.

use crate::heard::{FRAME_MS, TICKS_PER_MS};
use crate::sdp::{self, LEVEL_EXTENSION, PAYLOAD_TYPE, PWD, SOURCE, UFRAG, value};
use anyhow::{Context, Result, ensure};
use aws_lc_rs::{digest, hmac};
use dimpl::{Config, Dtls, DtlsCertificate, Output, SrtpProfile};
use is::stun::{StunMessage, TransId};
use jushou_rtc::demux::{Kind, classify};
use jushou_rtc::rtcp;
use jushou_rtc::rtp;
use jushou_rtc::srtp::{Profile, Receiver, Sender};
use std::hash::{DefaultHasher, Hasher};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Of a candidate that is found by a check, as Chrome computes it.
const PRIORITY: u32 = 1_853_824_767;

/// What all peers share: making keys is slow, and nothing here is about certificates.
pub struct Shared {
    config: Arc<Config>,
    certificate: DtlsCertificate,
    pub fingerprint: String,
    /// To our server.
    pub offer: String,
}

impl Shared {
    pub fn new() -> Result<Shared> {
        // As browsers do it: the first repetition after 50 ms.
        let config =
            Config::builder().flight_start_rto(Duration::from_millis(50)).flight_retries(12).build()?;
        let certificate = dimpl::certificate::generate_self_signed_certificate()?;
        let hash = digest::digest(&digest::SHA256, &certificate.certificate);
        let hash: Vec<String> = hash.as_ref().iter().map(|byte| format!("{byte:02X}")).collect();
        let fingerprint = hash.join(":");
        Ok(Shared { config: Arc::new(config), certificate, offer: sdp::offer(&fingerprint), fingerprint })
    }
}

impl Shared {
    /// The first datagram of a handshake.
    pub fn hello(&self) -> Result<Vec<u8>> {
        let now = Instant::now();
        let mut dtls = Dtls::new_12(self.config.clone(), self.certificate.clone(), now);
        dtls.set_active(true);
        dtls.handle_timeout(now)?;
        let mut buffer = [0; 2048];
        match dtls.poll_output(&mut buffer) {
            Output::Packet(bytes) => Ok(bytes.to_vec()),
            _ => anyhow::bail!("a handshake does not begin with a datagram"),
        }
    }
}

/// What a datagram meant to the peer.
pub enum Got {
    Nothing,
    /// The handshake is done as of this datagram.
    Connected,
    Sound {
        /// Of the Opus packet, if it was opened.
        print: Option<u64>,
    },
}

pub struct Peer {
    /// `theirs:ours`, and the server's password.
    username: String,
    pwd: String,
    /// Until the handshake is done.
    dtls: Option<Box<Dtls>>,
    is_checked: bool,
    keys: Option<Box<(Sender, Receiver)>>,
    /// Who opens what it receives; the others count.
    pub is_sample: bool,
    /// Packets it has spoken.
    number: u64,
    /// The timestamp of the next, if it speaks on.
    next_timestamp: u32,
    /// The server's shard that it is on.
    pub shard: usize,
    /// Where to send, if not to everybody's server.
    pub remote: Option<SocketAddr>,
    /// Its checks nominate: the other side's do not.
    nominates: bool,
}

impl Peer {
    pub fn new(shared: &Shared, answer: &str, is_sample: bool, now: Instant) -> Result<Peer> {
        let (ufrag, pwd) = (value(answer, "ice-ufrag:")?, value(answer, "ice-pwd:")?);
        let shard = usize::from(ufrag.bytes().next().context("an empty ufrag")?.wrapping_sub(b'A'));
        let mut dtls = Dtls::new_12(shared.config.clone(), shared.certificate.clone(), now);
        dtls.set_active(true);
        Ok(Peer {
            username: format!("{ufrag}:{UFRAG}"),
            pwd: pwd.to_owned(),
            dtls: Some(Box::new(dtls)),
            is_checked: false,
            keys: None,
            is_sample,
            number: 0,
            next_timestamp: 0,
            shard,
            remote: None,
            nominates: true,
        })
    }

    /// Of a server that checks its peers: by its answer to a speaker, who nominates, or its offer to a listener.
    pub fn of_full_ice(shared: &Shared, text: &str, nominates: bool, is_sample: bool) -> Result<Peer> {
        let peer = Peer::new(shared, text, is_sample, Instant::now())?;
        Ok(Peer { shard: 0, remote: Some(sdp::remote(text)?), nominates, ..peer })
    }

    /// Says and opens nothing from now on.
    pub fn forget(&mut self) {
        (self.dtls, self.keys) = (None, None);
    }

    /// `theirs:ours`, as it stands in the clear in each check.
    pub fn username(&self) -> &str {
        &self.username
    }

    /// An ICE check that also nominates, as each of Chrome's does that decides.
    pub fn check(&self, send: &mut dyn FnMut(&[u8])) {
        let (username, nominates) = (&self.username, self.nominates);
        let message =
            StunMessage::binding_request(username, TransId::new(), nominates, 7, PRIORITY, nominates);
        let mut buffer = [0; 600];
        if let Ok(len) = message.to_bytes(Some(self.pwd.as_bytes()), &mut buffer, hmac_sha1) {
            send(&buffer[..len]);
        }
    }

    /// Repeats what may have been lost on the way to a connection.
    pub fn nudge(&mut self, now: Instant, send: &mut dyn FnMut(&[u8])) -> Result<()> {
        if !self.is_checked {
            self.check(send);
        } else if let Some(dtls) = &mut self.dtls {
            dtls.handle_timeout(now)?;
            self.drain(send)?;
        }
        Ok(())
    }

    pub fn handle(&mut self, now: Instant, datagram: &mut [u8], send: &mut dyn FnMut(&[u8])) -> Result<Got> {
        match classify(datagram) {
            Kind::Stun if datagram.starts_with(&[0, 1]) => self.answer(datagram, send)?,
            Kind::Stun if !self.is_checked => {
                ensure!(datagram.starts_with(&[1, 1]), "the server refuses a check");
                self.is_checked = true;
                self.nudge(now, send)?;
            }
            Kind::Dtls => {
                let Some(dtls) = &mut self.dtls else { return Ok(Got::Nothing) };
                dtls.handle_timeout(now)?;
                dtls.handle_packet(datagram)?;
                self.drain(send)?;
                if self.keys.is_some() {
                    self.dtls = None;
                    return Ok(Got::Connected);
                }
            }
            Kind::Rtp => {
                let mut print = None;
                // Who has vanished opens nothing.
                if let (true, Some(keys)) = (self.is_sample, &mut self.keys) {
                    let opened = keys.1.open_rtp(datagram).context("sound that is not authentic")?;
                    let packet = rtp::Packet::parse(&datagram[..opened.len], opened.index)
                        .context("sound that is no RTP")?;
                    print = Some(print_of(packet.payload));
                }
                return Ok(Got::Sound { print });
            }
            _ => {}
        }
        Ok(Got::Nothing)
    }

    /// A check as from this peer, by somebody who knows its user fragment but not the password.
    pub fn false_check(username: &str) -> Vec<u8> {
        let check = StunMessage::binding_request(username, TransId::new(), true, 7, PRIORITY, true);
        let mut buffer = [0; 600];
        let len = check.to_bytes(Some(b"not the password"), &mut buffer, hmac_sha1).unwrap_or(0);
        buffer[..len].to_vec()
    }

    /// Says that a check has come, whoever sent it.
    fn answer(&self, check: &[u8], send: &mut dyn FnMut(&[u8])) -> Result<()> {
        let check = StunMessage::parse(check).context("a check that is none")?;
        let remote = self.remote.context("our server checks nobody")?;
        let mut buffer = [0; 128];
        let reply = StunMessage::binding_reply(check.trans_id(), remote);
        let len = reply.to_bytes(Some(PWD.as_bytes()), &mut buffer, hmac_sha1).context("a reply fits")?;
        send(&buffer[..len]);
        Ok(())
    }

    /// A packet of sound with its level, as Chrome sends one.
    pub fn speak(&mut self, timestamp: u32, minus_dbov: u8, payload: &[u8]) -> Result<Vec<u8>> {
        self.number += 1;
        // Somebody begins.
        let marker = self.number == 1 || timestamp != self.next_timestamp;
        self.next_timestamp = timestamp.wrapping_add(FRAME_MS * TICKS_PER_MS);
        let header = rtp::write_header(PAYLOAD_TYPE, marker, self.number as u16, timestamp, SOURCE);
        let mut packet = header.to_vec();
        packet[0] |= 0x10;
        packet.extend_from_slice(&[0xBE, 0xDE, 0, 1, LEVEL_EXTENSION << 4, 0x80 | minus_dbov, 0, 0]);
        let header_len = packet.len();
        packet.extend_from_slice(payload);
        let keys = self.keys.as_ref().context("a speaker is connected")?;
        ensure!(keys.0.seal_rtp(&mut packet, header_len, self.number), "a packet is not sealed");
        Ok(packet)
    }

    /// A receiver report, as browsers send one every five seconds.
    pub fn report(&mut self, send: &mut dyn FnMut(&[u8])) {
        let Some(keys) = &mut self.keys else { return };
        let mut packet = Vec::with_capacity(64);
        rtcp::write_receiver_report(&mut packet, 1, &[]);
        if keys.0.seal_rtcp(&mut packet) {
            send(&packet);
        }
    }

    fn drain(&mut self, send: &mut dyn FnMut(&[u8])) -> Result<()> {
        let Some(dtls) = &mut self.dtls else { return Ok(()) };
        let mut buffer = [0; 2048];
        loop {
            match dtls.poll_output(&mut buffer) {
                Output::Packet(bytes) => send(bytes),
                Output::KeyingMaterial(material, profile) => {
                    self.keys = Some(Box::new(split(&material, profile)?))
                }
                Output::Timeout(_) => return Ok(()),
                _ => {}
            }
        }
    }
}

/// By which an Opus packet is known again.
pub fn print_of(opus: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(opus);
    hasher.finish()
}

/// The client's half of RFC 5764, section 4.2.
fn split(material: &[u8], profile: SrtpProfile) -> Result<(Sender, Receiver)> {
    let profile = match profile {
        SrtpProfile::AEAD_AES_128_GCM => Profile::AeadAes128Gcm,
        SrtpProfile::AEAD_AES_256_GCM => Profile::AeadAes256Gcm,
        _ => Profile::Aes128CmSha1_80,
    };
    let (key, salt) = (profile.key_len(), profile.salt_len());
    let (keys, salts) = material.split_at_checked(2 * key).context("too little keying material")?;
    let sender = Sender::new(profile, &keys[..key], &salts[..salt]).context("the lengths fit")?;
    let receiver = Receiver::new(profile, &keys[key..], &salts[salt..2 * salt]).context("the lengths fit")?;
    Ok((sender, receiver))
}

fn hmac_sha1(key: &[u8], parts: &[&[u8]]) -> [u8; 20] {
    let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, key);
    let mut context = hmac::Context::with_key(&key);
    parts.iter().for_each(|part| context.update(part));
    context.sign().as_ref().try_into().expect("SHA-1 makes 20 bytes")
}
