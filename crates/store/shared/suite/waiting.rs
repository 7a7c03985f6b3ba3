//! Those who wait: a page brings everything that criteria look at, of everybody on it and of nobody else.

use std::collections::BTreeMap;
use std::time::Duration;

use domain::entry::decision::{Decision, How, Outcome};
use domain::entry::facts::{LetInLately, PROOF_KINDS, ProofFact, VouchFact};
use domain::entry::{
    AppealState, Facts, Field, Hit, Name, Proof, ProofKind, Region, Shows, Stated, Struck, Vouch,
};
use domain::{AccountId, At, DecisionId, ProofId};
use store::admission::{AdmissionWrite, DecisionsAsked};
use store::proof::ProofWrite;
use store::sealed::GONE;
use store::waiting::{Texts, Waiting};
use store::{Inviting, Unit, Write};

use super::*;

fn vouch(by: u64, applicant: u64, at: u64, withdrawn: bool) -> Unit {
    let vouch = Vouch {
        by: AccountId::new(by),
        applicant: AccountId::new(applicant),
        at: At(at),
        withdrawn: withdrawn.then_some(At(at + 1)),
    };
    vec![Write::Inviting(Inviting::SaveVouch(vouch))]
}

fn proof(id: u64, account: u64) -> Unit {
    let shows = Shows { name: Name::parse("Ann Lee").ok(), years: Some(12), ..Shows::default() };
    let proof = Proof::new(ProofId::new(id), AccountId::new(account), ProofKind::StaffReview, shows, NOW);
    let subject = [id as u8; 32];
    vec![Write::Proof(ProofWrite::Put { proof, subject, source: None })]
}

fn member(n: u64) -> Write {
    Write::SetStanding { account: AccountId::new(n), standing: let_in(At(NOW.0 + n)) }
}

pub async fn a_page_brings_proofs_and_words_of_everybody_on_it_and_of_nobody_else(ground: &Ground) {
    let store = ground.store().await;
    let people: Vec<_> = (1..=9).map(|n| applicant(n, &format!("wait{n}er"))).collect();
    store.write(people.into_iter().map(add).collect()).await.expect("written");
    // 1, 2 and 9 are members; 4 was put back by an owner; 9 is frozen.
    store.write(vec![member(1), member(2), member(9)]).await.expect("written");
    let struck = |n: u64, hit| Struck {
        account: AccountId::new(n),
        hit,
        root: AccountId::new(n),
        by: AccountId::new(1),
        at: NOW,
        appeal: AppealState::None,
    };
    for (n, hit) in [(4, Hit::Removed), (9, Hit::Frozen)] {
        let strike = Inviting::Strike { id: n, struck: struck(n, hit) };
        store.write(vec![Write::Inviting(strike)]).await.expect("written");
    }
    for (by, applicant, at, withdrawn) in [
        (2, 3, 30, false),
        (1, 3, 20, false),
        (9, 3, 40, false),
        (1, 5, 50, true),
        (2, 6, 60, false),
        (7, 6, 70, false),
    ] {
        store.write(vouch(by, applicant, at, withdrawn)).await.expect("written");
    }
    for (id, account) in [(1, 3), (2, 5), (3, 5), (4, 1), (5, 4), (6, 4)] {
        store.write(proof(id, account)).await.expect("written");
    }
    let mut after = None;
    let mut seen = vec![];
    loop {
        let page = store.waiting(2, after, Texts::Opened).await.expect("up");
        let Some(last) = page.last() else { break };
        after = Some((last.account.registered, last.account.id));
        seen.extend(page);
    }
    let rows: Vec<_> = seen
        .iter()
        .map(|one| {
            let by = one.vouchers.iter().map(|by| (by.account.number(), by.struck)).collect::<Vec<_>>();
            (one.account.id.number(), one.proofs.len(), by, one.removed)
        })
        .collect();
    assert_eq!(
        rows,
        [
            // First given first; whoever is frozen is marked.
            (3, 1, vec![(1, false), (2, false), (9, true)], false),
            (4, 2, vec![], true),            // The last of a page, with two proofs.
            (5, 2, vec![], false),           // Taken back.
            (6, 0, vec![(2, false)], false), // Of two words one is of somebody who waits as well.
            (7, 0, vec![], false),
            (8, 0, vec![], false),
        ]
    );
    assert!(seen[0].vouchers[0].member_since == At(NOW.0 + 1) && !seen[0].vouchers[0].owner);
    let proven = &seen[0].proofs[0];
    assert!(
        proven.fact.kind == "staff_review" && proven.fact.years == Some(12) && proven.expires > NOW,
        "as written"
    );
    let vouchers = |one: &Waiting| one.vouchers.iter().map(|by| by.account).collect::<Vec<_>>();
    for one in &seen {
        let alone = store.waiting_one(one.account.id).await.expect("up").expect("waits");
        assert!(alone.account == one.account && alone.proofs == one.proofs && alone.removed == one.removed);
        assert!(vouchers(&alone) == vouchers(one));
    }
    let all_unread = store.waiting(100, None, Texts::Unread).await.expect("up");
    assert_eq!(all_unread.len(), seen.len());
    for (unread, one) in all_unread.iter().zip(&seen) {
        assert_eq!(unread.account.stated.as_str(), GONE);
        assert!(unread.form.answers.is_empty() && unread.form.name.is_none(), "nothing is opened");
        let (mut unread, mut one) = (unread.clone(), one.clone());
        (unread.account.stated, unread.form) = (one.account.stated.clone(), std::mem::take(&mut one.form));
        assert!(
            unread.account == one.account && unread.proofs == one.proofs && unread.removed == one.removed
        );
        assert!(vouchers(&unread) == vouchers(&one));
    }
    for nobody in [1, 77] {
        assert!(store.waiting_one(AccountId::new(nobody)).await.expect("up").is_none());
    }
    store.close().await.expect("closes");
}

pub async fn a_name_stands_beside_answers_and_decisions_and_is_taken_back(ground: &Ground) {
    let store = ground.store().await;
    store.write(vec![add(applicant(1, "ann")), add(applicant(2, "bodo"))]).await.expect("written");
    let ann = AccountId::new(1);
    let set = |name: Option<&str>| {
        let name = name.map(|name| Name::parse(name).expect("a name"));
        vec![Write::Admission(AdmissionWrite::SetName { account: ann, name })]
    };
    store.write(set(Some("Ann Lee"))).await.expect("written");
    let answers = BTreeMap::from([("where".to_owned(), "here".to_owned())]);
    let form = AdmissionWrite::SetForm { account: ann, region: None, answers: answers.clone() };
    store.write(vec![Write::Admission(form)]).await.expect("written");
    let both = [ann, AccountId::new(2)];
    let named = |names: Vec<(AccountId, Name)>| {
        names.into_iter().map(|(id, name)| (id, name.as_str().to_owned())).collect::<Vec<_>>()
    };
    assert_eq!(named(store.names(&both).await.expect("up")), [(ann, "Ann Lee".to_owned())]);
    let form = store.form(ann).await.expect("up");
    assert!(form.answers == answers && form.name.is_some());
    store.write(set(None)).await.expect("written");
    assert!(store.names(&both).await.expect("up").is_empty());
    assert!(store.form(ann).await.expect("up").answers == answers, "nothing else is lost");
    store.close().await.expect("closes");
}

/// SplitMix64.
fn below(state: &mut u64, end: u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let z = (*state ^ (*state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    ((z ^ (z >> 27)) >> 11) % end
}

fn any_facts(state: &mut u64) -> Facts {
    let field = |state: &mut u64| Field::ALL[below(state, Field::ALL.len() as u64) as usize];
    let text =
        |state: &mut u64| ["a \"b\"", "“there”", "\\", "x, y; z", "门诊", "=1+1"][below(state, 6) as usize];
    let proof = |state: &mut u64| ProofFact {
        kind: PROOF_KINDS[below(state, 5) as usize],
        field: (below(state, 2) > 0).then(|| field(state)),
        organisation: (below(state, 2) > 0).then(|| text(state).to_owned()),
        years: (below(state, 2) > 0).then(|| below(state, 70) as u32),
    };
    let vouch = |state: &mut u64| VouchFact {
        field: field(state),
        member_days: below(state, u64::from(u32::MAX)),
        standing_good: below(state, 2) > 0,
        owner: below(state, 2) > 0,
    };
    Facts {
        stated: Stated::parse(text(state)).expect("a line"),
        field: field(state),
        region: (below(state, 2) > 0).then(|| Region::parse("DE").expect("a code")),
        waited: Duration::from_millis(below(state, 1 << 40)),
        proofs: (0..below(state, 4)).map(|_| proof(state)).collect(),
        vouches: (0..below(state, 4)).map(|_| vouch(state)).collect(),
        answers: (0..below(state, 3)).map(|n| (format!("q{n}"), text(state).to_owned())).collect(),
        let_in_lately: LetInLately {
            all: below(state, 1 << 31) as u32,
            field: below(state, 99) as u32,
            region: 0,
        },
    }
}

pub async fn whatever_was_looked_at_reads_back_as_it_was_and_each_way_in_by_its_own_word(ground: &Ground) {
    let store = ground.store().await;
    store.write(vec![add(applicant(1, "mai")), add(applicant(2, "ann"))]).await.expect("written");
    let (by, state) = (AccountId::new(1), &mut 5);
    let ways = [
        How::Open,
        How::Criteria,
        How::Owner { owner: by },
        How::Appeal { owner: by },
        How::Invite { inviter: by },
        How::Voucher { member: by },
        How::Organisation,
        How::FirstStart,
    ];
    let mut written = vec![];
    for n in 0..64 {
        let decision = Decision {
            id: DecisionId::new(n + 1),
            account: AccountId::new(2),
            at: At(NOW.0 + n),
            outcome: Outcome::LetIn,
            how: ways[n as usize % ways.len()],
            admission: 0,
            criteria: None,
            facts: any_facts(state),
            verdict: None,
        };
        let write = AdmissionWrite::Decide { decision: decision.clone() };
        store.write(vec![Write::Admission(write)]).await.expect("written");
        written.push(decision);
    }
    written.reverse();
    let everything = DecisionsAsked::default();
    assert!(store.decisions(&everything, 100, None).await.expect("up") == written, "as it was, latest first");
    for way in ways {
        let word = store::admission::how_columns(way).0;
        let asked = DecisionsAsked { how: Some(word), ..everything };
        let found = store.decisions(&asked, 100, None).await.expect("up");
        assert!(found.len() == 8 && found.iter().all(|decision| decision.how == way), "{word}");
    }
    let count = async |asked: DecisionsAsked| store.decisions(&asked, 100, None).await.expect("up").len();
    assert_eq!(count(DecisionsAsked { account: Some(by), ..everything }).await, 0);
    assert_eq!(count(DecisionsAsked { account: Some(AccountId::new(2)), ..everything }).await, 64);
    assert_eq!(count(DecisionsAsked { outcome: Some(Outcome::Refused), ..everything }).await, 0);
    assert_eq!(count(DecisionsAsked { since: Some(At(NOW.0 + 60)), ..everything }).await, 4);
    store.close().await.expect("closes");
}
