//! What only a data directory has: its lock, damaged files, backups.

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use crate::ground::Folder;
use crate::suite::*;
use store::{Store, Write, WriteError};

async fn restore(from: &Path, data_dir: &Path) -> anyhow::Result<store_sqlite::Restored> {
    store_sqlite::restore(from, store_sqlite::Keys::Beside, data_dir, NOW).await
}

async fn refused(data_dir: &Path) -> String {
    let Err(cause) = store_sqlite::open(data_dir).await else { panic!("it must not open") };
    format!("{cause:#}")
}

#[tokio::test]
async fn a_second_server_on_the_same_directory_is_refused_until_the_first_is_gone() {
    let folder = Folder::new();
    let first = Store::new(store_sqlite::open(&folder.0).await.expect("free"));
    let cause = refused(&folder.0).await;
    assert!(cause.contains("another server uses the data directory"), "{cause}");
    first.write(vec![add(applicant(1, "ann"))]).await.expect("the first one is not hurt");
    first.close().await.expect("closes");
    let second = Store::new(store_sqlite::open(&folder.0).await.expect("free again"));
    assert!(second.account(domain::AccountId::new(1)).await.expect("up").is_some());
    second.close().await.expect("closes");
}

#[tokio::test]
async fn what_was_acknowledged_is_in_the_files_as_a_killed_process_leaves_them() {
    let folder = Folder::new();
    let (live, found) = (folder.0.join("live"), folder.0.join("found"));
    let store = Store::new(store_sqlite::open(&live).await.expect("free"));
    let units = (1..=200).map(|n| vec![add(applicant(n, &format!("p{}x", grouping::word(n))))]).collect();
    assert!(write_all(&store, units).await.iter().all(Result::is_ok));
    fs::create_dir(&found).expect("new");
    for file in ["jushou.db", "jushou.db-wal"] {
        fs::copy(live.join(file), found.join(file)).expect("there while the store is open");
    }
    let after = Store::new(store_sqlite::open(&found).await.expect("whole"));
    for n in 1..=200 {
        assert!(
            after.account(domain::AccountId::new(n)).await.expect("up").is_some(),
            "{n} was acknowledged"
        );
    }
    after.close().await.expect("closes");
    store.close().await.expect("closes");
}

#[tokio::test]
async fn a_wrong_or_damaged_file_is_refused_with_its_cause_and_left_as_it_is() {
    let folder = Folder::new();
    let file = folder.0.join("jushou.db");
    fs::write(&file, "Dear diary, this is no database at all.".repeat(200)).expect("writable");
    let cause = refused(&folder.0).await;
    assert!(cause.contains("not a database") && cause.contains("jushou.db"), "{cause}");
    assert!(fs::read(&file).expect("there").starts_with(b"Dear diary"), "it is not made worse");

    fs::remove_file(&file).expect("there");
    let store = Store::new(store_sqlite::open(&folder.0).await.expect("new"));
    // Many: most of the file is accounts then, however many tables there are.
    let units = (1..=1200).map(|n| vec![add(applicant(n, &format!("p{}x", grouping::word(n))))]).collect();
    write_all(&store, units).await;
    store.close().await.expect("closes");
    store_sqlite::check(&folder.0).await.expect("sound");
    let mut bytes = fs::read(&file).expect("there");
    // Pages of accounts lie behind those that describe the tables: one of the last is damaged, and seen only by looking.
    let inside = bytes.len() - 2 * 4096;
    bytes[inside..inside + 4096].fill(0xa5);
    fs::write(&file, &bytes).expect("writable");
    let cause = refused(&folder.0).await;
    assert!(cause.contains("is damaged"), "{cause}");
    assert!(store_sqlite::check(&folder.0).await.is_err());
    assert!(fs::read(&file).expect("there") == bytes, "it is not made worse");
}

#[tokio::test]
async fn a_directory_that_cannot_be_made_is_named() {
    let folder = Folder::new();
    fs::write(folder.0.join("file"), "").expect("writable");
    let cause = refused(&folder.0.join("file/data")).await;
    assert!(cause.contains("cannot make the data directory") && cause.contains("file/data"), "{cause}");
}

#[tokio::test]
async fn a_database_of_a_newer_version_is_refused() {
    let ground = Ground::open().await.expect("always");
    ground.store().await.close().await.expect("closes");
    ground.damage("UPDATE _sqlx_migrations SET version = 9999 WHERE version = 1").await;
    let cause = refused(ground.data_dir()).await;
    assert!(cause.contains("newer version"), "{cause}");
}

#[tokio::test]
async fn a_backup_under_load_restores_everything_acknowledged_before_it_began() {
    let folder = Folder::new();
    let (live, copy, empty) = (folder.0.join("live"), folder.0.join("copy.db"), folder.0.join("empty"));
    let store = Store::new(store_sqlite::open(&live).await.expect("new"));
    let acked = std::sync::Arc::new(AtomicU64::new(0));
    let stop = std::sync::Arc::new(AtomicBool::new(false));
    let (begun, mut told) = tokio::sync::watch::channel(0);
    let load = tokio::spawn({
        let (store, acked, stop) = (store.clone(), acked.clone(), stop.clone());
        async move {
            let mut next = 1;
            while !stop.load(Ordering::Relaxed) {
                let units =
                    (next..next + 50).map(|n| vec![add(applicant(n, &format!("p{}x", grouping::word(n))))]);
                let results = write_all(&store, units.collect()).await;
                assert!(
                    results.iter().all(Result::is_ok),
                    "{:?}",
                    results.iter().find(|result| result.is_err())
                );
                next += 50;
                acked.store(next - 1, Ordering::Relaxed);
                begun.send_replace(next - 1);
            }
            next - 1
        }
    });
    told.wait_for(|count| *count >= 500).await.expect("the load runs");
    let before = acked.load(Ordering::Relaxed);
    store.backup(&copy).await.expect("made under load");
    let during = acked.load(Ordering::Relaxed);
    // From beside the running server too, as the command line does it.
    store_sqlite::backup(&live, &folder.0.join("second.db")).await.expect("made under load");
    stop.store(true, Ordering::Relaxed);
    let written = load.await.expect("no panic");
    assert!(written >= during, "work went on");
    store.close().await.expect("closes");

    let restored = restore(&copy, &empty).await.expect("sound");
    assert!(
        (before..=written).contains(&restored.accounts),
        "{before} <= {} <= {written}",
        restored.accounts
    );
    let store = Store::new(store_sqlite::open(&empty).await.expect("restored"));
    for n in 1..=before {
        assert!(
            store.account(domain::AccountId::new(n)).await.expect("up").is_some(),
            "{n} was acknowledged"
        );
    }
    store.write(vec![Write::Meta { key: "after", value: String::new() }]).await.expect("it can be written");
    store.close().await.expect("closes");
}

#[tokio::test]
async fn a_backup_or_restore_that_cannot_be_done_says_why_and_leaves_nothing_behind() {
    let folder = Folder::new();
    let at = |name: &str| folder.0.join(name);
    let store = Store::new(store_sqlite::open(&at("live")).await.expect("new"));
    store.write(vec![add(applicant(1, "ann"))]).await.expect("up");
    store.backup(&at("good.db")).await.expect("made");
    let again = store.backup(&at("good.db")).await.expect_err("not overwritten");
    assert!(format!("{again:#}").contains("exists already"), "{again:#}");
    assert!(store.backup(&at("no/such/folder.db")).await.is_err());
    let own = restore(&at("live/jushou.db"), &at("new")).await.expect_err("a live file");
    assert!(format!("{own:#}").contains("in use"), "{own:#}");
    let full = restore(&at("good.db"), &at("live")).await.expect_err("in use");
    assert!(format!("{full:#}").contains("another server"), "{full:#}");
    store.close().await.expect("closes");
    let full = restore(&at("good.db"), &at("live")).await.expect_err("not empty");
    assert!(format!("{full:#}").contains("is not empty"), "{full:#}");

    let good = fs::read(at("good.db")).expect("there");
    let mut torn = good.clone();
    let (middle, end) = (torn.len() / 2, torn.len());
    torn[middle..end].fill(0xa5);
    fs::write(at("torn.db"), torn).expect("writable");
    fs::write(at("short.db"), &good[..good.len() / 2]).expect("writable");
    fs::write(at("empty.db"), "").expect("writable");
    fs::write(at("text.db"), "no database ".repeat(1000)).expect("writable");
    for bad in ["torn.db", "short.db", "empty.db", "text.db", "missing.db"] {
        let cause = restore(&at(bad), &at("new")).await.expect_err(bad);
        assert!(format!("{cause:#}").contains(bad), "{cause:#}");
        let left: Vec<_> = fs::read_dir(at("new"))
            .map(|entries| entries.map(|entry| entry.expect("readable").file_name()).collect())
            .unwrap_or_default();
        assert!(left.iter().all(|name| name == "lock"), "{bad} left {left:?}");
    }
    let restored = restore(&at("good.db"), &at("new")).await.expect("after all that");
    assert_eq!((restored.accounts, restored.rooms, restored.audit_lines), (1, 0, 0));
}

#[tokio::test]
async fn nobody_but_the_owner_may_read_the_files() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new();
    let data = folder.0.join("data");
    let store = Store::new(store_sqlite::open(&data).await.expect("new"));
    store.backup(&folder.0.join("copy.db")).await.expect("made");
    let mode = |path: &Path| fs::metadata(path).expect("there").permissions().mode() & 0o777;
    assert_eq!(mode(&data), 0o700);
    for file in ["data/jushou.db", "data/jushou.db-wal", "data/lock", "copy.db"] {
        assert_eq!(mode(&folder.0.join(file)), 0o600, "{file}");
    }
    store.close().await.expect("closes");
}

#[tokio::test]
async fn a_new_start_takes_every_room_at_once() {
    let ground = Ground::open().await.expect("always");
    let backend = ground.backend().await;
    let before = node(&backend, 1, NOW).await;
    before.write(vec![save_room(1, 10, 1)]).await.expect("up");
    // The lease still runs, but whoever holds the directory is alone.
    let after = node(&backend, 2, NOW).await;
    assert!(after.take_rooms(NOW).await.is_ok_and(|rooms| rooms.len() == 1 && rooms[0].epoch == 2));
    assert!(matches!(before.write(vec![save_room(1, 10, 2)]).await, Err(WriteError::Fenced)));
    before.close().await.expect("closes");
}
