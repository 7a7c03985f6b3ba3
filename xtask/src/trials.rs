//! Faults, load and abuse: the headless client drives and kills the release binary.

use crate::command::{built, run};
use crate::demo;
use std::process::Command;

pub fn trials(long: bool, only: &[String]) -> anyhow::Result<()> {
    demo::build_release()?;
    demo::build_participants()?;
    let mut command = Command::new(built("release/trials"));
    command.arg("--jushou").arg(built("release/jushou"));
    if long {
        command.arg("--long");
    }
    run(command.args(only))
}
