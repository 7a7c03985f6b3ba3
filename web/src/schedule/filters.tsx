/** Chips by which scheduled rooms are asked for. */
import { ALL, worthIt } from "../hallway/filter";
import { languageName, t } from "../language";
import { Chips } from "../ui/chips";
import type { ScheduledChoices } from "../wire";
import { type ScheduledFilter, TIMES } from "./filter";

interface Inputs {
  choices: ScheduledChoices;
  filter: ScheduledFilter;
  choose: (filter: ScheduledFilter) => void;
}

export const ScheduledFilters = ({ choices: { topics, languages }, filter, choose }: Inputs) => (
  <div class="hallway-filters">
    <Chips legend={t("filter-time")} options={[{ value: ALL, label: t("filter-time-any") }, ...TIMES.map((value) => ({ value, label: t(`filter-time-${value}`) }))]} chosen={filter.time} choose={(time) => choose({ ...filter, time })} />
    {worthIt(topics, filter.topic) && <Chips legend={t("filter-topic")} options={[{ value: ALL, label: t("filter-all-topics") }, ...topics.map((value) => ({ value, label: value }))]} chosen={filter.topic} choose={(topic) => choose({ ...filter, topic })} />}
    {worthIt(languages, filter.language) && <Chips legend={t("filter-language")} options={[{ value: ALL, label: t("filter-all-languages") }, ...languages.map((value) => ({ value, label: languageName(value) }))]} chosen={filter.language} choose={(language) => choose({ ...filter, language })} />}
  </div>
);
