//! For supervisors: is the process alive, and should it get newcomers.

use crate::app::{App, SharedApp};
use anyhow::{Context, ensure};
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;
use std::path::Path;

pub fn routes() -> axum::Router<SharedApp> {
    axum::Router::new().route("/livez", get(livez)).route("/readyz", get(readyz))
}

/// Never touches the database: a slow disk must not make a supervisor kill rooms that are talking.
async fn livez() -> &'static str {
    "alive\n"
}

/// Whether to send newcomers here: the store answers, the disk takes writes, nobody is shutting down.
async fn readyz(State(app): State<SharedApp>) -> Result<&'static str, (StatusCode, &'static str)> {
    match is_ready(&app).await {
        Ok(()) => Ok("ready\n"),
        Err(why) => {
            tracing::warn!(error = format!("{why:#}"), "not ready");
            Err((StatusCode::SERVICE_UNAVAILABLE, "not ready\n"))
        }
    }
}

async fn is_ready(app: &App) -> anyhow::Result<()> {
    ensure!(!app.is_draining(), "the server is shutting down");
    app.store.meta("owner_link").await.context("the database does not answer")?;
    ensure!(app.store.is_up(), "the database takes no writes");
    let dir = app.config.server.data_dir.clone();
    tokio::task::spawn_blocking(move || try_writing(&dir)).await.context("the disk check panicked")?
}

/// Writes a small file into `dir` and removes it.
pub fn try_writing(dir: &Path) -> anyhow::Result<()> {
    let path = dir.join(format!(".write-check-{:016x}", crate::secret::number()));
    let done = std::fs::write(&path, b"jushou").and_then(|()| std::fs::remove_file(&path));
    done.context("the data directory takes no writes")
}
