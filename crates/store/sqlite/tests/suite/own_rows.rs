//! What is one account's own: a row in every table, read back, sealed, and sealed again.

use std::collections::BTreeMap;

use domain::AccountId;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Row, SqliteConnection};
use store::OwnValue;
use store::keeping::{Column, Kept, kept};
use store::sealed::{SealingKey, seal};

use crate::ground::Ground;
use crate::keeping::{holds, key_of};
use crate::suite::*;

const WORDS: &str = "words of nobody else";

/// Beside the running store, and without looking at references.
pub async fn beside(ground: &Ground) -> SqliteConnection {
    let file = SqliteConnectOptions::new().filename(ground.data_dir().join("jushou.db"));
    file.foreign_keys(false).connect().await.expect("the file is there")
}

/// A row of this account in `table`: [`WORDS`] where texts are, sealed where they are sealed, and `number` in the rest.
pub async fn fill(conn: &mut SqliteConnection, table: &'static Kept, key: &SealingKey, number: i64) {
    let kinds = sqlx::query("SELECT name, type FROM pragma_table_info($1)").bind(table.table);
    let kinds: BTreeMap<String, String> = kinds
        .fetch_all(&mut *conn)
        .await
        .expect("valid SQL")
        .into_iter()
        .map(|row| (row.get(0), row.get(1)))
        .collect();
    let names: Vec<_> = table.columns.iter().map(|(name, _)| *name).collect();
    let places: Vec<_> = (1..=names.len()).map(|at| format!("${at}")).collect();
    let sql = format!("INSERT INTO {} ({}) VALUES ({})", table.table, names.join(", "), places.join(", "));
    let mut insert = sqlx::query(sqlx::AssertSqlSafe(sql));
    for (name, how) in table.columns {
        let place = format!("{}.{name}", table.table);
        insert = match kinds[*name].as_str() {
            _ if Some(*name) == table.whose => insert.bind(1_i64),
            "TEXT" if how.is_sealed() => insert.bind(seal(key, &place, AccountId::new(1), WORDS)),
            "TEXT" => insert.bind(WORDS),
            _ => insert.bind(number),
        };
    }
    insert.execute(conn).await.expect("the row goes in");
}

/// Tables whose rows go out as they stand.
fn tables() -> impl Iterator<Item = &'static Kept> {
    let by_hand = ["account", "account_key"]; // They are there with the account.
    kept().filter(move |table| table.whose.is_some() && !by_hand.contains(&table.table))
}

#[tokio::test]
async fn every_exported_column_is_read_for_its_owner_and_for_nobody_else() {
    let ground = Ground::open().await.expect("a folder");
    let store = ground.store().await;
    store.write(vec![add(applicant(1, "ann")), add(applicant(2, "lin"))]).await.expect("up");
    let key = key_of(&ground, 1).await.expect("there");
    let key = SealingKey::parse(&key).expect("a key");
    let mut conn = beside(&ground).await;
    for table in tables() {
        fill(&mut conn, table, &key, 7).await;
        let rows = store.own_rows(table, AccountId::new(1)).await.expect("up");
        let exported: Vec<_> = table
            .columns
            .iter()
            .filter_map(|(_, how)| match how {
                Column::Export(path) | Column::Sealed(path) => Some(*path),
                _ => None,
            })
            .collect();
        if exported.is_empty() {
            assert!(rows.is_empty(), "{}: nothing of it is exported", table.table);
            continue;
        }
        assert_eq!(rows.len(), 1, "{}", table.table);
        assert_eq!(rows[0].iter().map(|(path, _)| *path).collect::<Vec<_>>(), exported);
        for (path, value) in &rows[0] {
            let read = match value {
                OwnValue::Text(text) => text == WORDS,
                OwnValue::Number(number) => *number == 7,
                OwnValue::YesOrNo(yes) => *yes,
                OwnValue::Nothing => false,
            };
            assert!(read, "{path} is not what was written");
        }
        assert!(store.own_rows(table, AccountId::new(2)).await.expect("up").is_empty(), "{}", table.table);
    }
    store.close().await.expect("closes");
}

#[tokio::test]
async fn texts_of_a_lost_key_are_lost_in_every_table_and_damage_nothing() {
    let ground = Ground::open().await.expect("a folder");
    let store = ground.store().await;
    store.write(vec![add(applicant(1, "ann"))]).await.expect("up");
    let key = SealingKey::parse(&key_of(&ground, 1).await.expect("there")).expect("a key");
    let mut conn = beside(&ground).await;
    for table in tables() {
        fill(&mut conn, table, &key, 7).await;
    }
    sqlx::query("DELETE FROM account_key").execute(&mut conn).await.expect("valid SQL");
    drop(conn);
    store.close().await.expect("closes");
    let store = ground.store().await;
    let mut sealed = 0;
    for table in tables() {
        let columns = table.columns.iter().filter_map(|(_, how)| match how {
            Column::Sealed(path) => Some(*path),
            _ => None,
        });
        let rows = store.own_rows(table, AccountId::new(1)).await.expect("nothing is damaged");
        for path in columns {
            let value = rows[0].iter().find(|(there, _)| *there == path).map(|(_, value)| value);
            assert!(matches!(value, Some(OwnValue::Text(text)) if text == store::sealed::GONE), "{path}");
            sealed += 1;
        }
    }
    assert!(sealed > 5, "there are sealed columns");
    store.close().await.expect("closes");
}

#[tokio::test]
async fn what_is_written_into_a_sealed_column_is_sealed() {
    use domain::entry::Note;
    use domain::{At, InviteId};
    use store::{
        Device, InboxWrite, Inviting, NetworkWrite, Notice, Passkey, Session, SessionId, SignInWrite,
    };
    use store::{NodeId, Write};

    let ground = Ground::open().await.expect("a folder");
    let store = ground.store().await;
    store.start_node(NOW, NodeId::new(5)).await.expect("up");
    let ann = AccountId::new(1);
    let id = SessionId::new(6);
    let session = Session { id, account: ann, created: NOW, last_seen: NOW, device: String::new() };
    let device = Device {
        id: domain::DeviceId::new(6),
        account: ann,
        session: id,
        endpoint: "https://push.test/umbrella".to_owned(),
        p256dh: "key".to_owned(),
        auth: "umbrella".to_owned(),
        made: NOW,
    };
    let note = Note::parse("Bring the blue umbrella").unwrap_or_else(|_| panic!("a line"));
    let passkey = Passkey {
        id: "aa".to_owned(),
        account: ann,
        fixed: "00".to_owned(),
        moving: "00".to_owned(),
        name: "the umbrella stand".to_owned(),
        created: NOW,
        last_used: None,
    };
    let notice = Notice {
        id: 5,
        account: ann,
        session: 1,
        at: At(NOW.0),
        kind: "new_device".to_owned(),
        device: "an umbrella with keys".to_owned(),
    };
    let links = ["https://umbrella.example/shop".to_owned()];
    let profile = domain::network::Profile::parse(Some("Umbrellas, mended"), &[], &[], &links);
    let profile = profile.unwrap_or_else(|_| panic!("a profile"));
    store
        .write(vec![
            add(applicant(1, "ann")),
            Write::Network(NetworkWrite::SetProfile { account: ann, profile: profile.clone() }),
            Write::AddInvite { invite: open_invite(50, 1), token_hash: hash(50) },
            Write::Inviting(Inviting::SetNote { invite: InviteId::new(50), note }),
            Write::SignIn(SignInWrite::AddPasskey(passkey)),
            Write::SignIn(SignInWrite::RenamePasskey {
                account: ann,
                id: "aa".to_owned(),
                name: "a smaller umbrella".to_owned(),
            }),
            Write::SignIn(SignInWrite::AddNotice(notice)),
            Write::AddSession { session, token_hash: hash(6) },
            Write::Inbox(InboxWrite::AddDevice(device.clone())),
            Write::SignIn(SignInWrite::Bump { account: ann, version: 0 }),
            Write::SignIn(SignInWrite::SetMail { account: ann, mail: Some(address()), old: None }),
            save_room(1, 10, 4),
            save_line(1, 10, chat_line(1, 4, "Whose umbrella is this?"), 0),
        ])
        .await
        .expect("up");
    let key = domain::network::MessageKey::parse("message-1").unwrap_or_else(|_| panic!("a key"));
    let text =
        domain::network::MessageText::parse("Take my umbrella\nand go").unwrap_or_else(|_| panic!("a text"));
    let message = store::NewMessage {
        by: ann,
        to: AccountId::new(2),
        writing: domain::network::Writing::Opens,
        new: domain::ThreadId::new(70),
        key,
        text,
        at: NOW,
        since: NOW,
    };
    let line = domain::Line::parse("at the umbrella stand").ok();
    let contact = store::ThreadWrite::SetContact { me: ann, thread: domain::ThreadId::new(70), line };
    let unit = [store::ThreadWrite::Say(message), contact].map(Write::Thread).to_vec();
    store.write([vec![add(applicant(2, "lin"))], unit].concat()).await.expect("up");
    let report = store::NewThreadReport {
        id: domain::ThreadReportId::new(71),
        by: ann,
        thread: domain::ThreadId::new(70),
        up_to: 1,
        at: NOW,
        reason: domain::network::ReportReason::Other,
        line: domain::Line::parse("They keep my umbrella").ok(),
    };
    let report = store::ThreadReportWrite::Report(report);
    store.write(vec![Write::ThreadReport(report)]).await.expect("up");
    let about = domain::network::CircleAbout::parse(
        "Umbrella menders",
        "For umbrella people",
        "No wet umbrella",
        &["umbrellas".to_owned()],
        domain::network::CircleEntry::Invite,
    );
    let about = about.unwrap_or_else(|_| panic!("a circle"));
    let circle = domain::CircleId::new(80);
    let make = store::CircleWrite::Make { circle, owner: ann, about: about.clone(), at: NOW };
    store.write(vec![Write::Circle(make)]).await.expect("up");
    let made = store.circle(circle, ann).await.expect("up").expect("there");
    assert!(made.about == about);
    let read = store.messages(ann, domain::ThreadId::new(70), 9, None).await.expect("up");
    assert_eq!(read[0].text, "Take my umbrella\nand go");
    assert!(store.devices(ann).await.expect("up") == [device]);
    assert!(!holds(&ground, b"umbrella"), "no umbrella stands in the files");
    assert!(!holds(&ground, b"Umbrella") && store.profile(ann).await.expect("up") == profile);
    let read = store.note(InviteId::new(50)).await.expect("up").expect("there");
    assert_eq!(read.as_str(), "Bring the blue umbrella");
    let found = store.account_by_mail(&address(), NOW).await.expect("up");
    assert!(found == Some((ann, false)), "and is found all the same");
    assert!(store.ways_in(ann).await.expect("up").mail == Some(address()));
    assert_eq!(store.passkeys(ann).await.expect("up")[0].name, "a smaller umbrella");
    store.close().await.expect("closes");
}

fn address() -> domain::entry::MailAddress {
    domain::entry::MailAddress::parse("umbrella@work.test").unwrap_or_else(|_| panic!("an address"))
}

#[tokio::test]
async fn an_address_from_before_addresses_were_sealed_is_sealed_and_found() {
    use store::{SignInWrite, Write};

    let ground = Ground::open().await.expect("a folder");
    let store = ground.store().await;
    let ann = AccountId::new(1);
    let change = Write::SignIn(SignInWrite::Bump { account: ann, version: 0 });
    store.write(vec![add(applicant(1, "ann")), change]).await.expect("up");
    store.close().await.expect("closes");
    ground
        .damage("UPDATE ways_in SET mail = 'umbrella@work.test'; UPDATE account SET stated = 'Grows rice'; DELETE FROM account_key")
        .await;
    let store = ground.store().await;
    assert!(store.account_by_mail(&address(), NOW).await.expect("up") == Some((ann, false)));
    assert!(store.ways_in(ann).await.expect("up").mail == Some(address()));
    store.forget(true).await.expect("nobody reads");
    assert!(!holds(&ground, b"umbrella"));
    store.close().await.expect("closes");
}

#[tokio::test]
async fn a_server_that_closes_leaves_no_word_in_any_table() {
    use store::{LeavingWrite, Write};

    let ground = Ground::open().await.expect("a folder");
    let store = ground.store().await;
    store.write(vec![add(applicant(1, "ann"))]).await.expect("up");
    let key = SealingKey::draw();
    let mut conn = beside(&ground).await;
    let there = ["account", "account_key", "meta", "node", "in_force"];
    for table in kept().filter(|table| !there.contains(&table.table)) {
        fill(&mut conn, table, &key, 7).await;
    }
    drop(conn);
    assert!(holds(&ground, WORDS.as_bytes()) && holds(&ground, b"s1."), "the search finds what is there");
    store.write(vec![Write::Leaving(LeavingWrite::EraseSome { accounts: 10 })]).await.expect("up");
    store.forget(true).await.expect("nobody reads");
    for left in [WORDS.as_bytes(), b"s1.", b"Tunes pianos"] {
        assert!(!holds(&ground, left), "{} is left", String::from_utf8_lossy(left));
    }
    store.close().await.expect("closes");
}

#[tokio::test]
async fn a_copy_from_before_there_were_keys_reads_with_later_keys() {
    let ground = Ground::open().await.expect("a folder");
    let at = |name: &str| ground.data_dir().join(name);
    let store = ground.store().await;
    store.write(vec![add(applicant(1, "ann"))]).await.expect("up");
    store.close().await.expect("closes");
    ground.damage("UPDATE account SET stated = 'Grows rice'; DELETE FROM account_key").await;
    std::fs::copy(at("jushou.db"), at("before.db")).expect("copied");
    let store = ground.store().await;
    store.backup(&at("later.db")).await.expect("made");
    store.close().await.expect("closes");
    let keys = at("later.db.keys");
    let restored = store_sqlite::restore(&at("before.db"), store_sqlite::Keys::In(&keys), &at("again"), NOW)
        .await
        .expect("sound");
    assert_eq!(restored.erased, 0);
    let store = store::Store::new(store_sqlite::open(&at("again")).await.expect("opens"));
    let ann = store.account(AccountId::new(1)).await.expect("up").expect("there");
    assert_eq!(ann.stated.as_str(), "Grows rice");
    store.close().await.expect("closes");
}

#[tokio::test]
async fn a_second_factor_whose_secret_is_lost_stays_due() {
    use store::{SignInWrite, Write};

    let ground = Ground::open().await.expect("a folder");
    let store = ground.store().await;
    let ann = AccountId::new(1);
    store
        .write(vec![
            add(applicant(1, "ann")),
            Write::SignIn(SignInWrite::Bump { account: ann, version: 0 }),
            Write::SignIn(SignInWrite::SetApp { account: ann, secret: Some("00ff".to_owned()) }),
        ])
        .await
        .expect("up");
    store.close().await.expect("closes");
    ground.damage("DELETE FROM account_key").await;
    let store = ground.store().await;
    let app = store.ways_in(ann).await.expect("up").app;
    assert!(app.is_some_and(|app| app.secret == store::sealed::GONE), "the password alone is not enough now");
    store.close().await.expect("closes");
}

#[tokio::test]
async fn an_owner_who_would_leave_none_behind_by_now_is_not_erased() {
    use store::{Conflict, LeavingWrite, Write, WriteError};

    let ground = Ground::open().await.expect("a folder");
    let store = ground.store().await;
    let owner = |id, handle| {
        let mut account = applicant(id, handle);
        account.owner = true;
        add(account)
    };
    let ann = AccountId::new(1);
    store.write(vec![owner(1, "ann"), owner(2, "lin")]).await.expect("up");
    let ask = LeavingWrite::Ask { account: ann, at: NOW, erase_at: NOW };
    store.write(vec![Write::Leaving(ask)]).await.expect("lin stays");
    let no_owner = Write::SetOwner { account: AccountId::new(2), owner: false };
    store.write(vec![no_owner]).await.expect("up");
    let erase = LeavingWrite::Erase { account: ann, now: NOW, handle_until: NOW };
    let result = store.write(vec![Write::Leaving(erase)]).await;
    assert!(matches!(result, Err(WriteError::Conflict(Conflict::LastOwner))), "{result:?}");
    assert!(
        store.account(ann).await.expect("up").is_some() && store.leaving(ann).await.expect("up").is_some()
    );
    store.close().await.expect("closes");
}
