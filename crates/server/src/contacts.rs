//! Addresses as keyed hashes. The key lies beside the database, never in it: a copy of the one tells no address.

use crate::{key_file, secret};
use anyhow::{Context, ensure};
use aws_lc_rs::hmac;
use domain::entry::{ContactHash, Phone};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

const FILE: &str = "contact.key";
const KEY_LEN: usize = 32;

/// Longest address there is (RFC 5321, less the angle brackets).
const MAIL_LEN_MAX: usize = 254;

/// Hashes addresses with this server's key, which is made when it is first needed.
pub struct Contacts {
    path: PathBuf,
    key: OnceLock<hmac::Key>,
}

impl Contacts {
    pub fn new(data_dir: &Path) -> Contacts {
        Contacts { path: data_dir.join(FILE), key: OnceLock::new() }
    }

    /// None: the text is no e-mail address. Upper case and blanks around it make no difference.
    pub fn mail(&self, text: &str) -> anyhow::Result<Option<ContactHash>> {
        let Some(mail) = folded_mail(text) else { return Ok(None) };
        Ok(Some(self.hash(&format!("mail {mail}"))?))
    }

    pub fn phone(&self, phone: &Phone) -> anyhow::Result<ContactHash> {
        self.hash(&format!("phone {}", phone.as_str()))
    }

    fn hash(&self, text: &str) -> anyhow::Result<ContactHash> {
        let tag = hmac::sign(self.key()?, text.as_bytes());
        let mut hash = [0; 32];
        hash.copy_from_slice(tag.as_ref());
        Ok(ContactHash(hash))
    }

    fn key(&self) -> anyhow::Result<&hmac::Key> {
        if let Some(key) = self.key.get() {
            return Ok(key);
        }
        let made = || Ok(secret::bytes::<KEY_LEN>().to_vec());
        let key = key_file::read_or_make(&self.path, made).context("the key for addresses")?;
        ensure!(key.len() == KEY_LEN, "the key for addresses is damaged");
        Ok(self.key.get_or_init(|| hmac::Key::new(hmac::HMAC_SHA256, &key)))
    }
}

/// One `@` with something on both sides, no blanks. Whether somebody reads it only a letter can tell.
pub fn folded_mail(text: &str) -> Option<String> {
    let text = text.trim();
    let (name, host) = text.rsplit_once('@')?;
    let is_plain =
        |c: char| !c.is_whitespace() && !c.is_control() && !matches!(c, '<' | '>' | ',' | ';' | '"');
    let fits = text.len() <= MAIL_LEN_MAX
        && !name.is_empty()
        && !name.contains('@')
        && host.contains('.')
        && !host.starts_with('.')
        && !host.ends_with('.')
        && text.chars().all(is_plain);
    fits.then(|| text.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn an_address_is_one_however_it_is_typed_and_nothing_else_is_one() {
        assert_eq!(folded_mail(" Ann@Example.ORG "), Some("ann@example.org".to_owned()));
        for bad in [
            "",
            "ann",
            "@example.org",
            "ann@",
            "ann@example",
            "a b@example.org",
            "a@b@example.org",
            "ann@example.org,bo@example.org",
        ] {
            assert_eq!(folded_mail(bad), None, "{bad}");
        }
    }

    #[test]
    fn the_key_is_made_once_and_another_key_makes_another_hash() {
        let dir = std::env::temp_dir().join(format!("jushou-contacts-{:016x}", secret::number()));
        fs::create_dir(&dir).expect("a fresh name");
        let hash =
            |dir: &Path| Contacts::new(dir).mail("ann@example.org").expect("a key").expect("an address");
        let first = hash(&dir);
        assert!(first == hash(&dir), "the same after a restart");
        fs::remove_file(dir.join(FILE)).expect("it is there");
        assert!(first != hash(&dir));
        let _ = fs::remove_dir_all(dir);
    }
}
