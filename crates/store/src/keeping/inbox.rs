//! What happened to members, by which way it reaches them, and their browsers that are pushed to.

use super::Column::{Export, Left, SealedAndLeft};
use super::{Kept, SECRET, Until, WHOSE};

pub const KEPT: &[Kept] = &[
    Kept {
        table: "inbox",
        what: "what happened to somebody that they would want to know: what, whose doing, about which room, thread or circle, how often",
        why: "they find it when they come back",
        until: Until::CleanedUp("30 days; sooner once 200 later ones are there, or its author is blocked"),
        whose: Some("account"),
        columns: &[
            ("id", Left("the row's number")),
            ("account", WHOSE),
            ("kind", Export("inbox.kind")),
            ("slot", Left("says once more what it is about")),
            ("by_member", Left("others' doing: whoever follows one is not told of")),
            ("about", Left("the number of a room, thread or circle, which goes out by itself")),
            ("times", Export("inbox.times")),
            ("since_ms", Export("inbox.since_ms")),
            ("at_ms", Export("inbox.at_ms")),
            ("seen", Export("inbox.seen")),
            ("push_at", Left("of the moment: when it goes to their devices")),
            ("pushed", Left("of the moment: whether it did")),
        ],
    },
    Kept {
        table: "wishes",
        what: "by which way somebody wants to be told of what, quiet hours with their time zone, letters that sum up",
        why: "nobody is told more than they want",
        until: Until::With("account"),
        whose: Some("account"),
        columns: &[
            ("account", WHOSE),
            ("ways", Export("wishes.ways")),
            ("quiet_from", Export("wishes.quiet_from_min")),
            ("quiet_to", Export("wishes.quiet_to_min")),
            ("zone", Export("wishes.zone")),
            ("clocks", Left("what the clocks of that zone show")),
            ("digest", Export("wishes.digest")),
            ("digest_at", Left("follows from the rest")),
            ("digested", Left("of the moment: when the last such letter was written")),
            ("room_letters", Export("wishes.room_letters")),
        ],
    },
    Kept {
        table: "push_device",
        what: "browsers that notices are pushed to: their address at their push service, their key and secret, since when",
        why: "somebody is told without having a page open",
        until: Until::With("session"),
        whose: Some("account"),
        columns: &[
            ("id", Left("the row's number")),
            ("account", WHOSE),
            ("session", Left("the login it came with, which goes out by itself")),
            ("endpoint_hash", SECRET),
            ("address", SealedAndLeft("writes to that browser, and only by this server's key")),
            ("made", Export("push_devices.made_ms")),
        ],
    },
];
