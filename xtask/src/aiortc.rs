//! A Python with aiortc, kept under target/: another WebRTC than ours, for tests.

use crate::command::{run, top};
use anyhow::Context;
use std::path::PathBuf;
use std::process::Command;

/// Known to work; a newer one is tried by changing this.
const PACKAGE: &str = "aiortc==1.16.0";

/// The Python to run tests with, installed if need be.
pub fn find_or_install() -> anyhow::Result<PathBuf> {
    let folder = top().join("target/tools/aiortc");
    let python = folder.join("bin/python");
    let has_it = || {
        let imports = "import importlib.metadata as m, aiortc; print('aiortc==' + m.version('aiortc'))";
        let said = Command::new(&python).args(["-c", imports]).output();
        said.is_ok_and(|said| String::from_utf8_lossy(&said.stdout).trim() == PACKAGE)
    };
    if !has_it() {
        crate::setup::python_with_venv()?;
        println!("installing {PACKAGE} into target/tools");
        run(Command::new("python3").args(["-m", "venv"]).arg(&folder))?;
        run(Command::new(folder.join("bin/pip")).args(["install", "--quiet", PACKAGE]))
            .context("aiortc could not be installed from PyPI")?;
    }
    Ok(python)
}
