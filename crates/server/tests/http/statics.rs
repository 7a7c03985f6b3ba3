//! The embedded web client.

use super::house::{Answer, House};
use protocol::tell::RefusalCode::*;
use reqwest::Method;
use std::collections::BTreeSet;

#[tokio::test]
async fn every_page_of_the_app_starts_from_the_same_document() {
    let house = House::open().await;
    let index = house.browser().get("/").await;
    index.is(200);
    assert_eq!(index.header("content-type"), "text/html; charset=utf-8");
    for page in [
        "/r/0000000000000",
        "/i/some-token",
        "/join",
        "/vouches",
        "/sign-on?refused=sign_on_failed",
        "/settings/proofs",
        "/admin/proofs",
        "/wait",
        "/invites",
        "/settings/devices",
        "/admin/waitlist",
        "/admin/report",
        "/@mai",
        "/@nobody_here/",
        "/topics",
        "/following",
        "/search?find=bridges",
        "/circles",
        "/circles/00000000cir01",
        "/begin",
        "/m",
        "/m/@mai",
        "/after/0000000000000",
        "/calendar",
        "/past",
        "/past/0000000000000",
        "/e/0000000000abc?link=secret",
    ] {
        let answer = house.browser().get(page).await;
        answer.is(200);
        assert!(answer.body == index.body, "{page}");
    }
}

/// Its `routeOf` says which addresses the client knows.
const ROUTER: &str = include_str!("../../../../web/src/router.ts");

#[tokio::test]
async fn every_page_that_the_client_knows_is_there_when_it_is_loaded_anew() {
    let (_, body) = ROUTER.split_once("export function routeOf(").expect("the client reads addresses");
    let (body, _) = body.split_once("\n}\n").expect("an end");
    let after = |mark: &'static str| body.split(mark).skip(1).filter_map(|rest| rest.split('"').next());
    let known: BTreeSet<&str> = after("case \"").chain(after("first === \"")).collect();
    assert!(["", "r", "admin", "search"].iter().all(|page| known.contains(page)), "{known:?}");
    let house = House::open().await;
    let mut missing = vec![];
    for page in known {
        if house.browser().get(&format!("/{page}")).await.status != 200 {
            missing.push(page);
        }
    }
    assert!(missing.is_empty(), "PAGES in src/http/statics.rs lacks {missing:?}");
}

#[tokio::test]
async fn what_is_neither_file_nor_page_is_not_found_in_the_one_shape() {
    let house = House::open().await;
    for path in [
        "/nothing",
        "/styleguide",
        "/u/mai",
        "/start",
        "/@",
        "/@a",
        "/@mai/more",
        "/@%ff",
        "/assets/nothing.js",
        "/index.php",
        "/api",
        "/api/",
        "/api/nothing",
        "/../Cargo.toml",
    ] {
        house.browser().get(path).await.refuses(404, NotFound);
    }
    Answer::of(house.browser().ask(Method::POST, "/")).await.refuses(404, NotFound);
    Answer::of(house.browser().ask(Method::PUT, "/api/me")).await.refuses(404, NotFound);
}

#[tokio::test]
async fn files_come_compressed_are_asked_again_by_tag_and_kept_only_if_their_name_holds_a_hash() {
    let house = House::open().await;
    let index = house.browser().get("/").await;
    assert_eq!(index.header("cache-control"), "no-cache");
    let script =
        index.text().split('"').find(|part| part.starts_with("/assets/")).expect("a script").to_owned();

    let ask = async |path: &str, encoding: &str, tag: &str| {
        let request = house
            .browser()
            .ask(Method::GET, path)
            .header("accept-encoding", encoding)
            .header("if-none-match", tag);
        Answer::of(request).await
    };
    let plain = ask(&script, "identity", "").await;
    assert_eq!(plain.header("cache-control"), "public, max-age=31536000, immutable");
    assert_eq!(plain.header("content-encoding"), "");
    for (accepted, encoding) in
        [("gzip, deflate, br, zstd", "br"), ("gzip", "gzip"), ("br;q=0, gzip", "gzip")]
    {
        let packed = ask(&script, accepted, "").await;
        assert_eq!(packed.header("content-encoding"), encoding, "{accepted}");
        assert_eq!(packed.header("vary"), "Accept-Encoding");
        assert!(packed.body.len() < plain.body.len());
    }
    let again = ask(&script, "br", plain.header("etag")).await;
    assert!(again.status == 304 && again.body.is_empty());
    let changed = ask(&script, "br", "\"0000000000000000\"").await;
    assert_eq!(changed.status, 200);
}
