//! One test's own data directory, gone with it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use sqlx::{Connection, Executor};
use store::{Backend, Store};

use crate::suite::unique;

pub struct Folder(pub PathBuf);

impl Folder {
    pub fn new() -> Folder {
        let path = std::env::temp_dir().join(unique());
        std::fs::create_dir(&path).expect("the name is new");
        Folder(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

pub struct Ground(Folder);

impl Ground {
    pub async fn open() -> Option<Ground> {
        Some(Ground(Folder::new()))
    }

    pub fn data_dir(&self) -> &Path {
        &self.0.0
    }

    /// Whoever holds the directory is the only node there is.
    pub fn only_one_node(&self) -> bool {
        true
    }

    pub async fn backend(&self) -> Arc<dyn Backend> {
        store_sqlite::open(self.data_dir()).await.expect("the directory is free")
    }

    /// One process has one way to the database.
    pub async fn backends(&self, count: usize) -> Vec<Arc<dyn Backend>> {
        vec![self.backend().await; count]
    }

    pub async fn store(&self) -> Store {
        Store::new(self.backend().await)
    }

    pub async fn damage(&self, sql: &'static str) {
        let file = self.data_dir().join("jushou.db").display().to_string();
        let mut conn = sqlx::SqliteConnection::connect(&file).await.expect("the file is there");
        conn.execute(sql).await.expect("valid SQL");
        conn.close().await.expect("closes");
    }

    /// The folder goes by itself.
    pub async fn clear(self) {}
}
