//! Circles: what reads back, what is bounded, who finds which, and what is left of whoever goes.

use domain::network::circle::{CIRCLE_MODERATORS_MAX, CIRCLES_ASKED_MAX, CIRCLES_OWNED_MAX};
use domain::network::{
    CircleAbout, CircleChange, CircleEntry, CircleRole, Membership, Plan, TopicKey, Visit, ZoneName,
};
use domain::room::{HandLine, Question, Role};
use domain::{AccountId, At, CircleId, MemberId, RoomId, ScheduledId};
use store::{
    CircleWrite, Conflict, IntroductionWrite, LeavingWrite, NetworkWrite, NodeId, QuestionWrite,
    ScheduleWrite, Store, StoredCircle, ThreadWrite, Write, WriteError,
};

use super::*;

const ANN: AccountId = AccountId::new(1);
const LIN: AccountId = AccountId::new(2);
const KIM: AccountId = AccountId::new(3);
const RIO: AccountId = AccountId::new(4);
const HOUR: Duration = Duration::from_secs(3600);

/// So many members, numbered from 1.
async fn house(ground: &Ground, members: u64) -> Store {
    let store = ground.store().await;
    store.start_node(NOW, NodeId::new(5)).await.expect("up");
    let member = |n| Account { standing: let_in(NOW), ..applicant(n, &format!("person{n}x")) };
    store.write((1..=members).map(|n| add(member(n))).collect()).await.expect("written");
    store
}

fn about(name: &str, topics: &[&str], entry: CircleEntry) -> CircleAbout {
    let topics: Vec<String> = topics.iter().map(|topic| (*topic).to_owned()).collect();
    let about = CircleAbout::parse(name, "Those who cross rivers", "Be kind.\nBe brief.", &topics, entry);
    about.unwrap_or_else(|_| panic!("{name} is a circle"))
}

fn make(id: u64, owner: AccountId, about: CircleAbout) -> Vec<Write> {
    let circle = CircleId::new(id);
    vec![Write::Circle(CircleWrite::Make { circle, owner, about, at: At(NOW.0 + id) })]
}

/// Under the first rules.
fn act(id: u64, by: AccountId, account: AccountId, change: CircleChange) -> Vec<Write> {
    let (circle, at) = (CircleId::new(id), At(NOW.0 + 1000 + account.number()));
    vec![Write::Circle(CircleWrite::Act { circle, account, by, change, agreed: 1, at })]
}

fn join(id: u64, account: AccountId) -> Vec<Write> {
    act(id, account, account, CircleChange::Join)
}

async fn read(store: &Store, id: u64, by: AccountId) -> StoredCircle {
    store.circle(CircleId::new(id), by).await.expect("up").expect("there")
}

async fn is(store: &Store, id: u64, account: AccountId) -> Option<Membership> {
    read(store, id, account).await.membership()
}

async fn listed(store: &Store, by: AccountId) -> Vec<u64> {
    ids(&store.circles(by, 20, None).await.expect("up"))
}

async fn found(store: &Store, text: &str) -> Vec<u64> {
    let key = TopicKey::of(text).expect("a word");
    ids(&store.circles_found(ANN, &key, 20).await.expect("up"))
}

fn ids(circles: &[StoredCircle]) -> Vec<u64> {
    circles.iter().map(|circle| circle.circle.number()).collect()
}

fn too_late(result: Result<(), WriteError>) {
    assert!(matches!(result, Err(WriteError::Conflict(Conflict::ChangedMeanwhile))), "{result:?}");
}

fn erase(account: AccountId) -> Vec<Write> {
    let ask = LeavingWrite::Ask { account, at: NOW, erase_at: NOW };
    let erase = LeavingWrite::Erase { account, now: NOW, handle_until: NOW };
    vec![Write::Leaving(ask), Write::Leaving(erase)]
}

pub async fn a_circle_reads_as_written_and_new_rules_are_another_version(ground: &Ground) {
    let store = house(ground, 3).await;
    let first = about("Bridges", &["Steel", "Stone"], CircleEntry::Approval);
    store.write(make(7, ANN, first.clone())).await.expect("written");
    let seen = read(&store, 7, ANN).await;
    assert!(seen.about == first && seen.made == At(NOW.0 + 7));
    assert_eq!((seen.owner, seen.rules_version, seen.members), (ANN, 1, 1));
    assert_eq!(seen.own.map(|own| (own.is, own.agreed)), Some((Membership::In(CircleRole::Owner), Some(1))));
    assert_eq!(is(&store, 7, LIN).await, None);
    assert!(store.circle(CircleId::new(8), ANN).await.expect("up").is_none());

    store.write(act(7, LIN, LIN, CircleChange::Ask)).await.expect("written");
    let circle = CircleId::new(7);
    let describe = |about: CircleAbout, new_rules| {
        vec![Write::Circle(CircleWrite::Describe { circle, about, new_rules })]
    };
    let second = CircleAbout { description: None, topics: vec![], ..first.clone() };
    store.write(describe(second.clone(), true)).await.expect("written");
    let seen = read(&store, 7, LIN).await;
    assert!(seen.about == second && seen.rules_version == 2, "what is left out is gone");
    assert_eq!(seen.own.map(|own| (own.is, own.agreed)), Some((Membership::Asked, Some(1))));
    too_late(store.write(act(7, LIN, LIN, CircleChange::Agree)).await);
    let agree =
        CircleWrite::Act { circle, account: LIN, by: LIN, change: CircleChange::Agree, agreed: 2, at: NOW };
    store.write(vec![Write::Circle(agree)]).await.expect("to the rules as they are");
    assert_eq!(read(&store, 7, LIN).await.own.and_then(|own| own.agreed), Some(2));

    let by_invite = CircleAbout { entry: CircleEntry::Invite, rules: None, ..second };
    store.write(describe(by_invite, false)).await.expect("written");
    assert_eq!(is(&store, 7, LIN).await, None, "who asked, did not");
    assert_eq!(read(&store, 7, LIN).await.rules_version, 2);
    let dissolve = || vec![Write::Circle(CircleWrite::Dissolve { circle })];
    store.write(dissolve()).await.expect("written");
    too_late(store.write(dissolve()).await);
    too_late(store.write(describe(first, false)).await);
    too_late(store.write(join(7, KIM)).await);
    assert!(store.circle(circle, ANN).await.expect("up").is_none());
    assert!(store.circles_of(ANN, 9).await.expect("up").is_empty());
    store.close().await.expect("closes");
}

pub async fn of_many_circles_and_requests_at_once_no_more_than_the_bound_are_written(ground: &Ground) {
    let store = house(ground, 40).await;
    let open = |name: &str| about(name, &[], CircleEntry::Open);
    let many = (100..108).map(|id| make(id, ANN, open("Many"))).collect();
    let results = write_all(&store, many).await;
    assert_eq!(results.iter().filter(|result| result.is_ok()).count(), CIRCLES_OWNED_MAX as usize);
    results.into_iter().filter(Result::is_err).for_each(too_late);
    assert_eq!(listed(&store, KIM).await.len(), CIRCLES_OWNED_MAX as usize, "nothing is left of the others");

    let asked: Vec<u64> = (200..225).collect();
    for id in &asked {
        let owner = AccountId::new(2 + id % 10);
        let made = store.write(make(*id, owner, about("Asked", &[], CircleEntry::Approval))).await;
        made.expect("written");
    }
    let rio = AccountId::new(40);
    let asks = asked.iter().map(|id| act(*id, rio, rio, CircleChange::Ask)).collect();
    let results = write_all(&store, asks).await;
    assert_eq!(results.iter().filter(|result| result.is_ok()).count(), CIRCLES_ASKED_MAX as usize);
    let counts = store.circle_counts(CircleId::new(200), rio).await.expect("up");
    assert_eq!((counts.asked, counts.circles, counts.owned), (CIRCLES_ASKED_MAX, 0, 0));

    store.write(make(300, LIN, open("Large"))).await.expect("written");
    let others: Vec<AccountId> = (3..=40).map(AccountId::new).collect();
    let joins = write_all(&store, others.iter().map(|account| join(300, *account)).collect()).await;
    assert!(joins.iter().all(Result::is_ok) && read(&store, 300, ANN).await.members == 39);
    let moderator = CircleChange::SetRole(CircleRole::Moderator);
    let roles = others.iter().map(|account| act(300, LIN, *account, moderator)).collect();
    let given = write_all(&store, roles).await;
    assert_eq!(given.iter().filter(|result| result.is_ok()).count(), CIRCLE_MODERATORS_MAX as usize);
    let counts = store.circle_counts(CircleId::new(300), rio).await.expect("up");
    assert_eq!((counts.members, counts.moderators, counts.circles), (39, CIRCLE_MODERATORS_MAX, 1));

    let first = store.circle_members(CircleId::new(300), 30, None).await.expect("up");
    let last = first.last().map(|(account, _, since)| (*since, *account));
    let rest = store.circle_members(CircleId::new(300), 30, last).await.expect("up");
    let all: Vec<AccountId> = first.iter().chain(&rest).map(|(account, ..)| *account).collect();
    assert_eq!((first[0].0, all.len()), (LIN, 39), "each once, its owner came first");
    assert!(all.windows(2).all(|pair| pair[0] < pair[1]));
    store.close().await.expect("closes");
}

pub async fn what_was_decided_on_one_reading_is_not_written_on_another(ground: &Ground) {
    let store = house(ground, 4).await;
    store.write(make(7, ANN, about("Bridges", &[], CircleEntry::Approval))).await.expect("written");
    let by_ann = |account, change| act(7, ANN, account, change);
    too_late(store.write(by_ann(LIN, CircleChange::LetIn)).await);
    too_late(store.write(by_ann(LIN, CircleChange::Remove)).await);
    too_late(store.write(by_ann(LIN, CircleChange::HandOver)).await);
    too_late(store.write(by_ann(LIN, CircleChange::SetRole(CircleRole::Moderator))).await);
    assert_eq!(is(&store, 7, LIN).await, None, "nobody gets in by any of it");

    store.write(act(7, LIN, LIN, CircleChange::Ask)).await.expect("written");
    let waiting = store.circle_waiting(CircleId::new(7), 9).await.expect("up");
    assert_eq!(waiting, [(LIN, Membership::Asked, At(NOW.0 + 1002))]);
    store.write(by_ann(LIN, CircleChange::Decline)).await.expect("written");
    assert_eq!(is(&store, 7, LIN).await, Some(Membership::Declined { at: At(NOW.0 + 1002) }));
    too_late(store.write(by_ann(LIN, CircleChange::LetIn)).await);
    store.write(act(7, LIN, LIN, CircleChange::Ask)).await.expect("again");
    store.write(by_ann(LIN, CircleChange::LetIn)).await.expect("written");
    too_late(store.write(by_ann(LIN, CircleChange::Decline)).await);
    assert_eq!(read(&store, 7, LIN).await.members, 2);

    store.write(by_ann(LIN, CircleChange::Remove)).await.expect("written");
    assert_eq!(
        (is(&store, 7, LIN).await, read(&store, 7, LIN).await.members),
        (Some(Membership::Removed), 1)
    );
    too_late(store.write(join(7, LIN)).await);
    too_late(store.write(act(7, LIN, LIN, CircleChange::Ask)).await);
    store.write(by_ann(LIN, CircleChange::Invite)).await.expect("written");
    assert_eq!(is(&store, 7, LIN).await, Some(Membership::Invited));
    store.write(act(7, LIN, LIN, CircleChange::Forget)).await.expect("declines it");
    assert_eq!(is(&store, 7, LIN).await, None);

    store.write(by_ann(KIM, CircleChange::Invite)).await.expect("written");
    let block = ThreadWrite::Block { by: KIM, member: ANN, at: NOW };
    store.write(vec![Write::Thread(block)]).await.expect("written");
    assert_eq!(is(&store, 7, KIM).await, None, "an invite by whom one has blocked is none");
    let stored = store.circle_membership(CircleId::new(7), KIM).await.expect("up");
    assert_eq!(stored, Some(Membership::Invited), "which nobody else notices");
    assert!(store.circles_of(KIM, 9).await.expect("up").is_empty());
    too_late(store.write(act(7, ANN, ANN, CircleChange::Leave)).await);
    store.close().await.expect("closes");
}

pub async fn a_circle_is_found_by_name_and_topics_and_one_by_invite_by_nothing(ground: &Ground) {
    let store = house(ground, 4).await;
    store
        .write(make(7, ANN, about("Bridges of Rome", &["Steel"], CircleEntry::Open)))
        .await
        .expect("written");
    store.write(make(8, LIN, about("Roman roads", &[], CircleEntry::Approval))).await.expect("written");
    store
        .write(make(9, KIM, about("Rome by night", &["Steel"], CircleEntry::Invite)))
        .await
        .expect("written");
    store.write(join(8, RIO)).await.expect("written");
    assert_eq!(listed(&store, KIM).await, [8, 7], "the larger one first, and none by invite, even of theirs");
    let page = store.circles(KIM, 1, None).await.expect("up");
    let after = page.last().map(|circle| (circle.members, circle.circle));
    assert_eq!(ids(&store.circles(KIM, 1, after).await.expect("up")), [7]);
    assert_eq!(found(&store, "rom").await, [8, 7]);
    assert_eq!((found(&store, "steel").await, found(&store, "ROAD").await), (vec![7], vec![8]));
    assert_eq!(found(&store, "bridges of").await, [7]);
    assert!(found(&store, "night").await.is_empty() && found(&store, "ridges").await.is_empty());
    assert_eq!(ids(&store.circles_of(KIM, 9).await.expect("up")), [9]);
    assert_eq!(ids(&store.circles_of(RIO, 9).await.expect("up")), [8]);

    let (circle, about) = (CircleId::new(7), about("Bridges of Rome", &["Steel"], CircleEntry::Invite));
    let describe = CircleWrite::Describe { circle, about, new_rules: false };
    store.write(vec![Write::Circle(describe)]).await.expect("written");
    assert!(found(&store, "steel").await.is_empty() && listed(&store, KIM).await == [8]);
    store.close().await.expect("closes");
}

pub async fn a_circle_outlives_its_owner_and_is_readable_with_the_next_ones_key(ground: &Ground) {
    let store = house(ground, 4).await;
    let words = about("Bridges", &["Steel"], CircleEntry::Open);
    store.write(make(7, ANN, words.clone())).await.expect("written");
    for account in [LIN, KIM, RIO] {
        store.write(join(7, account)).await.expect("written");
    }
    store.write(act(7, ANN, LIN, CircleChange::HandOver)).await.expect("written");
    too_late(store.write(act(7, ANN, KIM, CircleChange::HandOver)).await);
    let roles = [is(&store, 7, ANN).await, is(&store, 7, LIN).await];
    let role = |role| Some(Membership::In(role));
    assert_eq!(roles, [role(CircleRole::Moderator), role(CircleRole::Owner)]);
    store.write(erase(ANN)).await.expect("due");
    let seen = read(&store, 7, LIN).await;
    assert!(seen.about == words && (seen.owner, seen.members) == (LIN, 3), "no key of before is needed");

    store.write(act(7, LIN, RIO, CircleChange::SetRole(CircleRole::Moderator))).await.expect("written");
    store.write(erase(LIN)).await.expect("due");
    let seen = read(&store, 7, RIO).await;
    assert!(seen.about == words && (seen.owner, seen.members) == (RIO, 2), "to whoever moderates");
    store.write(erase(RIO)).await.expect("due");
    let seen = read(&store, 7, KIM).await;
    assert!(seen.about == words && (seen.owner, seen.members) == (KIM, 1), "else to a member");
    store.write(erase(KIM)).await.expect("due");
    assert!(store.circle(CircleId::new(7), ANN).await.expect("up").is_none(), "and with the last of them");
    store.close().await.expect("closes");
}

/// A room of a circle, a day from now.
fn plan(circle: u64) -> Plan {
    Plan {
        title: Title::parse("Bridges").expect("a line"),
        topic: None,
        begins: NOW.after(24 * HOUR),
        zone: ZoneName::parse("Europe/Rome").expect("a zone"),
        length_min: 60,
        places: 9,
        policy: Policy { circle: Some(CircleId::new(circle)), ..Policy::default() },
    }
}

pub async fn of_its_rooms_its_members_are_told_and_of_requests_its_moderators(ground: &Ground) {
    let store = house(ground, 4).await;
    store.write(make(7, ANN, about("Bridges", &[], CircleEntry::Approval))).await.expect("written");
    store.write([join(7, LIN), join(7, KIM)].concat()).await.expect("written");
    store.write(act(7, ANN, KIM, CircleChange::SetRole(CircleRole::Moderator))).await.expect("written");
    store.write(act(7, RIO, RIO, CircleChange::Ask)).await.expect("written");
    let follow = |by| Write::Network(NetworkWrite::Follow { by, member: ANN, at: NOW });
    store.write([LIN, KIM, RIO].map(follow).into()).await.expect("written");
    let followers = async |circle: Option<u64>| {
        store.followers(ANN, circle.map(CircleId::new), 9, None).await.expect("up")
    };
    assert_eq!(followers(None).await, [LIN, KIM, RIO]);
    assert_eq!(followers(Some(7)).await, [LIN, KIM], "whoever asked to join does not belong to it");
    assert!(followers(Some(8)).await.is_empty(), "nobody belongs to what is not there");
    let moderators = async |after| store.circle_moderators(CircleId::new(7), 9, after).await.expect("up");
    assert_eq!((moderators(None).await, moderators(Some(ANN)).await), (vec![ANN, KIM], vec![KIM]));

    // Whoever said that they come, and was an outsider by the time that it was written.
    let (id, link) = (ScheduledId::new(20), "secret".to_owned());
    let add = ScheduleWrite::Add { id, owner: ANN, plan: plan(7), link, lineup: vec![], at: NOW };
    let come = |member| ScheduleWrite::Come { id, member, remind: true, at: NOW };
    store.write([add, come(LIN), come(RIO)].map(Write::Schedule).into()).await.expect("written");
    assert_eq!(store.guests(id, true, 9, None).await.expect("up"), [ANN, LIN]);
    store.close().await.expect("closes");
}

pub async fn whoever_is_put_out_has_nothing_left_of_its_rooms(ground: &Ground) {
    let store = house(ground, 4).await;
    store.write(make(7, ANN, about("Bridges", &[], CircleEntry::Open))).await.expect("written");
    store.write([join(7, LIN), join(7, KIM)].concat()).await.expect("written");
    let policy = plan(7).policy;
    let add = |id, owner| {
        let (id, plan, link) = (ScheduledId::new(id), plan(7), "secret".to_owned());
        let add = ScheduleWrite::Add { id, owner, plan, link, lineup: vec![], at: NOW };
        vec![Write::Schedule(add)]
    };
    store.write([add(20, ANN), add(21, LIN)].concat()).await.expect("written");
    for member in [LIN, KIM] {
        let come = ScheduleWrite::Come { id: ScheduledId::new(20), member, remind: true, at: NOW };
        store.write(vec![Write::Schedule(come)]).await.expect("written");
    }
    let mut row = room_row(10, 1);
    (row.policy, row.ended) = (policy, Some(NOW));
    let visit = Visit { member: MemberId::of(LIN), came: NOW, left: At(NOW.0 + 5), on_stage: false };
    let room = RoomId::new(10);
    let mut spoke = seat_row(2, Role::Listener);
    spoke.spoken = Duration::from_secs(61);
    let words = HandLine::parse("Why steel?").expect("a line");
    let question =
        |author| Question { author: MemberId::of(author), to: None, words: words.clone(), asked: NOW };
    let unit = vec![
        Write::SaveRoom { epoch: 1, row, link: None },
        save_seat(1, 10, spoke),
        Write::Question(QuestionWrite::Leave { room, questions: vec![question(KIM), question(RIO)] }),
        Write::Schedule(ScheduleWrite::Recap { room, members: vec![MemberId::of(LIN)] }),
        Write::Introduction(IntroductionWrite::Visits { room, visits: vec![visit] }),
    ];
    store.write(unit).await.expect("written");
    let stored = store.room(room).await.expect("up").expect("there");
    assert_eq!(stored.row.policy, policy, "a room keeps its circle");

    let of = async |account| {
        let own = store.own_scheduled(account, NOW, 9).await.expect("up");
        let upcoming = store.upcoming(account, NOW, 9, None).await.expect("up");
        let of_circle = store.upcoming_of(CircleId::new(7), account, NOW, 9).await.expect("up");
        let left = store.questions(room, account).await.expect("up");
        let on_stage = store.on_stage(room).await.expect("up");
        [
            own.len(),
            upcoming.len(),
            of_circle.len(),
            store.past(account, 9, None).await.expect("up").len(),
            store.visited(account, At(0), 9).await.expect("up").len(),
            usize::from(store.past_room(account, room).await.expect("up").is_some()),
            usize::from(store.may_look_back(room, account).await.expect("up")),
            usize::from(left.reader.on_stage),
            left.questions.len(),
            usize::from(on_stage.contains(&MemberId::of(account))),
        ]
    };
    assert_eq!(of(LIN).await, [2, 2, 2, 1, 1, 1, 1, 1, 1, 1]);
    assert_eq!(of(RIO).await, [0; 10], "an outsider");
    let seen = store.scheduled(ScheduledId::new(20), RIO).await.expect("up").expect("there");
    assert!(!seen.in_circle && seen.coming == 2);
    store.write(act(7, ANN, LIN, CircleChange::Remove)).await.expect("written");
    assert_eq!(of(LIN).await, [0; 10]);
    let seen = store.scheduled(ScheduledId::new(20), KIM).await.expect("up").expect("there");
    assert!(seen.in_circle && seen.coming == 1, "their place is free");
    let theirs = store.scheduled(ScheduledId::new(21), ANN).await.expect("up").expect("there");
    assert!(theirs.scheduled.cancelled, "what they scheduled there is off");
    let follow = store.follow_facts(RIO, ANN).await.expect("up");
    assert_eq!(follow.rooms_hosted, 0, "a circle's room counts nowhere else");

    let guests = async || store.circle_guests(CircleId::new(7), NOW).await.expect("up");
    let told: Vec<AccountId> = guests().await.into_iter().map(|(guest, _)| guest).collect();
    assert!(told.contains(&ANN) && !told.contains(&LIN) && !told.contains(&RIO), "who belongs to it");
    store
        .write(vec![Write::Circle(CircleWrite::Dissolve { circle: CircleId::new(7) })])
        .await
        .expect("written");
    let off = store.scheduled(ScheduledId::new(20), ANN).await.expect("up").expect("there");
    assert!(off.scheduled.cancelled && !off.in_circle, "and there for nobody");
    assert!(guests().await.is_empty());
    assert_eq!(of(ANN).await, [0; 10], "its rooms become nobody's");
    store.close().await.expect("closes");
}
