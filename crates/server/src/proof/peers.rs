//! Vouches of peers, counted: after every word given or taken back, and again by itself.

use super::subject;
use crate::app::App;
use crate::secret;
use domain::entry::peers::{self, Word};
use domain::entry::{Account, ProofKind};
use domain::{AccountId, ProofId};
use std::collections::BTreeSet;
use store::Write;
use store::proof::ProofWrite;
use tokio::sync::Mutex;

/// One count at a time: the one that reads last writes last.
static COUNTING: Mutex<()> = Mutex::const_new(());

/// Counts the words for this account anew, and stores what follows.
pub async fn recount(app: &App, account: &Account) -> anyhow::Result<()> {
    let _turn = COUNTING.lock().await;
    let own = app.store.proofs(&[account.id]).await?;
    let before = own.iter().find(|proof| proof.kind == ProofKind::PeerVouch);
    let vouches = app.store.vouches_for(account.id).await?;
    let by: Vec<AccountId> = vouches.iter().filter(|vouch| vouch.stands()).map(|vouch| vouch.by).collect();
    let members = app.store.accounts(&by).await?;
    let mut struck = BTreeSet::new();
    for member in &members {
        if app.store.struck_one(member.id).await?.is_some() {
            struck.insert(member.id);
        }
    }
    let mut words = vec![];
    for vouch in &vouches {
        if let Some(by) = members.iter().find(|member| member.id == vouch.by) {
            words.push(Word { by, vouch, struck: struck.contains(&by.id) });
        }
    }
    let id = ProofId::new(secret::number());
    let Some(proof) = peers::follow(account, before, &words, id, app.clock.now()) else { return Ok(()) };
    let write = match before {
        Some(before) if before.id == proof.id => ProofWrite::Looked { proof, seen: before.checked },
        _ => {
            let subject = subject(ProofKind::PeerVouch, &account.id.to_string());
            ProofWrite::Put { proof, subject, source: None }
        }
    };
    app.store.write(vec![Write::Proof(write)]).await?;
    app.live.forget_person(account.id);
    Ok(())
}
