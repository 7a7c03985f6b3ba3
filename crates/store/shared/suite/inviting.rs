//! Inviting: of many who race one wins, and what an owner does to a branch holds.

use domain::entry::handle_keeping::placeholder;
use domain::entry::{
    AppealState, Bound, ContactHash, Handle, Hit, InviteState, LetInBy, Standing, Struck, Vouch,
};
use domain::{AccountId, At, InviteId};
use store::{Conflict, Inviting, NodeId, Store, Write, WriteError};

use super::*;

const INVITER: AccountId = AccountId::new(1);

fn by_invite() -> Standing {
    Standing::Member { since: NOW, let_in_by: LetInBy::Invite { inviter: INVITER } }
}

fn turn(turn: u64) -> Write {
    Write::Inviting(Inviting::TakeTurn { member: INVITER, turn })
}

/// The inviter is a member; `guests` wait.
async fn house(ground: &Ground, guests: u64) -> Store {
    let store = ground.store().await;
    let inviter = domain::entry::Account { standing: let_in(NOW), ..applicant(1, "inviter") };
    let mut people = vec![add(inviter)];
    people.extend((2..2 + guests).map(|n| add(applicant(n, &format!("guest{n}x")))));
    store.write(people).await.expect("written");
    store
}

fn was_quicker<T: std::fmt::Debug>(result: Result<T, WriteError>) {
    assert!(matches!(result, Err(WriteError::Conflict(Conflict::ChangedMeanwhile))), "{result:?}");
}

pub async fn of_64_who_accept_one_invite_exactly_one_is_in(ground: &Ground) {
    let store = house(ground, 64).await;
    let invite = Write::AddInvite { invite: open_invite(50, 1), token_hash: hash(50) };
    store.write(vec![turn(0), invite]).await.expect("written");
    let accept = |n: u64| {
        let by = AccountId::new(n);
        let to = InviteState::Accepted { by, at: NOW };
        let standing = Write::SetStanding { account: by, standing: by_invite() };
        vec![standing, Write::SetInvite { id: InviteId::new(50), to }]
    };
    let results = write_all(&store, (2..66).map(accept).collect()).await;
    assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 1);
    let waiting = store.waitlist(100, None).await.expect("up");
    assert_eq!(waiting.len(), 63, "a loser still waits");
    let facts = store.inviter_facts(INVITER).await.expect("up");
    assert!(facts.turn == 1 && facts.invitees.len() == 1 && facts.invitees[0].is_member);
    store.close().await.expect("closes");
}

pub async fn of_many_who_read_the_same_budget_one_spends_it(ground: &Ground) {
    let store = house(ground, 0).await;
    let spend = |n: u64| vec![turn(0), Write::AddInvite { invite: open_invite(n, 1), token_hash: hash(n) }];
    let results = write_all(&store, (0..16).map(spend).collect()).await;
    assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 1);
    assert_eq!(store.invites_by(INVITER, NOW).await.expect("up").len(), 1);
    store.close().await.expect("closes");
}

pub async fn a_room_of_ones_own_counts_once_others_took_part_in_it(ground: &Ground) {
    let store = ground.store().await;
    store.start_node(NOW, NodeId::new(5)).await.expect("up");
    let inviter = domain::entry::Account { standing: let_in(NOW), ..applicant(1, "inviter") };
    let hand = |room: u64, seq: u64, by: u64| Write::Audit {
        room: Some(RoomId::new(room)),
        epoch: 1,
        seq,
        at: NOW,
        by: Some(member(by)),
        kind: "hand_raised",
        about: None,
    };
    let mut unit = vec![add(inviter), add(applicant(2, "guest")), save_room(1, 10, 1), save_room(1, 11, 1)];
    // In one only who opened it did anything; in the other somebody else, twice.
    unit.extend([hand(10, 2, 1), hand(11, 2, 1), hand(11, 3, 2), hand(11, 4, 2)]);
    store.write(unit).await.expect("written");
    assert_eq!(store.inviter_facts(INVITER).await.expect("up").own_rooms, 1);
    assert_eq!(store.inviter_facts(AccountId::new(2)).await.expect("up").own_rooms, 0, "a guest is no host");
    store.close().await.expect("closes");
}

pub async fn an_invite_reads_back_for_whom_it_is_and_with_its_note(ground: &Ground) {
    let store = house(ground, 1).await;
    let bounds = [
        Some(Bound::Account(AccountId::new(2))),
        Some(Bound::Mail(ContactHash([0xab; 32]))),
        Some(Bound::Phone(ContactHash([0x01; 32]))),
        None,
    ];
    for (n, bound) in (10..).zip(bounds) {
        let invite = domain::entry::Invite { bound, ..open_invite(n, 1) };
        let note = Inviting::SetNote {
            invite: InviteId::new(n),
            note: domain::entry::Note::parse("We met at the pier.").expect("a line"),
        };
        let unit = vec![Write::AddInvite { invite, token_hash: hash(n) }, Write::Inviting(note)];
        store.write(unit).await.expect("written");
        assert!(store.invite(InviteId::new(n)).await.expect("up") == Some(invite));
        let note = store.note(InviteId::new(n)).await.expect("up").expect("there");
        assert_eq!(note.as_str(), "We met at the pier.");
    }
    store.close().await.expect("closes");
}

pub async fn nobody_names_more_than_the_bound_and_a_word_for_a_member_is_kept(ground: &Ground) {
    let store = house(ground, 8).await;
    let name = |member: u64| {
        let (applicant, member) = (AccountId::new(2), AccountId::new(member));
        vec![Write::Inviting(Inviting::Name { applicant, member, at: NOW, max: 5 })]
    };
    let results = write_all(&store, (3..10).map(name).collect()).await;
    assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 5);
    assert_eq!(store.named_by(AccountId::new(2)).await.expect("up").len(), 5);

    let vouch = Vouch { by: INVITER, applicant: AccountId::new(2), at: NOW, withdrawn: None };
    store.write(vec![turn(0), Write::Inviting(Inviting::SaveVouch(vouch))]).await.expect("written");
    assert_eq!(store.vouches_for(AccountId::new(2)).await.expect("up"), [vouch]);
    let withdrawn = Vouch { withdrawn: Some(At(NOW.0 + 1)), ..vouch };
    store.write(vec![Write::Inviting(Inviting::SaveVouch(withdrawn))]).await.expect("written");
    assert_eq!(store.vouch(INVITER, AccountId::new(2)).await.expect("up"), Some(withdrawn));
    let standing = Write::SetStanding { account: AccountId::new(2), standing: by_invite() };
    store.write(vec![standing]).await.expect("written");
    store.write(vec![Write::Inviting(Inviting::SaveVouch(vouch))]).await.expect("for a member as well");
    assert_eq!(store.vouch(INVITER, AccountId::new(2)).await.expect("up"), Some(vouch));
    store.close().await.expect("closes");
}

pub async fn whoever_is_removed_invites_nobody_and_only_an_owner_lets_them_in(ground: &Ground) {
    let store = house(ground, 1).await;
    let guest = AccountId::new(2);
    let invite = Write::AddInvite { invite: open_invite(50, 1), token_hash: hash(50) };
    store.write(vec![turn(0), invite]).await.expect("written");
    let struck = Struck {
        account: INVITER,
        hit: Hit::Removed,
        root: INVITER,
        by: guest,
        at: NOW,
        appeal: AppealState::None,
    };
    let remove = |let_in_by| {
        vec![
            Write::Inviting(Inviting::Strike { id: 9, struck }),
            Write::Inviting(Inviting::Remove { account: INVITER, let_in_by }),
            Write::Inviting(Inviting::RevokeAll { by: INVITER, at: NOW }),
        ]
    };
    was_quicker(store.write(remove(Some(guest))).await); // Somebody else let them in than was seen.
    assert!(store.struck_one(INVITER).await.expect("up").is_none(), "nothing of the unit is written");
    store.write(remove(None)).await.expect("written");
    assert!(!store.account(INVITER).await.expect("up").expect("there").is_member());
    let invite = store.invite(InviteId::new(50)).await.expect("up").expect("there");
    assert!(matches!(invite.state, InviteState::Revoked { .. }));
    was_quicker(store.write(vec![turn(1)]).await);
    let back = store.write(vec![Write::SetStanding { account: INVITER, standing: by_invite() }]).await;
    assert!(matches!(back, Err(WriteError::Conflict(Conflict::Removed))), "{back:?}");

    let appeal = |text| Inviting::Appeal {
        account: INVITER,
        text: domain::entry::Appeal::parse(text).expect("a line"),
        at: NOW,
    };
    store.write(vec![Write::Inviting(appeal("Why?"))]).await.expect("the first");
    was_quicker(store.write(vec![Write::Inviting(appeal("Again?"))]).await);
    assert_eq!(store.struck(true).await.expect("up").len(), 1);
    let standing = Standing::Member { since: NOW, let_in_by: LetInBy::Owner { owner: guest } };
    store.write(vec![Write::SetStanding { account: INVITER, standing }]).await.expect("an owner's word");
    assert!(store.struck(false).await.expect("up").is_empty(), "that lifts it");
    store.write(vec![turn(1)]).await.expect("a member again");
    store.close().await.expect("closes");
}

pub async fn a_renamed_account_keeps_its_old_handle_from_others(ground: &Ground) {
    let store = house(ground, 2).await;
    let handle = |text: &str| Handle::parse(text).expect("a handle");
    let guest = AccountId::new(2);
    let rename = |account, from: &Handle, to: &Handle, at| Inviting::Rename {
        account,
        from: from.clone(),
        to: to.clone(),
        at,
        rests_until: Some(At(NOW.0 + 1000)),
    };
    let (old, new) = (handle("guest2x"), handle("renamed"));
    store.write(vec![Write::Inviting(rename(guest, &old, &new, NOW))]).await.expect("written");
    was_quicker(store.write(vec![Write::Inviting(rename(guest, &old, &handle("another"), NOW))]).await);
    let look_alike = store.write(vec![add(applicant(9, "gue5t2x"))]).await;
    assert!(matches!(look_alike, Err(WriteError::Conflict(Conflict::HandleTaken))), "{look_alike:?}");
    let third = rename(AccountId::new(3), &handle("guest3x"), &old, NOW);
    let third = store.write(vec![Write::Inviting(third)]).await;
    assert!(matches!(third, Err(WriteError::Conflict(Conflict::HandleTaken))), "{third:?}");
    let taken = store.write(vec![Write::Inviting(rename(guest, &new, &handle("guest3x"), NOW))]).await;
    assert!(matches!(taken, Err(WriteError::Conflict(Conflict::HandleTaken))), "{taken:?}");
    assert_eq!(store.resting(&old, NOW).await.expect("up"), Some(guest));
    let later = domain::entry::Account { registered: At(NOW.0 + 2000), ..applicant(9, "guest2x") };
    store.write(vec![add(later)]).await.expect("it has rested");

    let keeping = store.keeping(guest).await.expect("up");
    assert_eq!((keeping.renamed, keeping.warned), (Some(NOW), None));
    store
        .write(vec![Write::Inviting(Inviting::WarnOfLapse { account: guest, at: NOW })])
        .await
        .expect("written");
    let far = At(NOW.0 + 100_000);
    let away = store.away(far, 10).await.expect("up");
    assert_eq!(away.len(), 3, "everybody who waits");
    let lapse = rename(guest, &new, &placeholder(guest), NOW);
    store.write(vec![Write::Inviting(lapse)]).await.expect("written");
    assert_eq!(store.away(far, 10).await.expect("up").len(), 2, "who lost theirs is looked at no more");
    store.close().await.expect("closes");
}
