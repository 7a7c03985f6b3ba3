/** When an answer to a poll is sent, and what is shown meanwhile. */
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { OwnVote, REST_MS } from "./own-vote";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function start() {
  const sent: { option: number; answer: () => void }[] = [];
  const vote = new OwnVote((option) => new Promise((answer) => sent.push({ option, answer: () => answer(undefined) })));
  const answered = async (at: number): Promise<number | null> => {
    sent[at]?.answer();
    await vi.advanceTimersByTimeAsync(0);
    return vote.pending.value;
  };
  return { vote, answered, options: () => sent.map(({ option }) => option) };
}

it("sends a press at once, and shows it until the room answered", async () => {
  const { vote, answered, options } = start();
  vote.choose(2, { rests: false });
  expect([options(), vote.pending.value]).toEqual([[2], 2]);
  expect(await answered(0)).toBeNull();
});

it("sends of what arrow keys pass over the last alone, and shows each", () => {
  const { vote, options } = start();
  vote.choose(1, { rests: true });
  vi.advanceTimersByTime(REST_MS - 1);
  vote.choose(2, { rests: true });
  expect([options(), vote.pending.value]).toEqual([[], 2]);
  vi.advanceTimersByTime(REST_MS);
  expect(options()).toEqual([2]);
});

it("goes on showing the newest when an earlier one is answered", async () => {
  const { vote, answered } = start();
  vote.choose(1, { rests: false });
  vote.choose(2, { rests: false });
  expect([await answered(0), await answered(1)]).toEqual([2, null]);
});

it("sends nothing after the poll closed", () => {
  const { vote, options } = start();
  vote.choose(1, { rests: true });
  vote.stop();
  vi.advanceTimersByTime(10 * REST_MS);
  expect([options(), vote.pending.value]).toEqual([[], null]);
});
