//! Many talks with random people: nobody is passed over more than the order allows, and the wait that is told is right.

use crate::cast::{member, open};
use domain::entry::{Field, Proof, ProofKind, Proven, Shows};
use domain::room::{Actor, Asking, By, Command, HANDICAP_MAX, HandOrder, Policy, Room, UNPROVEN_HANDICAP};
use domain::{At, MemberId, ProofId};
use std::collections::BTreeMap;
use std::time::Duration;

const PEOPLE: u64 = 40;
const OWNER: MemberId = member(1);

/// Numbers that look random and are the same on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }
}

/// What is known of a hand when it goes up, kept apart from the room.
struct Waiting {
    since: At,
    spoken: Duration,
    proven: bool,
    is_reply: bool,
    has_let_pass: bool,
    /// Behind replies, since then.
    replies: u32,
    others: u32,
}

struct Talk {
    room: Room,
    dice: Dice,
    now: At,
    waiting: BTreeMap<MemberId, Waiting>,
    passed_over: u32,
}

fn proven(number: u64) -> bool {
    number.is_multiple_of(3)
}

fn somebody(who: MemberId) -> Actor {
    let shows = Shows { field: Some(Field::Medicine), ..Shows::default() };
    let proof = Proof::new(ProofId::new(1), who.account(), ProofKind::StaffReview, shows, At(0));
    let is_proven = proven(who.account().number());
    let proven = if is_proven { Proven::of(&[proof], At(0)) } else { Proven::NOTHING };
    Actor { member: who, bot: false, proven }
}

impl Talk {
    fn new(hand_order: HandOrder, seed: u64) -> Talk {
        let policy = Policy { hand_order, replies: true, hands_max: 500, ..Policy::default() };
        let mut room = open(policy);
        for number in 1..=PEOPLE {
            give_as(&mut room, At(0), member(number), &Command::Join { with_link: true, in_circle: false });
        }
        give_as(&mut room, At(0), OWNER, &Command::Unmute);
        Talk { room, dice: Dice(seed), now: At(0), waiting: BTreeMap::new(), passed_over: 0 }
    }

    /// Anybody does anything that has to do with hands.
    fn step(&mut self) {
        self.now = At(self.now.0 + self.dice.below(40_000));
        while self.room.wake_at().is_some_and(|due| due <= self.now) {
            let events = self.room.due(self.now);
            self.room.record(self.now, By::Room, events);
        }
        let who = member(2 + self.dice.below(PEOPLE - 1));
        let speaker =
            self.room.public(self.room.coalesced()).stage.iter().map(|seat| seat.member).next_back();
        match self.dice.below(12) {
            0..=3 => self.raise(who, None),
            4 => self.raise(who, speaker),
            5 => self.lower(who, &Command::LowerHand),
            6 => self.let_pass(who),
            7 => {
                self.try_to(who, &Command::Disconnect);
            }
            8 => {
                self.try_to(who, &Command::Join { with_link: true, in_circle: false });
            }
            9..=10 => self.accept(),
            _ => {
                let stage = self.room.public(self.room.coalesced()).stage;
                let down = stage.iter().map(|seat| seat.member).find(|member| *member != OWNER);
                if let Some(member) = down {
                    self.try_to(member, &Command::StepDown);
                }
            }
        }
        self.waiting.retain(|member, _| self.room.hand(*member).is_some());
    }

    fn try_to(&mut self, who: MemberId, command: &Command) -> bool {
        match self.room.decide(self.now, &somebody(who), command) {
            Ok(events) => !self.room.record(self.now, By::Member(who), events).is_empty(),
            Err(_) => false,
        }
    }

    fn raise(&mut self, who: MemberId, reply_to: Option<MemberId>) {
        let spoken = self.room.spoken(who);
        if self.try_to(who, &Command::RaiseHand(Asking { reply_to, ..Asking::default() })) {
            let (since, proven) = (self.now, proven(who.account().number()));
            let is_reply = reply_to.is_some();
            self.waiting.insert(
                who,
                Waiting { since, spoken, proven, is_reply, has_let_pass: false, replies: 0, others: 0 },
            );
        }
    }

    fn lower(&mut self, who: MemberId, command: &Command) {
        if self.try_to(who, command) {
            self.waiting.remove(&who);
        }
    }

    fn let_pass(&mut self, who: MemberId) {
        if self.try_to(who, &Command::LetPass)
            && let Some(hand) = self.waiting.get_mut(&who)
        {
            hand.has_let_pass = true;
        }
    }

    /// The first who is there is brought up, and speaks for a while.
    fn accept(&mut self) {
        let Some(first) = self.room.hands().find(|member| self.room.is_connected(*member)) else { return };
        let is_reply = self.room.hand(first).is_some_and(|hand| hand.reply_to.is_some());
        if !self.try_to(OWNER, &Command::AcceptHand(first)) {
            return;
        }
        let taken = self.waiting.remove(&first).expect("everybody who waits is known");
        for (other, hand) in &mut self.waiting {
            if hand.since > taken.since || !self.room.is_connected(*other) || hand.has_let_pass {
                continue;
            }
            self.passed_over += u32::from(hand.since < taken.since);
            if is_reply {
                hand.replies += 1;
                continue;
            }
            hand.others += 1;
            let later = taken.since.since(hand.since);
            let order = self.room.policy().hand_order;
            let is_fair = hand.since == taken.since
                || hand.is_reply
                || match order {
                    HandOrder::FirstCome => false,
                    HandOrder::Fair => taken.spoken < hand.spoken && later <= HANDICAP_MAX,
                    HandOrder::ProvenFirst { .. } => {
                        taken.proven && !hand.proven && later <= UNPROVEN_HANDICAP
                    }
                    HandOrder::Pick => true,
                };
            assert!(is_fair, "{order:?}: a hand was passed over by one {later:?} later");
            // To each who came before them one reply, and one to each who was on stage when the hand went up.
            let replies_max = hand.others + u32::from(self.room.policy().stage_size);
            assert!(hand.replies <= replies_max, "{order:?}: {} replies went first", hand.replies);
        }
        self.try_to(first, &Command::Unmute);
    }
}

fn give_as(room: &mut Room, at: At, who: MemberId, command: &Command) {
    let events = room.decide(at, &somebody(who), command).expect("allowed");
    room.record(at, By::Member(who), events);
}

#[test]
fn nobody_is_passed_over_more_than_the_order_allows() {
    for order in
        [HandOrder::FirstCome, HandOrder::Fair, HandOrder::ProvenFirst { field: Some(Field::Medicine) }]
    {
        let mut passed_over = 0;
        for seed in 0..150 {
            let mut talk = Talk::new(order, seed);
            (0..300).for_each(|_| talk.step());
            passed_over += talk.passed_over;
        }
        assert!(passed_over > 100, "{order:?}: the scripts try it: {passed_over}");
    }
}

/// A stage that takes one hand after the other; somebody speaks for 20 s to 3 minutes. Returns how far off each told
/// wait was, as a share of the real one.
fn how_far_off(order: HandOrder, seed: u64) -> Vec<f64> {
    let mut room = open(Policy { hand_order: order, hands_max: 500, ..Policy::default() });
    for number in 1..=PEOPLE {
        give_as(&mut room, At(0), member(number), &Command::Join { with_link: true, in_circle: false });
    }
    let (mut dice, mut free_at, mut told, mut off) = (Dice(seed), 0, BTreeMap::new(), Vec::new());
    let mut speaker = None;
    for now in (0..3 * 3600).map(|second| second * 1000) {
        let ask = |room: &mut Room, who: MemberId, command: Command| {
            let events = room.decide(At(now), &somebody(who), &command).unwrap_or_default();
            !room.record(At(now), By::Member(who), events).is_empty()
        };
        let who = member(2 + dice.below(PEOPLE - 1));
        if dice.below(75) == 0 && ask(&mut room, who, Command::RaiseHand(Asking::default())) {
            told.insert(who, (now, room.hand_expected(who).expect("the hand is up")));
        }
        if now >= free_at {
            if let Some(who) = speaker.take() {
                ask(&mut room, who, Command::StepDown);
            }
            let first = room.hands().next();
            if let Some(first) = first.filter(|first| ask(&mut room, OWNER, Command::AcceptHand(*first))) {
                ask(&mut room, first, Command::Unmute);
                // The sum of three: mostly about the middle, as talks are.
                free_at = now + 20_000 + (0..3).map(|_| dice.below(54_000)).sum::<u64>();
                speaker = Some(first);
                let (raised, expected) = told.remove(&first).expect("told when raised");
                let (real, said) = ((now - raised) as f64, expected.0.saturating_sub(raised) as f64);
                if real >= 30_000.0 {
                    off.push((said - real).abs() / real);
                }
            }
        }
    }
    off
}

#[test]
fn the_wait_that_is_told_is_right_within_thirty_percent_at_the_median() {
    for order in [HandOrder::FirstCome, HandOrder::Fair] {
        let mut off: Vec<_> = (0..20).flat_map(|seed| how_far_off(order, seed)).collect();
        off.sort_by(f64::total_cmp);
        let median = off[off.len() / 2];
        assert!(off.len() > 500, "{} waits", off.len());
        assert!(median <= 0.3, "{order:?}: off by {:.0} % at the median of {}", median * 100.0, off.len());
    }
}
