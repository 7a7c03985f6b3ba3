//! Members know of members; nobody else knows of anybody.

use super::house::House;
use protocol::rest::{Me, Person};
use protocol::tell::RefusalCode::*;

#[tokio::test]
async fn a_member_sees_what_another_states_and_who_invited_them() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let lin = house.member(&mai, "lin").await;
    let me: Me = mai.me().await.read(200);
    let person: Person = lin.get(&format!("/api/people/{}", me.account)).await.read(200);
    assert!(person.handle == "mai" && person.stated == "builds bridges" && person.field == "engineering");
    assert!(!person.bot && person.invited_by.is_none() && person.member_since_ms.is_some());
}

#[tokio::test]
async fn applicants_see_nobody_and_are_seen_by_nobody() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let ann = house.applicant("ann").await;
    let (mai_s, ann_s): (Me, Me) = (mai.me().await.read(200), ann.me().await.read(200));
    ann.get(&format!("/api/people/{}", mai_s.account)).await.refuses(403, NotAMember);
    let waiting = mai.get(&format!("/api/people/{}", ann_s.account)).await;
    let nobody = mai.get("/api/people/0000000000000").await;
    waiting.refuses(404, NoSuchAccount);
    assert_eq!(waiting.body, nobody.body);
}

#[tokio::test]
async fn one_account_cannot_copy_the_whole_house() {
    let house = House::with(|config| config.limits.profiles_per_account = 3).await;
    let mai = house.owner("mai").await;
    let lin = house.member(&mai, "lin").await;
    let me: Me = mai.me().await.read(200);
    let path = format!("/api/people/{}", me.account);
    for _ in 0..3 {
        lin.get(&path).await.is(200);
    }
    let answer = lin.get(&path).await;
    answer.refuses(429, TooManyRequests);
    assert_eq!(answer.header("retry-after"), "28800", "a third of a day");
    mai.get(&path).await.is(200);
}
