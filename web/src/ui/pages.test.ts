/** Lists that come page by page. */
import { expect, it } from "vitest";
import type { Got } from "../api";
import { named, pagesOf } from "./pages";

/** Three pages of two. */
const page = async (after: string | null): Promise<Got<{ rows: number[]; next: string | null }>> => {
  const at = Number(after ?? 0);
  return { ok: true, value: { rows: [at, at + 1], next: at < 4 ? String(at + 2) : null } };
};

it("puts as many pages together as are asked for, and says whether there are more", async () => {
  expect(await pagesOf(2, page)).toEqual({ ok: true, value: { rows: [0, 1, 2, 3], more: true } });
  expect(await pagesOf(9, page)).toEqual({ ok: true, value: { rows: [0, 1, 2, 3, 4, 5], more: false } });
});

it("says no where one page says no", async () => {
  const no = { ok: false, refusal: null, request: "r" } as const;
  expect(await pagesOf(2, async (after) => (after === null ? page(after) : no))).toEqual(no);
  expect(named(no, () => [], () => null)).toEqual(no);
  expect(named({ ok: true, value: { members: [1], next: "2" } }, (of) => of.members, (of) => of.next)).toEqual({ ok: true, value: { rows: [1], next: "2" } });
});
