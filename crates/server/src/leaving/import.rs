//! An export of another Jushou server, read as what it is: a stranger's file.

use super::export::{DATA, FORMAT};
use domain::entry::Refusal;
use domain::entry::leaving::Profile;
use domain::network;
use serde::de::{Deserialize, Deserializer, Error, SeqAccess, Visitor};
use std::fmt;
use std::io::{Cursor, Read};
use zip::{CompressionMethod, ZipArchive};

/// No export is larger: past it nothing is read.
pub const IMPORT_BYTES_MAX: usize = 8 << 20;

/// Files read at once: what strangers send costs no more memory than these.
pub const IMPORTS_AT_ONCE: usize = 2;

/// The words about oneself that a file brings. No `Debug`: they are personal.
pub struct Brought {
    pub profile: Profile,
    /// What goes beyond the stated line; `None`: an export that says nothing of it.
    pub said: Option<network::Profile>,
}

/// The words about oneself in the ZIP, or in its `account.json` alone. Everything else in it is another server's word.
pub fn read(bytes: &[u8]) -> Result<Brought, Refusal> {
    let export: Export = match bytes {
        [b'P', b'K', ..] => serde_json::from_slice(&data_of(bytes).ok_or(Refusal::NoExport)?),
        bytes => serde_json::from_slice(bytes),
    }
    .map_err(|_| Refusal::NoExport)?;
    if export.jushou_export != FORMAT {
        return Err(Refusal::NoExport);
    }
    let Words { handle, stated, field, headline, fields, languages, links } = export.profile;
    let profile = Profile::parse(&handle, &stated, &field)?;
    let said = network::Profile::parse(headline.as_deref(), &fields.0, &languages.0, &links.0);
    let said = said.map_err(|_| Refusal::NoExport)?;
    Ok(Brought { profile, said: Some(said).filter(|said| *said != network::Profile::default()) })
}

/// All that is looked at. The rest is skipped as it is read, and takes no memory.
#[derive(serde::Deserialize)]
struct Export {
    jushou_export: u64,
    profile: Words,
}

#[derive(serde::Deserialize)]
struct Words {
    handle: String,
    stated: String,
    field: String,
    #[serde(default)]
    headline: Option<String>,
    #[serde(default)]
    fields: Few,
    #[serde(default)]
    languages: Few,
    #[serde(default)]
    links: Few,
}

/// A short list: of a long one no more is read than shows that it is.
#[derive(Default)]
struct Few(Vec<String>);

/// No list of a profile is longer.
const FEW: usize = 8;

impl<'de> Deserialize<'de> for Few {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Few, D::Error> {
        from.deserialize_seq(FewVisitor)
    }
}

struct FewVisitor;

impl<'de> Visitor<'de> for FewVisitor {
    type Value = Few;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a short list of texts")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Few, A::Error> {
        let mut few = vec![];
        while let Some(text) = list.next_element()? {
            if few.len() >= FEW {
                return Err(A::Error::custom("the list is long"));
            }
            few.push(text);
        }
        Ok(Few(few))
    }
}

/// Only what is stored as it is, so that nothing grows while it is read.
fn data_of(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let file = zip.by_name(DATA).ok()?;
    if file.compression() != CompressionMethod::Stored {
        return None;
    }
    let mut data = Vec::new();
    file.take(IMPORT_BYTES_MAX as u64).read_to_end(&mut data).ok()?;
    Some(data)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_file_of_a_stranger_is_more_than_refused() {
        let good = br#"{"jushou_export":1,"profile":{"handle":"ann","stated":"tunes pianos","field":"crafts"},"account":{"owner":true}}"#;
        let brought =
            |bytes: &[u8]| read(bytes).is_ok_and(|brought| brought.profile.handle.as_str() == "ann");
        assert!(brought(good));
        for bad in [
            &b""[..],
            b"PK",
            b"PK\x03\x04rest",
            b"{}",
            b"[]",
            &good[..40],
            br#"{"jushou_export":2,"profile":{}}"#,
            br#"{"jushou_export":1,"profile":{"handle":"ann","stated":"x","field":"law","links":["http://a.example"]}}"#,
            br#"{"jushou_export":1,"profile":{"handle":"ann","stated":"x","field":"law","links":["","","","","","","","",0]}}"#,
        ] {
            assert!(read(bad).is_err_and(|no| no == Refusal::NoExport));
        }
        let mut seed = 7_u64;
        for turn in 0..20_000 {
            let mut bytes = good.to_vec();
            for _ in 0..1 + turn % 4 {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                let at = (seed >> 33) as usize % bytes.len();
                bytes[at] = (seed >> 17) as u8;
            }
            let _ = read(&bytes); // Refused or read; never a panic.
        }
    }

    #[test]
    fn what_is_not_looked_at_is_skipped_and_never_built() {
        // Deeper than a value in memory may be, and a number that none holds.
        let deep = "[".repeat(100_000) + &"]".repeat(100_000);
        let words = r#""handle":"ann","stated":"tunes pianos","field":"crafts""#;
        let file = format!(
            r#"{{"rooms":{deep},"jushou_export":1,"profile":{{{words},"notes":{deep}}},"since":1e999999}}"#
        );
        assert!(read(file.as_bytes()).is_ok_and(|brought| brought.profile.handle.as_str() == "ann"));
    }
}
