//! Faults, load and abuse: the headless client drives and kills the release binary.

use crate::command::{cargo, run, top};
use crate::demo;

pub fn trials(long: bool, only: &[String]) -> anyhow::Result<()> {
    demo::build_release()?;
    let mut command = cargo();
    command.args(["run", "--release", "--package", "client", "--bin", "trials", "--"]);
    command.arg("--jushou").arg(top().join("target/release/jushou"));
    if long {
        command.arg("--long");
    }
    run(command.args(only))
}
