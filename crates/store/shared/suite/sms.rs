//! Text messages: of two that looked at the same sums one is reserved, and a restart forgets none.

use std::collections::BTreeMap;
use std::time::Duration;

use domain::entry::Range;
use domain::entry::one_time_code::CODE_TRIES;
use domain::entry::sms::{SMS_DAY, Sent};
use domain::{AccountId, At, InviteId};
use store::{Conflict, SmsWrite, Store, Write, WriteError};

use super::*;

fn range(digits: &str) -> Range {
    Range::parse(digits).expect("seven digits")
}

fn sent(to: u64, at: At) -> Sent {
    Sent { at, range: range("4916012"), to, price: 75, used: false }
}

fn reserve(turn: u64, sent: Sent, told: Option<AccountId>) -> Vec<Write> {
    let forget = At(sent.at.0.saturating_sub(2 * SMS_DAY.as_millis() as u64));
    vec![Write::Sms(SmsWrite::Reserve { id: turn * 1000 + sent.to, turn, sent, told, forget })]
}

async fn raced(store: &Store, unit: Vec<Write>) {
    let result = store.write(unit).await;
    assert!(matches!(result, Err(WriteError::Conflict(Conflict::ChangedMeanwhile))), "{result:?}");
}

pub async fn of_many_messages_allowed_by_the_same_sums_one_is_reserved(ground: &Ground) {
    let store = ground.store().await;
    let results = write_all(&store, (0..32).map(|n| reserve(0, sent(n, NOW), None)).collect()).await;
    assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 1);
    let stored = store.sms(At(NOW.0 - 1)).await.expect("up");
    assert!(stored.turn == 1 && stored.sent.len() == 1);
    raced(&store, reserve(0, sent(40, NOW), None)).await;
    store.write(reserve(1, sent(40, NOW), None)).await.expect("its turn");
    let invite = Write::AddInvite { invite: open_invite(50, 1), token_hash: hash(50) };
    let mut unit = vec![add(applicant(1, "inviter")), invite];
    unit.extend(reserve(1, sent(41, NOW), None));
    raced(&store, unit).await;
    assert!(store.invite(InviteId::new(50)).await.expect("up").is_none(), "not made without its message");
    store.close().await.expect("closes");
}

pub async fn what_was_sent_and_which_ranges_are_closed_outlive_a_restart(ground: &Ground) {
    let store = ground.store().await;
    let later = NOW.after(Duration::from_secs(60));
    store.write(reserve(0, sent(1, NOW), None)).await.expect("up");
    store.write(reserve(1, sent(2, later), None)).await.expect("up");
    let close = |since| vec![Write::Sms(SmsWrite::Close { range: range("4916012"), since })];
    store.write(close(NOW)).await.expect("up");
    store.write(close(later)).await.expect("up");
    store.write(vec![Write::Sms(SmsWrite::Used { to: 2 })]).await.expect("up");
    store.close().await.expect("closes");

    let store = ground.store().await;
    let stored = store.sms(At(NOW.0 - 1)).await.expect("up");
    assert_eq!(stored.sent, [sent(1, NOW), Sent { used: true, ..sent(2, later) }]);
    assert_eq!(stored.closed, BTreeMap::from([(range("4916012"), NOW)]), "open since the first time");
    assert_eq!(store.sms(NOW).await.expect("up").sent.len(), 1, "only what is asked for");
    // Two days later it is over, and forgotten.
    let much_later = NOW.after(3 * SMS_DAY);
    store.write(reserve(2, sent(3, much_later), None)).await.expect("up");
    let stored = store.sms(At(0)).await.expect("up");
    assert!(stored.sent == [sent(3, much_later)] && stored.closed.is_empty() && stored.turn == 3);
    store.close().await.expect("closes");
}

pub async fn word_that_one_is_in_was_used_once_they_come_by(ground: &Ground) {
    let store = ground.store().await;
    let (ann, before) = (AccountId::new(1), At(NOW.0 - 10));
    store.write(vec![add(applicant(1, "ann")), session_at(1, before)]).await.expect("up");
    store.write(reserve(0, sent(1, NOW), Some(ann))).await.expect("up");
    let used = async || store.sms(At(0)).await.expect("up").sent[0].used;
    assert!(!used().await, "here before it was sent");
    store.write(vec![session_at(2, NOW.after(Duration::from_secs(1)))]).await.expect("up");
    assert!(used().await);
    store.close().await.expect("closes");
}

fn session_at(id: u64, at: At) -> Write {
    let session = store::Session {
        id: store::SessionId::new(id),
        account: AccountId::new(1),
        created: at,
        last_seen: at,
        device: String::new(),
    };
    Write::AddSession { session, token_hash: hash(id) }
}

pub async fn an_invite_s_code_is_tried_five_times_spent_once_and_replaced_by_a_new_one(ground: &Ground) {
    let store = ground.store().await;
    let invite = InviteId::new(50);
    let add_invite = Write::AddInvite { invite: open_invite(50, 1), token_hash: hash(50) };
    let expires = NOW.after(Duration::from_secs(3600));
    let set = |code| Write::Sms(SmsWrite::SetCode { invite, code: hash(code), expires });
    store.write(vec![add(applicant(1, "inviter")), add_invite, set(1)]).await.expect("up");
    let attempt = |now| vec![Write::Sms(SmsWrite::TryCode { invite, tries_max: CODE_TRIES, now })];
    let gone = |result: Result<(), WriteError>| {
        assert!(matches!(result, Err(WriteError::Conflict(Conflict::MailCodeGone))), "{result:?}");
    };
    gone(store.write(attempt(expires)).await);
    let results = write_all(&store, (0..32).map(|_| attempt(NOW)).collect()).await;
    assert_eq!(results.iter().filter(|result| result.is_ok()).count(), CODE_TRIES as usize);
    store.write(vec![Write::Sms(SmsWrite::KeepCode { invite })]).await.expect("changes nothing");
    gone(store.write(attempt(NOW)).await);
    store.write(vec![set(2)]).await.expect("a new one");
    store.write(attempt(NOW)).await.expect("with tries of its own");
    let spend = |code| vec![Write::Sms(SmsWrite::UseCode { invite, code: hash(code) })];
    gone(store.write(spend(1)).await);
    let results = write_all(&store, (0..8).map(|_| spend(2)).collect()).await;
    assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 1);
    assert!(store.invite_code(invite).await.expect("up").is_none());
    store.close().await.expect("closes");
}
