//! What peers offer and answer, and what they read from others' texts.

use anyhow::{Context, Result};
use std::net::{Ipv4Addr, SocketAddr};

/// Receive lines in the offer, as the web client has them.
const SLOTS: usize = 4;
pub const PAYLOAD_TYPE: u8 = 111;
pub const LEVEL_EXTENSION: u8 = 1;
/// What a microphone's packets bear.
pub const SOURCE: u32 = 0x5EA7;
/// All peers have the same: nobody must tell them apart by it.
pub const UFRAG: &str = "peer";
pub const PWD: &str = "aPasswordOf128RandomBits";

/// To our server: a microphone and the slots.
pub fn offer(fingerprint: &str) -> String {
    let mids: Vec<String> = (0..=SLOTS).map(|mid| mid.to_string()).collect();
    let mut text = head(&mids.join(" "), fingerprint, "actpass");
    for mid in 0..=SLOTS {
        text += &line(mid, if mid == 0 { "sendonly" } else { "recvonly" });
    }
    text
}

/// To a server that checks its peers: one microphone, and where the peer is. The peer begins the handshake.
pub fn offer_of_speaker(fingerprint: &str, address: Ipv4Addr, port: u16) -> String {
    let source = format!("a=ssrc:{SOURCE} cname:speaker\r\n");
    head("0", fingerprint, "active") + &line(0, "sendonly") + &source + &candidate(address, port)
}

/// To such a server's offer of one stream.
pub fn answer_of_listener(fingerprint: &str, offer: &str, address: Ipv4Addr, port: u16) -> Result<String> {
    let mid = value(offer, "mid:")?;
    let line = line(0, "recvonly").replace("a=mid:0", &format!("a=mid:{mid}"));
    Ok(head(mid, fingerprint, "active") + &line + &candidate(address, port))
}

fn head(mids: &str, fingerprint: &str, setup: &str) -> String {
    format!(
        "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\na=group:BUNDLE {mids}\r\n\
         a=ice-ufrag:{UFRAG}\r\na=ice-pwd:{PWD}\r\na=fingerprint:sha-256 {fingerprint}\r\na=setup:{setup}\r\n"
    )
}

fn line(mid: usize, direction: &str) -> String {
    format!(
        "m=audio 9 UDP/TLS/RTP/SAVPF {PAYLOAD_TYPE}\r\nc=IN IP4 0.0.0.0\r\na=mid:{mid}\r\na={direction}\r\na=rtcp-mux\r\n\
         a=rtpmap:{PAYLOAD_TYPE} opus/48000/2\r\na=extmap:{LEVEL_EXTENSION} urn:ietf:params:rtp-hdrext:ssrc-audio-level\r\n"
    )
}

fn candidate(address: Ipv4Addr, port: u16) -> String {
    format!("a=candidate:1 1 udp 2015363327 {address} {port} typ host\r\na=end-of-candidates\r\n")
}

/// Of the first attribute of this name.
pub fn value<'a>(text: &'a str, name: &str) -> Result<&'a str> {
    let found = text.lines().find_map(|line| line.strip_prefix("a=")?.strip_prefix(name));
    found.map(str::trim).with_context(|| format!("a text without {name}"))
}

/// Where the other side is, by its first candidate.
pub fn remote(text: &str) -> Result<SocketAddr> {
    let words: Vec<&str> = value(text, "candidate:")?.split(' ').collect();
    let [address, port] = [words.get(4), words.get(5)].map(|word| word.copied().unwrap_or_default());
    Ok(SocketAddr::new(address.parse().context("a candidate's address")?, port.parse().context("its port")?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_offer_is_one_that_the_server_reads() {
        let fingerprint = ["AB"; 32].join(":");
        jushou_rtc::sdp::Offer::parse(&offer(&fingerprint)).expect("a good offer");
    }

    #[test]
    fn a_candidate_tells_where_the_other_side_is() {
        let text = "v=0\r\na=mid:x\r\na=candidate:1 1 udp 2015363327 10.77.0.1 45678 typ host\r\n";
        assert_eq!(remote(text).expect("a candidate"), "10.77.0.1:45678".parse().expect("an address"));
        assert_eq!(value(text, "mid:").expect("a mid"), "x");
    }
}
