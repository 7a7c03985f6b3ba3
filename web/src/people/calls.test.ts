/** Calls come, are answered, and go by themselves; who puts one away tells nobody. */
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Answer } from "../socket";
import type { Ask, Person, Tell } from "../wire";
import { CALLS_MAX, Calls, textOf } from "./calls";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const person = (handle: string): Person => ({ member: `m-${handle}`, handle, stated: "", field: "other", bot: false, invited_by: null, member_since_ms: null }) as Person;
const waved = (handle: string): Tell => ({ kind: "waved", by: person(handle), until_ms: Date.now() + 120_000 });
const pinged = (handle: string, link: string | null = null): Tell => ({ kind: "pinged", by: person(handle), room: `r-${handle}`, title: "Borrowed time", link });
const forTwo = (handle: string): Tell => ({ kind: "room_for_two", room: `two-${handle}`, with: person(handle) });

function start(answer: (ask: Ask) => Answer = () => ({ kind: "done" })) {
  const told: string[] = [];
  const calls: Calls = new Calls({
    ask: async (ask) => {
      told.push("member" in ask ? `${ask.kind} ${ask.member}` : ask.kind);
      return answer(ask);
    },
    enter: (room, link) => void told.push(`enter ${room} ${link ?? "-"}`),
    announce: (text) => void told.push(`read: ${text}`),
    say: (text) => void told.push(`said: ${text}`),
    refused: ({ code }) => void told.push(`refused: ${code}`),
  });
  const shown = (): string[] => calls.all.value.map(({ kind, by }) => `${kind} ${by.handle}`);
  return { calls, told, shown, first: () => calls.all.value[0] ?? (() => { throw new Error("nobody calls"); })() };
}

it("says who calls, once for each, and forgets a wave when it is over", () => {
  const { calls, told, shown, first } = start();
  calls.hear(waved("mai"));
  calls.hear(waved("mai"));
  calls.hear(pinged("lin"));
  expect(shown()).toEqual(["waved mai", "pinged lin"]);
  expect(told).toEqual(["read: mai waves at you", "read: mai waves at you", "read: lin pings you into “Borrowed time”"]);
  expect(textOf(first())).toBe("mai waves at you");
  vi.advanceTimersByTime(120_000);
  expect(shown()).toEqual(["pinged lin"]);
  vi.advanceTimersByTime(600_000);
  expect(shown()).toEqual([]);
});

it("shows the newest ones, and not more than fit", () => {
  const { calls, shown } = start();
  for (const handle of ["a", "b", "c", "d", "e", "f", "g"]) calls.hear(waved(handle));
  expect(shown()).toHaveLength(CALLS_MAX);
  expect(shown().at(-1)).toBe("waved g");
});

it("asks for a room for two, and goes in by itself where that was pressed", async () => {
  const { calls, told, shown, first } = start((ask) => {
    if (ask.kind === "wave_back") calls.hear(forTwo("mai"));
    return { kind: "done" };
  });
  calls.hear(waved("mai"));
  await calls.take(first());
  expect(shown()).toEqual([]);
  expect(told.slice(1)).toEqual(["wave_back m-mai", "enter two-mai -"]);
});

it("does not take whoever waved out of what they do: the room waits for them", async () => {
  const { calls, told, shown, first } = start();
  await calls.wave(person("mai"));
  expect(told).toEqual(["wave m-mai", "said: You waved at mai."]);
  calls.hear(forTwo("mai"));
  expect(shown()).toEqual(["room_for_two mai"]);
  expect(told.some((text) => text.startsWith("enter"))).toBe(false);
  await calls.take(first());
  expect(told.at(-1)).toBe("enter two-mai -");
});

it("goes in at once where both waved", async () => {
  const { calls, told } = start((ask) => {
    if (ask.kind === "wave") calls.hear(forTwo("mai"));
    return { kind: "done" };
  });
  await calls.wave(person("mai"));
  expect(told).toEqual(["wave m-mai", "enter two-mai -"]);
});

it("joins a closed room by the link that came with the ping", async () => {
  const { calls, told, first } = start();
  calls.hear(pinged("lin", "secret"));
  await calls.take(first());
  expect(told.at(-1)).toBe("enter r-lin secret");
});

it("puts a wave away with the server, and a ping quietly", () => {
  const { calls, told, shown, first } = start();
  calls.hear(waved("mai"));
  calls.putAway(first());
  calls.hear(pinged("lin"));
  calls.putAway(first());
  expect(shown()).toEqual([]);
  expect(told.filter((text) => !text.startsWith("read"))).toEqual(["put_wave_away m-mai"]);
});

it("lets a wave that is over go, and keeps one whose answer was lost", async () => {
  const answers: Answer[] = [{ kind: "lost" }, { kind: "refused", refusal: { code: "wave_over" } }];
  const { calls, told, shown, first } = start(() => answers.shift() ?? { kind: "done" });
  calls.hear(waved("mai"));
  await calls.take(first());
  expect(shown()).toEqual(["waved mai"]);
  await calls.take(first());
  expect(shown()).toEqual([]);
  expect(told.at(-1)).toBe("refused: wave_over");
});
