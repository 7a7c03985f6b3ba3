//! Scheduled rooms: what reads back, who finds a place, which letters are due, and what is left when a room is over.

use domain::entry::MailAddress;
use domain::network::schedule::{Letter, Reminded, SCHEDULED_MAX, SETTLED, SOON, State};
use domain::network::{Guest, Link, Plan, SpokenLanguage, ZoneName};
use domain::room::{
    Chat, HandOrder, Hands, Pin, PinTitle, PinnedPage, Policy, Role, Sound, Title, TurnPolicy, Visibility,
};
use domain::{AccountId, At, MemberId, RoomId, ScheduledId};
use store::{
    Conflict, LeavingWrite, LetterDue, NodeId, ScheduleWrite, SignInWrite, Store, StoredScheduled, Write,
    WriteError,
};

use super::*;

const HOST: AccountId = AccountId::new(1);
const LIN: AccountId = AccountId::new(2);
const KIM: AccountId = AccountId::new(3);
const HOUR: Duration = Duration::from_secs(3600);

/// So many members, numbered from 1, with a mail address each but for the last.
async fn house(ground: &Ground, members: u64) -> Store {
    let store = ground.store().await;
    let mut unit = vec![];
    for n in 1..=members {
        unit.push(add(Account { standing: let_in(NOW), ..applicant(n, &format!("person{n}x")) }));
        if n < members {
            let account = AccountId::new(n);
            let mail =
                MailAddress::parse(&format!("person{n}@work.test")).unwrap_or_else(|_| panic!("an address"));
            unit.push(Write::SignIn(SignInWrite::Bump { account, version: 0 }));
            unit.push(Write::SignIn(SignInWrite::SetMail { account, mail: Some(mail), old: None }));
        }
    }
    store.write(unit).await.expect("written");
    store.start_node(NOW, NodeId::new(5)).await.expect("up");
    store
}

fn plan(begins: At) -> Plan {
    Plan {
        title: Title::parse("Bridges of quixotic height").expect("a line"),
        topic: domain::Line::parse("Steel").ok(),
        begins,
        zone: ZoneName::parse("Europe/Rome").expect("a zone"),
        length_min: 90,
        places: 2,
        policy: Policy { language: SpokenLanguage::parse("it"), ..Policy::default() },
    }
}

fn add_one(id: u64, plan: Plan, lineup: &[(MemberId, Role)]) -> Vec<Write> {
    let (id, lineup) = (ScheduledId::new(id), lineup.to_vec());
    vec![Write::Schedule(ScheduleWrite::Add {
        id,
        owner: HOST,
        plan,
        link: "secret".to_owned(),
        lineup,
        at: NOW,
    })]
}

fn change(id: u64, plan: Plan, lineup: &[(MemberId, Role)], at: At) -> Vec<Write> {
    let (id, lineup) = (ScheduledId::new(id), lineup.to_vec());
    vec![Write::Schedule(ScheduleWrite::Change { id, owner: HOST, plan, lineup, news: true, at })]
}

fn come(id: u64, member: AccountId, remind: bool) -> Vec<Write> {
    vec![Write::Schedule(ScheduleWrite::Come { id: ScheduledId::new(id), member, remind, at: NOW })]
}

fn remind(id: u64, member: AccountId) -> Vec<Write> {
    vec![Write::Schedule(ScheduleWrite::Remind { id: ScheduledId::new(id), member, at: NOW })]
}

fn stay_away(id: u64, member: AccountId) -> Vec<Write> {
    vec![Write::Schedule(ScheduleWrite::StayAway { id: ScheduledId::new(id), member, at: NOW })]
}

fn tell(id: u64, member: AccountId, letter: Letter) -> Vec<Write> {
    vec![Write::Schedule(ScheduleWrite::Tell { id: ScheduledId::new(id), member, letter })]
}

async fn read(store: &Store, id: u64, by: AccountId) -> StoredScheduled {
    store.scheduled(ScheduledId::new(id), by).await.expect("up").expect("there")
}

/// As the server opens it: the green room of this scheduled room.
fn open(id: u64, begins: Option<At>, ended: Option<At>) -> Vec<Write> {
    let mut row = room_row(id, 1);
    (row.begins, row.ended) = (begins, ended);
    let open = Write::Schedule(ScheduleWrite::Open { id: ScheduledId::new(id) });
    vec![open, Write::SaveRoom { epoch: 1, row, link: None }]
}

fn too_late(result: Result<(), WriteError>) {
    assert!(matches!(result, Err(WriteError::Conflict(Conflict::ChangedMeanwhile))), "{result:?}");
}

pub async fn a_scheduled_room_reads_as_written_and_is_changed_as_a_whole(ground: &Ground) {
    let store = house(ground, 4).await;
    let mut first = plan(NOW.after(24 * HOUR));
    first.policy = Policy {
        hands: Hands::Proven { field: Some(Field::Law) },
        hands_max: 7,
        stage_size: 9,
        room_size: 800,
        visibility: Visibility::Closed,
        hand_order: HandOrder::Pick,
        replies: true,
        turn: Some(TurnPolicy { budget_s: 90, then_audience: true }),
        recap: false,
        language: SpokenLanguage::parse("yue"),
        chat: Chat::Stage,
        slow_mode_s: 30,
        sound: Sound::Prompt,
        circle: None,
    };
    let lineup = [(member(2), Role::Moderator), (member(3), Role::Speaker)];
    store.write(add_one(7, first.clone(), &lineup)).await.expect("written");
    let seen = read(&store, 7, HOST).await;
    assert!(seen.scheduled.plan == first && seen.link == "secret" && seen.coming == 0);
    assert_eq!((seen.scheduled.sequence, seen.scheduled.changed, seen.scheduled.opened), (0, NOW, None));
    let host = Guest { role: Role::Moderator, coming: Some(true), remind: true, answered: 0 };
    assert_eq!(seen.own, Some(host));
    assert_eq!(
        read(&store, 7, LIN).await.own.map(|own| own.coming),
        Some(None),
        "invited, and said nothing yet"
    );
    assert_eq!(read(&store, 7, AccountId::new(4)).await.own, None);
    assert!(store.scheduled(ScheduledId::new(8), HOST).await.expect("up").is_none());

    store.write(come(7, LIN, false)).await.expect("written");
    let invited = store.lineup(ScheduledId::new(7), None).await.expect("up");
    assert_eq!(invited, [(member(2), Role::Moderator, Some(true)), (member(3), Role::Speaker, None)]);
    let mut second = plan(NOW.after(25 * HOUR));
    (second.topic, second.policy.language, second.places) = (None, None, 9);
    let lineup = [(member(2), Role::Moderator), (member(4), Role::Speaker)];
    store.write(change(7, second.clone(), &lineup, At(NOW.0 + 9))).await.expect("written");
    let seen = read(&store, 7, LIN).await;
    assert!(seen.scheduled.plan == second, "what is left out is gone");
    assert_eq!((seen.scheduled.sequence, seen.scheduled.changed), (1, At(NOW.0 + 9)));
    let own = seen.own.expect("a guest");
    assert!(
        own.is_out_of_date(&seen.scheduled) && own.coming == Some(true) && !own.remind,
        "their word stands"
    );
    assert_eq!(read(&store, 7, KIM).await.own, None, "who is in the line-up no more is no guest");
    assert_eq!(read(&store, 7, AccountId::new(4)).await.own.map(|own| own.coming), Some(None));
    store.write(come(7, LIN, true)).await.expect("written");
    let seen = read(&store, 7, LIN).await;
    assert!(!seen.own.expect("a guest").is_out_of_date(&seen.scheduled));
    store.close().await.expect("closes");
}

pub async fn of_many_who_come_at_once_none_takes_a_place_that_is_not_there(ground: &Ground) {
    let store = house(ground, 20).await;
    let mut small = plan(NOW.after(HOUR));
    small.places = 5;
    store.write(add_one(7, small.clone(), &[(member(2), Role::Speaker)])).await.expect("written");
    let results = write_all(&store, (3..=20).map(|n| come(7, AccountId::new(n), true)).collect()).await;
    assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 5);
    results.into_iter().filter(Result::is_err).for_each(too_late);
    store.write(come(7, LIN, true)).await.expect("the line-up needs no place");
    assert_eq!(read(&store, 7, HOST).await.coming, 5);
    too_late(store.write(change(7, Plan { places: 4, ..small.clone() }, &[], NOW)).await);
    assert_eq!(read(&store, 7, HOST).await.scheduled.sequence, 0, "what was turned down changed nothing");

    let mut inside = None;
    for n in 3..=20 {
        let own = read(&store, 7, AccountId::new(n)).await.own;
        inside = inside.or(own.map(|_| AccountId::new(n)));
    }
    let inside = inside.expect("five are");
    store.write(come(7, inside, false)).await.expect("twice is once, and changes the letters alone");
    assert_eq!(read(&store, 7, HOST).await.coming, 5);
    for _ in 0..2 {
        store.write(stay_away(7, inside)).await.expect("twice is once");
    }
    assert_eq!((read(&store, 7, HOST).await.coming, read(&store, 7, inside).await.own), (4, None));
    store.write(stay_away(7, LIN)).await.expect("written");
    let declined = read(&store, 7, LIN).await.own.expect("still invited");
    assert_eq!((declined.role, declined.coming), (Role::Speaker, Some(false)));
    let own = store.own_scheduled(LIN, NOW, 9).await.expect("up");
    assert!(own.is_empty(), "what one declined is not in one's calendar");

    let many = (100..100 + u64::from(SCHEDULED_MAX) + 3).map(|id| add_one(id, small.clone(), &[])).collect();
    let made = write_all(&store, many).await.iter().filter(|result| result.is_ok()).count();
    assert_eq!(made, SCHEDULED_MAX as usize - 1, "with the one from before");
    assert_eq!(store.scheduled_of(HOST, NOW).await.expect("up"), SCHEDULED_MAX);
    store.close().await.expect("closes");
}

pub async fn what_is_to_come_reads_page_by_page_and_a_room_is_opened_once(ground: &Ground) {
    let store = house(ground, 3).await;
    let at = |hours: u32| NOW.after(HOUR * hours);
    for (id, hours) in [(11, 3), (12, 1), (13, 1), (14, 2)] {
        store.write(add_one(id, plan(at(hours)), &[])).await.expect("written");
    }
    let mut closed = plan(at(1));
    closed.policy.visibility = Visibility::Closed;
    store.write(add_one(15, closed, &[])).await.expect("written");
    let ids = |page: &[StoredScheduled]| page.iter().map(|one| one.scheduled.id.number()).collect::<Vec<_>>();
    let first = store.upcoming(LIN, NOW, 2, None).await.expect("up");
    assert_eq!(ids(&first), [12, 13]);
    let last = first.last().map(|one| (one.scheduled.plan.begins, one.scheduled.id));
    assert_eq!(
        ids(&store.upcoming(LIN, NOW, 9, last).await.expect("up")),
        [14, 11],
        "a closed one is nobody's"
    );
    assert_eq!(ids(&store.own_scheduled(HOST, NOW, 9).await.expect("up")), [12, 13, 15, 14, 11]);
    assert_eq!(ids(&store.own_scheduled(HOST, at(2), 9).await.expect("up")), [14, 11]);

    let due = async |limit: u32, after| {
        let page = store.to_open(NOW, at(1), limit, after).await.expect("up");
        assert!(page.iter().all(|(begins, _, owner)| (*begins, *owner) == (at(1), HOST)));
        page.iter().map(|(_, id, _)| id.number()).collect::<Vec<_>>()
    };
    assert_eq!(due(9, None).await, [12, 13, 15]);
    assert_eq!(due(2, None).await, [12, 13]);
    assert_eq!(due(2, Some((at(1), ScheduledId::new(13)))).await, [15]);
    store.write(open(12, Some(at(1)), None)).await.expect("opened");
    too_late(store.write(open(12, Some(at(1)), None)).await);
    too_late(store.write(change(12, plan(at(9)), &[], NOW)).await);
    let cancel = |id| vec![Write::Schedule(ScheduleWrite::Cancel { id: ScheduledId::new(id), at: NOW })];
    too_late(store.write(cancel(12)).await);
    store.write(cancel(13)).await.expect("written");
    too_late(store.write(cancel(13)).await);
    too_late(store.write(come(13, LIN, true)).await);
    too_late(store.write(open(13, Some(at(1)), None)).await);
    assert_eq!(due(9, None).await, [15], "the closed one");

    let state = async |id| read(&store, id, LIN).await.scheduled.state(NOW);
    assert_eq!((state(12).await, state(13).await), (State::GreenRoom, State::Cancelled));
    assert_eq!(ids(&store.upcoming(LIN, NOW, 9, None).await.expect("up")), [12, 14, 11], "it has not begun");
    let mut begun = room_row(12, 2);
    store.write(vec![Write::SaveRoom { epoch: 1, row: begun.clone(), link: None }]).await.expect("written");
    assert_eq!(state(12).await, State::Live);
    assert_eq!(ids(&store.upcoming(LIN, NOW, 9, None).await.expect("up")), [14, 11]);
    (begun.seq, begun.ended) = (3, Some(at(2)));
    store.write(vec![Write::SaveRoom { epoch: 1, row: begun, link: None }]).await.expect("written");
    assert_eq!(state(12).await, State::Ended);
    store.write(open(14, Some(at(2)), Some(at(3)))).await.expect("written");
    assert_eq!(state(14).await, State::Lapsed);
    assert_eq!(store.scheduled_of(HOST, NOW).await.expect("up"), 4);
    store.close().await.expect("closes");
}

/// All that are due are written and marked. Returns to whom, and what.
async fn write_letters(store: &Store, now: At) -> Vec<(u64, Option<Letter>)> {
    let due = store.letters_due(now, 99).await.expect("up");
    let mut written = vec![];
    for LetterDue { scheduled, member, owed, reminded } in due {
        assert_eq!(scheduled.number(), 7);
        let letter = owed.unwrap_or(if reminded == Reminded::Nothing && now < plan_hour() {
            Letter::Soon
        } else {
            Letter::Began
        });
        store.write(tell(7, member, letter)).await.expect("due");
        too_late(store.write(tell(7, member, letter)).await);
        written.push((member.number(), owed));
    }
    written.sort();
    written
}

fn plan_hour() -> At {
    NOW.after(HOUR)
}

pub async fn a_letter_is_due_once_and_to_nobody_who_has_no_address_or_wants_none(ground: &Ground) {
    let store = house(ground, 6).await;
    let invited = [(member(2), Role::Speaker), (member(3), Role::Moderator)];
    store.write(add_one(7, Plan { places: 9, ..plan(plan_hour()) }, &invited)).await.expect("written");
    for (member, remind) in [(4, true), (5, false), (6, true)] {
        store.write(come(7, AccountId::new(member), remind)).await.expect("written");
    }
    assert!(store.letters_due(NOW, 99).await.expect("up").is_empty(), "it may be changed yet");
    let settled = NOW.after(SETTLED);
    let invites = [(2, Some(Letter::Invited)), (3, Some(Letter::Invited))];
    assert_eq!(write_letters(&store, settled).await, invites);
    assert!(write_letters(&store, settled).await.is_empty());

    store.write(stay_away(7, KIM)).await.expect("written");
    let moved = Plan { length_min: 30, places: 9, ..plan(plan_hour()) };
    store.write(change(7, moved, &invited, settled)).await.expect("written");
    assert!(write_letters(&store, settled).await.is_empty());
    let changed = [(2, Some(Letter::Changed)), (4, Some(Letter::Changed))];
    assert_eq!(
        write_letters(&store, settled.after(SETTLED)).await,
        changed,
        "not the owner, nor who declined"
    );

    let before = |time: Duration| At(plan_hour().0 - time.as_millis() as u64);
    store.write(come(7, LIN, true)).await.expect("written");
    assert!(write_letters(&store, At(before(SOON).0 - 1)).await.is_empty());
    assert_eq!(write_letters(&store, before(SOON)).await, [(1, None), (2, None), (4, None)]);
    assert!(write_letters(&store, before(Duration::ZERO)).await.is_empty());
    // Whoever comes to it now is told that it begins, and not that it is soon.
    store.write(open(7, Some(plan_hour()), None)).await.expect("opened");
    assert!(write_letters(&store, plan_hour()).await.is_empty());
    store.write(vec![save_room(1, 7, 2)]).await.expect("begun");
    assert_eq!(write_letters(&store, plan_hour()).await, [(1, None), (2, None), (4, None)]);
    assert!(write_letters(&store, plan_hour()).await.is_empty());
    store.close().await.expect("closes");
    let store = ground.store().await;
    assert!(write_letters(&store, plan_hour()).await.is_empty(), "nor after a restart");
    store.close().await.expect("closes");
}

pub async fn who_is_only_reminded_takes_no_place_and_is_told_like_those_who_come(ground: &Ground) {
    let store = house(ground, 6).await;
    let (four, five) = (AccountId::new(4), AccountId::new(5));
    let invited = [(member(2), Role::Speaker)];
    store.write(add_one(7, Plan { places: 1, ..plan(plan_hour()) }, &invited)).await.expect("written");
    store.write(come(7, KIM, true)).await.expect("written");
    for reminded in [four, four, five, LIN] {
        store.write(remind(7, reminded)).await.expect("twice is once");
    }
    too_late(store.write(come(7, four, true)).await);
    let seen = read(&store, 7, four).await;
    let reminded = Guest { role: Role::Listener, coming: None, remind: true, answered: 0 };
    assert_eq!((seen.coming, seen.own), (1, Some(reminded)));
    let lin = read(&store, 7, LIN).await.own.expect("a guest");
    assert_eq!((lin.role, lin.coming), (Role::Speaker, None), "what they were invited as stands");
    assert_eq!(store.own_scheduled(four, NOW, 9).await.expect("up").len(), 1);
    let told = store.guests(ScheduledId::new(7), false, 9, None).await.expect("up");
    assert_eq!(told, [HOST, KIM, four, five], "who has not said whether they come is not there");

    assert_eq!(write_letters(&store, NOW.after(SETTLED)).await, [(2, Some(Letter::Invited))]);
    store.write(stay_away(7, five)).await.expect("written");
    assert_eq!(read(&store, 7, five).await.own, None);
    let soon = At(plan_hour().0 - SOON.as_millis() as u64);
    assert_eq!(write_letters(&store, soon).await, [(1, None), (3, None), (4, None)]);
    assert!(write_letters(&store, soon).await.is_empty());

    store.write(stay_away(7, KIM)).await.expect("written");
    store.write(come(7, four, true)).await.expect("there is a place now");
    let seen = read(&store, 7, four).await;
    assert_eq!((seen.coming, seen.own.and_then(|own| own.coming)), (1, Some(true)));
    let cancel = ScheduleWrite::Cancel { id: ScheduledId::new(7), at: NOW };
    store.write(vec![Write::Schedule(cancel)]).await.expect("written");
    too_late(store.write(remind(7, KIM)).await);
    store.close().await.expect("closes");
}

pub async fn a_room_that_is_moved_reminds_anew_and_of_one_hour_once(ground: &Ground) {
    let store = house(ground, 3).await;
    store.write(add_one(7, plan(plan_hour()), &[])).await.expect("written");
    store.write(come(7, LIN, true)).await.expect("written");
    let soon = |begins: At| At(begins.0 - SOON.as_millis() as u64);
    let both = [(1, None), (2, None)];
    let first = soon(plan_hour());
    assert_eq!(write_letters(&store, first).await, both);
    let shorter = Plan { length_min: 30, ..plan(plan_hour()) };
    store.write(change(7, shorter, &[], first)).await.expect("written");
    assert!(write_letters(&store, first).await.is_empty(), "the hour is the same");

    let moved = plan_hour().after(Duration::from_mins(10));
    store.write(change(7, plan(moved), &[], first)).await.expect("written");
    assert_eq!(write_letters(&store, first.after(SETTLED)).await, [(2, Some(Letter::Changed))]);
    assert_eq!(write_letters(&store, soon(moved)).await, both);
    assert!(write_letters(&store, soon(moved)).await.is_empty());
    store.close().await.expect("closes");
}

pub async fn who_was_told_of_it_is_told_that_it_is_off_and_nobody_else(ground: &Ground) {
    let store = house(ground, 5).await;
    store.write(add_one(7, plan(plan_hour()), &[(member(2), Role::Speaker)])).await.expect("written");
    store.write(come(7, KIM, true)).await.expect("written");
    let cancel = ScheduleWrite::Cancel { id: ScheduledId::new(7), at: NOW };
    store.write(vec![Write::Schedule(cancel)]).await.expect("written");
    let due = store.letters_due(NOW.after(SETTLED), 99).await.expect("up");
    assert_eq!(
        due.iter().map(|due| (due.member, due.owed)).collect::<Vec<_>>(),
        [(KIM, Some(Letter::Cancelled))]
    );
    let own = store.own_scheduled(KIM, NOW, 9).await.expect("up");
    assert!(own.len() == 1 && own[0].scheduled.cancelled, "it stands in the calendar as off");
    store.close().await.expect("closes");
}

pub async fn what_a_room_left_reads_for_whoever_was_there_and_for_nobody_else(ground: &Ground) {
    let store = house(ground, 5).await;
    let mut row = room_row(20, 9);
    row.ended = Some(NOW.after(HOUR));
    let slides = PinnedPage {
        address: Link::parse("https://slides.example/1").expect("an address"),
        title: PinTitle::parse("Slides").expect("a line"),
    };
    row.pins = vec![Pin { number: 2, page: slides.clone() }];
    let mut spoke = seat_row(3, Role::Listener);
    spoke.spoken = Duration::from_secs(61);
    let mut banned = seat_row(4, Role::Listener);
    banned.banned = true;
    let unit = vec![
        Write::SaveRoom { epoch: 1, row, link: None },
        save_seat(1, 20, seat_row(1, Role::Moderator)),
        save_seat(1, 20, spoke),
        save_seat(1, 20, banned),
    ];
    store.write(unit).await.expect("written");
    let recap = |room: u64, members: &[u64]| {
        let members = members.iter().map(|n| member(*n)).collect();
        vec![Write::Schedule(ScheduleWrite::Recap { room: RoomId::new(room), members })]
    };
    store.write(recap(20, &[1, 2, 3, 99])).await.expect("who is gone is left out");
    store.write(recap(20, &[2])).await.expect("twice is once");
    store.write(recap(77, &[2])).await.expect("a room that is gone leaves nothing");
    let past = store.past(LIN, 9, None).await.expect("up");
    assert_eq!(past.len(), 1);
    assert!((past[0].title.as_str(), past[0].opened, past[0].ended) == ("Pianos", NOW, NOW.after(HOUR)));
    assert_eq!((past[0].owner, &past[0].spoke[..]), (member(1), &[member(3), member(1)][..]));
    assert_eq!(past[0].links, [slides]);
    assert!(store.past_room(KIM, RoomId::new(20)).await.expect("up").is_some());
    assert!(store.past_room(AccountId::new(4), RoomId::new(20)).await.expect("up").is_none());
    let last = past.last().map(|room| (room.ended, room.room));
    assert!(store.past(LIN, 9, last).await.expect("up").is_empty());

    let ask = LeavingWrite::Ask { account: KIM, at: NOW, erase_at: NOW };
    let erase = LeavingWrite::Erase { account: KIM, now: NOW, handle_until: NOW };
    store.write(vec![Write::Leaving(ask), Write::Leaving(erase)]).await.expect("due");
    assert_eq!(
        store.past(LIN, 9, None).await.expect("up")[0].spoke,
        [member(1)],
        "who is erased spoke nowhere"
    );
    store.close().await.expect("closes");
}

pub async fn whoever_is_erased_takes_their_scheduled_rooms_and_their_place_along(ground: &Ground) {
    let store = house(ground, 4).await;
    store.write(add_one(7, plan(plan_hour()), &[(member(3), Role::Speaker)])).await.expect("written");
    store.write(come(7, LIN, true)).await.expect("written");
    let feed = |account, token_hash| Write::Schedule(ScheduleWrite::SetFeed { account, token_hash, at: NOW });
    store.write(vec![feed(LIN, hash(1))]).await.expect("written");
    store.write(vec![feed(LIN, hash(2))]).await.expect("renewed");
    assert_eq!(store.feed_owner(&hash(1)).await.expect("up"), None, "the address of before leads nowhere");
    assert_eq!(store.feed_owner(&hash(2)).await.expect("up"), Some(LIN));
    assert_eq!((store.feed(LIN).await.expect("up"), store.feed(KIM).await.expect("up")), (Some(NOW), None));

    let erase = |account| {
        let ask = LeavingWrite::Ask { account, at: NOW, erase_at: NOW };
        vec![
            Write::Leaving(ask),
            Write::Leaving(LeavingWrite::Erase { account, now: NOW, handle_until: NOW }),
        ]
    };
    store.write(erase(LIN)).await.expect("due");
    assert_eq!(read(&store, 7, HOST).await.coming, 0, "the place is free");
    assert_eq!(store.feed_owner(&hash(2)).await.expect("up"), None);
    store.write(erase(HOST)).await.expect("due");
    assert!(store.scheduled(ScheduledId::new(7), KIM).await.expect("up").is_none());
    assert!(store.own_scheduled(KIM, NOW, 9).await.expect("up").is_empty());
    store.close().await.expect("closes");
}
