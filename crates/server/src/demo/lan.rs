//! What a phone beside the laptop needs: addresses it can reach, a certificate for them, and a QR code to scan.

use anyhow::{Context, Result};
use qrcode::{EcLevel, QrCode, render::unicode::Dense1x2};
use std::fs;
use std::net::IpAddr;
use std::path::{Path, PathBuf};

/// A certificate for `addresses` and localhost, signed by itself, written into `dir`. Gives the paths of the
/// certificate and of its key.
pub fn certificate(dir: &Path, addresses: &[IpAddr]) -> Result<(PathBuf, PathBuf)> {
    let mut names: Vec<String> = addresses.iter().map(IpAddr::to_string).collect();
    names.push("localhost".to_owned());
    let made = rcgen::generate_simple_self_signed(names).context("a certificate could not be made")?;
    let (cert, key) = (dir.join("demo-cert.pem"), dir.join("demo-key.pem"));
    fs::write(&cert, made.cert.pem()).context("the certificate could not be written")?;
    fs::write(&key, made.signing_key.serialize_pem()).context("the key could not be written")?;
    Ok((cert, key))
}

/// As blocks of text, two rows of squares a line. Dark on light with its own quiet zone: most terminals are dark, and
/// cameras read either.
pub fn qr(link: &str) -> Result<String> {
    let code = QrCode::with_error_correction_level(link, EcLevel::L)
        .context("the link is too long for a QR code")?;
    Ok(code
        .render::<Dense1x2>()
        .dark_color(Dense1x2::Light)
        .light_color(Dense1x2::Dark)
        .quiet_zone(true)
        .build())
}

/// The address a phone most likely reaches: of a private IPv4 network, else the first.
pub fn best(addresses: &[IpAddr]) -> Option<IpAddr> {
    let is_private = |ip: &&IpAddr| matches!(ip, IpAddr::V4(v4) if v4.is_private());
    addresses.iter().find(is_private).or(addresses.first()).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phone_is_sent_to_the_private_network_before_any_other() {
        let ip = |text: &str| text.parse::<IpAddr>().expect("an address");
        let all = [ip("2001:db8::5"), ip("203.0.113.9"), ip("192.168.1.20")];
        assert_eq!(best(&all), Some(ip("192.168.1.20")));
        assert_eq!(best(&all[..2]), Some(ip("2001:db8::5")));
        assert_eq!(best(&[]), None);
    }

    #[test]
    fn a_link_with_its_key_fits_a_terminal_of_eighty_columns() {
        let text =
            qr("https://192.168.100.200:18443/demo/enter?key=AAAAAAAAAAAAAAAAAAAAAA").expect("a QR code");
        assert!(text.lines().all(|line| line.chars().count() <= 80));
        assert!(text.lines().count() <= 24, "and one of 24 lines");
    }
}
