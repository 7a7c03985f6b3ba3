//! An invite lets in one at most: 64 accept it at once, and the server is killed between.

use crate::Setting;
use crate::house::{House, letters};
use crate::kill::at;
use crate::random::Random;
use crate::report::Report;
use anyhow::{Context, Result};
use client::Client;
use futures_util::stream::{self, StreamExt, TryStreamExt};
use protocol::rest::Standing;
use protocol::tell::RefusalCode;
use std::time::Duration;

const NAME: &str = "INVITES";

/// Who accept at once.
const AT_ONCE: u64 = 64;

/// The kill comes at a random instant of this: an acceptance takes a few of it.
const KILL_WITHIN_MS: u64 = 60;

pub async fn run(setting: &Setting, report: &mut Report) -> Result<()> {
    let rounds = if setting.long { 50 } else { 10 };
    let mut random = Random::new(setting.seed);
    let mut house = House::open(&setting.jushou).await?;
    let owner = house.owner().await?;
    let joining = (0..AT_ONCE).map(|n| {
        let (house, handle) = (&house, format!("waits_{}", letters(n)));
        async move { house.register(&handle, None).await }
    });
    let mut waiting: Vec<Client> = stream::iter(joining).buffered(8).try_collect().await?;
    let (mut used, mut twice, mut lost, mut odd) = (0, 0, 0, 0);
    for round in 0..rounds {
        let token = at(&house.base(), &owner)?.make_invite(None).await.context("no invite")?.token;
        // Some rounds end in peace, so that the race itself is seen as well.
        let patience = Duration::from_millis(random.next() % KILL_WITHIN_MS);
        let accepting: Vec<_> = waiting
            .iter()
            .map(|one| {
                let (one, token) = (one.clone(), token.clone());
                tokio::spawn(async move { one.accept_invite(&token).await })
            })
            .collect();
        if round % 3 == 2 {
            for one in &accepting {
                while !one.is_finished() {
                    tokio::time::sleep(Duration::from_millis(2)).await;
                }
            }
        } else {
            tokio::time::sleep(patience).await;
        }
        house.crash().await?;
        let mut told = vec![];
        for (n, one) in accepting.into_iter().enumerate() {
            if matches!(one.await, Ok(Ok(_))) {
                told.push(n);
            }
        }
        let mut members = vec![];
        for (n, one) in waiting.iter().enumerate() {
            // A login that was renewed and not told is nobody's any more: it can only be the one who is in.
            match at(&house.base(), one)?.me().await {
                Ok(me) if me.standing == Standing::Applicant => {}
                _ => members.push(n),
            }
        }
        used += members.len();
        twice += members.len().saturating_sub(1);
        lost += told.iter().filter(|n| !members.contains(n)).count();
        let card = Client::new(&house.base())?.invite(&token).await;
        let is_gone = card.err().and_then(|fault| fault.code()) == Some(RefusalCode::InviteUsed);
        odd += usize::from(is_gone != (members.len() == 1));
        for n in members.into_iter().rev() {
            waiting.remove(n);
        }
    }
    report.tell(NAME, "rounds of 64 or fewer who accept one invite, two of three killed", rounds);
    report.tell(NAME, "invites used", used);
    report.none(NAME, "people let in by an invite that was used", twice);
    report.none(NAME, "acceptances acknowledged and lost", lost);
    report.none(NAME, "invites that are neither open nor used after it", odd);
    Ok(())
}
