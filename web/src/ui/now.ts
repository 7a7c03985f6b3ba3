/** The time, looked at again and again while a component shows something of it. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { serverNow } from "../clock";

/** Milliseconds since the epoch. The component is drawn anew every `every_ms`, and no other. */
export function useNow(every_ms: number): number {
  const now = useSignal(serverNow());
  useEffect(() => {
    now.value = serverNow();
    const timer = setInterval(() => (now.value = serverNow()), every_ms);
    return () => clearInterval(timer);
  }, [every_ms]);
  return now.value;
}
