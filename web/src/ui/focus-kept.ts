/** Where the thing that has the focus goes away, another takes it: else a keyboard starts again at the top of the page. */
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";

/** `heir`: the id of what takes it. Where nothing had the focus, nothing is moved: somebody may be listening to the page. */
export function useFocusKept(heir: string): void {
  const last = useRef<EventTarget | null>(null);
  useEffect(() => {
    const took = ({ target }: FocusEvent): void => void (last.current = target);
    document.addEventListener("focusin", took);
    return () => document.removeEventListener("focusin", took);
  }, []);
  useLayoutEffect(() => {
    const gone = last.current instanceof Element && !last.current.isConnected;
    if (gone && document.activeElement === document.body) document.getElementById(heir)?.focus({ preventScroll: true });
  });
}
