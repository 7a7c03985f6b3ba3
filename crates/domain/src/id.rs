//! Names of things: random numbers drawn at the rim, never counted up, so that none can be guessed.

use std::fmt;

/// Thirteen characters of Crockford's base 32 hold 63 bits.
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
const TEXT_LEN: usize = 13;

/// The text is no id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadId;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u64);

        impl $name {
            /// Keeps 63 bits, so that every database can hold it as a signed number.
            pub const fn new(number: u64) -> Self {
                Self(number & (u64::MAX >> 1))
            }

            pub const fn number(self) -> u64 {
                self.0
            }

            /// Reads what `Display` wrote.
            pub fn parse(text: &str) -> Result<Self, BadId> {
                if text.len() != TEXT_LEN {
                    return Err(BadId);
                }
                let mut number = 0_u64;
                for letter in text.bytes() {
                    let digit = LETTERS.iter().position(|l| *l == letter).ok_or(BadId)?;
                    number = number.checked_mul(32).and_then(|n| n.checked_add(digit as u64)).ok_or(BadId)?;
                }
                if number > u64::MAX >> 1 { Err(BadId) } else { Ok(Self(number)) }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                (0..TEXT_LEN).rev().try_for_each(|at| {
                    let letter = LETTERS[(self.0 >> (5 * at)) as usize & 31];
                    f.write_str(char::from(letter).encode_utf8(&mut [0; 4]))
                })
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{self}")
            }
        }
    };
}

id! {
    /// A login and its devices; from registering on, before and after being let in.
    AccountId
}
id! {
    /// An account that was let in. Same number as its `AccountId`; only [`MemberId::of`] makes one from it.
    MemberId
}
id! {
    /// One live conversation.
    RoomId
}
id! {
    /// One member's word for one applicant.
    InviteId
}
id! {
    /// Who or what let somebody in or refused them, once.
    DecisionId
}
id! {
    /// An applicant's word against one refusal.
    AppealId
}

id! {
    /// One proof of what somebody does.
    ProofId
}
id! {
    /// One request that staff look at what somebody does.
    ReviewId
}
id! {
    /// What rooms are about, whatever it is called.
    TopicId
}
id! {
    /// What two members write to each other.
    ThreadId
}
id! {
    /// One report of a thread, by one of its two people.
    ThreadReportId
}
id! {
    /// Members who belong together, and have rooms that nobody else enters.
    CircleId
}
id! {
    /// One row of somebody's inbox.
    InboxId
}
id! {
    /// One browser that is pushed to.
    DeviceId
}
id! {
    /// A scheduled room. Same number as the room that it becomes; only [`RoomId::of`] makes one from it.
    ScheduledId
}

id! {
    /// One picture of a member: another one gets another number.
    AvatarId
}

impl RoomId {
    /// The room that is opened for it.
    pub const fn of(scheduled: ScheduledId) -> RoomId {
        RoomId(scheduled.0)
    }
}

impl MemberId {
    /// The caller has checked that this account is a member.
    pub const fn of(account: AccountId) -> MemberId {
        MemberId(account.0)
    }

    pub const fn account(self) -> AccountId {
        AccountId(self.0)
    }
}
