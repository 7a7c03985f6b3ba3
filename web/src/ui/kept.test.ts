/** What is kept, and what holds where a browser keeps nothing. */
import { afterEach, expect, it, vi } from "vitest";
import { inTab, onDevice, onUnlessOff } from "./kept";

afterEach(() => void vi.unstubAllGlobals());

function storage({ full = false } = {}) {
  const items = new Map<string, string>();
  return {
    items,
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (full) throw new DOMException("full", "QuotaExceededError");
      items.set(key, value);
    },
    removeItem: (key: string) => void items.delete(key),
  };
}

it("keeps on the device what it is given, until it is taken back", () => {
  const device = storage();
  vi.stubGlobal("localStorage", device);
  const kept = onDevice("a");
  kept.set("1");
  expect([kept.get(), onDevice("a").get(), onDevice("b").get(), [...device.items]]).toEqual(["1", "1", null, [["a", "1"]]]);
  kept.set(null);
  expect([kept.get(), device.items.size]).toEqual([null, 0]);
});

it("holds until the page is closed where storage is forbidden", () => {
  vi.stubGlobal("localStorage", undefined);
  const kept = onDevice("forbidden");
  kept.set("1");
  expect([kept.get(), onDevice("forbidden").get(), inTab("forbidden").get()]).toEqual(["1", "1", null]);
  kept.set(null);
  expect(kept.get()).toBeNull();
  onUnlessOff("sound").set(false);
  expect(onUnlessOff("sound").on.value).toBe(false);
});

it("holds over what was kept before where storage is full", () => {
  const tab = storage({ full: true });
  tab.items.set("a", "old");
  vi.stubGlobal("sessionStorage", tab);
  inTab("a").set("new");
  expect(inTab("a").get()).toBe("new");
});
