//! The table of what is kept against the real tables: nothing is stored that nobody decided about.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use domain::entry::{Handle, InviteState};
use domain::{AccountId, At, InviteId, RoomId, TopicId};
use sqlx::{Connection, Row};
use store::keeping::{self, Column, EMPTIED_AT_CLOSING, Until, kept};
use store::{Inviting, LeavingWrite, NetworkWrite, NodeId, Session, SessionId, Store, Write, WriteError};

use crate::ground::Ground;
use crate::suite::*;

/// The tables as they are.
struct Schema {
    columns: BTreeMap<String, BTreeSet<String>>,
    /// Table, the table it refers to, and what happens when that row goes.
    references: Vec<(String, String, String)>,
}

impl Schema {
    async fn read(ground: &Ground) -> Schema {
        let file = ground.data_dir().join("jushou.db").display().to_string();
        let mut conn = sqlx::SqliteConnection::connect(&file).await.expect("the file is there");
        let tables: Vec<String> = sqlx::query_scalar(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' \
             AND name <> '_sqlx_migrations'",
        )
        .fetch_all(&mut conn)
        .await
        .expect("valid SQL");
        let mut schema = Schema { columns: BTreeMap::new(), references: vec![] };
        for table in tables {
            let named = sqlx::query_scalar::<_, String>("SELECT name FROM pragma_table_info($1)");
            let named: Vec<String> = named.bind(&table).fetch_all(&mut conn).await.expect("valid SQL");
            let keys = sqlx::query("SELECT \"table\", on_delete FROM pragma_foreign_key_list($1)");
            for key in keys.bind(&table).fetch_all(&mut conn).await.expect("valid SQL") {
                schema.references.push((table.clone(), key.get(0), key.get(1)));
            }
            schema.columns.insert(table, named.into_iter().collect());
        }
        schema
    }

    /// Tables whose every row goes with a row of `these`.
    fn gone_with(&self, these: &[&str]) -> BTreeSet<String> {
        let mut gone: BTreeSet<String> = these.iter().map(|table| (*table).to_owned()).collect();
        loop {
            let more: Vec<_> = self
                .references
                .iter()
                .filter(|(table, to, on_delete)| {
                    on_delete == "CASCADE" && gone.contains(to) && !gone.contains(table)
                })
                .map(|(table, ..)| table.clone())
                .collect();
            if more.is_empty() {
                return gone;
            }
            gone.extend(more);
        }
    }
}

#[tokio::test]
async fn every_table_and_column_says_how_long_it_is_kept_and_whether_it_is_exported() {
    let ground = Ground::open().await.expect("a folder");
    ground.store().await.close().await.expect("closes");
    let schema = Schema::read(&ground).await;
    let there = &schema.columns;
    let mut wrong = vec![];
    for (table, columns) in there {
        let Some(kept) = kept().find(|kept| kept.table == table) else {
            wrong.push(format!("the table {table} has no row in crates/store/src/keeping.rs"));
            continue;
        };
        let said: BTreeSet<String> = kept.columns.iter().map(|(column, _)| (*column).to_owned()).collect();
        wrong.extend(columns.difference(&said).map(|column| {
            format!(
                "{table}.{column} is neither exported nor left out with a reason: crates/store/src/keeping.rs"
            )
        }));
        wrong.extend(
            said.difference(columns).map(|column| format!("{table} has no column {column} (any more)")),
        );
    }
    wrong.extend(
        kept()
            .filter(|kept| !there.contains_key(kept.table))
            .map(|kept| format!("there is no table {} (any more): crates/store/src/keeping.rs", kept.table)),
    );
    let clinging = schema.references.iter().filter(|(_, to, on_delete)| {
        to == "account" && !["CASCADE", "SET NULL"].contains(&on_delete.as_str())
    });
    wrong.extend(clinging.map(|(table, ..)| {
        format!("{table} refers to account without ON DELETE CASCADE or SET NULL: whoever is in it cannot be erased")
    }));
    let gone = schema.gone_with(EMPTIED_AT_CLOSING);
    let left = kept().filter(|kept| !kept.names_nobody() && !gone.contains(kept.table));
    wrong.extend(left.map(|kept| {
        format!("{} outlives a server that closes: empty it in erase_some (shared/leaving.rs) and name it in EMPTIED_AT_CLOSING", kept.table)
    }));
    assert!(wrong.is_empty(), "{wrong:#?}");
    for kept in kept() {
        if let Until::With(other) = kept.until {
            assert!(there.contains_key(other), "{} goes with {other}, which is no table", kept.table);
        }
        let reasons = kept.columns.iter().filter_map(|(_, how)| {
            if let Column::Left(why) | Column::SealedAndLeft(why) = how { Some(why) } else { None }
        });
        assert!(reasons.into_iter().all(|why| why.len() > 8), "a reason is a reason: {}", kept.table);
    }
}

/// What the columns that are sealed hold is not in the file, and the others' words are.
#[tokio::test]
async fn a_sealed_text_is_nowhere_in_the_files_and_a_destroyed_key_leaves_nothing_of_it() {
    let ground = Ground::open().await.expect("a folder");
    let store = ground.store().await;
    let session = Session {
        id: SessionId::new(9),
        account: AccountId::new(1),
        created: NOW,
        last_seen: NOW,
        device: "Netscape on a submarine".to_owned(),
    };
    let unit = vec![add(applicant(1, "quixotic")), Write::AddSession { session, token_hash: hash(9) }];
    store.write(unit).await.expect("up");
    assert!(!holds(&ground, b"Tunes pianos") && !holds(&ground, b"Netscape"), "texts are sealed");
    assert!(holds(&ground, b"quixotic"), "the search finds what is there");
    let key = key_of(&ground, 1).await.expect("an account has a key");
    assert!(holds(&ground, key.as_bytes()));
    let found = store.session_by_token_hash(&hash(9)).await.expect("up").expect("there");
    assert_eq!(
        (found.0.device.as_str(), found.1.stated.as_str()),
        ("Netscape on a submarine", "Tunes pianos")
    );

    let ask = LeavingWrite::Ask { account: AccountId::new(1), at: NOW, erase_at: NOW };
    store.write(vec![Write::Leaving(ask)]).await.expect("up");
    let erase = LeavingWrite::Erase { account: AccountId::new(1), now: NOW, handle_until: At(NOW.0 + 90) };
    store.write(vec![Write::Leaving(erase)]).await.expect("up");
    store.forget(false).await.expect("nobody reads");
    assert!(store.account(AccountId::new(1)).await.expect("up").is_none());
    assert!(!holds(&ground, key.as_bytes()), "the key is gone from the disk, free pages and log included");
    assert!(!holds(&ground, b"quixotic"), "and so is the handle");
    let again = store.write(vec![add(applicant(2, "quix0tic"))]).await;
    assert!(
        matches!(again, Err(WriteError::Conflict(store::Conflict::HandleTaken))),
        "it rests, look-alikes too"
    );
    let mut later = applicant(2, "quixotic");
    later.registered = At(NOW.0 + 90);
    store.write(vec![add(later)]).await.expect("its time is over");
    store.close().await.expect("closes");
}

#[tokio::test]
async fn a_backup_holds_no_key_and_with_later_keys_whoever_was_erased_stays_erased() {
    let ground = Ground::open().await.expect("a folder");
    let store = ground.store().await;
    let at = |name: &str| ground.data_dir().join(name);
    store.write(vec![add(applicant(1, "ann")), add(applicant(2, "lin"))]).await.expect("up");
    store.backup(&at("old.db")).await.expect("made");
    let key = key_of(&ground, 1).await.expect("there");
    let backup = std::fs::read(at("old.db")).expect("there");
    assert!(!contains(&backup, key.as_bytes()) && !contains(&backup, b"Tunes pianos"));
    assert!(
        contains(&std::fs::read(at("old.db.keys")).expect("there"), key.as_bytes()),
        "they are beside it"
    );

    let ask = LeavingWrite::Ask { account: AccountId::new(1), at: NOW, erase_at: NOW };
    let erase = LeavingWrite::Erase { account: AccountId::new(1), now: NOW, handle_until: At(NOW.0 + 90) };
    store.write(vec![Write::Leaving(ask), Write::Leaving(erase)]).await.expect("up");
    store.backup(&at("new.db")).await.expect("made");
    store.close().await.expect("closes");

    let restore = async |keys: store_sqlite::Keys<'_>, name: &str| {
        let restored = store_sqlite::restore(&at("old.db"), keys, &at(name), NOW).await.expect("sound");
        let store = Store::new(store_sqlite::open(&at(name)).await.expect("restored"));
        let all = store.accounts(&[AccountId::new(1), AccountId::new(2)]).await.expect("up");
        store.close().await.expect("closes");
        (restored.erased, all.iter().map(|account| account.stated.as_str().to_owned()).collect::<Vec<_>>())
    };
    let new_keys = at("new.db.keys");
    assert_eq!(restore(store_sqlite::Keys::In(&new_keys), "a").await, (1, vec!["Tunes pianos".to_owned()]));
    assert_eq!(restore(store_sqlite::Keys::Beside, "b").await, (0, vec!["Tunes pianos".to_owned(); 2]));
    assert_eq!(restore(store_sqlite::Keys::Lost, "c").await, (0, vec!["…".to_owned(); 2]));
    std::fs::remove_file(at("old.db.keys")).expect("there");
    let refused = store_sqlite::restore(&at("old.db"), store_sqlite::Keys::Beside, &at("d"), NOW).await;
    assert!(format!("{:#}", refused.expect_err("no keys")).contains("--without-keys"));
}

#[tokio::test]
async fn whoever_a_restore_erases_leaves_no_handle_in_the_file_and_the_handles_rest() {
    let ground = Ground::open().await.expect("a folder");
    let store = ground.store().await;
    let at = |name: &str| ground.data_dir().join(name);
    let (first, later) = (At(NOW.0 + 30), At(NOW.0 + 90));
    // Of letters that look like no other: these are found as they are.
    let handle = |text| Handle::parse(text).expect("a handle");
    let rename = Inviting::Rename {
        account: AccountId::new(1),
        from: handle("banquo"),
        to: handle("macduff"),
        at: NOW,
        rests_until: Some(first),
    };
    store.write(vec![add(applicant(1, "banquo")), add(applicant(2, "lin"))]).await.expect("up");
    store.write(vec![Write::Inviting(rename)]).await.expect("up");
    store.backup(&at("old.db")).await.expect("made");
    let ask = LeavingWrite::Ask { account: AccountId::new(1), at: NOW, erase_at: NOW };
    let erase = LeavingWrite::Erase { account: AccountId::new(1), now: NOW, handle_until: later };
    store.write(vec![Write::Leaving(ask), Write::Leaving(erase)]).await.expect("up");
    store.backup(&at("new.db")).await.expect("made");
    store.close().await.expect("closes");

    let (keys, again) = (at("new.db.keys"), at("again"));
    let restored = store_sqlite::restore(&at("old.db"), store_sqlite::Keys::In(&keys), &again, later).await;
    assert_eq!(restored.expect("sound").erased, 1);
    let backup = std::fs::read(at("old.db")).expect("there");
    for text in [&b"banquo"[..], b"macduff"] {
        assert!(contains(&backup, text), "the search finds what is there");
        for file in std::fs::read_dir(&again).expect("there").flatten() {
            let bytes = std::fs::read(file.path()).expect("a file");
            assert!(!contains(&bytes, text), "{:?} holds it, free pages included", file.file_name());
        }
    }
    let store = Store::new(store_sqlite::open(&again).await.expect("restored"));
    let taken = async |id, text, at: At| {
        let mut account = applicant(id, text);
        account.registered = at;
        match store.write(vec![add(account)]).await {
            Ok(()) => false,
            Err(WriteError::Conflict(store::Conflict::HandleTaken)) => true,
            Err(e) => panic!("{e:?}"),
        }
    };
    assert!(taken(3, "banqu0", At(first.0 - 1)).await, "the one they had before, and what looks like it");
    assert!(!taken(3, "banqu0", first).await, "for as long as it rested anyway");
    assert!(taken(4, "mac_duff", At(later.0 - 1)).await);
    assert!(!taken(4, "mac_duff", later).await);
    store.close().await.expect("closes");
}

#[tokio::test]
async fn what_was_kept_long_enough_is_gone_and_not_a_moment_before() {
    let ground = Ground::open().await.expect("a folder");
    let store = ground.store().await;
    store.start_node(NOW, NodeId::new(5)).await.expect("up");
    let after = |wait: Duration| NOW.after(wait);
    let early = |wait: Duration| At(NOW.after(wait).0 - 1);
    store.write(vec![add(applicant(1, "ann")), add(applicant(2, "lin"))]).await.expect("up");
    let session = |id, created: At, last_seen| {
        let session = Session {
            id: SessionId::new(id),
            account: AccountId::new(1),
            created,
            last_seen,
            device: String::new(),
        };
        Write::AddSession { session, token_hash: hash(id) }
    };
    let sessions = async || store.sessions(AccountId::new(1)).await.expect("up").len();
    let mut tested = BTreeSet::new();

    tested.insert("session");
    store.write(vec![session(1, NOW, NOW)]).await.expect("up");
    store.clean_up(early(keeping::SESSION_IDLE)).await.expect("up");
    assert_eq!(sessions().await, 1);
    store.clean_up(after(keeping::SESSION_IDLE)).await.expect("up");
    assert_eq!(sessions().await, 0, "unused for a month");
    store.write(vec![session(2, NOW, after(keeping::SESSION_AGE))]).await.expect("up");
    store.clean_up(early(keeping::SESSION_AGE)).await.expect("up");
    assert_eq!(sessions().await, 1);
    store.clean_up(after(keeping::SESSION_AGE)).await.expect("up");
    assert_eq!(sessions().await, 0, "in use, and too old");

    tested.insert("invite");
    let (mut open, mut used) = (open_invite(50, 1), open_invite(51, 1));
    (open.expires, used.expires) = (NOW, NOW);
    store
        .write(vec![
            Write::AddInvite { invite: open, token_hash: hash(50) },
            Write::AddInvite { invite: used, token_hash: hash(51) },
            Write::SetInvite {
                id: InviteId::new(51),
                to: InviteState::Accepted { by: AccountId::new(2), at: NOW },
            },
        ])
        .await
        .expect("up");
    store.clean_up(early(keeping::INVITE_KEPT)).await.expect("up");
    assert!(store.invite(InviteId::new(50)).await.expect("up").is_some());
    store.clean_up(after(keeping::INVITE_KEPT)).await.expect("up");
    assert!(store.invite(InviteId::new(50)).await.expect("up").is_none());
    assert!(store.invite(InviteId::new(51)).await.expect("up").is_some(), "who let in whom stays");

    tested.insert("room");
    let mut ended = room_row(10, 1);
    ended.ended = Some(NOW);
    let seat =
        Write::SaveSeat { epoch: 1, room: RoomId::new(10), row: seat_row(1, domain::room::Role::Speaker) };
    store
        .write(vec![
            Write::SaveRoom { epoch: 1, row: ended, link: None },
            seat,
            Write::SaveRoom { epoch: 1, row: room_row(11, 1), link: None },
        ])
        .await
        .expect("up");
    store.clean_up(early(keeping::ROOM_KEPT)).await.expect("up");
    assert!(store.room(RoomId::new(10)).await.expect("up").is_some());
    store.clean_up(after(keeping::ROOM_KEPT)).await.expect("up");
    assert!(store.room(RoomId::new(10)).await.expect("up").is_none());
    assert!(store.seats_of(AccountId::new(1)).await.expect("up").is_empty(), "its seats go with it");
    store.clean_up(after(Duration::from_secs(100 * 365 * 24 * 3600))).await.expect("up");
    assert!(store.room(RoomId::new(11)).await.expect("up").is_some(), "a live room is never cleaned up");

    tested.insert("audit");
    let line = Write::Audit {
        room: None,
        epoch: 0,
        seq: 0,
        at: NOW,
        by: None,
        kind: "let_in",
        about: Some(member(1)),
    };
    store.write(vec![line]).await.expect("up");
    store.clean_up(early(keeping::AUDIT_KEPT)).await.expect("up");
    assert_eq!(store.acts_of(AccountId::new(1)).await.expect("up").len(), 1);
    store.clean_up(after(keeping::AUDIT_KEPT)).await.expect("up");
    assert!(store.acts_of(AccountId::new(1)).await.expect("up").is_empty());

    tested.insert("handle_kept");
    let leave = [
        LeavingWrite::Ask { account: AccountId::new(2), at: NOW, erase_at: NOW },
        LeavingWrite::Erase { account: AccountId::new(2), now: NOW, handle_until: At(NOW.0 + 90) },
    ];
    store.write(leave.map(Write::Leaving).to_vec()).await.expect("up");
    let is_free = async || {
        let handle = domain::entry::Handle::parse("lin").expect("a handle");
        store.handle_is_free(&handle).await.expect("up")
    };
    store.clean_up(At(NOW.0 + 89)).await.expect("up");
    assert!(!is_free().await);
    store.clean_up(At(NOW.0 + 90)).await.expect("up");
    assert!(is_free().await);

    tested.insert("chat_line");
    let lines = async || store.room(RoomId::new(11)).await.expect("up").expect("there").chat.len();
    let line = |number, oldest| vec![save_line(1, 11, chat_line(1, number, "Hello"), oldest)];
    store.write(line(2, 0)).await.expect("up");
    store.write(line(3, 0)).await.expect("up");
    store.clean_up(after(Duration::from_secs(100 * 365 * 24 * 3600))).await.expect("up");
    assert_eq!(lines().await, 2, "as long as the room is there");
    store.write(line(4, 3)).await.expect("up");
    assert_eq!(lines().await, 2, "but for those that later ones have pushed out");
    let mut ended = room_row(11, 9);
    ended.ended = Some(NOW);
    store.write(vec![Write::SaveRoom { epoch: 1, row: ended, link: None }]).await.expect("up");
    assert_eq!(lines().await, 0);

    tested.insert("node");
    let nodes = async || {
        let file = ground.data_dir().join("jushou.db").display().to_string();
        let mut conn = sqlx::SqliteConnection::connect(&file).await.expect("the file is there");
        sqlx::query_scalar::<_, i64>("SELECT COUNT(*) FROM node")
            .fetch_one(&mut conn)
            .await
            .expect("valid SQL")
    };
    ground.damage("INSERT INTO node (id, lease_until) VALUES (77, 1)").await;
    assert_eq!(nodes().await, 2);
    store.renew_lease(NOW).await.expect("up");
    assert_eq!(nodes().await, 1, "a dead server is forgotten");

    tested.insert("topic");
    let name = domain::network::TopicName::parse("Pianos").expect("a name");
    let (by, key) = (AccountId::new(1), name.key().clone());
    let follow = NetworkWrite::FollowTopic { by, name, new: TopicId::new(5), at: NOW };
    store.write(vec![Write::Network(follow)]).await.expect("up");
    store.clean_up(after(Duration::from_secs(100 * 365 * 24 * 3600))).await.expect("up");
    assert!(store.topic(by, &key).await.expect("up").is_some(), "as long as somebody follows it");
    let unfollow = NetworkWrite::UnfollowTopic { by, key: key.clone() };
    store.write(vec![Write::Network(unfollow)]).await.expect("up");
    assert!(store.topic_facts(by, &key, At(0)).await.expect("up").topic.is_none());

    tested.extend(["report_day", "report_hand", "report_came"]);
    let (day, week) = (domain::report::Day::of(NOW), domain::report::Week::of(NOW));
    let visit = domain::network::Visit {
        member: member(1),
        came: NOW,
        left: after(Duration::from_secs(60)),
        on_stage: false,
    };
    store
        .write(vec![Write::SetStanding { account: AccountId::new(1), standing: let_in(NOW) }])
        .await
        .expect("up");
    let counts = vec![
        store::ReportWrite::Hands { day, bucket: None, hands: 1 },
        store::ReportWrite::Visits { room: RoomId::new(11), visits: vec![visit] },
    ];
    store.write(counts.into_iter().map(Write::Report).collect()).await.expect("up");
    let counted = async || {
        let counted = store.report(week, NOW).await.expect("up").counted;
        (counted.used.len(), counted.hands.len(), counted.came.len())
    };
    let day_over = domain::report::Day::new(day.number() + 1).begins().after(keeping::REPORT_KEPT);
    store.clean_up(At(day_over.0 - 1)).await.expect("up");
    assert_eq!(counted().await, (1, 1, 1));
    store.clean_up(day_over).await.expect("up");
    assert_eq!(counted().await, (0, 0, 1), "days go one by one");
    store.clean_up(week.next().begins().after(keeping::REPORT_KEPT)).await.expect("up");
    assert_eq!(counted().await, (0, 0, 0));

    let key = store::sealed::SealingKey::draw();
    for (table, kept_for, left) in [
        ("old_handle", Duration::ZERO, "until"),
        ("mail_code", Duration::ZERO, "expires"),
        ("notice", store::NOTICE_KEPT, "at_ms"),
        ("inbox", domain::network::inbox::ROW_KEPT, "at_ms"),
        ("text_message", keeping::TEXT_KEPT, "at_ms"),
        ("visit", domain::network::introduction::VISIT_KEPT, "left_ms"),
        ("tick", domain::network::introduction::VISIT_KEPT, "at_ms"),
        ("thread", domain::network::thread::REQUEST_KEPT, "made_ms"),
        ("thread_report", domain::network::thread_report::SETTLED_KEPT, "settled_ms"),
        ("scheduled", keeping::ROOM_KEPT, "begins"),
        ("circle_member", domain::network::circle::CIRCLE_WAITS, "since"),
    ] {
        tested.insert(table);
        let described = kept().find(|kept| kept.table == table).expect("described");
        let mut conn = crate::own_rows::beside(&ground).await;
        crate::own_rows::fill(&mut conn, described, &key, i64::try_from(NOW.0).expect("a time")).await;
        let count = async || {
            let count = sqlx::AssertSqlSafe(format!("SELECT COUNT({left}) FROM {table}"));
            sqlx::query_scalar::<_, i64>(count)
                .fetch_one(&mut crate::own_rows::beside(&ground).await)
                .await
                .expect("valid SQL")
        };
        store.clean_up(At(NOW.after(kept_for).0 - 1)).await.expect("up");
        assert_eq!(count().await, 1, "{table}");
        store.clean_up(after(kept_for)).await.expect("up");
        assert_eq!(count().await, 0, "{table}");
    }

    let promised: BTreeSet<_> =
        kept().filter(|kept| matches!(kept.until, Until::CleanedUp(_))).map(|kept| kept.table).collect();
    assert_eq!(tested, promised, "a table that says it is cleaned up has a test here");
    store.close().await.expect("closes");
}

#[tokio::test]
async fn a_database_from_before_there_were_keys_is_sealed_when_it_is_opened() {
    let ground = Ground::open().await.expect("a folder");
    let store = ground.store().await;
    store.write(vec![add(applicant(1, "ann"))]).await.expect("up");
    store.close().await.expect("closes");
    ground.damage("UPDATE account SET stated = 'Grows rice'; DELETE FROM account_key").await;
    assert!(holds(&ground, b"Grows rice"));
    let store = ground.store().await;
    assert_eq!(
        store.account(AccountId::new(1)).await.expect("up").expect("there").stated.as_str(),
        "Grows rice"
    );
    store.forget(true).await.expect("nobody reads");
    assert!(!holds(&ground, b"Grows rice"));
    store.close().await.expect("closes");
}

pub async fn key_of(ground: &Ground, account: i64) -> Option<String> {
    let file = ground.data_dir().join("jushou.db").display().to_string();
    let mut conn = sqlx::SqliteConnection::connect(&file).await.expect("the file is there");
    let key = sqlx::query_scalar("SELECT sealing_key FROM account_key WHERE account = $1").bind(account);
    key.fetch_optional(&mut conn).await.expect("valid SQL")
}

/// Whether any file of the database has these bytes.
pub fn holds(ground: &Ground, needle: &[u8]) -> bool {
    ["jushou.db", "jushou.db-wal"]
        .iter()
        .any(|name| std::fs::read(ground.data_dir().join(name)).is_ok_and(|bytes| contains(&bytes, needle)))
}

fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}
