//! Small promises of the repository that a program can hold: opening sentences, shared words, no leftovers.

use anyhow::Context;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

/// One line for every broken promise.
pub fn violations(top: &Path) -> anyhow::Result<Vec<String>> {
    let mut found = Vec::new();
    let glossary = fs::read_to_string(top.join("GLOSSARY.md")).context("GLOSSARY.md is missing")?;
    for path in files(top)? {
        let Ok(text) = fs::read_to_string(top.join(&path)) else { continue };
        found.extend(of_file(&path, &text));
        if path == "web/src/wire.ts" {
            found.extend(unknown_words(&path, &text, &glossary));
        }
        if path.ends_with(".md") {
            found.extend(dead_paths(top, &path, &text));
            found.extend(dead_links(top, &path, &text));
        }
    }
    Ok(found)
}

/// What git tracks or would track.
fn files(top: &Path) -> anyhow::Result<Vec<String>> {
    let mut git = Command::new("git");
    git.args(["ls-files", "--cached", "--others", "--exclude-standard"]).current_dir(top);
    let listed = git.output().context("git is needed to list the files")?;
    let text = String::from_utf8(listed.stdout).context("file names are UTF-8 here")?;
    Ok(text.lines().filter(|path| top.join(path).is_file()).map(str::to_owned).collect())
}

/// Marks of unfinished work, and tests that wait or are skipped. Written in two parts so as not to find themselves.
const LEFTOVERS: &[(&str, &str)] = &[
    (concat!("todo", "!("), "is unfinished"),
    (concat!("unimplemented", "!("), "is unfinished"),
    (concat!("TO", "DO"), "is unfinished: finish it, or file an issue"),
    (concat!("FIX", "ME"), "is unfinished: finish it, or file an issue"),
    (concat!("#[ign", "ore"), "skips a test"),
    (concat!("thread::sl", "eep("), "sleeps: wait for what should happen instead"),
];

/// Waiting for time to pass, by whichever runtime.
const WAIT: &str = concat!("sl", "eep(");

/// Promises that concern one file alone.
pub fn of_file(path: &str, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let is_code = [".rs", ".ts", ".tsx", ".mjs"].iter().any(|end| path.ends_with(end));
    if !is_code {
        return found;
    }
    let opening = text.trim_start_matches("#!/usr/bin/env node\n");
    let opens = if path.ends_with(".rs") {
        opening.starts_with("//! ")
    } else {
        opening.starts_with("/*") || opening.starts_with("//")
    };
    if !opens {
        found.push(format!("{path}:1 opens without a sentence that says what it is"));
    }
    let is_test = path.ends_with(".rs") && ["/tests/", "/suite/"].iter().any(|folder| path.contains(folder));
    let is_virtual = ["start_paused", "time::pause"].iter().any(|mark| text.contains(mark));
    for (number, line) in text.lines().enumerate() {
        for (mark, why) in LEFTOVERS {
            if line.contains(mark) {
                found.push(format!("{path}:{} {mark:?} {why}", number + 1));
            }
        }
        if is_test && !is_virtual && line.contains(WAIT) {
            found.push(format!("{path}:{} sleeps: in a test time is virtual", number + 1));
        }
    }
    found
}

/// Names on the wire use only words that the glossary explains: its third column has those that are not used.
pub fn unknown_words(path: &str, wire: &str, glossary: &str) -> Vec<String> {
    let rows = glossary.lines().filter(|line| line.starts_with("| **"));
    let cells = rows.flat_map(|row| row.split('|').skip(1).take(2));
    let words = cells.flat_map(|cell| cell.split(|c: char| !c.is_ascii_alphabetic()));
    let known: BTreeSet<String> = words.map(str::to_ascii_lowercase).collect();
    let kinds = wire.split("\"kind\": \"").skip(1).filter_map(|rest| rest.split('"').next());
    let mut found = BTreeSet::new();
    for kind in kinds {
        for word in kind.split('_').filter(|word| !known.contains(*word)) {
            found.insert(format!("{path}: {kind:?} uses the word {word:?}, which GLOSSARY.md does not have"));
        }
    }
    found.into_iter().collect()
}

/// Paths in a document, in backticks and with a slash, lead somewhere.
fn dead_paths(top: &Path, path: &str, text: &str) -> Vec<String> {
    let quoted = text.split('`').skip(1).step_by(2);
    let ours = |word: &&str| {
        ["crates/", "xtask/", "web/", "docs/", "bench/"].iter().any(|start| word.starts_with(start))
            && !word.contains(['*', '<', '{', ' ', '…'])
            && !word.contains("NNNN")
            && !word.contains("/dist")
    };
    quoted
        .filter(ours)
        .filter(|word| !top.join(word.split(':').next().unwrap_or(word)).exists())
        .map(|word| format!("{path}: `{word}` does not exist"))
        .collect()
}

/// Links of a document to what stands in the repository lead somewhere.
fn dead_links(top: &Path, path: &str, text: &str) -> Vec<String> {
    let folder = top.join(path).parent().map(Path::to_owned).unwrap_or_default();
    let links = text.split("](").skip(1).filter_map(|rest| rest.split([')', '#']).next());
    links
        .filter(|link| !link.contains(':') && !link.starts_with('/'))
        .filter(|link| !folder.join(link).exists())
        .map(|link| format!("{path}: the link to {link} leads nowhere"))
        .collect()
}
