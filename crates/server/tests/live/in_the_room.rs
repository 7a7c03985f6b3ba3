//! In the room besides the voice, as sockets see it: chat, pins, reactions, a wave that opens a room for two, a ping.

use super::flow::ParseRoom;
use super::guest::{Ended, Guest, enter};
use super::house::House;
use domain::network::{LATELY, MessageKey, MessageText, WAVE_TTL, Writing};
use domain::room::{CHAT_LINES_MAX, Policy, REACTION_BURST, Visibility};
use domain::{At, MemberId, ThreadId};
use protocol::rest::Person;
use protocol::room::{Chat, Reaction, Role, View};
use protocol::tell::{RefusalCode, Refused, Tell};
use protocol::{Ask, RoomCommand};
use std::time::Duration;
use store::{Fault, NetworkWrite, NewMessage, ThreadWrite, Write};

fn line(text: &str) -> RoomCommand {
    RoomCommand::WriteLine { text: text.to_owned() }
}

fn lines(view: &View) -> Vec<&str> {
    view.chat.iter().map(|line| line.text.as_str()).collect()
}

fn wave(at: &Guest) -> Ask {
    Ask::Wave { member: at.id() }
}

fn ping(at: &Guest) -> Ask {
    Ask::Ping { member: at.id() }
}

/// They follow each other from now on.
async fn befriend(house: &House, a: &Guest, b: &Guest) {
    let follow = |by: &Guest, member: &Guest| {
        let (by, member, at) = (by.account.id, member.account.id, house.clock.now());
        Write::Network(NetworkWrite::Follow { by, member, at })
    };
    house.store.write(vec![follow(a, b), follow(b, a)]).await.expect("written");
}

/// A message from one to the other; it opens their thread, or asks for one.
async fn write_to(house: &House, by: &Guest, to: &Guest, writing: Writing) {
    let message = NewMessage {
        by: by.account.id,
        to: to.account.id,
        writing,
        new: ThreadId::new(server::secret::number()),
        key: MessageKey::parse("key-00001").expect("a key"),
        text: MessageText::parse("Shall we talk?").expect("a message"),
        at: house.clock.now(),
        since: At(0),
    };
    house.store.write(vec![Write::Thread(ThreadWrite::Say(message))]).await.expect("written");
}

impl Guest {
    /// Waits for something that `read` finds among what was told.
    async fn hears<T>(&mut self, read: impl Fn(&Tell) -> Option<T>) -> T {
        self.until(|guest| guest.told.iter().any(|tell| read(tell).is_some())).await;
        self.told.iter().find_map(read).expect("just seen")
    }

    async fn waved_by(&mut self) -> Person {
        self.hears(|tell| match tell {
            Tell::Waved { by, .. } => Some(by.clone()),
            _ => None,
        })
        .await
    }

    async fn room_for_two(&mut self) -> (String, Person) {
        self.hears(|tell| match tell {
            Tell::RoomForTwo { room, with } => Some((room.clone(), with.clone())),
            _ => None,
        })
        .await
    }

    /// How often reactions were told, and how many in all.
    fn reactions(&self) -> (usize, u32) {
        let counts = self.told.iter().filter_map(|tell| match tell {
            Tell::Reactions { counts } => Some(counts.iter().map(|of| of.count).sum::<u32>()),
            _ => None,
        });
        let counts: Vec<u32> = counts.collect();
        (counts.len(), counts.iter().sum())
    }

    fn was_called(&self) -> bool {
        self.told.iter().any(|tell| matches!(tell, Tell::Pinged { .. } | Tell::Waved { .. }))
    }
}

#[tokio::test]
async fn a_line_is_there_for_everybody_and_for_whoever_comes_and_gone_for_all_at_once() {
    let house = House::open().await;
    let (room, mut ann, mut bo) = house.two().await;
    bo.command(line("Where are the slides?")).await;
    ann.until_view(|view| lines(view) == ["Where are the slides?"]).await;
    assert_eq!((&ann.view().chat[0].member, ann.view().chat[0].at_ms), (&bo.id(), house.clock.now().0));
    bo.ask(Ask::Leave).await;
    let mut cho = house.member("cho").await;
    cho.enter(&room).await;
    assert_eq!(lines(cho.view()), ["Where are the slides?"]);
    assert!(cho.known.contains(&bo.id()), "who wrote is introduced, though they left");
    cho.command(line("Under the pins")).await;
    let number = cho.view().chat[0].number;
    assert_eq!(cho.refused_command(RoomCommand::DeleteLine { number }).await, RefusalCode::NotAllowed);
    ann.command(RoomCommand::DeleteLine { number }).await;
    cho.until_view(|view| lines(view) == ["Under the pins"]).await;
    let mut dan = house.member("dan").await;
    dan.enter(&room).await;
    assert_eq!(lines(dan.view()), ["Under the pins"], "what was deleted is given to nobody");
    for guest in [&mut ann, &mut cho, &mut dan] {
        guest.check_view().await;
    }
    assert_eq!(bo.refused_command(line("from outside")).await, RefusalCode::NotInRoom);
    for bad in ["", " ", "a\nb", &"x".repeat(501)] {
        assert_eq!(cho.refused_command(line(bad)).await, RefusalCode::BadText);
    }
}

#[tokio::test]
async fn slow_mode_says_how_long_to_wait_and_an_off_chat_says_so() {
    let house = House::open().await;
    let (_, mut ann, mut bo) = house.two().await;
    let policy = |chat, slow_mode_s| {
        let policy = protocol::room::Policy { chat, slow_mode_s, ..Policy::default().into() };
        RoomCommand::SetPolicy { policy }
    };
    ann.command(policy(Chat::Everyone, 30)).await;
    bo.until_view(|view| view.policy.slow_mode_s == 30).await;
    bo.command(line("one")).await;
    house.pass(Duration::from_secs(10));
    let too_soon = Refused { code: RefusalCode::TooSoon, retry_in_ms: Some(20_000) };
    assert_eq!(bo.ask(Ask::Room { command: line("two") }).await, Ended::Refused(too_soon));
    house.pass(Duration::from_secs(20));
    bo.command(line("two")).await;
    ann.command(policy(Chat::Stage, 0)).await;
    assert_eq!(bo.refused_command(line("three")).await, RefusalCode::NotOnStage);
    ann.command(line("from the stage")).await;
    bo.until_view(|view| lines(view) == ["one", "two", "from the stage"]).await;
    ann.command(policy(Chat::Off, 0)).await;
    house.pass(Duration::from_secs(2));
    assert_eq!(ann.refused_command(line("nobody")).await, RefusalCode::ChatOff);
}

#[tokio::test]
async fn a_long_chat_is_bounded_in_memory_and_in_the_database() {
    let house = House::open().await;
    let (room, mut ann, mut bo) = house.two().await;
    let some_more = 10;
    for number in 0..CHAT_LINES_MAX + some_more {
        house.pass(Duration::from_secs(1));
        let guest = if number % 2 == 0 { &mut ann } else { &mut bo };
        guest.command(line(&format!("line {number}"))).await;
    }
    let first = format!("line {some_more}");
    ann.until_view(|view| view.chat.len() == CHAT_LINES_MAX && view.chat[0].text == first).await;
    ann.check_view().await;
    let stored = house.store.room(room.parse_room()).await.expect("up").expect("there").chat;
    assert_eq!((stored.len(), stored[0].text.as_str()), (CHAT_LINES_MAX, first.as_str()));
}

#[tokio::test]
async fn what_was_acknowledged_is_there_after_a_restart_and_gone_after_the_end() {
    let mut house = House::open().await;
    let (room, mut ann, mut bo) = house.two().await;
    bo.command(line("kept")).await;
    house.pass(Duration::from_secs(2));
    bo.command(line("deleted")).await;
    let number = bo.view().chat[1].number;
    bo.command(RoomCommand::DeleteLine { number }).await;
    let pin = RoomCommand::Pin { address: "https://slides.example/1".into(), title: "Slides".into() };
    ann.command(pin).await;
    house.restart().await;
    let mut ann = house.connect(ann.account.clone());
    ann.enter(&room).await;
    assert_eq!(lines(ann.view()), ["kept"]);
    assert!(ann.known.contains(&bo.id()), "who wrote is introduced after a restart, too");
    assert_eq!(ann.view().pins.len(), 1);
    ann.command(line("goes on")).await;
    ann.check_view().await;
    ann.command(RoomCommand::End).await;
    let stored = house.store.room(room.parse_room()).await.expect("up").expect("kept for a while");
    assert!(stored.chat.is_empty(), "a room leaves no transcript behind");
}

#[tokio::test]
async fn without_a_database_nothing_is_written_and_a_line_can_still_be_taken_away() {
    let mut house = House::open().await;
    let (room, mut ann, mut bo) = house.two().await;
    bo.command(line("an address of somebody's home")).await;
    let number = bo.view().chat[0].number;
    ann.until_view(|view| view.chat.len() == 1).await;
    house.fails(Fault::Error);
    house.pass(Duration::from_secs(2));
    let deleted = ann.say(Ask::Room { command: RoomCommand::DeleteLine { number } }).await;
    ann.in_force(deleted).await;
    bo.until_view(|view| view.chat.is_empty()).await;
    assert_eq!(bo.refused_command(line("lost?")).await, RefusalCode::NotNow);
    house.fails(Fault::None);
    house.pass(Duration::from_secs(1));
    assert_eq!(ann.answer(deleted).await, Ended::InForceThenDone);
    for guest in [&mut ann, &mut bo] {
        guest.check_view().await;
    }
    house.restart().await;
    let mut again = house.connect(bo.account.clone());
    again.enter(&room).await;
    assert!(again.view().chat.is_empty(), "it is gone from the database, too");
}

#[tokio::test]
async fn moderators_pin_pages_that_everybody_sees() {
    let house = House::open().await;
    let (_, mut ann, mut bo) = house.two().await;
    let pin = |address: &str, title: &str| RoomCommand::Pin {
        address: address.to_owned(),
        title: title.to_owned(),
    };
    ann.command(pin("https://slides.example/1", "Slides")).await;
    bo.until_view(|view| view.pins.len() == 1 && view.pins[0].title == "Slides").await;
    assert_eq!(bo.refused_command(pin("https://me.example", "Me")).await, RefusalCode::NotAllowed);
    for bad in ["http://slides.example", "javascript:alert(1)", "https://localhost", "https://a.example/<b>"]
    {
        assert_eq!(ann.refused_command(pin(bad, "Slides")).await, RefusalCode::BadLink);
    }
    assert_eq!(ann.refused_command(pin("https://a.example", "")).await, RefusalCode::BadText);
    for number in 2..=5 {
        ann.command(pin(&format!("https://slides.example/{number}"), "Slides")).await;
    }
    assert_eq!(
        ann.refused_command(pin("https://slides.example/6", "Slides")).await,
        RefusalCode::TooManyPins
    );
    let number = ann.view().pins[0].number;
    ann.command(RoomCommand::Unpin { number }).await;
    bo.until_view(|view| view.pins.len() == 4).await;
    ann.check_view().await;
    bo.check_view().await;
}

#[tokio::test]
async fn reactions_of_many_come_as_one_frame_a_second() {
    let house = House::open().await;
    let (room, ann, bo) = house.two().await;
    let mut guests = vec![ann, bo];
    for handle in ["cho", "dan", "eve"] {
        let mut guest = house.member(handle).await;
        guest.enter(&room).await;
        guests.push(guest);
    }
    let react = || Ask::React { reaction: Reaction::Clap };
    for guest in &mut guests {
        for _ in 0..REACTION_BURST {
            assert_eq!(guest.ask(react()).await, Ended::Done);
        }
        assert_eq!(guest.refused(react()).await, RefusalCode::TooSoon);
    }
    let all = guests.len() as u32 * REACTION_BURST;
    for guest in &mut guests {
        guest.hear_all().await; // The first of them: of what one does not read, the newest wins.
    }
    house.pass(Duration::from_secs(1));
    for guest in &mut guests {
        guest.until(|guest| guest.reactions().1 == all).await;
        assert!(guest.reactions().0 <= 2, "the first at once, the others together");
    }
    house.pass(Duration::from_secs(5));
    for guest in &mut guests {
        guest.check_view().await;
        assert_eq!(guest.reactions().1, all, "silence is not told");
    }
    let mut eve = house.member("outside").await;
    assert_eq!(eve.refused(react()).await, RefusalCode::NotInRoom);
}

#[tokio::test]
async fn a_wave_that_is_answered_opens_a_closed_room_for_the_two() {
    let house = House::open().await;
    let (mut mai, mut lin) = (house.member("mai").await, house.member("lin").await);
    befriend(&house, &mai, &lin).await;
    assert_eq!(mai.ask(wave(&lin)).await, Ended::Done);
    assert_eq!(lin.waved_by().await.handle, "mai");
    assert_eq!(lin.ask(Ask::WaveBack { member: mai.id() }).await, Ended::Done);
    let (room, with) = mai.room_for_two().await;
    assert_eq!(with.handle, "lin");
    assert_eq!(lin.room_for_two().await.0, room);
    lin.enter(&room).await;
    mai.enter(&room).await;
    assert_eq!(
        (lin.view().own.role, mai.view().own.role),
        (Role::Moderator, Role::Speaker),
        "both may speak"
    );
    mai.command(RoomCommand::Unmute).await;
    assert!(house.hallway().is_empty(), "it is in nobody's hallway");
    let mut eve = house.member("eve").await;
    assert_eq!(eve.refused(enter(&room, None)).await, RefusalCode::NoSuchRoom);
    assert_eq!(lin.refused(Ask::WaveBack { member: mai.id() }).await, RefusalCode::WaveOver, "once");
}

#[tokio::test]
async fn two_who_write_to_each_other_wave_though_they_do_not_follow() {
    let house = House::open().await;
    let (mut mai, mut lin, mut kim) =
        (house.member("mai").await, house.member("lin").await, house.member("kim").await);
    assert_eq!(mai.refused(wave(&lin)).await, RefusalCode::NotMutual);
    write_to(&house, &mai, &lin, Writing::Opens).await;
    write_to(&house, &mai, &kim, Writing::Asks).await;
    for (by, at) in [(&mut mai, &kim), (&mut lin, &kim)] {
        assert_eq!(by.refused(wave(at)).await, RefusalCode::NotMutual, "a request opens nothing");
    }
    assert_eq!(kim.refused(wave(&mai)).await, RefusalCode::NotMutual);
    assert_eq!(mai.ask(wave(&lin)).await, Ended::Done);
    assert_eq!(lin.waved_by().await.handle, "mai");
    assert_eq!(lin.ask(Ask::WaveBack { member: mai.id() }).await, Ended::Done);
    assert_eq!(mai.room_for_two().await.0, lin.room_for_two().await.0);
    house.room(&mut mai, None).await;
    assert_eq!(mai.refused(ping(&lin)).await, RefusalCode::NotMutual, "a call into a room is for mutuals");

    let block = ThreadWrite::Block { by: lin.account.id, member: mai.account.id, at: house.clock.now() };
    house.store.write(vec![Write::Thread(block)]).await.expect("written");
    assert_eq!(mai.refused(wave(&lin)).await, RefusalCode::NotHere, "as of somebody without a page open");
    assert_eq!(lin.refused(wave(&mai)).await, RefusalCode::YouBlocked);
    kim.hear_all().await;
    assert!(!kim.was_called());
}

#[tokio::test]
async fn both_wave_at_once_and_meet() {
    let house = House::open().await;
    let (mut mai, mut lin) = (house.member("mai").await, house.member("lin").await);
    befriend(&house, &mai, &lin).await;
    assert_eq!(mai.ask(wave(&lin)).await, Ended::Done);
    assert_eq!(lin.ask(wave(&mai)).await, Ended::Done);
    assert_eq!(mai.room_for_two().await.0, lin.room_for_two().await.0);
}

#[tokio::test]
async fn a_wave_that_is_put_away_looks_like_one_that_nobody_answered() {
    let house = House::open().await;
    let (mut mai, mut lin, mut kim) =
        (house.member("mai").await, house.member("lin").await, house.member("kim").await);
    befriend(&house, &mai, &lin).await;
    befriend(&house, &mai, &kim).await;
    for friend in [&mut lin, &mut kim] {
        assert_eq!(mai.ask(wave(friend)).await, Ended::Done);
        friend.waved_by().await;
    }
    assert_eq!(lin.ask(Ask::PutWaveAway { member: mai.id() }).await, Ended::Done);
    for friend in [&lin, &kim] {
        assert_eq!(mai.ask(wave(friend)).await, Ended::Done, "once more, right after");
    }
    let put_away = Ask::WaveBack { member: mai.id() };
    assert_eq!(lin.refused(put_away).await, RefusalCode::WaveOver);
    let told = mai.told.len();
    house.pass(WAVE_TTL);
    mai.hear_all().await;
    let more = &mai.told[told..];
    assert!(more.iter().all(|tell| matches!(tell, Tell::Beat)), "mai is told nothing of either");
    let answers = [mai.ask(wave(&lin)).await, mai.ask(wave(&kim)).await];
    let wait = (LATELY - WAVE_TTL).as_millis() as u64;
    for answer in answers {
        assert_eq!(answer, Ended::Refused(Refused { code: RefusalCode::TooSoon, retry_in_ms: Some(wait) }));
    }
    for friend in [&mut lin, &mut kim] {
        assert_eq!(friend.refused(Ask::WaveBack { member: mai.id() }).await, RefusalCode::WaveOver);
    }
}

#[tokio::test]
async fn whoever_blocked_somebody_has_no_page_open_to_them() {
    let house = House::open().await;
    let (mut mai, mut lin) = (house.member("mai").await, house.member("lin").await);
    befriend(&house, &mai, &lin).await;
    house.room(&mut mai, None).await;
    let block = ThreadWrite::Block { by: lin.account.id, member: mai.account.id, at: house.clock.now() };
    house.store.write(vec![Write::Thread(block)]).await.expect("written");
    for ask in [wave(&lin), ping(&lin)] {
        assert_eq!(mai.refused(ask).await, RefusalCode::NotHere);
    }
    assert_eq!(lin.refused(wave(&mai)).await, RefusalCode::YouBlocked);
    for account in [mai.account.id, lin.account.id] {
        assert!(house.live.mutuals_here(account).await.expect("up").is_empty());
    }
    lin.hear_all().await;
    assert!(!lin.was_called());
}

#[tokio::test]
async fn strangers_and_nobody_are_answered_alike_and_whoever_is_gone_is_not_here() {
    let house = House::open().await;
    let (mut mai, mut lin, mut eve) =
        (house.member("mai").await, house.member("lin").await, house.member("eve").await);
    befriend(&house, &mai, &lin).await;
    let one_way = NetworkWrite::Follow { by: mai.account.id, member: eve.account.id, at: house.clock.now() };
    house.store.write(vec![Write::Network(one_way)]).await.expect("written");
    let room = house.room(&mut mai, None).await;
    let nobody = MemberId::of(domain::AccountId::new(server::secret::number())).to_string();
    for member in [eve.id(), nobody, "no id".to_owned(), mai.id()] {
        for ask in [Ask::Wave { member: member.clone() }, Ask::Ping { member: member.clone() }] {
            assert_eq!(mai.refused(ask).await, RefusalCode::NotMutual, "{member}");
        }
    }
    assert_eq!(mai.ask(ping(&lin)).await, Ended::Done);
    lin.hears(|tell| match tell {
        Tell::Pinged { by, room: of, link: None, .. } if by.handle == "mai" && *of == room => Some(()),
        _ => None,
    })
    .await;
    eve.hear_all().await;
    assert!(!eve.was_called());
    let lin_id = lin.id();
    lin.line.lost().await;
    for ask in [Ask::Wave { member: lin_id.clone() }, Ask::Ping { member: lin_id.clone() }] {
        assert_eq!(mai.refused(ask).await, RefusalCode::NotHere);
    }
}

#[tokio::test]
async fn into_a_closed_room_its_moderators_alone_call_and_the_call_brings_the_link() {
    let house = House::open().await;
    let (mut mai, mut lin, mut kim) =
        (house.member("mai").await, house.member("lin").await, house.member("kim").await);
    for (a, b) in [(&mai, &lin), (&mai, &kim), (&lin, &kim)] {
        befriend(&house, a, b).await;
    }
    let closed = Policy { visibility: Visibility::Closed, ..Policy::default() };
    let room = house.room(&mut mai, Some(closed.into())).await;
    assert_eq!(mai.ask(ping(&lin)).await, Ended::Done);
    let link = lin
        .hears(|tell| match tell {
            Tell::Pinged { link, .. } => link.clone(),
            _ => None,
        })
        .await;
    let with_link = Ask::Enter { room: room.clone(), link: Some(link), resume: None };
    assert_eq!(lin.ask(with_link).await, Ended::Done);
    assert_eq!(
        lin.refused(ping(&kim)).await,
        RefusalCode::NotAllowed,
        "the link is not a listener's to pass on"
    );
    kim.hear_all().await;
    assert!(!kim.was_called());
    assert_eq!(kim.refused(ping(&lin)).await, RefusalCode::NotInRoom);
    mai.command(RoomCommand::Lock).await;
    assert_eq!(mai.refused(ping(&kim)).await, RefusalCode::Locked);
    mai.command(RoomCommand::Unlock).await;
    assert_eq!(mai.ask(ping(&kim)).await, Ended::Done);
    assert_eq!(mai.refused(ping(&kim)).await, RefusalCode::TooSoon, "nobody is called again and again");
}

#[tokio::test]
async fn whoever_is_banned_is_not_called_and_the_caller_does_not_learn_it() {
    let house = House::open().await;
    let (room, mut ann, mut bo) = house.two().await;
    let mut cho = house.member("cho").await;
    cho.enter(&room).await;
    befriend(&house, &cho, &bo).await;
    ann.command(RoomCommand::Ban { member: bo.id() }).await;
    bo.until_out().await;
    assert_eq!(cho.ask(ping(&bo)).await, Ended::Done);
    assert_eq!(cho.refused(ping(&bo)).await, RefusalCode::TooSoon, "as after any call");
    bo.hear_all().await;
    assert!(!bo.was_called());
}

#[tokio::test]
async fn where_rooms_are_never_closed_nobody_waves() {
    let house = House::under(domain::room::House { closed_rooms: false, ..Default::default() }).await;
    let (mut mai, mut lin) = (house.member("mai").await, house.member("lin").await);
    befriend(&house, &mai, &lin).await;
    assert_eq!(mai.refused(wave(&lin)).await, RefusalCode::NoClosedRooms);
    lin.hear_all().await;
    assert!(!lin.was_called());
}

#[tokio::test]
async fn mutuals_who_have_a_page_open_are_listed_and_nobody_else() {
    let house = House::open().await;
    let (mai, lin, kim) = (house.member("mai").await, house.member("lin").await, house.member("kim").await);
    befriend(&house, &mai, &lin).await;
    befriend(&house, &mai, &kim).await;
    let eve = house.member("eve").await;
    let here = async |of: &Guest| {
        let people = house.live.mutuals_here(of.account.id).await.expect("up");
        people.into_iter().map(|person| person.handle).collect::<Vec<_>>()
    };
    assert_eq!(here(&mai).await, ["kim", "lin"]);
    assert!(here(&eve).await.is_empty());
    let kim_account = kim.account.clone();
    kim.line.lost().await;
    assert_eq!(here(&mai).await, ["lin"]);
    assert_eq!(here(&lin).await, ["mai"]);
    let _kim = house.connect(kim_account);
    assert_eq!(here(&mai).await, ["kim", "lin"]);
}

#[tokio::test]
async fn people_in_the_room_are_found_by_handle_and_name_for_those_inside() {
    let house = House::open().await;
    let (room, ann, _bo) = house.two().await;
    let mut bobby = house.member("the_bob").await;
    bobby.enter(&room).await;
    let id = room.parse_room();
    let found = async |find: &str| {
        let found = house.live.roster(id, MemberId::of(ann.account.id), find).await.expect("inside");
        assert!(!found.more);
        found.people.into_iter().map(|row| row.person.handle).collect::<Vec<_>>()
    };
    assert_eq!(found("BO").await, ["bob", "the_bob"]);
    assert_eq!(found("the bob").await, ["the_bob"]);
    assert_eq!(found("nn").await, ["ann"]);
    for nobody in ["", "  ", "_", "zzz"] {
        assert!(found(nobody).await.is_empty(), "{nobody:?}");
    }
    bobby.ask(Ask::Leave).await;
    assert_eq!(found("bob").await, ["bob"], "whoever is gone is not found");
    let eve = house.member("eve").await;
    let refused = house.live.roster(id, MemberId::of(eve.account.id), "bob").await;
    assert_eq!(refused.err().expect("not from outside").code, RefusalCode::NotInRoom);
}
