/** Rooms for tests. */
import type { Own, StageSeat, View } from "../wire";

export const seat = (member: string, more: Partial<StageSeat> = {}): StageSeat => ({ member, role: "speaker", mute: "open", connected: true, ...more });

export const own = (more: Partial<Own> = {}): Own => ({ role: "listener", mute: "by_self", hand_place: null, invited_until_ms: null, asked_to_unmute: false, ...more });

export const view = (more: Partial<View> = {}): View => ({
  title: "Rust at scale",
  topic: null,
  policy: { hands: "everyone", hands_max: 50, stage_size: 12, room_size: 2000, visibility: "open" },
  locked: false,
  owner: "mai",
  stage: [seat("mai", { role: "moderator" }), seat("lin")],
  hands: ["bo", "cy"],
  audience: { count: 3, shown: ["ann", "bo", "cy"] },
  own: own(),
  backstage: null,
  ...more,
});
