//! Admission: what the mode means at the door, and what decisions and appeals allow.

use domain::entry::admission::{Admission, AtTheDoor, BadAdmission, BadAnswers, Mode, Question};
use domain::entry::criteria::{Criteria, Need, Part, Rule};
use domain::entry::decision::{self, How, Now, Outcome};
use domain::entry::facts::LetInLately;
use domain::entry::{Account, Facts, Field, Handle, Key, LetInBy, Refusal, Standing, Stated};
use domain::{AccountId, AppealId, At, DecisionId, Line};
use std::collections::BTreeMap;
use std::time::Duration;

fn applicant() -> Account {
    Account {
        id: AccountId::new(7),
        handle: Handle::parse("ann").expect("a handle"),
        stated: Stated::parse("Sets bones").expect("a line"),
        field: Field::Medicine,
        registered: At(0),
        standing: Standing::Applicant,
        owner: false,
        bot: false,
    }
}

fn member(owner: bool) -> Account {
    let standing = Standing::Member { since: At(0), let_in_by: LetInBy::FirstStart };
    Account { id: AccountId::new(1), standing, owner, ..applicant() }
}

fn facts(waited_days: u64) -> Facts {
    Facts {
        stated: applicant().stated,
        field: Field::Medicine,
        region: None,
        waited: Duration::from_secs(waited_days * 24 * 3600),
        proofs: vec![],
        vouches: vec![],
        answers: BTreeMap::new(),
        let_in_lately: LetInLately::default(),
    }
}

fn a_week() -> Rule {
    let part = Part {
        key: Key::parse("week").expect("a key"),
        words: Line::parse("You have waited a week").expect("a line"),
        expression: "waited_days >= 7".to_owned(),
        monotone: true,
    };
    let criteria =
        Criteria { name: Line::parse("Patience").expect("a line"), need: Need::All, parts: vec![part] };
    criteria.check(&Admission::default(), 1).unwrap_or_else(|bad| panic!("{bad:?}"))
}

fn mode(mode: Mode) -> Admission {
    Admission { mode, ..Admission::default() }
}

fn now<'a>(admission: &'a Admission, rule: Option<&'a Rule>) -> Now<'a> {
    Now { at: At(9), id: DecisionId::new(3), admission: (2, admission), criteria: rule.map(|rule| (5, rule)) }
}

#[test]
fn each_mode_opens_its_own_door_and_no_other() {
    let rule = a_week();
    for (each, door, open, by_criteria) in [
        (Mode::Open, AtTheDoor::LetIn, true, false),
        (Mode::Invite, AtTheDoor::Wait, false, false),
        (Mode::Waitlist, AtTheDoor::Consider, false, true),
        (Mode::Reviewed, AtTheDoor::Review, false, false),
        (Mode::Organisation, AtTheDoor::Wait, false, false),
    ] {
        let admission = mode(each);
        let now = now(&admission, Some(&rule));
        assert_eq!(admission.at_the_door(), door);
        assert_eq!(now.open(&applicant(), facts(0)).is_ok(), open, "{each:?}");
        assert_eq!(now.by_criteria(&applicant(), false, facts(7)).is_some(), by_criteria, "{each:?}");
        assert!(now.by_criteria(&applicant(), false, facts(6)).is_none(), "{each:?}: not met");
        assert!(now.by_criteria(&applicant(), true, facts(7)).is_none(), "{each:?}: an owner's no stands");
        assert!(now.by_criteria(&member(false), false, facts(7)).is_none(), "{each:?}: in already");
    }
}

#[test]
fn without_criteria_nobody_is_let_in_by_them() {
    let admission = mode(Mode::Waitlist);
    assert!(now(&admission, None).by_criteria(&applicant(), false, facts(999)).is_none());
}

#[test]
fn a_decision_holds_who_decided_by_what_and_replays_to_the_same() {
    let (admission, rule) = (mode(Mode::Waitlist), a_week());
    let now = now(&admission, Some(&rule));
    let (decision, standing) = now.by_criteria(&applicant(), false, facts(8)).expect("met");
    assert!(matches!(
        standing,
        Standing::Member { let_in_by: LetInBy::Criteria { version: 5 }, since: At(9) }
    ));
    assert!(decision.how == How::Criteria && decision.criteria == Some(5) && decision.admission == 2);
    assert_eq!(decision.replays(Some(&rule)), Some(true));
    let mut forged = decision.clone();
    forged.facts.waited = Duration::ZERO;
    assert_eq!(forged.replays(Some(&rule)), Some(false), "other inputs are noticed");
    assert_eq!(decision.replays(None), Some(false), "a lost version is noticed");

    let owner = member(true);
    let refused = now.refuse(&owner, &applicant(), false, facts(8)).expect("an owner may");
    assert!(refused.outcome == Outcome::Refused && refused.how == How::Owner { owner: owner.id });
    assert_eq!(refused.replays(Some(&rule)), Some(true), "what the owner saw of the rule replays too");
}

#[test]
fn only_owners_decide_and_only_about_applicants() {
    let admission = mode(Mode::Reviewed);
    let now = now(&admission, None);
    for nobody in [applicant(), member(false)] {
        assert_eq!(now.let_in(&nobody, &applicant(), facts(0)).err(), Some(Refusal::NotAllowed));
        assert_eq!(now.refuse(&nobody, &applicant(), false, facts(0)).err(), Some(Refusal::NotAllowed));
    }
    let owner = member(true);
    assert_eq!(now.refuse(&owner, &member(false), false, facts(0)).err(), Some(Refusal::AlreadyAMember));
    assert_eq!(now.refuse(&owner, &applicant(), true, facts(0)).err(), Some(Refusal::AlreadyRefused));
    assert!(now.let_in(&owner, &applicant(), facts(0)).is_ok());
}

#[test]
fn a_refusal_can_be_appealed_once_and_the_answer_is_a_decision() {
    let words = || Line::parse("Please look again").expect("a line");
    let id = AppealId::new(1);
    let admission = mode(Mode::Reviewed);
    let now = now(&admission, None);
    let refusal = now.refuse(&member(true), &applicant(), false, facts(0)).expect("an owner may");
    let nothing = decision::appeal(&applicant(), None, None, id, At(1), words());
    assert_eq!(nothing.err(), Some(Refusal::NothingToAppeal));
    let appeal = decision::appeal(&applicant(), Some(&refusal), None, id, At(1), words()).expect("the first");
    let again = decision::appeal(&applicant(), Some(&refusal), Some(&appeal), id, At(1), words());
    assert_eq!(again.err(), Some(Refusal::AppealedAlready));

    let (owner, ann) = (member(true), applicant());
    assert!(now.answer(&member(false), &ann, &appeal, true, facts(0)).is_err(), "owners answer");
    let (kept, standing) = now.answer(&owner, &ann, &appeal, false, facts(0)).expect("answered");
    assert!(kept.outcome == Outcome::Refused && standing.is_none());
    let once_more = decision::appeal(&applicant(), Some(&kept), Some(&appeal), id, At(1), words());
    assert_eq!(once_more.err(), Some(Refusal::AppealedAlready), "an answer ends it");
    let (changed, standing) = now.answer(&owner, &ann, &appeal, true, facts(0)).expect("answered");
    assert!(changed.how == How::Appeal { owner: owner.id } && standing.is_some());
    let other = Account { id: AccountId::new(99), ..applicant() };
    assert_eq!(now.answer(&owner, &other, &appeal, true, facts(0)).err(), Some(Refusal::NoSuchAppeal));
}

#[test]
fn invites_work_unless_the_policy_says_not() {
    let with = |invites, link_invites| Admission { invites, link_invites, ..Admission::default() };
    assert!(with(true, true).may_invite().is_ok() && with(true, true).inviting().link_invites);
    assert!(with(true, false).may_invite().is_ok() && !with(true, false).inviting().link_invites);
    assert!(with(false, true).may_invite().is_err());
}

#[test]
fn answers_are_to_questions_that_are_asked_and_required_ones_are_not_left_out() {
    let question = |key: &str, required| Question {
        key: Key::parse(key).expect("a key"),
        words: Line::parse("Where?").expect("a line"),
        required,
    };
    let admission = Admission {
        questions: vec![question("where", true), question("why", false)],
        ..Admission::default()
    };
    assert!(admission.check().is_ok());
    let given = |pairs: &[(&str, &str)]| -> BTreeMap<String, String> {
        pairs.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect()
    };
    let missing = Err(BadAnswers::Missing(Key::parse("where").expect("a key")));
    assert_eq!(admission.answers(&given(&[("why", "x")]), true), missing);
    assert_eq!(admission.answers(&given(&[("where", "  ")]), true), missing, "blanks are no answer");
    assert_eq!(admission.answers(&given(&[]), false), Ok(given(&[])));
    assert_eq!(
        admission.answers(&given(&[("where", " here "), ("why", "")]), true),
        Ok(given(&[("where", "here")]))
    );
    for bad in [("when", "now"), ("where", "a\u{202e}b"), ("where", &"x".repeat(501))] {
        assert_eq!(admission.answers(&given(&[bad]), true), Err(BadAnswers::NotAnAnswer));
    }
    let twice = Admission {
        questions: vec![question("where", true), question("where", false)],
        ..Admission::default()
    };
    assert_eq!(twice.check(), Err(BadAdmission::SameKey));
    assert!(Key::parse("1st").is_none() && Key::parse("a b").is_none() && Key::parse("").is_none());
}
