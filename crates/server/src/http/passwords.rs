//! Passwords: argon2id, a few at once, and the same work whether or not the account exists.

use anyhow::{Context, anyhow};
use argon2::{Algorithm, Argon2, Params, PasswordHash, PasswordHasher, PasswordVerifier, Version};
use std::sync::Arc;
use tokio::sync::Semaphore;

/// OWASP's first choice for argon2id with little memory: 19 MiB, two passes. More memory costs an attacker more,
/// and this server the same for everybody who signs in at once.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;

/// How many may wait for a turn. Above: `too_many_requests`, before any memory is spent.
const WAITING_MAX: usize = 64;

/// Checked in place of the hash of an account that does not exist: same parameters, so the same work.
const NOBODYS: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

pub struct Passwords {
    turns: Arc<Semaphore>,
    /// Turns plus waiting places.
    places: Arc<Semaphore>,
}

/// Too many passwords are being checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Busy;

impl Passwords {
    pub fn new(at_once: u32) -> Passwords {
        let at_once = at_once.max(1) as usize;
        Passwords {
            turns: Arc::new(Semaphore::new(at_once)),
            places: Arc::new(Semaphore::new(at_once + WAITING_MAX)),
        }
    }

    /// The text to store for a new password.
    pub async fn hash(&self, password: String) -> Result<anyhow::Result<String>, Busy> {
        self.work(move || hash(&password)).await
    }

    /// Whether `password` fits `stored`. Without `stored` the answer is no, after the same work.
    pub async fn verify(&self, password: String, stored: Option<String>) -> Result<bool, Busy> {
        self.work(move || {
            let fits = verify(&password, stored.as_deref().unwrap_or(NOBODYS));
            fits && stored.is_some()
        })
        .await
    }

    async fn work<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Busy> {
        let place = Arc::clone(&self.places).try_acquire_owned().map_err(|_| Busy)?;
        let turn = Arc::clone(&self.turns).acquire_owned().await.expect("nobody closes it");
        // The turn goes along: a client that hangs up does not free it before the work is done.
        let done = tokio::task::spawn_blocking(move || {
            let out = work();
            drop((turn, place));
            out
        });
        Ok(done.await.expect("hashing does not panic, and the runtime outlives it"))
    }
}

fn argon2id() -> Argon2<'static> {
    let params = Params::new(MEMORY_KIB, PASSES, 1, None).expect("these are within argon2's bounds");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

fn hash(password: &str) -> anyhow::Result<String> {
    let salt = crate::secret::bytes::<16>();
    let hash = argon2id()
        .hash_password_with_salt(password.as_bytes(), &salt)
        .map_err(|e| anyhow!("argon2: {e}"))
        .context("a password could not be hashed")?;
    Ok(hash.to_string())
}

fn verify(password: &str, stored: &str) -> bool {
    PasswordHash::new(stored)
        .is_ok_and(|stored| argon2id().verify_password(password.as_bytes(), &stored).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_fits_only_its_own_hash_and_never_an_account_that_does_not_exist() {
        let passwords = Passwords::new(1);
        let stored = passwords.hash("correct horse".to_owned()).await.expect("a turn").expect("hashed");
        assert!(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "other parameters");
        let fits = async |text: &str, stored: Option<&String>| {
            passwords.verify(text.to_owned(), stored.cloned()).await.expect("a turn")
        };
        assert!(fits("correct horse", Some(&stored)).await);
        assert!(!fits("correct horsf", Some(&stored)).await);
        assert!(!fits("correct horse", None).await);
    }

    #[tokio::test]
    async fn past_the_waiting_places_nobody_waits() {
        let passwords = Passwords::new(1);
        let held = Arc::clone(&passwords.places)
            .acquire_many_owned(1 + WAITING_MAX as u32)
            .await
            .expect("all of them");
        assert_eq!(passwords.verify("x".to_owned(), None).await, Err(Busy));
        drop(held);
        assert_eq!(passwords.verify("x".to_owned(), None).await, Ok(false));
    }
}
