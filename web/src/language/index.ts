/** All text comes through here: Fluent messages by key, in the language that the reader chose or the browser asks for. */
import type { FluentVariable } from "@fluent/bundle";
import { signal } from "@preact/signals";
import { onDevice } from "../ui/kept";
import { type Language, isLanguage, negotiate } from "./languages";
import { Messages } from "./messages";

/** Each is fetched when it is needed. */
const catalogues: Record<Language, () => Promise<{ default: string }>> = {
  en: () => import("catalogue:en"),
  "zh-Hans": () => import("catalogue:zh-Hans"),
  "zh-Hant": () => import("catalogue:zh-Hant"),
  vi: () => import("catalogue:vi"),
  it: () => import("catalogue:it"),
  ko: () => import("catalogue:ko"),
};

/** What owners alone read. */
const ownersCatalogues: Record<Language, () => Promise<{ default: string }>> = {
  en: () => import("catalogue:en/owners"),
  "zh-Hans": () => import("catalogue:zh-Hans/owners"),
  "zh-Hant": () => import("catalogue:zh-Hant/owners"),
  vi: () => import("catalogue:vi/owners"),
  it: () => import("catalogue:it/owners"),
  ko: () => import("catalogue:ko/owners"),
};
let toOwners = false;

const KEY = "language";
const chosen = onDevice(KEY);

interface Spoken {
  language: Language;
  messages: Messages;
}

/** What is shown depends on it: whoever draws with `t` draws anew when it changes. */
const spoken = signal<Spoken>({ language: "en", messages: new Messages("en", []) });

/** The language of what is shown now. */
export const language = (): Language => spoken.value.language;

/** What the reader chose on this device; `null`: as the browser asks. */
export function chosenLanguage(): Language | null {
  const kept = chosen.get();
  return isLanguage(kept) ? kept : null;
}

async function learn(language: Language): Promise<Spoken> {
  const wanted = toOwners ? [catalogues, ownersCatalogues] : [catalogues];
  const texts = await Promise.all(wanted.map((catalogues) => catalogues[language]()));
  return { language, messages: new Messages(language, texts.map(({ default: text }) => text)) };
}

function use(learnt: Spoken): void {
  spoken.value = learnt;
  if (typeof document !== "undefined") document.documentElement.lang = learnt.language;
}

/** From now on everything is said in it. Fails where its messages do not load. */
export const speak = async (language: Language): Promise<void> => use(await learn(language));

/** From now on the owner's pages are said as well. Fails where their messages do not load. */
export async function speakToOwners(): Promise<void> {
  if (toOwners) return;
  toOwners = true;
  try {
    await speak(spoken.peek().language);
  } catch (failure) {
    toOwners = false;
    throw failure;
  }
}

/** On this device, also the next time; `null`: as the browser asks. What does not load is not chosen. */
export async function choose(language: Language | null): Promise<void> {
  const learnt = await learn(language ?? browserLanguage());
  chosen.set(language);
  use(learnt);
}

/** Of what the browser asks for. */
export const browserLanguage = (): Language => negotiate(navigator.languages);

/** What is chosen in another tab of this device is said here too. */
export function followOtherTabs(): void {
  addEventListener("storage", ({ key }) => {
    // What does not load is not said.
    if (key === KEY) void speak(chosenLanguage() ?? browserLanguage()).catch(() => undefined);
  });
}

/** As the reader chose, else as the browser asks, else in English. False: nothing can be said. */
export async function speakFirst(): Promise<boolean> {
  for (const language of [chosenLanguage() ?? browserLanguage(), "en"] as const) {
    try {
      await speak(language);
      return true;
    } catch {
      // The next one may be there.
    }
  }
  return false;
}

/** The message with this key, in the reader's language. A key that does not exist shows itself, so that it is seen. */
export const t = (key: string, args?: Record<string, FluentVariable>): string => spoken.value.messages.say(key, args ?? null) ?? key;

/** "3 May, 14:05" in the reader's time zone. */
export const when = (ms: number): string =>
  new Intl.DateTimeFormat(language(), { dateStyle: "medium", timeStyle: "short" }).format(ms);

/** "14:05" in the reader's time zone. */
export const timeOfDay = (ms: number): string => new Intl.DateTimeFormat(language(), { timeStyle: "short" }).format(ms);

/** "May 2026". */
export const month = (ms: number): string => new Intl.DateTimeFormat(language(), { month: "long", year: "numeric" }).format(ms);

/** One for each language: they are slow to make. */
function once<Made>(make: (language: Language) => Made): () => Made {
  const made = new Map<Language, Made>();
  return () => {
    const written = language();
    const found = made.get(written) ?? make(written);
    made.set(written, found);
    return found;
  };
}
const languageNames = once((language) => new Intl.DisplayNames(language, { type: "language" }));
const shares = once((language) => new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 1 }));

/** What readers call a language, by its letters: "ko" is "Korean". */
export const languageName = (letters: string): string => languageNames().of(letters) ?? letters;

/** Names in a row: "ann, bo and cy"; where not all are named: "ann, bo and 3 more". */
export function listed(names: string[], more = 0): string {
  const all = more > 0 ? [...names, t("names-more", { more })] : names;
  const joint = (at: number): string => (at === 0 ? "" : t(at < all.length - 1 ? "names-comma" : all.length === 2 ? "names-two" : "names-last"));
  return all.map((name, at) => joint(at) + name).join("");
}

/** A share of 0 to 1: "3.4%". */
export const percent = (share: number): string => shares().format(share);
