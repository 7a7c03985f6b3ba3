/** Texts with names and numbers in them. */
import { expect, it } from "vitest";
import { listed, percent, t } from ".";

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

it("joins names as the language does", () => {
  expect([listed(["ann"]), listed(["ann", "bo", "cy"])]).toEqual(["ann", "ann, bo, and cy"]);
});
