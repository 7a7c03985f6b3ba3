//! Text messages: who is never written to, and what never costs more than the owner said.

use domain::At;
use domain::entry::sms::{
    Breaker, Caps, Ledger, Money, SMS_A_DAY_TO_ONE, SMS_APART, SMS_DAY, SMS_JUDGED_FROM, SMS_USED_WITHIN,
    Sent, SmsRefusal,
};
use domain::entry::{BadPhone, Phone};
use std::collections::{BTreeMap, VecDeque};
use std::time::Duration;

const NOW: At = At(1_000_000_000);
const SECOND: Duration = Duration::from_secs(1);

fn caps(day: Money, range_day: Money) -> Caps {
    let prices = [("49".to_owned(), 8), ("4916".to_owned(), 5), ("86".to_owned(), 4)];
    Caps { day, range_day, prices: BTreeMap::from(prices), breaker: Breaker::default() }
}

fn phone(number: u64) -> Phone {
    Phone::parse(&format!("+{number}")).expect("a number")
}

/// Sends if it may.
fn send(ledger: &mut Ledger, caps: &Caps, now: At, number: u64) -> Result<Money, SmsRefusal> {
    let phone = phone(number);
    let price = ledger.may_send(caps, now, &phone, number)?;
    ledger.sent(Sent { at: now, range: phone.range(), to: number, price, used: false });
    Ok(price)
}

#[test]
fn a_number_has_a_country_and_8_to_15_digits() {
    let why = |text: &str| Phone::parse(text).map(|phone| phone.as_str().to_owned());
    assert_eq!(why(" +49 (160) 123-45.67 "), Ok("+491601234567".to_owned()));
    assert_eq!(why("0160 1234567"), Err(BadPhone::NoCountry));
    assert_eq!(why("+0160 1234567"), Err(BadPhone::Digits));
    assert_eq!(why("+49160abcdefg"), Err(BadPhone::Digits));
    assert_eq!(why("+49160123"), Ok("+49160123".to_owned()));
    assert_eq!(why("+4916012"), Err(BadPhone::Length));
    assert_eq!(why("+4916012345678901"), Err(BadPhone::Length));
}

#[test]
fn only_the_countries_that_the_owner_priced_are_written_to_and_the_closest_price_counts() {
    let (caps, mut ledger) = (caps(1000, 1000), Ledger::default());
    assert_eq!(send(&mut ledger, &caps, NOW, 491_511_234_567), Ok(8));
    assert_eq!(send(&mut ledger, &caps, NOW, 491_611_234_567), Ok(5));
    assert_eq!(send(&mut ledger, &caps, NOW, 15_551_234_567), Err(SmsRefusal::NotThere));
    let none = Caps { prices: BTreeMap::new(), ..caps };
    assert_eq!(send(&mut ledger, &none, NOW, 491_511_234_568), Err(SmsRefusal::NotThere), "off by default");
}

#[test]
fn one_number_is_not_pestered() {
    let (caps, mut ledger, number) = (caps(1000, 1000), Ledger::default(), 8_613_812_345_678);
    let mut now = NOW;
    for _ in 0..SMS_A_DAY_TO_ONE {
        assert_eq!(send(&mut ledger, &caps, now, number), Ok(4));
        let soon = send(&mut ledger, &caps, now.after(SECOND), number);
        assert_eq!(soon, Err(SmsRefusal::TooSoon { retry_in: SMS_APART - SECOND }));
        now = now.after(SMS_APART);
    }
    assert_eq!(send(&mut ledger, &caps, now, number), Err(SmsRefusal::EnoughForOne));
    assert_eq!(send(&mut ledger, &caps, NOW.after(SMS_DAY), number), Ok(4), "the next day");
}

#[test]
fn pumping_over_ten_thousand_neighbouring_numbers_stays_under_the_cap_and_opens_the_breaker() {
    let (caps, mut ledger) = (caps(2_000, 400), Ledger::default());
    let mut refused: BTreeMap<String, u32> = BTreeMap::new();
    let mut spent = 0;
    for n in 0..10_000_u64 {
        let now = NOW.after(SECOND * n as u32); // Nearly three hours.
        match send(&mut ledger, &caps, now, 8_613_800_000_000 + n) {
            Ok(price) => spent += price,
            Err(why) => *refused.entry(format!("{why:?}")).or_default() += 1,
        }
    }
    assert!(spent <= caps.range_day, "{spent}");
    assert_eq!(spent, 4 * SMS_JUDGED_FROM as u64, "nobody answered the first ones: {refused:?}");
    assert!(refused["HardlyUsed"] > 9_000, "{refused:?}");
}

#[test]
fn pumping_over_many_ranges_stays_under_the_days_cap() {
    let (caps, mut ledger, mut spent) = (caps(2_000, 400), Ledger::default(), 0);
    for n in 0..10_000_u64 {
        spent += send(&mut ledger, &caps, NOW.after(SECOND * n as u32), 8_613_000_000_000 + n * 1_000_000)
            .unwrap_or(0);
    }
    assert_eq!(spent, 2_000);
    assert_eq!(ledger.spent(), 2_000);
}

#[test]
fn a_range_whose_people_answer_stays_open_up_to_its_cap() {
    let (caps, mut ledger, mut spent) = (caps(2_000, 400), Ledger::default(), 0);
    for n in 0..200_u64 {
        let (now, number) = (NOW.after(SECOND * (60 * n as u32)), 8_613_800_000_000 + n);
        match send(&mut ledger, &caps, now, number) {
            Ok(price) => {
                spent += price;
                if n % 2 == 0 {
                    ledger.used(number);
                }
            }
            Err(why) => assert_eq!(why, SmsRefusal::RangeSpent),
        }
    }
    assert_eq!(spent, 400);
}

#[test]
fn an_open_breaker_stays_open_for_a_day_and_outlives_a_restart() {
    let (caps, mut ledger) = (caps(2_000, 2_000), Ledger::default());
    let number = |n: u64| 8_613_800_000_000 + n;
    let mut stored = vec![];
    for n in 0..SMS_JUDGED_FROM as u64 {
        send(&mut ledger, &caps, NOW, number(n)).expect("not judged yet");
        stored.push(Sent { at: NOW, range: phone(number(n)).range(), to: number(n), price: 4, used: false });
    }
    let judged = NOW.after(SMS_USED_WITHIN);
    assert_eq!(send(&mut ledger, &caps, judged, number(100)), Err(SmsRefusal::HardlyUsed));
    let mut again = Ledger::of(stored, BTreeMap::new(), judged);
    assert_eq!(send(&mut again, &caps, judged, number(100)), Err(SmsRefusal::HardlyUsed));
    (0..SMS_JUDGED_FROM as u64).for_each(|n| ledger.used(number(n)));
    assert_eq!(send(&mut ledger, &caps, judged, number(100)), Err(SmsRefusal::HardlyUsed), "late answers");
    assert_eq!(send(&mut ledger, &caps, judged.after(SMS_DAY), number(100)), Ok(4));
}

/// One seed, one run.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut x = self.0;
        x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (x ^ (x >> 31)) % bound
    }
}

/// T27: somebody who is paid for messages, has ranges of their own, and enters codes in some of them to look honest.
#[test]
fn a_million_tries_in_a_week_stay_under_both_caps_in_any_day_through_restarts() {
    const TRIES: u64 = 1_000_000;
    let (caps, mut ledger, mut random) = (caps(2_000, 400), Ledger::default(), Random(27));
    let mut window: VecDeque<(At, u64, Money)> = VecDeque::new();
    let (mut day, mut total, mut messages) = (0, 0, 0_u64);
    let mut by_range: BTreeMap<u64, Money> = BTreeMap::new();
    let mut stored: Vec<Sent> = vec![];
    let mut refused: BTreeMap<String, u32> = BTreeMap::new();
    for turn in 0..TRIES {
        let now = NOW.after(Duration::from_millis(605 * turn));
        // Neighbours in one of twenty ranges, any range at all, or one number again and again.
        let number = match random.below(10) {
            0..5 => 8_613_800_000_000 + random.below(20) * 1_000_000 + random.below(100_000),
            5..8 => 8_613_000_000_000 + random.below(1_000_000_000),
            _ => 8_613_912_345_678,
        };
        if turn % 50_000 == 49_999 {
            // Killed and started again: what is stored is all that is left.
            let closed = ledger.ranges().into_iter().filter(|today| today.closed_until.is_some());
            let closed = closed.map(|today| (today.range, ledger.closed_since(today.range).expect("closed")));
            ledger = Ledger::of(stored.clone(), closed.collect(), now);
            stored.retain(|sent| now.since(sent.at) < SMS_DAY);
        }
        let price = match send(&mut ledger, &caps, now, number) {
            Ok(price) => price,
            Err(SmsRefusal::TooSoon { .. }) => continue,
            Err(why) => {
                *refused.entry(format!("{why:?}")).or_default() += 1;
                continue;
            }
        };
        let range = number / 1_000_000;
        // In every other range a third of the messages are answered at once: just enough for the breaker.
        let used = range % 2 == 0 && random.below(3) == 0;
        if used {
            ledger.used(number);
            stored.iter_mut().filter(|sent| sent.to == number).for_each(|sent| sent.used = true);
        }
        stored.push(Sent { at: now, range: phone(number).range(), to: number, price, used });
        (day, total, messages) = (day + price, total + price, messages + 1);
        *by_range.entry(range).or_default() += price;
        window.push_back((now, range, price));
        while let Some((at, range, price)) =
            window.front().copied().filter(|(at, ..)| now.since(*at) >= SMS_DAY)
        {
            assert!(at <= now);
            day -= price;
            *by_range.get_mut(&range).expect("counted") -= price;
            window.pop_front();
        }
        assert!(day <= caps.day, "{day} in a day after {turn} tries");
        assert!(by_range[&range] <= caps.range_day, "{} in one range after {turn} tries", by_range[&range]);
    }
    assert!(messages > 1_000 && total <= 8 * caps.day, "{messages} messages for {total}");
    assert!(
        refused["HardlyUsed"] > 0 && refused["DaySpent"] > 0 && refused["EnoughForOne"] > 0,
        "{refused:?}"
    );
}
