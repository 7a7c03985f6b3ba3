/** What is unread in a chat, what stands together, and how long slow mode makes one wait. */
import { expect, it } from "vitest";
import { mayWrite, newest, runs, unread, waitLeft } from "./chat-lines";
import { line, own, policy, view } from "./fixtures";

it("counts what others wrote since, and nothing of one's own", () => {
  const chat = [line(3, "ann"), line(5, "bo"), line(6, "ann"), line(9, "cy")];
  expect([newest(chat), newest([])]).toEqual([9, 0]);
  expect([unread(chat, 0, "ann"), unread(chat, 5, "ann"), unread(chat, 9, "ann"), unread([], 9, "ann")]).toEqual([2, 1, 0, 0]);
});

it("puts lines of one member under one name, until somebody else writes or time goes by", () => {
  const chat = [line(1, "ann"), line(2, "ann"), line(3, "bo"), line(4, "ann"), line(500, "ann")];
  expect(runs(chat).map((run) => run.map(({ number }) => number))).toEqual([[1, 2], [3], [4], [500]]);
  expect(runs([])).toEqual([]);
});

it("lets write whom the policy lets write", () => {
  const may = (chat: "off" | "stage" | "everyone", role: "listener" | "speaker" | "moderator"): boolean => mayWrite(view({ policy: policy({ chat }), own: own({ role }) }));
  expect([may("off", "moderator"), may("stage", "listener"), may("stage", "speaker"), may("everyone", "listener")]).toEqual([false, false, true, true]);
});

it("says how long slow mode makes one wait; moderators do not wait, nor does who wrote nothing", () => {
  const chat = [line(10, "ann"), line(12, "bo")];
  const slow = (role: "listener" | "moderator", slow_mode_s: number, now_ms: number, me = "ann"): number => waitLeft(view({ chat, policy: policy({ slow_mode_s }), own: own({ role }) }), me, now_ms);
  expect([slow("listener", 30, 15_000), slow("listener", 30, 40_000), slow("listener", 30, 90_000)]).toEqual([25_000, 0, 0]);
  expect([slow("moderator", 30, 15_000), slow("listener", 0, 10_000), slow("listener", 30, 15_000, "cy")]).toEqual([0, 0, 0]);
});
