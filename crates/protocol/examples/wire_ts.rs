//! Prints `web/src/wire.ts`.

fn main() {
    print!("{}", protocol::typescript::wire_ts());
}
