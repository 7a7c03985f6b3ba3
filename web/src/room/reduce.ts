/** The only way a room changes on this side. Same facts, same order, as on the server. */
import type { Audience, Backstage, ChatLine, Delta, Hand, StageSeat, View } from "../wire";

/** One seat's view of a room, and the number of the last change in it. */
export interface Room {
  room: string;
  epoch: number;
  seq: number;
  view: View;
}

export interface Frame {
  epoch: number;
  /** Of the first; each after it has the next. */
  seq: number;
  deltas: Delta[];
}

/** The room after more changes; or, when a change was missed, what to do about it. */
export function reduce(room: Room, { epoch, seq, deltas }: Frame): Room | "fetch the snapshot" {
  if (epoch !== room.epoch || seq !== room.seq + 1) return "fetch the snapshot";
  return { ...room, seq: room.seq + deltas.length, view: deltas.reduce(change, room.view) };
}

function change(view: View, delta: Delta): View {
  switch (delta.kind) {
    case "stage_seat_set":
      return { ...view, stage: seated(view.stage, delta.seat) };
    case "stage_seat_gone":
      return { ...view, stage: view.stage.filter((seat) => seat.member !== delta.member) };
    case "hand_raised":
      return { ...view, hands: raised(view.hands, delta.hand, delta.place) };
    case "hand_lowered":
      return { ...view, hands: view.hands.filter(({ member }) => member !== delta.member) };
    case "turns_set":
      return { ...view, turn: delta.turn, turns_next: delta.next };
    case "poll_set":
      return { ...view, poll: delta.poll };
    case "tally_set":
      return { ...view, tally: delta.tally };
    case "audience_set":
      return { ...view, audience: delta.audience };
    case "audience_changed":
      return { ...view, audience: moved(view.audience, delta.count, delta.came, delta.went) };
    case "own_set":
      return { ...view, own: delta.own };
    case "backstage_set":
      return { ...view, backstage: delta.backstage };
    case "locked":
      return { ...view, locked: true };
    case "unlocked":
      return { ...view, locked: false };
    case "renamed":
      return { ...view, title: delta.title };
    case "topic_set":
      return { ...view, topic: delta.topic };
    case "policy_set":
      return { ...view, policy: delta.policy };
    case "chat_changed":
      return { ...view, chat: written(view.chat, delta.came, delta.went) };
    case "pins_set":
      return { ...view, pins: delta.pins };
    case "began":
      return { ...view, begins_ms: null };
  }
}

/** A new seat stands at the end; one that changed keeps its place. */
function seated(stage: StageSeat[], seat: StageSeat): StageSeat[] {
  const known = stage.some((other) => other.member === seat.member);
  return known ? stage.map((other) => (other.member === seat.member ? seat : other)) : [...stage, seat];
}

/** `place` counts from 1. */
const raised = (hands: Hand[], hand: Hand, place: number): Hand[] => [...hands.slice(0, place - 1), hand, ...hands.slice(place - 1)];

function moved(audience: Audience, count: number, came: string[], went: string[]): Audience {
  const gone = new Set(went);
  return { count, shown: [...audience.shown.filter((member) => !gone.has(member)), ...came] };
}

function written(chat: ChatLine[], came: ChatLine[], went: number[]): ChatLine[] {
  const gone = new Set(went);
  return [...chat.filter(({ number }) => !gone.has(number)), ...came];
}

/** What nobody but moderators sees, where there is any. */
export const backstageOf = (view: View): Backstage => view.backstage ?? { banned: [], invited: [], asking_to_unmute: [] };
