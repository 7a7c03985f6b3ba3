/** Raised hands, looked at: whose is up, who may be brought up, to whom one may reply. The server decides. */
import type { Hand, View } from "../wire";

/** More names than this are no choice between speakers any more. */
const REPLIES_MAX = 4;

export const handOf = (view: View, member: string): Hand | undefined => view.hands.find((hand) => hand.member === member);

/** Also between two messages that put the queue into another order. */
export const isUp = (view: View, me: string): boolean => view.own.hand_place !== null || handOf(view, me) !== undefined;

/** Of how many it is told, too; the queue may be behind by a message. `null`: moderators pick, or no hand is up. */
export function placeOf(view: View): { place: number; of: number } | null {
  const place = view.own.hand_place;
  return place === null ? null : { place, of: Math.max(place, view.hands.length) };
}

/** When the last of those who wait raised their hand; 0: nobody waits. */
export const lastRaised = (view: View): number => Math.max(0, ...view.hands.map(({ since_ms }) => since_ms));

/** In an order that holds, the first one; where moderators pick, anyone. */
export const mayAccept = (view: View, member: string): boolean =>
  view.policy.hand_order === "pick" ? handOf(view, member) !== undefined : view.hands[0]?.member === member;

/** Whom a hand may reply to now, whoever has the word first. `speaking`: who is heard at the moment. `shown` before: they keep their places. */
export function repliable(view: View, me: string, speaking: readonly string[], shown: readonly string[] = []): string[] {
  if (!view.policy.replies || view.hands.some((hand) => hand.reply_to !== null)) return [];
  const open = view.stage.filter((seat) => seat.member !== me && seat.connected && seat.mute === "open").map(({ member }) => member);
  const weight = (member: string): number =>
    shown.includes(member) ? shown.indexOf(member) - shown.length : view.turn?.member === member ? 0 : speaking.includes(member) ? 1 : 2;
  return open.sort((a, b) => weight(a) - weight(b)).slice(0, REPLIES_MAX);
}
