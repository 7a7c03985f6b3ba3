/** From counters to bars. */
import { expect, it } from "vitest";
import { type Counted, count, grade } from "./stats";

const counted = (more: Partial<Counted> = {}): Counted => ({ packetsReceived: 0, packetsLost: 0, samplesReceived: 0, samplesConcealed: 0, jitterMs: 0, roundTripMs: 20, tcp: false, ...more });

it("adds up the receive lines and reads the round trip of the pair in use", () => {
  const inbound = (lost: number) => ({ type: "inbound-rtp", packetsReceived: 100, packetsLost: lost, totalSamplesReceived: 96_000, concealedSamples: 500, silentConcealedSamples: 400, jitter: 0.01 });
  expect(count([inbound(2), inbound(-1), { type: "candidate-pair", nominated: true, currentRoundTripTime: 0.05 }, { type: "candidate-pair", nominated: false, currentRoundTripTime: 9 }, { type: "codec" }]))
    .toEqual({ packetsReceived: 200, packetsLost: 2, samplesReceived: 192_000, samplesConcealed: 200, jitterMs: 10, roundTripMs: 50, tcp: false });
});

it("reads the way from the pair in use, and not from one of before a change of address", () => {
  const candidates = [{ type: "local-candidate", id: "u", protocol: "udp" }, { type: "local-candidate", id: "t", protocol: "tcp" }];
  const pair = (id: string, local: string, seconds: number) => ({ type: "candidate-pair", id, nominated: true, localCandidateId: local, currentRoundTripTime: seconds });
  const uses = (selectedCandidatePairId: string) => count([{ type: "transport", selectedCandidatePairId }, pair("p", "u", 0.01), pair("q", "t", 0.2), ...candidates]);
  expect(uses("p")).toMatchObject({ tcp: false, roundTripMs: 10 });
  expect(uses("q")).toMatchObject({ tcp: true, roundTripMs: 200 });
});

it("calls a silent room good: nobody who is silent sends", () => {
  expect(grade(counted(), counted()).bars).toBe(3);
});

it("judges the last interval, not the whole hour", () => {
  const before = counted({ packetsReceived: 1000, packetsLost: 900 });
  expect(grade(before, counted({ packetsReceived: 1100, packetsLost: 900 }))).toMatchObject({ bars: 3, loss: 0 });
  expect(grade(before, counted({ packetsReceived: 1095, packetsLost: 905 }))).toMatchObject({ bars: 2, loss: 0.05 });
  expect(grade(before, counted({ packetsReceived: 1080, packetsLost: 920 }))).toMatchObject({ bars: 1, loss: 0.2 });
});

it("calls a long way fair and a very long one poor", () => {
  expect([200, 300, 600].map((roundTripMs) => grade(counted(), counted({ roundTripMs })).bars)).toEqual([3, 2, 1]);
});

it("is not fooled by counters that start over", () => {
  expect(grade(counted({ packetsReceived: 1000, packetsLost: 10 }), counted())).toMatchObject({ bars: 3, loss: 0 });
});
