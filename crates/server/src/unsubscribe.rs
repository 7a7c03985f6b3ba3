//! Links that end letters without signing in: each names an account and which letters, and is signed by this server.

use crate::app::App;
use crate::serve::origin;
use crate::{key_file, secret};
use anyhow::{Context, ensure};
use aws_lc_rs::hmac;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::AccountId;
use domain::network::wishes::Letters;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

const FILE: &str = "letters.key";
const KEY_LEN: usize = 32;

/// An account's number, and which letters.
const SAID_LEN: usize = 9;

/// Signs with a key that is made when it is first needed.
pub struct Unsubscribing {
    path: PathBuf,
    key: OnceLock<hmac::Key>,
}

impl Unsubscribing {
    pub fn new(data_dir: &Path) -> Unsubscribing {
        Unsubscribing { path: data_dir.join(FILE), key: OnceLock::new() }
    }

    /// Works as long as the account is there: whoever finds an old letter ends them too.
    pub fn token(&self, account: AccountId, letters: Letters) -> anyhow::Result<String> {
        let mut token = account.number().to_be_bytes().to_vec();
        token.push(byte(letters));
        let tag = hmac::sign(self.key()?, &token);
        token.extend_from_slice(tag.as_ref());
        Ok(URL_SAFE_NO_PAD.encode(token))
    }

    /// `None`: this server never wrote that.
    pub fn read(&self, token: &str) -> anyhow::Result<Option<(AccountId, Letters)>> {
        let Ok(token) = URL_SAFE_NO_PAD.decode(token) else { return Ok(None) };
        let Some((said, tag)) = token.split_at_checked(SAID_LEN) else { return Ok(None) };
        if hmac::verify(self.key()?, said, tag).is_err() {
            return Ok(None);
        }
        let number = said.iter().take(8).fold(0, |number, byte| (number << 8) | u64::from(*byte));
        let letters =
            [Letters::Digest, Letters::Rooms].into_iter().find(|one| said.last() == Some(&byte(*one)));
        Ok(letters.map(|letters| (AccountId::new(number), letters)))
    }

    fn key(&self) -> anyhow::Result<&hmac::Key> {
        if let Some(key) = self.key.get() {
            return Ok(key);
        }
        let made = || Ok(secret::bytes::<KEY_LEN>().to_vec());
        let key = key_file::read_or_make(&self.path, made).context("the key for letters")?;
        ensure!(key.len() == KEY_LEN, "the key for letters is damaged");
        Ok(self.key.get_or_init(|| hmac::Key::new(hmac::HMAC_SHA256, &key)))
    }
}

/// Where somebody ends these letters.
pub fn link(app: &App, account: AccountId, letters: Letters) -> anyhow::Result<String> {
    let token = app.unsubscribing.token(account, letters)?;
    Ok(format!("{}/unsubscribe/{token}", origin(&app.config, app.address())))
}

fn byte(letters: Letters) -> u8 {
    match letters {
        Letters::Digest => 1,
        Letters::Rooms => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_link_says_whose_letters_end_and_nobody_writes_one_for_another() {
        let dir = std::env::temp_dir().join(format!("jushou-letters-{:016x}", secret::number()));
        fs::create_dir(&dir).expect("a fresh name");
        let (ours, ann) = (Unsubscribing::new(&dir), AccountId::new(0x0123_4567_89ab_cdef));
        let token = ours.token(ann, Letters::Rooms).expect("a key");
        let later = Unsubscribing::new(&dir);
        assert_eq!(
            later.read(&token).expect("a key"),
            Some((ann, Letters::Rooms)),
            "after a restart as well"
        );
        assert_ne!(token, ours.token(ann, Letters::Digest).expect("a key"));

        let bytes = URL_SAFE_NO_PAD.decode(&token).expect("as written");
        for place in 0..bytes.len() {
            let mut other = bytes.clone();
            other[place] ^= 1;
            assert_eq!(ours.read(&URL_SAFE_NO_PAD.encode(other)).expect("a key"), None, "byte {place}");
        }
        for bad in ["", "A", "no token", &token[1..], &format!("{token}A")] {
            assert_eq!(ours.read(bad).expect("a key"), None, "{bad}");
        }
        fs::remove_file(dir.join(FILE)).expect("it is there");
        assert_eq!(Unsubscribing::new(&dir).read(&token).expect("a key"), None, "another server");
        let _ = fs::remove_dir_all(dir);
    }
}
