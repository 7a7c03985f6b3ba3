//! What is counted for a server's owner: once for each member and week, whatever is sent twice; and members' pictures.

use std::collections::BTreeMap;

use domain::network::{AvatarPicture, Visit};
use domain::report::{Day, Week};
use domain::room::{Topic, Visibility};
use domain::{AccountId, At, AvatarId, RoomId};
use store::{
    AvatarWrite, IntroductionWrite, InviterCount, LeavingWrite, NodeId, ReportWrite, Store, StoredReport,
    Write,
};

use super::*;

const ANN: AccountId = AccountId::new(1);
const LIN: AccountId = AccountId::new(2);
const KIM: AccountId = AccountId::new(3);
const WEEK: Duration = Duration::from_secs(7 * 24 * 3600);

fn ago(time: Duration) -> At {
    At(NOW.0 - time.as_millis() as u64)
}

fn after(ms: u64) -> At {
    At(NOW.0 + ms)
}

/// A member let in at that time, by somebody's invite if by somebody.
fn let_in_by(id: u64, since: At, inviter: Option<AccountId>) -> Write {
    let let_in_by = inviter.map_or(LetInBy::FirstStart, |inviter| LetInBy::Invite { inviter });
    let standing = Standing::Member { since, let_in_by };
    add(Account { standing, ..applicant(id, &format!("person{id}x")) })
}

fn room_about(id: u64, topic: &str, visibility: Visibility) -> Write {
    let mut row = room_row(id, 1);
    row.topic = Topic::parse(topic).ok();
    row.policy.visibility = visibility;
    Write::SaveRoom { epoch: 1, row, link: None }
}

async fn house(ground: &Ground, unit: Vec<Write>) -> Store {
    let store = ground.store().await;
    store.start_node(NOW, NodeId::new(5)).await.expect("up");
    store.write(unit).await.expect("written");
    store
}

fn visit(who: AccountId, came: At, left: At) -> Visit {
    Visit { member: MemberId::of(who), came, left, on_stage: false }
}

/// As the server writes them down.
async fn visited(store: &Store, room: u64, visits: Vec<Visit>) {
    let room = RoomId::new(room);
    let count = ReportWrite::Visits { room, visits: visits.clone() };
    let write = IntroductionWrite::Visits { room, visits };
    store.write(vec![Write::Report(count), Write::Introduction(write)]).await.expect("written");
}

async fn report(store: &Store) -> StoredReport {
    store.report(Week::of(NOW).back(5), ago(WEEK)).await.expect("up")
}

fn listened_s(report: &StoredReport, week: Week) -> u64 {
    report.counted.used.get(&week).map_or(0, |used| used.listened.as_secs())
}

pub async fn a_member_is_counted_once_a_week_and_all_their_time_however_often_it_is_sent(ground: &Ground) {
    let (this, before) = (Week::of(NOW), Week::of(NOW).back(3));
    let unit = vec![
        let_in_by(1, ago(3 * WEEK), None),
        let_in_by(2, NOW, None),
        save_room(1, 10, 1),
        save_room(1, 11, 1),
    ];
    let store = house(ground, unit).await;
    let first = vec![
        visit(ANN, after(0), after(60_000)),
        visit(LIN, after(0), after(30_000)),
        visit(ANN, after(1_000_000), after(1_030_000)),
    ];
    let both = BTreeMap::from([((this, before), 1), ((this, this), 1)]);
    for _ in 0..2 {
        visited(&store, 10, first.clone()).await;
        let told = report(&store).await;
        assert_eq!(
            (listened_s(&told, this), &told.counted.came),
            (120, &both),
            "sent again it is counted once"
        );
    }
    visited(&store, 11, vec![visit(ANN, after(2_000_000), after(2_060_000))]).await;
    let told = report(&store).await;
    assert_eq!(
        (listened_s(&told, this), &told.counted.came),
        (180, &both),
        "in another room she is no other"
    );

    // From an hour before the week is over until an hour after it.
    let turn = this.next().begins();
    let late = visit(LIN, At(turn.0 - 3_600_000), turn.after(Duration::from_secs(3600)));
    visited(&store, 10, vec![late]).await;
    visited(&store, 11, vec![visit(LIN, turn.after(WEEK / 2), turn.after(WEEK / 2))]).await;
    let told = report(&store).await;
    assert_eq!((listened_s(&told, this), listened_s(&told, this.next())), (3780, 3600));
    let came = BTreeMap::from([((this, before), 1), ((this, this), 1), ((this.next(), this), 1)]);
    assert_eq!(told.counted.came, came, "in the next week she came once");
    assert_eq!(told.counted.let_in, BTreeMap::from([(before, 1), (this, 1)]));
    let later = store.report(this.next(), ago(WEEK)).await.expect("up");
    assert!(
        later.counted.let_in.is_empty() && later.counted.came.len() == 1 && listened_s(&later, this) == 0
    );
    store.close().await.expect("closes");
}

pub async fn rooms_hands_and_what_the_machine_did_add_up_by_week(ground: &Ground) {
    let store = house(ground, vec![]).await;
    let (this, day) = (Week::of(NOW), Day::of(NOW));
    let hands = |day, bucket, hands| Write::Report(ReportWrite::Hands { day, bucket, hands });
    let machine = |at, bytes, cpu_ms| {
        Write::Report(ReportWrite::Machine { at, bytes, cpu: Duration::from_millis(cpu_ms) })
    };
    let room = |at| Write::Report(ReportWrite::Room { at });
    let unit = vec![room(NOW), room(ago(WEEK)), room(NOW), machine(NOW, 1000, 5), machine(after(1), 200, 7)];
    store.write(unit).await.expect("written");
    let unit = vec![
        hands(day, Some(3), 2),
        hands(day, Some(3), 4),
        hands(day, None, 1),
        hands(Day::new(day.number() - 1), Some(0), 1),
    ];
    store.write(unit).await.expect("written");
    let told = report(&store).await;
    assert_eq!((told.counted.used[&this].rooms, told.counted.used[&this.back(1)].rooms), (2, 1));
    assert_eq!(
        (told.counted.used[&this].bytes, told.counted.used[&this].cpu),
        (1200, Duration::from_millis(12))
    );
    let waited = told.counted.hands[&this];
    assert_eq!(
        (waited.served[3], waited.served[0], waited.not_served),
        (6, 1, 1),
        "both days are of one week"
    );
    store.close().await.expect("closes");
}

pub async fn members_are_counted_by_who_let_them_in_and_by_topics_of_open_rooms(ground: &Ground) {
    let mut unit = vec![let_in_by(1, ago(40 * WEEK), None), let_in_by(2, ago(30 * WEEK), Some(ANN))];
    unit.extend((3..=6).map(|id| let_in_by(id, ago(2 * WEEK), Some(ANN))));
    unit.extend([let_in_by(7, ago(WEEK / 2), Some(LIN)), let_in_by(8, ago(WEEK), None)]);
    unit.extend([
        room_about(10, "Steel", Visibility::Open),
        room_about(11, "Steel", Visibility::Open),
        room_about(12, "Between us", Visibility::Closed),
        save_room(1, 13, 1),
    ]);
    let store = house(ground, unit).await;
    let seven = AccountId::new(7);
    let minute = |who| visit(who, after(0), after(60_000));
    visited(&store, 10, vec![minute(KIM), minute(LIN), minute(seven)]).await;
    visited(&store, 11, vec![minute(KIM)]).await;
    for room in [12, 13] {
        visited(&store, room, vec![minute(AccountId::new(4))]).await;
    }
    let told = report(&store).await;
    let wanted = [
        InviterCount { inviter: ANN, let_in: 4, came: 2 },
        InviterCount { inviter: LIN, let_in: 1, came: 1 },
    ];
    assert_eq!(told.inviters, wanted, "whom ann let in long ago is not of these weeks");
    assert_eq!(told.invited, 5);
    assert_eq!(told.topics.len(), 1, "what closed rooms are about is not looked at");
    let steel = &told.topics[0];
    assert_eq!((steel.topic.as_str(), steel.rooms, steel.members, steel.newcomers), ("Steel", 2, 3, 1));
    assert_eq!(steel.listened, Duration::from_secs(240));
    let lately = store.report(Week::of(NOW).back(5), after(60_000)).await.expect("up");
    assert!(lately.topics.is_empty() && lately.inviters.iter().all(|of| of.came == 0));
    store.close().await.expect("closes");
}

fn picture(of: u8) -> AvatarPicture {
    AvatarPicture::of(vec![0xff, 0xd8, 0xff, of, of, of]).expect("it begins as a JPEG does")
}

fn set(account: AccountId, id: u64, of: u8) -> Vec<Write> {
    let set = AvatarWrite::Set { account, id: AvatarId::new(id), picture: picture(of), at: NOW };
    vec![Write::Avatar(set)]
}

pub async fn a_picture_reads_as_written_another_one_has_another_number_and_both_go_with_their_member(
    ground: &Ground,
) {
    let unit = vec![let_in_by(1, NOW, None), let_in_by(2, NOW, None), add(applicant(3, "kim"))];
    let store = house(ground, unit).await;
    let shown = async |id| store.avatar(AvatarId::new(id)).await.expect("up");
    for (account, id) in [(ANN, 70), (LIN, 71), (KIM, 72)] {
        store.write(set(account, id, id as u8)).await.expect("written");
    }
    assert!(shown(70).await == Some(picture(70)) && shown(71).await == Some(picture(71)));
    assert!(shown(72).await.is_none(), "who waits is not shown");
    store.write(set(ANN, 73, 9)).await.expect("written");
    assert!(shown(70).await.is_none() && shown(73).await == Some(picture(9)));
    assert!(store.write(set(LIN, 73, 1)).await.is_err(), "a number is one picture's");
    let all = [ANN, LIN, AccountId::new(9)];
    let mut numbers = store.avatars(&all).await.expect("up");
    numbers.sort();
    assert_eq!(numbers, [(ANN, AvatarId::new(73)), (LIN, AvatarId::new(71))]);
    let remove = || vec![Write::Avatar(AvatarWrite::Remove { account: LIN })];
    store.write(remove()).await.expect("written");
    store.write(remove()).await.expect("there is none, and that is that");
    assert!(shown(71).await.is_none() && shown(73).await.is_some());

    let ask = LeavingWrite::Ask { account: ANN, at: NOW, erase_at: NOW };
    let erase = LeavingWrite::Erase { account: ANN, now: NOW, handle_until: after(1) };
    store.write(vec![Write::Leaving(ask), Write::Leaving(erase)]).await.expect("written");
    assert!(shown(73).await.is_none() && store.avatars(&all).await.expect("up").is_empty());
    store.close().await.expect("closes");
}
