/** Chips that leave in the hallway the rooms of one topic or in one language. Drawn where there is something to choose. */
import type { Signal } from "@preact/signals";
import { languageName, t } from "../language";
import { Chips } from "../ui/chips";
import type { RoomCard } from "../wire";
import { ALL, type Filter, languagesOf, topicsOf } from "./filter";

/** One alone leaves nothing out that is worth a row of buttons. */
const worthIt = (options: readonly string[], chosen: string): boolean => options.length > 1 || chosen !== ALL;

export const Filters = ({ cards, filter }: { cards: readonly RoomCard[]; filter: Signal<Filter> }) => {
  const { topic, language } = filter.value;
  const topics = topicsOf(cards, topic);
  const languages = languagesOf(cards, language);
  return (
    <div class="hallway-filters">
      {worthIt(topics, topic) && <Chips legend={t("filter-topic")} options={[{ value: ALL, label: t("filter-all-topics") }, ...topics.map((value) => ({ value, label: value }))]} chosen={topic} choose={(topic) => (filter.value = { ...filter.value, topic })} />}
      {worthIt(languages, language) && <Chips legend={t("filter-language")} options={[{ value: ALL, label: t("filter-all-languages") }, ...languages.map((value) => ({ value, label: languageName(value) }))]} chosen={language} choose={(language) => (filter.value = { ...filter.value, language })} />}
    </div>
  );
};
