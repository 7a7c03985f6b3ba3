/** Finds people in the room by handle or name; the server looks, which knows everybody in a large one. */
import { type ReadonlySignal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { type Got, api } from "../api";
import { type House, refusalText } from "../house";
import { t } from "../language";
import { announce } from "../ui/announce";
import { Field } from "../ui/field";
import { PersonButton } from "../ui/person-button";
import { Failed, Skeleton } from "../ui/waiting";
import type { RosterFound } from "../wire";

/** Shorter asks for every letter; longer feels slow. */
const PAUSE_MS = 250;
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
  const found = useSignal<Got<RosterFound> | null>(null);
  const turn = useSignal(0);
  const wanted = find.value.trim();
  useEffect(() => {
    let current = true;
    const look = async (): Promise<void> => {
      const got = await api.roster(room, wanted);
      if (!current) return;
      // What was found for a part of it stays until there is something better.
      found.value = got;
      if (!got.ok) return;
      house.people.learn(got.value.people.map(({ person }) => person));
      announce(t("people-found", { count: got.value.people.length }), { about: "found", apart_ms: 1_000 });
    };
    const timer = setTimeout(() => void look(), PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [room, wanted, turn.value]);
  const got = found.value;
  if (got === null) return <Skeleton rows={2} label={t("loading")} />;
  if (!got.ok) return <Failed text={refusalText(got.refusal)} request={got.request} retry={() => (turn.value += 1)} />;
  const { people, more } = got.value;
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
