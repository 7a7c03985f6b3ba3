//! Who may use whom, read from Cargo's own metadata. Every crate has a row.

use anyhow::Context;
use cargo_metadata::{DependencyKind, MetadataCommand};
use std::collections::BTreeMap;
use std::path::Path;

/// Read it top-down: a crate sees only what stands in its row.
pub const MAY_USE: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("jushou-rtc", &[]),
    ("audio", &[]),
    ("media", &["jushou-rtc", "audio"]),
    ("protocol", &["domain"]),
    ("store", &["domain"]),
    ("store-sqlite", &["domain", "store"]),
    ("store-postgres", &["domain", "store"]),
    ("client", &["protocol"]),
    ("sim", &["domain", "jushou-rtc", "audio", "media", "protocol"]),
    (
        "server",
        &[
            "domain",
            "jushou-rtc",
            "audio",
            "media",
            "protocol",
            "store",
            "store-sqlite",
            "store-postgres",
            "client",
        ],
    ),
    ("bench", &["domain", "jushou-rtc", "media", "protocol", "store", "store-sqlite", "client", "server"]),
    ("xtask", &[]),
];

/// What a pure crate may take from outside: no runtime, socket, database or clock comes in this way.
/// `cel`: parsing and evaluating the owner's expressions, without its clock, regular expressions or JSON.
pub const PURE: &[(&str, &[&str])] = &[("domain", &["cel"]), ("audio", &["earshot", "opus"])];

/// One crate's dependencies, by name.
pub type Uses = BTreeMap<String, Vec<String>>;

/// The workspace's crates and what each uses, tests included; build tools too.
pub fn uses(top: &Path) -> anyhow::Result<Uses> {
    let metadata = MetadataCommand::new()
        .manifest_path(top.join("Cargo.toml"))
        .no_deps()
        .exec()
        .context("cargo metadata failed")?;
    let of = |package: &cargo_metadata::Package| {
        let inside =
            |d: &&cargo_metadata::Dependency| d.kind != DependencyKind::Development || d.path.is_some();
        package.dependencies.iter().filter(inside).map(|d| d.name.clone()).collect()
    };
    Ok(metadata.workspace_packages().into_iter().map(|p| (p.name.to_string(), of(p))).collect())
}

/// One line for every dependency that points outwards, and for every crate without a row.
pub fn violations(top: &Path) -> anyhow::Result<Vec<String>> {
    Ok(judge(&uses(top)?))
}

pub fn judge(uses: &Uses) -> Vec<String> {
    let mut found = Vec::new();
    for (name, used) in uses {
        let Some((_, allowed)) = MAY_USE.iter().find(|(row, _)| row == name) else {
            found.push(format!("{name} has no row in xtask/src/layers.rs"));
            continue;
        };
        let outward =
            used.iter().filter(|other| uses.contains_key(*other) && !allowed.contains(&other.as_str()));
        found.extend(outward.map(|other| format!("{name} must not use {other}")));
        if let Some((_, allowed)) = PURE.iter().find(|(row, _)| row == name) {
            let foreign =
                used.iter().filter(|other| !uses.contains_key(*other) && !allowed.contains(&other.as_str()));
            found.extend(foreign.map(|other| format!("{name} is pure and must not use {other}")));
        }
    }
    for (row, _) in MAY_USE.iter().filter(|(row, _)| !uses.contains_key(*row)) {
        found.push(format!("{row} has a row in xtask/src/layers.rs but is no crate"));
    }
    found
}
