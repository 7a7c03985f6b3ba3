//! Pictures of members: made anew, seen by members, gone when they are taken away; nothing else is taken for one.

use super::house::{Answer, Browser, House};
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use protocol::rest::{AvatarSet, Me, PersonPage};
use protocol::tell::RefusalCode::*;
use reqwest::Method;
use std::io::{Cursor, Read};

fn png(red: u8) -> Vec<u8> {
    let picture = DynamicImage::ImageRgb8(RgbImage::from_pixel(300, 200, Rgb([red, 0, 0])));
    let mut bytes = Cursor::new(vec![]);
    picture.write_to(&mut bytes, ImageFormat::Png).expect("it is written");
    bytes.into_inner()
}

async fn set(by: &Browser, sent: Vec<u8>) -> Answer {
    Answer::of(by.ask(Method::PUT, "/api/me/avatar").body(sent)).await
}

fn at(avatar: &str) -> String {
    format!("/api/avatars/{avatar}")
}

async fn of_lin(by: &Browser) -> Option<String> {
    by.get("/api/people/@lin").await.read::<PersonPage>(200).person.avatar
}

#[tokio::test]
async fn a_picture_is_shown_to_members_until_it_is_replaced_or_taken_away() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let (lin, ann) = (house.member(&mai, "lin").await, house.applicant("ann").await);
    assert_eq!(of_lin(&mai).await, None);
    let first: AvatarSet = set(&lin, png(200)).await.read(200);
    assert_eq!(of_lin(&mai).await.as_ref(), Some(&first.avatar));
    assert_eq!(lin.me().await.read::<Me>(200).avatar.as_ref(), Some(&first.avatar));
    let picture = mai.get(&at(&first.avatar)).await;
    picture.is(200);
    assert_eq!(picture.header("content-type"), "image/jpeg");
    assert_eq!(picture.header("x-content-type-options"), "nosniff");
    assert_eq!(picture.header("cache-control"), "private, max-age=31536000, immutable");
    assert!(picture.header("content-security-policy").contains("default-src 'none'"));
    assert!(picture.body.starts_with(&[0xff, 0xd8, 0xff]) && picture.body.len() < 16 << 10);
    house.browser().get(&at(&first.avatar)).await.refuses(401, SignInFirst);
    ann.get(&at(&first.avatar)).await.refuses(403, NotAMember);

    let second: AvatarSet = set(&lin, png(90)).await.read(200);
    assert_ne!(second.avatar, first.avatar, "what browsers keep of one is never the other");
    mai.get(&at(&first.avatar)).await.refuses(404, NotFound);
    mai.get(&at(&second.avatar)).await.is(200);
    mai.delete("/api/me/avatar").await.is(204);
    mai.get(&at(&second.avatar)).await.is(200);
    lin.delete("/api/me/avatar").await.is(204);
    mai.get(&at(&second.avatar)).await.refuses(404, NotFound);
    assert!(of_lin(&mai).await.is_none() && lin.me().await.read::<Me>(200).avatar.is_none());
    for nothing in ["0000000000000", "..%2Fme", "x"] {
        mai.get(&at(nothing)).await.refuses(404, NotFound);
    }
}

#[tokio::test]
async fn nothing_else_is_a_picture_and_nobody_tries_for_ever() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let ann = house.applicant("ann").await;
    set(&ann, png(200)).await.refuses(403, NotAMember);
    set(&house.browser(), png(200)).await.refuses(401, SignInFirst);
    let mut large = png(200);
    large.resize((4 << 20) + 1, 0);
    for bad in
        [vec![], b"<svg onload='alert(1)'/>".to_vec(), b"GIF89a".to_vec(), png(200)[..60].to_vec(), large]
    {
        set(&mai, bad).await.refuses(422, BadPicture);
    }
    assert!(mai.me().await.read::<Me>(200).avatar.is_none());
    for _ in 5..30 {
        set(&mai, b"GIF89a".to_vec()).await.refuses(422, BadPicture);
    }
    set(&mai, png(200)).await.refuses(429, TooManyRequests);
    mai.delete("/api/me/avatar").await.refuses(429, TooManyRequests);
}

#[tokio::test]
async fn one_s_picture_is_in_one_s_export_and_shown_on_its_page() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let lin = house.member(&mai, "lin").await;
    set(&lin, png(200)).await.is(200);
    let file = async |by: &Browser| {
        let zip = by.get("/api/me/export").await;
        let mut zip = zip::ZipArchive::new(Cursor::new(zip.body)).expect("a ZIP");
        let mut page = String::new();
        zip.by_name("index.html").expect("there").read_to_string(&mut page).expect("a text");
        page
    };
    assert!(file(&lin).await.contains("src=\"data:image/jpeg;base64,/9j/"));
    assert!(!file(&mai).await.contains("data:image"), "another's is not one's own");
}
