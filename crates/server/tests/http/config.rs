//! The configuration: one file, the environment over it, nothing unknown.

use super::house::{Dir, config};
use server::config::{Config, KEYS, Origin, PRESETS, sample};
use server::serve::{self, Plan};

fn read(text: &str) -> Result<Config, String> {
    Config::read(text, []).map_err(|bad| bad.0)
}

#[test]
fn the_committed_sample_is_what_the_program_prints() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../jushou.sample.toml");
    let committed = std::fs::read_to_string(path).unwrap_or_default();
    assert!(committed == sample(), "run `cargo xtask gen`, or: jushou config sample > jushou.sample.toml");
}

#[test]
fn the_sample_says_the_defaults_and_every_key_is_in_it() {
    let config = read(&sample()).expect("the sample reads");
    config.check().expect("the sample can be served");
    let default = Config::default();
    assert!(config.server.name == default.server.name && config.server.listen == default.server.listen);
    assert!(
        config.server.data_dir == default.server.data_dir
            && config.server.log_format == default.server.log_format
    );
    assert!(config.server.public_url.is_none() && config.server.database_url.is_none());
    assert!(config.media.port == default.media.port && config.media.addresses == default.media.addresses);
    assert!(config.limits.requests_per_account == default.limits.requests_per_account);
    // Examples read, too, once they are no comments; key by key the number in the sample is the default.
    for key in KEYS {
        let example = key.sample.trim_start_matches("# ");
        read(&format!("[{}]\n{} = {example}", key.section, key.name))
            .unwrap_or_else(|e| panic!("{}: {e}", key.name));
        assert!(
            !key.about.is_empty() && key.about.iter().all(|line| !line.trim().is_empty()),
            "{}",
            key.name
        );
    }
    let limits = |limits: &server::config::Limits| {
        [
            limits.connections,
            limits.body_bytes,
            limits.requests_per_account,
            limits.profiles_per_account,
            limits.requests_per_address,
            limits.sign_ins_per_address,
            limits.sign_ins_per_handle,
            limits.registrations_per_address,
            limits.invites_per_address,
            limits.messages_per_account,
            limits.sockets_per_account,
            limits.rooms,
            limits.passwords_at_once,
            limits.mail_codes_per_address,
            limits.mail_codes_per_mailbox,
            limits.codes_per_account,
        ]
    };
    assert_eq!(limits(&config.limits), limits(&default.limits));
}

#[test]
fn an_unknown_key_is_refused_by_name() {
    let refused = |text: &str| read(text).err().expect("refused");
    assert!(
        refused("[server]\nnmae = \"x\"")
            .starts_with("unknown key `server.nmae`: [server] has name, language, preset")
    );
    assert!(refused("[sever]\nname = \"x\"").starts_with("unknown section `sever`"));
    assert!(refused("name = \"x\"").contains("`name`"));
    let env = [("JUSHOU__SERVER__NMAE".to_owned(), "x".to_owned())];
    assert!(Config::read("", env).err().expect("refused").0.contains("`server.nmae`"));
    let env = [("JUSHOU__NAME".to_owned(), "x".to_owned())];
    assert!(Config::read("", env).is_err());
}

#[test]
fn the_environment_overrides_the_file_and_values_are_read_by_their_key() {
    let env = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let config = Config::read(
        "[server]\nname = \"file\"\nallow_http = false",
        [
            env("JUSHOU__SERVER__NAME", "2026"),
            env("JUSHOU__SERVER__ALLOW_HTTP", "true"),
            env("JUSHOU__SERVER__LISTEN", "[\"0.0.0.0:80\"]"),
            env("JUSHOU__MEDIA__PORT", "4000"),
            env("JUSHOU__SERVER__PUBLIC_URL", "https://Talk.test:443/"),
            env("PATH", "/bin"),
        ],
    )
    .map_err(|bad| bad.0)
    .expect("it reads");
    assert!(config.server.name == "2026" && config.server.allow_http && config.media.port == 4000);
    assert_eq!(config.server.public_url, Some(Origin { https: true, authority: "talk.test".to_owned() }));
}

#[test]
fn what_does_not_fit_is_refused() {
    for text in [
        "[media]\nport = 70000",
        "[server]\npublic_url = \"talk.test\"",
        "[server]\npublic_url = \"https://talk.test/path\"",
        "[server]\ntrusted_proxies = [\"10.0.0.0/33\"]",
        "[server",
    ] {
        assert!(read(text).is_err(), "{text}");
    }
    for text in ["[server]\nlisten = []", "[tls]\ncert = \"cert.pem\""] {
        assert!(read(text).expect("it reads").check().is_err(), "{text}");
    }
}

#[tokio::test]
async fn plain_http_beyond_localhost_is_refused_unless_told_so() {
    let dir = Dir::new();
    let mut config = config(dir.path());
    config.server.listen = vec![([0, 0, 0, 0], 0).into()];
    let refused = serve::start(Plan::new(config.clone())).await.err().expect("refused").to_string();
    assert!(refused.contains("plain HTTP") && refused.contains("allow_http"), "{refused}");
    assert!(!config.server.data_dir.exists(), "nothing was touched");
    config.server.allow_http = true;
    serve::start(Plan::new(config)).await.expect("it starts").stop().await.expect("it stops");
}

#[test]
fn every_preset_sets_documented_keys_alone_and_what_the_operator_says_stands() {
    for (name, _) in PRESETS {
        let config =
            read(&format!("[server]\npreset = \"{name}\"")).unwrap_or_else(|e| panic!("{name}: {e}"));
        config.check().unwrap_or_else(|e| panic!("{name}: {e}"));
    }
    let named = "[server]\npreset = \"meetclub\"\n[sign_on]\nmail_domains = [\"hill.example\"]";
    read(named).expect("it reads").check().expect("it can be served");
    let spaces = read("[server]\npreset = \"spaces\"").expect("it reads");
    assert!(!spaces.rooms.closed && Config::default().rooms.closed);
    let own = read("[server]\npreset = \"spaces\"\n[rooms]\nclosed = true").expect("it reads");
    assert!(own.rooms.closed, "the file stands over the preset");
    assert!(read("[server]\npreset = \"myspace\"").err().expect("refused").contains("clubhouse"));
}
