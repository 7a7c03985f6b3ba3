//! Random acts of several members: after each, every socket's view is what a latecomer would be shown.

use super::flow::ParseRoom;
use super::guest::{Guest, enter};
use super::house::House;
use domain::room::{HandOrder, TurnPolicy};
use protocol::ask::NewPoll;
use protocol::{Ask, RoomCommand};
use std::time::Duration;

const STEPS: usize = 150;
const SEED: u64 = 0x6a75_7368_6f75;

/// Enough like chance, and the same on every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n
    }
}

fn command(dice: &mut Dice, members: &[String]) -> RoomCommand {
    let member = members[dice.below(members.len())].clone();
    match dice.below(36) {
        0..=2 => RoomCommand::RaiseHand { asking: None },
        3 => RoomCommand::LowerHand,
        4..=6 => RoomCommand::AcceptHand { member },
        7 => RoomCommand::DeclineHand { member },
        8 => RoomCommand::InviteToSpeak { member },
        9 => RoomCommand::AcceptInviteToSpeak,
        10 => RoomCommand::Unmute,
        11 => RoomCommand::MuteMember { member },
        12 => RoomCommand::AskToUnmute,
        13 => RoomCommand::MakeModerator { member },
        14 => RoomCommand::MoveToAudience { member },
        15 => RoomCommand::StepDown,
        16 => RoomCommand::Remove { member },
        17 | 18 => RoomCommand::OpenPoll { poll: poll(dice) },
        19 | 20 => RoomCommand::Vote { option: dice.below(2) as u8 },
        21 => RoomCommand::ClosePoll,
        22 | 23 => RoomCommand::SetPolicy { policy: policy(dice) },
        24 => RoomCommand::StartRound,
        25 => RoomCommand::StopRound,
        26 => RoomCommand::EndTurn { member },
        27 => RoomCommand::LetPass,
        28 => RoomCommand::AgreeToTurns { by_turn: dice.below(2) == 0 },
        29..=31 => RoomCommand::WriteLine { text: format!("Line {}", dice.below(100)) },
        32 => RoomCommand::DeleteLine { number: dice.below(STEPS) as u64 },
        33 => RoomCommand::Pin {
            address: format!("https://example.org/{}", dice.below(9)),
            title: "A page".to_owned(),
        },
        34 => RoomCommand::Unpin { number: dice.below(STEPS) as u64 },
        _ => RoomCommand::Rename { title: format!("Take {}", dice.below(100)) },
    }
}

fn poll(dice: &mut Dice) -> NewPoll {
    NewPoll {
        question: format!("Shall we? {}", dice.below(100)),
        options: vec![],
        secret: dice.below(2) == 0,
    }
}

fn policy(dice: &mut Dice) -> protocol::room::Policy {
    let hand_order = [HandOrder::FirstCome, HandOrder::Fair, HandOrder::Pick][dice.below(3)];
    let turn = (dice.below(2) == 0).then_some(TurnPolicy { budget_s: 10, then_audience: dice.below(2) == 0 });
    domain::room::Policy { hand_order, turn, replies: true, ..domain::room::Policy::default() }.into()
}

#[tokio::test]
async fn whatever_happens_snapshot_and_deltas_are_a_fresh_snapshot() {
    let house = House::open().await;
    let (room, ann, bo) = house.two().await;
    let mut guests: Vec<Guest> = vec![ann, bo];
    for handle in ["cho", "dan", "eve", "gus"] {
        let mut guest = house.member(handle).await;
        guest.enter(&room).await;
        guests.push(guest);
    }
    let members: Vec<String> = guests.iter().map(Guest::id).collect();
    let mut dice = Dice(SEED);
    for step in 0..STEPS {
        let who = dice.below(guests.len());
        let ask = match dice.below(12) {
            0 => Ask::Leave,
            1 | 2 => enter(&room, None),
            _ => Ask::Room { command: command(&mut dice, &members) },
        };
        guests[who].ask(ask).await; // Refused or done: both are fine.
        house.pass(Duration::from_millis(700));
        for guest in &mut guests {
            guest.hear_all().await;
            if guest.seen.is_some() {
                guest.check_view().await;
            }
        }
        let inside = house.live.inspect(room.parse_room()).await.expect("the room");
        let seated = guests.iter().filter(|guest| guest.seen.is_some()).count();
        assert_eq!(inside.roster.len(), seated, "the roster is who has a view: seed {SEED:#x} step {step}");
    }
}
