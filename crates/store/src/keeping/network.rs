//! What members say of themselves, whom they follow, and what topics are called.

use super::Column::{Export, Left, Sealed};
use super::{Kept, SERVERS_OWN, Until, WHOSE};

pub const KEPT: &[Kept] = &[
    Kept {
        table: "profile",
        what: "headline, further fields, languages spoken, links, as somebody says them of themselves",
        why: "other members see whom they meet",
        until: Until::With("account"),
        whose: Some("account"),
        columns: &[
            ("account", WHOSE),
            ("headline", Sealed("profile.headline")),
            ("fields", Export("profile.fields")),
            ("languages", Export("profile.languages")),
            ("links", Sealed("profile.links")),
        ],
    },
    Kept {
        table: "avatar",
        what: "a small picture that somebody uploaded of themselves, without what a camera wrote into it",
        why: "other members see whom they meet",
        until: Until::With("account"),
        whose: Some("account"),
        columns: &[
            ("account", WHOSE),
            ("id", Left("a number that stands in the picture's address")),
            ("picture", Sealed("avatar.picture")),
            ("at_ms", Export("avatar.at_ms")),
        ],
    },
    Kept {
        table: "follow",
        what: "who follows whom, since when",
        why: "rooms of theirs come first in one's hallway",
        until: Until::With("account"),
        whose: Some("follower"),
        columns: &[
            ("follower", WHOSE),
            ("followed", Export("follows.followed")),
            ("at_ms", Export("follows.at_ms")),
        ],
    },
    Kept {
        table: "topic",
        what: "topics that somebody follows",
        why: "several names mean one of them",
        until: Until::CleanedUp("at once when nobody follows it any more"),
        whose: None,
        columns: &[("id", SERVERS_OWN), ("at_ms", SERVERS_OWN)],
    },
    Kept {
        table: "topic_name",
        what: "names of topics, by whom and when; once that account is erased by nobody",
        why: "a topic is found by any of its names",
        until: Until::With("topic"),
        whose: Some("made_by"),
        columns: &[
            ("topic_key", Left("follows from the name")),
            ("topic", Left("a topic's number: it says which names mean the same")),
            ("name", Export("topic_names.name")),
            ("made_by", WHOSE),
            ("at_ms", Export("topic_names.at_ms")),
        ],
    },
    Kept {
        table: "topic_follow",
        what: "who follows which topic, since when",
        why: "rooms on it come first in one's hallway",
        until: Until::With("account"),
        whose: Some("account"),
        columns: &[("account", WHOSE), ("topic", Export("topics.name")), ("at_ms", Export("topics.at_ms"))],
    },
];
