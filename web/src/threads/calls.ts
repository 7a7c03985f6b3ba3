/** Every request of introductions, private threads and blocks. */
import { call } from "../api";
import type { NewMessage, NewThreadReport } from "../wire";

export const calls = {
  threads: (after: string | null) => call("GET /api/threads", { query: { after } }),
  requests: (after: string | null) => call("GET /api/threads/requests", { query: { after } }),
  unread: () => call("GET /api/threads/unread"),
  thread: (thread: string) => call("GET /api/threads/{thread}", { path: { thread } }),
  messages: (thread: string, before: number | null) => call("GET /api/threads/{thread}/messages", { path: { thread }, query: { before } }),
  say: (member: string, message: NewMessage) => call("POST /api/people/{member}/messages", { path: { member }, body: message }),
  read: (thread: string, n: number) => call("PUT /api/threads/{thread}/read", { path: { thread }, body: { n } }),
  setContact: (thread: string, line: string | null) => call("PUT /api/threads/{thread}/contact", { path: { thread }, body: { line } }),
  accept: (thread: string) => call("POST /api/threads/{thread}/accept", { path: { thread } }),
  decline: (thread: string) => call("POST /api/threads/{thread}/decline", { path: { thread } }),
  report: (thread: string, form: NewThreadReport) => call("POST /api/threads/{thread}/report", { path: { thread }, body: form }),
  rooms: () => call("GET /api/introductions"),
  met: (room: string) => call("GET /api/introductions/{room}", { path: { room } }),
  tick: (room: string, member: string) => call("PUT /api/introductions/{room}/{member}", { path: { room, member } }),
  untick: (room: string, member: string) => call("DELETE /api/introductions/{room}/{member}", { path: { room, member } }),
  block: (member: string) => call("PUT /api/people/{member}/block", { path: { member } }),
  unblock: (member: string) => call("DELETE /api/people/{member}/block", { path: { member } }),
};
