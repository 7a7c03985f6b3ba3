//! Everything: check, Rust tests on both databases, TypeScript tests, browser tests, short trials.

use crate::command::{cargo, run, step};
use crate::{aiortc, check, demo, generate, node, postgres, setup, trials, web};
use std::time::Instant;

pub fn test() -> anyhow::Result<()> {
    let start = Instant::now();
    step("what the tests need", setup::everything)?;
    check::check()?;
    let aiortc = step("aiortc for the tests", aiortc::find_or_install)?;
    let database = step("PostgreSQL for the tests", postgres::start)?;
    step("Rust tests", || {
        run(cargo()
            .args(["test", "--workspace", "--no-fail-fast"])
            .env("JUSHOU_TEST_POSTGRES", database.url())
            .env("JUSHOU_TEST_AIORTC", &aiortc))
    })?;
    drop(database);
    step("generated files are fresh", || generate::generate(true))?;
    let node = node::find_or_install()?;
    step("TypeScript tests", || web::test(&node))?;
    demo::build_release()?;
    demo::build_participants()?;
    step("browser tests", || web::browser_tests(&node))?;
    step("short trials", || trials::trials(false, &[]))?;
    println!("\nall tests passed in {:.0} s", start.elapsed().as_secs_f64());
    Ok(())
}
