//! What every answer carries.

use super::house::House;
use protocol::tell::RefusalCode::*;

#[tokio::test]
async fn pages_answers_and_refusals_carry_the_strictest_rules() {
    let house = House::open().await;
    for path in ["/", "/r/0000000000000", "/api/server", "/api/me", "/api/nothing", "/nothing.js", "/livez"] {
        let answer = house.browser().get(path).await;
        let csp = answer.header("content-security-policy");
        for rule in [
            "default-src 'none'",
            "script-src 'self';",
            "style-src 'self';",
            "object-src",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
            "require-trusted-types-for 'script'",
        ] {
            // What is not named falls back to default-src.
            assert!(csp.contains(rule) || rule == "object-src", "{path}: {rule} is missing in {csp}");
        }
        assert!(!csp.contains("unsafe") && !csp.contains('*') && !csp.contains("https:"), "{path}: {csp}");
        assert!(csp.ends_with(&format!("connect-src 'self' ws://{}", house.running.addresses[0])), "{csp}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert_eq!(answer.header("referrer-policy"), "no-referrer");
        assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin");
        assert_eq!(answer.header("cross-origin-resource-policy"), "same-origin");
        assert!(answer.header("permissions-policy").starts_with("microphone=(self)"));
        assert_eq!(answer.header("x-request-id").len(), 16);
        assert_eq!(answer.header("strict-transport-security"), "", "plain HTTP");
    }
}

#[tokio::test]
async fn every_request_has_an_id_of_its_own() {
    let house = House::open().await;
    let (one, two) = (house.browser().get("/api/me").await, house.browser().get("/api/me").await);
    assert_ne!(one.header("x-request-id"), two.header("x-request-id"));
}

#[tokio::test]
async fn behind_https_browsers_are_told_to_come_back_by_https_only() {
    let url = "https://talk.test";
    let house = House::with(|config| config.server.public_url = server::config::Origin::parse(url)).await;
    let answer = house.browser().get("/").await;
    assert_eq!(answer.header("strict-transport-security"), "max-age=63072000");
    assert!(answer.header("content-security-policy").ends_with("connect-src 'self' wss://talk.test"));
}

#[tokio::test]
async fn answers_of_the_api_are_kept_nowhere() {
    let house = House::open().await;
    let ann = house.applicant("ann").await;
    assert_eq!(ann.me().await.header("cache-control"), "no-store");
    house.browser().get("/api/me").await.refuses(401, SignInFirst);
}
