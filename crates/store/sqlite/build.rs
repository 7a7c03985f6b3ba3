//! A new migration is compiled in without a `cargo clean`.

fn main() {
    println!("cargo:rerun-if-changed=../shared/migrations");
    println!("cargo:rerun-if-changed=build.rs");
}
