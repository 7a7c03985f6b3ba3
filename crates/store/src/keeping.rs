//! What is kept, why, and for how long: one row a table, one word a column. The clean-up obeys it, the export follows it,
//! and `docs/retention.md` is printed from it.
//!
//! A new table or column stands here, or the store's tests fail.

mod circles;
mod inbox;
mod network;
mod people;
mod proven;
mod report;
mod schedule;
mod threads;

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

/// A count that the owner's report is made of. Shorter forgets what a year was like.
pub const REPORT_KEPT: Duration = DAY.saturating_mul(400);

/// What a text message cost. Caps count a day.
pub const TEXT_KEPT: Duration = DAY.saturating_mul(2);

/// Tables that a server which closes empties by name; what refers to them goes with their rows.
pub const EMPTIED_AT_CLOSING: &[&str] = &[
    "account",
    "room",
    "topic",
    "thread",
    "audit",
    "handle_kept",
    "old_handle",
    "mail_code",
    "admission",
    "criteria",
    "criteria_in_force",
    "text_message",
];

/// One table.
pub struct Kept {
    pub table: &'static str,
    pub what: &'static str,
    pub why: &'static str,
    pub until: Until,
    /// The column that says whose row it is; None where that takes more than one column.
    pub whose: Option<&'static str>,
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
    /// Sealed under the account's key, and not exported: why.
    SealedAndLeft(&'static str),
    /// Not exported, and why.
    Left(&'static str),
}

impl Column {
    pub fn is_sealed(self) -> bool {
        matches!(self, Column::Sealed(_) | Column::SealedAndLeft(_))
    }
}

impl Kept {
    /// No column says anything of anybody.
    pub fn names_nobody(&self) -> bool {
        self.columns.iter().all(|(_, column)| *column == SERVERS_OWN)
    }
}

const SERVERS_OWN: Column = Column::Left("names nobody");
const SECRET: Column = Column::Left("a secret's hash: proves who signs in, says nothing about them");
const WHOSE: Column = Column::Left("says whose row it is: the export is theirs");

/// Every table.
pub fn kept() -> impl Iterator<Item = &'static Kept> {
    let lists = [
        people::KEPT,
        network::KEPT,
        schedule::KEPT,
        threads::KEPT,
        circles::KEPT,
        inbox::KEPT,
        proven::KEPT,
        report::KEPT,
    ];
    lists.into_iter().flatten()
}

/// The text of `docs/retention.md`.
pub fn document() -> String {
    let mut out = String::from(
        "# What is kept, why, and how long\n\n\
         Printed by `cargo xtask gen` from `crates/store/src/keeping.rs`, which the clean-up obeys and a test compares with the\n\
         tables. Nothing else is stored ([security.md](security.md)); sound and transcripts never are. Every member can take\n\
         what is theirs along as one file (Me → Your data).\n\n\
         | table | what | why | how long |\n|---|---|---|---|\n",
    );
    for kept in kept() {
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
    let sealed = kept().flat_map(|kept| {
        let sealed = kept.columns.iter().filter(|(_, column)| column.is_sealed());
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
    for kept in kept() {
        for (column, how) in kept.columns {
            if let Column::Left(why) | Column::SealedAndLeft(why) = how
                && *how != SERVERS_OWN
            {
                writeln!(out, "| `{}.{column}` | {why} |", kept.table).expect("as above");
            }
        }
    }
    out
}
