/** Every request of introductions, private threads and blocks. */
import { id, request } from "../api";
import type { MessageSaid, MessagesPage, MetRow, NewMessage, Thread, ThreadsPage, Ticked, Unread, VisitedRoom } from "../wire";

const page = (after: string | null): string => (after === null ? "" : `?after=${id(after)}`);

export const calls = {
  threads: (after: string | null) => request<ThreadsPage>("GET", `/api/threads${page(after)}`),
  requests: (after: string | null) => request<ThreadsPage>("GET", `/api/threads/requests${page(after)}`),
  unread: () => request<Unread>("GET", "/api/threads/unread"),
  thread: (thread: string) => request<Thread>("GET", `/api/threads/${id(thread)}`),
  messages: (thread: string, before: number | null) => request<MessagesPage>("GET", `/api/threads/${id(thread)}/messages${before === null ? "" : `?before=${before}`}`),
  say: (member: string, message: NewMessage) => request<MessageSaid>("POST", `/api/people/${id(member)}/messages`, message),
  read: (thread: string, n: number) => request<null>("PUT", `/api/threads/${id(thread)}/read`, { n }),
  setContact: (thread: string, line: string | null) => request<null>("PUT", `/api/threads/${id(thread)}/contact`, { line }),
  accept: (thread: string) => request<null>("POST", `/api/threads/${id(thread)}/accept`),
  decline: (thread: string) => request<null>("POST", `/api/threads/${id(thread)}/decline`),
  rooms: () => request<VisitedRoom[]>("GET", "/api/introductions"),
  met: (room: string) => request<MetRow[]>("GET", `/api/introductions/${id(room)}`),
  tick: (room: string, member: string) => request<Ticked>("PUT", `/api/introductions/${id(room)}/${id(member)}`),
  untick: (room: string, member: string) => request<null>("DELETE", `/api/introductions/${id(room)}/${id(member)}`),
  block: (member: string) => request<null>("PUT", `/api/people/${id(member)}/block`),
  unblock: (member: string) => request<null>("DELETE", `/api/people/${id(member)}/block`),
};
