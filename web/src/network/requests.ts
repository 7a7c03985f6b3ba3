/** Requests about why one comes back: one's own hallway, profiles, people and topics that one follows or looks for. */
import { call } from "../api";
import { type Filter, queryOf } from "../hallway/filter";
import type { Profile, SearchKind } from "../wire";

export const network = {
  /** Without a kind, a few of each. */
  search: (find: string, kind: SearchKind | null) => call("GET /api/search", { query: { find, kind } }),
  hallway: (filter: Filter) => call("GET /api/hallway", { query: queryOf(filter) }),
  profile: () => call("GET /api/me/profile"),
  setProfile: (profile: Profile) => call("PUT /api/me/profile", { body: profile }),
  setAvatar: (picture: Blob) => call("PUT /api/me/avatar", { body: picture }),
  removeAvatar: () => call("DELETE /api/me/avatar"),
  person: (member: string) => call("GET /api/people/{member}", { path: { member } }),
  suggested: () => call("GET /api/people/suggested"),
  follows: (after: string | null) => call("GET /api/me/follows", { query: { after } }),
  mutuals: () => call("GET /api/me/mutuals"),
  follow: (member: string) => call("PUT /api/people/{member}/follow", { path: { member } }),
  unfollow: (member: string) => call("DELETE /api/people/{member}/follow", { path: { member } }),
  topics: (find: string) => call("GET /api/topics", { query: { find } }),
  ownTopics: () => call("GET /api/me/topics"),
  followTopic: (name: string) => call("PUT /api/topics/{name}/follow", { path: { name } }),
  unfollowTopic: (name: string) => call("DELETE /api/topics/{name}/follow", { path: { name } }),
  addTopicName: (topic: string, name: string) => call("POST /api/topics/{name}/names", { path: { name: topic }, body: { name } }),
};
