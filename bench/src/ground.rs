//! Where server and listeners stand: on loopback, or in two network namespaces joined by a cable, for servers that ignore loopback.

use anyhow::{Context, Result, ensure};
use std::fs::File;
use std::net::{IpAddr, Ipv4Addr};
use std::os::fd::AsRawFd;
use std::process::Command;

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    Loopback,
    Namespaces,
}

/// Of the server's side and the listeners' side.
const SPACES: [&str; 2] = ["bench-server", "bench-crowd"];

impl Ground {
    /// On which this server stands.
    pub fn of(server: IpAddr) -> Ground {
        if server.is_loopback() { Ground::Loopback } else { Ground::Namespaces }
    }

    pub fn server(self) -> Ipv4Addr {
        match self {
            Ground::Loopback => Ipv4Addr::LOCALHOST,
            Ground::Namespaces => Ipv4Addr::new(10, 77, 0, 1),
        }
    }

    /// Where the first peer stands. All others are behind it.
    fn first(self) -> u32 {
        match self {
            Ground::Loopback => 0x7F01_0001,
            Ground::Namespaces => 0x0A80_0001,
        }
    }

    /// The address of a peer.
    pub fn address(self, peer: usize) -> Ipv4Addr {
        Ipv4Addr::from(self.first() + peer as u32)
    }

    /// Whose address it is.
    pub fn peer_at(self, address: Ipv4Addr) -> Option<usize> {
        u32::from(address).checked_sub(self.first()).map(|peer| peer as usize)
    }

    /// A command of the server's side.
    pub fn command(self, program: &str) -> Command {
        match self {
            Ground::Loopback => Command::new(program),
            Ground::Namespaces => {
                // It becomes the program, with the same process id.
                let mut command = Command::new("ip");
                command.args(["netns", "exec", SPACES[0], program]);
                command
            }
        }
    }
}

/// The two namespaces. They go with this.
pub struct Spaces(());

impl Spaces {
    /// Lays the cable. From now on this process, with one thread as yet, stands on the listeners' side. Needs root.
    pub fn enter() -> Result<Spaces> {
        remove();
        let [server, crowd] = SPACES;
        let (theirs, ours) = (format!("{}/30", Ground::Namespaces.server()), "10.77.0.2");
        for line in [
            format!("netns add {server}"),
            format!("netns add {crowd}"),
            format!("link add bench-s netns {server} type veth peer name bench-c netns {crowd}"),
            format!("-n {server} address add {theirs} dev bench-s"),
            format!("-n {crowd} address add {ours}/30 dev bench-c"),
            format!("-n {server} link set lo up"),
            format!("-n {crowd} link set lo up"),
            format!("-n {server} link set bench-s up"),
            format!("-n {crowd} link set bench-c up"),
            // All listeners' addresses, without naming them one by one.
            format!("-n {crowd} route add local 10.128.0.0/9 dev lo"),
            format!("-n {server} route add 10.128.0.0/9 via {ours}"),
        ] {
            let done = Command::new("ip").args(line.split(' ')).output().context("no `ip` here")?;
            let why = String::from_utf8_lossy(&done.stderr);
            ensure!(done.status.success(), "`ip {line}`: {}", why.trim());
        }
        let space = File::open(format!("/run/netns/{crowd}")).context("no such namespace")?;
        // SAFETY: an open file of a namespace, and nothing else; the call changes this thread only.
        let entered = unsafe { libc::setns(space.as_raw_fd(), libc::CLONE_NEWNET) };
        ensure!(entered == 0, "cannot enter a namespace: {}", std::io::Error::last_os_error());
        Ok(Spaces(()))
    }
}

impl Drop for Spaces {
    fn drop(&mut self) {
        remove();
    }
}

/// Those of a run that was interrupted, too.
fn remove() {
    for space in SPACES {
        // It is not there: so be it.
        let _ = Command::new("ip").args(["netns", "delete", space]).output();
    }
}
