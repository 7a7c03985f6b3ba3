//! Proofs and badges: what stands, what is shown, and that no badge points at one person.

use domain::entry::badge::{self, CROWD, CROWD_LEAST, crowd_min, ladder, shown, worn};
use domain::entry::organisation::{self, Directory, Groups, UNREACHED_MAX, Verdict};
use domain::entry::proof::{self, Organisation, PEERS, ProofState, WARNING};
use domain::entry::work_mail::{CODE_TTL, CodeSent, PUBLIC_MAIL, by_domain, is_or_is_below};
use domain::entry::{Badge, BadgeChoice, Field, Proof, ProofKind, Proven, Refusal, Shows};
use domain::{AccountId, At, ProofId};
use std::time::Duration;

const NOW: At = At(1_800_000_000_000);
const DAY: Duration = Duration::from_secs(24 * 3600);

/// A small generator: the same numbers on every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }

    fn coin(&mut self) -> bool {
        self.below(2) == 0
    }

    fn shows(&mut self) -> Shows {
        let text = |names: &[&str], at: u64| names[at as usize].to_owned();
        let organisation = self.below(3);
        let profession = self.below(4);
        Shows {
            organisation: self.coin().then(|| {
                Organisation::parse(&text(&["Hill Clinic", "hill  clinic", "Dale"], organisation))
                    .expect("a line")
            }),
            field: self.coin().then(|| [Field::Medicine, Field::Law][organisation as usize % 2]),
            profession: self.coin().then(|| {
                proof::Profession::parse(&text(
                    &["Radiologist", "radiologist", "Notary", "Nurse"],
                    profession,
                ))
                .expect("a line")
            }),
            years: self.coin().then(|| 1 + self.below(45) as u32),
            name: None,
        }
    }

    fn choice(&mut self) -> BadgeChoice {
        BadgeChoice {
            proof: ProofId::new(1),
            organisation: self.coin(),
            profession: self.coin(),
            years: self.coin(),
            field: self.coin(),
        }
    }
}

fn made(kind: ProofKind) -> Proof {
    Proof::new(ProofId::new(1), AccountId::new(1), kind, Shows::default(), NOW)
}

#[test]
fn no_badge_has_a_crowd_below_the_least_unless_it_is_the_coarsest() {
    let mut dice = Dice(1);
    let (mut coarsest, mut finest) = (0, 0);
    for round in 0..20_000 {
        let house: Vec<Shows> = (0..1 + dice.below(60)).map(|_| dice.shows()).collect();
        let least = crowd_min(house.len() as u32);
        let choice = dice.choice();
        let crowd = |badge: &Badge| house.iter().filter(|shows| badge.fits(shows)).count() as u32;
        let steps = ladder(&house[0], &choice);
        let badge = shown(&steps, least, crowd);
        assert!(badge.is_coarsest() || crowd(&badge) >= least, "round {round}");
        assert!(badge.fits(&house[0]), "what is shown was proved: round {round}");
        assert!(badge.organisation.is_none() || choice.organisation, "and chosen: round {round}");
        assert!(badge.profession.is_none() || choice.profession, "round {round}");
        assert!(badge.years.is_none() || choice.years, "round {round}");
        assert!(badge.field.is_none() || choice.field, "round {round}");
        assert!(badge == shown(&ladder(&house[0], &choice), least, crowd), "the same twice: round {round}");
        // A larger crowd never makes it coarser, and a larger least never finer.
        let rank = |badge: &Badge| steps.iter().position(|step| step == badge).expect("a step of the ladder");
        let more = shown(&steps, least, |badge| crowd(badge) + 1);
        let stricter = shown(&steps, least + 1, crowd);
        assert!(rank(&more) <= rank(&badge) && rank(&badge) <= rank(&stricter), "round {round}");
        coarsest += u32::from(badge.is_coarsest());
        finest += u32::from(rank(&badge) == 0 && !badge.is_coarsest());
    }
    assert!(coarsest > 1000 && finest > 200, "both ends are met: {coarsest} and {finest}");
}

#[test]
fn each_step_of_the_ladder_is_coarser_than_the_one_before_and_implied_by_it() {
    let mut dice = Dice(2);
    for round in 0..20_000 {
        let (shows, other) = (dice.shows(), dice.shows());
        let steps = ladder(&shows, &dice.choice());
        assert!(steps.last().is_some_and(Badge::is_coarsest), "it ends in \"verified professional\"");
        for pair in steps.windows(2) {
            assert!(pair[0] != pair[1], "round {round}");
            assert!(pair[0].fits(&shows) && pair[1].fits(&shows), "round {round}");
            assert!(!pair[0].fits(&other) || pair[1].fits(&other), "whoever fits the finer fits the coarser");
        }
    }
}

#[test]
fn a_radiologist_of_ten_years_falls_back_to_medicine_and_then_to_a_professional() {
    let shows = Shows {
        organisation: None,
        field: Some(Field::Medicine),
        profession: proof::Profession::parse("radiologist").ok(),
        years: Some(13),
        name: None,
    };
    let choice = BadgeChoice {
        proof: ProofId::new(1),
        organisation: true,
        profession: true,
        years: true,
        field: true,
    };
    let steps = ladder(&shows, &choice);
    let said = |badge: &Badge| {
        let word = badge.profession.as_ref().map_or_else(String::new, |p| p.as_str().to_owned());
        format!("{word} {:?} {:?}", badge.years, badge.field)
    };
    let of = |radiologists: u32, medics: u32| {
        said(&shown(&steps, CROWD, |badge| if badge.profession.is_some() { radiologists } else { medics }))
    };
    assert_eq!(of(20, 90), "radiologist Some(10) Some(Medicine)", "ten and more, not thirteen");
    assert_eq!(of(19, 90), " None Some(Medicine)");
    assert_eq!(of(1, 19), " None None");
}

#[test]
fn the_least_crowd_is_a_tenth_of_the_members_within_bounds() {
    let table: Vec<_> =
        [0, 1, 30, 39, 50, 120, 199, 200, 100_000].map(|members| (members, crowd_min(members))).into();
    let want = [(0, 3), (1, 3), (30, 3), (39, 3), (50, 5), (120, 12), (199, 19), (200, 20), (100_000, 20)];
    assert_eq!(table, want);
    assert_eq!((CROWD_LEAST, CROWD), (3, 20));
}

#[test]
fn nobody_loses_a_proof_without_having_been_told_for_the_whole_warning() {
    let hour = Duration::from_secs(3600);
    for kind in ProofKind::ALL {
        for seed in 0..60 {
            let mut dice = Dice(seed);
            let (mut proof, mut now, mut told_since) = (made(*kind), NOW, None);
            while proof.stands(now) {
                let told = matches!(proof.state(now), ProofState::Expiring | ProofState::Failing);
                told_since = if told { told_since.or(Some(now)) } else { None };
                if proof.look_again_at().is_some_and(|at| at <= now) {
                    let before = proof.expires;
                    proof = if dice.below(4) == 0 { proof.held(now) } else { proof.missing(now) };
                    assert!(
                        !proof.failing || proof.expires <= before,
                        "a failing look never makes it longer"
                    );
                }
                now = now.after(hour);
            }
            let told_for = told_since.map_or(Duration::ZERO, |since: At| now.since(since));
            assert!(told_for + hour >= WARNING, "{kind:?} seed {seed}: told for {told_for:?}");
            assert_eq!(proof.state(now), ProofState::Lapsed);
        }
    }
}

#[test]
fn a_page_that_comes_back_is_as_good_as_new_and_what_nobody_looks_at_is_not_looked_at() {
    let page = made(ProofKind::WebPage);
    assert_eq!(page.look_again_at(), Some(NOW.after(7 * DAY)));
    let gone = page.missing(NOW.after(7 * DAY));
    assert_eq!((gone.state(gone.checked), gone.expires), (ProofState::Failing, gone.checked.after(WARNING)));
    assert_eq!(gone.look_again_at(), Some(NOW.after(8 * DAY)), "daily while it fails");
    let back = gone.held(NOW.after(8 * DAY));
    assert_eq!((back.state(back.checked), back.failing), (ProofState::Stands, false));
    assert_eq!(made(ProofKind::StaffReview).look_again_at(), None);
    for kind in ProofKind::ALL {
        assert!(kind.stands_for() > 2 * WARNING, "{kind:?}");
        assert_eq!(ProofKind::parse(kind.key()), Some(*kind));
    }
    assert_eq!(ProofKind::parse("dns"), None);
}

#[test]
fn a_lapsed_proof_proves_nothing() {
    let shows = Shows { field: Some(Field::Law), ..Shows::default() };
    let proof = Proof::new(ProofId::new(1), AccountId::new(1), ProofKind::StaffReview, shows, NOW);
    let proven = |now| Proven::of(std::slice::from_ref(&proof), now);
    assert!(proven(NOW).covers(None) && proven(NOW).covers(Some(Field::Law)));
    assert!(!proven(NOW).covers(Some(Field::Medicine)));
    assert!(proven(proof.expires) == Proven::NOTHING && !Proven::NOTHING.covers(None));
    assert!(worn(std::slice::from_ref(&proof), None, NOW).is_some());
    assert!(worn(std::slice::from_ref(&proof), None, proof.expires).is_none());
}

#[test]
fn a_badge_moves_to_another_proof_when_its_own_lapses_and_then_says_the_field_alone() {
    let page = Proof::new(ProofId::new(1), AccountId::new(1), ProofKind::WebPage, Shows::default(), NOW);
    let staff = Proof {
        id: ProofId::new(2),
        kind: ProofKind::StaffReview,
        expires: NOW.after(900 * DAY),
        ..page.clone()
    };
    let all = BadgeChoice { proof: page.id, organisation: true, profession: true, years: true, field: true };
    let proofs = [page.clone(), staff.clone()];
    let (proof, choice) = worn(&proofs, Some(all), NOW).expect("two stand");
    assert!(proof.id == page.id && choice == all);
    let (proof, choice) = worn(&proofs, Some(all), page.expires).expect("one stands");
    assert!(proof.id == staff.id && choice == badge::choice_at_first(staff.id));
    assert!(!choice.organisation && !choice.profession && !choice.years && choice.field);
}

#[test]
fn a_domain_where_anybody_gets_an_address_shows_nothing() {
    let of = |domain: &str| by_domain(domain, PUBLIC_MAIL.iter().copied());
    for domain in PUBLIC_MAIL {
        assert!(of(domain).is_none(), "{domain}");
        assert!(of(&domain.to_uppercase()).is_none() && of(&format!("mx.{domain}.")).is_none(), "{domain}");
    }
    for domain in ["localhost", "10.0.0.1", "", "com"] {
        assert!(of(domain).is_none(), "{domain:?}");
    }
    assert!(of("Hospital.Example.org.").is_some_and(|shown| shown.as_str() == "hospital.example.org"));
    assert!(of("notgmail.com").is_some(), "only the name itself and what is below it");
    assert!(by_domain("corp.example", ["corp.example"]).is_none(), "the operator's own additions");
    let mut sorted = PUBLIC_MAIL.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    assert_eq!(sorted.len(), PUBLIC_MAIL.len(), "each once");
}

#[test]
fn a_name_ending_like_another_is_not_below_it() {
    assert!(
        is_or_is_below("mail.example.org", "Example.org") && is_or_is_below("example.org", "@example.org")
    );
    assert!(
        !is_or_is_below("badexample.org", "example.org")
            && !is_or_is_below("example.org.evil.test", "example.org")
    );
    assert!(!is_or_is_below("example.org", ""));
}

#[test]
fn a_code_is_gone_when_it_is_old_or_was_tried_too_often() {
    let sent = CodeSent { at: NOW, tries_left: 1 };
    assert_eq!(sent.check(NOW), Ok(()));
    assert_eq!(sent.check(NOW.after(CODE_TTL)), Err(Refusal::CodeGone));
    assert_eq!(CodeSent { tries_left: 0, ..sent }.check(NOW), Err(Refusal::CodeGone));
}

#[test]
fn three_peers_or_an_owner_and_one_prove_a_field_and_fewer_do_not() {
    let field = |peers, owners| proof::by_peers(Field::Law, peers, owners).and_then(|shows| shows.field);
    assert_eq!(PEERS, 3);
    assert_eq!([field(2, 0), field(0, 1), field(0, 0)], [None; 3]);
    assert_eq!([field(3, 0), field(1, 1), field(0, 2)], [Some(Field::Law); 3]);
}

#[test]
fn the_directory_lets_in_by_group_and_domain_and_its_no_ends_a_membership() {
    let texts = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let (members, owners, domains) = (texts(&["staff"]), texts(&["heads"]), texts(&["corp.example"]));
    let groups = Groups { members: &members, owners: &owners, mail_domains: &domains };
    let say = |of: &[&str], domain| groups.say(&texts(of), domain);
    assert_eq!(say(&["staff"], Some("corp.example")), Directory::There { owner: false });
    assert_eq!(say(&["heads"], Some("eu.corp.example")), Directory::There { owner: true });
    assert_eq!(say(&["guests"], Some("corp.example")), Directory::Gone);
    assert_eq!(say(&["staff"], Some("evilcorp.example")), Directory::Gone);
    assert_eq!(say(&["heads"], None), Directory::Gone, "no verified address, no domain");
    let anybody = Groups { members: &[], owners: &[], mail_domains: &[] };
    assert_eq!(anybody.say(&[], None), Directory::There { owner: false });

    let verdict = |said, waited| organisation::verdict(said, NOW, NOW.after(waited));
    assert_eq!(verdict(Directory::Gone, Duration::ZERO), Verdict::Leaves);
    assert_eq!(verdict(Directory::Unreached, DAY / 2), Verdict::Waits);
    assert_eq!(verdict(Directory::Unreached, UNREACHED_MAX), Verdict::SignsOnAgain);
    assert_eq!(verdict(Directory::There { owner: true }, 9 * DAY), Verdict::Stays { owner: true });
}

#[test]
fn whom_the_directory_let_in_comes_in_by_the_organisation_and_by_nothing_of_their_own() {
    use domain::entry::{Account, Handle, LetInBy, Standing, Stated, organisation::Mode};
    let account = |let_in_by| Account {
        id: AccountId::new(1),
        handle: Handle::parse("ann").expect("a handle"),
        stated: Stated::parse("Radiology").expect("a line"),
        field: Field::ALL[0],
        registered: NOW,
        standing: Standing::Member { since: NOW, let_in_by },
        owner: false,
        bot: false,
    };
    let may = |only, let_in_by, is_tied| {
        organisation::may_sign_in(&Mode { only, mail_domains: &[] }, &account(let_in_by), is_tied)
    };
    assert_eq!(may(true, LetInBy::Organisation, true), Err(Refusal::SignOnFirst));
    assert_eq!(may(true, LetInBy::Organisation, false), Ok(()), "let in by work mail");
    assert_eq!(may(true, LetInBy::FirstStart, true), Ok(()), "keeps the keys should the directory be lost");
    assert_eq!(may(false, LetInBy::Organisation, true), Ok(()), "another mode is in force");
}
