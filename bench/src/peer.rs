//! One listener or speaker as a browser is one on the wire: an ICE check, a DTLS handshake, SRTP, and the signs of life after it.

use anyhow::{Context, Result, ensure};
use aws_lc_rs::{digest, hmac};
use dimpl::{Config, Dtls, DtlsCertificate, Output, SrtpProfile};
use is::stun::{StunMessage, TransId};
use jushou_rtc::demux::{Kind, classify};
use jushou_rtc::rtp;
use jushou_rtc::srtp::{Profile, Receiver, Sender};
use jushou_rtc::{rtcp, sdp};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Receive lines in the offer, as the web client has them.
const SLOTS: usize = 4;
const PAYLOAD_TYPE: u8 = 111;
const LEVEL_EXTENSION: u8 = 1;

/// What all peers share: making keys is slow, and nothing here is about certificates.
pub struct Shared {
    config: Arc<Config>,
    certificate: DtlsCertificate,
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
        let offer = offer(&hash.join(":"));
        sdp::Offer::parse(&offer).context("the offer is one that the server reads")?;
        Ok(Shared { config: Arc::new(config), certificate, offer })
    }
}

fn offer(fingerprint: &str) -> String {
    let mids: Vec<String> = (0..=SLOTS).map(|mid| mid.to_string()).collect();
    let mut text = format!(
        "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\na=group:BUNDLE {}\r\n\
         a=ice-ufrag:peer\r\na=ice-pwd:aPasswordOf128RandomBits\r\na=fingerprint:sha-256 {fingerprint}\r\na=setup:actpass\r\n",
        mids.join(" ")
    );
    for mid in 0..=SLOTS {
        let direction = if mid == 0 { "sendonly" } else { "recvonly" };
        text += &format!(
            "m=audio 9 UDP/TLS/RTP/SAVPF {PAYLOAD_TYPE}\r\nc=IN IP4 0.0.0.0\r\na=mid:{mid}\r\na={direction}\r\na=rtcp-mux\r\n\
             a=rtpmap:{PAYLOAD_TYPE} opus/48000/2\r\na=extmap:{LEVEL_EXTENSION} urn:ietf:params:rtp-hdrext:ssrc-audio-level\r\n"
        );
    }
    text
}

/// What a datagram meant to the peer.
pub enum Got {
    Nothing,
    /// The handshake is done as of this datagram.
    Connected,
    /// Sound: its RTP timestamp, read from the clear header.
    Sound {
        timestamp: u32,
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
    pub number: u64,
    /// The server's shard that it is on.
    pub shard: usize,
}

impl Peer {
    pub fn new(shared: &Shared, answer: &str, is_sample: bool, now: Instant) -> Result<Peer> {
        let value = |name: &str| {
            let found = answer.lines().find_map(|line| line.strip_prefix("a=")?.strip_prefix(name));
            found.map(str::trim).with_context(|| format!("an answer without {name}"))
        };
        let ufrag = value("ice-ufrag:")?;
        let shard = usize::from(ufrag.bytes().next().context("an empty ufrag")?.wrapping_sub(b'A'));
        let mut dtls = Dtls::new_12(shared.config.clone(), shared.certificate.clone(), now);
        dtls.set_active(true);
        Ok(Peer {
            username: format!("{ufrag}:peer"),
            pwd: value("ice-pwd:")?.to_owned(),
            dtls: Some(Box::new(dtls)),
            is_checked: false,
            keys: None,
            is_sample,
            number: 0,
            shard,
        })
    }

    pub fn is_connected(&self) -> bool {
        self.keys.is_some() && self.dtls.is_none()
    }

    /// An ICE check that also nominates, as each of Chrome's does.
    pub fn check(&self, send: &mut dyn FnMut(&[u8])) {
        let message =
            StunMessage::binding_request(&self.username, TransId::new(), true, 7, 1_853_824_767, true);
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
                let timestamp = u32::from_be_bytes(datagram[4..8].try_into().expect("4 bytes"));
                if self.is_sample {
                    let keys = self.keys.as_mut().context("sound before the keys")?;
                    let opened = keys.1.open_rtp(datagram).context("sound that is not authentic")?;
                    rtp::Packet::parse(&datagram[..opened.len], opened.index)
                        .context("sound that is no RTP")?;
                }
                return Ok(Got::Sound { timestamp });
            }
            _ => {}
        }
        Ok(Got::Nothing)
    }

    /// A packet of sound with its level, as Chrome sends one.
    pub fn speak(&mut self, timestamp: u32, minus_dbov: u8, payload: &[u8]) -> Result<Vec<u8>> {
        self.number += 1;
        let header = rtp::write_header(PAYLOAD_TYPE, self.number == 1, self.number as u16, timestamp, 0x5EA7);
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
