//! Vouches of peers as a proof: whose word counts, and what follows when some are taken back.

use domain::entry::peers::{self, Word};
use domain::entry::proof::{ProofState, WARNING};
use domain::entry::review;
use domain::entry::{
    Account, Field, Handle, LetInBy, Proof, ProofKind, Refusal, Shows, Standing, Stated, Vouch,
};
use domain::{AccountId, At, Line, ProofId};
use std::time::Duration;

const NOW: At = At(1_800_000_000_000);
const DAY: Duration = Duration::from_secs(24 * 3600);

fn member(number: u64) -> Account {
    Account {
        id: AccountId::new(number),
        handle: Handle::parse(&format!("person_{number}")).expect("a handle"),
        stated: Stated::parse("Tunes pianos").expect("a line"),
        field: Field::Crafts,
        registered: NOW,
        standing: Standing::Member { since: NOW, let_in_by: LetInBy::FirstStart },
        owner: false,
        bot: false,
    }
}

/// Those who speak for account 1.
fn spoken_for(by: &[(Account, bool)]) -> Option<Shows> {
    let vouches: Vec<Vouch> = by
        .iter()
        .map(|(by, _)| Vouch { by: by.id, applicant: AccountId::new(1), at: NOW, withdrawn: None })
        .collect();
    let words: Vec<Word> =
        by.iter().zip(&vouches).map(|((by, struck), vouch)| Word { by, vouch, struck: *struck }).collect();
    peers::proved(&member(1), &words)
}

#[test]
fn three_words_of_members_in_good_standing_in_the_same_field_are_a_proof_of_it() {
    let three = [member(2), member(3), member(4)].map(|by| (by, false));
    assert!(spoken_for(&three).is_some_and(|shows| shows.field == Some(Field::Crafts)
        && shows.organisation.is_none()
        && shows.profession.is_none()));
    assert!(spoken_for(&three[..2]).is_none());
    let owner = Account { owner: true, ..member(5) };
    assert!(spoken_for(&[(owner.clone(), false), three[0].clone()]).is_some(), "an owner counts as two");
    assert!(spoken_for(&[(owner, false)]).is_none());
}

#[test]
fn who_is_struck_out_in_another_field_a_bot_or_oneself_speaks_for_nobody() {
    let two = [member(2), member(3)].map(|by| (by, false));
    let with = |third: Account, struck: bool| {
        spoken_for(&[two[0].clone(), two[1].clone(), (third, struck)]).is_some()
    };
    assert!(with(member(4), false));
    assert!(!with(member(4), true), "frozen or removed");
    assert!(!with(Account { field: Field::Law, ..member(4) }, false));
    assert!(!with(Account { bot: true, ..member(4) }, false));
    assert!(!with(Account { standing: Standing::Applicant, ..member(4) }, false));
    assert!(!with(member(1), false), "one's own word");
    let (by, about) = (member(4), AccountId::new(1));
    let gone = Vouch { by: by.id, applicant: about, at: NOW, withdrawn: Some(NOW) };
    let of_another = Vouch { applicant: AccountId::new(9), withdrawn: None, ..gone };
    for vouch in [gone, of_another] {
        let word = Word { by: &by, vouch: &vouch, struck: false };
        assert!(peers::proved(&member(1), &[word; 3]).is_none());
    }
}

#[test]
fn what_peers_proved_lapses_after_a_warning_once_they_take_it_back_and_is_whole_when_they_return() {
    let ann = member(1);
    let by = [member(2), member(3), member(4)];
    let vouches = [2, 3, 4].map(|number| Vouch {
        by: AccountId::new(number),
        applicant: ann.id,
        at: NOW,
        withdrawn: None,
    });
    let words: Vec<Word> =
        by.iter().zip(&vouches).map(|(by, vouch)| Word { by, vouch, struck: false }).collect();
    let follow = |before: Option<&Proof>, words: &[Word], now| {
        peers::follow(&ann, before, words, ProofId::new(7), now)
    };
    assert!(follow(None, &words[..2], NOW).is_none());
    let proof = follow(None, &words, NOW).expect("three words");
    assert!(proof.kind == ProofKind::PeerVouch && proof.stands(NOW));
    let failing = follow(Some(&proof), &words[..2], NOW.after(DAY)).expect("it is still there");
    assert_eq!(failing.state(NOW.after(DAY)), ProofState::Failing);
    assert!(failing.id == proof.id && failing.stands(NOW.after(WARNING)));
    let still = follow(Some(&failing), &words[..1], NOW.after(5 * DAY)).expect("still there");
    assert_eq!(still.expires, failing.expires, "a second look gives no more time");
    let back = follow(Some(&still), &words, NOW.after(6 * DAY)).expect("whole");
    assert!(!back.failing && back.expires > failing.expires);
    let lapsed = failing.expires;
    assert!(follow(Some(&failing), &words[..2], lapsed).is_none(), "nothing is left to lose");
    let anew = follow(Some(&failing), &words, lapsed).expect("proved again");
    assert!(anew.id == ProofId::new(7) && anew.stands(lapsed));
}

#[test]
fn staff_take_back_only_what_staff_saw_once_and_its_owner_has_the_warning_s_time() {
    let reason = || Line::parse("The register knows nobody of this name").expect("a line");
    let owner = Account { owner: true, ..member(9) };
    let made = |kind| Proof::new(ProofId::new(1), AccountId::new(1), kind, Shows::default(), NOW);
    let seen = made(ProofKind::StaffReview);
    let back = review::take_back(&owner, &seen, reason(), NOW).expect("an owner");
    assert!(back.failing && back.expires == NOW.after(WARNING) && back.reason == Some(reason()));
    assert_eq!(back.look_again_at(), None, "nobody looks whether it is back");
    let no = |by: &Account, proof: &Proof, now| review::take_back(by, proof, reason(), now).err();
    assert_eq!(no(&member(2), &seen, NOW), Some(Refusal::NotAllowed));
    assert_eq!(no(&owner, &back, NOW), Some(Refusal::TakenBackAlready));
    assert_eq!(no(&owner, &seen, seen.expires), Some(Refusal::NoSuchProof));
    for kind in ProofKind::ALL.iter().filter(|kind| **kind != ProofKind::StaffReview) {
        assert_eq!(no(&owner, &made(*kind), NOW), Some(Refusal::NoSuchProof), "{}", kind.key());
    }
}
