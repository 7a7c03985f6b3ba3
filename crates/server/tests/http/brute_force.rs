//! T27: a million guesses of invite links and mail codes against the limits, in virtual time; and a thousand over HTTP.

use super::house::{Answer, House};
use super::mail_codes::NONCE;
use super::smtp::Smtp;
use domain::At;
use domain::entry::one_time_code::{self, CODE_TRIES, Life};
use reqwest::Method;
use serde_json::json;
use server::config::Config;
use server::http::limits::{Limits, Place};
use server::secret;
use std::collections::HashSet;

const GUESSES: u64 = 1_000_000;
const PLACES: u64 = 1000;
const ACCOUNTS: u64 = 200;

/// One seed, one run.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut x = self.0;
        x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        x ^ (x >> 31)
    }
}

fn place(number: u64) -> Place {
    Place::of(std::net::Ipv4Addr::from(0x0a00_0000 + number as u32).into())
}

#[test]
fn a_million_guesses_of_invite_links_from_a_thousand_addresses_hit_none_and_few_are_looked_at() {
    let limits = Limits::new(&Config::default().limits);
    let mut random = Random(27);
    // As many open links as a large house has at once.
    let open: HashSet<u128> =
        (0..10_000).map(|_| u128::from(random.next()) << 64 | u128::from(random.next())).collect();
    let (mut looked_at, mut hits) = (0, 0);
    for guess in 0..GUESSES {
        // A hundred guesses a second.
        let now = At(guess * 10);
        if limits.place_invites.take(place(guess % PLACES), now).is_err() {
            continue;
        }
        looked_at += 1;
        hits += u32::from(open.contains(&(u128::from(random.next()) << 64 | u128::from(random.next()))));
    }
    assert_eq!(hits, 0);
    assert!(looked_at > 0 && looked_at <= GUESSES);
}

#[test]
fn a_million_guesses_of_mail_codes_from_a_thousand_addresses_hit_none() {
    let limits = Limits::new(&Config::default().limits);
    let mut random = Random(28);
    let mut codes: Vec<Option<(String, Life)>> = vec![None; ACCOUNTS as usize];
    let (mut letters, mut compared, mut hits) = (0_u64, 0_u64, 0);
    for guess in 0..GUESSES {
        let now = At(guess * 10);
        let (account, from) = ((guess / PLACES % ACCOUNTS) as usize, place(guess % PLACES));
        let is_dead = codes[account].as_ref().is_none_or(|(_, life)| !life.is_open(now));
        if is_dead {
            // The attacker asks for a letter, to have something to guess.
            let mailbox = secret::hash(&account.to_string());
            let may = limits.place_mail_codes.take(from, now).is_ok()
                && limits.mailbox_codes.take(mailbox, now).is_ok();
            if !may {
                continue;
            }
            letters += 1;
            codes[account] = Some((one_time_code::code(random.next()), Life::new(now)));
        }
        if limits.place_sign_ins.take(from, now).is_err() {
            continue;
        }
        let (code, life) = codes[account].as_mut().expect("asked for above");
        life.tries += 1;
        compared += 1;
        hits += u32::from(*code == one_time_code::code(random.next()));
    }
    assert_eq!(hits, 0, "{compared} of {GUESSES} guesses were compared");
    // Nearly three hours of it: what the letters allow, and not more.
    assert!(compared <= letters * u64::from(CODE_TRIES) && letters <= ACCOUNTS * 5 * 4, "{letters} letters");
}

#[tokio::test]
async fn a_thousand_guesses_over_http_hit_nothing_and_are_soon_refused_unseen() {
    let smtp = Smtp::open().await;
    let house = House::with(|config| {
        smtp.configure(config);
        config.server.trusted_proxies = vec![server::config::Net::parse("127.0.0.1").expect("an address")];
    })
    .await;
    let browser = house.browser();
    let mut statuses = std::collections::BTreeMap::new();
    for turn in 0..1000_u32 {
        let from = format!("192.0.2.{}", turn % 10);
        let request = match turn % 3 {
            0 => {
                let token = secret::Token::of_link();
                browser.ask(Method::GET, &format!("/api/invites/{}", token.reveal()))
            }
            1 => {
                let body = json!({ "mail": "ann@work.test", "nonce": NONCE });
                browser.ask(Method::POST, "/api/sign-in/mail-code").json(&body)
            }
            _ => {
                let code = one_time_code::code(secret::number());
                let body =
                    json!({ "kind": "mail_code", "mail": "ann@work.test", "nonce": NONCE, "code": code });
                browser.ask(Method::POST, "/api/sign-in/by").json(&body)
            }
        };
        let answer = Answer::of(request.header("x-forwarded-for", from)).await;
        *statuses.entry(answer.status).or_insert(0_u32) += 1;
    }
    assert_eq!(statuses.get(&200), None, "nothing was hit: {statuses:?}");
    assert!(statuses[&429] > 300, "most are refused before anything is looked at: {statuses:?}");
    assert!(statuses.keys().all(|status| [204, 401, 404, 429].contains(status)), "{statuses:?}");
}
