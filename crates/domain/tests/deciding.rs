//! Deciding, by any rule an owner may write: what a verdict says, what a record of it promises; and whose name is shown.

use domain::entry::admission::{Admission, Mode, NamePolicy};
use domain::entry::criteria::{Criteria, LooksAt, Need, Part, Rule};
use domain::entry::decision::{How, Now, Outcome};
use domain::entry::facts::{LetInLately, PROOF_KINDS, ProofFact, VouchFact};
use domain::entry::name::{Shown, may_state, shown};
use domain::entry::{
    Account, Facts, Field, Handle, Key, LetInBy, Name, Proof, ProofKind, Refusal, Shows, Standing, Stated,
};
use domain::{AccountId, At, DecisionId, Line, ProofId};
use std::time::Duration;

const DAY: Duration = Duration::from_secs(24 * 3600);

/// SplitMix64.
struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % end
    }

    fn field(&mut self) -> Field {
        Field::ALL[self.below(3) as usize]
    }

    fn proof(&mut self) -> ProofFact {
        let kind = PROOF_KINDS[self.below(5) as usize];
        ProofFact { kind, field: Some(self.field()), organisation: None, years: Some(self.below(20) as u32) }
    }

    fn vouch(&mut self) -> VouchFact {
        VouchFact {
            field: self.field(),
            member_days: self.below(60),
            standing_good: self.below(3) > 0,
            owner: self.below(6) == 0,
        }
    }

    fn facts(&mut self) -> Facts {
        Facts {
            stated: Stated::parse("Sets bones").expect("a line"),
            field: self.field(),
            region: None,
            waited: DAY * self.below(20) as u32,
            proofs: (0..self.below(3)).map(|_| self.proof()).collect(),
            vouches: (0..self.below(4)).map(|_| self.vouch()).collect(),
            answers: [("where".to_owned(), ["", "a clinic", "a shop"][self.below(3) as usize].to_owned())]
                .into(),
            let_in_lately: LetInLately { all: 9, field: self.below(6) as u32, region: 0 },
        }
    }

    fn grow(&mut self, facts: &mut Facts) {
        match self.below(3) {
            0 => facts.proofs.push(self.proof()),
            1 => facts.vouches.push(self.vouch()),
            _ => facts.waited += DAY * (1 + self.below(5) as u32),
        }
    }

    fn says(&mut self, depth: u32) -> Says {
        let two = |random: &mut Self| Box::new((random.says(depth - 1), random.says(depth - 1)));
        match self.below(if depth == 0 { 7 } else { 10 }) {
            0 => Says::Waited(self.below(20)),
            1 => Says::Proof(PROOF_KINDS[self.below(5) as usize], self.below(15)),
            2 => Says::Peers(1 + self.below(3)),
            3 => Says::OwnersWord,
            4 => Says::Quota(self.below(6)),
            5 => Says::Field(self.field()),
            6 => Says::Where,
            7 => Says::Both(two(self)),
            8 => Says::Either(two(self)),
            _ => Says::Not(Box::new(self.says(depth - 1))),
        }
    }
}

/// What a part says, as a program and as an expression: the model that a verdict is held to.
enum Says {
    Waited(u64),
    Proof(&'static str, u64),
    Peers(u64),
    OwnersWord,
    Quota(u64),
    Field(Field),
    Where,
    Both(Box<(Says, Says)>),
    Either(Box<(Says, Says)>),
    Not(Box<Says>),
}

impl Says {
    fn expression(&self) -> String {
        match self {
            Says::Waited(days) => format!("waited_days >= {days}"),
            Says::Proof(kind, years) => {
                format!("proofs.exists(p, p.kind == '{kind}' && p.years >= {years})")
            }
            Says::Peers(count) => {
                format!("vouches.filter(v, v.standing_good && v.field == field).size() >= {count}")
            }
            Says::OwnersWord => "vouches.exists(v, v.owner)".to_owned(),
            Says::Quota(count) => format!("let_in_lately.field < {count}"),
            Says::Field(field) => format!("field == '{}'", field.key()),
            Says::Where => "answers.where.contains('clinic')".to_owned(),
            Says::Both(two) => format!("({} && {})", two.0.expression(), two.1.expression()),
            Says::Either(two) => format!("({} || {})", two.0.expression(), two.1.expression()),
            Says::Not(one) => format!("!({})", one.expression()),
        }
    }

    fn is_met(&self, facts: &Facts) -> bool {
        match self {
            Says::Waited(days) => facts.waited >= DAY * *days as u32,
            Says::Proof(kind, years) => {
                facts.proofs.iter().any(|p| p.kind == *kind && u64::from(p.years.unwrap_or(0)) >= *years)
            }
            Says::Peers(count) => {
                let counts = |v: &&VouchFact| v.standing_good && v.field == facts.field;
                facts.vouches.iter().filter(counts).count() as u64 >= *count
            }
            Says::OwnersWord => facts.vouches.iter().any(|v| v.owner),
            Says::Quota(count) => u64::from(facts.let_in_lately.field) < *count,
            Says::Field(field) => facts.field == *field,
            Says::Where => facts.answers["where"].contains("clinic"),
            Says::Both(two) => two.0.is_met(facts) && two.1.is_met(facts),
            Says::Either(two) => two.0.is_met(facts) || two.1.is_met(facts),
            Says::Not(one) => !one.is_met(facts),
        }
    }

    fn only_grows(&self) -> bool {
        match self {
            Says::Both(two) | Says::Either(two) => two.0.only_grows() && two.1.only_grows(),
            Says::Not(_) => false,
            _ => true,
        }
    }
}

fn key(text: &str) -> Key {
    Key::parse(text).expect("a key")
}

fn line<const MAX: usize>(text: &str) -> Line<MAX> {
    Line::parse(text).expect("a line")
}

fn criteria(need: Need, parts: &[Says]) -> Criteria {
    let part = |(n, says): (usize, &Says)| Part {
        key: key(&format!("part_{n}")),
        words: line("In plain words"),
        expression: says.expression(),
        monotone: says.only_grows(),
    };
    Criteria { name: line("Any rule"), need, parts: parts.iter().enumerate().map(part).collect() }
}

fn asking() -> Admission {
    let question =
        domain::entry::admission::Question { key: key("where"), words: line("Where?"), required: false };
    Admission { questions: vec![question], ..Admission::default() }
}

fn compiled(criteria: &Criteria, seed: u64) -> Rule {
    criteria.check(&asking(), seed).unwrap_or_else(|bad| panic!("{bad:?}"))
}

/// A random rule with what it says.
fn any_rule(random: &mut Random) -> (Criteria, Vec<Says>) {
    let parts: Vec<Says> = (0..1 + random.below(6)).map(|_| random.says(2)).collect();
    let need = match random.below(3) {
        0 => Need::All,
        _ => Need::AtLeast(1 + random.below(parts.len() as u64) as u32),
    };
    (criteria(need, &parts), parts)
}

#[test]
fn any_rule_says_the_same_of_the_same_and_names_exactly_the_parts_that_are_unmet() {
    let mut random = Random(3);
    let (mut admitted, mut refused) = (0, 0);
    for round in 0..60 {
        let (written, parts) = any_rule(&mut random);
        // What only grows is taken as monotone; the check would refuse it otherwise.
        let (rule, again) = (compiled(&written, round), compiled(&written, round + 1));
        for _ in 0..50 {
            let facts = random.facts();
            let verdict = rule.evaluate(&facts);
            assert_eq!(verdict, again.evaluate(&facts), "round {round}");
            let unmet: Vec<String> =
                (0..parts.len()).filter(|n| !parts[*n].is_met(&facts)).map(|n| format!("part_{n}")).collect();
            assert_eq!(verdict.missing().map(Key::as_str).collect::<Vec<_>>(), unmet, "round {round}");
            let met = parts.len() - unmet.len();
            let is_in = match written.need {
                Need::All => unmet.is_empty(),
                Need::AtLeast(n) => met >= n as usize,
            };
            assert_eq!(verdict.admitted, is_in, "round {round}");
            assert_eq!(rule.admits(&facts), is_in, "round {round}: without the explanation it is the same");
            if is_in { admitted += 1 } else { refused += 1 }
        }
    }
    assert!(admitted > 200 && refused > 200, "both happen: {admitted}, {refused}");
}

#[test]
fn whatever_an_applicant_gains_unmakes_no_part_that_is_declared_monotone() {
    let mut random = Random(8);
    let mut grown = 0;
    for round in 0..60 {
        let (written, parts) = any_rule(&mut random);
        let rule = compiled(&written, round);
        for _ in 0..10 {
            let mut facts = random.facts();
            let mut before = rule.evaluate(&facts);
            for _ in 0..6 {
                random.grow(&mut facts);
                let after = rule.evaluate(&facts);
                for ((says, was), is) in parts.iter().zip(&before.parts).zip(&after.parts) {
                    assert!(!says.only_grows() || !was.1 || is.1, "round {round}: {}", says.expression());
                    grown += usize::from(!was.1 && is.1);
                }
                before = after;
            }
        }
    }
    assert!(grown > 100, "something is gained: {grown}");
}

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

#[test]
fn a_decision_by_any_rule_replays_and_one_whose_inputs_were_changed_does_not() {
    let mut random = Random(21);
    let admission = asking();
    let mut noticed = 0;
    for round in 0..60 {
        let (written, _) = any_rule(&mut random);
        let rule = compiled(&written, round);
        let owner =
            Account { id: AccountId::new(1), owner: true, standing: member(LetInBy::Open), ..applicant() };
        for _ in 0..20 {
            let facts = random.facts();
            let now = Now {
                at: At(9),
                id: DecisionId::new(round),
                admission: (1, &admission),
                criteria: Some((4, &rule)),
            };
            let mut decision = match now.by_criteria(&applicant(), false, facts.clone()) {
                Some((decision, _)) => decision,
                None => now.refuse(&owner, &applicant(), false, facts).expect("an owner may"),
            };
            assert_eq!(decision.replays(Some(&compiled(&written, round))), Some(true), "round {round}");
            let verdict = decision.verdict.clone();
            decision.facts = random.facts();
            let would = rule.evaluate(&decision.facts);
            assert_eq!(
                decision.replays(Some(&rule)),
                Some(Some(&would) == verdict.as_ref()),
                "round {round}"
            );
            noticed += usize::from(Some(&would) != verdict.as_ref());
        }
    }
    assert!(noticed > 200, "other inputs mostly differ: {noticed}");
}

fn member(let_in_by: LetInBy) -> Standing {
    Standing::Member { since: At(9), let_in_by }
}

#[test]
fn a_word_that_asks_no_rule_is_on_record_with_whose_it_was_and_a_rules_own_is_not_recorded_twice() {
    let admission = asking();
    let rule = compiled(&criteria(Need::All, &[Says::Waited(3)]), 1);
    let now =
        Now { at: At(9), id: DecisionId::new(1), admission: (2, &admission), criteria: Some((5, &rule)) };
    let by = AccountId::new(40);
    let facts = || Random(1).facts();
    for (let_in_by, how, whose, told) in [
        (LetInBy::Invite { inviter: by }, How::Invite { inviter: by }, Some(by), Some(by)),
        (LetInBy::Voucher { member: by }, How::Voucher { member: by }, Some(by), Some(by)),
        (LetInBy::Organisation, How::Organisation, None, None),
        (LetInBy::FirstStart, How::FirstStart, None, None),
    ] {
        let decision = now.by_word(&applicant(), member(let_in_by), facts());
        let decision = decision.expect("allowed").expect("on record");
        assert!(decision.how == how && decision.outcome == Outcome::LetIn);
        assert!(decision.admission == 2 && decision.criteria == Some(5) && decision.facts == facts());
        assert_eq!(decision.replays(Some(&rule)), Some(true), "{how:?}: the rule had no say, and replays");
        assert_eq!((how.by(), how.told_by()), (whose, told));
    }
    for none in [LetInBy::Open, LetInBy::Criteria { version: 5 }, LetInBy::Owner { owner: by }] {
        assert!(now.by_word(&applicant(), member(none), facts()).is_ok_and(|none| none.is_none()));
    }
    assert!(now.by_word(&applicant(), Standing::Applicant, facts()).is_ok_and(|none| none.is_none()));
    // Which owner said no is not for the applicant.
    assert_eq!((How::Owner { owner: by }.told_by(), How::Appeal { owner: by }.told_by()), (None, None));
}

#[test]
fn an_invite_lets_in_only_while_what_is_in_force_allows_any_and_other_words_do_not_ask_it() {
    let by = AccountId::new(40);
    let (invite, voucher) =
        (member(LetInBy::Invite { inviter: by }), member(LetInBy::Voucher { member: by }));
    for (admission, refusal) in [
        (Admission { invites: false, ..Admission::default() }, Refusal::InvitesOff),
        (Admission { mode: Mode::Organisation, ..Admission::default() }, Refusal::NoSuchInvite),
    ] {
        let now = Now { at: At(9), id: DecisionId::new(1), admission: (2, &admission), criteria: None };
        let facts = || Random(1).facts();
        assert_eq!(now.by_word(&applicant(), invite, facts()).err(), Some(refusal));
        assert!(now.by_word(&applicant(), voucher, facts()).is_ok_and(|decision| decision.is_some()));
    }
}

#[test]
fn a_part_says_what_it_looks_at() {
    use LooksAt::*;
    let of = |expression: &str| {
        let part = Part {
            key: key("it"),
            words: line("In plain words"),
            expression: expression.to_owned(),
            monotone: false,
        };
        let criteria = Criteria { name: line("One"), need: Need::All, parts: vec![part] };
        compiled(&criteria, 1).looks_at().next().expect("one part").into_iter().collect::<Vec<_>>()
    };
    assert_eq!(of("proofs.exists(p, p.field == field)"), [Proofs, Said]);
    assert_eq!(of("vouches.size() >= 2 || waited_hours > 5"), [Vouches, Waiting]);
    assert_eq!(of("answers.where != '' && let_in_lately.all < 5"), [Answers, Quota]);
    // A loop's own name stands for what goes through it, whatever it is called.
    assert_eq!(of("vouches.exists(proofs, proofs.owner)"), [Vouches]);
    assert_eq!(of("true"), []);
}

fn name(text: &str) -> Name {
    Name::parse(text).expect("a name")
}

fn carries(text: &str, kind: ProofKind) -> Proof {
    let shows = Shows { name: Some(name(text)), ..Shows::default() };
    Proof::new(ProofId::new(1), AccountId::new(7), kind, shows, At(0))
}

#[test]
fn a_name_is_shown_as_the_policy_says_and_a_lapsed_proof_carries_none() {
    let (ann, proofs) = (name("Ann  LEE"), [carries("ann lee", ProofKind::StaffReview)]);
    let now = At(1);
    for (policy, stated, proofs, want) in [
        (NamePolicy::AsStated, Some(&ann), &[][..], Shown::Stated(&ann)),
        (NamePolicy::AsStated, None, &proofs[..], Shown::Nothing),
        (NamePolicy::Proven, Some(&ann), &proofs[..], Shown::Proven(&ann)),
        (NamePolicy::Proven, Some(&ann), &[][..], Shown::NotProven),
        (NamePolicy::Proven, None, &proofs[..], Shown::NotProven),
        (NamePolicy::Pseudonym, Some(&ann), &proofs[..], Shown::Nothing),
    ] {
        assert!(shown(policy, stated, proofs, now) == want, "{policy:?}");
    }
    let other = name("Ann Li");
    assert!(shown(NamePolicy::Proven, Some(&other), &proofs, now) == Shown::NotProven, "another name");
    let lapsed = proofs[0].expires;
    assert!(shown(NamePolicy::Proven, Some(&ann), &proofs, lapsed) == Shown::NotProven);
    let silent =
        [Proof::new(ProofId::new(2), AccountId::new(7), ProofKind::WorkMail, Shows::default(), At(0))];
    assert!(shown(NamePolicy::Proven, Some(&ann), &silent, now) == Shown::NotProven, "it carries no name");
    assert_eq!(may_state(NamePolicy::Pseudonym), Err(Refusal::NoNamesHere));
    assert!(may_state(NamePolicy::AsStated).is_ok() && may_state(NamePolicy::Proven).is_ok());
}
