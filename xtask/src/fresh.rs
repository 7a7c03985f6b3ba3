//! Both README commands in an empty Debian 12: only Rust, build-essential and git, made by mmdebstrap and thrown away.

use crate::command::{answers, output, run, step, top};
use anyhow::{Context, bail};
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How this machine's package clients are set up; the empty system's clients are set up the same way.
const CLIENT_SETTINGS: &[&str] =
    &["etc/pip.conf", "root/.npmrc", "root/.config/pip/pip.conf", "root/.cargo/config.toml"];
const CERTIFICATES: &[&str] =
    &["etc/ssl/certs", "usr/local/share/ca-certificates", "usr/share/ca-certificates"];

pub fn fresh(demo_only: bool) -> anyhow::Result<()> {
    for program in ["mmdebstrap", "unshare", "chroot"] {
        if !answers(program, "--version") {
            bail!("{program} is needed: apt-get install mmdebstrap util-linux coreutils");
        }
    }
    if !output(Command::new("git").args(["status", "--porcelain"]).current_dir(top()))?.is_empty() {
        println!("note: what is not committed is not in the clone that is tried here");
    }
    let root = std::env::temp_dir().join(format!("jushou-fresh-{}", std::process::id()));
    let system = Fresh { root };
    step("an empty Debian 12", || system.install())?;
    step("first command: cargo xtask demo", || system.demo())?;
    if !demo_only {
        step("second command: cargo xtask test", || {
            run(system.shell("cd /root/jushou && cargo xtask test").stdin(Stdio::null()))
        })?;
    }
    Ok(())
}

/// The empty system's root folder. Dropping it removes it.
struct Fresh {
    root: PathBuf,
}

impl Fresh {
    fn install(&self) -> anyhow::Result<()> {
        let mut debian = Command::new("mmdebstrap");
        debian.args(["--variant=minbase", "--include=build-essential,git,ca-certificates", "bookworm"]);
        run(debian.arg(&self.root).stderr(Stdio::null()))?;
        for file in CERTIFICATES.iter().chain(CLIENT_SETTINGS) {
            self.copy(Path::new("/").join(file))?;
        }
        let home = PathBuf::from(std::env::var_os("HOME").context("HOME is not set")?);
        self.copy_to(&home.join(".rustup"), "root/.rustup")?;
        self.copy_to(&home.join(".cargo/bin"), "root/.cargo/bin")?;
        let clone = self.root.join("root/jushou");
        run(Command::new("git").args(["clone", "--quiet", "--no-hardlinks"]).arg(top()).arg(clone))
    }

    fn copy(&self, from: PathBuf) -> anyhow::Result<()> {
        let inside = from.strip_prefix("/").expect("made from the root").to_path_buf();
        self.copy_to(&from, inside)
    }

    fn copy_to(&self, from: &Path, inside: impl AsRef<Path>) -> anyhow::Result<()> {
        if !from.exists() {
            return Ok(());
        }
        let to = self.root.join(inside);
        let parent = to.parent().expect("below the root");
        fs::create_dir_all(parent)?;
        if to.is_dir() {
            return run(Command::new("cp").arg("-a").arg(from.join(".")).arg(&to));
        }
        run(Command::new("cp").arg("-a").arg(from).arg(&to))
    }

    /// A shell inside, with its own process ids and mounts, so that nothing stays behind.
    fn shell(&self, script: &str) -> Command {
        let enter = r#"mount --rbind /dev "$0/dev" && mount -t proc proc "$0/proc" && mount --rbind /sys "$0/sys" && mount -t tmpfs tmpfs "$0/dev/shm" && cp /etc/resolv.conf "$0/etc/" 2>/dev/null; exec chroot "$0" /usr/bin/env -i "$@""#;
        let mut command = Command::new("unshare");
        command.args(["--mount", "--pid", "--fork", "--kill-child", "sh", "-c", enter]).arg(&self.root);
        command.args([
            "HOME=/root",
            "LANG=C.UTF-8",
            "TERM=dumb",
            "PATH=/root/.cargo/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
        ]);
        command.args(client_variables());
        command.args(["bash", "-c", script]);
        command
    }

    /// Runs the first command until its server answers, and says how long that took.
    fn demo(&self) -> anyhow::Result<()> {
        let start = Instant::now();
        let mut child = self
            .shell("cd /root/jushou && exec cargo xtask demo")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()?;
        let url = find_url(&mut child)?;
        println!("the demo printed its URL after {:.0} s", start.elapsed().as_secs_f64());
        let answer = get(&url);
        child.kill()?;
        child.wait()?;
        let answer = answer?;
        let status = answer.lines().next().unwrap_or_default();
        if !(status.contains(" 200 ") || status.contains(" 303 ") || status.contains(" 302 ")) {
            bail!("the demo's URL answered {status:?}");
        }
        println!("it answers: {status}");
        Ok(())
    }
}

impl Drop for Fresh {
    fn drop(&mut self) {
        // Mounts live in the shell's own namespace, so this removes only our files.
        let _ = Command::new("rm").args(["-rf", "--one-file-system"]).arg(&self.root).status();
    }
}

/// Certificate bundles, proxies and package clients' settings are the machine's, not the project's.
fn client_variables() -> Vec<String> {
    let ours = |name: &str| {
        let name = name.to_ascii_uppercase();
        ["_PROXY", "SSL_CERT_FILE", "SSL_CERT_DIR", "CA_BUNDLE", "CA_CERTS"]
            .iter()
            .any(|part| name.contains(part))
            || ["PIP_", "NPM_CONFIG_", "CARGO_REGISTR", "CARGO_HTTP_", "CARGO_NET_"]
                .iter()
                .any(|start| name.starts_with(start))
    };
    std::env::vars().filter(|(name, _)| ours(name)).map(|(name, value)| format!("{name}={value}")).collect()
}

/// Shows what the child prints until a line holds the demo's URL.
fn find_url(child: &mut Child) -> anyhow::Result<String> {
    let lines = BufReader::new(child.stdout.take().expect("piped")).lines();
    for line in lines {
        let line = line?;
        println!("  {line}");
        if let Some(word) =
            line.split_whitespace().find(|word| word.starts_with("http://") && word.contains("/demo/"))
        {
            return Ok(word.to_owned());
        }
    }
    bail!("the demo ended without printing its URL")
}

fn get(url: &str) -> anyhow::Result<String> {
    let (host, path) =
        url.strip_prefix("http://").and_then(|rest| rest.split_once('/')).context("not a plain URL")?;
    let mut stream = TcpStream::connect(host.replace("localhost", "127.0.0.1"))?;
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    write!(stream, "GET /{path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}
