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

/** Calls `look` when the connection is back: what was told meanwhile was not heard. */
export function useBack(house: House, look: () => void): void {
  const now = useRef(look);
  now.current = look;
  useEffect(() => {
    let before = house.socket.state.peek();
    return house.socket.state.subscribe((state) => {
      if (state === "open" && before !== "open") now.current();
      before = state;
    });
  }, [house]);
}
