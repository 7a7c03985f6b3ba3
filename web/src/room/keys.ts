/** Keys of a room. They can be switched off, and never act while somebody types; space also not on a button, which it presses. */
import { useEffect, useRef } from "preact/hooks";
import { onUnlessOff } from "../ui/kept";

export const roomKeys = onUnlessOff("keys-off");

export const KEYS = ["m", "space", "h", "v", "q", "p", "c", "s", "l", "?"] as const;
export type Key = (typeof KEYS)[number];

/** Space talks while it is held: pressed and released. */
export type Press = { key: Exclude<Key, "space"> } | { key: "space"; held: boolean };

/** Into a radio button or a box nobody types. */
export function typing(target: EventTarget | null): boolean {
  const field = target instanceof Element ? target.closest<HTMLInputElement>("input, textarea, select, [contenteditable]") : null;
  return field !== null && field.type !== "radio" && field.type !== "checkbox";
}

const onControl = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest("button, a, summary, input, select, textarea") !== null;

/** The key of a room that this is, if any. */
export function keyOf(event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey">): Key | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  if (event.key === " ") return "space";
  const key = event.key.toLowerCase();
  return KEYS.find((other) => other === key) ?? null;
}

export function useKeys(press: (press: Press) => void): void {
  const latest = useRef(press);
  latest.current = press;
  useEffect(() => {
    let held = false;
    const release = (): void => {
      if (held) latest.current({ key: "space", held: false });
      held = false;
    };
    const down = (event: KeyboardEvent): void => {
      if (!roomKeys.on.value || event.repeat || event.defaultPrevented || typing(event.target) || document.querySelector("dialog[open]")) return;
      const key = keyOf(event);
      if (key === null) return;
      if (key === "space") {
        // On a button, space presses the button.
        if (onControl(event.target)) return;
        held = true;
        latest.current({ key, held: true });
      } else {
        latest.current({ key });
      }
      event.preventDefault();
    };
    const up = (event: KeyboardEvent): void => {
      if (event.key === " ") release();
    };
    addEventListener("keydown", down);
    addEventListener("keyup", up);
    // A key let go outside the window is never seen.
    addEventListener("blur", release);
    return () => {
      release();
      removeEventListener("keydown", down);
      removeEventListener("keyup", up);
      removeEventListener("blur", release);
    };
  }, []);
}
