//! What running a server costs: what it used, by the prices its owner entered.

use std::time::Duration;

/// A price may be so much, in millionths of the currency: a thousand for one gigabyte is no price.
pub const PRICE_MAX: u64 = 1_000_000_000;
/// No sum is told as more: it is the largest whole number that a browser counts with.
pub const MICROS_TOLD_MAX: u64 = (1 << 53) - 1;

/// In millionths of a currency. Zero: it costs nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prices {
    /// Three letters of ISO 4217.
    currency: String,
    /// For 10⁹ bytes of sound sent.
    gigabyte: u64,
    /// For an hour of one processor core.
    core_hour: u64,
    /// For an hour that somebody spent in a room.
    listener_hour: u64,
}

/// No currency, or no price.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadPrices;

impl Prices {
    pub fn parse(
        currency: &str,
        gigabyte: u64,
        core_hour: u64,
        listener_hour: u64,
    ) -> Result<Prices, BadPrices> {
        let is_currency = currency.len() == 3 && currency.bytes().all(|letter| letter.is_ascii_uppercase());
        if !is_currency || [gigabyte, core_hour, listener_hour].iter().any(|price| *price > PRICE_MAX) {
            return Err(BadPrices);
        }
        Ok(Prices { currency: currency.to_owned(), gigabyte, core_hour, listener_hour })
    }

    pub fn currency(&self) -> &str {
        &self.currency
    }

    pub fn gigabyte(&self) -> u64 {
        self.gigabyte
    }

    pub fn core_hour(&self) -> u64 {
        self.core_hour
    }

    pub fn listener_hour(&self) -> u64 {
        self.listener_hour
    }
}

/// In some time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Used {
    pub rooms: u64,
    pub listened: Duration,
    /// Of sound, sent.
    pub bytes: u64,
    /// Of all processor cores together.
    pub cpu: Duration,
}

impl std::ops::AddAssign for Used {
    fn add_assign(&mut self, more: Used) {
        self.rooms += more.rooms;
        self.listened += more.listened;
        self.bytes += more.bytes;
        self.cpu += more.cpu;
    }
}

/// In millionths of the currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    pub total: u64,
    /// `None`: there was no room.
    pub per_room: Option<u64>,
    /// `None`: nobody was in one.
    pub per_listener_hour: Option<u64>,
}

const GIGABYTE: u128 = 1_000_000_000;
const HOUR_MS: u128 = 3_600_000;

pub fn cost(used: &Used, prices: &Prices) -> Cost {
    let listened = used.listened.as_millis();
    // Rounded once, at the end: all three in the units of the smallest part.
    let parts = u128::from(used.bytes) * u128::from(prices.gigabyte) * HOUR_MS
        + (used.cpu.as_millis() * u128::from(prices.core_hour) + listened * u128::from(prices.listener_hour))
            * GIGABYTE;
    let share = |of: u128| told(parts / (GIGABYTE * HOUR_MS) / of.max(1));
    let per_hour = |listened: u128| told(parts / GIGABYTE / listened);
    Cost {
        total: share(1),
        per_room: (used.rooms > 0).then(|| share(used.rooms.into())),
        per_listener_hour: (listened > 0).then(|| per_hour(listened)),
    }
}

fn told(micros: u128) -> u64 {
    u64::try_from(micros).unwrap_or(u64::MAX).min(MICROS_TOLD_MAX)
}
