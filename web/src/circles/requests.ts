/** Every request about circles. */
import { call } from "../api";
import type { CircleRole, NewCircle } from "../wire";

export const circles = {
  own: () => call("GET /api/me/circles"),
  all: (after: string | null) => call("GET /api/circles", { query: { after } }),
  find: (text: string) => call("GET /api/circles", { query: { find: text } }),
  make: (form: NewCircle) => call("POST /api/circles", { body: form }),
  one: (circle: string) => call("GET /api/circles/{circle}", { path: { circle } }),
  change: (circle: string, form: NewCircle) => call("PUT /api/circles/{circle}", { path: { circle }, body: form }),
  dissolve: (circle: string) => call("DELETE /api/circles/{circle}", { path: { circle } }),
  join: (circle: string, rules_version: number) => call("PUT /api/circles/{circle}/membership", { path: { circle }, body: { rules_version } }),
  leave: (circle: string) => call("DELETE /api/circles/{circle}/membership", { path: { circle } }),
  scheduled: (circle: string) => call("GET /api/circles/{circle}/scheduled", { path: { circle } }),
  members: (circle: string, after: string | null) => call("GET /api/circles/{circle}/members", { path: { circle }, query: { after } }),
  findMembers: (circle: string, text: string) => call("GET /api/circles/{circle}/members", { path: { circle }, query: { find: text } }),
  invite: (circle: string, handle: string) => call("POST /api/circles/{circle}/members", { path: { circle }, body: { handle } }),
  waiting: (circle: string) => call("GET /api/circles/{circle}/waiting", { path: { circle } }),
  giveRole: (circle: string, member: string, role: CircleRole) => call("PUT /api/circles/{circle}/members/{member}", { path: { circle, member }, body: { role } }),
  putOut: (circle: string, member: string) => call("DELETE /api/circles/{circle}/members/{member}", { path: { circle, member } }),
};

export const circlePage = (circle: string): string => `/circles/${encodeURIComponent(circle)}`;
