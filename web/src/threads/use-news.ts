/** What a component hears of threads while it is shown. */
import { useEffect, useRef } from "preact/hooks";
import type { House } from "../house";
import type { Told } from "./news";

/** Calls `hear` with whatever is told of any thread. */
export function useTold(house: House, hear: (told: Told) => void): void {
  const now = useRef(hear);
  now.current = hear;
  useEffect(() => house.threads.listen((told) => now.current(told)), [house]);
}
