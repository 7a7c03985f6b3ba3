/** What a search found, by kind: people, topics, rooms that are live, rooms to come. */
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { RoomSummary } from "../hallway/card";
import { type House, refusalText } from "../house";
import { t } from "../language";
import { withTopic } from "../network/found-topics";
import { PersonLine } from "../network/people-rows";
import { network } from "../network/requests";
import { TopicLine, called } from "../network/topic-rows";
import { searchPage } from "../router";
import { ScheduledSummary } from "../schedule/summary";
import { announce } from "../ui/announce";
import { useFind } from "../ui/find";
import { useFocusKept } from "../ui/focus-kept";
import { Failed, Skeleton } from "../ui/waiting";
import type { Found, Me, SearchKind, TopicRow } from "../wire";
import "./search.css";

interface Inputs {
  house: House;
  me: Me;
  text: string;
  /** `null`: a few of each. */
  kind: SearchKind | null;
  /** Of what it shows the results now. */
  shows?: (text: string) => void;
}

const countOf = ({ people, topics, rooms, scheduled }: Found): number => people.length + topics.length + rooms.length + scheduled.length;

export const FoundHere = ({ house, me, text, kind, shows }: Inputs) => {
  const find = useFind(kind ?? "", text, (text) => network.search(text, kind));
  const found = find.found.value;
  // The link that led to more of a kind is gone once they are shown.
  useFocusKept(`found-${kind ?? ""}`);
  // Whoever follows a topic that was found is not told again how much was.
  const of = found.at === "here" ? found.of : null;
  useEffect(() => {
    if (found.at !== "here") return;
    shows?.(found.of);
    announce(found.value.incomplete ? t("search-incomplete") : t("search-found", { count: countOf(found.value) }), { about: "search", apart_ms: 1_000 });
  }, [of]);
  if (found.at === "nothing") return null;
  if (found.at === "looking") return <Skeleton rows={3} label={t("search-looking")} />;
  if (found.at === "failed") return <Failed text={refusalText(found.why.refusal)} request={found.why.request} retry={() => find.again()} />;
  const { people, topics, rooms, scheduled, more, incomplete } = found.value;
  if (incomplete) return <p class="search-none">{t("search-incomplete")} <button type="button" onClick={() => find.again()}>{t("retry")}</button></p>;
  if (countOf(found.value) === 0 && more.length === 0) return <p class="search-none">{t("search-none", { text: found.of })}</p>;
  const changed = (topic: TopicRow): void => find.change((found) => ({ ...found, topics: withTopic(found.topics, topic) }));
  const group = (of: SearchKind, list: ComponentChildren) => <Group text={found.of} kind={of} alone={kind !== null} more={more.includes(of)}>{list}</Group>;
  return (
    <>
      {(people.length > 0 || more.includes("people")) && group("people", <ul class="person-rows">{people.map((person) => <PersonLine key={person.member} person={person} />)}</ul>)}
      {topics.length > 0 && group("topics", <ul class="topics">{topics.map((topic) => <TopicLine key={called(topic)} house={house} topic={topic} changed={changed} />)}</ul>)}
      {rooms.length > 0 && group("rooms", <ul class="cards">{rooms.map((card) => <li key={card.room}><RoomSummary card={card} link={`/r/${card.room}`} heading="h3" /></li>)}</ul>)}
      {scheduled.length > 0 && group("scheduled", <ul class="cards">{scheduled.map((card) => <li key={card.scheduled}><ScheduledSummary card={card} me={me.account} /></li>)}</ul>)}
    </>
  );
};

interface GroupInputs {
  text: string;
  kind: SearchKind;
  /** Nothing else was looked for. */
  alone: boolean;
  /** There are others. */
  more: boolean;
  children: ComponentChildren;
}

const Group = ({ text, kind, alone, more, children }: GroupInputs) => (
  <section class="search-group" aria-labelledby={`found-${kind}`}>
    <h2 id={`found-${kind}`} tabIndex={-1}>{t(`search-kind-${kind}`)}</h2>
    {children}
    {more && (alone ? <p class="quiet">{t("search-narrow")}</p> : <p><a class="button" href={searchPage(text, kind)}>{t(`search-more-${kind}`)}</a></p>)}
  </section>
);
