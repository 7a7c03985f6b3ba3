/** What is worth telling somebody when their view of a room changes. */
import type { View } from "../wire";
import { backstageOf } from "./reduce";

/** Done to me, right now; or good to know, when nothing is being said. */
export type Urgency = "assertive" | "polite";

export interface Notice {
  urgency: Urgency;
  /** Key of the message. Notices of one `about` replace each other while they wait. */
  key: string;
  args: Record<string, string | number>;
  about: "me" | "invite" | "hand" | "hands" | "room";
}

const notice = (urgency: Urgency, about: Notice["about"], key: string, args: Notice["args"] = {}): Notice => ({ urgency, key, args, about });

/** `steppedDown`: this seat's member asked to leave the stage. */
export function noticesOf(before: View, after: View, { steppedDown }: { steppedDown: boolean }): Notice[] {
  return [...ofRole(before, after, steppedDown), ...ofMute(before, after), ...ofHand(before, after), ...ofRoom(before, after), ...ofQueue(before, after)];
}

function ofRole(before: View, after: View, steppedDown: boolean): Notice[] {
  const [was, is] = [before.own.role, after.own.role];
  if (was === is) return [];
  if (is === "listener") return [notice("assertive", "me", steppedDown ? "notice-stepped-down" : "notice-moved-to-audience")];
  if (was === "listener") return [notice("assertive", "me", "notice-on-stage")];
  return [notice("assertive", "me", is === "moderator" ? "notice-made-moderator" : "notice-unmade-moderator")];
}

function ofMute(before: View, after: View): Notice[] {
  const [was, is] = [before.own.mute, after.own.mute];
  if (is === "by_moderator" && was !== is) return [notice("assertive", "me", "notice-muted-by-moderator")];
  if (was === "by_moderator" && is === "by_self" && after.own.role !== "listener") return [notice("assertive", "me", "notice-may-unmute")];
  return [];
}

function ofHand(before: View, after: View): Notice[] {
  const [was, is] = [before.own.hand_place, after.own.hand_place];
  if (is !== null && is !== was) return [notice("polite", "hand", "notice-hand-place", { place: is, of: after.hands.length })];
  if (was !== null && is === null && after.own.role === "listener" && after.own.invited_until_ms === null) return [notice("polite", "hand", "notice-hand-down")];
  return [];
}

function ofRoom(before: View, after: View): Notice[] {
  const all: Notice[] = [];
  if (after.own.invited_until_ms !== null && before.own.invited_until_ms === null) all.push(notice("assertive", "invite", "notice-invited"));
  if (after.own.invited_until_ms === null && before.own.invited_until_ms !== null && after.own.role === "listener") all.push(notice("polite", "me", "notice-invite-over"));
  if (before.locked !== after.locked) all.push(notice("polite", "room", after.locked ? "notice-locked" : "notice-unlocked"));
  if (before.title !== after.title) all.push(notice("polite", "room", "notice-renamed", { title: after.title }));
  return all;
}

/** For moderators: hands that came up, and speakers who ask to be unmuted. */
function ofQueue(before: View, after: View): Notice[] {
  if (after.own.role !== "moderator") return [];
  const known = new Set(before.hands);
  const fresh = after.hands.filter((member) => !known.has(member)).length;
  const asking = new Set(backstageOf(before).asking_to_unmute);
  const all: Notice[] = [];
  if (fresh > 0) all.push(notice("polite", "hands", "notice-hands", { waiting: after.hands.length }));
  if (backstageOf(after).asking_to_unmute.some((member) => !asking.has(member))) all.push(notice("polite", "hands", "notice-asks-to-unmute"));
  return all;
}
