//! Random scripts: whatever people ask in whatever order, these things never happen.

mod checks;
mod faults;
mod world;

use domain::At;
use domain::entry::Field;
use domain::room::{
    Action, Actor, By, Chat, Command, Delta, Event, HandOrder, Hands, Policy, Recorded, Refusal, Room,
    RoomRow, SeatRow, Sound, Touch, TurnPolicy, View, Visibility,
};
use world::World;

const SEEDS: u64 = 880;
const STEPS: u64 = 150;

type Decide = fn(&Room, At, &Actor, &Command) -> Result<Vec<Event>, Refusal>;

/// The code under test, as replaceable parts: the tests of the tests put a faulty one in.
#[derive(Clone, Copy)]
struct Parts {
    decide: Decide,
    due: fn(&Room, At) -> Vec<Event>,
    apply: fn(&mut Room, &Recorded),
    touches: fn(&Event) -> Option<Touch>,
    restricts: fn(&Event) -> bool,
    restore: fn(RoomRow, Vec<SeatRow>, At) -> Room,
    deltas: fn(&View, &View) -> Vec<Delta>,
}

const HONEST: Parts = Parts {
    decide: Room::decide,
    due: Room::due,
    apply: Room::apply,
    touches: Event::touches,
    restricts: Event::restricts,
    restore: Room::restore,
    deltas: View::deltas,
};

#[test]
fn whatever_is_asked_the_rules_hold() {
    let mut seen = world::Seen::default();
    for seed in 0..SEEDS {
        if let Err(broken) = run(HONEST, seed, &mut seen) {
            panic!("{broken}");
        }
    }
    assert!(seen.commands >= 100_000, "{} commands", seen.commands);
    seen.check_that_scripts_reach_everything();
}

/// One script. Says what was broken, where, and by what.
fn run(parts: Parts, seed: u64, seen: &mut world::Seen) -> Result<(), String> {
    let mut world = World::new(parts, seed);
    for step in 0..STEPS {
        world.step(seen).map_err(|broken| format!("seed {seed} step {step}: {broken}"))?;
    }
    Ok(())
}

/// Numbers that look random and are the same on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % n
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len() as u64) as usize]
    }

    fn once_in(&mut self, n: u64) -> bool {
        self.below(n) == 0
    }

    /// Small, so that stage and queue fill, and now and then out of range.
    fn policy(&mut self) -> Policy {
        Policy {
            hands: self.pick(&[
                Hands::Everyone,
                Hands::Everyone,
                Hands::Everyone,
                Hands::Off,
                Hands::Proven { field: None },
                Hands::Proven { field: Some(Field::Medicine) },
            ]),
            hands_max: self.pick(&[1, 2, 3, 5]),
            stage_size: self.pick(&[1, 2, 3, 4, 6]),
            room_size: self.pick(&[2, 4, 6, 8, 20]),
            visibility: self.pick(&[Visibility::Open, Visibility::Open, Visibility::Closed]),
            hand_order: self.pick(&[
                HandOrder::FirstCome,
                HandOrder::Fair,
                HandOrder::ProvenFirst { field: None },
                HandOrder::Pick,
            ]),
            replies: self.once_in(2),
            turn: self.pick(&[
                None,
                Some(TurnPolicy { budget_s: 10, then_audience: false }),
                Some(TurnPolicy { budget_s: 60, then_audience: true }),
            ]),
            recap: self.once_in(2),
            language: None,
            chat: self.pick(&[Chat::Everyone, Chat::Everyone, Chat::Stage, Chat::Off]),
            slow_mode_s: self.pick(&[0, 0, 3]),
            sound: self.pick(&[Sound::Automatic, Sound::Prompt]),
            circle: None,
        }
    }

    /// Few kinds of command in some scripts, many in others: so queues really fill.
    fn weights(&mut self) -> Vec<(Action, u64)> {
        let weight = |action: &Action| {
            let everyday = match action {
                Action::Join => 24,
                Action::Vote => 6,
                Action::AcceptHand => 32,
                Action::RaiseHand | Action::AcceptInviteToSpeak | Action::Unmute => 20,
                Action::Leave | Action::Disconnect | Action::StepDown | Action::Remove | Action::Ban => 2,
                Action::MoveToAudience | Action::SetPolicy | Action::Lock => 2,
                Action::WriteLine | Action::DeleteLine => 2,
                Action::Pin => 3,
                Action::End | Action::Unpin => 1,
                _ => 4,
            };
            let swarm = match action {
                Action::Join | Action::AcceptHand => 1,
                Action::End => self.pick(&[0, 0, 0, 1]),
                _ => self.pick(&[0, 0, 1, 1, 1, 3]),
            };
            (*action, everyday * swarm)
        };
        Action::ALL.iter().map(weight).collect()
    }
}

/// Who acted; `None` where the room's own rules did.
fn member_of(by: By) -> Option<domain::MemberId> {
    match by {
        By::Member(member) => Some(member),
        By::Room => None,
    }
}
