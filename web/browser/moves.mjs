/** What arrives in a page, packet by packet, through all connections it makes: when sound stopped, and when it came back. */

/** Sound that is back goes on for so long. */
const STEADY_MS = 2_000;
/** A voice without pauses comes every 20 ms; the page looks every 20 ms, on a busy machine more rarely. */
const GAP_MAX_MS = 300;
/** What was on its way when the old path broke has arrived by then. */
const ON_ITS_WAY_MS = 40;

/** Runs in the page before anything else, behind `keepPeers`: notes when packets come. */
export function noteArrivals() {
  window.arrivals = [];
  const known = new WeakMap();
  const look = async () => {
    for (const peer of window.peers ?? []) {
      if (peer.signalingState === "closed") continue;
      let packets = 0;
      for (const entry of (await peer.getStats()).values()) if (entry.type === "inbound-rtp") packets += entry.packetsReceived;
      if (packets > (known.get(peer) ?? 0)) window.arrivals.push(Date.now());
      known.set(peer, packets);
    }
    if (window.arrivals.length > 5_000) window.arrivals.splice(0, 2_500);
    setTimeout(look, 20);
  };
  void look();
}

/** How many milliseconds after `cut` packets came again and went on coming; null: not yet. */
export async function backAfter(page, cut) {
  const arrivals = await page.evaluate(() => window.arrivals);
  const later = arrivals.filter((at) => at >= cut + ON_ITS_WAY_MS);
  let since = null;
  let last = null;
  for (const at of later) {
    if (last === null || at - last > GAP_MAX_MS) since = at;
    last = at;
    if (at - since >= STEADY_MS) return since - cut;
  }
  return null;
}

/** By which way sound goes: the selected pair's protocol and how many connections and paths it took. */
export const path = (page) => page.evaluate(async () => {
  for (const peer of (window.peers ?? []).toReversed()) {
    if (peer.signalingState === "closed") continue;
    const stats = await peer.getStats();
    for (const entry of stats.values()) {
      if (entry.type !== "transport" || !entry.selectedCandidatePairId) continue;
      const local = stats.get(stats.get(entry.selectedCandidatePairId)?.localCandidateId);
      if (local) return { protocol: local.protocol, address: `${local.address}:${local.port}`, peers: window.peers.length, ice: peer.iceConnectionState };
    }
  }
  return { protocol: null, peers: window.peers?.length ?? 0 };
});

export function percentile(values, percent) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)];
}
