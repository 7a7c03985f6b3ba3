/** Requests about time: scheduled rooms, one's calendar, and what rooms left, and written questions. */
import { type Query, address, call } from "./api";
import type { NewScheduled } from "./wire";

const withLink = (link: string | null): string => (link === null ? "" : `?link=${encodeURIComponent(link)}`);

export const schedules = {
  /** Those that fit. */
  upcoming: (next: string | null, fits: Omit<Query<"GET /api/scheduled">, "after"> = {}) => call("GET /api/scheduled", { query: { ...fits, after: next } }),
  own: () => call("GET /api/me/scheduled"),
  one: (scheduled: string, link: string | null) => call("GET /api/scheduled/{scheduled}", { path: { scheduled }, query: { link } }),
  add: (form: NewScheduled) => call("POST /api/scheduled", { body: form }),
  change: (scheduled: string, form: NewScheduled) => call("PUT /api/scheduled/{scheduled}", { path: { scheduled }, body: form }),
  cancel: (scheduled: string) => call("DELETE /api/scheduled/{scheduled}", { path: { scheduled } }),
  come: (scheduled: string, remind: boolean, link: string | null) => call("PUT /api/scheduled/{scheduled}/coming", { path: { scheduled }, body: { remind, link } }),
  remind: (scheduled: string, link: string | null) => call("PUT /api/scheduled/{scheduled}/reminder", { path: { scheduled }, body: { link } }),
  stayAway: (scheduled: string) => call("DELETE /api/scheduled/{scheduled}/coming", { path: { scheduled } }),
  feed: () => call("GET /api/me/calendar"),
  makeFeed: () => call("POST /api/me/calendar"),
  past: (next: string | null) => call("GET /api/me/past", { query: { after: next } }),
  pastRoom: (room: string) => call("GET /api/me/past/{room}", { path: { room } }),
  answer: (room: string, author: string, text: string) => call("PUT /api/me/past/{room}/questions/{member}/answer", { path: { room, member: author }, body: { text } }),
  putAside: (room: string, author: string, aside: boolean) => call("PUT /api/me/past/{room}/questions/{member}/aside", { path: { room, member: author }, body: { aside } }),
  deleteQuestion: (room: string, author: string) => call("DELETE /api/me/past/{room}/questions/{member}", { path: { room, member: author } }),
};

/** One room, for a calendar program. */
export const fileOf = (scheduled: string, link: string | null): string => address("GET /api/scheduled/{scheduled}/room.ics", { path: { scheduled }, query: { link } });

export const pageOf = (scheduled: string, link: string | null): string => `/e/${encodeURIComponent(scheduled)}${withLink(link)}`;

export const pastOf = (room: string): string => `/past/${encodeURIComponent(room)}`;

export const roomOf = (scheduled: string, link: string | null): string => `/r/${encodeURIComponent(scheduled)}${withLink(link)}`;
