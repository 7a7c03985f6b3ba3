//! A mail server of the test's own: takes every letter on loopback and shows it.

use std::net::SocketAddr;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;

pub struct Smtp {
    pub address: SocketAddr,
    letters: mpsc::UnboundedReceiver<Taken>,
}

/// A letter as it came over the wire.
pub struct Taken {
    pub from: String,
    pub to: String,
    /// Headers and text.
    pub data: String,
}

impl Smtp {
    /// Takes whatever comes.
    pub async fn open() -> Smtp {
        Smtp::answering("250 taken").await
    }

    /// Answers every recipient with `rcpt`.
    pub async fn answering(rcpt: &'static str) -> Smtp {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("bound");
        let (taken, letters) = mpsc::unbounded_channel();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(converse(stream, rcpt, taken.clone()));
            }
        });
        Smtp { address, letters }
    }

    /// Points a server's configuration here.
    pub fn configure(&self, config: &mut server::config::Config) {
        config.mail.from = Some("Jushou <noreply@talk.test>".to_owned());
        config.mail.host = Some(self.address.ip().to_string());
        config.mail.port = self.address.port();
        config.mail.tls = server::config::MailTls::None;
    }

    /// The next letter, which must come.
    pub async fn letter(&mut self) -> Taken {
        let wait = std::time::Duration::from_secs(10);
        tokio::time::timeout(wait, self.letters.recv())
            .await
            .expect("a letter comes")
            .expect("the server runs")
    }

    /// A letter that is there already.
    pub fn at_hand(&mut self) -> Option<Taken> {
        self.letters.try_recv().ok()
    }
}

impl Taken {
    /// The first run of eight digits or more: the code.
    pub fn code(&self) -> String {
        let text = self.data.split_once("\r\n\r\n").map(|(_, text)| text).expect("headers and a text");
        let mut runs = text.split(|c: char| !c.is_ascii_digit());
        runs.find(|run| run.len() >= 8).expect("a code is in it").to_owned()
    }
}

async fn converse(stream: TcpStream, rcpt: &'static str, taken: mpsc::UnboundedSender<Taken>) -> Option<()> {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    let (mut from, mut to) = (String::new(), String::new());
    write.write_all(b"220 mail.test\r\n").await.ok()?;
    while let Some(line) = lines.next_line().await.ok()? {
        let answer = match line.get(..4).unwrap_or_default().to_ascii_uppercase().as_str() {
            "EHLO" | "HELO" => "250 mail.test",
            "MAIL" => {
                from = line;
                "250 go on"
            }
            "RCPT" => {
                to = line;
                rcpt
            }
            "DATA" => {
                write.write_all(b"354 go on\r\n").await.ok()?;
                let mut data = String::new();
                while let Some(line) = lines.next_line().await.ok()?.filter(|line| line != ".") {
                    data.push_str(&line);
                    data.push_str("\r\n");
                }
                let _ = taken.send(Taken { from: from.clone(), to: to.clone(), data });
                "250 taken"
            }
            "QUIT" => {
                write.write_all(b"221 bye\r\n").await.ok()?;
                return None;
            }
            _ => "250 fine",
        };
        write.write_all(format!("{answer}\r\n").as_bytes()).await.ok()?;
    }
    None
}
