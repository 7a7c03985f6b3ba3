//! How many connections each address has: one client does not take everybody's places.

use super::limits::Place;
use crate::config::Net;
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard};

/// Shared by all listeners. Clones count together.
#[derive(Clone)]
pub struct Crowd(Arc<Inner>);

struct Inner {
    max: u32,
    /// Trusted proxies stand for many.
    exempt: Vec<Net>,
    counts: Mutex<HashMap<Place, u32>>,
}

/// One connection's place; given back when dropped.
pub struct Counted(Option<(Arc<Inner>, Place)>);

impl Crowd {
    pub fn new(max: u32, exempt: Vec<Net>) -> Crowd {
        Crowd(Arc::new(Inner { max, exempt, counts: Mutex::default() }))
    }

    /// None: this address has all that one may have.
    pub fn count(&self, address: IpAddr) -> Option<Counted> {
        let address = address.to_canonical();
        if self.0.exempt.iter().any(|net| net.contains(address)) {
            return Some(Counted(None));
        }
        let place = Place::of(address);
        let mut counts = self.0.counts();
        let count = counts.entry(place).or_default();
        if *count >= self.0.max {
            return None;
        }
        *count += 1;
        Some(Counted(Some((Arc::clone(&self.0), place))))
    }
}

impl Inner {
    fn counts(&self) -> MutexGuard<'_, HashMap<Place, u32>> {
        self.counts.lock().expect("nothing panics under this lock")
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        let Some((crowd, place)) = &self.0 else { return };
        let mut counts = crowd.counts();
        if let Some(count) = counts.get_mut(place) {
            *count -= 1;
            if *count == 0 {
                counts.remove(place); // Only those who are here take memory.
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_its_bound_others_theirs_and_a_trusted_proxy_none() {
        let ip = |text: &str| text.parse::<IpAddr>().expect("an address");
        let crowd = Crowd::new(2, vec![Net::parse("10.0.0.0/8").expect("a network")]);
        let first = crowd.count(ip("2001:db8::1")).expect("a place");
        let _second = crowd.count(ip("2001:db8::2")).expect("a place");
        assert!(crowd.count(ip("2001:db8::3")).is_none(), "a whole IPv6 /64 is one");
        let _other = crowd.count(ip("192.0.2.1")).expect("a place");
        let proxied: Vec<_> = (0..5).map(|_| crowd.count(ip("10.1.1.1")).expect("for many")).collect();
        drop(first);
        let _third = crowd.count(ip("2001:db8::3")).expect("given back");
        drop(proxied);
        assert_eq!(crowd.0.counts().len(), 2, "only those who are here");
    }
}
