/** Something fetched once, with its failure and its retry. */
import { useCallback, useEffect, useState } from "preact/hooks";
import type { Got, NotGot } from "../api";

export type Loaded<T> = { at: "loading" } | { at: "here"; value: T } | { at: "failed"; why: NotGot };

/** Fetches when `key` changes, and again when asked to; what is shown stays until the new answer is there. */
export function useLoad<T>(key: string, fetch: () => Promise<Got<T>>): [Loaded<T>, () => void] {
  const [loaded, setLoaded] = useState<Loaded<T>>({ at: "loading" });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let current = true;
    void fetch().then((got) => {
      if (current) setLoaded(got.ok ? { at: "here", value: got.value } : { at: "failed", why: got });
    });
    return () => {
      current = false;
    };
  }, [key, turn]);
  const again = useCallback(() => setTurn((turn) => turn + 1), []);
  return [loaded, again];
}
