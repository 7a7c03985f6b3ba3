/** A circle in a few lines: what it is for, how one gets in, how many belong to it, and what one is to it. */
import { t } from "../language";
import type { CircleCard } from "../wire";
import { circlePage } from "./requests";
import "../hallway/card.css";

export const CircleSummary = ({ card }: { card: CircleCard }) => (
  <article class="card" data-circle={card.circle}>
    <h3 class="card-title" dir="auto"><a href={circlePage(card.circle)}>{card.name}</a></h3>
    {card.description !== null && <p dir="auto">{card.description}</p>}
    <CircleFacts card={card} />
  </article>
);

export const CircleFacts = ({ card }: { card: CircleCard }) => (
  <p class="card-facts">
    <span>{t("circle-members", { count: card.members })}</span>
    <span>{t(`circle-entry-${card.entry}`)}</span>
    {card.topics.map((topic) => <span key={topic} dir="auto">{topic}</span>)}
    {card.own !== null && <strong>{t(`circle-own-${card.own}`)}</strong>}
  </p>
);
