//! Reports of private threads: what reads back, who settles one, and when it goes.

use domain::network::thread_report::{SETTLED_KEPT, UNSETTLED_KEPT};
use domain::network::{MessageKey, MessageText, ReportLine, ReportReason, Writing};
use domain::{AccountId, At, ThreadId, ThreadReportId};
use store::{
    Conflict, LeavingWrite, NewMessage, NewThreadReport, NodeId, Store, StoredThreadReport,
    ThreadReportWrite, ThreadWrite, Write, WriteError,
};

use super::*;

const ANN: AccountId = AccountId::new(1);
const LIN: AccountId = AccountId::new(2);
const KIM: AccountId = AccountId::new(3);
const THREAD: ThreadId = ThreadId::new(70);

/// Three members, two of whom write.
async fn house(ground: &Ground) -> Store {
    let store = ground.store().await;
    store.start_node(NOW, NodeId::new(5)).await.expect("up");
    let member = |n| Account { standing: let_in(NOW), ..applicant(n, &format!("person{n}x")) };
    store.write((1..=3).map(|n| add(member(n))).collect()).await.expect("written");
    let message = NewMessage {
        by: ANN,
        to: LIN,
        writing: Writing::Opens,
        new: THREAD,
        key: MessageKey::parse("message-1").unwrap_or_else(|_| panic!("a key")),
        text: MessageText::parse("Hello").unwrap_or_else(|_| panic!("a text")),
        at: NOW,
        since: At(0),
    };
    store.write(vec![Write::Thread(ThreadWrite::Say(message))]).await.expect("written");
    store
}

fn report(id: u64, by: AccountId, at: u64, line: Option<&str>) -> Vec<Write> {
    let line = line.map(|line| ReportLine::parse(line).expect("a line"));
    let new = NewThreadReport {
        id: ThreadReportId::new(id),
        by,
        thread: THREAD,
        up_to: 1,
        at: At(NOW.0 + at),
        reason: ReportReason::Threat,
        line,
    };
    vec![Write::ThreadReport(ThreadReportWrite::Report(new))]
}

fn settle(id: u64, by: AccountId, at: At) -> Vec<Write> {
    let report = ThreadReportId::new(id);
    vec![Write::ThreadReport(ThreadReportWrite::Settle { report, by, at })]
}

async fn waiting(store: &Store, reader: AccountId) -> Vec<u64> {
    let read = store.thread_reports(reader, 10, None).await.expect("up");
    read.into_iter().map(|report| report.id.number()).collect()
}

fn changed(result: Result<(), WriteError>) {
    assert!(matches!(result, Err(WriteError::Conflict(Conflict::ChangedMeanwhile))), "{result:?}");
}

pub async fn a_report_reads_as_written_waits_once_and_is_settled_once(ground: &Ground) {
    let store = house(ground).await;
    store.write(report(80, LIN, 1, Some("Every night"))).await.expect("written");
    store.write(report(81, LIN, 2, None)).await.expect("one waits already");
    store.write(report(82, ANN, 3, None)).await.expect("the other one's is another's");
    let read = store.thread_reports(KIM, 10, None).await.expect("up");
    let wanted = StoredThreadReport {
        id: ThreadReportId::new(80),
        by: LIN,
        about: Some(ANN),
        thread: THREAD,
        up_to: 1,
        at: At(NOW.0 + 1),
        reason: ReportReason::Threat,
        words: Some("Every night".to_owned()),
    };
    assert!(read.len() == 2 && read[0] == wanted && read[1].words.is_none());
    let page = store.thread_reports(KIM, 1, None).await.expect("up");
    let next = store.thread_reports(KIM, 1, Some((page[0].at, page[0].id))).await.expect("up");
    assert_eq!(next.iter().map(|report| report.id.number()).collect::<Vec<_>>(), [82]);

    let results = write_all(&store, vec![settle(80, KIM, NOW), settle(80, KIM, NOW)]).await;
    assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 1, "{results:?}");
    changed(store.write(settle(80, KIM, NOW)).await);
    changed(store.write(settle(99, KIM, NOW)).await);
    assert_eq!(waiting(&store, KIM).await, [82]);
    store.write(report(83, LIN, 4, None)).await.expect("written");
    assert_eq!(waiting(&store, KIM).await, [82, 83], "after it was settled there may be another");
    store.close().await.expect("closes");
}

pub async fn whoever_is_one_of_the_two_reads_and_settles_no_report_of_their_thread(ground: &Ground) {
    let store = house(ground).await;
    store.write(report(80, LIN, 1, None)).await.expect("written");
    for one in [ANN, LIN] {
        assert!(waiting(&store, one).await.is_empty());
        changed(store.write(settle(80, one, NOW)).await);
    }
    assert_eq!(waiting(&store, KIM).await, [80]);
    store.close().await.expect("closes");
}

pub async fn a_report_goes_with_whoever_made_it_and_some_time_after_it_was_settled(ground: &Ground) {
    let store = house(ground).await;
    store.write(report(80, LIN, 0, Some("Every night"))).await.expect("written");
    store.write(settle(80, KIM, NOW)).await.expect("settled");
    store.write(report(81, LIN, 0, None)).await.expect("written");
    let rows = async || {
        let table = store::keeping::kept().find(|kept| kept.table == "thread_report").expect("kept");
        store.own_rows(table, LIN).await.expect("up").len()
    };
    store.clean_up(NOW.after(SETTLED_KEPT - Duration::from_millis(1))).await.expect("up");
    assert_eq!(rows().await, 2);
    store.clean_up(NOW.after(SETTLED_KEPT)).await.expect("up");
    assert_eq!((rows().await, waiting(&store, KIM).await), (1, vec![81]), "what waits stays");
    store.clean_up(NOW.after(UNSETTLED_KEPT)).await.expect("up");
    assert_eq!(rows().await, 0);

    store.write(report(82, LIN, 5, None)).await.expect("written");
    let ask = LeavingWrite::Ask { account: LIN, at: NOW, erase_at: NOW };
    let erase = LeavingWrite::Erase { account: LIN, now: NOW, handle_until: NOW };
    store.write(vec![Write::Leaving(ask), Write::Leaving(erase)]).await.expect("erased");
    assert!(waiting(&store, KIM).await.is_empty());
    store.close().await.expect("closes");
}
