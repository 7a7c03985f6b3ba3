/** The list of threads, as far as this page knows it: what moved last first. */
import type { ThreadRow, ThreadsPage } from "../wire";

export interface Rows {
  threads: ThreadRow[];
  /** Where the next page begins; `null`: there is none. */
  next: string | null;
}

/** The first page anew, before what is known of those after it. */
export function withFirst(known: Rows | null, page: ThreadsPage): Rows {
  const last = page.threads.at(-1);
  if (known === null || page.next === null || last === undefined) return page;
  const there = new Set(page.threads.map(({ thread }) => thread));
  const after = known.threads.filter(({ thread, moved_ms }) => !there.has(thread) && moved_ms <= last.moved_ms);
  return { threads: [...page.threads, ...after], next: after.length === 0 ? page.next : known.next };
}

/** The page after what is known. */
export function withNext(known: Rows, page: ThreadsPage): Rows {
  const there = new Set(known.threads.map(({ thread }) => thread));
  return { threads: [...known.threads, ...page.threads.filter(({ thread }) => !there.has(thread))], next: page.next };
}
