//! Rooms to come, who comes to them, calendars, and rooms one was in.

use super::Column::{Export, Left, Sealed};
use super::{Kept, SECRET, SERVERS_OWN, Until, WHOSE};

pub const KEPT: &[Kept] = &[
    Kept {
        table: "scheduled",
        what: "scheduled rooms: title, topic, hour, time zone, length, places, policy, owner; a closed one's link",
        why: "who wants to come knows when",
        until: Until::CleanedUp("30 days after its hour, or with its room; at once when its owner is erased"),
        whose: Some("owner"),
        columns: &[
            ("id", Export("scheduled.id")),
            ("owner", WHOSE),
            ("title", Sealed("scheduled.title")),
            ("topic", Sealed("scheduled.topic")),
            ("begins", Export("scheduled.begins_ms")),
            ("zone", Export("scheduled.zone")),
            ("length_min", Export("scheduled.length_min")),
            ("places", Export("scheduled.places")),
            ("visibility", Export("scheduled.visibility")),
            ("policy", SERVERS_OWN),
            ("link", Left("lets others in: its owner reads it on its page")),
            ("sequence", SERVERS_OWN),
            ("changed", Export("scheduled.changed_ms")),
            ("cancelled", Export("scheduled.cancelled")),
        ],
    },
    Kept {
        table: "guest",
        what: "who is invited on stage of a scheduled room, who comes, who wants letters about it",
        why: "places are counted, and those who come are told",
        until: Until::With("scheduled"),
        whose: Some("member"),
        columns: &[
            ("scheduled", Export("guests.scheduled")),
            ("member", WHOSE),
            ("role", Export("guests.role")),
            ("coming", Export("guests.coming")),
            ("remind", Export("guests.remind")),
            ("answered", Left("of the moment: which version their word is about")),
            ("at_ms", Export("guests.at_ms")),
            ("owed", Left("of the moment: a letter under way")),
            ("reminded", Left("of the moment: which letters were written")),
        ],
    },
    Kept {
        table: "calendar_feed",
        what: "the secret address of somebody's calendar, as a hash, and since when",
        why: "calendar programs read it",
        until: Until::With("account"),
        whose: Some("account"),
        columns: &[("account", WHOSE), ("token_hash", SECRET), ("made", Export("calendar.made_ms"))],
    },
    Kept {
        table: "recap",
        what: "who was in a room that is over, where its policy says that it leaves something",
        why: "they look up its title, its times and who spoke",
        until: Until::With("room"),
        whose: Some("member"),
        columns: &[("room", Export("recaps.room")), ("member", WHOSE)],
    },
];
