//! Leaving: who may, who is erased, and what an export reads.

use domain::entry::{Field, Stated};
use domain::room::{HandKind, RaisedHand, Rank};
use domain::{AccountId, At, Line, RoomId};
use store::{LeavingWrite, Session, SessionId, Write, WriteError};

use super::*;

pub async fn the_last_owner_stays_and_of_two_who_leave_at_once_one_does(ground: &Ground) {
    let store = ground.store().await;
    let owner = |id, handle| {
        let mut account = applicant(id, handle);
        account.owner = true;
        add(account)
    };
    store.write(vec![owner(1, "ann"), owner(2, "lin"), add(applicant(3, "kim"))]).await.expect("up");
    let ask =
        |id| vec![Write::Leaving(LeavingWrite::Ask { account: AccountId::new(id), at: NOW, erase_at: NOW })];
    let results = write_all(&store, vec![ask(1), ask(2), ask(3)]).await;
    assert_eq!(results[..2].iter().filter(|result| result.is_ok()).count(), 1, "{results:?}");
    let lost = results[..2].iter().find_map(|result| result.as_ref().err()).expect("one lost");
    assert!(matches!(lost, WriteError::Conflict(store::Conflict::LastOwner)), "{lost:?}");
    assert!(results[2].is_ok(), "whoever owns nothing may always leave");
    let too_early = LeavingWrite::Erase { account: AccountId::new(3), now: At(NOW.0 - 1), handle_until: NOW };
    assert!(store.write(vec![Write::Leaving(too_early)]).await.is_err());
    store.write(vec![Write::Leaving(LeavingWrite::Stay { account: AccountId::new(3) })]).await.expect("up");
    let changed = LeavingWrite::Erase { account: AccountId::new(3), now: NOW, handle_until: NOW };
    assert!(store.write(vec![Write::Leaving(changed)]).await.is_err(), "whoever stays is not erased");
    assert!(store.account(AccountId::new(3)).await.expect("up").is_some());
    store.close().await.expect("closes");
}

pub async fn whoever_is_erased_is_gone_with_everything_and_nobody_else_is(ground: &Ground) {
    let store = ground.store().await;
    store.start_node(NOW, NodeId::new(5)).await.expect("up");
    let session = |id: u64, account: u64| {
        let account = AccountId::new(account);
        let session = Session {
            id: SessionId::new(id),
            account,
            created: NOW,
            last_seen: NOW,
            device: "Firefox".to_owned(),
        };
        Write::AddSession { session, token_hash: hash(id) }
    };
    let mut ended = room_row(10, 1);
    ended.ended = Some(NOW);
    let seat = |room: u64, member: u64| {
        let mut row = seat_row(member, Role::Speaker);
        row.hand = Some(RaisedHand {
            member: row.member,
            kind: HandKind::Question,
            line: Some(Line::parse("But does it scale?").expect("a line")),
            reply_to: None,
            in_writing: false,
            since: NOW,
            rank: Rank { waits: true, ranked: NOW, seq: member },
        });
        row.spoken = Duration::from_secs(61);
        row.vote = Some((4, 1));
        save_seat(1, room, row)
    };
    let unit = vec![
        add(applicant(1, "ann")),
        add(applicant(2, "lin")),
        session(1, 1),
        session(2, 2),
        Write::AddInvite { invite: open_invite(50, 1), token_hash: hash(50) },
        Write::SaveRoom { epoch: 1, row: ended, link: None },
        Write::SaveRoom { epoch: 1, row: room_row(11, 1), link: None },
        seat(10, 2),
        seat(11, 1),
        seat(11, 2),
    ];
    store.write(unit).await.expect("up");
    let (ann, lin) = (AccountId::new(1), AccountId::new(2));
    assert_eq!(store.rooms_opened_by(ann).await.expect("up").len(), 2);
    assert_eq!(store.own_invites(ann).await.expect("up").len(), 1);
    assert_eq!(store.seats_of(lin).await.expect("up").len(), 2);
    let (stated, field) = (Stated::parse("Grows rice").expect("a line"), Field::Agriculture);
    store
        .write(vec![Write::Leaving(LeavingWrite::SetProfile { account: lin, stated, field })])
        .await
        .expect("up");

    let ask = LeavingWrite::Ask { account: ann, at: NOW, erase_at: At(NOW.0 + 10) };
    store.write(vec![Write::Leaving(ask)]).await.expect("up");
    assert!(store.leaving_due(At(NOW.0 + 9), 10).await.expect("up").is_empty());
    let due = store.leaving_due(At(NOW.0 + 10), 10).await.expect("up");
    assert_eq!(due, [store.leaving(ann).await.expect("up").expect("asked")]);
    let erase = LeavingWrite::Erase { account: ann, now: At(NOW.0 + 10), handle_until: At(NOW.0 + 90) };
    store.write(vec![Write::Leaving(erase.clone())]).await.expect("due");
    assert!(store.write(vec![Write::Leaving(erase)]).await.is_err(), "only once");
    store.forget(false).await.expect("nobody reads");

    assert!(store.account(ann).await.expect("up").is_none());
    assert!(store.session_by_token_hash(&hash(1)).await.expect("up").is_none());
    assert!(store.invite_by_token_hash(&hash(50)).await.expect("up").is_none());
    assert!(store.room(RoomId::new(10)).await.expect("up").is_none(), "an ended room goes with its owner");
    let live = store.room(RoomId::new(11)).await.expect("up").expect("a live one goes on");
    for seat in live.seats {
        let left =
            (seat.hand.expect("it is up").line.is_some(), seat.spoken > Duration::ZERO, seat.vote.is_some());
        let is_lins = seat.member == member(2);
        assert_eq!(left, (is_lins, is_lins, is_lins), "how they voted, spoke and what for goes, too");
    }
    let (session, account) =
        store.session_by_token_hash(&hash(2)).await.expect("up").expect("another's stays");
    assert_eq!((session.device.as_str(), account.stated.as_str()), ("Firefox", "Grows rice"));
    assert_eq!(store.seats_of(lin).await.expect("up").len(), 1);
    assert_eq!(store.accounts_after(None, 10).await.expect("up"), [lin]);

    store.write(vec![Write::Leaving(LeavingWrite::EraseSome { accounts: 10 })]).await.expect("up");
    store.forget(true).await.expect("nobody reads");
    assert!(store.accounts_after(None, 10).await.expect("up").is_empty());
    assert!(store.room(RoomId::new(11)).await.expect("up").is_none());
    assert_eq!(store.clean_up(At(u64::MAX >> 2)).await.expect("up"), 0, "nothing is left to clean up");
    store.close().await.expect("closes");
}

pub async fn a_sign_in_voids_the_wish_to_be_erased(ground: &Ground) {
    let store = ground.store().await;
    let ask = LeavingWrite::Ask { account: AccountId::new(1), at: NOW, erase_at: NOW };
    store.write(vec![add(applicant(1, "ann")), Write::Leaving(ask)]).await.expect("up");
    let account = AccountId::new(1);
    let session =
        Session { id: SessionId::new(1), account, created: NOW, last_seen: NOW, device: String::new() };
    store.write(vec![Write::AddSession { session, token_hash: hash(1) }]).await.expect("up");
    assert_eq!(store.leaving(account).await.expect("up"), None);
    assert!(store.leaving_due(NOW, 10).await.expect("up").is_empty());
    store.close().await.expect("closes");
}
