//! How often somebody may do something: token buckets per account and per address, in bounded memory.

use crate::config;
use domain::entry::work_mail::MAILS_A_DAY;
use domain::network::thread_report::THREAD_REPORTS_A_DAY;
use domain::{AccountId, At};
use std::collections::HashMap;
use std::hash::Hash;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// Buckets kept at once in each table. Past it newcomers share one bucket: a flood from ever new addresses
/// slows down itself, and nobody who is being counted already.
const BUCKETS_MAX: usize = 50_000;

/// How often a full table is searched for buckets that have filled up again and so say nothing.
const SWEEP_INTERVAL: Duration = Duration::from_secs(1);

/// Fewer slows somebody down who looks for what changed; more lets one account keep the database busy.
const EXPORTS_AN_HOUR: u32 = 10;
const IMPORTS_AN_HOUR: u32 = 60;
/// Handles an applicant may try in a day. Fewer keeps the waitlist from finding out who is a member; more forgives slips.
const NAMES_A_DAY: u32 = 20;

/// What floating point may be off by: whoever waited exactly as long as they were told is let through.
const ROUNDING: f64 = 1e-6;

/// Who pays for requests that come from one place: an IPv4 address, or an IPv6 /64, which is one customer's.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place(u64, bool);

impl Place {
    pub fn of(address: IpAddr) -> Place {
        match address.to_canonical() {
            IpAddr::V4(v4) => Place(u32::from(v4).into(), false),
            IpAddr::V6(v6) => Place((u128::from(v6) >> 64) as u64, true),
        }
    }
}

/// All limits of this process.
pub struct Limits {
    pub account_requests: Buckets<AccountId>,
    /// Profiles read: a budget for a day, so that one account cannot copy the whole house.
    pub account_people: Buckets<AccountId>,
    pub account_searches: Buckets<AccountId>,
    /// People shown in searches, and to members of circles in their lists.
    pub account_found: Buckets<AccountId>,
    /// People shown in lists of rooms one sits in, and found there.
    pub account_audience: Buckets<AccountId>,
    /// Members named by an applicant, those that were no members too.
    pub account_names: Buckets<AccountId>,
    pub place_requests: Buckets<Place>,
    pub place_sign_ins: Buckets<Place>,
    /// Keyed by the hash of a handle, known or not.
    pub handle_sign_ins: Buckets<crate::secret::Hash>,
    pub place_registrations: Buckets<Place>,
    pub place_invites: Buckets<Place>,
    /// Exports are the largest answers there are.
    pub account_exports: Buckets<AccountId>,
    pub place_imports: Buckets<Place>,
    /// Passkey ceremonies begun.
    pub place_ceremonies: Buckets<Place>,
    /// Letters with codes asked for from one place.
    pub place_mail_codes: Buckets<Place>,
    /// Keyed by the hash of an address, registered or not.
    pub mailbox_codes: Buckets<crate::secret::Hash>,
    /// Second factors and recovery codes tried on one account.
    pub account_codes: Buckets<AccountId>,
    /// Codes sent to prove a work address: each lands in somebody's mailbox.
    pub account_work_mails: Buckets<AccountId>,
    /// The same by the hash of the address: many accounts do not flood one mailbox.
    pub work_mails_to: Buckets<crate::secret::Hash>,
    /// Pages looked at for a link back.
    pub account_pages: Buckets<AccountId>,
    pub account_reviews: Buckets<AccountId>,
    /// Names given to oneself.
    pub account_own_names: Buckets<AccountId>,
    /// People followed, those who are nobody too.
    pub account_follows: Buckets<AccountId>,
    pub account_messages: Buckets<AccountId>,
    pub account_ticks: Buckets<AccountId>,
    pub account_blocks: Buckets<AccountId>,
    /// Threads reported, those too that were reported already.
    pub account_thread_reports: Buckets<AccountId>,
    /// Rooms announced, and announced anew.
    pub account_schedules: Buckets<AccountId>,
    /// Times somebody said whether they come.
    pub account_answers: Buckets<AccountId>,
    /// Circles made, described and dissolved.
    pub account_circles: Buckets<AccountId>,
    /// Times somebody came to a circle or went, or let in, put out or moved somebody else.
    pub account_circle_acts: Buckets<AccountId>,
    /// People invited to circles, those who are nobody too.
    pub account_circle_invites: Buckets<AccountId>,
    /// Written questions answered, put aside or deleted.
    pub account_questions: Buckets<AccountId>,
    /// Calendar addresses made.
    pub account_feeds: Buckets<AccountId>,
    /// Times a calendar was read, by whose it is.
    pub feed_reads: Buckets<AccountId>,
    /// Times somebody said that they looked at their inbox.
    pub account_looks: Buckets<AccountId>,
    pub account_wishes: Buckets<AccountId>,
    /// Browsers to push to, the same ones too, and those that are to be pushed to no more.
    pub account_devices: Buckets<AccountId>,
    /// Letters ended, by whose they are.
    pub account_letters: Buckets<AccountId>,
    /// Pictures of oneself set, those that were none too (each is decoded), and taken away.
    pub account_avatars: Buckets<AccountId>,
    /// Reports read: each counts a week of visits.
    pub account_reports: Buckets<AccountId>,
}

/// People of the rooms it sits in that one account may be shown in lists a day, the same ones again included: 25 times the
/// whole of a room of 800. Fewer hinders whoever scrolls there; more lets a program that sits in every room copy the house.
const AUDIENCE_A_DAY: u32 = 20_000;

/// Names one account may give itself in a day. Fewer makes it harder to be somebody else every hour.
const OWN_NAMES_A_DAY: u32 = 5;

/// People one account may begin to follow in a day. Fewer keeps programs from following everybody; more forgives whoever
/// comes with a long list.
const FOLLOWS_A_DAY: u32 = 300;

/// Messages one account may write in a minute. Fewer slows down whoever floods somebody; more lets a lively talk be one.
const MESSAGES_A_MINUTE: u32 = 60;

/// Ticks one account may make in a day. Fewer makes ticking everybody pointless; more forgives whoever met a full room.
const TICKS_A_DAY: u32 = 200;

/// People one account may block in a day.
const BLOCKS_A_DAY: u32 = 100;

/// Rooms one account may announce or change in a day. Each may write to all who come.
const SCHEDULES_A_DAY: u32 = 60;
/// Times one account may say whether it comes in a day. Fewer would bother whoever cannot make up their mind.
const ANSWERS_A_DAY: u32 = 200;
/// Times one account may make, describe or dissolve a circle in a day. Fewer makes a poor tool of names and rules.
const CIRCLES_A_DAY: u32 = 60;
/// Acts in circles of one account in a day. More lets a moderator let in a crowd by hand.
const CIRCLE_ACTS_A_DAY: u32 = 500;
/// People one account may invite to circles in a day. Fewer bothers fewer strangers.
const CIRCLE_INVITES_A_DAY: u32 = 100;
/// Times one account may answer a written question, put it aside or delete it in a day: several full rooms.
const QUESTIONS_A_DAY: u32 = 500;
/// Calendar addresses one account may make in a day.
const FEEDS_A_DAY: u32 = 10;
/// Times an hour that one calendar may be read. Programs that follow it look once an hour, and somebody has many devices.
const FEED_READS_AN_HOUR: u32 = 120;

/// Times a minute that one account may say that it looked at its inbox: each open page says so.
const LOOKS_A_MINUTE: u32 = 60;
/// Times one account may change in a day by which way it wants to know what.
const WISHES_A_DAY: u32 = 200;
/// Times one account may say in a day that a browser is pushed to, or no more.
const DEVICES_A_DAY: u32 = 40;
/// Times a day that letters to one account may be ended. Once is enough; somebody finds many old ones.
const LETTERS_A_DAY: u32 = 100;
/// Pictures one account may set or take away in a day. Fewer keeps the processor free; more forgives whoever tries out how they look.
const AVATARS_A_DAY: u32 = 30;

/// Reports one owner may read in a minute, as a page or as files.
const REPORTS_A_MINUTE: u32 = 60;

/// Pages one account may have looked at in an hour. Fewer makes this server a poorer tool for knocking at others.
const PAGES_AN_HOUR: u32 = 10;

/// Reviews one account may ask for in a day.
const REVIEWS_A_DAY: u32 = 3;

impl Limits {
    pub fn new(limits: &config::Limits) -> Limits {
        const MINUTE: Duration = Duration::from_secs(60);
        const HOUR: Duration = Duration::from_secs(3600);
        const DAY: Duration = Duration::from_secs(24 * 3600);
        Limits {
            account_requests: Buckets::new(limits.requests_per_account, MINUTE),
            account_people: Buckets::new(limits.profiles_per_account, DAY),
            account_searches: Buckets::new(limits.searches_per_account, MINUTE),
            account_found: Buckets::new(limits.found_per_account, DAY),
            account_audience: Buckets::new(AUDIENCE_A_DAY, DAY),
            account_names: Buckets::new(NAMES_A_DAY, DAY),
            place_requests: Buckets::new(limits.requests_per_address, MINUTE),
            place_sign_ins: Buckets::new(limits.sign_ins_per_address, MINUTE),
            handle_sign_ins: Buckets::new(limits.sign_ins_per_handle, MINUTE),
            place_registrations: Buckets::new(limits.registrations_per_address, HOUR),
            place_invites: Buckets::new(limits.invites_per_address, MINUTE),
            account_exports: Buckets::new(EXPORTS_AN_HOUR, HOUR),
            place_imports: Buckets::new(IMPORTS_AN_HOUR, HOUR),
            place_ceremonies: Buckets::new(limits.sign_ins_per_address, MINUTE),
            place_mail_codes: Buckets::new(limits.mail_codes_per_address, HOUR),
            mailbox_codes: Buckets::new(limits.mail_codes_per_mailbox, HOUR),
            account_codes: Buckets::new(limits.codes_per_account, HOUR),
            account_work_mails: Buckets::new(MAILS_A_DAY, DAY),
            work_mails_to: Buckets::new(MAILS_A_DAY, DAY),
            account_pages: Buckets::new(PAGES_AN_HOUR, HOUR),
            account_reviews: Buckets::new(REVIEWS_A_DAY, DAY),
            account_own_names: Buckets::new(OWN_NAMES_A_DAY, DAY),
            account_follows: Buckets::new(FOLLOWS_A_DAY, DAY),
            account_messages: Buckets::new(MESSAGES_A_MINUTE, MINUTE),
            account_ticks: Buckets::new(TICKS_A_DAY, DAY),
            account_blocks: Buckets::new(BLOCKS_A_DAY, DAY),
            account_thread_reports: Buckets::new(THREAD_REPORTS_A_DAY, DAY),
            account_schedules: Buckets::new(SCHEDULES_A_DAY, DAY),
            account_answers: Buckets::new(ANSWERS_A_DAY, DAY),
            account_circles: Buckets::new(CIRCLES_A_DAY, DAY),
            account_circle_acts: Buckets::new(CIRCLE_ACTS_A_DAY, DAY),
            account_circle_invites: Buckets::new(CIRCLE_INVITES_A_DAY, DAY),
            account_questions: Buckets::new(QUESTIONS_A_DAY, DAY),
            account_feeds: Buckets::new(FEEDS_A_DAY, DAY),
            feed_reads: Buckets::new(FEED_READS_AN_HOUR, HOUR),
            account_looks: Buckets::new(LOOKS_A_MINUTE, MINUTE),
            account_wishes: Buckets::new(WISHES_A_DAY, DAY),
            account_devices: Buckets::new(DEVICES_A_DAY, DAY),
            account_letters: Buckets::new(LETTERS_A_DAY, DAY),
            account_avatars: Buckets::new(AVATARS_A_DAY, DAY),
            account_reports: Buckets::new(REPORTS_A_MINUTE, MINUTE),
        }
    }
}

/// `burst` at once, then evenly `burst` every `per`, for each key on its own.
pub struct Buckets<K> {
    burst: f64,
    /// Tokens a millisecond.
    rate: f64,
    table: Mutex<Table<K>>,
}

struct Table<K> {
    buckets: HashMap<K, Bucket>,
    /// What newcomers share while the table is full.
    overflow: Bucket,
    swept: At,
}

#[derive(Clone, Copy)]
struct Bucket {
    tokens: f64,
    at: At,
}

impl<K: Hash + Eq + Copy> Buckets<K> {
    pub fn new(burst: u32, per: Duration) -> Buckets<K> {
        let burst = f64::from(burst.max(1));
        let table = Table {
            buckets: HashMap::new(),
            overflow: Bucket { tokens: burst, at: At::default() },
            swept: At::default(),
        };
        Buckets { burst, rate: burst / per.as_millis().max(1) as f64, table: Mutex::new(table) }
    }

    /// Takes one. `Err` says how long to wait before there is one again.
    pub fn take(&self, key: K, now: At) -> Result<(), Duration> {
        self.take_many(key, 1, now)
    }

    /// Takes so many, or none of them; of more than there ever are, all there are.
    pub fn take_many(&self, key: K, count: usize, now: At) -> Result<(), Duration> {
        let count = (count as f64).min(self.burst);
        let mut table = self.table.lock().unwrap_or_else(PoisonError::into_inner);
        let fresh = Bucket { tokens: self.burst, at: now };
        let has_room =
            table.buckets.contains_key(&key) || table.make_room(now, |b| self.level(b, now) < self.burst);
        let bucket = if has_room { table.buckets.entry(key).or_insert(fresh) } else { &mut table.overflow };
        let tokens = self.level(bucket, now);
        *bucket = Bucket { tokens, at: now };
        if tokens < count - ROUNDING {
            let wait_ms = (count - tokens) / self.rate - ROUNDING;
            return Err(Duration::from_millis(wait_ms.ceil() as u64));
        }
        bucket.tokens -= count;
        Ok(())
    }

    pub fn len(&self) -> usize {
        self.table.lock().unwrap_or_else(PoisonError::into_inner).buckets.len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn level(&self, bucket: &Bucket, now: At) -> f64 {
        (bucket.tokens + now.since(bucket.at).as_millis() as f64 * self.rate).min(self.burst)
    }
}

impl<K: Hash + Eq> Table<K> {
    fn make_room(&mut self, now: At, says_something: impl Fn(&Bucket) -> bool) -> bool {
        if self.buckets.len() >= BUCKETS_MAX && now.since(self.swept) >= SWEEP_INTERVAL {
            self.swept = now;
            self.buckets.retain(|_, bucket| says_something(bucket));
        }
        self.buckets.len() < BUCKETS_MAX
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn a_bucket_refills_evenly_and_says_how_long_to_wait() {
        let buckets = Buckets::new(2, SECOND);
        assert_eq!(buckets.take(1, At(0)), Ok(()));
        assert_eq!(buckets.take(1, At(0)), Ok(()));
        assert_eq!(buckets.take(1, At(0)), Err(Duration::from_millis(500)));
        assert_eq!(buckets.take(2, At(0)), Ok(()), "another key has its own bucket");
        assert_eq!(buckets.take(1, At(500)), Ok(()));
        assert_eq!(buckets.take(1, At(500)), Err(Duration::from_millis(500)));
    }

    #[test]
    fn many_are_taken_together_or_not_at_all() {
        let buckets = Buckets::new(10, SECOND);
        assert_eq!(buckets.take_many(1, 8, At(0)), Ok(()));
        assert_eq!(buckets.take_many(1, 4, At(0)), Err(Duration::from_millis(200)));
        assert_eq!(buckets.take_many(1, 2, At(0)), Ok(()), "the two that were left");
        assert_eq!(buckets.take_many(1, 0, At(0)), Ok(()), "nothing costs nothing");
        assert_eq!(
            buckets.take_many(2, 50, At(0)),
            Ok(()),
            "nobody has to wait for more than there ever are"
        );
        assert!(buckets.take(2, At(0)).is_err());
    }

    #[test]
    fn a_flood_of_new_keys_stays_bounded_and_leaves_those_already_counted_alone() {
        let buckets = Buckets::new(2, Duration::from_secs(3600));
        buckets.take(u64::MAX, At(0)).expect("the first one");
        let refused = (0..100_000).filter(|key| buckets.take(*key, At(1)).is_err()).count();
        assert_eq!(buckets.len(), BUCKETS_MAX);
        assert!(refused > 40_000, "newcomers share one bucket: {refused} refused");
        assert_eq!(buckets.take(u64::MAX, At(2)), Ok(()), "its second token is still there");
    }

    #[test]
    fn a_whole_ipv6_64_pays_from_one_bucket_and_a_mapped_address_is_its_ipv4() {
        let place = |text: &str| Place::of(text.parse().expect("an address"));
        assert!(place("2001:db8::1") == place("2001:db8::ffff:2"));
        assert!(place("2001:db8::1") != place("2001:db8:0:1::1"));
        assert!(place("::ffff:192.0.2.1") == place("192.0.2.1"));
        assert!(place("192.0.2.1") != place("192.0.2.2"));
    }
}
