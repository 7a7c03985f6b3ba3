/** One thread while somebody looks at it: its messages, how it stands, and saying what was read. */
import { type ReadonlySignal, batch, signal } from "@preact/signals";
import type { Got, NotGot } from "../api";
import type { MessageSaid, MessagesPage, Thread } from "../wire";
import { type Known, refreshed, toRead, withEarlier, withMessage } from "./conversation";
import { APART_MS } from "../ui/count";
import type { Told } from "./news";

export interface Inputs {
  thread: (thread: string) => Promise<Got<Thread>>;
  messages: (thread: string, before: number | null) => Promise<Got<MessagesPage>>;
  read: (thread: string, n: number) => Promise<Got<null>>;
  /** Is anybody looking at this page? */
  seen: () => boolean;
}

/** Nothing was said yet. */
const NONE: Known = { messages: [], earlier: null };

export class Talk {
  readonly #inputs: Inputs;
  readonly #id = signal<string | null>(null);
  readonly #thread = signal<Thread | null>(null);
  readonly #known = signal<Known | null>(null);
  readonly #failed = signal<NotGot | null>(null);
  /** Whom a first message would be to, where there is no thread yet. */
  readonly #to: string | null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopped = false;
  /** Counts questions, so that the answer to an earlier one is recognised as late: of the thread, and of its messages. */
  #turn = 0;
  #threadTurn = 0;
  #pageTurn = 0;

  /** `to`: whom a first message would be to. */
  constructor(inputs: Inputs, which: { thread: string } | { to: string }) {
    this.#inputs = inputs;
    this.#to = "to" in which ? which.to : null;
    if ("thread" in which) this.#id.value = which.thread;
    else this.#known.value = NONE;
  }

  /** `null`: it begins with the first message. */
  get id(): ReadonlySignal<string | null> {
    return this.#id;
  }

  /** `null`: not known yet. */
  get thread(): ReadonlySignal<Thread | null> {
    return this.#thread;
  }

  /** `null`: not known yet. */
  get known(): ReadonlySignal<Known | null> {
    return this.#known;
  }

  /** Why the last look told nothing. */
  get failed(): ReadonlySignal<NotGot | null> {
    return this.#failed;
  }

  /** At the thread and its latest messages, at first or anew. */
  async look(): Promise<void> {
    const id = this.#id.peek();
    if (id === null) return;
    const turn = ++this.#turn;
    const before = this.#known.peek();
    const [thread, page] = await Promise.all([this.#inputs.thread(id), this.#inputs.messages(id, null)]);
    batch(() => {
      this.#failed.value = thread.ok ? (page.ok ? null : page) : thread;
      if (!thread.ok || !page.ok) return;
      this.#stands(turn, thread.value);
      if (turn < this.#pageTurn) return;
      this.#pageTurn = turn;
      this.#known.value = refreshed(before, this.#known.peek(), page.value);
    });
    this.read();
  }

  hear(told: Told): void {
    const id = this.#id.peek();
    if (id === null && told.kind === "message_said" && told.person?.member === this.#to) this.#begun(told.thread);
    else if (told.thread !== id) return;
    else if (told.kind === "message_said") this.#add(told);
    else this.#timer ??= setTimeout(() => void this.#lookAtThread(), APART_MS);
  }

  /** One's own is stored. */
  said(said: MessageSaid): void {
    this.#add(said);
    if (this.#id.peek() === null) this.#begun(said.thread);
  }

  /** The page before. */
  async earlier(): Promise<NotGot | null> {
    const [id, before] = [this.#id.peek(), this.#known.peek()?.earlier ?? null];
    if (id === null || before === null) return null;
    const got = await this.#inputs.messages(id, before);
    if (!got.ok) return got;
    const known = this.#known.peek();
    if (known?.earlier === before) this.#known.value = withEarlier(known, got.value);
    return null;
  }

  /** Somebody looks at it: what is new is read. */
  read(): void {
    const [thread, known] = [this.#thread.peek(), this.#known.peek()];
    if (thread?.view !== "open" || known === null || this.#stopped || !this.#inputs.seen()) return;
    const n = toRead(known.messages, thread);
    if (n === null) return;
    this.#thread.value = { ...thread, read: n, unread: 0 };
    void this.#inputs.read(thread.thread, n);
  }

  /** Nobody looks any more. */
  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  #begun(thread: string): void {
    this.#id.value = thread;
    void this.look();
  }

  #add({ message }: Pick<MessageSaid, "message">): void {
    const known = this.#known.peek();
    const last = known?.messages.at(-1)?.n ?? 0;
    // Something was said that nobody told.
    if (known !== null && message.n > last + 1) void this.look();
    this.#known.value = withMessage(known ?? NONE, message);
    this.read();
  }

  #stands(turn: number, thread: Thread): void {
    if (turn < this.#threadTurn) return;
    this.#threadTurn = turn;
    this.#thread.value = thread;
  }

  /** It stands otherwise than before. Its messages are the same, but for one that could not be seen before. */
  async #lookAtThread(): Promise<void> {
    this.#timer = undefined;
    const id = this.#id.peek();
    if (id === null) return;
    const turn = ++this.#turn;
    const got = await this.#inputs.thread(id);
    if (!got.ok) return;
    this.#stands(turn, got.value);
    const { last } = got.value;
    if (last !== null && !this.#known.peek()?.messages.some(({ n }) => n === last.n)) await this.look();
    else this.read();
  }
}
