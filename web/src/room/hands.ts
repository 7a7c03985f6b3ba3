/** Raised hands, looked at: whose is up, who may be brought up, to whom one may reply. The server decides. */
import type { Hand, View } from "../wire";

/** More names than this are no choice between speakers any more. */
const REPLIES_MAX = 4;

export const handOf = (view: View, member: string): Hand | undefined => view.hands.find((hand) => hand.member === member);

/** Also between two messages that put the queue into another order. */
export const isUp = (view: View, me: string): boolean => view.own.hand_place !== null || handOf(view, me) !== undefined;

/** In an order that holds, the first one; where moderators pick, anyone. */
export const mayAccept = (view: View, member: string): boolean =>
  view.policy.hand_order === "pick" ? handOf(view, member) !== undefined : view.hands[0]?.member === member;

/** Whom a hand may reply to now, whoever has the word first. `speaking`: who is heard at the moment. */
export function repliable(view: View, me: string, speaking: readonly string[]): string[] {
  if (!view.policy.replies || view.hands.some((hand) => hand.reply_to !== null)) return [];
  const open = view.stage.filter((seat) => seat.member !== me && seat.connected && seat.mute === "open").map(({ member }) => member);
  const weight = (member: string): number => (view.turn?.member === member ? 0 : speaking.includes(member) ? 1 : 2);
  return open.sort((a, b) => weight(a) - weight(b)).slice(0, REPLIES_MAX);
}
