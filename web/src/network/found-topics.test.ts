/** Found topics. */
import { expect, it } from "vitest";
import type { TopicRow } from "../wire";
import { isNew, withTopic } from "./found-topics";

const topic = (name: string, more: Partial<TopicRow> = {}): TopicRow => ({ names: [name], followers: 1, follows: false, ...more });

it("says what no topic is called yet", () => {
  const topics = [topic("Rust"), topic("AI", { names: ["AI", "人工智能"] })];
  expect(["rust", " RUST ", "人工智能", "", "Rust 2"].map((text) => isNew(text, topics))).toEqual([false, false, false, false, true]);
});

it("has a topic that changed in its place, and a new one first", () => {
  const topics = [topic("Music"), topic("Museums")];
  const followed = topic("Museums", { follows: true, followers: 2 });
  expect(withTopic(topics, followed)).toEqual([topic("Music"), followed]);
  expect(withTopic(topics, topic("Musicals"))).toEqual([topic("Musicals"), ...topics]);
});
