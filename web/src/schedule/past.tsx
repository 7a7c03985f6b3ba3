/** Rooms one was in: when they were, and who spoke. Nothing of what was said. */
import { useSignal } from "@preact/signals";
import type { Got } from "../api";
import { refusalText } from "../house";
import { t } from "../language";
import { schedules } from "../schedules";
import { useLoad } from "../ui/load";
import { Title } from "../ui/title";
import { Failed, Skeleton } from "../ui/waiting";
import type { PastRoom } from "../wire";
import { span } from "./times";
import "../hallway/card.css";
import "./calendar.css";

/** All that are asked for so far, page by page. */
async function pastRooms(pages: number): Promise<Got<{ rooms: PastRoom[]; more: boolean }>> {
  const rooms: PastRoom[] = [];
  let next: string | null = null;
  for (let page = 0; page < pages; page += 1) {
    const got = await schedules.past(next);
    if (!got.ok) return got;
    rooms.push(...got.value.rooms);
    next = got.value.next;
    if (next === null) break;
  }
  return { ok: true, value: { rooms, more: next !== null } };
}

export const Past = () => {
  const pages = useSignal(1);
  const [loaded, again] = useLoad(`past ${pages.value}`, () => pastRooms(pages.value));
  return (
    <main id="main" class="page">
      <Title text={t("past")} />
      <p>{t("past-what")}</p>
      {loaded.at === "loading" && <Skeleton rows={3} label={t("loading")} />}
      {loaded.at === "failed" && <Failed text={refusalText(loaded.why.refusal)} request={loaded.why.request} retry={again} />}
      {loaded.at === "here" && loaded.value.rooms.length === 0 && <p class="quiet">{t("past-none")}</p>}
      {loaded.at === "here" && (
        <ul class="past">
          {loaded.value.rooms.map((past) => (
            <li key={past.room} class="card" data-room={past.room}>
              {past.topic && <p class="card-topic" dir="auto">{past.topic}</p>}
              <h2 class="card-title" dir="auto">{past.title}</h2>
              <PastFacts past={past} />
            </li>
          ))}
        </ul>
      )}
      {loaded.at === "here" && loaded.value.more && <p class="buttons"><button type="button" onClick={() => (pages.value += 1)}>{t("calendar-more")}</button></p>}
    </main>
  );
};

/** When it was, whose, and who spoke. */
export const PastFacts = ({ past }: { past: PastRoom }) => (
  <>
    <p class="card-facts"><time dateTime={new Date(past.opened_ms).toISOString()}>{span(past.opened_ms, past.ended_ms)}</time>{past.owner && <span>@{past.owner.handle}</span>}</p>
    {past.spoke.length > 0 && (
      <>
        <p class="quiet">{t("past-spoke")}</p>
        <ul class="past-spoke">{past.spoke.map((person) => <li key={person.member}><a href={`/@${person.handle}`}>@{person.handle}</a></li>)}</ul>
      </>
    )}
  </>
);
