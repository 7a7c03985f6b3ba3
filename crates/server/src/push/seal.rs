//! What is pushed, so that only the browser that asked for it reads it: RFC 8291 over RFC 8188, one record.

use crate::secret;
use anyhow::{Context, ensure};
use aws_lc_rs::aead::{AES_128_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use aws_lc_rs::agreement::{ECDH_P256, PrivateKey, UnparsedPublicKey, agree};
use aws_lc_rs::error::Unspecified;
use aws_lc_rs::hkdf::{HKDF_SHA256, KeyType, Salt};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// An uncompressed point of P-256.
const KEY_LEN: usize = 65;
const UNCOMPRESSED: u8 = 4;
const AUTH_LEN: usize = 16;
const SALT_LEN: usize = 16;

/// Every push service takes a body of so many bytes.
const BODY_MAX: usize = 4096;
const RECORD_LEN: u32 = 4096;

/// Lengths that are seen from outside are multiples of it: they do not tell what is in it.
const PADDED_TO: usize = 256;

/// After the last byte of the last record.
const END: u8 = 2;

/// Whoever is to read it: a browser's public key, and the secret that its push service does not know.
pub struct Reader {
    key: Vec<u8>,
    auth: Vec<u8>,
}

impl Reader {
    /// Both in base64url. `None`: not what a browser gives.
    pub fn parse(p256dh: &str, auth: &str) -> Option<Reader> {
        let key = URL_SAFE_NO_PAD.decode(p256dh).ok()?;
        let auth = URL_SAFE_NO_PAD.decode(auth).ok()?;
        let reader = Reader { key, auth };
        let is_whole = reader.key.len() == KEY_LEN
            && reader.key.first() == Some(&UNCOMPRESSED)
            && reader.auth.len() == AUTH_LEN;
        // A point that is not on the curve shows when it is used.
        (is_whole && seal(&reader, &[]).is_ok()).then_some(reader)
    }
}

/// The body of a push message.
pub fn seal(to: &Reader, text: &[u8]) -> anyhow::Result<Vec<u8>> {
    let own = PrivateKey::generate(&ECDH_P256)?;
    seal_with(to, &own, secret::bytes(), text, (text.len() + 1).next_multiple_of(PADDED_TO))
}

/// `own` and `salt` are used once. `len`: of the text, its end and blanks.
fn seal_with(
    to: &Reader,
    own: &PrivateKey,
    salt: [u8; SALT_LEN],
    text: &[u8],
    len: usize,
) -> anyhow::Result<Vec<u8>> {
    let own_key = own.compute_public_key()?;
    let info = [b"WebPush: info\0".as_slice(), &to.key, own_key.as_ref()].concat();
    let their_key = UnparsedPublicKey::new(&ECDH_P256, &to.key);
    let secret: [u8; 32] = agree(own, their_key, Unspecified, |shared| derive(&to.auth, shared, &info))
        .context("no point of P-256")?;
    let key: [u8; 16] = derive(&salt, &secret, b"Content-Encoding: aes128gcm\0")?;
    let nonce: [u8; 12] = derive(&salt, &secret, b"Content-Encoding: nonce\0")?;

    let mut record = text.to_vec();
    record.push(END);
    record.resize(len, 0);
    let key = LessSafeKey::new(UnboundKey::new(&AES_128_GCM, &key)?);
    key.seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::empty(), &mut record)?;

    let mut body = salt.to_vec();
    body.extend_from_slice(&RECORD_LEN.to_be_bytes());
    body.push(KEY_LEN as u8);
    body.extend_from_slice(own_key.as_ref());
    body.extend_from_slice(&record);
    ensure!(body.len() <= BODY_MAX, "too long to be pushed");
    Ok(body)
}

fn derive<const LEN: usize>(salt: &[u8], secret: &[u8], info: &[u8]) -> Result<[u8; LEN], Unspecified> {
    let mut out = [0; LEN];
    Salt::new(HKDF_SHA256, salt).extract(secret).expand(&[info], Len(LEN))?.fill(&mut out)?;
    Ok(out)
}

struct Len(usize);

impl KeyType for Len {
    fn len(&self) -> usize {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const P256DH: &str =
        "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
    const AUTH: &str = "BTBZMqHH6r4Tts7J_aSIgg";

    fn bytes(text: &str) -> Vec<u8> {
        URL_SAFE_NO_PAD.decode(text).expect("base64url")
    }

    #[test]
    fn it_is_sealed_as_in_the_example_of_rfc_8291() {
        let own = bytes("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw");
        let own = PrivateKey::from_private_key(&ECDH_P256, &own).expect("a key");
        let salt = bytes("DGv6ra1nlYgDCS1FRnbzlw").try_into().expect("16 bytes");
        let text = b"When I grow up, I want to be a watermelon";
        let to = Reader::parse(P256DH, AUTH).expect("a reader");
        let body = seal_with(&to, &own, salt, text, text.len() + 1).expect("sealed");
        let expected = "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS\
                        6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qu\
                        lcy4a-fN";
        assert_eq!(URL_SAFE_NO_PAD.encode(body), expected);
    }

    #[test]
    fn its_length_tells_nothing_and_no_two_are_the_same() {
        let to = Reader::parse(P256DH, AUTH).expect("a reader");
        let sealed = |len: usize| seal(&to, &vec![b'a'; len]).expect("sealed");
        let head = SALT_LEN + 4 + 1 + KEY_LEN;
        assert!(
            [0, 1, 100, 255].iter().all(|len| sealed(*len).len() == head + PADDED_TO + AES_128_GCM.tag_len())
        );
        assert_eq!(sealed(256).len(), head + 2 * PADDED_TO + AES_128_GCM.tag_len());
        let (one, other) = (sealed(9), sealed(9));
        assert_ne!(one[..SALT_LEN], other[..SALT_LEN]);
        assert_ne!(one[head..], other[head..]);
        assert!(seal(&to, &[b'a'; 3_800]).is_ok() && seal(&to, &[b'a'; BODY_MAX]).is_err());
    }

    #[test]
    fn what_is_no_key_of_a_browser_reads_nothing() {
        let mut off_the_curve = bytes(P256DH);
        off_the_curve[64] ^= 1;
        let compressed = [[2].as_slice(), &bytes(P256DH)[1..33]].concat();
        let coded = [off_the_curve, compressed].map(|key| URL_SAFE_NO_PAD.encode(key));
        for key in ["", "no key", &P256DH[1..], &coded[0], &coded[1]] {
            assert!(Reader::parse(key, AUTH).is_none(), "{key}");
        }
        for auth in ["", "short", P256DH, "BTBZMqHH6r4Tts7J_aSIgg=="] {
            assert!(Reader::parse(P256DH, auth).is_none(), "{auth}");
        }
    }
}
