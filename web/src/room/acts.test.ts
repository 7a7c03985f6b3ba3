/** Which acts are offered to whom, as one table. */
import { expect, it } from "vitest";
import type { View } from "../wire";
import { actsOn } from "./acts";
import { own, policy, seat, view } from "./fixtures";

const stage = [seat("mai", { role: "moderator" }), seat("mo", { role: "moderator" }), seat("lin"), seat("kay", { mute: "by_moderator" })];
const backstage = { banned: [], invited: ["eva"], asking_to_unmute: [] };
const as = (me: string, role: "listener" | "speaker" | "moderator", member: string, more: Partial<View> = {}): string =>
  actsOn({ view: view({ stage, backstage, own: own({ role }), ...more }), me, member }).map(({ kind }) => kind).join(" ");

it("offers what the role can do, and nothing more", () => {
  const table = [
    ["owner, towards a moderator", as("mai", "moderator", "mo")],
    ["owner, towards a speaker", as("mai", "moderator", "lin")],
    ["moderator, towards the owner", as("mo", "moderator", "mai")],
    ["moderator, towards a muted speaker", as("mo", "moderator", "kay")],
    ["moderator, towards the first hand", as("mo", "moderator", "bo")],
    ["moderator, towards the second hand", as("mo", "moderator", "cy")],
    ["moderator who picks, towards the second hand", as("mo", "moderator", "cy", { policy: policy({ hand_order: "pick" }) })],
    ["moderator, towards a listener", as("mo", "moderator", "ann")],
    ["moderator, towards an invited listener", as("mo", "moderator", "eva")],
    ["speaker, towards a listener", as("lin", "speaker", "ann")],
    ["speaker, towards herself", as("lin", "speaker", "lin")],
    ["listener, towards a speaker", as("ann", "listener", "lin")],
    ["listener, towards herself", as("ann", "listener", "ann")],
  ];
  expect(table.map(([who, acts]) => `${who}: ${acts === "" ? "-" : acts}`)).toEqual([
    "owner, towards a moderator: mute_member move_to_audience unmake_moderator remove ban",
    "owner, towards a speaker: mute_member move_to_audience make_moderator remove ban",
    "moderator, towards the owner: -",
    "moderator, towards a muted speaker: allow_unmute move_to_audience make_moderator remove ban",
    "moderator, towards the first hand: accept_hand decline_hand remove ban",
    "moderator, towards the second hand: decline_hand remove ban",
    "moderator who picks, towards the second hand: accept_hand decline_hand remove ban",
    "moderator, towards a listener: invite_to_speak remove ban",
    "moderator, towards an invited listener: remove ban",
    "speaker, towards a listener: -",
    "speaker, towards herself: step_down",
    "listener, towards a speaker: -",
    "listener, towards herself: -",
  ]);
});

it("does not offer a moderator to judge another moderator", () => {
  const third = [...stage, seat("max", { role: "moderator" })];
  expect(as("mo", "moderator", "max", { stage: third })).toBe("");
});
