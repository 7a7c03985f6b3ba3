//! Whom one met in a room, who may write to whom, and what nobody is told.

use crate::cast::{ANN, BO, CY, HAL, MOD, actor, everybody, give, open, room_with};
use domain::network::block::{self, BLOCKED_MAX};
use domain::network::introduction::{self, LAST_PART, PEOPLE_SHOWN};
use domain::network::thread::{self, MESSAGE_CHARS_MAX, REQUESTS_A_DAY};
use domain::network::thread_report;
use domain::network::{
    MessageKey, MessageText, Refusal, ReportReason, ThreadFacts, ThreadState, ThreadView, TickFacts, Visit,
    Visits, Writing,
};
use domain::room::{Asking, By, Command, Policy, Recorded, Room};
use domain::{AccountId, At, MemberId};
use std::collections::BTreeSet;

const ME: AccountId = AccountId::new(1);
const YOU: AccountId = AccountId::new(2);

/// Came and left in minutes.
fn visit(member: u64, came: u64, left: u64, on_stage: bool) -> Visit {
    let at = |minutes: u64| At(minutes * 60_000);
    let member = MemberId::of(AccountId::new(member));
    Visit { member, came: at(came), left: at(left), on_stage }
}

fn tell(visits: &mut Visits, recorded: &[Recorded]) -> Vec<Visit> {
    recorded.iter().flat_map(|recorded| visits.apply(recorded)).collect()
}

#[test]
fn a_visit_lasts_from_coming_to_going_and_who_was_put_out_was_not_there() {
    let mut room = room_with(Policy::default(), &[MOD, ANN]);
    let mut visits = Visits::of(&room, At(5));
    let mut over = vec![];
    let script = [
        (10, BO, Command::Join { with_link: true, in_circle: false }),
        (11, HAL, Command::Join { with_link: true, in_circle: false }),
        (12, CY, Command::Join { with_link: true, in_circle: false }),
        (13, ANN, Command::RaiseHand(Asking::default())),
        (14, MOD, Command::AcceptHand(ANN)),
        (15, ANN, Command::StepDown),
        (20, BO, Command::Leave),
        (21, MOD, Command::Remove(CY)),
        (30, MOD, Command::End),
    ];
    for (at, by, command) in script {
        over.extend(tell(&mut visits, &give(&mut room, At(at), by, &command)));
    }
    let wanted = [
        Visit { member: BO, came: At(10), left: At(20), on_stage: false },
        Visit { member: MOD, came: At(5), left: At(30), on_stage: true },
        Visit { member: ANN, came: At(5), left: At(30), on_stage: true },
    ];
    assert_eq!(over, wanted, "a program and whoever was removed are nobody to meet");
    assert_eq!(visits.at(At(40)).count(), 0);
}

#[test]
fn who_goes_on_being_there_is_whoever_has_a_seat_whatever_happens() {
    let mut dice = Dice(5);
    for script in 0..200 {
        let mut room = open(Policy::default());
        let mut visits = Visits::of(&room, At(0));
        for step in 1..60 {
            let people: Vec<MemberId> = everybody().collect();
            let (by, about) = (people[dice.below(people.len())], people[dice.below(people.len())]);
            let command = match dice.below(9) {
                0..=2 => Command::Join { with_link: true, in_circle: false },
                3 => Command::Leave,
                4 => Command::RaiseHand(Asking::default()),
                5 => Command::AcceptHand(about),
                6 => Command::StepDown,
                7 if dice.below(4) == 0 => Command::Ban(about),
                7 => Command::Remove(about),
                _ => Command::Disconnect,
            };
            let Ok(events) = room.decide(At(step), &actor(by), &command) else { continue };
            tell(&mut visits, &room.record(At(step), By::Member(by), events));
            let there: BTreeSet<MemberId> = visits.at(At(step)).map(|visit| visit.member).collect();
            assert_eq!(there, people_in(&room), "script {script} step {step}: {command:?}");
            for visit in visits.at(At(step)) {
                let is_on_stage = room.role_of(visit.member).is_some_and(|role| role.on_stage());
                assert!(visit.on_stage || !is_on_stage, "script {script} step {step}: {command:?}");
            }
        }
    }
}

fn people_in(room: &Room) -> BTreeSet<MemberId> {
    room.roster().filter(|(.., bot)| !bot).map(|(member, ..)| member).collect()
}

#[test]
fn two_met_if_one_was_on_stage_or_both_stayed_for_the_same_last_part() {
    let minutes = LAST_PART.as_secs() / 60;
    let cases = [
        (visit(1, 0, 60, false), visit(2, 0, 60, false), true),
        (visit(1, 0, 60, false), visit(2, 0, 60 - minutes, false), true),
        (visit(1, 0, 60, false), visit(2, 0, 59 - minutes, false), false),
        (visit(1, 0, 60, false), visit(2, 0, 5, true), true),
        // Not at the same time.
        (visit(1, 0, 60, true), visit(2, 61, 65, true), false),
        (visit(1, 0, 60, true), visit(2, 60, 65, false), true),
        // Nobody meets themselves.
        (visit(1, 0, 60, true), visit(1, 0, 60, true), false),
    ];
    for (at, (one, other, met)) in cases.into_iter().enumerate() {
        assert_eq!((one.met(&other), other.met(&one)), (met, met), "case {at}");
    }
}

#[test]
fn whoever_is_shown_is_shown_both_ways_once_and_in_an_order_that_knows_no_ticks() {
    let mut dice = Dice(9);
    for turn in 0..300 {
        let mut all = vec![];
        for _ in 0..2 + dice.below(12) {
            let came = dice.below(90) as u64;
            let on_stage = dice.below(4) == 0;
            all.push(visit(1 + dice.below(6) as u64, came, came + dice.below(60) as u64, on_stage));
        }
        let members: BTreeSet<MemberId> = all.iter().map(|visit| visit.member).collect();
        let shown_to = |me: MemberId| {
            let (own, others): (Vec<Visit>, Vec<Visit>) =
                all.iter().copied().partition(|visit| visit.member == me);
            introduction::shown(&own, others)
        };
        for me in &members {
            let shown = shown_to(*me);
            let mut seen = BTreeSet::new();
            for other in &shown {
                assert!(other.member != *me && seen.insert(other.member), "turn {turn}: each once");
                assert!(
                    shown_to(other.member).iter().any(|back| back.member == *me),
                    "turn {turn}: both ways"
                );
            }
            assert!(shown.is_sorted_by_key(|other| !other.on_stage), "turn {turn}: the stage first");
            let mut backwards = all.clone();
            backwards.reverse();
            backwards.retain(|visit| visit.member != *me);
            let own: Vec<Visit> = all.iter().filter(|visit| visit.member == *me).copied().collect();
            let again: Vec<MemberId> =
                introduction::shown(&own, backwards).iter().map(|visit| visit.member).collect();
            let first: Vec<MemberId> = shown.iter().map(|visit| visit.member).collect();
            assert_eq!(again, first, "turn {turn}: in whatever order they were read");
        }
    }
    let crowd = (2..400).map(|member| visit(member, 0, 60, false)).collect();
    assert_eq!(introduction::shown(&[visit(1, 0, 60, false)], crowd).len(), PEOPLE_SHOWN);
}

#[test]
fn one_ticks_whom_one_met_and_has_not_blocked() {
    let facts = TickFacts { met: true, open: false, blocks: false };
    assert_eq!(introduction::tick(&facts), Ok(true));
    assert_eq!(introduction::tick(&TickFacts { met: false, ..facts }), Err(Refusal::NotMet));
    assert_eq!(introduction::tick(&TickFacts { blocks: true, ..facts }), Err(Refusal::YouBlocked));
    assert_eq!(
        introduction::tick(&TickFacts { open: true, ..facts }),
        Ok(false),
        "there is nothing to wait for"
    );
}

#[test]
fn whoever_is_not_followed_back_asks_with_one_message_and_waits() {
    let facts = |state| ThreadFacts { state, follow_each_other: false, blocks: false, asked_lately: 0 };
    let may = |facts: &ThreadFacts| thread::write(ME, YOU, facts);
    let mine = |state: fn(AccountId) -> ThreadState| facts(Some(state(ME)));
    let theirs = |state: fn(AccountId) -> ThreadState| facts(Some(state(YOU)));
    let asked = |by| ThreadState::Asked { by };
    let declined = |by| ThreadState::Declined { by };

    assert_eq!(may(&facts(None)), Ok(Writing::Asks));
    assert_eq!(may(&mine(asked)), Err(Refusal::RequestWaits));
    assert_eq!(may(&mine(declined)), may(&mine(asked)), "nobody is told that they were declined");
    assert_eq!(may(&theirs(asked)), Ok(Writing::Opens), "whoever answers accepts");
    assert_eq!(may(&theirs(declined)), Ok(Writing::Opens));
    assert_eq!(may(&facts(Some(ThreadState::Open))), Ok(Writing::Within));

    let followed = |facts: ThreadFacts| ThreadFacts { follow_each_other: true, ..facts };
    for waiting in [facts(None), mine(asked), mine(declined)] {
        assert_eq!(may(&followed(waiting)), Ok(Writing::Opens));
    }
    let many = |asked_lately| ThreadFacts { asked_lately, ..facts(None) };
    assert_eq!(may(&many(REQUESTS_A_DAY - 1)), Ok(Writing::Asks));
    assert_eq!(may(&many(REQUESTS_A_DAY)), Err(Refusal::TooManyRequests));
    assert_eq!(
        may(&followed(many(REQUESTS_A_DAY))),
        Ok(Writing::Opens),
        "those who follow each other ask nobody"
    );
    for state in [None, Some(ThreadState::Open), Some(asked(YOU))] {
        let blocked = ThreadFacts { blocks: true, ..followed(facts(state)) };
        assert_eq!(may(&blocked), Err(Refusal::YouBlocked));
    }
    assert_eq!(thread::write(ME, ME, &followed(facts(None))), Err(Refusal::NotYourself));
}

#[test]
fn a_request_is_answered_by_the_other_and_a_declined_one_looks_the_same_to_whoever_asked() {
    let asked = ThreadState::Asked { by: YOU };
    let declined = ThreadState::Declined { by: YOU };
    assert_eq!(thread::answer(ME, asked, true), Ok(true));
    assert_eq!(thread::answer(ME, asked, false), Ok(true));
    assert_eq!(thread::answer(ME, ThreadState::Open, true), Ok(false), "twice is once");
    assert_eq!(thread::answer(ME, declined, false), Ok(false));
    for (state, accept) in [(declined, true), (ThreadState::Open, false)] {
        assert_eq!(thread::answer(ME, state, accept), Err(Refusal::NoSuchThread));
    }
    for accept in [true, false] {
        assert_eq!(
            thread::answer(YOU, asked, accept),
            Err(Refusal::NoSuchThread),
            "nobody answers themselves"
        );
        assert_eq!(thread::answer(YOU, declined, accept), thread::answer(YOU, asked, accept));
    }
    assert_eq!(
        (asked.seen_by(YOU), declined.seen_by(YOU)),
        (Some(ThreadView::Waits), Some(ThreadView::Waits))
    );
    assert_eq!((asked.seen_by(ME), declined.seen_by(ME)), (Some(ThreadView::Asks), None));
    assert_eq!(ThreadState::Open.seen_by(ME), Some(ThreadView::Open));
}

#[test]
fn how_to_be_reached_is_added_in_an_open_thread_and_always_taken_back() {
    assert_eq!(thread::set_contact(ThreadView::Open, false, true), Ok(()));
    assert_eq!(thread::set_contact(ThreadView::Open, true, true), Err(Refusal::YouBlocked));
    assert_eq!(thread::set_contact(ThreadView::Open, true, false), Ok(()));
    for view in [ThreadView::Waits, ThreadView::Asks] {
        assert_eq!(thread::set_contact(view, false, true), Err(Refusal::NoSuchThread));
    }
}

#[test]
fn one_blocks_others_and_not_without_bound() {
    assert_eq!(block::block(ME, YOU, false, 0), Ok(true));
    assert_eq!(block::block(ME, YOU, true, BLOCKED_MAX), Ok(false), "a second time changes nothing");
    assert_eq!(block::block(ME, YOU, false, BLOCKED_MAX), Err(Refusal::TooManyBlocked));
    assert_eq!(block::block(ME, ME, false, 0), Err(Refusal::NotYourself));
}

#[test]
fn with_a_block_between_them_neither_finds_the_other_but_by_the_whole_handle() {
    for (has_block_between, by_whole_handle, finds) in
        [(false, false, true), (false, true, true), (true, true, true), (true, false, false)]
    {
        assert_eq!(block::finds(has_block_between, by_whole_handle), finds);
    }
}

#[test]
fn a_message_keeps_its_lines_and_its_letters_and_hides_nothing() {
    let read = |text: &str| MessageText::parse(text).map(|text| text.as_str().to_owned());
    for (typed, kept) in [
        (" Hello \n\nthere ", "Hello \n\nthere"),
        ("one\r\ntwo\tthree", "one\ntwo\tthree"),
        ("举手 손들기 giơ tay", "举手 손들기 giơ tay"),
        // A family is one picture of several, joined; Persian words are parted without a blank.
        ("👩\u{200d}👩\u{200d}👧", "👩\u{200d}👩\u{200d}👧"),
        ("می\u{200c}خواهم", "می\u{200c}خواهم"),
    ] {
        assert_eq!(read(typed).as_deref(), Ok(kept), "{typed:?}");
    }
    let long = "字".repeat(MESSAGE_CHARS_MAX);
    assert_eq!(read(&long).as_deref(), Ok(long.as_str()), "characters count, not bytes");
    for bad in ["", " \n ", "a\u{202e}b", "a\u{0}b", "a\u{2066}b", "\u{feff}", &format!("{long}字")] {
        assert_eq!(read(bad), Err(Refusal::BadMessage), "{bad:?}");
    }
    for good in ["0123456789", "a-b-c-d-e", &"x".repeat(40)] {
        assert!(MessageKey::parse(good).is_ok(), "{good}");
    }
    for bad in ["", "short", "with blank", "ümlaut-ümlaut", &"x".repeat(41)] {
        assert!(MessageKey::parse(bad).is_err(), "{bad}");
    }
}

/// Numbers that look random and are the same on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n
    }
}

#[test]
fn one_reports_what_somebody_else_wrote_and_each_reason_reads_back() {
    for (view, may) in [(ThreadView::Open, true), (ThreadView::Asks, true), (ThreadView::Waits, false)] {
        assert_eq!(thread_report::report(view, true).is_ok(), may, "{view:?}");
        assert_eq!(thread_report::report(view, false), Err(Refusal::NoSuchThread), "they are gone");
    }
    for reason in ReportReason::ALL {
        assert_eq!(ReportReason::of(reason.word()), Some(reason));
    }
    assert_eq!(ReportReason::of("dull"), None);
}
