/** The room one was in last, as long as the page lives: who was there can be seen afterwards. */
import { type ReadonlySignal, effect, signal } from "@preact/signals";
import type { View } from "../wire";
import type { Stay } from "../room/seat";

interface LeftRoom {
  room: string;
  title: string;
}

export class Left {
  readonly #room = signal<LeftRoom | null>(null);

  constructor(seat: { stay: ReadonlySignal<Stay>; view: ReadonlySignal<Pick<View, "title"> | null> }) {
    let inside: LeftRoom | null = null;
    effect(() => {
      const [stay, view] = [seat.stay.value, seat.view.value];
      // Whoever was put out does not see who was there.
      const isLeft = stay.at === "nowhere" || (stay.at === "out" && stay.why === "room_ended");
      if (stay.at === "inside") {
        if (view) inside = { room: stay.room, title: view.title };
        this.#room.value = null;
      } else if (stay.at !== "entering") {
        if (isLeft && inside) this.#room.value = inside;
        inside = null;
      }
    });
  }

  /** `null`: none, or one is in a room now. */
  get room(): ReadonlySignal<LeftRoom | null> {
    return this.#room;
  }

  /** Signed out. */
  forget(): void {
    this.#room.value = null;
  }
}
