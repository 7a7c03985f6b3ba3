/** Loudness, and noticing somebody who speaks while muted. */
import { expect, it } from "vitest";
import { loudness } from "./meter";
import { speechWatch } from "./microphone";

it("notices somebody who speaks into a muted microphone, after more than a word", () => {
  const spoken = speechWatch();
  expect([spoken(0.8, 0), spoken(0.8, 600), spoken(0.8, 800)]).toEqual([false, false, true]);
});

it("does not count a cough, and bridges a breath", () => {
  const cough = speechWatch();
  expect([cough(0.9, 0), cough(0.1, 200), cough(0.1, 700), cough(0.9, 800)]).toEqual([false, false, false, false]);
  const breath = speechWatch();
  expect([breath(0.9, 0), breath(0.1, 300), breath(0.1, 500), breath(0.9, 800)]).toEqual([false, false, false, true]);
});

it("reads silence as 0 and full scale as 1", () => {
  expect(loudness(new Float32Array(64))).toBe(0);
  expect(loudness(new Float32Array(64).fill(1))).toBe(1);
  expect(loudness(new Float32Array(64).fill(0.02))).toBeGreaterThan(0.4);
});
