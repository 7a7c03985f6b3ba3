/** An inbox as far as this page knows it: what happened last first, and what is new to whoever looks. */
import type { InboxPage, InboxRow } from "../wire";

export interface Rows {
  rows: InboxRow[];
  /** Where the next page begins; `null`: there is none. */
  next: string | null;
  /** Not looked at before this screen was opened: it stays marked while the screen is there. */
  fresh: ReadonlySet<string>;
}

const freshOf = (known: Rows | null, page: InboxPage): ReadonlySet<string> =>
  new Set([...(known?.fresh ?? []), ...page.rows.filter(({ seen }) => !seen).map(({ row }) => row)]);

/** The first page anew, before what is known of those after it. */
export function withFirst(known: Rows | null, page: InboxPage): Rows {
  const fresh = freshOf(known, page);
  const last = page.rows.at(-1);
  if (known === null || page.next === null || last === undefined) return { ...page, fresh };
  const there = new Set(page.rows.map(({ row }) => row));
  const after = known.rows.filter(({ row, at_ms }) => !there.has(row) && at_ms <= last.at_ms);
  return { rows: [...page.rows, ...after], next: after.length === 0 ? page.next : known.next, fresh };
}

/** The page after what is known. */
export function withNext(known: Rows, page: InboxPage): Rows {
  const there = new Set(known.rows.map(({ row }) => row));
  return { rows: [...known.rows, ...page.rows.filter(({ row }) => !there.has(row))], next: page.next, fresh: freshOf(known, page) };
}

/** Up to when everything was looked at once this page was; `null`: it is all known. */
export function lookedAt({ rows }: InboxPage): number | null {
  const unseen = rows.filter(({ seen }) => !seen).map(({ at_ms }) => at_ms);
  return unseen.length === 0 ? null : Math.max(...unseen);
}
