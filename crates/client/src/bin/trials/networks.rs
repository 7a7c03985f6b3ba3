//! A server at one end of two cables, a member's device at the other: the ground on which networks change and are cut.

use crate::Setting;
use crate::house::House;
use crate::place::Place;
use anyhow::{Context, Result};
use std::net::Ipv4Addr;
use std::sync::Arc;

/// The server's own, by whichever cable.
pub const SERVER: Ipv4Addr = Ipv4Addr::new(10, 77, 0, 1);
const CABLES: [&str; 2] = ["near0", "near1"];

pub struct Networks {
    pub server: Place,
    pub device: Place,
    pub house: Arc<House>,
    /// Which cable the device uses.
    cable: usize,
    /// Last number of the device's address in the cable's network.
    host: u8,
    /// Counts mappings of the NAT before the device.
    mapping: u16,
}

impl Networks {
    pub async fn new(setting: &Setting) -> Result<Networks> {
        let (server, device) = (Place::new("server's place")?, Place::new("device's place")?);
        server.order("ip", &format!("address add {SERVER}/32 dev lo\n")).await?;
        for (number, cable) in CABLES.into_iter().enumerate() {
            let subnet = format!("10.77.{}", number + 1);
            let (far, near) = (format!("{subnet}.1/24"), format!("{subnet}.2/24"));
            server.join([&format!("far{number}"), &far], &device, [cable, &near]).await?;
        }
        device.order("ip", "route add default via 10.77.1.1\n").await?;
        let jushou = setting.jushou.clone();
        let house = server.run(move || async move { House::open_at(&jushou, SERVER).await }).await??;
        Ok(Networks { server, device, house: Arc::new(house), cable: 0, host: 2, mapping: 0 })
    }

    /// The other cable takes over and the one of before goes dead: from Wi-Fi to the phone's own network.
    pub async fn change_cable(&mut self) -> Result<()> {
        let (before, now) = (self.cable, 1 - self.cable);
        (self.cable, self.host) = (now, 2);
        self.admit().await?;
        // An interface that goes down takes its routes along.
        let lines = format!(
            "address flush dev {cable}\naddress add 10.77.{net}.2/24 dev {cable}\nlink set {cable} up\n\
             route replace default via 10.77.{net}.1\nlink set {} down\n",
            CABLES[before],
            cable = CABLES[now],
            net = now + 1,
        );
        self.device.order("ip", &lines).await
    }

    /// The same cable gives another address: a new lease.
    pub async fn change_address(&mut self) -> Result<()> {
        self.host = if self.host > 200 { 3 } else { self.host + 1 };
        self.admit().await?;
        let (cable, subnet) = (CABLES[self.cable], format!("10.77.{}", self.cable + 1));
        let lines = format!(
            "address flush dev {cable}\naddress add {subnet}.{}/24 dev {cable}\nroute replace default via {subnet}.1\n",
            self.host
        );
        self.device.order("ip", &lines).await
    }

    /// A network carries only what comes from addresses of its own: whoever still sends from another is not heard.
    async fn admit(&self) -> Result<()> {
        let own = format!("10.77.{}.{}", self.cable + 1, self.host);
        let lines = format!(
            "table ip admits\ndelete table ip admits\ntable ip admits {{
                chain in {{ type filter hook input priority 0; iifname \"far*\" ip saddr != {own} drop; }}
            }}\n"
        );
        self.server.order("nft", &lines).await
    }

    /// A NAT before the device forgets what it knew: everything that goes on comes from another port.
    pub async fn change_mapping(&mut self) -> Result<()> {
        self.mapping += 1;
        let (zone, web, media) = (self.mapping, self.house.port, self.house.media);
        // Flows are looked up by zone: in a new one none is known, and each is given a new port at random.
        let lines = format!(
            "table ip nat_before\ndelete table ip nat_before\ntable ip nat_before {{
                chain out {{ type filter hook output priority raw; ip daddr {SERVER} ct zone set {zone}; }}
                chain in {{ type filter hook prerouting priority raw; ip saddr {SERVER} ct zone set {zone}; }}
                chain strangers {{ type filter hook input priority 0; ip saddr {SERVER} ct state new drop; }}
                chain last {{ type nat hook postrouting priority srcnat;
                    ip daddr {SERVER} udp dport {media} masquerade to :20000-60000 random;
                    ip daddr {SERVER} tcp dport {web} masquerade to :20000-60000 random; }}
            }}\n"
        );
        self.device.order("nft", &lines).await
    }

    /// Datagrams to and from the server no longer pass.
    pub async fn cut_udp(&self) -> Result<()> {
        let lines = format!(
            "table ip no_udp {{
                chain out {{ type filter hook output priority 0; ip daddr {SERVER} meta l4proto udp drop; }}
                chain in {{ type filter hook input priority 0; ip saddr {SERVER} meta l4proto udp drop; }}
            }}\n"
        );
        self.device.order("nft", &lines).await
    }

    /// They pass again.
    pub async fn restore_udp(&self) -> Result<()> {
        self.device.order("nft", "delete table ip no_udp\n").await
    }

    /// A server that has no certificate takes sound by TCP on its own loopback alone. Here the device's loopback leads there.
    pub async fn lead_loopback(&self) -> Result<()> {
        let port = self.house.port;
        let lines = format!(
            "table ip leads {{
                chain out {{ type nat hook output priority -100; ip daddr 127.0.0.1 tcp dport {port} dnat to {SERVER}; }}
                chain last {{ type nat hook postrouting priority srcnat; ip daddr {SERVER} tcp dport {port} masquerade; }}
            }}\n"
        );
        self.device.order("nft", &lines).await?;
        let allow = || async { std::fs::write("/proc/sys/net/ipv4/conf/all/route_localnet", "1") };
        self.device.run(allow).await?.context("loopback is not led anywhere")
    }
}
