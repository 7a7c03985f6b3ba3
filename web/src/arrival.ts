/** What the first screen shows, asked for before there are words to show it in. */
import { type Got, api } from "./api";
import { type Filter, NO_FILTER, isOff } from "./hallway/filter";
import { network } from "./network/requests";
import { route } from "./router";
import type { OwnHallway } from "./wire";

const whoIsHere = () => Promise.all([api.server(), api.me()]);
export type WhoIsHere = Awaited<ReturnType<typeof whoIsHere>>;

/** Nobody sees that nothing was drawn for so long. */
const MOMENT_MS = 50;

export class Arrival {
  #asked: Promise<WhoIsHere> | null = null;
  #known: WhoIsHere | null = null;
  #hallwayAsked: Promise<Got<OwnHallway>> | null = null;
  #hallway: Got<OwnHallway> | null = null;

  /** Asks who this is, and for the hallway where that is the screen: whoever is no member is told so. */
  ask(): void {
    this.#asked = whoIsHere().then((who) => {
      const [, me] = who;
      if (!me.ok || me.value.standing !== "member") this.#hallwayAsked = this.#hallway = null;
      return (this.#known = who);
    });
    if (route.peek().screen !== "hallway") return;
    this.#hallwayAsked = network.hallway(NO_FILTER).then((got) => {
      if (this.#hallwayAsked !== null) this.#hallway = got;
      return got;
    });
  }

  /** Once all of it has come, at most a moment later: answers that are there are read before something is drawn without them. */
  soon(): Promise<unknown> {
    return Promise.race([Promise.all([this.#asked, this.#hallwayAsked]), new Promise((late) => setTimeout(late, MOMENT_MS))]);
  }

  /** Who this is; asked anew where it was answered before. */
  who(): Promise<WhoIsHere> {
    const asked = this.#asked ?? whoIsHere();
    this.#asked = this.#known = null;
    return asked;
  }

  /** The same, where the answer has come; `null`: it has not. */
  known(): WhoIsHere | null {
    const known = this.#known;
    if (known) this.#asked = this.#known = null;
    return known;
  }

  /** The hallway by this filter; what was asked on arrival is not asked twice. */
  hallway(filter: Filter): Promise<Got<OwnHallway>> {
    const asked = isOff(filter) ? this.#hallwayAsked : null;
    this.#hallwayAsked = this.#hallway = null;
    return asked ?? network.hallway(filter);
  }

  /** What was asked on arrival, where the answer has come. */
  knownHallway(): Got<OwnHallway> | null {
    const known = this.#hallway;
    if (known) this.#hallwayAsked = this.#hallway = null;
    return known;
  }
}
