/** Is there room for the rail, the room and a panel side by side? */
import { type ReadonlySignal, signal } from "@preact/signals";

const query = "matchMedia" in globalThis ? matchMedia("(min-width: 62.5rem)") : null;
const matches = signal(query?.matches ?? false);
query?.addEventListener("change", () => (matches.value = query.matches));

export const wide: ReadonlySignal<boolean> = matches;
