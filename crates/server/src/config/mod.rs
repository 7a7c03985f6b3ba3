//! One TOML file plus environment variables; a key nobody knows is refused by name.

mod keys;
mod language;
mod net;
mod preset;

pub use keys::{
    Admission, Config, KEYS, Key, Limits, LogFormat, Mail, MailTls, Media, OpenedBy, Outward, Proofs,
    Provider, ProviderKind, Push, Rooms, SECTIONS, Server, SignOn, Sms, SmsContent, SmsMethod, Tls,
};
pub use net::{Net, Origin};
pub use preset::{PRESETS, preset_admissions};

use std::fmt::Write;
use std::path::Path;
use toml::{Table, Value};

/// `JUSHOU__SERVER__NAME=…` overrides `[server] name`.
const ENV_PREFIX: &str = "JUSHOU__";

/// Why the configuration is not used. Says which key.
#[derive(Debug, PartialEq, Eq)]
pub struct BadConfig(pub String);

impl std::fmt::Display for BadConfig {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for BadConfig {}

impl Config {
    /// Reads the file (none: only defaults), then the environment, then `more`.
    pub fn load(file: Option<&Path>, more: Option<(String, String)>) -> Result<Config, BadConfig> {
        let text = match file {
            Some(path) => std::fs::read_to_string(path)
                .map_err(|e| BadConfig(format!("{} cannot be read: {e}", path.display())))?,
            None => String::new(),
        };
        Config::read(&text, std::env::vars().chain(more))
    }

    /// Every key reads; [`Config::check`] says whether they fit together. `text` is TOML; `env` are pairs of name and value, of which only those named `JUSHOU__…` count.
    pub fn read(text: &str, env: impl IntoIterator<Item = (String, String)>) -> Result<Config, BadConfig> {
        let mut table: Table =
            toml::from_str(text).map_err(|e| BadConfig(format!("this is not TOML: {e}")))?;
        for (name, value) in env {
            if let Some(path) = name.strip_prefix(ENV_PREFIX) {
                set(&mut table, &path.to_ascii_lowercase(), &value)?;
            }
        }
        preset::put_under(&mut table)?;
        for (section, keys) in &table {
            refuse_unknown(section, keys)?;
        }
        table.try_into().map_err(|e: toml::de::Error| BadConfig(e.message().to_owned()))
    }

    /// Whether browsers reach this server by HTTPS: cookies are then for HTTPS only.
    pub fn is_secure(&self) -> bool {
        self.tls_files().is_some() || self.server.public_url.as_ref().is_some_and(|url| url.https)
    }

    pub fn tls_files(&self) -> Option<(&Path, &Path)> {
        Some((self.tls.cert.as_deref()?, self.tls.key.as_deref()?))
    }

    /// Served on this machine's loopback alone.
    pub fn is_local(&self) -> bool {
        self.server.listen.iter().all(|address| address.ip().is_loopback())
    }

    /// What must hold before anything is served.
    pub fn check(&self) -> Result<(), BadConfig> {
        let no = |text: &str| Err(BadConfig(text.to_owned()));
        if self.server.listen.is_empty() {
            return no("`server.listen` names no address to serve on");
        }
        crate::mail::check(&self.mail)?;
        crate::texts::check(&self.sms)?;
        crate::push::check(&self.push)?;
        if self.tls.cert.is_some() != self.tls.key.is_some() {
            return no("`tls.cert` and `tls.key` go together: one of them is missing");
        }
        if !self.is_local() && self.tls_files().is_none() && !self.server.allow_http {
            return no(
                "plain HTTP is served on localhost only, because browsers give a microphone only to HTTPS: \
                       set `tls.cert` and `tls.key`, or `server.allow_http = true` behind a proxy that speaks TLS",
            );
        }
        if self.rooms.green_room_minutes > 120 {
            return no("`rooms.green_room_minutes` is at most 120");
        }
        let is_slug = |name: &str| {
            (1..=40).contains(&name.len())
                && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        };
        let providers = &self.sign_on.providers;
        if !providers.iter().all(|provider| is_slug(&provider.name) && provider.name != "arrival") {
            return no("`sign_on.providers`: a name is made of a-z, 0-9 and hyphens");
        }
        if (1..providers.len()).any(|at| providers[..at].iter().any(|one| one.name == providers[at].name)) {
            return no("`sign_on.providers`: two have one name");
        }
        Ok(())
    }
}

/// The documented sample: every key, its default and its consequence.
pub fn sample() -> String {
    let mut out = String::from(
        "# Jushou's configuration: every key with its default. `jushou config sample` prints this file.\n\
         # The environment overrides it: JUSHOU__SERVER__NAME=\"…\" stands for `name` in [server].\n",
    );
    for (section, about) in SECTIONS {
        write!(out, "\n#{about}\n[{section}]\n").expect("writing to a String cannot fail");
        for key in KEYS.iter().filter(|key| key.section == *section) {
            for line in key.about {
                writeln!(out, "#{line}").expect("as above");
            }
            match key.sample.strip_prefix("# ") {
                Some(example) => writeln!(out, "# {} = {example}", key.name).expect("as above"),
                None => writeln!(out, "{} = {}", key.name, key.sample).expect("as above"),
            }
        }
    }
    out
}

fn refuse_unknown(section: &str, keys: &Value) -> Result<(), BadConfig> {
    let Value::Table(keys) = keys else {
        return Err(BadConfig(format!("unknown key `{section}` outside of any section")));
    };
    if !SECTIONS.iter().any(|(name, _)| name == &section) {
        let known = SECTIONS.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
        return Err(BadConfig(format!("unknown section `{section}`: there are {known}")));
    }
    let known = |name: &str| KEYS.iter().any(|key| key.section == section && key.name == name);
    match keys.keys().find(|name| !known(name)) {
        Some(name) => {
            let there =
                KEYS.iter().filter(|key| key.section == section).map(|key| key.name).collect::<Vec<_>>();
            Err(BadConfig(format!("unknown key `{section}.{name}`: [{section}] has {}", there.join(", "))))
        }
        None => Ok(()),
    }
}

/// `path` is `section__key`. The value is TOML if it reads as TOML, else a text.
fn set(table: &mut Table, path: &str, value: &str) -> Result<(), BadConfig> {
    let (section, key) = path.split_once("__").ok_or_else(|| {
        BadConfig(format!("the environment's {ENV_PREFIX}{} lacks a key", path.to_uppercase()))
    })?;
    let known = KEYS.iter().find(|k| k.section == section && k.name == key);
    let text = Value::String(value.to_owned());
    let read = toml::from_str::<Table>(&format!("it = {value}")).ok().and_then(|mut t| t.remove("it"));
    // A name that happens to read as a number or a date stays a text.
    let is_text = known.is_some_and(|k| k.sample.trim_start_matches("# ").starts_with('"'));
    let value = match read {
        Some(Value::String(inner)) => Value::String(inner),
        Some(other) if !is_text => other,
        _ => text,
    };
    let section = table.entry(section).or_insert_with(|| Value::Table(Table::new()));
    section
        .as_table_mut()
        .ok_or_else(|| BadConfig("a section's name stands for one key".to_owned()))?
        .insert(key.to_owned(), value);
    Ok(())
}
