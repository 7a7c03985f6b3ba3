/** What is worth telling somebody when their view of a room changes. */
import type { View } from "../wire";
import { isUp, lastRaised, placeOf } from "./hands";
import { backstageOf } from "./reduce";
import { span } from "./times";

/** Done to me, right now; or good to know, when nothing is being said. */
export type Urgency = "assertive" | "polite";

export interface Notice {
  urgency: Urgency;
  /** Key of the message. Notices of one `about` replace each other while they wait. */
  key: string;
  args: Record<string, string | number>;
  about: "me" | "invite" | "hand" | "hands" | "room" | "poll";
}

export interface Known {
  /** Whose view it is. */
  me: string;
  /** This seat's member asked to leave the stage. */
  steppedDown: boolean;
  /** Their turn was over a moment ago, and with it their time on stage. */
  turnOver: boolean;
  /** When the last hand that they know of went up. */
  lastRaised_ms: number;
}

const notice = (urgency: Urgency, about: Notice["about"], key: string, args: Notice["args"] = {}): Notice => ({ urgency, key, args, about });

export function noticesOf(before: View, after: View, known: Known): Notice[] {
  return [
    ...ofRole(before, after, known), ...ofMute(before, after), ...ofTurn(before, after, known.me), ...ofHand(before, after, known.me),
    ...ofRoom(before, after), ...ofPoll(before, after), ...ofQueue(before, after, known),
  ];
}

export const hasTurn = (view: View, me: string): boolean => view.turn?.member === me;

/** The end of one's turn takes one off the stage: no moderator does. */
export const leavesWithTurn = (before: View, after: View, me: string): boolean =>
  hasTurn(before, me) && !hasTurn(after, me) && before.policy.turn?.then_audience === true && before.own.role === "speaker";

/** One's own microphone. Nobody has muted a listener, and no listener has one. */
export const isOpen = ({ own }: View): boolean => own.role !== "listener" && own.mute === "open";

function ofRole(before: View, after: View, { me, steppedDown, turnOver }: Known): Notice[] {
  const [was, is] = [before.own.role, after.own.role];
  if (was === is) return [];
  if (is === "listener") return [notice("assertive", "me", steppedDown || turnOver ? "notice-stepped-down" : "notice-moved-to-audience")];
  if (was !== "listener") return [notice("assertive", "me", is === "moderator" ? "notice-made-moderator" : "notice-unmade-moderator")];
  // Whose turn it is has been told so, and what the microphone does.
  if (hasTurn(after, me)) return [];
  const opens = after.turns_next.includes(me) && after.own.by_turn;
  return [notice("assertive", "me", opens ? "notice-on-stage-by-turn" : "notice-on-stage")];
}

function ofMute(before: View, after: View): Notice[] {
  const [was, is] = [before.own.mute, after.own.mute];
  if (is === "by_moderator" && was !== is) return [notice("assertive", "me", "notice-muted-by-moderator")];
  if (was === "by_moderator" && is === "by_self" && after.own.role !== "listener") return [notice("assertive", "me", "notice-may-unmute")];
  return [];
}

/** Of one's own turn. Everybody else sees whose it is: to say it would talk over the talk. */
function ofTurn(before: View, after: View, me: string): Notice[] {
  const [had, has] = [hasTurn(before, me), hasTurn(after, me)];
  if (had && !has) return [notice("assertive", "me", "notice-turn-over")];
  if (had || !has) return [];
  // What the microphone does follows in the next message.
  const opens = isOpen(after) || (after.own.by_turn && after.own.mute !== "by_moderator");
  return [notice("assertive", "me", opens ? "notice-turn-open" : "notice-turn-muted", { time: span(after.policy.turn?.budget_s ?? 0, "long") })];
}

function ofHand(before: View, after: View, me: string): Notice[] {
  const place = placeOf(after);
  if (place && place.place !== before.own.hand_place) return [notice("polite", "hand", "notice-hand-place", place)];
  const [wasUp, up] = [isUp(before, me), isUp(after, me)];
  if (!wasUp && up && after.policy.hand_order === "pick") return [notice("polite", "hand", "notice-hand-up")];
  const called = after.own.role !== "listener" || after.own.invited_until_ms !== null || after.stage.some(({ member }) => member === me);
  return wasUp && !up && !called ? [notice("polite", "hand", "notice-hand-down")] : [];
}

function ofRoom(before: View, after: View): Notice[] {
  const all: Notice[] = [];
  if (after.own.invited_until_ms !== null && before.own.invited_until_ms === null) all.push(notice("assertive", "invite", "notice-invited"));
  if (after.own.invited_until_ms === null && before.own.invited_until_ms !== null && after.own.role === "listener") all.push(notice("polite", "me", "notice-invite-over"));
  if (before.locked !== after.locked) all.push(notice("polite", "room", after.locked ? "notice-locked" : "notice-unlocked"));
  if (before.begins_ms !== null && after.begins_ms === null) all.push(notice("assertive", "room", "notice-began"));
  if (before.title !== after.title) all.push(notice("polite", "room", "notice-renamed", { title: after.title }));
  return all;
}

function ofPoll(before: View, after: View): Notice[] {
  const [was, is] = [before.poll, after.poll];
  if (is === null) return [];
  if (is.open && was?.number !== is.number) return [notice("polite", "poll", "notice-poll-open", { question: is.question })];
  return !is.open && was?.open === true && was.number === is.number ? [notice("polite", "poll", "notice-poll-closed", { question: is.question })] : [];
}

/** For moderators: hands that came up, and speakers who ask to be unmuted. */
function ofQueue(before: View, after: View, known: Known): Notice[] {
  if (after.own.role !== "moderator") return [];
  // One that only moved in the queue went up earlier.
  const fresh = lastRaised(after) > known.lastRaised_ms;
  const asking = new Set(backstageOf(before).asking_to_unmute);
  const all: Notice[] = [];
  if (fresh) all.push(notice("polite", "hands", "notice-hands", { waiting: after.hands.length }));
  if (backstageOf(after).asking_to_unmute.some((member) => !asking.has(member))) all.push(notice("polite", "hands", "notice-asks-to-unmute"));
  return all;
}
