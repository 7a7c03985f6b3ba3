/** Languages to choose from. */
import { afterEach, expect, it } from "vitest";
import { speak } from "../language";
import { readersOwn, spokenByName } from "./spoken";

afterEach(() => speak("en"));

it("names each language once, in the reader's own and in its order", async () => {
  const english = spokenByName().map(({ name }) => name);
  expect(english).toContain("Vietnamese");
  expect(english.indexOf("Italian")).toBeLessThan(english.indexOf("Korean"));
  expect(new Set(english).size).toBe(english.length);
  await speak("it");
  expect(spokenByName().find(({ letters }) => letters === "vi")?.name).toBe("vietnamita");
});

it("keeps what somebody speaks although nobody else does", () => {
  const known = spokenByName().length;
  expect(spokenByName(["gsw", "ko"]).length).toBe(known + 1);
});

it("takes both ways to write Chinese for one language", async () => {
  await speak("zh-Hant");
  expect(readersOwn()).toBe("zh");
  await speak("vi");
  expect(readersOwn()).toBe("vi");
});
