//! DTLS 1.2, passive side, only to agree on SRTP keys (RFC 5764).
//!
//! Being the DTLS server is deliberate: the server picks the SRTP profile, and AES-GCM is the cheapest,
//! although Chrome lists it last.

use crate::srtp::{self, Profile};
use aws_lc_rs::digest;
use dimpl::{Config, Dtls, DtlsCertificate, Output, SrtpProfile};
use std::fmt;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// The server's certificate and DTLS settings, shared by all connections. Cheap to clone.
#[derive(Clone)]
pub struct Identity(Arc<Shared>);

struct Shared {
    config: Arc<Config>,
    certificate: DtlsCertificate,
}

impl Identity {
    /// A new self-signed P-256 certificate. Uses the system's randomness.
    pub fn generate() -> Identity {
        let config = Config::builder()
            // ICE has already proven the address, so a cookie would only cost a round trip.
            .use_server_cookie(false)
            // Browsers resend after 50 ms. A later timer of ours would be postponed further by their first
            // duplicate, and two lost flights would cost seconds.
            .flight_start_rto(Duration::from_millis(60))
            // 60 ms doubled eight times is 30 s of patience; duplicates spend the same budget.
            .flight_retries(8)
            .build()
            .expect("the settings are within dimpl's bounds");
        let certificate = dimpl::certificate::generate_self_signed_certificate()
            .expect("the system has randomness for a P-256 key");
        Identity(Arc::new(Shared { config: Arc::new(config), certificate }))
    }

    /// What the answer says about our certificate.
    pub fn fingerprint(&self) -> Fingerprint {
        Fingerprint::of(&self.0.certificate.certificate)
    }
}

/// SHA-256 of a certificate (RFC 8122), the link between signalling and the DTLS handshake.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Fingerprint(pub [u8; 32]);

impl Fingerprint {
    fn of(certificate_der: &[u8]) -> Fingerprint {
        let digest = digest::digest(&digest::SHA256, certificate_der);
        Fingerprint(digest.as_ref().try_into().expect("SHA-256 makes 32 bytes"))
    }

    /// Reads `sha-256 AB:CD:…` with 32 bytes, upper or lower case. None for other hashes or shapes.
    pub fn parse(text: &str) -> Option<Fingerprint> {
        let (hash, hex) = text.trim().split_once(' ')?;
        if !hash.eq_ignore_ascii_case("sha-256") {
            return None;
        }
        let mut bytes = [0; 32];
        let mut pairs = hex.trim().split(':');
        for byte in &mut bytes {
            let pair = pairs.next().filter(|pair| pair.len() == 2 && pair.is_ascii())?;
            if !pair.bytes().all(|digit| digit.is_ascii_hexdigit()) {
                return None;
            }
            *byte = u8::from_str_radix(pair, 16).ok()?;
        }
        pairs.next().is_none().then_some(Fingerprint(bytes))
    }
}

/// As in SDP: `sha-256 AB:CD:…`.
impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("sha-256 ")?;
        for (at, byte) in self.0.iter().enumerate() {
            let colon = if at == 0 { "" } else { ":" };
            write!(f, "{colon}{byte:02X}")?;
        }
        Ok(())
    }
}

/// Why a handshake ended; every one of these is final.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failed {
    /// The peer's certificate is not the one its offer named.
    WrongCertificate,
    /// No SRTP profile in common.
    NoProfile,
    /// A fatal alert, a broken message, or nobody answered our last flight.
    Protocol,
}

/// What one step led to, besides datagrams to send.
pub enum Step {
    Continue,
    /// The peer is the one its offer named and these are the keys. At most once.
    Secured(Box<Keys>),
    /// The peer said goodbye, encrypted.
    Closed,
}

/// SRTP contexts of a finished handshake.
pub struct Keys {
    pub sender: srtp::Sender,
    pub receiver: srtp::Receiver,
}

/// One DTLS association, about 11 KB.
pub struct Handshake {
    dtls: Dtls,
    expected: Fingerprint,
    peer_is_verified: bool,
    is_connected: bool,
    wake_at: Option<Instant>,
}

impl Handshake {
    /// Waits for the ClientHello of the peer whose certificate hashes to `expected`.
    pub fn new(identity: &Identity, expected: Fingerprint, now: Instant) -> Handshake {
        let Shared { config, certificate } = &*identity.0;
        let dtls = Dtls::new_12(config.clone(), certificate.clone(), now);
        Handshake { dtls, expected, peer_is_verified: false, is_connected: false, wake_at: None }
    }

    /// When [`Handshake::handle_timeout`] wants to be called.
    pub fn wake_at(&self) -> Option<Instant> {
        self.wake_at
    }

    /// Feeds one datagram. `send` gets what is to be sent back.
    pub fn handle_datagram(
        &mut self,
        now: Instant,
        datagram: &[u8],
        send: &mut dyn FnMut(&[u8]),
    ) -> Result<Step, Failed> {
        // An alert in the clear proves nothing about who sent it, and one fatal alert would end a handshake.
        if has_clear_alert(datagram) {
            return Ok(Step::Continue);
        }
        // Without this dimpl would stamp its timers with the time of the call before.
        self.dtls.handle_timeout(now).map_err(|_| Failed::Protocol)?;
        self.dtls.handle_packet(datagram).map_err(|_| Failed::Protocol)?;
        self.drain(send)
    }

    /// Resends what got lost.
    pub fn handle_timeout(&mut self, now: Instant, send: &mut dyn FnMut(&[u8])) -> Result<Step, Failed> {
        self.dtls.handle_timeout(now).map_err(|_| Failed::Protocol)?;
        self.drain(send)
    }

    /// Says goodbye to a connected peer.
    pub fn close(&mut self, now: Instant, send: &mut dyn FnMut(&[u8])) {
        let closing = self.dtls.handle_timeout(now).and_then(|()| self.dtls.close());
        if closing.is_ok() {
            // Nothing that still comes out matters to one who leaves.
            let _ = self.drain(send);
        }
    }

    fn drain(&mut self, send: &mut dyn FnMut(&[u8])) -> Result<Step, Failed> {
        let mut step = Step::Continue;
        let mut buffer = [0; 2048];
        // `Timeout` always ends a drain; stopping earlier would leave dimpl inconsistent, except on failure,
        // after which it is not used again.
        loop {
            match self.dtls.poll_output(&mut buffer) {
                Output::Packet(bytes) => send(bytes),
                Output::PeerCert(der) => {
                    self.peer_is_verified = Fingerprint::of(der) == self.expected;
                    if !self.peer_is_verified {
                        return Err(Failed::WrongCertificate);
                    }
                }
                Output::Connected => self.is_connected = true,
                Output::KeyingMaterial(material, profile) => {
                    // dimpl leaves trust to us: keys count only after the fingerprint matched.
                    if !self.peer_is_verified {
                        return Err(Failed::WrongCertificate);
                    }
                    let keys = Keys::split(&material, profile).ok_or(Failed::NoProfile)?;
                    step = Step::Secured(Box::new(keys));
                }
                Output::CloseNotify => step = Step::Closed,
                Output::Timeout(at) => {
                    self.wake_at = Some(at);
                    return Ok(step);
                }
                Output::BufferTooSmall { .. } => return Err(Failed::Protocol),
                // We serve no data channels.
                _ => {}
            }
        }
    }
}

impl Keys {
    /// `material` is client key, server key, client salt, server salt (RFC 5764, section 4.2). The peer is
    /// the DTLS client.
    fn split(material: &[u8], profile: SrtpProfile) -> Option<Keys> {
        let profile = match profile {
            SrtpProfile::AEAD_AES_128_GCM => Profile::AeadAes128Gcm,
            SrtpProfile::AEAD_AES_256_GCM => Profile::AeadAes256Gcm,
            SrtpProfile::AES128_CM_SHA1_80 => Profile::Aes128CmSha1_80,
            _ => return None,
        };
        let (key_len, salt_len) = (profile.key_len(), profile.salt_len());
        if material.len() < 2 * (key_len + salt_len) {
            return None;
        }
        let (keys, salts) = material.split_at(2 * key_len);
        Some(Keys {
            receiver: srtp::Receiver::new(profile, &keys[..key_len], &salts[..salt_len])?,
            sender: srtp::Sender::new(profile, &keys[key_len..], &salts[salt_len..2 * salt_len])?,
        })
    }
}

/// Is one of the records an alert of epoch 0, that is, before encryption?
fn has_clear_alert(mut datagram: &[u8]) -> bool {
    const ALERT: u8 = 21;
    while let Some((header, rest)) = datagram.split_first_chunk::<13>() {
        if header[0] == ALERT && header[3..5] == [0, 0] {
            return true;
        }
        let len = usize::from(u16::from_be_bytes([header[11], header[12]]));
        match rest.get(len..) {
            Some(next) => datagram = next,
            None => return false,
        }
    }
    false
}
