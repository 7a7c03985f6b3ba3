//! What a datagram on the one shared port is, told by its first bytes.

/// The protocols that share the port.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Stun,
    Dtls,
    Rtp,
    Rtcp,
    Unknown,
}

/// Looks at the first byte (RFC 7983, section 7) and, for RTP and RTCP, at the packet type (RFC 5761,
/// section 4). Proves nothing beyond that.
pub fn classify(datagram: &[u8]) -> Kind {
    match datagram {
        [0..=3, ..] => Kind::Stun,
        [20..=63, ..] => Kind::Dtls,
        [128..=191, 192..=223, ..] => Kind::Rtcp,
        [128..=191, _, ..] => Kind::Rtp,
        _ => Kind::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_first_byte_belongs_to_the_protocol_of_rfc_7983() {
        for first in 0..=255 {
            let kind = match first {
                0..=3 => Kind::Stun,
                20..=63 => Kind::Dtls,
                128..=191 => Kind::Rtp,
                _ => Kind::Unknown,
            };
            assert_eq!(classify(&[first, 111, 0, 0]), kind, "first byte {first}");
        }
    }

    #[test]
    fn packet_types_192_to_223_are_rtcp_even_with_the_marker_bit_of_rtp_in_mind() {
        for second in 0..=255 {
            let kind = if (192..=223).contains(&second) { Kind::Rtcp } else { Kind::Rtp };
            assert_eq!(classify(&[0x80, second]), kind, "second byte {second}");
        }
    }

    #[test]
    fn what_is_too_short_to_tell_is_unknown() {
        assert_eq!(classify(&[]), Kind::Unknown);
        assert_eq!(classify(&[0x80]), Kind::Unknown);
    }
}
