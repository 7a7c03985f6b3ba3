//! `jushou admin` beside a running server and without one.

use super::house::{Dir, House, PASSWORD, config, registration, token};
use protocol::rest::Me;
use protocol::tell::RefusalCode::*;
use serde_json::json;
use server::admin::{self, Command};
use server::serve::{self, Plan};

fn invite(by: &str) -> Command {
    Command::Invite { by: by.to_owned(), csv: None, dry: false }
}

#[tokio::test]
async fn a_new_owner_s_link_comes_from_the_running_server_and_makes_a_member_an_owner() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let mut lin = house.member(&mai, "lin").await;
    let config = &house.running.app.config;
    let link = admin::run(config, Command::OwnerLink).await.expect("a link");
    let me: Me = lin.post_and_keep("/api/invites/accept", json!({ "token": token(&link) })).await.read(200);
    assert!(me.owner);

    let link = admin::run(config, invite("mai")).await.expect("a link");
    house.browser().register("bo_", Some(token(&link))).await;
    assert!(admin::run(config, invite("bo_")).await.is_err(), "bo owns nothing");
    assert!(admin::run(config, invite("nobody_here")).await.is_err());
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

#[tokio::test]
async fn a_list_becomes_a_link_for_every_good_line_and_a_reason_for_every_other() {
    let house = House::open().await;
    house.owner("mai").await;
    let config = &house.running.app.config;
    let list = house.dir.path().join("list.csv");
    std::fs::write(
        &list,
        "name,address\nAnn,ann@example.org\nNobody,not an address\n\"Li, Bo\",bo@example.org\n",
    )
    .expect("written");
    let command = |dry| Command::Invite { by: "mai".to_owned(), csv: Some(list.clone()), dry };
    let dry = admin::run(config, command(true)).await.expect("looked through");
    assert!(dry.contains("3,,,,,bad_address") && !dry.contains("/i/"), "a dry run makes no links");
    let said = admin::run(config, command(false)).await.expect("made");
    let line = said.lines().find(|line| line.contains("Li, Bo")).expect("one for each");
    let link = line.split(',').find(|part| part.contains("/i/")).expect("a link");
    assert!(
        said.lines().nth(1).is_some_and(|line| line.contains("bad_address")),
        "what is refused comes first"
    );
    let mut body = registration("bo_", Some(token(link)));
    house.browser().post("/api/register", body.clone()).await.refuses(403, InviteNotYours);
    body["invite_mail"] = json!(" Bo@Example.org");
    house.browser().post("/api/register", body).await.is(201);
}
