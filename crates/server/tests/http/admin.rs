//! `jushou admin` beside a running server and without one.

use super::house::{Dir, House, PASSWORD, config, registration, token};
use protocol::rest::Me;
use protocol::tell::RefusalCode::*;
use serde_json::json;
use server::admin::{self, Command};
use server::serve::{self, Plan};

#[tokio::test]
async fn a_new_owner_s_link_comes_from_the_running_server_and_makes_a_member_an_owner() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let mut lin = house.member(&mai, "lin").await;
    let config = &house.running.app.config;
    let link = admin::run(config, Command::OwnerLink).await.expect("a link");
    let me: Me = lin.post_and_keep("/api/invites/accept", json!({ "token": token(&link) })).await.read(200);
    assert!(me.owner);

    let link = admin::run(config, Command::Invite { by: "mai".to_owned() }).await.expect("a link");
    house.browser().register("bo_", Some(token(&link))).await;
    assert!(admin::run(config, Command::Invite { by: "bo_".to_owned() }).await.is_err(), "bo owns nothing");
    assert!(admin::run(config, Command::Invite { by: "nobody_here".to_owned() }).await.is_err());
}

#[tokio::test]
async fn a_reset_password_signs_out_everywhere_and_ends_the_old_one() {
    let house = House::open().await;
    let mut ann = house.applicant("ann").await;
    let reset = Command::ResetPassword { handle: "ann".to_owned() };
    let password = admin::run(&house.running.app.config, reset).await.expect("a password");
    ann.me().await.refuses(401, SignInFirst);
    ann.sign_in("ann").await.refuses(401, WrongHandleOrPassword);
    ann.post_and_keep("/api/sign-in", json!({ "handle": "ann", "password": password })).await.is(200);
    assert_ne!(password, PASSWORD);
}

#[tokio::test]
async fn without_a_running_server_the_store_itself_is_opened() {
    let dir = Dir::new();
    let config = config(dir.path());
    let link = admin::run(&config, Command::OwnerLink).await.expect("a link");
    let running = serve::start(Plan::new(config)).await.expect("the directory was let go");
    let clock = running.app.clock.clone();
    let house = House { running, clock, dir };
    let me = house.browser().register("mai", Some(token(&link))).await;
    assert!(me.owner);
}

#[tokio::test]
async fn only_the_server_s_own_user_reaches_it() {
    use std::os::unix::fs::PermissionsExt;
    let house = House::open().await;
    let mode = |name: &str| {
        let path = house.dir.path().join("data").join(name);
        std::fs::metadata(path).expect("it is there").permissions().mode() & 0o777
    };
    assert_eq!((mode(""), mode("admin.sock"), mode("jushou.db")), (0o700, 0o600, 0o600));
}

#[tokio::test]
async fn a_backup_made_under_load_holds_everything_acknowledged_before_it() {
    let house = House::with(|config| config.limits.registrations_per_address = 1000).await;
    let config = house.running.app.config.clone();
    let browser = house.browser();
    let to = house.dir.path().join("backup.db");
    let before = ["ann", "lin", "kim"];
    for handle in before {
        house.applicant(handle).await;
    }
    let load = async {
        for at in 0..10 {
            browser.post("/api/register", registration(&format!("loader_{at}"), None)).await.is(201);
        }
    };
    let (said, ()) = tokio::join!(admin::run(&config, Command::Backup { to: to.clone() }), load);
    assert!(said.expect("a backup").contains("backup.db"));
    let again = admin::run(&config, Command::Backup { to: to.clone() }).await;
    assert!(again.expect_err("it is there already").to_string().contains("nothing is overwritten"));

    let elsewhere = Dir::new();
    let restored = super::house::config(elsewhere.path());
    let restore = Command::Restore { from: to, keys: None, without_keys: false };
    assert!(admin::run(&restored, restore).await.expect("restored").contains("accounts"));
    let running = serve::start(Plan::new(restored)).await.expect("it starts");
    let clock = running.app.clock.clone();
    let copy = House { running, clock, dir: elsewhere };
    for handle in before {
        copy.browser().sign_in(handle).await.is(200);
    }
}
