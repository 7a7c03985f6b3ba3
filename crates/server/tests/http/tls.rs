//! HTTPS from files.

use super::house::{Dir, config, registration};
use reqwest::Client;
use server::serve::{self, Plan};

#[tokio::test]
async fn https_is_served_from_files_and_its_cookies_are_for_https_only() {
    let dir = Dir::new();
    let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).expect("a certificate");
    let (cert, key) = (dir.path().join("cert.pem"), dir.path().join("key.pem"));
    std::fs::write(&cert, made.cert.pem()).expect("written");
    std::fs::write(&key, made.signing_key.serialize_pem()).expect("written");
    let mut config = config(dir.path());
    (config.tls.cert, config.tls.key) = (Some(cert), Some(key));
    let running = serve::start(Plan::new(config)).await.expect("it starts");
    let address = running.addresses[0];
    assert_eq!(running.origin().to_string(), format!("https://localhost:{}", address.port()));

    let mut stream = tls(address, made.cert.der().clone()).await;
    let body = registration("ann", None).to_string();
    let request = format!(
        "POST /api/register HTTP/1.1\r\nHost: localhost:{port}\r\nOrigin: https://localhost:{port}\r\n\
         Content-Type: application/json\r\nContent-Length: {len}\r\nConnection: close\r\n\r\n{body}",
        port = address.port(),
        len = body.len(),
    );
    let answer = talk(&mut stream, &request).await;
    assert!(answer.starts_with("HTTP/1.1 201"), "{answer}");
    assert!(answer.contains("set-cookie: __Host-jushou_session="), "{answer}");
    assert!(answer.contains("strict-transport-security: max-age="), "{answer}");

    // Plain HTTP to the same port gets nothing.
    let plain = Client::new().get(format!("http://{address}/livez")).send().await;
    assert!(plain.is_err());
    running.stop().await.expect("it stops");
}

#[tokio::test]
async fn a_certificate_without_its_key_is_refused_with_its_name() {
    let dir = Dir::new();
    let one = rcgen::generate_simple_self_signed(["localhost".to_owned()]).expect("a certificate");
    let other = rcgen::generate_simple_self_signed(["localhost".to_owned()]).expect("a certificate");
    let (cert, key) = (dir.path().join("cert.pem"), dir.path().join("key.pem"));
    std::fs::write(&cert, one.cert.pem()).expect("written");
    let mut config = config(dir.path());
    (config.tls.cert, config.tls.key) = (Some(cert), Some(key.clone()));
    let refused = async |config| serve::start(Plan::new(config)).await.err().expect("refused").to_string();
    assert!(refused(config.clone()).await.contains("key.pem cannot be read"));
    std::fs::write(&key, other.signing_key.serialize_pem()).expect("written");
    assert!(refused(config).await.contains("do not belong together"));
}

type Stream = tokio_rustls::client::TlsStream<tokio::net::TcpStream>;

async fn tls(address: std::net::SocketAddr, trusted: rustls::pki_types::CertificateDer<'static>) -> Stream {
    let mut roots = rustls::RootCertStore::empty();
    roots.add(trusted).expect("a certificate");
    let provider = std::sync::Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let client = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("rustls has its versions")
        .with_root_certificates(roots)
        .with_no_client_auth();
    let tcp = tokio::net::TcpStream::connect(address).await.expect("it listens");
    let name = "localhost".try_into().expect("a name");
    tokio_rustls::TlsConnector::from(std::sync::Arc::new(client))
        .connect(name, tcp)
        .await
        .expect("a handshake")
}

async fn talk(stream: &mut Stream, request: &str) -> String {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    stream.write_all(request.as_bytes()).await.expect("sent");
    let mut answer = vec![];
    // Closing without close_notify is the server's right once the answer is whole.
    let _ = stream.read_to_end(&mut answer).await;
    String::from_utf8(answer).expect("a text")
}
