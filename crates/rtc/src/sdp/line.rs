//! One m-line of an offer: what it is for, and what it takes to answer it.

use super::{AUDIO_LEVEL, is_token};

/// Who sends, seen from the side that wrote it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    SendRecv,
    SendOnly,
    RecvOnly,
    Inactive,
}

impl Direction {
    fn parse(attribute: &str) -> Option<Direction> {
        Some(match attribute {
            "sendrecv" => Direction::SendRecv,
            "sendonly" => Direction::SendOnly,
            "recvonly" => Direction::RecvOnly,
            "inactive" => Direction::Inactive,
            _ => return None,
        })
    }

    pub fn sends(self) -> bool {
        matches!(self, Direction::SendRecv | Direction::SendOnly)
    }
}

/// One m-line of an offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub mid: Option<String>,
    /// From the peer's side.
    pub direction: Direction,
    /// The payload type the peer has given to Opus; packets both ways carry it.
    pub opus: Option<u8>,
    /// The payload type of redundant audio (RFC 2198) with nothing but that Opus in it.
    pub red: Option<u8>,
    /// The peer repeats packets that are asked for (RFC 4585, generic NACK).
    pub nack: bool,
    /// The number of the audio level extension in what the peer sends.
    pub level_extension: Option<u8>,
    /// Audio with Opus over DTLS-SRTP, in the bundle: we can serve it. Everything else is declined.
    pub is_served: bool,
    /// `audio`, `video`, `application` ...
    pub(super) media: String,
    pub(super) protocol: String,
    pub(super) first_format: String,
}

/// The lines of one section as written, without line ends. The first is `m=` except in the session part.
pub(super) struct Section<'a>(pub Vec<&'a str>);

impl<'a> Section<'a> {
    pub fn attributes(&self) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter_map(|line| line.strip_prefix("a="))
    }

    /// The values of `a=NAME:VALUE`, in order.
    pub fn values(&self, name: &str) -> impl Iterator<Item = &'a str> {
        self.attributes().filter_map(move |attribute| attribute.strip_prefix(name)?.strip_prefix(':'))
    }

    pub fn value(&self, name: &str) -> Option<&'a str> {
        self.values(name).next()
    }

    pub fn has(&self, name: &str) -> bool {
        self.attributes().any(|attribute| attribute == name)
    }

    pub fn direction(&self) -> Option<Direction> {
        self.attributes().find_map(Direction::parse)
    }

    /// Port 0 without `a=bundle-only`: the peer itself has given this line up.
    pub fn is_given_up(&self) -> bool {
        let port = self.0.first().and_then(|line| line.split_ascii_whitespace().nth(1));
        port == Some("0") && !self.has("bundle-only")
    }
}

/// None if the m-line or mid is malformed.
pub(super) fn parse(section: &Section, session: &Section) -> Option<Line> {
    let mut words = section.0.first()?.strip_prefix("m=")?.split_ascii_whitespace();
    let (media, port, protocol) = (words.next()?, words.next()?, words.next()?);
    let formats: Vec<&str> = words.collect();
    let first_format = *formats.first()?;
    port.parse::<u16>().ok()?;
    let mid = section.value("mid");
    if !is_token(media)
        || !protocol.split('/').all(is_token)
        || !is_token(first_format)
        || mid.is_some_and(|mid| !is_token(mid))
    {
        return None;
    }
    let opus = opus(section, &formats);
    let is_srtp = matches!(protocol, "UDP/TLS/RTP/SAVPF" | "UDP/TLS/RTP/SAVP");
    Some(Line {
        mid: mid.map(str::to_owned),
        direction: section.direction().or(session.direction()).unwrap_or(Direction::SendRecv),
        opus,
        red: opus.and_then(|opus| red(section, &formats, opus)),
        nack: opus.is_some_and(|opus| nack(section, opus)),
        level_extension: level_extension(section).or_else(|| level_extension(session)),
        is_served: media == "audio" && is_srtp && opus.is_some() && !section.is_given_up(),
        media: media.to_owned(),
        protocol: protocol.to_owned(),
        first_format: first_format.to_owned(),
    })
}

/// The first payload type of the m-line that stands for Opus.
fn opus(section: &Section, formats: &[&str]) -> Option<u8> {
    payload_types(section, formats, "opus/48000/2").next()
}

/// The first whose parameters name Opus and nothing else.
fn red(section: &Section, formats: &[&str], opus: u8) -> Option<u8> {
    payload_types(section, formats, "red/48000/2").find(|red| {
        let parameters = section.values("fmtp").find_map(|value| value.strip_prefix(&format!("{red} ")));
        parameters.is_some_and(|list| list.trim().split('/').all(|of| of.parse() == Ok(opus)))
    })
}

fn nack(section: &Section, opus: u8) -> bool {
    let is_it = |value: &str| value.trim() == format!("{opus} nack") || value.trim() == "* nack";
    section.values("rtcp-fb").any(is_it)
}

/// Those of the m-line that stand for this encoding.
fn payload_types(section: &Section, formats: &[&str], encoding: &str) -> impl Iterator<Item = u8> {
    formats.iter().filter_map(move |format| {
        let mapped = section.values("rtpmap").find_map(|map| map.strip_prefix(format)?.strip_prefix(' '))?;
        let payload_type = format.parse().ok()?;
        // With the marker bit 64 to 95 would look like RTCP on the same port (RFC 5761, section 4).
        let is_usable = matches!(payload_type, 0..=63 | 96..=127);
        (is_usable && mapped.trim().eq_ignore_ascii_case(encoding)).then_some(payload_type)
    })
}

/// `a=extmap:NUMBER[/DIRECTION] URI ...` (RFC 8285, section 8).
fn level_extension(section: &Section) -> Option<u8> {
    section.values("extmap").find_map(|value| {
        let mut words = value.split_ascii_whitespace();
        let (number, uri) = (words.next()?, words.next()?);
        let (number, direction) = number.split_once('/').unwrap_or((number, "sendrecv"));
        let peer_sends_it = Direction::parse(direction)?.sends();
        let number = number.parse().ok().filter(|number| !matches!(number, 0 | 15))?;
        (uri == AUDIO_LEVEL && peer_sends_it).then_some(number)
    })
}
