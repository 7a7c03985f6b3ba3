//! A circle's room is there for whoever belongs to the circle, from the moment they do until the moment they do not.

use super::flow::ParseRoom;
use super::guest::{Ended, Guest, enter};
use super::house::House;
use domain::network::{CircleAbout, CircleChange, CircleEntry};
use domain::room::{Policy, Visibility};
use domain::{CircleId, MemberId, RoomId};
use protocol::rest::{MediaOffer, OpenRoom};
use protocol::tell::{Out, RefusalCode};
use protocol::{Ask, RoomCommand, Tell};
use server::live::Who;
use server::pass::Way;
use server::secret;
use store::{CircleWrite, Fault, Write, WriteError};

async fn make(house: &House, owner: &Guest) -> CircleId {
    let circle = CircleId::new(secret::number());
    let about = CircleAbout::parse("Bridges", "", "", &[], CircleEntry::Open);
    let about = about.unwrap_or_else(|_| panic!("a circle"));
    let make = CircleWrite::Make { circle, owner: owner.account.id, about, at: house.clock.now() };
    house.store.write(vec![Write::Circle(make)]).await.expect("written");
    circle
}

async fn act(
    house: &House,
    circle: CircleId,
    who: &Guest,
    change: CircleChange,
    out: Who,
) -> Result<(), WriteError> {
    let (account, at) = (who.account.id, house.clock.now());
    let write = CircleWrite::Act { circle, account, by: account, change, agreed: 1, at };
    house.live.circle_lane(circle).await.write(write, out).await
}

async fn joins(house: &House, circle: CircleId, who: &Guest) {
    act(house, circle, who, CircleChange::Join, Who::Nobody).await.expect("written");
}

async fn put_out(house: &House, circle: CircleId, who: &Guest) -> Result<(), WriteError> {
    act(house, circle, who, CircleChange::Remove, Who::One(who.account.id)).await
}

fn of(circle: CircleId) -> protocol::room::Policy {
    Policy { circle: Some(circle), ..Policy::default() }.into()
}

fn me(guest: &Guest) -> MemberId {
    MemberId::of(guest.account.id)
}

/// How many rooms somebody was last told to be in the hallway.
fn rooms_told(guest: &Guest) -> Option<usize> {
    guest.told.iter().rev().find_map(|tell| match tell {
        Tell::Hallway { rooms } => Some(rooms.len()),
        _ => None,
    })
}

#[tokio::test]
async fn to_outsiders_a_circles_room_is_no_room_and_to_its_members_it_is_one() {
    let house = House::open().await;
    let (mut ann, mut bo, mut eve) =
        (house.member("ann").await, house.member("bob").await, house.member("eve").await);
    let circle = make(&house, &ann).await;
    joins(&house, circle, &bo).await;
    for guest in [&mut bo, &mut eve] {
        assert_eq!(guest.ask(Ask::WatchHallway { on: true }).await, Ended::Done);
    }
    let room = house.room(&mut ann, Some(of(circle))).await;
    let no_room = RoomId::new(secret::number()).to_string();
    for id in [&room, &no_room] {
        let id_read = id.parse_room();
        for link in [None, Some("wrong".to_owned())] {
            let ask = Ask::Enter { room: id.clone(), link: link.clone(), resume: None };
            assert_eq!(eve.refused(ask).await, RefusalCode::NoSuchRoom);
            let card = house.live.card(id_read, Some(me(&eve)), link.as_deref()).await;
            assert_eq!(card.err().expect("nothing to see").code, RefusalCode::NoSuchRoom);
        }
        let audience = house.live.audience(id_read, me(&eve), None).await.err();
        let link = house.live.link(id_read, me(&eve)).await.err();
        let roster = house.live.roster(id_read, me(&eve), "ann").await.err();
        let sound = house.live.sound(id_read, me(&eve)).await.err();
        for refused in [audience, link, roster, sound] {
            assert_eq!(refused.expect("nothing to see").code, RefusalCode::NoSuchRoom);
        }
        let pass = house.live.make_pass(&eve.account, eve.session, id_read, Way::Stream, None).await;
        assert_eq!(pass.expect_err("nothing to hear").code, RefusalCode::NoSuchRoom);
        assert!(house.live.room_card(id_read, None).await.is_none(), "not by an invite either");
        assert!(house.live.hallway_card(id_read).is_none(), "and its link shows no card");
    }
    assert_eq!(house.live.hallway(me(&bo)).len(), 1);
    assert!(house.live.hallway(me(&eve)).is_empty());
    house.live.tick();
    bo.until(|guest| rooms_told(guest) == Some(1)).await;
    eve.hear_all().await;
    assert!(rooms_told(&eve).is_none_or(|rooms| rooms == 0), "who watches is not told of it either");
    bo.enter(&room).await;
    assert_eq!(bo.view().policy.circle, Some(circle.to_string()));

    joins(&house, circle, &eve).await;
    house.live.tick();
    eve.until(|guest| rooms_told(guest) == Some(1)).await;
    eve.enter(&room).await;
}

#[tokio::test]
async fn whoever_does_not_belong_to_a_circle_opens_no_room_there_and_no_room_changes_its_circle() {
    let house = House::open().await;
    let (mut ann, eve) = (house.member("ann").await, house.member("eve").await);
    let circle = make(&house, &ann).await;
    for circle in [circle, CircleId::new(secret::number())] {
        let asked = OpenRoom { title: "Rust at scale".to_owned(), topic: None, policy: Some(of(circle)) };
        let refused = house.live.open_room(&eve.account, asked).await.err().expect("not theirs");
        assert_eq!(refused.code, RefusalCode::NoSuchCircle);
    }
    house.room(&mut ann, Some(of(circle))).await;
    let slow =
        |circle| -> protocol::room::Policy { Policy { circle, slow_mode_s: 30, ..Policy::default() }.into() };
    ann.command(RoomCommand::SetPolicy { policy: slow(None) }).await;
    ann.until_view(|view| view.policy.slow_mode_s == 30).await;
    assert_eq!(ann.view().policy.circle, Some(circle.to_string()), "it stays there");
    house.room(&mut ann, None).await;
    ann.command(RoomCommand::SetPolicy { policy: slow(Some(circle)) }).await;
    ann.until_view(|view| view.policy.slow_mode_s == 30).await;
    assert_eq!(ann.view().policy.circle, None, "and a room beyond any comes into none");
}

#[tokio::test]
async fn whoever_is_put_out_of_a_circle_is_out_of_its_room_at_once_and_stays_out() {
    let mut house = House::open().await;
    let (mut ann, mut bo) = (house.member("ann").await, house.member("bob").await);
    let circle = make(&house, &ann).await;
    joins(&house, circle, &bo).await;
    let room = house.room(&mut ann, Some(of(circle))).await;
    bo.enter(&room).await;
    bo.command(RoomCommand::RaiseHand { asking: None }).await;
    ann.command(RoomCommand::AcceptHand { member: bo.id() }).await;
    bo.command(RoomCommand::Unmute).await;
    let ticket = bo.ticket().await;
    put_out(&house, circle, &bo).await.expect("written");
    assert_eq!(bo.until_out().await, Out::NotInCircle);
    let inside = house.live.inspect(room.parse_room()).await.expect("the room");
    assert!(inside.roster.iter().all(|(member, _)| *member == me(&ann)) && inside.peers.is_empty());
    ann.until_view(|view| view.stage.len() == 1).await;
    let offer = MediaOffer { ticket, sdp: super::media::offer() };
    let refused = house.live.connect_media(bo.session, offer).await.err().expect("its ticket is void");
    assert_eq!(refused.code, RefusalCode::TicketGone);
    assert_eq!(bo.refused(enter(&room, None)).await, RefusalCode::NoSuchRoom);
    assert!(house.live.hallway(me(&bo)).is_empty() && house.live.hallway(me(&ann)).len() == 1);

    house.restart().await;
    let mut bo = house.connect(bo.account.clone());
    let mut ann = house.connect(ann.account.clone());
    assert_eq!(bo.refused(enter(&room, None)).await, RefusalCode::NoSuchRoom);
    ann.enter(&room).await;
    joins_anew(&house, circle, &bo).await;
    bo.enter(&room).await;
}

/// Comes back, by invite.
async fn joins_anew(house: &House, circle: CircleId, who: &Guest) {
    act(house, circle, who, CircleChange::Invite, Who::Nobody).await.expect("written");
    joins(house, circle, who).await;
}

#[tokio::test]
async fn a_seat_that_is_held_waits_for_nobody_who_was_put_out() {
    let house = House::open().await;
    let (mut ann, mut bo) = (house.member("ann").await, house.member("bob").await);
    let circle = make(&house, &ann).await;
    joins(&house, circle, &bo).await;
    let room = house.room(&mut ann, Some(of(circle))).await;
    bo.enter(&room).await;
    let resume = bo.seen.as_ref().expect("in a room").resume.clone();
    let (account, session) = (bo.account.clone(), bo.session);
    bo.line.lost().await;
    let mut bo = house.connect_in(account, session);
    put_out(&house, circle, &bo).await.expect("written");
    assert_eq!(bo.refused(enter(&room, Some(&resume))).await, RefusalCode::NoSuchRoom);
    while house.live.seat_in(bo.account.id).is_some() {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn putting_out_is_in_force_while_the_database_is_down_and_letting_in_is_not() {
    let house = House::open().await;
    let (mut ann, mut bo, mut cho) =
        (house.member("ann").await, house.member("bob").await, house.member("cho").await);
    let circle = make(&house, &ann).await;
    joins(&house, circle, &bo).await;
    let room = house.room(&mut ann, Some(of(circle))).await;
    bo.enter(&room).await;
    house.fails(Fault::Error);
    assert!(act(&house, circle, &cho, CircleChange::Join, Who::Nobody).await.is_err());
    assert_eq!(cho.refused(enter(&room, None)).await, RefusalCode::NoSuchRoom);
    assert!(put_out(&house, circle, &bo).await.is_err(), "it is not saved");
    assert_eq!(bo.until_out().await, Out::NotInCircle, "and in force all the same");
    assert_eq!(bo.refused(enter(&room, None)).await, RefusalCode::NoSuchRoom);

    // What was not saved was not done, once the database says so.
    house.fails(Fault::None);
    house.pass(std::time::Duration::from_secs(1));
    while house.live.hallway(me(&bo)).is_empty() {
        house.live.tick();
        tokio::task::yield_now().await;
    }
    assert!(house.live.hallway(me(&cho)).is_empty());
    bo.enter(&room).await;
}

#[tokio::test]
async fn a_circle_that_is_dissolved_takes_everybody_out_of_its_rooms() {
    let house = House::open().await;
    let (mut ann, mut bo) = (house.member("ann").await, house.member("bob").await);
    let circle = make(&house, &ann).await;
    joins(&house, circle, &bo).await;
    let closed = Policy { visibility: Visibility::Closed, circle: Some(circle), ..Policy::default() };
    let room = house.room(&mut ann, Some(closed.into())).await;
    let link = house.live.link(room.parse_room(), me(&ann)).await.expect("a moderator").link;
    assert_eq!(bo.refused(enter(&room, None)).await, RefusalCode::NoSuchRoom, "a closed one needs its link");
    let with_link = Ask::Enter { room: room.clone(), link, resume: None };
    let mut eve = house.member("eve").await;
    assert_eq!(eve.refused(with_link.clone()).await, RefusalCode::NoSuchRoom, "which is not enough");
    assert_eq!(bo.ask(with_link.clone()).await, Ended::Done);
    let lane = house.live.circle_lane(circle).await;
    lane.write(CircleWrite::Dissolve { circle }, Who::Everybody).await.expect("written");
    for guest in [&mut ann, &mut bo] {
        assert_eq!(guest.until_out().await, Out::NotInCircle);
        assert_eq!(guest.refused(with_link.clone()).await, RefusalCode::NoSuchRoom);
    }
}
