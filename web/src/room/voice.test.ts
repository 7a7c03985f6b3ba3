/** When one's own microphone goes out, and when it must not: the real sound against a script of presses and of what the room shows. */
import { computed, effect, signal } from "@preact/signals";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Rung } from "../media/ladder";
import { Sound } from "../media/sound";
import type { Answer } from "../socket";
import type { MediaState, Own, View } from "../wire";
import { own, policy, view } from "./fixtures";
import { isOpen } from "./notices";
import { Voice } from "./voice";

const regions = new Map(["polite", "assertive"].map((id) => [id, { textContent: "" }]));

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("document", { addEventListener: () => undefined, getElementById: (id: string) => regions.get(id) });
  vi.stubGlobal("addEventListener", () => undefined);
  vi.stubGlobal("navigator", {});
  for (const region of regions.values()) region.textContent = "";
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const settled = () => vi.advanceTimersByTimeAsync(0);
const SPEAKER = own({ role: "speaker" });
const BY_TURN = own({ role: "speaker", by_turn: true });

/** A speaker whose microphone is asked for already, unless `closed`: then it opens, or not, when the test says so. */
function start(first: Own, { rung = "direct", closed = false }: { rung?: Rung; closed?: boolean } = {}) {
  const seen = signal(view({ own: first }));
  const track = signal(closed ? null : {});
  let opens: (opened: boolean) => void = () => undefined;
  const microphone = {
    track,
    close: () => undefined,
    watch: () => undefined,
    open: () => track.value ?? new Promise((resolve) => {
      opens = (opened) => resolve((track.value = opened ? {} : null));
    }),
  };
  const connection = { send: () => undefined, state: signal("off") };
  const sound = new Sound({
    connection, microphone, mayPublish: computed(() => isOpen(seen.value)), needed: signal(true), ownLevel: () => undefined,
  } as unknown as ConstructorParameters<typeof Sound>[0]);
  const asked: { kind: string; answer: (kind: "done" | "lost") => Promise<void> }[] = [];
  const voice = new Voice({
    sound,
    ask: (kind) => new Promise<Answer>((resolve) => asked.push({ kind, answer: async (kind) => {
      resolve({ kind });
      await settled();
    } })),
    view: () => seen.peek(),
    rung: () => rung,
    me: () => "ann",
  });
  /** A message of the room; a snapshot also says where the sound is. */
  const shows = async (change: Partial<Own>, more: Partial<View> = {}, media?: MediaState): Promise<void> => {
    const before = seen.value;
    seen.value = { ...before, ...more, own: { ...before.own, ...change } };
    if (media) voice.seated(media);
    voice.changed(before, seen.value);
    await settled();
  };
  const resumes = vi.spyOn(sound, "resume");
  const last = (answer: "done" | "lost") => asked.at(-1)?.answer(answer);
  const kinds = () => asked.map(({ kind }) => kind);
  /** Counts the times that it went out. */
  const went = { live: 0 };
  effect(() => {
    if (sound.live.value) went.live += 1;
  });
  const unmuted = async () => {
    void voice.unmute();
    await settled();
    await shows({ mute: "open" });
    await last("done");
  };
  return { voice, sound, shows, asked, last, kinds, went, resumes, unmuted, opens: (opened: boolean) => opens(opened) };
}

it("is heard from unmute to mute", async () => {
  const { voice, sound, shows, last, kinds, unmuted } = start(SPEAKER);
  await unmuted();
  expect(sound.live.value).toBe(true);
  void voice.mute();
  expect(sound.live.value, "before the room knows").toBe(false);
  await shows({ mute: "by_self" });
  await last("done");
  expect(kinds()).toEqual(["unmute", "mute"]);
});

it("speaks on after a gap, if nobody pressed mute", async () => {
  const { sound, shows, kinds, unmuted } = start(SPEAKER);
  await unmuted();
  sound.hush();
  await shows({}, {}, "kept");
  expect([sound.live.value, kinds()]).toEqual([true, ["unmute"]]);
});

it("stays muted however often the answer to mute is lost, and until the person unmutes", async () => {
  const { voice, shows, last, kinds, went, unmuted } = start(SPEAKER);
  await unmuted();
  void voice.mute();
  await last("lost");
  for (let gap = 0; gap < 3; gap += 1) {
    await shows({}, {}, "kept");
    await last("lost");
  }
  expect(kinds()).toEqual(["unmute", "mute", "mute", "mute", "mute"]);
  expect(went.live).toBe(1);
  await unmuted();
  expect(went.live).toBe(2);
});

it("does not open for an open microphone that comes after mute was pressed", async () => {
  const { voice, shows, last, kinds, went } = start(BY_TURN);
  void voice.unmute();
  await settled();
  void voice.mute();
  await shows({ mute: "open" });
  await shows({ mute: "by_self" });
  await last("done");
  expect(kinds()).toEqual(["unmute", "mute"]);
  expect(went.live).toBe(0);
});

it("does not open when mute is pressed while the browser still asks", async () => {
  const { voice, shows, last, kinds, went, opens } = start(BY_TURN, { closed: true });
  void voice.unmute();
  void voice.mute();
  await last("done");
  opens(true);
  await settled();
  expect(kinds(), "nothing is asked of the room any more").toEqual(["mute"]);
  // The turn opens the microphone, and mute is pressed meanwhile.
  void shows({ mute: "open" });
  void voice.mute();
  await settled();
  expect(went.live).toBe(0);
});

it("asks once to mute, and opens nothing, when it comes back while the turn opened the microphone", async () => {
  const { voice, shows, last, kinds, went } = start(BY_TURN);
  void voice.mute();
  await last("lost");
  await shows({ mute: "open" }, {}, "kept");
  expect(kinds()).toEqual(["mute", "mute"]);
  expect(went.live).toBe(0);
  await shows({ mute: "by_self" });
  await last("done");
  await shows({ mute: "open" });
  expect(went.live, "the next turn").toBe(1);
});

it("is not misled by the answer to an earlier mute", async () => {
  const { voice, shows, asked, kinds, went } = start(BY_TURN);
  void voice.mute();
  void voice.unmute();
  await settled();
  void voice.mute();
  expect(kinds()).toEqual(["mute", "unmute", "mute"]);
  await asked[0]?.answer("done");
  await shows({ mute: "open" });
  expect(went.live).toBe(0);
});

it("opens and closes with the turn of whoever agreed, and of nobody else", async () => {
  const agreed = start(BY_TURN);
  await agreed.shows({ mute: "open" });
  expect(agreed.sound.live.value).toBe(true);
  await agreed.shows({ mute: "by_self" });
  await agreed.shows({ by_turn: false });
  await agreed.shows({ mute: "open" });
  expect([agreed.went.live, agreed.kinds()]).toEqual([1, []]);
  const other = start(SPEAKER);
  await other.shows({ mute: "open" });
  expect(other.resumes).not.toHaveBeenCalled();
});

it("shows nobody an open microphone that is heard over plain HTTP, and leaves another player's alone", async () => {
  const streamed = start(BY_TURN, { rung: "stream" });
  await streamed.shows({ mute: "open" });
  expect([streamed.kinds(), streamed.went.live]).toEqual([["mute"], 0]);
  const elsewhere = start(BY_TURN, { rung: "elsewhere" });
  await elsewhere.shows({ mute: "open" });
  await elsewhere.shows({}, {}, "elsewhere");
  expect([elsewhere.kinds(), elsewhere.went.live]).toEqual([[], 0]);
});

it("says that it did not open with one's turn", async () => {
  const turn = { policy: policy({ turn: { budget_s: 120, then_audience: false } }), turn: { member: "ann", until_ms: 120_000 } };
  const { shows, kinds } = start(BY_TURN, { closed: true });
  await shows({ mute: "open" }, turn);
  expect(kinds()).toEqual(["mute"]);
  expect(regions.get("assertive")?.textContent).toBe("You’re muted: unmute to speak.");
});
