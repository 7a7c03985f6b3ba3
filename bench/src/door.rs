//! One participant at the server's door, as cheap as can be: an upgrade, asks, a ticket, an offer, and pongs ever after.

use anyhow::{Context, Result, bail, ensure};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use rustls::pki_types::{CertificateDer, ServerName};
use serde_json::{Value, json};
use std::net::Ipv4Addr;
use std::sync::Arc;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;

/// A frame from the server is never masked; ours are, with zeroes.
const TEXT: u8 = 1;
const CLOSE: u8 = 8;
const PING: u8 = 9;
const PONG: u8 = 10;
const IS_LAST: u8 = 0x80;

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
            while let Some((kind, payload)) = self.take_frame() {
                match kind {
                    TEXT => return Ok(Some(payload)),
                    PING => self.say(PONG, &payload).await?,
                    CLOSE => return Ok(None),
                    _ => {}
                }
            }
            self.read.shrink_to(4096);
            if self.stream.read_buf(&mut self.read).await? == 0 {
                return Ok(None);
            }
        }
    }

    /// One whole frame from what has been read.
    fn take_frame(&mut self) -> Option<(u8, Vec<u8>)> {
        let [first, second, rest @ ..] = &self.read[..] else { return None };
        let (len, head_len) = match second & 0x7F {
            126 => (usize::from(u16::from_be_bytes(*rest.first_chunk()?)), 4),
            127 => (u64::from_be_bytes(*rest.first_chunk()?) as usize, 10),
            len => (usize::from(len), 2),
        };
        let kind = first & 0x0F;
        let payload = self.read.get(head_len..head_len + len)?.to_vec();
        self.read.drain(..head_len + len);
        Some((kind, payload))
    }

    async fn say(&mut self, kind: u8, payload: &[u8]) -> Result<()> {
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
        Ok(self.stream.write_all(&frame).await?)
    }
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

/// A room of its own for the member behind the cookie.
pub async fn open_room(address: &Address, cookie: &str, size: usize) -> Result<String> {
    let policy = json!({ "hands": "everyone", "hands_max": 50, "stage_size": 10, "room_size": size, "visibility": "open" });
    let opened = post(address, cookie, "/api/rooms", &json!({ "title": "Load", "policy": policy })).await?;
    Ok(opened["room"].as_str().with_context(|| format!("no room: {opened}"))?.to_owned())
}
