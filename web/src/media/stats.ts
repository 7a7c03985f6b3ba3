/** How good the connection is, from the browser's own counters. */

/** Sums over the receive lines at one moment. Counters only grow while one connection lives. */
export interface Counted {
  packetsReceived: number;
  packetsLost: number;
  samplesReceived: number;
  samplesConcealed: number;
  jitterMs: number;
  /** Round trip of the last connectivity check. */
  roundTripMs: number | null;
  /** Sound goes by TCP: this network lets no UDP through. */
  tcp: boolean;
}

/** Over the last interval. Rates are 0 to 1. */
export interface Quality {
  /** 1 poor, 2 fair, 3 good. */
  bars: 1 | 2 | 3;
  loss: number;
  concealed: number;
  jitterMs: number;
  roundTripMs: number | null;
  tcp: boolean;
}

/** How often the counters are read. */
export const STATS_INTERVAL_MS = 2_000;

type Entry = { type: string } & Record<string, unknown>;

const number = (value: unknown): number => (typeof value === "number" && Number.isFinite(value) ? value : 0);

export function count(report: Iterable<Entry>): Counted {
  const sum: Counted = { packetsReceived: 0, packetsLost: 0, samplesReceived: 0, samplesConcealed: 0, jitterMs: 0, roundTripMs: null, tcp: false };
  const byTcp = new Set<unknown>();
  const pairs: Entry[] = [];
  let selected: unknown;
  for (const entry of report) {
    if (entry.type === "inbound-rtp") {
      sum.packetsReceived += number(entry["packetsReceived"]);
      sum.packetsLost += Math.max(0, number(entry["packetsLost"]));
      sum.samplesReceived += number(entry["totalSamplesReceived"]);
      // Concealed silence is nothing lost: speakers who say nothing send nothing.
      sum.samplesConcealed += Math.max(0, number(entry["concealedSamples"]) - number(entry["silentConcealedSamples"]));
      sum.jitterMs = Math.max(sum.jitterMs, number(entry["jitter"]) * 1000);
    } else if (entry.type === "local-candidate" && entry["protocol"] === "tcp") {
      byTcp.add(entry["id"]);
    } else if (entry.type === "transport" && entry["selectedCandidatePairId"] !== undefined) {
      selected = entry["selectedCandidatePairId"];
    } else if (entry.type === "candidate-pair") {
      pairs.push(entry);
    }
  }
  // After a change of address the pairs of before are still there, nominated as well.
  const used = pairs.filter((pair) => (selected === undefined ? pair["nominated"] === true || pair["selected"] === true : pair["id"] === selected));
  for (const pair of used) {
    sum.tcp = byTcp.has(pair["localCandidateId"]);
    const seconds = pair["currentRoundTripTime"];
    if (typeof seconds === "number") sum.roundTripMs = seconds * 1000;
  }
  return sum;
}

export function grade(before: Counted, now: Counted): Quality {
  const grown = (key: "packetsReceived" | "packetsLost" | "samplesReceived" | "samplesConcealed"): number => Math.max(0, now[key] - before[key]);
  const expected = grown("packetsReceived") + grown("packetsLost");
  const samples = grown("samplesReceived");
  const loss = expected === 0 ? 0 : grown("packetsLost") / expected;
  const concealed = samples === 0 ? 0 : Math.min(1, grown("samplesConcealed") / samples);
  const roundTripMs = now.roundTripMs;
  const poor = loss > 0.1 || concealed > 0.1 || (roundTripMs ?? 0) > 500;
  const fair = loss > 0.03 || concealed > 0.03 || (roundTripMs ?? 0) > 250 || now.jitterMs > 60;
  return { bars: poor ? 1 : fair ? 2 : 3, loss, concealed, jitterMs: now.jitterMs, roundTripMs, tcp: now.tcp };
}
