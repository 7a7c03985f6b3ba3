//! Accounts, sessions, invites: who wins a race, and what reads back.

use domain::entry::{Handle, InviteState, LetInBy, Standing};
use domain::{AccountId, At, RoomId};
use store::{Conflict, Session, SessionId, Store, Write, WriteError};

use super::*;

pub async fn of_many_who_want_a_handle_or_its_look_alike_one_gets_it(ground: &Ground) {
    let store = ground.store().await;
    let looks = ["carol10", "caroll0", "caro1io", "carol_lo"];
    let units = (0..32).map(|n| vec![add(applicant(n + 1, looks[n as usize % looks.len()]))]).collect();
    let results = write_all(&store, units).await;
    let winners: Vec<_> = (0..32).filter(|n| results[*n].is_ok()).collect();
    assert_eq!(winners.len(), 1, "exactly one gets it");
    for (n, result) in results.iter().enumerate().filter(|(n, _)| *n != winners[0]) {
        assert!(matches!(result, Err(WriteError::Conflict(Conflict::HandleTaken))), "{n}: {result:?}");
        assert!(
            store.account(AccountId::new(n as u64 + 1)).await.expect("up").is_none(),
            "a loser is not stored"
        );
    }
    for look in looks {
        assert!(!store.handle_is_free(&Handle::parse(look).expect("a handle")).await.expect("up"));
    }
    assert!(store.handle_is_free(&Handle::parse("dora").expect("a handle")).await.expect("up"));
    store.close().await.expect("closes");
}

pub async fn of_two_who_accept_one_invite_one_wins(ground: &Ground) {
    let store = ground.store().await;
    let mut first = vec![add(applicant(1, "inviter"))];
    first.push(Write::AddInvite { invite: open_invite(50, 1), token_hash: hash(50) });
    store.write(first).await.expect("written");
    write_all(&store, (2..12).map(|n| vec![add(applicant(n, &format!("guest{n}x")))]).collect()).await;

    let accept = |n: u64| {
        let by = AccountId::new(n);
        let standing =
            Standing::Member { since: NOW, let_in_by: LetInBy::Invite { inviter: AccountId::new(1) } };
        let to = InviteState::Accepted { by, at: NOW };
        // The standing comes first: a loser's must be taken back.
        vec![Write::SetStanding { account: by, standing }, Write::SetInvite { id: InviteId::new(50), to }]
    };
    let results = write_all(&store, (2..12).map(accept).collect()).await;
    assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 1);
    let mut members = 0;
    for n in 2..12 {
        let account = store.account(AccountId::new(n)).await.expect("up").expect("registered");
        members += u64::from(account.is_member());
        assert_eq!(account.is_member(), results[n as usize - 2].is_ok(), "only the winner is a member");
    }
    assert_eq!(members, 1);
    let lost = results.into_iter().find(Result::is_err).expect("nine lost");
    assert!(matches!(lost, Err(WriteError::Conflict(Conflict::InviteGone))), "{lost:?}");
    store.close().await.expect("closes");
}

pub async fn an_applicant_with_two_invites_spends_one(ground: &Ground) {
    let store = ground.store().await;
    let by = AccountId::new(2);
    store.write(vec![add(applicant(1, "inviter")), add(applicant(2, "guest"))]).await.expect("written");
    for id in [50, 51] {
        let invite = Write::AddInvite { invite: open_invite(id, 1), token_hash: hash(id) };
        store.write(vec![invite]).await.expect("written");
    }
    let accept = |id: u64| {
        let to = InviteState::Accepted { by, at: NOW };
        let standing = Write::SetStanding { account: by, standing: let_in(NOW) };
        vec![Write::SetInvite { id: InviteId::new(id), to }, standing]
    };
    let results = write_all(&store, vec![accept(50), accept(51)]).await;
    assert!(results[0].is_ok());
    assert!(matches!(results[1], Err(WriteError::Conflict(Conflict::AlreadyAMember))), "{:?}", results[1]);
    let second = store.invite(InviteId::new(51)).await.expect("up").expect("there");
    assert!(second.state == InviteState::Open, "the second invite is not spent");
    store.close().await.expect("closes");
}

pub async fn the_owners_link_works_once(ground: &Ground) {
    let store = ground.store().await;
    assert!(!store.has_owner().await.expect("up"));
    store.write(vec![Write::Meta { key: "owner_link", value: "h".to_owned() }]).await.expect("written");
    store.write(vec![add(applicant(1, "first")), add(applicant(2, "second"))]).await.expect("written");
    let claim = |n: u64, value: &str| {
        let account = AccountId::new(n);
        let used = Write::TakeMeta { key: "owner_link", value: value.to_owned() };
        let standing = Write::SetStanding { account, standing: let_in(NOW) };
        vec![used, standing, Write::SetOwner { account, owner: true }]
    };
    assert!(store.write(claim(1, "guessed")).await.is_err());
    assert!(!store.has_owner().await.expect("up"), "a wrong link makes nobody an owner");
    let results = write_all(&store, vec![claim(1, "h"), claim(2, "h")]).await;
    assert!(results[0].is_ok() && results[1].is_err());
    let second = store.account(AccountId::new(2)).await.expect("up").expect("there");
    assert!(!second.owner && !second.is_member());
    assert!(store.has_owner().await.expect("up"));
    assert_eq!(store.meta("owner_link").await.expect("up"), None);
    store.close().await.expect("closes");
}

pub async fn accounts_sessions_and_invites_read_as_written(ground: &Ground) {
    let store = ground.store().await;
    let inviter = AccountId::new(1);
    let standings = [
        Standing::Applicant,
        let_in(NOW),
        Standing::Member { since: NOW, let_in_by: LetInBy::Invite { inviter } },
        Standing::Member { since: At(NOW.0 + 5), let_in_by: LetInBy::Owner { owner: inviter } },
    ];
    let mut written = Vec::new();
    for (n, standing) in standings.into_iter().enumerate() {
        let n = n as u64 + 1;
        // Ids use all 63 bits.
        let id = AccountId::new(u64::MAX - n);
        written.push(Account {
            id,
            standing,
            owner: n == 2,
            bot: n == 3,
            ..applicant(n, &format!("person{n}"))
        });
    }
    store.write(written.iter().cloned().map(add).collect()).await.expect("written");
    for account in &written {
        let (read, password) = store.account_by_handle(&account.handle).await.expect("up").expect("there");
        assert!(read == *account && password == "hash");
        assert!(store.account(account.id).await.expect("up").is_some_and(|read| read == *account));
    }
    let mut ids: Vec<_> = written.iter().map(|account| account.id).collect();
    ids.extend((1000..1040).map(AccountId::new)); // Unknown ones are left out.
    let many = store.accounts(&ids).await.expect("up");
    assert!(many.len() == 4 && many.iter().all(|account| written.contains(account)));

    let account = written[1].id;
    let mut session = Session {
        id: SessionId::new(u64::MAX),
        account,
        created: NOW,
        last_seen: NOW,
        device: "Firefox".to_owned(),
    };
    let token_hash = hash(9);
    store.write(vec![Write::AddSession { session: session.clone(), token_hash }]).await.expect("written");
    session.last_seen = At(NOW.0 + 60_000);
    let touch = Write::TouchSession { id: session.id, last_seen: session.last_seen };
    store.write(vec![touch]).await.expect("written");
    let (read, whose) = store.session_by_token_hash(&hash(9)).await.expect("up").expect("there");
    assert!(read == session && whose == written[1]);
    assert!(store.session_by_token_hash(&hash(10)).await.expect("up").is_none());

    let password = Write::SetPassword { account, password_hash: "new".to_owned() };
    store.write(vec![password]).await.expect("written");
    assert_eq!(store.password_hash(account).await.expect("up").as_deref(), Some("new"));

    let mut invite = open_invite(70, 0);
    invite.by = account;
    invite.room = Some(RoomId::new(4));
    store.write(vec![Write::AddInvite { invite, token_hash: hash(70) }]).await.expect("written");
    assert!(store.invite_by_token_hash(&hash(70)).await.expect("up").is_some_and(|read| read == invite));
    invite.state = InviteState::Revoked { at: At(NOW.0 + 3) };
    store.write(vec![Write::SetInvite { id: invite.id, to: invite.state }]).await.expect("written");
    assert!(store.invites_by(account, NOW).await.expect("up") == [invite]);
    assert!(store.invites_by(written[0].id, NOW).await.expect("up").is_empty());
    store.close().await.expect("closes");
}

pub async fn a_list_of_invites_leaves_out_what_no_longer_counts(ground: &Ground) {
    const DAY_MS: u64 = 24 * 3600 * 1000;
    let store = ground.store().await;
    let by = AccountId::new(1);
    store.write(vec![add(applicant(1, "inviter")), add(applicant(2, "guest"))]).await.expect("written");
    let revoked = InviteState::Revoked { at: NOW };
    let accepted = InviteState::Accepted { by: AccountId::new(2), at: NOW };
    for (id, state, days) in
        [(1, revoked, 2), (2, accepted, 90), (3, InviteState::Open, 3), (4, InviteState::Open, 15)]
    {
        let invite =
            domain::entry::Invite { created: At(NOW.0 - days * DAY_MS), state, ..open_invite(id, 1) };
        store.write(vec![Write::AddInvite { invite, token_hash: hash(id) }]).await.expect("written");
    }
    let fresh = domain::entry::Invite { state: revoked, ..open_invite(5, 1) };
    store.write(vec![Write::AddInvite { invite: fresh, token_hash: hash(5) }]).await.expect("written");
    let listed = store.invites_by(by, NOW).await.expect("up");
    assert_eq!(listed.iter().map(|invite| invite.id.number()).collect::<Vec<_>>(), [2, 3, 5]);
    store.close().await.expect("closes");
}

pub async fn a_session_starts_only_while_its_password_stands(ground: &Ground) {
    let store = ground.store().await;
    let account = AccountId::new(1);
    store.write(vec![add(applicant(1, "ann"))]).await.expect("written");
    let start = |n: u64, password: &str| {
        let session =
            Session { id: SessionId::new(n), account, created: NOW, last_seen: NOW, device: String::new() };
        let stands = Write::IfPassword { account, password_hash: password.to_owned() };
        vec![stands, Write::AddSession { session, token_hash: hash(n) }]
    };
    store.write(start(1, "hash")).await.expect("it stands");
    store
        .write(vec![Write::SetPassword { account, password_hash: "new".to_owned() }])
        .await
        .expect("written");
    let late = store.write(start(2, "hash")).await;
    assert!(matches!(late, Err(WriteError::Conflict(Conflict::PasswordChanged))), "{late:?}");
    assert!(store.session_by_token_hash(&hash(2)).await.expect("up").is_none());
    store.write(start(3, "new")).await.expect("it stands");
    store.close().await.expect("closes");
}

pub async fn signing_out_elsewhere_keeps_this_session_alone(ground: &Ground) {
    let store = ground.store().await;
    store.write(vec![add(applicant(1, "ann")), add(applicant(2, "bob"))]).await.expect("written");
    for (n, account) in [(1, 1), (2, 1), (3, 1), (4, 2)] {
        let account = AccountId::new(account);
        let session = Session {
            id: SessionId::new(n),
            account,
            created: NOW,
            last_seen: At(NOW.0 + n),
            device: String::new(),
        };
        store.write(vec![Write::AddSession { session, token_hash: hash(n) }]).await.expect("written");
    }
    let ids = |sessions: Vec<Session>| sessions.iter().map(|session| session.id.number()).collect::<Vec<_>>();
    let others = Write::DropSession { id: SessionId::new(4), account: AccountId::new(1) };
    store.write(vec![others]).await.expect("nothing to do");
    let (ann, bob) = (AccountId::new(1), AccountId::new(2));
    assert_eq!(ids(store.sessions(bob).await.expect("up")), [4], "nobody signs somebody else out");
    let all_but_2 = Write::DropSessions { account: ann, except: Some(SessionId::new(2)) };
    store.write(vec![all_but_2]).await.expect("written");
    assert_eq!(ids(store.sessions(ann).await.expect("up")), [2]);
    assert!(
        store.session_by_token_hash(&hash(1)).await.expect("up").is_none(),
        "a dropped token opens nothing"
    );
    store.write(vec![Write::DropSessions { account: ann, except: None }]).await.expect("written");
    assert_eq!(ids(store.sessions(ann).await.expect("up")), [] as [u64; 0]);
    assert_eq!(ids(store.sessions(bob).await.expect("up")), [4]);
    store.close().await.expect("closes");
}

pub async fn the_waitlist_pages_in_order_without_members(ground: &Ground) {
    let store = ground.store().await;
    let mut people: Vec<_> = (1..=7).map(|n| applicant(n, &format!("wait{n}er"))).collect();
    people[2].registered = people[1].registered; // The id decides.
    people[4].standing = let_in(NOW);
    store.write(people.iter().rev().cloned().map(add).collect()).await.expect("written");
    let mut seen = Vec::new();
    let mut after = None;
    loop {
        let page = store.waitlist(2, after).await.expect("up");
        assert!(page.len() <= 2);
        let Some(last) = page.last() else { break };
        after = Some((last.registered, last.id));
        seen.extend(page.iter().map(|account| account.id.number()));
    }
    assert_eq!(seen, [1, 2, 3, 4, 6, 7]);
    store.close().await.expect("closes");
}

pub async fn a_session_of_nobody_is_refused(ground: &Ground) {
    let store = ground.store().await;
    let session = Session {
        id: SessionId::new(1),
        account: AccountId::new(99),
        created: NOW,
        last_seen: NOW,
        device: String::new(),
    };
    let unit = vec![
        Write::Meta { key: "beside", value: "x".to_owned() },
        Write::AddSession { session, token_hash: hash(1) },
    ];
    let result = store.write(unit).await;
    assert!(matches!(result, Err(WriteError::Conflict(Conflict::Mismatch))), "{result:?}");
    assert_eq!(store.meta("beside").await.expect("up"), None, "nothing of the unit is written");
    assert!(store.is_up(), "a refusal is no fault");
    store.close().await.expect("closes");
}

pub async fn a_damaged_account_is_named_and_its_text_is_not(ground: &Ground) {
    let store: Store = ground.store().await;
    store.write(vec![add(applicant(77, "mallory"))]).await.expect("written");
    ground.damage("UPDATE account SET field = 'secret words' WHERE id = 77").await;
    let Err(cause) = store.account(AccountId::new(77)).await else { panic!("a damaged row is not read") };
    let cause = format!("{cause:#}");
    assert!(cause.contains("account row 77") && cause.contains("field"), "{cause}");
    assert!(!cause.contains("secret") && !cause.contains("mallory"), "{cause}");
    store.close().await.expect("closes");
}
