//! Datagrams in a TCP stream: each behind its length in two bytes (RFC 4571, as RFC 6544 uses it for ICE).

/// The longest datagram that is taken; no browser sends longer ones.
pub const DATAGRAM_LEN_MAX: usize = 1500;

/// Cuts what arrives into datagrams, however it was cut on its way.
#[derive(Debug, Default)]
pub struct Deframer {
    /// At most one datagram and its length.
    waiting: Vec<u8>,
}

/// The stream holds something that is longer than any datagram: nothing behind it can be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLong;

impl Deframer {
    /// Gives every datagram that is whole with these bytes, in order. Empty ones are left out.
    pub fn push(&mut self, mut bytes: &[u8], each: &mut dyn FnMut(&mut [u8])) -> Result<(), TooLong> {
        while !bytes.is_empty() {
            let wanted = match self.waiting.first_chunk::<2>() {
                Some(len) => 2 + usize::from(u16::from_be_bytes(*len)),
                None => 2,
            };
            if wanted > 2 + DATAGRAM_LEN_MAX {
                return Err(TooLong);
            }
            let (part, rest) = bytes.split_at(bytes.len().min(wanted - self.waiting.len()));
            self.waiting.extend_from_slice(part);
            bytes = rest;
            self.give(each)?;
        }
        Ok(())
    }

    fn give(&mut self, each: &mut dyn FnMut(&mut [u8])) -> Result<(), TooLong> {
        let Some((len, datagram)) = self.waiting.split_first_chunk_mut::<2>() else { return Ok(()) };
        let len = usize::from(u16::from_be_bytes(*len));
        if len > DATAGRAM_LEN_MAX {
            return Err(TooLong);
        }
        if datagram.len() == len {
            if len > 0 {
                each(datagram);
            }
            self.waiting.clear();
        }
        Ok(())
    }
}

/// The datagram behind its length. None: longer than any is.
pub fn framed(datagram: &[u8]) -> Option<Box<[u8]>> {
    let len = u16::try_from(datagram.len()).ok().filter(|len| usize::from(*len) <= DATAGRAM_LEN_MAX)?;
    Some([&len.to_be_bytes()[..], datagram].concat().into())
}

/// Whether a stream that begins with this byte is one of these: the length of what comes first, which is a check, is
/// below 512. TLS begins with 22, HTTP with a letter.
pub fn begins_with(first: u8) -> bool {
    first < 2
}

#[cfg(test)]
mod tests {
    use super::*;

    fn deframed(pieces: &[&[u8]]) -> Result<Vec<Vec<u8>>, TooLong> {
        let (mut deframer, mut got) = (Deframer::default(), vec![]);
        for piece in pieces {
            deframer.push(piece, &mut |datagram| got.push(datagram.to_vec()))?;
        }
        Ok(got)
    }

    #[test]
    fn datagrams_come_out_whole_however_they_were_cut() {
        let sent = [vec![1; 1], vec![2; 1500], vec![3; 300]];
        let stream: Vec<u8> =
            sent.iter().flat_map(|datagram| framed(datagram).expect("short").into_vec()).collect();
        for size in [1, 2, 3, 7, 100, 1501, 5000] {
            let pieces: Vec<&[u8]> = stream.chunks(size).collect();
            assert_eq!(deframed(&pieces), Ok(sent.to_vec()), "in pieces of {size}");
        }
        assert_eq!(deframed(&[&[0, 0, 0, 0, 0, 1, 9]]), Ok(vec![vec![9]]), "empty ones are nothing");
    }

    #[test]
    fn what_is_too_long_is_the_end() {
        assert_eq!(framed(&[0; DATAGRAM_LEN_MAX + 1]), None);
        assert_eq!(deframed(&[&[5, 0xDD]]), Err(TooLong));
        assert_eq!(deframed(&[&[0xFF, 0xFF, 0]]), Err(TooLong));
        let (mut deframer, mut count) = (Deframer::default(), 0);
        let zeroes = [0; 100_000];
        deframer.push(&zeroes, &mut |_| count += 1).expect("lengths of nothing");
        assert!(count == 0 && deframer.waiting.len() < 2);
    }

    #[test]
    fn neither_tls_nor_http_is_taken_for_one() {
        assert!(begins_with(framed(&[0; 500]).expect("short")[0]));
        assert!([0x16, b'G', b'P', b'O', b'D', b'H', 0x80].into_iter().all(|first| !begins_with(first)));
    }
}
