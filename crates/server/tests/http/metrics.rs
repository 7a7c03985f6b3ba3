//! Figures are served where the configuration says, to whoever reaches that, and name nobody.

use super::house::House;

#[tokio::test]
async fn figures_are_served_on_their_own_address_only() {
    let house = House::with(|config| config.metrics.listen = Some(([127, 0, 0, 1], 0).into())).await;
    house.applicant("ann").await;
    let address = house.running.metrics.expect("it is served");
    let answer = reqwest::get(format!("http://{address}/metrics")).await.expect("an answer");
    assert_eq!(answer.status(), 200);
    let kind = answer.headers()["content-type"].to_str().expect("text").to_owned();
    assert!(kind.starts_with("text/plain; version=0.0.4"), "{kind}");
    let text = answer.text().await.expect("text");
    for line in ["jushou_rooms 0", "jushou_media_peers 0", "jushou_media_relief{thread=\"0\"} 0"] {
        assert!(text.lines().any(|of| of == line), "{line} is missing in\n{text}");
    }
    assert!(!text.contains("ann") && !text.contains("127.0.0.1"));
    let other = reqwest::get(format!("http://{address}/api/me")).await.expect("an answer");
    assert_eq!(other.status(), 404, "nothing else is there");
    // Among the people's pages there is none of this name; the app answers as for any other.
    let page = house.browser().get("/metrics").await;
    assert!(!page.text().contains("jushou_media"));
    house.running.stop().await.expect("it stops, and with it the figures");
    assert!(reqwest::get(format!("http://{address}/metrics")).await.is_err());
}
