//! The doctor's checks: each a pure function over facts, each one clear sentence.

use crate::config::Origin;
use domain::At;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::time::Duration;

/// What the checks look at. Gathered at the rim; tests write their own.
#[derive(Clone)]
pub struct Facts {
    pub listen: Vec<SocketAddr>,
    pub tls: bool,
    pub public_url: Option<Origin>,
    pub has_trusted_proxies: bool,
    pub udp_port: u16,
    pub udp: Udp,
    /// What browsers are told to send sound to.
    pub advertised: Vec<IpAddr>,
    /// Addresses of this machine.
    pub local: Vec<IpAddr>,
    pub behind_nat: bool,
    pub now: At,
    /// When something was last written in the data directory.
    pub last_written: Option<At>,
    /// What another clock says, or why it said nothing. None: nobody was asked.
    pub reference: Option<Result<At, String>>,
    pub data_dir: PathBuf,
    /// Why nothing can be written there.
    pub data_dir_fault: Option<String>,
    pub disk_free_bytes: Option<u64>,
    /// What is wrong inside the embedded database.
    pub database_fault: Option<String>,
    /// Whether PostgreSQL answers, or why not. None: the database is the embedded one.
    pub postgres: Option<Result<(), String>>,
}

/// What became of packets sent to the media port.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Udp {
    /// Nobody uses the port; a packet to each of these advertised addresses did or did not come back in.
    Tried(Vec<(IpAddr, bool)>),
    /// The port cannot be opened, and no server of ours answers.
    Unbindable(String),
    /// The running server says whether it received what was sent to each of its addresses.
    Running(Vec<(IpAddr, bool)>),
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Finding {
    Good(String),
    /// Worth knowing, not wrong.
    Note(String),
    Wrong(String),
}

use Finding::{Good, Note, Wrong};

/// More than this apart, and invites, tickets and held seats end too soon or too late.
const CLOCK_OFF_MAX: Duration = Duration::from_secs(60);

/// Below it the database may soon find no room for a write.
const DISK_FREE_MIN_BYTES: u64 = 256 << 20;

pub fn all(facts: &Facts) -> Vec<Finding> {
    [udp, secure_context, advertised_address, clock, data_directory, disk, database, proxy]
        .map(|check| check(facts))
        .into()
}

pub fn udp(facts: &Facts) -> Finding {
    let port = facts.udp_port;
    let tried = match &facts.udp {
        Udp::Running(tried) | Udp::Tried(tried) => tried,
        Udp::Unbindable(why) => {
            return Wrong(format!(
                "UDP port {port} cannot be opened ({why}): no sound can come in. Free it, or set `media.port`."
            ));
        }
    };
    let unreached = tried.iter().filter(|(_, came)| !came).map(|(ip, _)| *ip);
    // A router often does not send back what comes from inside: that says nothing about guests.
    let (own, others): (Vec<_>, Vec<_>) = unreached.partition(|ip| facts.local.contains(ip));
    match (own.first(), others.first()) {
        (Some(ip), _) => Wrong(format!(
            "UDP port {port} is closed: what was sent to {ip} did not arrive. Open it in the firewall."
        )),
        (None, Some(ip)) => Note(format!(
            "Whether UDP port {port} of {ip} is open only somebody outside can tell: what was sent there from here did \
             not come back."
        )),
        (None, None) => Good(format!("UDP port {port} takes packets.")),
    }
}

pub fn secure_context(facts: &Facts) -> Finding {
    let beyond = facts.listen.iter().find(|address| !address.ip().is_loopback());
    match (&facts.public_url, beyond) {
        (Some(url), _) if !url.https && !url.is_localhost() => Wrong(format!(
            "Guests come by plain HTTP ({url}): their browsers will give no microphone. Serve HTTPS: set `tls.cert` \
             and `tls.key`, or put a proxy with TLS before it."
        )),
        (Some(url), _) if url.https && !facts.tls => {
            Good(format!("Guests come by HTTPS through a proxy ({url})."))
        }
        (_, Some(address)) if !facts.tls => Wrong(format!(
            "Plain HTTP is served beyond localhost ({address}): browsers will give no microphone. Set `tls.cert` and \
             `tls.key`, or put a proxy with TLS before it and name it in `server.public_url`."
        )),
        (_, None) if !facts.tls => {
            Good("Served on localhost, which browsers trust with a microphone.".to_owned())
        }
        _ => Good("Served by HTTPS.".to_owned()),
    }
}

pub fn advertised_address(facts: &Facts) -> Finding {
    let port = facts.udp_port;
    let for_others = !facts.listen.iter().all(|address| address.ip().is_loopback())
        || facts.public_url.as_ref().is_some_and(|url| !url.is_localhost());
    let public = facts.public_url.as_ref().filter(|url| is_public_host(url.host()));
    let listed = facts.advertised.iter().map(IpAddr::to_string).collect::<Vec<_>>().join(", ");
    if facts.advertised.is_empty() {
        return Wrong(
            "No address is offered for sound: set `media.addresses` to one that guests reach.".to_owned(),
        );
    }
    if let Some(ip) = facts.advertised.iter().find(|ip| !facts.local.contains(ip))
        && !facts.behind_nat
    {
        return Wrong(format!(
            "Guests are told to send sound to {ip}, which is not an address of this machine. Correct \
             `media.addresses`; if a router passes UDP port {port} of {ip} on to here, say `media.behind_nat = true`."
        ));
    }
    if for_others && facts.advertised.iter().all(IpAddr::is_loopback) {
        return Wrong(format!(
            "Guests are told to send sound to {listed}, which is their own machine. Set `media.addresses` to an \
             address they reach."
        ));
    }
    match public {
        Some(url) if facts.advertised.iter().all(|ip| is_private(*ip)) => Wrong(format!(
            "Guests come from outside ({url}) but are told to send sound to {listed}, which only this network \
             reaches. Set `media.addresses` to the outer address, and `media.behind_nat = true`."
        )),
        _ => Good(format!("Guests send sound to {listed}.")),
    }
}

pub fn clock(facts: &Facts) -> Finding {
    let apart = |other: At| facts.now.since(other).max(other.since(facts.now));
    if let Some(Ok(reference)) = &facts.reference
        && apart(*reference) > CLOCK_OFF_MAX
    {
        let way = if *reference > facts.now { "behind" } else { "ahead of" };
        return Wrong(format!(
            "This machine's clock is {} {way} the reference. Set it.",
            roughly(apart(*reference))
        ));
    }
    match facts.last_written {
        Some(written) if written.since(facts.now) > CLOCK_OFF_MAX => Wrong(format!(
            "This machine's clock is off: the database was written {} later than now. Set it.",
            roughly(written.since(facts.now))
        )),
        _ => match &facts.reference {
            Some(Ok(_)) => Good("The clock agrees with the reference.".to_owned()),
            Some(Err(why)) => Note(format!("The clock was not compared: {why}.")),
            None => Good(
                "The clock does not run behind what was written. `--reference URL` compares it with another."
                    .to_owned(),
            ),
        },
    }
}

pub fn data_directory(facts: &Facts) -> Finding {
    let dir = facts.data_dir.display();
    match &facts.data_dir_fault {
        Some(why) => Wrong(format!(
            "The data directory {dir} cannot be written ({why}): nothing can be stored. Give it to the user that runs \
             jushou, or set `server.data_dir`."
        )),
        None => Good(format!("The data directory {dir} can be written.")),
    }
}

pub fn disk(facts: &Facts) -> Finding {
    match facts.disk_free_bytes {
        Some(free) if free < DISK_FREE_MIN_BYTES => Wrong(format!(
            "Only {} MiB are free on the disk of the data directory: soon nothing can be stored. Make room.",
            free >> 20
        )),
        Some(free) => Good(format!("{} MiB are free on the disk.", free >> 20)),
        None => Note("How much disk is free is not known.".to_owned()),
    }
}

pub fn database(facts: &Facts) -> Finding {
    match (&facts.postgres, &facts.database_fault) {
        (Some(Ok(())), _) => Good("PostgreSQL answers.".to_owned()),
        (Some(Err(why)), _) => Wrong(format!(
            "PostgreSQL does not answer ({why}): nothing can be stored. Start it, or correct `server.database_url`."
        )),
        (None, Some(why)) => Wrong(format!(
            "The database cannot be trusted ({why}). Restore a backup: `jushou admin restore`."
        )),
        (None, None) => Good("The database is sound, as far as it can be read.".to_owned()),
    }
}

pub fn proxy(facts: &Facts) -> Finding {
    let behind = !facts.tls && facts.public_url.as_ref().is_some_and(|url| url.https);
    match behind && !facts.has_trusted_proxies {
        true => Note(
            "Behind a proxy all guests count as one address for the limits: name the proxy in `server.trusted_proxies`."
                .to_owned(),
        ),
        false => Good("Guests are told apart by their address.".to_owned()),
    }
}

/// A host that people outside this network can reach: a name with a dot, or an address that is not private.
fn is_public_host(host: &str) -> bool {
    match host.parse::<IpAddr>() {
        Ok(ip) => !is_private(ip),
        Err(_) => {
            host.contains('.')
                && !host.ends_with(".local")
                && !host.ends_with(".lan")
                && !host.ends_with(".localhost")
        }
    }
}

fn is_private(ip: IpAddr) -> bool {
    match ip.to_canonical() {
        IpAddr::V4(v4) => v4.is_private() || v4.is_loopback() || v4.is_link_local() || is_carrier_nat(v4),
        IpAddr::V6(v6) => v6.is_loopback() || v6.is_unique_local() || v6.is_unicast_link_local(),
    }
}

/// 100.64.0.0/10 (RFC 6598): a provider's own network.
fn is_carrier_nat(v4: std::net::Ipv4Addr) -> bool {
    v4.octets()[0] == 100 && v4.octets()[1] & 0xc0 == 64
}

fn roughly(time: Duration) -> String {
    match time.as_secs() {
        s if s < 120 => format!("{s} seconds"),
        s if s < 7200 => format!("{} minutes", s / 60),
        s if s < 172_800 => format!("{} hours", s / 3600),
        s => format!("{} days", s / 86_400),
    }
}
