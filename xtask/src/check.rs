//! What takes seconds: format, clippy, layers, tidy, licences, TypeScript.

use crate::command::{answers, cargo, run, step, top};
use crate::{node, web};
use anyhow::bail;

pub fn check() -> anyhow::Result<()> {
    step("format", || run(cargo().args(["fmt", "--all", "--check"])))?;
    step("layers and tidy", || {
        let mut found = xtask::layers::violations(&top())?;
        found.extend(xtask::tidy::violations(&top())?);
        if !found.is_empty() {
            bail!("{}", found.join("\n"));
        }
        Ok(())
    })?;
    let node = step("Node.js", node::find_or_install)?;
    step("web: types, lint, texts", || web::check(&node))?;
    // The server embeds the built client, so that comes before the compiler looks at it.
    step("web client", || web::build(&node))?;
    crate::setup::for_building()?;
    step("clippy", || {
        run(cargo().args(["clippy", "--workspace", "--all-targets", "--", "--deny", "warnings"]))
    })?;
    if !answers("cargo-deny", "--version") {
        println!(
            "licences, bans and sources: skipped, cargo-deny is not here (`cargo xtask test` installs it)"
        );
        return Ok(());
    }
    step("licences, bans and sources", || run(cargo().args(["deny", "check", "licenses", "bans", "sources"])))
}
