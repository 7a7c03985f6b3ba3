//! Writing the answer: ICE-lite, DTLS-passive, Opus, one microphone line, and a stream of ours in each slot.

use super::{AUDIO_LEVEL, Line, Offer};
use crate::dtls::Fingerprint;
use crate::ice::Credentials;
use std::fmt::Write;
use std::net::SocketAddr;

/// What an answer needs to know beyond the offer.
#[derive(Clone, Copy)]
pub struct AnswerParams<'a> {
    /// Ours for this peer.
    pub credentials: &'a Credentials,
    pub fingerprint: Fingerprint,
    /// Where we can be reached, the preferred first.
    pub addresses: &'a [SocketAddr],
    /// Where we take TCP from those whose network lets no UDP through.
    pub tcp_addresses: &'a [SocketAddr],
    /// The streams we may send, for the peer's recvonly lines in order.
    pub slots: &'a [Slot],
    /// What the peer's encoder is asked for, bits/s.
    pub max_average_bitrate: u32,
}

/// A stream of ours. The texts are SDP tokens (letters, digits, `-` and the like, at most 64 bytes).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    pub ssrc: u32,
    /// Streams with one cname are played in step, which costs delay: give unrelated ones different names.
    pub cname: String,
    /// `MediaStream.id` in the browser.
    pub stream: String,
    /// `MediaStreamTrack.id` where the browser honours it.
    pub track: String,
}

/// What we do with a line.
enum Part<'a> {
    Microphone,
    Slot(&'a Slot),
    Inactive,
    Declined,
}

impl Offer {
    /// The answer. The microphone is received, each slot line gets the next of `slots`, slot lines beyond
    /// those are inactive, and everything that is not served is declined.
    pub fn answer(&self, params: &AnswerParams) -> String {
        let parts = self.parts(params.slots);
        let served = || self.lines.iter().filter(|line| line.is_served);
        let mut out = Text(String::with_capacity(800 * self.lines.len().max(1)));
        out.line(format_args!("v=0"));
        out.line(format_args!("o=- 1 1 IN IP4 0.0.0.0"));
        out.line(format_args!("s=-"));
        out.line(format_args!("t=0 0"));
        out.line(format_args!("a=ice-lite"));
        let mids: Vec<&str> = served().filter_map(|line| line.mid.as_deref()).collect();
        if !mids.is_empty() {
            out.line(format_args!("a=group:BUNDLE {}", mids.join(" ")));
        }
        out.line(format_args!("a=msid-semantic: WMS *"));
        let mut is_first = true;
        for (line, part) in self.lines.iter().zip(parts) {
            match line.opus.filter(|_| !matches!(part, Part::Declined)) {
                Some(opus) => {
                    out.served(line, opus, &part, params);
                    if is_first {
                        // The others of the bundle share its transport.
                        out.candidates(params.addresses, params.tcp_addresses);
                        is_first = false;
                    }
                }
                None => out.declined(line),
            }
        }
        out.0
    }

    fn parts<'a>(&self, slots: &'a [Slot]) -> Vec<Part<'a>> {
        let mut slots = slots.iter();
        let mut microphone_is_free = true;
        let mut part = |line: &Line| {
            if !line.is_served {
                Part::Declined
            } else if line.direction.sends() {
                if std::mem::take(&mut microphone_is_free) { Part::Microphone } else { Part::Inactive }
            } else if line.direction == super::Direction::RecvOnly {
                slots.next().map_or(Part::Inactive, Part::Slot)
            } else {
                Part::Inactive
            }
        };
        self.lines.iter().map(&mut part).collect()
    }
}

struct Text(String);

impl Text {
    fn line(&mut self, line: std::fmt::Arguments) {
        write!(self.0, "{line}\r\n").expect("writing to a String cannot fail");
    }

    fn served(&mut self, line: &Line, opus: u8, part: &Part, params: &AnswerParams) {
        let Credentials { ufrag, pwd } = params.credentials;
        let port = params.addresses.first().map_or(9, SocketAddr::port);
        // Chromium sends the first one listed.
        let red = line.red.filter(|_| matches!(part, Part::Microphone));
        match red {
            Some(red) => self.line(format_args!("m=audio {port} {} {red} {opus}", line.protocol)),
            None => self.line(format_args!("m=audio {port} {} {opus}", line.protocol)),
        }
        self.line(format_args!("c=IN IP4 0.0.0.0"));
        self.mid(line);
        self.line(format_args!("a=ice-ufrag:{ufrag}"));
        self.line(format_args!("a=ice-pwd:{pwd}"));
        self.line(format_args!("a=fingerprint:{}", params.fingerprint));
        self.line(format_args!("a=setup:passive"));
        self.line(format_args!("a=rtcp-mux"));
        self.line(format_args!("a=rtpmap:{opus} opus/48000/2"));
        // Firefox makes everybody send twice as much unless stereo is denied explicitly. No DTX (`usedtx`): a browser
        // makes up noise between the words of a sentence; who rests is not sent on, whatever comes.
        self.line(format_args!(
            "a=fmtp:{opus} stereo=0;sprop-stereo=0;useinbandfec=1;maxaveragebitrate={}",
            params.max_average_bitrate
        ));
        match part {
            Part::Microphone => {
                if let Some(red) = red {
                    self.line(format_args!("a=rtpmap:{red} red/48000/2"));
                    self.line(format_args!("a=fmtp:{red} {opus}/{opus}"));
                }
                if line.nack {
                    self.line(format_args!("a=rtcp-fb:{opus} nack"));
                }
                if let Some(number) = line.level_extension {
                    self.line(format_args!("a=extmap:{number} {AUDIO_LEVEL}"));
                }
                self.line(format_args!("a=recvonly"));
            }
            Part::Slot(Slot { ssrc, cname, stream, track }) => {
                debug_assert!([cname, stream, track].into_iter().all(|text| super::is_token(text)));
                self.line(format_args!("a=sendonly"));
                self.line(format_args!("a=msid:{stream} {track}"));
                self.line(format_args!("a=ssrc:{ssrc} cname:{cname}"));
            }
            Part::Inactive | Part::Declined => self.line(format_args!("a=inactive")),
        }
    }

    fn declined(&mut self, line: &Line) {
        self.line(format_args!("m={} 0 {} {}", line.media, line.protocol, line.first_format));
        self.line(format_args!("c=IN IP4 0.0.0.0"));
        self.mid(line);
        self.line(format_args!("a=inactive"));
    }

    fn mid(&mut self, line: &Line) {
        if let Some(mid) = &line.mid {
            self.line(format_args!("a=mid:{mid}"));
        }
    }

    /// Host candidates; all are known now, so trickling ends here (RFC 8838).
    fn candidates(&mut self, udp: &[SocketAddr], tcp: &[SocketAddr]) {
        // RFC 8445, section 5.1.2.1: type preference, then the order given, component 1. TCP comes behind all UDP
        // (RFC 6544, section 4.2).
        let priority = |kind: u32, at: usize| kind << 24 | (65_535 - at.min(65_535) as u32) << 8 | 255;
        let mut foundation = 0;
        for (at, address) in udp.iter().enumerate() {
            foundation += 1;
            let (priority, ip, port) = (priority(126, at), address.ip().to_canonical(), address.port());
            self.line(format_args!("a=candidate:{foundation} 1 udp {priority} {ip} {port} typ host"));
        }
        for (at, address) in tcp.iter().enumerate() {
            foundation += 1;
            let (priority, ip, port) = (priority(90, at), address.ip().to_canonical(), address.port());
            self.line(format_args!(
                "a=candidate:{foundation} 1 tcp {priority} {ip} {port} typ host tcptype passive"
            ));
        }
        self.line(format_args!("a=end-of-candidates"));
    }
}
