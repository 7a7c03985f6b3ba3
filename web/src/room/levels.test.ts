/** Rings follow the sound, without a component. */
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Levels } from "./levels";

class FakeElement {
  level = "";
  isSpeaking = false;
  style = { setProperty: (_: string, value: string) => (this.level = value) };
  toggleAttribute(_: string, on: boolean) {
    this.isSpeaking = on;
  }
}

const shown = (levels: Levels, member: string) => {
  const element = new FakeElement();
  const hide = levels.show(member, element as unknown as HTMLElement);
  return { element, hide };
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("lights who speaks and nobody else", () => {
  const levels = new Levels();
  const [ann, bo] = [shown(levels, "ann"), shown(levels, "bo")];
  levels.heard([{ member: "ann", level: 60 }]);
  expect([ann.element.isSpeaking, ann.element.level, bo.element.isSpeaking]).toEqual([true, "0.60", false]);
  levels.heard([{ member: "bo", level: 40 }]);
  expect([ann.element.isSpeaking, ann.element.level, bo.element.isSpeaking]).toEqual([false, "0.00", true]);
  expect(levels.speaking()).toEqual(["bo"]);
});

it("lights somebody who comes into view while speaking", () => {
  const levels = new Levels();
  levels.heard([{ member: "ann", level: 60 }]);
  expect(shown(levels, "ann").element.isSpeaking).toBe(true);
});

it("lets a ring go out when no news comes", async () => {
  const levels = new Levels();
  const ann = shown(levels, "ann");
  levels.heard([{ member: "ann", level: 60 }]);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(ann.element.isSpeaking).toBe(false);
});

it("paints nothing on what is no longer shown", () => {
  const levels = new Levels();
  const ann = shown(levels, "ann");
  ann.hide();
  levels.heard([{ member: "ann", level: 60 }]);
  expect(ann.element.isSpeaking).toBe(false);
});

it("shows one's own voice from here, and only while it goes out", () => {
  const levels = new Levels();
  const ann = shown(levels, "ann");
  levels.ownHeard("ann", 0.5);
  expect([ann.element.isSpeaking, ann.element.level]).toEqual([true, "0.50"]);
  levels.ownSilent();
  expect(ann.element.isSpeaking).toBe(false);
});
