//! Text messages: off unless the owner says what they may cost, to whom, and how much a day.
//!
//! Whoever can make a server send them can be paid for it (SMS pumping). So nobody outside can: a message goes only to
//! somebody a member has invited or who is on the waitlist, within a budget a day and a range of numbers, and a range in
//! which hardly anybody uses what was sent is closed.

use super::{Phone, Range};
use crate::{AccountId, At, InviteId};
use std::collections::BTreeMap;
use std::time::Duration;

/// A thousandth of a cent or whatever coin the owner counts in: only sums and comparisons are made of it.
pub type Money = u64;

/// What counts against a day's caps, and how long a closed range stays closed.
pub const SMS_DAY: Duration = Duration::from_secs(24 * 3600);

/// Between two messages to one number.
pub const SMS_APART: Duration = Duration::from_secs(60);

/// Messages a day to one number. More helps a bad network; fewer annoys a stranger less.
pub const SMS_A_DAY_TO_ONE: usize = 3;

/// So many messages of a range are looked at before it is judged. Fewer closes a pumped range sooner, and an honest one
/// by bad luck.
pub const SMS_JUDGED_FROM: usize = 20;

/// Of a hundred messages that were given [`SMS_USED_WITHIN`], so many must have been used.
pub const SMS_USED_MIN_PERCENT: usize = 30;

/// How long somebody has to use what was sent before it counts as unused.
pub const SMS_USED_WITHIN: Duration = Duration::from_secs(10 * 60);

/// Messages of a day that are kept at most; past it nothing is sent. Bounds memory where the money does not.
pub const SMS_KEPT: usize = 10_000;

/// What the owner allows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caps {
    /// In one day, all together.
    pub day: Money,
    /// In one day, to one range of numbers.
    pub range_day: Money,
    /// Beginnings of the numbers that may be written to (`49`, `8613`), and what one message to them costs. The longest
    /// that fits counts. Empty: none.
    pub prices: BTreeMap<String, Money>,
}

/// Why somebody is written to. There is no way to say "because they asked".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// A member bound an invite to this number.
    Invited(InviteId),
    /// The number of an applicant.
    Waits(AccountId),
}

/// One message sent, without its number: what the caps and the breaker look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sent {
    pub at: At,
    pub range: Range,
    /// Stands for the number: a keyed hash, drawn at the rim.
    pub to: u64,
    pub price: Money,
    /// The invite was accepted, or the code entered.
    pub used: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SmsRefusal {
    /// Not a country the owner allows.
    NotThere,
    TooSoon {
        retry_in: Duration,
    },
    /// This number has had its messages for the day.
    EnoughForOne,
    /// The day's money is spent.
    DaySpent,
    /// The day's money for these numbers is spent.
    RangeSpent,
    /// Hardly anybody uses what is sent to these numbers: the breaker is open.
    HardlyUsed,
}

/// What was sent in the last day, and what may still be. Rebuilt at a start from what is stored.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ledger {
    /// Oldest first.
    sent: Vec<Sent>,
    /// Ranges whose breaker is open, and since when.
    closed: BTreeMap<Range, At>,
}

impl Ledger {
    /// `sent`: of the last [`SMS_DAY`] at least, in any order.
    pub fn of(mut sent: Vec<Sent>, now: At) -> Ledger {
        sent.sort_by_key(|sent| sent.at);
        let mut ledger = Ledger { sent, closed: BTreeMap::new() };
        ledger.forget(now);
        ledger
    }

    /// Whether a message may go out now, and what it costs. `to` as in [`Sent::to`]. Changes nothing but what is over.
    pub fn may_send(&mut self, caps: &Caps, now: At, phone: &Phone, to: u64) -> Result<Money, SmsRefusal> {
        self.forget(now);
        let price = caps.price(phone).ok_or(SmsRefusal::NotThere)?;
        let range = phone.range();
        let own: Vec<&Sent> = self.sent.iter().filter(|sent| sent.to == to).collect();
        if let Some(last) = own.last()
            && now.since(last.at) < SMS_APART
        {
            return Err(SmsRefusal::TooSoon { retry_in: SMS_APART - now.since(last.at) });
        }
        if own.len() >= SMS_A_DAY_TO_ONE {
            return Err(SmsRefusal::EnoughForOne);
        }
        if self.is_hardly_used(range, now) {
            return Err(SmsRefusal::HardlyUsed);
        }
        let spent = |of: &dyn Fn(&Sent) -> bool| -> Money {
            self.sent.iter().filter(|sent| of(sent)).map(|sent| sent.price).sum()
        };
        if spent(&|sent| sent.range == range).saturating_add(price) > caps.range_day {
            return Err(SmsRefusal::RangeSpent);
        }
        if spent(&|_| true).saturating_add(price) > caps.day || self.sent.len() >= SMS_KEPT {
            return Err(SmsRefusal::DaySpent);
        }
        Ok(price)
    }

    /// What [`Ledger::may_send`] allowed has been stored as sent. Counted before it goes out: a lost answer of the gateway
    /// may still cost.
    pub fn sent(&mut self, sent: Sent) {
        self.sent.push(sent);
    }

    /// Whoever has this number accepted the invite, or entered the code.
    pub fn used(&mut self, to: u64) {
        self.sent.iter_mut().filter(|sent| sent.to == to).for_each(|sent| sent.used = true);
    }

    pub fn spent(&self) -> Money {
        self.sent.iter().map(|sent| sent.price).sum()
    }

    /// Once open, the breaker stays open for a day: late answers of a few do not make the range honest.
    fn is_hardly_used(&mut self, range: Range, now: At) -> bool {
        if self.closed.contains_key(&range) {
            return true;
        }
        let (mut used, mut judged, mut all) = (0, 0, 0);
        for sent in self.sent.iter().filter(|sent| sent.range == range) {
            used += usize::from(sent.used);
            judged += usize::from(sent.used || now.since(sent.at) >= SMS_USED_WITHIN);
            all += 1;
        }
        let too_few = |of: usize| of >= SMS_JUDGED_FROM && used * 100 < of * SMS_USED_MIN_PERCENT;
        let opens = too_few(judged);
        if opens {
            self.closed.insert(range, now);
        }
        // Whoever sends faster than anybody can answer waits for the first answers.
        opens || too_few(all)
    }

    fn forget(&mut self, now: At) {
        self.sent.retain(|sent| now.since(sent.at) < SMS_DAY);
        self.closed.retain(|_, since| now.since(*since) < SMS_DAY);
    }
}

impl Caps {
    fn price(&self, phone: &Phone) -> Option<Money> {
        let fits = self.prices.iter().filter(|(begin, _)| phone.digits().starts_with(begin.as_str()));
        fits.max_by_key(|(begin, _)| begin.len()).map(|(_, price)| *price)
    }
}
