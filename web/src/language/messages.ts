/** What is said in one language. A message is read when it is first said: all of them at once take longer than all else at the start. */
import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";

/** Where a message begins. */
const MESSAGE = /^(?=[a-zA-Z][\w-]* *=)/m;

export class Messages {
  readonly #bundle: FluentBundle;
  /** Not read yet, by their keys. No message names another: `checks/fluent.mjs` holds that. */
  readonly #written = new Map<string, string>();

  constructor(language: string, catalogues: readonly string[]) {
    this.#bundle = new FluentBundle(language, { useIsolating: false });
    for (const text of catalogues.flatMap((catalogue) => catalogue.split(MESSAGE))) this.#written.set(text.slice(0, text.indexOf("=")).trim(), text);
  }

  /** The message with this key; `null`: there is none. */
  say(key: string, args: Record<string, FluentVariable> | null): string | null {
    const written = this.#written.get(key);
    if (written !== undefined) {
      this.#bundle.addResource(new FluentResource(written));
      this.#written.delete(key);
    }
    const value = this.#bundle.getMessage(key)?.value ?? null;
    const errors: Error[] = [];
    return value === null ? null : this.#bundle.formatPattern(value, args, errors);
  }
}
