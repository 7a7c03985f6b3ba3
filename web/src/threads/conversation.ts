/** The messages of a thread, as far as this page knows them: fetched page by page, and told one by one. */
import type { Message, MessagesPage } from "../wire";

export interface Known {
  /** The oldest first. */
  messages: Message[];
  /** Where the page before begins; `null`: there is none. */
  earlier: number | null;
}

/** Each once, in order; of two of the same number the later word counts. */
function merged(known: readonly Message[], more: readonly Message[]): Message[] {
  const all = new Map(known.map((message) => [message.n, message] as const));
  for (const message of more) all.set(message.n, message);
  return [...all.values()].sort((a, b) => a.n - b.n);
}

/** What is known now, with the latest page, which was asked for when `before` was known. Where something may be missing between the two, it begins anew. */
export function refreshed(before: Known | null, now: Known | null, page: MessagesPage): Known {
  const last = before?.messages.at(-1)?.n ?? 0;
  const first = page.messages[0]?.n;
  if (page.next === null) return { messages: merged(now?.messages ?? [], page.messages), earlier: null };
  if (before !== null && now !== null && first !== undefined && first <= last + 1) return { messages: merged(now.messages, page.messages), earlier: now.earlier };
  const since = (now?.messages ?? []).filter(({ n }) => n > last);
  return { messages: merged(page.messages, since), earlier: page.next };
}

/** The page before. */
export const withEarlier = (known: Known, page: MessagesPage): Known => ({ messages: merged(page.messages, known.messages), earlier: page.next });

export const withMessage = (known: Known, message: Message): Known => ({ ...known, messages: merged(known.messages, [message]) });

export interface Day {
  day: string;
  messages: Message[];
}

/** The same, day by day. */
export function byDay(messages: readonly Message[], dayOf: (ms: number) => string): Day[] {
  const days: Day[] = [];
  for (const message of messages) {
    const day = dayOf(message.at_ms);
    const last = days.at(-1);
    if (last?.day === day) last.messages.push(message);
    else days.push({ day, messages: [message] });
  }
  return days;
}

/** The last word is mine, and they have read it. */
export function isRead(messages: readonly Message[], theirRead: number): boolean {
  const last = messages.at(-1);
  return last !== undefined && last.mine && last.n <= theirRead;
}

/** Up to where there is something new to say that I read it; `null`: nothing is new. */
export function toRead(messages: readonly Message[], { read, unread }: { read: number; unread: number }): number | null {
  const isNew = unread > 0 || messages.some(({ mine, n }) => !mine && n > read);
  return isNew ? Math.max(messages.at(-1)?.n ?? 0, read) : null;
}
