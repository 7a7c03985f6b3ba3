/** Short messages that pass: at the top of the screen, and read aloud by the caller. */
import { signal } from "@preact/signals";
import "./notice.css";

interface Shown {
  id: number;
  text: string;
  tone: "plain" | "bad";
}

/** Longer than it takes to read the longest message. */
const SHOWN_MS = 6_000;
const SHOWN_MAX = 3;

const shown = signal<Shown[]>([]);
let lastId = 0;

export function show(text: string, tone: Shown["tone"] = "plain"): void {
  const id = ++lastId;
  shown.value = [...shown.value.filter((other) => other.text !== text), { id, text, tone }].slice(-SHOWN_MAX);
  setTimeout(() => (shown.value = shown.value.filter((other) => other.id !== id)), SHOWN_MS);
}

export const Notices = () => (
  <div class="notices" aria-hidden="true">
    {shown.value.map(({ id, text, tone }) => <p key={id} class="notice" data-tone={tone}>{text}</p>)}
  </div>
);
