//! The same over a real WebSocket: the cookie, the origin, the welcome, the hand that is accepted, and the goodbye.

use super::house::Dir;
use client::{Client, Socket};
use protocol::rest::{OpenRoom, Register};
use protocol::room::Role;
use protocol::tell::{Out, RefusalCode};
use protocol::{Ask, RoomCommand};
use server::config::Config;
use server::serve::{self, Plan, Running};

struct Served {
    running: Running,
    base: String,
    _dir: Dir,
}

impl Served {
    async fn open() -> Served {
        let dir = Dir::new();
        let mut config = Config::default();
        config.server.listen = vec![([127, 0, 0, 1], 0).into()];
        config.server.data_dir = dir.path().join("data");
        config.media.port = 0;
        let running = serve::start(Plan::new(config)).await.expect("it starts");
        let base = format!("http://{}", running.addresses[0]);
        Served { running, base, _dir: dir }
    }

    async fn register(&self, handle: &str, invite: Option<String>) -> Client {
        let client = Client::new(&self.base).expect("a client");
        let register = Register {
            handle: handle.to_owned(),
            password: "a long enough secret".to_owned(),
            stated: "builds bridges".to_owned(),
            field: "engineering".to_owned(),
            passkey: None,
            invite,
            region: None,
            answers: Default::default(),
            invite_mail: None,
            invite_code: None,
            name: Some(format!("{handle} Lee")),
        };
        client.register(&register).await.expect("registered");
        client
    }

    async fn owner(&self) -> Client {
        let link = self.running.first_owners_link().await.expect("stored").expect("nobody owns it yet");
        self.register("ann", link.rsplit('/').next().map(str::to_owned)).await
    }
}

async fn open(client: &Client) -> String {
    let asked = OpenRoom { title: "Rust at scale".to_owned(), topic: None, policy: None };
    client.open_room(&asked).await.expect("opened").room
}

#[tokio::test]
async fn a_hand_is_raised_and_accepted_over_real_websockets() {
    let served = Served::open().await;
    let owner = served.owner().await;
    let room = open(&owner).await;
    let ann = owner.connect().await.expect("welcome");
    ann.enter(&room, None).await.expect("entered");
    let invite = owner.make_invite(None).await.expect("an invite").token;
    let bo = served.register("bob", Some(invite)).await.connect().await.expect("welcome");
    bo.enter(&room, None).await.expect("entered");
    bo.command(RoomCommand::RaiseHand { asking: None }).await.expect("done");
    let member = bo.me();
    ann.until(|heard| heard.seen.as_ref()?.view.hands.iter().any(|hand| hand.member == member).then_some(()))
        .await
        .expect("the hand");
    ann.command(RoomCommand::AcceptHand { member }).await.expect("done");
    let role = |heard: &client::Heard| (heard.seen.as_ref()?.view.own.role == Role::Speaker).then_some(());
    bo.until(role).await.expect("on stage");

    // Whoever stops the server lets everybody go.
    served.running.stop().await.expect("it stops");
    bo.until(|heard| heard.closed.then_some(())).await.expect("closed");
}

#[tokio::test]
async fn an_applicants_page_hears_that_they_are_let_in() {
    let served = Served::open().await;
    let owner = served.owner().await;
    let applicant = served.register("eve", None).await;
    let waiting: Socket = applicant.connect().await.expect("applicants may connect");
    let refused = waiting.ask(Ask::WatchHallway { on: true }).await.expect_err("not yet");
    assert_eq!(refused.code(), Some(RefusalCode::NotAMember));
    owner.let_in(&waiting.me()).await.expect("let in");
    let member = |heard: &client::Heard| {
        (heard.me.as_ref()?.standing == protocol::rest::Standing::Member).then_some(())
    };
    waiting.until(member).await.expect("told");
    waiting.watch_hallway().await.expect("the hallway opens without a reload");
}

#[tokio::test]
async fn a_socket_needs_a_session_and_a_page_of_this_server() {
    let served = Served::open().await;
    let owner = served.owner().await;
    let stranger = Client::new(&served.base).expect("a client");
    assert_eq!(stranger.connect().await.err().expect("no cookie").code(), Some(RefusalCode::SignInFirst));
    let foreign = owner.clone().with_origin("http://elsewhere.test");
    assert_eq!(foreign.connect().await.err().expect("another site").code(), Some(RefusalCode::WrongOrigin));
}

#[tokio::test]
async fn signing_out_closes_the_socket_and_no_old_cookie_opens_another() {
    let served = Served::open().await;
    let owner = served.owner().await;
    let room = open(&owner).await;
    let ann = owner.connect().await.expect("welcome");
    ann.enter(&room, None).await.expect("entered");
    let cookie = owner.session_cookie().expect("signed in");
    owner.sign_out().await.expect("signed out");
    ann.until(|heard| (heard.out? == Out::SignedOut && heard.closed).then_some(()))
        .await
        .expect("told, then closed");
    let old = Client::with_session_cookie(&served.base, &cookie).expect("a client");
    assert_eq!(old.connect().await.err().expect("over").code(), Some(RefusalCode::SignInFirst));
}

#[tokio::test]
async fn whoever_holds_an_invite_sees_who_is_on_stage_by_handle_and_no_name() {
    let served = Served::open().await;
    let owner = served.owner().await;
    let room = open(&owner).await;
    let ann = owner.connect().await.expect("welcome");
    ann.enter(&room, None).await.expect("entered");
    ann.watch_hallway().await.expect("the hallway");
    let with_name = |heard: &client::Heard| {
        heard.hallway.iter().any(|card| card.stage.iter().any(|one| one.name.is_some())).then_some(())
    };
    ann.until(with_name).await.expect("members see the name");
    let token = owner.make_invite(Some(&room)).await.expect("an invite").token;
    let stranger = Client::new(&served.base).expect("a client");
    let card = stranger.invite(&token).await.expect("a card").room.expect("the room");
    assert_eq!(card.stage[0].handle, "ann");
    assert!(card.stage.iter().all(|one| one.name.is_none() && one.name_mark.is_none()));
}
