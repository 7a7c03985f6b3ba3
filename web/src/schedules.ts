/** Requests about time: scheduled rooms, one's calendar, and what rooms left. */
import { id, request } from "./api";
import type { CalendarFeed, CalendarFeedMade, NewScheduled, PastPage, ScheduledList, ScheduledPage } from "./wire";

const withLink = (link: string | null): string => (link === null ? "" : `?link=${id(link)}`);
const from = (next: string | null): string => (next === null ? "" : `?after=${id(next)}`);

export const schedules = {
  upcoming: (next: string | null) => request<ScheduledList>("GET", `/api/scheduled${from(next)}`),
  own: () => request<ScheduledList>("GET", "/api/me/scheduled"),
  one: (scheduled: string, link: string | null) => request<ScheduledPage>("GET", `/api/scheduled/${id(scheduled)}${withLink(link)}`),
  add: (form: NewScheduled) => request<ScheduledPage>("POST", "/api/scheduled", form),
  change: (scheduled: string, form: NewScheduled) => request<ScheduledPage>("PUT", `/api/scheduled/${id(scheduled)}`, form),
  cancel: (scheduled: string) => request<null>("DELETE", `/api/scheduled/${id(scheduled)}`),
  come: (scheduled: string, remind: boolean, link: string | null) => request<null>("PUT", `/api/scheduled/${id(scheduled)}/coming`, { remind, link }),
  stayAway: (scheduled: string) => request<null>("DELETE", `/api/scheduled/${id(scheduled)}/coming`),
  feed: () => request<CalendarFeed>("GET", "/api/me/calendar"),
  makeFeed: () => request<CalendarFeedMade>("POST", "/api/me/calendar"),
  past: (next: string | null) => request<PastPage>("GET", `/api/me/past${from(next)}`),
};

/** One room, for a calendar program. */
export const fileOf = (scheduled: string, link: string | null): string => `/api/scheduled/${id(scheduled)}/room.ics${withLink(link)}`;

export const pageOf = (scheduled: string, link: string | null): string => `/e/${id(scheduled)}${withLink(link)}`;

export const roomOf = (scheduled: string, link: string | null): string => `/r/${id(scheduled)}${withLink(link)}`;
