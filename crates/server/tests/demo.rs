//! The demo as its visitor meets it: one link, three rooms, and one's own voice back.

use bytes::Bytes;
use client::{Client, Clip, clips};
use protocol::RoomCommand;
use protocol::rest::Standing;
use server::cli::DemoArgs;
use server::demo::{self, Demo};
use std::time::Duration;
use tokio::time::{Instant, timeout};

const PORT_ANY: Option<u16> = Some(0);

async fn start() -> (Demo, String) {
    let demo = demo::start(&DemoArgs { lan: false, port: PORT_ANY }).await.expect("the demo starts");
    let base = format!("http://{}", demo.running.addresses[0]);
    (demo, base)
}

/// The hallway once all three rooms are in it: it is told at most once a second, and hosts enter one by one.
async fn all_rooms(socket: &client::Socket) -> Vec<protocol::rest::RoomCard> {
    socket.watch_hallway().await.expect("the hallway");
    let full = socket.until(|heard| (heard.hallway.len() == 3).then(|| heard.hallway.clone()));
    full.await.expect("three rooms")
}

fn path(link: &str) -> &str {
    &link[link.find("/demo/").expect("a link of the demo")..]
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visitor_is_called_up_within_three_seconds_and_hears_exactly_what_the_server_received() {
    let (demo, base) = start().await;
    let visitor = Client::new(&base).expect("a client");
    visitor.open_link(path(&demo.guest_link())).await.expect("signed in");
    let socket = visitor.connect().await.expect("connected");
    let rooms = all_rooms(&socket).await;
    assert_eq!(rooms.len(), 3);
    assert!(
        rooms.iter().all(|room| room.stage.iter().all(|person| person.bot)),
        "every voice is marked as a bot"
    );
    let echo = rooms.iter().find(|room| room.title.starts_with("Echo")).expect("the echo room");

    socket.enter(&echo.room, None).await.expect("entered");
    let media = socket.media().await.expect("sound");
    let mut packets = media.received();
    let raised = Instant::now();
    socket.command(RoomCommand::RaiseHand { asking: None }).await.expect("the hand goes up");
    let on_stage = socket.until(|heard| {
        heard.seen.as_ref()?.view.stage.iter().any(|seat| !is_bot(heard, &seat.member)).then_some(())
    });
    on_stage.await.expect("called up");
    assert!(raised.elapsed() < Duration::from_secs(3), "took {:?}", raised.elapsed());

    socket.command(RoomCommand::Unmute).await.expect("unmuted");
    let said = Clip { packets: clips::AUSTEN_2.clip().packets[10..90].to_vec() };
    while packets.try_recv().is_ok() {} // The welcome, cut short.
    media.play(&said).await.expect("said");

    let expected: Vec<Bytes> = said.packets.iter().map(|packet| packet.opus.clone()).collect();
    let mut heard: Vec<Bytes> = vec![];
    let echoed = async {
        while heard.len() < expected.len() {
            let packet = packets.recv().await.expect("the connection stands");
            if !heard.is_empty() || packet.opus == expected[0] {
                heard.push(packet.opus);
            }
        }
    };
    timeout(Duration::from_secs(10), echoed).await.expect("the echo comes");
    assert!(heard == expected, "the same packets, in the same order");
    demo.stop().await.expect("the demo stops");
}

fn is_bot(heard: &client::Heard, member: &str) -> bool {
    heard.people.get(member).is_some_and(|person| person.bot)
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_comes_into_the_echo_room_is_told_by_voice_what_it_is_for() {
    let (demo, base) = start().await;
    let visitor = Client::new(&base).expect("a client");
    visitor.open_link(path(&demo.guest_link())).await.expect("signed in");
    let socket = visitor.connect().await.expect("connected");
    let rooms = all_rooms(&socket).await;
    let echo = rooms.iter().find(|room| room.title.starts_with("Echo")).expect("the echo room");
    socket.enter(&echo.room, None).await.expect("entered");
    let media = socket.media().await.expect("sound");
    let mut packets = media.received();
    let first = timeout(Duration::from_secs(10), packets.recv())
        .await
        .expect("a voice")
        .expect("the connection stands");
    let welcome = clips::ECHO_WELCOME.clip();
    assert!(welcome.packets.iter().any(|packet| packet.opus == first.opus), "the welcome, and nothing else");
    demo.stop().await.expect("the demo stops");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reader_raises_its_hand_is_brought_up_and_heard_under_its_own_name_marked_as_a_bot() {
    let (demo, base) = start().await;
    let visitor = Client::new(&base).expect("a client");
    visitor.open_link(path(&demo.guest_link())).await.expect("signed in");
    let socket = visitor.connect().await.expect("connected");
    let rooms = all_rooms(&socket).await;
    let book = rooms.iter().find(|room| room.title.starts_with("Sense")).expect("the reading room");
    socket.enter(&book.room, None).await.expect("entered");
    let media = socket.media().await.expect("sound");
    let mut packets = media.received();
    let first = clips::AUSTEN_1.clip();
    let reading = async {
        loop {
            let packet = packets.recv().await.expect("the connection stands");
            if first.packets[60..].iter().any(|one| one.opus == packet.opus) {
                return packet;
            }
        }
    };
    let packet = timeout(Duration::from_secs(60), reading).await.expect("the reader reads");
    let heard = socket.heard();
    let speaker = heard.slots.get(packet.slot).cloned().flatten().expect("the slot has a name");
    assert_eq!(heard.handle(&speaker), Some("book_reader"));
    assert!(is_bot(&heard, &speaker));
    demo.stop().await.expect("the demo stops");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_owner_lets_an_applicant_in_who_then_enters_a_room() {
    let (demo, base) = start().await;
    let owner = Client::new(&base).expect("a client");
    owner.open_link(path(&demo.owner_link())).await.expect("signed in");
    assert!(owner.me().await.expect("signed in").owner);
    let waiting = owner.waitlist().await.expect("the waitlist");
    assert_eq!(waiting.len(), 3);
    owner.let_in(&waiting[0].account).await.expect("let in");
    assert_eq!(owner.waitlist().await.expect("the waitlist").len(), 2);

    let socket = owner.connect().await.expect("connected");
    let rooms = all_rooms(&socket).await;
    let salon = rooms.iter().find(|room| room.title.starts_with("Language")).expect("the salon");
    socket.enter(&salon.room, None).await.expect("entered");
    let newcomer = waiting[0].account.clone();
    let came =
        socket.until(|heard| heard.seen.as_ref()?.view.audience.shown.contains(&newcomer).then_some(()));
    came.await.expect("the newcomer came in");
    demo.stop().await.expect("the demo stops");
}

#[tokio::test(flavor = "multi_thread")]
async fn links_without_their_key_make_nobody_an_owner_and_a_second_visit_makes_no_second_guest() {
    let (demo, base) = start().await;
    let stranger = Client::new(&base).expect("a client");
    assert!(stranger.open_link("/demo/owner").await.is_err());
    assert!(stranger.open_link("/demo/owner?key=").await.is_err());
    let guests_key = path(&demo.guest_link()).replace("/demo/enter", "/demo/owner");
    assert!(stranger.open_link(&guests_key).await.is_err());
    assert!(stranger.session_cookie().is_none());

    stranger.open_link(path(&demo.guest_link())).await.expect("signed in");
    let me = stranger.me().await.expect("signed in");
    assert_eq!(me.standing, Standing::Member);
    assert!(!me.owner);
    stranger.open_link(path(&demo.guest_link())).await.expect("still signed in");
    assert_eq!(stranger.me().await.expect("signed in").account, me.account);
    demo.stop().await.expect("the demo stops");
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_left_when_the_demo_stops() {
    let (demo, _) = start().await;
    let dir = demo.running.app.config.server.data_dir.clone();
    assert!(dir.exists());
    demo.stop().await.expect("the demo stops");
    assert!(!dir.exists());
}
