//! What a program says to the server over a bare socket, and the answer as it came.

use crate::house::LATE;
use std::collections::BTreeMap;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

/// An answer as it came over the socket.
pub struct Raw {
    pub status: u16,
    pub headers: BTreeMap<String, String>,
    pub body: Vec<u8>,
}

impl Raw {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }

    pub fn text(&self) -> String {
        String::from_utf8(self.body.clone()).expect("text")
    }
}

/// Sends exactly these bytes and reads one answer with a length.
pub async fn raw(base: &str, request: &str) -> Raw {
    let mut stream = TcpStream::connect(base.trim_start_matches("http://")).await.expect("it listens");
    stream.write_all(request.as_bytes()).await.expect("sent");
    let mut bytes = vec![];
    let head_at = loop {
        let mut buffer = [0; 4096];
        let read = timeout(LATE, stream.read(&mut buffer)).await.expect("in time").expect("readable");
        assert!(read > 0, "the server hung up: {}", String::from_utf8_lossy(&bytes));
        bytes.extend_from_slice(&buffer[..read]);
        if let Some(at) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
            break at;
        }
    };
    let head = String::from_utf8(bytes[..head_at].to_vec()).expect("text");
    let mut lines = head.split("\r\n");
    let status = lines.next().and_then(|line| line.split(' ').nth(1)?.parse().ok()).expect("a status");
    let header = |line: &str| {
        let (name, value) = line.split_once(": ")?;
        Some((name.to_ascii_lowercase(), value.to_owned()))
    };
    let headers: BTreeMap<String, String> = lines.filter_map(header).collect();
    let mut body = bytes.split_off(head_at + 4);
    let length: usize = headers.get("content-length").map_or(0, |text| text.parse().expect("a number"));
    while body.len() < length {
        let mut buffer = [0; 4096];
        let read = timeout(LATE, stream.read(&mut buffer)).await.expect("in time").expect("readable");
        assert!(read > 0, "the body is cut");
        body.extend_from_slice(&buffer[..read]);
    }
    Raw { status, headers, body }
}
