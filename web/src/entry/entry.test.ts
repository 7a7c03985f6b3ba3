/** The door: browsers inside other apps, and handles. */
import { expect, it } from "vitest";
import { inApp, wayOut } from "./in-app";
import { handleProblem } from "./register-form";

it.each([
  ["wechat", "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 MicroMessenger/8.0.49"],
  ["zalo", "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/124 Mobile Safari/537.36 Zalo android/24.5"],
  ["kakaotalk", "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 Chrome/120 Mobile Safari/537.36 KAKAOTALK 10.4.5"],
  ["line", "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Safari Line/14.5.0"],
  ["facebook", "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 [FBAN/FBIOS;FBAV/460.0]"],
])("knows %s by what it calls itself", (app, agent) => {
  expect(inApp(agent)).toBe(app);
});

it.each([
  "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Mobile/15E148 Safari/604.1",
  "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/126.0.0.0 Mobile Safari/537.36",
  "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126 Safari/537.36 Outline/1.0",
])("leaves a real browser alone: %s", (agent) => {
  expect(inApp(agent)).toBeNull();
});

it("leads out to the browser of the system", () => {
  expect(wayOut("iPhone", "https://talk.test/i/abc")).toEqual({ browser: "Safari", link: null });
  expect(wayOut("Android 14", "https://talk.test/i/abc?x=1").link).toBe("intent://talk.test/i/abc?x=1#Intent;scheme=https;package=com.android.chrome;end");
});

it("sees a handle's plain faults before the server does", () => {
  expect(["ann", "Ann_3", "an", "ann-3", "änn", "a".repeat(21)].map(handleProblem)).toEqual([null, null, "handle_too_short", "handle_letters", "handle_letters", "handle_too_long"]);
});
