//! Sealed columns: personal texts stand encrypted under a key of their account's own. Whoever destroys the key destroys
//! every copy of them, backups included.
//!
//! In SQL code: `crate::sealed::seal(conn, account, "table.column", text)` before a write, `crate::sealed::open` after a
//! read, or a join with `account_key` and [`open`] for many rows.

use anyhow::{Context, anyhow, bail};
use aws_lc_rs::aead::{AES_256_GCM, Aad, NONCE_LEN, Nonce, RandomizedNonceKey};
use aws_lc_rs::{digest, rand};
use data_encoding::{HEXLOWER, HEXLOWER_PERMISSIVE};
use domain::AccountId;

/// Stands in the place of a text whose key is gone.
pub const GONE: &str = "…";

/// What every sealed text starts with: the way it is sealed.
const MARK: &str = "s1.";
const KEY_LEN: usize = 32;

/// One account's key. Never in a log, so no `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct SealingKey([u8; KEY_LEN]);

impl SealingKey {
    pub fn draw() -> SealingKey {
        let mut key = [0; KEY_LEN];
        rand::fill(&mut key).expect("the system gives randomness, or nothing here is safe");
        SealingKey(key)
    }

    pub fn parse(text: &str) -> anyhow::Result<SealingKey> {
        let bytes = unhex(text).context("a sealing key is damaged")?;
        Ok(SealingKey(bytes.try_into().map_err(|_| anyhow!("a sealing key is damaged"))?))
    }

    pub fn hex(&self) -> String {
        hex(&self.0)
    }

    fn cipher(&self) -> RandomizedNonceKey {
        RandomizedNonceKey::new(&AES_256_GCM, &self.0).expect("the key has the cipher's length")
    }
}

/// Encrypts `text` for one place: the same bytes in another column or account do not open.
pub fn seal(key: &SealingKey, place: &str, account: AccountId, text: &str) -> String {
    let mut bytes = text.as_bytes().to_vec();
    let nonce = key
        .cipher()
        .seal_in_place_append_tag(bound_to(place, account), &mut bytes)
        .expect("a text is far shorter than the cipher's bound");
    format!("{MARK}{}{}", hex(nonce.as_ref()), hex(&bytes))
}

/// Without its key a text reads as [`GONE`]. One that was changed, moved, or never sealed is damaged.
pub fn open(
    key: Option<&SealingKey>,
    place: &str,
    account: AccountId,
    sealed: &str,
) -> anyhow::Result<String> {
    let Some(rest) = sealed.strip_prefix(MARK) else { bail!("{place} is not sealed") };
    let Some(key) = key else { return Ok(GONE.to_owned()) };
    let opened = || {
        let mut bytes = unhex(rest)?;
        let text = bytes.split_off(bytes.len().min(NONCE_LEN));
        let nonce = Nonce::try_assume_unique_for_key(&bytes).ok()?;
        let mut text = text;
        let opened = key.cipher().open_in_place(nonce, bound_to(place, account), &mut text).ok()?;
        String::from_utf8(opened.to_vec()).ok()
    };
    opened().ok_or_else(|| anyhow!("{place} does not open"))
}

/// As [`open`], with the key as a row has it.
pub fn opened(
    sealing_key: Option<&str>,
    place: &str,
    account: AccountId,
    sealed: &str,
) -> anyhow::Result<String> {
    let key = sealing_key.map(SealingKey::parse).transpose()?;
    open(key.as_ref(), place, account, sealed)
}

pub fn is_sealed(text: &str) -> bool {
    text.starts_with(MARK)
}

/// What a handle that rests is known by: the hash of its look-alike form, never the handle.
pub fn handle_hash(skeleton: &str) -> String {
    hex(digest::digest(&digest::SHA256, format!("jushou handle {skeleton}").as_bytes()).as_ref())
}

/// What an e-mail address is found by, sealed as it stands.
pub fn mail_hash(address: &str) -> String {
    hex(digest::digest(&digest::SHA256, format!("jushou mail {address}").as_bytes()).as_ref())
}

fn bound_to(place: &str, account: AccountId) -> Aad<Vec<u8>> {
    Aad::from(format!("{place} {}", account.number()).into_bytes())
}

fn hex(bytes: &[u8]) -> String {
    HEXLOWER.encode(bytes)
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    HEXLOWER_PERMISSIVE.decode(text.as_bytes()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANN: AccountId = AccountId::new(7);

    #[test]
    fn a_sealed_text_opens_in_its_place_with_its_key_and_nowhere_else() {
        let (key, other) = (SealingKey::draw(), SealingKey::draw());
        let sealed = seal(&key, "account.stated", ANN, "tunes pianos");
        assert!(!sealed.contains("tunes") && is_sealed(&sealed));
        assert_eq!(open(Some(&key), "account.stated", ANN, &sealed).expect("opens"), "tunes pianos");
        assert_ne!(
            seal(&key, "account.stated", ANN, "tunes pianos"),
            sealed,
            "equal texts do not look equal"
        );
        assert!(open(Some(&other), "account.stated", ANN, &sealed).is_err());
        assert!(open(Some(&key), "session.device", ANN, &sealed).is_err(), "not in another column");
        assert!(open(Some(&key), "account.stated", AccountId::new(8), &sealed).is_err(), "not for another");
        assert_eq!(
            open(None, "account.stated", ANN, &sealed).expect("no fault"),
            GONE,
            "its key is destroyed"
        );
        assert_eq!(
            open(Some(&key), "account.stated", ANN, &seal(&key, "account.stated", ANN, "")).expect("opens"),
            ""
        );
    }

    #[test]
    fn what_is_damaged_or_was_never_sealed_is_refused_and_not_quoted() {
        let key = SealingKey::draw();
        let sealed = seal(&key, "account.stated", ANN, "tunes pianos");
        for bad in
            ["tunes pianos", "s1.", "s1.zz", "s1.00", &sealed[..sealed.len() - 2], &format!("{sealed}00")]
        {
            let cause = open(Some(&key), "account.stated", ANN, bad).expect_err("damaged").to_string();
            assert!(cause.contains("account.stated") && !cause.contains("tunes"), "{cause}");
        }
        assert!(SealingKey::parse("00").is_err());
        assert!(SealingKey::parse(&key.hex()).expect("reads") == key);
    }
}
