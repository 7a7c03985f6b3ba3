//! Prints recorded rooms as JSON: a snapshot, the deltas after it, and the view they must give. The web client's
//! `reduce` is tested on them.

use protocol::room::{Delta, View};
use serde_json::{Value, json};
use sim::House;

fn main() {
    let scripts: Vec<Value> = (0..24).map(record).collect();
    println!("{}", serde_json::to_string(&scripts).expect("views are JSON"));
}

/// One room from the owner's or a listener's seat, from when they first have one.
fn record(seed: u64) -> Value {
    let mut house = House::new(seed, 6);
    let me = house.cast[(seed % 3) as usize];
    let mut first = None;
    let mut last: Option<domain::room::View> = None;
    let mut deltas = Vec::new();
    for _ in 0..160 {
        house.step();
        let Some(view) = house.room.view(me, house.room.audience()) else {
            // Out. What follows is another visit.
            if first.is_some() {
                break;
            }
            continue;
        };
        match &last {
            None => first = Some(wire(&view)),
            Some(before) => deltas.extend(before.deltas(&view).iter().map(Delta::from)),
        }
        last = Some(view);
    }
    let end = last.as_ref().map(wire);
    json!({ "seed": seed, "snapshot": first, "deltas": deltas, "view": end })
}

fn wire(view: &domain::room::View) -> View {
    View::of(&view.public, &view.own, view.backstage.as_ref())
}
