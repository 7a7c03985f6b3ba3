//! The WebSocket at `/api/socket`: carries texts between a browser and its `Line`, and notices when nobody is there.

use super::SignedIn;
use super::account::me;
use super::upgrade::{Upgrade, WebSocket, feed};
use crate::app::{App, SharedApp};
use crate::live::{End, Line, Next, Outbox, TEXT_LEN_MAX};
use axum::Router;
use axum::extract::State;
use axum::response::Response;
use axum::routing::any;
use futures_util::stream::SplitStream;
use futures_util::{Sink, SinkExt, Stream, StreamExt};
use protocol::Tell;
use protocol::tell::BEAT_INTERVAL_MS;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Notify;
use tokio::time::{Instant, timeout, timeout_at};
use tokio_tungstenite::tungstenite::protocol::CloseFrame;
use tokio_tungstenite::tungstenite::protocol::frame::coding::CloseCode;
use tokio_tungstenite::tungstenite::{Message, Utf8Bytes};
use tracing::warn;

/// Whoever says nothing for so long is gone. Two pings may get lost; with the room's own second, everybody's roster knows
/// within twelve.
const SILENT_MAX: Duration = Duration::from_secs(10);

/// How long the last words may take to a socket that is being closed.
const GOODBYE_PATIENCE: Duration = Duration::from_secs(2);

/// Messages that go out with one flush. More lets the ping wait behind a lively room.
const TOGETHER_MAX: usize = 64;

pub fn routes() -> Router<SharedApp> {
    Router::new().route("/api/socket", any(upgrade))
}

async fn upgrade(State(app): State<SharedApp>, by: SignedIn, upgrade: Upgrade) -> Response {
    upgrade.answer(TEXT_LEN_MAX, move |socket| serve(app, by, socket))
}

async fn serve(app: SharedApp, by: SignedIn, socket: WebSocket) {
    let Ok(mut line) = app.live.connect(by.account, by.session) else { return };
    let (sink, stream) = socket.split();
    let (outbox, signs) = (line.outbox().clone(), Arc::new(Signs::default()));
    match Box::pin(me(&app, line.account())).await {
        Ok(me) => line.tell(&Tell::Welcome { me }),
        Err(no) => {
            warn!(refusal = ?no.code(), "a socket is not served");
            outbox.close(End::ShuttingDown);
        }
    }
    let mut writing = tokio::spawn(write(outbox.clone(), sink, Arc::clone(&signs)));
    read(&app, &mut line, stream, &signs).await;
    Box::pin(line.lost()).await;
    // An end that the server wants is said; whoever is gone hears nothing.
    if !outbox.is_closed() || tokio::time::timeout(GOODBYE_PATIENCE, &mut writing).await.is_err() {
        writing.abort();
    }
}

/// What the writing half tells the reading half.
#[derive(Default)]
struct Signs {
    lags: Notify,
    let_in: Notify,
    is_over: Notify,
}

/// What the reading half does next.
enum Input {
    Text(Utf8Bytes),
    LetIn,
    Lags,
    /// A pong, or a ping that the library answers.
    Alive,
    Over,
}

/// Ends when the client is gone or the server closes. Never ends in the middle of an ask: a seat just taken would be
/// nobody's.
async fn read(app: &App, line: &mut Line, mut stream: SplitStream<WebSocket>, signs: &Signs) {
    let mut heard = Instant::now();
    loop {
        match next(&mut stream, &mut heard, signs).await {
            // What happens now and then takes no memory in between.
            Input::Text(text) => Box::pin(line.handle(&text)).await,
            Input::LetIn => Box::pin(tell_let_in(app, line)).await,
            Input::Lags => line.catch_up().await,
            Input::Alive => {}
            Input::Over => return,
        }
    }
}

/// `heard`: when the client last said something. What the server has to say to itself is no sign of life.
async fn next<E>(
    stream: &mut (impl Stream<Item = Result<Message, E>> + Unpin),
    heard: &mut Instant,
    signs: &Signs,
) -> Input {
    tokio::select! {
        biased;
        () = signs.is_over.notified() => Input::Over,
        () = signs.let_in.notified() => Input::LetIn,
        () = signs.lags.notified() => Input::Lags,
        message = timeout_at(*heard + SILENT_MAX, stream.next()) => {
            *heard = Instant::now();
            match message {
                Ok(Some(Ok(Message::Text(text)))) => Input::Text(text),
                Ok(Some(Ok(Message::Ping(_) | Message::Pong(_)))) => Input::Alive,
                // Nothing here is binary; and a text too long or broken ends the connection.
                Ok(Some(Ok(Message::Binary(_) | Message::Close(_) | Message::Frame(_)) | Err(_)) | None)
                | Err(_) => Input::Over,
            }
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

/// Whoever does not take what is sent is gone; and so is, soon after the goodbye, whoever takes it slowly.
async fn write<S: Sink<Message> + Unpin>(outbox: Outbox, sink: S, signs: Arc<Signs>) {
    let goodbye = async {
        outbox.closed().await;
        tokio::time::sleep(GOODBYE_PATIENCE).await;
    };
    tokio::select! {
        () = write_all(&outbox, sink, &signs) => {}
        () = goodbye => {}
    }
    signs.is_over.notify_one();
}

async fn write_all<S: Sink<Message> + Unpin>(outbox: &Outbox, mut sink: S, signs: &Signs) {
    let beat = Utf8Bytes::from(serde_json::to_string(&Tell::Beat).expect("a beat is JSON"));
    let mut beats = tokio::time::interval(Duration::from_millis(BEAT_INTERVAL_MS));
    loop {
        let first = tokio::select! {
            next = outbox.next() => Some(next),
            _ = beats.tick() => None,
        };
        let is_sent = match first {
            Some(next) => write_waiting(outbox, next, &mut sink, signs).await,
            // The beat is for the page; the ping, which the browser itself answers, is for us.
            None => {
                in_time(feed(&mut sink, Message::Text(beat.clone()))).await
                    && in_time(feed(&mut sink, Message::Ping(Default::default()))).await
            }
        };
        if !is_sent || !in_time(sink.flush()).await {
            return;
        }
    }
}

/// Hands over what waits, from `first` on: what is there together goes out together. False: nothing more is to be sent.
async fn write_waiting<S: Sink<Message> + Unpin>(
    outbox: &Outbox,
    first: Next,
    sink: &mut S,
    signs: &Signs,
) -> bool {
    let more = std::iter::from_fn(|| outbox.try_next());
    for next in std::iter::once(first).chain(more).take(TOGETHER_MAX) {
        match next {
            Next::Send(text) => {
                if !in_time(feed(sink, Message::Text(text))).await {
                    return false;
                }
            }
            Next::FetchSnapshot => signs.lags.notify_one(),
            Next::LetIn => signs.let_in.notify_one(),
            Next::Close(end) => {
                // It may be gone already.
                let _ = feed(sink, Message::Close(Some(frame(end)))).await;
                let _ = sink.flush().await;
                return false;
            }
        }
    }
    true
}

/// Whether the client took it.
async fn in_time<T, E>(sending: impl Future<Output = Result<T, E>>) -> bool {
    matches!(timeout(SILENT_MAX, sending).await, Ok(Ok(_)))
}

fn frame(end: End) -> CloseFrame {
    let (code, reason) = match end {
        End::Out(_) => (CloseCode::Normal, "out"),
        End::Overflow => (CloseCode::Policy, "too_many_requests"),
        End::TooManySockets => (CloseCode::Policy, "too_many_sockets"),
        End::ShuttingDown => (CloseCode::Restart, "come_back"),
    };
    CloseFrame { code, reason: reason.into() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures_util::stream;
    use std::pin::Pin;
    use std::task::{Context, Poll};

    /// What comes in, each after so many seconds.
    fn client(words: &[(u64, Message)]) -> impl Stream<Item = Result<Message, ()>> + Unpin + use<> {
        let words = words.to_vec();
        let silent_after = stream::pending();
        Box::pin(
            stream::iter(words)
                .then(async |(after_s, message)| {
                    tokio::time::sleep(Duration::from_secs(after_s)).await;
                    Ok(message)
                })
                .chain(silent_after),
        )
    }

    /// A client that takes a message every so often.
    fn reader(every: Duration) -> impl Sink<Message, Error = ()> + Unpin {
        Box::pin(futures_util::sink::unfold((), move |(), _| async move {
            tokio::time::sleep(every).await;
            Ok(())
        }))
    }

    #[tokio::test(start_paused = true)]
    async fn who_takes_nothing_is_gone_after_ten_seconds() {
        let (outbox, signs, start) = (Outbox::default(), Arc::new(Signs::default()), Instant::now());
        write(outbox, reader(Duration::from_secs(3600)), Arc::clone(&signs)).await;
        signs.is_over.notified().await;
        assert!(start.elapsed() < Duration::from_secs(11));
    }

    #[tokio::test(start_paused = true)]
    async fn what_waits_together_is_flushed_once() {
        let (outbox, signs) = (Outbox::default(), Signs::default());
        (1..TOGETHER_MAX).for_each(|_| outbox.answer("waits"));
        let mut sink = Counting::default();
        assert!(write_waiting(&outbox, Next::Send("first".into()), &mut sink, &signs).await);
        assert!(outbox.try_next().is_none(), "all of it is handed over");
        assert_eq!((sink.taken, sink.flushes), (TOGETHER_MAX, 0));
        (0..TOGETHER_MAX).for_each(|_| outbox.answer("waits"));
        assert!(write_waiting(&outbox, Next::Send("first".into()), &mut sink, &signs).await);
        assert_eq!(sink.taken, 2 * TOGETHER_MAX, "the ping gets its turn");
        assert!(matches!(outbox.try_next(), Some(Next::Send(_))), "and nothing is lost");
    }

    /// How much it was given, and how often it was told to send it.
    #[derive(Default)]
    struct Counting {
        taken: usize,
        flushes: usize,
    }

    impl Sink<Message> for Counting {
        type Error = ();

        fn poll_ready(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Result<(), ()>> {
            Poll::Ready(Ok(()))
        }

        fn start_send(mut self: Pin<&mut Self>, _: Message) -> Result<(), ()> {
            self.taken += 1;
            Ok(())
        }

        fn poll_flush(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Result<(), ()>> {
            self.flushes += 1;
            Poll::Ready(Ok(()))
        }

        fn poll_close(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Result<(), ()>> {
            Poll::Ready(Ok(()))
        }
    }

    #[tokio::test(start_paused = true)]
    async fn who_is_closed_and_takes_it_slowly_is_gone_after_two_seconds() {
        let (outbox, signs, start) = (Outbox::default(), Arc::new(Signs::default()), Instant::now());
        for _ in 0..100 {
            outbox.answer("answer");
        }
        outbox.close(End::TooManySockets);
        write(outbox, reader(Duration::from_secs(1)), Arc::clone(&signs)).await;
        signs.is_over.notified().await;
        assert!(start.elapsed() < Duration::from_secs(3));
    }

    #[tokio::test(start_paused = true)]
    async fn who_says_nothing_for_ten_seconds_is_gone_whatever_the_server_says_meanwhile() {
        let signs = Signs::default();
        let pong = Message::Pong(Default::default());
        let mut stream = client(&[(9, pong.clone()), (9, pong)]);
        let start = Instant::now();
        let mut heard = start;
        let mut told = 0;
        loop {
            match next(&mut stream, &mut heard, &signs).await {
                Input::Over => break,
                Input::Alive => assert!(heard > start),
                Input::Lags | Input::LetIn => told += 1,
                Input::Text(_) => unreachable!("no text was sent"),
            }
            // Half a second after each word, and once more in the last silence.
            tokio::time::sleep(Duration::from_millis(500)).await;
            if told < 5 {
                signs.lags.notify_one();
                signs.let_in.notify_one();
                for _ in 0..2 {
                    let input = next(&mut stream, &mut heard, &signs).await;
                    assert!(matches!(input, Input::Lags | Input::LetIn));
                    told += 1;
                }
            }
        }
        let lasted = start.elapsed();
        assert!(
            (Duration::from_secs(28)..Duration::from_secs(29)).contains(&lasted),
            "gone after {lasted:?}"
        );
    }
}
