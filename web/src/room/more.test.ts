/** What a room's "More" offers, and to whom. */
import { expect, it } from "vitest";
import type { VNode } from "preact";
import { t } from "../language";
import type { Loaded } from "../ui/load";
import type { EntryCard, View } from "../wire";
import { own, policy, view } from "./fixtures";
import { Offers } from "./more";

const card: EntryCard = { mode: "waitlist", invites: true, names: "as_stated", region: false, questions: [], parts: [], at_least: null };

/** The words on the buttons, top to bottom. */
function buttons(node: unknown): unknown[] {
  if (Array.isArray(node)) return node.flatMap(buttons);
  if (node === null || typeof node !== "object") return [];
  const { type, props } = node as VNode<{ children?: unknown }>;
  return type === "button" ? [props.children] : buttons(props.children);
}

const offered = (role: "listener" | "moderator", entry: Loaded<EntryCard>): unknown[] =>
  buttons(Offers({ view: view({ own: own({ role }) }), entry, to: () => () => undefined, act: () => async () => undefined }));

it.each(["listener", "moderator"] as const)("offers a %s an invite only where the server says that invites can be made", (role) => {
  const word = t("invite-here");
  expect(offered(role, { at: "here", value: card })).toContain(word);
  const without: Loaded<EntryCard>[] = [
    { at: "here", value: { ...card, invites: false } },
    { at: "loading" },
    { at: "failed", why: { ok: false, refusal: null, request: null } },
  ];
  for (const entry of without) expect(offered(role, entry)).toEqual(offered(role, { at: "here", value: card }).filter((one) => one !== word));
});

it("offers to ping somebody in where one may hand out the room's link, and anybody can come", () => {
  const offers = (role: "listener" | "moderator", more: Partial<View>): boolean =>
    buttons(Offers({ view: view({ own: own({ role }), ...more }), entry: { at: "loading" }, to: () => () => undefined, act: () => async () => undefined })).includes(t("ping"));
  const closed = { policy: policy({ visibility: "closed" }) };
  expect([offers("listener", {}), offers("moderator", closed)]).toEqual([true, true]);
  expect([offers("listener", closed), offers("listener", { locked: true }), offers("moderator", { locked: true })]).toEqual([false, false, false]);
});
