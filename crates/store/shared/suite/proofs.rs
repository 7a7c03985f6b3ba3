//! Proofs, codes, reviews and sign-on: who wins a race, what is counted, and what reads back.

use domain::entry::proof::{Organisation, PROOFS_MAX, Profession};
use domain::entry::review::{Review, ReviewText};
use domain::entry::work_mail::CodeSent;
use domain::entry::{BadgeChoice, Field, LetInBy, Name, Proof, ProofKind, Shows, Standing};
use domain::{AccountId, At, ProofId, ReviewId};
use store::proof::{CrowdAsked, ProofWrite, ReviewState};
use store::{Conflict, Store, Write, WriteError};

use super::*;

fn shows(field: Option<Field>, profession: &str, years: Option<u32>) -> Shows {
    let profession = Profession::parse(profession).ok();
    Shows {
        organisation: Organisation::parse("Hill Clinic").ok(),
        field,
        profession,
        years,
        name: Name::parse("Ann Lee").ok(),
    }
}

fn proof(id: u64, account: u64, kind: ProofKind, shows: Shows) -> Proof {
    Proof::new(ProofId::new(id), AccountId::new(account), kind, shows, NOW)
}

fn put(proof: &Proof, subject: u64) -> Write {
    Write::Proof(ProofWrite::Put {
        proof: proof.clone(),
        subject: hash(subject),
        source: Some("https://x.example/".to_owned()),
    })
}

async fn people(store: &Store, count: u64) {
    for id in 1..=count {
        let mut account = applicant(id, &format!("person{id}x"));
        account.standing = let_in(NOW);
        store.write(vec![add(account)]).await.expect("written");
    }
}

fn conflict(result: Result<(), WriteError>) -> Option<Conflict> {
    match result {
        Err(WriteError::Conflict(conflict)) => Some(conflict),
        _ => None,
    }
}

pub async fn what_proves_one_account_proves_no_other_until_it_lapses(ground: &Ground) {
    let store = ground.store().await;
    people(&store, 12).await;
    let race = (1..=10).map(|n| vec![put(&proof(n, n, ProofKind::WorkMail, Shows::default()), 7)]).collect();
    let results = write_all(&store, race).await;
    assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 1, "of ten one gets it");
    assert!(results.into_iter().filter_map(conflict).all(|c| c == Conflict::ProofTaken));
    // The same subject in another kind is another thing.
    store.write(vec![put(&proof(20, 11, ProofKind::WebPage, Shows::default()), 7)]).await.expect("written");
    let later = Proof {
        proven: NOW.after(ProofKind::WorkMail.stands_for()),
        ..proof(21, 12, ProofKind::WorkMail, Shows::default())
    };
    store.write(vec![put(&later, 7)]).await.expect("the first one has lapsed");
    store.close().await.expect("closes");
}

pub async fn a_proof_reads_as_written_and_is_renewed_in_place(ground: &Ground) {
    let store = ground.store().await;
    people(&store, 2).await;
    let first = proof(1, 1, ProofKind::WebPage, shows(Some(Field::Medicine), "Radiologist", Some(12)));
    store.write(vec![put(&first, 1)]).await.expect("written");
    assert!(store.proofs(&[AccountId::new(1), AccountId::new(2)]).await.expect("up") == [first.clone()]);
    let again = Proof { id: ProofId::new(9), ..first.held(NOW.after(std::time::Duration::from_secs(5))) };
    store.write(vec![put(&again, 1)]).await.expect("written");
    let read = store.proofs(&[AccountId::new(1)]).await.expect("up");
    assert_eq!((read.len(), read[0].id, read[0].expires), (1, first.id, again.expires));

    let due = again.look_again_at().expect("a page is looked at");
    assert!(store.proofs_to_look_at(At(due.0 - 1), 10).await.expect("up").is_empty());
    assert_eq!(store.proofs_to_look_at(due, 10).await.expect("up").len(), 1);
    let missing = read[0].missing(due);
    let looked = |seen| Write::Proof(ProofWrite::Looked { proof: missing.clone(), seen });
    store.write(vec![looked(At(1))]).await.expect("written");
    assert!(!store.proofs(&[AccountId::new(1)]).await.expect("up")[0].failing, "it was renewed meanwhile");
    store.write(vec![looked(read[0].checked)]).await.expect("written");
    assert!(store.proofs(&[AccountId::new(1)]).await.expect("up")[0].failing);

    let choice =
        BadgeChoice { proof: first.id, organisation: false, profession: true, years: false, field: true };
    store
        .write(vec![Write::Proof(ProofWrite::Choose { account: first.account, choice })])
        .await
        .expect("written");
    assert_eq!(store.badge_choices(&[first.account]).await.expect("up"), [(first.account, choice)]);
    let other = ProofWrite::Drop { id: first.id, account: AccountId::new(2) };
    store.write(vec![Write::Proof(other)]).await.expect("written");
    assert_eq!(store.proofs(&[first.account]).await.expect("up").len(), 1, "another's is not dropped");
    store
        .write(vec![Write::Proof(ProofWrite::Forget {
            before: missing.expires.after(std::time::Duration::from_millis(1)),
        })])
        .await
        .expect("written");
    assert!(store.proofs(&[first.account]).await.expect("up").is_empty());

    let seen = proof(3, 2, ProofKind::StaffReview, Shows::default());
    store.write(vec![put(&seen, 2)]).await.expect("written");
    let reason = domain::Line::parse("The register knows nobody of this name").expect("a line");
    let back = Proof { reason: Some(reason), ..seen.missing(NOW) };
    let take_back = || vec![Write::Proof(ProofWrite::TakeBack { proof: back.clone(), seen: seen.checked })];
    store.write(take_back()).await.expect("written");
    assert!(store.proofs(&[seen.account]).await.expect("up") == [back.clone()], "with the reason");
    assert_eq!(conflict(store.write(take_back()).await), Some(Conflict::ChangedMeanwhile), "once");
    store.write(vec![put(&seen, 2)]).await.expect("granted anew");
    assert!(store.proofs(&[seen.account]).await.expect("up")[0].reason.is_none());
    store.close().await.expect("closes");
}

pub async fn one_account_holds_a_bounded_number_of_proofs(ground: &Ground) {
    let store = ground.store().await;
    people(&store, 1).await;
    for n in 0..PROOFS_MAX as u64 {
        store
            .write(vec![put(&proof(n + 1, 1, ProofKind::WebPage, Shows::default()), n)])
            .await
            .expect("written");
    }
    let over = put(&proof(99, 1, ProofKind::WebPage, Shows::default()), 99);
    assert_eq!(conflict(store.write(vec![over]).await), Some(Conflict::TooManyProofs));
    store
        .write(vec![put(&proof(98, 1, ProofKind::WebPage, Shows::default()), 3)])
        .await
        .expect("a renewal is no more");
    store.close().await.expect("closes");
}

pub async fn a_crowd_counts_members_once_who_show_all_of_it_now(ground: &Ground) {
    let store = ground.store().await;
    people(&store, 4).await;
    let mut bot = applicant(50, "a_robot");
    (bot.standing, bot.bot) = (let_in(NOW), true);
    store.write(vec![add(bot), add(applicant(51, "waiting"))]).await.expect("written");
    let medic = |word: &str, years| shows(Some(Field::Medicine), word, Some(years));
    for (id, account, what) in [
        (1, 1, medic("Radiologist", 12)),
        (2, 1, medic("radiologist", 3)),
        (3, 2, medic("RADIOLOGIST", 9)),
        (4, 3, shows(Some(Field::Law), "Radiologist", Some(20))),
        (5, 50, medic("Radiologist", 20)),
        (6, 51, medic("Radiologist", 20)),
    ] {
        store.write(vec![put(&proof(id, account, ProofKind::StaffReview, what), id)]).await.expect("written");
    }
    let asked = |profession: Option<&str>, years, field| CrowdAsked {
        organisation: None,
        profession: profession.map(str::to_owned),
        years,
        field,
    };
    let count = async |asked: CrowdAsked, now| store.crowd(&asked, now).await.expect("up");
    assert_eq!(
        count(asked(None, None, Some(Field::Medicine)), NOW).await,
        2,
        "no bot, no applicant, nobody twice"
    );
    assert_eq!(count(asked(Some("radiologist"), None, None), NOW).await, 3, "however it is written");
    assert_eq!(
        count(asked(Some("radiologist"), Some(10), Some(Field::Medicine)), NOW).await,
        1,
        "all in one proof"
    );
    let at_hill = CrowdAsked { organisation: Some("hill clinic".to_owned()), ..asked(None, None, None) };
    assert_eq!(count(at_hill, NOW).await, 3);
    let over = NOW.after(ProofKind::StaffReview.stands_for());
    assert_eq!(
        count(asked(None, None, Some(Field::Medicine)), over).await,
        0,
        "what lapsed counts for nothing"
    );
    assert_eq!(store.member_count().await.expect("up"), 4);
    store.close().await.expect("closes");
}

pub async fn a_code_is_tried_as_often_as_was_left_and_taken_once(ground: &Ground) {
    let store = ground.store().await;
    people(&store, 1).await;
    let account = AccountId::new(1);
    let send = |tries_left| {
        let organisation = Organisation::parse("hill.example").expect("a line");
        let sent = CodeSent { at: NOW, tries_left };
        Write::Proof(ProofWrite::SendCode {
            account,
            code_hash: hash(1),
            subject: hash(2),
            organisation,
            sent,
        })
    };
    store.write(vec![send(5)]).await.expect("written");
    let spend = |sent| vec![Write::Proof(ProofWrite::SpendTry { account, sent })];
    assert_eq!(conflict(store.write(spend(At(1))).await), Some(Conflict::MailCodeGone), "a code sent before");
    let results = write_all(&store, (0..32).map(|_| spend(NOW)).collect()).await;
    assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 5);
    let read = store.work_mail_code(account).await.expect("up").expect("there");
    assert!(read.sent.tries_left == 0 && read.subject == hash(2));
    store.write(vec![send(5)]).await.expect("written");
    let take = |code| vec![Write::Proof(ProofWrite::TakeCode { account, code_hash: hash(code) })];
    assert_eq!(conflict(store.write(take(3)).await), Some(Conflict::MailCodeGone));
    let results = write_all(&store, (0..8).map(|_| take(1)).collect()).await;
    assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 1, "of many who hold it one takes it");
    store.close().await.expect("closes");
}

pub async fn one_review_waits_for_an_account_and_is_decided_once(ground: &Ground) {
    let store = ground.store().await;
    people(&store, 2).await;
    let review = |id: u64| Review {
        id: ReviewId::new(id),
        account: AccountId::new(1),
        text: ReviewText::parse("Register 4711").expect("a line"),
        asks: shows(Some(Field::Law), "Notary", None),
        submitted: At(NOW.0 + id),
    };
    let ask = |id| vec![Write::Proof(ProofWrite::AskReview { review: review(id) })];
    let results = write_all(&store, (1..=8).map(ask).collect()).await;
    assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 1);
    let waiting = store.reviews(10, None).await.expect("up");
    let id = waiting[0].id;
    assert!(waiting == [review(id.number())]);
    let decide = |to| vec![Write::Proof(ProofWrite::DecideReview { id, to, at: NOW, by: member(2) })];
    let both = [ReviewState::Granted, ReviewState::Declined, ReviewState::Granted].map(decide);
    let results = write_all(&store, both.into()).await;
    assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 1, "of those who decide one wins");
    assert!(
        store.review(id).await.expect("up").is_none()
            && store.reviews(10, None).await.expect("up").is_empty()
    );
    let (_, state) = store.review_of(AccountId::new(1)).await.expect("up").expect("remembered");
    assert!(state != ReviewState::Open);
    store.write(ask(99)).await.expect("they may ask again");
    store.close().await.expect("closes");
}

pub async fn a_login_elsewhere_opens_one_account_and_who_leaves_is_no_member(ground: &Ground) {
    let store = ground.store().await;
    people(&store, 3).await;
    let tie = |account: u64| {
        let (provider, account) = ("hill".to_owned(), AccountId::new(account));
        vec![Write::Proof(ProofWrite::TieSignOn { subject: hash(5), provider, account, at: NOW })]
    };
    let results = write_all(&store, vec![tie(1), tie(2), tie(3)]).await;
    assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 1);
    let tied = store.sign_on(&hash(5)).await.expect("up").expect("tied");
    store.write(tie(tied.account.number())).await.expect("its own account may again");
    assert_eq!(store.sign_ons_of(tied.account).await.expect("up").len(), 1);

    let leave = |account| vec![Write::Proof(ProofWrite::LeaveOrganisation { account })];
    assert_eq!(
        conflict(store.write(leave(tied.account)).await),
        Some(Conflict::Mismatch),
        "not the organisation's"
    );
    let mut own = applicant(9, "its_own");
    own.standing = Standing::Member { since: NOW, let_in_by: LetInBy::Organisation };
    own.owner = true;
    store.write(vec![add(own.clone())]).await.expect("written");
    assert!(store.account(own.id).await.expect("up").expect("there") == own);
    store.write(leave(own.id)).await.expect("written");
    let left = store.account(own.id).await.expect("up").expect("there");
    assert!(left.standing == Standing::Applicant && !left.owner);
    store.close().await.expect("closes");
}
