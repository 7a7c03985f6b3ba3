//! Who gets in: versions, races between owners and rules, what reads back.

use std::collections::BTreeMap;
use std::time::Duration;

use domain::entry::admission::{Admission, Key, Mode, Question};
use domain::entry::criteria::{Criteria, Need, Part, Verdict};
use domain::entry::decision::{Appeal, AppealAnswer, Decision, How, Outcome};
use domain::entry::facts::{LetInLately, ProofFact, VouchFact};
use domain::entry::{Facts, Field, LetInBy, Region, Standing, Stated};
use domain::{AccountId, AppealId, At, DecisionId, Line};
use store::admission::{AdmissionWrite, DecisionsAsked, Form, PutInForce};
use store::waiting::Texts;
use store::{Conflict, Unit, Write, WriteError};

use super::*;

fn unit(write: AdmissionWrite) -> Unit {
    vec![Write::Admission(write)]
}

fn key(text: &str) -> Key {
    Key::parse(text).expect("a key")
}

fn policy(mode: Mode) -> Admission {
    let words = Line::parse("Where?").expect("a line");
    let questions = vec![Question { key: key("where"), words, required: true }];
    Admission { mode, questions, region: true, ..Admission::default() }
}

fn criteria(name: &str) -> Criteria {
    let part = Part {
        key: key("week"),
        words: Line::parse("A week").expect("a line"),
        expression: "waited_days >= 7".to_owned(),
        monotone: true,
    };
    Criteria { name: Line::parse(name).expect("a line"), need: Need::AtLeast(1), parts: vec![part] }
}

fn facts() -> Facts {
    Facts {
        stated: Stated::parse("Tunes pianos").expect("a line"),
        field: Field::Crafts,
        region: Region::parse("DE").ok(),
        waited: Duration::from_millis(700_000_123),
        proofs: vec![ProofFact {
            kind: "work_mail",
            field: Some(Field::Law),
            organisation: Some("a \"b\"".to_owned()),
            years: Some(3),
        }],
        vouches: vec![VouchFact { field: Field::Arts, member_days: 9, standing_good: true, owner: false }],
        answers: BTreeMap::from([("where".to_owned(), "here, “there”".to_owned())]),
        let_in_lately: LetInLately { all: 5, field: 2, region: 1 },
    }
}

fn decision(id: u64, account: u64, outcome: Outcome, how: How, versions: (u32, Option<u32>)) -> Decision {
    let verdict = versions.1.map(|_| Verdict { admitted: true, parts: vec![(key("week"), true)] });
    let (admission, criteria) = versions;
    let (id, account) = (DecisionId::new(id), AccountId::new(account));
    Decision { id, account, at: NOW, outcome, how, admission, criteria, facts: facts(), verdict }
}

fn let_in_by_rule(id: u64, account: u64, versions: (u32, Option<u32>)) -> Unit {
    let decision = decision(id, account, Outcome::LetIn, How::Criteria, versions);
    let let_in_by = LetInBy::Criteria { version: versions.1.unwrap_or(0) };
    let standing = Standing::Member { since: NOW, let_in_by };
    vec![
        Write::Admission(AdmissionWrite::Decide { decision }),
        Write::SetStanding { account: AccountId::new(account), standing },
    ]
}

pub async fn of_many_who_change_the_policy_at_once_one_wins(ground: &Ground) {
    let store = ground.store().await;
    let by = AccountId::new(1);
    assert!(store.in_force().await.expect("up").admission == (0, Admission::default()));
    let set = |mode| unit(AdmissionWrite::SetPolicy { version: 1, at: NOW, by, policy: policy(mode) });
    let results = write_all(&store, (0..8).map(|_| set(Mode::Reviewed)).collect()).await;
    assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 1);
    let lost = results.into_iter().find(Result::is_err).expect("seven lost");
    assert!(matches!(lost, Err(WriteError::Conflict(Conflict::ChangedMeanwhile))), "{lost:?}");
    assert!(store.in_force().await.expect("up").admission == (1, policy(Mode::Reviewed)));
    store.close().await.expect("closes");
}

pub async fn a_rule_that_was_replaced_meanwhile_lets_nobody_in(ground: &Ground) {
    let store = ground.store().await;
    let by = AccountId::new(1);
    store.write(vec![add(applicant(2, "ann")), add(applicant(3, "bob"))]).await.expect("written");
    for version in [1, 2] {
        let criteria = criteria("Patience");
        store
            .write(unit(AdmissionWrite::AddCriteria { version, at: NOW, by, criteria }))
            .await
            .expect("written");
    }
    let put = |from, to| unit(AdmissionWrite::PutInForce { from, to, at: At(NOW.0 + u64::from(to)), by });
    store.write(put(0, 1)).await.expect("written");
    store.write(let_in_by_rule(1, 2, (0, Some(1)))).await.expect("in force");
    store.write(put(1, 2)).await.expect("written");
    let late = store.write(let_in_by_rule(2, 3, (0, Some(1)))).await;
    assert!(matches!(late, Err(WriteError::Conflict(Conflict::ChangedMeanwhile))), "{late:?}");
    let stale = store.write(put(1, 0)).await;
    assert!(matches!(stale, Err(WriteError::Conflict(Conflict::ChangedMeanwhile))), "{stale:?}");
    let bob = store.account(AccountId::new(3)).await.expect("up").expect("there");
    assert!(!bob.is_member() && store.decision(DecisionId::new(2)).await.expect("up").is_none());
    let ann = store.account(AccountId::new(2)).await.expect("up").expect("there");
    assert!(
        ann.standing == Standing::Member { since: NOW, let_in_by: LetInBy::Criteria { version: 1 } },
        "the version reads back"
    );
    let puts: Vec<PutInForce> = store.put_in_force(10).await.expect("up");
    assert_eq!(puts.iter().map(|put| put.version).collect::<Vec<_>>(), [2, 1]);
    let versions = store.criteria(10, u32::MAX).await.expect("up");
    assert_eq!(versions.iter().map(|each| each.version).collect::<Vec<_>>(), [2, 1]);
    assert!(versions[0].criteria == criteria("Patience"));
    store.close().await.expect("closes");
}

pub async fn decisions_and_appeals_read_as_written_and_an_appeal_is_answered_once(ground: &Ground) {
    let store = ground.store().await;
    let owner = AccountId::new(1);
    store.write(vec![add(applicant(1, "mai")), add(applicant(2, "ann"))]).await.expect("written");
    let refused = decision(7, 2, Outcome::Refused, How::Owner { owner }, (0, None));
    store.write(unit(AdmissionWrite::Decide { decision: refused.clone() })).await.expect("written");
    let account = AccountId::new(2);
    assert!(store.decision(refused.id).await.expect("up").is_some_and(|read| read == refused));
    assert!(store.decisions(&DecisionsAsked::default(), 10, None).await.expect("up") == [refused.clone()]);
    assert!(
        store
            .decisions(&DecisionsAsked::default(), 10, Some((refused.at, refused.id)))
            .await
            .expect("up")
            .is_empty()
    );
    assert!(store.form(account).await.expect("up").refused == Some(refused.id));

    let words = Line::parse("Please look again").expect("a line");
    let mut appeal =
        Appeal { id: AppealId::new(5), account, decision: refused.id, at: NOW, words, answer: None };
    store.write(unit(AdmissionWrite::AddAppeal { appeal: appeal.clone() })).await.expect("written");
    let again = Appeal { id: AppealId::new(6), ..appeal.clone() };
    assert!(store.write(unit(AdmissionWrite::AddAppeal { appeal: again })).await.is_err(), "one at a time");
    assert!(store.open_appeals(10).await.expect("up") == [appeal.clone()]);
    let answer = |let_in| AppealAnswer { by: owner, at: NOW, let_in, words: None };
    let answers = [true, false, true]
        .map(|let_in| unit(AdmissionWrite::AnswerAppeal { id: appeal.id, answer: answer(let_in) }));
    let results = write_all(&store, answers.to_vec()).await;
    assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 1, "one answer");
    appeal.answer = Some(answer(results[1].is_err()));
    assert!(store.appeal_of(account).await.expect("up").is_some_and(|read| read == appeal));
    assert!(store.open_appeals(10).await.expect("up").is_empty());
    store.close().await.expect("closes");
}

pub async fn a_member_is_not_refused_by_who_was_slower(ground: &Ground) {
    let store = ground.store().await;
    let owner = AccountId::new(1);
    store.write(vec![add(applicant(2, "ann"))]).await.expect("written");
    let let_in = Write::SetStanding { account: AccountId::new(2), standing: let_in(NOW) };
    store.write(vec![let_in]).await.expect("written");
    let stale = decision(2, 2, Outcome::LetIn, How::Invite { inviter: owner }, (9, None));
    let stale = Write::Admission(AdmissionWrite::Decide { decision: stale });
    let result = store.write(vec![stale]).await;
    assert!(matches!(result, Err(WriteError::Conflict(Conflict::ChangedMeanwhile))), "{result:?}");
    let late = decision(1, 2, Outcome::Refused, How::Owner { owner }, (0, None));
    let result = store.write(unit(AdmissionWrite::Decide { decision: late })).await;
    assert!(matches!(result, Err(WriteError::Conflict(Conflict::AlreadyAMember))), "{result:?}");
    assert!(
        store.decisions(&DecisionsAsked::default(), 10, None).await.expect("up").is_empty(),
        "nothing of it is written"
    );
    store.close().await.expect("closes");
}

pub async fn forms_come_with_the_waitlist_and_members_are_counted(ground: &Ground) {
    let store = ground.store().await;
    let people: Vec<_> = (1..=5).map(|n| applicant(n, &format!("wait{n}er"))).collect();
    store.write(people.iter().cloned().map(add).collect()).await.expect("written");
    let answers = BTreeMap::from([("where".to_owned(), "here".to_owned())]);
    let region = Region::parse("FR").ok();
    for (n, region) in [(2, None), (2, region), (4, region)] {
        let account = AccountId::new(n);
        let write = AdmissionWrite::SetForm { account, region, answers: answers.clone() };
        store.write(unit(write)).await.expect("written");
    }
    let first = store.waiting(2, None, Texts::Opened).await.expect("up");
    assert!(first[0].form == Form::default() && first[1].form.region == region);
    let last = first.last().map(|last| (last.account.registered, last.account.id));
    let rest = store.waiting(10, last, Texts::Opened).await.expect("up");
    assert_eq!(rest.iter().map(|row| row.account.id.number()).collect::<Vec<_>>(), [3, 4, 5]);
    assert!(rest[1].form.answers == answers && rest[2].form == Form::default());

    for n in [1, 2, 4] {
        let standing = let_in(At(NOW.0 + n));
        let write = Write::SetStanding { account: AccountId::new(n), standing };
        store.write(vec![write]).await.expect("written");
    }
    let counts = store.let_in_since(At(NOW.0 + 2)).await.expect("up");
    assert!(counts.len() == 1 && counts[0].region == region && counts[0].count == 2);
    store.close().await.expect("closes");
}
