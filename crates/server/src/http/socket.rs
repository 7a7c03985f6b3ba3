//! The WebSocket at `/api/socket`: carries texts between a browser and its `Line`, and notices when nobody is there.

use super::SignedIn;
use super::account::me;
use crate::app::{App, SharedApp};
use crate::live::{End, Line, News, Next, Outbox, TEXT_LEN_MAX};
use axum::Router;
use axum::extract::State;
use axum::extract::ws::{CloseFrame, Message, Utf8Bytes, WebSocket, WebSocketUpgrade, close_code};
use axum::response::Response;
use axum::routing::any;
use futures_util::stream::{SplitSink, SplitStream};
use futures_util::{SinkExt, StreamExt};
use protocol::Tell;
use protocol::tell::BEAT_INTERVAL_MS;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{Notify, mpsc};
use tracing::warn;

/// Whoever says nothing for so long is gone. Two pings may get lost; with the room's own second, everybody's roster knows
/// within twelve.
const SILENT_MAX: Duration = Duration::from_secs(10);

/// How long the last words may take to a socket that is being closed.
const GOODBYE_PATIENCE: Duration = Duration::from_secs(2);

pub fn routes() -> Router<SharedApp> {
    Router::new().route("/api/socket", any(upgrade))
}

async fn upgrade(State(app): State<SharedApp>, by: SignedIn, upgrade: WebSocketUpgrade) -> Response {
    upgrade
        .max_message_size(TEXT_LEN_MAX)
        .max_frame_size(TEXT_LEN_MAX)
        .on_upgrade(move |socket| serve(app, by, socket))
}

async fn serve(app: SharedApp, by: SignedIn, socket: WebSocket) {
    let Ok((mut line, news)) = app.live.connect(by.account, by.session) else { return };
    let (sink, stream) = socket.split();
    let (outbox, signs) = (line.outbox().clone(), Arc::new(Signs::default()));
    match me(&app, line.account()).await {
        Ok(me) => line.tell(&Tell::Welcome { me }),
        Err(no) => {
            warn!(refusal = ?no.code(), "a socket is not served");
            outbox.close(End::ShuttingDown);
        }
    }
    let mut writing = tokio::spawn(write(outbox.clone(), sink, Arc::clone(&signs)));
    read(&app, &mut line, stream, news, &signs).await;
    line.lost().await;
    // An end that the server wants is said; whoever is gone hears nothing.
    if !outbox.is_closed() || tokio::time::timeout(GOODBYE_PATIENCE, &mut writing).await.is_err() {
        writing.abort();
    }
}

/// What the writing half tells the reading half.
#[derive(Default)]
struct Signs {
    lags: Notify,
    is_over: Notify,
}

/// What the reading half does next.
enum Input {
    Text(Utf8Bytes),
    News(News),
    Lags,
    /// A pong, or a ping that the library answers.
    Alive,
    Over,
}

/// Ends when the client is gone or the server closes. Never ends in the middle of an ask: a seat just taken would be
/// nobody's.
async fn read(
    app: &App,
    line: &mut Line,
    mut stream: SplitStream<WebSocket>,
    mut news: mpsc::Receiver<News>,
    signs: &Signs,
) {
    loop {
        let input = tokio::select! {
            biased;
            () = signs.is_over.notified() => Input::Over,
            Some(news) = news.recv() => Input::News(news),
            () = signs.lags.notified() => Input::Lags,
            message = tokio::time::timeout(SILENT_MAX, stream.next()) => match message {
                Ok(Some(Ok(Message::Text(text)))) => Input::Text(text),
                Ok(Some(Ok(Message::Ping(_) | Message::Pong(_)))) => Input::Alive,
                // Nothing here is binary; and a text too long or broken ends the connection.
                Ok(Some(Ok(Message::Binary(_) | Message::Close(_)) | Err(_)) | None) | Err(_) => Input::Over,
            },
        };
        match input {
            Input::Text(text) => line.handle(&text).await,
            Input::News(News::LetIn) => tell_let_in(app, line).await,
            Input::Lags => line.catch_up().await,
            Input::Alive => {}
            Input::Over => return,
        }
    }
}

/// The waitlist page opens the hallway. If the database does not answer now, the page finds out when it asks.
async fn tell_let_in(app: &App, line: &mut Line) {
    let Ok(Some(account)) = app.store.account(line.account_id()).await else { return };
    if let Ok(me) = me(app, &account).await {
        line.renew(account);
        line.tell(&Tell::LetIn { me });
    }
}

async fn write(outbox: Outbox, mut sink: SplitSink<WebSocket, Message>, signs: Arc<Signs>) {
    let beat = Utf8Bytes::from(serde_json::to_string(&Tell::Beat).expect("a beat is JSON"));
    let mut beats = tokio::time::interval(Duration::from_millis(BEAT_INTERVAL_MS));
    loop {
        let messages = tokio::select! {
            next = outbox.next() => match next {
                Next::Send(text) => [Some(Message::Text(text)), None],
                Next::FetchSnapshot => {
                    signs.lags.notify_one();
                    continue;
                }
                Next::Close(end) => {
                    let _ = sink.send(Message::Close(Some(frame(end)))).await; // It may be gone already.
                    break;
                }
            },
            // The beat is for the page; the ping, which the browser itself answers, is for us.
            _ = beats.tick() => [Some(Message::Text(beat.clone())), Some(Message::Ping(Default::default()))],
        };
        for message in messages.into_iter().flatten() {
            if sink.send(message).await.is_err() {
                signs.is_over.notify_one();
                return;
            }
        }
    }
    signs.is_over.notify_one();
}

fn frame(end: End) -> CloseFrame {
    let (code, reason) = match end {
        End::Out(_) => (close_code::NORMAL, "out"),
        End::Overflow => (close_code::POLICY, "too_many_requests"),
        End::TooManySockets => (close_code::POLICY, "too_many_sockets"),
        End::ShuttingDown => (close_code::RESTART, "come_back"),
    };
    CloseFrame { code, reason: reason.into() }
}
