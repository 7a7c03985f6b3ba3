/** Finds people in the room by handle or name; the server looks, which knows everybody in a large one. */
import type { ReadonlySignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { api } from "../api";
import { type House, refusalText } from "../house";
import { t } from "../language";
import { announce } from "../ui/announce";
import { Field } from "../ui/field";
import { useFind } from "../ui/find";
import { PersonButton } from "../ui/person-button";
import { Failed, Skeleton } from "../ui/waiting";

/** As long as a name may be. */
const FIND_MAX = 60;

interface Inputs {
  house: House;
  room: string;
  /** What is looked for; nothing: nobody is. */
  find: ReadonlySignal<string>;
  open: (member: string) => void;
}

export const FindField = ({ find, typed }: { find: ReadonlySignal<string>; typed: (text: string) => void }) => (
  <div role="search" aria-label={t("people-find")}>
    <Field label={t("people-find")} hint={t("people-find-hint")}>
      {(ties) => <input {...ties} type="search" dir="auto" maxLength={FIND_MAX} autocomplete="off" value={find.value} onInput={({ currentTarget }) => typed(currentTarget.value)} />}
    </Field>
  </div>
);

export const FoundPeople = ({ house, room, find, open }: Inputs) => {
  const looking = useFind(room, find.value, (text) => api.roster(room, text));
  const found = looking.found.value;
  const here = found.at === "here" ? found.value : null;
  useEffect(() => {
    if (here === null) return;
    house.people.learn(here.people.map(({ person }) => person));
    announce(t("people-found", { count: here.people.length }), { about: "found", apart_ms: 1_000 });
  }, [here]);
  if (found.at === "failed") return <Failed text={refusalText(found.why.refusal)} request={found.why.request} retry={() => looking.again()} />;
  if (here === null) return <Skeleton rows={2} label={t("loading")} />;
  const { people, more } = here;
  return (
    <>
      {people.length === 0 && <p class="quiet">{t("people-found", { count: 0 })}</p>}
      <ul class="person-list">
        {people.map(({ person, role }) => (
          <li key={person.member}><PersonButton member={person.member} person={person} open={open}>{role !== "listener" && <> {t("people-on-stage")}</>}{person.bot && <> {t("badge-bot")}</>}</PersonButton></li>
        ))}
      </ul>
      {more && <p class="quiet">{t("people-found-more")}</p>}
    </>
  );
};
