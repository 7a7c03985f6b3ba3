//! Who may do what, as a table: a review shows a changed cell, not changed logic.

use crate::cast::{ANN, BO, CY, DI, MOD, actor, command, give, member, room_with, show_of_hands, text};
use domain::entry::Field;
use domain::room::{
    Action, Actor, Asking, By, Command, Event, Hands, House, OpenedBy, Policy, Refusal, Role, Room, Topic,
    TurnPolicy, Visibility,
};
use domain::{At, MemberId};

type Decide = fn(&Room, At, &Actor, &Command) -> Result<Vec<Event>, Refusal>;

const ED: MemberId = member(6);
const AT: At = At(1000);

/// What `decide` really answers where nothing but the asker's seat can be in the way.
const TABLE: &str = "
                     outsider listener speaker moderator
Join                 yes      yes      yes     yes
Leave                yes      yes      yes     yes
Disconnect           yes      yes      yes     yes
RaiseHand            -        yes      -       -
LowerHand            -        yes      -       -
LetPass              -        yes      -       -
AcceptHand           -        -        -       yes
DeclineHand          -        -        -       yes
InviteToSpeak        -        -        -       yes
AcceptInviteToSpeak  -        yes      -       -
DeclineInviteToSpeak -        yes      -       -
StepDown             -        -        yes     yes
MoveToAudience       -        -        -       yes
Mute                 -        -        yes     yes
Unmute               -        -        yes     yes
MuteMember           -        -        -       yes
AskToUnmute          -        -        yes     yes
AllowUnmute          -        -        -       yes
Remove               -        -        -       yes
Ban                  -        -        -       yes
LetBackIn            -        -        -       yes
MakeModerator        -        -        -       yes
UnmakeModerator      -        -        -       yes
AgreeToTurns         -        yes      yes     yes
EndTurn              -        -        yes     yes
ExtendTurn           -        -        -       yes
StartRound           -        -        -       yes
StopRound            -        -        -       yes
OpenPoll             -        -        -       yes
Vote                 -        yes      yes     yes
ClosePoll            -        -        -       yes
WriteLine            -        yes      yes     yes
DeleteLine           -        yes      yes     yes
Pin                  -        -        -       yes
Unpin                -        -        -       yes
Begin                -        -        -       yes
Lock                 -        -        -       yes
Unlock               -        -        -       yes
Rename               -        -        -       yes
SetTopic             -        -        -       yes
SetPolicy            -        -        -       yes
End                  -        -        -       yes";

#[test]
fn who_may_do_what() {
    assert_eq!(table(Room::decide).trim(), TABLE.trim(), "\n{}", table(Room::decide));
}

#[test]
fn the_table_in_the_code_says_what_decide_does() {
    for row in TABLE.trim().lines().skip(1) {
        let cells: Vec<_> = row.split_whitespace().collect();
        let action = Action::ALL.iter().find(|action| format!("{action:?}") == cells[0]).expect("a row each");
        for (role, cell) in Role::ALL.iter().zip(&cells[2..]) {
            assert_eq!(role.may(*action), *cell == "yes", "{action:?} by {role:?}");
        }
    }
    assert_eq!(TABLE.trim().lines().count(), Action::ALL.len() + 1);
}

/// Nobody acts against the owner; only the owner acts against a moderator.
#[test]
fn whom_a_moderator_may_act_against() {
    let mut said = String::from("               by a moderator, against      by the owner, against\n");
    said += "               speaker moderator owner      speaker moderator owner\n";
    let against = [
        Action::MoveToAudience,
        Action::MuteMember,
        Action::AllowUnmute,
        Action::Remove,
        Action::Ban,
        Action::UnmakeModerator,
    ];
    for action in against {
        said += &format!("{:16}", format!("{action:?}"));
        for (by, width) in [(BO, 12), (MOD, 1)] {
            for (about, width) in [(CY, 8), (DI, 10), (MOD, width)] {
                let mut room = room_with(Policy::default(), &[MOD, BO, CY, DI]);
                seat_as(&mut room, BO, Some(Role::Moderator));
                seat_as(&mut room, CY, Some(Role::Speaker));
                seat_as(&mut room, DI, Some(Role::Moderator));
                if action == Action::AllowUnmute {
                    give(&mut room, AT, MOD, &Command::MuteMember(CY));
                    give(&mut room, AT, MOD, &Command::MuteMember(DI));
                }
                let answer = room.decide(AT, &actor(by), &command(action, about, true, *room.policy(), "x"));
                let cell = match answer {
                    Ok(events) if events.is_empty() => "nothing",
                    Ok(_) => "yes",
                    Err(_) => "-",
                };
                said += &format!("{cell:width$}");
            }
        }
        said = said.trim_end().to_owned() + "\n";
    }
    let want = "
               by a moderator, against      by the owner, against
               speaker moderator owner      speaker moderator owner
MoveToAudience  yes     -         -           yes     yes       -
MuteMember      yes     -         -           yes     yes       -
AllowUnmute     yes     -         -           yes     yes       -
Remove          yes     -         -           yes     yes       -
Ban             yes     -         -           yes     yes       -
UnmakeModerator nothing -         -           nothing yes       -
";
    assert_eq!(said.trim(), want.trim(), "\n{said}");
}

#[test]
fn a_moderator_gives_up_moderating_but_the_owner_does_not() {
    let mut room = room_with(Policy::default(), &[MOD, BO]);
    seat_as(&mut room, BO, Some(Role::Moderator));
    give(&mut room, AT, BO, &Command::UnmakeModerator(BO));
    assert_eq!(room.role_of(BO), Some(Role::Speaker));
    assert_eq!(room.decide(AT, &actor(MOD), &Command::UnmakeModerator(MOD)), Err(Refusal::IsOwner));
}

/// To whom a room is there, pages of its audience and its link.
#[test]
fn who_sees_what_of_a_room() {
    let mut said = format!("{:26} card  audience   link\n", "");
    for visibility in [Visibility::Open, Visibility::Closed] {
        for (who, name) in
            [(CY, "outsider"), (ED, "banned"), (ANN, "listener"), (BO, "speaker"), (MOD, "moderator")]
        {
            for with_link in [false, true] {
                let mut room = room_with(Policy { visibility, ..Policy::default() }, &[MOD]);
                for member in [ANN, BO, ED] {
                    give(&mut room, AT, member, &Command::Join { with_link: true, in_circle: false });
                }
                seat_as(&mut room, BO, Some(Role::Speaker));
                give(&mut room, AT, MOD, &Command::Ban(ED));
                let card = if room.is_visible_to(Some(who), with_link, false) { "yes" } else { "-" };
                let answer =
                    |may: Result<(), Refusal>| may.map_or_else(|no| format!("{no:?}"), |()| "yes".into());
                let (audience, link) =
                    (answer(room.may_list_audience(who, false)), answer(room.may_see_link(who, false)));
                assert_eq!(room.may_see_sound(who, false), room.may_see_link(who, false));
                let with = if with_link { "with link" } else { "" };
                said += &format!(
                    "{:6} {name:9} {with:9} {card:5} {audience:10} {link}\n",
                    format!("{visibility:?}")
                );
            }
        }
    }
    let want = "
                           card  audience   link
Open   outsider            yes   NotInRoom  NotInRoom
Open   outsider  with link yes   NotInRoom  NotInRoom
Open   banned              yes   NotInRoom  NotInRoom
Open   banned    with link yes   NotInRoom  NotInRoom
Open   listener            yes   yes        NotAllowed
Open   listener  with link yes   yes        NotAllowed
Open   speaker             yes   yes        NotAllowed
Open   speaker   with link yes   yes        NotAllowed
Open   moderator           yes   yes        yes
Open   moderator with link yes   yes        yes
Closed outsider            -     NoSuchRoom NoSuchRoom
Closed outsider  with link yes   NoSuchRoom NoSuchRoom
Closed banned              -     NoSuchRoom NoSuchRoom
Closed banned    with link -     NoSuchRoom NoSuchRoom
Closed listener            yes   yes        NotAllowed
Closed listener  with link yes   yes        NotAllowed
Closed speaker             yes   yes        NotAllowed
Closed speaker   with link yes   yes        NotAllowed
Closed moderator           yes   yes        yes
Closed moderator with link yes   yes        yes
";
    assert_eq!(said.trim(), want.trim(), "\n{said}");
    let mut ended = room_with(Policy::default(), &[MOD, ANN]);
    give(&mut ended, AT, MOD, &Command::End);
    assert!(!ended.is_visible_to(Some(ANN), true, false), "a room that is over is there for nobody");
}

/// Whose hand goes up under which policy; `ann` has proved medicine, `bo` that he works somewhere, `cy` nothing.
#[test]
fn who_may_raise_a_hand_by_proof() {
    let policies = [
        ("everyone", Hands::Everyone),
        ("proven", Hands::Proven { field: None }),
        ("medicine", Hands::Proven { field: Some(Field::Medicine) }),
        ("law", Hands::Proven { field: Some(Field::Law) }),
        ("off", Hands::Off),
    ];
    let mut said = format!("{:9} ann        bo         cy\n", "");
    for (name, hands) in policies {
        said += &format!("{name:10}");
        let room = room_with(Policy { hands, ..Policy::default() }, &[MOD, ANN, BO, CY]);
        for member in [ANN, BO, CY] {
            let cell = match room.decide(AT, &actor(member), &Command::RaiseHand(Asking::default())) {
                Ok(_) => "yes".to_owned(),
                Err(no) => format!("{no:?}"),
            };
            said += &format!("{cell:11}");
        }
        said = said.trim_end().to_owned() + "\n";
    }
    let want = "
          ann        bo         cy
everyone  yes        yes        yes
proven    yes        yes        NotProven
medicine  yes        NotProven  NotProven
law       NotProven  NotProven  NotProven
off       HandsOff   HandsOff   HandsOff
";
    assert_eq!(said.trim(), want.trim(), "\n{said}");
}

/// Moderators still choose whom they like, and a hand that is up is theirs to accept.
#[test]
fn who_has_proved_nothing_is_still_invited_to_speak() {
    let hands = Hands::Proven { field: None };
    let mut room = room_with(Policy { hands, ..Policy::default() }, &[MOD, CY]);
    give(&mut room, AT, MOD, &Command::InviteToSpeak(CY));
    give(&mut room, AT, CY, &Command::AcceptInviteToSpeak);
    assert_eq!(room.role_of(CY), Some(Role::Speaker));
}

/// Whose proof fits is not known when the policy changes: hands stay up only where nobody loses the right to one.
#[test]
fn hands_go_down_when_fewer_may_raise_one_and_stay_when_more_may() {
    let proven = Hands::Proven { field: None };
    let medicine = Hands::Proven { field: Some(Field::Medicine) };
    let law = Hands::Proven { field: Some(Field::Law) };
    for (before, after, stays) in [
        (Hands::Everyone, proven, false),
        (Hands::Everyone, medicine, false),
        (proven, medicine, false),
        (medicine, law, false),
        (medicine, proven, true),
        (medicine, Hands::Everyone, true),
        (proven, Hands::Off, false),
    ] {
        let mut room = room_with(Policy { hands: before, ..Policy::default() }, &[MOD, ANN]);
        give(&mut room, AT, ANN, &Command::RaiseHand(Asking::default()));
        give(&mut room, AT, MOD, &Command::SetPolicy(Policy { hands: after, ..Policy::default() }));
        assert_eq!(room.hands().count() == 1, stays, "{before:?} to {after:?}");
    }
}

/// The test of the test: a hole in the rules shows as a changed cell.
#[test]
fn a_listener_who_could_accept_hands_would_be_seen() {
    let decide: Decide = |room, at, by, command| match command {
        Command::AcceptHand(_) if room.role_of(by.member) == Some(Role::Listener) => {
            room.decide(at, &actor(MOD), command)
        }
        _ => room.decide(at, by, command),
    };
    let table = table(decide);
    let changed: Vec<_> =
        table.trim().lines().zip(TABLE.trim().lines()).filter(|(got, want)| got != want).collect();
    let row = "AcceptHand           -        yes      -       yes";
    assert_eq!(changed, [(row, "AcceptHand           -        -        -       yes")]);
}

fn table(decide: Decide) -> String {
    let mut said = format!("{:20} outsider listener speaker moderator\n", "");
    for action in Action::ALL {
        let mut row = format!("{:21}", format!("{action:?}"));
        let seats = [None, Some(Role::Listener), Some(Role::Speaker), Some(Role::Moderator)];
        for (seat, width) in seats.into_iter().zip([9, 9, 8, 9]) {
            let room = ready_for(*action, seat);
            let command = match action {
                Action::DeleteLine => Command::DeleteLine(room.seq()), // What bo wrote last.
                _ => command(*action, about(*action), true, Policy { hands_max: 7, ..*room.policy() }, "x"),
            };
            let cell = if decide(&room, AT, &actor(BO), &command).is_ok() { "yes" } else { "-" };
            row += &format!("{cell:width$}");
        }
        said += &format!("{}\n", row.trim_end());
    }
    said
}

/// A room in which `bo`, seated like that, could do it, were it not for the table.
fn ready_for(action: Action, seat: Option<Role>) -> Room {
    let turn = Some(TurnPolicy { budget_s: 60, then_audience: false });
    let mut room = room_with(Policy { turn, ..Policy::default() }, &[MOD, ANN, CY, DI, ED]);
    give(&mut room, AT, ANN, &Command::RaiseHand(Asking::default()));
    seat_as(&mut room, CY, Some(Role::Speaker));
    give(&mut room, AT, MOD, &Command::MuteMember(CY));
    give(&mut room, AT, MOD, &Command::Ban(ED));
    if seat.is_some() {
        give(&mut room, AT, BO, &Command::Join { with_link: false, in_circle: false });
    }
    seat_as(&mut room, BO, seat);
    match (action, seat) {
        (Action::AcceptInviteToSpeak, Some(Role::Listener)) => {
            give(&mut room, AT, MOD, &Command::InviteToSpeak(BO));
        }
        (Action::AskToUnmute, Some(Role::Speaker | Role::Moderator)) => {
            give(&mut room, AT, MOD, &Command::MuteMember(BO));
        }
        (Action::LetPass | Action::AgreeToTurns, Some(Role::Listener)) => {
            give(&mut room, AT, BO, &Command::RaiseHand(Asking::default()));
        }
        (Action::EndTurn | Action::ExtendTurn, seat) => {
            let on_stage = seat.is_some_and(Role::on_stage);
            give_turn(&mut room, if on_stage { BO } else { CY });
        }
        (Action::Vote, _) => {
            give(&mut room, AT, MOD, &Command::OpenPoll(show_of_hands("Shall we?", false)));
        }
        (Action::DeleteLine, Some(_)) => {
            give(&mut room, AT, BO, &Command::WriteLine(text("Hello")));
        }
        _ => {}
    }
    room
}

/// A round that has come to this member.
fn give_turn(room: &mut Room, member: MemberId) {
    give(room, AT, MOD, &Command::StartRound);
    while room.turn().map(|turn| turn.member) != Some(member) {
        let begins = room.due(AT);
        assert!(!begins.is_empty(), "everybody on stage has a turn");
        room.record(AT, By::Room, begins);
        if room.turn().map(|turn| turn.member) != Some(member) {
            let turn = room.turn().expect("begun");
            give(room, AT, MOD, &Command::EndTurn(turn.member));
        }
    }
}

/// Whom `bo` would do it to.
fn about(action: Action) -> MemberId {
    match action {
        Action::AcceptHand | Action::DeclineHand => ANN,
        Action::LetBackIn => ED,
        Action::UnmakeModerator | Action::EndTurn => BO,
        Action::InviteToSpeak => DI,
        _ => CY,
    }
}

fn seat_as(room: &mut Room, member: MemberId, role: Option<Role>) {
    if role.is_some_and(Role::on_stage) {
        give(room, AT, MOD, &Command::InviteToSpeak(member));
        give(room, AT, member, &Command::AcceptInviteToSpeak);
    }
    if role == Some(Role::Moderator) {
        give(room, AT, MOD, &Command::MakeModerator(member));
    }
}

/// What the server's owner laid down for all rooms.
#[test]
fn rooms_obey_the_house() {
    let strict = House { opened_by: OpenedBy::Owners, closed_rooms: false, topic_required: true };
    assert_eq!(strict.may_open(true), Ok(()));
    assert_eq!(strict.may_open(false), Err(Refusal::OwnersOpenRooms));
    assert_eq!(House::default().may_open(false), Ok(()));

    let (open, closed) = (Policy::default(), Policy { visibility: Visibility::Closed, ..Policy::default() });
    let topic = Topic::parse("Rust").ok();
    assert_eq!(strict.check(&open, topic.as_ref()), Ok(()));
    assert_eq!(strict.check(&closed, topic.as_ref()), Err(Refusal::NoClosedRooms));
    assert_eq!(strict.check(&open, None), Err(Refusal::TopicRequired));
    assert_eq!(House::default().check(&closed, None), Ok(()));

    // What could not be opened like that does not become like that later.
    let mut room = room_with(open, &[MOD]);
    give(&mut room, AT, MOD, &Command::SetTopic(topic));
    let mut room = room.under(strict);
    let answer = |room: &Room, command: Command| room.decide(AT, &actor(MOD), &command);
    assert_eq!(answer(&room, Command::SetPolicy(closed)), Err(Refusal::NoClosedRooms));
    assert_eq!(answer(&room, Command::SetTopic(None)), Err(Refusal::TopicRequired));
    assert!(answer(&room, Command::SetPolicy(Policy { hands_max: 7, ..open })).is_ok());
    // A room of before the rules stays as it is, and can be opened up.
    room = room_with(closed, &[]).under(strict);
    give(&mut room, AT, MOD, &Command::Join { with_link: true, in_circle: false });
    assert!(answer(&room, Command::SetPolicy(Policy { hands_max: 7, ..closed })).is_ok());
    assert!(answer(&room, Command::SetPolicy(open)).is_ok());
}
