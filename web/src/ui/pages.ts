/** Lists that come page by page. */
import type { Got } from "../api";

export interface Pages<Row> {
  rows: Row[];
  more: boolean;
}

/** So many pages of a list, as one. */
export async function pagesOf<Row>(count: number, fetch: (after: string | null) => Promise<Got<{ rows: Row[]; next: string | null }>>): Promise<Got<Pages<Row>>> {
  const rows: Row[] = [];
  let next: string | null = null;
  for (let page = 0; page < count; page += 1) {
    const got = await fetch(next);
    if (!got.ok) return got;
    rows.push(...got.value.rows);
    next = got.value.next;
    if (next === null) break;
  }
  return { ok: true, value: { rows, more: next !== null } };
}

/** The same answer under the names that `pagesOf` goes by. */
export const named = <Of, Row>(got: Got<Of>, rows: (of: Of) => Row[], next: (of: Of) => string | null): Got<{ rows: Row[]; next: string | null }> =>
  got.ok ? { ok: true, value: { rows: rows(got.value), next: next(got.value) } } : got;
