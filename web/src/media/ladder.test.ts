/** The ladder on its own: which step leads where. */
import { describe, expect, it } from "vitest";
import { FOOT, type Ladder, type Rung, type Step, climb } from "./ladder";

const after = (...steps: Step[]): Ladder => steps.reduce(climb, FOOT);
const rung = (...steps: Step[]): Rung => after(...steps).rung;

const seated: Step = { kind: "seated", media: "connect" };
const connected: Step = { kind: "connected" };
const failed = (times: number): Step => ({ kind: "failed", times });
const fetched: Step = { kind: "fetched" };
const told = (media: "kept" | "connect" | "elsewhere"): Step => ({ kind: "told", media });

describe("the ladder", () => {
  it("begins with WebRTC and stays there while that works", () => {
    expect(rung(seated)).toBe("direct");
    expect(rung(seated, connected, failed(1), connected)).toBe("direct");
  });

  it("goes down to the stream where the first connection does not come up, and after two failures of one that stood", () => {
    expect(rung(seated, failed(1))).toBe("stream");
    expect(rung(seated, connected, failed(1))).toBe("direct");
    expect(rung(seated, connected, failed(1), failed(2))).toBe("stream");
  });

  it("goes up by itself once WebRTC stands, whatever failed before", () => {
    expect(rung(seated, failed(1), fetched, told("elsewhere"), failed(2), failed(3))).toBe("stream");
    expect(rung(seated, failed(1), fetched, told("elsewhere"), failed(2), connected)).toBe("direct");
  });

  it("knows its own stream from another player", () => {
    expect(rung(seated, connected, told("elsewhere"))).toBe("elsewhere");
    expect(rung(seated, failed(1), fetched, told("elsewhere"), told("elsewhere"))).toBe("elsewhere");
    expect(rung(seated, failed(1), fetched, told("elsewhere"), fetched, told("elsewhere"))).toBe("stream");
  });

  it("leaves the sound to another player until that is gone or the person here wants it back", () => {
    const elsewhere = [seated, connected, told("elsewhere")];
    expect(rung(...elsewhere, failed(1), failed(2), connected)).toBe("elsewhere");
    expect(rung(...elsewhere, told("connect"))).toBe("direct");
    expect(rung(...elsewhere, { kind: "brought_back" })).toBe("direct");
    expect(rung({ kind: "seated", media: "elsewhere" })).toBe("elsewhere");
  });

  it("keeps its stream over a new socket", () => {
    expect(rung(seated, failed(1), fetched, told("elsewhere"), { kind: "seated", media: "elsewhere" })).toBe("stream");
    expect(rung(seated, failed(1), fetched, told("elsewhere"), seated)).toBe("direct");
  });

  it("forgets everything with the seat", () => {
    expect(after(seated, connected, failed(1), failed(2), fetched, { kind: "unseated" })).toEqual(FOOT);
    expect(rung(connected)).toBe("off");
  });
});
