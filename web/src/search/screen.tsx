/** Search: people, topics and rooms while one types. The address says what is looked for, so one comes back to what was found. */
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { House } from "../house";
import { t } from "../language";
import { KINDS, go, searchPage } from "../router";
import { Chips } from "../ui/chips";
import { Title } from "../ui/title";
import type { Me, SearchKind } from "../wire";
import { SearchField } from "./field";
import { FoundHere } from "./found";
import "./search.css";

const ALL = "all";

interface Inputs {
  house: House;
  me: Me;
  /** What the address says. */
  find: string;
  kind: SearchKind | null;
}

export const SearchScreen = ({ house, me, find, kind }: Inputs) => {
  const typed = useSignal(find);
  /** What this screen wrote into the address; something else is a way that one went. */
  const written = useRef(find);
  useEffect(() => {
    if (find === written.current) return;
    written.current = find;
    typed.value = find;
  }, [find]);
  const write = (text: string, of: SearchKind | null): void => {
    if (text === written.current && of === kind) return;
    written.current = text;
    go(searchPage(text, of), { replace: true });
  };
  return (
    <main id="main" class="page">
      <Title text={t("search")} />
      <SearchField typed={typed} hint={t("search-hint")} enter={() => write(typed.value.trim(), kind)} />
      <div class="search-kinds">
        <Chips legend={t("search-kind")} options={[{ value: ALL, label: t("search-all") }, ...KINDS.map((kind) => ({ value: kind, label: t(`search-kind-${kind}`) }))]} chosen={kind ?? ALL} choose={(chosen) => write(typed.value.trim(), chosen === ALL ? null : chosen)} />
      </div>
      <FoundHere house={house} me={me} text={typed.value} kind={kind} shows={(text) => write(text, kind)} />
    </main>
  );
};
