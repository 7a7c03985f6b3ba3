/** A scheduled room's page: when, who is on stage, whether one comes; what its owner can change; and what it left. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { InCircle } from "../circles/in-circle";
import { serverNow } from "../clock";
import { type House, refusalText } from "../house";
import { languageName, t } from "../language";
import { Nowhere } from "../people/nowhere";
import { wordFacts } from "../room/policy-facts";
import { fileOf, pageOf, pastOf, roomOf, schedules } from "../schedules";
import { Avatar } from "../ui/avatar";
import { CopyLine } from "../ui/copy-line";
import { Dialog } from "../ui/dialog";
import { useLoad } from "../ui/load";
import { useNow } from "../ui/now";
import { Title } from "../ui/title";
import { Failed, Skeleton } from "../ui/waiting";
import type { LineupRow, Me, OwnGuest, ScheduledCard, ScheduledPage } from "../wire";
import { PastFacts } from "./past";
import { ScheduleForm } from "./schedule-form";
import { day, ends, hour, hours, theirHour } from "./times";
import "./calendar.css";

/** Around its hour the page is read anew this often. */
const REFRESH_MS = 10_000;
const AROUND_MS = 3600_000;

interface Inputs {
  house: House;
  me: Me;
  scheduled: string;
  link: string | null;
}

export const ScheduledScreen = ({ house, me, scheduled, link }: Inputs) => {
  const [loaded, again] = useLoad(`scheduled ${scheduled} ${link ?? ""}`, () => schedules.one(scheduled, link));
  const begins_ms = loaded.at === "here" ? loaded.value.card.begins_ms : null;
  useEffect(() => {
    if (begins_ms === null) return undefined;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible" && Math.abs(begins_ms - serverNow()) < AROUND_MS) again();
    }, REFRESH_MS);
    return () => clearInterval(timer);
  }, [begins_ms]);
  if (loaded.at === "failed" && loaded.why.refusal?.code === "no_such_scheduled") return <Nowhere />;
  return (
    <main id="main" class="page scheduled">
      {loaded.at === "loading" && <><Title text={t("scheduled-room")} hidden /><Skeleton rows={4} label={t("loading")} /></>}
      {loaded.at === "failed" && <><Title text={t("scheduled-room")} /><Failed text={refusalText(loaded.why.refusal)} request={loaded.why.request} retry={again} /></>}
      {loaded.at === "here" && <Page house={house} me={me} page={loaded.value} link={link} again={again} />}
    </main>
  );
};

interface PageInputs {
  house: House;
  me: Me;
  page: ScheduledPage;
  link: string | null;
  again: () => void;
}

const Page = ({ house, me, page, link, again }: PageInputs) => {
  const { card, lineup, policy } = page;
  const now = useNow(30_000);
  const secret = card.link ?? link;
  const owns = card.owner.member === me.account;
  const theirs = theirHour(card);
  return (
    <>
      {card.topic && <p class="card-topic" dir="auto">{card.topic}</p>}
      <Title text={card.title} />
      <p class="scheduled-when"><time dateTime={new Date(card.begins_ms).toISOString()}><strong>{day(card.begins_ms, now)}</strong><br />{hours(card.begins_ms, ends(card))}</time>{theirs && <><br /><span class="quiet">{theirs}</span></>}</p>
      <State page={page} owns={owns} secret={secret} />
      {card.state !== "ended" && (
        <p class="card-facts">
          {card.language !== undefined && <span>{languageName(card.language)}</span>}
          <span>{t("scheduled-coming", { coming: card.coming, places: card.places })}</span>
          <InCircle circle={card.circle} />
          {(card.circle === undefined || card.visibility === "closed") && <span>{t(`room-${card.visibility}`)}</span>}
          {wordFacts(policy).map((fact) => <span key={fact}>{fact}</span>)}
          <span>{t(policy.recap ? "recap-left" : "recap-none")}</span>
        </p>
      )}
      {owns ? <Owns house={house} page={page} again={again} /> : <Coming house={house} card={card} link={link} again={again} />}
      <section aria-labelledby="lineup">
        <h2 id="lineup">{t("lineup")}</h2>
        <ul class="lineup">
          <Row row={{ person: card.owner, role: "moderator", coming: true }} said={t("guest-owner")} />
          {lineup.map((row) => <Row key={row.person.member} row={row} said={t(row.role === "moderator" ? "lineup-moderator" : "lineup-speaker")} />)}
        </ul>
      </section>
      {page.recap && <section aria-labelledby="recap"><h2 id="recap">{t("recap")}</h2><PastFacts past={page.recap} /><p><a href={pastOf(page.recap.room)}>{t("questions")}</a></p></section>}
      {card.state !== "ended" && card.state !== "lapsed" && (
        <section aria-labelledby="take-along">
          <h2 id="take-along">{t("take-along")}</h2>
          <p class="buttons"><a class="button" href={fileOf(card.scheduled, secret)} download="room.ics">{t("to-calendar")}</a></p>
          <CopyLine label={t("scheduled-link")} text={`${location.origin}${pageOf(card.scheduled, secret)}`} title={card.title} />
        </section>
      )}
    </>
  );
};

const Row = ({ row: { person, coming }, said }: { row: LineupRow; said: string }) => (
  <li>
    <a href={`/@${person.handle}`}><Avatar id={person.member} handle={person.handle} bot={person.bot} picture={person.avatar} size="small" />{person.handle}</a>
    <span class="quiet">{said}{coming === null && <> · {t("lineup-asked")}</>}{coming === false && <> · {t("lineup-declined")}</>}</span>
  </li>
);

/** Where it stands, and the way in. */
const State = ({ page: { card, green_room_ms }, owns, secret }: { page: ScheduledPage; owns: boolean; secret: string | null }) => {
  const onStage = owns || (card.own !== null && card.own.role !== "listener" && card.own.coming !== false);
  if (card.state === "upcoming") return onStage ? <p class="quiet">{t("green-room-opens", { time: hour(green_room_ms) })}</p> : null;
  const way = card.state === "live" || (card.state === "green_room" && onStage);
  return (
    <div class="scheduled-note" data-state={card.state} role="status">
      <p>{t(`scheduled-state-${card.state}-what`)}</p>
      {way && <p><a class="button strong" href={roomOf(card.scheduled, secret)}>{t(card.state === "live" ? "scheduled-enter" : "green-room-enter")}</a></p>}
    </div>
  );
};

/** Whether one comes, and wants letters, or is only reminded; for those invited on stage: whether they accept. */
const Coming = ({ house, card, link, again }: { house: House; card: ScheduledCard; link: string | null; again: () => void }) => {
  const { own } = card;
  const remind = useSignal(own?.remind ?? true);
  if (card.state !== "upcoming" && card.state !== "green_room") return null;
  const come = async (wanted: boolean, said: string): Promise<void> => {
    remind.value = wanted;
    const got = await schedules.come(card.scheduled, wanted, link);
    if (got.ok) house.say(said);
    else house.refused(got.refusal);
    again();
  };
  const stayAway = async (said: string): Promise<void> => {
    const got = await schedules.stayAway(card.scheduled);
    if (got.ok) house.say(said);
    else house.refused(got.refusal);
    again();
  };
  const beReminded = async (): Promise<void> => {
    const got = await schedules.remind(card.scheduled, link);
    if (got.ok) house.say(t("guest-remind-said"));
    else house.refused(got.refusal);
    again();
  };
  const reminded = own !== null && own.role === "listener" && own.coming === null;
  const full = (own === null || reminded) && card.coming >= card.places;
  return (
    <section class="scheduled-own" aria-label={t("guest-own")}>
      {own?.changed && <p><strong>{t("guest-changed")}</strong></p>}
      {full && <p>{t("refusal-no_places_left")}</p>}
      {(!full || reminded) && <p>{whereOneStands(own)}</p>}
      <p class="buttons">
        {!full && (own?.coming !== true || own.changed) && <button type="button" class="strong" onClick={() => void come(remind.value, t("guest-coming-said"))}>{t(own && own.role !== "listener" ? "guest-accept" : "guest-come")}</button>}
        {own === null && <button type="button" onClick={() => void beReminded()}>{t("guest-remind")}</button>}
        {reminded && <button type="button" onClick={() => void stayAway(t("guest-remind-stopped"))}>{t("guest-remind-stop")}</button>}
        {own !== null && !reminded && own.coming !== false && <button type="button" onClick={() => void stayAway(t("guest-away-said"))}>{t(own.role === "listener" ? "guest-stay-away" : "guest-decline")}</button>}
      </p>
      {!full && !reminded && own?.coming !== false && (
        <label class="choice">
          <input type="checkbox" checked={remind.value} onChange={(event) => {
            const wanted = event.currentTarget.checked;
            if (own?.coming === true) void come(wanted, t(wanted ? "guest-letters-on" : "guest-letters-off"));
            else remind.value = wanted;
          }} />
          <span><strong>{t("guest-letters")}</strong> <span class="quiet">{t("guest-letters-what")}</span></span>
        </label>
      )}
    </section>
  );
};

function whereOneStands(own: OwnGuest | null): string {
  if (own === null) return t("guest-own-none");
  if (own.role === "listener") return t(own.coming === true ? "guest-own-coming" : "guest-own-reminded");
  const role = t(own.role === "moderator" ? "lineup-moderator" : "lineup-speaker");
  if (own.coming === null) return t("guest-own-asked", { role });
  return own.coming ? t("guest-own-accepted", { role }) : t("guest-own-declined");
}

/** What whoever announced it can do, until its stage opens. */
const Owns = ({ house, page, again }: { house: House; page: ScheduledPage; again: () => void }) => {
  const changing = useSignal(false);
  const cancelling = useSignal(false);
  const { card } = page;
  if (card.state !== "upcoming") return null;
  const cancel = async (): Promise<void> => {
    cancelling.value = false;
    const got = await schedules.cancel(card.scheduled);
    if (got.ok) house.say(t("schedule-cancelled"));
    else house.refused(got.refusal);
    again();
  };
  return (
    <>
      <p class="buttons">
        <button type="button" onClick={() => (changing.value = true)}>{t("schedule-change")}</button>
        <button type="button" class="serious" onClick={() => (cancelling.value = true)}>{t("schedule-cancel")}</button>
      </p>
      {changing.value && <ScheduleForm house={house} page={page} close={() => (changing.value = false)} done={again} />}
      {cancelling.value && (
        <Dialog title={t("schedule-cancel")} close={() => (cancelling.value = false)}>
          <p>{t("schedule-cancel-what", { coming: card.coming })}</p>
          <p class="buttons">
            <button type="button" class="serious strong" onClick={() => void cancel()}>{t("schedule-cancel")}</button>
            <button type="button" onClick={() => (cancelling.value = false)}>{t("schedule-keep")}</button>
          </p>
        </Dialog>
      )}
    </>
  );
};
