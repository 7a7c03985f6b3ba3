/** Short messages that pass: above everything, dialogs too; read aloud by the caller. */
import { signal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import "./notice.css";

interface Shown {
  id: number;
  text: string;
  tone: "plain" | "bad";
}

/** Longer than it takes to read the longest message. */
const SHOWN_MS = 6_000;
const SHOWN_MAX = 2;

const shown = signal<Shown[]>([]);
let lastId = 0;

export function show(text: string, tone: Shown["tone"] = "plain"): void {
  const id = ++lastId;
  shown.value = [...shown.value.filter((other) => other.text !== text), { id, text, tone }].slice(-SHOWN_MAX);
  setTimeout(() => (shown.value = shown.value.filter((other) => other.id !== id)), SHOWN_MS);
}

/** What was said of a place one has left says nothing any more. */
export const forget = (): void => void (shown.value = []);

export const Notices = () => {
  const layer = useRef<HTMLDivElement>(null);
  const all = shown.value;
  useLayoutEffect(() => {
    // Shown anew each time, so that it lies above a dialog that opened since.
    if (layer.current?.matches(":popover-open")) layer.current.hidePopover();
    if (all.length > 0) layer.current?.showPopover();
  }, [all]);
  return (
    <div ref={layer} class="notices" popover="manual" aria-hidden="true">
      {all.map(({ id, text, tone }) => <p key={id} class="notice" data-tone={tone}>{text}</p>)}
    </div>
  );
};
