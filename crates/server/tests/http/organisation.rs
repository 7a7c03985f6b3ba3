//! Organisation mode: its work mail lets in, an owner turns it on and off while the server runs, and strangers see nothing.

use super::admission::set_mode;
use super::house::{Browser, House, registration};
use super::provider::Provider;
use super::sign_on::{Way, house};
use super::smtp::Smtp;
use protocol::admission::{AdmissionMode, EntryCard};
use protocol::rest::{InviteMade, Me, ServerCard, Standing};
use protocol::tell::RefusalCode::*;
use serde_json::{Value, json};

async fn house_of_hill() -> (House, Smtp) {
    let smtp = Smtp::open().await;
    let house = House::with(|config| {
        smtp.configure(config);
        config.admission.mode = AdmissionMode::Organisation;
        config.sign_on.mail_domains = vec!["hill.example".to_owned()];
    })
    .await;
    (house, smtp)
}

async fn prove_mail(browser: &Browser, smtp: &mut Smtp, address: &str) {
    browser.post("/api/proofs/work-mail", json!({ "address": address })).await.is(204);
    let letter = smtp.letter().await;
    let line = letter.data.lines().find(|line| line.contains("The code is: ")).expect("a code");
    let code = line.trim().rsplit(' ').next().expect("a word");
    browser.post("/api/proofs/work-mail/code", json!({ "code": code })).await.is(200);
}

#[tokio::test]
async fn work_mail_of_the_organisation_lets_in_and_any_other_does_not() {
    let (house, mut smtp) = house_of_hill().await;
    let card: ServerCard = house.browser().get("/api/server").await.read(200);
    assert!(card.register, "one registers to prove an address");
    let ann = house.applicant("ann").await;
    let standing = async |browser: &Browser| browser.me().await.read::<Me>(200).standing;
    prove_mail(&ann, &mut smtp, "ann@evilhill.example").await;
    assert_eq!(standing(&ann).await, Standing::Applicant, "a name that ends like it is another");
    prove_mail(&ann, &mut smtp, "ann@ward.hill.example").await;
    assert_eq!(standing(&ann).await, Standing::Member);
    // The same address lets nobody else in.
    let bo = house.applicant("bo_").await;
    bo.post("/api/proofs/work-mail", json!({ "address": "ann@ward.hill.example" })).await.is(204);
    let letter = smtp.letter().await;
    let line = letter.data.lines().find(|line| line.contains("The code is: ")).expect("a code");
    let code = line.trim().rsplit(' ').next().expect("a word");
    bo.post("/api/proofs/work-mail/code", json!({ "code": code })).await.refuses(409, ProofTaken);
    assert_eq!(standing(&bo).await, Standing::Applicant);
}

#[tokio::test]
async fn an_owner_turns_it_on_while_the_server_runs_and_off_again() {
    let (house, provider) = house(false).await;
    let mai = house.owner("mai").await;
    let link: InviteMade = mai.invite().await;
    let mut before = Way::new(&house.browser());
    before.whole(&provider, "sign_in").await;
    assert_eq!(before.arrive("before").await.read::<Me>(201).standing, Standing::Applicant);

    let waiting = house.applicant("wai").await;

    set_mode(&mai, "organisation").await;
    house.browser().post("/api/register", registration("bob", None)).await.refuses(404, NotFound);
    let by_link = registration("bob", Some(&link.token));
    house.browser().post("/api/register", by_link.clone()).await.refuses(404, NoSuchInvite);
    house.browser().get(&format!("/api/invites/{}", link.token)).await.refuses(404, NoSuchInvite);
    mai.post("/api/invites", json!({})).await.refuses(404, NoSuchInvite);
    let many = json!({ "csv": "name,address\nBob,bob@hill.example", "dry": true });
    mai.post("/api/admin/invites", many).await.refuses(404, NoSuchInvite);
    // Whoever waits comes in by signing on again.
    assert_eq!(before.whole(&provider, "sign_in").await, "/");
    assert_eq!(before.browser.me().await.read::<Me>(200).standing, Standing::Member);

    // And whoever registered with a password by proving that they belong to it.
    provider.says(|says| says.sub = "wai-at-hill");
    let mut wai = Way::new(&waiting);
    assert_eq!(wai.whole(&provider, "prove").await, "/settings/proofs");
    assert_eq!(waiting.me().await.read::<Me>(200).standing, Standing::Member);

    set_mode(&mai, "waitlist").await;
    house.browser().post("/api/register", by_link).await.is(201);
    assert_eq!(before.browser.me().await.read::<Me>(200).standing, Standing::Member, "who is in stays");
}

#[tokio::test]
async fn strangers_are_told_what_signing_on_needs_and_nothing_else() {
    let (house, _provider): (House, Provider) = house(true).await;
    let mai = house.owner("mai").await;
    let mut policy: Value = mai.get("/api/admin/admission").await.read(200);
    policy["questions"] = json!([{ "key": "ward", "words": "Which ward?", "required": true }]);
    policy["region"] = json!(true);
    super::admission::put(&mai, "/api/admin/admission", policy).await.is(200);
    let stranger = house.browser();
    let card: ServerCard = stranger.get("/api/server").await.read(200);
    assert!(!card.register && card.rooms.is_none());
    let card: ServerCard = mai.get("/api/server").await.read(200);
    assert!(card.rooms.is_some(), "members know the rules of rooms");
    let entry: EntryCard = stranger.get("/api/entry").await.read(200);
    assert!(entry.questions.is_empty() && entry.parts.is_empty() && !entry.region && !entry.invites);
    let cards: Value = stranger.get("/api/sign-on").await.read(200);
    let card = |name: &str, organisation: bool| json!({ "provider": name, "label": name, "organisation": organisation });
    assert_eq!(cards, json!([card("hill", true), card("hub", false)]));

    // Registering is answered like an address that is none, whichever handle is asked for.
    let nothing = stranger.get("/api/nothing").await;
    for (path, body) in [
        ("/api/register", registration("mai", None)),
        ("/api/register", registration("bob", None)),
        ("/api/register/passkey", json!({ "handle": "mai" })),
        ("/api/register/passkey", json!({ "handle": "bob" })),
    ] {
        let answer = stranger.post(path, body).await;
        assert_eq!((answer.status, &answer.body), (nothing.status, &nothing.body), "{path}");
    }
    let with_any_link = json!({ "handle": "mai", "invite": "made-up" });
    stranger.post("/api/register/passkey", with_any_link).await.refuses(404, NoSuchInvite);
    // Whose page exists is told to nobody outside.
    let (there, not) =
        (stranger.get("/api/people/@mai").await, stranger.get("/api/people/@nobody_here").await);
    assert_eq!((there.status, &there.body), (not.status, &not.body));
    let (there, not) = (stranger.get("/@mai").await, stranger.get("/@nobody_here").await);
    assert_eq!((there.status, &there.body), (not.status, &not.body));
}
