//! Group commit: many writes, few commits, each unit whole or not at all, nothing acknowledged is lost.

use domain::AccountId;
use store::{Conflict, GROUP_UNITS_MAX, Write, WriteError};

use super::*;

pub async fn many_writes_at_once_share_a_commit(ground: &Ground) {
    let store = ground.store().await;
    let before = store.commits();
    let units = (1..=256).map(|n| vec![add(applicant(n, &format!("p{}x", word(n))))]).collect();
    let results = write_all(&store, units).await;
    assert!(results.iter().all(Result::is_ok), "{:?}", results.iter().find(|result| result.is_err()));
    let commits = store.commits() - before;
    assert!((256 / GROUP_UNITS_MAX as u64..=16).contains(&commits), "{commits} commits for 256 units");
    for n in [1, 100, 256] {
        assert!(store.account(AccountId::new(n)).await.expect("up").is_some());
    }
    store.close().await.expect("closes");
}

pub async fn a_bad_unit_leaves_its_group_alone(ground: &Ground) {
    let store = ground.store().await;
    let before = store.commits();
    let units = (1..=20)
        .map(|n| {
            let mut unit = vec![add(applicant(n, &format!("p{}x", word(n))))];
            if n == 7 {
                unit.push(add(applicant(700, "pax"))); // The first one's handle.
            }
            unit
        })
        .collect();
    let results = write_all(&store, units).await;
    assert_eq!(store.commits() - before, 1, "it is one group");
    for (n, result) in (1_u64..).zip(&results) {
        let stored = store.account(AccountId::new(n)).await.expect("up").is_some();
        assert_eq!((n, result.is_ok(), stored), (n, n != 7, n != 7), "{result:?}");
    }
    assert!(matches!(results[6], Err(WriteError::Conflict(Conflict::HandleTaken))));
    assert!(store.is_up());
    store.close().await.expect("closes");
}

pub async fn what_was_acknowledged_is_there_after_a_restart(ground: &Ground) {
    let backend = ground.backend().await;
    let store = node(&backend, 1, NOW).await;
    let mut units: Vec<_> = (1..=100).map(|n| vec![add(applicant(n, &format!("p{}x", word(n))))]).collect();
    units.extend((1..=100).map(|n| vec![save_room(1, n, n), audit(1, n, n, "renamed")]));
    let results = write_all(&store, units).await;
    store.close().await.expect("closes");
    drop((store, backend));

    let store = ground.store().await;
    let kept = At(NOW.0 + 60_000);
    store.start_node(kept, NodeId::new(2)).await.expect("up");
    let taken = store.take_rooms(kept).await.expect("up");
    for n in 1..=100 {
        assert!(results[n as usize - 1].is_ok() && results[n as usize + 99].is_ok());
        assert!(store.account(AccountId::new(n)).await.expect("up").is_some());
        let room = taken.iter().find(|room| room.row.id.number() == n).expect("taken");
        assert!(room.row.seq == n && room.epoch == 2, "every start has a new epoch");
        assert_eq!(store.audit(room.row.id, 0, 10).await.expect("up").len(), 1);
    }
    assert_eq!(taken.len(), 100);
    store.close().await.expect("closes");
}

pub async fn a_closed_store_says_so(ground: &Ground) {
    let store = ground.store().await;
    let clone = store.clone();
    store.close().await.expect("closes");
    let unit = vec![Write::Meta { key: "late", value: String::new() }];
    assert!(matches!(clone.write(unit).await, Err(WriteError::Down(_))));
    assert!(clone.meta("late").await.is_err());
}

/// Letters that no two numbers share, and that no look-alike confuses.
pub fn word(number: u64) -> String {
    let digits = ['a', 'c', 'd', 'e', 'f', 'h', 'j', 'k'];
    let mut left = number - 1;
    let mut word = String::new();
    loop {
        word.push(digits[(left % 8) as usize]);
        left /= 8;
        if left == 0 {
            return word;
        }
    }
}
