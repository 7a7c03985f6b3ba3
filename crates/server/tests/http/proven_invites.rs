//! Invites for a mail address: with mail on the address is proven, without it is stated; and letters to those who are told.

use super::house::{DAY, House, registration};
use super::smtp::Smtp;
use protocol::inviting::{BulkAnswer, InviteBudget};
use protocol::rest::{InviteCard, InviteMade, Me, Standing};
use protocol::sms::{AddressProof, Told};
use protocol::tell::RefusalCode::*;
use serde_json::json;
use server::handle_sweep;

const ANN: &str = "ann@example.org";

async fn with_mail(smtp: &Smtp) -> House {
    House::with(|config| smtp.configure(config)).await
}

/// Quoted-printable breaks long lines; a link and a code are whole again without the breaks.
fn whole(data: &str) -> String {
    data.replace("=\r\n", "").replace("=3D", "=")
}

#[tokio::test]
async fn with_mail_on_an_invite_is_mailed_and_the_address_must_be_proven() {
    let mut smtp = Smtp::open().await;
    let house = with_mail(&smtp).await;
    let mai = house.owner("mai").await;
    let budget: InviteBudget = mai.get("/api/invites/budget").await.read(200);
    assert!(budget.mails && !budget.texts);
    let made: InviteMade = mai.post("/api/invites", json!({ "mail": ANN })).await.read(201);
    assert_eq!(made.told, Told::Mail);
    let letter = smtp.letter().await;
    assert!(letter.to.contains(ANN) && whole(&letter.data).contains(&format!("/i/{}", made.token)));
    let card: InviteCard = house.browser().get(&format!("/api/invites/{}", made.token)).await.read(200);
    assert_eq!(card.proof, AddressProof::MailCode);

    // Whoever bought the link states the address, which was enough before.
    let eve = house.applicant("eve").await;
    let stated = json!({ "token": made.token, "mail": ANN });
    eve.post("/api/invites/accept", stated).await.refuses(403, InviteNotYours);
    let mut form = registration("zoe", Some(&made.token));
    form["invite_mail"] = json!(ANN);
    house.browser().post("/api/register", form.clone()).await.refuses(403, InviteNotYours);
    form["invite_code"] = json!("12345678");
    house.browser().post("/api/register", form).await.refuses(422, CodeWrong);

    let accept = json!({ "token": made.token, "code": letter.code() });
    let me: Me = house.applicant("ann").await.post("/api/invites/accept", accept).await.read(200);
    assert_eq!(me.standing, Standing::Member);
}

#[tokio::test]
async fn a_code_is_mailed_again_to_nobody_but_the_invited_address_and_the_answer_is_the_same() {
    let mut smtp = Smtp::open().await;
    let house = with_mail(&smtp).await;
    let mai = house.owner("mai").await;
    let made: InviteMade = mai.post("/api/invites", json!({ "mail": ANN })).await.read(201);
    let first = smtp.letter().await.code();
    let eve = house.applicant("eve").await;
    let ask =
        |address: &str| eve.post("/api/invites/code", json!({ "token": made.token, "address": address }));
    let other = ask("eve@example.org").await;
    let theirs = ask(" Ann@Example.org ").await;
    let letter = smtp.letter().await;
    assert!(letter.to.contains(ANN) && letter.code() != first);
    assert!((theirs.status, &theirs.body) == (204, &other.body) && other.status == 204);
    let with = |code: &str| json!({ "token": made.token, "code": code });
    eve.post("/api/invites/accept", with(&first)).await.refuses(422, CodeWrong);
    let ann = house.applicant("ann").await;
    ann.post("/api/invites/accept", with(&letter.code())).await.is(200);
    assert!(smtp.at_hand().is_none(), "nobody else was written to");
    let nothing = json!({ "token": mai.invite().await.token, "address": ANN });
    eve.post("/api/invites/code", nothing).await.refuses(400, BadRequest);
    eve.post("/api/invites/code", json!({ "token": "none", "address": ANN }))
        .await
        .refuses(404, NoSuchInvite);
}

#[tokio::test]
async fn a_list_is_mailed_line_by_line_and_a_dry_run_mails_nobody() {
    let mut smtp = Smtp::open().await;
    let house = with_mail(&smtp).await;
    let mai = house.owner("mai").await;
    let csv = "address\nann@example.org\nbo@example.org\n";
    let dry: BulkAnswer = mai.post("/api/admin/invites", json!({ "csv": csv, "dry": true })).await.read(200);
    assert!(dry.made.iter().all(|made| !made.mailed));
    let done: BulkAnswer =
        mai.post("/api/admin/invites", json!({ "csv": csv, "dry": false })).await.read(200);
    assert!(done.made.len() == 2 && done.made.iter().all(|made| made.mailed));
    for made in &done.made {
        let letter = smtp.letter().await;
        let token = made.token.as_deref().expect("a link");
        assert!(letter.to.contains(&made.address) && whole(&letter.data).contains(token));
        let handle = &made.address[..made.address.find('@').expect("an address")];
        let mut form = registration(&format!("{handle}_x"), Some(token));
        form["invite_code"] = json!(letter.code());
        house.browser().post("/api/register", form).await.is(201);
    }
    assert!(smtp.at_hand().is_none());
}

#[tokio::test]
async fn without_mail_the_address_is_stated_and_nothing_is_said_to_be_mailed() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let made: InviteMade = mai.post("/api/invites", json!({ "mail": ANN })).await.read(201);
    assert_eq!(made.told, Told::Nobody);
    let card: InviteCard = house.browser().get(&format!("/api/invites/{}", made.token)).await.read(200);
    assert_eq!(card.proof, AddressProof::Stated);
    let ask = json!({ "token": made.token, "address": ANN });
    house.browser().post("/api/invites/code", ask).await.refuses(404, MailOff);
    let accept = json!({ "token": made.token, "mail": ANN });
    house.applicant("ann").await.post("/api/invites/accept", accept).await.is(200);
}

#[tokio::test]
async fn whoever_is_about_to_lose_a_reserved_handle_is_mailed_once_if_they_gave_an_address() {
    let mut smtp = Smtp::open().await;
    let house = with_mail(&smtp).await;
    house.owner("mai").await;
    let mut ann = house.applicant("ann").await;
    house.applicant("bo_").await; // Without an address.
    super::mail_codes::set_mail(&mut ann, &mut smtp, ANN).await;
    house.clock.advance(155 * DAY);
    let swept = handle_sweep::sweep(&house.running.app).await.expect("swept");
    assert_eq!(swept.warned, 2);
    let letter = loop {
        let letter = smtp.letter().await;
        if letter.data.contains("about to lapse") {
            break letter;
        }
    };
    assert!(letter.to.contains(ANN) && letter.data.contains("@ann is kept for you"), "{}", letter.data);
    handle_sweep::sweep(&house.running.app).await.expect("swept");
    assert!(smtp.at_hand().is_none(), "once");
}

#[tokio::test]
async fn an_address_that_was_proven_before_needs_no_code() {
    let mut smtp = Smtp::open().await;
    let house = with_mail(&smtp).await;
    let mai = house.owner("mai").await;
    let mut ann = house.applicant("ann").await;
    super::mail_codes::set_mail(&mut ann, &mut smtp, ANN).await;
    let made: InviteMade = mai.post("/api/invites", json!({ "mail": ANN })).await.read(201);
    let mut eve = house.applicant("eve").await;
    super::mail_codes::set_mail(&mut eve, &mut smtp, "eve@example.org").await;
    let token = json!({ "token": made.token });
    eve.post("/api/invites/accept", token.clone()).await.refuses(403, InviteNotYours);
    ann.post("/api/invites/accept", token).await.is(200);
}
