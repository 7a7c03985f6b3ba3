/** Rows become branches, whatever order they come in. */
import { expect, it } from "vitest";
import type { TreeRow } from "../wire";
import { type Branch, grow } from "./tree-shape";

const row = (member: string, parent: string | null, field = "law"): TreeRow => ({ member, handle: member, field, parent, since_ms: 0, owner: false, hit: null });
const shape = (branches: Branch[]): string => branches.map(({ row: { member }, below }) => (below.length > 0 ? `${member}(${shape(below)})` : member)).join(" ");
const all = { text: "", field: "" };
const rows = [row("bo", "ann"), row("ann", "mai"), row("mai", null), row("cy", "mai", "arts"), row("lost", "gone")];

it("puts everybody below whoever let them in", () => {
  const tree = grow(rows, all);
  expect(shape(tree)).toBe("mai(ann(bo) cy) lost");
  expect(tree[0]?.under).toBe(3);
});

it("keeps the way up to whoever fits, and nobody else", () => {
  expect(shape(grow(rows, { text: "@BO", field: "" }))).toBe("mai(ann(bo))");
  expect(shape(grow(rows, { text: "", field: "arts" }))).toBe("mai(cy)");
  expect(grow(rows, { text: "nobody", field: "" })).toEqual([]);
});

it("shows a loop once and ends", () => {
  expect(shape(grow([row("a", "b"), row("b", "a")], all))).toBe("a(b)");
});
