//! From a fresh clone to a running server.

use crate::command::{built, cargo, run as finish, step};
use crate::{node, web};
use std::process::Command;

pub fn demo(arguments: &[String]) -> anyhow::Result<()> {
    let mut all = vec!["demo".to_owned()];
    all.extend_from_slice(arguments);
    run(&all)
}

pub fn run(arguments: &[String]) -> anyhow::Result<()> {
    build_release()?;
    finish(Command::new(built("release/jushou")).args(arguments))
}

/// Web client, then the binary that holds it.
pub fn build_release() -> anyhow::Result<()> {
    crate::setup::for_building()?;
    let node = step("Node.js", node::find_or_install)?;
    step("web client", || web::build(&node))?;
    step("jushou, optimised (the first time takes some minutes)", || {
        finish(cargo().args(["build", "--release", "--package", "server", "--bin", "jushou"]))
    })
}

/// The headless participants that drive it in tests and trials.
pub fn build_participants() -> anyhow::Result<()> {
    crate::setup::for_building()?;
    step("headless participants, optimised", || {
        finish(cargo().args(["build", "--release", "--package", "client", "--bins"]))
    })
}
