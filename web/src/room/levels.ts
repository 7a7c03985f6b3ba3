/** Who is speaking and how loud: straight onto the avatars, many times a second, past all components. */
import type { SpeakingLevel } from "../wire";

/** Below this a level is breath and room noise. Of 100. */
const SPEAKING_LEVEL = 8;
/** News of who speaks older than this is wrong. */
const STALE_MS = 3_000;

export class Levels {
  readonly #elements = new Map<string, Set<HTMLElement>>();
  #levels = new Map<string, number>();
  #own: { member: string; level: number } | null = null;
  #stale: ReturnType<typeof setTimeout> | undefined;

  /** The ring of this member's avatar follows their level until the returned function is called. */
  show(member: string, element: HTMLElement): () => void {
    const all = this.#elements.get(member) ?? new Set();
    this.#elements.set(member, all.add(element));
    this.#paint(member);
    return () => {
      all.delete(element);
      if (all.size === 0) this.#elements.delete(member);
    };
  }

  /** The server's word on everybody; who is not named is silent. */
  heard(levels: SpeakingLevel[]): void {
    const before = this.#levels;
    this.#levels = new Map(levels.map(({ member, level }) => [member, level]));
    for (const member of new Set([...before.keys(), ...this.#levels.keys()])) this.#paint(member);
    clearTimeout(this.#stale);
    if (levels.length > 0) this.#stale = setTimeout(() => this.heard([]), STALE_MS);
  }

  /** One's own, measured here: it must not lag behind one's own voice. `level` is 0 to 1. */
  ownHeard(member: string, level: number): void {
    this.#own = { member, level: level * 100 };
    this.#paint(member);
  }

  ownSilent(): void {
    const own = this.#own;
    this.#own = null;
    if (own) this.#paint(own.member);
  }

  speaking(): string[] {
    return [...this.#levels].filter(([, level]) => level >= SPEAKING_LEVEL).map(([member]) => member);
  }

  clear(): void {
    this.heard([]);
    this.ownSilent();
  }

  #paint(member: string): void {
    const own = this.#own?.member === member ? this.#own.level : 0;
    const level = Math.max(own, this.#levels.get(member) ?? 0);
    for (const element of this.#elements.get(member) ?? []) {
      element.style.setProperty("--level", (level / 100).toFixed(2));
      element.toggleAttribute("data-speaking", level >= SPEAKING_LEVEL);
    }
  }
}
