//! A gateway of the test's own: takes text messages by HTTP on loopback and shows them; fails when told to.

use serde_json::Value;
use server::config::{Config, Net};
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;

/// What a message costs, and where.
pub const PRICE: u64 = 10;

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    Well = 0,
    /// Answers 500.
    Failing = 1,
    /// Takes the message and never answers.
    Silent = 2,
}

pub struct Gateway {
    pub address: SocketAddr,
    mood: Arc<AtomicU8>,
    calls: mpsc::UnboundedReceiver<Call>,
}

/// A message as it came over the wire.
pub struct Call {
    /// Request line and headers.
    pub head: String,
    pub to: String,
    pub text: String,
}

impl Gateway {
    pub async fn open() -> Gateway {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("bound");
        let (taken, calls) = mpsc::unbounded_channel();
        let mood = Arc::new(AtomicU8::new(0));
        let moods = mood.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(take(stream, moods.clone(), taken.clone()));
            }
        });
        Gateway { address, mood, calls }
    }

    /// Points a server's configuration here. German numbers cost [`PRICE`]; a hundred messages a day, fifty to one range.
    pub fn configure(&self, config: &mut Config) {
        config.sms.gateway = Some(format!("http://{}/send", self.address));
        config.sms.prices = BTreeMap::from([("49".to_owned(), PRICE)]);
        config.sms.cap_per_day = 100 * PRICE;
        config.sms.cap_per_range = 50 * PRICE;
        config.outward.allow = vec![Net::parse("127.0.0.0/8").expect("a network")];
    }

    pub fn be(&self, mood: Mood) {
        self.mood.store(mood as u8, Ordering::SeqCst);
    }

    /// The next message, which must come.
    pub async fn message(&mut self) -> Call {
        let wait = std::time::Duration::from_secs(20);
        tokio::time::timeout(wait, self.calls.recv())
            .await
            .expect("a message comes")
            .expect("the gateway runs")
    }

    /// A message that is there already.
    pub fn at_hand(&mut self) -> Option<Call> {
        self.calls.try_recv().ok()
    }
}

impl Call {
    /// The last run of eight digits: links before it may hold digits too.
    pub fn code(&self) -> String {
        let mut runs = self.text.rsplit(|c: char| !c.is_ascii_digit());
        runs.find(|run| run.len() == 8).expect("a code is in it").to_owned()
    }

    /// The secret of the link in it.
    pub fn token(&self) -> String {
        let rest = self.text.split_once("/i/").expect("a link is in it").1;
        rest.split_whitespace().next().expect("a token").to_owned()
    }
}

async fn take(stream: TcpStream, mood: Arc<AtomicU8>, taken: mpsc::UnboundedSender<Call>) -> Option<()> {
    let (read, mut write) = stream.into_split();
    let mut read = BufReader::new(read);
    let (mut head, mut len) = (String::new(), 0);
    loop {
        let mut line = String::new();
        read.read_line(&mut line).await.ok().filter(|len| *len > 0)?;
        if line.trim().is_empty() {
            break;
        }
        if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
            len = value.trim().parse().ok()?;
        }
        head.push_str(&line);
    }
    let mut body = vec![0; len];
    read.read_exact(&mut body).await.ok()?;
    let body: Value = serde_json::from_slice(&body).ok()?;
    let text = |key: &str| body[key].as_str().unwrap_or_default().to_owned();
    let _ = taken.send(Call { head, to: text("to"), text: text("text") });
    let status = match mood.load(Ordering::SeqCst) {
        0 => "200 OK",
        1 => "500 Internal Server Error",
        _ => return std::future::pending().await,
    };
    let answer = format!("HTTP/1.1 {status}\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{{}}");
    write.write_all(answer.as_bytes()).await.ok()
}
