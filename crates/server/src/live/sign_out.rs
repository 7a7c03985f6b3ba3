//! Signing out: of one session, or of an account everywhere. Sockets, seat and sound end at once, whatever the database says.

use super::outbox::End;
use super::{Live, json, lock};
use domain::AccountId;
use protocol::tell::{Out, Tell};
use std::time::Duration;
use store::SessionId;

/// How long signing out waits for the media to stop.
pub(super) const SIGN_OUT_PATIENCE: Duration = Duration::from_secs(2);

/// How long a session that was signed out opens no socket, whatever the database still says.
const SIGNED_OUT_KEPT: Duration = Duration::from_secs(600);

/// Signed-out sessions remembered before the oldest are looked at for forgetting.
const SIGNED_OUT_MAX: usize = 10_000;

impl Live {
    /// Cuts every socket, seat and sound of a session. Returns when the sound has stopped. Until the database has
    /// forgotten the session it opens nothing either.
    pub async fn sign_out(&self, session: SessionId) {
        self.remember_signed_out(session);
        self.0.passes.forget_session(session);
        let of_session = self.0.claims.of_session(session);
        for (account, claim) in of_session {
            self.vacate(account, claim.room, Out::SignedOut, None, SIGN_OUT_PATIENCE).await;
        }
        let told = json(&Tell::Out { why: Out::SignedOut });
        for outbox in self.0.sockets.of_session(session) {
            outbox.out(told.clone());
            outbox.close(End::Out(Out::SignedOut));
        }
    }

    /// Cuts every socket, seat and sound of an account, on every device.
    pub async fn sign_out_account(&self, account: AccountId) {
        self.0.passes.forget_account(account);
        let (sessions, outboxes) = self.0.sockets.of_account(account);
        for session in sessions {
            self.remember_signed_out(session);
        }
        if let Some(claim) = self.0.claims.of(account) {
            if let Some(session) = claim.session {
                self.remember_signed_out(session);
            }
            self.vacate(account, claim.room, Out::SignedOut, None, SIGN_OUT_PATIENCE).await;
        }
        let told = json(&Tell::Out { why: Out::SignedOut });
        for outbox in outboxes {
            outbox.out(told.clone());
            outbox.close(End::Out(Out::SignedOut));
        }
        self.forget_person(account);
    }

    fn remember_signed_out(&self, session: SessionId) {
        let now = self.0.clock.now();
        let mut signed_out = lock(&self.0.signed_out);
        if signed_out.len() >= SIGNED_OUT_MAX {
            signed_out.retain(|_, at| now.since(*at) < SIGNED_OUT_KEPT);
        }
        signed_out.insert(session, now);
    }

    pub(super) fn is_signed_out(&self, session: SessionId) -> bool {
        lock(&self.0.signed_out).contains_key(&session)
    }
}
