/** Rooms for tests. */
import type { ChatLine, Hand, Own, Policy, StageSeat, View } from "../wire";

export const seat = (member: string, more: Partial<StageSeat> = {}): StageSeat => ({ member, role: "speaker", mute: "open", connected: true, ...more });

export const hand = (member: string, more: Partial<Hand> = {}): Hand => ({ member, kind: "question", line: null, reply_to: null, since_ms: 1_000, ...more });

export const own = (more: Partial<Own> = {}): Own => ({
  role: "listener", mute: (more.role ?? "listener") === "listener" ? "open" : "by_self", hand_place: null, hand_expected_ms: null, by_turn: false, vote: null, invited_until_ms: null, asked_to_unmute: false, ...more,
});

export const line = (number: number, member: string, more: Partial<ChatLine> = {}): ChatLine => ({ number, member, text: `Line ${number}`, at_ms: number * 1_000, ...more });

export const policy = (more: Partial<Policy> = {}): Policy => ({
  hands: "everyone", hands_max: 50, stage_size: 12, room_size: 2000, visibility: "open", hand_order: "first_come", replies: false, turn: null, recap: true, chat: "everyone", slow_mode_s: 0, sound: "automatic", ...more,
});

export const view = (more: Partial<View> = {}): View => ({
  title: "Rust at scale",
  topic: null,
  policy: policy(),
  locked: false,
  begins_ms: null,
  owner: "mai",
  stage: [seat("mai", { role: "moderator" }), seat("lin")],
  hands: [hand("bo"), hand("cy", { since_ms: 2_000 })],
  turn: null,
  turns_next: [],
  poll: null,
  tally: { number: 0, voted: 0, counts: [], voters: [] },
  audience: { count: 3, shown: ["ann", "bo", "cy"] },
  own: own(),
  chat: [],
  pins: [],
  backstage: null,
  ...more,
});
