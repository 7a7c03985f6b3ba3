/** Everybody in the room as a list; the part of a large audience that the view leaves out comes page by page. */
import { useSignal } from "@preact/signals";
import { api } from "../api";
import type { House } from "../house";
import { t } from "../language";
import { PersonButton } from "../ui/person-button";
import { FindField, FoundPeople } from "./find-people";
import { backstageOf } from "./reduce";
import type { View } from "../wire";
import "./panel.css";

interface Inputs {
  house: House;
  room: string;
  view: View;
  me: string;
  open: (member: string) => void;
}

export const PeoplePanel = ({ house, room, view, me, open }: Inputs) => {
  const further = useSignal<string[]>([]);
  const next = useSignal<string | null>(null);
  const started = useSignal(false);
  const find = useSignal("");
  const known = new Set([...view.stage.map((seat) => seat.member), ...view.audience.shown]);
  const audience = [...view.audience.shown, ...further.value.filter((member) => !known.has(member))];
  const fetchMore = async (): Promise<void> => {
    const got = await api.audience(room, next.value);
    if (!got.ok) {
      house.refused(got.refusal);
      return;
    }
    started.value = true;
    house.people.learn(got.value.people);
    further.value = [...new Set([...further.value, ...got.value.people.map((person) => person.member)])];
    next.value = got.value.next;
  };
  const { banned } = backstageOf(view);
  const field = <FindField find={find} typed={(text) => (find.value = text)} />;
  if (find.value.trim() !== "") return <div class="panel-people">{field}<FoundPeople house={house} room={room} find={find} open={open} /></div>;
  return (
    <div class="panel-people">
      {field}
      <h3>{t("stage")} <span class="count">{view.stage.length}</span></h3>
      <PersonList house={house} members={view.stage.map((seat) => seat.member)} size={view.stage.length} me={me} open={open} />
      <h3>{t("audience")} <span class="count">{view.audience.count}</span></h3>
      <PersonList house={house} members={audience} size={view.audience.count} me={me} open={open} />
      {view.audience.count > audience.length && (!started.value || next.value !== null) && <button type="button" onClick={() => void fetchMore()}>{t("show-more")}</button>}
      {banned.length > 0 && <Banned house={house} banned={banned} />}
    </div>
  );
};

const PersonList = ({ house, members, size, me, open }: { house: House; members: string[]; size: number; me: string; open: (member: string) => void }) => (
  <ul class="person-list">
    {members.map((member, at) => {
      const person = house.people.get(member);
      return (
        <li key={member} aria-setsize={size} aria-posinset={at + 1}>
          <PersonButton member={member} person={person} open={open}>{member === me && <> {t("badge-you")}</>}{person?.bot && <> {t("badge-bot")}</>}</PersonButton>
        </li>
      );
    })}
  </ul>
);

const Banned = ({ house, banned }: { house: House; banned: string[] }) => (
  <>
    <h3>{t("banned")} <span class="count">{banned.length}</span></h3>
    <ul class="person-list">
      {banned.map((member) => (
        <li key={member} class="person-line">
          <span>{house.people.handle(member)}</span>
          <button type="button" aria-label={t("let-back-in-who", { handle: house.people.handle(member) })} onClick={() => void house.command({ kind: "let_back_in", member })}>{t("let-back-in")}</button>
        </li>
      ))}
    </ul>
  </>
);
