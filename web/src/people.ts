/** Who the ids are: what the server told of people, kept while it is needed. */
import { type ReadonlySignal, signal } from "@preact/signals";
import type { Person } from "./wire";

/** More people than a room and its pages show at once; past it the oldest are forgotten. */
const PEOPLE_MAX = 12_000;

export class People {
  readonly #known = signal<ReadonlyMap<string, Person>>(new Map());

  get known(): ReadonlySignal<ReadonlyMap<string, Person>> {
    return this.#known;
  }

  learn(people: Person[]): void {
    if (people.length === 0) return;
    const known = new Map(this.#known.value);
    for (const person of people) {
      known.delete(person.member);
      known.set(person.member, person);
    }
    for (const oldest of known.keys()) {
      if (known.size <= PEOPLE_MAX) break;
      known.delete(oldest);
    }
    this.#known.value = known;
  }

  /** The server names people before it mentions them; `undefined` is a seat that is just going. */
  get(member: string): Person | undefined {
    return this.#known.value.get(member);
  }

  handle(member: string): string {
    return this.get(member)?.handle ?? "…";
  }
}
