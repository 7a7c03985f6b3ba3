//! One test's own database on the server that `JUSHOU_TEST_POSTGRES` names, gone with it.

use std::sync::Arc;

use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};
use store::{Backend, Store};

use crate::suite::unique;

pub struct Ground {
    server: String,
    name: String,
}

impl Ground {
    /// Without a server the test is skipped, and says so.
    pub async fn open() -> Option<Ground> {
        let Ok(server) = std::env::var("JUSHOU_TEST_POSTGRES") else {
            eprintln!("skipped: JUSHOU_TEST_POSTGRES names no PostgreSQL server");
            return None;
        };
        let name = unique();
        let mut admin = PgConnection::connect(&server).await.expect("the server answers");
        admin.execute(AssertSqlSafe(format!("CREATE DATABASE {name}"))).await.expect("the name is new");
        Some(Ground { server, name })
    }

    pub fn url(&self) -> String {
        let (base, _) = self.server.rsplit_once('/').expect("postgres://host/name");
        format!("{base}/{}", self.name)
    }

    pub fn only_one_node(&self) -> bool {
        false
    }

    pub async fn backend(&self) -> Arc<dyn Backend> {
        store_postgres::open(&self.url()).await.expect("the server answers")
    }

    /// As many connections as nodes would have.
    pub async fn backends(&self, count: usize) -> Vec<Arc<dyn Backend>> {
        let mut all = Vec::new();
        for _ in 0..count {
            all.push(self.backend().await);
        }
        all
    }

    pub async fn store(&self) -> Store {
        Store::new(self.backend().await)
    }

    pub async fn damage(&self, sql: &'static str) {
        let mut conn = PgConnection::connect(&self.url()).await.expect("the server answers");
        conn.execute(sql).await.expect("valid SQL");
    }

    pub async fn clear(self) {
        let mut admin = PgConnection::connect(&self.server).await.expect("the server answers");
        let drop = AssertSqlSafe(format!("DROP DATABASE {} WITH (FORCE)", self.name));
        admin.execute(drop).await.expect("nobody needs it");
    }
}
