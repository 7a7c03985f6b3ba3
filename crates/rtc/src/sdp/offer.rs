//! Reading an offer: everything an answer and a connection need, or a reason why it cannot be served.

use super::line::{self, Line, Section};
use super::{Direction, LINES_MAX, OFFER_LEN_MAX};
use crate::dtls::Fingerprint;
use std::fmt;

/// An offer that we can answer.
#[derive(Clone, PartialEq, Eq)]
pub struct Offer {
    pub(super) lines: Vec<Line>,
    fingerprint: Fingerprint,
}

/// Why an offer cannot be served.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadOffer {
    /// Over [`OFFER_LEN_MAX`] bytes.
    TooLong,
    /// Over [`LINES_MAX`] m-lines.
    TooManyLines,
    /// Does not begin as SDP does, or an m-line or mid is malformed.
    Malformed,
    /// No audio line with Opus over DTLS-SRTP.
    NoAudio,
    /// More than one audio line, and not bundled with mids.
    NotBundled,
    /// RTP and RTCP would need two ports.
    NoMux,
    /// No ICE credentials, or malformed ones.
    NoIce,
    /// No SHA-256 fingerprint of the peer's certificate.
    NoFingerprint,
    /// The peer insists on being the DTLS server.
    Setup,
}

impl fmt::Display for BadOffer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            BadOffer::TooLong => "the offer is too long",
            BadOffer::TooManyLines => "the offer has too many m-lines",
            BadOffer::Malformed => "the offer is malformed",
            BadOffer::NoAudio => "the offer has no audio line with Opus over DTLS-SRTP",
            BadOffer::NotBundled => "the offer's audio lines are not bundled",
            BadOffer::NoMux => "the offer lacks a=rtcp-mux",
            BadOffer::NoIce => "the offer lacks ICE credentials",
            BadOffer::NoFingerprint => "the offer lacks a SHA-256 fingerprint",
            BadOffer::Setup => "the offer has neither a=setup:actpass nor a=setup:active",
        })
    }
}

impl std::error::Error for BadOffer {}

impl Offer {
    /// Reads a whole offer; candidates in it are ignored, since the peer's checks will prove its addresses.
    pub fn parse(text: &str) -> Result<Offer, BadOffer> {
        if text.len() > OFFER_LEN_MAX {
            return Err(BadOffer::TooLong);
        }
        if !text.starts_with("v=0") {
            return Err(BadOffer::Malformed);
        }
        let sections = split(text)?;
        let (session, media) = sections.split_first().expect("split() gives the session part at least");
        let mut lines = Vec::with_capacity(media.len());
        for section in media {
            lines.push(line::parse(section, session).ok_or(BadOffer::Malformed)?);
        }
        decline_what_is_not_bundled(session, &mut lines)?;

        let served: Vec<&Section> =
            media.iter().zip(&lines).filter(|(_, line)| line.is_served).map(|(section, _)| section).collect();
        if served.is_empty() {
            return Err(BadOffer::NoAudio);
        }
        if !served.iter().any(|section| section.has("rtcp-mux")) {
            return Err(BadOffer::NoMux);
        }
        let transport = Transport { served: &served, session };
        transport.check_ice()?;
        transport.check_setup()?;
        Ok(Offer { fingerprint: transport.fingerprint()?, lines })
    }

    /// The certificate the peer will show in the DTLS handshake.
    pub fn fingerprint(&self) -> Fingerprint {
        self.fingerprint
    }

    /// All m-lines, in order.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The line on which the peer may send: the first one that says so.
    pub fn microphone(&self) -> Option<&Line> {
        self.lines.iter().find(|line| line.is_served && line.direction.sends())
    }

    /// The lines on which the peer only receives, in order: its slots.
    pub fn slots(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|line| line.is_served && line.direction == Direction::RecvOnly)
    }
}

/// The session part, then one section for each m-line.
fn split(text: &str) -> Result<Vec<Section<'_>>, BadOffer> {
    let mut sections = vec![Section(Vec::new())];
    for line in text.lines() {
        if line.starts_with("m=") {
            if sections.len() > LINES_MAX {
                return Err(BadOffer::TooManyLines);
            }
            sections.push(Section(Vec::new()));
        }
        sections.last_mut().expect("it begins with one").0.push(line.trim_end());
    }
    Ok(sections)
}

/// One transport serves one bundle (RFC 8843). A single audio line needs none.
fn decline_what_is_not_bundled(session: &Section, lines: &mut [Line]) -> Result<(), BadOffer> {
    if lines.iter().filter(|line| line.is_served).count() <= 1 {
        return Ok(());
    }
    let group = session.values("group").find_map(|group| group.strip_prefix("BUNDLE "));
    let mids: Vec<&str> = group.ok_or(BadOffer::NotBundled)?.split_ascii_whitespace().collect();
    for line in lines.iter_mut() {
        line.is_served &= line.mid.as_deref().is_some_and(|mid| mids.contains(&mid));
    }
    if lines.iter().any(|line| line.is_served) { Ok(()) } else { Err(BadOffer::NotBundled) }
}

/// Where the attributes of the one transport are: in a bundle any of its lines may carry them for all, and
/// Firefox puts the fingerprint in the session part.
struct Transport<'a> {
    served: &'a [&'a Section<'a>],
    session: &'a Section<'a>,
}

impl<'a> Transport<'a> {
    fn places(&self) -> impl Iterator<Item = &'a Section<'a>> {
        self.served.iter().copied().chain([self.session])
    }

    fn check_ice(&self) -> Result<(), BadOffer> {
        let has = |name, lengths: std::ops::RangeInclusive<usize>| {
            let value = self.places().find_map(|place| place.value(name));
            value.is_some_and(|value| lengths.contains(&value.len()) && value.bytes().all(is_ice_byte))
        };
        // The lengths are those of RFC 8839, section 5.4.
        if has("ice-ufrag", 4..=256) && has("ice-pwd", 22..=256) { Ok(()) } else { Err(BadOffer::NoIce) }
    }

    fn check_setup(&self) -> Result<(), BadOffer> {
        match self.places().find_map(|place| place.value("setup")) {
            Some("actpass" | "active") => Ok(()),
            _ => Err(BadOffer::Setup),
        }
    }

    fn fingerprint(&self) -> Result<Fingerprint, BadOffer> {
        let mut all = self.places().flat_map(|place| place.values("fingerprint"));
        all.find_map(Fingerprint::parse).ok_or(BadOffer::NoFingerprint)
    }
}

fn is_ice_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/')
}
