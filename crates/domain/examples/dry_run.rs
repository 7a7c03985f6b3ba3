//! Measures a dry run: two rules over 100,000 invented applicants. `cargo run --release -p domain --example dry_run`.

use domain::Line;
use domain::entry::admission::Admission;
use domain::entry::criteria::{Criteria, Need, Part, Rule};
use domain::entry::facts::{LetInLately, PROOF_KINDS, ProofFact, VouchFact};
use domain::entry::{Facts, Field, Key, Stated};
use std::time::Duration;

const APPLICANTS: u64 = 100_000;

const PARTS: &[(&str, &str)] = &[
    ("proof", "proofs.exists(p, p.kind in ['work_mail', 'sign_on'] && p.field == field)"),
    ("vouches", "vouches.filter(v, v.standing_good && v.field == field && v.member_days >= 30).size() >= 2"),
    ("waited", "waited_days >= 14 || answers.where.contains('clinic')"),
    ("quota", "let_in_lately.field < 50"),
];

fn rule(days: u32) -> Rule {
    let part = |(key, text): &(&str, &str)| Part {
        key: Key::parse(key).expect("a key"),
        words: Line::parse("In plain words").expect("a line"),
        expression: text.replace("14", &days.to_string()),
        monotone: false,
    };
    let name = Line::parse("Measured").expect("a line");
    let criteria = Criteria { name, need: Need::AtLeast(2), parts: PARTS.iter().map(part).collect() };
    criteria.compile().unwrap_or_else(|bad| panic!("{bad:?}"))
}

fn applicant(n: u64) -> Facts {
    let field = |n: u64| Field::ALL[(n % 16) as usize];
    let proof = |n: u64| ProofFact {
        kind: PROOF_KINDS[(n % 5) as usize],
        field: Some(field(n / 3)),
        organisation: Some("clinic.example".to_owned()),
        years: Some((n % 30) as u32),
    };
    let vouch = |n: u64| VouchFact {
        field: field(n / 7),
        member_days: n % 200,
        standing_good: !n.is_multiple_of(5),
        owner: false,
    };
    Facts {
        stated: Stated::parse("Sets bones").expect("a line"),
        field: field(n),
        region: None,
        waited: Duration::from_secs(3600 * (n % 1000)),
        proofs: (0..n % 3).map(|k| proof(n + k)).collect(),
        vouches: (0..n % 4).map(|k| vouch(n + k)).collect(),
        answers: [("where".to_owned(), format!("Ward {}", n % 9))].into(),
        let_in_lately: LetInLately { all: 100, field: (n % 80) as u32, region: 0 },
    }
}

fn main() {
    assert!(Admission::default().check().is_ok());
    let facts: Vec<Facts> = (0..APPLICANTS).map(applicant).collect();
    let (now, then) = (rule(14), rule(30));
    #[allow(clippy::disallowed_types)] // At the rim: it may look at a clock.
    let (began, worked) = (std::time::Instant::now(), worked_ms());
    let (mut enters, mut no_longer) = (0, 0);
    for facts in &facts {
        match (now.admits(facts), then.admits(facts)) {
            (false, true) => enters += 1,
            (true, false) => no_longer += 1,
            _ => {}
        }
    }
    let took = began.elapsed();
    let worked = worked_ms() - worked;
    report(&format!(
        "{APPLICANTS} applicants, 2 rules of {} parts: {} ms, of which at work {worked} ms",
        PARTS.len(),
        took.as_millis()
    ));
    report(&format!("would enter {enters}, would no longer {no_longer}"));
}

/// For how long this thread was at work: the rest went to others on the machine. 0 where that is not told.
#[allow(clippy::disallowed_methods)] // At the rim: it may look at a file.
fn worked_ms() -> u64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    told.split_whitespace().next().and_then(|ns| ns.parse::<u64>().ok()).unwrap_or(0) / 1_000_000
}

#[allow(clippy::disallowed_macros)] // Says what it measured.
fn report(line: &str) {
    println!("{line}");
}
