/** The room one was in last. */
import { signal } from "@preact/signals";
import { expect, it } from "vitest";
import type { Stay } from "../room/seat";
import { Left } from "./left";

function start() {
  const [stay, view] = [signal<Stay>({ at: "nowhere" }), signal<{ title: string } | null>(null)];
  const left = new Left({ stay, view });
  const inside = (room: string): void => {
    stay.value = { at: "entering", room };
    stay.value = { at: "inside", room };
    view.value = { title: `Title of ${room}` };
  };
  const leave = (to: Stay): void => {
    view.value = null;
    stay.value = to;
  };
  return { left, inside, leave };
}

it("is known once one left it or it ended, and not while one is in a room", () => {
  const { left, inside, leave } = start();
  expect(left.room.value).toBeNull();
  inside("a");
  expect(left.room.value).toBeNull();
  leave({ at: "nowhere" });
  expect(left.room.value).toEqual({ room: "a", title: "Title of a" });
  inside("b");
  expect(left.room.value).toBeNull();
  leave({ at: "out", room: "b", title: "", why: "room_ended" });
  expect(left.room.value?.room).toBe("b");
  left.forget();
  expect(left.room.value).toBeNull();
});

it("says nothing to whoever was put out, or went on elsewhere", () => {
  for (const why of ["removed", "banned", "seat_taken_over"] as const) {
    const { left, inside, leave } = start();
    inside("a");
    leave({ at: "out", room: "a", title: "", why });
    leave({ at: "nowhere" });
    expect(left.room.value).toBeNull();
  }
});
