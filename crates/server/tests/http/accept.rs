//! Connections: bounded, and finished before the server goes.

use super::house::House;
use std::io::ErrorKind;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

const ASK: &[u8] = b"GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n";

async fn round_trip(stream: &mut TcpStream) {
    stream.write_all(ASK).await.expect("sent");
    read_answer(stream).await;
}

async fn read_answer(stream: &mut TcpStream) {
    let mut answer = vec![];
    while !answer.ends_with(b"alive\n") {
        let mut bytes = [0; 1024];
        let len = stream.read(&mut bytes).await.expect("an answer");
        assert_ne!(len, 0, "closed early");
        answer.extend_from_slice(&bytes[..len]);
    }
}

#[tokio::test]
async fn past_the_bound_a_connection_waits_until_another_ends() {
    let house = House::with(|config| config.limits.connections = 2).await;
    let address = house.running.addresses[0];
    let connect = async || TcpStream::connect(address).await.expect("it listens");
    let (mut one, mut two) = (connect().await, connect().await);
    round_trip(&mut one).await;
    round_trip(&mut two).await;
    let mut three = connect().await;
    three.write_all(ASK).await.expect("sent");
    for _ in 0..3 {
        round_trip(&mut one).await;
        round_trip(&mut two).await;
    }
    let early = three.try_read(&mut [0; 1]).expect_err("nobody serves it yet");
    assert_eq!(early.kind(), ErrorKind::WouldBlock);
    drop(one);
    read_answer(&mut three).await;
}

#[tokio::test]
async fn ipv4_and_ipv6_are_served_on_one_port() {
    if std::net::TcpListener::bind("[::1]:0").is_err() {
        eprintln!("skipped: this machine has no IPv6");
        return;
    }
    let house = House::with(|config| {
        config.server.allow_http = true;
        config.server.listen = vec![([0, 0, 0, 0], 0).into()];
    })
    .await;
    let port = house.running.addresses[0].port();
    let both = server::http::listen(([0_u16; 8], port).into()).expect("the IPv4 listener leaves it free");
    let visited = TcpStream::connect(("::1", port)).await.expect("it listens");
    let (_, peer) = both.accept().await.expect("taken");
    assert_eq!(peer, visited.local_addr().expect("connected"));
    let mut by_ipv4 = TcpStream::connect(("127.0.0.1", port)).await.expect("it listens");
    round_trip(&mut by_ipv4).await;
}

#[tokio::test]
async fn stopping_closes_connections_and_takes_no_more() {
    let house = House::open().await;
    let address = house.running.addresses[0];
    let mut idle = TcpStream::connect(address).await.expect("it listens");
    round_trip(&mut idle).await;
    house.running.stop().await.expect("it stops");
    assert_eq!(idle.read(&mut [0; 1]).await.expect("closed in good order"), 0);
    assert!(TcpStream::connect(address).await.is_err());
}

#[tokio::test]
async fn one_address_has_its_own_bound_of_connections() {
    let house = House::with(|config| config.limits.connections_per_address = 2).await;
    let address = house.running.addresses[0];
    let connect = async || TcpStream::connect(address).await.expect("it listens");
    let (mut one, mut two) = (connect().await, connect().await);
    round_trip(&mut one).await;
    round_trip(&mut two).await;
    let mut three = connect().await;
    assert!(matches!(three.read(&mut [0; 1]).await, Ok(0) | Err(_)), "closed at once");
    round_trip(&mut one).await;
}
