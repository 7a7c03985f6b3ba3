/** By which way this seat's sound comes: WebRTC, a plain HTTP stream where that does not get through, or another player of one's own. */
import type { MediaState } from "../wire";

export type Rung = "off" | "direct" | "stream" | "elsewhere";

export interface Ladder {
  rung: Rung;
  /** WebRTC stood before in this seat: a gap is no reason to climb down at once. */
  stood: boolean;
  /** The next word that a player has the sound is about our own stream. */
  ours: boolean;
}

export type Step =
  | { kind: "seated"; media: MediaState }
  /** The server says where the sound is now. */
  | { kind: "told"; media: MediaState }
  | { kind: "connected" }
  /** WebRTC was tried in vain so many times in a row. */
  | { kind: "failed"; times: number }
  /** Our stream is about to be fetched. */
  | { kind: "fetched" }
  /** The person here wants the sound on this device. */
  | { kind: "brought_back" }
  | { kind: "unseated" };

export const FOOT: Ladder = { rung: "off", stood: false, ours: false };

/** A first connection that does not come up in its time will not; one that stood gets a second try. */
const patience = ({ stood }: Ladder): number => (stood ? 2 : 1);

export function climb(ladder: Ladder, step: Step): Ladder {
  switch (step.kind) {
    case "seated":
      // Coming back over a new socket: our own stream may still stand.
      if (step.media === "elsewhere") return ladder.rung === "stream" ? ladder : { ...FOOT, rung: "elsewhere" };
      return ladder.rung === "stream" && step.media === "kept" ? ladder : { ...ladder, rung: "direct", ours: false };
    case "told":
      if (step.media === "elsewhere") return ladder.ours ? { ...ladder, ours: false } : { ...FOOT, rung: "elsewhere" };
      return ladder.rung === "elsewhere" ? { ...FOOT, rung: "direct" } : ladder;
    case "connected":
      return ladder.rung === "off" || ladder.rung === "elsewhere" ? ladder : { rung: "direct", stood: true, ours: false };
    case "failed":
      return ladder.rung === "direct" && step.times >= patience(ladder) ? { ...ladder, rung: "stream" } : ladder;
    case "fetched":
      return ladder.rung === "stream" ? { ...ladder, ours: true } : ladder;
    case "brought_back":
      return ladder.rung === "elsewhere" ? { ...FOOT, rung: "direct" } : ladder;
    case "unseated":
      return FOOT;
  }
}
