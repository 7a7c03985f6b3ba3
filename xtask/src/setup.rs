//! What the commands need from the system, installed by its package manager where that is allowed.

use crate::command::{answers, cargo, run};
use anyhow::bail;
use std::path::Path;
use std::process::Command;

/// A Debian package, and how to see that what it brings is there already.
struct Need {
    package: &'static str,
    found: fn() -> bool,
}

/// What builds the codec (libopus) besides the C compiler.
const FOR_BUILDING: &[Need] = &[Need { package: "cmake", found: || answers("cmake", "--version") }];

/// What the browser tests and the tests on PostgreSQL use.
const FOR_TESTS: &[Need] = &[
    Need { package: "chromium", found: || answers("chromium", "--version") },
    Need { package: "firefox-esr", found: || Path::new("/usr/bin/firefox-esr").exists() },
    Need { package: "pulseaudio", found: || answers("pulseaudio", "--version") },
    Need { package: "fonts-noto-cjk", found: || Path::new("/usr/share/fonts/opentype/noto").exists() },
    Need { package: "fonts-noto-core", found: || Path::new("/usr/share/fonts/truetype/noto").exists() },
    Need { package: "postgresql", found: || crate::postgres::programs().is_some() },
    Need { package: "iproute2", found: || answers("ip", "-V") },
    Need { package: "nftables", found: || answers("nft", "--version") },
    Need { package: "openssl", found: || answers("openssl", "version") },
    Need { package: "ffmpeg", found: || answers("ffmpeg", "-version") },
    Need { package: "tcpdump", found: || answers("tcpdump", "--version") },
];

/// Installs everything that `cargo xtask test` uses.
pub fn everything() -> anyhow::Result<()> {
    for_building()?;
    debian(FOR_TESTS)?;
    crate::node::find_or_install()?;
    if !answers("cargo-deny", "--version") {
        println!("installing cargo-deny (some minutes, once)");
        run(cargo().args(["install", "--quiet", "--locked", "cargo-deny"]))?;
    }
    Ok(())
}

/// What every build needs besides Rust and a C compiler.
pub fn for_building() -> anyhow::Result<()> {
    debian(FOR_BUILDING)
}

/// What it takes to get Node. The demo needs that and what builds the server.
pub fn python_with_venv() -> anyhow::Result<()> {
    for_building()?;
    debian(&[Need { package: "python3-venv", found: || answers("python3", "-c=import ensurepip, venv") }])
}

fn debian(needs: &[Need]) -> anyhow::Result<()> {
    let missing: Vec<&str> = needs.iter().filter(|need| !(need.found)()).map(|need| need.package).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let words = missing.join(" ");
    if !answers("apt-get", "--version") {
        bail!("please install these (here by their Debian names), then run this again: {words}");
    }
    let Some(prefix) = root_prefix() else {
        bail!("please run this once as root, then run this again: apt-get install {words}");
    };
    println!("installing {words}");
    let apt = |arguments: &[&str]| {
        let mut command = Command::new(prefix.first().copied().unwrap_or("apt-get"));
        if !prefix.is_empty() {
            command.args(&prefix[1..]).arg("apt-get");
        }
        command.env("DEBIAN_FRONTEND", "noninteractive");
        command.args(["-o", "DPkg::Lock::Timeout=900", "-qq"]).args(arguments);
        run(&mut command)
    };
    apt(&["update"])?;
    apt(&[&["install", "-y", "--no-install-recommends"], &missing[..]].concat())
}

/// How to become root without being asked: not at all, by sudo, or no way.
fn root_prefix() -> Option<&'static [&'static str]> {
    let id = Command::new("id").arg("-u").output().ok()?;
    if id.stdout.trim_ascii() == b"0" {
        return Some(&[]);
    }
    answers("sudo", "-nv").then_some(&["sudo", "-n"])
}
