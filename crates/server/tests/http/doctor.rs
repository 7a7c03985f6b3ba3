//! The doctor finds what would keep a guest from being heard, each in one sentence.

use super::house::{Dir, House, config};
use domain::At;
use server::config::Origin;
use server::doctor::checks;
use server::doctor::{Facts, Finding, Udp, gather};
use std::net::{IpAddr, Ipv4Addr};

const LAN: IpAddr = IpAddr::V4(Ipv4Addr::new(192, 168, 1, 20));
const OUTER: IpAddr = IpAddr::V4(Ipv4Addr::new(203, 0, 113, 5));
const NOW: At = At(1_800_000_000_000);
const HOUR_MS: u64 = 3_600_000;

/// A healthy server behind a proxy, on a machine with one public address.
fn healthy() -> Facts {
    Facts {
        listen: vec![([127, 0, 0, 1], 8080).into()],
        tls: false,
        public_url: Origin::parse("https://talk.test"),
        has_trusted_proxies: true,
        udp_port: 8081,
        udp: Udp::Running(vec![(OUTER, true)]),
        advertised: vec![OUTER],
        local: vec![OUTER, LAN, IpAddr::V4(Ipv4Addr::LOCALHOST)],
        behind_nat: false,
        now: NOW,
        last_written: Some(At(NOW.0 - 1000)),
        reference: Some(Ok(At(NOW.0 + 2000))),
        data_dir: "/var/lib/jushou".into(),
        data_dir_fault: None,
        disk_free_bytes: Some(10 << 30),
        database_fault: None,
        postgres: None,
    }
}

/// The only thing found wrong.
#[track_caller]
fn wrong(facts: Facts) -> String {
    let mut wrong = checks::all(&facts).into_iter().filter_map(|finding| match finding {
        Finding::Wrong(text) => Some(text),
        _ => None,
    });
    let text = wrong.next().expect("something is wrong");
    assert_eq!(wrong.next(), None, "only one thing is");
    text
}

#[track_caller]
fn nothing_wrong(facts: Facts) {
    let found = checks::all(&facts);
    assert!(!found.iter().any(|finding| matches!(finding, Finding::Wrong(_))), "{found:?}");
}

#[test]
fn a_healthy_server_has_nothing_wrong() {
    nothing_wrong(healthy());
    let local =
        Facts { public_url: None, advertised: vec![LAN], udp: Udp::Tried(vec![(LAN, true)]), ..healthy() };
    nothing_wrong(local.clone());
    nothing_wrong(Facts { listen: vec![([0, 0, 0, 0], 443).into()], tls: true, ..local });
}

#[test]
fn a_closed_udp_port_is_found() {
    let closed = wrong(Facts { udp: Udp::Running(vec![(OUTER, false)]), ..healthy() });
    assert!(closed.starts_with("UDP port 8081 is closed") && closed.contains("firewall"), "{closed}");
    let taken = wrong(Facts { udp: Udp::Unbindable("Address already in use".to_owned()), ..healthy() });
    assert!(taken.starts_with("UDP port 8081 cannot be opened"), "{taken}");
    // A router that does not send back what comes from inside is no proof.
    let nat =
        Facts { local: vec![LAN], behind_nat: true, udp: Udp::Running(vec![(OUTER, false)]), ..healthy() };
    nothing_wrong(nat.clone());
    assert!(matches!(checks::udp(&nat), Finding::Note(_)));
}

#[test]
fn plain_http_beyond_localhost_is_found() {
    let listen = vec![([0, 0, 0, 0], 8080).into()];
    let text = wrong(Facts { listen: listen.clone(), public_url: None, ..healthy() });
    assert!(
        text.starts_with("Plain HTTP is served beyond localhost") && text.contains("no microphone"),
        "{text}"
    );
    let text = wrong(Facts { public_url: Origin::parse("http://talk.test"), ..healthy() });
    assert!(text.starts_with("Guests come by plain HTTP"), "{text}");
    nothing_wrong(Facts { public_url: Origin::parse("http://localhost:8080"), ..healthy() });
    nothing_wrong(Facts { listen, ..healthy() });
}

#[test]
fn a_wrong_advertised_address_is_found() {
    let elsewhere = vec!["198.51.100.9".parse().expect("an address")];
    let untried = Udp::Tried(vec![(elsewhere[0], false)]);
    let text = wrong(Facts { advertised: elsewhere.clone(), udp: untried, ..healthy() });
    assert!(text.contains("198.51.100.9, which is not an address of this machine"), "{text}");
    nothing_wrong(Facts { advertised: elsewhere, behind_nat: true, ..healthy() });

    let text = wrong(Facts { advertised: vec![LAN], ..healthy() });
    assert!(text.contains("only this network reaches"), "{text}");
    let text = wrong(Facts { advertised: vec![IpAddr::V4(Ipv4Addr::LOCALHOST)], ..healthy() });
    assert!(text.contains("their own machine"), "{text}");
    let text = wrong(Facts { advertised: vec![], ..healthy() });
    assert!(text.contains("No address"), "{text}");
}

#[test]
fn a_clock_off_by_an_hour_is_found_either_way() {
    let text = wrong(Facts { reference: Some(Ok(At(NOW.0 + HOUR_MS))), ..healthy() });
    assert_eq!(text, "This machine's clock is 60 minutes behind the reference. Set it.");
    let text = wrong(Facts { reference: Some(Ok(At(NOW.0 - HOUR_MS))), ..healthy() });
    assert_eq!(text, "This machine's clock is 60 minutes ahead of the reference. Set it.");
    let text = wrong(Facts { reference: None, last_written: Some(At(NOW.0 + HOUR_MS)), ..healthy() });
    assert!(text.contains("clock is off: the database was written 60 minutes later than now"), "{text}");
    nothing_wrong(Facts { reference: None, last_written: None, ..healthy() });
    let silent = Facts { reference: Some(Err("it does not answer".to_owned())), ..healthy() };
    assert!(matches!(checks::clock(&silent), Finding::Note(_)));
}

#[test]
fn an_unwritable_data_directory_and_a_full_disk_are_found() {
    let text = wrong(Facts { data_dir_fault: Some("Permission denied".to_owned()), ..healthy() });
    assert!(
        text.starts_with("The data directory /var/lib/jushou cannot be written (Permission denied)"),
        "{text}"
    );
    let text = wrong(Facts { disk_free_bytes: Some(100 << 20), ..healthy() });
    assert!(text.starts_with("Only 100 MiB are free"), "{text}");
}

#[tokio::test]
async fn beside_a_running_server_the_facts_are_its_own() {
    let house = House::open().await;
    let facts = gather(&house.running.app.config, None).await;
    assert!(facts.udp_port != 0 && !facts.advertised.is_empty());
    let Udp::Running(tried) = &facts.udp else { panic!("{:?}", facts.udp) };
    assert!(tried.iter().all(|(_, came)| *came), "{tried:?}");
    assert!(facts.data_dir_fault.is_none() && facts.disk_free_bytes.is_some_and(|bytes| bytes > 0));
}

#[tokio::test]
async fn a_media_port_that_somebody_else_uses_is_found() {
    let dir = Dir::new();
    let mut config = config(dir.path());
    let taken = std::net::UdpSocket::bind("0.0.0.0:0").expect("a port");
    config.media.port = taken.local_addr().expect("bound").port();
    config.media.addresses = vec![IpAddr::V4(Ipv4Addr::LOCALHOST)];
    let facts = gather(&config, None).await;
    assert!(matches!(checks::udp(&facts), Finding::Wrong(_)), "{:?}", facts.udp);
    drop(taken);
    let facts = gather(&config, None).await;
    assert_eq!(facts.udp, Udp::Tried(vec![(IpAddr::V4(Ipv4Addr::LOCALHOST), true)]));
}

#[tokio::test]
async fn a_data_directory_that_cannot_be_is_found() {
    let dir = Dir::new();
    let mut config = config(dir.path());
    std::fs::write(dir.path().join("file"), "").expect("a file");
    config.server.data_dir = dir.path().join("file/data");
    let facts = gather(&config, None).await;
    assert!(matches!(checks::data_directory(&facts), Finding::Wrong(_)));
}

#[tokio::test]
async fn a_damaged_database_is_found() {
    let dir = Dir::new();
    let config = config(dir.path());
    let running = server::serve::start(server::serve::Plan::new(config.clone())).await.expect("it starts");
    assert_eq!(gather(&config, None).await.database_fault, None);
    running.stop().await.expect("it stops");
    let file = config.server.data_dir.join("jushou.db");
    let mut bytes = std::fs::read(&file).expect("the database");
    bytes[4096..8192].fill(0x5a);
    std::fs::write(&file, bytes).expect("damaged");
    let facts = gather(&config, None).await;
    assert!(matches!(checks::database(&facts), Finding::Wrong(_)), "{:?}", facts.database_fault);
}

#[tokio::test]
async fn a_postgresql_that_does_not_answer_is_found() {
    nothing_wrong(Facts { postgres: Some(Ok(())), ..healthy() });
    let dir = Dir::new();
    let mut config = config(dir.path());
    config.server.database_url = Some("postgres://nobody:hushed@127.0.0.1:1/none".to_owned());
    let text = wrong(Facts { postgres: gather(&config, None).await.postgres, ..healthy() });
    assert!(text.starts_with("PostgreSQL does not answer (cannot connect"), "{text}");
    assert!(!text.contains("hushed"), "the password is not printed: {text}");
    config.server.database_url = None;
    assert_eq!(gather(&config, None).await.postgres, None, "nobody is asked");
}

#[tokio::test]
async fn another_clock_is_asked_by_its_date_header() {
    use tokio::io::AsyncWriteExt;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("bound"));
    let answering = async {
        let (mut stream, _) = listener.accept().await.expect("asked");
        stream
            .write_all(b"HTTP/1.1 200 OK\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\n\r\n")
            .await
            .expect("told");
    };
    let dir = Dir::new();
    let config = config(dir.path());
    let (facts, ()) = tokio::join!(gather(&config, Some(&url)), answering);
    assert_eq!(facts.reference, Some(Ok(At(784_111_777_000))));
    assert!(matches!(checks::clock(&facts), Finding::Wrong(_)));
}
