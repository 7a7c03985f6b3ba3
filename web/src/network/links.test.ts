/** Links as they are typed. */
import { expect, it } from "vitest";
import { hostOf, linkOf, linkText } from "./links";

it.each([
  ["bridges.example", "https://bridges.example/"],
  [" https://bridges.example/a?b=c#d ", "https://bridges.example/a?b=c#d"],
  ["HTTPS://Bridges.Example/A", "https://bridges.example/A"],
  ["bridges.example:8443/a b", "https://bridges.example:8443/a%20b"],
  ["https://brücken.example/größe", "https://xn--brcken-4ya.example/gr%C3%B6%C3%9Fe"],
  ["https://bridges.example/it's{1}|2", "https://bridges.example/it%27s%7B1%7D%7C2"],
])("takes %s", (typed, link) => {
  expect(linkOf(typed)).toBe(link);
});

it.each(["", "bridges", "http://bridges.example", "https://localhost", "javascript:alert(1)", "javascript://a.example/%0aalert(1)", "ann@bridges.example", "https://ann:secret@bridges.example", "mailto:ann@bridges.example", "https://bridges.example.", "https://[::1]/", `https://a.example/${"x".repeat(200)}`])("does not take %s", (typed) => {
  expect(linkOf(typed)).toBeNull();
});

it("shows where a link leads, without what all of them begin with", () => {
  expect([linkText("https://bridges.example/"), linkText("https://bridges.example/a/?b=c")]).toEqual(["bridges.example", "bridges.example/a/?b=c"]);
});

it("names the host alone, whatever the path says", () => {
  expect(hostOf("https://a.example")).toBe("a.example");
  expect(hostOf("https://a.example:8443/b.example?c=https://d.example#e")).toBe("a.example:8443");
  expect(hostOf("https://a.example?b.example/")).toBe("a.example");
});
