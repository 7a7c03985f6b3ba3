//! What is kept, why, and for how long: one row a table, one word a column. The clean-up obeys it, the export follows it,
//! and `docs/retention.md` is printed from it.
//!
//! A new table or column stands here, or the store's tests fail.

use std::fmt::Write;
use std::time::Duration;

const DAY: Duration = Duration::from_secs(24 * 3600);

/// A login that nobody used for so long is over.
pub const SESSION_IDLE: Duration = DAY.saturating_mul(30);
/// A login is over after so long in any case.
pub const SESSION_AGE: Duration = DAY.saturating_mul(90);
/// An invite that nobody accepted stays so long after it expired, so that its maker sees what became of it.
pub const INVITE_KEPT: Duration = DAY.saturating_mul(30);
/// A room that ended stays so long, for reports and for its owner's export.
pub const ROOM_KEPT: Duration = DAY.saturating_mul(30);
/// A line of the audit log. Shorter forgets who abused what; longer remembers everybody's evenings.
pub const AUDIT_KEPT: Duration = DAY.saturating_mul(365);

/// Tables that a server which closes empties by name; what refers to them goes with their rows.
pub const EMPTIED_AT_CLOSING: &[&str] = &["account", "room", "audit", "handle_kept"];

/// One table.
pub struct Kept {
    pub table: &'static str,
    pub what: &'static str,
    pub why: &'static str,
    pub until: Until,
    pub columns: &'static [(&'static str, Column)],
}

/// How long a table's row is kept.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Until {
    /// As long as the row of the table it belongs to, and it goes with it.
    With(&'static str),
    /// Until the account is erased.
    Erased,
    /// Removed by the clean-up; in words, as the document says it.
    CleanedUp(&'static str),
    /// Names nobody.
    Always,
}

/// Whether a column is in the export of everything about oneself.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// Where it stands in `account.json`: keys with dots between; a list's rows are looked into.
    Export(&'static str),
    /// Sealed under the account's key, and exported.
    Sealed(&'static str),
    /// Not exported, and why.
    Left(&'static str),
}

impl Kept {
    /// No column says anything of anybody.
    pub fn names_nobody(&self) -> bool {
        self.columns.iter().all(|(_, column)| *column == SERVERS_OWN)
    }
}

use Column::{Export, Left, Sealed};

const SERVERS_OWN: Column = Left("names nobody");
const SECRET: Column = Left("a secret's hash: proves who signs in, says nothing about them");
const WHOSE: Column = Left("says whose row it is: the export is theirs");

pub const KEPT: &[Kept] = &[
    Kept {
        table: "meta",
        what: "facts about this server: the owner's link as a hash, the day it closes",
        why: "it runs on them",
        until: Until::Always,
        columns: &[("key", SERVERS_OWN), ("value", SERVERS_OWN)],
    },
    Kept {
        table: "node",
        what: "running servers and their leases",
        why: "a room has one server at a time",
        until: Until::CleanedUp("a day after the lease ended"),
        columns: &[("id", SERVERS_OWN), ("lease_until", SERVERS_OWN)],
    },
    Kept {
        table: "account",
        what: "who registered: handle, stated line, field, when and by whom let in",
        why: "one signs in with it, and others see whom they hear",
        until: Until::Erased,
        columns: &[
            ("id", Export("account.id")),
            ("handle", Export("profile.handle")),
            ("skeleton", Left("follows from the handle")),
            ("stated", Sealed("profile.stated")),
            ("field", Export("profile.field")),
            ("registered", Export("account.registered_ms")),
            ("member_since", Export("account.member_since_ms")),
            ("let_in_how", Export("account.let_in")),
            ("let_in_by", Export("account.let_in_by")),
            ("owner", Export("account.owner")),
            ("bot", Export("account.bot")),
            ("password_hash", SECRET),
        ],
    },
    Kept {
        table: "account_key",
        what: "the key under which an account's personal texts are sealed; never in a backup",
        why: "destroyed, it erases them in every copy",
        until: Until::With("account"),
        columns: &[("account", WHOSE), ("sealing_key", Left("what it opens is exported"))],
    },
    Kept {
        table: "leaving",
        what: "who asked to be erased, and when they are",
        why: "time to think again",
        until: Until::With("account"),
        columns: &[
            ("account", WHOSE),
            ("asked", Export("account.leaving.asked_ms")),
            ("erase_at", Export("account.leaving.erased_ms")),
        ],
    },
    Kept {
        table: "handle_kept",
        what: "handles of erased accounts, as a hash",
        why: "nobody passes for somebody who just left",
        until: Until::CleanedUp("90 days after the erasure"),
        columns: &[("skeleton_hash", Left("of nobody any more")), ("until", SERVERS_OWN)],
    },
    Kept {
        table: "session",
        what: "logins: device, created, last seen; the token as a hash",
        why: "one stays signed in, and sees where",
        until: Until::CleanedUp("30 days unused, 90 in any case; at once when signed out"),
        columns: &[
            ("id", Export("sessions.id")),
            ("account", WHOSE),
            ("token_hash", SECRET),
            ("created", Export("sessions.created_ms")),
            ("last_seen", Export("sessions.last_seen_ms")),
            ("device", Sealed("sessions.device")),
        ],
    },
    Kept {
        table: "invite",
        what: "invites: by whom, by whom accepted, times, room; the token as a hash",
        why: "who let in whom is shown, and counts against the budget",
        until: Until::CleanedUp(
            "30 days after it expired, unless accepted: then as long as its maker's account",
        ),
        columns: &[
            ("id", Export("invites.id")),
            ("inviter", WHOSE),
            ("token_hash", SECRET),
            ("created", Export("invites.created_ms")),
            ("expires", Export("invites.expires_ms")),
            ("room", Export("invites.room")),
            ("state", Export("invites.state")),
            ("accepted_by", Export("invites.accepted_by")),
            ("changed", Export("invites.changed_ms")),
        ],
    },
    Kept {
        table: "room",
        what: "rooms: title, topic, policy, lock, owner, times; a closed room's link",
        why: "a live one survives a restart, an ended one can be reported",
        until: Until::CleanedUp("30 days after it ended; at once when its owner is erased"),
        columns: &[
            ("id", Export("rooms.room")),
            ("node", SERVERS_OWN),
            ("epoch", SERVERS_OWN),
            ("owner", WHOSE),
            ("title", Export("rooms.title")),
            ("topic", Export("rooms.topic")),
            ("hands", SERVERS_OWN),
            ("hands_max", SERVERS_OWN),
            ("stage_size", SERVERS_OWN),
            ("room_size", SERVERS_OWN),
            ("visibility", SERVERS_OWN),
            ("locked", SERVERS_OWN),
            ("seq", SERVERS_OWN),
            ("opened", Export("rooms.opened_ms")),
            ("ended", Export("rooms.ended_ms")),
            ("link", Left("lets others in: its moderators read it in the room")),
        ],
    },
    Kept {
        table: "seat",
        what: "seats with something durable: role, mute, hand, invite to speak, removal, ban",
        why: "they survive a restart",
        until: Until::With("room"),
        columns: &[
            ("room", Export("seats.room")),
            ("member", WHOSE),
            ("bot", Left("said with the account")),
            ("role", Export("seats.role")),
            ("mute", Export("seats.muted")),
            ("mute_by", Left("another's act: stands among the acts")),
            ("asked_to_unmute", Left("of the moment")),
            ("on_stage_since", Left("of the moment")),
            ("hand_raised", Left("of the moment")),
            ("invited_until", Left("of the moment")),
            ("removed_until", Export("seats.removed_until_ms")),
            ("banned", Export("seats.banned")),
        ],
    },
    Kept {
        table: "audit",
        what: "who did what to whom in which room, by numbers; no text",
        why: "abuse can be looked into, and every act answered for",
        until: Until::CleanedUp("a year"),
        columns: &[
            ("room", Export("acts.room")),
            ("epoch", SERVERS_OWN),
            ("seq", SERVERS_OWN),
            ("at_ms", Export("acts.at_ms")),
            ("by_member", Export("acts.by_me")),
            ("kind", Export("acts.kind")),
            ("about_member", Export("acts.about_me")),
        ],
    },
];

/// The text of `docs/retention.md`.
pub fn document() -> String {
    let mut out = String::from(
        "# What is kept, why, and how long\n\n\
         Printed by `cargo xtask gen` from `crates/store/src/keeping.rs`, which the clean-up obeys and a test compares with the\n\
         tables. Nothing else is stored ([security.md](security.md)); sound and transcripts never are. Every member can take\n\
         what is theirs along as one file (Me → Your data).\n\n\
         | table | what | why | how long |\n|---|---|---|---|\n",
    );
    for kept in KEPT {
        let until = match kept.until {
            Until::With(table) => format!("with its row in `{table}`"),
            Until::Erased => {
                "until it is erased: 14 days after its owner asked, unless they sign in again".to_owned()
            }
            Until::CleanedUp(words) => words.to_owned(),
            Until::Always => "always; it names nobody".to_owned(),
        };
        writeln!(out, "| `{}` | {} | {} | {until} |", kept.table, kept.what, kept.why)
            .expect("writing to a String cannot fail");
    }
    let sealed = KEPT.iter().flat_map(|kept| {
        let sealed = kept.columns.iter().filter(|(_, column)| matches!(column, Sealed(_)));
        sealed.map(|(column, _)| format!("`{}.{column}`", kept.table))
    });
    let sealed: Vec<String> = sealed.collect();
    writeln!(
        out,
        "\nSealed under a key of the account's own, so that destroying the key erases them in backups as well: {}.\n\
         [Decision 0010](decisions/0010-erased-by-destroying-a-key.md) says how, and what stays readable in an old backup.\n\n\
         ## Not in the export of everything about oneself\n\n| column | why |\n|---|---|",
        sealed.join(", ")
    )
    .expect("as above");
    for kept in KEPT {
        for (column, how) in kept.columns {
            if let Left(why) = how
                && *how != SERVERS_OWN
            {
                writeln!(out, "| `{}.{column}` | {why} |", kept.table).expect("as above");
            }
        }
    }
    out
}
