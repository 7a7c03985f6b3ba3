/** Somebody's picture; until it is there, and for whoever has none, their initials on paper. The ring follows `--level`, set from outside. */
import type { Ref } from "preact";
import { useState } from "preact/hooks";
import { address } from "../api";
import { initials } from "./initials";
import "./avatar.css";

/** How many tints there are in avatar.css. */
const TINTS = 8;

/** Points of a picture on each side, as the server makes them. */
const SIDE = 192;

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
  /** The number of their picture. */
  picture?: string | null | undefined;
  ringRef?: Ref<HTMLSpanElement>;
}

export const Avatar = ({ id, handle, bot, size, picture, ringRef }: Inputs) => {
  const [broken, setBroken] = useState<string | null>(null);
  const letters = initials(handle);
  return (
    <span ref={ringRef ?? null} class="avatar" data-size={size} data-tint={tintOf(id)} data-bot={bot ? "" : undefined} aria-hidden="true">
      <span class="avatar-letter" data-two={[...letters].length > 1 ? "" : undefined}>{letters}</span>
      {picture && picture !== broken && <img key={picture} class="avatar-picture" src={address("GET /api/avatars/{avatar}", { path: { avatar: picture } })} alt="" width={SIDE} height={SIDE} loading="lazy" decoding="async" draggable={false} onError={() => setBroken(picture)} />}
    </span>
  );
};
