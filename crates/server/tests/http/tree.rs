//! The vouch tree: who is hit is seen first, one act reaches the whole branch, and each of them may appeal.

use super::house::{Browser, House, registration};
use protocol::inviting::{BranchPreview, HitAppeal, HitRow, InviteBudget, OwnHit, TreeHit, TreePage};
use protocol::rest::{InviteRow, InviteState, Me, Standing};
use protocol::tell::RefusalCode::*;
use serde_json::json;

/// mai, the owner, let in lin, who let in ann, who let in bo.
async fn family() -> (House, Browser, [Browser; 3]) {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let lin = house.member(&mai, "lin").await;
    let ann = house.member(&lin, "ann").await;
    let bo = house.member(&ann, "bo_").await;
    (house, mai, [lin, ann, bo])
}

async fn id(of: &Browser) -> String {
    let me: Me = of.me().await.read(200);
    me.account
}

async fn preview(mai: &Browser, root: &str) -> BranchPreview {
    mai.get(&format!("/api/admin/tree/{root}/preview")).await.read(200)
}

async fn act(mai: &Browser, root: &str, what: &str) {
    let seen = preview(mai, root).await.seen;
    mai.post(&format!("/api/admin/tree/{root}/{what}"), json!({ "seen": seen })).await.is(204);
}

#[tokio::test]
async fn the_tree_shows_who_let_whom_in_and_goes_out_as_csv() {
    let (_house, mai, [lin, ann, _]) = family().await;
    let page: TreePage = mai.get("/api/admin/tree").await.read(200);
    assert!(page.rows.len() == 4 && page.next.is_none());
    let parent =
        |handle: &str| page.rows.iter().find(|row| row.handle == handle).expect("there").parent.clone();
    assert_eq!(
        (parent("mai"), parent("ann"), parent("bo_")),
        (None, Some(id(&lin).await), Some(id(&ann).await))
    );
    let csv = mai.get("/api/admin/tree.csv").await;
    csv.is(200);
    assert!(
        csv.header("content-type").starts_with("text/csv") && csv.text().contains(",ann,engineering,lin,")
    );
    mai.get("/api/admin/tree?after=what").await.refuses(400, BadRequest);
}

#[tokio::test]
async fn a_frozen_branch_invites_vouches_and_opens_no_rooms_until_it_is_lifted() {
    let (house, mai, [lin, ann, bo]) = family().await;
    let invite = ann.invite().await;
    let root = id(&ann).await;
    assert_eq!(preview(&mai, &root).await.handles, ["ann", "bo_"]);
    act(&mai, &root, "freeze").await;
    house.applicant("eve").await;
    for browser in [&ann, &bo] {
        browser.post("/api/invites", json!({})).await.refuses(403, Frozen);
        browser.post("/api/vouches", json!({ "handle": "eve" })).await.refuses(403, Frozen);
        browser.post("/api/rooms", json!({ "title": "Bridges" })).await.refuses(403, Frozen);
        browser.get("/api/rooms").await.is(200);
        let budget: InviteBudget = browser.get("/api/invites/budget").await.read(200);
        assert!(budget.frozen && budget.left == 0);
    }
    let newcomer = registration("zoe", Some(&invite.token));
    house.browser().post("/api/register", newcomer).await.refuses(410, InviteRevoked);
    lin.post("/api/invites", json!({})).await.is(201);

    ann.post("/api/appeal", json!({ "text": "I invited a friend." })).await.is(204);
    ann.post("/api/appeal", json!({ "text": "Again." })).await.refuses(409, AppealedAlready);
    lin.post("/api/appeal", json!({ "text": "Me too." })).await.refuses(409, NothingToAppeal);
    let rows: Vec<HitRow> = mai.get("/api/admin/hits").await.read(200);
    assert!(
        rows.len() == 2 && rows[0].handle == "ann" && rows[0].text.as_deref() == Some("I invited a friend.")
    );
    mai.post(&format!("/api/admin/hits/{root}/lift"), json!({})).await.is(204);
    ann.post("/api/invites", json!({})).await.is(201);
    bo.post("/api/invites", json!({})).await.refuses(403, Frozen);
    mai.post(&format!("/api/admin/hits/{root}/lift"), json!({})).await.refuses(409, NothingToAppeal);
}

#[tokio::test]
async fn a_removed_branch_holds_no_member_and_only_an_owner_lets_them_in_again() {
    let (house, mai, [lin, ann, bo]) = family().await;
    let invite = bo.invite().await;
    let (root, leaf) = (id(&ann).await, id(&bo).await);
    act(&mai, &root, "remove").await;
    for (browser, handle) in [(&ann, "ann"), (&bo, "bo_")] {
        browser.me().await.refuses(401, SignInFirst);
        let mut back = house.browser();
        let me: Me = back.sign_in(handle).await.read(200);
        assert_eq!(me.standing, Standing::Applicant);
        back.get("/api/rooms").await.refuses(403, NotAMember);
        let own: OwnHit = back.get("/api/appeal").await.read(200);
        assert!(own.hit == Some(TreeHit::Removed) && own.appeal == HitAppeal::None);
        let token = lin.invite().await.token;
        back.post("/api/invites/accept", json!({ "token": token })).await.refuses(403, RemovedByOwner);
    }
    let newcomer = registration("zoe", Some(&invite.token));
    house.browser().post("/api/register", newcomer).await.refuses(410, InviteRevoked);
    lin.me().await.is(200);
    let page: TreePage = mai.get("/api/admin/tree").await.read(200);
    assert_eq!(page.rows.len(), 2, "nobody of the branch is left");
    let budget: InviteBudget = lin.get("/api/invites/budget").await.read(200);
    assert_eq!(budget.upheld, 1, "it counts against whoever let them in");

    let mut back = house.browser();
    back.sign_in("bo_").await.is(200);
    back.post("/api/appeal", json!({ "text": "I only came to listen." })).await.is(204);
    mai.post(&format!("/api/admin/hits/{leaf}/lift"), json!({})).await.is(204);
    let me: Me = back.me().await.read(200);
    assert_eq!(me.standing, Standing::Member);
    mai.post(&format!("/api/waitlist/{root}/let-in"), json!({})).await.is(204);
    let rows: Vec<HitRow> = mai.get("/api/admin/hits").await.read(200);
    assert!(rows.is_empty(), "an owner who lets somebody in has lifted it");
}

#[tokio::test]
async fn an_act_on_another_branch_than_was_seen_is_refused_and_no_owner_is_hit() {
    let (house, mai, [lin, ann, _]) = family().await;
    let root = id(&ann).await;
    let seen = preview(&mai, &root).await.seen;
    house.member(&ann, "zoe").await;
    let freeze = format!("/api/admin/tree/{root}/freeze");
    mai.post(&freeze, json!({ "seen": seen })).await.refuses(409, BranchChanged);
    ann.post("/api/invites", json!({})).await.is(201);
    let owner = id(&mai).await;
    mai.get(&format!("/api/admin/tree/{owner}/preview")).await.refuses(403, IsOwner);
    mai.get("/api/admin/tree/0000000000000/preview").await.refuses(404, NoSuchAccount);
    lin.get(&format!("/api/admin/tree/{root}/preview")).await.refuses(403, NotAllowed);
    let denied = format!("/api/admin/hits/{root}/deny");
    mai.post(&denied, json!({})).await.refuses(409, ChangedMeanwhile);
}

#[tokio::test]
async fn an_appeal_that_is_denied_is_over() {
    let (_house, mai, [lin, _, bo]) = family().await;
    let leaf = id(&bo).await;
    act(&mai, &leaf, "freeze").await;
    bo.post("/api/appeal", json!({ "text": "Why?" })).await.is(204);
    mai.post(&format!("/api/admin/hits/{leaf}/deny"), json!({})).await.is(204);
    let own: OwnHit = bo.get("/api/appeal").await.read(200);
    assert_eq!(own.appeal, HitAppeal::Denied);
    bo.post("/api/appeal", json!({ "text": "Again." })).await.refuses(409, AppealedAlready);
    let rows: Vec<InviteRow> = lin.get("/api/invites").await.read(200);
    assert!(rows.iter().all(|row| row.state == InviteState::Accepted));
}
