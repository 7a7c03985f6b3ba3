//! Circles, and who belongs to them.

use super::Column::{Export, Left, Sealed};
use super::{Kept, SERVERS_OWN, Until, WHOSE};

pub const KEPT: &[Kept] = &[
    Kept {
        table: "circle",
        what: "circles: name, description, rules, topics, how one gets in, whose it is; when they are erased, somebody else's who belongs to it",
        why: "members belong together, and have rooms of their own",
        until: Until::With("account"),
        whose: Some("owner"),
        columns: &[
            ("id", Export("circles_owned.circle")),
            ("owner", WHOSE),
            ("name", Sealed("circles_owned.name")),
            ("description", Sealed("circles_owned.description")),
            ("rules", Sealed("circles_owned.rules")),
            ("topics", Sealed("circles_owned.topics")),
            ("entry", Export("circles_owned.entry")),
            ("rules_version", SERVERS_OWN),
            ("made", Export("circles_owned.made_ms")),
            ("members", SERVERS_OWN),
        ],
    },
    Kept {
        table: "circle_key",
        what: "words by which a circle is found that is not by invite",
        why: "members find it by its name and topics",
        until: Until::With("circle"),
        whose: None,
        columns: &[
            ("circle", Left("says which circle's words they are")),
            ("found_by", Left("follows from the circle's name and topics")),
        ],
    },
    Kept {
        table: "circle_member",
        what: "who belongs to which circle, and to which version of its rules they agreed; who asked to, was invited, declined or put out",
        why: "whoever belongs to it enters its rooms, and nobody else",
        until: Until::CleanedUp(
            "with its circle or its account; a request, an invite and a no after 30 days",
        ),
        whose: Some("account"),
        columns: &[
            ("circle", Export("circles.circle")),
            ("account", WHOSE),
            ("state", Export("circles.state")),
            ("since", Export("circles.since_ms")),
            ("rules_agreed", Export("circles.rules_agreed")),
            ("invited_by", Left("another's act")),
        ],
    },
];
