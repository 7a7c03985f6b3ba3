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

/// [`Breaker::from`] where the owner says nothing.
pub const SMS_JUDGED_FROM: usize = 20;

/// [`Breaker::used_min_percent`] where the owner says nothing.
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
    pub breaker: Breaker,
}

/// When a range is closed because hardly anybody uses what is sent there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Breaker {
    /// So many messages of a range are looked at before it is judged. Fewer closes a pumped range sooner, and an honest
    /// one by bad luck.
    pub from: usize,
    /// Of a hundred messages that were given [`SMS_USED_WITHIN`], so many must have been used.
    pub used_min_percent: usize,
}

impl Default for Breaker {
    fn default() -> Breaker {
        Breaker { from: SMS_JUDGED_FROM, used_min_percent: SMS_USED_MIN_PERCENT }
    }
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

/// One range as the owner sees it: nobody's number stands in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RangeToday {
    pub range: Range,
    pub sent: usize,
    pub used: usize,
    pub spent: Money,
    /// The breaker is open until then.
    pub closed_until: Option<At>,
}

impl Ledger {
    /// `sent`: of the last [`SMS_DAY`] at least, in any order. `closed`: ranges whose breaker opened, and when.
    pub fn of(mut sent: Vec<Sent>, closed: BTreeMap<Range, At>, now: At) -> Ledger {
        sent.sort_by_key(|sent| sent.at);
        let mut ledger = Ledger { sent, closed };
        ledger.forget(now);
        ledger
    }

    /// Whether a message may go out now, and what it costs. `to` as in [`Sent::to`]. Changes nothing but what is over, and
    /// which breakers are open.
    pub fn may_send(&mut self, caps: &Caps, now: At, phone: &Phone, to: u64) -> Result<Money, SmsRefusal> {
        let price = self.may_send_near(caps, now, phone)?;
        let own: Vec<&Sent> = self.sent.iter().filter(|sent| sent.to == to).collect();
        if let Some(last) = own.last()
            && now.since(last.at) < SMS_APART
        {
            return Err(SmsRefusal::TooSoon { retry_in: SMS_APART - now.since(last.at) });
        }
        if own.len() >= SMS_A_DAY_TO_ONE {
            return Err(SmsRefusal::EnoughForOne);
        }
        Ok(price)
    }

    /// As [`Ledger::may_send`], but for what this one number had: the answer is the same for every number of the range, so
    /// that it can be told to whoever asks.
    pub fn may_send_near(&mut self, caps: &Caps, now: At, phone: &Phone) -> Result<Money, SmsRefusal> {
        self.forget(now);
        let price = caps.price(phone).ok_or(SmsRefusal::NotThere)?;
        let range = phone.range();
        if self.is_hardly_used(caps.breaker, range, now) {
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

    pub fn count(&self) -> usize {
        self.sent.len()
    }

    /// Since when the breaker of a range is open: to be stored, as late answers do not close it again.
    pub fn closed_since(&self, range: Range) -> Option<At> {
        self.closed.get(&range).copied()
    }

    /// Ranges of the last day: those that are closed first, then those that cost most.
    pub fn ranges(&self) -> Vec<RangeToday> {
        let fresh = |range| RangeToday { range, sent: 0, used: 0, spent: 0, closed_until: None };
        let mut ranges: BTreeMap<Range, RangeToday> = BTreeMap::new();
        for sent in &self.sent {
            let today = ranges.entry(sent.range).or_insert_with(|| fresh(sent.range));
            today.sent += 1;
            today.used += usize::from(sent.used);
            today.spent += sent.price;
        }
        for (range, since) in &self.closed {
            ranges.entry(*range).or_insert_with(|| fresh(*range)).closed_until = Some(since.after(SMS_DAY));
        }
        let mut ranges: Vec<RangeToday> = ranges.into_values().collect();
        ranges.sort_by_key(|today| (today.closed_until.is_none(), std::cmp::Reverse(today.spent)));
        ranges
    }

    /// Once open, the breaker stays open for a day: late answers of a few do not make the range honest.
    fn is_hardly_used(&mut self, breaker: Breaker, range: Range, now: At) -> bool {
        if self.closed.contains_key(&range) {
            return true;
        }
        let (mut used, mut judged, mut all) = (0, 0, 0);
        for sent in self.sent.iter().filter(|sent| sent.range == range) {
            used += usize::from(sent.used);
            judged += usize::from(sent.used || now.since(sent.at) >= SMS_USED_WITHIN);
            all += 1;
        }
        let too_few = |of: usize| of >= breaker.from && used * 100 < of * breaker.used_min_percent;
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
