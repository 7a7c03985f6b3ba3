//! Criteria: what is refused when a rule is saved, and what a saved one promises.

use domain::entry::admission::{Admission, Question};
use domain::entry::criteria::{BadExpression, Criteria, Growth, Need, Part, Rule, Verdict, Why};
use domain::entry::facts::{LetInLately, PROOF_KINDS, ProofFact, VouchFact};
use domain::entry::{Facts, Field, Key, Region, Stated};
use std::time::Duration;

const DAY: Duration = Duration::from_secs(24 * 3600);

fn key(text: &str) -> Key {
    Key::parse(text).expect("a key")
}

fn part(name: &str, expression: &str, monotone: bool) -> Part {
    let words = domain::Line::parse("In plain words").expect("a line");
    Part { key: key(name), words, expression: expression.to_owned(), monotone }
}

fn criteria(need: Need, parts: &[(&str, &str, bool)]) -> Criteria {
    let parts = parts.iter().map(|(name, text, monotone)| part(name, text, *monotone)).collect();
    Criteria { name: domain::Line::parse("Who gets in").expect("a line"), need, parts }
}

fn asking(keys: &[&str]) -> Admission {
    let words = || domain::Line::parse("Where have you worked?").expect("a line");
    let question = |name: &&str| Question { key: key(name), words: words(), required: false };
    Admission { questions: keys.iter().map(question).collect(), ..Admission::default() }
}

fn why(expression: &str, monotone: bool) -> Option<Why> {
    let rule = criteria(Need::All, &[("it", expression, monotone)]);
    rule.check(&asking(&["where"]), 7).err().map(|bad| {
        assert_eq!(bad.part, Some(key("it")), "the part is named");
        bad.why
    })
}

fn somebody() -> Facts {
    Facts {
        stated: Stated::parse("Sets bones").expect("a line"),
        field: Field::Medicine,
        region: None,
        waited: DAY * 10,
        proofs: vec![],
        vouches: vec![],
        answers: Default::default(),
        let_in_lately: LetInLately::default(),
    }
}

fn a_vouch(field: Field) -> VouchFact {
    VouchFact { field, member_days: 100, standing_good: true, owner: false }
}

fn a_proof(kind: &'static str) -> ProofFact {
    ProofFact {
        kind,
        field: Some(Field::Medicine),
        organisation: Some("clinic.example".into()),
        years: Some(11),
    }
}

fn is_met(expression: &str, facts: &Facts) -> bool {
    let rule = criteria(Need::All, &[("it", expression, false)]);
    rule.check(&asking(&["where"]), 7)
        .unwrap_or_else(|bad| panic!("{expression}: {bad:?}"))
        .evaluate(facts)
        .admitted
}

#[test]
fn each_fact_can_be_looked_at() {
    let mut facts = somebody();
    facts.region = Region::parse("de").ok();
    facts.proofs.push(a_proof("work_mail"));
    facts.vouches = vec![a_vouch(Field::Medicine), a_vouch(Field::Law)];
    facts.answers.insert("where".to_owned(), "St. Elsewhere".to_owned());
    facts.let_in_lately = LetInLately { all: 30, field: 3, region: 2 };
    for yes in [
        "stated.contains('bones')",
        "field == 'medicine'",
        "field in ['medicine', 'care']",
        "region == \"DE\" && waited_days >= 10 && waited_hours == 240",
        "proofs.exists(p, p.kind == 'work_mail' && p.field == field)",
        "proofs.exists(p, p.years >= 10 && p.organisation.endsWith('.example'))",
        "vouches.filter(v, v.standing_good && v.field == field).size() == 1",
        "size(vouches) == 2 && vouches.all(v, v.member_days >= 30 && !v.owner)",
        "vouches.exists_one(v, v.field == 'law')",
        "'law' in vouches.map(v, v.field)",
        "answers.where != '' && answers['where'].startsWith('St')",
        "let_in_lately.field < 5 && let_in_lately.region < 5 && let_in_lately.all % 7 == 2",
        "waited_days >= (vouches.size() > 1 ? 7 : 30)",
    ] {
        assert!(is_met(yes, &facts), "{yes}");
        assert!(!is_met(&format!("!({yes})"), &facts), "not {yes}");
    }
}

#[test]
fn a_rule_with_an_unknown_name_or_a_wrong_type_is_refused_with_its_part_and_reason() {
    use BadExpression::*;
    let word = |text: &str| text.to_owned();
    for (expression, want) in [
        ("", Empty),
        ("waited_days >= ", Syntax),
        ("wiated_days >= 3", UnknownName(word("wiated_days"))),
        ("proofs.exists(p, p.kind == 'work_mial')", UnknownName(word("work_mial"))),
        ("proofs.exists(p, p.sort == 'work_mail')", UnknownField(word("sort"))),
        ("let_in_lately.week < 3", UnknownField(word("week"))),
        ("handle == 'mai'", UnknownName(word("handle"))),
        ("reverse(field) == 'x'", UnknownFunction(word("reverse"))),
        ("field.matches('.*')", UnknownFunction(word("matches"))),
        ("has(answers.where)", UnknownFunction(word("has"))),
        ("field > 3", WrongType(word(">"))),
        ("field == 3", WrongType(word("=="))),
        ("waited_days + 1", NotYesOrNo),
        ("waited_days && true", WrongType(word("&&"))),
        ("waited_days > 1.5", WrongType(word("1.5"))),
        ("{'a': 1} == {'a': 1}", WrongType(word("{}"))),
        ("vouches.all(v, v.member_days)", WrongType(word("&&"))),
        ("vouches.exists(v, proofs)", WrongType(word("||"))),
        ("field.size(3) == 3", WrongType(word("size"))),
        ("3 in [1, 'a']", WrongType(word("[]"))),
        ("answers[field] == 'x'", WrongType(word("[]"))),
        ("vouches == vouches", WrongType(word("=="))),
        (&format!("field == '{}'", "x".repeat(700)), TooLong),
        (&format!("{}true{}", "(".repeat(20), ")".repeat(20)), TooDeep),
        (&format!("1{} > 3", "+1".repeat(200)), TooDeep),
        ("vouches.all(a, vouches.all(b, vouches.all(c, true)))", TooDeep),
    ] {
        let found = why(expression, false);
        let is_same = found == Some(Why::Expression(want.clone()))
            || (want == TooDeep && found == Some(Why::Expression(Syntax)));
        assert!(is_same, "{expression}: {found:?}, not {want:?}");
    }
    assert_eq!(why("answers.when == 'now'", false), Some(Why::UnknownAnswer(word("when"))));
    assert_eq!(why("answers['when'] == 'now'", false), Some(Why::UnknownAnswer(word("when"))));
    assert_eq!(why("answers.where != ''", false), None);
}

#[test]
fn a_rule_that_would_let_in_everybody_or_nobody_by_its_shape_is_refused() {
    let whole = |need, parts: &[(&str, &str, bool)]| criteria(need, parts).compile().err().map(|bad| bad.why);
    let one = ("one", "true", true);
    assert_eq!(whole(Need::All, &[]), Some(Why::NoParts));
    assert_eq!(whole(Need::AtLeast(0), &[one]), Some(Why::Need));
    assert_eq!(whole(Need::AtLeast(2), &[one]), Some(Why::Need));
    assert_eq!(whole(Need::All, &[one, one]), Some(Why::SameKey));
    let many: Vec<(String, &str)> = (0..17).map(|n| (format!("p{n}"), "true")).collect();
    let many: Vec<(&str, &str, bool)> = many.iter().map(|(key, text)| (key.as_str(), *text, true)).collect();
    assert_eq!(whole(Need::All, &many), Some(Why::TooManyParts));
}

#[test]
fn a_part_that_fails_to_evaluate_is_not_met() {
    let facts = somebody();
    for fails in
        ["vouches[0].owner || true == false", "1 / (waited_days - 10) == 0", "vouches[3].member_days > 0"]
    {
        assert!(!is_met(fails, &facts), "{fails}");
    }
}

#[test]
fn a_part_that_is_wrongly_declared_monotone_is_found() {
    for (expression, by) in [
        ("waited_days < 400", Growth::Waiting),
        ("waited_hours == 36", Growth::Waiting),
        ("vouches.size() < 12", Growth::Vouch),
        ("vouches.all(v, v.member_days >= 90)", Growth::Vouch),
        ("proofs.all(p, p.kind == 'web_page')", Growth::Proof),
        ("proofs.size() == 0 || vouches.size() > 50", Growth::Proof),
        ("vouches.exists_one(v, v.field == 'law')", Growth::Vouch),
    ] {
        assert_eq!(why(expression, false), None, "{expression} is a rule as long as nothing is declared");
        for seed in 1..=5 {
            let rule = criteria(Need::All, &[("it", expression, true)]);
            let bad = rule.check(&asking(&[]), seed).err().map(|bad| bad.why);
            assert_eq!(bad, Some(Why::NotMonotone(by)), "{expression} seed {seed}");
        }
    }
    for expression in [
        "waited_days >= 14",
        "vouches.filter(v, v.standing_good && v.field == field).size() >= 2",
        "proofs.exists(p, p.kind == 'work_mail' && p.years >= 10)",
        "field == 'law' && let_in_lately.field < 10", // A quota is not about the applicant's own gains.
        "answers.where != ''",
    ] {
        assert_eq!(why(expression, true), None, "{expression}");
    }
}

/// Numbers for random facts. SplitMix64.
struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % end
    }

    fn field(&mut self) -> Field {
        Field::ALL[self.below(Field::ALL.len() as u64) as usize]
    }

    fn proof(&mut self) -> ProofFact {
        let years = Some(self.below(30) as u32);
        ProofFact { years, field: Some(self.field()), ..a_proof(PROOF_KINDS[self.below(5) as usize]) }
    }

    fn vouch(&mut self) -> VouchFact {
        let (member_days, standing_good) = (self.below(200), self.below(3) > 0);
        VouchFact { member_days, standing_good, owner: self.below(5) == 0, ..a_vouch(self.field()) }
    }

    fn facts(&mut self) -> Facts {
        Facts {
            field: self.field(),
            waited: DAY * self.below(60) as u32,
            proofs: (0..self.below(3)).map(|_| self.proof()).collect(),
            vouches: (0..self.below(4)).map(|_| self.vouch()).collect(),
            let_in_lately: LetInLately { all: 0, field: self.below(12) as u32, region: 0 },
            ..somebody()
        }
    }
}

const PARTS: &[(&str, &str, bool)] = &[
    ("proof", "proofs.exists(p, p.field == field && p.years >= 5)", true),
    ("vouches", "vouches.filter(v, v.standing_good && v.member_days >= 30).size() >= 2", true),
    ("waited", "waited_days >= 14", true),
    ("quota", "let_in_lately.field < 10", true),
];

fn rule(need: Need) -> Rule {
    criteria(need, PARTS).check(&asking(&[]), 1).expect("a rule")
}

/// The same rule written in Rust: the model the verdict is held to.
fn model(facts: &Facts) -> [bool; 4] {
    let vouches = facts.vouches.iter().filter(|v| v.standing_good && v.member_days >= 30).count();
    [
        facts.proofs.iter().any(|p| p.field == Some(facts.field) && p.years >= Some(5)),
        vouches >= 2,
        facts.waited >= DAY * 14,
        facts.let_in_lately.field < 10,
    ]
}

#[test]
fn the_same_facts_give_the_same_verdict_and_the_explanation_names_exactly_the_unmet_parts() {
    let mut random = Random(11);
    for need in [Need::All, Need::AtLeast(1), Need::AtLeast(2), Need::AtLeast(3)] {
        let (once, compiled_again) = (rule(need), rule(need));
        for step in 0..2000 {
            let facts = random.facts();
            let verdict = once.evaluate(&facts);
            assert_eq!(verdict, compiled_again.evaluate(&facts), "step {step}");
            let met = model(&facts);
            let want: Vec<&str> =
                PARTS.iter().zip(met).filter(|(_, met)| !met).map(|(part, _)| part.0).collect();
            assert_eq!(verdict.missing().map(Key::as_str).collect::<Vec<_>>(), want, "step {step}");
            assert_eq!(verdict.met().count() + want.len(), PARTS.len());
            let count = met.iter().filter(|met| **met).count() as u32;
            let is_admitted = match need {
                Need::All => count == 4,
                Need::AtLeast(n) => count >= n,
            };
            assert_eq!(verdict.admitted, is_admitted, "step {step}");
        }
    }
}

#[test]
fn gaining_a_proof_a_vouch_or_days_never_unmakes_a_monotone_part() {
    let mut random = Random(5);
    let rule = rule(Need::AtLeast(3));
    for round in 0..500 {
        let mut facts = random.facts();
        let mut before: Verdict = rule.evaluate(&facts);
        for _ in 0..8 {
            match random.below(3) {
                0 => facts.proofs.push(random.proof()),
                1 => facts.vouches.push(random.vouch()),
                _ => facts.waited += DAY * (1 + random.below(9) as u32),
            }
            let after = rule.evaluate(&facts);
            for (was, is) in before.parts.iter().zip(&after.parts) {
                assert!(!was.1 || is.1, "round {round}: {was:?} was unmade");
            }
            assert!(!before.admitted || after.admitted, "round {round}");
            before = after;
        }
    }
}

#[test]
fn a_crowd_of_proofs_and_vouches_costs_no_more_than_the_bound() {
    let mut facts = somebody();
    facts.vouches = vec![a_vouch(Field::Law); 5000];
    assert!(is_met("vouches.size() == 64", &facts));
}

#[test]
fn a_rule_reads_texts_where_a_part_looks_at_one_and_nowhere_else() {
    let reads = |text: &str| {
        let rule = criteria(Need::All, &[("waited", "waited_days >= 3", false), ("it", text, false)]);
        rule.compile().expect("a rule").reads_texts()
    };
    for text in ["stated.contains('bones')", "answers.where != ''", "waited_days > 2 || stated == 'x'"] {
        assert!(reads(text), "{text}");
    }
    for text in ["proofs.exists(p, p.kind == 'sign_on')", "field == 'medicine'", "let_in_lately.all < 9"] {
        assert!(!reads(text), "{text}");
    }
}
