//! The socket in the data directory by which `jushou admin` reaches a running server: one order, one answer, JSON lines.
//! Only the user that runs the server can open it.

use super::order::{self, Desk, Order};
use crate::app::SharedApp;
use crate::serve::told;
use anyhow::{Context, anyhow, ensure};
use std::io::ErrorKind;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{UnixListener, UnixStream};
use tokio::sync::watch;
use tokio::time::timeout;
use tracing::warn;

/// Longer than any order or answer.
const LINE_MAX_BYTES: u64 = 1024 * 1024;

const PATIENCE: Duration = Duration::from_secs(30);

/// Makes the socket. The caller holds the data directory: a socket that lies there is a dead server's.
pub fn listen(data_dir: &Path) -> anyhow::Result<UnixListener> {
    let path = path(data_dir);
    match std::fs::remove_file(&path) {
        Err(e) if e.kind() != ErrorKind::NotFound => {
            return Err(e).context("the old admin socket stays in the way");
        }
        _ => {}
    }
    let listener = UnixListener::bind(&path).context("the admin socket cannot be made")?;
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600))
        .context("its mode cannot be set")?;
    Ok(listener)
}

/// Carries out orders one after the other until told to stop.
pub async fn serve(app: SharedApp, listener: UnixListener, mut stop: watch::Receiver<bool>) {
    loop {
        tokio::select! {
            accepted = listener.accept() => if let Ok((stream, _)) = accepted {
                match timeout(PATIENCE, answer(&app, stream)).await {
                    Ok(Ok(())) => {}
                    Ok(Err(e)) => warn!(error = format!("{e:#}"), "an order of the operator failed"),
                    Err(_) => warn!("an order of the operator took too long"),
                }
            },
            () = told(&mut stop) => break,
        }
    }
    // Gone or not, the next start replaces it.
    let _ = std::fs::remove_file(path(&app.config.server.data_dir));
}

/// The running server's answer; none if no server runs on this data directory.
pub async fn ask(data_dir: &Path, order: &Order) -> anyhow::Result<Option<anyhow::Result<String>>> {
    let stream = match UnixStream::connect(path(data_dir)).await {
        Ok(stream) => stream,
        Err(e) if matches!(e.kind(), ErrorKind::NotFound | ErrorKind::ConnectionRefused) => return Ok(None),
        Err(e) => return Err(e).context("the running server cannot be reached"),
    };
    let talk = async {
        let mut stream = BufReader::new(stream);
        stream.write_all(line(order)?.as_bytes()).await?;
        read_line::<Result<String, String>>(&mut stream).await
    };
    let answer = timeout(PATIENCE, talk).await.context("the running server does not answer")?;
    Ok(Some(answer.context("the running server does not answer")?.map_err(|why| anyhow!(why))))
}

async fn answer(app: &SharedApp, stream: UnixStream) -> anyhow::Result<()> {
    let mut stream = BufReader::new(stream);
    let order: Order = read_line(&mut stream).await?;
    let done = order::carry_out(&Desk::from(&**app), order).await.map_err(|e| format!("{e:#}"));
    stream.write_all(line(&done)?.as_bytes()).await.context("the answer is not taken")
}

async fn read_line<T: serde::de::DeserializeOwned>(stream: &mut BufReader<UnixStream>) -> anyhow::Result<T> {
    let mut text = String::new();
    stream.take(LINE_MAX_BYTES).read_line(&mut text).await.context("a line is not read")?;
    ensure!(text.ends_with('\n'), "a line is cut off or too long");
    serde_json::from_str(&text).map_err(|_| anyhow!("a line does not read"))
}

fn line(it: &impl serde::Serialize) -> anyhow::Result<String> {
    Ok(serde_json::to_string(it).context("it is JSON")? + "\n")
}

fn path(data_dir: &Path) -> PathBuf {
    data_dir.join("admin.sock")
}
