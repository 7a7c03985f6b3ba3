//! Files that programs write and people read: made by one command, compared by the tests.

use crate::command::{built, cargo, output, run, top};
use crate::{node, postgres, web};
use anyhow::{Context, bail};
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::SystemTime;

/// A file in the repository, and the program that prints its content: its place in the target folder, its arguments.
const FILES: &[(&str, &[&str])] = &[
    ("web/src/wire.ts", &["debug/examples/wire_ts"]),
    ("web/src/room/scripts.json", &["debug/examples/record_scripts"]),
    ("docs/retention.md", &["debug/examples/retention"]),
    ("docs/openapi.json", &["debug/jushou", "openapi"]),
    ("jushou.sample.toml", &["debug/jushou", "config", "sample"]),
];

pub fn generate(check: bool) -> anyhow::Result<()> {
    // First: a program with a new query is not built without the query's description.
    let mut stale: Vec<&'static str> = query_checks(check)?;
    // With the whole workspace, as the tests are: alone, each would want its dependencies built again with other features.
    run(cargo().args(["build", "--quiet", "--workspace", "--examples", "--bins"]))?;
    for (path, program) in FILES {
        let made = output(Command::new(built(program[0])).args(&program[1..]))?;
        put(path, &made, check, &mut stale)?;
    }
    // Last: made from two of the files above.
    put("web/src/openapi.ts", &web::openapi(&node::find_or_install()?)?, check, &mut stale)?;
    if !stale.is_empty() {
        bail!("stale, run `cargo xtask gen`: {}", stale.join(", "));
    }
    Ok(())
}

/// Writes the file, or only says that it would change.
fn put(path: &'static str, made: &str, check: bool, stale: &mut Vec<&'static str>) -> anyhow::Result<()> {
    let file = top().join(path);
    if fs::read_to_string(&file).is_ok_and(|there| there == made) {
        return Ok(());
    }
    if check {
        stale.push(path);
    } else {
        fs::write(&file, made).with_context(|| format!("{path} cannot be written"))?;
        println!("wrote {path}");
    }
    Ok(())
}

/// The stored description of every SQL query, one folder a backend, so that a build needs no database.
fn query_checks(check: bool) -> anyhow::Result<Vec<&'static str>> {
    let database = postgres::start()?;
    let sqlite = std::env::temp_dir().join(format!("jushou-gen-{}.db", std::process::id()));
    let sqlite_url = format!("sqlite:{}?mode=rwc", sqlite.display());
    let backends = [
        ("sqlite", "SQLITE_DATABASE_URL", sqlite_url),
        ("postgres", "POSTGRES_DATABASE_URL", database.url()),
    ];
    let mut stale = Vec::new();
    for (name, variable, url) in backends {
        let (folder, package) = (top().join("crates/store").join(name), format!("store-{name}"));
        // Own target folders: these builds turn the queries off and on, and must not disturb the others'.
        let target = top().join("target/tools/queries-target");
        let mut migrate = cargo();
        migrate.args(["run", "--quiet", "--package", &package, "--no-default-features", "--example"]);
        run(migrate.arg(format!("migrate-{name}")).arg("--").arg(&url).env("CARGO_TARGET_DIR", &target))?;
        let made = top().join(format!("target/tools/queries-{name}"));
        let _ = fs::remove_dir_all(&made);
        fs::create_dir_all(&made)?;
        // The macros run only when the crate is compiled, and write what they learn into this folder.
        fs::File::options().append(true).open(folder.join("src/lib.rs"))?.set_modified(SystemTime::now())?;
        let mut build = cargo();
        build
            .args(["check", "--quiet", "--package", &package])
            .env(variable, &url)
            .env("SQLX_OFFLINE_DIR", &made);
        run(build.env("CARGO_TARGET_DIR", &target))?;
        let there = folder.join(".sqlx");
        if same(&made, &there)? {
            continue;
        }
        if check {
            stale.push(name);
        } else {
            let _ = fs::remove_dir_all(&there);
            run(Command::new("cp").arg("-r").arg(&made).arg(&there))?;
            println!("wrote crates/store/{name}/.sqlx");
        }
    }
    let _ = fs::remove_file(sqlite);
    Ok(stale)
}

fn same(one: &Path, other: &Path) -> anyhow::Result<bool> {
    let read = |folder: &Path| -> anyhow::Result<Vec<(String, Vec<u8>)>> {
        let mut files = Vec::new();
        let Ok(entries) = fs::read_dir(folder) else { return Ok(files) };
        for entry in entries {
            let path = entry?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            files.push((name, fs::read(&path)?));
        }
        files.sort();
        Ok(files)
    };
    Ok(read(one)? == read(other)?)
}
