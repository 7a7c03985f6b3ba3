//! The repository keeps its small promises, and the test notices when one is broken.

use std::path::Path;
use xtask::tidy::{of_file, unknown_words, violations};

#[test]
fn the_repository_is_tidy() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the repository");
    assert_eq!(violations(top).expect("the files can be read"), Vec::<String>::new());
}

#[test]
fn a_file_without_an_opening_sentence_is_noticed() {
    assert!(of_file("a.rs", "//! What this is.\nfn a() {}\n").is_empty());
    assert_eq!(of_file("a.rs", "fn a() {}\n").len(), 1);
    assert_eq!(of_file("a.tsx", "export const a = 1;\n").len(), 1);
}

#[test]
fn unfinished_work_and_sleeping_are_noticed() {
    let line = concat!("//! A.\nfn a() { todo", "!() }\n");
    assert_eq!(of_file("a.rs", line).len(), 1);
    let line = concat!("//! A.\nfn a() { std::thread::sl", "eep(d) }\n");
    assert_eq!(of_file("a.rs", line).len(), 1);
    let line = concat!("//! A.\nasync fn a() { tokio::time::sl", "eep(d).await }\n");
    assert_eq!(of_file("crates/a/tests/a.rs", line).len(), 1);
    assert!(of_file("crates/a/src/a.rs", line).is_empty());
    let paused = format!("{line}#[tokio::test(start_paused = true)]\n");
    assert!(of_file("crates/a/tests/a.rs", &paused).is_empty());
}

#[test]
fn a_wire_name_outside_the_glossary_is_noticed() {
    let glossary = "| **hand** | raised or lowered. raise | kick |";
    assert!(unknown_words("w", r#"{ "kind": "raise_hand" }"#, glossary).is_empty());
    assert_eq!(unknown_words("w", r#"{ "kind": "kick_hand" }"#, glossary).len(), 1);
}
