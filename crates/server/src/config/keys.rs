//! Every key of `jushou.toml`: its default, and what it does. The sample file is printed from here.

use super::language::HouseLanguage;
use super::net::{Net, Origin};
use domain::room::{self, House};
use protocol::admission::{AdmissionMode, AdmissionPolicy, NamePolicy, Question};
use serde::Deserialize;
use std::collections::BTreeMap;
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
        /// Letters and texts are in the language their reader uses here; this one is for whoever was never here: `en`,
        /// `zh-Hans`, `zh-Hant`, `vi`, `it` or `ko`.
        language: HouseLanguage = HouseLanguage::default(), r#""en""#;
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
        /// From so many people in a room on, its audience hears one mixed stream, 40 ms later than the stage hears each
        /// other; below, the loudest speakers as they come.
        mix_from: usize = 100, "100";
        /// From so many people in a room on, its audience gets sound by 40 ms: fewer packets, less work for the server,
        /// 20 ms more delay. Who is on stage always gets it by 20 ms.
        packets_40_ms_from: usize = 1000, "1000";
        /// From so many people in a room on: by 60 ms.
        packets_60_ms_from: usize = 3000, "3000";
        /// People connected to sound at once, in all rooms. Above: "full here"; whoever is called to a stage still connects.
        /// A busy server says so earlier: its audiences first get longer packets, then fewer speakers at once, and only
        /// then does it take no more listeners.
        listeners_max: usize = 20_000, "20000";
    }

    /// Figures for Prometheus and the like. Without an address, none are served.
    metrics Metrics {
        /// Where `/metrics` is served, plain HTTP, to whoever reaches it. It names nobody and no room.
        listen: Option<SocketAddr> = None, r#"# "127.0.0.1:9464""#;
    }

    /// Letters this server sends: codes to sign in with, notices. Off until `host` and `from` are set.
    mail Mail {
        /// What letters come from: `address` or `Name <address>`.
        from: Option<String> = None, r#"# "Jushou <noreply@example.org>""#;
        /// The SMTP server that takes them.
        host: Option<String> = None, r#"# "smtp.example.org""#;
        /// Its port: 587 for `starttls`, 465 for `tls`.
        port: u16 = 587, "587";
        /// `starttls` and `tls` check the server's certificate. `none` sends codes in the clear: only to a server on
        /// this machine or a network of your own, and never with a password beyond this machine.
        tls: MailTls = MailTls::Starttls, r#""starttls""#;
        /// Signs in there with it.
        user: Option<String> = None, r#"# "jushou""#;
        /// Better given as JUSHOU__MAIL__PASSWORD.
        password: Option<String> = None, r#"# "…""#;
    }

    /// Notices on devices without a page open (Web Push). Off until `contact` is set: from then on this server calls the push services of its members' browsers, which learn when a device is told something, not what.
    push Push {
        /// Who answers for it, for the push services: `mailto:…` or `https://…`.
        contact: Option<String> = None, r#"# "mailto:ops@example.org""#;
        /// Hosts of the push services that are called, and hosts below them. Other browsers cannot be pushed to.
        services: Vec<String> = services(), r#"["fcm.googleapis.com", "push.services.mozilla.com", "push.apple.com", "notify.windows.com"]"#;
    }

    /// Text messages through a gateway of yours, to who was invited by number or waits. Off until `gateway` is set.
    sms Sms {
        /// Where a message is handed over. `{to}` (with the +), `{digits}` (without) and `{text}` are put in, here and in
        /// `body`. In a private network or without TLS: see `outward.allow`.
        gateway: Option<String> = None, r#"# "https://sms.example.org/send""#;
        /// `post`, or `get` without a body.
        method: SmsMethod = SmsMethod::Post, r#""post""#;
        /// What `body` is: `json` or `form`.
        content: SmsContent = SmsContent::Json, r#""json""#;
        /// The body of the call.
        body: String = r#"{"to": "{to}", "text": "{text}"}"#.to_owned(), r#"'{"to": "{to}", "text": "{text}"}'"#;
        /// A header of every call. Its value is what `secret_file` holds: `Bearer …`, `Basic …`, a key.
        header: String = "Authorization".to_owned(), r#""Authorization""#;
        /// A file that this server alone can read.
        secret_file: Option<PathBuf> = None, r#"# "/etc/jushou/sms.secret""#;
        /// Beginnings of the numbers that are written to, without the +, and what a message to them costs, in thousandths
        /// of your coin. The longest that fits counts. To all others nothing is sent.
        prices: BTreeMap<String, u64> = BTreeMap::new(), r#"# { "49" = 75, "8613" = 40 }"#;
        /// What may be spent in 24 hours, in the same thousandths.
        cap_per_day: u64 = 5_000, "5000";
        /// What may be spent in 24 hours on numbers with the same first seven digits. Whoever is paid for messages has
        /// such ranges: lower stops them sooner.
        cap_per_range: u64 = 1_500, "1500";
        /// The breaker: of so many messages to one range or more,
        breaker_from: u32 = 20, "20";
        /// so many in a hundred must have been used by somebody, or nothing is sent there for a day. 0: no breaker.
        breaker_percent: u32 = 30, "30";
    }

    /// What this server itself calls by HTTP (sign-on providers, the gateway of text messages, push services, members' pages): never an address of a private network.
    outward Outward {
        /// Networks that sign-on providers and the gateway of text messages may stand in all the same, without TLS if
        /// need be: inside the company. Whoever writes this file decides which addresses those are.
        allow: Vec<Net> = vec![], r#"[]"#;
        /// The same for members' pages and push services. Whatever answers there can be called by every member: leave it empty.
        allow_pages: Vec<Net> = vec![], r#"[]"#;
    }

    /// How members prove what they do.
    proofs Proofs {
        /// More domains where anybody gets a mail address: such an address proves no work. The common ones are known.
        public_mail: Vec<String> = vec![], r#"[]"#;
    }

    /// Signing in elsewhere: OpenID Connect providers.
    sign_on SignOn {
        /// Each with `name` (in addresses), `issuer`, `client_id`, and if it has one `client_secret` (better in
        /// JUSHOU__SIGN_ON__PROVIDERS). `label` stands on the button. `kind`: `public`, or `organisation` for the
        /// organisation's own; `organisation`: its name on badges. `scopes`, `groups_claim`, and who may come in:
        /// `member_groups` and `mail_domains` (empty: anybody who signs on); `owner_groups` own this server.
        /// The provider sends browsers back to `<public_url>/api/sign-on/<name>/callback`.
        providers: Vec<Provider> = vec![], r#"# [{ name = "company", issuer = "https://login.example.org", client_id = "jushou", kind = "organisation" }]"#;
        /// Domains whose work mail lets in while `admission.mode` is `organisation`. Empty: none; nobody registers then
        /// without a provider.
        mail_domains: Vec<String> = vec![], "[]";
        /// How often the provider is asked again about those who are in. Whom it drops is out. Shorter asks more.
        recheck_minutes: u32 = 60, "60";
    }

    /// How one gets in, on a server where no owner has said so yet. From then on the owner's word stands.
    admission Admission {
        /// `open`, `invite`, `waitlist` (written criteria decide), `reviewed` (owners read a form) or `organisation`: only
        /// providers of the kind `organisation`, or work mail at one of `sign_on.mail_domains`, let in; nobody registers
        /// with a password but the owner of the first start, and nobody invites.
        mode: AdmissionMode = AdmissionMode::Waitlist, r#""waitlist""#;
        /// Invites let in, whatever the mode.
        invites: bool = true, "true";
        /// Invites may be links for whoever holds them; with false each names an account, an address or a phone number.
        link_invites: bool = true, "true";
        /// Members may let in applicants who named them, for one of their invites.
        members_let_in: bool = true, "true";
        /// What a name here is: `as_stated`, `proven` or `pseudonym`.
        names: NamePolicy = NamePolicy::AsStated, r#""as_stated""#;
        /// The form asks for a region.
        region: bool = false, "false";
        /// What the form asks besides, as `{ key = "…", words = "…", required = true }`.
        questions: Vec<Question> = vec![], "[]";
    }

    /// What holds for every room.
    rooms Rooms {
        /// Who opens rooms: `members`, or only the server's `owners`, who then invite others on stage.
        opened_by: OpenedBy = OpenedBy::Members, r#""members""#;
        /// Rooms that are in nobody's hallway and have a link instead. With false every room is for every member.
        closed: bool = true, "true";
        /// No room without a topic.
        topic_required: bool = false, "false";
        /// How many minutes before its hour the stage of a scheduled room opens for its line-up, at most 120. With 0 it
        /// opens at the hour.
        green_room_minutes: u16 = 15, "15";
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
        /// Searches a minute of one account. Somebody who types asks a few times for each name.
        searches_per_account: u32 = 60, "60";
        /// People a day that one account is shown in searches and lists of circles, the same ones again included: so nobody copies
        /// the whole house.
        found_per_account: u32 = 3000, "3000";
        /// Requests a minute of one address (IPv6: of one /64), signed in or not. Offices share one address.
        requests_per_address: u32 = 3000, "3000";
        /// Sign-ins tried a minute from one address, and as many passkey ceremonies begun. Lower slows guessing
        /// down; an office may notice it on Monday.
        sign_ins_per_address: u32 = 30, "30";
        /// Passwords tried a minute on one handle, from anywhere.
        sign_ins_per_handle: u32 = 20, "20";
        /// Accounts registered an hour from one address.
        registrations_per_address: u32 = 60, "60";
        /// Invite links tried a minute from one address.
        invites_per_address: u32 = 60, "60";
        /// Letters with codes an hour that one address may ask for.
        mail_codes_per_address: u32 = 20, "20";
        /// Letters with codes an hour to one mailbox, whoever asks.
        mail_codes_per_mailbox: u32 = 5, "5";
        /// Second factors and recovery codes tried an hour on one account.
        codes_per_account: u32 = 20, "20";
        /// WebSocket messages a second of one account; ten times as many in one burst.
        messages_per_account: u32 = 20, "20";
        /// WebSockets at once of one account. Above: the oldest is closed.
        sockets_per_account: u32 = 8, "8";
        /// Rooms open at once, with or without anybody in them. Above: 429 for whoever opens one more. A room with nobody in
        /// it takes less than 2 KiB of memory.
        rooms: u32 = 20_000, "20000";
        /// Passwords hashed at once. Each takes 19 MiB and some 30 ms of one core; the rest wait in a short queue.
        passwords_at_once: u32 = 2, "2";
    }
}

/// How a message is handed over.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SmsMethod {
    Get,
    Post,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SmsContent {
    Json,
    Form,
}

/// How letters travel to the SMTP server.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MailTls {
    /// In the clear.
    None,
    /// TLS after the greeting; without it nothing is sent.
    Starttls,
    /// TLS from the first byte.
    Tls,
}

impl Admission {
    /// As the first version that an owner can change.
    pub fn policy(&self) -> AdmissionPolicy {
        AdmissionPolicy {
            version: 0,
            mode: self.mode,
            invites: self.invites,
            link_invites: self.link_invites,
            members_let_in: self.members_let_in,
            names: self.names,
            region: self.region,
            questions: self.questions.clone(),
        }
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

/// One OpenID Connect provider. No `Debug`: it holds a secret.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Provider {
    pub name: String,
    #[serde(default)]
    pub label: Option<String>,
    /// Exactly as it says of itself, with or without a closing slash.
    pub issuer: String,
    pub client_id: String,
    #[serde(default)]
    pub client_secret: Option<String>,
    #[serde(default)]
    pub kind: ProviderKind,
    #[serde(default)]
    pub organisation: Option<String>,
    #[serde(default = "scopes")]
    pub scopes: Vec<String>,
    #[serde(default)]
    pub groups_claim: Option<String>,
    #[serde(default)]
    pub member_groups: Vec<String>,
    #[serde(default)]
    pub owner_groups: Vec<String>,
    #[serde(default)]
    pub mail_domains: Vec<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProviderKind {
    Organisation,
    #[default]
    Public,
}

impl Provider {
    pub fn is_organisation(&self) -> bool {
        self.kind == ProviderKind::Organisation
    }
}

fn services() -> Vec<String> {
    ["fcm.googleapis.com", "push.services.mozilla.com", "push.apple.com", "notify.windows.com"]
        .map(str::to_owned)
        .to_vec()
}

fn scopes() -> Vec<String> {
    ["openid", "email", "profile"].map(str::to_owned).to_vec()
}
