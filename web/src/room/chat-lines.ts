/** What there is to know of a chat without a screen: what is unread, what stands together, and who may write when. */
import type { ChatLine, View } from "../wire";

/** Lines of one member that follow each other this closely stand under one name. */
const TOGETHER_MS = 5 * 60_000;

/** The highest number; 0: nothing was written. */
export const newest = (chat: ChatLine[]): number => chat.at(-1)?.number ?? 0;

/** How many lines of others came after the one of that number. */
export const unread = (chat: ChatLine[], seen: number, me: string): number => chat.filter(({ number, member }) => number > seen && member !== me).length;

/** Lines that stand under one name, oldest first. */
export function runs(chat: ChatLine[]): [first: ChatLine, ...others: ChatLine[]][] {
  const all: [ChatLine, ...ChatLine[]][] = [];
  for (const line of chat) {
    const run = all.at(-1);
    const before = run?.at(-1);
    if (run && before?.member === line.member && line.at_ms - before.at_ms < TOGETHER_MS) run.push(line);
    else all.push([line]);
  }
  return all;
}

export const mayWrite = ({ policy, own }: View): boolean => policy.chat === "everyone" || (policy.chat === "stage" && own.role !== "listener");

/** Slow mode is for everybody but those who moderate. */
export const isSlow = ({ policy, own }: View): boolean => policy.slow_mode_s > 0 && own.role !== "moderator";

/** How many milliseconds slow mode makes one wait yet, as far as the lines say. The server knows better: it counts what was deleted, too. */
export function waitLeft(view: View, me: string, now_ms: number): number {
  const last = view.chat.findLast(({ member }) => member === me);
  return last === undefined || !isSlow(view) ? 0 : Math.max(0, last.at_ms + view.policy.slow_mode_s * 1_000 - now_ms);
}
