//! Proofs at the rim: one module for each kind, badges as others see them, and the look that is taken again.

pub mod badges;
pub mod names;
pub mod peers;
pub mod web_page;
pub mod work_mail;

use crate::app::{App, SharedApp};
use crate::rounds::Rounds;
use crate::secret;
use domain::entry::{Account, Proof, ProofKind, Proven, Shows};
use domain::{AccountId, ProofId};
use std::time::Duration;
use store::proof::ProofWrite;
use store::{Store, TokenHash, Write};
use tokio::sync::watch;

/// How often those whose turn it is are looked for.
const ROUND_INTERVAL: Duration = Duration::from_secs(60);
/// Pages looked at in one round: one after the other, so that this server is nobody's load.
const LOOKS_A_ROUND: u32 = 20;
/// How long its owner still sees a proof that has lapsed.
const LAPSED_KEPT: Duration = Duration::from_secs(30 * 24 * 3600);

/// What something was proved with, as it is stored: the same text in two accounts is found, and not read back.
pub fn subject(kind: ProofKind, text: &str) -> TokenHash {
    secret::hash(&format!("{}\n{text}", kind.key()))
}

/// A fresh proof of this account, and the write that stores it.
pub fn made(
    app: &App,
    account: &Account,
    kind: ProofKind,
    shows: Shows,
    with: &str,
    source: Option<String>,
) -> (Proof, Write) {
    let proof = Proof::new(ProofId::new(secret::number()), account.id, kind, shows, app.clock.now());
    let write = ProofWrite::Put { proof: proof.clone(), subject: subject(kind, with), source };
    (proof, Write::Proof(write))
}

async fn look_at_page(app: &App, account: &Account, proof: &Proof, page: &str) -> anyhow::Result<()> {
    let found = web_page::links_back(app, account, page).await;
    let now = app.clock.now();
    let after = if found.is_ok() { proof.held(now) } else { proof.missing(now) };
    let looked = ProofWrite::Looked { proof: after, seen: proof.checked };
    Ok(app.store.write(vec![Write::Proof(looked)]).await?)
}

/// In which fields this account has a proof that stands.
pub async fn proven(store: &Store, account: AccountId, now: domain::At) -> anyhow::Result<Proven> {
    Ok(Proven::of(&store.proofs(&[account]).await?, now))
}

/// Looks again at what is due, and forgets what lapsed long ago. Until the server stops.
pub async fn keep_looking(app: SharedApp, stop: watch::Receiver<bool>) {
    let mut rounds = Rounds::every(ROUND_INTERVAL, "proofs are not looked at again", stop);
    while rounds.next().await.is_some() {
        rounds.ended(round(&app).await);
    }
}

/// One round of [`keep_looking`].
pub async fn round(app: &App) -> anyhow::Result<()> {
    let now = app.clock.now();
    for (proof, page) in app.store.proofs_to_look_at(now, LOOKS_A_ROUND).await? {
        let Some(account) = app.store.account(proof.account).await? else { continue };
        match (proof.kind, page) {
            (ProofKind::PeerVouch, _) => peers::recount(app, &account).await?,
            (_, Some(page)) => look_at_page(app, &account, &proof, &page).await?,
            (_, None) => {}
        }
        app.live.forget_person(account.id);
    }
    crate::sign_on::recheck(app).await?;
    let before = domain::At(now.0.saturating_sub(LAPSED_KEPT.as_millis() as u64));
    app.store.write(vec![Write::Proof(ProofWrite::Forget { before })]).await?;
    Ok(())
}
