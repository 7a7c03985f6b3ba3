/** All text comes through here: Fluent messages by key. */
import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";

const english = import.meta.glob<string>("../../locales/en/*.ftl", { query: "?raw", import: "default", eager: true });

const bundle = new FluentBundle("en", { useIsolating: false });
for (const text of Object.values(english)) bundle.addResource(new FluentResource(text));

export const language = "en";

/** The message with this key, in the reader's language. A key that does not exist shows itself, so that it is seen. */
export function t(key: string, args?: Record<string, FluentVariable>): string {
  const message = bundle.getMessage(key);
  if (!message?.value) return key;
  const errors: Error[] = [];
  return bundle.formatPattern(message.value, args ?? null, errors);
}

/** "3 May, 14:05" in the reader's time zone. */
export const when = (ms: number): string =>
  new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" }).format(ms);

/** "May 2026". */
export const month = (ms: number): string => new Intl.DateTimeFormat(language, { month: "long", year: "numeric" }).format(ms);

/** Names in a row: "ann, bo and cy". */
export const listed = (names: string[]): string => new Intl.ListFormat(language, { type: "conjunction" }).format(names);

/** A share of 0 to 1: "3.4%". */
export const percent = (share: number): string => new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 1 }).format(share);
