/** Reasons in words. */
import { expect, it } from "vitest";
import type { HallwayReason, Person, RoomCard } from "../wire";
import { why } from "./why";

const person = (handle: string): Person => ({ member: handle, handle, stated: "", field: "law", bot: false, invited_by: null, member_since_ms: null });
const card: RoomCard = { room: "a", title: "a", topic: "Rust", visibility: "open", hands: "everyone", locked: false, recap: true, stage: [], speakers: 1, listeners: 0, opened_ms: 0 };

it.each<[HallwayReason, string]>([
  [{ kind: "follow_topic" }, "Because you follow Rust"],
  [{ kind: "follow_on_stage", count: 1, first: person("mai") }, "mai, whom you follow, is on stage"],
  [{ kind: "follow_on_stage", count: 2, first: person("mai") }, "2 people you follow are on stage, mai among them"],
  [{ kind: "inviter_on_stage", inviter: person("mai") }, "mai, who invited you, is on stage"],
  [{ kind: "your_field" }, "Somebody from your field is on stage"],
  [{ kind: "just_began" }, "Just began"],
])("says %o", (reason, words) => {
  expect(why(reason, card)).toBe(words);
});
