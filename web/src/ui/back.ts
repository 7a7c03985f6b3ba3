/** What is fetched anew once the connection is back. */
import { useEffect, useRef } from "preact/hooks";
import type { House } from "../house";

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
