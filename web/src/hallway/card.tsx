/** A live room in a few lines: what it is about, who is on stage, how many listen; in the hallway also why it stands there. */
import { InCircle } from "../circles/in-circle";
import { languageName, listed, t } from "../language";
import { Proved } from "../proofs/said";
import { Avatar } from "../ui/avatar";
import { LockIcon } from "../ui/icons";
import { Name } from "../ui/name";
import type { HallwayReason, RoomCard } from "../wire";
import { why } from "./why";
import "../proofs/proofs.css";
import "./card.css";

/** More faces than this do not fit a phone's line. */
const FACES_MAX = 5;
/** Of the first on stage it is said what they are called and what they have proved. */
const SAID_MAX = 3;

interface Inputs {
  card: RoomCard;
  /** The title leads there, and the whole card with it. Without, it is on an invite: its reader is no member, and what people are called is for members. */
  link?: string;
  here?: boolean;
  reasons?: readonly HallwayReason[];
  /** Nobody is there any more. */
  over?: boolean;
  /** Below what the list of cards is called. */
  heading?: "h2" | "h3";
}

export const RoomSummary = ({ card, link, here = false, reasons = [], over = false, heading: Heading = "h2" }: Inputs) => {
  const handles = card.stage.slice(0, 3).map((person) => person.handle);
  const said = card.stage.slice(0, SAID_MAX).filter(({ badge, name }) => badge !== undefined || (link !== undefined && name !== undefined));
  const reasonsId = reasons.length > 0 ? `why-${card.room}` : undefined;
  return (
    <article class="card" data-room={card.room} data-over={over ? "" : undefined}>
      {card.topic && <p class="card-topic" dir="auto">{card.topic}</p>}
      <Heading class="card-title" dir="auto">{link ? <a href={link} aria-describedby={reasonsId}>{card.title}</a> : card.title}</Heading>
      {card.stage.length > 0 && (
        <div class="card-stage">
          <span class="card-faces">{card.stage.slice(0, FACES_MAX).map((person) => <Avatar key={person.member} id={person.member} handle={person.handle} bot={person.bot} picture={person.avatar} size="small" />)}</span>
          <span class="card-names">{listed(handles, card.speakers - handles.length)}</span>
        </div>
      )}
      {said.length > 0 && (
        <ul class="card-said">
          {said.map((person) => <li key={person.member}>{person.handle}{link !== undefined && person.name_mark && <> <Name of={person} /></>}{person.badge && <> <Proved badge={person.badge} /></>}</li>)}
        </ul>
      )}
      <p class="card-facts">
        <span>{t("card-speakers", { count: card.speakers })}</span>
        <span>{t("card-listeners", { count: card.listeners })}</span>
        {card.language !== undefined && <span>{languageName(card.language)}</span>}
        <InCircle circle={card.circle} />
        {card.visibility === "closed" && <span>{t("room-closed")}</span>}
        {card.locked && <span><LockIcon />{t("room-locked")}</span>}
        {card.hands === "off" && <span>{t("room-hands-off")}</span>}
        {!card.recap && <span>{t("recap-none")}</span>}
        {here && <strong>{t("card-here")}</strong>}
        {over && <strong class="card-over">{t("card-over")}</strong>}
      </p>
      {reasons.length > 0 && <ul id={reasonsId} class="card-why">{reasons.map((reason) => <li key={reason.kind}>{why(reason, card)}</li>)}</ul>}
    </article>
  );
};
