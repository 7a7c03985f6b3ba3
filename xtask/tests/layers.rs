//! Dependencies point inwards, and the test notices when one does not.

use std::path::Path;
use xtask::layers::{judge, uses, violations};

fn top() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the repository")
}

#[test]
fn dependencies_point_inwards() {
    assert_eq!(violations(top()).expect("cargo metadata works here"), Vec::<String>::new());
}

#[test]
fn a_dependency_that_points_outwards_is_noticed() {
    let sound = uses(top()).expect("cargo metadata works here");
    let with = |name: &str, other: &str| {
        let mut faulty = sound.clone();
        faulty.entry(name.into()).or_default().push(other.into());
        judge(&faulty)
    };
    assert_eq!(with("domain", "store"), ["domain must not use store"]);
    assert_eq!(with("media", "domain"), ["media must not use domain"]);
    assert_eq!(with("domain", "tokio"), ["domain is pure and must not use tokio"]);
    assert_eq!(with("utils", "domain"), ["utils has no row in xtask/src/layers.rs"]);
}
