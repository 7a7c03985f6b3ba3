//! Measures a dry run as an owner meets it: 100,000 applicants in SQLite, asked over HTTP.
//! `cargo run --release -p server --example dry_run [applicants]`.

use domain::entry::{Account, Field, Handle, LetInBy, Proof, ProofKind, Shows, Standing, Stated, Vouch};
use domain::{AccountId, At, ProofId};
use reqwest::Client;
use reqwest::header::{COOKIE, ORIGIN, SET_COOKIE};
use serde_json::{Value, json};
use server::config::Config;
use server::serve::{self, Plan, Running};
use std::time::Instant;
use store::admission::AdmissionWrite;
use store::proof::ProofWrite;
use store::{Inviting, Write};

const APPLICANTS: u64 = 100_000;
const MEMBERS: u64 = 200;
/// Applicants written at once.
const UNIT: u64 = 250;

fn account(n: u64, standing: Standing) -> Account {
    Account {
        id: AccountId::new(n + 1_000),
        handle: Handle::parse(&format!("wait{n}er")).expect("a handle"),
        stated: Stated::parse("Sets bones").expect("a line"),
        field: Field::ALL[(n % 16) as usize],
        registered: At(1_700_000_000_000 + n),
        standing,
        owner: false,
        bot: false,
    }
}

/// One applicant with a form; two of three with a proof; three of four with one to three words.
fn applicant(n: u64) -> Vec<Write> {
    let account = account(n, Standing::Applicant);
    let (id, now) = (account.id, At(1_790_000_000_000));
    let answers = [("where".to_owned(), format!("Ward {}", n % 9))].into();
    let mut unit = vec![Write::AddAccount { account, password_hash: "none".to_owned() }];
    unit.push(Write::Admission(AdmissionWrite::SetForm { account: id, region: None, answers }));
    for k in 0..(n % 3).min(1) {
        let shows = Shows {
            field: Some(Field::ALL[((n + k) / 3 % 16) as usize]),
            years: Some((n % 30) as u32),
            ..Shows::default()
        };
        let proof = Proof::new(ProofId::new(n + 1), id, ProofKind::ALL[(n % 5) as usize], shows, now);
        let mut subject = [0; 32];
        subject[..8].copy_from_slice(&n.to_le_bytes());
        unit.push(Write::Proof(ProofWrite::Put { proof, subject, source: None }));
    }
    for k in 0..n % 4 {
        let by = AccountId::new(1_000 + APPLICANTS * 10 + (n * 7 + k) % MEMBERS);
        let vouch = Vouch { by, applicant: id, at: At(now.0 + k), withdrawn: None };
        unit.push(Write::Inviting(Inviting::SaveVouch(vouch)));
    }
    unit
}

/// `texts`: one part reads what the applicant wrote, so that every line and answer is opened.
fn rule(days: u32, words: u32, texts: bool) -> Value {
    let part = |key: &str, expression: String| json!({ "key": key, "words": "In plain words", "expression": expression, "monotone": false });
    json!({ "name": "Measured", "at_least": 3, "parts": [
        part("proof", "proofs.exists(p, p.kind in ['work_mail', 'sign_on'] && p.field == field)".to_owned()),
        part("vouches", format!("vouches.filter(v, v.standing_good && v.member_days >= 30).size() >= {words}")),
        part("waited", format!("waited_days >= {days}")),
        part("quota", if texts { "stated.contains('bones')" } else { "let_in_lately.field < 50" }.to_owned()),
    ] })
}

struct Owner {
    client: Client,
    origin: String,
    cookie: String,
}

impl Owner {
    async fn of(running: &Running) -> anyhow::Result<Owner> {
        let origin = format!("http://{}", running.addresses[0]);
        let link = running.first_owners_link().await?.expect("nobody owns it yet");
        let token = link.rsplit('/').next().unwrap_or_default().to_owned();
        let client = Client::new();
        let body = json!({ "handle": "mai", "password": "a long enough secret", "stated": "runs it", "field": "other", "invite": token });
        let request = client.post(format!("{origin}/api/register")).header(ORIGIN, &origin).json(&body);
        let answer = request.send().await?.error_for_status()?;
        let cookie = answer.headers()[SET_COOKIE].to_str()?.split(';').next().unwrap_or_default().to_owned();
        Ok(Owner { client, origin, cookie })
    }

    async fn post(&self, path: &str, body: Value) -> anyhow::Result<reqwest::Response> {
        let request = self.client.post(format!("{}{path}", self.origin)).header(ORIGIN, &self.origin);
        Ok(request.header(COOKIE, &self.cookie).json(&body).send().await?.error_for_status()?)
    }
}

/// For how long this process was at work on all threads, SQLite included. 0 where that is not told.
fn worked_ms() -> u64 {
    let told = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = told.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks = |n: usize| fields.get(n).and_then(|ticks| ticks.parse::<u64>().ok()).unwrap_or(0);
    (ticks(11) + ticks(12)) * 10
}

/// The most memory this process has held, in MiB.
fn most_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|kib| kib.parse::<u64>().ok()).unwrap_or(0) / 1024
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let applicants = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(APPLICANTS);
    let dir = std::env::temp_dir().join(format!("jushou-dry-run-{:016x}", server::secret::number()));
    let mut config = Config::default();
    config.server.listen = vec![([127, 0, 0, 1], 0).into()];
    config.server.data_dir = dir.join("data");
    config.media.port = 0;
    let running = serve::start(Plan::new(config)).await?;
    let owner = Owner::of(&running).await?;
    // Reviewed: what is put in force below is compared with, and lets nobody in.
    let mode = json!({ "version": 0, "mode": "reviewed", "invites": true, "link_invites": true, "members_let_in": true, "names": "as_stated", "region": false, "questions": [] });
    let put = owner.client.put(format!("{}/api/admin/admission", owner.origin)).header(ORIGIN, &owner.origin);
    put.header(COOKIE, &owner.cookie).json(&mode).send().await?.error_for_status()?;

    let store = &running.app.store;
    let since = At(1_750_000_000_000);
    let member = Standing::Member { since, let_in_by: LetInBy::Open };
    let members = (0..MEMBERS).map(|n| {
        let account =
            Account { id: AccountId::new(1_000 + APPLICANTS * 10 + n), ..account(900_000 + n, member) };
        Write::AddAccount { account, password_hash: "none".to_owned() }
    });
    store.write(members.collect()).await?;
    let began = Instant::now();
    for first in (0..applicants).step_by(UNIT as usize) {
        store.write((first..(first + UNIT).min(applicants)).flat_map(applicant).collect()).await?;
    }
    say(&format!("{applicants} applicants written in {} s", began.elapsed().as_secs()));
    owner.post("/api/admin/criteria", rule(3000, 1, false)).await?;
    owner.post("/api/admin/criteria/1/in-force", json!({ "from": 0 })).await?;
    let before = most_memory();
    for texts in [false, false, false, true, true, true] {
        let (began, worked) = (Instant::now(), worked_ms());
        let run: Value = owner
            .post("/api/admin/criteria/dry-run", json!({ "rule": rule(14, 2, texts) }))
            .await?
            .json()
            .await?;
        say(&format!(
            "{} applicants, would enter {}, would no longer {}, {} fields, {} vouchers: {} ms, at work {} ms, {} ms over HTTP{}",
            run["applicants"],
            run["enters"],
            run["no_longer"],
            run["by_field"].as_array().map_or(0, Vec::len),
            run["by_voucher"].as_array().map_or(0, Vec::len),
            run["took_ms"],
            worked_ms() - worked,
            began.elapsed().as_millis(),
            if texts { ", every text opened" } else { "" }
        ));
    }
    say(&format!("memory at most: {before} MiB before, {} MiB after", most_memory()));
    running.stop().await?;
    std::fs::remove_dir_all(dir)?;
    Ok(())
}

#[allow(clippy::disallowed_macros)] // Says what it measured.
fn say(line: &str) {
    println!("{line}");
}
