//! A peer as a browser is one, and a network between it and a `Connection`, on virtual time.
#![allow(dead_code, reason = "each test file uses its part")]

use dimpl::{Config, Dtls, DtlsCertificate, Output};
use is::stun::{StunMessage, TransId};
use jushou_rtc::dtls::{Fingerprint, Identity};
use jushou_rtc::ice::Credentials;
use jushou_rtc::srtp::{Profile, Receiver, Sender};
use jushou_rtc::{Connection, Received, Route, Why, rtp};
use std::sync::{Arc, LazyLock};
use std::time::{Duration, Instant};

pub const SECOND: Duration = Duration::from_secs(1);

/// One for all tests: making keys is slow.
pub static IDENTITY: LazyLock<Identity> = LazyLock::new(Identity::generate);

pub fn route(last: u8) -> Route {
    let remote = std::net::SocketAddr::from(([192, 0, 2, last], 50_000 + u16::from(last)));
    Route::new(remote, [198, 51, 100, 1].into())
}

pub fn credentials() -> Credentials {
    Credentials { ufrag: "server".into(), pwd: "aPasswordOf128RandomBits".into() }
}

/// A Binding request as Chrome sends it: about 100 bytes.
pub fn check(username: &str, pwd: &str, nominate: bool) -> Vec<u8> {
    request(StunMessage::binding_request(username, TransId::new(), true, 7, 1_853_824_767, nominate), pwd)
}

pub fn request(message: StunMessage, pwd: &str) -> Vec<u8> {
    let mut buffer = vec![0; 600];
    let len = message.to_bytes(Some(pwd.as_bytes()), &mut buffer, hmac_sha1).expect("it fits");
    buffer.truncate(len);
    buffer
}

pub fn hmac_sha1(key: &[u8], parts: &[&[u8]]) -> [u8; 20] {
    use aws_lc_rs::hmac;
    let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, key);
    let mut context = hmac::Context::with_key(&key);
    parts.iter().for_each(|part| context.update(part));
    context.sign().as_ref().try_into().expect("SHA-1 makes 20 bytes")
}

/// The browser's end.
pub struct Peer {
    pub dtls: Dtls,
    pub keys: Option<(Sender, Receiver)>,
    pub was_told_goodbye: bool,
    wake_at: Option<Instant>,
}

static CERTIFICATE: LazyLock<DtlsCertificate> = LazyLock::new(certificate);

pub fn certificate() -> DtlsCertificate {
    dimpl::certificate::generate_self_signed_certificate().expect("randomness")
}

pub fn fingerprint(certificate: &DtlsCertificate) -> Fingerprint {
    let digest = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, &certificate.certificate);
    Fingerprint(digest.as_ref().try_into().expect("32 bytes"))
}

impl Peer {
    pub fn new(now: Instant) -> Peer {
        Peer::with_certificate(CERTIFICATE.clone(), now)
    }

    pub fn with_certificate(certificate: DtlsCertificate, now: Instant) -> Peer {
        // As browsers do it: the first repetition after 50 ms.
        let config = Config::builder()
            .flight_start_rto(Duration::from_millis(50))
            .flight_retries(12)
            .build()
            .expect("valid settings");
        let mut dtls = Dtls::new_12(Arc::new(config), certificate, now);
        dtls.set_active(true);
        Peer { dtls, keys: None, was_told_goodbye: false, wake_at: None }
    }

    /// The first handshake message and whatever else is to be sent.
    pub fn poll(&mut self, now: Instant) -> Vec<Vec<u8>> {
        self.dtls.handle_timeout(now).expect("the peer's handshake goes on");
        self.drain()
    }

    pub fn handle(&mut self, now: Instant, datagram: &[u8]) -> Vec<Vec<u8>> {
        self.dtls.handle_timeout(now).expect("the peer's handshake goes on");
        self.dtls.handle_packet(datagram).expect("the server keeps to the protocol");
        self.drain()
    }

    pub fn close(&mut self) -> Vec<Vec<u8>> {
        self.dtls.close().expect("connected");
        self.drain()
    }

    fn drain(&mut self) -> Vec<Vec<u8>> {
        let (mut out, mut buffer) = (Vec::new(), [0; 4096]);
        loop {
            match self.dtls.poll_output(&mut buffer) {
                Output::Packet(bytes) => out.push(bytes.to_vec()),
                Output::PeerCert(der) => {
                    let digest = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, der);
                    assert_eq!(
                        digest.as_ref(),
                        IDENTITY.fingerprint().0,
                        "the answer names this certificate"
                    );
                }
                Output::KeyingMaterial(material, profile) => self.keys = Some(split(&material, profile)),
                Output::CloseNotify => self.was_told_goodbye = true,
                Output::Timeout(at) => {
                    self.wake_at = Some(at);
                    return out;
                }
                _ => {}
            }
        }
    }

    pub fn seal(&mut self, ssrc: u32, index: u64) -> Vec<u8> {
        let mut packet = rtp::write_header(111, false, index as u16, index as u32 * 960, ssrc).to_vec();
        packet.extend_from_slice(b"opus");
        assert!(self.keys.as_ref().expect("connected").0.seal_rtp(&mut packet, rtp::HEADER_LEN, index));
        packet
    }

    pub fn seal_report(&mut self, ssrc: u32) -> Vec<u8> {
        let mut packet = Vec::new();
        jushou_rtc::rtcp::write_receiver_report(&mut packet, ssrc, &[]);
        assert!(self.keys.as_mut().expect("connected").0.seal_rtcp(&mut packet));
        packet
    }
}

/// The client's half of RFC 5764, section 4.2.
fn split(material: &[u8], profile: dimpl::SrtpProfile) -> (Sender, Receiver) {
    let profile = match profile {
        dimpl::SrtpProfile::AEAD_AES_128_GCM => Profile::AeadAes128Gcm,
        dimpl::SrtpProfile::AEAD_AES_256_GCM => Profile::AeadAes256Gcm,
        _ => Profile::Aes128CmSha1_80,
    };
    let (key, salt) = (profile.key_len(), profile.salt_len());
    let (client_key, server_key) = (&material[..key], &material[key..2 * key]);
    let salts = &material[2 * key..];
    let sender = Sender::new(profile, client_key, &salts[..salt]).expect("the lengths fit");
    (sender, Receiver::new(profile, server_key, &salts[salt..2 * salt]).expect("the lengths fit"))
}

/// A peer, a connection, and what passes between them at once unless a test holds it back.
pub struct Pair {
    pub now: Instant,
    pub server: Connection,
    pub peer: Peer,
}

/// What one datagram led to, without the borrow.
#[derive(Debug, PartialEq)]
pub enum Got {
    Nothing,
    Secured,
    Rtp { index: u64, payload: Vec<u8> },
    Rtcp(Vec<u8>),
    Closed(Why),
}

impl Pair {
    pub fn new() -> Pair {
        let now = Instant::now();
        Pair { now, server: connection(fingerprint(&CERTIFICATE), now), peer: Peer::new(now) }
    }

    /// Checked, secured, on `route(1)`.
    pub fn secured() -> Pair {
        let mut pair = Pair::new();
        pair.check(route(1), true);
        let hello = pair.peer.poll(pair.now);
        assert!(pair.shake(route(1), hello), "a handshake without loss succeeds");
        pair
    }

    /// Sends `first` and then back and forth until nothing is left to send. True if that secured the server.
    pub fn shake(&mut self, route: Route, first: Vec<Vec<u8>>) -> bool {
        let (mut to_server, mut is_secured) = (first, false);
        while !to_server.is_empty() {
            let mut to_peer = Vec::new();
            for datagram in to_server.drain(..) {
                let (got, sent) = self.give(route, &datagram);
                is_secured |= got == Got::Secured;
                assert!(sent.iter().all(|(to, _)| *to == route), "answers go where the question came from");
                to_peer.extend(sent);
            }
            for (_, datagram) in to_peer {
                to_server.extend(self.peer.handle(self.now, &datagram));
            }
        }
        is_secured
    }

    /// Gives the server one datagram. Returns what it was and what the server sent.
    pub fn give(&mut self, route: Route, datagram: &[u8]) -> (Got, Vec<(Route, Vec<u8>)>) {
        give(&mut self.server, self.now, route, datagram)
    }

    /// A correct check; it must be answered.
    pub fn check(&mut self, route: Route, nominate: bool) {
        let Credentials { ufrag, pwd } = credentials();
        let (got, sent) = self.give(route, &check(&format!("{ufrag}:peer"), &pwd, nominate));
        assert_eq!((got, sent.len()), (Got::Nothing, 1));
        assert_eq!(sent[0].0, route);
    }

    /// Lets time pass; the server wakes when it wants to. Returns why it ended, if it did, and what it sent.
    pub fn pass(&mut self, time: Duration) -> (Option<Why>, Vec<(Route, Vec<u8>)>) {
        let (until, mut sent) = (self.now + time, Vec::new());
        while let Some(at) = self.server.wake_at().filter(|at| *at <= until) {
            self.now = self.now.max(at);
            let why = self.server.handle_timeout(self.now, &mut |to, bytes| sent.push((to, bytes.to_vec())));
            if why.is_some() {
                return (why, sent);
            }
            assert!(self.server.wake_at().is_none_or(|next| next > self.now), "woken, it sleeps again");
        }
        self.now = until;
        (None, sent)
    }

    pub fn peer_wakes_at(&self) -> Option<Instant> {
        self.peer.wake_at
    }
}

pub fn connection(fingerprint: Fingerprint, now: Instant) -> Connection {
    Connection::new(&IDENTITY, credentials(), fingerprint, now)
}

pub fn give(
    server: &mut Connection,
    now: Instant,
    route: Route,
    datagram: &[u8],
) -> (Got, Vec<(Route, Vec<u8>)>) {
    let (mut bytes, mut sent) = (datagram.to_vec(), Vec::new());
    let received =
        server.handle_datagram(now, route, &mut bytes, &mut |to, bytes| sent.push((to, bytes.to_vec())));
    let got = match received {
        Received::Nothing => Got::Nothing,
        Received::Secured => Got::Secured,
        Received::Rtp(packet) => Got::Rtp { index: packet.index, payload: packet.payload.to_vec() },
        Received::Rtcp(compound) => Got::Rtcp(compound.to_vec()),
        Received::Closed(why) => Got::Closed(why),
    };
    (got, sent)
}

/// A small deterministic random sequence (xorshift*).
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Random {
        Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 16
    }

    pub fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound
    }
}
