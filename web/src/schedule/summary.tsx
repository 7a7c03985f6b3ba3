/** A scheduled room in a few lines: when, what about, whose, and what it is to me. */
import { InCircle } from "../circles/in-circle";
import { languageName, t } from "../language";
import { pageOf } from "../schedules";
import type { OwnGuest, ScheduledCard } from "../wire";
import { ends, hours, theirHour } from "./times";
import "../hallway/card.css";
import "./schedule.css";

/** What it is to me, in a word. */
const ownWord = (own: OwnGuest): string => {
  if (own.coming === null) return t(own.role === "listener" ? "guest-reminded" : "guest-asked");
  return own.coming ? t("guest-coming") : t("guest-declined");
};

export const ScheduledSummary = ({ card, me }: { card: ScheduledCard; me: string }) => (
  <article class="card" data-scheduled={card.scheduled} data-state={card.state}>
    {card.topic && <p class="card-topic" dir="auto">{card.topic}</p>}
    <p class="scheduled-hours"><time dateTime={new Date(card.begins_ms).toISOString()}>{hours(card.begins_ms, ends(card))}</time></p>
    <h3 class="card-title" dir="auto"><a href={pageOf(card.scheduled, card.link)}>{card.title}</a></h3>
    <p class="card-facts">
      <span>@{card.owner.handle}</span>
      {card.state !== "upcoming" && <strong data-state={card.state}>{t(`scheduled-state-${card.state}`)}</strong>}
      {card.language !== undefined && <span>{languageName(card.language)}</span>}
      <span>{t("scheduled-coming", { coming: card.coming, places: card.places })}</span>
      <InCircle circle={card.circle} />
      {card.visibility === "closed" && <span>{t("room-closed")}</span>}
      {card.owner.member === me ? <strong>{t("guest-owner")}</strong> : card.own !== null && <strong>{ownWord(card.own)}</strong>}
    </p>
    {theirHour(card) && <p class="quiet scheduled-theirs">{theirHour(card)}</p>}
  </article>
);
