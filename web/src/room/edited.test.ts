/** What a room's sheet sends: what this person changed, and nothing of what others did meanwhile. */
import { expect, it } from "vitest";
import { type RoomSheet, commandsOf, policyEdited } from "./edited";
import { policy } from "./fixtures";

const base: RoomSheet = { title: "Rust at scale", topic: "", policy: policy() };

it("sends nothing where nothing was changed, whatever others changed", () => {
  expect(commandsOf(base, { ...base }, policy({ visibility: "closed", chat: "off" }))).toEqual([]);
});

it("renames a room that was closed meanwhile without opening it again", () => {
  expect(commandsOf(base, { ...base, title: "Rust in the small" }, policy({ visibility: "closed" }))).toEqual([{ kind: "rename", title: "Rust in the small" }]);
  expect(commandsOf(base, { ...base, title: "" }, base.policy)).toEqual([]);
});

it("sends a topic that was set, and one that was taken away", () => {
  expect(commandsOf(base, { ...base, topic: "Rust" }, base.policy)).toEqual([{ kind: "set_topic", topic: "Rust" }]);
  expect(commandsOf({ ...base, topic: "Rust" }, base, base.policy)).toEqual([{ kind: "set_topic", topic: null }]);
});

it("changes of the policy in force only what was changed in the sheet", () => {
  const now = policy({ visibility: "closed", slow_mode_s: 30 });
  const sent = policyEdited(base.policy, policy({ hands_max: 20, chat: "off" }), now);
  expect(sent).toEqual({ ...now, hands_max: 20, chat: "off" });
});

it("takes away what was taken away, and adds what was not there", () => {
  const { language: _, ...without } = policy({ language: "ko" });
  expect(policyEdited(policy({ language: "ko" }), without, policy({ language: "ko", visibility: "closed" }))).toEqual(policy({ visibility: "closed" }));
  expect(policyEdited(base.policy, policy({ language: "vi" }), base.policy)).toEqual(policy({ language: "vi" }));
});

it("decides hands and the field they need together", () => {
  const now = policy({ hands: "proven", hands_field: "medicine" });
  expect(policyEdited(base.policy, policy({ hands: "off" }), now)).toEqual(policy({ hands: "off" }));
  expect(policyEdited(now, policy({ hands: "proven", hands_field: "law" }), policy({ hands: "everyone" }))).toEqual(policy({ hands: "proven", hands_field: "law" }));
});
