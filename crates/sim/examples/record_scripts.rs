//! Prints recorded rooms as JSON: a snapshot, the deltas after it, and the view they must give. The web client's
//! `reduce` is tested on them.

use protocol::room::{Delta, View};
use serde_json::{Value, json};
use sim::House;

/// Longer visits show more kinds of change; this many are kept.
const SCRIPTS: usize = 20;
const DELTAS_MIN: usize = 30;

fn main() {
    let scripts: Vec<Value> = (0..).filter_map(record).take(SCRIPTS).collect();
    println!("{}", serde_json::to_string(&scripts).expect("views are JSON"));
}

/// One visit to a room, from the owner's or a listener's seat; `None` when it was short.
fn record(seed: u64) -> Option<Value> {
    let mut house = House::new(seed, 6);
    let me = house.cast[(seed % 3) as usize];
    let mut first = None;
    let mut last: Option<domain::room::View> = None;
    let mut deltas = Vec::new();
    for _ in 0..400 {
        house.step();
        let Some(view) = house.room.view(me, house.room.coalesced()) else {
            if first.is_some() {
                break; // Out. What follows is another visit.
            }
            continue;
        };
        match &last {
            None => first = Some(wire(&view)),
            Some(before) => deltas.extend(before.deltas(&view).iter().map(Delta::from)),
        }
        last = Some(view);
    }
    let end = wire(&last?);
    (deltas.len() >= DELTAS_MIN)
        .then(|| json!({ "seed": seed, "snapshot": first, "deltas": deltas, "view": end }))
}

fn wire(view: &domain::room::View) -> View {
    View::of(&view.public, &view.own, view.backstage.as_ref())
}
