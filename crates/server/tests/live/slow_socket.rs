//! A socket that does not read is dropped to a fresh snapshot; nobody waits for it.

use super::house::{self, House};
use domain::room::Policy;
use protocol::{Ask, RoomCommand, Tell};

const MANY: usize = 60;

/// Raised and lowered by turns: ten times sixty deltas are more than any queue holds.
const ROUNDS: usize = 11;

/// Handles that no eye takes for one another.
pub fn handle(number: usize) -> String {
    let letter = |n: usize| char::from(b"abcdefghjkptxyz"[n % 15]);
    [letter(number / 225), 'q', letter(number / 15), 'q', letter(number)].iter().collect()
}

#[tokio::test]
async fn who_does_not_read_gets_a_fresh_snapshot_and_holds_nobody_up() {
    let house = House::open().await;
    let mut ann = house.member("ann").await;
    let policy = Policy { hands_max: 500, ..Policy::default() };
    let room = house.room(&mut ann, Some(policy.into())).await;
    let accounts: Vec<_> = (0..MANY).map(|n| house::account(&handle(n), house::member())).collect();
    house.add(accounts.clone()).await;
    let mut guests: Vec<_> = accounts.into_iter().map(|account| house.connect(account)).collect();
    futures_util::future::join_all(guests.iter_mut().map(|guest| guest.enter(&room))).await;
    ann.hear_all().await;
    ann.told.clear();

    // From here on Ann reads nothing, and everybody raises and lowers a hand.
    for round in 0..ROUNDS {
        let command =
            || if round % 2 == 0 { RoomCommand::RaiseHand { asking: None } } else { RoomCommand::LowerHand };
        futures_util::future::join_all(guests.iter_mut().map(|guest| guest.command(command()))).await;
    }
    ann.say(Ask::WatchHallway { on: false }).await;
    ann.until_view(|view| view.hands.len() == MANY).await;
    let snapshots = ann.told.iter().filter(|tell| matches!(tell, Tell::Snapshot { .. })).count();
    let deltas = ann.deltas().count();
    assert_eq!((snapshots, deltas), (1, 0), "what was waiting is dropped for one snapshot");
    assert!(matches!(ann.told[0], Tell::Done { .. }), "no answer is lost");
    ann.check_view().await;
}
