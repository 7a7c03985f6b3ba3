//! A PostgreSQL of our own for the tests: loopback, a free port, a folder that is thrown away.

use crate::command::run;
use anyhow::{Context, bail};
use std::fs;
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// A running server. Dropping it stops it and removes its data.
pub struct Postgres {
    programs: PathBuf,
    data: PathBuf,
    port: u16,
}

impl Postgres {
    pub fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }
}

/// The newest installed server programs, outside PATH on Debian.
pub fn programs() -> Option<PathBuf> {
    let mut found: Vec<PathBuf> =
        fs::read_dir("/usr/lib/postgresql").ok()?.flatten().map(|e| e.path().join("bin")).collect();
    found.retain(|folder| folder.join("initdb").exists());
    found.sort();
    found.pop()
}

pub fn start() -> anyhow::Result<Postgres> {
    let programs = programs().context("PostgreSQL's server programs are not installed")?;
    // Not below the repository: PostgreSQL runs as another user, who may not look into it.
    let data = std::env::temp_dir().join(format!("jushou-postgres-{}", std::process::id()));
    let _ = fs::remove_dir_all(&data);
    fs::create_dir_all(&data)?;
    if is_root() {
        run(Command::new("chown").arg("postgres").arg(&data))?;
    }
    let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
    let server = Postgres { programs, data, port };
    let cluster = server.data.join("cluster");
    run(server
        .program("initdb")
        .args(["--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C", "-D"])
        .arg(&cluster)
        .stdout(Stdio::null()))?;
    let options =
        format!("-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200");
    let started = server
        .program("pg_ctl")
        .arg("-D")
        .arg(&cluster)
        .arg("-l")
        .arg(server.data.join("log"))
        .args(["-w", "-o", &options, "start"])
        .stdout(Stdio::null())
        .status()?;
    if !started.success() {
        bail!(
            "PostgreSQL did not start: {}",
            fs::read_to_string(server.data.join("log")).unwrap_or_default()
        );
    }
    Ok(server)
}

impl Postgres {
    /// PostgreSQL refuses to run as root.
    fn program(&self, name: &str) -> Command {
        let program = self.programs.join(name);
        let mut command = if is_root() {
            let mut command = Command::new("setpriv");
            command.args(["--reuid=postgres", "--regid=postgres", "--init-groups"]).arg(program);
            command
        } else {
            Command::new(program)
        };
        command.current_dir("/");
        command
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        let mut stop = self.program("pg_ctl");
        stop.arg("-D").arg(self.data.join("cluster")).args(["-m", "immediate", "stop"]).stdout(Stdio::null());
        if let Err(reason) = run(&mut stop) {
            eprintln!("{reason:#}");
        }
        let _ = fs::remove_dir_all(&self.data);
    }
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|id| id.stdout.trim_ascii() == b"0")
}
