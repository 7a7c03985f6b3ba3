//! Rooms: who owns them, who is fenced off, and what reads back.

use std::collections::BTreeMap;

use domain::entry::Field;
use domain::network::{Link, SpokenLanguage};
use domain::room::{
    Asked, Chat, HandKind, HandOrder, Hands, Mute, Pin, PinTitle, PinnedPage, Policy, Poll, RaisedHand, Rank,
    Role, Sound, Topic, TurnPolicy, Visibility,
};
use domain::{AccountId, At, Line, RoomId};
use store::{Conflict, LEASE, LeavingWrite, NodeId, Write, WriteError};

use super::*;

/// A moment at which a lease from [`NOW`] is over.
const LATER: At = At(NOW.0 + LEASE.as_millis() as u64 + 1);

pub async fn a_room_and_its_seats_read_as_written(ground: &Ground) {
    let backend = ground.backend().await;
    let store = node(&backend, 1, NOW).await;
    let mut row = room_row(u64::MAX, 12);
    row.topic = Some(Topic::parse("Tuning").expect("a line"));
    row.policy = Policy {
        hands: Hands::Off,
        hands_max: 3,
        stage_size: 4,
        room_size: 10_000,
        visibility: Visibility::Closed,
        hand_order: HandOrder::ProvenFirst { field: Some(Field::Medicine) },
        replies: true,
        turn: Some(TurnPolicy { budget_s: 90, then_audience: true }),
        recap: false,
        language: SpokenLanguage::parse("yue"),
        chat: Chat::Stage,
        slow_mode_s: 3600,
        sound: Sound::Prompt,
        circle: Some(domain::CircleId::new(70)),
    };
    row.pins = vec![pin(2, "https://a.example/1"), pin(3, "https://b.example/?q=%22")];
    row.guest = Some(member(7));
    row.begins = Some(LATER);
    let options = vec![Line::parse("Yes").expect("a line"), Line::parse("No").expect("a line")];
    let asked = Asked { question: Line::parse("Shall we?").expect("a line"), options, secret: true };
    row.poll = Some(Poll { number: 4, asked, open: true });
    row.locked = true;
    let room = row.id;
    let mut seats =
        vec![seat_row(2, Role::Moderator), seat_row(3, Role::Speaker), seat_row(4, Role::Listener)];
    seats[0].on_stage_since = Some(NOW);
    seats[1].mute = Some(Mute::ByModerator { by: member(2) });
    seats[1].asked_to_unmute = true;
    seats[2].hand = Some(RaisedHand {
        member: seats[2].member,
        kind: HandKind::Counterpoint,
        line: Some(Line::parse("But does it scale?").expect("a line")),
        reply_to: Some(member(1)),
        in_writing: true,
        since: At(11),
        rank: Rank { waits: false, ranked: At(12), seq: 9 },
    });
    seats[1].lineup = Some(Role::Moderator);
    seats[2].spoken = Duration::from_millis(61_500);
    seats[2].vote = Some((4, 1));
    seats[2].invited_until = Some(LATER);
    let mut gone = seat_row(5, Role::Listener);
    gone.bot = true;
    gone.banned = true;
    gone.removed_until = Some(LATER);
    seats.push(gone);
    let mut left = seat_row(6, Role::Listener);
    left.left_hand = Some(RaisedHand {
        member: left.member,
        kind: HandKind::Question,
        line: Some(Line::parse("And what of the rain?").expect("a line")),
        reply_to: None,
        in_writing: true,
        since: At(10),
        rank: Rank { waits: true, ranked: At(10), seq: 8 },
    });
    seats.push(left);
    let link = Some("secret".to_owned());
    let mut unit = vec![Write::SaveRoom { epoch: 1, row: row.clone(), link: link.clone() }];
    unit.extend(seats.iter().cloned().map(|row| Write::SaveSeat { epoch: 1, room, row }));
    store.write(unit).await.expect("written");
    let read = store.room(room).await.expect("up").expect("there");
    assert!(read.row == row && read.seats == seats && read.link == link);
    assert_eq!((read.epoch, read.node), (1, NodeId::new(1)));

    row.seq = 13;
    (row.begins, row.opened) = (None, LATER);
    row.locked = false;
    row.policy = Policy { circle: row.policy.circle, ..Policy::default() }; // A room stays in its circle.
    row.topic = None;
    (row.pins, row.guest) = (vec![], None);
    seats[1].mute = Some(Mute::BySelf);
    seats[1].asked_to_unmute = false;
    seats[1].lineup = Some(Role::Listener);
    seats[2].hand = None;
    let dropped = seats.pop().expect("five");
    store
        .write(vec![
            save_seat(1, u64::MAX, seats[1].clone()),
            save_seat(1, u64::MAX, seats[2].clone()),
            Write::DropSeat { epoch: 1, room, member: dropped.member },
            Write::SaveRoom { epoch: 1, row: row.clone(), link: None },
        ])
        .await
        .expect("written");
    let read = store.room(room).await.expect("up").expect("there");
    assert!(read.row == row && read.seats == seats && read.link.is_none());
    assert!(store.own_rooms().await.expect("up") == [room]);
    assert!(store.room(RoomId::new(1)).await.expect("up").is_none());
    store.close().await.expect("closes");
}

fn pin(number: u64, address: &str) -> Pin {
    let (address, title) = (Link::parse(address).expect("an address"), PinTitle::parse("Slides \"1\""));
    Pin { number, page: PinnedPage { address, title: title.expect("a line") } }
}

pub async fn a_chat_reads_as_written_keeps_the_latest_and_ends_with_its_room(ground: &Ground) {
    let backend = ground.backend().await;
    let store = node(&backend, 1, NOW).await;
    let lines = async || store.room(RoomId::new(10)).await.expect("up").expect("there").chat;
    let (first, second, third) =
        (chat_line(1, 4, "聊得来才聊"), chat_line(2, 5, "yes"), chat_line(1, 9, "no"));
    store
        .write(vec![add(applicant(1, "ann")), add(applicant(2, "lin")), save_room(1, 10, 5)])
        .await
        .expect("up");
    let unit = vec![save_line(1, 10, first.clone(), 4), save_line(1, 10, second.clone(), 4)];
    store.write(unit.clone()).await.expect("written");
    store.write(unit).await.expect("a second time changes nothing");
    assert!(lines().await == [first, second.clone()]);
    store.write(vec![save_line(1, 10, third.clone(), 5)]).await.expect("written");
    assert!(lines().await == [second, third.clone()], "those before the oldest that is kept are gone");
    let drop = |epoch| vec![Write::DropChatLine { epoch, room: RoomId::new(10), number: 5 }];
    assert!(matches!(store.write(drop(2)).await, Err(WriteError::Fenced)), "another's room");
    for _ in 0..2 {
        store.write(drop(1)).await.expect("twice is once");
    }
    assert!(lines().await == [third.clone()]);
    assert!(matches!(store.write(vec![save_line(2, 10, third, 0)]).await, Err(WriteError::Fenced)));
    let mut ended = room_row(10, 20);
    ended.ended = Some(NOW);
    store.write(vec![Write::SaveRoom { epoch: 1, row: ended, link: None }]).await.expect("written");
    assert!(lines().await.is_empty(), "a room that is over leaves no transcript");
    store.close().await.expect("closes");
}

pub async fn lines_of_whoever_is_erased_are_gone_and_of_a_lost_key_unreadable(ground: &Ground) {
    let backend = ground.backend().await;
    let store = node(&backend, 1, NOW).await;
    let lines = async || store.room(RoomId::new(10)).await.expect("up").expect("there").chat;
    let unit = vec![
        add(applicant(1, "ann")),
        add(applicant(2, "lin")),
        save_room(1, 10, 5),
        save_line(1, 10, chat_line(1, 4, "mine"), 0),
        save_line(1, 10, chat_line(2, 5, "another's"), 0),
    ];
    store.write(unit).await.expect("up");
    let account = AccountId::new(1);
    let ask = LeavingWrite::Ask { account, at: NOW, erase_at: NOW };
    let erase = LeavingWrite::Erase { account, now: NOW, handle_until: At(NOW.0 + 90) };
    store.write(vec![Write::Leaving(ask), Write::Leaving(erase)]).await.expect("due");
    assert!(lines().await == [chat_line(2, 5, "another's")]);
    let nobodys = store.write(vec![save_line(1, 10, chat_line(1, 6, "late"), 0)]).await;
    assert!(matches!(nobodys, Err(WriteError::Conflict(Conflict::Mismatch))), "{nobodys:?}");
    ground.damage("DELETE FROM account_key").await;
    let left = lines().await;
    assert_eq!(left.iter().map(|line| line.text.as_str()).collect::<Vec<_>>(), ["…"]);
    store.close().await.expect("closes");
}

pub async fn a_frozen_owner_is_refused_a_thousand_times(ground: &Ground) {
    let backends = ground.backends(2).await;
    let frozen = node(&backends[0], 1, NOW).await;
    frozen
        .write(vec![save_room(1, 10, 5), save_seat(1, 10, seat_row(2, Role::Speaker))])
        .await
        .expect("its room");

    let heir = node(&backends[1], 2, LATER).await;
    let taken = heir.take_rooms(LATER).await.expect("up");
    assert!(taken.len() == 1 && taken[0].epoch == 2 && taken[0].row.seq == 5 && taken[0].seats.len() == 1);
    let mut banned = seat_row(2, Role::Listener);
    banned.banned = true;
    heir.write(vec![save_room(2, 10, 6), save_seat(2, 10, banned.clone())]).await.expect("the heir's");

    let stale = |n: u64| match n % 5 {
        0 => vec![save_room(1, 10, 100 + n)],
        1 => vec![save_seat(1, 10, seat_row(2, Role::Moderator))],
        2 => vec![Write::DropSeat { epoch: 1, room: RoomId::new(10), member: member(2) }],
        3 => vec![audit(1, 10, 100 + n, "let_back_in")],
        // The heir's epoch does not help: the room is on another node.
        _ => vec![save_seat(2, 10, seat_row(2, Role::Moderator))],
    };
    let mut fenced = 0;
    for hundred in 0..10 {
        let units = (0..100).map(|n| stale(hundred * 100 + n)).collect();
        for result in write_all(&frozen, units).await {
            assert!(matches!(result, Err(WriteError::Fenced)), "{result:?}");
            fenced += 1;
        }
    }
    assert_eq!(fenced, 1000);
    let read = heir.room(RoomId::new(10)).await.expect("up").expect("there");
    assert!(read.row.seq == 6 && read.seats == [banned] && read.epoch == 2, "nobody gained a right");
    assert!(heir.audit(RoomId::new(10), 0, 10).await.expect("up").is_empty(), "nothing of it is in the log");
    assert!(frozen.take_rooms(NOW).await.is_ok_and(|rooms| rooms.is_empty() || ground.only_one_node()));
    frozen.close().await.expect("closes");
    heir.close().await.expect("closes");
}

pub async fn nodes_that_race_to_open_a_room_leave_one_owner(ground: &Ground) {
    let backends = ground.backends(16).await;
    let mut stores = Vec::new();
    for n in 0..64 {
        stores.push(node(&backends[n % 16], n as u64 + 1, NOW).await);
    }
    let mut tasks = Vec::new();
    for (n, store) in stores.iter().cloned().enumerate() {
        tasks.push(tokio::spawn(async move {
            let mut opened = Vec::new();
            for room in 0..20 {
                // Everybody starts elsewhere, so that all meet everywhere.
                let room = 1 + (room + n as u64) % 20;
                match store.write(vec![save_room(1, room, n as u64)]).await {
                    Ok(()) => opened.push(room),
                    Err(WriteError::Fenced) => {}
                    Err(other) => panic!("{other}"),
                }
            }
            opened
        }));
    }
    let mut owners = BTreeMap::new();
    for (n, task) in tasks.into_iter().enumerate() {
        for room in task.await.expect("no panic") {
            assert_eq!(owners.insert(room, n as u64), None, "room {room} has one owner");
        }
    }
    assert_eq!(owners.len(), 20);
    for (room, owner) in owners {
        let read = stores[0].room(RoomId::new(room)).await.expect("up").expect("there");
        assert_eq!((read.row.seq, read.node), (owner, NodeId::new(owner + 1)));
    }
    for store in stores {
        store.close().await.expect("closes");
    }
}

pub async fn nodes_that_race_to_take_rooms_leave_one_owner_each(ground: &Ground) {
    let backends = ground.backends(16).await;
    let dead = node(&backends[0], 1000, NOW).await;
    write_all(&dead, (1..=50).map(|room| vec![save_room(1, room, 0)]).collect()).await;
    let mut tasks = Vec::new();
    let mut stores = Vec::new();
    for n in 0..64 {
        let store = node(&backends[n % 16], n as u64 + 1, LATER).await;
        stores.push(store.clone());
        tasks.push(tokio::spawn(async move {
            let taken = store.take_rooms(LATER).await.expect("up");
            taken.into_iter().map(|room| (room.row.id, room.epoch)).collect::<Vec<_>>()
        }));
    }
    let mut claims = Vec::new();
    for task in tasks {
        claims.push(task.await.expect("no panic"));
    }
    // Whoever thinks a room is theirs writes it; exactly one is right.
    let mut owners: BTreeMap<RoomId, u32> = BTreeMap::new();
    for (store, claims) in stores.iter().zip(&claims) {
        let units = claims.iter().map(|(room, epoch)| vec![save_room(*epoch, room.number(), 7)]).collect();
        for (result, (room, epoch)) in write_all(store, units).await.into_iter().zip(claims) {
            assert!(*epoch >= 2, "a new owner has a new epoch");
            match result {
                Ok(()) => *owners.entry(*room).or_default() += 1,
                Err(WriteError::Fenced) => {}
                Err(other) => panic!("{other}"),
            }
        }
    }
    assert_eq!(owners.len(), 50);
    assert!(owners.values().all(|count| *count == 1), "{owners:?}");
    assert!(matches!(dead.write(vec![save_room(1, 1, 9)]).await, Err(WriteError::Fenced)));
    for store in stores {
        store.close().await.expect("closes");
    }
    dead.close().await.expect("closes");
}

pub async fn the_new_owner_finds_exactly_what_the_old_one_was_told_is_saved(ground: &Ground) {
    let backends = ground.backends(2).await;
    let old = node(&backends[0], 1, NOW).await;
    for round in 0..20 {
        let room = 100 + round;
        old.write(vec![save_room(1, room, 0)]).await.expect("opened");
        let (saved, mut told) = tokio::sync::watch::channel(0);
        let writing = tokio::spawn({
            let old = old.clone();
            async move {
                for seq in 1.. {
                    match old.write(vec![audit(1, room, seq, "hand_raised")]).await {
                        Ok(()) => saved.send_replace(seq),
                        Err(WriteError::Fenced) => return seq - 1,
                        Err(other) => panic!("{other}"),
                    };
                }
                unreachable!("it is fenced off at some time")
            }
        });
        told.wait_for(|seq| *seq >= round % 5).await.expect("it writes");
        let heir = node(&backends[1], 1000 + round, LATER).await;
        let taken = heir.take_rooms(LATER).await.expect("up");
        assert!(taken.iter().any(|taken| taken.row.id == RoomId::new(room)));
        let found = heir.audit(RoomId::new(room), 0, 1000).await.expect("up").len() as u64;
        let saved = writing.await.expect("no panic");
        assert_eq!(found, saved, "round {round}: nothing acknowledged is missing, nothing comes after");
        // Its rooms are free for the next heir.
        heir.renew_lease(At(0)).await.expect("up");
    }
}

pub async fn a_node_that_closed_leaves_its_rooms_to_the_next_start_at_once(ground: &Ground) {
    let backend = ground.backend().await;
    let first = node(&backend, 1, NOW).await;
    first.write(vec![save_room(1, 10, 5)]).await.expect("written");
    first.close().await.expect("closes");
    drop((first, backend));
    // The same moment: the lease would run for seconds.
    let backend = ground.backend().await;
    let next = node(&backend, 2, NOW).await;
    let taken = next.take_rooms(NOW).await.expect("up");
    assert!(taken.len() == 1 && (taken[0].epoch, taken[0].row.seq) == (2, 5));
    assert!(next.take_rooms(LATER).await.expect("up").is_empty(), "what is ours is not taken again");
    next.close().await.expect("closes");
}

pub async fn rooms_of_a_node_that_died_come_over_by_a_later_try(ground: &Ground) {
    let backends = ground.backends(2).await;
    let dead = node(&backends[0], 1, NOW).await;
    dead.write(vec![save_room(1, 10, 5)]).await.expect("written");
    let next = node(&backends[1], 2, NOW).await;
    let mut taken = next.take_rooms(NOW).await.expect("up");
    assert_eq!(taken.len(), usize::from(ground.only_one_node()), "its lease still runs");
    taken.extend(next.take_rooms(LATER).await.expect("up"));
    assert!(taken.len() == 1 && taken[0].epoch == 2, "each once");
    assert!(matches!(dead.write(vec![save_room(1, 10, 6)]).await, Err(WriteError::Fenced)));
    next.close().await.expect("closes");
}

pub async fn an_ended_room_is_not_taken(ground: &Ground) {
    let backends = ground.backends(2).await;
    let first = node(&backends[0], 1, NOW).await;
    let mut ended = room_row(10, 3);
    ended.ended = Some(NOW);
    let end = Write::SaveRoom { epoch: 1, row: ended.clone(), link: None };
    first.write(vec![save_room(1, 10, 2), save_room(1, 11, 2)]).await.expect("written");
    first.write(vec![end]).await.expect("written");
    assert!(first.own_rooms().await.expect("up") == [RoomId::new(11)]);
    assert!(first.retake_room(RoomId::new(10)).await.expect("up").is_none());
    let heir = node(&backends[1], 2, LATER).await;
    let taken = heir.take_rooms(LATER).await.expect("up");
    assert!(taken.len() == 1 && taken[0].row.id == RoomId::new(11));
    assert!(heir.room(RoomId::new(10)).await.expect("up").is_some_and(|room| room.row == ended));
    first.close().await.expect("closes");
    heir.close().await.expect("closes");
}

pub async fn a_retaken_room_fences_off_what_its_owner_wrote_before(ground: &Ground) {
    let backends = ground.backends(2).await;
    let store = node(&backends[0], 1, NOW).await;
    store.write(vec![save_room(1, 10, 5)]).await.expect("written");
    let again = store.retake_room(RoomId::new(10)).await.expect("up").expect("ours");
    assert_eq!((again.epoch, again.row.seq), (2, 5));
    assert!(matches!(store.write(vec![save_room(1, 10, 6)]).await, Err(WriteError::Fenced)));
    store.write(vec![save_room(2, 10, 6)]).await.expect("the new epoch writes");
    let other = node(&backends[1], 2, NOW).await;
    assert!(other.retake_room(RoomId::new(10)).await.expect("up").is_none(), "it is not theirs");
    store.close().await.expect("closes");
    other.close().await.expect("closes");
}

pub async fn an_event_sent_twice_stands_in_the_log_once(ground: &Ground) {
    let backend = ground.backend().await;
    let store = node(&backend, 1, NOW).await;
    store
        .write(vec![save_room(1, 10, 2), audit(1, 10, 1, "joined"), audit(1, 10, 2, "muted")])
        .await
        .expect("ok");
    store.write(vec![audit(1, 10, 2, "muted"), audit(1, 10, 3, "banned")]).await.expect("ok");
    let log = store.audit(RoomId::new(10), 0, 100).await.expect("up");
    let lines: Vec<_> = log.iter().map(|line| (line.seq, line.kind.as_str())).collect();
    assert_eq!(lines, [(1, "joined"), (2, "muted"), (3, "banned")]);
    assert!(log[0].at == NOW && log[0].by == Some(member(1)) && log[0].about.is_none() && log[0].epoch == 1);
    assert_eq!(store.audit(RoomId::new(10), 2, 100).await.expect("up").len(), 1);
    store.close().await.expect("closes");
}

pub async fn a_room_before_its_node_is_refused(ground: &Ground) {
    let store = ground.store().await;
    assert!(matches!(store.write(vec![save_room(1, 10, 1)]).await, Err(WriteError::Down(_))));
    assert!(store.take_rooms(NOW).await.is_err());
    assert!(store.room(RoomId::new(10)).await.expect("up").is_none());
    store.start_node(NOW, NodeId::new(1)).await.expect("up");
    assert!(
        matches!(store.write(vec![save_room(2, 10, 1)]).await, Err(WriteError::Fenced)),
        "no room in epoch 2"
    );
    assert!(
        matches!(store.write(vec![audit(1, 10, 1, "joined")]).await, Err(WriteError::Fenced)),
        "no such room"
    );
    store.close().await.expect("closes");
}

pub async fn a_damaged_room_is_named_and_not_taken_for_whole(ground: &Ground) {
    let backend = ground.backend().await;
    let store = node(&backend, 1, NOW).await;
    store
        .write(vec![save_room(1, 10, 1), save_seat(1, 10, seat_row(2, Role::Speaker))])
        .await
        .expect("written");
    ground.damage("UPDATE seat SET mute = 'moderator' WHERE room = 10").await;
    let Err(cause) = store.room(RoomId::new(10)).await else { panic!("a damaged room is not read") };
    let cause = format!("{cause:#}");
    assert!(cause.contains("room row 10") && cause.contains("mute"), "{cause}");
    assert!(store.retake_room(RoomId::new(10)).await.is_err());
    store.close().await.expect("closes");
}
