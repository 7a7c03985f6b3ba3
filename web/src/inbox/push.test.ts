/** Whether a browser can be pushed to: what stands in the way is named, the nearest first. */
import { expect, it } from "vitest";
import { type Known, isAppleTouch, reachOf } from "./push";

const able: Known = { server: true, browser: true, inAppleTab: false, permission: "granted", subscribed: true };

it.each<[Partial<Known>, string]>([
  [{}, "on"],
  [{ subscribed: false }, "off"],
  [{ subscribed: false, permission: "default" }, "off"],
  [{ permission: "default" }, "off"],
  [{ permission: "denied" }, "denied"],
  [{ browser: false, subscribed: false }, "browser"],
  [{ browser: false, inAppleTab: true }, "home_screen"],
  [{ inAppleTab: true }, "on"],
  [{ server: false }, "server"],
  [{ server: false, browser: false, inAppleTab: true, permission: "denied" }, "server"],
])("%o is %s", (more, reach) => {
  expect(reachOf({ ...able, ...more })).toBe(reach);
});

it("knows an iPad that says it is a Mac from a Mac", () => {
  const mac = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15";
  expect([isAppleTouch(mac, 5), isAppleTouch(mac, 0)]).toEqual([true, false]);
  expect(isAppleTouch("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)", 5)).toBe(true);
  expect(isAppleTouch("Mozilla/5.0 (Linux; Android 15) Chrome/140 Mobile", 5)).toBe(false);
});
