/** Addresses and the screens they name. */
import { expect, it } from "vitest";
import { inside, routeOf, searchPage } from "./router";

it.each([
  ["/", "", { screen: "hallway" }],
  ["/r/0000000000abc", "?link=s%2Fecret", { screen: "room", room: "0000000000abc", link: "s/ecret" }],
  ["/r/0000000000abc", "", { screen: "room", room: "0000000000abc", link: null }],
  ["/i/tok-en_1", "", { screen: "invite", token: "tok-en_1" }],
  ["/e/0000000000abc", "?link=s%2Fecret", { screen: "scheduled", scheduled: "0000000000abc", link: "s/ecret" }],
  ["/calendar", "", { screen: "calendar" }],
  ["/past", "", { screen: "past" }],
  ["/past/0000000000abc", "", { screen: "past-room", room: "0000000000abc" }],
  ["/past/a/b", "", { screen: "nowhere" }],
  ["/e/a/b", "", { screen: "nowhere" }],
  ["/join", "", { screen: "join" }],
  ["/wait/", "", { screen: "wait" }],
  ["/admin/waitlist", "", { screen: "waitlist" }],
  ["/admin/tree", "", { screen: "tree" }],
  ["/admin/report", "", { screen: "report" }],
  ["/admin/thread-reports", "", { screen: "thread-reports" }],
  ["/admin/invites", "", { screen: "bulk" }],
  ["/vouches", "", { screen: "vouches" }],
  ["/topics", "", { screen: "topics" }],
  ["/search", "", { screen: "search", find: "", kind: null }],
  ["/search", "?find=Nguy%E1%BB%85n+%40an&kind=people", { screen: "search", find: "Nguyễn @an", kind: "people" }],
  ["/search", "?find=x&kind=anything", { screen: "search", find: "x", kind: null }],
  ["/following", "", { screen: "following" }],
  ["/begin", "", { screen: "begin" }],
  ["/settings/profile", "", { screen: "own-profile" }],
  ["/topics/rust", "", { screen: "nowhere" }],
  ["/m", "", { screen: "threads" }],
  ["/m/00000000thr01", "", { screen: "thread", thread: "00000000thr01" }],
  ["/m/@lin", "", { screen: "thread", thread: "@lin" }],
  ["/m/@lin/more", "", { screen: "nowhere" }],
  ["/after/0000000000abc", "", { screen: "after", room: "0000000000abc" }],
  ["/after", "", { screen: "nowhere" }],
  ["/circles", "", { screen: "circles" }],
  ["/circles/00000000cir01", "", { screen: "circle", circle: "00000000cir01" }],
  ["/circles/a/b", "", { screen: "nowhere" }],
  ["/inbox", "", { screen: "inbox" }],
  ["/settings/inbox", "", { screen: "wishes" }],
  ["/unsubscribe/tok-en_1", "", { screen: "unsubscribe", letter: "tok-en_1" }],
  ["/unsubscribe", "", { screen: "nowhere" }],
  ["/sign-in", "?next=%2Fi%2Fabc", { screen: "sign-in", next: "/i/abc" }],
  ["/admin/criteria", "", { screen: "criteria" }],
  ["/admin/decisions/00000000dec01", "", { screen: "decision", decision: "00000000dec01" }],
  ["/admin/decisions/a/b", "", { screen: "nowhere" }],
  ["/admin", "", { screen: "nowhere" }],
  ["/r/a/b", "", { screen: "nowhere" }],
  ["/r/%", "", { screen: "room", room: "?", link: null }],
])("reads %s%s", (path, search, route) => {
  expect(routeOf(path, search)).toEqual(route);
});

it("names a search by what is looked for", () => {
  for (const [find, kind] of [["김민수 & co + 陈?#/", null], ["@an", "people"]] as const) {
    const { pathname, search } = new URL(searchPage(find, kind), "https://talk.example");
    expect(routeOf(pathname, search)).toEqual({ screen: "search", find, kind });
  }
});

it("never leads to another site after signing in", () => {
  for (const address of ["//evil.test", "/\\evil.test", "https://evil.test", "javascript:alert(1)", "", null]) expect(inside(address)).toBe("/");
  expect(inside("/r/abc?link=x")).toBe("/r/abc?link=x");
});
