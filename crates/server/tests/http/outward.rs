//! What this server calls: never a special address, always the one that was checked, and never more than the bounds.

use server::config::{Net, Outward as Config};
use server::outward::{ANSWER_MAX, NoAnswer, Outward, Resolver, Whose, is_special};
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

/// Each of these stands for a network that no page or provider is called in.
const SPECIAL: &[&str] = &[
    "0.0.0.0",
    "0.1.2.3",
    "10.0.0.1",
    "10.255.255.255",
    "100.64.0.1",
    "100.127.255.255",
    "127.0.0.1",
    "127.255.0.1",
    "169.254.169.254",
    "169.254.0.1",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.1",
    "192.0.0.170",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.0.1",
    "192.168.255.255",
    "198.18.0.1",
    "198.19.255.255",
    "198.51.100.7",
    "203.0.113.9",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:169.254.169.254",
    "::ffff:0:7f00:1",
    "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::1",
    "100::1",
    "2001::1",
    "2001:0:7f00:1::",
    "2001:2::1",
    "2001:10::1",
    "2001:20::1",
    "2001:db8::1",
    "2002:7f00:1::1",
    "2002:a00:1::",
    "2620:4f:8000::1",
    "3fff::1",
    "5f00::1",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fec0::1",
    "ff02::1",
    "ff05::2",
];

const PUBLIC: &[&str] = &[
    "1.1.1.1",
    "9.9.9.9",
    "100.63.255.255",
    "100.128.0.0",
    "172.15.255.255",
    "172.32.0.0",
    "192.167.1.1",
    "198.17.0.1",
    "223.255.255.255",
    "2606:4700::1111",
    "2a00:1450:4001::1",
    "2620:fe::fe",
    "2400:cb00::1",
];

fn ip(text: &str) -> IpAddr {
    text.parse().expect("an address")
}

/// Every name leads to these addresses; counts how often it was asked.
fn resolver(addresses: &[&str]) -> (Resolver, Arc<AtomicUsize>) {
    let asked = Arc::new(AtomicUsize::new(0));
    let (count, addresses) = (asked.clone(), addresses.iter().map(|text| ip(text)).collect::<Vec<_>>());
    let resolver: Resolver = Arc::new(move |_| {
        count.fetch_add(1, Ordering::Relaxed);
        let addresses = addresses.clone();
        Box::pin(async move { Ok(addresses) })
    });
    (resolver, asked)
}

fn outward(allow: &[&str], addresses: &[&str]) -> Outward {
    let nets: Vec<Net> = allow.iter().map(|net| Net::parse(net).expect("a network")).collect();
    let config = Config { allow: nets.clone(), allow_pages: nets };
    Outward::with_resolver(&config, resolver(addresses).0).expect("TLS")
}

/// Answers every request with this text.
async fn answering(text: String) -> (SocketAddr, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let (address, called) = (listener.local_addr().expect("bound"), Arc::new(AtomicUsize::new(0)));
    let count = called.clone();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            count.fetch_add(1, Ordering::Relaxed);
            let text = text.clone();
            tokio::spawn(async move {
                let _ = stream.read(&mut [0; 4096]).await;
                let _ = stream.write_all(text.as_bytes()).await;
            });
        }
    });
    (address, called)
}

#[test]
fn special_addresses_are_told_from_public_ones() {
    assert!(SPECIAL.len() >= 40);
    for address in SPECIAL {
        assert!(is_special(ip(address)), "{address}");
    }
    for address in PUBLIC {
        assert!(!is_special(ip(address)), "{address}");
    }
}

#[tokio::test]
async fn no_special_address_is_called_by_number_or_by_name() {
    for address in SPECIAL {
        let literal = if address.contains(':') { format!("[{address}]") } else { (*address).to_owned() };
        let by_name = outward(&[], &[address]);
        for url in [format!("https://{literal}/"), "https://innocent.example/".to_owned()] {
            for whose in [Whose::Operators, Whose::Persons] {
                let got = by_name.get(&url, whose, None).await.err();
                assert_eq!(got, Some(NoAnswer::Forbidden), "{url} for {address}");
            }
        }
    }
}

#[tokio::test]
async fn one_special_address_among_public_ones_is_a_trap() {
    let both = outward(&[], &["1.1.1.1", "127.0.0.1"]);
    assert_eq!(both.get("https://x.example/", Whose::Persons, None).await.err(), Some(NoAnswer::Forbidden));
}

#[tokio::test]
async fn odd_writings_of_an_address_are_seen_through() {
    let out = outward(&[], &["1.1.1.1"]);
    for url in [
        "https://2130706433/",
        "https://0x7f.1/",
        "https://0177.0.0.1/",
        "https://127.1/",
        "https://[::ffff:7f00:1]/",
        "https://①②⑦.0.0.1/",
    ] {
        assert_eq!(out.get(url, Whose::Persons, None).await.err(), Some(NoAnswer::Forbidden), "{url}");
    }
    for url in [
        "http://x.example/",
        "https://x.example:8443/",
        "ftp://x.example/",
        "https://u@x.example/",
        "javascript:1",
        "",
    ] {
        assert_eq!(out.get(url, Whose::Persons, None).await.err(), Some(NoAnswer::Forbidden), "{url}");
    }
}

#[tokio::test]
async fn a_name_is_looked_up_once_and_that_address_is_called() {
    let (address, called) = answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi".to_owned()).await;
    let (resolver, asked) = resolver(&["127.0.0.1"]);
    let nets = vec![Net::parse("127.0.0.0/8").expect("a network")];
    let out = Outward::with_resolver(&Config { allow: nets, allow_pages: vec![] }, resolver).expect("TLS");
    let url = format!("http://rebound.example:{}/", address.port());
    let got = out.get(&url, Whose::Operators, None).await.expect("an answer");
    assert_eq!((got.status.as_u16(), &got.body[..]), (200, &b"hi"[..]));
    assert_eq!((asked.load(Ordering::Relaxed), called.load(Ordering::Relaxed)), (1, 1));
    let got = out.get(&url, Whose::Persons, None).await.err();
    assert_eq!(got, Some(NoAnswer::Forbidden), "what the operator allows for providers is not for pages");
}

#[tokio::test]
async fn a_redirect_is_checked_like_the_first_address_and_carries_no_secret() {
    let (inner, called) = answering("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecret".to_owned()).await;
    let to = |url: String| format!("HTTP/1.1 302 Found\r\nLocation: {url}\r\nContent-Length: 0\r\n\r\n");
    let (door, _) = answering(to(format!("http://127.0.0.2:{}/", inner.port()))).await;
    let out = outward(&["127.0.0.1/32"], &["127.0.0.1"]);
    let url = format!("http://127.0.0.1:{}/", door.port());
    assert_eq!(out.get(&url, Whose::Persons, None).await.err(), Some(NoAnswer::Forbidden));
    assert_eq!(called.load(Ordering::Relaxed), 0, "what stands behind was not called");
    let (door, _) = answering(to(format!("http://127.0.0.1:{}/", inner.port()))).await;
    let url = format!("http://127.0.0.1:{}/", door.port());
    assert!(out.get(&url, Whose::Operators, None).await.is_ok());
    assert_eq!(out.get(&url, Whose::Operators, Some("token")).await.err(), Some(NoAnswer::Failed));
    assert_eq!(out.post_form(&url, String::new(), None).await.err(), Some(NoAnswer::Failed));
    let (circle, _) = answering(to("/".to_owned())).await;
    let url = format!("http://127.0.0.1:{}/", circle.port());
    assert_eq!(out.get(&url, Whose::Operators, None).await.err(), Some(NoAnswer::Failed), "a circle ends");
}

#[tokio::test]
async fn an_answer_that_is_too_large_is_not_read_to_its_end() {
    let large = format!(
        "HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{}",
        ANSWER_MAX + 1,
        "x".repeat(ANSWER_MAX + 1)
    );
    let (address, _) = answering(large).await;
    let out = outward(&["127.0.0.0/8"], &["127.0.0.1"]);
    let url = format!("http://127.0.0.1:{}/", address.port());
    assert_eq!(out.get(&url, Whose::Operators, None).await.err(), Some(NoAnswer::TooLarge));
}

#[tokio::test(start_paused = true)]
async fn an_answer_that_does_not_come_is_given_up() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://127.0.0.1:{}/", listener.local_addr().expect("bound").port());
    let out = outward(&["127.0.0.0/8"], &["127.0.0.1"]);
    assert_eq!(out.get(&url, Whose::Operators, None).await.err(), Some(NoAnswer::TooSlow));
}
