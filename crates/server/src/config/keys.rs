//! Every key of `jushou.toml`: its default, and what it does. The sample file is printed from here.

use super::net::{Net, Origin};
use domain::room::{self, House};
use serde::Deserialize;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

/// One key as the sample shows it.
pub struct Key {
    pub section: &'static str,
    pub name: &'static str,
    /// Lines of explanation.
    pub about: &'static [&'static str],
    /// The default as TOML; starts with `#` where there is none, and then shows an example.
    pub sample: &'static str,
}

macro_rules! sections {
    ($(
        #[doc = $section_about:literal]
        $section:ident $struct:ident {$(
            $(#[doc = $about:literal])+
            $name:ident: $type:ty = $default:expr, $sample:literal;
        )*}
    )*) => {
        /// What the operator decides. No `Debug`: the database's URL may hold a password.
        #[derive(Clone, Default, Deserialize)]
        #[serde(default, deny_unknown_fields)]
        pub struct Config {$(
            #[doc = $section_about]
            pub $section: $struct,
        )*}

        $(
            #[doc = $section_about]
            #[derive(Clone, Deserialize)]
            #[serde(default, deny_unknown_fields)]
            pub struct $struct {$(
                $(#[doc = $about])+
                pub $name: $type,
            )*}

            impl Default for $struct {
                fn default() -> Self {
                    $struct { $($name: $default,)* }
                }
            }
        )*

        pub const SECTIONS: &[(&str, &str)] = &[$((stringify!($section), $section_about),)*];

        pub const KEYS: &[Key] = &[$($(Key {
            section: stringify!($section),
            name: stringify!($name),
            about: &[$($about),+],
            sample: $sample,
        },)*)*];
    };
}

sections! {
    /// The server as people reach it.
    server Server {
        /// What newcomers see above the door.
        name: String = "Jushou".to_owned(), r#""Jushou""#;
        /// Start from the way a known product works: `clubhouse`, `mitalk`, `capital-coffee`, `kan-kan`, `meetclub`,
        /// `fam`, `dizhua`, `duihuaba` or `spaces`. What this file sets itself stands. `docs/presets.md` shows each.
        preset: Option<String> = None, r#"# "clubhouse""#;
        /// Where HTTP is served, one or more `address:port`. Port 0 takes any free one.
        /// `0.0.0.0` is IPv4 alone and `[::]` IPv6 alone: name both for both.
        /// Anything but 127.0.0.1 and ::1 needs [tls], or `allow_http = true` behind a proxy that speaks TLS.
        listen: Vec<SocketAddr> = vec![([127, 0, 0, 1], 8080).into()], r#"["127.0.0.1:8080"]"#;
        /// The address in people's browsers, without a path. Links are built from it, and requests of any other
        /// origin are refused. Needed behind a proxy that speaks TLS; without it the server goes by the address that
        /// each browser used.
        public_url: Option<Origin> = None, r#"# "https://talk.example.org""#;
        /// Everything that must survive a restart lies here. One server at a time.
        data_dir: PathBuf = PathBuf::from("data"), r#""data""#;
        /// Another database in place of the embedded one in `data_dir`: a PostgreSQL URL. Holds a password:
        /// better given as JUSHOU__SERVER__DATABASE_URL.
        database_url: Option<String> = None, r#"# "postgres://jushou@localhost/jushou""#;
        /// Serve plain HTTP beyond localhost. Browsers then refuse the microphone unless a proxy adds TLS:
        /// say true only behind one.
        allow_http: bool = false, "false";
        /// Proxies whose X-Forwarded-For is believed, as addresses or networks (10.0.0.0/8). From anybody else
        /// that header is ignored, so that nobody escapes the limits by writing one.
        trusted_proxies: Vec<Net> = vec![], "[]";
        /// `text` or `json`.
        log_format: LogFormat = LogFormat::Text, r#""text""#;
    }

    /// HTTPS from files. Without both, plain HTTP is served.
    tls Tls {
        /// The certificate and its chain, PEM.
        cert: Option<PathBuf> = None, r#"# "/etc/jushou/fullchain.pem""#;
        /// Its private key, PEM.
        key: Option<PathBuf> = None, r#"# "/etc/jushou/privkey.pem""#;
    }

    /// The path that sound takes: one UDP port, straight between browsers and this server.
    media Media {
        /// The UDP port. Firewalls must let it in; no proxy stands before it. Port 0 takes any free one.
        port: u16 = 8081, "8081";
        /// The addresses browsers are told to send sound to. Empty: every address of this machine but link-local
        /// ones, and loopback as well when HTTP is served on localhost alone. Behind 1:1 NAT: the outer address,
        /// and `behind_nat = true`.
        addresses: Vec<IpAddr> = vec![], "[]";
        /// `addresses` are a router's, which passes the port on to this machine (1:1 NAT). Only `jushou doctor` reads
        /// this: it cannot see such a router from inside.
        behind_nat: bool = false, "false";
    }

    /// What holds for every room.
    rooms Rooms {
        /// Who opens rooms: `members`, or only the server's `owners`, who then invite others on stage.
        opened_by: OpenedBy = OpenedBy::Members, r#""members""#;
        /// Rooms that are in nobody's hallway and have a link instead. With false every room is for every member.
        closed: bool = true, "true";
        /// No room without a topic.
        topic_required: bool = false, "false";
    }

    /// Bounds. Past each there is a clear answer, not a slow death.
    limits Limits {
        /// HTTP connections at once. Above: new ones wait in the kernel's queue.
        connections: u32 = 20_000, "20000";
        /// HTTP connections at once of one address (IPv6: of one /64); proxies in `trusted_proxies` may have any number.
        /// Above: closed at once. An office shares one address, and a browser opens up to six.
        connections_per_address: u32 = 512, "512";
        /// Bytes of a request's body. Above: 413.
        body_bytes: u32 = 65_536, "65536";
        /// Requests a minute of one account. Above: 429 with the time to wait, here and below.
        requests_per_account: u32 = 600, "600";
        /// Profiles a day that one account may read, besides those of the rooms it is in.
        profiles_per_account: u32 = 500, "500";
        /// Requests a minute of one address (IPv6: of one /64), signed in or not. Offices share one address.
        requests_per_address: u32 = 3000, "3000";
        /// Passwords tried a minute from one address. Lower slows guessing down; an office may notice it on Monday.
        sign_ins_per_address: u32 = 30, "30";
        /// Passwords tried a minute on one handle, from anywhere.
        sign_ins_per_handle: u32 = 20, "20";
        /// Accounts registered an hour from one address.
        registrations_per_address: u32 = 60, "60";
        /// Invite links tried a minute from one address.
        invites_per_address: u32 = 60, "60";
        /// WebSocket messages a second of one account; ten times as many in one burst.
        messages_per_account: u32 = 20, "20";
        /// WebSockets at once of one account. Above: the oldest is closed.
        sockets_per_account: u32 = 8, "8";
        /// Passwords hashed at once. Each takes 19 MiB and some 30 ms of one core; the rest wait in a short queue.
        passwords_at_once: u32 = 2, "2";
    }
}

impl Rooms {
    pub fn house(&self) -> House {
        let opened_by = match self.opened_by {
            OpenedBy::Members => room::OpenedBy::Members,
            OpenedBy::Owners => room::OpenedBy::Owners,
        };
        House { opened_by, closed_rooms: self.closed, topic_required: self.topic_required }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OpenedBy {
    Members,
    Owners,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LogFormat {
    Text,
    Json,
}
