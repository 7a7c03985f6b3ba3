/** A letter on paper: nobody uploads pictures here. The ring follows `--level`, set from outside. */
import type { Ref } from "preact";
import "./avatar.css";

/** How many tints there are in avatar.css. */
const TINTS = 8;

function tintOf(id: string): number {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + letter.charCodeAt(0)) % 9973;
  return sum % TINTS;
}

interface Inputs {
  id: string;
  handle: string;
  bot: boolean;
  size: "large" | "middle" | "small";
  ringRef?: Ref<HTMLSpanElement>;
}

export const Avatar = ({ id, handle, bot, size, ringRef }: Inputs) => (
  <span ref={ringRef ?? null} class="avatar" data-size={size} data-tint={tintOf(id)} data-bot={bot ? "" : undefined} aria-hidden="true">
    <span class="avatar-letter">{handle.slice(0, 1).toUpperCase()}</span>
  </span>
);
