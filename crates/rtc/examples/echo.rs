//! A page that hears its own microphone, through this crate and two sockets of the standard library.
//!
//! `cargo run -p jushou-rtc --example echo -- 192.0.2.1:8971` (an address of this machine that the browser
//! reaches; UDP and HTTP use the same port), then open `http://127.0.0.1:8971`. One thread, one peer at a
//! time, secrets from the clock: to read, not to run in public.

use jushou_rtc::dtls::Identity;
use jushou_rtc::rtcp::{self, Ntp, SenderInfo};
use jushou_rtc::sdp::{AnswerParams, Offer, Slot};
use jushou_rtc::{Connection, Received, Route, ice, rtp};
use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream, UdpSocket};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

const PAGE: &str = r#"<!doctype html><meta charset="utf-8"><title>Echo</title>
<button onclick="start()">Start</button><audio id="out" autoplay></audio>
<script>
async function start() {
  const microphone = await navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: false } });
  const pc = (window.pc = new RTCPeerConnection());
  pc.ontrack = (event) => { out.srcObject = new MediaStream([event.track]); };
  pc.addTransceiver(microphone.getAudioTracks()[0], { direction: "sendonly" });
  pc.addTransceiver("audio", { direction: "recvonly" });
  await pc.setLocalDescription();
  const reply = await fetch("/offer", { method: "POST", body: pc.localDescription.sdp });
  await pc.setRemoteDescription({ type: "answer", sdp: await reply.text() });
}
</script>"#;

const SSRC: u32 = 0x6563_686F;

struct Echo {
    address: SocketAddr,
    udp: UdpSocket,
    identity: Identity,
    peer: Option<Peer>,
}

struct Peer {
    connection: Connection,
    payload_type: u8,
    sent: SenderInfo,
    report_at: Instant,
}

fn main() -> io::Result<()> {
    let address = std::env::args().nth(1).unwrap_or("127.0.0.1:8971".into());
    let address: SocketAddr = address.parse().map_err(io::Error::other)?;
    let http = TcpListener::bind((Ipv4Addr::LOCALHOST, address.port()))?;
    http.set_nonblocking(true)?;
    // Bound to the one address, so that answers leave from the address that was asked.
    let udp = UdpSocket::bind(address)?;
    udp.set_read_timeout(Some(Duration::from_millis(20)))?;
    println!("open http://{}", http.local_addr()?);

    let mut echo = Echo { address, udp, identity: Identity::generate(), peer: None };
    let mut buffer = [0; 2048];
    loop {
        match echo.udp.recv_from(&mut buffer) {
            Ok((len, from)) => echo.handle_datagram(from, &mut buffer[..len]),
            Err(error) if matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut) => {}
            Err(error) => return Err(error),
        }
        echo.handle_timeout();
        if let Ok((stream, _)) = http.accept() {
            echo.handle_http(stream)?;
        }
    }
}

impl Echo {
    fn handle_datagram(&mut self, from: SocketAddr, bytes: &mut [u8]) {
        let Some(peer) = &mut self.peer else { return };
        let (udp, now) = (&self.udp, Instant::now());
        let send = &mut |to: Route, bytes: &[u8]| drop(udp.send_to(bytes, to.remote));
        match peer.connection.handle_datagram(now, Route::new(from, self.address.ip()), bytes, send) {
            Received::Secured => println!("secured"),
            Received::Closed(why) => println!("closed: {why:?}"),
            Received::Rtp(packet) => {
                let sequence = peer.sent.packets;
                let header = rtp::write_header(
                    peer.payload_type,
                    packet.header.marker,
                    sequence as u16,
                    packet.header.timestamp,
                    SSRC,
                );
                let mut out = [0; 2048];
                if let Some((sender, to)) = peer.connection.sender()
                    && let Some(len) =
                        sender.seal_rtp_into(&header, packet.payload, u64::from(sequence), &mut out)
                {
                    send(to, &out[..len]);
                    peer.sent.packets += 1;
                    peer.sent.octets += packet.payload.len() as u32;
                    peer.sent.rtp_timestamp = packet.header.timestamp;
                }
            }
            Received::Rtcp(_) | Received::Nothing => {}
        }
    }

    fn handle_timeout(&mut self) {
        let Some(peer) = &mut self.peer else { return };
        let (udp, now) = (&self.udp, Instant::now());
        let send = &mut |to: Route, bytes: &[u8]| drop(udp.send_to(bytes, to.remote));
        if let Some(why) = peer.connection.handle_timeout(now, send) {
            println!("closed: {why:?}");
        }
        if now >= peer.report_at
            && let Some((sender, to)) = peer.connection.sender()
        {
            peer.report_at = now + Duration::from_secs(2);
            peer.sent.ntp = Ntp::from_unix(since_1970());
            let mut report = Vec::new();
            rtcp::write_sender_report(&mut report, SSRC, &peer.sent, &[]);
            rtcp::write_cname(&mut report, SSRC, "echo");
            if sender.seal_rtcp(&mut report) {
                send(to, &report);
            }
        }
    }

    fn handle_http(&mut self, mut stream: TcpStream) -> io::Result<()> {
        stream.set_nonblocking(false)?;
        let mut request = vec![0; 64 * 1024];
        let mut len = stream.read(&mut request)?;
        while !is_complete(&request[..len]) {
            let more = stream.read(&mut request[len..])?;
            if more == 0 {
                return Ok(()); // Gone, or more than a page may send.
            }
            len += more;
        }
        let is_offer = request.starts_with(b"POST /offer");
        let (status, kind, text) = match is_offer.then(|| self.answer(body(&request[..len]))) {
            None => ("200 OK", "text/html", PAGE.to_owned()),
            Some(Ok(answer)) => ("201 Created", "application/sdp", answer),
            Some(Err(reason)) => ("400 Bad Request", "text/plain", reason),
        };
        write!(
            stream,
            "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{text}",
            text.len()
        )
    }

    fn answer(&mut self, offer: &str) -> Result<String, String> {
        let offer = Offer::parse(offer).map_err(|bad| bad.to_string())?;
        let payload_type = offer.slots().find_map(|line| line.opus).ok_or("nowhere to send to")?;
        let nanos = since_1970().as_nanos();
        let credentials = ice::Credentials { ufrag: "echo".into(), pwd: format!("{nanos:024}") };
        let slot = Slot { ssrc: SSRC, cname: "echo".into(), stream: "echo".into(), track: "echo".into() };
        let answer = offer.answer(&AnswerParams {
            credentials: &credentials,
            fingerprint: self.identity.fingerprint(),
            addresses: &[self.address],
            tcp_addresses: &[],
            slots: &[slot],
            max_average_bitrate: 24_000,
        });
        let now = Instant::now();
        let connection = Connection::new(&self.identity, credentials, offer.fingerprint(), now);
        self.peer = Some(Peer { connection, payload_type, sent: SenderInfo::default(), report_at: now });
        Ok(answer)
    }
}

fn is_complete(request: &[u8]) -> bool {
    let Some((head, body)) = str::from_utf8(request).ok().and_then(|text| text.split_once("\r\n\r\n")) else {
        return false;
    };
    let length = |line: &str| line.to_ascii_lowercase().strip_prefix("content-length:")?.trim().parse().ok();
    body.len() >= head.lines().find_map(length).unwrap_or(0)
}

fn body(request: &[u8]) -> &str {
    let text = str::from_utf8(request).unwrap_or_default();
    text.split_once("\r\n\r\n").map_or("", |(_head, body)| body)
}

fn since_1970() -> Duration {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default()
}
