//! The green room: who comes in before a room begins, how it begins, and how it lapses.

use crate::cast::{ANN, BO, CY, DI, MOD, actor, give, open, page, text};
use crate::script::{check, play, wait};
use domain::At;
use domain::room::Command::*;
use domain::room::{LAPSES_AFTER, Policy, Refusal, Role, Room, Visibility};

const IN: domain::room::Command = Join { with_link: false, in_circle: false };
/// The hour.
const HOUR: u64 = 900_000;

/// `ann` is to moderate, `bo` to speak.
fn scheduled(policy: Policy) -> Room {
    open(policy).in_green_room(At(HOUR), [(ANN, Role::Moderator), (BO, Role::Speaker)])
}

#[test]
fn the_stage_opens_early_for_the_line_up_and_the_audience_is_told_when() {
    check(
        scheduled(Policy::default()),
        &[
            (10, BO, IN),
            (20, CY, IN),
            (20, CY, Join { with_link: true, in_circle: false }),
            (30, BO, Begin),
            (40, MOD, IN),
            (50, ANN, IN),
            (60, MOD, Begin),
            (70, CY, IN),
            (80, ANN, Begin),
        ],
        "
1 at 10 by bo: Joined { member: bo, role: Speaker, bot: false }
refused cy: NotBegun { begins_in: 899.98s }
refused cy: NotBegun { begins_in: 899.98s }
refused bo: NotAllowed
2 at 40 by mod: Joined { member: mod, role: Moderator, bot: false }
3 at 50 by ann: Joined { member: ann, role: Moderator, bot: false }
4 at 60 by mod: Began
5 at 70 by cy: Joined { member: cy, role: Listener, bot: false }
nothing new from ann",
    );
}

#[test]
fn at_its_hour_a_room_begins_by_itself_if_a_moderator_is_there() {
    check(
        scheduled(Policy::default()),
        &[(10, ANN, IN), (HOUR - 1, CY, IN), (HOUR, CY, IN)],
        "
1 at 10 by ann: Joined { member: ann, role: Moderator, bot: false }
refused cy: NotBegun { begins_in: 1ms }
2 at 900000 by the room: Began
3 at 900000 by cy: Joined { member: cy, role: Listener, bot: false }",
    );
}

#[test]
fn a_room_waits_for_a_moderator_who_is_late_and_hands_itself_over_to_nobody() {
    let mut room = scheduled(Policy::default());
    let said = play(&mut room, &[(10, BO, IN), (HOUR + 60_000, CY, IN), (HOUR + 61_000, MOD, IN)]);
    assert_eq!(
        said.trim(),
        "
1 at 10 by bo: Joined { member: bo, role: Speaker, bot: false }
refused cy: NotBegun { begins_in: 0ns }
2 at 961000 by mod: Joined { member: mod, role: Moderator, bot: false }
3 at 961000 by the room: Began"
            .trim()
    );
    assert_eq!(room.opened(), At(HOUR + 61_000), "it is new from then on");
}

#[test]
fn a_moderator_whose_connection_is_lost_begins_nothing() {
    let mut room = scheduled(Policy::default());
    let said = play(&mut room, &[(HOUR - 10, MOD, IN), (HOUR - 5, MOD, Disconnect), (HOUR + 10, MOD, IN)]);
    let last = said.trim().lines().last().expect("some");
    assert_eq!(last, "4 at 900010 by the room: Began");
}

#[test]
fn without_a_moderator_it_lapses_and_not_a_moment_before() {
    let lapses = At(HOUR).after(LAPSES_AFTER);
    let mut room = scheduled(Policy::default());
    // Nobody at all, and for much longer than another room would stay open.
    assert_eq!(wait(&mut room, At(0), At(lapses.0 - 1)), "");
    assert!(!room.is_ended());
    assert_eq!(wait(&mut room, At(0), lapses), format!("1 at {} by the room: Ended\n", lapses.0));
    assert_eq!(room.begins(), Some(At(HOUR)), "its row tells that it never began");
    let late = room.decide(lapses, &actor(MOD), &IN);
    assert_eq!(late, Err(Refusal::Ended));

    let mut room = scheduled(Policy::default());
    let said = play(&mut room, &[(10, BO, IN), (lapses.0, CY, IN)]);
    assert!(
        said.contains("2 at 2700000 by the room: Ended\n") && said.contains("refused cy: Ended"),
        "{said}"
    );
}

#[test]
fn whoever_is_moved_off_the_stage_comes_back_as_a_listener_and_whoever_only_left_as_before() {
    let mut room = scheduled(Policy::default());
    let said = play(
        &mut room,
        &[
            (10, MOD, IN),
            (20, BO, IN),
            (30, BO, Leave),
            (40, BO, IN),
            (50, MOD, MoveToAudience(BO)),
            (60, BO, Leave),
            (70, BO, IN),
            (80, ANN, IN),
            (90, MOD, UnmakeModerator(ANN)),
            (100, ANN, Leave),
            (110, ANN, IN),
            (120, MOD, MuteMember(ANN)),
            (130, ANN, Leave),
            (140, ANN, IN),
        ],
    );
    let joined: Vec<&str> = said.lines().filter(|line| line.contains("Joined")).collect();
    assert_eq!(
        joined,
        [
            "1 at 10 by mod: Joined { member: mod, role: Moderator, bot: false }",
            "2 at 20 by bo: Joined { member: bo, role: Speaker, bot: false }",
            "5 at 40 by bo: Joined { member: bo, role: Speaker, bot: false }",
            "8 at 70 by bo: Joined { member: bo, role: Listener, bot: false }",
            "9 at 80 by ann: Joined { member: ann, role: Moderator, bot: false }",
            "13 at 110 by ann: Joined { member: ann, role: Speaker, bot: false }",
            "17 at 140 by ann: Joined { member: ann, role: Listener, bot: false }",
        ],
        "{said}"
    );
}

#[test]
fn whoever_is_banned_is_out_of_the_line_up_too() {
    let mut room = scheduled(Policy::default());
    let said = play(
        &mut room,
        &[
            (10, MOD, IN),
            (20, BO, IN),
            (30, MOD, Ban(BO)),
            (40, BO, IN),
            (50, MOD, LetBackIn(BO)),
            (60, BO, IN),
        ],
    );
    assert!(said.contains("refused bo: Banned"), "{said}");
    assert!(said.ends_with("6 at 60 by bo: Joined { member: bo, role: Listener, bot: false }\n"), "{said}");
}

#[test]
fn a_full_stage_seats_the_line_up_in_the_audience_and_keeps_the_owners_place() {
    let mut room = scheduled(Policy { stage_size: 2, ..Policy::default() });
    for (member, role) in [(BO, Role::Speaker), (ANN, Role::Listener), (MOD, Role::Moderator)] {
        give(&mut room, At(10), member, &IN);
        assert_eq!(room.role_of(member), Some(role));
    }
}

#[test]
fn a_closed_room_is_there_for_its_line_up_without_the_link_and_for_others_once_it_begins() {
    let mut room = scheduled(Policy { visibility: Visibility::Closed, ..Policy::default() });
    let join = |room: &Room, member, with_link| {
        room.decide(At(1), &actor(member), &Join { with_link, in_circle: false })
    };
    assert!(join(&room, BO, false).is_ok());
    assert_eq!(join(&room, CY, false), Err(Refusal::NoSuchRoom), "a stranger learns nothing");
    assert!(matches!(join(&room, CY, true), Err(Refusal::NotBegun { .. })));
    let sees = |room: &Room, member, with_link| room.is_visible_to(Some(member), with_link, false);
    assert!(sees(&room, BO, false) && sees(&room, MOD, false));
    assert!(!sees(&room, CY, true) && !sees(&room, DI, false) && !room.is_visible_to(None, true, false));
    give(&mut room, At(2), MOD, &IN);
    give(&mut room, At(3), MOD, &Begin);
    assert!(sees(&room, CY, true) && !sees(&room, CY, false));

    let open = scheduled(Policy::default());
    assert!(!sees(&open, CY, false) && sees(&open, ANN, false), "who waits there is not shown to everybody");
}

#[test]
fn before_it_begins_whoever_is_inside_writes_and_pins_and_calls_in_nobody_but_those_it_lets_in() {
    let mut room = scheduled(Policy::default());
    give(&mut room, At(10), MOD, &IN);
    give(&mut room, At(20), BO, &IN);
    give(&mut room, At(30), BO, &WriteLine(text("Can you hear me?")));
    give(&mut room, At(40), MOD, &Pin(page(MOD, "Slides")));
    assert_eq!((room.chat().count(), room.row().pins.len()), (1, 1));
    assert_eq!(room.decide(At(50), &actor(CY), &WriteLine(text("Hello"))), Err(Refusal::NotInRoom));

    let begins_in = At(HOUR).since(At(50));
    assert_eq!(room.ping(At(50), BO, ANN, false), Ok(true), "who is awaited");
    assert_eq!(room.ping(At(50), BO, CY, false), Err(Refusal::NotBegun { begins_in }));
    assert_eq!(
        room.ping(At(50), CY, DI, false),
        Err(Refusal::NoSuchRoom),
        "it is not there for the audience"
    );
    give(&mut room, At(60), MOD, &Leave);
    assert_eq!(room.ping(At(60), BO, MOD, false), Ok(true), "and the owner may come whenever they like");

    give(&mut room, At(70), MOD, &IN);
    give(&mut room, At(80), MOD, &Begin);
    assert_eq!(room.ping(At(90), BO, CY, false), Ok(true));
}

#[test]
fn a_restart_keeps_the_green_room_the_line_up_and_what_became_of_it() {
    let mut room = scheduled(Policy::default());
    play(&mut room, &[(10, MOD, IN), (20, BO, IN), (30, MOD, MoveToAudience(BO))]);
    let rows = room.seat_rows();
    assert!(rows.iter().any(|row| row.member == ANN && row.lineup == Some(Role::Moderator)), "not come yet");
    let mut restored = Room::restore(room.row(), rows, At(100));
    assert_eq!(restored.begins(), Some(At(HOUR)));
    let said = play(&mut restored, &[(200, ANN, IN), (210, BO, IN), (220, CY, IN)]);
    assert!(
        said.contains("member: ann, role: Moderator") && said.contains("member: bo, role: Listener"),
        "{said}"
    );
    assert!(said.contains("refused cy: NotBegun"), "{said}");
    assert_eq!(restored.begins(), Some(At(HOUR)), "nothing begins by a restart");
}

#[test]
fn a_room_knows_who_came_and_one_that_leaves_nothing_does_not_begin_to() {
    let mut room = open(Policy { recap: false, ..Policy::default() });
    play(&mut room, &[(10, MOD, IN), (20, ANN, IN), (30, ANN, Leave), (40, CY, IN)]);
    assert_eq!(room.came().collect::<Vec<_>>(), [MOD, ANN, CY]);
    give(&mut room, At(50), MOD, &SetPolicy(Policy { hands_max: 7, ..Policy::default() }));
    assert_eq!((room.policy().hands_max, room.policy().recap), (7, false));

    let mut room = open(Policy::default());
    give(&mut room, At(10), MOD, &IN);
    give(&mut room, At(20), MOD, &SetPolicy(Policy { recap: false, ..Policy::default() }));
    assert!(!room.policy().recap);
    give(&mut room, At(30), MOD, &End);
    assert_eq!(room.came().collect::<Vec<_>>(), [MOD], "still known when it is over");
}
