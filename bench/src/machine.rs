//! What the kernel says of this machine and of a process on it: cores, CPU time, memory, packets dropped at a socket.

use anyhow::{Context, Result};
use server::media_thread::cores;
use std::fs;
use std::time::Duration;

/// Keeps this thread, and those it starts from now on, on these cores.
pub fn pin(these: &[usize]) -> Result<()> {
    cores::pin_to(these).context("cannot stay on one core")
}

/// CPU time of all threads of a process so far, as the scheduler counts it, to the nanosecond.
pub fn cpu_time(process: u32) -> Result<Duration> {
    let mut nanos = 0;
    for task in fs::read_dir(format!("/proc/{process}/task")).context("no such process")? {
        let Ok(text) = fs::read_to_string(task?.path().join("schedstat")) else { continue }; // It ended just now.
        nanos += text.split(' ').next().and_then(|first| first.parse::<u64>().ok()).unwrap_or(0);
    }
    Ok(Duration::from_nanos(nanos))
}

/// Resident memory of a process, bytes.
pub fn resident(process: u32) -> Result<u64> {
    let text = fs::read_to_string(format!("/proc/{process}/status")).context("no such process")?;
    let line = text.lines().find_map(|line| line.strip_prefix("VmRSS:")).context("no VmRSS line")?;
    let kib: u64 = line.trim().trim_end_matches(" kB").trim().parse().context("VmRSS is a number")?;
    Ok(kib * 1024)
}

/// Datagrams that the kernel had no room for at the UDP socket on this port, so far.
pub fn drops_at(port: u16) -> Result<u64> {
    let text = fs::read_to_string("/proc/net/udp").context("no list of sockets")?;
    let wanted = format!(":{port:04X}");
    let of = |line: &str| {
        let mut words = line.split_ascii_whitespace();
        words.nth(1).filter(|local| local.ends_with(&wanted))?;
        words.last()?.parse::<u64>().ok()
    };
    Ok(text.lines().filter_map(of).sum())
}

/// For the head of a result file.
pub fn description() -> String {
    let info = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = info.lines().find_map(|line| line.strip_prefix("model name")).unwrap_or("a processor");
    let cores = info.lines().filter(|line| line.starts_with("processor")).count();
    let kernel = fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
    format!("{cores} × {}, Linux {}", model.trim_start_matches([' ', '\t', ':']).trim(), kernel.trim())
}
