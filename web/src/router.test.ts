/** Addresses and the screens they name. */
import { expect, it } from "vitest";
import { inside, routeOf } from "./router";

it.each([
  ["/", "", { screen: "hallway" }],
  ["/r/0000000000abc", "?link=s%2Fecret", { screen: "room", room: "0000000000abc", link: "s/ecret" }],
  ["/r/0000000000abc", "", { screen: "room", room: "0000000000abc", link: null }],
  ["/i/tok-en_1", "", { screen: "invite", token: "tok-en_1" }],
  ["/e/0000000000abc", "?link=s%2Fecret", { screen: "scheduled", scheduled: "0000000000abc", link: "s/ecret" }],
  ["/calendar", "", { screen: "calendar" }],
  ["/past", "", { screen: "past" }],
  ["/e/a/b", "", { screen: "nowhere" }],
  ["/join", "", { screen: "join" }],
  ["/wait/", "", { screen: "wait" }],
  ["/admin/waitlist", "", { screen: "waitlist" }],
  ["/admin/tree", "", { screen: "tree" }],
  ["/admin/invites", "", { screen: "bulk" }],
  ["/vouches", "", { screen: "vouches" }],
  ["/topics", "", { screen: "topics" }],
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

it("never leads to another site after signing in", () => {
  for (const address of ["//evil.test", "/\\evil.test", "https://evil.test", "javascript:alert(1)", "", null]) expect(inside(address)).toBe("/");
  expect(inside("/r/abc?link=x")).toBe("/r/abc?link=x");
});
