//! The published test vectors, against session keys where the RFC gives those.

use super::cipher::Cipher;
use super::keys::{Master, SessionKeys, Usage};
use super::{ENCRYPTED, Profile, Receiver, Sender};

fn hex(text: &str) -> Vec<u8> {
    let digits: Vec<u8> = text.bytes().filter(u8::is_ascii_hexdigit).collect();
    let byte = |pair: &[u8]| u8::from_str_radix(str::from_utf8(pair).expect("digits"), 16).expect("digits");
    digits.chunks(2).map(byte).collect()
}

const RFC_3711_B3_KEY: &str = "E1F97A0D3E018BE0D64FA32C06DE4139";
const RFC_3711_B3_SALT: &str = "0EC675AD498AFEEBB6960B3AABE6";

#[test]
fn the_keys_are_those_of_rfc_3711_b3() {
    let (key, salt) = (hex(RFC_3711_B3_KEY), hex(RFC_3711_B3_SALT));
    let master = Master::new(Profile::Aes128CmSha1_80, &key, &salt).expect("the lengths fit");
    let keys = master.derive(Usage::Rtp);
    assert_eq!(keys.key(), hex("C61E7A93744F39EE10734AFE3FF7A087"));
    assert_eq!(keys.salt[..], hex("30CBBC08863D8C85D49DB34A9AE1"));
    // The first 20 of the 94 bytes that the RFC lists.
    assert_eq!(keys.auth[..], hex("CEBE321F6FF7716B6FD4AB49AF256A156D38BAA4"));
}

#[test]
fn the_key_stream_is_that_of_rfc_3711_b2() {
    let keys = SessionKeys::fixed(
        Profile::Aes128CmSha1_80,
        &hex("2B7E151628AED2A6ABF7158809CF4F3C"),
        &hex("F0F1F2F3F4F5F6F7F8F9FAFBFCFD"),
    );
    let mut stream = vec![0; 16 * 0xFF02];
    Cipher::new(&keys).seal_rtp(&[], &mut stream, 0, 0);
    for (block, expected) in [
        (0x0000, "E03EAD0935C95E80E166B16DD92B4EB4"),
        (0x0001, "D23513162B02D0F72A43A2FE4A5F97AB"),
        (0x0002, "41E95B3BB0A2E8DD477901E4FCA894C0"),
        (0xFEFF, "EC8CDF7398607CB0F2D21675EA9EA1E4"),
        (0xFF00, "362B7C3C6773516318A077D7FC5073AE"),
        (0xFF01, "6A2CC3787889374FBEB4C81B17BA6C44"),
    ] {
        assert_eq!(stream[16 * block..16 * (block + 1)], hex(expected), "block {block:#x}");
    }
}

/// RFC 7714, section 16: "Gallia est omnis divisa in partes tres".
const GALLIA: &str = "8040f17b 8041f8d3 5501a0b2
    47616c6c 69612065 7374206f 6d6e6973 20646976 69736120 696e2070 61727465 73207472 6573";
const GALLIA_128: &str = "8040f17b 8041f8d3 5501a0b2
    f24de3a3 fb34de6c acba861c 9d7e4bca be633bd5 0d294e6f 42a5f47a 51c7d19b 36de3adf 8833
    899d7f27 beb16a91 52cf765e e4390cce";
const GALLIA_256: &str = "8040f17b 8041f8d3 5501a0b2
    32b1de78 a822fe12 ef9f78fa 332e33aa b1801238 9a58e2f3 b50b2a02 76ffae0f 1ba63799 b87b
    7aa3db36 dfffd6b0 f9bb7878 d7a76c13";

/// RFC 7714, section 17; SRTCP index 0x5d4.
const MARS: &str = "81c8000d 4d617273
    4e545031 4e545032 52545020 0000042a 0000e930 4c756e61
    deadbeef deadbeef deadbeef deadbeef deadbeef";
const MARS_128: &str = "81c8000d 4d617273
    63e94885 dcdab67c a727d766 2f6b7e99 7ff5c0f7 6c06f32d
    c676a5f1 730d6fda 4ce09b46 86303ded 0bb9275b c84aa458 96cf4d2f c5abf872 45d9eade 800005d4";
const MARS_256: &str = "81c8000d 4d617273
    d50ae4d1 f5ce5d30 4ba297e4 7d470c28 2c3ece5d bffe0a50
    a2eaa5c1 110555be 8415f658 c61de047 6f1b6fad 1d1eb30c 4446839f 57ff6f6c b26ac3be 800005d4";

fn rfc_7714_cipher(profile: Profile) -> Cipher {
    let key: Vec<u8> = (0..profile.key_len() as u8).collect();
    Cipher::new(&SessionKeys::fixed(profile, &key, &hex("517569642070726f2071756f")))
}

#[test]
fn rtp_is_sealed_and_opened_as_in_rfc_7714_16() {
    for (profile, sealed) in [(Profile::AeadAes128Gcm, GALLIA_128), (Profile::AeadAes256Gcm, GALLIA_256)] {
        let cipher = rfc_7714_cipher(profile);
        let mut packet = hex(GALLIA);
        let (header, body) = packet.split_at_mut(12);
        let tag = cipher.seal_rtp(header, body, 0x5501_a0b2, 0xf17b);
        packet.extend_from_slice(tag.as_ref());
        assert_eq!(packet, hex(sealed), "{profile:?}");

        let (header, sealed) = packet.split_at_mut(12);
        assert!(cipher.open_rtp(header, sealed, 0x5501_a0b2, 0xf17b).is_some(), "{profile:?}");
        assert_eq!(packet[..packet.len() - 16], hex(GALLIA), "{profile:?}");
    }
}

#[test]
fn rtcp_is_sealed_and_opened_as_in_rfc_7714_17() {
    for (profile, sealed) in [(Profile::AeadAes128Gcm, MARS_128), (Profile::AeadAes256Gcm, MARS_256)] {
        let (cipher, trailer) = (rfc_7714_cipher(profile), 0x5d4 | ENCRYPTED);
        let mut packet = hex(MARS);
        let (clear, body) = packet.split_first_chunk_mut().expect("longer than 8");
        let tag = cipher.seal_rtcp(clear, body, 0x4d61_7273, trailer);
        packet.extend_from_slice(tag.as_ref());
        packet.extend_from_slice(&trailer.to_be_bytes());
        assert_eq!(packet, hex(sealed), "{profile:?}");

        let (clear, sealed) = packet.split_first_chunk_mut().expect("longer than 8");
        assert!(cipher.open_rtcp(clear, sealed, 0x4d61_7273, trailer).is_some(), "{profile:?}");
        assert_eq!(packet[..packet.len() - 20], hex(MARS), "{profile:?}");
    }
}

/// Keys of RFC 3711, B.3; the sealed packets were computed from the RFC's formulas with another library.
const COUNTER_RTP: &str = "800f1234decafbadcafebabe abababababababababababababababab";
const COUNTER_SRTP_ROLLOVER_0: &str =
    "800f1234decafbadcafebabe 4e55dc4ce79978d88ca4d215949d2402 b78d6acc99ea179b8dbb";
const COUNTER_SRTP_ROLLOVER_1: &str =
    "800f1234decafbadcafebabe 179265c8bf303e4c24e7279f739bb5a6 f8b3916fd670057bf1dc";
const COUNTER_RTCP: &str = "81c8000bcafebabe abababababababababababababababab";
const COUNTER_SRTCP: &str = "81c8000bcafebabe 7128035be487b9bdbef89041f977a5a8 80000001 993e08cd54d6c1230798";

#[test]
fn counter_mode_with_sha1_is_that_of_rfc_3711() {
    let (key, salt) = (hex(RFC_3711_B3_KEY), hex(RFC_3711_B3_SALT));
    let profile = Profile::Aes128CmSha1_80;
    let mut sender = Sender::new(profile, &key, &salt).expect("the lengths fit");
    let mut receiver = Receiver::new(profile, &key, &salt).expect("the lengths fit");

    for (rollover, sealed) in [(0, COUNTER_SRTP_ROLLOVER_0), (1, COUNTER_SRTP_ROLLOVER_1)] {
        let mut packet = hex(COUNTER_RTP);
        assert!(sender.seal_rtp(&mut packet, 12, rollover << 16 | 0x1234));
        assert_eq!(packet, hex(sealed), "rollover {rollover}");
    }
    let mut packet = hex(COUNTER_SRTP_ROLLOVER_0);
    let opened = receiver.open_rtp(&mut packet).expect("authentic");
    assert_eq!(packet[..opened.len], hex(COUNTER_RTP));

    let mut packet = hex(COUNTER_RTCP);
    assert!(sender.seal_rtcp(&mut packet));
    assert_eq!(packet, hex(COUNTER_SRTCP));
    let opened = receiver.open_rtcp(&mut packet).expect("authentic");
    assert_eq!(packet[..opened.len], hex(COUNTER_RTCP));
}

#[test]
fn rtp_and_rtcp_share_no_key() {
    let master = Master::new(Profile::AeadAes128Gcm, &[7; 16], &[9; 12]).expect("the lengths fit");
    let (rtp, rtcp) = (master.derive(Usage::Rtp), master.derive(Usage::Rtcp));
    assert_ne!(rtp.key(), rtcp.key());
    assert_ne!(rtp.salt, rtcp.salt);
    assert_eq!(rtp.salt[12..], [0, 0], "an AEAD salt has 12 bytes");
}

#[test]
fn keys_of_another_profiles_length_are_refused() {
    assert!(Master::new(Profile::AeadAes256Gcm, &[0; 16], &[0; 12]).is_none());
    assert!(Master::new(Profile::AeadAes128Gcm, &[0; 16], &[0; 14]).is_none());
}
