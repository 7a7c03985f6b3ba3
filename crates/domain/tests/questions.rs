//! Written questions: what a room leaves of hands that nobody took, and who sees, answers and deletes it.

use crate::cast::{ANN, BO, CY, DI, MOD, actor, everybody, give, member, room_with};
use domain::network::question::{self, ANSWER_CHARS_MAX};
use domain::network::{AnswerText, QuestionFacts, Reader, Refusal};
use domain::room::Command::*;
use domain::room::{
    Asking, By, Command, Event, HandEnd, HandKind, Hands, Policy, QUESTIONS_MAX, Recorded, Room,
};
use domain::{At, Line, MemberId};
use std::collections::BTreeMap;

const COME: Command = Join { with_link: false, in_circle: false };

fn asks(words: &str) -> Asking {
    Asking { line: Some(Line::parse(words).expect("a short line")), in_writing: true, ..Asking::default() }
}

fn ask(words: &str) -> Command {
    RaiseHand(asks(words))
}

/// `mod` and `ann` are on stage with open microphones, the others listen.
fn talk(policy: Policy) -> Room {
    let mut room = room_with(policy, &[MOD, ANN, BO, CY, DI]);
    give(&mut room, At(1), MOD, &InviteToSpeak(ANN));
    give(&mut room, At(1), ANN, &AcceptInviteToSpeak);
    give(&mut room, At(1), ANN, &Unmute);
    room
}

fn play(room: &mut Room, script: &[(u64, MemberId, Command)]) {
    for (at, by, command) in script {
        give(room, At(*at), *by, command);
    }
}

/// Who asked what, once the room is over.
fn left(mut room: Room) -> Vec<(MemberId, String)> {
    give(&mut room, At(900_000), MOD, &End);
    room.questions().iter().map(|one| (one.author, one.words.as_str().to_owned())).collect()
}

#[test]
fn a_question_is_left_where_nobody_took_its_hand() {
    let mut room = talk(Policy::default());
    play(&mut room, &[(2, BO, ask("Why steel?")), (3, CY, ask("Why now?")), (4, DI, ask("Why here?"))]);
    play(&mut room, &[(5, MOD, AcceptHand(BO)), (6, BO, StepDown)]);
    assert_eq!(left(room), [(CY, "Why now?".to_owned()), (DI, "Why here?".to_owned())]);
}

#[test]
fn nothing_is_left_of_what_was_answered_refused_taken_back_or_not_meant_to_stay() {
    let never = |asking: Asking| {
        let mut room = talk(Policy::default());
        give(&mut room, At(2), BO, &RaiseHand(asking));
        assert!(left(room).is_empty());
    };
    never(Asking { in_writing: false, ..asks("Why?") });
    never(Asking { line: None, ..asks("Why?") });
    never(Asking { kind: HandKind::Experience, ..asks("I did that") });
    for ends in [
        vec![(3, BO, LowerHand)],
        vec![(3, MOD, DeclineHand(BO))],
        vec![(3, MOD, Remove(BO))],
        vec![(3, MOD, Ban(BO))],
        vec![(3, BO, Leave), (4, BO, COME), (5, MOD, Ban(BO))],
        vec![(3, MOD, InviteToSpeak(BO))],
        vec![(3, BO, Leave), (4, BO, COME), (5, MOD, InviteToSpeak(BO)), (6, BO, AcceptInviteToSpeak)],
        vec![(3, BO, LowerHand), (4, BO, RaiseHand(Asking::default())), (5, BO, Leave)],
    ] {
        let mut room = talk(Policy::default());
        give(&mut room, At(2), BO, &ask("Why?"));
        play(&mut room, &ends);
        assert!(left(room).is_empty(), "{ends:?}");
    }
    let mut room = talk(Policy { recap: false, ..Policy::default() });
    give(&mut room, At(2), BO, &ask("Why?"));
    assert!(left(room).is_empty(), "the room leaves nothing");
}

#[test]
fn whoever_leaves_waiting_and_whom_a_policy_has_no_place_for_leaves_the_question_behind_also_over_a_restart()
{
    let mut room = talk(Policy::default());
    play(&mut room, &[(2, BO, ask("Why?")), (3, CY, ask("When?")), (4, BO, Leave)]);
    give(&mut room, At(5), MOD, &SetPolicy(Policy { hands: Hands::Off, ..Policy::default() }));
    let wanted = [(BO, "Why?".to_owned()), (CY, "When?".to_owned())];
    let mut restored = Room::restore(room.row(), room.seat_rows(), At(6));
    give(&mut restored, At(7), MOD, &COME);
    assert_eq!(left(restored), wanted);
    assert_eq!(left(room.clone()), wanted);
    give(&mut room, At(8), BO, &COME);
    assert_eq!(left(room), wanted, "coming back changes nothing");
}

#[test]
fn a_reply_is_for_whom_it_was_meant_unless_they_are_banned() {
    let to = |script: &[(u64, MemberId, Command)]| {
        let mut room = talk(Policy { replies: true, ..Policy::default() });
        give(&mut room, At(2), BO, &RaiseHand(Asking { reply_to: Some(ANN), ..asks("Why?") }));
        play(&mut room, script);
        give(&mut room, At(9), MOD, &End);
        room.questions().iter().map(|one| one.to).collect::<Vec<_>>()
    };
    assert_eq!(to(&[]), [Some(ANN)]);
    assert_eq!(to(&[(3, BO, Leave)]), [Some(ANN)]);
    assert_eq!(to(&[(3, ANN, StepDown)]), [None], "it waited with the others");
    assert_eq!(to(&[(3, BO, Leave), (4, MOD, Ban(ANN))]), [None]);
}

#[test]
fn a_room_leaves_a_bounded_number_of_questions() {
    let mut room = room_with(Policy { hands_max: 500, ..Policy::default() }, &[MOD]);
    let many = 2 * QUESTIONS_MAX as u64 + 20;
    for number in 10..10 + many {
        give(&mut room, At(number), member(number), &Join { with_link: false, in_circle: false });
        give(&mut room, At(number), member(number), &ask("Why?"));
        if number % 2 == 0 {
            give(&mut room, At(number), member(number), &Leave);
        }
    }
    give(&mut room, At(900), MOD, &End);
    assert_eq!(room.questions().len(), QUESTIONS_MAX);
    assert!(
        room.questions().iter().all(|one| one.author.account().number() % 2 == 1),
        "who stayed come first"
    );
}

/// Looks random, and is the same on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }

    fn command(&mut self, about: MemberId, step: u64) -> Command {
        match self.below(15) {
            0..=3 => Join { with_link: true, in_circle: false },
            4..=6 => RaiseHand(Asking { in_writing: self.below(4) > 0, ..asks(&format!("Question {step}")) }),
            7 => RaiseHand(Asking { reply_to: Some(about), ..asks("Reply") }),
            8 => AcceptHand(about),
            9 => [LowerHand, DeclineHand(about)][self.below(2) as usize].clone(),
            10 => [StepDown, Unmute][self.below(2) as usize].clone(),
            11 => [InviteToSpeak(about), AcceptInviteToSpeak][self.below(2) as usize].clone(),
            12 => [Leave, Disconnect][self.below(2) as usize].clone(),
            13 if self.below(4) == 0 => {
                [Remove(about), Ban(about), LetBackIn(about)][self.below(3) as usize].clone()
            }
            13 => Mute,
            _ => {
                SetPolicy(Policy { hands_max: 1 + self.below(5) as u16, replies: true, ..Policy::default() })
            }
        }
    }
}

/// What waits, told from what happened alone: nobody who had the word, lowered the hand, was declined, or is out.
fn model(waits: &mut BTreeMap<MemberId, bool>, recorded: &[Recorded]) {
    for Recorded { event, .. } in recorded {
        match event {
            Event::HandRaised { member, asking, .. } => {
                waits.insert(*member, asking.in_writing);
            }
            Event::HandLowered { end: HandEnd::Left | HandEnd::HandsOff, .. } => {}
            Event::HandLowered { member, .. } | Event::Removed { member } | Event::Banned { member } => {
                waits.remove(member);
            }
            Event::RoleChanged { member, to: role, .. } | Event::Joined { member, role, .. }
                if role.on_stage() =>
            {
                waits.remove(member);
            }
            _ => {}
        }
    }
}

#[test]
fn whatever_happens_no_hand_that_was_served_becomes_a_question_and_every_other_one_does() {
    let people: Vec<MemberId> = everybody().collect();
    let (mut some, mut none) = (0, 0);
    for seed in 0..300 {
        let mut dice = Dice(seed);
        let policy = Policy { stage_size: 4, replies: true, recap: seed % 10 > 0, ..Policy::default() };
        let mut room = room_with(policy, &[MOD]);
        let mut waits = BTreeMap::new();
        let mut now = At(0);
        for step in 0..120 {
            now = now.after(std::time::Duration::from_millis(dice.below(4_000)));
            while room.wake_at().is_some_and(|due| due <= now) {
                let events = room.due(now);
                model(&mut waits, &room.record(now, By::Room, events));
            }
            let pick = |dice: &mut Dice| people[dice.below(people.len() as u64) as usize];
            // Mostly the moderator's acts: else nobody is ever brought up.
            let (about, by) = (pick(&mut dice), pick(&mut dice));
            let command = dice.command(about, step);
            let by =
                if matches!(command, AcceptHand(_) | InviteToSpeak(_) | SetPolicy(_)) { MOD } else { by };
            if let Ok(events) = room.decide(now, &actor(by), &command) {
                model(&mut waits, &room.record(now, By::Member(by), events));
            }
            if dice.below(40) == 0 && !room.is_ended() {
                room = Room::restore(room.row(), room.seat_rows(), now);
            }
            if room.is_ended() {
                break;
            }
        }
        if !room.is_ended() {
            room.record(now, By::Room, vec![Event::Ended]);
        }
        let mut authors: Vec<MemberId> = room.questions().iter().map(|one| one.author).collect();
        authors.sort_unstable();
        let wanted: Vec<MemberId> = match room.policy().recap {
            true => waits.iter().filter(|(_, stays)| **stays).map(|(author, _)| *author).collect(),
            false => vec![],
        };
        assert_eq!(authors, wanted, "seed {seed}");
        if authors.is_empty() { none += 1 } else { some += 1 }
    }
    assert!(some > 50 && none > 10, "both happen: {some} and {none}");
}

fn facts(to: Option<MemberId>, answered: bool, blocked: bool) -> QuestionFacts {
    QuestionFacts { author: BO, to, answered, blocked }
}

#[test]
fn until_it_is_answered_its_author_the_stage_and_moderators_alone_see_a_question() {
    let mut said = String::new();
    let readers = [
        ("author", Reader { member: BO, on_stage: false, moderates: false, was_there: true }),
        ("asked", Reader { member: ANN, on_stage: true, moderates: false, was_there: true }),
        ("beside", Reader { member: DI, on_stage: true, moderates: false, was_there: true }),
        ("moderator", Reader { member: MOD, on_stage: true, moderates: true, was_there: true }),
        ("listener", Reader { member: CY, on_stage: false, moderates: false, was_there: true }),
        ("outsider", Reader { member: member(9), on_stage: false, moderates: false, was_there: false }),
    ];
    for (name, reader) in readers {
        said += &format!("{name:10}");
        for facts in [
            facts(None, false, false),
            facts(Some(ANN), false, false),
            facts(None, true, false),
            facts(Some(ANN), true, false),
            facts(None, false, true),
            facts(None, true, true),
        ] {
            let may = [reader.sees(&facts), reader.may_answer(&facts), reader.may_delete(&facts)];
            let word: String =
                may.iter().zip("sad".chars()).map(|(may, c)| if *may { c } else { '-' }).collect();
            said += &format!(" {word}");
            assert!(may[0] || !(may[1] || may[2]), "nobody acts on what they do not see");
            assert_eq!(question::answer(&reader, Some(&facts)).is_ok(), may[1]);
            assert_eq!(question::delete(&reader, Some(&facts)).is_ok(), may[2]);
            if !may[0] {
                let no = Err(Refusal::NoSuchQuestion);
                assert_eq!(
                    (question::answer(&reader, Some(&facts)), question::delete(&reader, Some(&facts))),
                    (no, no)
                );
            }
        }
        said += "\n";
        let no = Err(Refusal::NoSuchQuestion);
        assert_eq!((question::answer(&reader, None), question::delete(&reader, None)), (no, no));
    }
    // For all, for ann, both answered, and both of somebody whom the reader blocked: sees, answers, deletes.
    let wanted = "\
author     s-d s-d s-d s-d s-d s-d
asked      sa- sa- s-- s-- --- ---
beside     sa- --- s-- s-- --- ---
moderator  sad s-d s-d s-d --- ---
listener   --- --- s-- s-- --- ---
outsider   --- --- --- --- --- ---
";
    assert_eq!(said, wanted);
}

#[test]
fn of_a_question_for_one_of_them_nobody_else_on_stage_hears_before_it_is_answered() {
    let told = |facts: QuestionFacts| [ANN, DI].map(|member| facts.concerns(member));
    assert_eq!(told(facts(None, false, false)), [true, true]);
    assert_eq!(told(facts(Some(ANN), false, false)), [true, false]);
    assert_eq!(told(facts(Some(ANN), true, false)), [true, true]);
}

#[test]
fn a_question_is_answered_once() {
    let ann = Reader { member: ANN, on_stage: true, moderates: false, was_there: true };
    assert_eq!(question::answer(&ann, Some(&facts(None, true, false))), Err(Refusal::AnsweredAlready));
    let own = Reader { member: BO, ..ann };
    assert_eq!(question::answer(&own, Some(&facts(None, false, false))), Err(Refusal::NotAllowed));
    assert_eq!(question::delete(&ann, Some(&facts(None, true, false))), Err(Refusal::NotAllowed));
}

#[test]
fn an_answer_has_lines_and_an_end() {
    let read = |text: &str| AnswerText::parse(text).map(|text| text.as_str().to_owned());
    assert_eq!(read("  Because.\r\nAnd so on. ").as_deref(), Ok("Because.\nAnd so on."));
    for bad in ["", " \n ", "a\u{202e}b", &"é".repeat(ANSWER_CHARS_MAX + 1)] {
        assert_eq!(read(bad), Err(Refusal::BadAnswer));
    }
    assert!(read(&"é".repeat(ANSWER_CHARS_MAX)).is_ok());
}
