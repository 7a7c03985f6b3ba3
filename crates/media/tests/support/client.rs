//! A peer as a browser is one: checks, DTLS as the client, speech every 20 ms, and a record of what it got.

use super::Shape;
use audio::opus::Frames;
use dimpl::{Config, Dtls, DtlsCertificate, Output, SrtpProfile};
use is::stun::{StunMessage, TransId};
use jushou_rtc::dtls::Fingerprint;
use jushou_rtc::srtp::{Profile, Receiver, Sender};
use jushou_rtc::{Route, demux, rtcp, rtp};
use media::Answer;
use std::sync::{Arc, LazyLock};
use std::time::{Duration, Instant};

/// All clients share one: making keys is slow.
static CERTIFICATE: LazyLock<DtlsCertificate> =
    LazyLock::new(|| dimpl::certificate::generate_self_signed_certificate().expect("randomness"));

const CHECK_INTERVAL: Duration = Duration::from_millis(2500);
const PACKET: Duration = Duration::from_millis(20);

/// The payload type of redundant audio.
const RED: u8 = 63;

/// What a client says in a packet: a byte that looks like Opus, who it is, and the packet's index.
const SAID_LEN: usize = 40;

pub struct Client {
    pub number: usize,
    pub route: Route,
    /// Pulled the plug: neither sends nor receives.
    pub is_out: bool,
    pub payload_type: u8,
    pub ssrc: u32,
    /// Of the next packet.
    pub index: u64,
    pub timestamp: u32,
    /// While it speaks: how loud. None: the packets state no level.
    pub speaks: Option<Option<u8>>,
    pub heard: Vec<Sound>,
    /// Of the packets heard, as they came.
    pub payloads: Vec<Vec<u8>>,
    /// What it says instead of who it is, packet by packet.
    pub voice: Option<Box<dyn FnMut() -> Vec<u8>>>,
    /// Opened reports and goodbyes.
    pub reports: Vec<Vec<u8>>,
    /// Sound that did not open: forged, or a number used twice.
    pub refused: usize,
    pub was_told_goodbye: bool,
    pub slot_ssrcs: Vec<u32>,
    pub sender: Option<Sender>,
    receiver: Option<Receiver>,
    dtls: Dtls,
    dtls_wake_at: Option<Instant>,
    level_extension: Option<u8>,
    copies: usize,
    /// What it said lately, the newest last: what copies are made of.
    said: Vec<Vec<u8>>,
    /// While it repeats: what it sent lately, by number.
    sent: Option<Vec<(u16, Vec<u8>)>>,
    pub repeated: usize,
    ufrag: String,
    pwd: String,
    check_at: Instant,
    speak_at: Instant,
    has_proven: bool,
}

/// A packet of sound as it arrived.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sound {
    pub at: Instant,
    pub slot: usize,
    pub index: u64,
    pub timestamp: u32,
    pub marker: bool,
    pub payload_type: u8,
    /// Who said it, as the payload claims.
    pub speaker: usize,
    /// The index it was sent with.
    pub said: u64,
    /// Frames in its packet.
    pub together: usize,
    pub has_extras: bool,
}

impl Client {
    pub fn new(now: Instant, number: usize, shape: &Shape) -> Client {
        let config = Config::builder().flight_start_rto(Duration::from_millis(50)).flight_retries(12).build();
        let mut dtls = Dtls::new_12(Arc::new(config.expect("valid settings")), CERTIFICATE.clone(), now);
        dtls.set_active(true);
        Client {
            number,
            route: route(number, 0),
            is_out: false,
            payload_type: shape.payload_type,
            ssrc: 900 + number as u32,
            index: 1000,
            timestamp: 77_000 * number as u32,
            speaks: None,
            heard: Vec::new(),
            payloads: Vec::new(),
            voice: None,
            reports: Vec::new(),
            refused: 0,
            was_told_goodbye: false,
            slot_ssrcs: Vec::new(),
            sender: None,
            receiver: None,
            dtls,
            dtls_wake_at: None,
            level_extension: shape.level_extension,
            copies: shape.copies,
            said: Vec::new(),
            sent: shape.repeats.then(Vec::new),
            repeated: 0,
            ufrag: String::new(),
            pwd: String::new(),
            check_at: now,
            speak_at: now,
            has_proven: false,
        }
    }

    pub fn offer(&self, shape: &Shape) -> String {
        let mids: Vec<_> = (0..=shape.slots).skip(usize::from(!shape.has_microphone)).collect();
        let group: Vec<_> = mids.iter().map(usize::to_string).collect();
        let mut sdp = format!(
            "v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\ns=-\r\nt=0 0\r\na=group:BUNDLE {}\r\n",
            group.join(" ")
        );
        for mid in mids {
            let direction = if mid == 0 { "sendonly" } else { "recvonly" };
            let pt = shape.payload_type;
            sdp += &format!(
                "m=audio 9 UDP/TLS/RTP/SAVPF {pt} {RED}\r\nc=IN IP4 0.0.0.0\r\na=mid:{mid}\r\na={direction}\r\n"
            );
            if shape.copies > 0 {
                sdp += &format!("a=rtpmap:{RED} red/48000/2\r\na=fmtp:{RED} {pt}/{pt}\r\n");
            }
            if shape.repeats {
                sdp += &format!("a=rtcp-fb:{pt} nack\r\n");
            }
            sdp += &format!("a=rtpmap:{pt} opus/48000/2\r\na=rtcp-mux\r\na=setup:actpass\r\n");
            sdp += "a=ice-ufrag:peer\r\na=ice-pwd:thePasswordOfThePeer22\r\n";
            sdp += &format!("a=fingerprint:{}\r\n", fingerprint());
            if let Some(number) = shape.level_extension.filter(|_| mid == 0) {
                sdp += &format!("a=extmap:{number} urn:ietf:params:rtp-hdrext:ssrc-audio-level\r\n");
            }
        }
        sdp
    }

    pub fn accept(&mut self, answer: &Answer) {
        let value = |name: &str| {
            let line = answer.sdp.lines().find_map(|line| line.strip_prefix("a=")?.strip_prefix(name));
            line.expect("the answer has it").to_owned()
        };
        self.ufrag = value("ice-ufrag:");
        self.pwd = value("ice-pwd:");
        let ssrcs = answer.sdp.lines().filter_map(|line| line.strip_prefix("a=ssrc:")?.split(' ').next());
        self.slot_ssrcs = ssrcs.map(|ssrc| ssrc.parse().expect("a number")).collect();
    }

    pub fn is_secured(&self) -> bool {
        self.receiver.is_some()
    }

    /// Another network: the next check proves the new address.
    pub fn roam(&mut self, now: Instant, times: u8) {
        self.route = route(self.number, times);
        self.check_at = now;
    }

    /// What it sends by itself now.
    pub fn poll(&mut self, now: Instant) -> Vec<Vec<u8>> {
        let mut out = Vec::new();
        if self.is_out {
            return out;
        }
        if now >= self.check_at {
            self.check_at = now + if self.has_proven { CHECK_INTERVAL } else { Duration::from_millis(100) };
            out.push(self.check());
        }
        if self.has_proven && self.dtls_wake_at.is_none_or(|at| now >= at) {
            self.dtls.handle_timeout(now).expect("the handshake goes on");
            self.drain(&mut out);
        }
        if now >= self.speak_at {
            self.speak_at = now + PACKET;
            self.timestamp = self.timestamp.wrapping_add(960);
            if let Some(level) = self.speaks.filter(|_| self.sender.is_some()) {
                out.push(self.speech(level));
            }
        }
        out
    }

    /// What it answers.
    pub fn handle(&mut self, now: Instant, datagram: &[u8]) -> Vec<Vec<u8>> {
        let mut out = Vec::new();
        if self.is_out {
            return out;
        }
        match demux::classify(datagram) {
            demux::Kind::Stun => self.has_proven = true,
            demux::Kind::Dtls => {
                self.dtls.handle_timeout(now).expect("the handshake goes on");
                self.dtls.handle_packet(datagram).expect("the plane keeps to the protocol");
                self.drain(&mut out);
            }
            demux::Kind::Rtp => self.hear(now, datagram),
            demux::Kind::Rtcp => {
                let mut compound = datagram.to_vec();
                let opened = self.receiver.as_mut().and_then(|receiver| receiver.open_rtcp(&mut compound));
                if let Some(opened) = opened {
                    let len = opened.len;
                    out.extend(self.repeat(&compound[..len]));
                    self.reports.push(compound[..len].to_vec());
                }
            }
            demux::Kind::Unknown => panic!("the plane sends nothing else"),
        }
        out
    }

    pub fn check(&self) -> Vec<u8> {
        check_of(&self.ufrag, &self.pwd)
    }

    /// The next packet of speech.
    pub fn speech(&mut self, level: Option<u8>) -> Vec<u8> {
        let index = self.index;
        self.index += 1;
        let payload = match &mut self.voice {
            Some(voice) => voice(),
            None => self.said(index),
        };
        let packet = if self.copies == 0 {
            self.packet(self.ssrc, index, level, &payload)
        } else {
            let redundant = self.redundant(&payload);
            let own = std::mem::replace(&mut self.payload_type, RED);
            let packet = self.packet(self.ssrc, index, level, &redundant);
            self.payload_type = own;
            packet
        };
        self.said.push(payload);
        if let Some(sent) = &mut self.sent {
            sent.push((index as u16, packet.clone()));
        }
        packet
    }

    /// RFC 2198, section 3: headers of the copies, the own one's, then all payloads.
    fn redundant(&self, own: &[u8]) -> Vec<u8> {
        let copies = &self.said[self.said.len().saturating_sub(self.copies)..];
        let mut packet = Vec::new();
        for (nth, copy) in copies.iter().enumerate() {
            let back = 960 * (copies.len() - nth) as u32;
            packet.push(0x80 | self.payload_type);
            packet.extend_from_slice(&(back << 10 | copy.len() as u32).to_be_bytes()[1..]);
        }
        packet.push(self.payload_type);
        copies.iter().for_each(|copy| packet.extend_from_slice(copy));
        packet.extend_from_slice(own);
        packet
    }

    /// Those of the packets sent that a request names (RFC 4585, section 6.2.1).
    fn repeat(&mut self, compound: &[u8]) -> Vec<Vec<u8>> {
        let Some(sent) = &self.sent else { return Vec::new() };
        let mut out = Vec::new();
        let mut rest = compound;
        while let [first, kind, high, low, ..] = *rest {
            let (packet, others) = rest.split_at(4 + 4 * usize::from(u16::from_be_bytes([high, low])));
            rest = others;
            if (first & 0x1F, kind) != (1, 205) {
                continue;
            }
            for request in packet[12..].chunks_exact(4) {
                let number = u16::from_be_bytes([request[0], request[1]]);
                let mask = u32::from(u16::from_be_bytes([request[2], request[3]])) << 1 | 1;
                let asked = |of: &u16| of.checked_sub(number).is_some_and(|n| n < 17 && mask >> n & 1 == 1);
                out.extend(sent.iter().filter(|(of, _)| asked(of)).map(|(_, packet)| packet.clone()));
            }
        }
        self.repeated += out.len();
        out
    }

    pub fn said(&self, index: u64) -> Vec<u8> {
        let mut payload = vec![0x78; SAID_LEN];
        payload[1..9].copy_from_slice(&(self.number as u64).to_be_bytes());
        payload[9..17].copy_from_slice(&index.to_be_bytes());
        payload
    }

    /// Any packet, sealed.
    pub fn packet(&self, ssrc: u32, index: u64, level: Option<u8>, payload: &[u8]) -> Vec<u8> {
        let header = rtp::write_header(self.payload_type, false, index as u16, self.timestamp, ssrc);
        let mut packet = header.to_vec();
        if let (Some(level), Some(number)) = (level, self.level_extension) {
            packet[0] |= 0x10;
            packet.extend_from_slice(&[0xBE, 0xDE, 0, 1, number << 4, level | 0x80, 0, 0]);
        }
        let header_len = packet.len();
        packet.extend_from_slice(payload);
        self.seal(packet, header_len, index)
    }

    pub fn seal(&self, mut packet: Vec<u8>, header_len: usize, index: u64) -> Vec<u8> {
        assert!(self.sender.as_ref().expect("connected").seal_rtp(&mut packet, header_len, index));
        packet
    }

    pub fn seal_rtcp(&mut self, mut compound: Vec<u8>) -> Vec<u8> {
        assert!(self.sender.as_mut().expect("connected").seal_rtcp(&mut compound));
        compound
    }

    /// A DTLS goodbye.
    pub fn close(&mut self) -> Vec<Vec<u8>> {
        self.dtls.close().expect("connected");
        let mut out = Vec::new();
        self.drain(&mut out);
        out
    }

    pub fn heard_from(&self, speaker: usize) -> Vec<Sound> {
        self.heard.iter().filter(|sound| sound.speaker == speaker).copied().collect()
    }

    fn hear(&mut self, now: Instant, datagram: &[u8]) {
        let mut bytes = datagram.to_vec();
        let Some(receiver) = &mut self.receiver else { return self.refused += 1 };
        let Some(opened) = receiver.open_rtp(&mut bytes) else { return self.refused += 1 };
        let packet = rtp::Packet::parse(&bytes[..opened.len], opened.index).expect("well-formed");
        let slot = self.slot_ssrcs.iter().position(|ssrc| *ssrc == packet.header.ssrc);
        let slot = slot.expect("a stream that the answer names");
        let frames = Frames::parse(packet.payload).expect("Opus");
        self.payloads.push(packet.payload.to_vec());
        for (nth, frame) in frames.as_slice().iter().enumerate() {
            let number = |at| {
                frame.get(at..at + 8).map_or(0, |bytes| u64::from_be_bytes(bytes.try_into().expect("8")))
            };
            self.heard.push(Sound {
                at: now,
                slot,
                index: packet.index,
                timestamp: packet.header.timestamp.wrapping_add(960 * nth as u32),
                marker: packet.header.marker && nth == 0,
                payload_type: packet.header.payload_type,
                speaker: number(0) as usize,
                said: number(8),
                together: frames.as_slice().len(),
                has_extras: bytes[0] != 0x80 || frame.len() != SAID_LEN - 1,
            });
        }
    }

    fn drain(&mut self, out: &mut Vec<Vec<u8>>) {
        let mut buffer = [0; 4096];
        loop {
            match self.dtls.poll_output(&mut buffer) {
                Output::Packet(bytes) => out.push(bytes.to_vec()),
                Output::KeyingMaterial(material, profile) => {
                    let (sender, receiver) = split(&material, profile);
                    (self.sender, self.receiver) = (Some(sender), Some(receiver));
                }
                Output::CloseNotify => self.was_told_goodbye = true,
                Output::Timeout(at) => {
                    self.dtls_wake_at = Some(at);
                    return;
                }
                _ => {}
            }
        }
    }
}

/// A check for whoever has this ufrag.
pub fn check_of(ufrag: &str, pwd: &str) -> Vec<u8> {
    let username = format!("{ufrag}:peer");
    let request = StunMessage::binding_request(&username, TransId::new(), true, 7, 1_853_824_767, true);
    let mut buffer = vec![0; 600];
    let len = request.to_bytes(Some(pwd.as_bytes()), &mut buffer, hmac_sha1).expect("it fits");
    buffer.truncate(len);
    buffer
}

/// A client's address after so many changes of network.
pub fn route(number: usize, times: u8) -> Route {
    let remote = ([203, 0, 113, 10 + times], 20_000 + number as u16);
    Route::new(remote.into(), [198, 51, 100, 1].into())
}

/// Reports as parsed; the goodbyes among them.
pub fn goodbyes(reports: &[Vec<u8>]) -> Vec<u32> {
    let packets = reports.iter().flat_map(|compound| rtcp::parse(compound).into_iter().flatten());
    let byes = packets.filter_map(|packet| match packet {
        rtcp::Packet::Bye { ssrcs } => Some(ssrcs),
        _ => None,
    });
    byes.flatten().collect()
}

fn fingerprint() -> Fingerprint {
    let digest = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, &CERTIFICATE.certificate);
    Fingerprint(digest.as_ref().try_into().expect("32 bytes"))
}

fn hmac_sha1(key: &[u8], parts: &[&[u8]]) -> [u8; 20] {
    use aws_lc_rs::hmac;
    let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, key);
    let mut context = hmac::Context::with_key(&key);
    parts.iter().for_each(|part| context.update(part));
    context.sign().as_ref().try_into().expect("SHA-1 makes 20 bytes")
}

/// The client's half of RFC 5764, section 4.2.
fn split(material: &[u8], profile: SrtpProfile) -> (Sender, Receiver) {
    let profile = match profile {
        SrtpProfile::AEAD_AES_128_GCM => Profile::AeadAes128Gcm,
        SrtpProfile::AEAD_AES_256_GCM => Profile::AeadAes256Gcm,
        _ => Profile::Aes128CmSha1_80,
    };
    let (key, salt) = (profile.key_len(), profile.salt_len());
    let (client_key, server_key) = (&material[..key], &material[key..2 * key]);
    let salts = &material[2 * key..];
    let sender = Sender::new(profile, client_key, &salts[..salt]).expect("the lengths fit");
    (sender, Receiver::new(profile, server_key, &salts[salt..2 * salt]).expect("the lengths fit"))
}
