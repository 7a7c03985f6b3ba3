//! Presets: the way a known product works, as settings. Each is one TOML that sets documented keys and nothing else.

use super::{Admission, BadConfig, Config};
use toml::{Table, Value};

/// A preset's name and its text.
pub const PRESETS: &[(&str, &str)] = &[
    ("capital-coffee", include_str!("../../../../presets/capital-coffee.toml")),
    ("clubhouse", include_str!("../../../../presets/clubhouse.toml")),
    ("dizhua", include_str!("../../../../presets/dizhua.toml")),
    ("duihuaba", include_str!("../../../../presets/duihuaba.toml")),
    ("fam", include_str!("../../../../presets/fam.toml")),
    ("kan-kan", include_str!("../../../../presets/kan-kan.toml")),
    ("meetclub", include_str!("../../../../presets/meetclub.toml")),
    ("mitalk", include_str!("../../../../presets/mitalk.toml")),
    ("spaces", include_str!("../../../../presets/spaces.toml")),
];

/// How a preset lets people in.
pub struct PresetAdmission {
    pub name: &'static str,
    pub admission: Admission,
    /// It sets keys of other sections too.
    pub says_more: bool,
}

pub fn preset_admissions() -> Vec<PresetAdmission> {
    let read = |(name, text): &(&'static str, &str)| {
        let config = Config::read(text, []).expect("a test reads every preset");
        let sections: Table = toml::from_str(text).expect("it was read already");
        let says_more = sections.keys().any(|section| section != "admission");
        PresetAdmission { name, admission: config.admission, says_more }
    };
    PRESETS.iter().map(read).collect()
}

/// Puts the preset that `server.preset` names under what the file and the environment say.
pub(super) fn put_under(table: &mut Table) -> Result<(), BadConfig> {
    let Some(name) = table.get("server").and_then(|server| server.get("preset")) else { return Ok(()) };
    let found = PRESETS.iter().find(|(known, _)| name.as_str() == Some(known));
    let (name, text) = found.ok_or_else(|| {
        let known = PRESETS.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
        BadConfig(format!("`server.preset` names no preset: there are {known}"))
    })?;
    let preset: Table =
        toml::from_str(text).map_err(|e| BadConfig(format!("the preset {name} is not TOML: {e}")))?;
    for (section, keys) in preset {
        let Value::Table(keys) = keys else {
            return Err(BadConfig(format!(
                "the preset {name} has the key `{section}` outside of any section"
            )));
        };
        let own = table.entry(section).or_insert_with(|| Value::Table(Table::new()));
        if let Value::Table(own) = own {
            for (key, value) in keys {
                own.entry(key).or_insert(value);
            }
        }
    }
    Ok(())
}
