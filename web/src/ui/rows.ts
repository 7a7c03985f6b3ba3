/** A list that comes page by page, and follows what is told while it is shown. */
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { Got, NotGot } from "../api";
import type { House } from "../house";
import { useBack } from "./back";
import { APART_MS } from "./count";

interface Inputs<Page, Rows> {
  /** `after`: where the next page begins; `null`: the first one. */
  fetch: (after: string | null) => Promise<Got<Page>>;
  /** The first page anew, before what is known of those after it. */
  withFirst: (known: Rows | null, page: Page) => Rows;
  /** The page after what is known. */
  withNext: (known: Rows, page: Page) => Rows;
  /** Calls back whenever the list may have changed. Returns what ends it. */
  listen: (changed: () => void) => () => void;
  /** What follows from the first page, each time that it came. */
  came?: (page: Page) => void;
}

export interface ShownRows<Rows> {
  /** `null`: not known yet. */
  rows: Rows | null;
  /** Why nothing is known. */
  failed: NotGot | null;
  again: () => void;
  more: () => Promise<void>;
}

export function useRows<Page, Rows extends { next: string | null }>(house: House, { fetch, withFirst, withNext, listen, came }: Inputs<Page, Rows>): ShownRows<Rows> {
  const rows = useSignal<Rows | null>(null);
  const failed = useSignal<NotGot | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  /** Counts questions, so that the answer to an earlier one is recognised as late. */
  const turn = useRef(0);
  const look = async (): Promise<void> => {
    timer.current = undefined;
    const mine = ++turn.current;
    const got = await fetch(null);
    if (mine !== turn.current) return;
    // What is shown stays: the bar above says that the connection is lost.
    failed.value = got.ok || rows.peek() !== null ? null : got;
    if (!got.ok) return;
    rows.value = withFirst(rows.peek(), got.value);
    came?.(got.value);
  };
  const more = async (): Promise<void> => {
    const got = await fetch(rows.peek()?.next ?? null);
    const known = rows.peek();
    if (got.ok && known !== null) rows.value = withNext(known, got.value);
    if (!got.ok) house.refused(got.refusal);
  };
  useEffect(() => {
    void look();
    const end = listen(() => void (timer.current ??= setTimeout(() => void look(), APART_MS)));
    return () => {
      end();
      clearTimeout(timer.current);
    };
  }, [house]);
  useBack(house, () => void look());
  return { rows: rows.value, failed: failed.value, again: () => void look(), more };
}
