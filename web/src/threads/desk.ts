/** What is written and not sent, kept with the tab: neither a reload nor a lost connection loses it. */
import { type Kept, inTab } from "../ui/kept";

/** A message on its way, under the name that its sender gave it. */
export interface Unsent {
  key: string;
  text: string;
}

interface Paper {
  draft: string;
  unsent: Unsent[];
}

interface Papers {
  account: string;
  /** By whom it is to. */
  to: Record<string, Paper>;
}

/** People written to at once. Past it the drafts of before are dropped. */
const PAPERS_MAX = 30;

const desk = inTab("desk");

/** Signed out. */
export const clearDesk = (): void => desk.set(null);

export class Desk {
  readonly #account: string;
  readonly #kept: Kept;

  constructor(account: string, where: Kept = desk) {
    this.#account = account;
    this.#kept = where;
  }

  of(to: string): Paper {
    return this.#read()[to] ?? { draft: "", unsent: [] };
  }

  put(to: string, what: Partial<Paper>): void {
    const { [to]: before = { draft: "", unsent: [] }, ...others } = this.#read();
    const paper = { ...before, ...what };
    const all = Object.entries(others).slice(1 - PAPERS_MAX);
    if (paper.draft !== "" || paper.unsent.length > 0) all.push([to, paper]);
    const papers: Papers = { account: this.#account, to: Object.fromEntries(all) };
    this.#kept.set(all.length === 0 ? null : JSON.stringify(papers));
  }

  /** Nothing of whoever was signed in before. */
  #read(): Record<string, Paper> {
    try {
      const papers = JSON.parse(this.#kept.get() ?? "null") as Papers | null;
      return papers?.account === this.#account ? papers.to : {};
    } catch {
      return {};
    }
  }
}
