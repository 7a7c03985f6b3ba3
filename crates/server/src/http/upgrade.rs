//! From a request to a WebSocket (RFC 6455), with buffers that are small and stay so.

use super::No;
use axum::body::{Body, Bytes};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, Response, StatusCode, header};
use futures_util::{Sink, SinkExt};
use hyper::upgrade::{OnUpgrade, Upgraded};
use hyper_util::rt::TokioIo;
use protocol::tell::RefusalCode;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::handshake::derive_accept_key;
use tokio_tungstenite::tungstenite::protocol::frame::Frame;
use tokio_tungstenite::tungstenite::protocol::frame::coding::{Data, OpCode};
use tokio_tungstenite::tungstenite::protocol::{Role, WebSocketConfig};

pub type WebSocket = WebSocketStream<TokioIo<Upgraded>>;

/// What is read in one go. Each socket keeps such a buffer, thousands of sockets wait most of the time, and what comes are
/// pongs; asks have less than 200 bytes.
const READ_LEN: usize = 1024;

/// Longest piece that a text goes out in. The buffer for it is kept as long as the socket, and the longest texts, a room
/// with its people, have twenty times as much and come once. Shorter costs more system calls for each of those.
const PIECE_LEN: usize = 2048;

/// Short texts are gathered into one write up to here. With the longest of them the buffer holds no more than a piece.
const GATHERED_LEN: usize = PIECE_LEN / 2;

/// What may wait for a client that takes nothing: a piece, and answers to its pings.
const WRITE_LEN_MAX: usize = 8 * PIECE_LEN;

/// A request that asks for a WebSocket.
pub struct Upgrade {
    accept: HeaderValue,
    upgraded: OnUpgrade,
}

impl<S: Sync> FromRequestParts<S> for Upgrade {
    type Rejection = No;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Upgrade, No> {
        let headers = &parts.headers;
        let is_asked = parts.method == Method::GET
            && says(headers, header::CONNECTION, "upgrade")
            && says(headers, header::UPGRADE, "websocket")
            && says(headers, header::SEC_WEBSOCKET_VERSION, "13");
        let key =
            headers.get(header::SEC_WEBSOCKET_KEY).filter(|_| is_asked).ok_or(RefusalCode::BadRequest)?;
        let accept =
            HeaderValue::try_from(derive_accept_key(key.as_bytes())).expect("Base64 is a header's text");
        // Hyper leaves it on requests of connections that can become something else.
        let upgraded = parts.extensions.remove::<OnUpgrade>().ok_or(RefusalCode::BadRequest)?;
        Ok(Upgrade { accept, upgraded })
    }
}

impl Upgrade {
    /// The answer. Once it is sent, `serve` has the socket, whose texts are no longer than so many bytes.
    pub fn answer<F>(
        self,
        text_len_max: usize,
        serve: impl FnOnce(WebSocket) -> F + Send + 'static,
    ) -> Response<Body>
    where
        F: Future<Output = ()> + Send + 'static,
    {
        let Upgrade { accept, upgraded } = self;
        tokio::spawn(async move {
            // Without the connection there is nobody to tell.
            let Ok(stream) = upgraded.await else { return };
            let config = config(text_len_max);
            serve(WebSocket::from_raw_socket(TokioIo::new(stream), Role::Server, Some(config)).await).await;
        });
        let mut answer = Response::new(Body::empty());
        *answer.status_mut() = StatusCode::SWITCHING_PROTOCOLS;
        let headers = answer.headers_mut();
        headers.insert(header::CONNECTION, HeaderValue::from_static("upgrade"));
        headers.insert(header::UPGRADE, HeaderValue::from_static("websocket"));
        headers.insert(header::SEC_WEBSOCKET_ACCEPT, accept);
        answer
    }
}

/// Hands over a message, a long text in pieces. It is sent with the next flush at the latest.
pub async fn feed<S: Sink<Message> + Unpin>(sink: &mut S, message: Message) -> Result<(), S::Error> {
    match message {
        Message::Text(text) if text.len() > GATHERED_LEN => {
            // A piece finds the buffer empty, so that it does not grow.
            sink.flush().await?;
            let (text, mut at) = (Bytes::from(text), 0);
            while at < text.len() {
                let end = text.len().min(at + PIECE_LEN);
                let kind = if at == 0 { Data::Text } else { Data::Continue };
                let piece = Frame::message(text.slice(at..end), OpCode::Data(kind), end == text.len());
                sink.feed(Message::Frame(piece)).await?;
                at = end;
            }
            Ok(())
        }
        message => sink.feed(message).await,
    }
}

fn config(text_len_max: usize) -> WebSocketConfig {
    WebSocketConfig::default()
        .read_buffer_size(READ_LEN)
        .write_buffer_size(GATHERED_LEN)
        .max_write_buffer_size(WRITE_LEN_MAX)
        .max_message_size(Some(text_len_max))
        .max_frame_size(Some(text_len_max))
}

/// Whether one of the words under this name is this one, in whichever case.
fn says(headers: &HeaderMap, name: HeaderName, word: &str) -> bool {
    let lines = headers.get_all(name).into_iter().filter_map(|line| line.to_str().ok());
    lines.flat_map(|line| line.split(',')).any(|one| one.trim().eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures_util::StreamExt;
    use tokio::io::{AsyncReadExt, AsyncWriteExt, DuplexStream};

    async fn socket(len: usize) -> (WebSocketStream<DuplexStream>, DuplexStream) {
        let (near, far) = tokio::io::duplex(len);
        (WebSocketStream::from_raw_socket(near, Role::Server, Some(config(16 * 1024))).await, far)
    }

    #[tokio::test]
    async fn a_long_text_goes_out_in_pieces_and_is_one_text_on_the_other_side() {
        let (mut near, mut far) = socket(1 << 20).await;
        let text = "é".repeat(3 * PIECE_LEN);
        feed(&mut near, Message::text(text.clone())).await.expect("taken");
        feed(&mut near, Message::text("short")).await.expect("taken");
        near.flush().await.expect("sent");
        drop(near);
        let mut sent = vec![];
        far.read_to_end(&mut sent).await.expect("read");
        let first = usize::from(u16::from_be_bytes([sent[2], sent[3]]));
        assert_eq!(first, PIECE_LEN, "the socket needs room for no more at once");
        let far = tokio::io::join(std::io::Cursor::new(sent), tokio::io::sink());
        let mut far = WebSocketStream::from_raw_socket(far, Role::Client, None).await;
        for sent in [text.as_str(), "short"] {
            let received = far.next().await.expect("a message").expect("it reads");
            assert!(matches!(received, Message::Text(text) if text.as_str() == sent));
        }
    }

    #[tokio::test]
    async fn who_pings_and_reads_nothing_fills_no_memory() {
        const PINGS: usize = 10_000;
        // The way to the client holds next to nothing.
        let (mut near, far) = socket(64).await;
        let (mut reads, mut writes) = tokio::io::split(far);
        let writing = tokio::spawn(async move {
            let ping = [[0x89, 0x80 | 100, 0, 0, 0, 0].as_slice(), &[7; 100]].concat();
            for _ in 0..PINGS {
                writes.write_all(&ping).await.expect("it is read");
            }
            writes
        });
        for _ in 0..PINGS {
            assert!(matches!(near.next().await, Some(Ok(Message::Ping(_)))));
        }
        let _writes = writing.await.expect("all are sent");
        let mut answers = vec![];
        let last = async move { near.flush().await };
        let (flushed, read) = tokio::join!(last, reads.read_to_end(&mut answers));
        flushed.expect("read at last");
        read.expect("to the end");
        assert!(answers.len() < WRITE_LEN_MAX + 512, "{} bytes waited", answers.len());
    }
}
