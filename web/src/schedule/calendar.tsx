/** The calendar: what I come to, and what else is announced, day by day. */
import { useSignal } from "@preact/signals";
import type { Got } from "../api";
import { mayOpen } from "../hallway/start-room";
import { type House, refusalText } from "../house";
import { t, when } from "../language";
import { go } from "../router";
import { pageOf, schedules } from "../schedules";
import { CopyLine } from "../ui/copy-line";
import { useLoad } from "../ui/load";
import { type Pages, named, pagesOf } from "../ui/pages";
import { useNow } from "../ui/now";
import { Title } from "../ui/title";
import { Failed, Skeleton } from "../ui/waiting";
import type { Me, ScheduledCard, ScheduledChoices } from "../wire";
import { NO_FILTER, type ScheduledFilter, isOff, queryOf } from "./filter";
import { ScheduledFilters } from "./filters";
import { ScheduleForm } from "./schedule-form";
import { ScheduledSummary } from "./summary";
import { byDay, day } from "./times";
import "../hallway/hallway.css";
import "./calendar.css";

export const Calendar = ({ house, me }: { house: House; me: Me }) => {
  const pages = useSignal(1);
  const scheduling = useSignal(false);
  const [own, readOwn] = useLoad("own", schedules.own);
  const filter = useSignal(NO_FILTER);
  const choices = useSignal<ScheduledChoices>({ topics: [], languages: [] });
  /** What the others were asked for; while it is another one, they are still to come. */
  const asked = JSON.stringify(filter.value);
  const [others, readOthers] = useLoad(`upcoming ${asked} ${pages.value}`, async (): Promise<Got<Pages<ScheduledCard> & { asked: string }>> => {
    const fits = queryOf(filter.value, Date.now());
    const got = await pagesOf(pages.value, async (after) => {
      const page = await schedules.upcoming(after, fits);
      if (page.ok && after === null && page.value.choices !== null) choices.value = page.value.choices;
      return named(page, ({ scheduled }) => scheduled, ({ next }) => next);
    });
    return got.ok ? { ok: true, value: { ...got.value, asked } } : got;
  });
  const choose = (chosen: ScheduledFilter): void => {
    pages.value = 1;
    filter.value = chosen;
  };
  const coming = others.at === "loading" || (others.at === "here" && others.value.asked !== asked);
  const mine = own.at === "here" ? own.value.scheduled : [];
  const known = new Set(mine.map(({ scheduled }) => scheduled));
  return (
    <main id="main" class="page calendar">
      <header class="hallway-head">
        <Title text={t("calendar")} />
        {mayOpen(house) && <button type="button" class="strong" onClick={() => (scheduling.value = true)}>{t("schedule-room")}</button>}
      </header>
      <section aria-labelledby="own">
        <h2 id="own">{t("calendar-own")}</h2>
        {own.at === "loading" && <Skeleton rows={2} label={t("loading")} />}
        {own.at === "failed" && <Failed text={refusalText(own.why.refusal)} request={own.why.request} retry={readOwn} />}
        {own.at === "here" && (mine.length === 0 ? <p class="quiet">{t("calendar-own-none")}</p> : <Days cards={mine} me={me.account} />)}
      </section>
      <section aria-labelledby="others">
        <h2 id="others">{t("calendar-others")}</h2>
        <ScheduledFilters choices={choices.value} filter={filter.value} choose={choose} />
        {coming && <Skeleton rows={2} label={t("loading")} />}
        {others.at === "failed" && <Failed text={refusalText(others.why.refusal)} request={others.why.request} retry={readOthers} />}
        {others.at === "here" && !coming && <Others cards={others.value.rows.filter(({ scheduled }) => !known.has(scheduled))} filtered={!isOff(filter.value)} me={me.account} />}
        {others.at === "here" && !coming && others.value.more && <button type="button" onClick={() => (pages.value += 1)}>{t("calendar-more")}</button>}
      </section>
      <Feed house={house} />
      <p class="buttons calendar-foot"><a class="button" href="/past">{t("past")}</a></p>
      {scheduling.value && <ScheduleForm house={house} close={() => (scheduling.value = false)} done={({ card }) => go(pageOf(card.scheduled, card.link))} />}
    </main>
  );
};

const Others = ({ cards, filtered, me }: { cards: ScheduledCard[]; filtered: boolean; me: string }) =>
  cards.length === 0 ? <p class="quiet">{t(filtered ? "filter-none-scheduled" : "calendar-others-none")}</p> : <Days cards={cards} me={me} />;

const Days = ({ cards, me }: { cards: ScheduledCard[]; me: string }) => {
  const now = useNow(60_000);
  return (
    <>
      {byDay(cards).map((cards) => (
        <div key={cards[0]?.scheduled} class="calendar-day">
          <p class="calendar-date">{day(cards[0]?.begins_ms ?? now, now)}</p>
          <ul class="cards">{cards.map((card) => <li key={card.scheduled}><ScheduledSummary card={card} me={me} /></li>)}</ul>
        </div>
      ))}
    </>
  );
};

/** The secret address that calendar programs follow. */
const Feed = ({ house }: { house: House }) => {
  const [loaded, again] = useLoad("feed", schedules.feed);
  const made = useSignal<string | null>(null);
  const make = async (): Promise<void> => {
    const got = await schedules.makeFeed();
    if (got.ok) made.value = got.value.url;
    else house.refused(got.refusal);
    again();
  };
  if (loaded.at === "failed") return <Failed text={refusalText(loaded.why.refusal)} request={loaded.why.request} retry={again} />;
  if (loaded.at !== "here") return null;
  const since = loaded.value.made_ms;
  return (
    <section aria-labelledby="feed">
      <h2 id="feed">{t("feed")}</h2>
      <p>{t("feed-what")}</p>
      {made.value === null
        ? <>
          {since !== null && <p class="quiet">{t("feed-since", { when: when(since) })}</p>}
          <p class="buttons"><button type="button" onClick={() => void make()}>{t(since === null ? "feed-make" : "feed-renew")}</button></p>
        </>
        : <><CopyLine label={t("feed")} text={made.value} title={t("feed")} /><p class="quiet">{t("feed-once")}</p></>}
    </section>
  );
};
