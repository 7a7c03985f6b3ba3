//! SRTP and SRTCP with AES-GCM (RFC 7714), and with AES-CM and HMAC-SHA1 as a fallback (RFC 3711).
//!
//! One [`Sender`] and one [`Receiver`] make a session. An RTP *index* is the rollover counter and the
//! sequence number as one number of 48 bits that never wraps. A stream starts at rollover 0 in both
//! directions, so its first sequence number should be below 2^15 (RFC 3711, section 3.3.1).

mod cipher;
mod keys;
#[cfg(test)]
mod vectors;
mod window;

use crate::bytes::{u16_at, u32_at};
use crate::rtp;
use cipher::Cipher;
use keys::{Master, SessionKeys, Usage};
use window::Windows;

/// Streams (SSRCs) one peer may send. A browser sends its microphone as one; more would be a way to make
/// us remember more.
pub const RTP_SSRCS_MAX: usize = 4;

/// SSRCs one peer may report from. Firefox reports from a different one for every m-line.
pub const RTCP_SSRCS_MAX: usize = 32;

/// The longest authentication tag, in bytes, that any profile appends to an RTP packet.
pub const TAG_LEN_MAX: usize = 16;

/// What sealing adds to an RTCP packet at most: tag, and the word with the packet's number.
pub const RTCP_OVERHEAD_MAX: usize = TAG_LEN_MAX + 4;

/// Where the clear part of an RTCP packet ends: header and sender's SSRC.
const RTCP_CLEAR_LEN: usize = 8;

/// Set in the last word of SRTCP: this packet is encrypted.
const ENCRYPTED: u32 = 1 << 31;

/// The cipher, as negotiated in the DTLS handshake.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    AeadAes128Gcm,
    AeadAes256Gcm,
    Aes128CmSha1_80,
}

impl Profile {
    /// Master key, bytes.
    pub const fn key_len(self) -> usize {
        match self {
            Profile::AeadAes128Gcm | Profile::Aes128CmSha1_80 => 16,
            Profile::AeadAes256Gcm => 32,
        }
    }

    /// Master salt, bytes.
    pub const fn salt_len(self) -> usize {
        match self {
            Profile::AeadAes128Gcm | Profile::AeadAes256Gcm => 12,
            Profile::Aes128CmSha1_80 => 14,
        }
    }

    /// Authentication tag, bytes: what sealing adds to an RTP packet.
    pub const fn tag_len(self) -> usize {
        match self {
            Profile::AeadAes128Gcm | Profile::AeadAes256Gcm => 16,
            Profile::Aes128CmSha1_80 => 10,
        }
    }
}

/// Seals what we send to one peer.
pub struct Sender {
    rtp: Cipher,
    rtp_keys: SessionKeys,
    /// Needed once in seconds, so the cipher is not kept expanded.
    rtcp: SessionKeys,
    rtcp_sent: u32,
}

impl Sender {
    /// None if key or salt has not the profile's length.
    pub fn new(profile: Profile, master_key: &[u8], master_salt: &[u8]) -> Option<Sender> {
        let master = Master::new(profile, master_key, master_salt)?;
        let rtp_keys = master.derive(Usage::Rtp);
        Some(Sender { rtp: Cipher::new(&rtp_keys), rtp_keys, rtcp: master.derive(Usage::Rtcp), rtcp_sent: 0 })
    }

    /// Expands the key anew, when what was made beside it is gone. It was made amid a handshake, which takes several
    /// blocks of the same size: left between their remains, it keeps a page of memory for itself. Among thousands of
    /// peers that is more than all they need.
    pub fn settle(&mut self) {
        self.rtp = Cipher::new(&self.rtp_keys);
    }

    pub fn profile(&self) -> Profile {
        self.rtcp.profile
    }

    /// Encrypts everything behind `header_len` in place and appends the tag. `header_len` is 12 unless
    /// there are CSRCs or extensions. No (SSRC, index) may ever be sealed twice.
    /// False, and nothing done: the packet is shorter than its header, or `index` needs over 48 bits.
    pub fn seal_rtp(&self, packet: &mut Vec<u8>, header_len: usize, index: u64) -> bool {
        let Some((header, body)) = packet.split_at_mut_checked(header_len) else { return false };
        let Some(tag) = self.seal(header, body, index) else { return false };
        packet.extend_from_slice(tag.as_ref());
        true
    }

    /// Writes header, encrypted payload and tag to the start of `out` and returns their length, without
    /// allocating: the payload may be shared by many listeners. Rules as for [`Sender::seal_rtp`].
    /// None also if `out` is too short.
    pub fn seal_rtp_into(&self, header: &[u8], payload: &[u8], index: u64, out: &mut [u8]) -> Option<usize> {
        let clear_len = header.len() + payload.len();
        let len = clear_len + self.profile().tag_len();
        let out = out.get_mut(..len)?;
        let (head, rest) = out.split_at_mut(header.len());
        let (body, tag_place) = rest.split_at_mut(payload.len());
        head.copy_from_slice(header);
        body.copy_from_slice(payload);
        tag_place.copy_from_slice(self.seal(head, body, index)?.as_ref());
        Some(len)
    }

    /// Encrypts a compound RTCP packet in place and appends tag and packet number.
    /// False, and nothing done: shorter than 8 bytes, or 2^31 packets were sent with these keys.
    pub fn seal_rtcp(&mut self, packet: &mut Vec<u8>) -> bool {
        let ssrc = u32_at(packet, 4);
        let (Some(ssrc), Some((clear, body))) = (ssrc, packet.split_first_chunk_mut::<8>()) else {
            return false;
        };
        if self.rtcp_sent + 1 >= ENCRYPTED {
            return false;
        }
        self.rtcp_sent += 1;
        let trailer = self.rtcp_sent | ENCRYPTED;
        let tag = Cipher::new(&self.rtcp).seal_rtcp(clear, body, ssrc, trailer);
        match self.profile() {
            Profile::AeadAes128Gcm | Profile::AeadAes256Gcm => {
                packet.extend_from_slice(tag.as_ref());
                packet.extend_from_slice(&trailer.to_be_bytes());
            }
            Profile::Aes128CmSha1_80 => {
                packet.extend_from_slice(&trailer.to_be_bytes());
                packet.extend_from_slice(tag.as_ref());
            }
        }
        true
    }

    fn seal(&self, header: &[u8], body: &mut [u8], index: u64) -> Option<cipher::Tag> {
        let ssrc = u32_at(header, 8)?;
        debug_assert_eq!(u16_at(header, 2), Some(index as u16), "the index ends in the sequence number");
        (index >> 48 == 0).then(|| self.rtp.seal_rtp(header, body, ssrc, index))
    }
}

/// Opens what one peer sends. Only authentic packets change anything in here.
pub struct Receiver {
    rtp_keys: SessionKeys,
    /// Expanded at the first packet: most peers only listen.
    rtp: Option<Box<Cipher>>,
    rtp_windows: Windows<RTP_SSRCS_MAX>,
    rtcp: SessionKeys,
    rtcp_windows: Windows<RTCP_SSRCS_MAX>,
}

/// Where things are in an opened RTP packet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opened {
    /// Rollover counter and sequence number.
    pub index: u64,
    /// Where the payload begins: after header, CSRCs and extensions.
    pub header_len: usize,
    /// Header and payload, without the tag.
    pub len: usize,
    /// No packet of this stream came from further on before.
    pub is_newest: bool,
}

/// An opened RTCP packet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenedRtcp {
    /// The clear compound packet, from the start.
    pub len: usize,
    /// No packet from this SSRC came from further on before.
    pub is_newest: bool,
}

impl Receiver {
    /// None if key or salt has not the profile's length.
    pub fn new(profile: Profile, master_key: &[u8], master_salt: &[u8]) -> Option<Receiver> {
        let master = Master::new(profile, master_key, master_salt)?;
        Some(Receiver {
            rtp_keys: master.derive(Usage::Rtp),
            rtp: None,
            rtp_windows: Windows::new(),
            rtcp: master.derive(Usage::Rtcp),
            rtcp_windows: Windows::new(),
        })
    }

    /// Checks and decrypts an RTP packet in place. None: forged, seen before, more than 63 behind the
    /// newest, one SSRC too many, or malformed; `packet` is then to be thrown away.
    pub fn open_rtp(&mut self, packet: &mut [u8]) -> Option<Opened> {
        let tag_len = self.rtp_keys.profile.tag_len();
        let header_len = rtp::header_len(packet)?;
        let body_len = packet.len().checked_sub(header_len + tag_len)?;
        let (seq, ssrc) = (u16_at(packet, 2)?, u32_at(packet, 8)?);
        let index = self.rtp_windows.guess(ssrc, seq)?;
        if self.rtp_windows.refuses(ssrc, index) {
            return None;
        }
        let (header, sealed) = packet.split_at_mut(header_len);
        let keys = &self.rtp_keys;
        let cipher = self.rtp.get_or_insert_with(|| Box::new(Cipher::new(keys)));
        cipher.open_rtp(header, sealed, ssrc, index)?;
        let is_newest = self.rtp_windows.mark(ssrc, index);
        Some(Opened { index, header_len, len: header_len + body_len, is_newest })
    }

    /// Checks and decrypts a compound RTCP packet in place. None: forged, not encrypted, seen before, too
    /// old, one SSRC too many, or malformed.
    pub fn open_rtcp(&mut self, packet: &mut [u8]) -> Option<OpenedRtcp> {
        let (profile, len) = (self.rtcp.profile, packet.len());
        let clear_end = len.checked_sub(profile.tag_len() + 4).filter(|end| *end >= RTCP_CLEAR_LEN)?;
        let trailer_at = match profile {
            Profile::AeadAes128Gcm | Profile::AeadAes256Gcm => len - 4,
            Profile::Aes128CmSha1_80 => clear_end,
        };
        let trailer = u32_at(packet, trailer_at)?;
        if trailer & ENCRYPTED == 0 {
            return None; // Authenticated but clear SRTCP exists on paper; no browser sends it.
        }
        let (ssrc, index) = (u32_at(packet, 4)?, u64::from(trailer & !ENCRYPTED));
        if self.rtcp_windows.refuses(ssrc, index) {
            return None;
        }
        let (clear, sealed) = packet.split_first_chunk_mut::<8>()?;
        Cipher::new(&self.rtcp).open_rtcp(clear, sealed, ssrc, trailer)?;
        let is_newest = self.rtcp_windows.mark(ssrc, index);
        Some(OpenedRtcp { len: clear_end, is_newest })
    }
}
