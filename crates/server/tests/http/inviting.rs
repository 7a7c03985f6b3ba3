//! Invites that cannot be sold: meant for one account or address, with a note, and a budget that says why.

use super::house::{Browser, DAY, House, registration};
use protocol::inviting::{BoundTo, BulkAnswer, InviteBudget, LineRefused};
use protocol::rest::{InviteCard, InviteMade, InviteRow, Me, Standing};
use protocol::tell::RefusalCode::*;
use serde_json::json;

async fn made(by: &Browser, wish: serde_json::Value) -> InviteMade {
    by.post("/api/invites", wish).await.read(201)
}

#[tokio::test]
async fn an_invite_for_one_account_is_void_for_any_other_and_stays_good_for_theirs() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let (ann, eve) = (house.applicant("ann").await, house.applicant("eve").await);
    let invite = made(&mai, json!({ "handle": "@ann", "note": "We met at the pier." })).await;
    let card: InviteCard = house.browser().get(&format!("/api/invites/{}", invite.token)).await.read(200);
    assert!(card.bound == BoundTo::Account && card.note.as_deref() == Some("We met at the pier."));
    let token = json!({ "token": invite.token });
    eve.post("/api/invites/accept", token.clone()).await.refuses(403, InviteNotYours);
    let newcomer = registration("zoe", Some(&invite.token));
    house.browser().post("/api/register", newcomer).await.refuses(403, InviteNotYours);
    house.applicant("zoe").await; // The refused registration reserved nothing.
    ann.post("/api/invites/accept", token).await.is(200);
    let me: Me = eve.me().await.read(200);
    assert_eq!(me.standing, Standing::Applicant);
    let rows: Vec<InviteRow> = mai.get("/api/invites").await.read(200);
    assert!(rows[0].meant_for.as_deref() == Some("ann") && rows[0].note.is_some());
    mai.post("/api/invites", json!({ "handle": "ann" })).await.refuses(409, AlreadyAMember);
    mai.post("/api/invites", json!({ "handle": "nobody_here" })).await.refuses(404, NoSuchAccount);
}

#[tokio::test]
async fn an_invite_for_one_address_wants_that_address_and_stores_none() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    mai.post("/api/invites", json!({ "mail": "not an address" })).await.refuses(422, BadAddress);
    let invite = made(&mai, json!({ "mail": "Ann.Secret@Example.org" })).await;
    let with = |mail: &str| json!({ "token": invite.token, "mail": mail });
    let ann = house.applicant("ann").await;
    ann.post("/api/invites/accept", json!({ "token": invite.token })).await.refuses(403, InviteNotYours);
    ann.post("/api/invites/accept", with("bo@example.org")).await.refuses(403, InviteNotYours);
    ann.post("/api/invites/accept", with("ann.secret@example.org")).await.is(200);
    let data = house.dir.path().join("data");
    for file in std::fs::read_dir(data).expect("there").flatten().filter(|file| file.path().is_file()) {
        let bytes = std::fs::read(file.path()).unwrap_or_default();
        let text = String::from_utf8_lossy(&bytes).to_lowercase();
        assert!(!text.contains("ann.secret"), "{:?} holds the address", file.file_name());
    }
}

#[tokio::test]
async fn a_budget_says_why_it_is_what_it_is_and_grows_when_somebody_stays() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let lin = house.member(&mai, "lin").await;
    let ann = house.member(&lin, "ann").await;
    let budget: InviteBudget = lin.get("/api/invites/budget").await.read(200);
    assert_eq!((budget.left, budget.accepted, budget.stayed), (4, 1, 0));
    house.clock.advance(14 * DAY);
    let budget: InviteBudget = lin.get("/api/invites/budget").await.read(200);
    assert_eq!(budget.stayed, 0, "who was not seen since has not stayed");
    ann.me().await.is(200);
    let budget: InviteBudget = lin.get("/api/invites/budget").await.read(200);
    assert_eq!((budget.left, budget.stayed, budget.hosted, budget.frozen), (5, 1, 0, false));
    house.applicant("bo_").await.get("/api/invites/budget").await.refuses(403, NotAMember);
}

#[tokio::test]
async fn a_list_of_people_becomes_links_and_refused_lines_make_none() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let csv = "name,address,note\nAnn,ann@example.org,Welcome\nAnn again,ANN@example.org,\nBo,,\nCy,cy\n";
    let ask = |dry| mai.post("/api/admin/invites", json!({ "csv": csv, "dry": dry }));
    let dry: BulkAnswer = ask(true).await.read(200);
    let refused: Vec<_> = dry.refused.iter().map(|refused| (refused.line, refused.why)).collect();
    let want = [(3, LineRefused::Twice), (4, LineRefused::NoAddress), (5, LineRefused::BadAddress)];
    assert_eq!(refused, want);
    assert!(dry.made.len() == 1 && dry.made[0].token.is_none());
    let rows: Vec<InviteRow> = mai.get("/api/invites").await.read(200);
    assert!(rows.is_empty(), "a dry run makes nothing");
    let done: BulkAnswer = ask(false).await.read(200);
    let token = done.made[0].token.as_deref().expect("a link");
    let card: InviteCard = house.browser().get(&format!("/api/invites/{token}")).await.read(200);
    assert!(card.bound == BoundTo::Mail && card.note.as_deref() == Some("Welcome"));
    let lin = house.member(&mai, "lin").await;
    lin.post("/api/admin/invites", json!({ "csv": csv, "dry": true })).await.refuses(403, NotAllowed);
}
