/** When a path counts as dead: by what should have arrived, and by what should have been heard of oneself. */
import { beforeEach, describe, expect, it } from "vitest";
import { DEAD_AFTER_MS, LOOK_INTERVAL_MS, PathWatch } from "./path-watch";

const TOLD_EVERY_MS = 300;
const bob = [{ member: "bob", level: 40 }];
const me = [{ member: "me", level: 40 }];
let path: PathWatch;
let now: number;
let mark: number;

/** So much time, with the server's word every so often, or none of it; what looks said, one after another. */
function pass(levels: { member: string; level: number }[] | null, ms: number, arrives: boolean, toldEvery = TOLD_EVERY_MS): string[] {
  const judged: string[] = [];
  let toldAt = -Infinity;
  for (const end = now + ms; now < end; now += LOOK_INTERVAL_MS) {
    if (levels !== null && now - toldAt >= toldEvery) {
      path.told(levels, "me", now);
      toldAt = now;
    }
    if (arrives) mark += 1;
    judged.push(path.look(mark, now));
  }
  return judged;
}

/** One's own voice for so long, metered every 50 ms. */
function sent(level: number, ms: number): boolean {
  let dead = false;
  for (const end = now + ms; now < end; now += 50) dead = path.sent(level, now) || dead;
  return dead;
}

beforeEach(() => {
  path = new PathWatch();
  now = 1_000_000;
  mark = 7;
});

const ALIVE = new Set(["alive"]);
const seen = (judged: string[]): Set<string> => new Set(judged);

describe("a path by what arrives", () => {
  it("is alive while packets come, and dead when others speak and none come", () => {
    expect(seen(pass(bob, 5_000, true))).toEqual(ALIVE);
    const judged = pass(bob, 2_000, false);
    expect(judged).toContain("dead");
    expect(judged.indexOf("dead") * LOOK_INTERVAL_MS).toBeLessThanOrEqual(DEAD_AFTER_MS + TOLD_EVERY_MS);
    expect(judged).not.toContain("perhaps dead");
  });

  it("is perhaps dead when somebody spoke and then neither packets nor words come", () => {
    pass(bob, 2_000, true);
    expect(seen(pass(null, 2_000, false))).toEqual(new Set(["alive", "perhaps dead"]));
  });

  it("is alive when a speaker is gone from one packet to the next, and the server finds out half a second later", () => {
    pass(bob, 2_000, true);
    expect(seen(pass(bob, 500, false))).toEqual(ALIVE);
    expect(seen(pass([], 10_000, false))).toEqual(ALIVE);
  });

  it("is alive when the only speaker of a large room stops, and the server's word on that comes two seconds later", () => {
    pass(bob, LOOK_INTERVAL_MS, true); // Told once: how often it will be is not known.
    expect(seen(pass(null, 1_800, false))).toEqual(ALIVE);
    pass([], 2_000, false, 2_000);
    pass(bob, 4_000, true, 2_000);
    expect(seen(pass(bob, 1_950, false, 2_000))).toEqual(ALIVE);
    expect(seen(pass([], 4_000, false, 2_000))).toEqual(ALIVE);
  });

  it("is perhaps dead in a large room, too, when its word does not come when it should", () => {
    pass(bob, 4_000, true, 2_000);
    expect(pass(null, 3_000, false)).toContain("perhaps dead");
  });

  it("is not judged by silence, by one's own voice, or by breath", () => {
    pass(bob, 1_000, true);
    expect(seen(pass([], 10_000, false))).toEqual(ALIVE);
    expect(seen(pass(me, 10_000, false))).toEqual(ALIVE);
    expect(seen(pass([{ member: "bob", level: 3 }], 10_000, false))).toEqual(ALIVE);
  });

  it("is not judged by who has only just begun to speak", () => {
    pass(bob, 1_000, true);
    pass([], 20_000, false);
    expect(seen(pass(bob, DEAD_AFTER_MS, false))).toEqual(ALIVE);
  });

  it("is not judged before anything ever came on this connection", () => {
    mark = 0;
    expect(seen(pass(bob, 10_000, false))).toEqual(ALIVE);
    mark = 7;
    pass(bob, 1_000, true);
    path.reset();
    mark = 0;
    expect(seen(pass(bob, 10_000, false))).toEqual(ALIVE);
  });
});

describe("a path by one's own voice", () => {
  it("is dead when the server named it and no longer does", () => {
    pass(me, 600, true);
    expect(sent(0.6, DEAD_AFTER_MS + 100)).toBe(true);
  });

  it("is alive while the server names it, or nothing loud goes out", () => {
    pass(me, 600, true);
    for (let round = 0; round < 10; round += 1) {
      expect(sent(0.6, 400)).toBe(false);
      pass(me, TOLD_EVERY_MS, true);
    }
    expect(sent(0.1, 10_000)).toBe(false);
  });

  it("is not judged where the server never named it", () => {
    expect(sent(0.6, 10_000)).toBe(false);
  });
});
