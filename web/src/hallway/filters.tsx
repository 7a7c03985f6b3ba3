/** Chips by which the hallway is asked for the rooms of one topic, in one language or of one circle. Drawn where there is something to choose. */
import { ownCircles } from "../circles/own";
import { languageName, t } from "../language";
import { Chips } from "../ui/chips";
import type { HallwayChoices } from "../wire";
import { ALL, type Filter, worthIt } from "./filter";

interface Inputs {
  choices: HallwayChoices;
  filter: Filter;
  choose: (filter: Filter) => void;
}

export const Filters = ({ choices: { topics, languages, circles }, filter, choose }: Inputs) => (
  <div class="hallway-filters">
    {worthIt(topics, filter.topic) && <Chips legend={t("filter-topic")} options={[{ value: ALL, label: t("filter-all-topics") }, ...topics.map((value) => ({ value, label: value }))]} chosen={filter.topic} choose={(topic) => choose({ ...filter, topic })} />}
    {worthIt(languages, filter.language) && <Chips legend={t("filter-language")} options={[{ value: ALL, label: t("filter-all-languages") }, ...languages.map((value) => ({ value, label: languageName(value) }))]} chosen={filter.language} choose={(language) => choose({ ...filter, language })} />}
    {circles.length > 0 && <Chips legend={t("filter-circle")} options={[{ value: ALL, label: t("filter-all-circles") }, ...circles.map((value) => ({ value, label: ownCircles.nameOf(value) ?? "…" }))]} chosen={filter.circle} choose={(circle) => choose({ ...filter, circle })} />}
  </div>
);
