/** What somebody changed of a room in its sheet: what others change meanwhile stays as they left it. */
import type { Policy, RoomCommand } from "../wire";

/** A room as its sheet has it; an empty topic is none. */
export interface RoomSheet {
  title: string;
  topic: string;
  policy: Policy;
}

/** What says nothing without the other: whoever changes one of them decides both. */
const TOGETHER: readonly (readonly (keyof Policy)[])[] = [["hands", "hands_field"], ["hand_order", "hand_order_field"]];

const differs = (key: keyof Policy, a: Policy, b: Policy): boolean => JSON.stringify(a[key]) !== JSON.stringify(b[key]);

/** `base`: how it was when the sheet opened. `now`: the policy in force. `null`: nothing was changed. */
export function policyEdited(base: Policy, sheet: Policy, now: Policy): Policy | null {
  const keys = [...new Set([...Object.keys(base), ...Object.keys(sheet)])] as (keyof Policy)[];
  const changed = keys.filter((key) => differs(key, base, sheet));
  if (changed.length === 0) return null;
  const mine = new Set(changed.flatMap((key) => TOGETHER.find((keys) => keys.includes(key)) ?? [key]));
  const entries = (policy: Policy, own: boolean): [string, unknown][] => Object.entries(policy).filter(([key]) => mine.has(key as keyof Policy) === own);
  return Object.fromEntries([...entries(now, false), ...entries(sheet, true)]) as Policy;
}

/** What is asked for; nothing for what was not touched. A room has a title. */
export function commandsOf(base: RoomSheet, sheet: RoomSheet, now: Policy): RoomCommand[] {
  const policy = policyEdited(base.policy, sheet.policy, now);
  return [
    ...(sheet.title !== base.title && sheet.title !== "" ? [{ kind: "rename", title: sheet.title } as const] : []),
    ...(sheet.topic !== base.topic ? [{ kind: "set_topic", topic: sheet.topic === "" ? null : sheet.topic } as const] : []),
    ...(policy === null ? [] : [{ kind: "set_policy", policy } as const]),
  ];
}
