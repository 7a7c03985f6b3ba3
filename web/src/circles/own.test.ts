/** What is known of one's own circles, and when it is asked for. */
import { expect, it } from "vitest";
import type { Got } from "../api";
import type { CircleCard, CirclesPage } from "../wire";
import { OwnCircles } from "./own";

const card = (circle: string, own: CircleCard["own"]): CircleCard => ({ circle, name: `Circle ${circle}`, description: null, entry: "open", topics: [], members: 2, own });
const FAILED: Got<CirclesPage> = { ok: false, refusal: null, request: null };

/** What was asked, each to be answered in any order. */
function house() {
  const asked: ((got: Got<CirclesPage>) => void)[] = [];
  const own = new OwnCircles(() => new Promise((answer) => void asked.push(answer)));
  const answer = async (at: number, got: Got<CirclesPage> | CircleCard[]): Promise<void> => {
    asked[at]?.(Array.isArray(got) ? { ok: true, value: { circles: got, next: null } } : got);
    await Promise.resolve();
  };
  return { asked, own, answer };
}

it("asks once somebody needs them, and no sooner", async () => {
  const { asked, own, answer } = house();
  own.changed();
  own.again();
  expect(asked).toHaveLength(0);
  own.need();
  own.need();
  expect(asked).toHaveLength(1);
  await answer(0, [card("a", "owner"), card("b", "asked"), card("c", "member"), card("d", "invited")]);
  expect(own.mine.map(({ circle }) => circle)).toEqual(["a", "c"]);
  expect(own.moderated.map(({ circle }) => circle)).toEqual(["a"]);
  expect([own.nameOf("b"), own.nameOf("e")]).toEqual(["Circle b", null]);
});

it("reads anew what changed, and lets no late answer stand", async () => {
  const { own, answer } = house();
  own.need();
  own.changed();
  expect(own.turn.value).toBe(1);
  await answer(1, [card("a", "member")]);
  await answer(0, []);
  expect(own.mine).toHaveLength(1);
  own.again();
  await answer(2, FAILED);
  expect(own.mine).toHaveLength(1);
});

it("knows nothing any more of whoever signed out, and asks again where nobody answered", async () => {
  const { asked, own, answer } = house();
  own.need();
  await answer(0, FAILED);
  own.need();
  expect(asked).toHaveLength(2);
  own.forget();
  await answer(1, [card("a", "member")]);
  expect(own.mine).toEqual([]);
});
