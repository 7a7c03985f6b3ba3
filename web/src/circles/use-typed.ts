/** What somebody types into a search, once they pause. */
import { type ReadonlySignal, type Signal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { PAUSE_MS } from "../ui/find";

/** What stands in the field, and what is looked for: nothing, or the text without blanks around it. */
export function useTyped(): [typed: Signal<string>, wanted: ReadonlySignal<string>] {
  const typed = useSignal("");
  const wanted = useSignal("");
  useEffect(() => {
    const timer = setTimeout(() => (wanted.value = typed.value.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed.value]);
  return [typed, wanted];
}
