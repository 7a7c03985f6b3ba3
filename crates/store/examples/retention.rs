//! Prints `docs/retention.md`.

fn main() {
    print!("{}", store::keeping::document());
}
