//! Offers as browsers write them, what we read out of them, and what we answer.

use jushou_rtc::dtls::Fingerprint;
use jushou_rtc::ice::Credentials;
use jushou_rtc::sdp::{AnswerParams, BadOffer, LINES_MAX, OFFER_LEN_MAX, Offer, Slot};
use std::fmt::Write;
use std::net::SocketAddr;

const OFFERS: [(&str, &str); 12] = [
    ("chromium listen-only", include_str!("offers/chromium-156-listen-only.sdp")),
    ("chromium microphone-and-four-slots", include_str!("offers/chromium-156-microphone-and-four-slots.sdp")),
    ("chromium no-track-yet", include_str!("offers/chromium-156-no-track-yet.sdp")),
    ("chromium sendrecv-with-video", include_str!("offers/chromium-156-sendrecv-with-video.sdp")),
    ("firefox listen-only", include_str!("offers/firefox-153-listen-only.sdp")),
    ("firefox microphone-and-four-slots", include_str!("offers/firefox-153-microphone-and-four-slots.sdp")),
    ("firefox no-track-yet", include_str!("offers/firefox-153-no-track-yet.sdp")),
    ("firefox sendrecv-with-video", include_str!("offers/firefox-153-sendrecv-with-video.sdp")),
    ("safari 2019 sendrecv", include_str!("offers/safari-ios-12-sendrecv.sdp")),
    ("safari 2020 recvonly", include_str!("offers/safari-ios-2020-recvonly.sdp")),
    ("chrome android 2019 sendrecv", include_str!("offers/chrome-android-2019-sendrecv.sdp")),
    ("obs 30 whip", include_str!("offers/obs-30-whip.sdp")),
];

const CHROMIUM: &str = OFFERS[1].1;
const FIREFOX: &str = OFFERS[5].1;

fn slots(count: u32) -> Vec<Slot> {
    let slot = |n| Slot {
        ssrc: 1_000 + n,
        cname: format!("c{n}"),
        stream: format!("slot-{n}"),
        track: format!("t{n}"),
    };
    (0..count).map(slot).collect()
}

fn answer(offer: &str, slots: &[Slot]) -> String {
    let addresses: [SocketAddr; 2] =
        [([192, 0, 2, 1], 3478).into(), "[2001:db8::1]:3478".parse().expect("an address")];
    Offer::parse(offer).expect("a good offer").answer(&AnswerParams {
        credentials: &Credentials { ufrag: "ours".into(), pwd: "our-password-with-128-bits".into() },
        fingerprint: Fingerprint([0xAB; 32]),
        addresses: &addresses,
        tcp_addresses: &[([192, 0, 2, 1], 443).into()],
        slots,
        max_average_bitrate: 24_000,
    })
}

#[test]
fn every_browser_is_understood() {
    let mut table = String::new();
    for (name, text) in OFFERS {
        let offer = Offer::parse(text).unwrap_or_else(|bad| panic!("{name}: {bad}"));
        let microphone = offer.microphone().map(|line| (line.opus.expect("served"), line.level_extension));
        let slots: Vec<u8> = offer.slots().filter_map(|line| line.opus).collect();
        let declined = offer.lines().iter().filter(|line| !line.is_served).count();
        writeln!(table, "{name}: microphone {microphone:?}, slots {slots:?}, declined {declined}")
            .expect("fits");
    }
    assert_eq!(
        table,
        "\
chromium listen-only: microphone None, slots [111], declined 0
chromium microphone-and-four-slots: microphone Some((111, Some(1))), slots [111, 111, 111, 111], declined 0
chromium no-track-yet: microphone Some((111, Some(1))), slots [111], declined 0
chromium sendrecv-with-video: microphone Some((111, Some(1))), slots [], declined 2
firefox listen-only: microphone None, slots [109], declined 0
firefox microphone-and-four-slots: microphone Some((109, Some(1))), slots [109, 109, 109, 109], declined 0
firefox no-track-yet: microphone Some((109, Some(1))), slots [109], declined 0
firefox sendrecv-with-video: microphone Some((109, Some(1))), slots [], declined 2
safari 2019 sendrecv: microphone Some((111, Some(1))), slots [], declined 0
safari 2020 recvonly: microphone None, slots [111], declined 0
chrome android 2019 sendrecv: microphone Some((111, Some(1))), slots [], declined 0
obs 30 whip: microphone Some((111, None)), slots [], declined 1
"
    );
}

#[test]
fn the_fingerprint_is_found_at_the_session_and_at_the_media() {
    for text in [CHROMIUM, FIREFOX] {
        let line = text.lines().find_map(|line| line.strip_prefix("a=fingerprint:")).expect("there is one");
        assert_eq!(Offer::parse(text).expect("good").fingerprint().to_string(), line);
    }
}

#[test]
fn an_answer_says_this() {
    let text = answer(OFFERS[6].1, &slots(1));
    assert_eq!(
        text.replace("\r\n", "\n"),
        "\
v=0
o=- 1 1 IN IP4 0.0.0.0
s=-
t=0 0
a=ice-lite
a=group:BUNDLE 0 1
a=msid-semantic: WMS *
m=audio 3478 UDP/TLS/RTP/SAVPF 109
c=IN IP4 0.0.0.0
a=mid:0
a=ice-ufrag:ours
a=ice-pwd:our-password-with-128-bits
a=fingerprint:sha-256 AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB
a=setup:passive
a=rtcp-mux
a=rtpmap:109 opus/48000/2
a=fmtp:109 stereo=0;sprop-stereo=0;useinbandfec=1;maxaveragebitrate=24000
a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level
a=recvonly
a=candidate:1 1 udp 2130706431 192.0.2.1 3478 typ host
a=candidate:2 1 udp 2130706175 2001:db8::1 3478 typ host
a=candidate:3 1 tcp 1526726655 192.0.2.1 443 typ host tcptype passive
a=end-of-candidates
m=audio 3478 UDP/TLS/RTP/SAVPF 109
c=IN IP4 0.0.0.0
a=mid:1
a=ice-ufrag:ours
a=ice-pwd:our-password-with-128-bits
a=fingerprint:sha-256 AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB
a=setup:passive
a=rtcp-mux
a=rtpmap:109 opus/48000/2
a=fmtp:109 stereo=0;sprop-stereo=0;useinbandfec=1;maxaveragebitrate=24000
a=sendonly
a=msid:slot-0 t0
a=ssrc:1000 cname:c0
"
    );
}

#[test]
fn a_broadcasting_program_is_asked_for_voice_alone() {
    let text = answer(OFFERS[11].1, &slots(4));
    assert_eq!(
        text.replace("\r\n", "\n"),
        "\
v=0
o=- 1 1 IN IP4 0.0.0.0
s=-
t=0 0
a=ice-lite
a=group:BUNDLE 0
a=msid-semantic: WMS *
m=audio 3478 UDP/TLS/RTP/SAVPF 111
c=IN IP4 0.0.0.0
a=mid:0
a=ice-ufrag:ours
a=ice-pwd:our-password-with-128-bits
a=fingerprint:sha-256 AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB
a=setup:passive
a=rtcp-mux
a=rtpmap:111 opus/48000/2
a=fmtp:111 stereo=0;sprop-stereo=0;useinbandfec=1;maxaveragebitrate=24000
a=recvonly
a=candidate:1 1 udp 2130706431 192.0.2.1 3478 typ host
a=candidate:2 1 udp 2130706175 2001:db8::1 3478 typ host
a=candidate:3 1 tcp 1526726655 192.0.2.1 443 typ host tcptype passive
a=end-of-candidates
m=video 0 UDP/TLS/RTP/SAVPF 96
c=IN IP4 0.0.0.0
a=mid:1
a=inactive
"
    );
}

/// The value of each m-line's first attribute that begins with one of `names`.
fn of_each_line<'a>(text: &'a str, names: &[&str]) -> Vec<Option<&'a str>> {
    let sections = text.split("\r\nm=").skip(1);
    let value =
        |section: &'a str| section.lines().find(|line| names.iter().any(|name| line.starts_with(name)));
    sections.map(value).collect()
}

const DIRECTIONS: [&str; 4] = ["a=sendrecv", "a=sendonly", "a=recvonly", "a=inactive"];

#[test]
fn every_answer_keeps_to_its_offer() {
    for (name, offer) in OFFERS {
        for count in [0, 1, 4, 9] {
            let text = answer(offer, &slots(count));
            let offered = of_each_line(offer, &["a=mid:"]);
            assert_eq!(of_each_line(&text, &["a=mid:"]), offered, "{name}: same lines in the same order");
            let bundle = text.lines().find_map(|line| line.strip_prefix("a=group:BUNDLE "));
            let accepted = text.split("\r\nm=").skip(1).filter(|section| !section.contains(" 0 "));
            assert_eq!(bundle.map_or(0, |mids| mids.split(' ').count()), accepted.count(), "{name}");
            let both = of_each_line(offer, &DIRECTIONS).into_iter().zip(of_each_line(&text, &DIRECTIONS));
            for (theirs, ours) in both {
                let allowed: &[&str] = match theirs.unwrap_or("a=sendrecv") {
                    "a=sendrecv" | "a=sendonly" => &["a=recvonly", "a=inactive"],
                    "a=recvonly" => &["a=sendonly", "a=inactive"],
                    _ => &["a=inactive"],
                };
                assert!(allowed.contains(&ours.expect("we say it")), "{name}: {ours:?} to {theirs:?}");
            }
            for what in ["rtcp-fb", "transport-wide", "rtx", "a=sendrecv", "stereo=1", "\n\n"] {
                assert!(!text.contains(what), "{name}: {what}");
            }
            let red = text.lines().filter(|line| line.contains("red/48000")).count();
            let microphone_has_red = Offer::parse(offer)
                .is_ok_and(|offer| offer.microphone().is_some_and(|line| line.red.is_some()));
            assert_eq!(red, usize::from(microphone_has_red), "{name}: what we send has no copies");
            assert!(text.lines().count() < 40 * offered.len().max(1) && text.ends_with("\r\n"));
        }
    }
}

#[test]
fn slots_go_to_the_recvonly_lines_in_order_and_the_rest_is_inactive() {
    for offer in [CHROMIUM, FIREFOX] {
        let text = answer(offer, &slots(2));
        let directions: Vec<_> = of_each_line(&text, &DIRECTIONS).into_iter().flatten().collect();
        assert_eq!(directions, ["a=recvonly", "a=sendonly", "a=sendonly", "a=inactive", "a=inactive"]);
        let sources = of_each_line(&text, &["a=ssrc:"]);
        assert_eq!(sources, [None, Some("a=ssrc:1000 cname:c0"), Some("a=ssrc:1001 cname:c1"), None, None]);
        assert_eq!(text.matches("a=candidate:1 ").count(), 1, "one transport, told once");
    }
}

#[test]
fn only_the_first_line_that_sends_is_the_microphone() {
    let offer = CHROMIUM.replace("a=recvonly", "a=sendrecv");
    let directions: Vec<_> = of_each_line(&answer(&offer, &slots(4)), &DIRECTIONS)
        .into_iter()
        .map(|direction| direction.expect("one each").to_owned())
        .collect();
    assert_eq!(directions, ["a=recvonly", "a=inactive", "a=inactive", "a=inactive", "a=inactive"]);
}

#[test]
fn a_level_that_the_peer_only_receives_is_not_its_level() {
    let level = "a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level";
    for (direction, expected) in [
        ("/recvonly", None),
        ("/inactive", None),
        ("/sendonly", Some(1)),
        ("/sendrecv", Some(1)),
        ("", Some(1)),
    ] {
        let offer = FIREFOX.replace(level, &level.replace(":1 ", &format!(":1{direction} ")));
        let offer = Offer::parse(&offer).expect("good");
        assert_eq!(offer.microphone().expect("one").level_extension, expected, "{direction}");
    }
}

#[test]
fn each_line_keeps_its_own_payload_type() {
    // The last line only.
    let at = FIREFOX.rfind("\r\nm=audio").expect("the last line");
    let (rest, last) = FIREFOX.split_at(at);
    let offer = format!("{rest}{}", last.replace("SAVPF 109", "SAVPF 120").replace(":109 opus", ":120 OPUS"));
    let text = answer(&offer, &slots(4));
    let maps: Vec<_> = of_each_line(&text, &["a=rtpmap:"]).into_iter().flatten().collect();
    assert_eq!(maps[0], "a=rtpmap:109 opus/48000/2");
    assert_eq!(maps[4], "a=rtpmap:120 opus/48000/2");
}

#[test]
fn what_cannot_be_served_is_refused_with_a_reason() {
    use BadOffer::*;
    let replace = |from: &str, to: &str| CHROMIUM.replace(from, to);
    let without = |what: &str| {
        let kept = CHROMIUM.lines().filter(|line| !line.starts_with(what));
        kept.collect::<Vec<_>>().join("\r\n")
    };
    let one_line = "m=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=rtpmap:111 opus/48000/2\r\n";
    let cases = [
        ("empty", String::new(), Malformed),
        ("not SDP", "{\"sdp\":\"v=0\"}".into(), Malformed),
        ("too long", format!("{CHROMIUM}{}", "a=x\r\n".repeat(OFFER_LEN_MAX / 5)), TooLong),
        ("too many lines", format!("v=0\r\n{}", one_line.repeat(LINES_MAX + 1)), TooManyLines),
        ("no m-line", "v=0\r\n".into(), NoAudio),
        ("no Opus", replace("opus/48000/2", "G722/8000"), NoAudio),
        ("mono Opus", replace("opus/48000/2", "opus/48000"), NoAudio),
        ("video only", replace("m=audio", "m=video"), NoAudio),
        ("not SRTP", replace("UDP/TLS/RTP/SAVPF", "RTP/AVP"), NoAudio),
        ("no bundle", without("a=group"), NotBundled),
        ("others bundled", replace("BUNDLE 0 1 2 3 4", "BUNDLE 7 8"), NotBundled),
        ("two ports", without("a=rtcp-mux"), NoMux),
        ("no ufrag", without("a=ice-ufrag"), NoIce),
        ("no password", without("a=ice-pwd"), NoIce),
        ("short password", replace("a=ice-pwd:", "a=ice-pwd:short\r\na=x:"), NoIce),
        ("no fingerprint", without("a=fingerprint"), NoFingerprint),
        ("SHA-1", replace("a=fingerprint:sha-256", "a=fingerprint:sha-1"), NoFingerprint),
        (
            "cut fingerprint",
            replace("a=fingerprint:sha-256 ", "a=fingerprint:sha-256 AB:CD\r\na=x:"),
            NoFingerprint,
        ),
        ("passive", replace("a=setup:actpass", "a=setup:passive"), Setup),
        ("no setup", without("a=setup"), Setup),
        ("bad mid", replace("a=mid:1", "a=mid:1 2"), Malformed),
        ("bad port", replace("m=audio 9 ", "m=audio many "), Malformed),
        ("no format", replace("UDP/TLS/RTP/SAVPF 111 63 9 0 8 13 110 126", "UDP/TLS/RTP/SAVPF"), Malformed),
    ];
    for (what, offer, expected) in cases {
        assert_eq!(Offer::parse(&offer).err(), Some(expected), "{what}");
    }
}

#[test]
fn a_line_that_the_peer_has_given_up_is_declined_and_a_bundle_only_line_is_not() {
    let offer = Offer::parse(FIREFOX).expect("good");
    assert_eq!(offer.slots().count(), 4, "Firefox writes port 0 and a=bundle-only");
    let given_up = FIREFOX.replace("a=bundle-only\r\n", "");
    let offer = Offer::parse(&given_up).expect("the microphone is left");
    assert_eq!(offer.slots().count(), 0);
    assert_eq!(offer.lines().iter().filter(|line| !line.is_served).count(), 4);
}

#[test]
fn one_audio_line_needs_no_bundle_and_no_mid() {
    let lines = OFFERS[0].1.lines().filter(|line| !line.starts_with("a=group") && !line.starts_with("a=mid"));
    let offer: String = lines.flat_map(|line| [line, "\r\n"]).collect();
    let text = answer(&offer, &slots(1));
    assert!(!text.contains("BUNDLE") && !text.contains("a=mid") && text.contains("a=sendonly"));
}

#[test]
fn a_payload_type_that_would_look_like_rtcp_is_not_taken() {
    let offer = OFFERS[0].1.replace("SAVPF 111 ", "SAVPF 72 ").replace("rtpmap:111 ", "rtpmap:72 ");
    assert_eq!(Offer::parse(&offer).err(), Some(BadOffer::NoAudio));
}

#[test]
fn line_ends_without_carriage_return_are_read_too() {
    for (name, text) in OFFERS {
        let plain = Offer::parse(&text.replace("\r\n", "\n")).expect("good");
        assert!(plain == Offer::parse(text).expect("good"), "{name}");
    }
}

#[test]
fn nothing_of_an_offer_reaches_the_answer_but_checked_tokens() {
    let evil = CHROMIUM.replace("a=mid:0", "a=mid:0\u{2028}a=evil").replace("m=audio 9", "m=audio\u{b}9");
    assert_eq!(Offer::parse(&evil).err(), Some(BadOffer::Malformed));
}

#[test]
fn a_fingerprint_reads_what_it_writes() {
    let text = Fingerprint([0x5C; 32]).to_string();
    assert!(Fingerprint::parse(&text) == Some(Fingerprint([0x5C; 32])));
    assert!(Fingerprint::parse(&text.to_lowercase()) == Some(Fingerprint([0x5C; 32])));
    for bad in ["", "sha-256", &text[..text.len() - 1], &format!("{text}:00"), &text.replace("5C:", "+C:")] {
        assert!(Fingerprint::parse(bad).is_none(), "{bad}");
    }
}

#[test]
fn redundant_audio_is_asked_for_first_where_it_is_of_opus_alone() {
    let microphone = |text: &str| text.split("\r\nm=").nth(1).expect("a line").to_owned();
    let text = microphone(&answer(CHROMIUM, &slots(4)));
    assert!(text.starts_with("audio 3478 UDP/TLS/RTP/SAVPF 63 111\r\n"), "{text}");
    for line in ["a=rtpmap:63 red/48000/2", "a=fmtp:63 111/111", "a=rtpmap:111 opus/48000/2"] {
        assert!(text.lines().any(|of| of == line), "{line}");
    }
    for other in ["111/0", "0/0", "111/", "", "111/111/9"] {
        let offer = CHROMIUM.replace("a=fmtp:63 111/111", &format!("a=fmtp:63 {other}"));
        let text = microphone(&answer(&offer, &slots(4)));
        assert!(text.starts_with("audio 3478 UDP/TLS/RTP/SAVPF 111\r\n") && !text.contains("red"), "{other}");
    }
    assert!(!answer(FIREFOX, &slots(4)).contains("red/"));
}

#[test]
fn repetition_is_agreed_to_on_the_microphone_where_the_peer_offers_it() {
    let offer =
        CHROMIUM.replace("a=rtcp-fb:111 transport-cc", "a=rtcp-fb:111 transport-cc\r\na=rtcp-fb:111 nack");
    let text = answer(&offer, &slots(4));
    assert_eq!(text.matches("rtcp-fb").count(), 1);
    let microphone = text.split("\r\nm=").nth(1).expect("a line");
    assert!(microphone.contains("a=rtcp-fb:111 nack\r\n") && microphone.contains("a=recvonly"));
    let video = CHROMIUM.replace("a=rtcp-fb:111 transport-cc", "a=rtcp-fb:111 nack pli\r\na=rtcp-fb:96 nack");
    assert!(!answer(&video, &slots(4)).contains("rtcp-fb"));
}
