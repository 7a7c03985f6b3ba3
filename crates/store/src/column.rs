//! How the domain's values stand in columns: numbers, short words, hex. For the two database crates.
//!
//! Reading checks everything again, as a damaged row must be refused with its cause. The cause names the row and the
//! column, never what stands there.

use anyhow::{Context, anyhow};
use data_encoding::HEXLOWER;
use domain::entry::{
    Account, Appeal, AppealState, Bound, ContactHash, Field, Handle, Hit, Invite, InviteState, LetInBy,
    Standing, Stated, Struck, Vouch,
};
use domain::{AccountId, At, InviteId, MemberId, RoomId};

use crate::inviting::{Keeping, StruckRow};
use crate::row::{AuditRow, Session, SessionId, TokenHash};
use crate::sealed;

mod chat;
mod hand;
mod room;

pub use chat::{ChatLineColumns, chat_word, pins_text, read_pins};
pub use hand::{HandColumns, order_word, poll_text, turn};
pub use room::{
    RoomColumns, SeatColumns, circle_number, hands_word, mute, policy_text, read_policy, read_role,
    role_word, sound_word, visibility_word,
};

/// A number as a column holds it. Those past 63 bits do not occur; they stand at the end of the range.
pub fn number(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

pub fn hex(hash: &TokenHash) -> String {
    HEXLOWER.encode(hash)
}

/// Reads what [`hex`] wrote.
pub fn unhex(column: &'static str, text: &str) -> anyhow::Result<TokenHash> {
    let hash = HEXLOWER.decode(text.as_bytes()).ok().and_then(|bytes| bytes.try_into().ok());
    hash.with_context(|| format!("{column} is no hash"))
}

fn unsigned(column: &'static str, value: i64) -> anyhow::Result<u64> {
    u64::try_from(value).map_err(|_| anyhow!("{column} is negative"))
}

fn at(column: &'static str, value: i64) -> anyhow::Result<At> {
    unsigned(column, value).map(At)
}

fn id(column: &'static str, value: i64) -> anyhow::Result<u64> {
    unsigned(column, value)
}

fn member(column: &'static str, value: i64) -> anyhow::Result<MemberId> {
    Ok(MemberId::of(AccountId::new(id(column, value)?)))
}

/// Words of an enumeration, both ways from one list.
macro_rules! words {
    ($to:ident, $from:ident, $type:ty, $column:literal, { $($value:path => $word:literal),+ $(,)? }) => {
        pub fn $to(value: $type) -> &'static str {
            match value { $($value => $word),+ }
        }

        fn $from(word: &str) -> anyhow::Result<$type> {
            match word { $($word => Ok($value),)+ _ => Err(anyhow!(concat!($column, " is no known word"))) }
        }
    };
}

pub(crate) use words;

/// Columns `member_since`, `let_in_how`, `let_in_by`.
pub fn standing(standing: &Standing) -> (Option<i64>, Option<&'static str>, Option<i64>) {
    match standing {
        Standing::Applicant => (None, None, None),
        Standing::Member { since, let_in_by } => {
            let (how, by) = match let_in_by {
                LetInBy::Invite { inviter } => ("invite", Some(*inviter)),
                LetInBy::Owner { owner } => ("owner", Some(*owner)),
                LetInBy::FirstStart => ("first_start", None),
                LetInBy::Organisation => ("organisation", None),
                LetInBy::Open => ("open", None),
                // The column holds the version then.
                LetInBy::Criteria { version } => ("criteria", Some(AccountId::new((*version).into()))),
                LetInBy::Voucher { member } => ("voucher", Some(*member)),
            };
            (Some(number(since.0)), Some(how), by.map(|by| number(by.number())))
        }
    }
}

/// Columns `state`, `accepted_by`, `changed`.
pub fn invite_state(state: &InviteState) -> (&'static str, Option<i64>, Option<i64>) {
    match state {
        InviteState::Open => ("open", None, None),
        InviteState::Accepted { by, at } => ("accepted", Some(number(by.number())), Some(number(at.0))),
        InviteState::Revoked { at } => ("revoked", None, Some(number(at.0))),
    }
}

words!(hit_word, hit, Hit, "hit", { Hit::Frozen => "frozen", Hit::Removed => "removed" });

/// Accounts or topics that one query looks up: SQL has no lists, so that many places stand in it.
pub const LOOKED_UP_AT_ONCE: usize = 16;

/// No id is negative: a place that is left over finds nothing.
pub fn padded<Id: Copy>(some: &[Id], number_of: fn(Id) -> u64) -> [i64; LOOKED_UP_AT_ONCE] {
    let mut id = [-1; LOOKED_UP_AT_ONCE];
    id.iter_mut().zip(some).for_each(|(place, some)| *place = number(number_of(*some)));
    id
}

/// Columns `bound_how`, `bound_to`.
pub fn bound(bound: Option<&Bound>) -> (Option<&'static str>, Option<String>) {
    match bound {
        None => (None, None),
        Some(Bound::Account(account)) => (Some("account"), Some(account.to_string())),
        Some(Bound::Mail(hash)) => (Some("mail"), Some(hex(&hash.0))),
        Some(Bound::Phone(hash)) => (Some("phone"), Some(hex(&hash.0))),
    }
}

fn contact(text: &str) -> anyhow::Result<ContactHash> {
    Ok(ContactHash(unhex("bound_to", text)?))
}

pub struct AccountColumns {
    pub id: i64,
    pub handle: String,
    pub stated: String,
    pub field: String,
    pub registered: i64,
    pub member_since: Option<i64>,
    pub let_in_how: Option<String>,
    pub let_in_by: Option<i64>,
    pub owner: bool,
    pub bot: bool,
    pub password_hash: String,
    pub sealing_key: Option<String>,
}

impl AccountColumns {
    /// With the password's hash.
    pub fn read(self) -> anyhow::Result<(Account, String)> {
        let number = self.id;
        self.parse().with_context(|| format!("account row {number} is damaged"))
    }

    fn parse(self) -> anyhow::Result<(Account, String)> {
        let by = || -> anyhow::Result<AccountId> {
            Ok(AccountId::new(id("let_in_by", self.let_in_by.context("let_in_by is empty")?)?))
        };
        let standing = match (self.member_since, self.let_in_how.as_deref()) {
            (None, None) => Standing::Applicant,
            (Some(since), Some(how)) => Standing::Member {
                since: at("member_since", since)?,
                let_in_by: match how {
                    "invite" => LetInBy::Invite { inviter: by()? },
                    "owner" => LetInBy::Owner { owner: by()? },
                    "first_start" => LetInBy::FirstStart,
                    "organisation" => LetInBy::Organisation,
                    "open" => LetInBy::Open,
                    "criteria" => LetInBy::Criteria {
                        version: crate::admission::version("let_in_by", self.let_in_by.unwrap_or(0))?,
                    },
                    "voucher" => LetInBy::Voucher { member: by()? },
                    _ => return Err(anyhow!("let_in_how is no known word")),
                },
            },
            _ => return Err(anyhow!("member_since and let_in_how disagree")),
        };
        let account_id = AccountId::new(id("id", self.id)?);
        let stated = sealed::opened(self.sealing_key.as_deref(), "account.stated", account_id, &self.stated)?;
        let account = Account {
            id: account_id,
            handle: Handle::kept(&self.handle).map_err(|_| anyhow!("handle is none"))?,
            stated: Stated::parse(&stated).map_err(|_| anyhow!("stated is no line"))?,
            field: Field::parse(&self.field).map_err(|_| anyhow!("field is no known word"))?,
            registered: at("registered", self.registered)?,
            standing,
            owner: self.owner,
            bot: self.bot,
        };
        Ok((account, self.password_hash))
    }
}

pub struct SessionColumns {
    pub id: i64,
    pub account: i64,
    pub created: i64,
    pub last_seen: i64,
    pub device: String,
    pub sealing_key: Option<String>,
}

impl SessionColumns {
    pub fn read(self) -> anyhow::Result<Session> {
        let account = AccountId::new(id("session.account", self.account)?);
        let device = sealed::opened(self.sealing_key.as_deref(), "session.device", account, &self.device)?;
        Ok(Session {
            id: SessionId::new(id("session.id", self.id)?),
            account,
            created: at("session.created", self.created)?,
            last_seen: at("session.last_seen", self.last_seen)?,
            device,
        })
    }
}

pub struct InviteColumns {
    pub id: i64,
    pub inviter: i64,
    pub created: i64,
    pub expires: i64,
    pub room: Option<i64>,
    pub state: String,
    pub accepted_by: Option<i64>,
    pub changed: Option<i64>,
    pub bound_how: Option<String>,
    pub bound_to: Option<String>,
}

impl InviteColumns {
    pub fn read(self) -> anyhow::Result<Invite> {
        let number = self.id;
        self.parse().with_context(|| format!("invite row {number} is damaged"))
    }

    fn parse(self) -> anyhow::Result<Invite> {
        let changed = || at("changed", self.changed.context("changed is empty")?);
        let state = match self.state.as_str() {
            "open" => InviteState::Open,
            "accepted" => {
                let by = self.accepted_by.context("accepted_by is empty")?;
                InviteState::Accepted { by: AccountId::new(id("accepted_by", by)?), at: changed()? }
            }
            "revoked" => InviteState::Revoked { at: changed()? },
            _ => return Err(anyhow!("state is no known word")),
        };
        let bound = match (self.bound_how.as_deref(), self.bound_to.as_deref()) {
            (None, None) => None,
            (Some("account"), Some(to)) => {
                Some(Bound::Account(AccountId::parse(to).map_err(|_| anyhow!("bound_to is no account"))?))
            }
            (Some("mail"), Some(to)) => Some(Bound::Mail(contact(to)?)),
            (Some("phone"), Some(to)) => Some(Bound::Phone(contact(to)?)),
            _ => return Err(anyhow!("bound_how is no known word")),
        };
        Ok(Invite {
            bound,
            id: InviteId::new(id("id", self.id)?),
            by: AccountId::new(id("inviter", self.inviter)?),
            created: at("created", self.created)?,
            expires: at("expires", self.expires)?,
            room: self.room.map(|room| id("room", room).map(RoomId::new)).transpose()?,
            state,
        })
    }
}

pub struct AuditColumns {
    pub room: Option<i64>,
    pub epoch: i64,
    pub seq: i64,
    pub at_ms: i64,
    pub by_member: Option<i64>,
    pub kind: String,
    pub about_member: Option<i64>,
}

impl AuditColumns {
    pub fn read(self) -> anyhow::Result<AuditRow> {
        Ok(AuditRow {
            room: self.room.map(|room| id("audit.room", room).map(RoomId::new)).transpose()?,
            epoch: unsigned("audit.epoch", self.epoch)?,
            seq: unsigned("audit.seq", self.seq)?,
            at: at("audit.at_ms", self.at_ms)?,
            by: self.by_member.map(|by| member("audit.by_member", by)).transpose()?,
            kind: self.kind,
            about: self.about_member.map(|about| member("audit.about_member", about)).transpose()?,
        })
    }
}

pub struct VouchColumns {
    pub applicant: i64,
    pub member: i64,
    pub at_ms: i64,
    pub withdrawn: Option<i64>,
}

impl VouchColumns {
    pub fn read(self) -> anyhow::Result<Vouch> {
        Ok(Vouch {
            by: AccountId::new(id("vouch.member", self.member)?),
            applicant: AccountId::new(id("vouch.applicant", self.applicant)?),
            at: at("vouch.at_ms", self.at_ms)?,
            withdrawn: self.withdrawn.map(|ms| at("vouch.withdrawn", ms)).transpose()?,
        })
    }
}

pub struct StruckColumns {
    pub account: i64,
    pub hit: String,
    pub root: i64,
    pub by_owner: i64,
    pub at_ms: i64,
    pub appeal: Option<String>,
    pub appealed: Option<i64>,
    pub denied: Option<i64>,
    pub sealing_key: Option<String>,
}

impl StruckColumns {
    pub fn read(self) -> anyhow::Result<StruckRow> {
        let appeal = match (self.appealed, self.denied) {
            (None, _) => AppealState::None,
            (Some(since), None) => AppealState::Waiting { since: at("struck.appealed", since)? },
            (Some(_), Some(denied)) => AppealState::Denied { at: at("struck.denied", denied)? },
        };
        let account = AccountId::new(id("struck.account", self.account)?);
        let struck = Struck {
            account,
            hit: hit(&self.hit)?,
            root: AccountId::new(id("struck.root", self.root)?),
            by: AccountId::new(id("struck.by_owner", self.by_owner)?),
            at: at("struck.at_ms", self.at_ms)?,
            appeal,
        };
        let text = self.appeal.map(|text| {
            let text = sealed::opened(self.sealing_key.as_deref(), "struck.appeal", account, &text)?;
            Appeal::parse(&text).map_err(|_| anyhow!("an appeal is no line"))
        });
        Ok(StruckRow { struck, appeal: text.transpose()? })
    }
}

pub struct KeepingColumns {
    pub seen: i64,
    pub warned: Option<i64>,
    pub renamed: Option<i64>,
}

impl KeepingColumns {
    pub fn read(self) -> anyhow::Result<Keeping> {
        Ok(Keeping {
            seen: at("seen", self.seen)?,
            warned: self.warned.map(|ms| at("warned", ms)).transpose()?,
            renamed: self.renamed.map(|ms| at("renamed", ms)).transpose()?,
        })
    }
}
