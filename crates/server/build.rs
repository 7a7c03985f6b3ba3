//! Embeds the built web client, compressed. Without it the build stops with one line that says what to do.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// Pictures and fonts are compressed already.
const TYPES: &[(&str, &str, bool)] = &[
    ("html", "text/html; charset=utf-8", true),
    ("js", "text/javascript; charset=utf-8", true),
    ("css", "text/css; charset=utf-8", true),
    ("ftl", "text/plain; charset=utf-8", true),
    ("txt", "text/plain; charset=utf-8", true),
    ("json", "application/json", true),
    ("webmanifest", "application/manifest+json", true),
    ("svg", "image/svg+xml", true),
    ("wasm", "application/wasm", true),
    ("png", "image/png", false),
    ("ico", "image/x-icon", false),
    ("webp", "image/webp", false),
    ("woff2", "font/woff2", false),
    ("ogg", "audio/ogg", false),
    ("opus", "audio/ogg", false),
];

/// Generic code leaves many equal functions behind; folded, a megabyte of the program is gone. Addresses that move together
/// are told the loader in a bitmap (DT_RELR, glibc 2.36): that is two and a half more. Only where the toolchain brings the
/// linker that knows how: GNU's does not fold.
fn link_small() {
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|of| of == value);
    let brings_lld = is("TARGET", "x86_64-unknown-linux-gnu");
    if brings_lld && is("PROFILE", "release") {
        println!("cargo::rustc-link-arg-bins=-Wl,--icf=all,-z,pack-relative-relocs");
    }
}

fn main() {
    println!("cargo::rerun-if-env-changed=JUSHOU_WEB_DIST");
    println!("cargo::rerun-if-changed=build.rs");
    let here = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let dist = env::var("JUSHOU_WEB_DIST").map_or_else(|_| here.join("../../web/dist"), PathBuf::from);
    println!("cargo::rerun-if-changed={}", dist.display());
    if !dist.join("index.html").is_file() {
        println!(
            "cargo::error=web/dist is missing: run `cargo xtask demo` once, which builds the web client first"
        );
        return;
    }
    link_small();
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets it"));
    let mut files = vec![];
    walk(&dist, &mut files);
    files.sort_by_key(|path| url(&dist, path));
    let mut table = String::from("pub static FILES: &[Embedded] = &[\n");
    let mut build = Fnv::default();
    for (at, path) in files.iter().enumerate() {
        let bytes = fs::read(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let url = url(&dist, path);
        build.add(url.as_bytes());
        build.add(&bytes);
        let mut tag = Fnv::default();
        tag.add(&bytes);
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        let known = TYPES.iter().find(|(known, _, _)| *known == ending);
        let (media_type, shrinks) = known.map_or(("application/octet-stream", false), |(_, t, s)| (*t, *s));
        let embed = |ending: &str, bytes: &[u8]| {
            let file = out.join(format!("{at}{ending}"));
            fs::write(&file, bytes).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
            format!("include_bytes!({:?})", file.display().to_string())
        };
        let smaller = |ending: &str, packed: Vec<u8>| match shrinks && packed.len() < bytes.len() {
            true => format!("Some({})", embed(ending, &packed)),
            false => "None".to_owned(),
        };
        // A catalogue has no brotli copy: everybody fetches one of six, once, and gzip is three kilobytes longer.
        let is_catalogue = url.starts_with("/assets/catalogue-");
        let brotli = if is_catalogue { "None".to_owned() } else { smaller(".br", brotli(&bytes)) };
        let gzip = smaller(".gz", gzip(&bytes));
        // Whoever takes neither gets the first unpacked: a megabyte of the program is gone.
        let plain = if gzip == "None" { format!("Some({})", embed("", &bytes)) } else { "None".to_owned() };
        writeln!(
            table,
            "Embedded {{ path: {url:?}, media_type: {media_type:?}, etag: \"\\\"{:016x}\\\"\", plain: {plain}, \
             gzip: {gzip}, brotli: {brotli} }},",
            tag.0
        )
        .expect("writing to a String cannot fail");
    }
    writeln!(table, "];\npub const BUILD: &str = \"{:016x}\";", build.0).expect("as above");
    fs::write(out.join("embedded.rs"), table).expect("OUT_DIR can be written");
}

fn url(dist: &Path, path: &Path) -> String {
    let inside = path.strip_prefix(dist).expect("it was found inside");
    let parts = inside.components().map(|part| part.as_os_str().to_string_lossy().into_owned());
    parts.fold(String::new(), |url, part| url + "/" + &part)
}

fn walk(dir: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).unwrap_or_else(|e| panic!("{}: {e}", dir.display())) {
        let path = entry.unwrap_or_else(|e| panic!("{}: {e}", dir.display())).path();
        if path.is_dir() { walk(&path, files) } else { files.push(path) }
    }
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::GzEncoder::new(vec![], flate2::Compression::best());
    packer.write_all(bytes).and_then(|()| packer.finish()).expect("writing to a Vec cannot fail")
}

fn brotli(bytes: &[u8]) -> Vec<u8> {
    let mut out = vec![];
    let params =
        brotli::enc::BrotliEncoderParams { quality: 11, size_hint: bytes.len(), ..Default::default() };
    brotli::BrotliCompress(&mut &*bytes, &mut out, &params).expect("writing to a Vec cannot fail");
    out
}

/// FNV-1a, 64 bits: tells one build of a file from another; nobody attacks it here.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Fnv(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    fn add(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
}
