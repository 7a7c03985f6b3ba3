/** Texts with names and numbers in them, in six languages. */
import { afterEach, expect, it } from "vitest";
import { listed, percent, speak, t, when } from ".";
import { LANGUAGES, type Language, negotiate } from "./languages";

afterEach(() => speak("en"));

it("fills in what is said of whom", () => {
  expect(t("invite-title", { handle: "mai" })).toBe("mai invites you");
});

it("counts", () => {
  expect([0, 1, 312].map((count) => t("card-listeners", { count }))).toEqual(["Nobody listening yet", "1 listening", "312 listening"]);
  expect(percent(0.034)).toBe("3.4%");
});

it("shows a key that does not exist instead of nothing", () => {
  expect(t("no-such-key")).toBe("no-such-key");
});

it("joins names as the language does", async () => {
  expect([listed(["ann"]), listed(["ann", "bo", "cy"]), listed(["ann", "bo"], 3)]).toEqual(["ann", "ann, bo, and cy", "ann, bo, and 3 more"]);
  await speak("it");
  expect([listed(["ann", "bo", "cy"]), listed(["ann", "bo"], 1)]).toEqual(["ann, bo e cy", "ann, bo e un’altra persona"]);
  await speak("ko");
  expect(listed(["ann", "bo"], 3)).toBe("ann, bo 및 그 밖의 3명");
});

it("says the same thing differently in each language, dates too", async () => {
  const said = new Set<string>();
  const dates = new Set<string>();
  for (const language of Object.keys(LANGUAGES) as Language[]) {
    await speak(language);
    said.add(t("raise-hand"));
    dates.add(when(Date.UTC(2026, 4, 3, 12)));
  }
  expect(said.size).toBe(6);
  expect(dates.size).toBeGreaterThanOrEqual(5); // Written Chinese has one form of dates for both scripts.
});

it("takes the first language that somebody wants and that is there; Chinese by script, then by region", () => {
  const wanted: [string[], Language][] = [
    [["de", "ko-KR", "en"], "ko"],
    [["zh-TW"], "zh-Hant"],
    [["zh-HK"], "zh-Hant"],
    [["zh-MO", "zh"], "zh-Hant"],
    [["zh-Hans-HK"], "zh-Hans"],
    [["zh-Hant-CN"], "zh-Hant"],
    [["zh-CN"], "zh-Hans"],
    [["zh"], "zh-Hans"],
    [["yue"], "zh-Hant"],
    [["vi-VN"], "vi"],
    [["it-CH"], "it"],
    [["en-GB", "it"], "en"],
    [["de"], "en"],
    [[], "en"],
  ];
  for (const [tags, language] of wanted) expect(negotiate(tags), tags.join()).toBe(language);
});
