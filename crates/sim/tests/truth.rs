//! T17: whatever a socket loses, repeats or reorders, every screen ends up showing the room as it is.

use sim::{House, Link};

/// Steps in all; more with `SIM_STEPS`.
fn steps() -> u64 {
    std::env::var("SIM_STEPS").ok().and_then(|text| text.parse().ok()).unwrap_or(1_000_000)
}

const STEPS_A_ROOM: u64 = 600;
const PEOPLE: u64 = 9;

#[test]
fn a_snapshot_and_the_deltas_after_it_are_the_room() {
    let mut fetched = 0;
    for seed in 0..steps().div_ceil(STEPS_A_ROOM) {
        let mut house = House::new(seed, PEOPLE);
        let mut links: Vec<Link> = house.cast.iter().map(|member| Link::new(*member)).collect();
        for step in 0..STEPS_A_ROOM {
            house.step();
            let audience_due = house.random().chance(20);
            for link in &mut links {
                link.show(&house.room, audience_due);
                link.deliver(house.random(), 15);
            }
            if step % 20 == 19 {
                for link in &mut links {
                    link.show(&house.room, true);
                    link.settle(house.random());
                    let fresh = house.room.view(link.member(), house.room.coalesced());
                    assert_eq!(
                        link.screen.view(),
                        fresh.as_ref(),
                        "seed {seed} step {step} {:?}",
                        link.member()
                    );
                }
            }
        }
        fetched += links.iter().map(|link| link.screen.fetched).sum::<u64>();
    }
    assert!(fetched > 100, "the link was never bad enough to lose anything: {fetched} snapshots fetched");
}

#[test]
fn a_screen_that_skips_a_delta_would_be_noticed() {
    let mut wrong = 0;
    for seed in 3..7 {
        let mut house = House::new(seed, PEOPLE);
        let mut links: Vec<Link> = house.cast.iter().map(|member| Link::new(*member)).collect();
        for _ in 0..400 {
            let before: Vec<_> = links.iter().map(|link| link.shown().cloned()).collect();
            house.step();
            for (link, before) in links.iter_mut().zip(before) {
                link.show(&house.room, true);
                let (Some(mut faulty), Some(after)) = (before, link.shown()) else { continue };
                // The fault: the last delta of each change is not applied.
                let deltas = faulty.deltas(after);
                deltas.iter().rev().skip(1).rev().for_each(|delta| faulty.apply(delta));
                wrong += u64::from(&faulty != after);
            }
        }
    }
    assert!(wrong > 50, "skipping deltas changed what {wrong} screens show: the comparison is blind");
}
