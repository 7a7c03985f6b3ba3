//! Janus under the same lecture: its video room with sound alone, driven over its Unix socket.

use crate::crowd::Crowd;
use crate::ground::Ground;
use crate::machine;
use crate::peer::Peer;
use crate::rig::{GENERATORS_CORE, SENDERS_CORE};
use crate::sdp;
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use socket2::{Domain, SockAddr, Socket, Type};
use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

const CONFIGURATION: &str = "/etc/janus";
const PLUGIN: &str = "janus.plugin.videoroom";
const ROOM: u64 = 77;
const FEED: u64 = 7;
/// No answer takes longer.
const PATIENCE: Duration = Duration::from_secs(20);
/// Listeners on their way to a connection.
const AT_ONCE: usize = 16;
const MESSAGE_LEN_MAX: usize = 64 * 1024;

/// How it is set up.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Setup {
    /// As the distribution ships it: a thread for each listener.
    Stock,
    /// One event loop for all, which is what one core can use.
    Tuned,
}

/// A running one. It ends with this.
pub struct Janus {
    process: Child,
    socket: Socket,
    folder: PathBuf,
    session: u64,
    transactions: u64,
}

/// What it calls itself. None: it is not installed.
pub fn version() -> Option<String> {
    let told = std::process::Command::new("janus").arg("--version").output().ok()?;
    let text = String::from_utf8_lossy(&told.stdout).into_owned() + &String::from_utf8_lossy(&told.stderr);
    let line = text.lines().find(|line| line.contains("version"))?;
    Some(line.rsplit_once('(').map_or(line, |(_, version)| version.trim_end_matches(')')).to_owned())
}

impl Janus {
    /// On the server's core, with an empty room.
    pub fn start(setup: Setup) -> Result<Janus> {
        let folder = std::env::temp_dir().join(format!("bench-janus-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder); // Of a run before.
        fs::create_dir_all(&folder)?;
        for file in fs::read_dir(CONFIGURATION).context("no configuration of Janus")? {
            let file = file?;
            fs::copy(file.path(), folder.join(file.file_name()))?;
        }
        let path = folder.join("socket");
        // The only changes: it can be spoken to, and the event loop.
        let transport = format!(
            "general: {{ enabled = true, json = \"plain\", path = \"{}\", type = \"SOCK_SEQPACKET\" }}\n",
            path.display()
        );
        fs::write(folder.join("janus.transport.pfunix.jcfg"), transport)?;
        if setup == Setup::Tuned {
            let file = folder.join("janus.jcfg");
            let shipped = fs::read_to_string(&file)?;
            let tuned = shipped.replacen("general: {", "general: {\n\tevent_loops = 1", 1);
            ensure!(tuned != shipped, "a configuration that is not as expected");
            fs::write(file, tuned)?;
        }
        let mut command = Ground::Namespaces.command("janus");
        command
            .arg("--configs-folder")
            .arg(&folder)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        // It inherits the core.
        machine::pin(&[SENDERS_CORE])?;
        let process = command.spawn().context("Janus does not start");
        machine::pin(&[GENERATORS_CORE])?;
        let mut process = process?;
        let socket = match connect(&path) {
            Ok(socket) => socket,
            Err(e) => {
                let _ = process.kill();
                let _ = process.wait();
                return Err(e);
            }
        };
        let mut janus = Janus { process, socket, folder, session: 0, transactions: 0 };
        janus.session =
            janus.ask(json!({ "janus": "create" }))?["data"]["id"].as_u64().context("no session")?;
        let handle = janus.attach()?;
        let room = json!({ "request": "create", "room": ROOM, "publishers": 1, "audiocodec": "opus", "permanent": false });
        let made = janus.say(handle, room, None)?;
        ensure!(made["plugindata"]["data"]["videoroom"] == "created", "no room: {made}");
        Ok(janus)
    }

    pub fn id(&self) -> u32 {
        self.process.id()
    }

    /// One who speaks, connected.
    pub fn add_speaker(&mut self, crowd: &mut Crowd) -> Result<()> {
        let handle = self.attach()?;
        let offer = sdp::offer_of_speaker(&crowd.shared.fingerprint, crowd.next_address(), crowd.port());
        let ask = json!({ "request": "joinandconfigure", "room": ROOM, "ptype": "publisher", "id": FEED });
        let answer = self.say(handle, ask, Some(json!({ "type": "offer", "sdp": offer })))?;
        let answer = answer["jsep"]["sdp"].as_str().with_context(|| format!("no answer: {answer}"))?;
        crowd.welcome(Peer::of_full_ice(&crowd.shared, answer, true, false)?, Instant::now());
        wait_for_all(crowd)?;
        // Until the room knows of the speaker.
        crowd.rest(Duration::from_millis(500))
    }

    /// So many more who hear, connected.
    pub fn add_listeners(&mut self, crowd: &mut Crowd, count: usize) -> Result<()> {
        for _ in 0..count {
            let handle = self.attach()?;
            let ask = json!({ "request": "join", "room": ROOM, "ptype": "subscriber", "streams": [{ "feed": FEED }] });
            let offered = self.say(handle, ask, None)?;
            let offer = offered["jsep"]["sdp"].as_str().with_context(|| format!("no offer: {offered}"))?;
            let peer = Peer::of_full_ice(&crowd.shared, offer, false, crowd.next_is_sample())?;
            let answer = sdp::answer_of_listener(
                &crowd.shared.fingerprint,
                offer,
                crowd.next_address(),
                crowd.port(),
            )?;
            let answer = json!({ "type": "answer", "sdp": answer });
            let started = self.say(handle, json!({ "request": "start" }), Some(answer))?;
            ensure!(started["plugindata"]["data"]["started"] == "ok", "not started: {started}");
            crowd.welcome(peer, Instant::now());
            // It is not ready for a hello that comes at once, and the next one need not wait for that.
            crowd.turn(Instant::now(), &mut |_| {})?;
            while crowd.count_joining() >= AT_ONCE {
                crowd.turn(Instant::now() + Duration::from_millis(5), &mut |_| {})?;
            }
        }
        wait_for_all(crowd)
    }

    fn attach(&mut self) -> Result<u64> {
        let attached =
            self.ask(json!({ "janus": "attach", "plugin": PLUGIN, "session_id": self.session }))?;
        attached["data"]["id"].as_u64().with_context(|| format!("not attached: {attached}"))
    }

    fn say(&mut self, handle: u64, body: Value, jsep: Option<Value>) -> Result<Value> {
        let mut message =
            json!({ "janus": "message", "session_id": self.session, "handle_id": handle, "body": body });
        if let Some(jsep) = jsep {
            message["jsep"] = jsep;
        }
        self.ask(message)
    }

    /// What comes of it at last; that it was taken in ("ack") says nothing.
    fn ask(&mut self, mut message: Value) -> Result<Value> {
        self.transactions += 1;
        let transaction = self.transactions.to_string();
        message["transaction"] = transaction.clone().into();
        self.socket.write_all(message.to_string().as_bytes()).context("Janus takes nothing")?;
        let mut buffer = vec![0; MESSAGE_LEN_MAX];
        loop {
            let len = self.socket.read(&mut buffer).context("no answer of Janus")?;
            let told: Value = serde_json::from_slice(&buffer[..len]).context("an answer of Janus")?;
            if told["transaction"] == transaction.as_str() && told["janus"] != "ack" {
                ensure!(told["janus"] != "error", "Janus refuses: {told}");
                ensure!(told["plugindata"]["data"]["error"].is_null(), "its room refuses: {told}");
                return Ok(told);
            }
        }
    }
}

fn wait_for_all(crowd: &mut Crowd) -> Result<()> {
    while crowd.count_joining() > 0 {
        crowd.turn(Instant::now() + Duration::from_millis(5), &mut |_| {})?;
    }
    Ok(())
}

fn connect(path: &Path) -> Result<Socket> {
    let began = Instant::now();
    loop {
        let socket = Socket::new(Domain::UNIX, Type::SEQPACKET, None)?;
        if socket.connect(&SockAddr::unix(path)?).is_ok() {
            socket.set_read_timeout(Some(PATIENCE))?;
            return Ok(socket);
        }
        ensure!(began.elapsed() < PATIENCE, "Janus does not come up");
        std::thread::park_timeout(Duration::from_millis(50));
    }
}

impl Drop for Janus {
    fn drop(&mut self) {
        // Gone already: so be it.
        let _ = self.process.kill();
        let _ = self.process.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}
