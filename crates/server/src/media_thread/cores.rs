//! The cores of this machine that the process may use; a shard stays on its own.

#[cfg(target_os = "linux")]
use std::{io, mem};

/// As many shards as cores to run them on. Elsewhere than on Linux the kernel does not divide what comes in.
pub fn shards() -> usize {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    if cfg!(target_os = "linux") { cores.min(media::SHARDS_MAX) } else { 1 }
}

/// Keeps the calling thread on one core, so that what it works with stays in that core's caches. Without the right
/// to, it goes on where it is.
#[cfg(target_os = "linux")]
pub fn pin(shard: usize) {
    // SAFETY: a plain C struct, for which all zeroes are the empty set.
    let mut allowed: libc::cpu_set_t = unsafe { mem::zeroed() };
    // SAFETY: the kernel writes at most as many bytes as the set has; 0 is the calling thread.
    if unsafe { libc::sched_getaffinity(0, size_of_val(&allowed), &mut allowed) } != 0 {
        return;
    }
    // SAFETY: reads one bit of a set of ours; `core` is below its size.
    let is_allowed = |core: &usize| unsafe { libc::CPU_ISSET(*core, &allowed) };
    let Some(core) = (0..libc::CPU_SETSIZE as usize).filter(is_allowed).nth(shard) else { return };
    let _ = pin_to(&[core]); // Refused, it changes nothing.
}

/// Keeps the calling thread, and those it starts from now on, on these cores.
#[cfg(target_os = "linux")]
pub fn pin_to(cores: &[usize]) -> io::Result<()> {
    // SAFETY: a plain C struct, for which all zeroes are the empty set.
    let mut set: libc::cpu_set_t = unsafe { mem::zeroed() };
    for core in cores {
        // SAFETY: sets one bit of a set of ours; `CPU_SET` ignores a core beyond its end.
        unsafe { libc::CPU_SET(*core, &mut set) };
    }
    // SAFETY: the kernel reads as many bytes as the set has; 0 is the calling thread.
    let done = unsafe { libc::sched_setaffinity(0, size_of_val(&set), &set) };
    if done == 0 { Ok(()) } else { Err(io::Error::last_os_error()) }
}

#[cfg(not(target_os = "linux"))]
pub fn pin(_: usize) {}
