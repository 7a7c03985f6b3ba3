/** Rooms one was in: when they were, who spoke, what was pinned, and what is asked and answered in writing. Nothing of what was said. */
import { useSignal } from "@preact/signals";
import { refusalText } from "../house";
import { t } from "../language";
import { pastOf, schedules } from "../schedules";
import { Avatar } from "../ui/avatar";
import { LinkOut } from "../ui/link-out";
import { useLoad } from "../ui/load";
import { named, pagesOf } from "../ui/pages";
import { Title } from "../ui/title";
import { Failed, Skeleton } from "../ui/waiting";
import type { PastRoom } from "../wire";
import { span } from "./times";
import "../hallway/card.css";
import "../room/pins.css";
import "./calendar.css";

export const Past = () => {
  const pages = useSignal(1);
  const [loaded, again] = useLoad(`past ${pages.value}`, () => pagesOf(pages.value, async (after) => named(await schedules.past(after), ({ rooms }) => rooms, ({ next }) => next)));
  return (
    <main id="main" class="page">
      <Title text={t("past")} />
      <p>{t("past-what")}</p>
      {loaded.at === "loading" && <Skeleton rows={3} label={t("loading")} />}
      {loaded.at === "failed" && <Failed text={refusalText(loaded.why.refusal)} request={loaded.why.request} retry={again} />}
      {loaded.at === "here" && loaded.value.rows.length === 0 && <p class="quiet">{t("past-none")}</p>}
      {loaded.at === "here" && (
        <ul class="past">
          {loaded.value.rows.map((past) => (
            <li key={past.room} class="card" data-room={past.room}>
              {past.topic && <p class="card-topic" dir="auto">{past.topic}</p>}
              <h2 class="card-title" dir="auto"><a href={pastOf(past.room)}>{past.title}</a></h2>
              <PastFacts past={past} />
            </li>
          ))}
        </ul>
      )}
      {loaded.at === "here" && loaded.value.more && <p class="buttons"><button type="button" onClick={() => (pages.value += 1)}>{t("calendar-more")}</button></p>}
    </main>
  );
};

/** When it was, whose, who spoke, what was pinned, and how its questions stand. */
export const PastFacts = ({ past }: { past: PastRoom }) => (
  <>
    <p class="card-facts"><time dateTime={new Date(past.opened_ms).toISOString()}>{span(past.opened_ms, past.ended_ms)}</time>{past.owner && <span>@{past.owner.handle}</span>}
      {past.to_answer > 0 && <strong>{t("questions-to-answer", { count: past.to_answer })}</strong>}
      {past.own_question !== null && <strong>{t(`question-own-${past.own_question}`)}</strong>}
      {past.answered > 0 && <span>{t("questions-answered", { count: past.answered })}</span>}
    </p>
    {past.spoke.length > 0 && (
      <>
        <p class="quiet">{t("past-spoke")}</p>
        <ul class="past-spoke">{past.spoke.map((person) => <li key={person.member}><a href={`/@${person.handle}`}><Avatar id={person.member} handle={person.handle} bot={person.bot} picture={person.avatar} size="small" />@{person.handle}</a></li>)}</ul>
      </>
    )}
    {past.links.length > 0 && <ul class="pins past-links" aria-label={t("pins")}>{past.links.map(({ address, title }, at) => <li key={at}><LinkOut address={address} title={title} /></li>)}</ul>}
  </>
);
