//! Signing on elsewhere: who comes in, what is refused, and that whoever the directory drops is out.

use super::house::{Answer, Browser, House};
use super::provider::Provider;
use super::takeover_trials::{set_up_app, told};
use domain::entry::ProofKind as ProofKindOf;
use protocol::admission::{AdmissionMode, DecisionHow, DecisionPage};
use protocol::proofs::{Arrival, MyProofs, NameMark, ProofKind, SignOnStarted};
use protocol::rest::{Me, Person, Standing};
use protocol::sign_in::NoticeKind;
use protocol::tell::RefusalCode::*;
use reqwest::{Client, Method, redirect::Policy};
use serde_json::{Value, json};
use server::config::{Net, Provider as Config, ProviderKind};
use server::http::totp;
use std::time::Duration;

pub const NOW_S: u64 = 1_800_000_000;

pub async fn house(only: bool) -> (House, Provider) {
    let provider = Provider::open(NOW_S).await;
    let issuer = provider.issuer.clone();
    let house = House::with(|config| {
        config.outward.allow = vec![Net::parse("127.0.0.0/8").expect("a network")];
        if only {
            config.admission.mode = AdmissionMode::Organisation;
        }
        let hill = Config {
            name: "hill".to_owned(),
            label: None,
            issuer,
            client_id: "jushou".to_owned(),
            client_secret: Some("s3cret".to_owned()),
            kind: ProviderKind::Organisation,
            organisation: Some("Hill Clinic".to_owned()),
            scopes: vec!["openid".to_owned()],
            groups_claim: Some("groups".to_owned()),
            member_groups: vec!["staff".to_owned()],
            owner_groups: vec!["heads".to_owned()],
            mail_domains: vec![],
        };
        // Anybody may have a login there.
        let hub = Config { name: "hub".to_owned(), kind: ProviderKind::Public, ..hill.clone() };
        config.sign_on.providers = vec![hill, hub];
    })
    .await;
    provider.says(|says| says.userinfo = json!({ "groups": ["staff"], "preferred_username": "Ann.Hill" }));
    (house, provider)
}

/// One browser on its way through a provider. Follows no redirect by itself.
pub struct Way {
    pub browser: Browser,
    at: &'static str,
    sign_on: String,
}

impl Way {
    pub fn new(browser: &Browser) -> Way {
        Way::at("hill", browser)
    }

    pub fn at(at: &'static str, browser: &Browser) -> Way {
        let mut browser = browser.clone();
        browser.client = Client::builder().redirect(Policy::none()).build().expect("a client");
        Way { browser, at, sign_on: String::new() }
    }

    /// Presses the button. Returns the provider's address.
    async fn start(&mut self, purpose: &str) -> String {
        let path = format!("/api/sign-on/{}/start", self.at);
        let answer = self.browser.post(&path, json!({ "purpose": purpose })).await;
        let cookie = answer.set_cookie.clone().expect("a cookie");
        self.sign_on = cookie.split(';').next().expect("a part").to_owned();
        answer.read::<SignOnStarted>(200).url
    }

    fn cookies(&self) -> String {
        [self.browser.cookie.clone(), Some(self.sign_on.clone())]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join("; ")
    }

    pub async fn ask(&self, method: Method, path: &str, body: Option<Value>) -> Answer {
        let request = self.browser.client.request(method, format!("{}{path}", self.browser.origin));
        let request = request.header("cookie", self.cookies()).header("origin", &self.browser.origin);
        Answer::of(match body {
            Some(body) => request.json(&body),
            None => request,
        })
        .await
    }

    /// Where the browser is sent after the provider, and the session if there is one.
    async fn back(&mut self, query: &str) -> String {
        let answer = self.ask(Method::GET, &format!("/api/sign-on/{}/callback{query}", self.at), None).await;
        answer.is(303);
        if let Some(cookie) = &answer.set_cookie {
            self.browser.cookie = Some(cookie.split(';').next().expect("a part").to_owned());
        }
        answer.header("location").to_owned()
    }

    pub async fn whole(&mut self, provider: &Provider, purpose: &str) -> String {
        let url = self.start(purpose).await;
        let query = provider.visit(&url).await;
        self.back(&query).await
    }

    pub async fn arrive(&mut self, handle: &str) -> Answer {
        let form = json!({ "handle": handle, "stated": "Radiology", "field": "medicine" });
        let answer = self.ask(Method::POST, "/api/sign-on/arrival", Some(form)).await;
        if let Some(cookie) = &answer.set_cookie {
            self.browser.cookie = Some(cookie.split(';').next().expect("a part").to_owned());
        }
        answer
    }
}

#[tokio::test]
async fn whoever_is_new_chooses_a_handle_waits_and_signs_in_by_it_from_then_on() {
    let (house, provider) = house(false).await;
    let mai = house.owner("mai").await;
    let mut ann = Way::new(&house.browser());
    assert_eq!(ann.whole(&provider, "sign_in").await, "/sign-on");
    let arrival: Arrival = ann.ask(Method::GET, "/api/sign-on/arrival", None).await.read(200);
    assert_eq!(arrival.handle, "ann_hill");
    ann.arrive("mai").await.refuses(409, HandleTaken);
    let me: Me = ann.arrive("ann").await.read(201);
    assert_eq!(me.standing, Standing::Applicant, "signing on lets nobody in unless the server says so");
    ann.arrive("ann2").await.refuses(409, SignOnFailed);
    let mine: MyProofs = ann.browser.get("/api/proofs").await.read(200);
    assert_eq!(mine.proofs[0].proof, ProofKind::SignOn);
    assert_eq!(mine.proofs[0].organisation.as_deref(), Some("Hill Clinic"));

    let mut again = Way::new(&house.browser());
    assert_eq!(again.whole(&provider, "sign_in").await, "/");
    let me2: Me = again.browser.me().await.read(200);
    assert!(me2.account == me.account);
    // The same login does not open a second account.
    let mut mai = Way::new(&mai);
    assert_eq!(mai.whole(&provider, "prove").await, "/sign-on?refused=sign_on_taken");
}

#[tokio::test]
async fn a_member_proves_where_they_work_without_becoming_somebody_else() {
    let (house, provider) = house(false).await;
    let mut mai = Way::new(&house.owner("mai").await);
    assert_eq!(mai.whole(&provider, "prove").await, "/settings/proofs");
    let mine: MyProofs = mai.browser.get("/api/proofs").await.read(200);
    assert_eq!(mine.proofs.len(), 1);
    Way::new(&house.browser())
        .browser
        .post("/api/sign-on/hill/start", json!({ "purpose": "prove" }))
        .await
        .refuses(401, SignInFirst);
    house
        .browser()
        .post("/api/sign-on/valley/start", json!({ "purpose": "sign_in" }))
        .await
        .refuses(404, NoSuchProvider);
}

#[tokio::test]
async fn a_provider_s_word_is_one_factor_and_the_other_is_asked_for() {
    let (house, provider) = house(false).await;
    let mut ann = Way::new(&house.browser());
    ann.whole(&provider, "sign_in").await;
    ann.arrive("ann").await.is(201);
    let (secret, recovery) = set_up_app(&house, &mut ann.browser).await;
    let second = |code: &str| json!({ "code": code });

    let mut thief = Way::new(&house.browser());
    assert_eq!(thief.whole(&provider, "sign_in").await, "/sign-on");
    assert!(thief.browser.cookie.is_none(), "no session by one factor");
    thief.browser.me().await.refuses(401, SignInFirst);
    let waits: Arrival = thief.ask(Method::GET, "/api/sign-on/arrival", None).await.read(200);
    assert!(waits.second && waits.handle.is_empty(), "whose account it is is not told");
    thief.arrive("thief").await.refuses(409, SignOnFailed);
    let wrong = thief.ask(Method::POST, "/api/sign-on/second", Some(second("000000"))).await;
    wrong.refuses(401, WrongCode);
    assert!(wrong.set_cookie.is_none());
    // Another browser has not signed on.
    let body = second(&totp::code_now(&secret, house.clock.now()));
    house.browser().post("/api/sign-on/second", body).await.refuses(409, SignOnFailed);

    let mut again = Way::new(&house.browser());
    again.whole(&provider, "sign_in").await;
    house.clock.advance(Duration::from_secs(30));
    let code = second(&totp::code_now(&secret, house.clock.now()));
    let answer = again.ask(Method::POST, "/api/sign-on/second", Some(code.clone())).await;
    assert!(answer.read::<Me>(200).handle == "ann");
    assert!(told(&ann.browser, NoticeKind::SignedIn).await, "a new device is noticed");
    again.ask(Method::POST, "/api/sign-on/second", Some(code)).await.refuses(409, SignOnFailed);
    // A recovery code is a second factor as well, once.
    let mut third = Way::new(&house.browser());
    third.whole(&provider, "sign_in").await;
    let body = Some(second(&recovery[0]));
    third.ask(Method::POST, "/api/sign-on/second", body.clone()).await.is(200);
    third.whole(&provider, "sign_in").await;
    third.ask(Method::POST, "/api/sign-on/second", body).await.refuses(401, WrongCode);
}

#[tokio::test]
async fn what_was_started_is_taken_once_by_its_own_browser_and_in_time() {
    let (house, provider) = house(false).await;
    const FAILED: &str = "/sign-on?refused=sign_on_failed";
    let mut ann = Way::new(&house.browser());
    let url = ann.start("sign_in").await;
    let query = provider.visit(&url).await;
    let mut thief = Way::new(&house.browser());
    thief.start("sign_in").await;
    assert_eq!(thief.back(&query).await, FAILED, "another browser brings the code");
    assert_eq!(ann.back(&query).await, FAILED, "and nobody does after that");

    let url = ann.start("sign_in").await;
    let query = provider.visit(&url).await;
    assert_eq!(ann.back(&query).await, "/sign-on");
    assert_eq!(ann.back(&query).await, FAILED, "replayed");
    assert_eq!(ann.back("?code=code-0&state=made-up").await, FAILED);
    assert_eq!(ann.back("?error=access_denied").await, FAILED);

    let url = ann.start("sign_in").await;
    let query = provider.visit(&url).await;
    assert_eq!(
        ann.back(&format!("{query}&iss=https://evil.example")).await,
        FAILED,
        "mixed up with another issuer"
    );

    let url = ann.start("sign_in").await;
    let query = provider.visit(&url).await;
    house.clock.advance(Duration::from_secs(601));
    assert_eq!(ann.back(&query).await, FAILED, "too late");

    // A code that was used somewhere else: the provider says no.
    let url = ann.start("sign_in").await;
    let used = provider.visit(&url).await.replace("code=code-", "code=used-");
    assert_eq!(ann.back(&used).await, FAILED);
}

#[tokio::test]
async fn a_token_of_another_issuer_client_time_key_or_sign_on_proves_nothing() {
    let (house, provider) = house(false).await;
    type Spoil = fn(&mut Value);
    let spoils: &[(&str, Spoil)] = &[
        ("nonce", |claims| claims["nonce"] = json!("another")),
        ("no nonce", |claims| {
            claims.as_object_mut().expect("claims").remove("nonce");
        }),
        ("issuer", |claims| claims["iss"] = json!("https://evil.example")),
        ("audience", |claims| claims["aud"] = json!("another-client")),
        ("two audiences and no party", |claims| claims["aud"] = json!(["jushou", "another"])),
        ("another party", |claims| claims["azp"] = json!("another")),
        ("expired", |claims| claims["exp"] = json!(NOW_S - 61)),
        ("no end", |claims| {
            claims.as_object_mut().expect("claims").remove("exp");
        }),
        ("from the future", |claims| claims["iat"] = json!(NOW_S + 3600)),
        ("no subject", |claims| claims["sub"] = json!("")),
    ];
    for (what, spoil) in spoils {
        provider.says(|says| says.spoil = *spoil);
        let mut ann = Way::new(&house.browser());
        assert_eq!(ann.whole(&provider, "sign_in").await, "/sign-on?refused=sign_on_failed", "{what}");
        assert!(ann.browser.cookie.is_none(), "{what}");
    }
    provider.says(|says| says.spoil = |_| {});
    for alg in ["none", "HS256"] {
        provider.says(|says| says.alg = alg);
        let mut ann = Way::new(&house.browser());
        assert_eq!(ann.whole(&provider, "sign_in").await, "/sign-on?refused=sign_on_failed", "{alg}");
    }
    provider.says(|says| (says.alg, says.foreign_key) = ("ES256", true));
    let mut ann = Way::new(&house.browser());
    assert_eq!(ann.whole(&provider, "sign_in").await, "/sign-on?refused=sign_on_failed", "a foreign key");
    provider.says(|says| {
        (says.foreign_key, says.userinfo) = (false, json!({ "sub": "somebody-else", "groups": ["staff"] }))
    });
    assert_eq!(
        ann.whole(&provider, "sign_in").await,
        "/sign-on?refused=sign_on_failed",
        "two logins in one answer"
    );
}

pub async fn set_admission(owner: &Browser, key: &str, value: Value) {
    let mut policy: Value = owner.get("/api/admin/admission").await.read(200);
    policy[key] = value;
    Answer::of(owner.ask(Method::PUT, "/api/admin/admission").json(&policy)).await.is(200);
}

#[tokio::test]
async fn the_name_an_organisation_says_is_offered_and_proven_by_the_sign_on() {
    let (house, provider) = house(false).await;
    let mai = house.owner("mai").await;
    set_admission(&mai, "names", json!("proven")).await;
    provider.says(|says| says.userinfo = json!({ "groups": ["staff"], "name": "Ann Hill" }));
    let mut ann = Way::new(&house.browser());
    ann.whole(&provider, "sign_in").await;
    let arrival: Arrival = ann.ask(Method::GET, "/api/sign-on/arrival", None).await.read(200);
    assert_eq!(arrival.name.as_deref(), Some("Ann Hill"));
    let form = json!({ "handle": "ann", "stated": "Radiology", "field": "medicine", "name": "Ann Hill" });
    let answer = ann.ask(Method::POST, "/api/sign-on/arrival", Some(form)).await;
    let me: Me = answer.read(201);
    let cookie = answer.set_cookie.expect("signed in");
    ann.browser.cookie = Some(cookie.split(';').next().expect("a part").to_owned());
    let mine: MyProofs = ann.browser.get("/api/proofs").await.read(200);
    assert_eq!(mine.proofs[0].name.as_deref(), Some("Ann Hill"));
    mai.post(&format!("/api/waitlist/{}/let-in", me.account), json!({})).await.is(204);
    let person: Person = mai.get(&format!("/api/people/{}", me.account)).await.read(200);
    assert_eq!((person.name.as_deref(), person.name_mark), (Some("Ann Hill"), Some(NameMark::Proven)));
    // The directory drops them: what it proved is gone, the name with it.
    house.clock.advance(ProofKindOf::SignOn.stands_for());
    let mut owner = house.browser();
    owner.sign_in("mai").await.is(200);
    let person: Person = owner.get(&format!("/api/people/{}", me.account)).await.read(200);
    assert_eq!((person.name, person.name_mark), (None, Some(NameMark::NotProven)));
}

#[tokio::test]
async fn signing_on_meets_the_same_door_as_registering_and_leaves_the_same_record() {
    let (house, provider) = house(false).await;
    let mai = house.owner("mai").await;
    set_admission(&mai, "mode", json!("open")).await;
    let mut ann = Way::new(&house.browser());
    ann.whole(&provider, "sign_in").await;
    let me: Me = ann.arrive("ann").await.read(201);
    assert_eq!(me.standing, Standing::Member, "whoever registers is in");
    let page: DecisionPage = mai.get("/api/admin/decisions?handle=ann").await.read(200);
    assert!(page.rows.len() == 1 && page.rows[0].how == DecisionHow::Open);

    set_admission(&mai, "mode", json!("waitlist")).await;
    let by_sign_on = [("sign_on", "proofs.exists(p, p.kind == 'sign_on')")];
    super::deciding::in_force(&mai, &by_sign_on).await;
    provider.says(|says| says.sub = "bo-at-hill");
    let mut bo = Way::new(&house.browser());
    bo.whole(&provider, "sign_in").await;
    let me: Me = bo.arrive("bo_").await.read(201);
    assert_eq!(me.standing, Standing::Member, "the criteria saw what the sign-on proves");
    // Somebody who waits, and proves it later.
    let cho = house.applicant("cho").await;
    provider.says(|says| says.sub = "cho-at-hill");
    let mut cho = Way::new(&cho);
    cho.whole(&provider, "prove").await;
    assert_eq!(cho.browser.me().await.read::<Me>(200).standing, Standing::Member);
}
