/** Which rooms of the hallway are shown: of one topic, in one language. */
import type { RoomCard } from "../wire";

/** Not the topic or language of any room. */
export const ALL = "";
/** Topics to choose from. */
const TOPICS_MAX = 8;

export interface Filter {
  topic: string;
  language: string;
}

export const NO_FILTER: Filter = { topic: ALL, language: ALL };

/** The same topic however it was typed; names in other languages are for the server to know. */
const key = (topic: string | null): string => (topic ?? ALL).trim().toLowerCase();

export const fits = ({ topic, language }: Filter, card: RoomCard): boolean =>
  (topic === ALL || key(card.topic) === key(topic)) && (language === ALL || card.language === language);

/** Each topic once, in the order of the rooms; the chosen one as it was chosen, also when its last room is over. */
export function topicsOf(cards: readonly RoomCard[], chosen: string): string[] {
  const topics = new Map<string, string>();
  for (const { topic } of cards) if (topic !== null && !topics.has(key(topic))) topics.set(key(topic), topic);
  return kept([...topics.values()].slice(0, TOPICS_MAX), chosen, (a, b) => key(a) === key(b));
}

export const languagesOf = (cards: readonly RoomCard[], chosen: string): string[] =>
  kept([...new Set(cards.flatMap(({ language }) => language ?? []))], chosen, (a, b) => a === b);

const kept = (options: string[], chosen: string, same: (a: string, b: string) => boolean): string[] =>
  chosen === ALL || options.some((option) => same(option, chosen)) ? options.map((option) => (same(option, chosen) ? chosen : option)) : [...options, chosen];
