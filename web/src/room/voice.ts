/** One's own voice in a room: heard where one wants it and the room lets it through. Whoever pressed mute stays silent. */
import { t } from "../language";
import type { Rung } from "../media/ladder";
import type { Sound } from "../media/sound";
import type { Answer } from "../socket";
import { announceNow } from "../ui/announce";
import type { MediaState, View } from "../wire";
import { hasTurn, isOpen } from "./notices";

export interface Inputs {
  sound: Pick<Sound, "hush" | "unhush" | "resume">;
  /** `aloud`: the person pressed something, and is told why not. */
  ask: (kind: "mute" | "unmute", aloud: boolean) => Promise<Answer>;
  view: () => View | null;
  rung: () => Rung;
  me: () => string;
}

export class Voice {
  readonly #inputs: Inputs;
  /** The room was asked to mute, and has not answered. Till then only the person opens the microphone. */
  #wantsMute = false;
  /** Counts what the person pressed: an answer to an earlier one says nothing of a later. */
  #presses = 0;

  constructor(inputs: Inputs) {
    this.#inputs = inputs;
  }

  async mute(): Promise<void> {
    this.#presses += 1;
    this.#inputs.sound.hush();
    await this.#askMute(true);
  }

  /** False: the microphone did not open. */
  async unmute(): Promise<boolean> {
    const press = ++this.#presses;
    this.#wantsMute = false;
    if (!(await this.#inputs.sound.unhush())) return false;
    // Muted again before it opened.
    if (press !== this.#presses) return true;
    const answer = await this.#inputs.ask("unmute", true);
    if (answer.kind !== "done") this.#inputs.sound.hush();
    return true;
  }

  /** A snapshot came, perhaps of a new connection: what was asked over the one before may be lost. */
  seated(media: MediaState): void {
    const view = this.#inputs.view();
    if (this.#wantsMute) void this.#askMute(false);
    else if (media !== "elsewhere" && view && isOpen(view)) void this.#speakOn();
  }

  unseated(): void {
    this.#presses += 1;
    this.#wantsMute = false;
    this.#inputs.sound.hush();
  }

  /** The room closes the microphone, or opens it with a turn: for whoever agreed to that, and for nobody else. */
  changed(before: View, after: View): void {
    if (after.own.mute === "by_moderator" || after.own.role === "listener") this.#inputs.sound.hush();
    const [was, is] = [isOpen(before), isOpen(after)];
    if (!after.own.by_turn || was === is) return;
    if (was) this.#inputs.sound.hush();
    else void this.#speakOn();
  }

  /** The room shows an open microphone: it is one, or the stage must not show it. */
  async #speakOn(): Promise<void> {
    const rung = this.#inputs.rung();
    // The mute is under way, or goes out with the next snapshot. With another player of theirs they speak there.
    if (this.#wantsMute || rung === "elsewhere") return;
    // By plain HTTP nobody is heard.
    if (rung !== "stream" && (await this.#inputs.sound.resume())) return;
    const view = this.#inputs.view();
    if (this.#wantsMute || !view || !isOpen(view)) return;
    // What was said when the turn began is not so.
    if (hasTurn(view, this.#inputs.me())) announceNow(t("turn-muted"));
    await this.#askMute(false);
  }

  async #askMute(aloud: boolean): Promise<void> {
    const press = this.#presses;
    this.#wantsMute = true;
    const answer = await this.#inputs.ask("mute", aloud);
    if (answer.kind !== "lost" && press === this.#presses) this.#wantsMute = false;
  }
}
