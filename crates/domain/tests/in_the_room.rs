//! In the room besides the voice: chat, pins, reactions, a room for two, and whom one calls or waves at.

use crate::cast::{ANN, BO, CY, DI, MOD, actor, give, member, open, page, room_with, text};
use crate::script::check;
use domain::network::{LATELY, LATELY_BY, LATELY_TO, Lately, WAVE_TTL, Waved, Waves, bare, fold};
use domain::room::Command::*;
use domain::room::{
    Asking, CHAT_BURST, CHAT_BURST_TIME, CHAT_LINES_MAX, CHAT_PAUSE, Chat, Command, Delta, Event, House,
    OpenedBy, PINS_MAX, Policy, REACTION_BURST, REACTION_PAUSE, REACTIONS_INTERVAL, Reaction, Reactions,
    Recorded, Refusal, Role, Room, SLOW_MODE_MAX_S, Sound, Visibility, public_deltas,
};
use domain::{At, MemberId, network};
use std::time::Duration;

fn says(words: &str) -> Command {
    WriteLine(text(words))
}

/// A room whose chat is like that: `mod` moderates, `ann` speaks, `bo` and `cy` listen.
fn chatting(chat: Chat, slow_mode_s: u16) -> Room {
    let mut room = room_with(Policy { chat, slow_mode_s, ..Policy::default() }, &[MOD, ANN, BO, CY]);
    give(&mut room, At(0), MOD, &InviteToSpeak(ANN));
    give(&mut room, At(0), ANN, &AcceptInviteToSpeak);
    room
}

fn refusal(room: &Room, at: u64, by: MemberId, command: &Command) -> Refusal {
    room.decide(At(at), &actor(by), command).expect_err("refused")
}

fn lines(room: &Room) -> Vec<&str> {
    room.chat().map(|line| line.text.as_str()).collect()
}

#[test]
fn who_writes_in_which_chat() {
    let mut said = String::new();
    for (chat, name) in [(Chat::Off, "off"), (Chat::Stage, "stage"), (Chat::Everyone, "everyone")] {
        said += &format!("{name:9}");
        for by in [BO, ANN, MOD, DI] {
            let cell = match chatting(chat, 0).decide(At(9), &actor(by), &says("Hello")) {
                Ok(_) => "yes".to_owned(),
                Err(no) => format!("{no:?}"),
            };
            said += &format!("{cell:11}");
        }
        said = said.trim_end().to_owned() + "\n";
    }
    let want = "
off      ChatOff    ChatOff    ChatOff    NotInRoom
stage    NotOnStage yes        yes        NotInRoom
everyone yes        yes        yes        NotInRoom
";
    assert_eq!(said.trim(), want.trim(), "\n{said}");
}

#[test]
fn slow_mode_holds_for_all_but_moderators_and_leaving_ends_no_pause() {
    check(
        chatting(Chat::Everyone, 30),
        &[
            (10_000, BO, says("one")),
            (11_000, CY, says("another's")),
            (39_999, BO, says("too soon")),
            (39_999, BO, Leave),
            (39_999, BO, Join { with_link: false, in_circle: false }),
            (39_999, BO, says("too soon again")),
            (40_000, BO, says("two")),
            (50_000, MOD, says("one")),
            (50_999, MOD, says("too soon for anybody")),
            (51_000, MOD, says("two")),
        ],
        "
8 at 10000 by bo: LineWritten { number: 8, member: bo, text: … }
9 at 11000 by cy: LineWritten { number: 9, member: cy, text: … }
refused bo: TooSoon { retry_in: 1ms }
10 at 39999 by bo: Left { member: bo }
11 at 39999 by bo: Joined { member: bo, role: Listener, bot: false }
refused bo: TooSoon { retry_in: 1ms }
12 at 40000 by bo: LineWritten { number: 12, member: bo, text: … }
13 at 50000 by mod: LineWritten { number: 13, member: mod, text: … }
refused mod: TooSoon { retry_in: 1ms }
14 at 51000 by mod: LineWritten { number: 14, member: mod, text: … }",
    );
    let out_of_range = Policy { slow_mode_s: SLOW_MODE_MAX_S + 1, ..Policy::default() };
    assert_eq!(out_of_range.check(), Err(Refusal::BadPolicy));
}

#[test]
fn how_soon_the_audience_hears_is_for_moderators_to_say_and_changes_nothing_else() {
    let mut room = chatting(Chat::Everyone, 0);
    give(&mut room, At(5), BO, &RaiseHand(Asking::default()));
    let prompt = SetPolicy(Policy { sound: Sound::Prompt, ..*room.policy() });
    for by in [BO, ANN] {
        assert_eq!(refusal(&room, 6, by, &prompt), Refusal::NotAllowed);
    }
    let before = room.clone();
    let happened = give(&mut room, At(6), MOD, &prompt);
    assert!(matches!(happened[..], [Recorded { event: Event::PolicySet { .. }, .. }]), "no hand goes down");
    assert_eq!(*room.policy(), Policy { sound: Sound::Prompt, ..*before.policy() });
    assert!(give(&mut room, At(7), MOD, &prompt).is_empty(), "a resend");
}

#[test]
fn its_author_and_moderators_delete_a_line_and_nobody_else_does() {
    let mut room = chatting(Chat::Everyone, 0);
    let mut write = |by, words| match &give(&mut room, At(5_000), by, &says(words))[0].event {
        Event::LineWritten { number, .. } => *number,
        other => panic!("{other:?}"),
    };
    let (first, second) = (write(BO, "mine"), write(CY, "another's"));
    assert_eq!(refusal(&room, 6_000, CY, &DeleteLine(first)), Refusal::NotAllowed);
    assert_eq!(
        refusal(&room, 6_000, ANN, &DeleteLine(first)),
        Refusal::NotAllowed,
        "to speak is not to moderate"
    );
    assert_eq!(refusal(&room, 6_000, DI, &DeleteLine(first)), Refusal::NotInRoom);
    give(&mut room, At(6_000), BO, &DeleteLine(first));
    assert_eq!(lines(&room), ["another's"]);
    give(&mut room, At(6_000), CY, &Leave);
    give(&mut room, At(6_000), MOD, &DeleteLine(second));
    assert!(lines(&room).is_empty(), "also of whoever is gone");
    assert!(give(&mut room, At(6_000), MOD, &DeleteLine(second)).is_empty(), "a resend");
    // What is deleted counts for slow mode.
    let slow = Policy { slow_mode_s: 60, ..*room.policy() };
    give(&mut room, At(6_000), MOD, &SetPolicy(slow));
    assert_eq!(
        refusal(&room, 6_000, BO, &says("again")),
        Refusal::TooSoon { retry_in: Duration::from_secs(59) }
    );
}

/// Whatever many write, everybody together is bounded, and so is what is kept.
#[test]
fn a_storm_is_bounded_and_only_the_latest_lines_are_kept() {
    let people: Vec<MemberId> = (100..200).map(member).collect();
    let mut room = room_with(Policy::default(), &people);
    let taken = |room: &mut Room, at: At| {
        let all = people.iter().filter(|by| match room.decide(at, &actor_of(**by), &says("storm")) {
            Ok(events) => !room.record(at, domain::room::By::Member(**by), events).is_empty(),
            Err(Refusal::TooSoon { retry_in }) => {
                assert!(retry_in <= CHAT_BURST_TIME);
                false
            }
            Err(other) => panic!("{other:?}"),
        });
        all.count()
    };
    let mut at = At(1_000_000);
    assert_eq!(taken(&mut room, at), CHAT_BURST);
    at = at.after(CHAT_BURST_TIME - Duration::from_millis(1));
    assert_eq!(taken(&mut room, at), 0, "whoever writes");
    while room.chat().count() < CHAT_LINES_MAX {
        at = at.after(CHAT_BURST_TIME);
        assert_eq!(taken(&mut room, at), CHAT_BURST);
    }
    let first = room.chat().next().expect("some").number;
    at = at.after(CHAT_BURST_TIME.max(CHAT_PAUSE));
    taken(&mut room, at);
    assert_eq!(room.chat().count(), CHAT_LINES_MAX);
    assert!(room.chat_line(first).is_none() && room.chat().all(|line| line.number > first));
}

fn actor_of(member: MemberId) -> domain::room::Actor {
    domain::room::Actor { member, bot: false, proven: Default::default() }
}

#[test]
fn a_change_of_the_chat_is_one_delta_and_a_line_that_came_and_went_between_is_none() {
    let mut room = chatting(Chat::Everyone, 0);
    give(&mut room, At(5_000), BO, &says("stays"));
    give(&mut room, At(5_000), CY, &says("goes"));
    let public = |room: &Room| room.public(room.coalesced());
    let (before, goes) = (public(&room), room.chat().last().expect("two").number);
    give(&mut room, At(7_000), CY, &DeleteLine(goes));
    give(&mut room, At(7_000), BO, &says("comes"));
    let comes = room.chat().last().expect("two").clone();
    give(&mut room, At(7_000), CY, &says("never seen"));
    let number = room.chat().last().expect("three").number;
    give(&mut room, At(7_000), MOD, &DeleteLine(number));
    let deltas = public_deltas(&before, &public(&room));
    assert_eq!(deltas, [Delta::ChatChanged { came: vec![comes], went: vec![goes] }]);
    let mut shown = before;
    deltas.iter().for_each(|delta| shown.apply(delta));
    assert_eq!(shown, public(&room));
    assert!(public_deltas(&shown, &public(&room)).is_empty(), "and no more");
}

#[test]
fn a_chat_outlives_a_restart_and_not_its_room() {
    let mut room = chatting(Chat::Everyone, 60);
    give(&mut room, At(5_000), BO, &says("kept"));
    give(&mut room, At(5_000), MOD, &Pin(page(MOD, "Slides")));
    let kept: Vec<_> = room.chat().map(|line| (**line).clone()).collect();
    let mut again = Room::restore(room.row(), room.seat_rows(), At(9_000)).with_chat(kept.clone());
    assert_eq!(lines(&again), ["kept"]);
    assert_eq!(again.pins(), room.pins());
    give(&mut again, At(9_000), BO, &Join { with_link: false, in_circle: false });
    assert_eq!(
        refusal(&again, 9_000, BO, &says("again")),
        Refusal::TooSoon { retry_in: Duration::from_secs(56) },
        "a restart ends no pause"
    );
    give(&mut again, At(9_000), MOD, &Join { with_link: false, in_circle: false });
    give(&mut again, At(9_000), MOD, &says("later"));
    assert!(again.chat().last().expect("two").number > kept[0].number, "numbers go on");
    give(&mut again, At(9_000), MOD, &End);
    assert!(lines(&again).is_empty(), "a room leaves no transcript behind");
    assert!(lines(&Room::restore(again.row(), vec![], At(9_000)).with_chat(kept)).is_empty());
    assert_eq!(again.pins().len(), 1, "what was pinned may be looked up afterwards");
}

#[test]
fn moderators_pin_a_few_pages() {
    let mut room = chatting(Chat::Everyone, 0);
    for by in [ANN, BO] {
        assert_eq!(refusal(&room, 1, by, &Pin(page(ANN, "Mine"))), Refusal::NotAllowed);
    }
    for number in 0..PINS_MAX {
        give(&mut room, At(1), MOD, &Pin(page(member(number as u64), "Slides")));
    }
    assert!(give(&mut room, At(1), MOD, &Pin(page(member(0), "Slides"))).is_empty(), "a resend");
    assert_eq!(refusal(&room, 1, MOD, &Pin(page(CY, "One more"))), Refusal::TooManyPins);
    let second = room.pins()[1].clone();
    give(&mut room, At(1), MOD, &Unpin(second.number));
    assert!(give(&mut room, At(1), MOD, &Unpin(second.number)).is_empty(), "a resend");
    assert!(room.pins().len() == PINS_MAX - 1 && !room.pins().contains(&second));
    give(&mut room, At(1), MOD, &Pin(page(CY, "One more")));
    assert_eq!(room.pins().last().map(|pin| pin.page.title.as_str()), Some("One more"));
}

#[test]
fn reactions_are_counted_together_and_told_at_most_once_a_second() {
    let room = room_with(Policy::default(), &[MOD, ANN, BO]);
    let mut reactions = Reactions::default();
    assert_eq!(reactions.due(), None);
    let at = At(50_000);
    for reaction in [Reaction::Heart, Reaction::Clap] {
        reactions.add(&room, at, ANN, reaction).expect("in the room");
    }
    reactions.add(&room, at, BO, Reaction::Clap).expect("in the room");
    assert_eq!(reactions.add(&room, at, CY, Reaction::Clap), Err(Refusal::NotInRoom));
    let told = reactions.take(at).expect("the first ones at once");
    assert_eq!(told.into_iter().collect::<Vec<_>>(), [(Reaction::Clap, 2), (Reaction::Heart, 1)]);

    let soon = at.after(REACTIONS_INTERVAL - Duration::from_millis(1));
    reactions.add(&room, soon, BO, Reaction::Wow).expect("in the room");
    assert_eq!(reactions.take(soon), None, "not twice in one second");
    assert_eq!(reactions.due(), Some(at.after(REACTIONS_INTERVAL)));
    let told = reactions.take(at.after(REACTIONS_INTERVAL)).expect("now");
    assert_eq!(
        told.into_iter().collect::<Vec<_>>(),
        [(Reaction::Wow, 1)],
        "and nothing that was told before"
    );
    assert_eq!(reactions.due(), None, "silence costs nothing");
}

#[test]
fn one_member_does_not_look_like_a_crowd() {
    let room = room_with(Policy::default(), &[MOD, ANN, BO]);
    let mut reactions = Reactions::default();
    let at = At(50_000);
    for _ in 0..REACTION_BURST {
        reactions.add(&room, at, ANN, Reaction::Clap).expect("a burst");
    }
    let too_soon = Err(Refusal::TooSoon { retry_in: REACTION_PAUSE });
    assert_eq!(reactions.add(&room, at, ANN, Reaction::Heart), too_soon);
    reactions.add(&room, at, BO, Reaction::Clap).expect("another's are another's");
    let told = reactions.take(at).expect("told");
    assert_eq!(told[&Reaction::Clap], REACTION_BURST + 1, "what was refused is not counted");
    assert_eq!(reactions.add(&room, at, ANN, Reaction::Clap), too_soon, "telling gives no new burst");
    reactions.add(&room, at.after(REACTION_PAUSE), ANN, Reaction::Clap).expect("one more");
    assert_eq!(reactions.add(&room, at.after(REACTION_PAUSE), ANN, Reaction::Clap), too_soon);
}

#[test]
fn in_a_room_for_two_both_are_on_stage_and_nobody_else_finds_it() {
    let room = open(Policy::for_two()).opened_for(ANN);
    for visible in [MOD, ANN] {
        assert!(room.is_visible_to(Some(visible), false, false));
    }
    assert!(!room.is_visible_to(Some(BO), false, false) && !room.is_visible_to(None, false, false));
    assert_eq!(refusal(&room, 1, BO, &Join { with_link: false, in_circle: false }), Refusal::NoSuchRoom);
    check(
        room.clone(),
        &[
            (1, ANN, Join { with_link: false, in_circle: false }),
            (2, MOD, Join { with_link: false, in_circle: false }),
            (3, BO, Join { with_link: true, in_circle: false }),
            (4, ANN, Unmute),
            (5, MOD, Ban(ANN)),
            (6, ANN, Join { with_link: false, in_circle: false }),
        ],
        "
1 at 1 by ann: Joined { member: ann, role: Speaker, bot: false }
2 at 2 by mod: Joined { member: mod, role: Moderator, bot: false }
refused bo: RoomFull
3 at 4 by ann: Unmuted { member: ann }
4 at 5 by mod: RoleChanged { member: ann, from: Speaker, to: Listener }
5 at 5 by mod: Banned { member: ann }
refused ann: NoSuchRoom",
    );
    let again = Room::restore(room.row(), vec![], At(9));
    assert!(again.is_visible_to(Some(ANN), false, false), "a restart forgets no guest");

    // Once more people may come it is a room like others: its guest finds it, and listens like everybody.
    let mut wider = room_with(Policy { room_size: 9, ..Policy::for_two() }, &[MOD]).opened_for(ANN);
    give(&mut wider, At(1), ANN, &Join { with_link: false, in_circle: false });
    assert_eq!(wider.role_of(ANN), Some(Role::Listener));
}

#[test]
fn a_house_without_closed_rooms_has_none_for_two() {
    let house = House::default();
    assert_eq!(house.may_open_for_two(false), Ok(()));
    assert_eq!(
        House { topic_required: true, ..house }.may_open_for_two(false),
        Ok(()),
        "nobody looks for it"
    );
    assert_eq!(House { closed_rooms: false, ..house }.may_open_for_two(true), Err(Refusal::NoClosedRooms));
    let owners = House { opened_by: OpenedBy::Owners, ..house };
    assert_eq!(
        (owners.may_open_for_two(true), owners.may_open_for_two(false)),
        (Ok(()), Err(Refusal::OwnersOpenRooms))
    );
}

#[test]
fn whoever_is_inside_calls_others_in_and_of_a_closed_room_its_moderators_alone() {
    let mut room = chatting(Chat::Off, 0);
    assert_eq!(
        (room.ping(At(9), BO, DI, false), room.ping(At(9), BO, CY, false)),
        (Ok(true), Ok(false)),
        "who is here need not be told"
    );
    assert_eq!(room.ping(At(9), DI, BO, false), Err(Refusal::NotInRoom));
    give(&mut room, At(1), MOD, &Ban(CY));
    assert_eq!(room.ping(At(9), BO, CY, false), Ok(false), "and nobody learns who is banned");
    give(&mut room, At(1), MOD, &Lock);
    assert_eq!(room.ping(At(9), MOD, DI, false), Err(Refusal::Locked));
    give(&mut room, At(1), MOD, &Unlock);
    let closed = Policy { visibility: Visibility::Closed, ..*room.policy() };
    give(&mut room, At(1), MOD, &SetPolicy(closed));
    assert_eq!(
        (room.ping(At(9), BO, DI, false), room.ping(At(9), MOD, DI, false)),
        (Err(Refusal::NotAllowed), Ok(true))
    );
    assert_eq!(room.ping(At(9), DI, BO, false), Err(Refusal::NoSuchRoom), "to outsiders it is not there");
}

#[test]
fn whoever_waves_back_in_time_meets_and_a_wave_put_away_looks_like_one_that_nobody_saw() {
    let at = At(1_000_000);
    let mut waves = Waves::default();
    let until = at.after(WAVE_TTL);
    assert_eq!(waves.wave(at, ANN, BO), Ok(Waved::Shown { until }));
    assert_eq!(waves.wave(at, ANN, BO), Ok(Waved::Waits), "a resend rings once");
    assert_eq!(waves.wave_back(at, CY, ANN), Err(network::Refusal::WaveOver), "it was not for cy");
    assert_eq!(waves.wave_back(at, BO, ANN), Ok(()));
    assert_eq!(waves.wave_back(at, BO, ANN), Err(network::Refusal::WaveOver), "once");

    // Both at once.
    assert_eq!(waves.wave(at, CY, DI), Ok(Waved::Shown { until }));
    assert_eq!(waves.wave(at, DI, CY), Ok(Waved::Back));

    // Put away, or never seen: the one who waved waits for the same time.
    let put_away = {
        let mut waves = Waves::default();
        waves.wave(at, ANN, BO).expect("a first one");
        waves.put_away(BO, ANN);
        waves
    };
    let never_seen = {
        let mut waves = Waves::default();
        waves.wave(at, ANN, BO).expect("a first one");
        waves
    };
    assert!(never_seen.clone().missed(At(until.0 - 1)).is_empty(), "it waits");
    assert!(put_away.clone().missed(until).is_empty(), "whoever put it away has seen it");
    let mut missed = never_seen.clone();
    assert_eq!((missed.missed(until), missed.missed(until)), (vec![(ANN, BO)], vec![]), "said once");
    let mut put = put_away.clone();
    assert_eq!(put.wave_back(at, BO, ANN), Err(network::Refusal::WaveOver), "it is answered no more");
    assert_eq!(put.wave(at, BO, ANN), Ok(Waved::Shown { until }), "but bo may wave, too");
    assert_eq!(put.wave_back(at, ANN, BO), Ok(()));
    for mut waves in [put_away, never_seen] {
        for then in [at, At(until.0 - 1)] {
            assert_eq!(waves.wave(then, ANN, BO), Ok(Waved::Waits), "as long as it waits");
        }
        assert_eq!(waves.wave_back(until, BO, ANN), Err(network::Refusal::WaveOver));
        let retry_in = LATELY - WAVE_TTL;
        assert_eq!(waves.wave(until, ANN, BO), Err(network::Refusal::TooSoon { retry_in }));
        assert!(waves.wave(at.after(LATELY), ANN, BO).is_ok());
    }
}

#[test]
fn nobody_rings_at_everybody_and_nobody_is_rung_by_everybody() {
    let at = At(1_000_000);
    let to = |number: usize| member(100 + number as u64);
    let mut lately = Lately::default();
    for number in 0..LATELY_BY {
        assert_eq!(lately.take(at, ANN, to(number)), Ok(()));
    }
    let later = at.after(Duration::from_secs(60));
    let too_soon = Err(network::Refusal::TooSoon { retry_in: LATELY - Duration::from_secs(60) });
    assert_eq!(lately.take(later, ANN, to(LATELY_BY)), too_soon);
    assert_eq!(lately.take(later, BO, to(0)), Ok(()), "another's are another's");
    assert_eq!(lately.take(at.after(LATELY), ANN, to(LATELY_BY)), Ok(()));

    let mut lately = Lately::default();
    for number in 0..LATELY_TO {
        assert_eq!(lately.take(at, to(number), ANN), Ok(()));
    }
    assert_eq!(lately.take(later, BO, ANN), too_soon);
    assert_eq!(lately.take(later, BO, CY), Ok(()));
}

/// Over random callers: never more than the bounds in any ten minutes.
#[test]
fn the_bounds_on_calling_hold_whoever_calls_whom() {
    let mut seed = 7_u64;
    let mut below = |n: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % n
    };
    let (mut lately, mut taken, mut at) = (Lately::default(), Vec::new(), At(1_000_000));
    for _ in 0..20_000 {
        at = At(at.0 + below(4_000));
        let (by, to) = (member(1 + below(12)), member(1 + below(12)));
        if lately.take(at, by, to).is_ok() {
            taken.push((at, by, to));
        }
        let within: Vec<_> = taken.iter().rev().take_while(|(then, ..)| at.since(*then) < LATELY).collect();
        let same = within.iter().filter(|(_, b, t)| (*b, *t) == (by, to)).count();
        assert!(same <= 1, "the same two twice");
        assert!(within.iter().filter(|(_, b, _)| *b == by).count() <= LATELY_BY);
        assert!(within.iter().filter(|(.., t)| *t == to).count() <= LATELY_TO);
    }
    assert!(taken.len() > 1_000, "they do get through: {}", taken.len());
}

#[test]
fn a_name_is_found_without_its_marks() {
    for (name, found) in [
        ("Trần Thị Mai", "tran thi mai"),
        ("Đặng Ưng", "dang ung"),
        ("Nguyễn", "nguyen"),
        ("kofi_a", "kofi a"),
        ("김민수", "김민수"),
        ("Müller", "muller"),
    ] {
        assert_eq!(bare(&fold(name)), found);
    }
}
