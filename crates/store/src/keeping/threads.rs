//! Who was in a room, who ticked whom, and what two members write to each other.

use super::Column::{Export, Left, Sealed};
use super::{Kept, Until, WHOSE};

pub const KEPT: &[Kept] = &[
    Kept {
        table: "visit",
        what: "who was in which room, from when to when, and whether on stage",
        why: "whoever was there together may be introduced",
        until: Until::CleanedUp("7 days after they left"),
        whose: Some("member"),
        columns: &[
            ("room", Export("visits.room")),
            ("member", WHOSE),
            ("came_ms", Export("visits.came_ms")),
            ("left_ms", Export("visits.left_ms")),
            ("on_stage", Export("visits.on_stage")),
        ],
    },
    Kept {
        table: "tick",
        what: "who wants to be introduced to whom; known to nobody but them",
        why: "a thread opens once both do",
        until: Until::CleanedUp("7 days; at once when both do"),
        whose: Some("ticker"),
        columns: &[("ticker", WHOSE), ("ticked", Export("ticks.member")), ("at_ms", Export("ticks.at_ms"))],
    },
    Kept {
        table: "block",
        what: "who wants nothing of whom",
        why: "what the other does has no effect on them",
        until: Until::With("account"),
        whose: Some("blocker"),
        columns: &[
            ("blocker", WHOSE),
            ("blocked", Export("blocks.member")),
            ("at_ms", Export("blocks.at_ms")),
        ],
    },
    Kept {
        table: "thread",
        what: "threads of two members, as numbers: open, asked for or declined, by whom, since when",
        why: "their messages belong together",
        until: Until::CleanedUp(
            "a request after 30 days; an open one when both are erased, and what one wrote when that one is",
        ),
        whose: None,
        columns: &[
            ("id", Left("a thread's number: it stands with each message")),
            ("state", Left("whether it was declined is the other's to know")),
            ("asked_by", Left("whoever wrote its first message")),
            ("made_ms", Left("follows from its first message")),
            ("last_n", Left("a counter")),
            ("exchanged", Left("follows from what both added")),
        ],
    },
    Kept {
        table: "thread_side",
        what: "a thread as one of the two has it: with whom, what is unread, how to reach them elsewhere",
        why: "each reads at their own pace",
        until: Until::With("account"),
        whose: Some("account"),
        columns: &[
            ("thread", Export("threads.thread")),
            ("account", WHOSE),
            ("other", Export("threads.with")),
            ("moved_ms", Left("follows from the messages")),
            ("unread", Left("follows from what was read")),
            ("read_n", Export("threads.read")),
            ("contact", Sealed("threads.contact")),
        ],
    },
    Kept {
        table: "message",
        what: "what members write to each other; a request goes with its thread",
        why: "both read it again",
        until: Until::With("account"),
        whose: Some("author"),
        columns: &[
            ("thread", Export("messages.thread")),
            ("n", Export("messages.n")),
            ("author", WHOSE),
            ("client_key", Left("what the client called it on its way")),
            ("at_ms", Export("messages.at_ms")),
            ("withheld", Left("says who has blocked them, which is the other's to know")),
            ("words", Sealed("messages.text")),
        ],
    },
    Kept {
        table: "thread_report",
        what: "reports of private threads: by whom, of which thread up to which message, why, and who settled it when",
        why: "those who run the server read what was reported, and nothing else",
        until: Until::CleanedUp(
            "30 days after it was settled, a year if nobody did; with its reporter or the thread",
        ),
        whose: Some("reporter"),
        columns: &[
            ("id", Left("a report's number")),
            ("reporter", WHOSE),
            ("thread", Export("thread_reports.thread")),
            ("up_to", Export("thread_reports.up_to")),
            ("at_ms", Export("thread_reports.at_ms")),
            ("reason", Export("thread_reports.reason")),
            ("words", Sealed("thread_reports.words")),
            ("settled_ms", Left("what those who run the server made of it is theirs to say")),
            ("settled_by", Left("who made that of it is theirs to say")),
        ],
    },
];
