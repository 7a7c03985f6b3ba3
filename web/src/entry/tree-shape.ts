/** Rows by id become branches: who stands below whom, how many, and what a filter leaves. */
import type { TreeRow } from "../wire";

export interface Branch {
  row: TreeRow;
  below: Branch[];
  /** Everybody below, at any depth. */
  under: number;
}

export interface Filter {
  text: string;
  field: string;
}

/** Whoever fits stays, with the way up to the root; whose parent is not there stands at a root. A loop is cut once. */
export function grow(rows: readonly TreeRow[], { text, field }: Filter): Branch[] {
  const known = new Map(rows.map((row) => [row.member, row]));
  const children = new Map<string | null, TreeRow[]>();
  for (const row of rows) {
    const parent = row.parent !== null && known.has(row.parent) ? row.parent : null;
    children.set(parent, [...(children.get(parent) ?? []), row]);
  }
  const seen = new Set<string>();
  const branch = (row: TreeRow): Branch => {
    seen.add(row.member);
    const below = (children.get(row.member) ?? []).filter((child) => !seen.has(child.member)).map(branch);
    return { row, below, under: below.reduce((sum, child) => sum + 1 + child.under, 0) };
  };
  const roots = (children.get(null) ?? []).map(branch);
  for (const row of rows) if (!seen.has(row.member)) roots.push(branch(row));
  const wanted = text.trim().replace(/^@/, "").toLowerCase();
  const fits = (row: TreeRow): boolean => row.handle.includes(wanted) && (field === "" || row.field === field);
  const keep = (branches: Branch[]): Branch[] =>
    branches.flatMap((one) => {
      const below = keep(one.below);
      return fits(one.row) || below.length > 0 ? [{ ...one, below }] : [];
    });
  return wanted === "" && field === "" ? roots : keep(roots);
}
