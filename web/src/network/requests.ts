/** Requests about why one comes back: one's own hallway, profiles, people and topics that one follows. */
import { id, request } from "../api";
import type { FollowsPage, OwnHallway, Person, PersonPage, Profile, Suggestion, TopicRow } from "../wire";

export const network = {
  hallway: () => request<OwnHallway>("GET", "/api/hallway"),
  profile: () => request<Profile>("GET", "/api/me/profile"),
  setProfile: (profile: Profile) => request<Profile>("PUT", "/api/me/profile", profile),
  person: (member: string) => request<PersonPage>("GET", `/api/people/${id(member)}`),
  suggested: () => request<Suggestion[]>("GET", "/api/people/suggested"),
  follows: (after: string | null) => request<FollowsPage>("GET", `/api/me/follows${after === null ? "" : `?after=${id(after)}`}`),
  mutuals: () => request<Person[]>("GET", "/api/me/mutuals"),
  follow: (member: string) => request<null>("PUT", `/api/people/${id(member)}/follow`),
  unfollow: (member: string) => request<null>("DELETE", `/api/people/${id(member)}/follow`),
  topics: (find: string) => request<TopicRow[]>("GET", `/api/topics?find=${id(find)}`),
  ownTopics: () => request<TopicRow[]>("GET", "/api/me/topics"),
  followTopic: (name: string) => request<TopicRow>("PUT", `/api/topics/${id(name)}/follow`),
  unfollowTopic: (name: string) => request<null>("DELETE", `/api/topics/${id(name)}/follow`),
  addTopicName: (topic: string, name: string) => request<TopicRow>("POST", `/api/topics/${id(topic)}/names`, { name }),
};
