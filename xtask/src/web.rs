//! The web client: its packages from the lock file, its build, its checks.

use crate::command::{built, output, run, top};
use crate::node::Node;
use anyhow::Context;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

fn folder() -> PathBuf {
    top().join("web")
}

fn npm(node: &Node, arguments: &[&str]) -> Command {
    let mut command = node.npm();
    command.current_dir(folder()).args(arguments);
    command
}

/// `npm ci`, unless the installed packages are those of the lock file already.
pub fn install(node: &Node) -> anyhow::Result<()> {
    let lock = folder().join("package-lock.json");
    let stamp = folder().join("node_modules/.jushou-lock");
    let wanted = fs::read(&lock).with_context(|| format!("{} is missing", lock.display()))?;
    if fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    run(&mut npm(node, &["ci", "--no-fund", "--no-audit", "--ignore-scripts"]))?;
    fs::write(stamp, wanted).context("web/node_modules cannot be written")
}

/// Builds `web/dist`, unless nothing changed since it was built.
pub fn build(node: &Node) -> anyhow::Result<()> {
    install(node)?;
    let built = folder().join("dist/index.html");
    let newest = newest_change(&folder())?;
    if modified(&built).is_some_and(|at| at > newest) {
        return Ok(());
    }
    run(&mut npm(node, &["run", "--silent", "build"]))
}

pub fn check(node: &Node) -> anyhow::Result<()> {
    install(node)?;
    run(&mut npm(node, &["run", "--silent", "check"]))
}

pub fn test(node: &Node) -> anyhow::Result<()> {
    run(&mut npm(node, &["run", "--silent", "test"]))
}

/// The text of `src/openapi.ts`.
pub fn openapi(node: &Node) -> anyhow::Result<String> {
    output(&mut npm(node, &["run", "--silent", "openapi"]))
}

/// Real browsers against the release binary.
pub fn browser_tests(node: &Node) -> anyhow::Result<()> {
    run(npm(node, &["run", "--silent", "test:browser"]).env("JUSHOU", built("release/jushou")))
}

fn newest_change(folder: &Path) -> anyhow::Result<SystemTime> {
    let mut newest = SystemTime::UNIX_EPOCH;
    for entry in fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default();
        if name == "node_modules" || name == "dist" || name == "browser" {
            continue;
        }
        let changed = if path.is_dir() { newest_change(&path)? } else { modified(&path).unwrap_or(newest) };
        newest = newest.max(changed);
    }
    Ok(newest)
}

fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|data| data.modified()).ok()
}
