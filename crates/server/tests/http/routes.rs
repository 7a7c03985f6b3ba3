//! Every route there is, and who is refused at each.

use super::house::{Answer, Browser, House};
use protocol::tell::RefusalCode::*;
use reqwest::Method;
use serde_json::{Value, json};

/// Every REST route. A new one is added here, with who is refused.
/// `open`: for everybody; `link`: for whoever holds a link; `pass`, `address`: for whoever holds a pass, or an address with one in it; `letter`: whoever has one; `import`: whoever has a file; `account`: signed in; `member`: let in; `owner`.
const ROUTES: &[(&str, &str)] = &[
    ("PUT /api/admin/look", "owner"),
    ("PUT /api/admin/logo", "owner"),
    ("GET /api/admin/set-up", "owner"),
    ("POST /api/admin/set-up", "owner"),
    ("GET /api/logo", "no logo"),
    ("GET /api/admin/presets", "owner"),
    ("GET /api/admin/mail", "owner"),
    ("POST /api/admin/mail/test", "owner"),
    ("GET /api/admin/admission", "owner"),
    ("PUT /api/admin/admission", "owner"),
    ("GET /api/admin/appeals", "owner"),
    ("POST /api/admin/appeals/{appeal}", "owner"),
    ("GET /api/admin/criteria", "owner"),
    ("POST /api/admin/criteria", "owner"),
    ("POST /api/admin/criteria/dry-run", "owner"),
    ("POST /api/admin/criteria/{version}/in-force", "owner"),
    ("GET /api/admin/decisions", "owner"),
    ("GET /api/admin/decisions.file", "owner"),
    ("GET /api/admin/decisions/{decision}", "owner"),
    ("POST /api/admin/review/{account}", "owner"),
    ("GET /api/admin/report", "owner"),
    ("GET /api/admin/report.csv", "owner"),
    ("PUT /api/admin/report/prices", "owner"),
    ("GET /api/admin/waitlist", "owner"),
    ("GET /api/decision", "account"),
    ("PUT /api/me/name", "account"),
    ("GET /api/entry", "open"),
    ("GET /api/wait", "account"),
    ("PUT /api/wait", "account"),
    ("POST /api/wait/appeal", "account"),
    ("GET /api/admin/hits", "owner"),
    ("POST /api/admin/hits/{account}/deny", "owner"),
    ("POST /api/admin/hits/{account}/lift", "owner"),
    ("POST /api/admin/handles/give", "owner"),
    ("POST /api/admin/invites", "owner"),
    ("GET /api/admin/tree", "owner"),
    ("GET /api/admin/tree.csv", "owner"),
    ("POST /api/admin/tree/{member}/freeze", "owner"),
    ("GET /api/admin/tree/{member}/preview", "owner"),
    ("POST /api/admin/tree/{member}/remove", "owner"),
    ("GET /api/appeal", "account"),
    ("POST /api/appeal", "account"),
    ("GET /api/invites/budget", "member"),
    ("POST /api/me/handle", "account"),
    ("GET /api/vouches", "member"),
    ("POST /api/vouches", "member"),
    ("DELETE /api/vouches/{account}", "member"),
    ("POST /api/vouches/{account}/let-in", "member"),
    ("GET /api/vouches/names", "account"),
    ("POST /api/vouches/names", "account"),
    ("DELETE /api/vouches/names/{member}", "account"),
    ("GET /api/invites", "account"),
    ("POST /api/invites", "member"),
    ("POST /api/invites/accept", "account"),
    ("GET /api/invites/{invite}", "link"),
    ("DELETE /api/invites/{invite}", "account"),
    ("GET /api/me", "account"),
    ("POST /api/media", "account"),
    ("POST /api/rooms/{room}/players", "member"),
    ("POST /api/play/whip/{room}", "pass"),
    ("DELETE /api/play/whip/{room}/{player}", "pass"),
    ("POST /api/play/whep/{room}", "pass"),
    ("DELETE /api/play/whep/{room}/{player}", "pass"),
    ("GET /api/play/stream/{room}/{pass}/live.ogg", "address"),
    ("GET /api/play/stream/{room}/{pass}/live.m3u8", "address"),
    ("GET /api/play/stream/{room}/{pass}/{player}/{file}", "address"),
    ("GET /api/people/{member}", "member"),
    ("GET /api/people/suggested", "member"),
    ("PUT /api/people/{member}/follow", "member"),
    ("DELETE /api/people/{member}/follow", "member"),
    ("GET /api/me/follows", "member"),
    ("GET /api/me/mutuals", "member"),
    ("GET /api/me/profile", "account"),
    ("PUT /api/me/profile", "account"),
    ("PUT /api/me/avatar", "member"),
    ("DELETE /api/me/avatar", "member"),
    ("GET /api/avatars/{avatar}", "member"),
    ("GET /api/hallway", "member"),
    ("GET /api/search", "member"),
    ("GET /api/topics", "member"),
    ("GET /api/me/topics", "member"),
    ("PUT /api/topics/{name}/follow", "member"),
    ("DELETE /api/topics/{name}/follow", "member"),
    ("POST /api/topics/{name}/names", "member"),
    ("GET /api/introductions", "member"),
    ("GET /api/introductions/{room}", "member"),
    ("PUT /api/introductions/{room}/{member}", "member"),
    ("DELETE /api/introductions/{room}/{member}", "member"),
    ("GET /api/threads", "member"),
    ("GET /api/threads/requests", "member"),
    ("GET /api/threads/unread", "member"),
    ("GET /api/threads/{thread}", "member"),
    ("GET /api/threads/{thread}/messages", "member"),
    ("PUT /api/threads/{thread}/read", "member"),
    ("PUT /api/threads/{thread}/contact", "member"),
    ("POST /api/threads/{thread}/accept", "member"),
    ("POST /api/threads/{thread}/decline", "member"),
    ("POST /api/threads/{thread}/report", "member"),
    ("GET /api/thread-reports", "owner"),
    ("POST /api/thread-reports/{report}/settle", "owner"),
    ("POST /api/people/{member}/messages", "member"),
    ("PUT /api/people/{member}/block", "member"),
    ("DELETE /api/people/{member}/block", "member"),
    ("GET /api/admin/proofs", "owner"),
    ("POST /api/admin/proofs/{review}/decline", "owner"),
    ("POST /api/admin/proofs/{review}/grant", "owner"),
    ("POST /api/badge", "account"),
    ("GET /api/proofs", "account"),
    ("POST /api/proofs/review", "account"),
    ("POST /api/proofs/web-page", "account"),
    ("POST /api/proofs/work-mail", "account"),
    ("POST /api/proofs/work-mail/code", "account"),
    ("DELETE /api/proofs/{proof}", "account"),
    ("GET /api/sign-on", "open"),
    ("GET /api/sign-on/arrival", "arrival"),
    ("POST /api/sign-on/arrival", "open"),
    ("GET /api/sign-on/{provider}/callback", "callback"),
    ("POST /api/sign-on/second", "open"),
    ("GET /api/admin/people/{member}/proofs", "owner"),
    ("POST /api/admin/people/{member}/proofs/{proof}/take-back", "owner"),
    ("POST /api/sign-on/{provider}/start", "open"),
    ("POST /api/register", "open"),
    ("GET /api/capacity", "member"),
    ("GET /api/rooms", "member"),
    ("POST /api/rooms", "member"),
    ("GET /api/rooms/{room}", "member"),
    ("GET /api/rooms/{room}/audience", "member"),
    ("GET /api/rooms/{room}/link", "member"),
    ("GET /api/rooms/{room}/roster", "member"),
    ("GET /api/rooms/{room}/sound", "member"),
    ("GET /api/circles", "member"),
    ("POST /api/circles", "member"),
    ("GET /api/me/circles", "member"),
    ("GET /api/circles/{circle}", "member"),
    ("PUT /api/circles/{circle}", "member"),
    ("DELETE /api/circles/{circle}", "member"),
    ("PUT /api/circles/{circle}/membership", "member"),
    ("DELETE /api/circles/{circle}/membership", "member"),
    ("GET /api/circles/{circle}/members", "member"),
    ("POST /api/circles/{circle}/members", "member"),
    ("PUT /api/circles/{circle}/members/{member}", "member"),
    ("DELETE /api/circles/{circle}/members/{member}", "member"),
    ("GET /api/circles/{circle}/waiting", "member"),
    ("GET /api/circles/{circle}/scheduled", "member"),
    ("GET /api/scheduled", "member"),
    ("POST /api/scheduled", "member"),
    ("GET /api/scheduled/{scheduled}", "member"),
    ("PUT /api/scheduled/{scheduled}", "member"),
    ("DELETE /api/scheduled/{scheduled}", "member"),
    ("PUT /api/scheduled/{scheduled}/coming", "member"),
    ("DELETE /api/scheduled/{scheduled}/coming", "member"),
    ("PUT /api/scheduled/{scheduled}/reminder", "member"),
    ("GET /api/scheduled/{scheduled}/room.ics", "member"),
    ("GET /api/me/scheduled", "member"),
    ("GET /api/me/calendar", "member"),
    ("POST /api/me/calendar", "member"),
    ("GET /api/calendar/{feed}/jushou.ics", "address"),
    ("GET /api/me/past", "member"),
    ("GET /api/me/past/{room}", "member"),
    ("PUT /api/me/past/{room}/questions/{member}/answer", "member"),
    ("PUT /api/me/past/{room}/questions/{member}/aside", "member"),
    ("DELETE /api/me/past/{room}/questions/{member}", "member"),
    ("GET /api/server", "open"),
    ("GET /api/sessions", "account"),
    ("DELETE /api/sessions/{id}", "account"),
    ("POST /api/sign-in", "open"),
    ("POST /api/sign-out", "account"),
    ("GET /api/sign-in/offer", "open"),
    ("POST /api/sign-in/passkey", "no domain"),
    ("POST /api/register/passkey", "open"),
    ("POST /api/sign-in/mail-code", "open"),
    ("POST /api/sign-in/by", "open"),
    ("GET /api/ways-in", "account"),
    ("POST /api/ways-in/fresh", "account"),
    ("DELETE /api/sessions", "account"),
    ("POST /api/ways-in/passkeys/begin", "account"),
    ("POST /api/ways-in/passkeys", "account"),
    ("POST /api/ways-in/passkeys/{id}", "account"),
    ("DELETE /api/ways-in/passkeys/{id}", "account"),
    ("POST /api/ways-in/mail/begin", "account"),
    ("POST /api/ways-in/mail", "account"),
    ("DELETE /api/ways-in/mail", "account"),
    ("POST /api/ways-in/password", "account"),
    ("DELETE /api/ways-in/password", "account"),
    ("POST /api/ways-in/app/begin", "account"),
    ("POST /api/ways-in/app", "account"),
    ("DELETE /api/ways-in/app", "account"),
    ("POST /api/ways-in/recovery-codes", "account"),
    ("GET /api/notices", "account"),
    ("DELETE /api/notices/{id}", "account"),
    ("GET /api/inbox", "member"),
    ("GET /api/inbox/unseen", "member"),
    ("PUT /api/inbox/seen", "member"),
    ("PUT /api/inbox/{row}/seen", "member"),
    ("GET /api/inbox/wishes", "member"),
    ("PUT /api/inbox/wishes", "member"),
    ("PUT /api/inbox/devices", "member"),
    ("DELETE /api/inbox/devices/{device}", "member"),
    ("GET /api/unsubscribe/{letter}", "letter"),
    ("POST /api/unsubscribe/{letter}", "letter"),
    ("GET /api/admin/texts", "owner"),
    ("POST /api/invites/code", "open"),
    ("GET /api/waitlist", "owner"),
    ("POST /api/waitlist/{account}/let-in", "owner"),
    ("POST /api/import", "import"),
    ("GET /api/me/export", "account"),
    ("GET /api/me/leaving", "account"),
    ("POST /api/me/leaving", "account"),
    ("DELETE /api/me/leaving", "account"),
];

fn method_and_path(route: &str) -> (Method, String) {
    let (method, path) = route.split_once(' ').expect("a method and a path");
    let path = path.split('/').map(|part| if part.starts_with('{') { "0000000000000" } else { part });
    (method.parse().expect("a method"), path.collect::<Vec<_>>().join("/"))
}

async fn ask(browser: &Browser, route: &str) -> Answer {
    let (method, path) = method_and_path(route);
    let request = browser.ask(method.clone(), &path);
    let body = match path.as_str() {
        "/api/admin/mail/test" => json!({ "to": "mai@hill.example" }),
        "/api/rooms" => json!({ "title": "Bridges" }),
        "/api/admin/look" => json!({ "name": "Mine", "seal": "ink" }),
        "/api/admin/logo" => json!({ "image": null }),
        "/api/vouches" => json!({ "handle": "lin" }),
        "/api/admin/handles/give" => json!({ "handle": "lin", "to": "ann" }),
        "/api/admin/invites" => json!({ "csv": "", "dry": true }),
        path if path.starts_with("/api/admin/tree/") => json!({ "seen": "" }),
        path if path.ends_with("/take-back") => json!({ "reason": "Not in the register" }),
        path if path.ends_with("/players") => json!({ "way": "whip" }),
        path if path.ends_with("/names") && path.starts_with("/api/topics/") => json!({ "name": "Steel" }),
        path if path.starts_with("/api/circles") => match path.rsplit('/').next() {
            Some("membership") => json!({ "rules_version": 1 }),
            Some("members") => json!({ "handle": "lin" }),
            _ if path.contains("/members/") => json!({ "role": "member" }),
            _ => json!({ "name": "Bridges", "entry": "open" }),
        },
        path if path.ends_with("/coming") => json!({ "remind": true }),
        path if path.ends_with("/reminder") => json!({}),
        path if path.starts_with("/api/scheduled") => json!({
            "title": "Bridges", "begins_ms": 1, "zone": "UTC", "length_min": 60, "places": 20
        }),
        "/api/inbox/seen" => json!({ "at_ms": 1 }),
        "/api/inbox/wishes" => json!({ "ways": [], "digest": "off", "room_letters": true }),
        "/api/inbox/devices" => json!({ "endpoint": "https://push.test/", "p256dh": "", "auth": "" }),
        path if path.ends_with("/answer") => json!({ "text": "Yes" }),
        path if path.ends_with("/aside") => json!({ "aside": true }),
        path if path.ends_with("/grant") => json!({ "field": "law" }),
        path if path.starts_with("/api/threads/") && path.ends_with("/read") => json!({ "n": 1 }),
        path if path.starts_with("/api/threads/") && path.ends_with("/report") => json!({ "reason": "spam" }),
        path if path.starts_with("/api/people/") && path.ends_with("/messages") => {
            json!({ "key": "key-00000001", "text": "Hello" })
        }
        _ => json!({}),
    };
    Answer::of(if method == Method::POST || method == Method::PUT { request.json(&body) } else { request })
        .await
}

#[test]
fn the_committed_openapi_file_is_what_the_program_prints() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/openapi.json");
    let committed = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        committed == server::http::openapi::document(),
        "run `cargo xtask gen`, or: jushou openapi > docs/openapi.json"
    );
}

#[test]
fn every_route_is_in_the_table_of_who_is_refused() {
    let document: Value = serde_json::from_str(&server::http::openapi::document()).expect("JSON");
    let mut routes = vec![];
    for (path, item) in document["paths"].as_object().expect("paths") {
        for method in item.as_object().expect("methods").keys() {
            routes.push(format!("{} {path}", method.to_uppercase()));
        }
    }
    let mut known = ROUTES.iter().map(|(route, _)| (*route).to_owned()).collect::<Vec<_>>();
    routes.sort();
    known.sort();
    assert_eq!(routes, known);
}

#[tokio::test]
async fn a_stranger_is_refused_at_every_route_that_is_not_open() {
    let house = House::open().await;
    for (route, who) in ROUTES {
        let answer = ask(&house.browser(), route).await;
        match *who {
            "open" if route.starts_with("GET") => answer.is(200),
            "open" => answer.refuses(400, BadRequest), // An empty body.
            "link" => answer.refuses(404, NoSuchInvite),
            "import" => answer.refuses(422, NoExport),
            "pass" => answer.refuses(401, PassGone),
            "address" | "letter" => answer.refuses(404, NotFound),
            "no logo" => answer.refuses(404, NotFound),
            // The test comes by a bare address.
            "no domain" => answer.refuses(404, NoPasskeysHere),
            "arrival" => answer.refuses(409, SignOnFailed),
            // Goes on to a page that says why, whatever provider was named. (Followed by this browser.)
            "callback" => answer.is(200),
            _ => answer.refuses(401, SignInFirst),
        }
    }
}

#[tokio::test]
async fn an_applicant_is_refused_where_members_and_owners_are_let_through() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let lin = house.member(&mai, "lin").await;
    let ann = house.applicant("ann").await;
    for (route, who) in ROUTES {
        match *who {
            "member" => ask(&ann, route).await.refuses(403, NotAMember),
            "owner" => {
                ask(&ann, route).await.refuses(403, NotAllowed);
                ask(&lin, route).await.refuses(403, NotAllowed);
            }
            _ => {}
        }
    }
}

#[tokio::test]
async fn every_route_that_changes_something_refuses_another_site_s_page() {
    let house = House::open().await;
    let mut mai = house.owner("mai").await;
    let own = mai.origin.clone();
    // A pass is no cookie, nor is a link out of a letter: pages of other sites may show one.
    let by_cookie =
        |(route, who): &&(&str, &str)| !route.starts_with("GET") && !["pass", "letter"].contains(who);
    for (route, _) in ROUTES.iter().filter(by_cookie) {
        let (method, path) = method_and_path(route);
        let request =
            mai.client.request(method, format!("{own}{path}")).header("origin", "https://evil.test");
        let request = request.header("cookie", mai.cookie.clone().expect("signed in")).json(&json!({}));
        Answer::of(request).await.refuses(403, WrongOrigin);
    }
    mai.sign_in("mai").await.is(200);
}

#[tokio::test]
async fn what_the_framework_refuses_by_itself_has_the_same_shape_and_quotes_nothing() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    for path in ["/api/invites/%ff", "/api/people/%ff", "/api/rooms/0000000000000?link=%ff", "/api/socket"] {
        let answer = mai.get(path).await;
        assert!((400..500).contains(&answer.status), "{path}: {}", answer.status);
        let _: protocol::rest::Problem = answer.read(answer.status);
        assert!(!answer.text().contains("ff"), "{path}: {}", answer.text());
    }
}
