/** Every request of inboxes, of what reaches one by which way, and of ending letters. */
import { call } from "../api";
import type { NewPushDevice, NewWishes } from "../wire";

export const calls = {
  rows: (after: string | null) => call("GET /api/inbox", { query: { after } }),
  unseen: () => call("GET /api/inbox/unseen"),
  see: (at_ms: number) => call("PUT /api/inbox/seen", { body: { at_ms } }),
  wishes: () => call("GET /api/inbox/wishes"),
  setWishes: (wishes: NewWishes) => call("PUT /api/inbox/wishes", { body: wishes }),
  addDevice: (device: NewPushDevice) => call("PUT /api/inbox/devices", { body: device }),
  dropDevice: (device: string) => call("DELETE /api/inbox/devices/{device}", { path: { device } }),
  letters: (letter: string) => call("GET /api/unsubscribe/{letter}", { path: { letter } }),
  endLetters: (letter: string) => call("POST /api/unsubscribe/{letter}", { path: { letter } }),
};
