/** Drafts and what is on its way, kept with the tab. */
import { expect, it } from "vitest";
import { Desk } from "./desk";

/** A tab that keeps one thing. */
function tab() {
  let held: string | null = null;
  return { get: () => held, set: (value: string | null) => void (held = value) };
}

it("keeps a draft and what is on its way for each person, and nothing once both are gone", () => {
  const kept = tab();
  const desk = new Desk("ann", kept);
  desk.put("lin", { draft: "Half a sent" });
  desk.put("bo", { unsent: [{ key: "k1", text: "Hello" }] });
  desk.put("lin", { unsent: [{ key: "k2", text: "Good evening" }] });
  expect(new Desk("ann", kept).of("lin")).toEqual({ draft: "Half a sent", unsent: [{ key: "k2", text: "Good evening" }] });
  expect(new Desk("ann", kept).of("bo")).toEqual({ draft: "", unsent: [{ key: "k1", text: "Hello" }] });
  desk.put("lin", { draft: "", unsent: [] });
  desk.put("bo", { unsent: [] });
  expect(kept.get()).toBeNull();
});

it("shows nobody what another account wrote in this tab, and is not put off by nonsense", () => {
  const kept = tab();
  new Desk("ann", kept).put("lin", { draft: "A secret" });
  expect(new Desk("mai", kept).of("lin").draft).toBe("");
  kept.set("{");
  expect(new Desk("ann", kept).of("lin").draft).toBe("");
});

it("holds drafts to thirty people at once, the latest", () => {
  const desk = new Desk("ann", tab());
  for (let n = 0; n < 40; n++) desk.put(`p${n}`, { draft: "…" });
  const held = Array.from({ length: 40 }, (_, n) => n).filter((n) => desk.of(`p${n}`).draft !== "");
  expect(held).toEqual(Array.from({ length: 30 }, (_, n) => n + 10));
});
