//! One participant at the server's door, as cheap as can be: an upgrade, asks, a ticket, an offer, and pongs ever after.

use anyhow::{Context, Result, bail, ensure};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use rustls::pki_types::{CertificateDer, ServerName};
use serde_json::{Value, json};
use std::net::Ipv4Addr;
use std::ops::Range;
use std::sync::Arc;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, ReadHalf, WriteHalf};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;

/// A frame from the server is never masked; ours are, with zeroes.
const MORE_OF_A_TEXT: u8 = 0;
const TEXT: u8 = 1;
const CLOSE: u8 = 8;
const PING: u8 = 9;
const PONG: u8 = 10;
const IS_LAST: u8 = 0x80;
/// What a listener's buffer keeps while nothing comes.
const READ_KEPT: usize = 4096;
/// What is read at once, at least, where much comes.
const READ_AT_ONCE: usize = 4096;

/// Where the door is, and how one speaks there.
#[derive(Clone)]
pub struct Address {
    pub port: u16,
    tls: Option<TlsConnector>,
}

trait Both: AsyncRead + AsyncWrite + Unpin + Send {}
impl<S: AsyncRead + AsyncWrite + Unpin + Send> Both for S {}

impl Address {
    /// Plain HTTP; with a certificate, HTTPS.
    pub fn new(port: u16, certificate: Option<CertificateDer<'static>>) -> Result<Address> {
        let Some(certificate) = certificate else { return Ok(Address { port, tls: None }) };
        let mut roots = rustls::RootCertStore::empty();
        roots.add(certificate)?;
        let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
        let client = rustls::ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()?
            .with_root_certificates(roots)
            .with_no_client_auth();
        Ok(Address { port, tls: Some(TlsConnector::from(Arc::new(client))) })
    }

    fn origin(&self) -> String {
        format!("http{}://127.0.0.1:{}", if self.tls.is_some() { "s" } else { "" }, self.port)
    }

    async fn connect(&self) -> Result<Box<dyn Both>> {
        let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).await?;
        stream.set_nodelay(true)?;
        let Some(tls) = &self.tls else { return Ok(Box::new(stream)) };
        Ok(Box::new(
            tls.connect(ServerName::from(std::net::IpAddr::from(Ipv4Addr::LOCALHOST)), stream).await?,
        ))
    }
}

/// A WebSocket.
pub struct Wire {
    stream: Box<dyn Both>,
    read: Vec<u8>,
    next_id: u32,
}

/// What became of an ask.
pub enum Answer {
    /// With the ticket, if one was asked for.
    Done(Option<String>),
    /// The code.
    Refused(String),
}

impl Wire {
    pub async fn open(address: &Address, cookie: &str) -> Result<Wire> {
        let mut stream = address.connect().await?;
        let (port, origin) = (address.port, address.origin());
        let key = STANDARD.encode([7; 16]);
        let head = format!(
            "GET /api/socket HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nOrigin: {origin}\r\nCookie: {cookie}\r\n\
             Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key}\r\n\r\n"
        );
        stream.write_all(head.as_bytes()).await?;
        let mut read = vec![];
        let end = loop {
            if let Some(end) = read.windows(4).position(|four| four == b"\r\n\r\n") {
                break end + 4;
            }
            ensure!(stream.read_buf(&mut read).await? > 0, "the upgrade has no answer");
        };
        let status = String::from_utf8_lossy(&read[..end]).lines().next().unwrap_or_default().to_owned();
        ensure!(status.contains(" 101 "), "no upgrade: {status}");
        read.drain(..end);
        Ok(Wire { stream, read, next_id: 0 })
    }

    /// Asks and waits for what comes of it, whatever else is told meanwhile.
    pub async fn ask(&mut self, ask: Value) -> Result<Answer> {
        self.next_id += 1;
        let (id, mut ticket) = (self.next_id, None);
        let text = json!({ "id": id, "ask": ask }).to_string();
        self.say(TEXT, text.as_bytes()).await?;
        loop {
            let text = self.next().await?.context("the socket is closed")?;
            // Most of what is told is none of ours, and long.
            if !["{\"kind\":\"done\"", "{\"kind\":\"refused\"", "{\"kind\":\"ticket\""]
                .iter()
                .any(|kind| text.starts_with(kind.as_bytes()))
            {
                continue;
            }
            let told: Value = serde_json::from_slice(&text).context("a tell")?;
            match told["kind"].as_str() {
                Some("ticket") => ticket = told["ticket"].as_str().map(str::to_owned),
                Some("done") if told["id"] == id => return Ok(Answer::Done(ticket)),
                Some("refused") if told["id"] == id => {
                    return Ok(Answer::Refused(
                        told["refusal"]["code"].as_str().unwrap_or_default().to_owned(),
                    ));
                }
                _ => {}
            }
        }
    }

    /// Reads everything and answers pings, until the server closes.
    pub async fn stay(mut self) {
        while let Ok(Some(_)) = self.next().await {}
    }

    /// The next text, of one in several pieces the first. None: the end.
    async fn next(&mut self) -> Result<Option<Vec<u8>>> {
        loop {
            while let Some(Frame { kind, payload, len, .. }) = Frame::first(&self.read) {
                let payload = self.read[payload].to_vec();
                self.read.drain(..len);
                match kind {
                    TEXT => return Ok(Some(payload)),
                    PING => self.say(PONG, &payload).await?,
                    CLOSE => return Ok(None),
                    _ => {}
                }
            }
            self.read.shrink_to(READ_KEPT);
            if self.stream.read_buf(&mut self.read).await? == 0 {
                return Ok(None);
            }
        }
    }

    async fn say(&mut self, kind: u8, payload: &[u8]) -> Result<()> {
        Ok(self.stream.write_all(&frame(kind, payload)?).await?)
    }

    /// For whoever hears in one place and asks in another.
    pub fn split(self) -> (Ears, Mouth) {
        let (stream, mouth) = tokio::io::split(self.stream);
        (
            Ears { stream, read: self.read, at: 0, pieces: vec![], len: 0 },
            Mouth { stream: mouth, next_id: self.next_id },
        )
    }
}

/// Where a WebSocket is heard.
pub struct Ears {
    stream: ReadHalf<Box<dyn Both>>,
    read: Vec<u8>,
    /// What comes before it in `read` is dealt with.
    at: usize,
    /// Of a text that has not come to its end.
    pieces: Vec<u8>,
    /// Bytes that came so far.
    pub len: u64,
}

/// What was heard.
pub enum Heard {
    Text(Vec<u8>),
    /// To be answered by a pong with the same payload.
    Ping(Vec<u8>),
    End,
}

impl Ears {
    /// The next whole text, in however many pieces it comes, or what keeps the connection alive.
    pub async fn next(&mut self) -> Result<Heard> {
        loop {
            while let Some(Frame { kind, is_last, payload, len }) = Frame::first(&self.read[self.at..]) {
                let payload = &self.read[self.at..][payload];
                self.at += len;
                match kind {
                    TEXT | MORE_OF_A_TEXT if is_last && self.pieces.is_empty() => {
                        return Ok(Heard::Text(payload.to_vec()));
                    }
                    TEXT | MORE_OF_A_TEXT => {
                        self.pieces.extend_from_slice(payload);
                        if is_last {
                            return Ok(Heard::Text(std::mem::take(&mut self.pieces)));
                        }
                    }
                    PING => return Ok(Heard::Ping(payload.to_vec())),
                    CLOSE => return Ok(Heard::End),
                    _ => {}
                }
            }
            self.read.drain(..self.at);
            self.at = 0;
            self.read.reserve(READ_AT_ONCE);
            match self.stream.read_buf(&mut self.read).await? {
                0 => return Ok(Heard::End),
                count => self.len += count as u64,
            }
        }
    }
}

/// Where a WebSocket is spoken to.
pub struct Mouth {
    stream: WriteHalf<Box<dyn Both>>,
    next_id: u32,
}

impl Mouth {
    /// The number of the next ask.
    pub fn next_id(&self) -> u32 {
        self.next_id + 1
    }

    pub async fn ask(&mut self, ask: &Value) -> Result<()> {
        self.next_id += 1;
        let text = json!({ "id": self.next_id, "ask": ask }).to_string();
        Ok(self.stream.write_all(&frame(TEXT, text.as_bytes())?).await?)
    }

    pub async fn pong(&mut self, payload: &[u8]) -> Result<()> {
        Ok(self.stream.write_all(&frame(PONG, payload)?).await?)
    }
}

/// A frame as it stands at the front of what was read.
struct Frame {
    kind: u8,
    is_last: bool,
    payload: Range<usize>,
    /// With its head.
    len: usize,
}

impl Frame {
    /// None: the rest of it has not come.
    fn first(read: &[u8]) -> Option<Frame> {
        let [first, second, rest @ ..] = read else { return None };
        let (len, head_len) = match second & 0x7F {
            126 => (usize::from(u16::from_be_bytes(*rest.first_chunk()?)), 4),
            127 => (u64::from_be_bytes(*rest.first_chunk()?) as usize, 10),
            len => (usize::from(len), 2),
        };
        let payload = head_len..head_len + len;
        let is_whole = payload.end <= read.len();
        is_whole.then_some(Frame {
            kind: first & 0x0F,
            is_last: first & IS_LAST != 0,
            len: payload.end,
            payload,
        })
    }
}

fn frame(kind: u8, payload: &[u8]) -> Result<Vec<u8>> {
    let mut frame = vec![IS_LAST | kind];
    match payload.len() {
        len @ 0..126 => frame.push(0x80 | len as u8),
        len => {
            frame.push(0x80 | 126);
            frame.extend_from_slice(&u16::try_from(len).context("a short text")?.to_be_bytes());
        }
    }
    frame.extend_from_slice(&[0; 4]);
    frame.extend_from_slice(payload);
    Ok(frame)
}

/// Enters a room and offers media. `Err(code)`: refused.
pub async fn come_in(
    address: &Address,
    cookie: &str,
    room: &str,
    offer: &str,
) -> Result<Result<(Wire, String), String>> {
    let mut wire = Wire::open(address, cookie).await?;
    if let Answer::Refused(code) = wire.ask(json!({ "kind": "enter", "room": room })).await? {
        return Ok(Err(code));
    }
    let ticket = match wire.ask(json!({ "kind": "fetch_ticket" })).await? {
        Answer::Done(ticket) => ticket.context("done, and no ticket")?,
        Answer::Refused(code) => return Ok(Err(code)),
    };
    let answer = post(address, cookie, "/api/media", &json!({ "ticket": ticket, "sdp": offer })).await?;
    match answer["sdp"].as_str() {
        Some(sdp) => Ok(Ok((wire, sdp.to_owned()))),
        None => Ok(Err(answer["refusal"]["code"].as_str().unwrap_or("no answer").to_owned())),
    }
}

pub async fn post(address: &Address, cookie: &str, path: &str, body: &Value) -> Result<Value> {
    let body = body.to_string();
    let mut stream = address.connect().await?;
    let (port, origin) = (address.port, address.origin());
    let head = format!(
        "POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nOrigin: {origin}\r\nCookie: {cookie}\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).await?;
    stream.write_all(body.as_bytes()).await?;
    let mut read = vec![];
    stream.read_to_end(&mut read).await?;
    let Some(end) = read.windows(4).position(|four| four == b"\r\n\r\n") else {
        bail!("{path} has no answer")
    };
    serde_json::from_slice(&read[end + 4..]).with_context(|| format!("{path} answers with no JSON"))
}

/// One connection over which one page is asked for after the other.
pub struct Pages {
    stream: Box<dyn Both>,
    port: u16,
    read: Vec<u8>,
}

impl Pages {
    pub async fn open(address: &Address) -> Result<Pages> {
        Ok(Pages { stream: address.connect().await?, port: address.port, read: vec![] })
    }

    /// Anything but 200 is an error.
    pub async fn get(&mut self, cookie: &str, path: &str) -> Result<Vec<u8>> {
        let head =
            format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nCookie: {cookie}\r\n\r\n", self.port);
        self.stream.write_all(head.as_bytes()).await?;
        let end = loop {
            if let Some(end) = self.read.windows(4).position(|four| four == b"\r\n\r\n") {
                break end + 4;
            }
            ensure!(self.stream.read_buf(&mut self.read).await? > 0, "{path} has no answer");
        };
        let head = String::from_utf8_lossy(&self.read[..end]).to_ascii_lowercase();
        ensure!(head.starts_with("http/1.1 200 "), "{path}: {}", head.lines().next().unwrap_or_default());
        let len = head.lines().find_map(|line| line.strip_prefix("content-length: "));
        let len: usize = len.context("an answer says how long it is")?.trim().parse()?;
        while self.read.len() < end + len {
            ensure!(self.stream.read_buf(&mut self.read).await? > 0, "{path} breaks off");
        }
        Ok(self.read.drain(..end + len).skip(end).collect())
    }
}

/// A room of its own for the member behind the cookie.
pub async fn open_room(address: &Address, cookie: &str, size: usize) -> Result<String> {
    let policy = json!({ "hands": "everyone", "hands_max": 500, "stage_size": 10, "room_size": size, "visibility": "open" });
    open(address, cookie, &json!({ "title": "Load", "policy": policy })).await
}

/// The same, as it is asked for.
pub async fn open(address: &Address, cookie: &str, asked: &Value) -> Result<String> {
    let opened = post(address, cookie, "/api/rooms", asked).await?;
    Ok(opened["room"].as_str().with_context(|| format!("no room: {opened}"))?.to_owned())
}
